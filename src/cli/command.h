#pragma once
// A subcommand of the program: its name, what it takes, what it says about itself, and the function that does it.

#include <cstddef>
#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "words/cli.h"

namespace zj::cli {

// What the program answers to the shell.
enum Exit : int {
  done = 0,       // done, met or valid
  unmet = 1,      // unmet or invalid
  bad_usage = 2,  // bad input or usage: nothing was decided
  unknown = 3     // cannot be decided
};

struct Streams {
  std::istream& in;
  std::ostream& out;  // data
  std::ostream& err;  // messages
};

// `--name VALUE` or, without a value, the switch `--name`; with a letter also `-l VALUE`.
struct Option {
  std::string_view name;   // without the dashes
  std::string_view value;  // stands for the value in the help: "DIR"; empty for a switch
  Word help;
  std::string_view letter = {};  // without the dash; empty: none
};
inline constexpr Option json_option{"json", "", words::cli_json_option};

// The command line after the command's name, already checked against its options and operands.
class Arguments {
 public:
  Arguments(Lang lang, std::vector<std::string> operands, std::map<std::string, std::string, std::less<>> options)
      : lang_(lang), operands_(std::move(operands)), options_(std::move(options)) {}

  Lang lang() const { return lang_; }
  const std::vector<std::string>& operands() const { return operands_; }
  bool has(std::string_view option) const { return options_.contains(option); }
  std::optional<std::string> value(std::string_view option) const;

 private:
  Lang lang_;
  std::vector<std::string> operands_;
  std::map<std::string, std::string, std::less<>> options_;  // a switch has an empty value
};

struct Command {
  std::string_view name;      // "credit-code"; "workday add" for one of a group
  std::string_view operands;  // as the usage line shows them: "DATE N"
  std::size_t min_operands;
  std::size_t max_operands;
  std::span<const Option> options;  // --help and --lang come with every command
  Word summary;                     // one line
  Word details;                     // whatever else a user must know
  int (*run)(const Arguments&, Streams&);
};

inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);

// Reads what follows the command's name. Error::at is the option or operand. `--` ends the options; `-` and negative
// numbers are operands.
Result<Arguments> parse_arguments(const Command& command, std::span<const std::string> words, Lang lang);

// "zhijian workday add DATE N [OPTIONS]"
std::string usage(const Command& command, Lang lang);

// Says an error to people on `err`, with --json also as {"error": {"path", "message"}} on `out`. Returns
// Exit::bad_usage.
int report(const Error& error, const Arguments& arguments, Streams& streams);
int report(const Error& error, Lang lang, bool json, Streams& streams);

}  // namespace zj::cli
