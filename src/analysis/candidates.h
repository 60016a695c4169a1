#pragma once
// The values of a fact that are worth trying: below, at and above each constant that it is compared with, every value
// of a closed list, lists with no, one and two entries, and the fact's absence. Inside the room.

#include <optional>
#include <utility>
#include <vector>

#include "analysis/uses.h"
#include "base/json.h"
#include "measure/document.h"

namespace zj::analysis {

struct Candidate {
  std::optional<Json> json;  // nothing: the fact is absent
  std::vector<std::pair<std::size_t, feel::Value>> slots;
};

struct Domain {
  const measure::Fact* fact = nullptr;
  std::vector<Candidate> candidates;
  // Whatever the fact may be, one of the candidates has the same effect in the expressions whose uses these are.
  bool complete = false;
};

// A document of the procedure is read as a program supplies it: every fact may be null.
enum class Source { person, program };
Source source_of(const measure::Measure& measure, const measure::Document& document);

// Preconditions: the fact is no field of a list.
Domain domain_of(const measure::Document& document, Source source, const measure::Fact& fact, const Use& use);

// The fact with this value, read as the program reads it; nothing where that is refused.
std::optional<Candidate> candidate(const measure::Document& document, Source source, const measure::Fact& fact,
                                   std::optional<Json> json);

// The value as the document's JSON holds it; a quotient by parts that make it exactly, where there are any. Nothing for
// values that the fact cannot have.
std::optional<Json> json_for(const measure::Document& document, const measure::Fact& fact, const feel::Value& value);
// The same, of a quotient whose part `varied` makes the value and whose other parts stay as they are.
std::optional<Json> parts_for(const measure::Document& document, const measure::Fact& fact, const feel::Rational& value,
                              std::size_t varied, std::vector<feel::Rational> parts);

// Sets or removes the fact's member.
void set_fact(Json& document, const measure::Fact& fact, const std::optional<Json>& value);

}  // namespace zj::analysis
