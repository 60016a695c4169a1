#include "feel/value.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "feel/rational.h"
#include "words/feel.h"

namespace zj::feel {

struct Value::List : Shared {
  explicit List(std::vector<Value> v) : Shared(Type::list), items(std::move(v)) {
    std::size_t deepest = 0;
    for (const Value& item : items) deepest = std::max(deepest, item.depth());
    depth = static_cast<std::uint16_t>(std::min<std::size_t>(deepest + 1, UINT16_MAX));
  }
  std::vector<Value> items;
};
struct Value::Context : Shared {
  explicit Context(std::vector<Entry> v) : Shared(Type::context), entries(std::move(v)) {
    std::size_t deepest = 0;
    for (const Entry& entry : entries) deepest = std::max(deepest, entry.value.depth());
    depth = static_cast<std::uint16_t>(std::min<std::size_t>(deepest + 1, UINT16_MAX));
  }
  std::vector<Entry> entries;
};
struct Value::Fraction : Shared {
  explicit Fraction(Rational r) : Shared(Type::fraction), exact(std::move(r)) {}
  Rational exact;
};
// A time or a date and time on the clocks of a region.
struct Value::Zoned : Shared {
  Zoned(Ticks t, std::shared_ptr<const Zone> z) : Shared(Type::zoned), ticks(t), zone(std::move(z)) {}
  Ticks ticks;
  std::shared_ptr<const Zone> zone;
};
struct Value::RangeBox : Shared {
  explicit RangeBox(Range r) : Shared(Type::range), range(std::move(r)) {}
  Range range;
};
struct Value::FunctionBox : Shared {
  explicit FunctionBox(Function f) : Shared(Type::function), function(std::move(f)) {}
  Function function;
};

namespace {

// FNV-1a: names are short.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t h = 0xcbf29ce484222325;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return h;
}

bool has_equal_names(std::span<const Entry> entries) {
  for (std::size_t i = 1; i < entries.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (entries[i].name == entries[j].name) return true;
    }
  }
  return false;
}

std::optional<std::int64_t> to_int64(const Rational::Integer& v) {
  if (v < std::numeric_limits<std::int64_t>::min() || v > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(v);
}

std::strong_ordering strong(std::partial_ordering order) {
  return order < 0   ? std::strong_ordering::less
         : order > 0 ? std::strong_ordering::greater
                     : std::strong_ordering::equal;
}

}  // namespace

void Value::destroy(Shared* shared) noexcept {
  switch (shared->type) {
    case Shared::Type::text:
      delete static_cast<Text*>(shared);
      return;
    case Shared::Type::list:
      delete static_cast<List*>(shared);
      return;
    case Shared::Type::context:
      delete static_cast<Context*>(shared);
      return;
    case Shared::Type::fraction:
      delete static_cast<Fraction*>(shared);
      return;
    case Shared::Type::zoned:
      delete static_cast<Zoned*>(shared);
      return;
    case Shared::Type::range:
      delete static_cast<RangeBox*>(shared);
      return;
    case Shared::Type::function:
      delete static_cast<FunctionBox*>(shared);
      return;
  }
}

Value Value::null(Fault fault, std::string_view what, Place at) {
  Value v;
  v.fault_ = fault;
  v.payload_.cause.what = nullptr;
  v.payload_.cause.at = at;
  if (!what.empty()) {
    v.payload_.cause.what = new Text(what);
    v.shared_ = true;
  }
  return v;
}

Value Value::quotient(const Rational& exact) {
  const auto numerator = to_int64(exact.numerator());
  const auto denominator = to_int64(exact.denominator());
  if (!numerator || !denominator) return Value(Kind::quotient, new Fraction(exact));
  if (*denominator == 1) return number(*numerator);
  Value v(Kind::quotient);
  v.payload_.parts = {*numerator, *denominator};
  return v;
}

Value Value::quotient(Decimal numerator, Decimal denominator, Place at) {
  if (denominator.is_zero()) return null(Fault::division_by_zero, "/", at);
  if (numerator.is_small() && numerator.scale() == denominator.scale() && denominator.is_small() &&
      denominator.coefficient() > 0) {
    Value v(Kind::quotient);
    v.payload_.parts = {numerator.coefficient(), denominator.coefficient()};
    return v;
  }
  return quotient(Rational(numerator) / Rational(denominator));
}

std::optional<Value> Value::exact_number(std::string_view text) {
  bool inexact = false;
  const auto d = Decimal::parse(text, &inexact);
  if (d && !inexact) return number(*d);
  const auto r = Rational::parse(text);
  if (!r) return std::nullopt;
  return quotient(*r);
}

