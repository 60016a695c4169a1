#include "files/sniff.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.h"
#include "words/files.h"

namespace zj::files {

namespace {

using namespace std::string_view_literals;

struct Signature {
  std::size_t at;
  std::string_view bytes;
  std::string_view type;
};
constexpr std::array signatures{
    Signature{0, "%PDF-"sv, "application/pdf"},          Signature{0, "\x89PNG\r\n\x1a\n"sv, "image/png"},   Signature{0, "\xff\xd8\xff"sv, "image/jpeg"},
    Signature{0, "GIF8"sv, "image/gif"},                 Signature{8, "WEBP"sv, "image/webp"},               Signature{4, "ftyp"sv, "video/mp4"},
    Signature{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "application/x-ole-storage"},  // .doc and .xls of old
    Signature{0, "AC10"sv, "image/vnd.dwg"},
};

struct Accepted {
  std::string_view type;
  std::string_view extensions;  // separated by spaces
};
constexpr std::array accepted{
    Accepted{"application/pdf", "pdf"},
    Accepted{"image/png", "png"},
    Accepted{"image/jpeg", "jpg jpeg"},
    Accepted{"image/gif", "gif"},
    Accepted{"image/webp", "webp"},
    Accepted{"video/mp4", "mp4 m4v mov"},
    Accepted{"application/x-ole-storage", "doc xls ppt wps et"},
    Accepted{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    Accepted{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    Accepted{"application/zip", "zip ofd xlsx docx pptx"},
    Accepted{"image/vnd.dwg", "dwg"},
    Accepted{"text/plain", "txt csv log json md"},
};

// Text without control characters, UTF-8 or GB 18030: the latter's bytes above 0x7f come in pairs or fours.
bool looks_like_text(std::string_view bytes) {
  if (bytes.empty()) return false;
  for (const unsigned char c : bytes) {
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') return false;
  }
  if (is_utf8(bytes)) return true;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (lead == 0x80 || lead == 0xff) return false;
    if (i + 1 >= bytes.size()) break;  // cut off by the end of what was read
    const auto next = static_cast<unsigned char>(bytes[i + 1]);
    if (next >= 0x40 && next != 0x7f && next != 0xff) {
      i += 2;
    } else if (next >= 0x30 && next <= 0x39) {
      i += 4;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string media_type(std::string_view bytes) {
  for (const Signature& s : signatures) {
    if (bytes.size() >= s.at + s.bytes.size() && bytes.substr(s.at, s.bytes.size()) == s.bytes) return std::string(s.type);
  }
  if (bytes.starts_with("PK\x03\x04")) {
    if (bytes.find("word/") != std::string_view::npos) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    if (bytes.find("xl/") != std::string_view::npos) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return "application/zip";
  }
  // The last character may be cut in two: up to three bytes of it do not count against UTF-8.
  for (std::size_t cut = 0; cut <= 3 && cut < bytes.size(); ++cut) {
    if (looks_like_text(bytes.substr(0, bytes.size() - cut))) return "text/plain";
  }
  return "application/octet-stream";
}

Result<void> check_evidence(std::string_view file_name, std::string_view type) {
  const auto dot = file_name.rfind('.');
  std::string extension(dot == std::string_view::npos ? std::string_view() : file_name.substr(dot + 1));
  std::ranges::transform(extension, extension.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto known = std::ranges::find(accepted, type, &Accepted::type);
  if (known == accepted.end()) return bad_input("file", say(words::evidence_type, std::string(file_name)));
  for (const std::string_view one : split(known->extensions, ' ')) {
    if (one == extension) return {};
  }
  return bad_input("file", say(words::evidence_mismatch, std::string(file_name), std::string(split(known->extensions, ' ').front())));
}

}  // namespace zj::files
