#include "demo/city.h"

#include <fstream>
#include <functional>
#include <map>
#include <ostream>
#include <queue>
#include <stdexcept>

#include "base/hash.h"
#include "demo/dossier.h"
#include "demo/people.h"
#include "documents/letter.h"
#include "registry/jobs.h"
#include "registry/units.h"
#include "words/demo.h"
#include "words/registry.h"

namespace zj::demo {

namespace {

using registry::Actor;
using registry::Object;

constexpr std::string_view password = "zhijian-demo-2026";
constexpr std::uint64_t seed = 20260901;
constexpr int panel_size = 5;
constexpr std::array<std::string_view, 9> busy_units{"CD-GXQ", "510112", "510116",  "510114", "510117",
                                                     "510113", "510115", "CD-TFXQ", "510182"};

Instant at(int year, int month, int day, int hour = 9) {
  return Instant{start_of(*Date::of(year, month, day)).ms + std::int64_t{hour} * 3'600'000};
}

Json one(std::string_view key, Json value) {
  Json json(Json::Object{});
  json.set(key, std::move(value));
  return json;
}

Json refs(const std::vector<std::string>& list) {
  Json::Array array;
  for (const std::string& ref : list) array.emplace_back(ref);
  return Json(std::move(array));
}

// Where a case's story ends, as far as it is told.
enum class Fate {
  draft,
  signing,
  queued,
  reviewing,
  recommend_proposed,
  returned,
  not_recommended,
  pending,
  checking,
  correcting,
  formal_failed,
  formal_passed,
  scoring,
  reviewed  // with its panel; in the finished round through to the title
};

class Storyteller {
 public:
  Storyteller(registry::Registry& registry, registry::Accounts& accounts, SettableClock& clock,
              const std::filesystem::path& folder, std::ostream& progress)
      : registry_(registry),
        accounts_(accounts),
        clock_(clock),
        random_(seed),
        folder_(folder),
        progress_(progress),
        measure_(registry.measure_in_force()) {}

  void tell(Size size) {
    clock_.set(at(2025, 1, 6));
    found_the_city();
    make_evidence();
    const auto enterprises = invent_enterprises(random_, size.finished + size.in_progress);
    finished_round({enterprises.begin(), enterprises.begin() + size.finished});
    progress_ << words::demo_round_done.zh << std::endl;
    round_in_progress({enterprises.begin() + size.finished, enterprises.end()});
    run_until(*parse_instant(city_time));
    clock_.set(*parse_instant(city_time));
  }

 private:
  struct Story {
    Invented enterprise;
    std::string kind, unit;
    Fate fate = Fate::reviewed;
    Quality quality = Quality::plain;
    bool direct = false;
    Actor operator_, signer;
    std::string ref;
  };

  // ---- the calendar of the story

  void later(Instant when, std::function<void()> what) { plan_.emplace(when, std::move(what)); }

  void run_until(Instant end) {
    while (!plan_.empty() && plan_.begin()->first <= end) {
      auto node = plan_.extract(plan_.begin());
      pass_time(node.key());
      node.mapped()();
    }
    pass_time(end);
  }

  // Jobs fall due on the way; each is done at its own time.
  void pass_time(Instant to) {
    while (const auto due = registry::next_due(registry_)) {
      if (*due > to) break;
      if (*due > clock_.now()) clock_.set(*due);
      registry::run_due_jobs(registry_);
    }
    if (to > clock_.now()) clock_.set(to);
  }

  Instant workday(Instant from, int days, int hour) {
    const auto day = registry_.calendar().add(day_of(from), days);
    return Instant{start_of(day ? *day : day_of(from).plus_days(days)).ms + std::int64_t{hour} * 3'600'000 +
                   static_cast<std::int64_t>(random_.below(3'000'000))};
  }

  // ---- who lives here

  Actor account(const registry::Org& org, const std::string& login, const std::string& name,
                std::vector<std::string> roles) {
    if (auto added = accounts_.add_person(org, {login, name, std::string(password), std::move(roles)}); !added)
      throw std::runtime_error(login + ": " + added.error().said.in(Lang::zh));
    return signed_in(login);
  }

