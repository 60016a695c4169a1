#include "pages/measure_desk.h"

#include <algorithm>

#include "registry/schema.h"

namespace zj::pages {

namespace {
constexpr std::size_t kept = 12;
}

std::shared_ptr<const MeasureDesk::Entry> MeasureDesk::of(const std::shared_ptr<const measure::Measure>& measure) {
  if (auto entry = known(measure->hash())) return entry;
  return keep({measure->hash(), {measure, {}}, analysis::check(*measure)});
}

std::shared_ptr<const MeasureDesk::Entry> MeasureDesk::compile(std::vector<measure::InputFile> files) {
  std::string hash = measure::measure_hash(files);
  if (auto entry = known(hash)) return entry;
  Entry entry{std::move(hash), measure::Measure::load(std::move(files), registry::procedure_schema()), {}};
  if (entry.loaded.measure) entry.report = analysis::check(*entry.loaded.measure);
  return keep(std::move(entry));
}

std::shared_ptr<const MeasureDesk::Entry> MeasureDesk::known(const std::string& hash) {
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find(entries_, hash, &Entry::hash);
  if (found == entries_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found);
  return entries_.front();
}

// Two readers may have worked out the same at once; which of the two is kept makes no difference.
std::shared_ptr<const MeasureDesk::Entry> MeasureDesk::keep(Entry entry) {
  const std::lock_guard lock(mutex_);
  entries_.push_front(std::make_shared<const Entry>(std::move(entry)));
  if (entries_.size() > kept) entries_.pop_back();
  return entries_.front();
}

}  // namespace zj::pages
