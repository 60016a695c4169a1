#include "db/value.h"

#include <algorithm>

#include "db/failure.h"

namespace zj::db {
namespace {

std::string_view name(Value::Type type) {
  switch (type) {
    case Value::Type::none:
      return "nothing";
    case Value::Type::integer:
      return "an integer";
    case Value::Type::text:
      return "text";
    case Value::Type::blob:
      return "a blob";
  }
  return "";
}

[[noreturn]] void fail(const std::string& what) {
  throw Failure(Failure::Kind::other, what);
}

}  // namespace

void Value::expect(Type expected) const {
  if (null) fail("expected " + std::string(name(expected)) + ", found NULL");
  if (type != expected) fail("expected " + std::string(name(expected)) + ", found " + std::string(name(type)));
}

std::int64_t Value::as_integer(std::int64_t min, std::int64_t max) const {
  expect(Type::integer);
  if (integer < min || integer > max) {
    fail("expected " + std::to_string(min) + " to " + std::to_string(max) + ", found " + std::to_string(integer));
  }
  return integer;
}

std::string_view Value::as_text() const {
  expect(Type::text);
  return bytes;
}

std::string_view Value::as_blob() const {
  expect(Type::blob);
  return bytes;
}

Sha256 Codec<Sha256>::read(const Value& value) {
  const std::string_view bytes = value.as_blob();
  Sha256 hash;
  if (bytes.size() != hash.size()) fail("expected the 32 bytes of a hash, found " + std::to_string(bytes.size()));
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

Date Codec<Date>::read(const Value& value) {
  const auto date = parse_date(value.as_text());
  if (!date) fail("expected a day as YYYY-MM-DD");
  return *date;
}

}  // namespace zj::db
