// db_bench [rows]: the layer beside plain sqlite3, in one run, in CPU microseconds an operation; and the search index
// over as many names. Under tests/temp-pg.sh PostgreSQL too, where waiting counts and the time is that of the clock.
//
// Seen over several runs: an insert costs a quarter more than by plain sqlite3 (1.6 against
// 1.3 us), a select by key at most a tenth more (4.2 against 4.0 us).

#include <sqlite3.h>

#include "base/random.h"
#include "db/migrate.h"
#include "db/query.h"
#include "db/search.h"

namespace {

using namespace zj;

enum class Time { cpu, clock };

double now(Time time) {
  timespec t{};
  clock_gettime(time == Time::cpu ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &t);
  return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

template <class Work>
void measure(const char* what, Time time, std::int64_t operations, Work&& work) {
  const double start = now(time);
  work();
  std::printf("%-44s %9.2f us\n", what, (now(time) - start) / static_cast<double>(operations));
}

constexpr std::string_view table =
    "CREATE TABLE enterprise (id {{i64}} NOT NULL PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, district TEXT, "
    "founded {{i64}}) {{strict}}";

struct Enterprise {
  std::int64_t id = 0;
  std::string code;
  std::string name;
  std::optional<std::string> district;
  std::int64_t founded = 0;
  static constexpr auto columns =
      std::tuple{&Enterprise::id, &Enterprise::code, &Enterprise::name, &Enterprise::district, &Enterprise::founded};
};

constexpr std::string_view code = "91510100MA6XXXXX0X", name = "成都某某智能制造有限公司", district = "高新区";

void raw_sqlite(const std::string& file, std::int64_t rows) {
  sqlite3* handle = nullptr;
  sqlite3_open(file.c_str(), &handle);
  const auto run = [&](const char* sql) { sqlite3_exec(handle, sql, nullptr, nullptr, nullptr); };
  run("PRAGMA journal_mode = WAL");
  run("CREATE TABLE enterprise (id INTEGER NOT NULL PRIMARY KEY, code TEXT NOT NULL, name TEXT NOT NULL, district "
      "TEXT, "
      "founded INTEGER) STRICT");
  sqlite3_stmt* statement = nullptr;
  const auto text = [&](int slot, std::string_view value) {
    sqlite3_bind_text(statement, slot, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
  };
  sqlite3_prepare_v2(handle, "INSERT INTO enterprise VALUES (?, ?, ?, ?, ?)", -1, &statement, nullptr);
  measure("sqlite3 by itself, insert", Time::cpu, rows, [&] {
    run("BEGIN IMMEDIATE");
    for (std::int64_t id = 0; id < rows; ++id) {
      sqlite3_bind_int64(statement, 1, id);
      text(2, code);
      text(3, name);
      text(4, district);
      sqlite3_bind_int64(statement, 5, id);
      sqlite3_step(statement);
      sqlite3_reset(statement);
    }
    run("COMMIT");
  });
  sqlite3_finalize(statement);
  sqlite3_prepare_v2(handle, "SELECT id, code, name, district, founded FROM enterprise WHERE id = ?", -1, &statement,
                     nullptr);
  std::size_t bytes = 0;
  measure("sqlite3 by itself, select by key", Time::cpu, rows, [&] {
    const auto column = [&](int i) {
      return std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, i)));
    };
    for (std::int64_t id = 0; id < rows; ++id) {
      sqlite3_bind_int64(statement, 1, id);
      sqlite3_step(statement);
      const Enterprise e{sqlite3_column_int64(statement, 0), column(1), column(2), column(3),
                         sqlite3_column_int64(statement, 4)};
      bytes += e.name.size();
      sqlite3_reset(statement);
    }
  });
  sqlite3_finalize(statement);
  sqlite3_close(handle);
  if (bytes != name.size() * static_cast<std::size_t>(rows)) std::abort();
}

void layer(db::Connection& c, Time time, std::int64_t rows) {
  const EmbeddedFile files[] = {{"0001_table.sql", table.data(), table.data() + table.size()}};
  db::migrate(c, files);
  measure("this layer, insert", time, rows, [&] {
    db::in_transaction(c, [&](db::Connection& t) {
      for (std::int64_t id = 0; id < rows; ++id) {
        db::exec(t, "INSERT INTO enterprise VALUES ($1, $2, $3, $4, $5)", id, code, name, district, id);
      }
    });
  });
  std::size_t bytes = 0;
  measure("this layer, select by key", time, rows, [&] {
    for (std::int64_t id = 0; id < rows; ++id) {
      const auto e =
          db::one<Enterprise>(c, "SELECT id, code, name, district, founded FROM enterprise WHERE id = $1", id);
      bytes += e->name.size();
    }
  });
  if (bytes != name.size() * static_cast<std::size_t>(rows)) std::abort();
}

void search_index(db::Connection& c, Time time, std::int64_t rows) {
  SeededRandom random(1);
  const auto some_name = [&] {
    static constexpr std::string_view places[] = {"成都", "四川", "龙泉驿", "青白江", "双流"};
    static constexpr std::string_view trades[] = {"智能制造", "机械", "电子科技", "生物医药", "新材料", "食品"};
    std::string text(places[random.below(std::size(places))]);
    for (int i = 0; i < 3; ++i) {
      const auto c3 = static_cast<char>(0x80 + random.below(64));
      text += {static_cast<char>(0xe4 + random.below(5)), static_cast<char>(0x80 + random.below(64)), c3};
    }
    return text + std::string(trades[random.below(std::size(trades))]) + "有限公司";
  };
  measure("search, put a name", time, rows, [&] {
    db::in_transaction(c, [&](db::Connection& t) {
      for (std::int64_t id = 0; id < rows; ++id) db::search::put(t, 1, id, id == rows / 2 ? "独一无二厂" : some_name());
    });
  });
  db::exec(c, "ANALYZE");  // as a server does by itself in time
  constexpr int times = 20;
  for (const char* query : {"独一无二", "智能制造有限公司", "龙泉驿 生物", "成都 四川", "都龙"}) {
    std::size_t found = 0;
    const std::string what = "search, 50 for " + std::string(query);
    measure(what.c_str(), time, times, [&] {
      for (int i = 0; i < times; ++i) found = db::search::find(c, 1, query).size();
    });
    std::printf("%44s %9zu found\n", "", found);
  }
}

}  // namespace

int main(int count, char** arguments) {
  const std::int64_t rows = count > 1 ? std::atoll(arguments[1]) : 100'000;
  const auto folder = std::filesystem::temp_directory_path() / ("zhijian_bench_" + std::to_string(std::time(nullptr)));
  std::filesystem::create_directory(folder);
  for (int round = 0; round < 3; ++round) {
    raw_sqlite((folder / ("raw" + std::to_string(round))).string(), rows);
    db::Connection c("sqlite:" + (folder / ("layer" + std::to_string(round))).string());
    layer(c, Time::cpu, rows);
    if (round == 2) search_index(c, Time::cpu, rows);
  }
  std::printf("%44s %9.1f MB\n", "size of the last",
              static_cast<double>(std::filesystem::file_size(folder / "layer2")) / 1e6);
  std::filesystem::remove_all(folder);
  if (const char* const server = std::getenv("ZHIJIAN_TEST_PG")) {
    std::puts("PostgreSQL");
    db::Connection c(server);
    layer(c, Time::clock, rows / 10);
    search_index(c, Time::clock, rows / 10);
  }
}
