// How long a dossier takes to read and to write.

#include <chrono>

#include <fmt/format.h>

#include "base/json.h"

namespace {

std::string sample_dossier() {
  zj::Json dossier;
  dossier.set("称号", "智能工厂");
  dossier.set("批次年度", 2026);
  zj::Json& enterprise = dossier.set("企业", zj::Json::Object());
  enterprise.set("名称", "成都某某精密制造有限公司");
  enterprise.set("独立法人", true);
  zj::Json& ratios = dossier.set("指标", zj::Json::Object());
  for (const char* name :
       {"数字化研发设计工具普及率", "关键设备联网率", "关键工序数控化率", "生产效率", "单位产品成本"}) {
    ratios.set(name, zj::Json::Object{{"分子", 85}, {"分母", 100}});
  }
  zj::Json& cells = dossier.set("环节", zj::Json::Object());
  for (int i = 0; i < 16; ++i) {
    cells.set(fmt::format("F.A.{}.{}", i / 4 + 1, i % 4 + 1),
              zj::Json::Object{{"说明", "已按要求建设并投入使用"}, {"佐证", zj::Json::Array{"证明材料.pdf"}}});
  }
  return zj::to_json(dossier);
}

template <class Work>
void measure(const char* name, std::size_t bytes, Work work) {
  constexpr int rounds = 20'000;
  std::size_t sum = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < rounds; ++i) sum += work();
  const double us =
      std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / rounds;
  fmt::print("{}\t{:.2f} us\t{:.0f} MB/s\t({})\n", name, us, static_cast<double>(bytes) / us, sum % 10);
}

}  // namespace

int main() {
  const std::string text = sample_dossier();
  const zj::Json value = zj::parse_json(text).value();
  measure("parse_json", text.size(), [&] { return zj::parse_json(text)->object()->size(); });
  measure("to_json", text.size(), [&] { return zj::to_json(value).size(); });
  measure("to_canonical_json", text.size(), [&] { return zj::to_canonical_json(value).size(); });
}
