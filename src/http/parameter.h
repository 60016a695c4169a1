#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zj::http {

// One parameter of a header value (RFC 9110 §5.6.6), the first of that name: `boundary` of `multipart/form-data;
// boundary="x y"` gives `x y`. Names ignore case. Nothing when it is absent or a quote before it is not closed.
std::optional<std::string> header_parameter(std::string_view header, std::string_view name);

}  // namespace zj::http
