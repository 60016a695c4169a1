#include "exchange/standard.h"

#include <algorithm>

#include "exchange/writer.h"
#include "words/exchange.h"

namespace zj::exchange {

StandardText Standard::expression(const feel::Expression& expression) {
  StandardText out;
  const Piece piece = Writer(*this, expression.program(), out).write(0);
  out.text = piece.text;
  out.nulls = piece.nulls;
  return out;
}

const StandardText& Standard::derived(std::size_t slot) {
  if (const auto found = derived_.find(slot); found != derived_.end()) return found->second;
  const auto& all = measure_.derived();
  const auto derived = std::ranges::find_if(
      all, [&](const measure::Derived& d) { return d.slot == slot && d.document == &measure_.dossier(); });
  if (derived->decision) {
    StandardText text{.text = "null"};
    text.differences.push_back(say(words::decision_left_out, derived->name));
    return derived_.emplace(slot, std::move(text)).first->second;
  }
  return derived_.emplace(slot, expression(*derived->value)).first->second;
}

const StandardText& Standard::function(TermId term) {
  if (const auto found = functions_.find(term); found != functions_.end()) return found->second;
  const Vocabulary::Constant* constant = vocabulary_.constant_of(term);
  if (!constant) {
    for (std::size_t i = 0; i < supports; ++i) {
      if (vocabulary_.support(static_cast<Support>(i)) == term)
        return functions_.emplace(term, support(static_cast<Support>(i))).first->second;
    }
  }
  const feel::Value::Function& f = constant->value.as_function();
  StandardText out;
  const Piece body = Writer(*this, *f.program, out).write_function(f.node);
  out.text = body.text;
  out.nulls = body.nulls;
  std::vector<TermId>& lifted = lifted_[term];
  std::ranges::copy_if(out.uses, std::back_inserter(lifted),
                       [&](TermId id) { return vocabulary_[id].kind != Term::Kind::function; });
  for (const TermId id : lifted) {
    std::erase(out.uses, id);
    out.parameters.emplace_back(vocabulary_[id].name, feel::Type());
  }
  return functions_.emplace(term, std::move(out)).first->second;
}

const std::vector<TermId>& Standard::lifted(TermId term) {
  function(term);
  return lifted_[term];
}

StandardText Standard::quotient(const measure::Fact& fact) {
  StandardText out;
  const Vocabulary::Route& route = vocabulary_.route(fact);
  out.uses.push_back(route.input);
  std::string base = vocabulary_[route.input].name;
  for (const std::string& name : route.members) base = member(base, name);
  const measure::Document::Binding& binding = measure_.dossier().binding(fact);
  const Fraction sides = Writer(*this, binding.formula->program(), out).write_formula(base);
  out.text = sides.bottom == "1" ? sides.top : sides.top + " / " + sides.bottom;
  out.nulls.unknown = true;
  return out;
}

StandardText Standard::support(Support support) const {
  StandardText out;
  const feel::Type any;
  switch (support) {
    case Support::equal:
      out.text = "if 甲 = null or 乙 = null then null else 甲 = 乙";
      out.parameters = {{"甲", any}, {"乙", any}};
      break;
    case Support::among: {
      const TermId equal = vocabulary_.support(Support::equal);
      out.text = "if 名单 = null then null else some 其中 in 名单 satisfies " + vocabulary_[equal].name + "(值, 其中)";
      out.parameters = {{"值", any}, {"名单", any}};
      out.uses = {equal};
      break;
    }
    case Support::at_least:
      out.text =
          "if 个数 = null or 各项 = null then null"
          " else if count(各项[item = true]) >= 个数 then true"
          " else if count(各项) - count(各项[item = false]) < 个数 then false else null";
      out.parameters = {{"个数", any}, {"各项", any}};
      break;
  }
  out.nulls = {true, false, false, false};
  return out;
}

}  // namespace zj::exchange
