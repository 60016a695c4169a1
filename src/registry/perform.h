#pragma once
// One act: rights, version, state, input, guards, effects, letters, deadlines, messages, record — all in one
// transaction.

#include "registry/letters.h"
#include "registry/situation.h"

namespace zj::registry {

// case.submit → case
inline std::string object_of(std::string_view full_id) {
  return std::string(full_id.substr(0, full_id.find('.')));
}

// Runs acts inside one write transaction. Not reused after a failure: the caller rolls back.
class Performance {
 public:
  Performance(Registry::Core& core, db::Connection& c, const Actor& actor)
      : core_(core), c_(c), actor_(actor), now_(core.now()) {}

  Result<Outcome> perform(const Act& request);

  // For pages: may the act be done on this object now, and if not, why.
  Offer offer(const Object& object, const measure::Act& act, const Relations& relations, Situation& situation);
  // The objects of the round that this act may name under the word `take`: each of them alone would pass its guards.
  std::vector<Object> choices(const measure::Act& act, std::string_view take, Situation& situation);

 private:
  struct Running {  // one act on its way
    const measure::Act& act;
    Object& object;
    std::string from;
    std::int64_t seen;
    References references;
    std::string reason;
    std::string input_hash;
    std::string key;
    std::optional<Date> due;
    const Object* cause = nullptr;  // of the act that made this one follow

    Given given() const { return {references, reason, due, cause}; }
  };

  Result<Object> subject(const Act& request, const measure::Act& act);
  Result<void> take_input(Running& run, const Json& input);
  Result<void> check_remarks(const Object& object, const Json& remarks);
  Result<void> take_references(Running& run, const measure::Take& take, const Json& value);
  Result<void> carry_out(Running& run);
  Result<void> apply(Running& run, const measure::Effect& effect, Situation& situation);
  Result<void> trigger(Running& cause, std::string_view full_id, std::vector<Object> targets, bool create_allowed);
  Result<void> start_deadlines(Running& run, Situation& situation);
  std::vector<letters::Written> write_letters(const Running& run, Situation& situation);
  Result<void> compute(Running& run, const measure::Effect& effect);
  Result<void> hand_out_sheets(Running& run);
  Result<void> take_slot(Running& run);
  void set_fact(Object& object, std::string_view path, const Json& value);
  void notify(const Running& run, std::int64_t event);
  void send_messages();
  std::string number(Running& run, const std::string& filled);
  std::string next_key(const std::string& base);
  tl::unexpected<Error> overtaken(const Object& object);

  Registry::Core& core_;
  db::Connection& c_;
  const Actor& actor_;
  Instant now_;
  std::vector<std::string> documents_;  // references of letters made
  struct Message {
    std::int64_t event, object;
    std::string role;
    std::optional<std::int64_t> org;
    std::string text;
  };
  std::vector<Message> messages_;  // in the order in which the acts ended
  int triggered_ = 0;
};

}  // namespace zj::registry
