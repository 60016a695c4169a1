#include "documents/canvas.h"

#include <optional>
#include <vector>

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "base/text.h"
#include "words/documents.h"

namespace zj::documents {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&' || c == '<')
      out += c == '&' ? "&amp;" : "&lt;";
    else
      out += c;
  }
  return out;
}

// A font list of our own in place of the machine's. Its cache is shared with the machine: it only saves reading the
// files.
std::shared_ptr<FcConfig> font_list(const std::vector<std::string>& folders) {
  std::string xml = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>";
  for (const std::string& folder : folders) xml += "<dir>" + escaped(folder) + "</dir>";
  xml += "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";

  std::shared_ptr<FcConfig> config(FcConfigCreate(), FcConfigDestroy);
  FcConfigParseAndLoadFromMemory(config.get(), reinterpret_cast<const FcChar8*>(xml.c_str()), FcTrue);
  FcConfigBuildFonts(config.get());
  return config;
}

// Whether the list holds the family of a font's name ("Noto Serif CJK SC Bold"), or one of them where it names several.
bool holds(FcConfig* list, const std::string& name) {
  const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(
      pango_font_description_from_string(name.c_str()), &pango_font_description_free);
  const char* families = pango_font_description_get_family(font.get());
  const FcFontSet* fonts = FcConfigGetFonts(list, FcSetSystem);
  for (const std::string_view wanted : split(families == nullptr ? "" : families, ','))
    for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
      FcChar8* family = nullptr;
      for (int k = 0; FcPatternGetString(fonts->fonts[i], FC_FAMILY, k, &family) == FcResultMatch; ++k)
        if (trim(wanted) == reinterpret_cast<const char*>(family)) return true;
    }
  return false;
}

// Pango's font maps are for one thread each. They keep the opened fonts, so each thread keeps its own from document to
// document. Unavailable when a font is missing: another in its place would change the document unseen.
Result<PangoFontMap*> font_map(const Fonts& fonts) {
  struct Kept {
    Fonts fonts;
    std::unique_ptr<PangoFontMap, decltype(&g_object_unref)> map;
  };
  thread_local std::optional<Kept> kept;
  if (!kept || kept->fonts != fonts) {
    const auto list = font_list(fonts.folders);
    for (const std::string& name : {fonts.body, fonts.title, fonts.hei, fonts.kai})
      if (!holds(list.get(), name)) return unexpected(Error{Trouble::unavailable, say(words::documents_no_font, name)});
    kept.emplace(Kept{fonts, {pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT), &g_object_unref}});
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(kept->map.get()), list.get());
  }
  return kept->map.get();
}

const std::string& family(const Fonts& fonts, Face face) {
  switch (face) {
    case Face::title:
      return fonts.title;
    case Face::hei:
      return fonts.hei;
    case Face::kai:
      return fonts.kai;
    case Face::body:
      break;
  }
  return fonts.body;
}

// Well-formed text without control characters and without marks that turn the order of writing around: what is read on
// paper is what stands in the record.
std::string printable(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_code_point(utf8, at);
    const bool control =
        (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    const bool turning = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (!control && !turning) append_utf8(out, c);
  }
  return out;
}

// The text with 〓 for the characters that cannot be shown.
std::string with_geta(const std::string& text, const std::set<char32_t>& missing) {
  if (missing.empty()) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    append_utf8(out, missing.contains(c) ? U'〓' : c);
  }
  return out;
}

