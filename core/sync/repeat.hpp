// The same step again and again, each answering whether there is more to do: at once or much later, without the stack
// growing when a thousand of them answer at once.
#pragma once
#include <functional>
#include <memory>
#include <utility>

namespace crm {

using Again = std::function<void(bool is_more)>;

namespace detail {
struct Repetition : std::enable_shared_from_this<Repetition> {
    std::function<void(Again)> step;
    std::function<void()> done;
    bool is_running = false, is_due = true;

    void run() {
        if (is_running) return;
        const auto keep = shared_from_this();
        is_running = true;
        while (is_due) {
            is_due = false;
            step([self = keep, is_told = std::make_shared<bool>(false)](bool is_more) {
                if (std::exchange(*is_told, true)) return; // one answer per step
                if (!is_more) return self->finish();
                self->is_due = true;
                self->run();
            });
        }
        is_running = false;
    }
    void finish() {
        const auto keep = shared_from_this();
        step = nullptr;
        if (auto told = std::exchange(done, nullptr)) told();
    }
};
} // namespace detail

inline void repeat(std::function<void(Again)> step, std::function<void()> done) {
    const auto repetition = std::make_shared<detail::Repetition>();
    repetition->step = std::move(step);
    repetition->done = std::move(done);
    repetition->run();
}

} // namespace crm
