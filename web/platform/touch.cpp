// See touch.hpp.
#include "web/platform/touch.hpp"

#include <algorithm>
#include <cmath>

namespace crm::platform {
namespace {

constexpr float slop_px = 9;               // CSS pixels a finger trembles
constexpr double speed_window_ms = 90;     // a fling is judged by the last moments
constexpr double slow_down_ms = 325;       // momentum falls to 1/e
constexpr float stop_speed_per_ms = 0.03f; // CSS pixels
constexpr float fling_speed_per_ms = 0.12f;

TouchPoint minus(TouchPoint a, TouchPoint b) { return {a.x - b.x, a.y - b.y}; }
float length(TouchPoint a) { return std::hypot(a.x, a.y); }

} // namespace

void TouchGesture::press(TouchPoint at, double now_ms, float unit, bool is_drag, bool lifts) {
    m_caught = m_state == State::coasting;
    m_state = is_drag ? State::dragging : State::pressed;
    m_start = m_last = at;
    m_start_ms = m_last_ms = now_ms;
    m_unit = unit;
    m_lifts = lifts;
    m_sample_count = 0;
    remember(at, now_ms);
}

TouchVerdict TouchGesture::move(TouchPoint at, double now_ms) {
    if (m_state == State::dragging) return {TouchAct::dragged};
    if (m_state == State::pressed) {
        if (length(minus(at, m_start)) < slop_px * m_unit) return {};
        // The slop is given back, so that the list starts under the finger without a jump.
        m_state = State::scrolling;
        m_last = at;
        remember(at, now_ms);
        return {TouchAct::scroll_began};
    }
    if (m_state != State::scrolling) return {};
    remember(at, now_ms);
    const TouchPoint moved = minus(at, m_last);
    m_last = at;
    return {TouchAct::scrolled, moved};
}

TouchVerdict TouchGesture::release(TouchPoint at, double now_ms) {
    const State was = m_state;
    m_state = State::idle;
    if (was == State::dragging) return {TouchAct::dropped};
    if (was == State::pressed) return {m_caught ? TouchAct::cancelled : TouchAct::tapped};
    if (was != State::scrolling) return {};
    remember(at, now_ms);
    m_speed = speed_per_ms(now_ms);
    m_last_ms = now_ms;
    if (length(m_speed) > fling_speed_per_ms * m_unit) m_state = State::coasting;
    return {TouchAct::scrolled, minus(at, m_last)};
}

TouchVerdict TouchGesture::cancel() {
    const bool was_down = is_down();
    m_state = State::idle;
    return {was_down ? TouchAct::cancelled : TouchAct::nothing};
}

TouchVerdict TouchGesture::tick(double now_ms) {
    if (m_state == State::pressed && !m_caught && now_ms - m_start_ms >= long_press_ms) {
        m_state = m_lifts ? State::dragging : State::idle;
        return {m_lifts ? TouchAct::lifted : TouchAct::long_pressed};
    }
    if (m_state != State::coasting) return {};
    // Exact for any frame time: the way is the integral of the falling speed.
    const double step_ms = std::clamp(now_ms - m_last_ms, 0.0, 100.0);
    m_last_ms = now_ms;
    const auto left = static_cast<float>(std::exp(-step_ms / slow_down_ms));
    const auto way = static_cast<float>(slow_down_ms) * (1 - left);
    const TouchPoint moved{m_speed.x * way, m_speed.y * way};
    m_speed = {m_speed.x * left, m_speed.y * left};
    if (length(m_speed) < stop_speed_per_ms * m_unit) m_state = State::idle;
    return {TouchAct::scrolled, moved};
}

void TouchGesture::remember(TouchPoint at, double now_ms) {
    if (m_sample_count == static_cast<int>(m_samples.size())) {
        std::ranges::rotate(m_samples, m_samples.begin() + 1);
        --m_sample_count;
    }
    m_samples[m_sample_count++] = {at, now_ms};
}

TouchPoint TouchGesture::speed_per_ms(double now_ms) const {
    const auto end = m_samples.begin() + m_sample_count;
    const auto first = std::find_if(m_samples.begin(), end,
                                    [&](const Sample& sample) { return now_ms - sample.at_ms <= speed_window_ms; });
    if (first == end) return {};
    const Sample& last = *(end - 1);
    const double time_ms = last.at_ms - first->at_ms;
    if (time_ms < 1) return {};
    const TouchPoint way = minus(last.at, first->at);
    const auto time = static_cast<float>(time_ms);
    return {way.x / time, way.y / time};
}

} // namespace crm::platform