  Actor signed_in(const std::string& login) {
    auto session = accounts_.sign_in(login, password);
    if (!session) throw std::runtime_error(login + ": " + session.error().said.in(Lang::zh));
    return session->actor;
  }

  Actor as(Actor actor, std::string_view role) {
    actor.role = std::string(role);
    return actor;
  }

  void found_the_city() {
    for (const registry::Unit& unit : registry::recommending_units()) {
      const auto org = accounts_.add_org("district", unit.id, unit.name, "");
      const std::string tail = unit.id == "510112" ? "" : "-" + unit.id;
      reviewers_[unit.id] = account(*org, "quxian-shenhe" + tail, invent_person(random_), {"district_reviewer"});
      leads_[unit.id] = account(*org, "quxian-fuze" + tail, invent_person(random_), {"district_lead"});
    }
    const auto bureau = accounts_.add_org("bureau", "bureau", measure_->identity().issuer, "");
    handler_ = account(*bureau, "jingban", invent_person(random_), {"bureau_handler"});
    head_ = account(*bureau, "chuzhang", invent_person(random_), {"division_head"});
    leader_ = account(*bureau, "juling", invent_person(random_), {"bureau_leader"});
    account(*bureau, "shenji", invent_person(random_), {"auditor"});
    const auto pool = accounts_.add_org("experts", "experts", std::string(words::expert_pool.zh), "");
    for (int i = 0; i < 15; ++i)
      experts_.push_back(
          account(*pool, i == 0 ? "zhuanjia" : "zhuanjia" + std::to_string(i + 1), invent_person(random_), {"expert"}));
  }

  void make_evidence() {
    std::filesystem::create_directories(folder_);
    for (int i = 0; i < 12; ++i) {
      documents::Letter sheet;
      sheet.title = say(words::demo_evidence_title, std::to_string(i + 1)).in(Lang::zh);
      sheet.body = {documents::Paragraph{std::string(words::demo_evidence_text.zh)}};
      sheet.signature = std::string(words::demo_evidence_issuer.zh);
      sheet.date = *Date::of(2025, 1, 6);
      evidence_.push_back(must(documents::print(sheet), "evidence").bytes);
    }
  }

  // ---- acts

  registry::Outcome act(const Actor& actor, const std::string& ref, std::string_view what,
                        Json input = Json(Json::Object{}), std::string reason = {}) {
    const auto object = registry_.find(actor, ref);
    if (!object) throw std::runtime_error(actor.login + " cannot see what " + std::string(what) + " is for");
    registry::Act request;
    request.object = ref;
    request.act = std::string(what);
    request.version = object->version;
    request.key = random_.token();
    request.reason = std::move(reason);
    request.input = std::move(input);
    return must(registry_.perform(actor, request), what);
  }

  registry::Outcome create(const Actor& actor, std::string_view type, std::string_view what, const std::string& parent,
                           Json input) {
    registry::Act request;
    request.type = std::string(type);
    request.act = std::string(what);
    request.parent = parent;
    request.key = random_.token();
    request.input = std::move(input);
    return must(registry_.perform(actor, request), what);
  }

  template <class T>
  T must(Result<T> result, std::string_view what) {
    if (!result)
      throw std::runtime_error(std::string(what) + " [" + result.error().at + "]: " + result.error().said.in(Lang::zh));
    return *std::move(result);
  }

  std::string child(const Actor& actor, const std::string& case_ref, std::string_view type) {
    const auto the_case = must(registry_.find(actor, case_ref), "find");
    const auto children = registry_.children(actor, the_case, type);
    if (children.empty()) throw std::runtime_error("no " + std::string(type) + " of " + case_ref);
    return children.back().ref;
  }

  // ---- an enterprise applies

  void enrol(Story& story, const std::string& login) {
    must(accounts_.register_enterprise(story.enterprise.code, story.enterprise.name, story.unit,
                                       {login, invent_person(random_), std::string(password), {}}),
         "register");
    const Actor both = signed_in(login);
    story.operator_ = as(both, "ent_operator");
    story.signer = as(both, "ent_signer");
  }

