#pragma once
// Persons, organisations, sign-in and sessions.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/json.h"
#include "base/random.h"
#include "base/result.h"
#include "db/database.h"
#include "registry/model.h"

namespace zj::registry {

// The effort of argon2id; tests and the demonstration city use less.
struct PasswordCost {
  std::uint32_t memory_kib = 19 * 1024;  // OWASP's first choice for argon2id: 19 MiB, 2 passes, 1 lane
  std::uint32_t passes = 2;
};

// Thread-safe.
class Accounts {
 public:
  Accounts(db::Database& db, const Clock& clock, Random& random, PasswordCost cost = {});

  struct NewPerson {
    std::string login, name, password;
    std::vector<std::string> roles;
  };
  // An enterprise registers itself: the code is checked (GB 32100), its first person is operator and signer.
  // Errors name the field: code, name, unit, person, login, password.
  Result<Org> register_enterprise(std::string_view code, std::string_view name, std::string_view unit,
                                  const NewPerson& first);
  // Everything that would keep this enterprise from registering, so that a form can say it all at once.
  std::vector<Error> problems(std::string_view code, std::string_view name, std::string_view unit,
                              const NewPerson& first);
  Result<Org> add_org(std::string_view kind, std::string_view code, std::string_view name, std::string_view unit);
  Result<std::int64_t> add_person(const Org& org, const NewPerson& person);

  struct Session {
    std::string token;  // only on the way out, to be the cookie; the database holds its hash
    Actor actor;
  };
  // Wrong name and wrong password answer alike and take alike long. Five failures lock the account for 15 minutes.
  Result<Session> sign_in(std::string_view login, std::string_view password);
  std::optional<Actor> actor_of(std::string_view session_token);  // extends the session
  void sign_out(std::string_view session_token);
  // Ends every other session of this person. A wrong present password counts as a failed sign-in. Errors name the
  // field: password, new.
  Result<void> change_password(std::string_view session_token, std::string_view present, std::string_view wanted);
  std::vector<Actor> roles_of(const Actor& actor);  // all the hats of this person
  Result<Actor> switch_role(std::string_view session_token, std::string_view role, std::int64_t org);

  // A form that came too late is kept for an hour under a token that goes into a cookie.
  std::string park_form(std::string_view path, const Json& fields);
  struct Parked {
    std::string path;
    Json fields;
  };
  std::optional<Parked> take_parked(std::string_view token);

 private:
  db::Database& db_;
  const Clock& clock_;
  Random& random_;
  PasswordCost cost_;
};

}  // namespace zj::registry
