#include "cli/measures.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>

#include "chengdu_draft.embed.h"
#include "registry/schema.h"

namespace zj::cli {
namespace {

namespace fs = std::filesystem;

std::string read_all(std::istream& in) {
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

Result<std::string> read_input(const std::string& path, Streams& streams) {
  if (path == "-") return read_all(streams.in);
  std::error_code error;
  std::ifstream file(path, std::ios::binary);
  if (!file || fs::is_directory(path, error)) return bad_input(path, say(words::cli_cannot_read));
  std::string bytes = read_all(file);
  if (file.bad()) return bad_input(path, say(words::cli_cannot_read));
  return bytes;
}

Result<std::vector<measure::InputFile>> read_measure_folder(const std::string& folder) {
  std::error_code error;
  std::vector<measure::InputFile> files;
  fs::recursive_directory_iterator entries(folder, error);
  for (const fs::recursive_directory_iterator end; !error && entries != end; entries.increment(error)) {
    if (!entries->is_regular_file(error) || entries->path().extension() != ".md") continue;
    std::ifstream file(entries->path(), std::ios::binary);
    if (!file) return bad_input(entries->path().string(), say(words::cli_cannot_read));
    files.push_back({entries->path().lexically_relative(folder).generic_string(), read_all(file)});
  }
  if (error || files.empty()) return bad_input(folder, say(words::cli_cannot_read));
  return files;
}

Result<std::shared_ptr<const measure::Measure>> load_measure(const std::optional<std::string>& folder) {
  std::vector<measure::InputFile> files;
  if (folder) {
    auto read = read_measure_folder(*folder);
    if (!read) return unexpected<Error>(read.error());
    files = *std::move(read);
  } else {
    for (const EmbeddedFile& file : embedded::chengdu_draft())
      files.push_back({std::string(file.path), std::string(file.bytes())});
  }
  measure::LoadResult loaded = measure::Measure::load(std::move(files), registry::procedure_schema());
  if (loaded.measure) return std::move(loaded.measure);
  const auto errors =
      std::count_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                    [](const measure::Diagnostic& d) { return d.severity == measure::Severity::error; });
  return bad_input(folder.value_or(""), say(words::cli_measure_broken, std::to_string(errors)));
}

}  // namespace zj::cli
