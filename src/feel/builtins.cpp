#include "feel/builtins.h"

#include <algorithm>
#include <iterator>

#include "feel/scope.h"

namespace zj::feel {
namespace {

struct Table {
  std::vector<Builtin> all;
  NameIndex names;
  Table() {
    for (auto family :
         {boolean_and_list_builtins, number_builtins, string_builtins, calendar_builtins, context_and_range_builtins}) {
      std::ranges::move(family(), std::back_inserter(all));
    }
    for (std::size_t i = 0; i < all.size(); ++i) names.add(all[i].name, i);
  }
};

const Table& table() {
  static const Table instance;
  return instance;
}

}  // namespace

std::span<const Builtin> builtins() {
  return table().all;
}

std::optional<std::size_t> match_builtin(std::string_view text, std::size_t& length) {
  const auto match = table().names.longest(text);
  if (!match) return std::nullopt;
  length = match->length;
  return match->id;
}

const Builtin* find_builtin(std::string_view name) {
  const auto found = std::ranges::find(table().all, name, &Builtin::name);
  return found == table().all.end() ? nullptr : &*found;
}

std::string describe(const Builtin& builtin) {
  std::string out;
  for (const Signature& signature : builtin.signatures) {
    if (!out.empty()) out += " / ";
    out += "(";
    for (std::size_t i = 0; i < signature.parameters.size(); ++i) {
      if (i != 0) out += ", ";
      out += std::string(signature.parameters[i].name) + (i >= signature.required ? "?" : "");
    }
    out += signature.variadic ? ", …)" : ")";
  }
  return out;
}

}  // namespace zj::feel
