// Doing one thing after the other when each answers by callback. Answers that come
// inside the call (a directory) do not deepen the stack.
#pragma once

#include "core/base/storage.hpp"

#include <functional>
#include <memory>
#include <utility>

namespace crm {

using Step = std::function<void(size_t, Done<void>)>;

namespace detail {

struct StepLoop : std::enable_shared_from_this<StepLoop> {
    size_t count = 0;
    size_t next = 0;
    Step step;
    Done<void> done;
    bool is_ready = true;
    bool is_running = false;

    void run() {
        if (is_running) return;
        auto keep = shared_from_this();
        is_running = true;
        while (is_ready && next < count) {
            is_ready = false;
            step(next++, [self = keep](Result<void, StorageError> result) {
                if (!result) return self->finish(result);
                self->is_ready = true;
                self->run();
            });
        }
        is_running = false;
        if (is_ready && next >= count) finish({});
    }

    void finish(Result<void, StorageError> result) {
        is_ready = false;
        next = count;
        if (auto told = std::exchange(done, nullptr)) told(result);
    }
};

} // namespace detail

// step(0), step(1), … step(count - 1); stops at the first error and answers it.
inline void each_in_turn(size_t count, Step step, Done<void> done) {
    auto loop = std::make_shared<detail::StepLoop>();
    loop->count = count;
    loop->step = std::move(step);
    loop->done = std::move(done);
    loop->run();
}

} // namespace crm
