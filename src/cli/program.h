#pragma once
// The program behind main(): finds the command, reads its arguments, explains itself.

#include <span>
#include <string>
#include <string_view>

#include "cli/command.h"

namespace zj::cli {

// Every command of the program, in the order of the help. A new command is one file and one row in commands.cpp.
std::span<const Command* const> commands();

// zh unless the locale ("en_GB.UTF-8") asks for English.
Lang language_of(std::string_view locale);

// Runs `words` (without the program's name) and gives the exit status. `locale` is what LC_ALL or LANG says. Whatever a
// command throws is said on `err` and gives Exit::unknown: nothing was decided.
int run(std::span<const std::string> words, std::string_view locale, Streams& streams);

}  // namespace zj::cli
