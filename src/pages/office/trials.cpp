// Trying out a change of the measure: drafts, the editor with the loader's word on each line, and what the change would
// do to the applications that were submitted. Nothing here takes effect.

#include "registry/trials.h"

#include <algorithm>
#include <atomic>
#include <chrono>

#include "analysis/diff.h"
#include "analysis/trial.h"
#include "base/text.h"
#include "pages/measure_desk.h"
#include "pages/measure_diff_view.h"
#include "pages/office/office.h"
#include "pages/office/trial_view.h"
#include "registry/versions.h"
#include "words/pages.h"
#include "words/pages_measure.h"

namespace zj::pages {

namespace {

using namespace html;
namespace trials = registry::trials;

constexpr std::string_view here = "/trials";
// Longer than that, nobody waits, and nobody else shall.
constexpr std::int64_t most_dossiers = 5000;
constexpr std::chrono::seconds most_time{20};

std::string word(const Visit& visit, const Word& w) {
  return std::string(w.in(visit.lang));
}

std::string day(Instant at) {
  return month_day(at);
}

http::Response shown(Visit& visit, const std::string& title, const Html& content, const std::vector<Link>& crumbs = {},
                     int status = 200) {
  auto page = visit.page(title);
  page.crumbs = crumbs;
  http::Response response;
  response.status = status;
  response.body = work_page(page, visit.side(here), content).markup();
  return response;
}

// What the screens of one draft stand on.
struct Draft {
  trials::Trial trial;
  std::vector<trials::File> files;
  std::shared_ptr<const measure::Measure> base;
  std::shared_ptr<const MeasureDesk::Entry> entry;

