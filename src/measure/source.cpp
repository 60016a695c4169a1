#include "measure/source.h"

#include <algorithm>
#include <optional>

#include <md4c-html.h>

#include "base/hash.h"
#include "base/text.h"
#include "words/measure.h"

namespace zj::measure {
namespace {

bool continues_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

int count_code_points(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return !continues_code_point(c); }));
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

// One line of a file, without its end.
struct Line {
  std::string_view text;
  int number = 1;
};

std::vector<Line> lines_of(std::string_view bytes) {
  std::vector<Line> lines;
  int number = 1;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    std::string_view text = bytes.substr(0, end);
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    lines.push_back({text, number++});
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
  return lines;
}

class Reader {
 public:
  Reader(int file, std::string_view bytes, Diagnostics& diagnostics)
      : file_(file), diagnostics_(diagnostics), lines_(lines_of(bytes)) {}

  std::vector<Piece> read() {
    while (next_ < lines_.size()) {
      const std::string_view line = lines_[next_].text;
      if (is_blank(line)) {
        ++next_;
      } else if (heading_level(line) > 0) {
        read_heading();
      } else if (fence_length(line) > 0) {
        read_fence();
      } else if (starts_table(next_)) {
        read_table();
      } else {
        read_prose();
      }
    }
    return std::move(pieces_);
  }

 private:
  // ATX headings only: one to six '#' and a space, not indented.
  static int heading_level(std::string_view line) {
    const std::size_t n = std::min(line.find_first_not_of('#'), line.size());
    return n >= 1 && n <= 6 && (n == line.size() || line[n] == ' ') ? static_cast<int>(n) : 0;
  }

  // The number of backticks or tildes that open a fence, indented by three spaces at most.
  static std::size_t fence_length(std::string_view line) {
    const std::size_t indent = indentation(line);
    if (indent > 3 || indent == line.size()) return 0;
    const char mark = line[indent];
    if (mark != '`' && mark != '~') return 0;
    const std::size_t end = std::min(line.find_first_not_of(mark, indent), line.size());
    if (end - indent < 3 || (mark == '`' && line.find('`', end) != std::string_view::npos)) return 0;
    return end - indent;
  }

  static bool is_row(std::string_view line) {
    const std::size_t indent = indentation(line);
    return indent <= 3 && indent < line.size() && line[indent] == '|';
  }

  static bool is_separator(std::string_view line) {
    return is_row(line) && line.find('-') != std::string_view::npos &&
           line.find_first_not_of("|-: \t") == std::string_view::npos;
  }

  bool starts_table(std::size_t index) const {
    return is_row(lines_[index].text) && index + 1 < lines_.size() && is_separator(lines_[index + 1].text);
  }

  Position at(const Line& line, std::size_t byte = 0) const {
    return {file_, line.number, 1 + count_code_points(line.text.substr(0, byte))};
  }

  Located piece(const Line& line, std::size_t from, std::size_t length = std::string_view::npos) const {
    const std::string_view text = line.text.substr(std::min(from, line.text.size()), length);
    return Located(std::string(text), at(line, from));
  }

  void read_heading() {
    const Line& line = lines_[next_++];
    Heading heading;
    heading.level = heading_level(line.text);
    heading.at = at(line);
    std::string_view text = line.text.substr(0, line.text.find_last_not_of(" \t") + 1);
    const std::size_t open = text.ends_with('}') ? text.rfind('{') : std::string_view::npos;
    if (open != std::string_view::npos) {
      read_attributes(line, open + 1, text.size() - 1, heading);
      text = text.substr(0, open);
    }
    heading.text = piece(line, static_cast<std::size_t>(heading.level), text.size() - heading.level).trimmed();
    pieces_.emplace_back(std::move(heading));
  }

  // `#id .class key=value key="two words"` between byte `from` and `to` of the line.
  void read_attributes(const Line& line, std::size_t from, std::size_t to, Heading& heading) {
    std::size_t i = from;
    while (i < to) {
      if (line.text[i] == ' ' || line.text[i] == '\t') {
        ++i;
        continue;
      }
      std::size_t end = i;
      std::size_t equals = std::string_view::npos;
      bool quoted = false;
      for (; end < to && (quoted || (line.text[end] != ' ' && line.text[end] != '\t')); ++end) {
        if (line.text[end] == '"') quoted = !quoted;
        if (line.text[end] == '=' && equals == std::string_view::npos) equals = end;
      }
      const std::size_t start = i;
      i = end;
      if (line.text[start] == '#' && end > start + 1 && heading.id.empty()) {
        heading.id = piece(line, start + 1, end - start - 1);
      } else if (line.text[start] == '.' && end > start + 1) {
        heading.classes.push_back(piece(line, start + 1, end - start - 1));
      } else if (equals != std::string_view::npos && equals > start && equals + 1 < end) {
        std::size_t value = equals + 1;
        std::size_t value_end = end;
        if (line.text[value] == '"' && value_end - value >= 2 && line.text[value_end - 1] == '"') ++value, --value_end;
        heading.parameters.emplace_back(piece(line, start, equals - start), piece(line, value, value_end - value));
      } else {
        diagnostics_.error(at(line, start),
                           say(words::bad_attribute, std::string(line.text.substr(start, end - start))),
                           say(words::fix_attribute));
      }
    }
  }

