#include "cli/command.h"

#include <algorithm>
#include <ostream>

#include "base/text.h"

namespace zj::cli {
namespace {

constexpr Option common_options[] = {{"help", "", words::cli_help_option}, {"lang", "zh|en", words::cli_lang_option}};

// By what was written: `--name`, or `-l`.
const Option* find_option(const Command& command, std::string_view written) {
  const bool by_name = written.starts_with("--");
  const std::string_view name = written.substr(by_name ? 2 : 1);
  for (const std::span<const Option> options : {command.options, std::span<const Option>(common_options)}) {
    const auto it = std::find_if(options.begin(), options.end(), [&](const Option& o) {
      return !name.empty() && (by_name ? o.name : o.letter) == name;
    });
    if (it != options.end()) return &*it;
  }
  return nullptr;
}

Error unknown_option(const Command& command, std::string_view written) {
  std::vector<std::string_view> known;
  for (const Option& option : command.options) known.push_back(option.name);
  for (const Option& option : common_options) known.push_back(option.name);
  const std::string_view near =
      nearest(written.substr(std::min(written.find_first_not_of('-'), written.size())), known);
  const Said said = near.empty() ? say(words::cli_unknown_option, command.name)
                                 : say(words::cli_unknown_option_nearest, "--" + std::string(near));
  return {Trouble::bad_input, said, std::string(written)};
}

bool looks_like_option(std::string_view word) {
  const bool negative_number = word.size() > 1 && word[1] >= '0' && word[1] <= '9';
  return word.size() > 1 && word[0] == '-' && !negative_number;
}

}  // namespace

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto it = options_.find(option);
  return it == options_.end() ? std::nullopt : std::optional(it->second);
}

Result<Arguments> parse_arguments(const Command& command, std::span<const std::string> words, Lang lang) {
  std::vector<std::string> operands;
  std::map<std::string, std::string, std::less<>> options;
  bool options_ended = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (options_ended || !looks_like_option(word)) {
      operands.emplace_back(word);
      continue;
    }
    if (word == "--") {
      options_ended = true;
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string_view written = word.substr(0, equals);
    const std::string at(written);
    const Option* option = find_option(command, written);
    if (!option) return unexpected(unknown_option(command, written));

    std::string value;
    if (equals != word.npos) {
      if (option->value.empty()) return bad_input(at, say(words::cli_option_takes_no_value));
      value = word.substr(equals + 1);
    } else if (!option->value.empty()) {
      const bool missing = i + 1 == words.size() || looks_like_option(words[i + 1]);
      if (missing) return bad_input(at, say(words::cli_option_needs_value, option->value));
      value = words[++i];
    }
    if (!options.emplace(option->name, std::move(value)).second) return bad_input(at, say(words::cli_option_twice));
  }
  if (operands.size() < command.min_operands || operands.size() > command.max_operands) {
    return bad_input("", say(words::cli_operands, usage(command, lang)));
  }
  if (const auto it = options.find("lang"); it != options.end() && it->second != "zh" && it->second != "en") {
    return bad_input("--lang", say(words::cli_option_value, "zh|en", it->second));
  }
  return Arguments(lang, std::move(operands), std::move(options));
}

std::string usage(const Command& command, Lang lang) {
  std::string out = "zhijian " + std::string(command.name);
  if (!command.operands.empty()) out += " " + std::string(command.operands);
  return out + " " + std::string(words::cli_options_mark.in(lang));
}

int report(const Error& error, Lang lang, bool json, Streams& streams) {
  const std::string message = error.said.in(lang);
  if (!error.at.empty()) streams.err << error.at << ": ";
  streams.err << message << "\n";
  if (json) {
    Json document;
    Json& details = document.set("error", Json::Object());
    details.set("path", error.at);
    details.set("message", message);
    streams.out << to_json(document) << "\n";
  }
  return Exit::bad_usage;
}

int report(const Error& error, const Arguments& arguments, Streams& streams) {
  return report(error, arguments.lang(), arguments.has("json"), streams);
}

}  // namespace zj::cli
