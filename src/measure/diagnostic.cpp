#include "measure/diagnostic.h"

#include <algorithm>
#include <tuple>

#include "words/measure.h"

namespace zj::measure {

std::string to_text(const Diagnostic& d, Lang lang) {
  std::string out = d.file + ":" + std::to_string(d.line) + ":" + std::to_string(d.column) + ": ";
  out += (d.severity == Severity::error ? words::severity_error : words::severity_warning).in(lang);
  out += d.message.in(lang);
  if (!d.fix.word.zh.empty()) out += say(words::with_fix, d.fix.in(lang)).in(lang);
  return out;
}

void Diagnostics::error(Position at, Said message, Said fix) {
  ++errors_;
  add(Severity::error, at, std::move(message), std::move(fix));
}

void Diagnostics::warning(Position at, Said message, Said fix) {
  add(Severity::warning, at, std::move(message), std::move(fix));
}

void Diagnostics::add(Severity severity, Position at, Said message, Said fix) {
  const auto index = static_cast<std::size_t>(at.file);
  std::string path = index < paths_.size() ? paths_[index] : std::string();
  found_.emplace_back(at,
                      Diagnostic{severity, std::move(path), at.line, at.column, std::move(message), std::move(fix)});
}

std::vector<Diagnostic> Diagnostics::take() {
  const auto same = [](const auto& a, const auto& b) {
    return a.first == b.first && a.second.message.word.zh == b.second.message.word.zh &&
           a.second.message.args == b.second.message.args;
  };
  std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  found_.erase(std::unique(found_.begin(), found_.end(), same), found_.end());
  std::vector<Diagnostic> out;
  out.reserve(found_.size());
  for (auto& [at, diagnostic] : found_) out.push_back(std::move(diagnostic));
  found_.clear();
  return out;
}

}  // namespace zj::measure
