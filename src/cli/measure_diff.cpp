#include <ostream>

#include "analysis/diff.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/measures.h"
#include "pages/measure_diff_view.h"
#include "words/pages_measure.h"

namespace zj::cli {
namespace {

using analysis::Changed;

std::string_view changed_id(Changed changed) {
  return changed == Changed::added ? "added" : changed == Changed::removed ? "removed" : "changed";
}

Json to_json_row(const analysis::ArticleChange& article) {
  Json::Array parts;
  for (const analysis::PartChange& part : article.parts) {
    Json::Array lines;
    for (const analysis::LineChange& line : part.lines)
      lines.emplace_back(Json::Object{{"before", line.before}, {"after", line.after}});
    parts.emplace_back(Json::Object{{"kind", pages::part_id(part.kind)},
                                    {"name", part.name},
                                    {"change", changed_id(part.changed)},
                                    {"lines", std::move(lines)}});
  }
  return Json::Object{{"id", article.id},
                      {"place", article.place},
                      {"heading", article.heading},
                      {"heading_before", article.heading_before},
                      {"change", changed_id(article.changed)},
                      {"parts", std::move(parts)}};
}

void write_block(std::ostream& out, std::string_view sign, const std::string& text) {
  if (text.empty()) return;
  for (const std::string_view line : split(text, '\n')) out << "    " << sign << " " << line << "\n";
}

int diff_measures(const Arguments& arguments, Streams& streams) {
  const Lang lang = arguments.lang();
  std::shared_ptr<const measure::Measure> measures[2];
  for (std::size_t i = 0; i < 2; ++i) {
    auto loaded = load_measure(arguments.operands()[i]);
    if (!loaded) return report(loaded.error(), arguments, streams);
    measures[i] = *std::move(loaded);
  }
  const analysis::MeasureDiff found = analysis::diff(*measures[0], *measures[1]);
  const int exit = found.empty() ? Exit::done : Exit::unmet;
  if (arguments.has("json")) {
    Json::Array articles;
    for (const analysis::ArticleChange& article : found.articles) articles.push_back(to_json_row(article));
    streams.out << to_json(Json::Object{{"before", measures[0]->hash()},
                                        {"after", measures[1]->hash()},
                                        {"articles", std::move(articles)}})
                << "\n";
    return exit;
  }
  if (found.empty()) {
    streams.out << words::diff_none.in(lang) << "\n";
    return exit;
  }
  for (const analysis::ArticleChange& article : found.articles) {
    streams.out << article.heading << (article.id.empty() ? "" : " [" + article.id + "]") << " "
                << pages::changed_word(article.changed).in(lang) << "\n";
    if (!article.heading_before.empty())
      streams.out << "  " << say(words::diff_renamed, article.heading_before).in(lang) << "\n";
    for (const analysis::PartChange& part : article.parts) {
      streams.out << "  " << pages::part_name(lang, part) << "\n";
      for (const analysis::LineChange& line : part.lines) {
        write_block(streams.out, "-", line.before);
        write_block(streams.out, "+", line.after);
      }
    }
  }
  streams.out << say(words::diff_counts, std::to_string(found.changed), std::to_string(found.added),
                     std::to_string(found.removed))
                     .in(lang)
              << "\n";
  return exit;
}

constexpr Option options[] = {json_option};

}  // namespace

extern constinit const Command measure_diff_command{
    .name = "measure diff",
    .operands = "DIR1 DIR2",
    .min_operands = 2,
    .max_operands = 2,
    .options = options,
    .summary = words::measure_diff_summary,
    .details = words::measure_diff_details,
    .run = diff_measures,
};

}  // namespace zj::cli
