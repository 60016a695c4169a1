#include "html/document.h"

#include <stdexcept>

#include <fmt/format.h>

namespace zj::html {
namespace {

// The frame: a band of six sine waves between rules, each a sixth of a wavelength behind the one before, with a square
// in each corner. The wave is drawn once and used 24 times.
constexpr double wavelength = 898.0 / 29;
constexpr double amplitude = 10;

// A wave along the x axis by cubic curves, four to a period (least-error control points for a quarter of a sine).
std::string wave(int periods) {
  constexpr double quarter = wavelength / 4;
  constexpr double near_x = 0.32613 * quarter, far_x = 0.63809 * quarter, near_y = 0.51229 * amplitude;
  const auto rising = [&](double sign) {
    return fmt::format("c{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f}", near_x, sign * near_y, far_x, sign * amplitude,
                       quarter, sign * amplitude);
  };
  const auto falling = [&](double sign) {
    return fmt::format("c{:.2f} 0 {:.2f} {:.2f} {:.2f} {:.2f}", quarter - far_x, quarter - near_x,
                       sign * (amplitude - near_y), quarter, sign * amplitude);
  };
  const std::string period = rising(1) + falling(-1) + rising(-1) + falling(1);
  std::string path = "M0 0";
  for (int i = 0; i < periods; ++i) path += period;
  return path;
}

Html band(int x, int y, int width, int height) {
  const bool upright = height > width;
  Html waves;
  for (int phase = 0; phase < 6; ++phase) {
    const double shift = -wavelength * phase / 6;
    const std::string move = upright ? fmt::format("translate({} {:.2f}) rotate(90)", width / 2, shift)
                                     : fmt::format("translate({:.2f} {})", shift, height / 2);
    waves += shape("use", href("#cert-wave"), cls("g3"), attr("transform", move));
  }
  return svg(attr("x", x), attr("y", y), attr("width", width), attr("height", height), waves);  // an inner svg clips
}

Html rule(std::string_view css, int x, int y, int width, int height) {
  return shape("rect", cls(css), attr("x", x), attr("y", y), attr("width", width), attr("height", height));
}

Html corner(int x, int y) {
  return rule("g4", x, y, 26, 26) + shape("rect", cls("g2"), attr("x", x + 6), attr("y", y + 6), attr("width", 14),
                                          attr("height", 14),
                                          attr("transform", fmt::format("rotate(45 {} {})", x + 13, y + 13)));
}

Html frame() {
  return svg(cls("cert__frame"), attr("viewBox", "0 0 990 700"), attr("preserveAspectRatio", "none"),
             attr("aria-hidden", "true"), element("defs", shape("path", id("cert-wave"), attr("d", wave(30)))),
             rule("g1", 26, 26, 938, 648), rule("g2", 34, 34, 922, 632), rule("g2", 58, 58, 874, 584),
             band(46, 35, 898, 22), band(46, 643, 898, 22), band(35, 46, 22, 608), band(933, 46, 22, 608),
             corner(36, 36), corner(928, 36), corner(36, 638), corner(928, 638));
}

}  // namespace

Html sheet(const Sheet& s) {
  Html head;
  if (!s.org.empty()) head += p(cls("sheet__org flush"), s.org);
  if (!s.number.empty()) head += p(cls("sheet__no flush"), s.number);
  if (!head.empty()) head += void_element("hr", cls("sheet__bar"));
  if (!s.title.empty()) {
    Html lines;
    for (const std::string& line : s.title) lines += lines.empty() ? text(line) : group(br(), line);
    head += s.title_heads_page ? h1(cls("sheet__title"), lines) : h2(cls("sheet__title"), lines);
  }
  return article(cls("sheet"), head, s.body,
                 s.page == 0 ? Html{} : p(cls("sheet__page flush"), fmt::format("— {} —", s.page)));
}

Html letter_paragraph(std::string_view text) {
  return p(text);
}
Html letter_flush(std::string_view text) {
  return p(cls("flush"), text);
}
Html letter_heading(std::string_view text) {
  return p(cls("lv1"), text);
}
Html letter_signature(std::string_view org, std::string_view date) {
  return div(cls("sheet__sign"), p(org), p(date));
}

Html desk(const Html& sheets) {
  return div(cls("desk"), sheets);
}

Html certificate(const Certificate& c) {
  return article(cls("cert"), attr("aria-label", c.label), frame(),
                 div(cls("cert__in"), p(cls("cert__kind"), c.place), h1(cls("cert__title"), c.title),
                     div(cls("cert__body"), each(c.body, [](const Html& line) { return p(line); })),
                     div(cls("cert__foot"), div(cls("cert__qr"), c.code),
                         div(p(cls("mono"), c.number), p(c.basis), p(c.how_to_check)),
                         div(cls("cert__issuer"), p(c.issuer), p(c.date)))));
}

Html qr(int size, const std::vector<bool>& modules, std::string_view label) {
  const auto width = static_cast<std::size_t>(size);
  if (size < 1 || modules.size() != width * width) throw std::logic_error("a QR code is a square");
  std::string path;
  for (std::size_t y = 0; y < width; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      if (!modules[y * width + x]) continue;
      const std::size_t from = x;  // a run of dark modules is one bar
      while (x + 1 < width && modules[y * width + x + 1]) ++x;
      path += fmt::format("M{} {}h{}v1h-{}z", from, y, x - from + 1, x - from + 1);
    }
  }
  return svg(cls("qr"), attr("viewBox", fmt::format("0 0 {} {}", size, size)), attr("role", "img"),
             attr("aria-label", label), shape("path", attr("d", path)));
}

}  // namespace zj::html
