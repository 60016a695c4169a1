#include "documents/letter.h"

#include <algorithm>
#include <array>
#include <numbers>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "documents/canvas.h"
#include "documents/flow.h"
#include "documents/headline.h"
#include "documents/qr.h"
#include "documents/table.h"
#include "words/documents.h"

namespace zj::documents {
namespace {

// GB/T 9704-2012, 5.1 and 5.2: A4, text area 156 × 225 mm, 37 mm above and 28 mm left of it, 22 lines of 28 characters.
constexpr Frame upright{a4, mm(28), mm(37), mm(156), mm(225)};
constexpr Frame across{a4_landscape, mm(297 - 37 - 225), mm(28), mm(225), mm(156)};
constexpr double line = mm(225) / 22;
constexpr double em = mm(156) / 28;  // 三号 is 16 pt; 28 of them fill the line at 15.8
constexpr double title_size = 22;    // 二号
constexpr double small_size = 14;    // 四号
constexpr Colour red{0.70, 0.15, 0.10};

std::string in_chinese(Word word, std::string_view argument) {
  return say(word, argument).in(Lang::zh);
}

// 1 to 99 in Chinese numerals.
std::string chinese_number(int n) {
  constexpr std::array<std::string_view, 10> digits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (n < 1 || n > 99) return std::to_string(n);
  std::string out;
  if (n >= 20) out += digits[static_cast<std::size_t>(n / 10)];
  if (n >= 10) out += "十";
  out += digits[static_cast<std::size_t>(n % 10)];
  return out;
}

// 7.3.3: the four levels of numbering.
class Numbering {
 public:
  std::string next(int level) {
    const int n = ++counts_[static_cast<std::size_t>(level - 1)];
    std::fill(counts_.begin() + level, counts_.end(), 0);
    switch (level) {
      case 1:
        return chinese_number(n) + "、";
      case 2:
        return "（" + chinese_number(n) + "）";
      case 3:
        return std::to_string(n) + ".";
      default:
        return "（" + std::to_string(n) + "）";
    }
  }

 private:
  std::array<int, 4> counts_{};
};

// Turns a letter into pieces for pages of one shape.
class Composer {
 public:
  Composer(Canvas& canvas, const Frame& frame) : canvas_(canvas), frame_(frame) {}

  std::vector<Piece> pieces;

  void gap(double lines) { pieces.push_back({.height = lines * line, .gap = true}); }

  // Appends the lines of a text, `height` apart; lines as high as the grid's stand on it.
  void text(const Text& text, double x = 0, bool with_next = false, double height = line) {
    for (int i = 0; i < text.lines(); ++i) {
      const auto draw = [=](Canvas& c, const Place& at) {
        c.draw_line(text, i, at.x + x, baseline_in_row(at.y, height, text.style().size));
      };
      pieces.push_back({.height = height, .draw = draw, .with_next = with_next, .on_grid = height == line});
    }
  }

  void head(const Letter& letter) {
    if (letter.letterhead.empty()) return;
    // 7.2.4 to 7.2.7: the office's name 35 mm below the top of the text area, the number two lines below it, the red
    // line 4 mm below that.
    double characters = 1;
    for (const std::string_view office : split(letter.letterhead, '\n')) characters = std::max(characters, ems(office));
    const double size = std::min(44.0, 0.9 * frame_.width / characters);
    const double tracking = std::clamp((0.9 * frame_.width - characters * size) / characters, 0.0, size * 0.4);
    const Text name = canvas_.set(letter.letterhead, {.face = Face::title,
                                                      .size = size,
                                                      .width = frame_.width + tracking,
                                                      .tracking = tracking,
                                                      .align = Align::centre,
                                                      .colour = red});
    const Text number = canvas_.set(letter.number, {.size = em, .width = frame_.width, .align = Align::centre});
    const double number_top = mm(35) + name.lines() * size * 1.1 + 2 * line;
    const double rule = number_top + number.lines() * line + mm(4);
    pieces.push_back({.height = rule, .draw = [=, width = frame_.width](Canvas& c, const Place& at) {
                        c.draw(name, at.x, at.y + mm(35), size * 1.1);
                        c.draw(number, at.x, at.y + number_top, line);
                        c.rule(at.x, at.y + rule, at.x + width, at.y + rule, mm(0.7), red);
                      }});
    gap(2);
  }

