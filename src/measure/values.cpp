#include "measure/values.h"

#include "words/measure.h"

namespace zj::measure {

std::string value_text(const feel::Value& value, Lang lang) {
  using Kind = feel::Value::Kind;
  switch (value.kind()) {
    case Kind::null:
      return {};
    case Kind::boolean:
      return std::string((value.is_true() ? words::yes : words::no).in(lang));
    case Kind::number:
    case Kind::quotient:
      return value.as_decimal().to_text();
    case Kind::string:
      return std::string(value.as_string());
    case Kind::date:
      return feel::day_text(value.as_day());
    case Kind::time:
      return feel::time_text(value.as_time());
    case Kind::date_and_time:
      return feel::date_and_time_text(value.as_date_and_time());
    case Kind::days_duration:
      return feel::days_duration_text(value.as_days_duration());
    case Kind::months_duration:
      return feel::months_duration_text(value.as_months());
    case Kind::list: {
      std::string out;
      for (const feel::Value& item : value.items()) {
        if (!out.empty()) out += lang == Lang::zh ? "、" : ", ";
        out += value_text(item, lang);
      }
      return out;
    }
    case Kind::context: {
      std::string out;
      for (const feel::Entry& entry : value.entries()) {
        if (!out.empty()) out += lang == Lang::zh ? "，" : ", ";
        out.append(entry.name.text()).append(" ").append(value_text(entry.value, lang));
      }
      return out;
    }
    case Kind::range:
    case Kind::function:
      return std::string(words::unknown_value.in(lang));
  }
  return {};
}

Json value_json(const feel::Value& value) {
  using Kind = feel::Value::Kind;
  switch (value.kind()) {
    case Kind::boolean:
      return Json(value.is_true());
    case Kind::number:
    case Kind::quotient: {
      const Decimal number = value.as_decimal();
      if (const auto integer = number.to_int64()) return Json(*integer);
      return Json(number.to_text());
    }
    case Kind::list: {
      Json::Array array;
      array.reserve(value.items().size());
      for (const feel::Value& item : value.items()) array.push_back(value_json(item));
      return Json(std::move(array));
    }
    case Kind::context: {
      Json::Object object;
      object.reserve(value.entries().size());
      for (const feel::Entry& entry : value.entries()) object.emplace_back(entry.name.text(), value_json(entry.value));
      return Json(std::move(object));
    }
    case Kind::string:
    case Kind::date:
    case Kind::time:
    case Kind::date_and_time:
    case Kind::days_duration:
    case Kind::months_duration:
      return Json(value_text(value));
    case Kind::null:
    case Kind::range:
    case Kind::function:
      return Json();
  }
  return Json();
}

}  // namespace zj::measure
