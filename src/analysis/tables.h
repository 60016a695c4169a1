#pragma once
// Whether decision tables say something for every input, and one thing only. Cells that compare with constants divide
// the inputs into finitely many regions (feel/regions.h), so that the answer is exact, and every finding comes with a
// concrete input that was put through the engine first.

#include "measure/diagnostic.h"
#include "measure/measure.h"

namespace zj::analysis {

// For each decision table: inputs for which no row applies, where one must (warnings); rows that apply together and
// must not (errors; warnings where an input is worked out, so that nobody can say whether it comes to that value); rows
// that never decide (warnings). A table with a cell that asks for more than constants is left alone.
void check_tables(const measure::Measure& measure, measure::Diagnostics& diagnostics);

}  // namespace zj::analysis
