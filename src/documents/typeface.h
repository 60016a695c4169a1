#pragma once

#include <memory>

#include <cairo.h>
#include <hb.h>

namespace zj::documents {

// A font file cut down to the glyphs of one document, with the subroutines of its outlines written out.
//
// cairo 1.16 could cut the file itself, but loses count of the hints where glyphs share a subroutine: it then embeds
// all subroutines of the font (half a megabyte), or misreads the glyph. It also reads the whole font (17 MB) for every
// document, where HarfBuzz takes what it needs from the mapped file.
class Typeface {
 public:
  explicit Typeface(hb_face_t* whole);

  hb_face_t* whole() const { return whole_.get(); }
  void use(hb_codepoint_t glyph) { hb_set_add(used_.get(), glyph); }

  // Cuts the file; then the two below may be asked. False when the font cannot be cut.
  bool cut();
  cairo_font_face_t* font() const { return font_.get(); }
  unsigned long glyph(hb_codepoint_t of_whole) const { return hb_map_get(renumbered_.get(), of_whole); }

 private:
  std::unique_ptr<hb_face_t, decltype(&hb_face_destroy)> whole_;
  std::unique_ptr<hb_set_t, decltype(&hb_set_destroy)> used_;
  std::unique_ptr<hb_map_t, decltype(&hb_map_destroy)> renumbered_;
  std::unique_ptr<cairo_font_face_t, decltype(&cairo_font_face_destroy)> font_;
};

}  // namespace zj::documents