// The blocks that Unicode sets aside for scripts from right to left (DerivedBidiClass: R, AL).
bool is_from_right_to_left(char32_t c) {
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
         (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

// Chinese characters and their punctuation: a line may be stretched on either side of them.
bool is_wide(char32_t c) {
  return c >= 0x2E80 || c == 0x2014 || c == 0x2026 || (c >= 0x2018 && c <= 0x201D);
}

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

// Calls visit(run, cluster) for the clusters of a line from left to right: the least pieces that have glyphs of their
// own.
template <class Visit>
void for_each_cluster(PangoLayoutLine* line, const char* text, Visit visit) {
  for (const GSList* run = line->runs; run != nullptr; run = run->next) {
    auto* item = static_cast<PangoGlyphItem*>(run->data);
    PangoGlyphItemIter cluster;
    for (bool more = pango_glyph_item_iter_init_start(&cluster, item, text); more;
         more = pango_glyph_item_iter_next_cluster(&cluster))
      visit(item, cluster);
  }
}

}  // namespace

int Text::lines() const {
  return pango_layout_get_line_count(layout_.get());
}

double Text::width(int line) const {
  PangoRectangle logical;
  pango_layout_line_get_extents(pango_layout_get_line_readonly(layout_.get(), line), nullptr, &logical);
  return static_cast<double>(logical.width) / PANGO_SCALE;
}

bool Text::starts_paragraph(int line) const {
  return pango_layout_line_is_paragraph_start(pango_layout_get_line_readonly(layout_.get(), line));
}

double Text::indent(int line) const {
  return std::max(0.0, starts_paragraph(line) ? style_.indent : -style_.indent);
}

// Pango stretches a line at its spaces; a Chinese line with one space in it needs the gaps between characters instead.
void Text::justify() {
  const char* text = pango_layout_get_text(layout_.get());
  for (int i = 0; i + 1 < lines(); ++i) {
    if (starts_paragraph(i + 1)) continue;
    PangoLayoutLine* line = pango_layout_get_line(layout_.get(), i);
    std::vector<PangoGlyphInfo*> gaps;  // the last glyph before each place that may be stretched
    PangoGlyphInfo* before = nullptr;
    char32_t left = 0;
    for_each_cluster(line, text, [&](PangoGlyphItem* run, const PangoGlyphItemIter& cluster) {
      const char32_t right = g_utf8_get_char(text + cluster.start_index);
      if (before != nullptr && (left == ' ' || is_wide(left) || is_wide(right))) gaps.push_back(before);
      before = &run->glyphs->glyphs[cluster.end_glyph - 1];
      left = right;
    });
    const double room = style_.width - indent(i) - width(i);
    if (gaps.empty() || room <= 0) continue;
    const int each = static_cast<int>(room * PANGO_SCALE / static_cast<double>(gaps.size()));
    for (PangoGlyphInfo* glyph : gaps) glyph->geometry.width += each;
  }
}

Result<Canvas> Canvas::open(Size page, About about, const Fonts& fonts) {
  const auto map = font_map(fonts);
  if (!map) return unexpected(map.error());

  Canvas canvas(page, std::move(about), fonts);
  canvas.context_ = {pango_font_map_create_context(*map), g_object_unref};
  pango_context_set_language(canvas.context_.get(), pango_language_from_string("zh-cn"));
  pango_context_set_round_glyph_positions(canvas.context_.get(), FALSE);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(canvas.context_.get(), options);
  cairo_font_options_destroy(options);
  return canvas;
}

std::shared_ptr<PangoLayout> Canvas::lay_out(const std::string& text, const Style& style) const {
  std::shared_ptr<PangoLayout> layout(pango_layout_new(context_.get()), g_object_unref);
  PangoFontDescription* font = pango_font_description_from_string(family(fonts_, style.face).c_str());
  pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  if (style.tracking != 0) {
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(style.tracking * PANGO_SCALE)));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
  }
  pango_layout_set_auto_dir(layout.get(), FALSE);
  if (style.width > 0) {
    pango_layout_set_width(layout.get(), static_cast<int>(style.width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_indent(layout.get(), static_cast<int>(style.indent * PANGO_SCALE));
  }
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

Text Canvas::set(std::string_view utf8, const Style& style) {
  std::string text = printable(utf8);
  // Writing from right to left is beyond our fonts and lines; its characters are missing like those that no font has.
  std::set<char32_t> missing;
  for (std::size_t at = 0; at < text.size();)
    if (const char32_t c = next_code_point(text, at); is_from_right_to_left(c)) missing.insert(c);
  text = with_geta(text, missing);

  auto layout = lay_out(text, style);
  if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) {
    for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i)
      for_each_cluster(pango_layout_get_line_readonly(layout.get(), i), text.c_str(),
                       [&](PangoGlyphItem* run, const PangoGlyphItemIter& cluster) {
                         for (int k = cluster.start_glyph; k < cluster.end_glyph; ++k) {
                           const PangoGlyph glyph = run->glyphs->glyphs[k].glyph;
                           if (glyph & PANGO_GLYPH_UNKNOWN_FLAG) missing.insert(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
                         }
                       });
    layout = lay_out(with_geta(text, missing), style);
  }
  missing_.merge(missing);
  Text result(std::move(layout), style);
  if (style.align == Align::justify) result.justify();
  return result;
}

std::shared_ptr<Typeface> Canvas::typeface_of(PangoFont* font) {
  hb_face_t* face = hb_font_get_face(pango_font_get_hb_font(font));
  for (const auto& typeface : typefaces_)
    if (typeface->whole() == face) return typeface;
  return typefaces_.emplace_back(std::make_shared<Typeface>(face));
}

void Canvas::draw_line(const Text& text, int line, double x, double baseline) {
  const Style& style = text.style_;
  if (style.align == Align::centre) x += (style.width - text.width(line)) / 2;
  if (style.align == Align::right) x += style.width - text.width(line);
  if (style.align == Align::left || style.align == Align::justify) x += text.indent(line);

  // A run has one font; its characters go into the file beside its glyphs, so that they can be searched and copied.
  struct Run {
    std::shared_ptr<Typeface> typeface;
    std::string text;
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
  };
  std::vector<Run> runs;
  const PangoGlyphItem* current = nullptr;
  const char* characters = pango_layout_get_text(text.layout_.get());
  const auto add_cluster = [&](PangoGlyphItem* item, const PangoGlyphItemIter& cluster) {
    if (item != current) runs.push_back({typeface_of(item->item->analysis.font), {}, {}, {}});
    current = item;
    Run& run = runs.back();
    int drawn = 0;
    for (int k = cluster.start_glyph; k < cluster.end_glyph; ++k) {
      const PangoGlyphInfo& glyph = item->glyphs->glyphs[k];
      if (glyph.glyph != PANGO_GLYPH_EMPTY) {
        run.typeface->use(glyph.glyph);
        run.glyphs.push_back({glyph.glyph, x + static_cast<double>(glyph.geometry.x_offset) / PANGO_SCALE,
                              baseline + static_cast<double>(glyph.geometry.y_offset) / PANGO_SCALE});
        ++drawn;
      }
      x += static_cast<double>(glyph.geometry.width) / PANGO_SCALE;
    }
    const int bytes = cluster.end_index - cluster.start_index;
    run.text.append(characters + cluster.start_index, static_cast<std::size_t>(bytes));
    run.clusters.push_back({bytes, drawn});
  };
  for_each_cluster(pango_layout_get_line_readonly(text.layout_.get(), line), characters, add_cluster);

  for (Run& run : runs)
    acts_.push_back([run = std::move(run), style](cairo_t* cairo) mutable {
      for (cairo_glyph_t& glyph : run.glyphs)
        glyph.index = run.typeface->glyph(static_cast<hb_codepoint_t>(glyph.index));
      cairo_set_font_face(cairo, run.typeface->font());
      cairo_set_font_size(cairo, style.size);
      cairo_set_source_rgb(cairo, style.colour.red, style.colour.green, style.colour.blue);
      cairo_show_text_glyphs(cairo, run.text.data(), static_cast<int>(run.text.size()), run.glyphs.data(),
                             static_cast<int>(run.glyphs.size()), run.clusters.data(),
                             static_cast<int>(run.clusters.size()), cairo_text_cluster_flags_t{});
    });
}

double Canvas::draw(const Text& text, double x, double y, double leading) {
  for (int i = 0; i < text.lines(); ++i, y += leading)
    draw_line(text, i, x, baseline_in_row(y, leading, text.style_.size));
  return y;
}

void Canvas::rule(double x1, double y1, double x2, double y2, double thickness, Colour colour) {
  acts_.push_back([=](cairo_t* cairo) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
    cairo_set_line_width(cairo, thickness);
    cairo_move_to(cairo, x1, y1);
    cairo_line_to(cairo, x2, y2);
    cairo_stroke(cairo);
  });
}