  void title(const std::string& words, const std::string& number) {
    const Style style{.face = Face::title, .size = title_size, .width = frame_.width, .align = Align::centre};
    text(canvas_.set(balanced(words, frame_.width / title_size), style), 0, true, 1.5 * title_size);
    if (!number.empty())
      text(canvas_.set(number, {.size = em, .width = frame_.width, .align = Align::centre}), 0, true, 1.5 * em);
    gap(1);
  }

  void blocks(const std::vector<Block>& blocks) {
    Numbering numbering;
    for (const Block& block : blocks)
      if (const auto* table = std::get_if<Table>(&block)) {
        gap(0.5);
        append_table(pieces, canvas_, *table, frame_.width, frame_.height);
        gap(0.25);
      } else {
        paragraph(std::get<Paragraph>(block), numbering);
      }
  }

  // 7.3.4: the list of attachments, one line below the text, two characters in, long titles aligned.
  void attachment_list(const std::vector<Attachment>& attachments) {
    if (attachments.empty()) return;
    gap(1);
    const std::size_t first = pieces.size();
    const Text label = canvas_.set(words::letter_attachment_list.zh, {.size = em});
    for (std::size_t i = 0; i < attachments.size(); ++i) {
      const std::string number = attachments.size() > 1 ? fmt::format("{}.", i + 1) : "";
      const Text shown = canvas_.set(number, {.size = em});
      const double number_width = number.empty() ? 0 : shown.width(0);
      const double x = 2 * em + label.width(0) + number_width;
      const Text title = canvas_.set(attachments[i].title, {.size = em, .width = frame_.width - x});
      const std::size_t from = pieces.size();
      text(title, x, true);
      beside(from, shown, x - number_width);
    }
    beside(first, label, 2 * em);
  }

  // 7.3.5: the office's name over the date, which ends four characters from the right; room for a seal; left of it the
  // QR code.
  Result<void> closing(const Letter& letter) {
    const Text date = canvas_.set(to_chinese(letter.date), {.size = em});
    const double date_x = frame_.width - 4 * em - date.width(0);
    const Text name = canvas_.set(letter.signature, {.size = em, .width = frame_.width - 6 * em});
    double name_width = 0;
    for (int i = 0; i < name.lines(); ++i) name_width = std::max(name_width, name.width(i));
    const double name_x = std::min(date_x + date.width(0) / 2 - name_width / 2, frame_.width - name_width);
    const int name_lines = letter.signature.empty() ? 0 : name.lines();
    const double height = (2 + name_lines + 1) * line;
    Piece piece{.height = height,
                .draw =
                    [=](Canvas& c, const Place& at) {
                      const double y = at.y + 2 * line;
                      if (name_lines > 0) c.draw(name, at.x + name_x, y, line);
                      c.draw(date, at.x + date_x, y + name_lines * line, line);
                    },
                .on_grid = true};
    if (!letter.verify_url.empty()) {
      const auto code = QrCode::of(letter.verify_url);
      if (!code) return bad_input("verify_url", code.error().said);
      const Text caption = canvas_.set(words::letter_check.zh, {.size = 8, .width = mm(22), .align = Align::centre});
      piece.draw = [=, rest = piece.draw, code = *code, address = letter.verify_url](Canvas& c, const Place& at) {
        rest(c, at);
        const double top = at.y + height - mm(28.5);
        c.begin_link(address);
        c.draw(code, at.x + 2 * em, top, mm(22), black);
        c.end_link();
        c.draw(caption, at.x + 2 * em, top + mm(22.5), mm(4.5));
      };
    }
    // The closing does not stand on a page without text.
    for (std::size_t i = pieces.size() - std::min<std::size_t>(pieces.size(), 2); i < pieces.size(); ++i)
      pieces[i].with_next = true;
    pieces.push_back(std::move(piece));

    std::vector<std::string> notes;
    if (!letter.basis.empty()) notes.push_back(in_chinese(words::letter_basis, letter.basis));
    for (const std::string& note : letter.notes) notes.push_back(in_chinese(words::letter_note, note));
    for (const std::string& note : notes) {
      pieces.back().with_next = true;
      text(canvas_.set(note, {.size = em, .width = frame_.width - 4 * em}), 2 * em);
    }
    return {};
  }

