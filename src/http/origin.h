#pragma once
// Where a request that changes something was made: on a page of ours, or elsewhere.

#include "http/message.h"

namespace zj::http {

enum class Provenance {
  ours,
  foreign,  // another site's page, or a page without an origin (sandboxed, data:)
  unstated  // nothing was said: not a browser of this decade
};

// By Origin; where it is absent by Sec-Fetch-Site, then Referer. The server refuses every foreign post before a handler
// sees it; an unstated one is left to the CSRF token.
Provenance provenance(const Request& request);

}  // namespace zj::http
