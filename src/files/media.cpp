#include "files/media.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "words/files.h"

namespace zj::files {
namespace {

constexpr std::string_view zip = "application/zip";
constexpr std::string_view ole = "application/x-ole-storage";
constexpr std::string_view docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
constexpr std::string_view ofd = "application/ofd";
constexpr std::string_view text = "text/plain";

// What evidence may be. The content is what sniff() finds, up to its charset.
struct Accepted {
  std::string_view extension;
  std::string_view content;
  std::string_view media_type;
};
constexpr auto accepted = std::to_array<Accepted>({
    {"pdf", "application/pdf", "application/pdf"},
    {"ofd", ofd, ofd},
    {"docx", docx, docx},
    {"xlsx", xlsx, xlsx},
    {"pptx", pptx, pptx},
    {"doc", ole, "application/msword"},
    {"xls", ole, "application/vnd.ms-excel"},
    {"ppt", ole, "application/vnd.ms-powerpoint"},
    {"wps", ole, "application/wps-office.wps"},
    {"et", ole, "application/wps-office.et"},
    {"csv", text, "text/csv"},
    {"txt", text, text},
    {"png", "image/png", "image/png"},
    {"jpg", "image/jpeg", "image/jpeg"},
    {"jpeg", "image/jpeg", "image/jpeg"},
    {"gif", "image/gif", "image/gif"},
    {"webp", "image/webp", "image/webp"},
    {"dwg", "image/vnd.dwg", "image/vnd.dwg"},
    {"mp4", "video/mp4", "video/mp4"},
    {"zip", zip, zip},
});

// The kind of a ZIP by the first entry that tells. Entries are looked for by their signature, since sizes may come
// after the data.
std::string_view sniff_zip(std::string_view head) {
  constexpr std::string_view entry = "PK\x03\x04";
  constexpr std::size_t name_offset = 30;
  for (std::size_t at = head.find(entry); at != std::string_view::npos; at = head.find(entry, at + 1)) {
    if (at + name_offset > head.size()) break;
    const std::string_view name = head.substr(at + name_offset, static_cast<unsigned char>(head[at + 26]));
    if (name.starts_with("word/")) return docx;
    if (name.starts_with("xl/")) return xlsx;
    if (name.starts_with("ppt/")) return pptx;
    if (name == "OFD.xml") return ofd;
  }
  return zip;
}

bool is_mp4(std::string_view head) {
  if (head.size() < 12 || head.substr(4, 4) != "ftyp") return false;
  constexpr auto brands = std::to_array<std::string_view>(
      {"isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash"});
  return std::find(brands.begin(), brands.end(), head.substr(8, 4)) != brands.end();
}

bool is_dwg(std::string_view head) {
  const auto is_digit = [&](std::size_t at) { return head[at] >= '0' && head[at] <= '9'; };
  return head.size() >= 6 && head.starts_with("AC10") && is_digit(4) && is_digit(5);
}

// Text does not hold control characters other than tabs and ends of lines or pages.
bool has_controls(std::string_view head) {
  return std::any_of(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
  });
}

// Without the bytes of a last character that the end of the head may have cut.
std::string_view whole_characters(std::string_view utf8) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, utf8.size()); ++back) {
    const auto byte = static_cast<unsigned char>(utf8[utf8.size() - back]);
    if ((byte & 0xC0) == 0x80) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? utf8.substr(0, utf8.size() - back) : utf8;
  }
  return utf8;
}

