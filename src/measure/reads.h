#pragma once
// Which facts of a document a text asks for: what a program must supply before the text is evaluated. Inside the room.

#include <set>
#include <string>
#include <vector>

#include "measure/measure.h"

namespace zj::measure {

class Reads {
 public:
  explicit Reads(const Measure& measure) : measure_(measure) {}

  void add(const Rule& guard);
  void add(const LetterTemplate& letter);
  // An effect of an act whose situation is `document`.
  void add(const Effect& effect, const Document& document);
  void add(std::string path) { paths_.insert(std::move(path)); }

  // In the order of their names; a list stands for its entries' fields.
  std::vector<std::string> paths() && { return {paths_.begin(), paths_.end()}; }

 private:
  void add(const std::optional<feel::Expression>& expression, const Document& document);
  void add_slots(const std::vector<std::size_t>& slots, const Document& document);
  void add(const Sentence& sentence, const Document& document);
  void add(const std::vector<std::size_t>& derived, const Document& document);

  const Measure& measure_;
  std::set<std::string> paths_;
};

}  // namespace zj::measure
