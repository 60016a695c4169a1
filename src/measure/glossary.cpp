#include "measure/glossary.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "measure/columns.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

constexpr std::array<std::pair<std::string_view, FactType>, 16> type_names{{
    {"文本", FactType::text},
    {"长文本", FactType::long_text},
    {"是否", FactType::boolean},
    {"整数", FactType::integer},
    {"数", FactType::number},
    {"日期", FactType::date},
    {"电话", FactType::phone},
    {"信用代码", FactType::credit_code},
    {"单选", FactType::choice},
    {"选填", FactType::open_choice},
    {"多选", FactType::choices},
    {"名单", FactType::names},
    {"列表", FactType::records},
    {"列表 数", FactType::numbers},
    {"列表 整数", FactType::numbers},
    {"表", FactType::table},
}};

std::optional<FactType> type_of(std::string_view name) {
  for (const auto& [known, type] : type_names) {
    if (known == name) return type;
  }
  return std::nullopt;
}

std::string all_type_names() {
  std::string all;
  for (const auto& [name, type] : type_names) all.append(name).append(" · ");
  return all + "比率 …";
}

// The members of a JSON path: separated by '.', with [n] after a list. Keys of a 表 may hold dots themselves.
std::string_view strip_index(std::string_view segment) {
  const std::size_t open = segment.find('[');
  return segment.ends_with(']') && open != std::string_view::npos ? segment.substr(0, open) : segment;
}

std::pair<const Fact*, int> find_in(const Key& key, std::string_view path) {
  const std::size_t dot = std::min(path.find('.'), path.size());
  std::string_view segment = path.substr(0, dot);
  const bool free_key = segment.ends_with("{}");
  if (free_key) segment.remove_suffix(2);
  const Key* next = key.find(strip_index(segment));
  if (!next) return {};
  if (dot == path.size()) return {next->fact, -1};
  std::string_view rest = path.substr(dot + 1);
  if (next->fact && next->fact->type == FactType::quotient) {
    const auto& parts = next->fact->formula.parts;
    const auto part = std::find(parts.begin(), parts.end(), rest);
    if (part == parts.end()) return {};
    return {next->fact, static_cast<int>(part - parts.begin())};
  }
  if (next->fact && next->fact->type == FactType::table && !free_key) {
    // 环节.F.A.1.1.说明: the last member is the field, what stands between is the key.
    if (next->fact->allows_key(rest) && !next->fact->keys.empty()) return {next->fact, -1};
    const std::size_t last = rest.rfind('.');
    if (last == std::string_view::npos) return {next->fact->allows_key(rest) ? next->fact : nullptr, -1};
    if (!next->fact->allows_key(rest.substr(0, last))) return {};
    rest.remove_prefix(last + 1);
  }
  return find_in(*next, rest);
}

// A formula's text and the names in it. What else is wrong with it is found when it is compiled.
Formula read_formula(const Located& text) {
  static constexpr std::string_view marks = "+-*/() \t";
  Formula formula;
  formula.text = text;
  std::string shape;  // the formula with each name as 'x'
  for (std::size_t i = 0; i < text.text().size();) {
    if (marks.find(text.text()[i]) != std::string_view::npos) {
      if (text.text()[i] != ' ' && text.text()[i] != '\t') shape += text.text()[i];
      ++i;
      continue;
    }
    const std::size_t end = std::min(text.text().find_first_of(marks, i), text.text().size());
    std::string word = text.text().substr(i, end - i);
    i = end;
    shape += 'x';
    const bool is_number = word.find_first_not_of("0123456789.") == std::string::npos;
    if (!is_number && std::find(formula.parts.begin(), formula.parts.end(), word) == formula.parts.end())
      formula.parts.push_back(std::move(word));
  }
  formula.plain = shape == "x/x" && formula.parts.size() == 2;
  return formula;
}

// The alias; of a 比率 also those of its parts: `networked equipment · networked · all`.
void read_english(const Located& cell, Fact& fact, Diagnostics& diagnostics) {
  const auto names = split_list(cell, "·");
  if (names.empty()) return;
  fact.english = names.front().text();
  for (std::size_t i = 1; i < names.size(); ++i) fact.formula.english.push_back(names[i].text());
  if (names.size() > 1 && names.size() != fact.formula.parts.size() + 1)
    diagnostics.error(cell.at(), say(words::bad_english, cell.text(), std::to_string(fact.formula.parts.size())));
}

}  // namespace