  void fill_in(Story& story, const std::string& round) {
    Json input(Json::Object{});
    input.set("称号", story.kind);
    input.set("推荐单位", story.unit);
    input.set("场所名称", story.enterprise.site);
    story.ref = create(story.operator_, "case", "create", round, std::move(input)).object;
    const Filing filing = invent_filing(random_, *measure_, story.enterprise, story.kind, story.quality, story.direct);
    for (auto [path, text] : filing.fields) {
      if (path == "信用报告.查询日期") text = to_iso(day_of(clock_.now()));
      must(registry_.save_field(story.operator_, story.ref, path, text, 0), path);
    }
    for (const std::string& clause : filing.clauses) {
      if (story.quality == Quality::patchy && random_.below(6) == 0) continue;
      add_evidence(story, clause);
    }
  }

  void add_evidence(const Story& story, const std::string& clause) {
    const std::string& bytes = evidence_[random_.below(evidence_.size())];
    const auto spooled = folder_ / "evidence.part";
    std::ofstream(spooled, std::ios::binary) << bytes;
    registry::Registry::NewEvidence file{clause,
                                         clause + " " + std::string(words::demo_evidence_name.zh) + ".pdf",
                                         "application/pdf",
                                         sha256_hex(bytes),
                                         static_cast<std::int64_t>(bytes.size()),
                                         spooled};
    must(registry_.add_evidence(story.operator_, story.ref, file), clause);
  }

  void sign(Story& story) {
    act(story.operator_, story.ref, "send_sign");
    if (story.fate == Fate::signing) return;
    act(story.signer, story.ref, "submit", one("真实性声明", true));
  }

  static Json checked(std::string_view list, std::initializer_list<const char*> questions, const char* answer) {
    Json answers(Json::Object{});
    for (const char* question : questions) answers.set(question, answer);
    Json input(Json::Object{});
    input.set(list, std::move(answers));
    return input;
  }

  Json remarks(std::initializer_list<std::pair<const char*, const char*>> list) {
    Json::Array array;
    for (const auto& [fact, text] : list) {
      Json row(Json::Object{});
      row.set("事实", fact);
      row.set("意见", text);
      array.push_back(std::move(row));
    }
    return one("逐项意见", Json(std::move(array)));
  }

  void district_takes(Story& story) {
    act(reviewers_[story.unit], child(reviewers_[story.unit], story.ref, "district_review"), "take");
  }

  void district_decides(Story& story) {
    const Actor& reviewer = reviewers_[story.unit];
    const std::string review = child(reviewer, story.ref, "district_review");
    if (story.fate == Fate::returned) {
      act(reviewer, review, "return_fix",
          remarks({{"指标.关键设备联网率", words::demo_remark_ratio.zh.data()},
                   {"企业.企业简介", words::demo_remark_profile.zh.data()}}),
          std::string(words::demo_return_reason.zh));
      return;
    }
    Json input = checked("核查清单", {"主体", "场所", "排除情形", "材料", "指标"}, "属实");
    input.set("审核意见", std::string(story.fate == Fate::not_recommended ? words::demo_opinion_refuse.zh
                                                                          : words::demo_opinion.zh));
    if (story.fate == Fate::not_recommended) {
      act(reviewer, review, "propose_refuse", std::move(input), std::string(words::demo_opinion_refuse.zh));
      act(leads_[story.unit], review, "refuse", Json(Json::Object{}), std::string(words::demo_opinion_refuse.zh));
      return;
    }
    act(reviewer, review, "propose_recommend", std::move(input));
    if (story.fate != Fate::recommend_proposed) act(leads_[story.unit], review, "recommend");
  }

  void city_accepts(Story& story) { act(handler_, child(handler_, story.ref, "formal_check"), "accept"); }

