#pragma once
// Errors of normal flow are values. Exceptions end a request (lost database, out of memory) and are caught at its top.

#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "words/words.h"

namespace zj {

// What a caller can do about an error.
enum class Trouble {
  bad_input,   // the caller's data: say which field and what was expected
  not_found,   // does not exist, or may not be seen: the two answer alike
  refused,     // exists and may be seen, but this act is not allowed now
  conflict,    // somebody else was first
  unavailable  // full, locked, disk: try again later
};

// An error for people. `at` names the place: a field's path, or file:line:col; empty when there is none.
struct Error {
  Trouble trouble = Trouble::bad_input;
  Said said;
  std::string at = {};
};

template <class T>
using Result = tl::expected<T, Error>;
using tl::unexpected;

inline tl::unexpected<Error> bad_input(std::string at, Said said) {
  return tl::unexpected<Error>(Error{Trouble::bad_input, std::move(said), std::move(at)});
}
inline tl::unexpected<Error> refused(Said said, std::string at = {}) {
  return tl::unexpected<Error>(Error{Trouble::refused, std::move(said), std::move(at)});
}

}  // namespace zj
