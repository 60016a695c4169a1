#pragma once
// Files that commands read, and the measures they work by.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "measure/measure.h"

namespace zj::cli {

inline constexpr Option measure_option{"measure", "DIR", words::cli_measure_option};

// The bytes of a file, or of standard input for "-". Error::at is the path.
Result<std::string> read_input(const std::string& path, Streams& streams);

// The Markdown files of a folder, with paths relative to it.
Result<std::vector<measure::InputFile>> read_measure_folder(const std::string& folder);

// The measure in the folder, or the one that is part of the program; without its procedure.
Result<std::shared_ptr<const measure::Measure>> load_measure(const std::optional<std::string>& folder);

}  // namespace zj::cli