const Key* Key::find(std::string_view member, const Key* before) const {
  if (before && before != &keys.back() && before[1].name == member) return before + 1;
  for (const Key& key : keys) {
    if (key.name == member) return &key;
  }
  return nullptr;
}

Text Fact::part_name(std::size_t part) const {
  const std::string& chinese = formula.parts.at(part);
  return {chinese, formula.english.empty() ? chinese : formula.english[part]};
}

std::string Fact::part_label(std::size_t part) const {
  const std::string& bare = formula.parts.at(part);
  for (std::string_view rest = help; !rest.empty();) {
    static constexpr std::string_view semicolon = "；", colon = "：", comma = "，";
    const std::size_t end = std::min(rest.find(semicolon), rest.size());
    std::string_view clause = rest.substr(0, end);
    rest.remove_prefix(std::min(end + semicolon.size(), rest.size()));
    if (!clause.starts_with(bare) || !clause.substr(bare.size()).starts_with(colon)) continue;
    clause.remove_prefix(bare.size() + colon.size());
    return std::string(clause.substr(0, clause.find(comma)));
  }
  return bare;
}

bool Fact::allows_key(std::string_view key) const {
  return keys.empty() || std::binary_search(keys.begin(), keys.end(), key);
}

const Fact* Glossary::find(std::string_view path) const {
  const auto [fact, part] = find_part(path);
  return part < 0 ? fact : nullptr;
}

std::pair<const Fact*, int> Glossary::find_part(std::string_view path) const {
  return find_in(root_, path);
}

const Fact* Glossary::find_by_name(std::string_view name) const {
  const Fact* found = nullptr;
  for (const Fact& fact : facts_) {
    if (fact.name != name || fact.is_field) continue;
    if (found) return nullptr;
    found = &fact;
  }
  return found;
}

std::vector<const Fact*> Glossary::section(std::string_view name) const {
  std::vector<const Fact*> found;
  for (const Fact& fact : facts_) {
    if (fact.section == name && !fact.is_field) found.push_back(&fact);
  }
  return found;
}

std::vector<std::string> Glossary::sections() const {
  std::vector<std::string> names;
  for (const Fact& fact : facts_) {
    if (std::find(names.begin(), names.end(), fact.section) == names.end()) names.push_back(fact.section);
  }
  return names;
}

void Glossary::finish() {
  for (Fact& fact : facts_) fact.label = find_by_name(fact.name) == &fact ? fact.name : fact.path;
}

std::string Glossary::full_path(std::string_view name) const {
  if (find_part(name).first) return std::string(name);
  const std::size_t dot = std::min(name.find('.'), name.size());
  const Fact* fact = find_by_name(name.substr(0, dot));
  return fact ? fact->path + std::string(name.substr(dot)) : std::string(name);
}

Text Glossary::name_of(std::string_view path) const {
  const auto [fact, part] = find_part(path);
  if (!fact || fact->type == FactType::table) return same(std::string(path));
  if (fact->is_field) {
    const std::size_t open = path.find('[');
    const std::size_t close = path.find(']', open);
    if (close == std::string_view::npos) return same(std::string(path));
    const std::string entry(path.substr(open + 1, close - open - 1));
    return compose(words::field_of_entry, name_of(path.substr(0, open)), same(entry),
                   Text{fact->name, fact->english.empty() ? fact->name : fact->english});
  }
  const Text name{fact->label, fact->english.empty() ? fact->label : fact->english};
  return part < 0 ? name : compose(words::part_of, name, fact->part_name(static_cast<std::size_t>(part)));
}

void Glossary::set_keys(const Fact& table, std::vector<std::string> keys) {
  std::sort(keys.begin(), keys.end());
  facts_[table.index].keys = std::move(keys);
}

void Glossary::add(const Table& table, const Heading& heading, Diagnostics& diagnostics) {
  Columns columns(table, {"事实", "类型"}, {"单位", "取值", "必填", "英文", "说明"}, diagnostics);
  if (!columns.complete()) return;
  const Located* section = heading.parameter("section");
  for (const auto& row : table.rows)
    add_row(columns, row, section ? section->text() : heading.text.text(), diagnostics);
}

void Glossary::add(const std::string& path, const std::string& type) {
  if (find(path)) return;
  Fact fact;
  fact.path = path;
  fact.nullable = true;
  fact.type = type_of(type).value_or(FactType::text);
  Diagnostics none({});
  place(fact, Located(path, {}), none);
}

