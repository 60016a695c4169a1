// Cases: tests that stand under the article that they test.

#include <algorithm>

#include "base/text.h"
#include "measure/load.h"
#include "measure/values.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

constexpr int longest_chain = 32;  // of cases that start from each other

// Merges `more` over `base`, member by member. A null takes the member away unless the glossary lets it be null.
void merge(Json& base, const Json& more, const Glossary& glossary, const std::string& path) {
  const Json::Object* members = more.object();
  if (!members || !base.object()) {
    base = more;
    return;
  }
  for (const auto& [name, value] : *members) {
    const std::string at = path.empty() ? name : path + "." + name;
    const Fact* fact = glossary.find(at);
    if (value.is_null() && !(fact && fact->nullable)) {
      std::erase_if(*base.object(), [&](const Json::Member& m) { return m.first == name; });
    } else if (const Json* known = base.find(name); known && known->object() && value.object()) {
      Json merged = *known;
      merge(merged, value, glossary, at);
      base.set(name, std::move(merged));
    } else {
      base.set(name, value);
    }
  }
}

// Takes the member at a path away: 企业.独立法人, 事故记录[1].日期, 环节.F.A.3.1 (a key may hold dots).
bool remove_path(Json& json, std::string_view path) {
  if (Json::Array* array = json.array()) {
    const std::size_t close = path.find(']');
    if (!path.starts_with('[') || close == std::string_view::npos) return false;
    std::size_t index = 0;
    for (const char c : path.substr(1, close - 1)) {
      if (c < '0' || c > '9' || index > array->size()) return false;
      index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    if (index == 0 || index > array->size()) return false;
    const std::string_view rest = path.substr(close + 1);
    if (rest.empty()) {
      array->erase(array->begin() + static_cast<std::ptrdiff_t>(index - 1));
      return true;
    }
    return rest.starts_with('.') && remove_path((*array)[index - 1], rest.substr(1));
  }
  Json::Object* object = json.object();
  if (!object) return false;
  for (auto member = object->begin(); member != object->end(); ++member) {
    if (!path.starts_with(member->first)) continue;
    const std::string_view rest = path.substr(member->first.size());
    if (rest.empty()) {
      object->erase(member);
      return true;
    }
    if ((rest.starts_with('.') && remove_path(member->second, rest.substr(1))) ||
        (rest.starts_with('[') && remove_path(member->second, rest)))
      return true;
  }
  return false;
}

// The parts between commas that are neither in brackets nor in strings.
std::vector<Located> split_outside(const Located& text) {
  std::vector<Located> parts;
  for (std::size_t start = 0; start <= text.text().size();) {
    const std::size_t end = std::min(find_outside(text.text(), ",", start), text.text().size());
    if (Located part = text.slice(start, end - start).trimmed(); !part.empty()) parts.push_back(std::move(part));
    start = end + 1;
  }
  return parts;
}

}  // namespace

void Loader::read_cases() {
  const auto placed_cases = blocks("case");
  for (const PlacedBlock* placed : placed_cases) {
    const Located& name = placed->block.title;
    if (!cases_by_name_.emplace(name.text(), placed).second)
      diagnostics_.error(name.at(), say(words::repeated_id, name.text()));
  }
  for (const PlacedBlock* placed : placed_cases) read_case(*placed);
  for (const PlacedBlock* placed : blocks("rule")) {
    if (const Rule* rule = measure_->rule(placed->block.id.text())) read_examples(*placed, *rule);
  }
  for (const PlacedBlock* placed : blocks("guard")) {
    if (const Rule* guard = measure_->guard(placed->block.title.text())) read_examples(*placed, *guard);
  }
}

// `met for: { … }`: a case in one line, beside the condition that it tries.
void Loader::read_examples(const PlacedBlock& placed, const Rule& rule) {
  for (const BlockEntry& entry : placed.block.entries) {
    static constexpr std::string_view ending = " for";
    const std::string_view key = entry.key.text();
    if (key.find(' ') == std::string_view::npos) continue;
    if (!key.ends_with(ending)) {
      diagnostics_.error(entry.key.at(), say(words::bad_example_key, key), say(words::fix_example_key));
      continue;
    }
    const std::string verdict(key.substr(0, key.size() - ending.size()));
    Case test;
    test.name = rule.id + " " + std::string(key);
    test.article = placed.article;
    test.document = rule.document;
    test.given = context_of(entry.text);
    test.at = entry.key.at();
    test.expected.push_back({rule.id, verdict, {}, entry.key.at()});
    measure_->cases_.push_back(std::move(test));
  }
}

