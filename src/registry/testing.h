#pragma once
// What the tests of this room share: the shipped measure, and a small city on an empty record.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/credit_code.h"
#include "base/embedded.h"
#include "db/testing.h"
#include "files/local_store.h"
#include "measure/measure.h"
#include "registry/accounts.h"
#include "registry/core.h"
#include "registry/jobs.h"
#include "registry/registry.h"
#include "registry/schema.h"
#include "registry/store.h"

namespace zj::registry::testing {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(std::filesystem::path(ZHIJIAN_SOURCE_DIR) / path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

// The measure as it lies in the source tree.
class ShippedMeasure {
 public:
  ShippedMeasure() {
    const std::filesystem::path folder = "policies/chengdu-draft";
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(ZHIJIAN_SOURCE_DIR) / folder)) {
      const std::string name = entry.path().filename().string();
      content_.push_back({name, read_file(folder / name)});
    }
    for (const measure::InputFile& f : content_)
      files_.push_back({f.path, f.bytes.data(), f.bytes.data() + f.bytes.size()});
  }
  // Live as long as this.
  const std::vector<EmbeddedFile>& files() const { return files_; }
  std::shared_ptr<const measure::Measure> compiled() const {
    return measure::Measure::load(content_, procedure_schema()).measure;
  }

 private:
  std::vector<measure::InputFile> content_;
  std::vector<EmbeddedFile> files_;
};

inline Json object_of(std::vector<std::pair<std::string, Json>> members) {
  Json json(Json::Object{});
  for (auto& [key, value] : members) json.set(key, std::move(value));
  return json;
}

inline Json list_of(const std::vector<std::string>& entries) {
  Json::Array array;
  for (const std::string& entry : entries) array.emplace_back(entry);
  return Json(std::move(array));
}

