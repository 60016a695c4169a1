#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <mutex>
#include <ostream>
#include <thread>

#include <unistd.h>

#include "analysis/simulate.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/measures.h"

namespace zj::cli {
namespace {

using measure::Measure;
using measure::Verdict;

constexpr std::size_t lines_at_once = 256;
constexpr std::size_t batches_ahead = 64;  // of the one that is written next: what waits for its turn stays bounded

struct BadLine {
  std::size_t number;
  Error error;
};

struct Flipped {
  std::size_t number;
  std::string enterprise;
  analysis::Flip flip;
};

struct Batch {
  std::vector<BadLine> bad;
  std::vector<Flipped> flipped;
};

// Flips of one kind: the same change, by the same findings.
struct Kind {
  Verdict verdict_before, verdict_after;
  std::string route_before, route_after;  // empty where the route stays
  std::string change;
  std::vector<std::string> findings, articles;
  friend auto operator<=>(const Kind&, const Kind&) = default;
};

// 符合 → 不符合, with the routes where they differ.
std::string change_text(const analysis::Flip& flip, Lang lang) {
  const bool rerouted = flip.route_before != flip.route_after;
  const auto side = [&](Verdict verdict, const std::string& route) {
    const std::string said(measure::label(verdict).in(lang));
    return rerouted ? say(words::simulate_with_route, said, route).in(lang) : said;
  };
  return side(flip.verdict_before, flip.route_label_before) + " → " + side(flip.verdict_after, flip.route_label_after);
}

// Hands out the lines of a file to threads, and takes back what they made of them in the order of the lines.
class Run {
 public:
  Run(std::istream& lines, const Measure& now, const Measure* then, std::function<void(const Batch&)> write,
      std::function<void(std::int64_t)> progress)
      : lines_(lines), now_(now), then_(then), write_(std::move(write)), progress_(std::move(progress)) {}

  void start() {
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
      workers.emplace_back([&] { work(); });
    for (std::thread& worker : workers) worker.join();
  }

  const analysis::Population& population() const { return population_; }

 private:
  void work() {
    analysis::Population counted;
    std::vector<std::string> texts;
    for (;;) {
      std::size_t sequence = 0, first = 0;
      {
        std::unique_lock lock(reading_);
        texts.clear();
        first = next_line_;
        for (std::string line; texts.size() < lines_at_once && std::getline(lines_, line);)
          texts.push_back(std::move(line));
        if (texts.empty()) break;
        next_line_ += texts.size();
        sequence = next_batch_++;
      }
      Batch batch = assess(texts, first, counted);
      hand_in(sequence, std::move(batch), static_cast<std::int64_t>(first + texts.size() - 1));
    }
    const std::lock_guard lock(writing_);
    population_.add(counted);
  }

  Batch assess(const std::vector<std::string>& texts, std::size_t first, analysis::Population& counted) const {
    Batch batch;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (trim(texts[i]).empty()) continue;
      const auto dossier = measure::parse_dossier(now_.dossier(), texts[i]);
      if (!dossier) {
        batch.bad.push_back({first + i, dossier.error()});
        continue;
      }
      const auto before = measure::assess(now_, *dossier, measure::Detail::verdicts);
      if (then_) {
        const auto again = measure::parse_dossier(then_->dossier(), texts[i]);
        if (!again) {
          batch.bad.push_back({first + i, again.error()});
          continue;
        }
        auto compared =
            analysis::compare(now_, before, *then_, measure::assess(*then_, *again, measure::Detail::verdicts));
        if (compared.flips) batch.flipped.push_back({first + i, name_in(texts[i]), std::move(compared.flip)});
      }
      counted.add(before);
    }
    return batch;
  }

  // Read again only for what is to be shown.
  static std::string name_in(const std::string& text) {
    const auto json = parse_json(text);
    const Json* name = json ? json->find_path("企业.名称") : nullptr;
    return name && name->string() ? *name->string() : std::string();
  }

  void hand_in(std::size_t sequence, Batch batch, std::int64_t lines_done) {
    std::unique_lock lock(writing_);
    turn_.wait(lock, [&] { return sequence < next_written_ + batches_ahead; });
    waiting_.emplace(sequence, std::move(batch));
    for (auto at = waiting_.find(next_written_); at != waiting_.end(); at = waiting_.find(++next_written_)) {
      write_(at->second);
      waiting_.erase(at);
    }
    progress_(lines_done);
    turn_.notify_all();
  }

