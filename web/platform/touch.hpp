// What a finger means: a tap, a long press, a scroll that runs on when the finger leaves it, or a drag. Pure: positions
// and times go in, one verdict per event comes out.
#pragma once
#include <array>

namespace crm::platform {

struct TouchPoint {
    float x = 0, y = 0;
};

enum class TouchAct : unsigned char {
    nothing,
    scroll_began,
    scrolled,
    tapped,
    long_pressed,
    lifted, // a long press on something that is carried: the next moves drag it
    dragged,
    dropped,
    cancelled
};

struct TouchVerdict {
    TouchAct act = TouchAct::nothing;
    TouchPoint moved{}; // scrolled: by so much, as the finger moves
};

class TouchGesture {
public:
    // `unit`: physical pixels per CSS pixel. `is_drag`: what lies under the finger is dragged, not scrolled; `lifts`:
    // it is dragged once the finger has rested on it.
    void press(TouchPoint at, double now_ms, float unit, bool is_drag, bool lifts = false);
    TouchVerdict move(TouchPoint at, double now_ms);
    TouchVerdict release(TouchPoint at, double now_ms);
    TouchVerdict cancel();
    TouchVerdict tick(double now_ms); // once a frame: long press and momentum

    bool is_down() const {
        return m_state == State::pressed || m_state == State::scrolling || m_state == State::dragging;
    }
    bool is_coasting() const { return m_state == State::coasting; }
    TouchPoint start() const { return m_start; }

    static constexpr double long_press_ms = 500;

private:
    enum class State : unsigned char { idle, pressed, scrolling, dragging, coasting };
    struct Sample {
        TouchPoint at;
        double at_ms = 0;
    };

    void remember(TouchPoint at, double now_ms);
    TouchPoint speed_per_ms(double now_ms) const;

    State m_state = State::idle;
    TouchPoint m_start, m_last, m_speed;
    double m_start_ms = 0, m_last_ms = 0;
    float m_unit = 1;
    bool m_lifts = false;
    bool m_caught = false; // the finger stopped a running list: lifting it is no tap
    std::array<Sample, 16> m_samples;
    int m_sample_count = 0;
};

} // namespace crm::platform
