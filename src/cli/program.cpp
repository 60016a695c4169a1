#include "cli/program.h"

#include <algorithm>
#include <exception>
#include <ostream>

#include <fmt/format.h>

#include "base/text.h"
#include "base/version.h"

namespace zj::cli {
namespace {

using Words = std::span<const std::string>;

bool asks_for_help(const std::string& word) {
  return word == "--help" || word == "-h";
}

bool is_in_group(const Command& command, std::string_view group) {
  return command.name.starts_with(group) && command.name.substr(group.size()).starts_with(' ');
}

// --lang counts wherever it stands, so that even the message about the word before it is in the right language.
Lang language_of(Words words, std::string_view locale) {
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (words[i] == "--lang" && i + 1 < words.size()) return cli::language_of(words[i + 1]);
    if (words[i].starts_with("--lang=")) return cli::language_of(std::string_view(words[i]).substr(7));
  }
  return cli::language_of(locale);
}

// Two columns, the left one of ASCII.
void list(std::ostream& out, const std::vector<std::pair<std::string, std::string_view>>& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.first.size());
  for (const auto& [name, text] : rows) out << fmt::format("  {:<{}}  {}\n", name, width, text);
}

void list_options(std::ostream& out, std::span<const Option> options, Lang lang) {
  std::vector<std::pair<std::string, std::string_view>> rows;
  const auto add = [&](const Option& option) {
    const std::string letter = option.letter.empty() ? "" : fmt::format(", -{}", option.letter);
    rows.emplace_back(fmt::format("--{}{}{}{}", option.name, letter, option.value.empty() ? "" : " ", option.value),
                      option.help.in(lang));
  };
  for (const Option& option : options) add(option);
  add({"lang", "zh|en", words::cli_lang_option});
  add({"help", "", words::cli_help_option});
  out << "\n" << words::cli_options.in(lang) << "\n";
  list(out, rows);
}

// The commands of a group, or all of them.
void list_commands(std::ostream& out, std::string_view group, Lang lang) {
  std::vector<std::pair<std::string, std::string_view>> rows;
  for (const Command* command : commands()) {
    if (group.empty() || is_in_group(*command, group)) rows.emplace_back(command->name, command->summary.in(lang));
  }
  out << words::cli_commands.in(lang) << "\n";
  list(out, rows);
}

void explain_program(std::ostream& out, Lang lang) {
  out << words::cli_title.in(lang) << "\n\n";
  out << words::cli_usage.in(lang) << words::cli_any_command.in(lang) << "\n\n";
  list_commands(out, "", lang);
  constexpr Option version[] = {{"version", "", words::cli_version_option}};
  list_options(out, version, lang);
  out << "\n" << words::cli_footer.in(lang) << "\n";
}

void explain_command(std::ostream& out, const Command& command, Lang lang) {
  out << "zhijian " << command.name << words::cli_colon.in(lang) << command.summary.in(lang) << "\n\n";
  out << words::cli_usage.in(lang) << usage(command, lang) << "\n\n";
  out << command.details.in(lang) << "\n";
  list_options(out, command.options, lang);
}

// The command whose name, of one or two words, `words` begin with; its words are taken off.
const Command* take_command(Words& words) {
  for (const std::size_t count : {2u, 1u}) {
    if (words.size() < count) continue;
    const std::string name = count == 2 ? words[0] + " " + words[1] : words[0];
    for (const Command* command : commands()) {
      if (command->name != name) continue;
      words = words.subspan(count);
      return command;
    }
  }
  return nullptr;
}

Error no_command() {
  return {Trouble::bad_input, say(words::cli_no_command)};
}

Error unknown_command(Words words) {
  std::vector<std::string_view> names;
  for (const Command* command : commands()) names.push_back(command->name);
  const std::string& first = words[0];
  const std::string both = words.size() > 1 ? first + " " + words[1] : first;
  for (const std::string& wanted : {both, first}) {
    const std::string_view near = nearest(wanted, names);
    if (!near.empty()) return {Trouble::bad_input, say(words::cli_unknown_command_nearest, wanted, near)};
  }
  return {Trouble::bad_input, say(words::cli_unknown_command, first)};
}

int run_command(const Command& command, Words words, Lang lang, Streams& streams) {
  const Words options = words.first(std::find(words.begin(), words.end(), "--") - words.begin());
  if (std::any_of(options.begin(), options.end(), asks_for_help)) {
    explain_command(streams.out, command, lang);
    return Exit::done;
  }
  const Result<Arguments> arguments = parse_arguments(command, words, lang);
  if (!arguments) {
    const bool json = std::find(options.begin(), options.end(), "--json") != options.end();
    return report(arguments.error(), lang, json, streams);
  }
  return command.run(*arguments, streams);
}

int dispatch(Words words, Lang lang, Streams& streams) {
  while (!words.empty() && words[0].starts_with("--lang"))
    words = words.subspan(words[0] == "--lang" && words.size() > 1 ? 2 : 1);
  if (words.empty()) return report(no_command(), lang, false, streams);
  if (asks_for_help(words[0])) {
    explain_program(streams.out, lang);
    return Exit::done;
  }
  if (words[0] == "--version") {
    streams.out << program_version() << "\n";
    return Exit::done;
  }
  const std::string first = words[0];
  if (const Command* command = take_command(words)) return run_command(*command, words, lang, streams);

  const auto in_group = [&](const Command* command) { return is_in_group(*command, first); };
  if (std::none_of(commands().begin(), commands().end(), in_group)) {
    return report(unknown_command(words), lang, false, streams);
  }
  if (words.size() > 1 && asks_for_help(words[1])) {
    list_commands(streams.out, first, lang);
    return Exit::done;
  }
  report(words.size() > 1 ? unknown_command(words) : no_command(), lang, false, streams);
  list_commands(streams.err, first, lang);
  return Exit::bad_usage;
}

}  // namespace

Lang language_of(std::string_view locale) {
  return locale.starts_with("en") ? Lang::en : Lang::zh;
}

int run(Words words, std::string_view locale, Streams& streams) {
  const Lang lang = language_of(words, locale);
  try {
    const int exit = dispatch(words, lang, streams);
    if (streams.out.flush()) return exit;
    streams.err << words::cli_cannot_write.in(lang) << "\n";
  } catch (const std::exception& e) {
    streams.err << say(words::cli_failed, e.what()).in(lang) << "\n";
  }
  return Exit::unknown;
}

}  // namespace zj::cli
