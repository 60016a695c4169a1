#include "demo/dossier.h"

#include <array>

namespace zj::demo {

namespace {

std::string number(std::int64_t n) {
  return std::to_string(n);
}

// n hundredths as decimal text.
std::string hundredths(std::int64_t n) {
  std::string cents = std::to_string(n % 100);
  if (cents.size() < 2) cents.insert(0, "0");
  return std::to_string(n / 100) + "." + cents;
}

}  // namespace

Filing invent_filing(Random& random, const measure::Measure& measure, const Invented& one, std::string_view kind,
                     Quality quality, bool direct) {
  Filing filing;
  const auto set = [&](std::string path, std::string text) {
    filing.fields.emplace_back(std::move(path), std::move(text));
  };
  const bool factory = kind == "智能工厂";
  const bool discrete = random.below(3) != 0;
  const std::string type = discrete ? "离散型" : "流程型";
  const std::string place = factory ? "工厂" : "车间";

  set("企业.注册地在本市", "是");
  set("企业.独立法人", "是");
  set("企业.税收解缴关系在本市", "是");
  set("企业.注册地址", "成都市" + one.site + "所在园区" + number(1 + static_cast<int>(random.below(300))) + "号");
  set("企业.行业代码", number(2600 + static_cast<int>(random.below(1400))));
  set("企业.规模以上", "是");
  set("企业.职工人数", number(120 + static_cast<int>(random.below(1800))));
  set("企业.法定代表人", invent_person(random));
  set("企业.联系人", invent_person(random));
  set("企业.联系电话", "028-0000" + number(1000 + static_cast<int>(random.below(9000))));
  set("企业.企业简介", one.name + "主要生产" + one.trade + "，近三年持续投入数字化改造，产品供应西南地区及海外客户。");
  set("场所.详细地址", "成都市智造大道" + number(1 + static_cast<int>(random.below(200))) + "号");
  set("场所.所在地在本市", "是");
  const int year = 2022 + static_cast<int>(random.below(2));
  set("场所.建成投用日期", number(year) + "-0" + number(1 + static_cast<int>(random.below(9))) + "-15");
  set("场所.正常使用", "是");
  set("场所.生产类型", type);
  set("场所.主要产品", one.trade);
  set("场所.建设概况",
      place + "建有制造执行、仓储管理、数据采集等系统，关键设备统一接入，计划、质量、能源数据在同一平台贯通。");
  set("投资.总额", number(800 + static_cast<int>(random.below(9000))));

  // Ratios and effects: counts and figures, never percentages.
  const auto devices = 60 + static_cast<std::int64_t>(random.below(120));
  const std::int64_t networked_percent =
      quality == Quality::near_miss ? 66 + static_cast<int>(random.below(4)) : 74 + static_cast<int>(random.below(22));
  set("指标.关键设备联网率.分子", number(devices * networked_percent / 100));
  set("指标.关键设备联网率.分母", number(devices));
  const auto operations = 20 + static_cast<std::int64_t>(random.below(40));
  set("指标.关键工序数控化率.分子", number(operations * (84 + static_cast<int>(random.below(14))) / 100 + 1));
  set("指标.关键工序数控化率.分母", number(operations + 1));
  const auto staff = 24 + static_cast<std::int64_t>(random.below(60));
  set("指标.数字化研发设计工具普及率.分子", number(staff * (90 + static_cast<int>(random.below(10))) / 100 + 1));
  set("指标.数字化研发设计工具普及率.分母", number(staff + 1));
  const auto change = [&](const std::string& name, bool up, std::int64_t base) {
    const std::int64_t by =
        11 + static_cast<int>(random.below(quality == Quality::strong ? 20 : 8)) + (name == "产品研发周期" ? 5 : 0);
    set("指标." + name + ".基期", hundredths(base * 100));
    set("指标." + name + ".报告期", hundredths(up ? base * (100 + by) : base * (100 - by)));
  };
  change("生产效率", true, 80 + static_cast<int>(random.below(60)));
  change("单位产品成本", false, 150 + static_cast<int>(random.below(200)));
  change("产品不良率", false, 2 + static_cast<int>(random.below(4)));
  change("设备综合利用率", true, 55 + static_cast<int>(random.below(15)));
  change("能源资源利用率", false, 40 + static_cast<int>(random.below(20)));
  std::vector<std::string> benefits{"生产效率", "单位产品成本", "产品不良率", "设备综合利用率"};
  if (factory) {
    change("产品研发周期", false, 90 + static_cast<int>(random.below(60)));
    benefits.emplace_back("产品研发周期");
  } else {
    benefits.emplace_back("能源资源利用率");
  }
  std::string chosen;
  for (const std::string& benefit : benefits) chosen += (chosen.empty() ? "" : "\n") + benefit;
  set("效益选项", chosen);
  constexpr std::array<std::string_view, 5> modes{"平台化设计", "个性化定制", "网络化协同", "服务化延伸", "数字化管理"};
  const std::string mode(modes[random.below(modes.size())]);
  set("新模式", mode);
  set("新技术", "人工智能\n标识解析" + std::string(random.below(2) ? "\n数字孪生" : ""));
  set("事故记录", "无");
  set("失信记录", "无");
  set("信用报告.查询日期", "");
  set("承诺.真实完整", "是");
  set("承诺.不含国家秘密", "是");
  if (direct) {
    set("荣誉[0].名称", "灯塔工厂");
    set("荣誉[0].文件", "入选名单");
  } else if (random.below(7) == 0) {
    set("荣誉[0].名称", "四川省智能制造示范");
    set("荣誉[0].文件", "公布名单");
  }

  // Each clause that counts: what was done, in the words of the clause; evidence by its side.
  int skipped = 0;
  for (const measure::Cell& cell : measure.cells()) {
    if (cell.title != kind || (cell.variant != "全部" && cell.variant != type)) continue;
    if (cell.element == "C" && cell.link != mode) continue;
    bool wanted = cell.element != "D";
    for (const std::string& benefit : benefits) wanted = wanted || cell.link == benefit;
    if (cell.element == "B") wanted = cell.link == "人工智能" || cell.link == "标识解析";
    if (!wanted) continue;
    for (const measure::Clause& clause : cell.clauses) {
      if (quality == Quality::patchy && cell.element == "A" && random.below(9) == 0 && ++skipped > 0) continue;
      set("条款." + clause.id + ".说明",
          "已实现：" + clause.text + "。系统自投用之日起运行，运行记录和界面截图见佐证。");
      filing.clauses.push_back(clause.id);
    }
  }
  return filing;
}

}  // namespace zj::demo
