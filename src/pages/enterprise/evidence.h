#pragma once
// Evidence: what is accepted, in words and numbers.

#include <cstdint>
#include <string>
#include <string_view>

namespace zj::pages {

inline constexpr std::uint64_t largest_proof = 200ull << 20;
inline constexpr std::string_view largest_proof_text = "200 MB";
// For the file dialog of the browser; what is accepted is decided by files::evidence_type.
inline constexpr std::string_view accepted_files = ".pdf,.png,.jpg,.jpeg,.webp,.csv,.txt,.xlsx,.docx,.zip";

// 186 KB, 68.4 MB.
std::string size_text(std::int64_t bytes);

}  // namespace zj::pages