Value Value::string(std::string_view utf8) {
  if (utf8.size() > sizeof(Payload::text)) return Value(Kind::string, new Text(utf8));
  Value v(Kind::string);
  v.size_ = static_cast<std::uint8_t>(utf8.size());
  std::copy(utf8.begin(), utf8.end(), v.payload_.text);
  return v;
}

Value Value::day(std::int64_t days_since_epoch) {
  Value v(Kind::date);
  v.payload_.ticks = {days_since_epoch, 0, 0};
  return v;
}

Value Value::time(TimeOfDay t) {
  const Ticks ticks{t.second, t.nanos, t.offset};
  if (t.zone) return Value(Kind::time, new Zoned(ticks, std::move(t.zone)));
  Value v(Kind::time);
  v.payload_.ticks = ticks;
  return v;
}

Value Value::date_and_time(DateTime t) {
  const Ticks ticks{t.seconds, t.nanos, t.offset};
  if (t.zone) return Value(Kind::date_and_time, new Zoned(ticks, std::move(t.zone)));
  Value v(Kind::date_and_time);
  v.payload_.ticks = ticks;
  return v;
}

Value Value::days_duration(Seconds d) {
  Value v(Kind::days_duration);
  v.payload_.ticks = {d.seconds, d.nanos, 0};
  return v;
}

Value Value::months_duration(std::int64_t months) {
  Value v(Kind::months_duration);
  v.payload_.ticks = {months, 0, 0};
  return v;
}

Value Value::list(std::vector<Value> items) {
  return Value(Kind::list, new List(std::move(items)));
}

Value Value::context(std::vector<Entry> entries) {
  if (entries.size() <= 16 && !has_equal_names(entries)) return Value(Kind::context, new Context(std::move(entries)));
  // Of equal names the last wins, at the place of the first. Small contexts by looking, large ones by hash.
  std::vector<Entry> unique;
  unique.reserve(entries.size());
  std::unordered_multimap<std::uint64_t, std::size_t> seen;
  for (Entry& entry : entries) {
    std::size_t at = unique.size();
    if (entries.size() <= 16) {
      for (std::size_t i = 0; i < unique.size(); ++i) {
        if (unique[i].name == entry.name) at = i;
      }
    } else {
      const auto [first, last] = seen.equal_range(entry.name.hash());
      for (auto it = first; it != last; ++it) {
        if (unique[it->second].name == entry.name) at = it->second;
      }
      if (at == unique.size()) seen.emplace(entry.name.hash(), at);
    }
    if (at < unique.size()) {
      unique[at].value = std::move(entry.value);
    } else {
      unique.push_back(std::move(entry));
    }
  }
  return Value(Kind::context, new Context(std::move(unique)));
}

Value Value::context(std::initializer_list<std::pair<std::string_view, Value>> entries) {
  std::vector<Entry> list;
  list.reserve(entries.size());
  for (const auto& [name, value] : entries) list.push_back({Name(name), value});
  return context(std::move(list));
}

Value Value::range(RangeForm form, Value low, bool low_included, Value high, bool high_included) {
  return Value(Kind::range, new RangeBox({form, low_included, high_included, std::move(low), std::move(high)}));
}

Value Value::function(Function f) {
  return Value(Kind::function, new FunctionBox(std::move(f)));
}

Origin Value::origin() const {
  if (fault_ == Fault::plain) return {};
  return {fault_, shared_ ? std::string_view(static_cast<const Text*>(payload_.cause.what)->bytes) : std::string_view(),
          payload_.cause.at};
}

Decimal Value::as_decimal() const {
  if (kind_ == Kind::number) return payload_.number;
  if (!shared_) return Decimal(payload_.parts.numerator) / Decimal(payload_.parts.denominator);
  return as_rational().to_decimal();
}

Rational Value::as_rational() const {
  if (kind_ == Kind::number) return Rational(payload_.number);
  if (shared_) return static_cast<const Fraction*>(payload_.shared)->exact;
  return Rational(payload_.parts.numerator, payload_.parts.denominator);
}

std::strong_ordering Value::compare_numbers(const Value& a, const Value& b) {
  if (a.kind_ == Kind::number && b.kind_ == Kind::number) return strong(a.payload_.number <=> b.payload_.number);
  if (a.kind_ == Kind::quotient && !a.shared_ && b.kind_ == Kind::number) {
    return feel::compare(a.payload_.parts.numerator, a.payload_.parts.denominator, b.payload_.number);
  }
  if (b.kind_ == Kind::quotient && !b.shared_ && a.kind_ == Kind::number) {
    return 0 <=> feel::compare(b.payload_.parts.numerator, b.payload_.parts.denominator, a.payload_.number);
  }
  return a.as_rational() <=> b.as_rational();
}