 private:
  void paragraph(const Paragraph& paragraph, Numbering& numbering) {
    Style style{.size = em, .width = frame_.width, .indent = 2 * em, .align = Align::justify};
    if (paragraph.level == 1) style.face = Face::hei;
    if (paragraph.level == 2) style.face = Face::kai;
    const std::string number = paragraph.level > 0 ? numbering.next(paragraph.level) : "";
    text(canvas_.set(number + paragraph.text, style), 0, paragraph.level > 0);
  }

  // Draws a label on the line of a piece that is there already.
  void beside(std::size_t piece, const Text& label, double x) {
    pieces[piece].draw = [=, rest = std::move(pieces[piece].draw)](Canvas& c, const Place& at) {
      rest(c, at);
      if (label.lines() > 0) c.draw_line(label, 0, at.x + x, baseline_in_row(at.y, line, label.style().size));
    };
  }

  Canvas& canvas_;
  const Frame& frame_;
};

// 7.4: copies and printing office between lines, the lowest on the lower edge of the text area.
class Imprint {
 public:
  Imprint(Canvas& canvas, const Letter& letter) {
    const double inner = upright.width - 2 * small_size;
    if (!letter.copies.empty()) {
      const double label = 3 * small_size;
      copies_.push_back(canvas.set(std::string(words::letter_copies.zh) + letter.copies + "。",
                                   {.size = small_size, .width = inner, .indent = -label, .align = Align::justify}));
    }
    if (!letter.printed_by.empty()) {
      printer_.push_back(canvas.set(letter.printed_by, {.size = small_size, .width = inner}));
      printer_.push_back(canvas.set(in_chinese(words::letter_issued, to_chinese(letter.date)),
                                    {.size = small_size, .width = inner, .align = Align::right}));
    }
  }

  double height() const {
    return (copies_.empty() ? 0 : copies_[0].lines() * leading + 6) + (printer_.empty() ? 0 : leading + 6);
  }

  void draw(Canvas& canvas) const {
    if (height() == 0) return;
    const double left = upright.left, right = left + upright.width;
    double y = upright.bottom() - height();
    canvas.rule(left, y, right, y, mm(0.35), black);
    for (const Text& text : copies_) y = canvas.draw(text, left + small_size, y + 3, leading) + 3;
    if (!copies_.empty() && !printer_.empty()) canvas.rule(left, y, right, y, mm(0.25), black);
    for (const Text& text : printer_) canvas.draw(text, left + small_size, y + 3, leading);
    canvas.rule(left, upright.bottom(), right, upright.bottom(), mm(0.35), black);
  }

