#include "documents/typeface.h"

#include <cairo-ft.h>
#include <hb-subset.h>

namespace zj::documents {
namespace {

// An open FreeType face over bytes in memory. cairo may keep fonts of earlier documents and close them from any thread,
// so each has a FreeType library of its own and shares nothing.
struct OpenFace {
  std::unique_ptr<hb_blob_t, decltype(&hb_blob_destroy)> bytes;
  FT_Library library = nullptr;
  FT_Face face = nullptr;

  explicit OpenFace(hb_blob_t* owned) : bytes(owned, &hb_blob_destroy) {
    unsigned int size = 0;
    const char* data = hb_blob_get_data(owned, &size);
    if (FT_Init_FreeType(&library) == 0)
      FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(data), static_cast<FT_Long>(size), 0, &face);
  }
  ~OpenFace() {
    if (face != nullptr) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }
  OpenFace(const OpenFace&) = delete;
  OpenFace& operator=(const OpenFace&) = delete;
};

// What of a font a PDF holds: outlines, widths and names. The other tables (characters, layout) take most of HarfBuzz's
// time.
std::unique_ptr<hb_face_t, decltype(&hb_face_destroy)> outlines_of(hb_face_t* face) {
  std::unique_ptr<hb_face_t, decltype(&hb_face_destroy)> outlines(hb_face_builder_create(), &hb_face_destroy);
  for (const char* name :
       {"CFF ", "glyf", "loca", "cvt ", "fpgm", "prep", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post"}) {
    const hb_tag_t tag = hb_tag_from_string(name, -1);
    hb_blob_t* table = hb_face_reference_table(face, tag);
    if (hb_blob_get_length(table) > 0) hb_face_builder_add_table(outlines.get(), tag, table);
    hb_blob_destroy(table);
  }
  return outlines;
}

}  // namespace

Typeface::Typeface(hb_face_t* whole)
    : whole_(hb_face_reference(whole), &hb_face_destroy),
      used_(hb_set_create(), &hb_set_destroy),
      renumbered_(nullptr, &hb_map_destroy),
      font_(nullptr, &cairo_font_face_destroy) {}

bool Typeface::cut() {
  const std::unique_ptr<hb_subset_input_t, decltype(&hb_subset_input_destroy)> input(hb_subset_input_create_or_fail(),
                                                                                     &hb_subset_input_destroy);
  if (!input) return false;
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_DESUBROUTINIZE | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_set_union(hb_subset_input_glyph_set(input.get()), used_.get());
  const auto outlines = outlines_of(whole_.get());
  const std::unique_ptr<hb_subset_plan_t, decltype(&hb_subset_plan_destroy)> plan(
      hb_subset_plan_create_or_fail(outlines.get(), input.get()), &hb_subset_plan_destroy);
  if (!plan) return false;
  const std::unique_ptr<hb_face_t, decltype(&hb_face_destroy)> part(hb_subset_plan_execute_or_fail(plan.get()),
                                                                    &hb_face_destroy);
  if (!part) return false;
  renumbered_.reset(hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan.get())));

  auto open = std::make_unique<OpenFace>(hb_face_reference_blob(part.get()));
  if (open->face == nullptr) return false;
  font_.reset(cairo_ft_font_face_create_for_ft_face(open->face, FT_LOAD_NO_HINTING));
  static const cairo_user_data_key_t owner{};
  const auto close = [](void* face) { delete static_cast<OpenFace*>(face); };
  if (cairo_font_face_set_user_data(font_.get(), &owner, open.get(), close) != CAIRO_STATUS_SUCCESS) return false;
  open.release();
  return true;
}

}  // namespace zj::documents
