#pragma once
// The evidence store: a file is kept once, under the SHA-256 of its bytes, and never changes.
//
// Put first, then refer to it in the transaction. A crash in between leaves a file that nobody refers to, which
// collect() removes once it is old; the other order could leave a reference to nothing.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "base/result.h"

namespace zj::files {

// A file that is kept.
struct Kept {
  Sha256 sha256{};
  std::uint64_t size = 0;
  friend bool operator==(const Kept&, const Kept&) = default;
};

// The same as a file of this machine, to be sent or read; it may go away only after nobody has referred to it for long.
struct LocalFile {
  std::filesystem::path path;
  std::uint64_t size = 0;
};

// All functions are thread-safe. They give Trouble::unavailable when the storage is full or fails; what is there then
// is whole, and if nobody refers to it, collected later.
class Store {
 public:
  virtual ~Store() = default;

  // Keeps bytes. What is there already is not kept twice, but is new again to collect().
  virtual Result<Kept> put(std::string_view bytes) = 0;
  // Keeps a file that was received under a temporary name and moves it away from there. Its bytes are hashed again;
  // when `expected` is given and differs, the answer is Trouble::bad_input: the file was cut or changed on its way.
  virtual Result<Kept> take(const std::filesystem::path& received, const std::optional<Sha256>& expected) = 0;

  virtual bool has(const Sha256& file) const = 0;
  virtual Result<LocalFile> open(const Sha256& file) const = 0;
  // All bytes, checked against the hash. For what fits in memory.
  virtual Result<std::string> read(const Sha256& file) const = 0;
  // Reads the file and checks it against its hash: for the nightly round over everything that is referred to.
  virtual Result<void> verify(const Sha256& file) const = 0;

  // What was last put at least `age` ago, by the time of the storage: the program's clock may be set for a
  // demonstration, and must not delete anything.
  virtual Result<std::vector<Sha256>> older_than(std::chrono::seconds age) const = 0;
  // Removes a file, unless it was put again less than `age` ago (then false).
  virtual Result<bool> remove(const Sha256& file, std::chrono::seconds age) = 0;
};

// Removes what was last put at least `age` ago and is not `wanted`; gives how many. `age` must be longer than any
// request lasts from put() to the commit of its transaction, and what is referred to must come from put() in the same
// request or be wanted.
Result<std::size_t> collect(Store& store, std::chrono::seconds age, const std::function<bool(const Sha256&)>& wanted);

// 64 hexadecimal digits in lower case; nothing for any other text.
std::optional<Sha256> parse_sha256(std::string_view hex);

}  // namespace zj::files
