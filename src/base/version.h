#pragma once

#include <string_view>

namespace zj {

// Program and version, as it names itself and as receipts name it: "zhijian 0.1.0".
std::string_view program_version();

}  // namespace zj
