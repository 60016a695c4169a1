#pragma once
// The one door to the record. Every change is perform(); pages, API, command line, jobs and the demonstration city call
// it. Reading goes through the queries below, which answer only what may_see allows. Thread-safe: each call takes its
// own connection.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/embedded.h"
#include "base/random.h"
#include "base/result.h"
#include "base/workday.h"
#include "db/database.h"
#include "files/store.h"
#include "measure/assess.h"
#include "measure/measure.h"
#include "registry/model.h"

namespace zj::registry {

// One act to perform. `object` is a public reference, or empty when the act creates its object (then `parent` is the
// object it belongs to: the round of a case, say). `version` is the version the actor saw; a different one is a
// conflict.
struct Act {
  std::string object;
  std::string type;  // object type, for acts that create: "case"
  std::string act;   // "submit"
  std::string parent;
  std::int64_t version = 0;
  std::string key;  // of the form: the same key again returns the first result
  std::string reason;
  Json input;  // the facts this act takes, by glossary path of the object's document
};

struct Outcome {
  std::string object;  // public reference
  std::string type;
  std::string state;
  std::int64_t version = 0;
  bool repeated = false;               // the key was known: this is what happened then
  Said said;                           // what happened, for the flash message
  std::vector<std::string> documents;  // references
};

// An act on an object as a page offers it.
struct Offer {
  const measure::Act* act = nullptr;  // lives as long as the object's measure
  std::string id, label;
  bool allowed = false;          // false: may be seen but not done now; `why` says the reason and cites
  std::vector<std::string> why;  // one sentence per guard that is not met
};

// A list of objects: what to take and how to sort. Empty members do not filter.
struct ListQuery {
  std::string type = "case";
  std::vector<std::string> states;
  std::optional<std::int64_t> round;
  std::string kind, unit, verdict, route;
  std::string text;  // searched in name, number, enterprise
  enum class Handler { anyone, mine } handler = Handler::anyone;
  enum class Due { any, overdue, soon } due = Due::any;  // soon: within 3 working days
  enum class Sort { due, newest, name, number } sort = Sort::due;
  int limit = 50;
  int offset = 0;
};
struct ListRow {
  Object object;
  std::string enterprise_name;
  std::string handler_name;
  std::string unit_name;
};
// What a list holds, all its pages together, of what the actor may know of.
struct Tally {
  std::map<std::string, std::int64_t, std::less<>> by_state;  // of those whose state the actor may know
  std::int64_t total = 0, overdue = 0, soon = 0;              // soon: not overdue, and within 3 working days
};

class Registry {
 public:
  struct Parts {
    db::Database& db;
    files::Store& files;
    const Clock& clock;
    Random& random;
    const WorkCalendar& calendar;
    std::span<const EmbeddedFile> shipped_measure;  // policies/chengdu-draft
  };
  // Migrates the database, loads the shipped measure and the rights tables.
  static Result<std::unique_ptr<Registry>> open(Parts parts);
  ~Registry();

  // ---- acts
  Result<Outcome> perform(const Actor& actor, const Act& act);
  std::vector<Offer> offers(const Actor& actor, const Object& object);
  // Whether this actor could create an object of this type now, and why not; without an act when it is never theirs to
  // create.
  Offer offer_to_create(const Actor& actor, std::string_view type, std::string_view act, const Object* parent);
  // What an act on this object may name under the word `take` (申报件, 名单), as far as the actor may know of it.
  std::vector<Object> choices(const Actor& actor, const Object& object, const measure::Act& act, std::string_view take);

  // ---- rights (pure functions of rights.h, with the relations looked up)
  bool may(const Actor& actor, std::string_view act, const Object& object);
  bool may_see(const Actor& actor, std::string_view fact, const Object& object);

  // ---- reading; not_found for what the actor may not know of
  Result<Object> find(const Actor& actor, std::string_view ref);
  Result<Object> find(const Actor& actor, std::int64_t id);
  std::vector<ListRow> list(const Actor& actor, const ListQuery& query);
  Tally tally(const Actor& actor, const ListQuery& query);
  std::vector<Object> children(const Actor& actor, const Object& parent, std::string_view type);
  std::vector<Object> linked(const Actor& actor, const Object& source, std::string_view kind);  // panel → case …
  std::vector<Object> linking(const Actor& actor, const Object& target, std::string_view kind);  // case → its panel …
  // Newest first; a case's with those of its reviews, checks and title. Enterprises, experts and the public find in it
  // what their side did and what they were told of.
  std::vector<Event> history(const Actor& actor, const Object& object);
  std::vector<Document> documents(const Actor& actor, const Object& object);
  Result<Document> document(const Actor& actor, std::string_view ref);
  std::optional<Org> org(std::int64_t id);
  std::optional<Org> org_by_code(std::string_view code);
  std::vector<Org> units();  // the recommending units
  struct Named {
    std::string ref, name, org;
  };
  std::vector<Named> persons_with_role(std::string_view role);  // whom an officer may choose: experts, handlers
  std::string person_ref(std::int64_t person);
  std::string person_name(const Actor& reader, std::int64_t person,
                          const Object& about);  // "" when the reader may not know
  std::string state_label(const Object& object);

