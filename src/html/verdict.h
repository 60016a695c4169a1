#pragma once
// Small marks: verdict, grade of a fact, distance to a threshold, assumption, source, deadline.

#include <cstdint>
#include <string>
#include <string_view>

#include "html/html.h"
#include "html/icon.h"
#include "words/words.h"

namespace zj::html {

enum class Verdict { met, unmet, unknown, not_applicable };
enum class Size { normal, big, bare };

std::string_view verdict_text(Lang lang, Verdict verdict);

// Word, shape, border and colour together, so that it is read without colour too.
Html verdict(Lang lang, Verdict verdict);
// With words of its own ("暂不符合", "符合 44").
Html verdict(Verdict verdict, std::string_view words, Size size = Size::normal);

struct VerdictCounts {
  std::int64_t met = 0, unmet = 0, unknown = 0, not_applicable = 0;
};
// Counts in a row of a table: three marks with their numbers, zeros faint.
Html tri(Lang lang, const VerdictCounts& counts);
// The shares as one bar. It is decoration: put the numbers beside it.
Html seg(const VerdictCounts& counts);
// The numbers beside a seg: "符合 44  不符合 2  材料不足 3".
Html counted_verdicts(Lang lang, const VerdictCounts& counts);

// Where a fact comes from; more bars, better grade.
enum class Grade { claimed = 1, documented, measured, confirmed };
Html grade(Lang lang, Grade grade);

// The distance to a threshold. Texts are what is read, the numbers only draw: `reach` of the bar, `threshold` and the
// `full` length of the axis in the same unit, axis from 0. For changes ("−14.17 %" against 15 %) give the amounts and
// full = 2 × threshold.
struct Gap {
  bool met = false;
  std::string value;      // "68.22 %"
  std::string fraction;   // "88 / 129 台"
  std::string distance;   // "差 1.78 个百分点"
  std::string threshold;  // "≥ 70 %"
  double reach = 0;
  double mark = 0;
  double full = 100;
  Html hint = {};  // what would close it: "再联网 3 台即达标"
};
Html gap(Lang lang, const Gap& gap);
// The hatch that gap() fills with; once in every page (page layouts write it).
Html patterns();

// An unconfirmed assumption as a block. `what` says what is assumed and who must confirm it.
Html assume(Lang lang, std::string_view id, const Html& what, std::string_view basis_href);
// The same as a mark behind a word. `by`: who must confirm, may be empty.
Html assume_mark(Lang lang, std::string_view id, std::string_view by, std::string_view basis_href);

Html cite(std::string_view article, std::string_view href);  // 第七条第二项
Html clause_code(std::string_view code);                     // ART7.2a
enum class Tag { plain, fill, gilt };
Html tag(std::string_view text, Tag kind = Tag::plain);
// Proof of an event: its number and the first 8 hex digits; opens the inclusion proof.
Html receipt(Lang lang, std::int64_t number, std::string_view hash, std::string_view href);

// A date to keep, with the working days left (negative: late). Soon from 5 days, urgent from 1.
struct Due {
  std::string date;  // as read: "11月24日", "11月30日 24:00"
  std::string iso;   // "2026-11-24", for machines; may be empty
  int days = 0;
};
Html due(Lang lang, const Due& due);
// A clock that stands still, and why.
Html due_stopped(Lang lang, std::string_view reason);

}  // namespace zj::html
