#include "base/version.h"

namespace zj {

std::string_view program_version() {
  return "zhijian " ZHIJIAN_VERSION;
}

}  // namespace zj
