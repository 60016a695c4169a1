#pragma once
// Values of FEEL (OMG DMN 1.5, 10.3.2.2): immutable, cheap to copy, safe to share between threads.
//
// Every null carries its origin. A null that stands for a missing fact or an error stays distinguishable from the null
// that somebody wrote, so that neither a missing datum nor a typing error can ever read as "condition not met".

#include <atomic>
#include <compare>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "feel/calendar.h"
#include "words/words.h"

namespace zj::feel {

class Rational;
struct Program;

// Where in the source; lines and columns count from 1, columns in code points. Line 0: nowhere.
struct Place {
  std::uint32_t line = 0;
  std::uint32_t col = 0;
  friend bool operator==(Place, Place) = default;
};

// Why a value is null.
enum class Fault : std::uint8_t {
  plain,             // the literal null, an explicit null in the data, or what the standard makes of one
  missing_fact,      // a declared name has no value
  wrong_type,        // an operation does not fit the types of its operands
  division_by_zero,  //
  no_such_date,      // 30 February, hour 25, a malformed date or duration text
  not_a_number,      // the result leaves the range of decimal128, or does not exist (root of a negative)
  bad_argument,      // an argument that the function does not accept
  no_rule,           // no rule of a decision table hits
  rules_conflict,    // rules of a decision table hit together that must not
  too_large,         // a limit of the evaluator: list size, text size, steps, depth
  unknown_name       // a name nobody declared (only where compiling does not refuse it)
};

// Where a null comes from. `what` is the path of the missing fact or the name of the operation; it lives as long as the
// value.
struct Origin {
  Fault fault = Fault::plain;
  std::string_view what;
  Place at;
  bool is_unknown() const { return fault != Fault::plain; }  // a missing fact or an error
  bool is_missing() const { return fault == Fault::missing_fact; }
  Said said() const;
};

class Value;
struct Entry;

// A field name with its hash, shared rather than copied.
class Name;

// What a range literal looked like: [1..5), (< 10), (!= 3). The forms are different values: (=10) is not [10..10].
enum class RangeForm : std::uint8_t { interval, less, less_equal, greater, greater_equal, equal, not_equal };

class Value {
  class Bits;

 public:
  enum class Kind : std::uint8_t {
    null,
    boolean,
    number,
    quotient,  // an exact fraction; everywhere a number, but compared without rounding
    string,
    date,
    time,
    date_and_time,
    days_duration,    // days and time
    months_duration,  // years and months
    list,
    context,
    range,
    function
  };

