#include "registry/accounts.h"

#include <algorithm>
#include <cctype>

#include <argon2.h>

#include "base/credit_code.h"
#include "base/hash.h"
#include "base/text.h"
#include "db/query.h"
#include "registry/store.h"
#include "words/registry.h"

namespace zj::registry {

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t session_length = 12 * 60 * minute;
constexpr std::int64_t session_idle = 60 * minute;
constexpr std::int64_t lock_length = 15 * minute;
constexpr int failures_allowed = 5;

struct ActorRow {
  std::int64_t person = 0;
  std::string ref, name, login, role;
  std::int64_t org = 0;
  std::string org_name, org_kind, org_code;
  static constexpr auto columns =
      std::tuple{&ActorRow::person, &ActorRow::ref,      &ActorRow::name,     &ActorRow::login,   &ActorRow::role,
                 &ActorRow::org,    &ActorRow::org_name, &ActorRow::org_kind, &ActorRow::org_code};
};

struct Credentials {
  std::int64_t id = 0;
  std::string password;
  std::int64_t failures = 0;
  std::optional<Instant> locked_until;
  static constexpr auto columns =
      std::tuple{&Credentials::id, &Credentials::password, &Credentials::failures, &Credentials::locked_until};
};

Actor to_actor(ActorRow row) {
  Actor actor{row.person,
              std::move(row.ref),
              std::move(row.name),
              std::move(row.login),
              std::move(row.role),
              row.org,
              std::move(row.org_name),
              {}};
  if (row.org_kind == "district") actor.unit = std::move(row.org_code);
  return actor;
}

std::string hash_password(Random& random, const PasswordCost& cost, std::string_view password) {
  std::array<std::uint8_t, 16> salt{};
  random.fill(salt);
  char encoded[128];
  const int rc = argon2id_hash_encoded(cost.passes, cost.memory_kib, 1, password.data(), password.size(), salt.data(),
                                       salt.size(), 32, encoded, sizeof encoded);
  if (rc != ARGON2_OK) throw std::runtime_error(std::string("argon2: ") + argon2_error_message(rc));
  return encoded;
}

bool password_fits(std::string_view password, const std::string& encoded) {
  return argon2id_verify(encoded.c_str(), password.data(), password.size()) == ARGON2_OK;
}

bool is_login(std::string_view login) {
  return login.size() >= 3 && login.size() <= 40 && std::ranges::all_of(login, [](unsigned char ch) {
           return std::isalnum(ch) || ch == '.' || ch == '-' || ch == '_';
         });
}

bool is_password(std::string_view password, std::string_view login) {
  return length(password) >= 10 && password != login;
}

std::vector<Error> problems_of(const Accounts::NewPerson& person) {
  std::vector<Error> problems;
  if (person.name.empty()) problems.push_back({Trouble::bad_input, say(words::person_needed), "person"});
  if (!is_login(person.login)) problems.push_back({Trouble::bad_input, say(words::login_shape), "login"});
  if (!is_password(person.password, person.login))
    problems.push_back({Trouble::bad_input, say(words::password_short), "password"});
  return problems;
}

bool login_is_taken(db::Connection& c, std::string_view login) {
  return db::value<std::int64_t>(c, "SELECT COUNT(*) FROM person WHERE login = $1", login) > 0;
}

std::vector<Error> registration_problems(db::Connection& c, std::string_view code, std::string_view name,
                                         std::string_view unit, const Accounts::NewPerson& first) {
  std::vector<Error> problems;
  const auto found = [&problems](std::string at, Said said) {
    problems.push_back({Trouble::bad_input, std::move(said), std::move(at)});
  };
  if (const CreditCodeCheck check = check_credit_code(code); check.verdict == CreditCodeCheck::Verdict::invalid) {
    found("code", check.reason);
  } else if (store::org_by_code(c, code)) {
    found("code", say(words::enterprise_known, code));
  }
  if (name.empty()) found("name", say(words::name_needed));
  const auto district = store::org_by_code(c, unit);
  if (!district || district->kind != "district")
    found("unit", unit.empty() ? say(words::unit_needed) : say(words::unit_unknown, unit));
  for (Error& problem : problems_of(first)) problems.push_back(std::move(problem));
  if (login_is_taken(c, first.login)) found("login", say(words::login_taken, first.login));
  return problems;
}

}  // namespace

Accounts::Accounts(db::Database& db, const Clock& clock, Random& random, PasswordCost cost)
    : db_(db), clock_(clock), random_(random), cost_(cost) {}

