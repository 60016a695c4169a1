#pragma once
// 统一社会信用代码, GB 32100-2015; characters 9–17 are the organisation code of GB 11714-1997.

#include <string>
#include <string_view>

#include "words/words.h"

namespace zj {

struct CreditCodeCheck {
  enum class Verdict { valid, suspicious, invalid };  // suspicious: only the 17th is wrong (some legacy bodies)
  Verdict verdict = Verdict::valid;
  Said reason;  // empty word when valid
};

// Checks the code as given: nothing is trimmed, folded or guessed.
CreditCodeCheck check_credit_code(std::string_view code);

// The 18 characters of an enterprise (91) for a region (6 digits) and the first 8 of an organisation code, with both
// check characters computed. Throws std::invalid_argument when the parts are not made of code characters.
std::string make_credit_code(std::string_view region6, std::string_view organisation8);

}  // namespace zj
