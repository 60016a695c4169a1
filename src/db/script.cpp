#include "db/script.h"

#include <algorithm>

namespace zj::db {
namespace {

std::string_view engine_word(std::string_view token, Engine engine) {
  const bool sqlite = engine == Engine::sqlite;
  if (token == "{{blob}}") return sqlite ? "BLOB" : "BYTEA";
  if (token == "{{strict}}") return sqlite ? "STRICT" : "";
  if (token == "{{i64}}") return sqlite ? "INTEGER" : "BIGINT";
  return "?";
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

}  // namespace

std::vector<Statement> split_script(std::string_view script, Engine engine) {
  std::vector<Statement> statements;
  const auto line_of = [&](std::size_t at) {
    return 1 + static_cast<int>(std::count(script.begin(), script.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  };
  const auto fail = [&](std::size_t at, const std::string& what) -> Failure {
    return {Failure::Kind::other, std::to_string(line_of(at)) + ": " + what};
  };

  Statement current;
  const auto finish = [&] {
    while (!current.text.empty() && is_space(current.text.back())) current.text.pop_back();
    if (!current.text.empty()) statements.push_back(std::move(current));
    current = {};
  };
  const auto append = [&](std::size_t at, std::string_view text) {
    if (current.text.empty()) current.line = line_of(at);
    current.text += text;
  };

  for (std::size_t at = 0; at < script.size();) {
    const std::size_t end = scan::skip_opaque(script, at);
    if (end == scan::unterminated) throw fail(at, "a quote or a comment does not end");
    const bool comment = end != at && (script[at] == '-' || script[at] == '/');
    if (comment) {
      if (!current.text.empty()) current.text += ' ';
      at = end;
    } else if (end != at) {
      append(at, script.substr(at, end - at));
      at = end;
    } else if (script[at] == ';') {
      finish();
      ++at;
    } else if (script.substr(at, 2) == "{{") {
      const std::size_t close = std::min(script.find("}}", at), script.size() - 2) + 2;
      const std::string_view token = script.substr(at, close - at);
      const std::string_view word = engine_word(token, engine);
      if (word == "?") throw fail(at, "expected {{blob}}, {{strict}} or {{i64}}, found " + std::string(token));
      append(at, word);
      at = close;
    } else if (script[at] == '$') {
      throw fail(at, "$ has no place in a migration");
    } else {
      if (!current.text.empty() || !is_space(script[at])) append(at, script.substr(at, 1));
      ++at;
    }
  }
  finish();
  return statements;
}

}  // namespace zj::db