void Canvas::draw(const QrCode& code, double x, double y, double side, Colour colour) {
  acts_.push_back([=](cairo_t* cairo) {
    const double module = side / code.size();
    for_each_run(code, [&](int column, int row, int length) {
      cairo_rectangle(cairo, x + column * module, y + row * module, length * module, module);
    });
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
    cairo_fill(cairo);  // in one piece, so that no seams show between the modules
  });
}

void Canvas::begin_link(std::string_view address) {
  // What an address may hold stays; all else is percent-encoded, quotes and brackets too: cairo writes them unescaped.
  constexpr std::string_view allowed = "-._~:/?#[]@!$&*+,;=%";
  std::string attributes = "uri='";
  for (const char c : address) {
    if (g_ascii_isalnum(c) || allowed.find(c) != std::string_view::npos)
      attributes += c;
    else
      attributes += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  attributes += '\'';
  acts_.push_back([=](cairo_t* cairo) { cairo_tag_begin(cairo, CAIRO_TAG_LINK, attributes.c_str()); });
}

void Canvas::end_link() {
  acts_.push_back([](cairo_t* cairo) { cairo_tag_end(cairo, CAIRO_TAG_LINK); });
}

void Canvas::next_page(Size page) {
  acts_.push_back([page](cairo_t* cairo) {
    cairo_show_page(cairo);
    cairo_pdf_surface_set_size(cairo_get_target(cairo), page.width, page.height);
  });
  ++pages_;
}

Result<Pdf> Canvas::finish() && {
  const auto failed = [](const char* why) {
    return unexpected(Error{Trouble::unavailable, say(words::documents_drawing_failed, why)});
  };
  for (const auto& typeface : typefaces_)
    if (!typeface->cut()) return failed("font cannot be embedded");

  Pdf pdf;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(append, &pdf.bytes, page_.width, page_.height), &cairo_surface_destroy);
  const auto describe = [&](cairo_pdf_metadata_t what, const std::string& value) {
    cairo_pdf_surface_set_metadata(surface.get(), what, value.c_str());
  };
  describe(CAIRO_PDF_METADATA_TITLE, printable(about_.title));
  describe(CAIRO_PDF_METADATA_AUTHOR, printable(about_.author));
  describe(CAIRO_PDF_METADATA_CREATE_DATE, to_iso(about_.date) + "T00:00:00+08:00");

  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), &cairo_destroy);
  for (const auto& act : acts_) act(cairo.get());
  cairo_show_page(cairo.get());
  cairo_surface_finish(surface.get());
  for (const cairo_status_t status : {cairo_status(cairo.get()), cairo_surface_status(surface.get())})
    if (status != CAIRO_STATUS_SUCCESS) return failed(cairo_status_to_string(status));
  pdf.pages = pages_;
  for (const char32_t c : missing_) append_utf8(pdf.missing, c);
  return pdf;
}

}  // namespace zj::documents