  // ---- the measure that rules an object: that of its round, else the one in force
  std::shared_ptr<const measure::Measure> measure_of(const Object& object);
  std::shared_ptr<const measure::Measure> measure_in_force();

  // ---- a case's content
  // The content that the actor may see: the draft for its enterprise, else the latest frozen version.
  Result<Json> content(const Actor& actor, const Object& the_case, std::optional<std::int64_t> number = {});
  // The dossier of CONTRACT.md made from a content: cells from their clauses, enterprise from its registration …
  Json dossier(const Object& the_case, const Json& content);
  measure::Assessment assess(const Object& the_case, const Json& content);
  std::vector<std::string> missing(const Object& the_case,
                                   const Json& content);  // paths of required facts that are not there
  // Both at once, with what is wrong in single fields and the exact values of figures: what a form shows beside its
  // fields. Must not outlive the case's measure.
  struct Checked {
    Json dossier;  // what was assessed: dossier() as of the day of submission, today while it is open
    measure::DossierReading reading;
    measure::Assessment assessment;
  };
  Checked check(const Object& the_case, const Json& content);
  std::vector<std::string> clauses_to_score(const Object& the_case);
  // 单件评分 of the scores that this sheet holds, stored or not: points by element and 总分. An error while a clause
  // has no score.
  Result<Json> score_of_sheet(const Object& sheet);
  std::vector<std::string> open_fields(
      const Object& the_case);  // of a returned case: what may be changed; empty: no limit
  // Whether the field may be changed in the case's present state, whoever asks.
  bool is_open_field(const Object& the_case, std::string_view path);
  // Whether a word in a list of remarks names this field: itself, or what it is a part of.
  static bool names_field(std::string_view word, std::string_view path);
  // Facts that the record supplies and no form asks for: 企业.名称, 批次年度 …
  static bool is_supplied(std::string_view path);
  struct FieldSaved {
    std::int64_t version = 0;
    std::string shown;  // the value as it now reads
  };
  // Saves one field of a draft as somebody typed it; "无" says that a list is known to be empty, or a fact that may be
  // null is. What is no value of the fact is bad input. A conflict (someone saved this field since `seen`) gives
  // Trouble::conflict and changes nothing.
  Result<FieldSaved> save_field(const Actor& actor, std::string_view case_ref, std::string_view path,
                                std::string_view text, std::int64_t seen);
  // Removes one entry of a list from a draft, counted from 1: 事故记录[2]. Those behind it move up.
  Result<void> remove_entry(const Actor& actor, std::string_view case_ref, std::string_view entry);
  struct DraftField {
    std::string path;
    Json value;
    std::int64_t version = 0;
    std::string person_name;
    Instant saved;
  };
  std::vector<DraftField> draft(const Actor& actor, const Object& the_case);
  struct Change {
    std::string path, before, after;
  };
  std::vector<Change> changes(const Actor& actor, const Object& the_case, std::int64_t from, std::int64_t to);
  // What the draft changes against the latest frozen version.
  std::vector<Change> pending_changes(const Actor& actor, const Object& the_case);

  // ---- evidence
  struct NewEvidence {
    std::string clause, file_name, media_type, sha256;
    std::int64_t size = 0;
    std::filesystem::path spooled;
  };
  Result<Evidence> add_evidence(const Actor& actor, std::string_view case_ref, const NewEvidence& file);
  Result<void> remove_evidence(const Actor& actor, std::string_view ref);
  std::vector<Evidence> evidence(const Actor& actor, const Object& the_case);
  Result<std::pair<Evidence, std::filesystem::path>> open_evidence(const Actor& actor, std::string_view ref);

  // ---- the public's view
  std::optional<Object> title_by_number(std::string_view number);

  // ---- messages for a role
  struct Message {
    std::int64_t id = 0;
    std::string object, type, text;
    Instant at;
    bool read = false;
  };
  std::vector<Message> messages(const Actor& actor, int limit);

  const Clock& clock() const;
  const WorkCalendar& calendar() const;
  db::Database& database();
  Random& random();

  // The parts inside, for this room's own files.
  struct Core;
  Core& core() { return *core_; }

 private:
  explicit Registry(std::unique_ptr<Core> core);
  std::unique_ptr<Core> core_;
};

}  // namespace zj::registry
