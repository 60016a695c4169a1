#pragma once
// A small house for the tests of the screens: the real registry on an empty database, and a browser without a network.

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "base/credit_code.h"
#include "db/testing.h"
#include "files/local_store.h"
#include "html/check.h"
#include "pages/site.h"

namespace zj::pages {

// The shipped measure, read from the source tree.
class ShippedFiles {
 public:
  ShippedFiles() {
    const std::filesystem::path folder = std::filesystem::path(ZHIJIAN_SOURCE_DIR) / "policies" / "chengdu-draft";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ostringstream bytes;
      bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      content_.emplace_back(entry.path().filename().string(), bytes.str());
    }
    for (const auto& [name, bytes] : content_) files_.push_back({name, bytes.data(), bytes.data() + bytes.size()});
  }
  std::span<const EmbeddedFile> files() const { return files_; }
  std::vector<measure::InputFile> inputs() const {
    std::vector<measure::InputFile> inputs;
    for (const auto& [name, bytes] : content_) inputs.push_back({name, bytes});
    return inputs;
  }

 private:
  std::vector<std::pair<std::string, std::string>> content_;
  std::vector<EmbeddedFile> files_;
};

inline bool is_header(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

// The value of a header, "" when absent.
inline std::string header(const http::Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (is_header(key, name)) return value;
  }
  return {};
}

// One person's browser: keeps cookies, knows the token of its session, follows nothing by itself.
class Browser {
 public:
  Browser(http::Router& router, Site& site) : router_(router), site_(site) {}

  http::Response get(const std::string& target) { return send(http::Method::get, target, {}); }
  http::Response post(const std::string& target, std::vector<std::pair<std::string, std::string>> form,
                      bool scripted = false) {
    scripted_ = scripted;
    if (const std::string token = csrf(); !token.empty()) form.emplace_back("csrf", token);
    return send(http::Method::post, target, std::move(form));
  }
  void upload(http::Upload file) { uploads_.push_back(std::move(file)); }
  void forget_session() {
    cookies_.erase("zj");
    cookies_.erase("__Host-zj");
  }

 private:
  std::string csrf() {
    http::Request request = blank("/");
    return Visit(site_, request).csrf();
  }
  http::Request blank(const std::string& target) const {
    http::Request request;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    request.host = "127.0.0.1:8080";
    for (const auto& [name, value] : cookies_) request.cookies.add(name, value);
    request.headers.add("sec-fetch-site", "same-origin");
    if (const auto query = target.find('?'); query != std::string::npos) {
      std::istringstream pairs(target.substr(query + 1));
      for (std::string pair; std::getline(pairs, pair, '&');) {
        const auto equals = pair.find('=');
        request.query.add(decoded(pair.substr(0, equals)),
                          equals == std::string::npos ? "" : decoded(pair.substr(equals + 1)));
      }
    }
    return request;
  }
  http::Response send(http::Method method, const std::string& target,
                      std::vector<std::pair<std::string, std::string>> form) {
    http::Request request = blank(target);
    request.method = method;
    if (std::exchange(scripted_, false)) request.headers.add("x-requested-with", "zhijian");
    for (auto& [name, value] : form) request.form.add(std::move(name), std::move(value));
    request.uploads = std::exchange(uploads_, {});
    const auto match = router_.match(method, request.path);
    if (!match.route) return http::Response::text(match.path_known ? 405 : 404, "");
    request.captures = match.captures;
    http::Response response = match.route->handler(request);
    for (const auto& [name, value] : response.headers) {
      if (!is_header(name, "set-cookie")) continue;
      const auto equals = value.find('='), end = value.find(';');
      const std::string cookie = value.substr(0, equals), content = value.substr(equals + 1, end - equals - 1);
      if (content.empty()) {
        cookies_.erase(cookie);
      } else {
        cookies_[cookie] = content;
      }
    }
    return response;
  }
  static std::string decoded(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '%' && i + 2 < text.size()) {
        out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
        i += 2;
      } else {
        out += text[i] == '+' ? ' ' : text[i];
      }
    }
    return out;
  }

  http::Router& router_;
  Site& site_;
  std::map<std::string, std::string> cookies_;
  std::vector<http::Upload> uploads_;
  bool scripted_ = false;
};