  void city_checks(Story& story) {
    const std::string check = child(handler_, story.ref, "formal_check");
    if (story.fate == Fate::correcting) {
      const char* const security = story.kind == "智能工厂" ? "F.A.6.3" : "W.A.6.1";
      act(handler_, check, "require_correction",
          remarks({{security, words::demo_remark_clause.zh.data()},
                   {"场所.建设概况", words::demo_remark_overview.zh.data()}}),
          std::string(words::demo_correction_reason.zh));
      return;
    }
    Json input = checked("审查清单", {"职权", "齐全", "签署", "信用", "荣誉"},
                         story.fate == Fate::formal_failed ? "不符合" : "符合");
    input.set("审查意见", std::string(story.fate == Fate::formal_failed ? words::demo_formal_failed.zh
                                                                        : words::demo_formal_passed.zh));
    if (story.fate == Fate::formal_failed) {
      act(handler_, check, "propose_fail", std::move(input), std::string(words::demo_formal_failed.zh));
      act(head_, check, "fail", Json(Json::Object{}), std::string(words::demo_formal_failed.zh));
      return;
    }
    act(handler_, check, "pass", std::move(input));
    if (story.direct) act(head_, story.ref, "confirm_direct");
  }

  // From the draft to the formal examination, on the days that suit it.
  void file_between(Story& story, const std::string& round, Instant from) {
    later(from, [this, &story, round] { fill_in(story, round); });
    if (story.fate == Fate::draft) return;
    const Instant signed_at = workday(from, 2, 10);
    later(signed_at, [this, &story] { sign(story); });
    if (story.fate <= Fate::queued) return;
    const Instant taken = workday(signed_at, 1 + static_cast<int>(random_.below(3)), 9);
    later(taken, [this, &story] { district_takes(story); });
    if (story.fate == Fate::reviewing) return;
    const Instant decided = workday(taken, 1 + static_cast<int>(random_.below(2)), 15);
    later(decided, [this, &story] { district_decides(story); });
    if (story.fate <= Fate::not_recommended || story.fate == Fate::pending) return;
    const Instant accepted = workday(decided, 1 + static_cast<int>(random_.below(3)), 11);
    later(accepted, [this, &story] { city_accepts(story); });
    if (story.fate == Fate::checking) return;
    later(workday(accepted, 1 + static_cast<int>(random_.below(2)), 16), [this, &story] { city_checks(story); });
  }

  // ---- experts

  std::string convene(const std::string& round, const std::string& name, const std::vector<Story*>& stories,
                      std::size_t first_expert) {
    const std::string panel = create(handler_, "panel", "create", round, one("名称", name)).object;
    std::vector<std::string> cases, people;
    for (const Story* story : stories) cases.push_back(story->ref);
    for (std::size_t i = 0; i < panel_size; ++i) people.push_back(experts_[(first_expert + i) % experts_.size()].ref);
    act(handler_, panel, "add_case", one("申报件", refs(cases)));
    act(handler_, panel, "draw", one("专家", refs(people)));
    for (std::size_t i = 0; i < panel_size; ++i) {
      const Actor& expert = experts_[(first_expert + i) % experts_.size()];
      for (const std::string& sheet : sheets_of(expert, panel)) act(expert, sheet, "declare_none", one("承诺", true));
    }
    act(head_, panel, "appoint_chair", one("组长", people.front()));
    act(head_, panel, "open_scoring");
    return panel;
  }

  std::vector<std::string> sheets_of(const Actor& expert, const std::string& panel) {
    const auto object = must(registry_.find(expert, panel), "panel");
    std::vector<std::string> mine;
    for (const Object& sheet : registry_.children(expert, object, "score_sheet")) {
      if (sheet.owner == expert.person) mine.push_back(sheet.ref);
    }
    return mine;
  }

  void score(const Actor& expert, const std::string& sheet, bool weak, bool hand_in) {
    const auto object = must(registry_.find(expert, sheet), "sheet");
    const auto cases = registry_.linked(expert, object, "case");
    if (cases.empty()) throw std::runtime_error("a sheet without a case");
    Json scores(Json::Object{});
    for (const std::string& clause : registry_.clauses_to_score(cases.front())) {
      const auto roll = random_.below(10);
      const char* value = weak ? (roll < 6 ? "0.5" : "0.8") : roll < 1 ? "0.5" : roll < 5 ? "0.8" : "1";
      Json entry(Json::Object{});
      entry.set("分值", value);
      if (std::string_view(value) == "0.5") entry.set("理由", std::string(words::demo_low_score.zh));
      scores.set(clause, std::move(entry));
    }
    Json::Array technologies;
    for (const char* name : {"人工智能", "标识解析"}) {
      Json row(Json::Object{});
      row.set("名称", name);
      row.set("成效", weak ? "0.5" : "0.8");
      row.set("难易", "0.8");
      technologies.push_back(std::move(row));
    }
    Json input(Json::Object{});
    input.set("得分", std::move(scores));
    input.set("新技术", Json(std::move(technologies)));
    input.set("行业水平", weak ? "否" : "是");
    input.set("行业水平理由", std::string(words::demo_level_reason.zh));
    input.set("评语", std::string(weak ? words::demo_remark_weak.zh : words::demo_remark_good.zh));
    if (hand_in) {
      act(expert, sheet, "submit", std::move(input));
    } else {
      act(expert, sheet, "save", std::move(input));
    }
  }

