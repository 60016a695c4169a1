#include "base/credit_code.h"

#include <ostream>

#include "cli/command.h"
#include "words/cli.h"

namespace zj::cli {
namespace {

int check(const Arguments& arguments, Streams& streams) {
  int exit = Exit::done;
  Json::Array rows;
  for (const std::string& code : arguments.operands()) {
    const CreditCodeCheck result = check_credit_code(code);
    const bool valid = result.verdict != CreditCodeCheck::Verdict::invalid;
    const char* verdict = valid ? "valid" : "invalid";
    const std::string reason = result.reason.in(arguments.lang());
    if (!valid) exit = Exit::unmet;
    if (arguments.has("json")) {
      rows.push_back(Json::Object{{"code", code}, {"verdict", verdict}, {"reason", reason}});
    } else {
      streams.out << code << "\t" << verdict << "\t" << reason << "\n";
    }
  }
  if (arguments.has("json")) streams.out << to_json(std::move(rows)) << "\n";
  return exit;
}

constexpr Option options[] = {json_option};

}  // namespace

extern constinit const Command credit_code_command{
    .name = "credit-code",
    .operands = "CODE…",
    .min_operands = 1,
    .max_operands = any_number,
    .options = options,
    .summary = words::credit_code_summary,
    .details = words::credit_code_details,
    .run = check,
};

}  // namespace zj::cli
