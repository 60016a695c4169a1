#pragma once
// A document's facts: JSON in, checked values for FEEL out. A fact that is absent is unknown, never "no".

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "feel/value.h"
#include "measure/document.h"

namespace zj::measure {

class Measure;

// What is wrong with one field. Paths are those of the JSON, list elements counted from 1: 事故记录[2].日期.
struct Problem {
  std::string path;
  Said message;
};

// Checked facts of one document. Immutable; must not outlive the measure whose glossary it was read by.
class Dossier {
 public:
  const Document& document() const { return *document_; }
  // One value per slot of the document's scope; what the measure derives from facts is still missing in it.
  const std::vector<feel::Value>& values() const { return values_; }
  // The value of a fact by its glossary path; missing for fields of lists and unknown paths.
  feel::Value value(std::string_view path) const;
  feel::Value value(const Fact& fact) const;
  // A part of a quotient.
  feel::Value part(const Fact& fact, std::size_t part) const;

 private:
  friend class DossierReader;
  const Document* document_ = nullptr;
  std::vector<feel::Value> values_;
};

struct DossierReading {
  Dossier dossier;                   // facts with problems are left out of it, as if absent
  std::vector<Problem> problems;     // in the order of the document
  std::vector<Problem> warnings;     // a credit code whose 17th character is wrong
  std::vector<std::string> missing;  // paths of facts without which it cannot be submitted
};

// Reads a document by its glossary. Everything that is wrong is reported, not only the first.
DossierReading read_dossier(const Document& document, const Json& json);

// The dossier of a measure as a form holds it (draft): the same, under the name that says so.
DossierReading read_draft(const Measure& measure, const Json& json);

// The facts of a procedure's situation: members that the document does not know are ignored, null stands for itself,
// and what does not fit its type is left out, so that a guard over it is unknown.
Dossier read_situation(const Document& document, const Json& json);

// As `assess` reads it: the first problem is the error, and so is the absence of a fact that is always required.
// Error::at is the field's path, or line:col where the text is no JSON.
Result<Dossier> parse_dossier(const Document& document, std::string_view json_text,
                              std::vector<Problem>* warnings = nullptr);

// ---- one field at a time, as forms send it

// What somebody typed into the field at `path` as the JSON that the document keeps: full-width digits, spaces and usual
// ways to write a date are understood; an empty text gives null (the fact is absent). Lists are one entry a line.
// Whether the value is right is for check_fact.
Result<Json> field_from_text(const Glossary& glossary, std::string_view path, std::string_view text);
// One fact of a document as an act or the API gives it, checked by the glossary. Text is read as if typed, where the
// fact is not text.
Result<Json> check_fact(const Measure& measure, std::string_view document, std::string_view path, const Json& value);
// The inverse of field_from_text, for filling the form.
std::string field_to_text(const Json& value);

}  // namespace zj::measure
