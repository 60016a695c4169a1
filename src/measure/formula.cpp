#include <algorithm>
#include <cctype>
#include <string_view>

#include "measure/glossary.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

// sum := product (('+' | '-') product)* ; product := atom (('*' | '/') atom)* ; atom := number | name | '(' sum ')'
class FormulaReader {
 public:
  explicit FormulaReader(const Located& text) : text_(text.text()) {}

  bool read(Formula& formula) {
    formula_ = &formula;
    const int root = sum();
    skip_spaces();
    return root >= 0 && next_ == text_.size() && !formula.parts.empty();
  }
  std::size_t stopped_at() const { return next_; }

 private:
  using Op = Formula::Op;

  int sum() {
    return chain('+', Op::add, '-', Op::subtract, [this] { return product(); });
  }
  int product() {
    return chain('*', Op::multiply, '/', Op::divide, [this] { return atom(); });
  }

  template <class Operand>
  int chain(char first, Op first_op, char second, Op second_op, Operand operand) {
    int left = operand();
    while (left >= 0) {
      skip_spaces();
      if (next_ == text_.size() || (text_[next_] != first && text_[next_] != second)) break;
      const Op op = text_[next_++] == first ? first_op : second_op;
      const int right = operand();
      if (right < 0) return -1;
      left = add({op, left, right, {}});
    }
    return left;
  }

  int atom() {
    skip_spaces();
    if (next_ == text_.size() || depth_ > 32) return -1;
    if (text_[next_] == '(') {
      ++next_, ++depth_;
      const int inside = sum();
      --depth_;
      skip_spaces();
      if (inside < 0 || next_ == text_.size() || text_[next_] != ')') return -1;
      ++next_;
      return inside;
    }
    const std::size_t start = next_;
    while (next_ < text_.size() && std::string_view("()+-*/ \t").find(text_[next_]) == std::string_view::npos) ++next_;
    std::string word(text_.substr(start, next_ - start));
    if (word.empty()) return -1;
    if (std::isdigit(static_cast<unsigned char>(word[0]))) {
      const bool is_number = std::all_of(word.begin(), word.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
      if (!is_number) next_ = start;
      return is_number ? add({Op::number, -1, -1, std::move(word)}) : -1;
    }
    const auto known = std::find(formula_->parts.begin(), formula_->parts.end(), word);
    const int part = static_cast<int>(known - formula_->parts.begin());
    if (known == formula_->parts.end()) formula_->parts.push_back(std::move(word));
    return add({Op::part, part, -1, {}});
  }

  int add(Formula::Node node) {
    formula_->nodes.push_back(std::move(node));
    return static_cast<int>(formula_->nodes.size()) - 1;
  }

  void skip_spaces() {
    while (next_ < text_.size() && (text_[next_] == ' ' || text_[next_] == '\t')) ++next_;
  }

  std::string_view text_;
  std::size_t next_ = 0;
  int depth_ = 0;
  Formula* formula_ = nullptr;
};

}  // namespace

Formula read_formula(const Located& text, Diagnostics& diagnostics) {
  Formula formula;
  FormulaReader reader(text);
  if (!reader.read(formula)) {
    diagnostics.error(text.at(reader.stopped_at()), say(words::bad_formula, text.text()), say(words::fix_formula));
    return {};
  }
  const Formula::Node& root = formula.nodes.back();
  const auto part = [&](int node) {
    const Formula::Node& n = formula.nodes[static_cast<std::size_t>(node)];
    return n.op == Formula::Op::part ? n.left : -1;
  };
  if (root.op == Formula::Op::divide && part(root.left) >= 0 && part(root.right) >= 0) {
    formula.dividend = part(root.left);
    formula.divisor = part(root.right);
  }
  return formula;
}

}  // namespace zj::measure