std::size_t Value::depth() const {
  return kind_ == Kind::list || kind_ == Kind::context ? payload_.shared->depth : 0;
}

std::optional<Date> Value::as_date() const {
  const std::int64_t days = payload_.ticks.seconds;
  if (days < std::numeric_limits<std::int32_t>::min() || days > std::numeric_limits<std::int32_t>::max())
    return std::nullopt;
  return Date::from_days(static_cast<std::int32_t>(days));
}

TimeOfDay Value::as_time() const {
  const Zoned* zoned = shared_ ? static_cast<const Zoned*>(payload_.shared) : nullptr;
  const Ticks& t = zoned ? zoned->ticks : payload_.ticks;
  return {static_cast<std::int32_t>(t.seconds), t.nanos, t.offset, zoned ? zoned->zone : nullptr};
}

DateTime Value::as_date_and_time() const {
  const Zoned* zoned = shared_ ? static_cast<const Zoned*>(payload_.shared) : nullptr;
  const Ticks& t = zoned ? zoned->ticks : payload_.ticks;
  return {t.seconds, t.nanos, t.offset, zoned ? zoned->zone : nullptr};
}

std::span<const Value> Value::items() const {
  return static_cast<const List*>(payload_.shared)->items;
}

std::span<const Entry> Value::entries() const {
  return static_cast<const Context*>(payload_.shared)->entries;
}

const Value* Value::find(const Name& name, std::size_t hint) const {
  const std::vector<Entry>& entries = static_cast<const Context*>(payload_.shared)->entries;
  if (hint < entries.size() && entries[hint].name == name) return &entries[hint].value;
  for (const Entry& entry : entries) {
    if (entry.name == name) return &entry.value;
  }
  return nullptr;
}

const Value::Range& Value::as_range() const {
  return static_cast<const RangeBox*>(payload_.shared)->range;
}

const Value::Function& Value::as_function() const {
  return static_cast<const FunctionBox*>(payload_.shared)->function;
}

bool operator==(const Value& a, const Value& b) {
  using Kind = Value::Kind;
  if (a.is_numeric() && b.is_numeric()) return Value::compare_numbers(a, b) == 0;
  if (a.kind_ != b.kind_) return false;
  switch (a.kind_) {
    case Kind::null:
      return true;
    case Kind::boolean:
      return a.payload_.flag == b.payload_.flag;
    case Kind::number:
    case Kind::quotient:
      return false;  // decided above
    case Kind::string:
      return a.as_string() == b.as_string();
    case Kind::date:
    case Kind::months_duration:
      return a.payload_.ticks.seconds == b.payload_.ticks.seconds;
    case Kind::time:
      return time_text(a.as_time()) == time_text(b.as_time());
    case Kind::date_and_time:
      return date_and_time_text(a.as_date_and_time()) == date_and_time_text(b.as_date_and_time());
    case Kind::days_duration:
      return a.as_days_duration() == b.as_days_duration();
    case Kind::list:
      return std::ranges::equal(a.items(), b.items());
    case Kind::context:
      return a.entries().size() == b.entries().size() && std::ranges::all_of(a.entries(), [&](const Entry& entry) {
               const Value* other = b.find(entry.name);
               return other && *other == entry.value;
             });
    case Kind::range: {
      const Value::Range &x = a.as_range(), &y = b.as_range();
      return x.form == y.form && x.low_included == y.low_included && x.high_included == y.high_included &&
             x.low == y.low && x.high == y.high;
    }
    case Kind::function: {
      const Value::Function &x = a.as_function(), &y = b.as_function();
      return &x == &y || (x.builtin >= 0 && x.builtin == y.builtin);
    }
  }
  return false;
}

Name::Name(std::string_view text) : text_(Value::string(text)), hash_(hash_of(text)) {}

Said Origin::said() const {
  const std::string name(what);
  switch (fault) {
    case Fault::plain:
      return say(words::value_null);
    case Fault::missing_fact:
      return say(words::fact_missing, name);
    case Fault::wrong_type:
      return say(words::operands_do_not_fit, name);
    case Fault::division_by_zero:
      return say(words::divided_by_zero);
    case Fault::no_such_date:
      return say(words::date_or_time_unreal, name);
    case Fault::not_a_number:
      return say(words::number_out_of_range, name);
    case Fault::bad_argument:
      return say(words::argument_refused, name);
    case Fault::no_rule:
      return say(words::no_row_fits, name);
    case Fault::rules_conflict:
      return say(words::rows_conflict, name);
    case Fault::too_large:
      return say(words::evaluation_too_large, name);
    case Fault::unknown_name:
      return say(words::name_without_meaning, name);
  }
  return {};
}

}  // namespace zj::feel
