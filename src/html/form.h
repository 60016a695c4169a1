#pragma once
// Forms: label above, help below, and an error that says how to mend it. Plain posts; zhijian.js saves as one types
// where a form names `save_href`.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/button.h"
#include "html/html.h"
#include "html/icon.h"
#include "html/verdict.h"
#include "words/words.h"

namespace zj::html {

struct Option {
  std::string value;
  std::string text;
  Html note = {};  // what choosing it means; radios with notes become cards
};

// How an entry is made. A percentage is never entered: see ratio().
enum class Entry {
  text,       // one line
  code,       // one line of letters and digits (credit code, title number)
  long_text,  // several lines
  number,     // decimal text; exactness and range are the server's to check
  date,       // ISO date
  email,
  password,
  select,  // one of many
  radios,  // one of few
  checks,  // several of few
  check    // yes or nothing; the label stands behind the box
};

// Width in the twelve columns of form_grid().
enum class Width { half, quarter, third, two_thirds, full };

struct Field {
  Entry entry = Entry::text;
  std::string name;  // as posted: the path of the fact in the glossary
  std::string label;
  std::string value = {};
  std::vector<std::string> chosen = {};  // of checks
  std::vector<Option> options = {};      // of one-line text: what is usual; anything else may be typed
  std::string unit = {};                 // behind the control: 台, 万元
  Html help = {};
  std::string error = {};        // what is wrong and how to mend it; empty: nothing
  Html note = {};                // anything else that belongs to the entry: grade, conflict()
  std::string placeholder = {};  // an example, never the label
  std::string autocomplete = {};
  std::string id = {};    // field_id(name) when empty; needed when a name stands twice on a page
  std::string form = {};  // id of the form it belongs to, when it stands outside
  Width width = Width::half;
  bool required = false;  // marked; the server checks, so that drafts can be saved incomplete
  bool readonly = false;
  bool reshapes = false;  // once saved, the page is drawn anew: what else there is to fill in depends on it
  bool mono = false;
  std::int64_t version = -1;  // of this field in the draft; -1: not saved field by field
};

// The id of a field's control: what an error summary links to.
std::string field_id(std::string_view name);

// Label, control, help, error and how they refer to each other.
Html field(Lang lang, const Field& field);
Html form_grid(const std::vector<Html>& fields);

// After a failed post, on top of the form: every error with a link to its field.
struct FieldError {
  std::string field;  // its name; empty: the error is of the form as a whole
  std::string text;
  std::string id = {};  // where Field::id was given
};
Html errsum(Lang lang, const std::vector<FieldError>& errors);

// For Field::note after a refused save: somebody else has changed the field since. The reader's own value stays in the
// control; saving again keeps it.
struct Conflict {
  std::string by;      // 李工
  std::string when;    // 14:32
  std::string theirs;  // what they wrote
};
Html conflict(Lang lang, const Conflict& conflict);

// What every post of ours carries. The act key makes a repeated post the same act.
struct FormKeys {
  std::string csrf;
  std::string act_key = {};
  std::int64_t version = -1;
};
Html hidden(std::string_view name, std::string_view value);
Html hidden_keys(const FormKeys& keys);  // csrf, key, version

struct Form {
  std::string action;
  FormKeys keys;
  std::string id = {};
  std::string css = {};    // "stack" when empty
  std::string label = {};  // aria-label where no heading names it
  bool files = false;      // multipart
  bool guard = false;      // ask before leaving with unsaved entries
  // Saving as one types: each changed field is posted there as path, value…, version, csrf. See assets/zhijian.js for
  // the answers.
  std::string save_href = {};
  bool whole = false;      // saved as one, with one version, instead of field by field
  std::string owner = {};  // whose unsent entries may be restored on this computer: an opaque reference of the account
};
Html post_form(const Form& form, const Html& content);

// A ratio is computed: its two parts are entered or read only, the result is drawn.
struct Ratio {
  Field numerator;
  Field denominator;
  Gap gap;
  Html source = {};  // where the parts come from
};
Html ratio(Lang lang, const Ratio& ratio);

struct Search {
  std::string action;
  std::string name = "q";
  std::string label;
  std::string value = {};
  std::string placeholder = {};
  bool big = false;
  bool icon_only = false;
  std::string id = {};  // "search-" and the name when empty; needed for a second one on a page
};
Html search(Lang lang, const Search& search);

// A file as a row: what it is, its grade and links, size and hash.
struct File {
  std::string name;
  Html side = {};
  std::vector<Html> meta = {};
  std::string id = {};
  std::optional<int> percent = {};  // while it is being processed
};
Icon file_icon(std::string_view file_name);
Html file_row(Lang lang, const File& file);
Html file_list(Lang lang, const std::vector<File>& files);

// Where files are added: a plain multipart form; with script also by dropping, with progress. The answer to a scripted
// upload (header X-Requested-With: zhijian) is the file_row of what was stored, or an error() of status 4xx.
struct Drop {
  std::string action;
  FormKeys keys;
  std::string id;          // unique on the page
  std::string label = {};  // 添加佐证 when empty
  std::string name = "file";
  std::string accept = {};  // ".pdf,.csv"
  Html help = {};
  std::vector<File> files = {};
  Html more = {};  // further hidden inputs or choices
  bool many = true;
};
Html drop(Lang lang, const Drop& drop);

// An error below a control or in place of a file: what, why, what to do.
Html error(std::string_view text, std::string_view id = {});

// Scores: a few radios in one row.
struct Scale {
  std::string name;
  std::string legend;               // the clause that is scored
  std::vector<std::string> values;  // "0", "0.5", "0.8", "1"
  std::string chosen = {};
  std::string form = {};
  std::int64_t version = -1;
};
Html scale(const Scale& scale);

struct ScoreRow {
  std::string code;    // a
  std::string clause;  // 由系统自动生成工厂作业计划
  Scale scale;
  std::string reason_name;
  std::string reason = {};
  bool reason_required = false;
  std::string hint = {};  // in an empty reason; whether it is required when none is given
  Html note = {};         // below the reason
  std::string error = {};
  std::int64_t reason_version = -1;
};
Html score_table(Lang lang, const std::vector<ScoreRow>& rows);

}  // namespace zj::html
