#pragma once
// The functions of FEEL (OMG DMN 1.5, 10.3.4) as one table.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feel/types.h"
#include "feel/value.h"

namespace zj::feel {

// What a function may ask of the evaluation that calls it.
class Machine {
 public:
  virtual ~Machine() = default;
  virtual Value invoke(const Value& function, std::span<const Value> arguments, Place at) = 0;
  virtual const Zones* zones() const = 0;  // nullptr: texts may not name regions
  virtual std::size_t max_items() const = 0;
  virtual std::size_t max_text() const = 0;
};

struct Call {
  std::span<const Value> arguments;
  std::string_view name;
  Place at;
  Machine& machine;

  std::size_t size() const { return arguments.size(); }
  const Value& operator[](std::size_t i) const { return arguments[i]; }
  Value fault(Fault why = Fault::bad_argument) const { return Value::null(why, name, at); }
};

struct Parameter {
  std::string_view name;
  Type::Kind kind = Type::Kind::any;
};

// One way to call a function. Arguments after `required` may be left out; the last parameter of a variadic one repeats.
struct Signature {
  std::vector<Parameter> parameters;
  std::size_t required = 0;
  bool variadic = false;
};

struct Builtin {
  // How the type of the result follows from those of the arguments.
  enum class Gives { fixed, element, first, list_of_first, flattened };
  std::string_view name;
  std::vector<Signature> signatures;
  Gives gives = Gives::fixed;
  Type result;
  // Called even when an argument is a missing fact or an error; all others give that argument back.
  bool sees_unknown = false;
  Value (*run)(const Call& call) = nullptr;
};

std::span<const Builtin> builtins();
// The built-in whose name the text starts with, and the bytes of that name.
std::optional<std::size_t> match_builtin(std::string_view text, std::size_t& length);
const Builtin* find_builtin(std::string_view name);
// "(list, position)" for messages.
std::string describe(const Builtin& builtin);

// The families of the table, each in its own file.
std::vector<Builtin> boolean_and_list_builtins();
std::vector<Builtin> number_builtins();
std::vector<Builtin> string_builtins();
std::vector<Builtin> calendar_builtins();
std::vector<Builtin> context_and_range_builtins();

}  // namespace zj::feel
