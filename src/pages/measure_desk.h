#pragma once
// Compiled measures with what analysis says of them, each worked out once: the measure in force and the few that
// somebody is reading or trying out just now. Thread-safe.

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "analysis/check.h"
#include "measure/measure.h"

namespace zj::pages {

class MeasureDesk {
 public:
  struct Entry {
    std::string hash;
    measure::LoadResult loaded;    // a measure only when it has no errors
    analysis::CheckReport report;  // of a measure that loads
  };
  std::shared_ptr<const Entry> of(const std::shared_ptr<const measure::Measure>& measure);
  std::shared_ptr<const Entry> compile(std::vector<measure::InputFile> files);

 private:
  std::shared_ptr<const Entry> known(const std::string& hash);
  std::shared_ptr<const Entry> keep(Entry entry);

  std::mutex mutex_;
  std::list<std::shared_ptr<const Entry>> entries_;  // the one asked for last in front
};

}  // namespace zj::pages
