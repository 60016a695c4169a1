#pragma once

#include "words/words.h"

namespace zj::http {

// Why a request is answered without its handler.
struct Refusal {
  int status = 400;
  Said why;
};

}  // namespace zj::http