  void conclude(const std::string& panel) {
    const Actor& chair = handler_;
    act(chair, panel, "close_scoring");
    const auto object = must(registry_.find(head_, panel), "panel");
    const std::string chair_ref(object.data.text("组长"));
    for (const Actor& expert : experts_) {
      if (expert.ref != chair_ref) continue;
      Json input(Json::Object{});
      input.set("组意见", std::string(words::demo_panel_opinion.zh));
      input.set("行业水平", "是");
      act(expert, panel, "conclude", std::move(input));
    }
    act(head_, panel, "confirm_result");
  }

  // ---- rounds

  std::string open_round(int year, const std::string& name, Date from, Date until) {
    Json input(Json::Object{});
    input.set("年度", std::to_string(year));
    input.set("名称", name);
    input.set("开放日", to_iso(from));
    input.set("截止日", to_iso(until));
    const std::string round = create(handler_, "round", "create", "", std::move(input)).object;
    act(head_, round, "pin_measure");
    act(leader_, round, "announce");
    return round;
  }

  std::string_view unit_for(std::size_t i) {
    return i % 10 < 4 ? busy_units[0] : i % 10 == 4 ? busy_units[1] : busy_units[i % busy_units.size()];
  }

  void finished_round(std::vector<Invented> enterprises) {
    const std::string round = open_round(2025, "2025年度", *Date::of(2025, 3, 3), *Date::of(2025, 4, 11));
    std::vector<Story>& stories = stories_.emplace_back(enterprises.size());
    for (std::size_t i = 0; i < stories.size(); ++i) {
      Story& story = stories[i];
      story.enterprise = std::move(enterprises[i]);
      story.kind = i % 5 < 2 ? "智能工厂" : "数字化车间";
      story.unit = std::string(busy_units[i % busy_units.size()]);
      story.quality = i % 3 == 0 ? Quality::strong : Quality::plain;
      story.direct = i == 5;
      if (i % 16 == 7) story.fate = Fate::not_recommended;
      if (i % 24 == 11) story.fate = Fate::formal_failed;
      enrol(story, "qiye-2025-" + std::to_string(i + 1));
      file_between(story, round, workday(at(2025, 3, 5), static_cast<int>(i % 18), 9));
    }
    run_until(at(2025, 5, 12));
    act(head_, round, "advance_city");
    std::vector<Story*> to_review;
    for (Story& story : stories) {
      if (story.fate == Fate::reviewed && !story.direct) to_review.push_back(&story);
    }
    std::size_t first_expert = 0;
    for (std::size_t from = 0; from < to_review.size(); from += 12, first_expert += panel_size) {
      const std::vector<Story*> group{
          to_review.begin() + static_cast<std::ptrdiff_t>(from),
          to_review.begin() + static_cast<std::ptrdiff_t>(std::min(from + 12, to_review.size()))};
      const std::string panel =
          convene(round, say(words::demo_panel, std::to_string(from / 12 + 1)).in(Lang::zh), group, first_expert);
      pass_time(workday(clock_.now(), 2, 10));
      for (std::size_t e = 0; e < panel_size; ++e) {
        const Actor& expert = experts_[(first_expert + e) % experts_.size()];
        std::size_t n = 0;
        for (const std::string& sheet : sheets_of(expert, panel)) score(expert, sheet, ++n % 7 == 6, true);
      }
      pass_time(workday(clock_.now(), 3, 14));
      conclude(panel);
    }
    run_until(at(2025, 6, 9));
    act(head_, round, "start_list");
    list_and_recognise(round, 2025, stories);
    act(head_, round, "close");
  }

