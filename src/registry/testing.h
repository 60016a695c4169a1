#pragma once
// What the tests of this room share: the shipped measure, and a small city on an empty record.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/embedded.h"
#include "measure/measure.h"
#include "registry/schema.h"

namespace zj::registry::testing {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(std::filesystem::path(ZHIJIAN_SOURCE_DIR) / path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

// The measure as it lies in the source tree.
class ShippedMeasure {
 public:
  ShippedMeasure() {
    const std::filesystem::path folder = "policies/chengdu-draft";
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(ZHIJIAN_SOURCE_DIR) / folder)) {
      const std::string name = entry.path().filename().string();
      content_.push_back({name, read_file(folder / name)});
    }
    for (const measure::InputFile& f : content_)
      files_.push_back({f.path, f.bytes.data(), f.bytes.data() + f.bytes.size()});
  }
  // Live as long as this.
  const std::vector<EmbeddedFile>& files() const { return files_; }
  std::shared_ptr<const measure::Measure> compiled() const {
    return measure::Measure::load(content_, procedure_schema()).measure;
  }

 private:
  std::vector<measure::InputFile> content_;
  std::vector<EmbeddedFile> files_;
};

}  // namespace zj::registry::testing
