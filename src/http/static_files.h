#pragma once
// Files that are part of the program, under /assets/: each under a name with its content's hash, kept by browsers for
// ever, and under its plain name, asked for again by ETag.

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/embedded.h"
#include "http/message.h"

namespace zj::http {

class StaticFiles {
 public:
  // Hashes all files and compresses those that gain from it; the bytes must outlive this object.
  explicit StaticFiles(std::span<const EmbeddedFile> files);

  // "zhijian.css" gives "/assets/zhijian-3f2a9c01b5d7e846.css". Throws std::out_of_range for a file that does not
  // exist.
  const std::string& url(std::string_view path) const;

  // Adds the route. It keeps what it needs: this object may go.
  void serve(Router& router) const;

 private:
  struct Table;
  std::shared_ptr<const Table> table_;
};

}  // namespace zj::http