  std::istream& lines_;
  const Measure& now_;
  const Measure* then_;
  std::function<void(const Batch&)> write_;
  std::function<void(std::int64_t)> progress_;

  std::mutex reading_;
  std::size_t next_line_ = 1, next_batch_ = 0;
  std::mutex writing_;
  std::condition_variable turn_;
  std::map<std::size_t, Batch> waiting_;
  std::size_t next_written_ = 0;
  analysis::Population population_;
};

Json counts_json(const analysis::VerdictCounts& counts) {
  Json json(Json::Object{});
  for (std::size_t i = 0; i < counts.size(); ++i) json.set(measure::to_string(static_cast<Verdict>(i)), counts[i]);
  return json;
}

Json texts(const std::vector<std::string>& list) {
  return Json(Json::Array(list.begin(), list.end()));
}

Json flip_json(const Flipped& f) {
  Json json(Json::Object{});
  json.set("line", static_cast<std::int64_t>(f.number));
  json.set("enterprise", f.enterprise);
  json.set("before", measure::to_string(f.flip.verdict_before));
  json.set("after", measure::to_string(f.flip.verdict_after));
  json.set("route_before", f.flip.route_before);
  json.set("route_after", f.flip.route_after);
  json.set("findings", texts(f.flip.findings));
  json.set("articles", texts(f.flip.articles));
  return json;
}

// ---- the report

class Report {
 public:
  Report(const Arguments& arguments, Streams& streams, const Measure& measure, bool compares)
      : measure_(measure),
        lang_(arguments.lang()),
        json_(arguments.has("json")),
        compares_(compares),
        streams_(streams),
        on_terminal_(&streams.err == &std::cerr && ::isatty(2) != 0) {
    if (json_ && compares_) streams_.out << "{\"flips\":[";
  }

  void write(const Batch& batch) {
    for (const BadLine& bad : batch.bad) {
      ++bad_;
      clear_progress();
      streams_.err
          << say(words::simulate_bad_line, std::to_string(bad.number), bad.error.at, bad.error.said.in(lang_)).in(lang_)
          << "\n";
    }
    for (const Flipped& f : batch.flipped) {
      const std::string change = change_text(f.flip, lang_);
      const bool rerouted = f.flip.route_before != f.flip.route_after;
      ++kinds_[{f.flip.verdict_before, f.flip.verdict_after, rerouted ? f.flip.route_before : "",
                rerouted ? f.flip.route_after : "", change, f.flip.findings, f.flip.articles}];
      if (json_) {
        streams_.out << (flips_ == 0 ? "" : ",") << to_json(flip_json(f));
      } else {
        streams_.out << f.number << "\t" << f.enterprise << "\t" << change << "\t" << join(f.flip.findings, " ") << "\t"
                     << join(f.flip.articles, "、") << "\n";
      }
      ++flips_;
    }
  }

