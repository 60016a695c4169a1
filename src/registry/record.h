#pragma once
// The record: one append-only header per act, with an erasable body. Written in the transaction of the act itself.

#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "db/query.h"
#include "registry/model.h"

namespace zj::registry::record {

// What happened, before it is committed to. Personal data (reasons, inputs) enter the body as hashes only.
struct Entry {
  const Object* object = nullptr;  // after the act
  std::string act;
  std::string key;
  std::string from;  // state before; "-" for a new object
  Actor actor;
  std::string reason;
  std::string input_hash;              // SHA-256 of the canonical input, hex; "" without one
  std::string content_hash;            // of the frozen content that the act concerns
  std::vector<std::string> documents;  // hashes
  std::string measure;
  Instant at;
};

// c = SHA-256("zdgc/v1/" ‖ kind ‖ 0x00 ‖ salt[32] ‖ JCS(body)), in hex.
std::string commitment(std::string_view kind, std::string_view salt, const Json& body);

// Appends and returns the sequence number.
std::int64_t append(db::Connection& c, Random& random, const Entry& entry);

// Newest first.
std::vector<Event> of(db::Connection& c, std::int64_t object);

// Forgets who and why; the header stays. PIPL art. 47.
void erase_body(db::Connection& c, std::int64_t seq);

// The answer an act key got before, with the fingerprint of what was asked.
struct Remembered {
  std::string fingerprint;
  Json result;
};
std::optional<Remembered> remembered(db::Connection& c, std::string_view key);
void remember(db::Connection& c, std::string_view key, std::string_view fingerprint, const Json& result, Instant at);

}  // namespace zj::registry::record
