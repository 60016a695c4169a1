#pragma once
// The home page, from plain values.

#include <optional>
#include <string>
#include <vector>

#include "pages/public/public.h"

namespace zj::pages {

struct PortalView {
  Lang lang = Lang::zh;

  // The round that is open, about to open or running.
  struct Round {
    std::string name, state, measure, href;
    std::string filing;               // 2026年10月12日至2026年11月30日 24 时
    std::string opens;                // the day, while it lies ahead; else ""
    std::optional<html::Due> closes;  // while it is open
  };
  std::optional<Round> round;

  std::vector<News> news;
  std::vector<TitleLine> titles;
  std::int64_t title_count = 0;

  // Titles that are valid now, by kind and by district, and those granted each year (as many counts as there are
  // kinds).
  struct Count {
    std::string name;
    std::int64_t count = 0;
  };
  std::vector<Count> kinds, districts;
  struct Year {
    std::string year;
    std::vector<std::int64_t> granted;
  };
  std::vector<Year> years;

  // What is judged: the elements of the measure, with what belongs to each.
  struct Element {
    std::string letter, label, about;
  };
  std::vector<Element> elements;
};

html::Html portal(const PortalView& view);

}  // namespace zj::pages