void Glossary::add_row(Columns& columns, const std::vector<Located>& row, const std::string& section,
                       Diagnostics& diagnostics) {
  Fact fact;
  const Located path = without_backticks(columns.cell(row, "事实"));
  fact.path = path.text();
  fact.at = path.at();
  fact.section = section;
  fact.unit = columns.cell(row, "单位").text();
  fact.help = columns.cell(row, "说明").text();

  Located type = columns.cell(row, "类型");
  static constexpr std::string_view nullable = " 可空";
  if (type.text().ends_with(nullable)) {
    fact.nullable = true;
    type = type.slice(0, type.text().size() - nullable.size()).trimmed();
  }
  static constexpr std::string_view quotient = "比率 ";
  const bool is_quotient = type.text().starts_with(quotient);
  const auto known = is_quotient ? FactType::quotient : type_of(type.text());
  if (!known) {
    diagnostics.error(type.at(), say(words::unknown_type, type.text(), all_type_names()));
    return;
  }
  fact.type = *known;
  if (is_quotient) {
    fact.formula = read_formula(type.slice(quotient.size()).trimmed());
    if (fact.formula.parts.empty()) {
      diagnostics.error(type.at(), say(words::bad_formula, fact.formula.text.text()), say(words::fix_formula));
      return;
    }
  }

  read_english(columns.cell(row, "英文"), fact, diagnostics);

  const Located values = columns.cell(row, "取值");
  if (fact.type == FactType::quotient || fact.is_number()) {
    fact.conditions = split_list(values, "；");
  } else if (fact.type == FactType::table) {
    fact.key_table = without_backticks(values).text();
  } else {
    for (const Located& value : split_list(values, "·")) fact.values.push_back(value.text());
    if (fact.has_closed_list() && fact.values.empty())
      diagnostics.error(values.at(), say(words::closed_list_empty, fact.path), say(words::fix_closed_list));
  }

  const Located required = columns.cell(row, "必填");
  if (required.text() == "是") {
    fact.required = Required::always;
  } else if (required.text() == "提交") {
    fact.required = Required::to_submit;
  } else if (!required.empty()) {
    diagnostics.error(required.at(), say(words::bad_required, required.text()));
  }
  place(fact, path, diagnostics);
}

bool Glossary::place(Fact& fact, const Located& path, Diagnostics& diagnostics) {
  Key* at = &root_;
  Fact* owner = nullptr;  // the list whose field this is
  std::string_view rest = path.text();
  std::string walked;
  while (true) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    std::string_view segment = rest.substr(0, dot);
    const bool list = segment.ends_with("[]");
    const bool free_keys = segment.ends_with("{}");
    if (list || free_keys) segment.remove_suffix(2);
    if (segment.empty() || segment.find_first_of("[]{} \t`\"") != std::string_view::npos) {
      diagnostics.error(path.at(), say(words::bad_fact_path, fact.path), say(words::fix_fact_path));
      return false;
    }
    auto next = std::find_if(at->keys.begin(), at->keys.end(), [&](const Key& k) { return k.name == segment; });
    const bool last = dot == rest.size();
    walked.append(walked.empty() ? "" : ".").append(segment);
    if (last) {
      if (list || free_keys) {
        diagnostics.error(path.at(), say(words::bad_fact_path, fact.path), say(words::fix_fact_path));
        return false;
      }
      if (next != at->keys.end()) {
        diagnostics.error(path.at(), say(words::repeated_fact, fact.path));
        return false;
      }
      fact.name = segment;
      fact.index = facts_.size();
      fact.is_field = path.text().find_first_of("[{") != std::string::npos;
      facts_.push_back(std::move(fact));
      at->keys.push_back({facts_.back().name, &facts_.back(), {}});
      if (owner) owner->fields.push_back(&facts_.back());
      return true;
    }
    if (next == at->keys.end()) {
      if (list || free_keys) {
        diagnostics.error(path.at(), say(words::field_without_list, fact.path, walked));
        return false;
      }
      at->keys.push_back({std::string(segment), nullptr, {}});
      next = std::prev(at->keys.end());
    }
    const FactType needed = list ? FactType::records : FactType::table;
    const bool fits = list || free_keys ? next->fact && next->fact->type == needed : !next->fact;
    if (!fits) {
      diagnostics.error(path.at(), say(words::field_without_list, fact.path, walked));
      return false;
    }
    const auto is_owner = [&](const Fact& f) { return &f == next->fact; };
    owner = next->fact ? &*std::find_if(facts_.begin(), facts_.end(), is_owner) : nullptr;
    if (list || free_keys) walked.append(list ? "[]" : "{}");
    at = &*next;
    rest.remove_prefix(dot + 1);
  }
}

}  // namespace zj::measure