// The house itself: a registry with the shipped measure, a district, the bureau.
class House {
 public:
  House() : folder(std::filesystem::temp_directory_path() / ("zj-pages-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder);
    store_ = *files::LocalStore::create(folder / "files");
    auto opened =
        registry::Registry::open({database_.database(), *store_, clock, random, shipped_calendar(), shipped_.files()});
    if (!opened) throw std::runtime_error(opened.error().said.in(Lang::en));
    registry = *std::move(opened);
    accounts = std::make_unique<registry::Accounts>(database_.database(), clock, random, registry::PasswordCost{64, 1});
    site = std::make_unique<Site>(Site{*registry, *accounts, "https://zhijian.example", false});
    add_screens(router, *site);
    district = *accounts->add_org("district", "longquanyi", "龙泉驿区", "");
    bureau = *accounts->add_org("bureau", "bureau", "成都市经济和信息化局", "");
  }
  ~House() { std::filesystem::remove_all(folder); }
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  Browser browser() { return Browser(router, *site); }

  // An act of an officer, done at the registry's door.
  registry::Outcome perform(const registry::Actor& actor, std::string_view type, const std::string& object,
                            std::string_view act, Json input = Json(Json::Object{}), std::string reason = {}) {
    registry::Act request;
    request.object = object;
    request.type = std::string(type);
    request.act = std::string(act);
    request.input = std::move(input);
    request.reason = std::move(reason);
    if (!object.empty()) request.version = registry->find(actor, object)->version;
    const auto outcome = registry->perform(actor, request);
    if (!outcome) throw std::runtime_error(std::string(act) + ": " + outcome.error().said.in(Lang::zh));
    return *outcome;
  }
  registry::Actor officer(std::string_view role, const registry::Org& org) {
    const std::string login = std::string(role) + "." + std::to_string(++people_);
    accounts->add_person(org, {login, "陈禾", "a long password", {std::string(role)}}).value();
    return accounts->sign_in(login, "a long password")->actor;
  }
  // An announced round that is open now.
  std::string open_round() {
    const auto handler = officer("bureau_handler", bureau), head = officer("division_head", bureau),
               leader = officer("bureau_leader", bureau);
    Json settings;
    settings.set("年度", "2026");
    settings.set("名称", "2026年度");
    settings.set("开放日", "2026-09-01");
    settings.set("截止日", "2026-09-30");
    const std::string round = perform(handler, "round", "", "create", settings).object;
    perform(head, "round", round, "pin_measure");
    perform(leader, "round", round, "announce");
    clock.set(*parse_instant("2026-09-02T09:00:00+08:00"));
    perform(registry::system_job(), "round", round, "open_window");
    return round;
  }

 private:
  ShippedFiles shipped_;
  db::TestDatabase database_{db::Engine::sqlite};
  std::unique_ptr<files::Store> store_;
  int people_ = 0;

 public:
  std::filesystem::path folder;
  SettableClock clock{*parse_instant("2026-08-20T09:00:00+08:00")};
  SeededRandom random{7};
  std::unique_ptr<registry::Registry> registry;
  std::unique_ptr<registry::Accounts> accounts;
  std::unique_ptr<Site> site;
  http::Router router;
  registry::Org district, bureau;
};

// A suite shares one house, as compiling the measure takes its time; so each test brings its own enterprise.
class HouseTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { house_ = std::make_unique<House>(); }
  static void TearDownTestSuite() { house_.reset(); }
  static House& house() { return *house_; }

  // A new enterprise's fields of the registration form.
  static std::vector<std::pair<std::string, std::string>> registration() {
    const std::string number = std::to_string(1000 + ++enterprises_);
    return {{"code", make_credit_code("510112", "MA6C" + number)},
            {"name", "成都岷砺精密制造" + number + "有限公司"},
            {"unit", "longquanyi"},
            {"person", "林知远"},
            {"login", "minli." + number},
            {"password", "correct horse"}};
  }

 private:
  static inline std::unique_ptr<House> house_;
  static inline int enterprises_ = 0;
};

}  // namespace zj::pages
