#include "measure/decision.h"

#include "words/measure.h"

namespace zj::measure {

Text row_text(const Decision& decision, std::size_t row) {
  const Decision::Row& r = decision.rows[row];
  if (!r.note.empty()) return same(r.note);
  if (r.otherwise) return {std::string(words::otherwise.zh), std::string(words::otherwise.en)};
  Text text;
  for (std::size_t i = 0; i < r.tests.size(); ++i) {
    if (decision.table.is_any(row, i)) continue;
    const Text one = same(decision.inputs[i].text + " " + r.tests[i]);
    text = text.empty() ? one : compose(words::sentence_and_more, text, one);
  }
  return text.empty() ? Text{std::string(words::any_case.zh), std::string(words::any_case.en)} : text;
}

Text rows_text(const Decision& decision, const std::vector<std::size_t>& hits) {
  const Text name = same(decision.name);
  if (hits.empty()) return compose(words::no_row_applied, name);
  Text numbers, reasons;
  for (const std::size_t hit : hits) {
    const Text number = same(std::to_string(hit + 1));
    const Text reason = row_text(decision, hit);
    numbers = numbers.empty() ? number : compose(words::enumeration, numbers, number);
    reasons = reasons.empty() ? reason : compose(words::sentence_and_note, reasons, reason);
  }
  return compose(words::by_row, name, numbers, reasons);
}

}  // namespace zj::measure
