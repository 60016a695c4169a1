#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "registry/registry.h"

namespace zj::post {

// Performs due acts as time passes. One thread; several instances may run on one database, because every job runs once.
class Scheduler {
 public:
  explicit Scheduler(registry::Registry& registry, std::chrono::milliseconds pace = std::chrono::seconds(1));
  ~Scheduler();  // finishes the act in hand
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

 private:
  void run();

  registry::Registry& registry_;
  std::chrono::milliseconds pace_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace zj::post