  Value() = default;  // a plain null
  Value(const Value& other) noexcept : Value(Bits(other)) {
    if (shared_) retain();
  }
  Value(Value&& other) noexcept : Value(Bits(other)) { other.forget(); }
  Value& operator=(const Value& other) noexcept {
    Value copy(other);
    swap(copy);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Value() {
    if (shared_) release();
  }

  static Value null(Fault fault = Fault::plain, std::string_view what = {}, Place at = {});
  // A fact that nobody supplied. Read through a declared name it takes that name's path.
  static Value missing(std::string_view path = {}, Place at = {}) { return null(Fault::missing_fact, path, at); }
  static Value boolean(bool b) {
    Value v(Kind::boolean);
    v.payload_.flag = b;
    return v;
  }
  // Precondition: finite. `number_or_fault` is for results of arithmetic.
  static Value number(Decimal d) {
    Value v(Kind::number);
    v.payload_.number = d;
    return v;
  }
  // An exact fraction, e.g. Rational(分子) / Rational(分母).
  static Value quotient(const Rational& exact);
  // numerator / denominator of two decimals, or a null that says division by zero.
  static Value quotient(Decimal numerator, Decimal denominator, Place at = {});
  // A number written with any count of digits, kept exactly; nothing when the text is no number.
  static std::optional<Value> exact_number(std::string_view text);
  static Value string(std::string_view utf8);
  static Value date(Date d) { return day(d.days_since_epoch()); }
  static Value day(std::int64_t days_since_epoch);
  static Value time(TimeOfDay t);
  static Value date_and_time(DateTime t);
  static Value days_duration(Seconds d);
  static Value months_duration(std::int64_t months);
  static Value list(std::vector<Value> items);
  // Entries in their order; of two with one name the later one wins.
  static Value context(std::vector<Entry> entries);
  static Value context(std::initializer_list<std::pair<std::string_view, Value>> entries);
  static Value range(RangeForm form, Value low, bool low_included, Value high, bool high_included);

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool is_true() const { return kind_ == Kind::boolean && payload_.flag != 0; }
  bool is_false() const { return kind_ == Kind::boolean && payload_.flag == 0; }
  bool is_boolean() const { return kind_ == Kind::boolean; }
  bool is_numeric() const { return kind_ == Kind::number || kind_ == Kind::quotient; }
  bool is_string() const { return kind_ == Kind::string; }
  bool is_list() const { return kind_ == Kind::list; }
  bool is_context() const { return kind_ == Kind::context; }
  bool is_duration() const { return kind_ == Kind::days_duration || kind_ == Kind::months_duration; }
  // A missing fact that was never read through a name.
  bool is_blank() const { return kind_ == Kind::null && fault_ == Fault::missing_fact && !shared_; }
  // Null because a fact is missing or an operation failed; never for a null that somebody wrote.
  bool is_unknown() const { return kind_ == Kind::null && fault_ != Fault::plain; }

  // Preconditions of all accessors: the value has that kind.
  Origin origin() const;
  bool as_boolean() const { return payload_.flag != 0; }
  Decimal as_number() const { return payload_.number; }  // of a number, not of a quotient
  Decimal as_decimal() const;                            // of either; a quotient is rounded to 34 digits
  Rational as_rational() const;
  // How many lists and contexts are nested in one another here; 0 for everything else.
  std::size_t depth() const;
  // The order of two numbers, exactly. Preconditions: both are numeric.
  static std::strong_ordering compare_numbers(const Value& a, const Value& b);
  std::string_view as_string() const;
  // Precondition: both are strings.
  static bool same_text(const Value& a, const Value& b) noexcept {
    if (a.shared_ || b.shared_) return a.as_string() == b.as_string();
    return a.has_same_bits(b);  // bytes behind the end of an inline text are zero
  }
  std::int64_t as_day() const { return payload_.ticks.seconds; }
  std::optional<Date> as_date() const;  // nothing outside the years that zj::Date knows
  TimeOfDay as_time() const;
  DateTime as_date_and_time() const;
  Seconds as_days_duration() const { return {payload_.ticks.seconds, payload_.ticks.nanos}; }
  std::int64_t as_months() const { return payload_.ticks.seconds; }
  std::span<const Value> items() const;
  std::span<const Entry> entries() const;
  // The entry's value, or nullptr. `hint` is a guess of its position.
  const Value* find(const Name& name, std::size_t hint = 0) const;
  struct Range;
  const Range& as_range() const;
  struct Function;
  const Function& as_function() const;
  static Value function(Function f);

  // Same value: numbers by value, contexts in any order, null equal to null whatever its origin. For tests, tables and
  // hosts; the FEEL operator = is three-valued and lives in operators.h.
  friend bool operator==(const Value& a, const Value& b);

  // Certainly the same value, seen without looking into it: the same inline text, or the very same shared one.
  bool has_same_bits(const Value& other) const noexcept { return Bits(*this) == Bits(other); }

  void swap(Value& other) noexcept {
    const Bits bits(*this);
    Bits(other).put(*this);
    bits.put(other);
  }

 private:
  // A value as three machine words. Copied sixteen bytes at a time, as the compiler would, a value that has just been
  // stored in words makes the processor wait until its stores are through; see CMakeLists.txt.
  class Bits {
   public:
    explicit Bits(const Value& value) noexcept {
      std::memcpy(&head_, static_cast<const void*>(&value), 8);
      std::memcpy(&first_, reinterpret_cast<const char*>(&value) + 8, 8);
      std::memcpy(&second_, reinterpret_cast<const char*>(&value) + 16, 8);
    }
    void put(Value& value) const noexcept {
      std::memcpy(static_cast<void*>(&value), &head_, 8);
      std::memcpy(reinterpret_cast<char*>(&value) + 8, &first_, 8);
      std::memcpy(reinterpret_cast<char*>(&value) + 16, &second_, 8);
    }
    friend bool operator==(const Bits&, const Bits&) = default;

   private:
    std::uint64_t head_, first_, second_;
  };
  // Header of everything that is counted.
  struct Shared {
    enum class Type : std::uint8_t { text, list, context, fraction, zoned, range, function };
    explicit Shared(Type t) : type(t) {}
    std::atomic<std::uint32_t> count{1};
    Type type;
    std::uint16_t depth = 0;  // of lists and contexts
  };
  struct Text : Shared {
    explicit Text(std::string_view t) : Shared(Type::text), bytes(t) {}
    std::string bytes;
  };
  struct List;
  struct Context;
  struct Fraction;
  struct Zoned;
  struct RangeBox;
  struct FunctionBox;

  explicit Value(const Bits& bits) noexcept { bits.put(*this); }
  explicit Value(Kind kind) : kind_(kind) {}
  Value(Kind kind, Shared* shared) : kind_(kind), shared_(true) { payload_.shared = shared; }
  void forget() noexcept {
    kind_ = Kind::null;
    shared_ = false;
    fault_ = Fault::plain;
    size_ = 0;
    unused_ = 0;
  }
  void retain() const noexcept { payload_.shared->count.fetch_add(1, std::memory_order_relaxed); }
  void release() noexcept {
    if (payload_.shared->count.fetch_sub(1, std::memory_order_acq_rel) == 1) destroy(payload_.shared);
  }
  static void destroy(Shared* shared) noexcept;

  struct Ticks {
    std::int64_t seconds;
    std::int32_t nanos;
    std::int32_t offset;
  };
  struct Parts {
    std::int64_t numerator;
    std::int64_t denominator;  // above zero
  };
  struct Cause {
    Shared* what;  // counted when shared_; otherwise there is none
    Place at;
  };
  union Payload {
    constexpr Payload() : ticks{0, 0, 0} {}
    std::uint64_t flag;  // 0 or 1; a whole word, see Bits
    Decimal number;
    Ticks ticks;
    Parts parts;  // of a quotient that fits
    Cause cause;  // of a null
    Shared* shared;
    char text[16];
  };

  Kind kind_ = Kind::null;
  bool shared_ = false;         // payload_.shared is counted
  Fault fault_ = Fault::plain;  // of a null
  std::uint8_t size_ = 0;       // of an inline string
  std::uint32_t unused_ = 0;  // so that the four before it are stored as one word; also makes equal bits of equal texts
  Payload payload_;
};
static_assert(sizeof(Value) == 24);

inline std::string_view Value::as_string() const {
  if (shared_) return static_cast<const Text*>(payload_.shared)->bytes;
  return {payload_.text, size_};
}

class Name {
 public:
  Name() : Name(std::string_view()) {}
  Name(std::string_view text);
  Name(const std::string& text) : Name(std::string_view(text)) {}
  Name(const char* text) : Name(std::string_view(text)) {}
  std::string_view text() const { return text_.as_string(); }
  std::uint64_t hash() const { return hash_; }
  const Value& value() const { return text_; }
  friend bool operator==(const Name& a, const Name& b) {
    return a.hash_ == b.hash_ && (a.text_.has_same_bits(b.text_) || a.text() == b.text());
  }

 private:
  Value text_;
  std::uint64_t hash_ = 0;
};

struct Entry {
  Name name;
  Value value;
};

struct Value::Range {
  RangeForm form = RangeForm::interval;
  bool low_included = false;
  bool high_included = false;
  Value low;   // null: no lower end
  Value high;  // null: no upper end
};

// A function as a value: a built-in, or a function literal with the local names that it saw. The facts it reads are
// those of the evaluation that calls it, so it must only be called by expressions compiled against the same scope.
struct Value::Function {
  int builtin = -1;
  std::shared_ptr<const Program> program;  // of a function literal
  std::uint32_t node = 0;
  std::vector<Value> captured;
};

}  // namespace zj::feel
