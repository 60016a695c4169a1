// What operators do with the record: look after it, copy it, let people in.

#include <ostream>

#include "cli/house.h"
#include "db/backup.h"
#include "registry/doctor.h"
#include "registry/jobs.h"

namespace zj::cli {
namespace {

constexpr Option record_options[] = {data_option, database_option, json_option};
constexpr Option backup_options[] = {data_option, database_option};
constexpr Option account_options[] = {
    data_option,
    database_option,
    {"name", "NAME", words::cli_account_name},
    {"roles", "ROLE,…", words::cli_account_roles},
    {"org", "CODE", words::cli_account_org},
    {"password", "WORD", words::cli_account_password},
};

int doctor(const Arguments& arguments, Streams& streams) {
  auto house = open_house(arguments, std::make_unique<SystemClock>());
  if (!house) return report(house.error(), arguments, streams);
  const registry::Diagnosis diagnosis = registry::examine(*(*house)->registry);
  if (arguments.has("json")) {
    Json::Array checks, complaints;
    for (const std::string& check : diagnosis.checks) checks.emplace_back(check);
    for (const registry::Complaint& complaint : diagnosis.complaints) {
      Json one;
      one.set("check", complaint.check);
      one.set("detail", complaint.detail);
      complaints.push_back(std::move(one));
    }
    Json document;
    document.set("checks", Json(std::move(checks)));
    document.set("complaints", Json(std::move(complaints)));
    streams.out << to_json(document) << "\n";
  } else {
    for (const std::string& check : diagnosis.checks) {
      bool sound = true;
      for (const registry::Complaint& complaint : diagnosis.complaints) {
        if (complaint.check != check) continue;
        if (sound) streams.out << "✗ " << check << "\n";
        sound = false;
        streams.out << "    " << complaint.detail << "\n";
      }
      if (sound) streams.out << "✓ " << check << "\n";
    }
  }
  return diagnosis.complaints.empty() ? Exit::done : Exit::unmet;
}

int backup(const Arguments& arguments, Streams& streams) {
  auto house = open_house(arguments, std::make_unique<SystemClock>());
  if (!house) return report(house.error(), arguments, streams);
  const std::filesystem::path target = arguments.operands().front();
  try {
    const auto lease = (*house)->database->connect();
    if (lease->engine() != db::Engine::sqlite)
      return report(Error{Trouble::bad_input, say(words::cli_backup_engine), "--database"}, arguments, streams);
    db::backup(*lease, target);
  } catch (const db::Failure& failure) {
    return report(Error{Trouble::unavailable, say(words::cli_backup_failed, target.string(), failure.what()), "FILE"},
                  arguments, streams);
  }
  streams.err << say(words::cli_backed_up, target.string(), ((*house)->data / "files").string()).in(arguments.lang())
              << "\n";
  return Exit::done;
}

int account_add(const Arguments& arguments, Streams& streams) {
  auto house = open_house(arguments, std::make_unique<SystemClock>());
  if (!house) return report(house.error(), arguments, streams);
  std::optional<registry::Org> org;
  const std::string roles = arguments.value("roles").value_or("");
  const std::string code = arguments.value("org").value_or(roles == "expert" ? "experts" : "bureau");
  for (const registry::Org& unit : (*house)->registry->units()) {
    if (unit.code == code) org = unit;
  }
  if (!org) org = (*house)->registry->org_by_code(code);
  if (!org) return report(Error{Trouble::bad_input, say(words::cli_account_no_org, code), "--org"}, arguments, streams);
  registry::Accounts::NewPerson person;
  person.login = arguments.operands().front();
  person.name = arguments.value("name").value_or(person.login);
  const bool given = arguments.value("password").has_value();
  person.password = arguments.value("password").value_or((*house)->random->reference());
  for (std::size_t at = 0; at <= roles.size();) {
    const auto comma = std::min(roles.find(',', at), roles.size());
    const std::string role = roles.substr(at, comma - at);
    if (!(*house)->registry->measure_in_force()->procedure().role(role)) {
      return report(Error{Trouble::bad_input, say(words::cli_account_no_role, role), "--roles"}, arguments, streams);
    }
    person.roles.push_back(role);
    at = comma + 1;
  }
  if (auto added = (*house)->accounts->add_person(*org, person); !added)
    return report(added.error(), arguments, streams);
  if (!given) streams.out << say(words::cli_first_account, person.login, person.password).in(arguments.lang()) << "\n";
  return Exit::done;
}

}  // namespace

extern const Command doctor_command{"doctor", "", 0, 0, record_options, words::doctor_summary, words::doctor_details,
                                    doctor};
extern const Command backup_command{
    "backup", "FILE", 1, 1, backup_options, words::backup_summary, words::backup_details, backup};
extern const Command account_add_command{
    "account add", "LOGIN", 1, 1, account_options, words::account_summary, words::account_details, account_add};

}  // namespace zj::cli