  std::string path(std::string_view more = {}) const { return std::string(here) + "/" + trial.ref + std::string(more); }
  std::string file_path(std::string_view file) const { return Address(path("/file")).with("path", file).str(); }
};

Result<Draft> draft_of(Visit& visit, MeasureDesk& desk) {
  auto trial = trials::find(visit.registry, visit.actor, visit.request.capture("ref"));
  if (!trial) return tl::unexpected(trial.error());
  Draft draft{*std::move(trial), {}, nullptr, nullptr};
  draft.files = trials::files(visit.registry, draft.trial);
  draft.base = registry::versions::find(visit.registry, draft.trial.base);
  draft.entry = desk.compile(trials::inputs(draft.files));
  return draft;
}

std::vector<Link> crumbs_of(const Visit& visit, const Draft& draft, const std::string& last = {}) {
  std::vector<Link> crumbs{{word(visit, words::trials_title), std::string(here)},
                           {draft.trial.name, draft.path(), last.empty()}};
  if (!last.empty()) crumbs.push_back({last, "", true});
  return crumbs;
}

std::size_t errors_in(const Draft& draft) {
  return static_cast<std::size_t>(
      std::ranges::count(draft.entry->loaded.diagnostics, measure::Severity::error, &measure::Diagnostic::severity));
}

// ---- the list

http::Response trial_list(Visit& visit, const Error* error = nullptr) {
  if (!trials::may_try(visit.registry, visit.actor)) return visit.not_found();
  Html content =
      page_head({.title = word(visit, words::trials_title), .lead = text(words::trials_lead.in(visit.lang))});
  Field name{.name = "name", .label = word(visit, words::trials_name)};
  name.help = text(words::trials_name_help.in(visit.lang));
  name.width = Width::full;
  if (error) {
    name.value = std::string(visit.request.form.first("name"));
    name.error = error->said.in(visit.lang);
  }
  content += div(cls("reading stack"),
                 post_form({.action = std::string(here), .keys = visit.keys()},
                           group(field(visit.lang, name),
                                 p(submit_button({.text = word(visit, words::trials_create), .look = Look::main})))));
  Table table;
  table.caption = word(visit, words::trials_list);
  table.columns = {{.title = word(visit, words::trials_name), .heads_row = true},
                   {.title = word(visit, words::trials_by), .css = "nowrap"},
                   {.title = word(visit, words::trials_changed), .css = "nowrap"},
                   {.title = word(visit, words::trials_base), .css = "mono nowrap"}};
  for (const trials::Trial& one : trials::all(visit.registry, visit.actor)) {
    table.rows.push_back({{row_link(one.name, std::string(here) + "/" + one.ref), text(one.person_name),
                           text(day(one.changed)), text(one.base.substr(0, 12))}});
  }
  content += ruled_heading(table.caption);
  content += table.rows.empty()
                 ? empty_state(words::trials_none.in(visit.lang), text(words::trials_none_why.in(visit.lang)))
                 : data_table(visit.lang, table);
  return shown(visit, word(visit, words::trials_title), div(cls("stack"), content), {}, error ? 422 : 200);
}

http::Response create(Visit& visit) {
  const auto ref =
      trials::create(visit.registry, visit.actor, visit.request.form.first("name"), visit.request.form.first("key"));
  if (ref) return visit.go(std::string(here) + "/" + *ref, say(words::trials_created));
  return ref.error().trouble == Trouble::bad_input ? trial_list(visit, &ref.error()) : visit.problem(ref.error());
}

// ---- one draft

Html files_of(Visit& visit, const Draft& draft) {
  Table table;
  table.caption = word(visit, words::trials_files);
  table.columns = {{.title = word(visit, words::trials_file), .heads_row = true},
                   {.title = word(visit, words::trials_edits), .css = "nowrap"},
                   {.title = word(visit, words::trials_changed), .css = "nowrap"},
                   {.title = word(visit, words::trials_download), .css = "nowrap"}};
  for (const trials::File& file : draft.files) {
    const std::size_t changes =
        file.is_changed() ? analysis::line_changes(file.base_bytes, file.bytes).size() : std::size_t{0};
    table.rows.push_back(
        {{row_link(file.path, draft.file_path(file.path)),
          changes == 0 ? html::span(cls("faint"), words::trials_unchanged.in(visit.lang))
                       : tag(say(words::trials_lines_changed, std::to_string(changes)).in(visit.lang), Tag::fill),
          file.version == 0 ? text("—")
                            : text(say(words::trials_saved_by, file.person_name, day(file.saved)).in(visit.lang)),
          a(href(Address(draft.path("/download")).with("path", file.path).with("version", file.version).str()),
            words::trials_download.in(visit.lang))}});
  }
  return data_table(visit.lang, table);
}

Html check_of(Visit& visit, const Draft& draft) {
  const auto& loaded = draft.entry->loaded;
  const auto link = [&](const measure::Diagnostic& d) {
    return draft.file_path(d.file) + "#L" + std::to_string(d.line);
  };
  if (!loaded.measure) {
    return group(
        p(cls("t-unmet strong"), say(words::trials_loads_not, std::to_string(errors_in(draft))).in(visit.lang)),
        diagnostics(visit.lang, loaded.diagnostics, link));
  }
  const auto& report = draft.entry->report;
  Html out =
      p(html::verdict(html::Verdict::met, say(words::trials_loads, std::to_string(loaded.measure->rules().size()),
                                              std::to_string(report.cases))
                                              .in(visit.lang)));
  out += report.failed == 0
             ? p(words::trials_tests_hold.in(visit.lang))
             : p(cls("t-unknown strong"), say(words::trials_tests_fail, std::to_string(report.failed)).in(visit.lang));
  if (!report.diagnostics.empty())
    out += details(summary(say(report.failed > 0 ? words::trials_failed_tests : words::trials_warnings,
                               std::to_string(report.failed > 0 ? report.failed : report.diagnostics.size()))
                               .in(visit.lang)),
                   diagnostics(visit.lang, report.diagnostics, link));
  return out + diagnostics(visit.lang, loaded.diagnostics, link);
}

Html run_form(Visit& visit, const Draft& draft) {
  registry::ListQuery query;
  query.type = "round";
  query.sort = registry::ListQuery::Sort::newest;
  query.limit = 50;
  const auto chosen = visit.request.query.every("round");
  Field rounds{.entry = Entry::checks, .name = "round", .label = word(visit, words::trials_rounds)};
  rounds.help = text(words::trials_rounds_help.in(visit.lang));
  rounds.width = Width::full;
  rounds.chosen.assign(chosen.begin(), chosen.end());
  for (const registry::ListRow& row : visit.registry.list(visit.actor, query))
    rounds.options.push_back({row.object.ref, row.object.name, {}});
  return form(cls("stack"), action(draft.path("/run")), rounds.options.empty() ? Html{} : field(visit.lang, rounds),
              p(submit_button({.text = word(visit, words::trials_run), .look = Look::main})));
}

http::Response overview(Visit& visit, MeasureDesk& desk) {
  const auto draft = draft_of(visit, desk);
  if (!draft) return visit.problem(draft.error());
  const Html lead = group(say(words::diff_part, words::trials_base.in(visit.lang), "").in(visit.lang),
                          a(cls("mono"), href(Address("/measure").with("version", draft->trial.base).str()),
                            draft->trial.base.substr(0, 12)),
                          "　", draft->trial.person_name);
  Html content = page_head({.title = draft->trial.name,
                            .lead = lead,
                            .acts = link_button({.text = word(visit, words::trials_diff)}, draft->path("/diff"))});
  content += flash(Tone::info, text(words::trials_not_adopted.in(visit.lang)));
  if (draft->trial.base != visit.registry.measure_in_force()->hash())
    content += flash(Tone::warn, text(words::trials_base_outdated.in(visit.lang)));
  content += panel({.title = word(visit, words::trials_files), .body = files_of(visit, *draft), .bare_body = true});
  content += panel({.title = word(visit, words::trials_check), .body = div(cls("stack-s"), check_of(visit, *draft))});
  content += panel({.title = word(visit, words::trials_run_title),
                    .note = html::span(cls("small muted"), words::trials_run_lead.in(visit.lang)),
                    .body = draft->entry->loaded.measure ? run_form(visit, *draft)
                                                         : p(cls("muted"), words::run_not_load.in(visit.lang))});
  content += post_form({.action = draft->path("/remove"), .keys = visit.keys()},
                       submit_button({.text = word(visit, words::trials_remove), .look = Look::quiet, .small = true}));
  return shown(visit, draft->trial.name, div(cls("stack-l"), content), crumbs_of(visit, *draft));
}

http::Response remove(Visit& visit) {
  const auto trial = trials::find(visit.registry, visit.actor, visit.request.capture("ref"));
  if (!trial) return visit.problem(trial.error());
  const auto removed = trials::remove(visit.registry, visit.actor, trial->ref);
  if (!removed) return visit.problem(removed.error());
  return visit.go(here, say(words::trials_removed, trial->name));
}

// ---- one file

// What was typed and could not be saved, with why.
struct Refused {
  std::string text;
  Error error;
};

http::Response editor(Visit& visit, MeasureDesk& desk, const Refused* refused = nullptr) {
  const auto draft = draft_of(visit, desk);
  if (!draft) return visit.problem(draft.error());
  const std::string path((refused ? visit.request.form : visit.request.query).first("path"));
  const auto file = std::ranges::find(draft->files, path, &trials::File::path);
  if (file == draft->files.end()) return visit.not_found();
  std::vector<measure::Diagnostic> found;
  for (const auto* list : {&draft->entry->loaded.diagnostics, &draft->entry->report.diagnostics}) {
    std::ranges::copy_if(*list, std::back_inserter(found), [&](const auto& d) { return d.file == path; });
  }
  const auto on_page = [](const measure::Diagnostic& d) { return "#L" + std::to_string(d.line); };
  const std::string& written = refused ? refused->text : file->bytes;
  Html content = page_head({.title = path,
                            .lead = text(draft->trial.name),
                            .acts = link_button({.text = word(visit, words::trials_diff)}, draft->path("/diff"))});
  if (refused) {
    content += errsum(visit.lang, {{"text", refused->error.said.in(visit.lang), "text"}});
    if (refused->error.trouble == Trouble::conflict) {
      std::vector<Change> changes;
      for (const analysis::LineChange& line : analysis::line_changes(file->bytes, written))
        changes.push_back({{}, line.before, line.after});
      content += div(cls("diff-lines"),
                     html::diff(words::trials_theirs.in(visit.lang), words::trials_yours.in(visit.lang), changes));
    }
  } else if (!found.empty()) {
    content += panel({.title = word(visit, words::trials_check),
                      .body = div(cls("stack-s"), diagnostics(visit.lang, found, on_page))});
  }
  content += post_form(
      {.action = draft->path("/file"), .keys = visit.keys(file->version), .guard = true},
      group(hidden("path", path),
            code_editor({.name = "text",
                         .label = say(words::trials_text, path).in(visit.lang),
                         .help = word(visit, words::trials_text_help),
                         .text = written,
                         .found = refused ? std::vector<measure::Diagnostic>{} : found}),
            div(cls("row editor-acts"), submit_button({.text = word(visit, words::trials_save), .look = Look::main}),
                a(href(draft->path()), words::back.in(visit.lang)))));
  Html saves;
  for (const trials::Save& save : trials::saves(visit.registry, draft->trial, path)) {
    saves += li(a(href(Address(draft->path("/download")).with("path", path).with("version", save.version).str()),
                  say(words::trials_history_line, std::to_string(save.version)).in(visit.lang)),
                "　", say(words::trials_saved_by, save.person_name, day(save.at)).in(visit.lang));
  }
  if (!saves.empty()) {
    saves += li(a(href(Address(draft->path("/download")).with("path", path).with("version", "0").str()),
                  words::trials_history_base.in(visit.lang)));
    content += details(summary(words::trials_history.in(visit.lang)), ul(cls("plain-list small"), saves));
  }
  const int status = !refused ? 200 : refused->error.trouble == Trouble::conflict ? 409 : 422;
  return shown(visit, path, div(cls("stack"), content), crumbs_of(visit, *draft, path), status);
}

http::Response save(Visit& visit, MeasureDesk& desk) {
  const auto trial = trials::find(visit.registry, visit.actor, visit.request.capture("ref"));
  if (!trial) return visit.problem(trial.error());
  const http::Fields& form = visit.request.form;
  const std::string path(form.first("path")), written(form.first("text"));
  const auto saved = trials::save(visit.registry, visit.actor, *trial, path, written,
                                  parse_integer(form.first("version")).value_or(-1));
  if (!saved) {
    if (saved.error().trouble == Trouble::not_found) return visit.problem(saved.error());
    const Refused refused{written, saved.error()};
    return editor(visit, desk, &refused);
  }
  const auto draft = draft_of(visit, desk);
  if (!draft) return visit.problem(draft.error());
  const std::size_t errors = errors_in(*draft);
  return errors == 0 ? visit.go(draft->file_path(path), say(words::trials_saved, path))
                     : visit.go(draft->file_path(path), say(words::trials_saved_broken, path, std::to_string(errors)),
                                Tone::warn);
}

http::Response download(Visit& visit) {
  const auto trial = trials::find(visit.registry, visit.actor, visit.request.capture("ref"));
  if (!trial) return visit.problem(trial.error());
  const std::string path(visit.request.query.first("path"));
  const auto bytes =
      trials::bytes(visit.registry, *trial, path, parse_integer(visit.request.query.first("version")).value_or(-1));
  if (!bytes) return visit.not_found();
  http::Response response;
  response.content_type = "text/markdown; charset=utf-8";
  response.body = *bytes;
  response.download_as(path);
  response.header("X-Content-Type-Options", "nosniff");
  return response;
}

// ---- what it changes, and what comes of it

http::Response difference(Visit& visit, MeasureDesk& desk) {
  const auto draft = draft_of(visit, desk);
  if (!draft) return visit.problem(draft.error());
  Html content = page_head({.title = word(visit, words::trials_diff), .lead = text(draft->trial.name)});
  if (draft->entry->loaded.measure) {
    content += measure_diff(visit.lang, analysis::diff(*draft->base, *draft->entry->loaded.measure),
                            words::run_before.in(visit.lang), words::run_after.in(visit.lang));
  } else {
    // What does not load has no articles yet; its lines can be compared all the same.
    for (const trials::File& file : draft->files) {
      if (!file.is_changed()) continue;
      std::vector<Change> changes;
      for (const analysis::LineChange& line : analysis::line_changes(file.base_bytes, file.bytes))
        changes.push_back({{}, line.before, line.after});
      content += h3(file.path) + div(cls("diff-lines"), html::diff(words::run_before.in(visit.lang),
                                                                   words::run_after.in(visit.lang), changes));
    }
  }
  return shown(visit, word(visit, words::trials_diff), div(cls("stack"), content),
               crumbs_of(visit, *draft, word(visit, words::trials_diff)));
}

// One run at a time: it may take both cores for seconds, and the queue of an officer next door shall not wait.
class OneRun {
 public:
  explicit OneRun(std::atomic<bool>& busy) : busy_(busy), mine_(!busy.exchange(true)) {}
  ~OneRun() {
    if (mine_) busy_ = false;
  }
  OneRun(const OneRun&) = delete;
  OneRun& operator=(const OneRun&) = delete;
  bool is_mine() const { return mine_; }