  void read_fence() {
    const Line& opening = lines_[next_++];
    const std::size_t indent = indentation(opening.text);
    const std::size_t length = fence_length(opening.text);
    const char mark = opening.text[indent];
    Fence fence;
    fence.at = at(opening, indent);
    fence.info = piece(opening, indent + length).trimmed();
    for (; next_ < lines_.size(); ++next_) {
      const Line& line = lines_[next_];
      const std::string_view text = trim(line.text);
      if (text.size() >= length && text.find_first_not_of(mark) == std::string_view::npos &&
          indentation(line.text) <= 3) {
        ++next_;
        pieces_.emplace_back(std::move(fence));
        return;
      }
      fence.lines.push_back(piece(line, 0));
    }
    diagnostics_.error(fence.at, say(words::unterminated_fence, fence.info.text()),
                       say(words::fix_unterminated_fence, std::string(length, mark)));
  }

  std::vector<Located> read_row(const Line& line) const {
    std::vector<Located> cells;
    std::size_t start = line.text.find('|') + 1;
    const std::size_t end = line.text.find_last_not_of(" \t") + 1;
    Located cell("", at(line, start));
    const auto take = [&](std::size_t to) { cell.append("", piece(line, start, to - start)); };
    for (std::size_t i = start; i < end; ++i) {
      if (line.text[i] == '\\' && i + 1 < end && line.text[i + 1] == '|') {
        take(i);
        start = ++i;  // the '|' itself belongs to the cell
      } else if (line.text[i] == '|') {
        take(i);
        cells.push_back(cell.trimmed());
        start = i + 1;
        cell = Located("", at(line, start));
      }
    }
    if (start < end) {
      take(end);
      cells.push_back(cell.trimmed());
    }
    return cells;
  }

  void read_table() {
    Table table;
    const std::size_t first = next_;
    table.at = at(lines_[next_], indentation(lines_[next_].text));
    table.header = read_row(lines_[next_]);
    const std::size_t separators = read_row(lines_[next_ + 1]).size();
    if (separators != table.header.size())
      diagnostics_.error(at(lines_[next_ + 1]),
                         say(words::ragged_row, std::to_string(separators), std::to_string(table.header.size())));
    for (next_ += 2; next_ < lines_.size() && is_row(lines_[next_].text); ++next_) {
      std::vector<Located> cells = read_row(lines_[next_]);
      if (cells.size() == table.header.size()) {
        table.rows.push_back(std::move(cells));
      } else {
        diagnostics_.error(at(lines_[next_], indentation(lines_[next_].text)),
                           say(words::ragged_row, std::to_string(cells.size()), std::to_string(table.header.size())),
                           say(words::fix_ragged_row));
      }
    }
    table.source = source(first, next_);
    pieces_.emplace_back(std::move(table));
  }

  void read_prose() {
    const std::size_t first = next_;
    for (; next_ < lines_.size(); ++next_) {
      const std::string_view line = lines_[next_].text;
      if (is_blank(line) || heading_level(line) > 0 || fence_length(line) > 0 || starts_table(next_)) break;
    }
    pieces_.emplace_back(Prose{source(first, next_), at(lines_[first])});
  }

  std::string source(std::size_t first, std::size_t last) const {
    std::string text;
    for (std::size_t i = first; i < last; ++i) text.append(lines_[i].text).push_back('\n');
    return text;
  }

  int file_;
  Diagnostics& diagnostics_;
  std::vector<Line> lines_;
  std::size_t next_ = 0;
  std::vector<Piece> pieces_;
};

// The first byte that is not UTF-8 or is a control character other than tab and line ends.
std::optional<std::size_t> first_bad_byte(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t start = i;
    const char32_t c = next_code_point(bytes, i);
    const bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    const bool ill_formed = c == 0xFFFD && bytes.substr(start, 3) != "\xEF\xBF\xBD";
    if (control || ill_formed) return start;
  }
  return std::nullopt;
}

