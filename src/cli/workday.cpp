#include "base/workday.h"

#include <limits>
#include <ostream>

#include "base/text.h"
#include "cli/command.h"
#include "words/cli.h"

namespace zj::cli {
namespace {

Result<Date> date_operand(const Arguments& arguments, std::size_t index, std::string_view name) {
  return parse_date(arguments.operands()[index]).map_error([&](Error error) {
    error.at = name;
    return error;
  });
}

Result<int> count_operand(const Arguments& arguments, std::size_t index, std::string_view name) {
  const std::string& text = arguments.operands()[index];
  const auto n = parse_integer(text);
  if (!n || *n < 0 || *n > std::numeric_limits<int>::max())
    return bad_input(std::string(name), say(words::workday_count_form, text));
  return static_cast<int>(*n);
}

void print(const Arguments& arguments, Streams& streams, std::string_view name, const Json& value,
           std::string_view plain) {
  if (!arguments.has("json")) {
    streams.out << plain << "\n";
    return;
  }
  Json document;
  document.set(name, value);
  streams.out << to_json(document) << "\n";
}

int add(const Arguments& arguments, Streams& streams) {
  const Result<Date> from = date_operand(arguments, 0, "DATE");
  if (!from) return report(from.error(), arguments, streams);
  const Result<int> n = count_operand(arguments, 1, "N");
  if (!n) return report(n.error(), arguments, streams);
  const Result<Date> date = shipped_calendar().add(*from, *n);
  if (!date) return report(date.error(), arguments, streams);
  print(arguments, streams, "date", to_iso(*date), to_iso(*date));
  return Exit::done;
}

int between(const Arguments& arguments, Streams& streams) {
  const Result<Date> after = date_operand(arguments, 0, "A");
  if (!after) return report(after.error(), arguments, streams);
  const Result<Date> until = date_operand(arguments, 1, "B");
  if (!until) return report(until.error(), arguments, streams);
  const Result<int> n = shipped_calendar().between(*after, *until);
  if (!n) return report(n.error(), arguments, streams);
  print(arguments, streams, "workdays", *n, std::to_string(*n));
  return Exit::done;
}

constexpr Option options[] = {json_option};

}  // namespace

extern constinit const Command workday_add_command{
    .name = "workday add",
    .operands = "DATE N",
    .min_operands = 2,
    .max_operands = 2,
    .options = options,
    .summary = words::workday_add_summary,
    .details = words::workday_add_details,
    .run = add,
};

extern constinit const Command workday_between_command{
    .name = "workday between",
    .operands = "A B",
    .min_operands = 2,
    .max_operands = 2,
    .options = options,
    .summary = words::workday_between_summary,
    .details = words::workday_between_details,
    .run = between,
};

}  // namespace zj::cli