// GB 18030-2022: one byte, two, or four. Almost any bytes could be that, so most of its two-byte characters must be
// those in use, the Chinese characters and signs of GB/T 2312: A1–F7 followed by A1–FE.
bool is_gb18030(std::string_view head) {
  std::size_t usual = 0, unusual = 0;
  for (std::size_t at = 0; at < head.size();) {
    const auto byte = [&](std::size_t n) { return static_cast<unsigned char>(head[at + n]); };
    const auto in = [](unsigned char b, int from, int to) { return b >= from && b <= to; };
    if (byte(0) < 0x80) {
      ++at;
      continue;
    }
    if (!in(byte(0), 0x81, 0xFE)) return false;
    if (at + 1 == head.size()) break;
    if (in(byte(1), 0x40, 0xFE) && byte(1) != 0x7F) {
      ++(in(byte(0), 0xA1, 0xF7) && byte(1) >= 0xA1 ? usual : unusual);
      at += 2;
    } else if (in(byte(1), 0x30, 0x39)) {
      if (at + 4 > head.size()) break;
      if (!in(byte(2), 0x81, 0xFE) || !in(byte(3), 0x30, 0x39)) return false;
      ++unusual;
      at += 4;
    } else {
      return false;
    }
  }
  return usual >= 4 * unusual;
}

std::string_view sniff_text(std::string_view head) {
  if (head.starts_with("\xFF\xFE")) return "text/plain; charset=utf-16le";  // Excel's "Unicode text"
  if (has_controls(head)) return {};
  if (is_utf8(whole_characters(head))) return "text/plain; charset=utf-8";
  if (is_gb18030(head)) return "text/plain; charset=gb18030";
  return {};
}

// Empty also for what is too long to be one: “2026.关于申报的说明” has no extension.
std::string lower_case_extension(std::string_view file_name) {
  constexpr std::size_t longest = 8;
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos || file_name.size() - dot - 1 > longest) return {};
  std::string extension(file_name.substr(dot + 1));
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension;
}

std::string extensions(std::string_view before, std::string_view between) {
  std::string list;
  for (const Accepted& type : accepted) {
    if (!list.empty()) list += between;
    list.append(before).append(type.extension);
  }
  return list;
}

bool is_office(std::string_view content) {
  return content == docx || content == xlsx || content == pptx;
}

// Whether such content may stand under an extension: what is made of a ZIP may also be called one.
bool may_be(std::string_view content, const Accepted& type) {
  return content == type.content || (type.content == zip && (is_office(content) || content == ofd));
}

}  // namespace

std::string_view sniff(std::string_view head) {
  if (head.empty()) return {};
  if (head.starts_with("%PDF-")) return "application/pdf";
  if (head.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (head.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (head.starts_with("GIF87a") || head.starts_with("GIF89a")) return "image/gif";
  if (head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP") return "image/webp";
  if (head.starts_with("PK\x03\x04")) return sniff_zip(head);
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return ole;
  if (is_mp4(head)) return "video/mp4";
  if (is_dwg(head)) return "image/vnd.dwg";
  return sniff_text(head);
}

Result<std::string> evidence_type(std::string_view file_name, std::string_view head) {
  const std::string at(file_name);
  if (head.empty()) return bad_input(at, say(words::file_empty));
  const std::string extension = lower_case_extension(file_name);
  if (extension.empty()) return bad_input(at, say(words::file_without_extension, extensions("", " ")));
  const auto type =
      std::find_if(accepted.begin(), accepted.end(), [&](const Accepted& a) { return a.extension == extension; });
  if (type == accepted.end()) return bad_input(at, say(words::file_extension_refused, extension, extensions("", " ")));

  const std::string_view found = sniff(head);
  const std::string_view content = found.substr(0, found.find(';'));
  if (may_be(content, *type)) return std::string(type->media_type) + std::string(found.substr(content.size()));

  if (content.empty()) return bad_input(at, say(words::file_unrecognised, extension));
  // Office wraps a file that needs a password in an OLE container.
  if (content == ole && is_office(type->content)) return bad_input(at, say(words::file_encrypted, extension));
  const auto real =
      std::find_if(accepted.begin(), accepted.end(), [&](const Accepted& a) { return a.content == content; });
  return bad_input(at, say(words::file_mistyped, extension, real->extension));
}

std::string accepted_extensions() {
  return extensions(".", ",");
}

}  // namespace zj::files
