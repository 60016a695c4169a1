#include "documents/headline.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/text.h"

namespace zj::documents {
namespace {

constexpr double never = 1e9;

// Terms that are not to be torn: what the headlines and names in this house are made of.
constexpr std::string_view terms[] = {
    // offices, titles, papers
    "成都市", "四川省", "经济和信息化", "工业和信息化", "信息化局", "智能工厂", "数字化车间", "智能制造", "管理办法",
    "试行", "征求意见稿", "认定", "申报", "推荐", "评审", "专家", "形式审查", "受理", "补正", "回执", "通知书", "通知",
    "公示", "公告", "名单", "意见表", "汇总表", "申请", "材料", "年度", "第一批", "第二批", "奖励", "撤销", "更名",
    "关于", "开展", "工作",
    // enterprises and sites
    "有限责任公司", "有限公司", "股份", "集团", "科技", "工厂", "车间", "分公司", "开发区", "产业园", "工业园", "基地",
    "新材料", "新能源", "高端", "装备", "制造", "航空", "航天", "电子", "信息", "技术", "生物", "制药", "医药", "医疗",
    "器械", "食品", "汽车", "机械", "仪器", "集成电路", "半导体", "光电", "软件", "环保", "化工", "智能", "数字",
    "生产", "总装", "检测", "示范", "一体化"};

struct Mark {
  char32_t code;
  std::size_t at;  // byte
  double width;    // in Chinese characters
};

bool one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}
bool is_opening(char32_t c) {
  return one_of(c, U"（《〈“‘「『【〔〖［([{");
}
bool is_closing(char32_t c) {
  return one_of(c, U"）》〉”’」』】〕〗］，。、；：？！…—·)]},.;:?!%％");
}
bool is_space(char32_t c) {
  return c == U' ' || c == U'\u3000';
}
bool is_latin(char32_t c) {
  return c > 0x20 && c < 0x250;
}

double ems_of(char32_t c) {
  return c < 0x2000 ? 0.55 : 1.0;
}

// What it costs to begin a line at marks[i]: the smaller, the better the place.
std::vector<double> costs_of_breaks(std::string_view text, const std::vector<Mark>& marks) {
  std::vector<double> cost(marks.size() + 1, 10);
  int depth = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const char32_t here = marks[i].code;
    const char32_t last = i > 0 ? marks[i - 1].code : 0;
    if (i > 0 && is_opening(last)) ++depth;
    if (i > 0 && is_closing(here) && one_of(here, U"）》〉”’」』】〕〗］)]}")) depth -= depth > 0;
    const std::string_view rest = text.substr(marks[i].at);
    const bool in_a_word = is_latin(last) && (is_latin(here) || here == U'年');
    if (is_closing(here) || is_opening(last) || in_a_word || is_space(here))
      cost[i] = never;
    else if (rest.starts_with("关于"))
      cost[i] = -20;  // who writes stands on a line of its own
    else if (is_space(last))
      cost[i] = 0;
    else if (one_of(here, U"的和与及或等之"))
      cost[i] = 30;
    else if (one_of(last, U"、，和与及》”"))
      cost[i] = 4;
    else if (is_opening(here))
      cost[i] = 5;
    if (depth > 0 && cost[i] < never) cost[i] += 10;
  }
  for (const std::string_view term : terms)
    for (std::size_t found = text.find(term); found != std::string_view::npos; found = text.find(term, found + 1))
      for (std::size_t i = 0; i < marks.size(); ++i)
        if (marks[i].at > found && marks[i].at < found + term.size() && cost[i] < never) cost[i] += 30;
  cost.back() = 0;
  return cost;
}

std::string balanced_line(std::string_view text, double capacity) {
  std::vector<Mark> marks;
  double length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    marks.push_back({c, start, ems_of(c)});
    length += marks.back().width;
  }
  if (length <= capacity) return std::string(text);

  const std::vector<double> cost = costs_of_breaks(text, marks);
  const std::size_t n = marks.size();
  // best[k][i]: the least cost of setting the first i characters in k lines; a line costs half the square of its
  // distance from the mean length. Where a word is longer than a line, no number of lines helps and the page breaks the
  // text as it can.
  const auto fewest = static_cast<std::size_t>(std::ceil(length / capacity));
  for (std::size_t lines = fewest; lines <= std::min(fewest + 2, n); ++lines) {
    const double mean = length / static_cast<double>(lines);
    std::vector<std::vector<double>> best(lines + 1,
                                          std::vector<double>(n + 1, std::numeric_limits<double>::infinity()));
    std::vector<std::vector<std::size_t>> from(lines + 1, std::vector<std::size_t>(n + 1, 0));
    best[0][0] = 0;
    for (std::size_t k = 1; k <= lines; ++k)
      for (std::size_t end = k; end <= n; ++end) {
        double width = 0;
        for (std::size_t start = end; start-- > 0;) {
          width += marks[start].width;
          if (width > capacity + 1e-9) break;
          const double total = best[k - 1][start] + (width - mean) * (width - mean) / 2 + cost[end];
          if (total < best[k][end]) {
            best[k][end] = total;
            from[k][end] = start;
          }
        }
      }
    if (best[lines][n] >= never) continue;
    std::string out;
    std::vector<std::size_t> ends{n};
    for (std::size_t k = lines, end = n; k > 1; --k) ends.push_back(end = from[k][end]);
    std::size_t start = 0;
    for (std::size_t k = ends.size(); k-- > 0;) {
      const std::size_t stop = ends[k] < n ? marks[ends[k]].at : text.size();
      if (start > 0) out += '\n';
      out += trim(text.substr(start, stop - start));
      start = stop;
    }
    return out;
  }
  return std::string(text);
}

}  // namespace

std::string balanced(std::string_view headline, double capacity) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(headline, '\n')) lines.push_back(balanced_line(trim(line), capacity));
  return join(lines, "\n");
}

double ems(std::string_view line) {
  double sum = 0;
  for (std::size_t at = 0; at < line.size();) sum += ems_of(next_code_point(line, at));
  return sum;
}

}  // namespace zj::documents
