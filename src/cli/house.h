#pragma once
// The parts that a command works with when it opens the record: database, evidence, registry, accounts.

#include <filesystem>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "cli/command.h"
#include "db/database.h"
#include "files/store.h"
#include "registry/accounts.h"
#include "registry/registry.h"

namespace zj::cli {

inline constexpr Option data_option{"data", "DIR", words::cli_data_option};
inline constexpr Option database_option{"database", "URL", words::cli_database_option};

struct House {
  std::filesystem::path data;
  std::unique_ptr<Clock> clock;
  std::unique_ptr<Random> random;
  std::unique_ptr<db::Database> database;
  std::unique_ptr<files::Store> files;
  std::unique_ptr<registry::Registry> registry;
  std::unique_ptr<registry::Accounts> accounts;
};

// Opens what --data and --database name (created when absent), with the shipped measure.
Result<std::unique_ptr<House>> open_house(const Arguments& arguments, std::unique_ptr<Clock> clock,
                                          db::Options options = {}, registry::PasswordCost cost = {});

// The 23 recommending units and the bureau, and accounts for the bureau when there are none yet: gives their first
// password once.
struct FirstAccount {
  std::string login, password, role;
};
Result<std::vector<FirstAccount>> furnish(House& house);

}  // namespace zj::cli
