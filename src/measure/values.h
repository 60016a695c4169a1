#pragma once
// Values of FEEL as text for people and as JSON.

#include <string>

#include "base/json.h"
#include "feel/value.h"
#include "words/words.h"

namespace zj::measure {

// As people read it: plain numbers, dates as 2026-09-01, 是 and 否, lists joined by 、; null is empty.
std::string value_text(const feel::Value& value, Lang lang = Lang::zh);

// Dates, times and durations as ISO 8601 text; integers as JSON numbers, other numbers as decimal text so that none
// passes through a binary double. Functions and ranges become null.
Json value_json(const feel::Value& value);

}  // namespace zj::measure
