#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace zj::documents {

// A QR code (ISO/IEC 18004) as a square of modules, error correction level M (15 % may be damaged).
class QrCode {
 public:
  // The smallest code that holds the bytes of `text`; equal text gives an equal code. Empty text and more than 2331
  // bytes (version 40, level M) are bad input.
  static Result<QrCode> of(std::string_view text);

  int size() const { return size_; }  // modules on a side, without the quiet zone of 4 that the reader needs around it
  bool dark(int column, int row) const { return modules_[static_cast<std::size_t>(row * size_ + column)] != 0; }

  // The dark modules as one SVG path, one unit a module, from 0,0 to size,size. Show it in
  // viewBox="-4 -4 size+8 size+8" on a light ground, so that the quiet zone is there.
  std::string to_svg_path() const;

 private:
  QrCode(int size, std::vector<std::uint8_t> modules) : size_(size), modules_(std::move(modules)) {}
  int size_;
  std::vector<std::uint8_t> modules_;  // row by row, 1 dark
};

// Calls draw(column, row, length) for every horizontal run of dark modules, top to bottom.
template <class Draw>
void for_each_run(const QrCode& code, Draw draw) {
  for (int row = 0; row < code.size(); ++row) {
    for (int column = 0; column < code.size();) {
      int end = column;
      while (end < code.size() && code.dark(end, row)) ++end;
      if (end > column) draw(column, row, end - column);
      column = end + 1;
    }
  }
}

}  // namespace zj::documents
