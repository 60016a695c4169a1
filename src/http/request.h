#pragma once
// From the head of a request to a Request that handlers may trust, or to the status that refuses it. No I/O.

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "http/hosts.h"
#include "http/message.h"
#include "http/refusal.h"
#include "http/wire.h"

namespace zj::http {

template <class T>
using OrRefusal = tl::expected<T, Refusal>;

// What the connection knows besides the bytes.
struct Arrival {
  std::string peer;     // address of the other end
  bool secure = false;  // over TLS
};

// Checks method, target and Host (exactly one, one of ours, equal to an absolute target's), reads query and cookies,
// and believes X-Forwarded-For and -Proto only from a trusted proxy. `form`, `uploads` and `body` are still empty.
OrRefusal<Request> read_request(const Head& head, const Arrival& arrival, const HostNames& hosts,
                                const std::vector<std::string>& trusted_proxies);

// How a body is to be read.
struct BodyPlan {
  enum class Kind { none, form, multipart, raw };
  Kind kind = Kind::none;
  std::uint64_t limit = 0;
  std::string boundary;           // of multipart
  bool expects_continue = false;  // the client waits for 100 before it sends
};

// Refuses what is declared too large, compressed, sent with GET, or expects something of us besides 100.
OrRefusal<BodyPlan> plan_body(const Head& head, const Request& request, const RouteLimits& limits);

Said too_large(std::uint64_t limit);
Said why_status(int status);  // what to say of a status where nothing more is known

}  // namespace zj::http
