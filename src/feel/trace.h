#pragma once
// What an evaluation did: the value of every node, and for loops what each element came to.

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "feel/ast.h"
#include "feel/value.h"

namespace zj::feel {

enum class Truth : std::uint8_t { no, yes, unknown };
Truth truth_of(const Value& value);  // anything but true and false is unknown

class Trace {
 public:
  struct Frame;

  // One element of a loop and what the nodes of its body gave.
  struct Iteration;

  // What a loop (some, every, for, filter) came to.
  struct Loop {
    NodeId node = 0;
    std::vector<Truth> outcomes;        // per element or combination: the truth of what the body gave
    std::size_t deciding = SIZE_MAX;    // the first element that decided some or every; SIZE_MAX: none alone did
    std::vector<Iteration> iterations;  // the deciding one, or all that came out unknown (at most 64)
  };

  struct Frame {
    NodeId first = 0;  // values[0] belongs to this node
    std::vector<Value> values;
    std::vector<bool> evaluated;  // as values
    std::vector<Loop> loops;

    // nullptr when the node was not evaluated or lies outside.
    const Value* value(NodeId node) const;
    const Loop* loop(NodeId node) const;
  };

  const Frame& root() const { return root_; }
  // In loops: of the last element that was evaluated; see Loop::iterations for the ones that matter.
  const Value* value(NodeId node) const { return root_.value(node); }
  const Loop* loop(NodeId node) const { return root_.loop(node); }

 private:
  friend class Evaluator;
  Frame root_;
};

struct Trace::Iteration {
  std::size_t index = 0;              // of the combination, from 0
  std::vector<std::size_t> elements;  // per variable, the element's index from 0
  Frame frame;                        // of the body
};

// Which truths the nodes of programs have had, over any number of evaluations, elements of loops and calls of
// functions: what a set of cases has tried out.
class Tally {
 public:
  void add(const Program& program, NodeId node, Truth truth);
  bool has(const Program& program, NodeId node, Truth truth) const;

 private:
  std::unordered_map<const Program*, std::vector<std::uint8_t>> seen_;  // a bit for each Truth
};

// A fact that is missing, by its path with element numbers from 1: "事故记录[2].类别".
struct MissingFact {
  std::string path;
  NodeId node = 0;  // the name in the text
};

// The facts that, if supplied, could decide an unknown result, in the order in which they can decide; each once. Empty
// when the result is known, or unknown for another reason.
std::vector<MissingFact> missing_facts(const Program& program, const Trace& trace);

}  // namespace zj::feel
