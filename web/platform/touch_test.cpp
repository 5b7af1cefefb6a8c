// Fingers: what a touch means, whatever the frame rate.
#include <doctest/doctest.h>

#include "web/platform/touch.hpp"

using namespace crm::platform;

namespace {

// A finger that moves up by `step` every 10 ms, then leaves.
TouchGesture flung(float step) {
    TouchGesture touch;
    touch.press({100, 500}, 0, 1, false);
    for (int i = 1; i <= 12; ++i) touch.move({100, 500 - step * static_cast<float>(i)}, i * 10);
    touch.release({100, 500 - step * 12}, 125);
    return touch;
}

float coast(TouchGesture touch, double frame_ms) {
    float way = 0;
    for (double now_ms = 125 + frame_ms; touch.is_coasting() && now_ms < 10'000; now_ms += frame_ms)
        way += touch.tick(now_ms).moved.y;
    return way;
}

} // namespace

TEST_CASE("a finger that comes and goes at one place taps, even if it trembles") {
    TouchGesture touch;
    touch.press({10, 10}, 0, 2, false);
    CHECK(touch.move({14, 12}, 30).act == TouchAct::nothing);
    CHECK(touch.release({14, 12}, 90).act == TouchAct::tapped);
}

TEST_CASE("a finger that stays is a long press, once, and lifting it is nothing more") {
    TouchGesture touch;
    touch.press({10, 10}, 0, 1, false);
    CHECK(touch.tick(499).act == TouchAct::nothing);
    CHECK(touch.tick(501).act == TouchAct::long_pressed);
    CHECK(touch.tick(600).act == TouchAct::nothing);
    CHECK(touch.release({10, 10}, 700).act == TouchAct::nothing);
}

TEST_CASE("what is carried is lifted by a finger that rests on it, and scrolled by one that does not") {
    TouchGesture touch;
    touch.press({10, 10}, 0, 1, false, true);
    CHECK(touch.move({12, 11}, 100).act == TouchAct::nothing);
    CHECK(touch.tick(501).act == TouchAct::lifted);
    CHECK(touch.move({90, 10}, 520).act == TouchAct::dragged);
    CHECK(touch.release({90, 10}, 540).act == TouchAct::dropped);
    touch.press({10, 100}, 1000, 1, false, true);
    CHECK(touch.move({10, 80}, 1020).act == TouchAct::scroll_began);
    CHECK(touch.tick(1600).act == TouchAct::nothing);
}

TEST_CASE("scrolling starts without a jump and follows the finger exactly") {
    TouchGesture touch;
    touch.press({0, 100}, 0, 1, false);
    CHECK(touch.move({0, 88}, 20).act == TouchAct::scroll_began);
    CHECK(touch.move({0, 80}, 40).moved.y == doctest::Approx(-8));
    CHECK(touch.move({0, 50}, 60).moved.y == doctest::Approx(-30));
    CHECK(touch.release({0, 50}, 400).act == TouchAct::scrolled);
    CHECK_FALSE(touch.is_coasting()); // it had come to rest
}

TEST_CASE("a fling runs on, as far at 30 frames a second as at 120") {
    const float at_120 = coast(flung(10), 1000.0 / 120), at_30 = coast(flung(10), 1000.0 / 30);
    CHECK(at_120 < -200);
    CHECK(at_30 == doctest::Approx(at_120).epsilon(0.05));
}

TEST_CASE("a finger that stops a running list does not tap what lies under it") {
    TouchGesture touch = flung(10);
    REQUIRE(touch.is_coasting());
    touch.press({100, 300}, 200, 1, false);
    CHECK(touch.release({100, 300}, 260).act == TouchAct::cancelled);
}

TEST_CASE("what is dragged does not scroll") {
    TouchGesture touch;
    touch.press({0, 0}, 0, 1, true);
    CHECK(touch.move({50, 50}, 20).act == TouchAct::dragged);
    CHECK(touch.release({50, 50}, 40).act == TouchAct::dropped);
}