void Loader::read_case(const PlacedBlock& placed) {
  const Block& block = placed.block;
  check_keys(block, {"from", "given", "without", "then", "document", "compute"});
  Case test;
  test.name = block.title.text();
  test.article = placed.article;
  test.at = block.at;
  const Located* name = block.find("document");
  Document* document = home_of(name ? name->text() : std::string_view());
  if (!document) {
    diagnostics_.error(name->at(), say(words::unknown_document, name->text()));
    return;
  }
  test.document = document;
  if (const Located* compute = block.find("compute")) {
    test.compute = compute->text();
    if (!measure_->compute(test.compute)) diagnostics_.error(compute->at(), say(words::unknown_compute, test.compute));
  }
  test.given = given_of(placed, *document, 0);
  if (const Located* then = block.find("then")) {
    read_expectations(*then, test);
  } else {
    diagnostics_.error(block.at, say(words::missing_key, "then"));
  }
  measure_->cases_.push_back(std::move(test));
}

// The case's document: that of the case it starts from, with what it is given and without what it takes away.
const Json& Loader::given_of(const PlacedBlock& placed, const Document& document, int depth) {
  const auto known = given_.find(&placed);
  return known != given_.end() ? known->second : given_[&placed] = work_out_given(placed, document, depth);
}

Json Loader::work_out_given(const PlacedBlock& placed, const Document& document, int depth) {
  const Block& block = placed.block;
  Json json(Json::Object{});
  if (const Located* from = block.find("from")) {
    const auto start = cases_by_name_.find(from->text());
    if (start == cases_by_name_.end()) {
      std::vector<std::string_view> names;
      for (const auto& [name, block_of] : cases_by_name_) names.push_back(name);
      const std::string_view near = nearest(from->text(), names);
      diagnostics_.error(from->at(), say(words::unknown_case, from->text()),
                         near.empty() ? Said{} : say(words::fix_write, near));
    } else if (depth >= longest_chain) {
      diagnostics_.error(from->at(), say(words::circular_definition, block.title.text()));
    } else {
      json = given_of(*start->second, document, depth + 1);
    }
  }
  if (const Located* given = block.find("given")) merge(json, context_of(*given), document.glossary, {});
  if (const Located* without = block.find("without")) {
    for (const Located& path : split_list(*without, ",")) {
      if (!remove_path(json, path.text()))
        diagnostics_.error(path.at(), say(words::nothing_to_remove, path.text(), block.title.text()));
    }
  }
  return json;
}

// A FEEL context of constants; an empty one where it is none, which is reported.
Json Loader::context_of(const Located& text) {
  static const feel::Scope no_names;
  const auto expression = compile_feel(text, no_names, diagnostics_);
  if (!expression) return Json(Json::Object{});
  const feel::Value value = expression->evaluate({});
  if (value.is_context()) return value_json(value);
  diagnostics_.error(text.at(), say(words::given_no_context));
  return Json(Json::Object{});
}

void Loader::read_expectations(const Located& text, Case& test) {
  static constexpr std::string_view verdicts[] = {"met", "unmet", "unknown", "not_applicable"};
  for (const Located& part : split_outside(text)) {
    const std::size_t equals = find_outside(part.text(), "=");
    if (equals == std::string_view::npos) {
      diagnostics_.error(part.at(), say(words::bad_expectation, part.text()), say(words::fix_expectation));
      continue;
    }
    const Located subject = part.slice(0, equals).trimmed();
    const Located value = part.slice(equals + 1).trimmed();
    Case::Expectation expected{subject.text(), value.text(), {}, part.at()};
    if (subject.text() == "value" || subject.text().starts_with("value.")) {
      static const feel::Scope no_names;
      if (const auto expression = compile_feel(value, no_names, diagnostics_))
        expected.computed = expression->evaluate({});
    } else if (subject.text() == "route") {
      const auto has = [&](const VerdictRule& v) {
        return std::any_of(v.routes.begin(), v.routes.end(), [&](const auto& r) { return r.name == value.text(); });
      };
      if (std::none_of(measure_->verdicts_.begin(), measure_->verdicts_.end(), has))
        diagnostics_.error(value.at(), say(words::unknown_route, value.text()));
    } else {
      // Guards count by their blocks, which a measure without its procedure has too.
      std::vector<std::string_view> ids{"verdict"};
      for (const Rule& rule : measure_->rules_) ids.push_back(rule.id);
      for (const PlacedBlock* guard : blocks("guard")) ids.push_back(guard->block.title.text());
      if (std::find(ids.begin(), ids.end(), subject.text()) == ids.end()) {
        const std::string_view near = nearest(subject.text(), ids);
        diagnostics_.error(subject.at(), say(words::unknown_rule, subject.text()),
                           near.empty() ? Said{} : say(words::fix_write, near));
      }
      if (std::find(std::begin(verdicts), std::end(verdicts), value.text()) == std::end(verdicts))
        diagnostics_.error(value.at(), say(words::unknown_verdict, value.text()));
    }
    test.expected.push_back(std::move(expected));
  }
}

}  // namespace zj::measure
