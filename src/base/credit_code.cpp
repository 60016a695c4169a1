#include "base/credit_code.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"
#include "words/base.h"

namespace zj {
namespace {

constexpr std::size_t code_length = 18;
constexpr std::size_t organisation_at = 8;         // characters 9–17, counted from 1
constexpr std::size_t organisation_check_at = 16;  // the 17th
constexpr std::size_t check_at = 17;               // the 18th

// GB 32100: a character's value is its place here.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// GB 32100: weights are the powers of 3 modulo 31.
char check_character(std::string_view first17) {
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (const char c : first17) {
    sum += weight * alphabet.find(c);
    weight = weight * 3 % 31;
  }
  return alphabet[(31 - sum % 31) % 31];
}

// GB 11714: here every letter counts, A = 10 … Z = 35; a check of 10 is written X.
char organisation_check_character(std::string_view first8) {
  constexpr int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < first8.size(); ++i) {
    sum += weights[i] * (is_digit(first8[i]) ? first8[i] - '0' : first8[i] - 'A' + 10);
  }
  return "0123456789X0"[11 - sum % 11];
}

CreditCodeCheck invalid(Said reason) {
  return {CreditCodeCheck::Verdict::invalid, std::move(reason)};
}

Word complaint(std::string_view character) {
  if (character.size() == 1 && character[0] >= 'a' && character[0] <= 'z') return words::credit_code_lower_case;
  if (to_half_width(character) != character) return words::credit_code_full_width;
  return words::credit_code_character;
}

}  // namespace

CreditCodeCheck check_credit_code(std::string_view code) {
  if (const std::size_t n = length(code); n != code_length) {
    return invalid(say(words::credit_code_length, std::to_string(n)));
  }
  std::size_t place = 1;
  for (std::size_t at = 0; at < code.size(); ++place) {
    const std::size_t from = at;
    const std::string shown = visible(next_code_point(code, at));
    const std::string_view character = code.substr(from, at - from);
    const bool allowed = character.size() == 1 && alphabet.find(character) != alphabet.npos;
    if (!allowed) return invalid(say(complaint(character), std::to_string(place), shown));
    const bool region = place >= 3 && place <= 8;
    if (region && !is_digit(character[0])) {
      return invalid(say(words::credit_code_region, std::to_string(place), shown));
    }
  }
  const char check = check_character(code.substr(0, check_at));
  if (code[check_at] != check) {
    return invalid(say(words::credit_code_check, std::string(1, check), code.substr(check_at)));
  }
  const char organisation = organisation_check_character(code.substr(organisation_at, 8));
  if (code[organisation_check_at] != organisation) {
    return {CreditCodeCheck::Verdict::suspicious,
            say(words::credit_code_organisation_check, std::string(1, organisation),
                code.substr(organisation_check_at, 1))};
  }
  return {};
}

std::string make_credit_code(std::string_view region6, std::string_view organisation8) {
  const auto is_code_character = [](char c) { return alphabet.find(c) != alphabet.npos; };
  if (region6.size() != 6 || !std::all_of(region6.begin(), region6.end(), is_digit) || organisation8.size() != 8 ||
      !std::all_of(organisation8.begin(), organisation8.end(), is_code_character)) {
    throw std::invalid_argument("make_credit_code: 6 digits and 8 code characters are needed");
  }
  std::string code = "91";
  code += region6;
  code += organisation8;
  code += organisation_check_character(organisation8);
  code += check_character(code);
  return code;
}

}  // namespace zj
