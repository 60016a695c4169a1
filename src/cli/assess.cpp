#include "measure/assess.h"

#include <algorithm>
#include <ostream>
#include <vector>

#include "base/version.h"
#include "cli/command.h"
#include "cli/measures.h"
#include "measure/dossier.h"
#include "measure/receipt.h"
#include "measure/steps.h"

namespace zj::cli {
namespace {

using measure::Assessment;
using measure::Finding;
using measure::Measure;
using measure::Verdict;

int exit_of(Verdict verdict) {
  return verdict == Verdict::met ? Exit::done : verdict == Verdict::unmet ? Exit::unmet : Exit::unknown;
}

// The assumptions behind a finding that nobody has confirmed.
std::vector<std::string> open_assumptions(const Measure& measure, const Finding& finding) {
  std::vector<std::string> open;
  for (const std::string& id : finding.assumptions) {
    const measure::Assumption* assumption = measure.assumption(id);
    if (assumption && !assumption->is_confirmed()) open.push_back(id);
  }
  return open;
}

// The person's view of an assessment: what stands in the way first, the rest in a line each.
class Printer {
 public:
  Printer(const Measure& measure, const Assessment& assessment, Lang lang, std::ostream& out)
      : measure_(measure), assessment_(assessment), lang_(lang), out_(out) {}

  void print() {
    out_ << say(words::assess_verdict, measure::label(assessment_.verdict).in(lang_)).in(lang_) << "\n";
    print_subject();
    for (const Verdict verdict : {Verdict::unmet, Verdict::unknown}) list(verdict, true, true);
    for (const Verdict verdict : {Verdict::met, Verdict::not_applicable}) list(verdict, true, false);
    const bool others = std::any_of(assessment_.findings.begin(), assessment_.findings.end(),
                                    [](const Finding& f) { return !f.decides; });
    if (others) out_ << "\n" << words::assess_informative.in(lang_) << "\n";
    for (const Verdict verdict : {Verdict::unmet, Verdict::unknown, Verdict::met, Verdict::not_applicable})
      list(verdict, false, false);
    print_assumptions();
    out_ << "\n"
         << say(words::assess_measure, in_lang(measure_.identity().title, measure_.identity().english),
                assessment_.measure_id, assessment_.measure_hash.substr(0, 12))
                .in(lang_)
         << "\n";
  }

 private:
  // In English where the measure has it.
  std::string_view in_lang(const std::string& zh, const std::string& en) const {
    return lang_ == Lang::en && !en.empty() ? en : zh;
  }

  void print_subject() {
    const measure::VerdictRule* title = measure_.verdict(assessment_.title);
    if (!title) {
      out_ << say(words::assess_subject, assessment_.title, assessment_.route_label).in(lang_) << "\n";
      return;
    }
    std::string_view route = lang_ == Lang::zh ? assessment_.route_label : assessment_.route;
    for (const measure::VerdictRule::Route& taken : title->routes) {
      if (taken.name == assessment_.route && lang_ == Lang::en && !taken.english.empty()) route = taken.english;
    }
    out_ << say(words::assess_subject, in_lang(title->name, title->english), route).in(lang_) << "\n";
  }

  void list(Verdict verdict, bool decides, bool in_full) {
    std::vector<const Finding*> findings;
    for (const Finding& finding : assessment_.findings) {
      if (finding.verdict == verdict && finding.decides == decides) findings.push_back(&finding);
    }
    if (findings.empty()) return;
    out_ << "\n"
         << say(words::assess_heading, measure::label(verdict).in(lang_), std::to_string(findings.size())).in(lang_)
         << "\n";
    for (const Finding* finding : findings) {
      const auto open = open_assumptions(measure_, *finding);
      out_ << "  " << finding->id << "  " << finding->title.in(lang_) << "  " << finding->article
           << (open.empty() ? "" : "  ※") << "\n";
      if (in_full || !decides) out_ << "      " << finding->reason.in(lang_) << "\n";
      if (in_full) shown_.insert(shown_.end(), open.begin(), open.end());
    }
  }