 private:
  std::atomic<bool>& busy_;
  bool mine_;
};

http::Response run(Visit& visit, MeasureDesk& desk, std::atomic<bool>& busy) {
  const auto draft = draft_of(visit, desk);
  if (!draft) return visit.problem(draft.error());
  const auto& after = draft->entry->loaded.measure;
  if (!after) return visit.problem(Error{Trouble::bad_input, say(words::run_not_load), {}});
  std::vector<std::int64_t> rounds;
  for (const std::string_view ref : visit.request.query.every("round")) {
    const auto round = visit.registry.find(visit.actor, ref);
    if (!round || round->type != "round") return visit.not_found();
    rounds.push_back(round->id);
  }
  const OneRun one(busy);
  if (!one.is_mine()) return visit.problem(Error{Trouble::unavailable, say(words::run_busy), {}});
  analysis::Trial trial(*draft->base, *after);
  std::vector<TriedCase> tried;
  bool stopped = false;
  const auto start = std::chrono::steady_clock::now();
  const auto reach =
      trials::each_filed(visit.registry, visit.actor, rounds, *draft->base, *after, [&](const trials::Filed& filed) {
        trial.add(tried.size(), filed.before, filed.after);
        const std::string number = filed.the_case.number.value_or("");
        tried.push_back({filed.enterprise, filed.the_case.name, number, address_of(visit.actor, filed.the_case)});
        stopped = static_cast<std::int64_t>(tried.size()) >= most_dossiers ||
                  std::chrono::steady_clock::now() - start > most_time;
        return !stopped;
      });
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  Html content = page_head(
      {.title = word(visit, words::run_title),
       .lead = group(draft->trial.name, "　",
                     say(words::run_lead, std::to_string(reach.shown), std::to_string(took.count())).in(visit.lang)),
       .acts = link_button({.text = word(visit, words::trials_diff)}, draft->path("/diff"))});
  content += flash(Tone::info, text(words::trials_not_adopted.in(visit.lang)));
  if (stopped)
    content += flash(Tone::warn, text(say(words::run_stopped, std::to_string(reach.shown),
                                          std::to_string(most_dossiers), std::to_string(most_time.count()))
                                          .in(visit.lang)));
  content += tried.empty() ? empty_state(words::run_nothing.in(visit.lang), text(words::run_nothing_why.in(visit.lang)))
                           : trial_outcome(visit.lang, {trial, *draft->base, *after, tried});
  if (reach.closed > 0) content += p(cls("muted"), say(words::run_closed, std::to_string(reach.closed)).in(visit.lang));
  content += p(cls("small muted"), words::run_frozen.in(visit.lang));
  content += details(cls("panel"), summary(cls("panel__head"), words::trials_run_again.in(visit.lang)),
                     div(cls("panel__body"), run_form(visit, *draft)));
  return shown(visit, word(visit, words::run_title), div(cls("stack-l"), content),
               crumbs_of(visit, *draft, word(visit, words::run_title)));
}

}  // namespace

void add_trial_screens(Screens& screens) {
  const auto desk = std::make_shared<MeasureDesk>();
  const auto busy = std::make_shared<std::atomic<bool>>(false);
  screens.get("/trials", [](Visit& visit) { return trial_list(visit); });
  screens.post("/trials", create);
  screens.get("/trials/{ref}", [desk](Visit& visit) { return overview(visit, *desk); });
  screens.get("/trials/{ref}/file", [desk](Visit& visit) { return editor(visit, *desk); });
  screens.post("/trials/{ref}/file", [desk](Visit& visit) { return save(visit, *desk); });
  screens.get("/trials/{ref}/download", download);
  screens.get("/trials/{ref}/diff", [desk](Visit& visit) { return difference(visit, *desk); });
  screens.get("/trials/{ref}/run", [desk, busy](Visit& visit) { return run(visit, *desk, *busy); });
  screens.post("/trials/{ref}/remove", remove);
}

}  // namespace zj::pages