  void list_and_recognise(const std::string& round, int year, const std::vector<Story>& stories) {
    const std::string list = create(handler_, "proposed_list", "create", round,
                                    one("名称", say(words::demo_list, std::to_string(year)).in(Lang::zh)))
                                 .object;
    act(handler_, list, "rank");
    std::vector<std::string> pool;
    for (const Story& story : stories) {
      const auto object = registry_.find(handler_, story.ref);
      if (object && object->state == "pool") pool.push_back(story.ref);
    }
    if (pool.size() > 30) pool.pop_back();  // one is good enough and not chosen: selective (article 3)
    act(handler_, list, "add", one("申报件", refs(pool)));
    act(handler_, list, "submit_division");
    pass_time(workday(clock_.now(), 2, 10));
    const auto bodies = [](const char* reply) {
      Json::Array array;
      for (const char* name : {"市应急局", "市生态环境局", "市市场监管局", "市税务局"}) {
        Json row(Json::Object{});
        row.set("名称", name);
        if (*reply) row.set("意见", reply);
        array.push_back(std::move(row));
      }
      return one("会商部门", Json(std::move(array)));
    };
    act(head_, list, "start_consult", bodies(""));
    pass_time(workday(clock_.now(), 4, 15));
    act(handler_, list, "record_reply", bodies(words::demo_reply.zh.data()));
    act(head_, list, "submit_leadership");
    Json meeting(Json::Object{});
    meeting.set("会议名称", std::string(words::demo_meeting.zh));
    meeting.set("会议日期", to_iso(day_of(clock_.now())));
    meeting.set("决议号", std::to_string(year) + "-17");
    pass_time(workday(clock_.now(), 1, 16));
    act(leader_, list, "adopt", std::move(meeting));
    Json notice_input(Json::Object{});
    notice_input.set("名单", refs({list}));
    notice_input.set("标题", say(words::demo_notice_title, std::to_string(year)).in(Lang::zh));
    notice_input.set("联系方式", std::string(words::demo_contact.zh));
    const std::string notice = create(handler_, "notice", "prepare", round, std::move(notice_input)).object;
    act(head_, notice, "publish");
    pass_time(workday(clock_.now(), 7, 9));
    const std::string document = create(handler_, "recognition_doc", "draft", round,
                                        one("标题", say(words::demo_document_title, std::to_string(year)).in(Lang::zh)))
                                     .object;
    act(handler_, document, "include", one("申报件", refs(pool)));
    act(head_, document, "submit_sign");
    act(leader_, document, "sign");
    Json issue(Json::Object{});
    issue.set("文号", "成经信发〔" + std::to_string(year) + "〕58号");
    issue.set("成文日期", to_iso(day_of(clock_.now())));
    act(handler_, document, "issue", std::move(issue));
  }

