#pragma once

#include "measure/procedure.h"

namespace zj::registry {

// What a measure may say about a matter of the procedure, and what an act may cause. The names are those of
// supplies.cpp, which says where each fact comes from; a measure that uses any other does not load.
measure::ProcedureSchema procedure_schema();

}  // namespace zj::registry
