// How long documents take to make: the first on a thread, which opens the fonts, and those after it.

#include <chrono>

#include <fmt/format.h>

#include "documents/certificate.h"
#include "documents/letter.h"

namespace {

using namespace zj::documents;

Certificate certificate() {
  return {.title = "成都市智能工厂",
          .english_title = "CHENGDU SMART FACTORY",
          .year = 2026,
          .number = "CD-ZNGC-2026-0001",
          .enterprise = "成都望衡航空结构件有限公司",
          .credit_code = "91510114MA6C0W4R2J",
          .site = "新都一号工厂",
          .district = "新都区",
          .decision = "成经信发〔2026〕58号",
          .decided = zj::Date::of(2026, 12, 9).value(),
          .issuer = "成都市经济和信息化局",
          .verify_url = "https://zhijian.example.cn/t/CD-ZNGC-2026-0001",
          .measure = "成都市智能工厂和数字化车间认定管理办法（试行）",
          .measure_hash = "1501661682797862",
          .reference = "№48213·73b3062d"};
}

Letter list(int rows) {
  Table table{.columns = {{"序号", Align::centre}, {"企业名称"}, {"工厂（车间）"}, {"称号"}, {"推荐单位"}}};
  for (int i = 1; i <= rows; ++i)
    table.rows.push_back({std::to_string(i), "成都砚北航空部件有限公司", "新都二号工厂",
                          i % 3 == 0 ? "数字化车间" : "智能工厂", "新都区"});
  return {.title = "拟认定名单", .body = {table}, .date = zj::Date::of(2026, 11, 20).value()};
}

template <class Document>
void measure(const char* name, const Document& document, int rounds) {
  std::size_t bytes = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < rounds; ++i) bytes = print(document).value().bytes.size();
  const double ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / rounds;
  fmt::print("{}\t{:.1f} ms\t{} KB\n", name, ms, bytes / 1024);
}

}  // namespace

int main() {
  measure("first certificate", certificate(), 1);
  measure("certificate", certificate(), 200);
  measure("list of 5 rows", list(5), 100);
  measure("list of 300 rows", list(300), 20);
}