  void progress(std::int64_t lines) {
    if (!on_terminal_ || lines < shown_ + 10'000) return;
    shown_ = lines;
    streams_.err << "\r" << say(words::simulate_progress, std::to_string(lines)).in(lang_) << std::flush;
  }

  int finish(const analysis::Population& population) {
    clear_progress();
    json_ ? finish_json(population) : finish_text(population);
    return bad_ > 0 ? Exit::bad_usage : Exit::done;
  }

 private:
  void clear_progress() {
    if (on_terminal_ && shown_ > 0) streams_.err << "\r\x1b[K";
  }

  std::vector<std::pair<Kind, std::int64_t>> largest_first() const {
    std::vector<std::pair<Kind, std::int64_t>> sorted(kinds_.begin(), kinds_.end());
    std::ranges::stable_sort(sorted, std::ranges::greater{}, [](const auto& kind) { return kind.second; });
    return sorted;
  }

  std::string label_of_route(const std::string& id) const {
    for (const measure::VerdictRule& verdict : measure_.verdicts()) {
      for (const measure::VerdictRule::Route& route : verdict.routes) {
        if (route.name == id) return route.label;
      }
    }
    return id;
  }

  void finish_json(const analysis::Population& population) {
    Json rest(Json::Object{});
    if (compares_) {
      Json::Array groups;
      for (const auto& [kind, n] : largest_first()) {
        Json json(Json::Object{});
        json.set("before", measure::to_string(kind.verdict_before));
        json.set("after", measure::to_string(kind.verdict_after));
        if (!kind.route_before.empty()) {
          json.set("route_before", kind.route_before);
          json.set("route_after", kind.route_after);
        }
        json.set("findings", texts(kind.findings));
        json.set("articles", texts(kind.articles));
        json.set("count", n);
        groups.push_back(std::move(json));
      }
      rest.set("flipped", flips_);
      rest.set("groups", Json(std::move(groups)));
    }
    rest.set("dossiers", population.dossiers);
    rest.set("bad_lines", bad_);
    rest.set("verdicts", counts_json(population.verdicts));
    Json routes(Json::Object{}), findings(Json::Object{});
    for (const auto& [route, n] : population.routes) routes.set(route, n);
    for (const auto& [id, counts] : population.findings) findings.set(id, counts_json(counts));
    rest.set("routes", std::move(routes));
    rest.set("findings", std::move(findings));
    const std::string text = to_json(rest);
    streams_.out << (compares_ ? "]," + text.substr(1) : text) << "\n";
  }

  void finish_text(const analysis::Population& population) {
    std::ostream& out = streams_.out;
    if (compares_) {
      out << (flips_ > 0 ? "\n" : "")
          << say(words::simulate_flipped, std::to_string(flips_), std::to_string(population.dossiers)).in(lang_)
          << "\n";
      for (const auto& [kind, n] : largest_first())
        out << "  " << n << "\t" << kind.change << "\t" << join(kind.findings, " ") << "\t" << join(kind.articles, "、")
            << "\n";
      out << "\n";
    }
    out << say(words::simulate_total, std::to_string(population.dossiers), std::to_string(bad_)).in(lang_) << "\n";
    for (std::size_t i = 0; i < population.verdicts.size(); ++i) {
      if (population.verdicts[i] > 0)
        out << "  " << measure::label(static_cast<Verdict>(i)).in(lang_) << "\t" << population.verdicts[i] << "\n";
    }
    for (const auto& [route, n] : population.routes) out << "  " << label_of_route(route) << "\t" << n << "\n";
    out << "\n" << words::simulate_columns.in(lang_) << "\n";
    for (const auto& [id, counts] : population.findings)
      out << id << "\t" << counts[0] << "\t" << counts[1] << "\t" << counts[2] << "\t" << counts[3] << "\n";
  }

  const Measure& measure_;
  Lang lang_;
  bool json_, compares_;
  Streams& streams_;
  bool on_terminal_;
  std::int64_t bad_ = 0, flips_ = 0, shown_ = 0;
  std::map<Kind, std::int64_t> kinds_;
};

int simulate(const Arguments& arguments, Streams& streams) {
  const auto now = load_measure(arguments.operands().front());
  if (!now) return report(now.error(), arguments, streams);
  std::shared_ptr<const Measure> then;
  if (const auto folder = arguments.value("against")) {
    auto loaded = load_measure(folder);
    if (!loaded) return report(loaded.error(), arguments, streams);
    then = *std::move(loaded);
  }
  const auto path = arguments.value("dossiers");
  if (!path)
    return report(Error{Trouble::bad_input, say(words::simulate_needs_dossiers), "--dossiers"}, arguments, streams);
  std::ifstream file;
  if (*path != "-") {
    file.open(*path, std::ios::binary);
    if (!file) return report(Error{Trouble::bad_input, say(words::cli_cannot_read), *path}, arguments, streams);
  }
  Report told(arguments, streams, **now, then != nullptr);
  Run run(
      *path == "-" ? streams.in : file, **now, then.get(), [&](const Batch& batch) { told.write(batch); },
      [&](std::int64_t lines) { told.progress(lines); });
  run.start();
  return told.finish(run.population());
}

constexpr Option options[] = {{"dossiers", "FILE.jsonl|-", words::simulate_dossiers_option},
                              {"against", "DIR2", words::simulate_against_option},
                              json_option};

}  // namespace

extern constinit const Command measure_simulate_command{
    .name = "measure simulate",
    .operands = "DIR",
    .min_operands = 1,
    .max_operands = 1,
    .options = options,
    .summary = words::simulate_summary,
    .details = words::simulate_details,
    .run = simulate,
};

}  // namespace zj::cli