Position position_of(int file, std::string_view bytes, std::size_t offset) {
  const std::string_view before = bytes.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {file, 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n')),
          1 + count_code_points(before.substr(line_start))};
}

// md4c passes any link target through; only those that cannot run script are kept.
std::string without_script_links(const std::string& html) {
  static constexpr std::string_view opening = "<a href=\"";
  std::string out;
  std::size_t done = 0;
  for (std::size_t i = html.find(opening); i != std::string::npos; i = html.find(opening, done)) {
    const std::size_t start = i + opening.size();
    const std::size_t end = std::min(html.find('"', start), html.size());
    const std::string_view target = std::string_view(html).substr(start, end - start);
    const std::size_t colon = target.find_first_of(":/?#&");
    const bool has_scheme = colon != std::string_view::npos && (target[colon] == ':' || target[colon] == '&');
    const bool kept =
        !has_scheme || target.starts_with("https:") || target.starts_with("http:") || target.starts_with("mailto:");
    out.append(html, done, start - done);
    if (kept) out.append(target);
    done = end;
  }
  return out.append(html, done);
}

}  // namespace

Position Located::at(std::size_t offset) const {
  if (parts_.empty()) return {};
  offset = std::min(offset, text_.size());
  auto part = parts_.begin();
  while (std::next(part) != parts_.end() && std::next(part)->first <= offset) ++part;
  Position place = part->second;
  place.column += count_code_points(std::string_view(text_).substr(part->first, offset - part->first));
  return place;
}

Located Located::slice(std::size_t offset, std::size_t length) const {
  offset = std::min(offset, text_.size());
  length = std::min(length, text_.size() - offset);
  Located out(text_.substr(offset, length), at(offset));
  for (const auto& [start, place] : parts_) {
    if (start > offset && start < offset + length) out.parts_.emplace_back(start - offset, place);
  }
  return out;
}

Located Located::trimmed() const {
  const std::string_view kept = trim(text_);
  return kept.empty() ? Located("", at(0)) : slice(static_cast<std::size_t>(kept.data() - text_.data()), kept.size());
}

void Located::append(std::string_view between, const Located& more) {
  text_.append(between);
  for (const auto& [start, place] : more.parts_) {
    // A part that continues the line of the last one needs no entry of its own.
    parts_.emplace_back(text_.size() + start, place);
  }
  text_.append(more.text_);
}

std::vector<Located> split_list(const Located& text, std::string_view separator) {
  std::vector<Located> out;
  for (std::size_t start = 0; start <= text.text().size();) {
    const std::size_t end = std::min(text.text().find(separator, start), text.text().size());
    Located part = text.slice(start, end - start).trimmed();
    if (!part.empty()) out.push_back(std::move(part));
    start = end + separator.size();
  }
  return out;
}

bool Heading::has_class(std::string_view name) const {
  return std::any_of(classes.begin(), classes.end(), [&](const Located& c) { return c.text() == name; });
}

const Located* Heading::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key.text() == name) return &value;
  }
  return nullptr;
}

std::vector<Piece> read_markdown(int file, std::string_view bytes, Diagnostics& diagnostics) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (const auto bad = first_bad_byte(bytes)) {
    diagnostics.error(position_of(file, bytes, *bad), say(words::not_utf8), say(words::fix_not_utf8));
    return {};
  }
  return Reader(file, bytes, diagnostics).read();
}

std::string render_prose(std::string_view markdown) {
  std::string html;
  const auto append = [](const MD_CHAR* text, MD_SIZE size, void* to) {
    static_cast<std::string*>(to)->append(text, size);
  };
  constexpr unsigned flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH;
  md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), append, &html, flags, 0);
  return without_script_links(html);
}

std::vector<InputFile> measure_files(std::vector<InputFile> files) {
  std::erase_if(files, [](const InputFile& f) { return f.path.starts_with("原文/") || !f.path.ends_with(".md"); });
  std::sort(files.begin(), files.end(), [](const InputFile& a, const InputFile& b) { return a.path < b.path; });
  return files;
}

std::string measure_hash(const std::vector<InputFile>& files) {
  Sha256Stream stream;
  for (const InputFile& file : measure_files(files)) {
    stream.add(file.path);
    stream.add(std::string_view("\0", 1));
    stream.add(std::to_string(file.bytes.size()));
    stream.add(std::string_view("\0", 1));
    stream.add(file.bytes);
  }
  return to_hex(stream.finish());
}

}  // namespace zj::measure
