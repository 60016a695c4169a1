#pragma once
// Types of names and expressions. They are checked when a text is compiled; at run time they only coerce what enters or
// leaves (OMG DMN 1.5, 10.3.2.9.4).

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "feel/value.h"

namespace zj::feel {

class Type {
 public:
  enum class Kind : std::uint8_t {
    any,  // nothing is known: every check is left to run time
    null,
    boolean,
    number,
    quotient,  // a number that is an exact fraction
    string,
    date,
    time,
    date_and_time,
    days_duration,
    months_duration,
    list,
    context,
    range,
    function
  };
  struct Field;

  Type() = default;  // any
  Type(Kind simple) : kind_(simple) {}
  static Type list(Type element);
  static Type range(Type endpoint);
  static Type function(std::vector<Type> parameters, Type result);
  // A context of facts: a field that is absent from the data is a missing fact. `open` contexts may have further
  // fields.
  static Type context(std::vector<Field> fields, bool open = false);
  // The type of a context that an expression builds: a field that is absent is a plain null.
  static Type built_context(std::vector<Field> fields, bool open = false);
  // Values of `base` that also pass the test, as "allowed values" of a DMN item definition.
  static Type restricted(Type base, std::function<bool(const Value&)> allowed);
  // The type of a value at hand; the contexts in it are open.
  static Type of(const Value& value);

  Kind kind() const { return kind_; }
  bool is_any() const { return kind_ == Kind::any; }
  bool is_number() const { return kind_ == Kind::number || kind_ == Kind::quotient; }
  Type element() const;                      // of a list or range; any for other types
  const std::vector<Field>& fields() const;  // of a context, in their order
  const Field* field(std::string_view name) const;
  bool is_open() const;  // other fields are possible
  bool holds_facts() const;
  const std::vector<Type>& parameters() const;  // of a function
  Type result() const;                          // of a function

  // Could one value have both types? False only when it is certain that none has.
  friend bool compatible(const Type& a, const Type& b);
  // The narrowest type that covers both, as far as this language of types can say it.
  friend Type unite(const Type& a, const Type& b);
  friend bool operator==(const Type& a, const Type& b);

  std::string text() const;  // as FEEL writes it: "list<number>"

 private:
  struct Detail;
  Kind kind_ = Kind::any;
  std::shared_ptr<const Detail> detail_;
  friend bool belongs(const Value& value, const Type& type, bool to_allowed);
};

struct Type::Field {
  std::string name;
  Type type;
};

// Is this value one of the type? Null belongs to every type; contexts may have more fields than the type says.
bool conforms(const Value& value, const Type& type);
// The same without looking at allowed values: what `instance of` asks.
bool is_instance(const Value& value, const Type& type);
// The value as that type: unchanged when it conforms; otherwise a list of one becomes its item, an item a list of one,
// a date the start of its day in UTC, and everything else a null with fault wrong_type.
Value coerce(const Value& value, const Type& type);

}  // namespace zj::feel
