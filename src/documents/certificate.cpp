#include "documents/certificate.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "documents/canvas.h"
#include "documents/headline.h"
#include "documents/qr.h"
#include "words/documents.h"

namespace zj::documents {
namespace {

constexpr Colour ink{0.10, 0.10, 0.09};
constexpr Colour quiet{0.36, 0.34, 0.30};
constexpr Colour gilt{0.541, 0.416, 0.184};
constexpr Colour pale_gilt{0.800, 0.737, 0.620};
constexpr Colour paper{0.992, 0.988, 0.973};
constexpr double name_size = 26, site_size = 17, text_size = 16;
constexpr double width = a4_landscape.width;
constexpr double height = a4_landscape.height;

std::string in_chinese(Word word) {
  return std::string(word.zh);
}
template <class... Args>
std::string in_chinese(Word word, Args&&... args) {
  return say(word, std::forward<Args>(args)...).in(Lang::zh);
}

// A wave along a line of `length`, in halves from crest to trough. A Bézier curve with level ends follows the half wave
// to within a hundredth of the amplitude when its handles reach 0.3642 of the way.
void wave(cairo_t* cairo, double x, double y, double angle, double length, int halves, double amplitude) {
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  cairo_rotate(cairo, angle);
  const double half = length / halves, handle = 0.3642 * half;
  cairo_move_to(cairo, 0, amplitude);
  for (int i = 0; i < halves; ++i) {
    const double from = i * half, to = from + half;
    cairo_curve_to(cairo, from + handle, amplitude, to - handle, -amplitude, to, -amplitude);
    amplitude = -amplitude;
  }
  cairo_restore(cairo);
}

void lozenge(cairo_t* cairo, double x, double y, double reach) {
  cairo_move_to(cairo, x - reach, y);
  cairo_line_to(cairo, x, y - reach);
  cairo_line_to(cairo, x + reach, y);
  cairo_line_to(cairo, x, y + reach);
  cairo_close_path(cairo);
}

void pen(cairo_t* cairo, Colour colour, double thickness) {
  cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
  cairo_set_line_width(cairo, thickness);
}

// Hairlines with a braid of four waves between them and lozenges at the corners.
void draw_frame(cairo_t* cairo) {
  constexpr double outer = mm(8.5), middle = mm(10.5), inner = mm(16.5), braid = (middle + inner) / 2;
  constexpr double across = width - 2 * braid, down = height - 2 * braid;
  pen(cairo, paper, 0);
  cairo_paint(cairo);

  const auto braid_along = [&](double x, double y, double angle, double length) {
    const int halves = 2 * static_cast<int>(std::lround(length / mm(14)));
    const double quarter = length / halves / 2;  // of a wave: the second pair crosses where the first is widest
    const double ahead_x = quarter * std::cos(angle), ahead_y = quarter * std::sin(angle);
    for (const double amplitude : {mm(2.2), -mm(2.2)}) {
      wave(cairo, x, y, angle, length, halves, amplitude);
      wave(cairo, x - ahead_x, y - ahead_y, angle, length + 2 * quarter, halves + 1, amplitude);
    }
  };
  constexpr double downwards = std::numbers::pi / 2;
  pen(cairo, pale_gilt, 0.45);
  for (const double y : {braid, height - braid}) braid_along(braid, y, 0, across);
  for (const double x : {braid, width - braid}) braid_along(x, braid, downwards, down);
  cairo_stroke(cairo);

  for (const auto& [inset, thickness] : {std::pair{outer, 1.4}, {middle, 0.4}, {inner, 0.4}}) {
    pen(cairo, gilt, thickness);
    cairo_rectangle(cairo, inset, inset, width - 2 * inset, height - 2 * inset);
    cairo_stroke(cairo);
  }
  for (const double x : {braid, width - braid})
    for (const double y : {braid, height - braid}) {
      constexpr double half = (inner - middle) / 2;
      cairo_rectangle(cairo, x - half, y - half, 2 * half, 2 * half);
      pen(cairo, paper, 0);
      cairo_fill_preserve(cairo);
      pen(cairo, gilt, 0.4);
      lozenge(cairo, x, y, half * 0.72);
      lozenge(cairo, x, y, half * 0.36);
      cairo_stroke(cairo);
    }
}

// Two hairlines that meet in a lozenge.
void draw_ornament(Canvas& canvas, double y) {
  constexpr double middle = width / 2, gap = mm(3), arm = mm(34);
  canvas.rule(middle - gap - arm, y, middle - gap, y, 0.4, gilt);
  canvas.rule(middle + gap, y, middle + gap + arm, y, 0.4, gilt);
  canvas.paint([y](cairo_t* cairo) {
    pen(cairo, gilt, 0);
    lozenge(cairo, middle, y, mm(1.1));
    cairo_fill(cairo);
  });
}

// The QR code and beside it what can be checked.
void draw_foot(Canvas& canvas, const Certificate& c, const QrCode& code, double left, double top, double side) {
  canvas.begin_link(c.verify_url);
  canvas.draw(code, left, top, side, ink);
  canvas.end_link();

  std::vector<std::pair<Word, std::string>> facts{
      {words::certificate_number, c.number},
      {words::certificate_decision, in_chinese(words::certificate_decided_on, c.decision, to_chinese(c.decided))}};
  if (!c.measure.empty()) facts.emplace_back(words::certificate_measure, c.measure);
  if (!c.measure_hash.empty()) facts.emplace_back(words::certificate_measure_hash, c.measure_hash);
  if (!c.reference.empty()) facts.emplace_back(words::certificate_reference, c.reference);

  constexpr double leading = 12.8, labels = 42;
  const double facts_left = left + side + mm(6);
  double y = top + (side - leading * static_cast<double>(facts.size() + 1)) / 2;
  for (const auto& [label, value] : facts) {
    canvas.draw(canvas.set(label.zh, {.size = 9, .colour = gilt}), facts_left, y, leading);
    y = canvas.draw(canvas.set(value, {.size = 9, .width = mm(112), .colour = quiet}), facts_left + labels, y, leading);
  }
  canvas.draw(canvas.set(words::certificate_check.zh, {.size = 9, .colour = gilt}), facts_left, y, leading);
}

double lines_of(const std::string& text) {
  return 1.0 + static_cast<double>(std::count(text.begin(), text.end(), '\n'));
}

Result<void> check(const Certificate& c) {
  const std::pair<const char*, const std::string*> fields[] = {
      {"title", &c.title}, {"number", &c.number},     {"enterprise", &c.enterprise}, {"credit_code", &c.credit_code},
      {"site", &c.site},   {"decision", &c.decision}, {"issuer", &c.issuer},         {"verify_url", &c.verify_url}};
  for (const auto& [name, value] : fields)
    if (value->empty()) return bad_input(name, say(words::documents_field_empty));
  return {};
}

}  // namespace

Result<Pdf> print(const Certificate& c, const Fonts& fonts) {
  if (auto good = check(c); !good) return unexpected(good.error());
  auto code = QrCode::of(c.verify_url);
  if (!code) return bad_input("verify_url", code.error().said);
  auto opened = Canvas::open(a4_landscape, {c.title + " " + c.number, c.issuer, c.decided}, fonts);
  if (!opened) return unexpected(opened.error());
  Canvas& canvas = *opened;

  constexpr double left = mm(34), right = width - mm(34), measure = right - left;
  const auto centred = [&](std::string_view text, double y, double leading, Style style) {
    style.width = measure;
    style.align = Align::centre;
    return canvas.draw(canvas.set(text, style), left, y, leading);
  };

  canvas.paint(draw_frame);
  double y = centred(c.title, mm(30), 54, {.face = Face::title, .size = 40, .tracking = 7, .colour = ink});
  if (!c.english_title.empty()) y = centred(c.english_title, y + 5, 14, {.size = 9.5, .tracking = 2.6, .colour = gilt});
  draw_ornament(canvas, y + mm(5.5));

  // The body stands in the middle between the ornament and the foot; names that would fill more than that are set
  // smaller.
  constexpr double foot = height - mm(27), side = mm(25);
  const double body_top = y + mm(8), body_bottom = foot - side - mm(6);
  std::string enterprise, site;
  double scale = 1, body = 0;
  for (;; scale -= 0.05) {
    enterprise = balanced(c.enterprise, measure / (name_size * scale) - 0.5);
    site = balanced(c.site, measure / (site_size * scale) - 0.5);
    body = 30 + scale * (42 * lines_of(enterprise) + 28 * lines_of(site)) + 28 + 34;
    if (body <= body_bottom - body_top || scale < 0.4) break;
  }
  y = body_top + (body_bottom - body_top - body) / 2;
  y = centred(in_chinese(words::certificate_hereby), y, 30, {.size = text_size, .colour = ink});
  y = centred(enterprise, y, 42 * scale, {.face = Face::title, .size = name_size * scale, .colour = ink});
  y = centred(site, y, 28 * scale, {.size = site_size * scale, .colour = ink});
  std::string identity = in_chinese(words::certificate_credit_code) + " " + c.credit_code;
  if (!c.district.empty()) identity += "　　" + in_chinese(words::certificate_district) + " " + c.district;
  y = centred(identity, y, 28, {.size = 10.5, .colour = quiet});
  centred(in_chinese(words::certificate_grants, c.title, std::to_string(c.year)), y, 34,
          {.size = text_size, .colour = ink});

  draw_foot(canvas, c, *code, left, foot - side, side);
  const Text issuer = canvas.set(c.issuer, {.size = 15, .width = mm(72), .align = Align::right, .colour = ink});
  const double signed_at = foot - 26 * (issuer.lines() + 1);
  y = canvas.draw(issuer, right - mm(72), signed_at, 26);
  canvas.draw(canvas.set(to_chinese(c.decided), issuer.style()), right - mm(72), y, 26);
  return std::move(canvas).finish();
}

}  // namespace zj::documents
