#include "measure/domain.h"

#include <algorithm>

#include "base/text.h"
#include "feel/rational.h"

namespace zj::measure {
namespace {

using feel::Value;

// Values of a number at which its conditions may change; nothing when a condition says more than that.
std::optional<std::vector<Value>> condition_marks(const Document::Binding& binding) {
  std::vector<Value> marks;
  for (const feel::Expression& condition : binding.conditions) {
    const feel::Expression* const test = &condition;
    const auto own = feel::regions({&test, 1}, 0, feel::Type::Kind::number, {});
    if (!own) return std::nullopt;
    marks.insert(marks.end(), own->begin(), own->end());
  }
  return marks;
}

bool is_refused(const Value& number, const Document::Binding& binding) {
  return std::ranges::any_of(binding.conditions, [&](const feel::Expression& condition) {
    return condition.evaluate({&number, 1}).is_false();
  });
}

// 分子 <= 分母 or 分子 < 分母 of a plain quotient: it is a share of a whole.
bool is_share(const Fact& fact) {
  if (!fact.formula.plain || fact.formula.parts.size() != 2) return false;
  return std::ranges::any_of(fact.conditions, [&](const Located& condition) {
    const std::string_view text = condition.text();
    const std::size_t less = text.find('<');
    if (less == std::string_view::npos || trim(text.substr(0, less)) != fact.formula.parts[0]) return false;
    const std::string_view right = text.substr(less + 1);
    return trim(right.starts_with('=') ? right.substr(1) : right) == fact.formula.parts[1];
  });
}

bool counts(const feel::Expression& input) {
  const feel::Node& root = input.program().nodes[0];
  return root.kind == feel::NodeKind::call && root.name.text() == "count";
}

}  // namespace

std::optional<std::vector<Value>> regions_of(const feel::Expression& input,
                                             std::span<const feel::Expression* const> tests, std::size_t slot,
                                             const Fact* fact, const Document& document) {
  feel::Domain domain;
  std::optional<feel::Rational> least, most;
  bool checked = false;
  if (!fact) {
    domain.whole = counts(input);
    if (domain.whole) least = feel::Rational(0);
  } else {
    domain.nullable = fact->nullable;
    switch (fact->type) {
      case FactType::choice:
        domain.closed = true;
        for (const std::string& value : fact->values) domain.landmarks.push_back(Value::string(value));
        break;
      case FactType::integer:
      case FactType::number: {
        domain.whole = fact->type == FactType::integer;
        const auto marks = condition_marks(document.binding(*fact));
        checked = marks.has_value();
        if (marks) domain.landmarks = *marks;
        break;
      }
      case FactType::quotient:
        if (fact->formula.plain) least = feel::Rational(0);
        if (is_share(*fact)) most = feel::Rational(1);
        break;
      case FactType::phone:
      case FactType::credit_code:
        if (!tests.empty()) return std::nullopt;  // their form leaves no simple "any other"
        break;
      default:
        break;
    }
  }
  for (const auto& end : {least, most}) {
    if (end) domain.landmarks.push_back(Value::quotient(*end));
  }
  auto values = feel::regions(tests, slot, input.type(), domain);
  if (!values) return values;
  std::erase_if(*values, [&](const Value& value) {
    if (!value.is_numeric()) return false;
    const feel::Rational number = value.as_rational();
    if ((least && number < *least) || (most && number > *most)) return true;
    return checked && is_refused(value, document.binding(*fact));
  });
  if (values->empty()) return std::nullopt;
  return values;
}

}  // namespace zj::measure
