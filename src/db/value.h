#pragma once
// What goes into a statement and comes out of a row.

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/date.h"
#include "base/hash.h"

namespace zj::db {

// Bytes that are not text: a {{blob}} column.
struct Blob {
  std::string bytes;
  friend bool operator==(const Blob&, const Blob&) = default;
};

// The same as an argument, without a copy.
struct BlobView {
  std::string_view bytes;
};

// One value on its way to or from an engine. It does not own its bytes: an argument's live in the caller, a column's
// until the next row. A NULL argument still has a type where the program knows one, because PostgreSQL plans by it.
struct Value {
  enum class Type : std::uint8_t { none, integer, text, blob };

  Type type = Type::none;
  bool null = true;
  std::int64_t integer = 0;
  std::string_view bytes;

  Value() = default;
  Value(std::nullopt_t) {}
  Value(std::int64_t number) : type(Type::integer), null(false), integer(number) {}
  Value(std::string_view text) : type(Type::text), null(false), bytes(text) {}
  Value(const std::string& text) : Value(std::string_view(text)) {}
  Value(BlobView blob) : type(Type::blob), null(false), bytes(blob.bytes) {}
  template <class T>
  Value(const std::optional<T>& value) : Value(value ? Value(*value) : typed_null(Value(T{}).type)) {}

  static Value typed_null(Type type) {
    Value value;
    value.type = type;
    return value;
  }

  // The value of a column, which must be of that type, not NULL and within the range; otherwise a Failure that says
  // what it is.
  std::int64_t as_integer(std::int64_t min = std::numeric_limits<std::int64_t>::min(),
                          std::int64_t max = std::numeric_limits<std::int64_t>::max()) const;
  std::string_view as_text() const;
  std::string_view as_blob() const;

 private:
  void expect(Type expected) const;
};

using Row = std::span<const Value>;

// How a C++ type is kept: `write` gives something that converts to Value, `read` takes a column. double has none on
// purpose: exact figures are kept as text or as whole numbers. A room gives its own types (an id, a state) a Codec by
// the side of the type.
template <class T>
struct Codec;

// Whole numbers that fit 64 bits with a sign; reading into a narrower one checks the range.
template <std::integral T>
requires(!std::same_as<T, bool> && !std::same_as<T, char> &&
         (std::signed_integral<T> || sizeof(T) < 8)) struct Codec<T> {
  static std::int64_t write(T value) { return value; }
  static T read(const Value& value) {
    return static_cast<T>(value.as_integer(std::numeric_limits<T>::min(), std::numeric_limits<T>::max()));
  }
};

template <>
struct Codec<bool> {
  static std::int64_t write(bool value) { return value ? 1 : 0; }
  static bool read(const Value& value) { return value.as_integer(0, 1) == 1; }
};

template <>
struct Codec<std::string_view> {
  static std::string_view write(std::string_view value) { return value; }
};
template <>
struct Codec<const char*> : Codec<std::string_view> {};
template <std::size_t Size>
struct Codec<char[Size]> : Codec<std::string_view> {};

template <>
struct Codec<std::string> : Codec<std::string_view> {
  static std::string read(const Value& value) { return std::string(value.as_text()); }
};

template <>
struct Codec<BlobView> {
  static BlobView write(BlobView value) { return value; }
};

template <>
struct Codec<Blob> {
  static BlobView write(const Blob& value) { return {value.bytes}; }
  static Blob read(const Value& value) { return {std::string(value.as_blob())}; }
};

// A blob of 32 bytes.
template <>
struct Codec<Sha256> {
  static BlobView write(const Sha256& value) { return {{reinterpret_cast<const char*>(value.data()), value.size()}}; }
  static Sha256 read(const Value& value);
};

// Milliseconds since 1970 in UTC.
template <>
struct Codec<Instant> {
  static std::int64_t write(Instant value) { return value.ms; }
  static Instant read(const Value& value) { return {value.as_integer()}; }
};

// YYYY-MM-DD, which sorts as days do.
template <>
struct Codec<Date> {
  static std::string write(Date value) { return to_iso(value); }
  static Date read(const Value& value);
};

template <>
struct Codec<std::nullopt_t> {
  static std::nullopt_t write(std::nullopt_t) { return std::nullopt; }
};

template <class T>
struct Codec<std::optional<T>> {
  using Written = decltype(Codec<T>::write(std::declval<const T&>()));
  static std::optional<Written> write(const std::optional<T>& value) {
    return value ? std::optional<Written>(Codec<T>::write(*value)) : std::nullopt;
  }
  static std::optional<T> read(const Value& value) {
    return value.null ? std::nullopt : std::optional<T>(Codec<T>::read(value));
  }
};

}  // namespace zj::db