  void round_in_progress(std::vector<Invented> enterprises) {
    pass_time(at(2026, 9, 21));
    const std::string round = open_round(2026, "2026年度", *Date::of(2026, 10, 12), *Date::of(2026, 11, 30));
    // How many of a hundred end where.
    constexpr std::pair<Fate, int> shares[] = {{Fate::draft, 9},
                                               {Fate::signing, 3},
                                               {Fate::queued, 11},
                                               {Fate::reviewing, 8},
                                               {Fate::recommend_proposed, 3},
                                               {Fate::returned, 4},
                                               {Fate::not_recommended, 2},
                                               {Fate::pending, 8},
                                               {Fate::checking, 9},
                                               {Fate::correcting, 4},
                                               {Fate::formal_failed, 2},
                                               {Fate::formal_passed, 10},
                                               {Fate::scoring, 15},
                                               {Fate::reviewed, 12}};
    std::vector<Story>& stories = stories_.emplace_back(enterprises.size());
    for (std::size_t i = 0; i < stories.size(); ++i) {
      Story& story = stories[i];
      story.enterprise = std::move(enterprises[i]);
      story.kind = random_.below(5) < 2 ? "智能工厂" : "数字化车间";
      story.unit = std::string(unit_for(random_.below(40)));
      std::size_t place = (i * 100 + 50) / stories.size();
      for (const auto& [fate, share] : shares) {
        story.fate = fate;
        if (place < static_cast<std::size_t>(share)) break;
        place -= static_cast<std::size_t>(share);
      }
      const auto roll = random_.below(10);
      story.quality = roll < 3 ? Quality::strong : Quality::plain;
      if (story.fate == Fate::draft || story.fate == Fate::queued || story.fate == Fate::reviewing ||
          story.fate == Fate::returned) {
        story.quality = roll < 3 ? Quality::near_miss : roll < 6 ? Quality::patchy : Quality::plain;
      }
      if (i == 0) story.kind = "智能工厂";
      if (i == 0) story.quality = Quality::near_miss;
      enrol(story, i == 0 ? "qiye" : "qiye" + std::to_string(i));
      // What has come far has started early.
      Instant start = at(2026, 11, 3);
      if (story.fate == Fate::draft || story.fate == Fate::signing) start = at(2026, 11, 9);
      if (story.fate >= Fate::pending) start = at(2026, 11, 2);
      if (story.fate >= Fate::formal_passed) start = at(2026, 10, 13);
      file_between(story, round,
                   workday(start, static_cast<int>(random_.below(story.fate >= Fate::formal_passed ? 6 : 5)), 9));
    }
    run_until(at(2026, 11, 9));
    std::vector<Story*> scoring, reviewed;
    for (Story& story : stories) {
      if (story.fate == Fate::scoring) scoring.push_back(&story);
      if (story.fate == Fate::reviewed) reviewed.push_back(&story);
    }
    const std::string done = convene(round, say(words::demo_panel, "1").in(Lang::zh), reviewed, 5);
    for (std::size_t e = 0; e < panel_size; ++e) {
      std::size_t n = 0;
      for (const std::string& sheet : sheets_of(experts_[5 + e], done))
        score(experts_[5 + e], sheet, ++n % 6 == 5, true);
    }
    run_until(at(2026, 11, 16));
    conclude(done);
    const std::string open = convene(round, say(words::demo_panel, "2").in(Lang::zh), scoring, 0);
    for (std::size_t e = 0; e < panel_size; ++e) {
      std::size_t n = 0;
      for (const std::string& sheet : sheets_of(experts_[e], open)) {
        if (++n > scoring.size() / (e + 2)) break;  // nobody is through yet
        score(experts_[e], sheet, n % 6 == 5, n % 4 != 0);
      }
    }
  }

  registry::Registry& registry_;
  registry::Accounts& accounts_;
  SettableClock& clock_;
  SeededRandom random_;
  std::filesystem::path folder_;
  std::ostream& progress_;
  std::shared_ptr<const measure::Measure> measure_;
  std::multimap<Instant, std::function<void()>> plan_;
  std::deque<std::vector<Story>> stories_;
  std::map<std::string, Actor> reviewers_, leads_;
  Actor handler_, head_, leader_;
  std::vector<Actor> experts_;
  std::vector<std::string> evidence_;
};

}  // namespace

Result<void> fill(registry::Registry& registry, registry::Accounts& accounts, SettableClock& clock, files::Store&,
                  const std::filesystem::path& folder, std::ostream& progress, Size size) {
  if (!registry.units().empty()) return {};
  progress << words::demo_filling.zh << std::endl;
  Storyteller(registry, accounts, clock, folder / "spool", progress).tell(size);
  return {};
}

std::string sign_ins(Lang lang) {
  std::string text(words::demo_sign_ins.in(lang));
  text += "\n";
  for (const auto& [login, who] :
       {std::pair{"qiye", words::demo_who_enterprise}, std::pair{"quxian-shenhe", words::demo_who_reviewer},
        std::pair{"quxian-fuze", words::demo_who_lead}, std::pair{"jingban", words::demo_who_handler},
        std::pair{"chuzhang", words::demo_who_head}, std::pair{"juling", words::demo_who_leader},
        std::pair{"zhuanjia", words::demo_who_expert}, std::pair{"shenji", words::demo_who_auditor}}) {
    std::string name = login;
    name.resize(16, ' ');
    text += "  " + name + std::string(password) + "  " + std::string(who.in(lang)) + "\n";
  }
  return text;
}

}  // namespace zj::demo
