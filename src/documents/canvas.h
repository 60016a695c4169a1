#pragma once
// Paper and type for the documents of this room: a PDF that is drawn on, and text set into lines. Lengths are PDF
// points (1/72 inch), y grows downwards. A Canvas and its Texts belong to the thread that opened them.

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <cairo.h>
#include <pango/pango.h>

#include "base/date.h"
#include "base/result.h"
#include "documents/pdf.h"
#include "documents/qr.h"
#include "documents/typeface.h"

namespace zj::documents {

constexpr double mm(double millimetres) {
  return millimetres * 72 / 25.4;
}

struct Size {
  double width, height;
};
inline constexpr Size a4{mm(210), mm(297)};
inline constexpr Size a4_landscape{mm(297), mm(210)};

struct Colour {
  double red, green, blue;
};
inline constexpr Colour black{0.07, 0.07, 0.07};

enum class Face { body, title, hei, kai };

struct Style {
  Face face = Face::body;
  double size = 16;
  double width = 0;     // of the measure; 0: never broken
  double indent = 0;    // of the first line; negative: of all others
  double tracking = 0;  // added after each character
  Align align = Align::left;
  Colour colour = black;
};

// Text broken into lines by the rules of Chinese typesetting (no full stop opens a line), ready to be drawn line by
// line.
class Text {
 public:
  int lines() const;
  double width(int line) const;  // of its characters, without indent
  const Style& style() const { return style_; }

 private:
  friend class Canvas;
  Text(std::shared_ptr<PangoLayout> layout, const Style& style) : layout_(std::move(layout)), style_(style) {}
  bool starts_paragraph(int line) const;
  double indent(int line) const;
  void justify();
  std::shared_ptr<PangoLayout> layout_;
  Style style_;
};

// What the file says about itself. `date` stands as its date of creation, because the real one would change the bytes.
struct About {
  std::string title;
  std::string author;
  Date date;
};

// What is drawn is written down and carried out by finish(), when it is known which glyphs the fonts must hold.
class Canvas {
 public:
  // Opens a document with its first page. Unavailable when one of the fonts cannot be found.
  static Result<Canvas> open(Size page, About about, const Fonts& fonts);

  // Characters that no font has become 〓, the typesetter's mark for them.
  Text set(std::string_view utf8, const Style& style);
  // Draws one line with its baseline at y; x is the left edge of the measure (of the line itself, where there is no
  // measure).
  void draw_line(const Text& text, int line, double x, double baseline);
  // Draws all lines from the top y down, each centred in a row of height `leading`; gives the y below the last.
  double draw(const Text& text, double x, double y, double leading);

  void rule(double x1, double y1, double x2, double y2, double thickness, Colour colour);
  void draw(const QrCode& code, double x, double y, double side, Colour colour);
  void paint(std::function<void(cairo_t*)> ornament) { acts_.push_back(std::move(ornament)); }
  // Everything drawn between the two opens this address when clicked.
  void begin_link(std::string_view address);
  void end_link();

  void next_page(Size page);

  // Makes the file. Unavailable when the fonts cannot be read or cairo fails.
  Result<Pdf> finish() &&;

 private:
  Canvas(Size page, About about, const Fonts& fonts) : page_(page), about_(std::move(about)), fonts_(fonts) {}
  std::shared_ptr<PangoLayout> lay_out(const std::string& text, const Style& style) const;
  std::shared_ptr<Typeface> typeface_of(PangoFont* font);

  Size page_;
  About about_;
  Fonts fonts_;
  std::shared_ptr<PangoContext> context_;
  std::vector<std::shared_ptr<Typeface>> typefaces_;  // in the order of their first use
  std::vector<std::function<void(cairo_t*)>> acts_;
  std::set<char32_t> missing_;
  int pages_ = 1;
};

// The baseline of a line of `size` that stands in the middle of a row: the square of a Chinese character reaches from
// 0.88 above the baseline to 0.12 below it.
constexpr double baseline_in_row(double top, double height, double size) {
  return top + height / 2 + 0.38 * size;
}

}  // namespace zj::documents
