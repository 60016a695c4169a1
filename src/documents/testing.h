#pragma once
// For tests only: looks at a PDF through the eyes of other programs (poppler-utils, zbar-tools).

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include <stdlib.h>

namespace zj::documents::testing {

// A folder that goes when the test does.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "documents-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline bool has_program(const std::string& name) {
  return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

// What a command prints, or nothing when it fails.
inline std::optional<std::string> run(const std::string& command) {
  const Folder folder;
  if (std::system((command + " >" + (folder / "out") + " 2>/dev/null").c_str()) != 0) return std::nullopt;
  return read_file(folder / "out");
}

inline std::optional<std::string> text_of(const std::string& pdf, const std::string& options = "") {
  const Folder folder;
  write_file(folder / "a.pdf", pdf);
  return run("pdftotext " + options + " " + (folder / "a.pdf") + " -");
}

inline std::optional<std::string> info_of(const std::string& pdf) {
  const Folder folder;
  write_file(folder / "a.pdf", pdf);
  return run("pdfinfo " + (folder / "a.pdf"));
}

// What the QR codes on the first page say, a line each.
inline std::optional<std::string> qr_of(const std::string& pdf) {
  const Folder folder;
  write_file(folder / "a.pdf", pdf);
  return run("pdftoppm -r 150 -f 1 -l 1 -png -singlefile " + (folder / "a.pdf") + " " + (folder / "a") +
             " && zbarimg -q --raw " + (folder / "a.png"));
}

}  // namespace zj::documents::testing
