#pragma once
// Working days of the State Council's holiday notices.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace zj {

class WorkCalendar {
 public:
  struct Year {
    std::vector<Date> off;      // holidays, on whatever weekday
    std::vector<Date> working;  // weekends that are worked
    std::string source;         // the notice
  };

  void load(int year, Year days);
  bool has(int year) const { return years_.contains(year); }
  // The last day of the years that are loaded without a gap from the day's own on; nothing where that is not loaded.
  std::optional<Date> known_until(Date day) const;

  // Every question about a year that is not loaded is an error that names the year: a deadline is never guessed.
  Result<bool> is_working(Date d) const;
  // Day 1 is the next working day (the day itself does not count); n = 0 gives `from`.
  Result<Date> add(Date from, int n) const;
  // Working days d with after < d <= until. until < after is an error.
  Result<int> between(Date after, Date until) const;

 private:
  std::map<int, Year> years_;
};

// The years this program ships with (2023–2026).
const WorkCalendar& shipped_calendar();

}  // namespace zj