  void print_assumptions() {
    std::sort(shown_.begin(), shown_.end());
    shown_.erase(std::unique(shown_.begin(), shown_.end()), shown_.end());
    if (shown_.empty()) return;
    out_ << "\n" << words::assess_assumptions.in(lang_) << "\n";
    for (const std::string& id : shown_) {
      const measure::Assumption& assumption = *measure_.assumption(id);
      out_ << "  " << id << "  " << in_lang(assumption.title, assumption.english) << "\n";
    }
  }

  const Measure& measure_;
  const Assessment& assessment_;
  Lang lang_;
  std::ostream& out_;
  std::vector<std::string> shown_;
};

std::string one_line(std::string_view source) {
  std::string line;
  for (const char c : source) {
    const bool space = c == ' ' || c == '\n';
    if (!space || (!line.empty() && line.back() != ' ')) line += space ? ' ' : c;
  }
  return line;
}

// A decision as an indented tree, one step a line.
void print_tree(const measure::Step& step, const std::string& indent, std::ostream& out) {
  for (std::size_t i = 0; i < step.steps.size(); ++i) {
    const measure::Step& part = step.steps[i];
    const bool last = i + 1 == step.steps.size();
    out << indent << (last ? "└ " : "├ ") << one_line(part.text) << "  →  "
        << (part.is_unknown ? "? " + part.why_unknown : part.value) << "\n";
    print_tree(part, indent + (last ? "  " : "│ "), out);
  }
}

bool print_trace(const Assessment& assessment, std::string_view id, Lang lang, std::ostream& out) {
  bool found = false;
  for (const Finding& finding : assessment.findings) {
    if (id != "all" && finding.id != id) continue;
    found = true;
    out << finding.id << "  " << finding.title.in(lang) << "  " << measure::label(finding.verdict).in(lang) << "\n";
    measure::Step root;
    root.steps.push_back(steps_of(assessment, finding));
    print_tree(root, "  ", out);
  }
  return found;
}

int assess_file(const Arguments& arguments, Streams& streams) {
  const Lang lang = arguments.lang();
  const auto measure = load_measure(arguments.value("measure"));
  if (!measure) return report(measure.error(), arguments, streams);
  const auto text = read_input(arguments.operands().front(), streams);
  if (!text) return report(text.error(), arguments, streams);
  std::vector<measure::Problem> warnings;
  const auto dossier = measure::parse_dossier((*measure)->dossier(), *text, &warnings);
  for (const measure::Problem& warning : warnings)
    streams.err << say(words::assess_warning, warning.path, warning.message.in(lang)).in(lang) << "\n";
  if (!dossier) return report(dossier.error(), arguments, streams);
  const Assessment assessment = measure::assess(**measure, *dossier);
  if (arguments.has("receipt")) {
    streams.out << measure::receipt_bytes(*measure::make_receipt(**measure, *text, program_version()));
  } else if (const auto id = arguments.value("trace")) {
    if (!print_trace(assessment, *id, lang, streams.out))
      return report(Error{.said = say(words::assess_no_finding, *id), .at = "--trace"}, arguments, streams);
  } else if (arguments.has("json")) {
    streams.out << to_json(measure::to_json(assessment)) << "\n";
  } else {
    Printer(**measure, assessment, lang, streams.out).print();
  }
  return exit_of(assessment.verdict);
}

constexpr Option options[] = {measure_option,
                              {"trace", "ID", words::assess_trace_option},
                              {"receipt", "", words::assess_receipt_option},
                              json_option};

}  // namespace

extern constinit const Command assess_command{
    .name = "assess",
    .operands = "DOSSIER.json|-",
    .min_operands = 1,
    .max_operands = 1,
    .options = options,
    .summary = words::assess_summary,
    .details = words::assess_details,
    .run = assess_file,
};

}  // namespace zj::cli
