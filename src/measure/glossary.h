#pragma once
// The glossary of a document: which facts it has. One name from law to screen: the official term is the JSON key, the
// name in FEEL and the label. Forms, validation, differences and import columns all derive from it.

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "measure/source.h"
#include "measure/text.h"

namespace zj::measure {

enum class FactType {
  text,         // 文本
  long_text,    // 长文本
  boolean,      // 是否
  integer,      // 整数
  number,       // 数
  date,         // 日期
  phone,        // 电话
  credit_code,  // 信用代码 (GB 32100-2015)
  choice,       // 单选: one of a closed list
  open_choice,  // 选填: any text, with suggestions
  choices,      // 多选: several of a closed list
  names,        // 名单: a list of texts, with suggestions
  numbers,      // 列表 数: a list of numbers
  records,      // 列表: a list of records
  table,        // 表: records under free keys
  quotient      // 比率: an exact quotient of its parts; never typed
};

// Whether a fact must be there.
enum class Required {
  no,
  to_submit,  // 提交: an application without it cannot be submitted
  always      // 是: a document without it is not accepted at all
};

// `分子 / 分母`, `(报告期 - 基期) / 基期`: FEEL over named parts, evaluated exactly.
struct Formula {
  Located text;
  std::vector<std::string> parts;    // in the order of their first appearance
  bool plain = false;                // `a / b`: what can be said in whole units ("再联网 2 台")
  std::vector<std::string> english;  // of the parts, in the same order; empty: none are given
};

struct Fact {
  std::string path;       // 企业.名称, 事故记录[].类别, 环节{}.说明
  std::string name;       // the last part of the path
  std::size_t index = 0;  // in Glossary::facts
  bool is_field = false;  // 事故记录[].类别: reached through its list only
  std::string label;      // what people read in messages: the name where it is unique, else the path; set by finish()
  FactType type = FactType::text;
  bool nullable = false;  // 可空: null is a value of its own, other than absent
  std::string unit;
  std::vector<std::string> values;  // closed list, or suggestions
  std::string key_table;            // of a 表: the table whose 编号 column lists the keys; empty: any key
  std::vector<std::string> keys;    // those keys, sorted; filled when the measure is loaded
  Required required = Required::no;
  std::string section;
  std::string english;
  std::string help;
  Formula formula;  // of a 比率
  std::vector<Located>
      conditions;  // FEEL over the parts of a 比率, or over the value of a 整数 or 数: false is an error
  std::vector<const Fact*> fields;  // of a 列表 or 表, in order
  Position at;

  bool allows_key(std::string_view key) const;  // of a 表
  // What a part of a 比率 counts, as the help text says (`分子：已联网的关键设备；…`); its bare name where it does not.
  std::string part_label(std::size_t part) const;
  Text part_name(std::size_t part) const;  // the name of a part of a 比率, in English its alias
  bool is_number() const { return type == FactType::integer || type == FactType::number; }
  bool has_closed_list() const { return type == FactType::choice || type == FactType::choices; }
};

// One key of the document: a group (企业), a fact, or a fact with parts or fields.
struct Key {
  std::string name;
  const Fact* fact = nullptr;  // nullptr: a group
  std::vector<Key> keys;       // members of a group, or fields of one record

  // nullptr if there is none. `before` is the one found last, if any: what people and programs write follows the order
  // of the glossary.
  const Key* find(std::string_view member, const Key* before = nullptr) const;
};

// Immutable once its measure is loaded. Addresses of facts stay valid as long as the glossary.
class Glossary {
 public:
  explicit Glossary(std::string document) : document_(std::move(document)) {}

  const std::string& document() const { return document_; }
  const std::deque<Fact>& facts() const { return facts_; }
  const Key& root() const { return root_; }

  // By path as in the glossary, or as in a document: 事故记录[2].类别 and 环节.F.A.1.1.说明 find the field. nullptr if
  // unknown.
  const Fact* find(std::string_view path) const;
  // The same for 指标.关键设备联网率.分子 too: the fact and which of its parts, -1 for the fact itself.
  std::pair<const Fact*, int> find_part(std::string_view path) const;
  // The fact, not a field of a list, whose path ends in this name: nullptr when there are several, or none.
  const Fact* find_by_name(std::string_view name) const;
  // The facts of a section, in order; fields of lists are reached through their list.
  std::vector<const Fact*> section(std::string_view name) const;
  std::vector<std::string> sections() const;

  // A name as FEEL uses it as the path of the glossary: 关键设备联网率.分子 → 指标.关键设备联网率.分子. What is neither
  // stays.
  std::string full_path(std::string_view name) const;
  // What people read for a path of a missing fact: 关键设备联网率（分子）, 事故记录第 2 条的等级.
  Text name_of(std::string_view path) const;
  std::string label(std::string_view path) const { return name_of(path).zh; }

  // Sets the labels, once every fact is there.
  void finish();
  // Gives a 表 its keys.
  void set_keys(const Fact& table, std::vector<std::string> keys);

  // Adds the rows of a `.glossary` table. Reports what is wrong.
  void add(const Table& table, const Heading& heading, Diagnostics& diagnostics);
  // Adds a fact that the program publishes; any of them may be null. Lists come before their fields, and a path that is
  // there already stays as it is. Precondition: path and type are well formed.
  void add(const std::string& path, const std::string& type);

 private:
  void add_row(class Columns& columns, const std::vector<Located>& row, const std::string& section,
               Diagnostics& diagnostics);
  bool place(Fact& fact, const Located& path, Diagnostics& diagnostics);

  std::string document_;
  std::deque<Fact> facts_;
  Key root_;
};

}  // namespace zj::measure
