#pragma once
// FEEL of a measure as FEEL of the standard, with the same meaning. Inside the room.
//
// A measure tells two kinds of null apart: a plain one, which somebody wrote, and an unknown one, which stands for a
// missing fact or an error. The standard knows one kind, and some of its operators take a side on it: null = "x" is
// false, `if null` takes else, a filter drops what it cannot tell. So it is worked out for every part of an expression
// which kinds of null it may give, and an operator that would take a side on an unknown one is written in a form that
// stays null. These forms never ask whether a value is null in order to go on as if it were: they ask for true, false
// or a value, so that a reader that keeps errors apart from null takes them alike. Rates are compared by
// cross-multiplication, because a division of the standard rounds to 34 digits. What cannot be said with the same
// meaning is written as nearly as can be and reported as a difference.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/vocabulary.h"
#include "feel/compile.h"
#include "measure/measure.h"
#include "words/words.h"

namespace zj::exchange {

// The nulls that a value may be, and those that its items may be where it is a list.
struct Nulls {
  bool unknown = false;
  bool plain = false;
  bool item_unknown = false;
  bool item_plain = false;
  bool both() const { return unknown && plain; }
  bool any() const { return unknown || plain; }
};

struct StandardText {
  std::string text = {};
  std::vector<std::pair<std::string, feel::Type>> parameters = {};  // of a function
  std::vector<TermId> uses = {};                                    // each once, in the order of first use
  std::vector<Said> differences = {};                               // where the meaning is not the same
  Nulls nulls = {};                                                 // of a function: of what it returns
};

class Standard {
 public:
  // Both must outlive it.
  Standard(const measure::Measure& measure, const Vocabulary& vocabulary)
      : measure_(measure), vocabulary_(vocabulary) {}

  // An expression over the dossier's facts.
  StandardText expression(const feel::Expression& expression);
  // The value of what follows from facts, by its slot. Precondition: the dossier's definitions have it.
  const StandardText& derived(std::size_t slot);
  // A function of the measure, or one of our own. A function of DMN sees nothing but its parameters, so that the inputs
  // and decisions which its body asks for become parameters too, after its own.
  const StandardText& function(TermId term);
  // Those further parameters.
  const std::vector<TermId>& lifted(TermId function);
  // The decision behind a rate: the quotient of its parts. Precondition: the fact is a rate outside lists.
  StandardText quotient(const measure::Fact& fact);

  const measure::Measure& measure() const { return measure_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  StandardText support(Support support) const;

  const measure::Measure& measure_;
  const Vocabulary& vocabulary_;
  std::map<std::size_t, StandardText> derived_;
  std::map<TermId, StandardText> functions_;
  std::map<TermId, std::vector<TermId>> lifted_;
};

}  // namespace zj::exchange
