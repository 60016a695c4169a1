#include "demo/people.h"

#include <array>
#include <set>
#include <string_view>

#include "base/credit_code.h"

namespace zj::demo {

namespace {

constexpr std::array<std::string_view, 40> first{"望", "衡", "岷", "锦", "蓉", "朔", "青", "屿", "隽", "岭",
                                                 "澄", "砺", "岚", "璟", "珩", "煜", "沅", "峤", "湛", "穆",
                                                 "翊", "昱", "钧", "铎", "澜", "桓", "牧", "曜", "霁", "骁",
                                                 "禾", "砚", "筑", "钰", "垣", "岱", "旷", "恪", "溯", "淳"};
constexpr std::array<std::string_view, 24> second{"衡", "宸", "源", "川", "华", "远", "达", "维",
                                                  "瑞", "恒", "嘉", "泰", "诚", "越", "拓", "信",
                                                  "凯", "启", "和", "胜", "晟", "博", "立", "新"};
struct Trade {
  std::string_view name, product;
};
constexpr std::array<Trade, 20> trades{{{"航空结构件", "航空结构件"}, {"轨道装备", "转向架与制动单元"},
                                        {"生物制药", "口服固体制剂"}, {"医疗器械", "体外诊断设备"},
                                        {"液压件", "多路阀"},         {"精密模具", "注塑模具"},
                                        {"汽车零部件", "底盘零部件"}, {"电子元件", "片式电容"},
                                        {"光电显示", "显示模组"},     {"电线电缆", "特种电缆"},
                                        {"化工材料", "电子化学品"},   {"食品", "调味品"},
                                        {"家居", "定制家具"},         {"包装材料", "复合软包装"},
                                        {"仪器仪表", "流量仪表"},     {"储能科技", "储能电池系统"},
                                        {"新材料", "高性能纤维"},     {"机器人", "协作机器人"},
                                        {"水务设备", "一体化泵站"},   {"半导体", "功率器件"}}};
constexpr std::array<std::string_view, 8> sites{"一号工厂", "二期工厂", "总装工厂", "龙泉基地",
                                                "总装车间", "机加车间", "制剂车间", "成型车间"};
constexpr std::array<std::string_view, 12> regions{"510100", "510104", "510108", "510112", "510113", "510114",
                                                   "510115", "510116", "510117", "510118", "510181", "510182"};
constexpr std::array<std::string_view, 24> surnames{"陈", "李", "王", "张", "刘", "杨", "赵", "黄",
                                                    "周", "吴", "徐", "孙", "胡", "朱", "高", "林",
                                                    "何", "郭", "马", "罗", "梁", "宋", "郑", "谢"};
constexpr std::array<std::string_view, 30> given{"禾", "岚", "敏", "静", "磊", "洋", "艳", "勇", "军", "杰",
                                                 "娟", "涛", "明", "超", "霞", "平", "刚", "桂", "澜", "宁",
                                                 "舟", "远", "之", "清", "然", "希", "越", "朗", "溪", "乔"};

template <class Array>
std::string_view pick(Random& random, const Array& array) {
  return array[random.below(array.size())];
}

}  // namespace

std::vector<Invented> invent_enterprises(Random& random, int n) {
  std::vector<Invented> all;
  std::set<std::string> names, codes;
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  while (static_cast<int>(all.size()) < n) {
    const Trade& trade = trades[random.below(trades.size())];
    Invented one;
    one.name = "成都" + std::string(pick(random, first)) + std::string(pick(random, second)) + std::string(trade.name) +
               "有限公司";
    std::string body = "MA";
    for (int i = 0; i < 6; ++i) body += alphabet[random.below(alphabet.size())];
    one.code = make_credit_code(pick(random, regions), body);
    one.site = std::string(pick(random, sites));
    one.trade = std::string(trade.product);
    if (!names.insert(one.name).second || !codes.insert(one.code).second) continue;
    all.push_back(std::move(one));
  }
  return all;
}

std::string invent_person(Random& random) {
  std::string name(pick(random, surnames));
  name += pick(random, given);
  if (random.below(3) != 0) name += pick(random, given);
  return name;
}

}  // namespace zj::demo
