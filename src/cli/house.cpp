#include "cli/house.h"

#include "chengdu_draft.embed.h"
#include "files/local_store.h"
#include "registry/units.h"
#include "words/registry.h"

namespace zj::cli {

Result<std::unique_ptr<House>> open_house(const Arguments& arguments, std::unique_ptr<Clock> clock, db::Options options,
                                          registry::PasswordCost cost) {
  auto house = std::make_unique<House>();
  house->data = arguments.value("data").value_or("data");
  std::error_code error;
  std::filesystem::create_directories(house->data, error);
  if (error) return bad_input("--data", say(words::cli_no_folder, house->data.string(), error.message()));
  std::filesystem::permissions(house->data, std::filesystem::perms::owner_all,
                               error);  // what is inside is nobody else's
  house->clock = std::move(clock);
  house->random = std::make_unique<SystemRandom>();
  const std::string url = arguments.value("database").value_or("sqlite:" + (house->data / "zhijian.db").string());
  try {
    house->database = std::make_unique<db::Database>(url, options);
  } catch (const db::Failure& failure) {
    return bad_input("--database", say(words::cli_no_database, failure.what()));
  }
  const std::shared_ptr<files::Disk> disk =
      options.durable ? std::make_shared<files::Disk>() : std::make_shared<files::HastyDisk>();
  auto store = files::LocalStore::create(house->data / "files", disk);
  if (!store) return tl::unexpected(store.error());
  house->files = *std::move(store);
  auto registry = registry::Registry::open(
      {*house->database, *house->files, *house->clock, *house->random, shipped_calendar(), embedded::chengdu_draft()});
  if (!registry) return tl::unexpected(registry.error());
  house->registry = *std::move(registry);
  house->accounts = std::make_unique<registry::Accounts>(*house->database, *house->clock, *house->random, cost);
  return house;
}

Result<std::vector<FirstAccount>> furnish(House& house) {
  std::vector<FirstAccount> made;
  if (!house.registry->units().empty()) return made;
  for (const registry::Unit& unit : registry::recommending_units()) {
    if (auto org = house.accounts->add_org("district", unit.id, unit.name, ""); !org)
      return tl::unexpected(org.error());
  }
  if (auto experts = house.accounts->add_org("experts", "experts", words::expert_pool.zh, ""); !experts)
    return tl::unexpected(experts.error());
  const auto bureau =
      house.accounts->add_org("bureau", "bureau", house.registry->measure_in_force()->identity().issuer, "");
  if (!bureau) return tl::unexpected(bureau.error());
  for (const auto& [login, name, role] :
       {std::tuple{"jingban", "市局经办", "bureau_handler"}, std::tuple{"chuzhang", "处长", "division_head"},
        std::tuple{"juling", "局领导", "bureau_leader"}}) {
    FirstAccount account{login, house.random->reference(), role};
    if (auto person = house.accounts->add_person(*bureau, {account.login, name, account.password, {role}}); !person)
      return tl::unexpected(person.error());
    made.push_back(std::move(account));
  }
  return made;
}

}  // namespace zj::cli