 private:
  static constexpr double leading = 22;
  std::vector<Text> copies_;   // none or one
  std::vector<Text> printer_;  // none, or office and date
};

// 7.5: 四号, 7 mm below the text area, one character from the outer edge. On a page that lies across, the number stays
// where the upright page has it, so that the bound pages turn alike.
void draw_page_number(Canvas& canvas, const Frame& frame, int number) {
  const bool odd = number % 2 == 1;
  const Text text = canvas.set(
      in_chinese(words::letter_page, std::to_string(number)),
      {.size = small_size, .width = upright.width - 2 * small_size, .align = odd ? Align::right : Align::left});
  const bool turned = frame.page.width > frame.page.height;
  if (turned)
    canvas.paint([](cairo_t* cairo) {
      cairo_save(cairo);
      cairo_translate(cairo, a4_landscape.width, 0);
      cairo_rotate(cairo, std::numbers::pi / 2);
    });
  canvas.draw_line(text, 0, upright.left + small_size, upright.bottom() + mm(7) + 0.88 * small_size);
  if (turned) canvas.paint(cairo_restore);
}

Result<void> check(const std::vector<Block>& blocks, const std::string& at) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::string here = fmt::format("{}[{}]", at, i);
    if (const auto* paragraph = std::get_if<Paragraph>(&blocks[i])) {
      if (paragraph->level < 0 || paragraph->level > 4)
        return bad_input(here, say(words::documents_heading_level, std::to_string(paragraph->level)));
      continue;
    }
    const Table& table = std::get<Table>(blocks[i]);
    if (table.columns.empty()) return bad_input(here, say(words::documents_no_columns));
    const bool shared =
        std::any_of(table.columns.begin(), table.columns.end(), [](const Column& c) { return c.share != 0; });
    for (std::size_t k = 0; shared && k < table.columns.size(); ++k)
      if (!(table.columns[k].share > 0))
        return bad_input(fmt::format("{}.columns[{}]", here, k), say(words::documents_column_share));
    for (std::size_t k = 0; k < table.rows.size(); ++k)
      if (table.rows[k].size() != table.columns.size())
        return bad_input(fmt::format("{}.rows[{}]", here, k),
                         say(words::documents_row_cells, std::to_string(table.rows[k].size()),
                             std::to_string(table.columns.size())));
  }
  return {};
}

Result<void> check(const Letter& letter) {
  if (letter.title.empty()) return bad_input("title", say(words::documents_field_empty));
  if (auto good = check(letter.body, "body"); !good) return good;
  for (std::size_t i = 0; i < letter.attachments.size(); ++i)
    if (auto good = check(letter.attachments[i].blocks, fmt::format("attachments[{}].blocks", i)); !good) return good;
  return {};
}

}  // namespace

Result<Pdf> print(const Letter& letter, const Fonts& fonts) {
  if (auto good = check(letter); !good) return unexpected(good.error());
  std::string one_line = letter.title;
  std::replace(one_line.begin(), one_line.end(), '\n', ' ');
  auto opened = Canvas::open(upright.page, {one_line, letter.signature, letter.date}, fonts);
  if (!opened) return unexpected(opened.error());
  Canvas& canvas = *opened;

  std::vector<Composer> parts;
  parts.reserve(1 + letter.attachments.size());  // pages point into the parts
  std::vector<Page> pages;
  const auto add_pages = [&](const Composer& part, const Frame& frame) {
    for (Page& page : paginate(part.pieces, frame, line)) pages.push_back(std::move(page));
  };

  Composer& main = parts.emplace_back(canvas, upright);
  main.head(letter);
  main.title(letter.title, letter.letterhead.empty() ? letter.number : "");
  if (!letter.salutation.empty())
    main.text(canvas.set(letter.salutation + std::string(words::letter_colon.zh),
                         {.size = em, .width = upright.width, .align = Align::justify}));
  main.blocks(letter.body);
  main.attachment_list(letter.attachments);
  if (auto good = main.closing(letter); !good) return unexpected(good.error());
  add_pages(main, upright);

  for (std::size_t i = 0; i < letter.attachments.size(); ++i) {
    const Attachment& attachment = letter.attachments[i];
    const Frame& frame = attachment.landscape ? across : upright;
    Composer& part = parts.emplace_back(canvas, frame);
    const std::string number = letter.attachments.size() > 1 ? std::to_string(i + 1) : "";
    part.text(canvas.set(std::string(words::letter_attachment.zh) + number, {.face = Face::hei, .size = em}), 0, true);
    part.gap(1);
    part.title(attachment.title, "");
    part.blocks(attachment.blocks);
    add_pages(part, frame);
  }

  const Imprint imprint(canvas, letter);
  const bool holds_imprint =
      pages.back().frame == &upright && pages.back().end + line / 2 + imprint.height() <= upright.bottom();
  if (imprint.height() > 0 && !holds_imprint) pages.push_back({&upright, {}, upright.top});

  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) canvas.next_page(pages[i].frame->page);
    draw(canvas, pages[i]);
    if (i + 1 == pages.size()) imprint.draw(canvas);
    draw_page_number(canvas, *pages[i].frame, static_cast<int>(i + 1));
  }
  return std::move(canvas).finish();
}

}  // namespace zj::documents
