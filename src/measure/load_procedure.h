#pragma once
// The tables of the procedure, inside the room.

#include <optional>
#include <string>
#include <vector>

#include "measure/columns.h"
#include "measure/load.h"

namespace zj::measure {

class ProcedureLoader {
 public:
  explicit ProcedureLoader(Loader& loader);
  void load();

 private:
  using Row = std::vector<Located>;

  void read_roles();
  void read_states();
  void read_acts();
  void read_planned();
  void read_act(const Columns& columns, const Row& row, ObjectType& type);
  void read_by(const Located& cell, Act& act);
  void read_guard(const Located& cell, Act& act);
  void read_takes(const Located& cell, const ObjectType& type, Act& act);
  std::optional<int> read_number(const Located& text, const Document& situation);
  void read_deadlines(const Located& cell, Act& act);
  void read_effects(const Located& cell, const ObjectType& type, Act& act);
  void read_effect(const Located& text, const ObjectType& type, Act& act);
  void read_notify(const Located& cell, Act& act);
  std::vector<std::string> read_from(const Located& cell, const ObjectType& type);
  std::string read_to(const Located& cell, const ObjectType& type);

  void note_reads();
  void check_states();
  void check_references();

  ObjectType* type_for(const Loader::PlacedTable& placed);
  // Reports a name that is none of the known ones, with the nearest.
  void unknown(const Located& name, Word what, const std::vector<std::string_view>& known);

  Loader& loader_;
  Measure& measure_;
  Procedure& procedure_;
  Diagnostics& diagnostics_;
  feel::Scope guards_;  // one boolean for each guard, in their order
  // Acts named by others, checked when all are known.
  struct Reference {
    Located name;
    const Act* from = nullptr;
    bool by_effect = false;  // named as an effect: it must say 随 in return
  };
  std::vector<Reference> references_;
};

}  // namespace zj::measure