// A registry with two districts, the bureau and some experts, on a record of its own: on both engines.
class CityTest : public db::EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    static std::atomic<int> count{0};
    folder_ = std::filesystem::temp_directory_path() /
              ("zj-registry-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(folder_);
    store_ = files::LocalStore::create(folder_ / "files").value();
    auto opened = Registry::open({database(), *store_, clock, random, shipped_calendar(), shipped_.files()});
    ASSERT_TRUE(opened) << opened.error().said.in(Lang::en);
    registry_ = *std::move(opened);
    accounts_ = std::make_unique<Accounts>(database(), clock, random, PasswordCost{64, 1});
    north = accounts_->add_org("district", "510112", "龙泉驿区", "").value();
    south = accounts_->add_org("district", "CD-GXQ", "成都高新区", "").value();
    bureau = accounts_->add_org("bureau", "bureau", "成都市经济和信息化局", "").value();
    pool = accounts_->add_org("experts", "experts", "专家库", "").value();
    handler = person("bureau_handler", bureau);
    head = person("division_head", bureau);
    leader = person("bureau_leader", bureau);
    reviewer = person("district_reviewer", north);
    lead = person("district_lead", north);
    applicant = enterprise("成都岷砺精密制造有限公司", north);
    signer = as(applicant, "ent_signer");
  }
  void TearDown() override {
    accounts_.reset();
    registry_.reset();
    store_.reset();
    EngineTest::TearDown();
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }

  Registry& registry() { return *registry_; }
  Accounts& accounts() { return *accounts_; }
  const measure::Measure& measure() { return *registry_->measure_in_force(); }
  const std::filesystem::path& folder() const { return folder_; }

  // ---- people

  Actor person(const std::string& role, const Org& org) {
    const std::string login = role + "." + std::to_string(++people_);
    accounts_->add_person(org, {login, "陈禾" + std::to_string(people_), password, {role}}).value();
    return accounts_->sign_in(login, password)->actor;
  }
  // The operator of a newly registered enterprise.
  Actor enterprise(const std::string& name, const Org& district) {
    const std::string number = std::to_string(1000 + ++people_);
    accounts_
        ->register_enterprise(make_credit_code("510112", "MA6C" + number), name, district.code,
                              {"qiye." + number, "林知远", password, {}})
        .value();
    return as(accounts_->sign_in("qiye." + number, password)->actor, "ent_operator");
  }
  static Actor as(Actor actor, std::string_view role) {
    actor.role = std::string(role);
    return actor;
  }

  // ---- acts

  // The act as a page would send it now; what is left empty is chosen.
  Act request(const std::string& object, std::string act, Json input = Json(Json::Object{}), std::string reason = {}) {
    Act request;
    request.object = object;
    request.act = std::move(act);
    request.version = stored(object).version;
    request.key = random.token();
    request.reason = std::move(reason);
    request.input = std::move(input);
    return request;
  }
  Outcome perform(const Actor& actor, const std::string& object, const std::string& act,
                  Json input = Json(Json::Object{}), std::string reason = {}) {
    return must(registry_->perform(actor, request(object, act, std::move(input), std::move(reason))), act);
  }
  Outcome create(const Actor& actor, std::string type, std::string act, const std::string& parent, Json input) {
    Act request;
    request.type = std::move(type);
    request.act = act;
    request.parent = parent;
    request.key = random.token();
    request.input = std::move(input);
    return must(registry_->perform(actor, request), act);
  }
  template <class T>
  static T must(Result<T> result, std::string_view what) {
    if (!result) {
      throw std::runtime_error(std::string(what) + " [" + result.error().at + "]: " + result.error().said.in(Lang::zh));
    }
    return *std::move(result);
  }

  // ---- the story so far

  // As it stands in the record, whoever asks.
  Object stored(std::string_view ref) { return store::object(connection(), ref).value(); }
  std::string child(const std::string& parent, std::string_view type) {
    return store::children(connection(), stored(parent).id, type).at(0).ref;
  }

  // A round that is announced, and open from 2026-09-01 to 2026-09-30; the clock stands on its second day.
  std::string open_round() {
    const Json settings =
        object_of({{"年度", "2026"}, {"名称", "2026年度"}, {"开放日", "2026-09-01"}, {"截止日", "2026-09-30"}});
    const std::string round = create(handler, "round", "create", "", settings).object;
    perform(head, round, "pin_measure");
    perform(leader, round, "announce");
    clock.set(*parse_instant("2026-09-02T09:00+08:00"));
    run_due_jobs(registry());
    return round;
  }
  std::string open_case(const Actor& who, const std::string& round, const std::string& kind = "智能工厂") {
    const Org& district = *registry_->org(who.org)->unit == north.code ? north : south;
    return create(who, "case", "create", round,
                  object_of({{"称号", kind}, {"推荐单位", district.code}, {"场所名称", "一号工厂"}}))
        .object;
  }
  void save(const Actor& who, const std::string& the_case, const std::string& path, const std::string& text) {
    must(registry_->save_field(who, the_case, path, text, 0), path);
  }
  // Everything without which a smart factory cannot be submitted, and thresholds that are met.
  void fill_in(const Actor& who, const std::string& the_case) {
    for (const measure::Fact& fact : measure().dossier().glossary.facts()) {
      if (fact.required != measure::Required::to_submit || Registry::is_supplied(fact.path)) continue;
      switch (fact.type) {
        case measure::FactType::boolean:
          save(who, the_case, fact.path, "是");
          break;
        case measure::FactType::date:
          save(who, the_case, fact.path, "2023-05-15");
          break;
        case measure::FactType::phone:
          save(who, the_case, fact.path, "028-00001234");
          break;
        case measure::FactType::number:
        case measure::FactType::integer:
          save(who, the_case, fact.path, "1200");
          break;
        case measure::FactType::records:
          save(who, the_case, fact.path, "无");
          break;
        case measure::FactType::choice:
        case measure::FactType::open_choice:
          save(who, the_case, fact.path, fact.values.front());
          break;
        case measure::FactType::choices:
          break;  // below
        case measure::FactType::quotient:
          save(who, the_case, fact.path + ".分子", "95");
          save(who, the_case, fact.path + ".分母", "100");
          break;
        default:
          save(who, the_case, fact.path, "按实际情况填写");
          break;
      }
    }
    save(who, the_case, "新模式", "数字化管理");
    save(who, the_case, "效益选项", "生产效率\n单位产品成本\n产品不良率\n设备综合利用率\n产品研发周期");
    for (const char* more : {"生产效率", "设备综合利用率"}) {
      save(who, the_case, std::string("指标.") + more + ".基期", "100");
      save(who, the_case, std::string("指标.") + more + ".报告期", "120");
    }
    for (const char* less : {"单位产品成本", "产品不良率", "产品研发周期"}) {
      save(who, the_case, std::string("指标.") + less + ".基期", "100");
      save(who, the_case, std::string("指标.") + less + ".报告期", "80");
    }
  }
  // A case that the enterprise has submitted.
  std::string submitted_case(const Actor& who, const std::string& round, bool direct = false) {
    const std::string ref = open_case(who, round);
    fill_in(who, ref);
    if (direct) {
      save(who, ref, "荣誉[0].名称", "灯塔工厂");
      save(who, ref, "荣誉[0].文件", "入选名单");
    }
    perform(who, ref, "send_sign");
    perform(as(who, "ent_signer"), ref, "submit", object_of({{"真实性声明", true}}));
    return ref;
  }
  // Every question of a checklist with the same answer.
  static Json answers(const std::vector<std::string>& questions, const char* answer) {
    Json list(Json::Object{});
    for (const std::string& question : questions) list.set(question, answer);
    return list;
  }
  // The same, recommended by the northern district.
  std::string recommended_case(const Actor& who, const std::string& round, bool direct = false) {
    const std::string ref = submitted_case(who, round, direct);
    const std::string review = child(ref, "district_review");
    perform(reviewer, review, "take");
    perform(reviewer, review, "propose_recommend",
            object_of({{"核查清单", answers({"主体", "场所", "排除情形", "材料", "指标"}, "属实")},
                       {"审核意见", "同意推荐"}}));
    perform(lead, review, "recommend");
    return ref;
  }
  // A case with direct ground (article 10) that waits for the list: no panel has to sit.
  std::string confirmed_case(const Actor& who, const std::string& round) {
    const std::string ref = recommended_case(who, round, true);
    const std::string check = child(ref, "formal_check");
    perform(handler, check, "accept");
    perform(
        handler, check, "pass",
        object_of({{"审查清单", answers({"职权", "齐全", "签署", "信用", "荣誉"}, "符合")}, {"审查意见", "符合要求"}}));
    perform(head, ref, "confirm_direct");
    return ref;
  }
  // From the list to the title, through notice and document. Gives the document's reference.
  std::string recognise(const std::string& round, const std::vector<std::string>& cases) {
    const std::string list =
        create(handler, "proposed_list", "create", round, object_of({{"名称", "拟认定名单"}})).object;
    perform(handler, list, "rank");
    perform(handler, list, "add", object_of({{"申报件", list_of(cases)}}));
    perform(handler, list, "submit_division");
    const auto bodies = [](const char* reply) {
      Json body = object_of({{"名称", "市应急局"}});
      if (*reply) body.set("意见", reply);
      return object_of({{"会商部门", Json(Json::Array{std::move(body)})}});
    };
    perform(head, list, "start_consult", bodies(""));
    perform(handler, list, "record_reply", bodies("无意见"));
    perform(head, list, "submit_leadership");
    perform(leader, list, "adopt",
            object_of({{"会议名称", "局长办公会"}, {"会议日期", "2026-09-15"}, {"决议号", "2026-17"}}));
    const std::string notice =
        create(handler, "notice", "prepare", round,
               object_of({{"名单", list_of({list})}, {"标题", "拟认定名单公示"}, {"联系方式", "市经信局规划处"}}))
            .object;
    perform(head, notice, "publish");
    clock.set(*parse_instant("2026-09-28T09:00+08:00"));
    run_due_jobs(registry());
    const std::string document =
        create(handler, "recognition_doc", "draft", round, object_of({{"标题", "关于公布名单的通知"}})).object;
    perform(handler, document, "include", object_of({{"申报件", list_of(cases)}}));
    perform(head, document, "submit_sign");
    perform(leader, document, "sign");
    perform(handler, document, "issue", object_of({{"文号", "成经信发〔2026〕5号"}, {"成文日期", "2026-09-28"}}));
    return document;
  }

  static constexpr const char* password = "a long password";

 public:
  SettableClock clock{*parse_instant("2026-08-20T09:00+08:00")};
  SystemRandom random;
  Org north, south, bureau, pool;
  Actor handler, head, leader, reviewer, lead, applicant, signer;

 private:
  ShippedMeasure shipped_;
  std::filesystem::path folder_;
  std::unique_ptr<files::Store> store_;
  std::unique_ptr<Registry> registry_;
  std::unique_ptr<Accounts> accounts_;
  int people_ = 0;
};

}  // namespace zj::registry::testing
