#include "documents/qr.h"

#include <memory>
#include <new>

#include <fmt/format.h>
#include <qrencode.h>

#include "words/documents.h"

namespace zj::documents {
namespace {

constexpr std::size_t capacity = 2331;  // bytes in version 40 at level M

}  // namespace

Result<QrCode> QrCode::of(std::string_view text) {
  if (text.empty()) return bad_input("", say(words::documents_qr_empty));
  if (text.size() > capacity)
    return bad_input("", say(words::documents_qr_too_long, std::to_string(text.size()), std::to_string(capacity)));

  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) throw std::bad_alloc();

  std::vector<std::uint8_t> modules(code->data, code->data + code->width * code->width);
  for (std::uint8_t& module : modules) module &= 1;  // the other bits say which part of the symbol it is
  return QrCode(code->width, std::move(modules));
}

std::string QrCode::to_svg_path() const {
  std::string path;
  for_each_run(*this, [&](int column, int row, int length) {
    fmt::format_to(std::back_inserter(path), "M{} {}h{}v1h-{}z", column, row, length, length);
  });
  return path;
}

}  // namespace zj::documents
