#pragma once
// Parts of a case: clauses with evidence and verdict, progress, history, facts, what changed, the tree of elements.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/diff.h"
#include "html/html.h"
#include "html/icon.h"
#include "html/verdict.h"
#include "words/words.h"

namespace zj::html {

// A piece of evidence in one line: what it is, its grade, a remark.
struct Evidence {
  std::string name;
  std::string href;
  Html grade = {};
  std::string remark = {};
};
Html evidence(const Evidence& evidence);
// What is missing, by name: 缺：近一年应急演练记录
Html missing(Lang lang, std::string_view what);

// Rule at the left, evidence in the middle, verdict with its reason at the right.
struct Clause {
  std::string number;  // A2, D3
  std::string text;
  Html source;  // cite() and clause_code()
  std::vector<Html> evidence = {};
  Verdict verdict = Verdict::unknown;
  std::string why = {};  // 26 / 30 = 86.67 %
  Html wide = {};        // below, over the whole width: gap(), assume()
  std::string id = {};
};
Html clauses(Lang lang, const std::vector<Clause>& clauses);

enum class StepState { ahead, done, current, held };
struct Step {
  std::string name;
  Html detail = {};  // date, deadline, who
  StepState state = StepState::ahead;
};
Html steps(Lang lang, const std::vector<Step>& steps);

struct Fact {
  std::string name;
  Html value;
};
Html facts(const std::vector<Fact>& facts);       // a band of cells
Html key_values(const std::vector<Fact>& facts);  // a list in two columns

struct Event {
  std::string time;      // as read: 11月12日 15:21
  std::string iso = {};  // for machines: 2026-11-12T15:21+08:00
  std::string act;       // 推荐
  std::string by = {};
  Html what = {};  // one line more
  Html receipt = {};
  bool moves = false;  // moved the case to another state
};
Html timeline(const std::vector<Event>& events);

// Two versions side by side; strike and underline, not colour alone.
struct Change {
  std::string name = {};  // of the field, where several stand below each other
  std::string before;
  std::string after;
};
Html diff(std::string_view before_title, std::string_view after_title, const std::vector<Change>& changes);

// The elements of a measure with their verdicts, as navigation.
struct TreeItem {
  std::string text;
  std::string href;
  std::string count = {};  // 3/4, +18.00%
  Icon icon = Icon::todo;  // met, unmet, unknown, na, part; todo: not filled in
  bool current = false;
};
struct TreeSection {
  std::string title = {};
  std::vector<TreeItem> items;
};
struct TreeGroup {
  std::string letter;
  std::string title;
  std::string count = {};
  std::vector<TreeSection> sections;
};
Html tree(Lang lang, const std::vector<TreeGroup>& groups);

// Rule, claim and evidence side by side.
struct TriadPart {
  std::string title;
  Html note = {};
  Html content;
};
Html triad(const std::vector<TriadPart>& parts);

// Text of the measure in its own face; mark() inside shows the part that is meant (class "on": the one in hand).
Html quote(const Html& text);

}  // namespace zj::html