Result<Org> Accounts::add_org(std::string_view kind, std::string_view code, std::string_view name,
                              std::string_view unit) {
  if (name.empty()) return bad_input("name", say(words::name_needed));
  return db::in_transaction(db_, [&](db::Connection& c) -> Result<Org> {
    if (store::org_by_code(c, code)) return bad_input("code", say(words::enterprise_known, code));
    if (!unit.empty() && !store::org_by_code(c, unit)) return bad_input("unit", say(words::unit_unknown, unit));
    Org org{store::next(c, "org"), random_.reference(), std::string(kind),
            std::string(code),     std::string(name),   unit.empty() ? std::nullopt : std::optional(std::string(unit)),
            Json(Json::Object{})};
    db::exec(
        c,
        "INSERT INTO org (id, ref, kind, code, name, unit, data, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        org.id, org.ref, org.kind, org.code, org.name, org.unit, org.data, clock_.now());
    return org;
  });
}

Result<std::int64_t> Accounts::add_person(const Org& org, const NewPerson& person) {
  if (auto problems = problems_of(person); !problems.empty()) return tl::unexpected(std::move(problems.front()));
  const std::string encoded = hash_password(random_, cost_, person.password);
  return db::in_transaction(db_, [&](db::Connection& c) -> Result<std::int64_t> {
    if (login_is_taken(c, person.login)) return bad_input("login", say(words::login_taken, person.login));
    const std::int64_t id = store::next(c, "person");
    db::exec(c, "INSERT INTO person (id, ref, login, name, password, created_at) VALUES ($1, $2, $3, $4, $5, $6)", id,
             random_.reference(), person.login, person.name, encoded, clock_.now());
    for (const std::string& role : person.roles) {
      db::exec(c, "INSERT INTO role_grant (person, role, org, since) VALUES ($1, $2, $3, $4)", id, role, org.id,
               clock_.now());
    }
    return id;
  });
}

std::vector<Error> Accounts::problems(std::string_view code, std::string_view name, std::string_view unit,
                                      const NewPerson& first) {
  const auto lease = db_.connect();
  return registration_problems(*lease, code, name, unit, first);
}

Result<Org> Accounts::register_enterprise(std::string_view code, std::string_view name, std::string_view unit,
                                          const NewPerson& first) {
  // Hashing takes its time: outside the transaction, and only for what could be registered.
  if (auto before = problems(code, name, unit, first); !before.empty())
    return tl::unexpected(std::move(before.front()));
  const std::string encoded = hash_password(random_, cost_, first.password);
  return db::in_transaction(db_, [&](db::Connection& c) -> Result<Org> {
    if (auto now = registration_problems(c, code, name, unit, first); !now.empty())
      return tl::unexpected(std::move(now.front()));
    Org org{store::next(c, "org"), random_.reference(), "enterprise",        std::string(code),
            std::string(name),     std::string(unit),   Json(Json::Object{})};
    db::exec(
        c,
        "INSERT INTO org (id, ref, kind, code, name, unit, data, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        org.id, org.ref, org.kind, org.code, org.name, org.unit, org.data, clock_.now());
    const std::int64_t person = store::next(c, "person");
    db::exec(c, "INSERT INTO person (id, ref, login, name, password, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
             person, random_.reference(), first.login, first.name, encoded, clock_.now());
    for (const char* role : {"ent_operator", "ent_signer"}) {
      db::exec(c, "INSERT INTO role_grant (person, role, org, since) VALUES ($1, $2, $3, $4)", person, role, org.id,
               clock_.now());
    }
    return org;
  });
}

Result<Accounts::Session> Accounts::sign_in(std::string_view login, std::string_view password) {
  const auto lease = db_.connect();
  db::Connection& c = *lease;
  const Instant now = clock_.now();
  const auto row =
      db::one<Credentials>(c, "SELECT id, password, failures, locked_until FROM person WHERE login = $1", login);
  if (row && row->locked_until && *row->locked_until > now)
    return refused(say(words::sign_in_locked, to_local(*row->locked_until)));
  // An unknown name costs the same as a wrong password, so that neither answer nor time tells who has an account.
  static const std::string nobody_has_this = hash_password(random_, cost_, "no one signs in with this");
  const bool fits = password_fits(password, row ? row->password : nobody_has_this) && row;
  if (!fits) {
    if (row) {
      const std::int64_t failures = row->failures + 1;
      const std::optional<Instant> until =
          failures >= failures_allowed ? std::optional(Instant{now.ms + lock_length}) : std::nullopt;
      db::exec(c, "UPDATE person SET failures = $1, locked_until = $2 WHERE id = $3",
               until ? std::int64_t{0} : failures, until, row->id);
    }
    db::in_transaction(c, [&](db::Connection& tx) {
      db::exec(tx, "INSERT INTO security_log (id, at, person, kind, detail) VALUES ($1, $2, $3, 'sign_in_failed', '')",
               store::next(tx, "security_log"), now, row ? std::optional(row->id) : std::nullopt);
    });
    return refused(say(words::sign_in_failed), "password");
  }
  auto hats = db::all<ActorRow>(
      c,
      "SELECT p.id, p.ref, p.name, p.login, g.role, o.id, o.name, o.kind, o.code FROM role_grant g JOIN person p ON p.id = g.person "
      "JOIN org o ON o.id = g.org WHERE g.person = $1 AND (g.until IS NULL OR g.until > $2) ORDER BY g.role",
      row->id, now);
  if (hats.empty()) return refused(say(words::role_not_held));
  Session session{random_.token(), to_actor(std::move(hats.front()))};
  db::exec(c, "UPDATE person SET failures = 0, locked_until = NULL WHERE id = $1", row->id);
  db::exec(
      c,
      "INSERT INTO session (token_hash, person, role, org, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $5, $6)",
      sha256_hex(session.token), session.actor.person, session.actor.role, session.actor.org, now,
      Instant{now.ms + session_length});
  db::exec(c, "DELETE FROM session WHERE expires_at < $1", now);
  return session;
}

std::optional<Actor> Accounts::actor_of(std::string_view token) {
  if (token.empty()) return std::nullopt;
  const auto lease = db_.connect();
  db::Connection& c = *lease;
  const Instant now = clock_.now();
  const std::string hash = sha256_hex(token);
  auto row = db::one<ActorRow>(
      c,
      "SELECT p.id, p.ref, p.name, p.login, s.role, o.id, o.name, o.kind, o.code FROM session s JOIN person p ON p.id = s.person "
      "JOIN org o ON o.id = s.org WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3",
      hash, now, Instant{now.ms - session_idle});
  if (!row) return std::nullopt;
  // Written once a minute at most: a page view is not a write.
  db::exec(c, "UPDATE session SET seen_at = $1 WHERE token_hash = $2 AND seen_at < $3", now, hash,
           Instant{now.ms - minute});
  return to_actor(*std::move(row));
}

void Accounts::sign_out(std::string_view token) {
  const auto lease = db_.connect();
  db::exec(*lease, "DELETE FROM session WHERE token_hash = $1", sha256_hex(token));
}

Result<void> Accounts::change_password(std::string_view token, std::string_view present, std::string_view wanted) {
  const auto actor = actor_of(token);
  if (!actor) return refused(say(words::role_not_held));
  if (const auto again = sign_in(actor->login, present)) {
    sign_out(again->token);
  } else {
    return again.error().at == "password"
               ? tl::unexpected<Error>(Error{Trouble::refused, say(words::password_wrong), "password"})
               : tl::unexpected(again.error());
  }
  if (!is_password(wanted, actor->login)) return bad_input("new", say(words::password_short));
  const std::string encoded = hash_password(random_, cost_, wanted);
  db::in_transaction(db_, [&](db::Connection& c) {
    db::exec(c, "UPDATE person SET password = $1 WHERE id = $2", encoded, actor->person);
    db::exec(c, "DELETE FROM session WHERE person = $1 AND token_hash <> $2", actor->person, sha256_hex(token));
    db::exec(c, "INSERT INTO security_log (id, at, person, kind, detail) VALUES ($1, $2, $3, 'password_changed', '')",
             store::next(c, "security_log"), clock_.now(), actor->person);
  });
  return {};
}

std::vector<Actor> Accounts::roles_of(const Actor& actor) {
  const auto lease = db_.connect();
  std::vector<Actor> hats;
  for (ActorRow& row :
       db::all<ActorRow>(*lease,
                         "SELECT p.id, p.ref, p.name, p.login, g.role, o.id, o.name, o.kind, o.code FROM role_grant g "
                         "JOIN person p ON p.id = g.person JOIN org o ON o.id = g.org "
                         "WHERE g.person = $1 AND (g.until IS NULL OR g.until > $2) ORDER BY g.role",
                         actor.person, clock_.now())) {
    hats.push_back(to_actor(std::move(row)));
  }
  return hats;
}

Result<Actor> Accounts::switch_role(std::string_view token, std::string_view role, std::int64_t org) {
  const auto actor = actor_of(token);
  if (!actor) return refused(say(words::role_not_held));
  for (Actor& hat : roles_of(*actor)) {
    if (hat.role != role || hat.org != org) continue;
    const auto lease = db_.connect();
    db::exec(*lease, "UPDATE session SET role = $1, org = $2 WHERE token_hash = $3", role, org, sha256_hex(token));
    return hat;
  }
  return refused(say(words::role_not_held));
}

std::string Accounts::park_form(std::string_view path, const Json& fields) {
  const std::string token = random_.token();
  const Instant now = clock_.now();
  db::in_transaction(db_, [&](db::Connection& c) {
    db::exec(c, "DELETE FROM parked_form WHERE created_at < $1", Instant{now.ms - 60 * minute});
    db::exec(c, "INSERT INTO parked_form (token_hash, path, fields, created_at) VALUES ($1, $2, $3, $4)",
             sha256_hex(token), path, fields, now);
  });
  return token;
}

std::optional<Accounts::Parked> Accounts::take_parked(std::string_view token) {
  return db::in_transaction(db_, [&](db::Connection& c) -> std::optional<Parked> {
    const std::string hash = sha256_hex(token);
    auto row = db::one<std::tuple<std::string, Json>>(
        c, "SELECT path, fields FROM parked_form WHERE token_hash = $1 AND created_at > $2", hash,
        Instant{clock_.now().ms - 60 * minute});
    db::exec(c, "DELETE FROM parked_form WHERE token_hash = $1", hash);
    if (!row) return std::nullopt;
    return Parked{std::get<0>(*row), std::get<1>(*row)};
  });
}

}  // namespace zj::registry
