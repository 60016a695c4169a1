#include <array>

#include "cli/program.h"

namespace zj::cli {

// Each is defined in the file that bears its name.
extern const Command assess_command;
extern const Command replay_command;
extern const Command award_command;
extern const Command compute_command;
extern const Command measure_check_command;
extern const Command measure_diff_command;
extern const Command measure_simulate_command;
extern const Command measure_boundaries_command;
extern const Command measure_mutate_command;
extern const Command measure_export_command;
extern const Command feel_command;
extern const Command workday_add_command;
extern const Command workday_between_command;
extern const Command credit_code_command;
extern const Command serve_command;
extern const Command doctor_command;
extern const Command backup_command;
extern const Command account_add_command;

std::span<const Command* const> commands() {
  static constexpr std::array all{
      &assess_command,
      &replay_command,
      &award_command,
      &compute_command,
      &measure_check_command,
      &measure_diff_command,
      &measure_boundaries_command,
      &measure_simulate_command,
      &measure_mutate_command,
      &measure_export_command,
      &feel_command,
      &workday_add_command,
      &workday_between_command,
      &credit_code_command,
      &serve_command,
      &doctor_command,
      &backup_command,
      &account_add_command,
  };
  return all;
}

}  // namespace zj::cli
