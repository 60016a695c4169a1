#include "post/scheduler.h"

#include <cstdio>
#include <exception>

#include "registry/jobs.h"

namespace zj::post {

Scheduler::Scheduler(registry::Registry& registry, std::chrono::milliseconds pace)
    : registry_(registry), pace_(pace), thread_([this] { run(); }) {}

Scheduler::~Scheduler() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void Scheduler::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    lock.unlock();
    try {
      // Asked first, so that a quiet second is one read.
      if (const auto due = registry::next_due(registry_); due && *due <= registry_.clock().now())
        registry::run_due_jobs(registry_);
    } catch (const std::exception& e) {
      // The database may be away for a moment; the jobs stay due.
      std::fprintf(stderr, "jobs: %s\n", e.what());
    }
    lock.lock();
    wake_.wait_for(lock, pace_, [this] { return stop_; });
  }
}

}  // namespace zj::post
