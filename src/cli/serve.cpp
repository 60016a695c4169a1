#include <csignal>
#include <cstdio>
#include <ostream>

#include "base/text.h"
#include "cli/house.h"
#include "demo/city.h"
#include "files/media.h"
#include "html/assets.h"
#include "http/server.h"
#include "pages/site.h"
#include "post/scheduler.h"

namespace zj::cli {
namespace {

constexpr Option options[] = {
    data_option,
    database_option,
    {"listen", "HOST:PORT", words::cli_listen_option},
    {"host", "NAME", words::cli_host_option},
    {"public-address", "URL", words::cli_address_option},
    {"tls-certificate", "FILE", words::cli_tls_option},
    {"tls-key", "FILE", words::cli_tls_option},
    {"trusted-proxy", "ADDRESS", words::cli_proxy_option},
    {"clock", "TIME", words::cli_clock_option},
    {"clock-frozen", "", words::cli_frozen_option},
    {"demo", "", words::cli_demo_option},
    {"demo-cases", "N", words::cli_demo_cases_option},
    {"access-log", "", words::cli_log_option},
};

struct Listening {
  std::string address;
  std::uint16_t port = 0;
};
Result<Listening> parse_listen(const std::string& text) {
  const auto colon = text.rfind(':');
  Listening listening;
  const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
  listening.address = colon == std::string::npos ? "127.0.0.1" : text.substr(0, colon);
  if (listening.address.starts_with('[') && listening.address.ends_with(']'))
    listening.address = listening.address.substr(1, listening.address.size() - 2);
  const bool digits = !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string::npos;
  if (!digits || std::stoi(port) > 65535) return bad_input("--listen", say(words::cli_listen_form, text));
  listening.port = static_cast<std::uint16_t>(std::stoi(port));
  return listening;
}

// SIGTERM and SIGINT end the program in good order; they are taken by main's thread alone.
sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

http::Response health(registry::Registry& registry) {
  try {
    const auto lease = registry.database().connect();
    return http::Response::text(lease->usable() ? 200 : 503, lease->usable() ? "ok\n" : "database\n");
  } catch (const std::exception&) {
    return http::Response::text(503, "database\n");
  }
}

int serve(const Arguments& arguments, Streams& streams) {
  const auto listen = parse_listen(arguments.value("listen").value_or("127.0.0.1:8080"));
  if (!listen) return report(listen.error(), arguments, streams);
  const bool demo = arguments.has("demo");

  std::unique_ptr<Clock> clock = std::make_unique<SystemClock>();
  SettableClock* settable = nullptr;
  if (const auto time = arguments.value("clock"); time || demo) {
    const auto at = parse_instant(time.value_or(std::string(demo::city_time)));
    if (!at) return report(at.error(), arguments, streams);
    const auto pace = arguments.has("clock-frozen") ? SettableClock::Pace::frozen : SettableClock::Pace::running;
    auto set = std::make_unique<SettableClock>(*at, pace);
    settable = set.get();
    clock = std::move(set);
  }

  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread starts, so that all inherit it

  // The demonstration can be filled again: no need to wait for the disk at each of its many acts.
  auto opened = open_house(arguments, std::move(clock), {.durable = !demo});
  if (!opened) return report(opened.error(), arguments, streams);
  House& house = **opened;
  if (demo) {
    demo::Size size;
    if (const auto cases = arguments.value("demo-cases")) {
      const auto number = parse_integer(*cases);
      if (!number || *number < 20 || *number > 100'000)
        return report(Error{Trouble::bad_input, say(words::cli_demo_cases, *cases), "--demo-cases"}, arguments,
                      streams);
      size.in_progress = static_cast<int>(*number);
    }
    auto city = demo::fill(*house.registry, *house.accounts, *settable, *house.files, house.data, streams.err, size);
    if (!city) return report(city.error(), arguments, streams);
    streams.out << demo::sign_ins(arguments.lang());
  } else {
    const auto first = furnish(house);
    if (!first) return report(first.error(), arguments, streams);
    for (const FirstAccount& account : *first) {
      streams.out << say(words::cli_first_account, account.login, account.password).in(arguments.lang()) << "\n";
    }
  }

  pages::Site site{*house.registry, *house.accounts, arguments.value("public-address").value_or(""), demo,
                   house.random->token()};
  http::Router router;
  pages::add_screens(router, site);
  http::Server* running = nullptr;
  router.get("/healthz", [&](http::Request&) { return health(*house.registry); });
  router.get("/metrics", [&](http::Request&) { return http::Response::text(200, running ? running->metrics() : ""); });

  http::ServerOptions server_options;
  server_options.address = listen->address;
  server_options.port = listen->port;
  if (const auto name = arguments.value("host")) {
    for (const std::string_view one : split(*name, ',')) server_options.hosts.emplace_back(trim(one));
  }
  if (const auto proxy = arguments.value("trusted-proxy")) server_options.trusted_proxies = {*proxy};
  server_options.tls_certificate = arguments.value("tls-certificate").value_or("");
  server_options.tls_key = arguments.value("tls-key").value_or("");
  server_options.error_page = pages::error_page;
  server_options.spool = house.data / "spool";
  server_options.sniff = [](std::string_view head) { return std::string(files::sniff(head)); };
  if (arguments.has("access-log")) {
    server_options.access_log = [&](const http::Access& access) { streams.err << http::to_line(access) << "\n"; };
  }
  auto server = http::Server::start(server_options, std::move(router));
  if (!server) return report(server.error(), arguments, streams);
  running = server->get();
  const post::Scheduler scheduler(*house.registry);

  const std::string scheme = server_options.tls_certificate.empty() ? "http" : "https";
  streams.out << say(words::cli_serving, scheme + "://" +
                                             (listen->address == "0.0.0.0" ? "localhost" : listen->address) + ":" +
                                             std::to_string((*server)->port()))
                     .in(arguments.lang())
              << std::endl;

  int signal = 0;
  sigwait(&signals, &signal);
  streams.err << words::cli_stopping.in(arguments.lang()) << std::endl;
  (*server)->stop();
  return Exit::done;
}

}  // namespace

extern const Command serve_command{"serve", "", 0, 0, options, words::serve_summary, words::serve_details, serve};

}  // namespace zj::cli
