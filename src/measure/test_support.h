#pragma once
// What the tests of this room share: small measures written in place.

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "measure/assess.h"
#include "measure/dossier.h"
#include "measure/measure.h"
#include "measure/small_measure.h"

namespace zj::measure::testing {

// A measure of one file, with its procedure where a schema is given.
inline LoadResult load_text(const std::string& text, const ProcedureSchema* schema = nullptr) {
  const std::vector<InputFile> files{{"办法.md", text}};
  return schema ? Measure::load(files, *schema) : Measure::load(files);
}

inline std::string all_messages(const std::vector<Diagnostic>& diagnostics) {
  std::string all;
  for (const Diagnostic& d : diagnostics) all += to_text(d, Lang::zh) + "\n";
  return all;
}

inline std::shared_ptr<const Measure> good_measure(const std::string& text, const ProcedureSchema* schema = nullptr) {
  LoadResult loaded = load_text(text, schema);
  EXPECT_EQ(all_messages(loaded.diagnostics), "");
  return loaded.measure;
}

}  // namespace zj::measure::testing
