// The hours of a calendar in a world without a browser: entries side by side, carried and stretched by mouse and keys.
#ifdef WASL_TEXT_FONTS_DIR
#include <algorithm>

#include "web/kit/agenda_lanes.hpp"
#include "web/kit/test_world.hpp"

namespace crm {
namespace {

constexpr Date sunday{20779}; // 22 November 2026

struct HoursWorld : World {
    struct Entry {
        Date day{};
        AgendaItem item{};
    };
    AgendaView view{.span = AgendaSpan::week, .day = sunday};
    std::vector<Entry> entries{{sunday, {.key = 1, .title = "Stocktaking"}},
                               {sunday, {.key = 2, .title = "Call Sara", .minute = 600, .minutes = 30}},
                               {sunday, {.key = 3, .title = "Visit Omar", .minute = 615, .minutes = 60}}};
    std::vector<AgendaItem> shown[16];
    AgendaResult last;
    std::vector<AgendaResult> moves;
    std::optional<AgendaAdd> added;
    std::optional<std::uint64_t> opened;

    explicit HoursWorld(ImVec2 size = {1200, 800}, AgendaSpan span = AgendaSpan::week) : World(size) {
        static int worlds = 0;
        view.span = span;
        const std::string id = "hours " + std::to_string(++worlds);
        draw = [this, id] {
            last = agenda_ui(id,
                             {.label = "Visits",
                              .today = sunday,
                              .items = [this](Date day) -> std::span<const AgendaItem> {
                                  auto& items = shown[day.days % 16];
                                  items.clear();
                                  for (const Entry& entry : entries)
                                      if (entry.day == day) items.push_back(entry.item);
                                  std::ranges::stable_sort(items, {}, &AgendaItem::minute);
                                  return items;
                              },
                              .add = "Add",
                              .has_times = true,
                              .has_list = true,
                              .can_stretch = true,
                              .now = 9 * 60 + 10},
                             view);
            if (last.opened) opened = last.opened;
            if (last.add) added = last.add;
            if (!last.moved) return;
            Entry& entry = entry_of(last.moved->key);
            entry.day = last.moved->to.day;
            entry.item.minute = last.moved->to.minute;
            entry.item.minutes = last.moved->minutes.value_or(entry.item.minutes);
        };
        frame(3);
    }
    Entry& entry_of(std::uint64_t key) {
        for (Entry& entry : entries)
            if (entry.item.key == key) return entry;
        FAIL("no such entry");
        return entries[0];
    }
    const Node* find_starting(std::string_view name) const {
        for (const Node& node : semantics::nodes())
            if (node.name.starts_with(name)) return &node;
        return nullptr;
    }
    std::string focused_name() const {
        const Node* node = semantics::find(semantics::focus_owner());
        return node ? node->name : std::string();
    }
    void drag(ImVec2 from, ImVec2 to) {
        ImGuiIO& io = ImGui::GetIO();
        io.AddMousePosEvent(from.x, from.y);
        frame(2);
        io.AddMouseButtonEvent(0, true);
        frame(2);
        io.AddMousePosEvent((from.x + to.x) / 2, (from.y + to.y) / 2);
        frame(2);
        io.AddMousePosEvent(to.x, to.y);
        frame(2);
        io.AddMouseButtonEvent(0, false);
        frame(4);
    }
    float hour_tall() const { // by where two entries stand
        const Node* call = find_starting("Call Sara");
        const Node* visit = find_starting("Visit Omar");
        REQUIRE(call);
        REQUIRE(visit);
        return (visit->min.y - call->min.y) * 60 / static_cast<float>(visit_minute() - 600);
    }
    int visit_minute() const {
        for (const Entry& entry : entries)
            if (entry.item.key == 3) return entry.item.minute;
        return 0;
    }
};

TEST_CASE("entries that overlap stand side by side, as wide as their group allows") {
    const TimeSpan entries[] = {{540, 600}, {550, 580}, {580, 640}, {640, 700}, {700, 730}, {710, 720}, {715, 800}};
    const std::vector<Lane> lanes = side_by_side(entries);
    const auto is = [&](std::size_t i, int lane, int count, int group) {
        CHECK(lanes[i].lane == lane);
        CHECK(lanes[i].lanes == count);
        CHECK(lanes[i].group == group);
    };
    is(0, 0, 2, 0);
    is(1, 1, 2, 0);
    is(2, 1, 2, 0); // free again when the second has ended
    is(3, 0, 1, 1);
    is(4, 0, 3, 2);
    is(5, 1, 3, 2);
    is(6, 2, 3, 2);
    CHECK(side_by_side({}).empty());
}

TEST_CASE("no two entries of a day ever lie on each other") {
    std::uint32_t seed = 7;
    const auto random = [&](int below) {
        seed = seed * 1664525u + 1013904223u;
        return static_cast<int>((seed >> 8) % static_cast<unsigned>(below));
    };
    for (int round = 0; round < 200; ++round) {
        std::vector<TimeSpan> entries;
        for (int i = random(40); i >= 0; --i) {
            const int begins = random(1400);
            entries.push_back({begins, begins + 1 + random(200)});
        }
        std::ranges::stable_sort(entries, {}, &TimeSpan::begins);
        const std::vector<Lane> lanes = side_by_side(entries);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            REQUIRE(lanes[i].lane < lanes[i].lanes);
            for (std::size_t j = i + 1; j < entries.size(); ++j) {
                if (entries[j].begins >= entries[i].ends) continue;
                REQUIRE(lanes[i].group == lanes[j].group);
                REQUIRE(lanes[i].lanes == lanes[j].lanes);
                REQUIRE(lanes[i].lane != lanes[j].lane);
            }
        }
    }
}

TEST_CASE("a week shows entries at their hours and the others above, side by side where they overlap") {
    HoursWorld world;
    const Node *call = world.find_starting("Call Sara"), *visit = world.find_starting("Visit Omar"),
               *whole = world.find_starting("Stocktaking");
    REQUIRE(call);
    REQUIRE(visit);
    REQUIRE(whole);
    CHECK(call->name == "Call Sara, 10:00 AM – 10:30 AM");
    CHECK(whole->max.y < call->min.y);
    CHECK(call->max.x <= visit->min.x);
    CHECK(visit->min.y > call->min.y);
    CHECK(world.find(Role::list, "All day"));
}

TEST_CASE("arrows walk through hours and entries, Enter adds or opens, N adds, T goes to now") {
    HoursWorld world;
    world.focus(world.find(Role::button, "Sunday, 22 November 2026, 9:00 AM: free")); // the hour that it is
    world.press(ImGuiKey_Enter);
    REQUIRE(world.added);
    CHECK(world.added->at == AgendaTime{sunday, 540});
    world.press(ImGuiKey_DownArrow);
    CHECK(world.focused_name() == "Sunday, 22 November 2026, 9:30 AM: free");
    world.press(ImGuiKey_DownArrow);
    CHECK(world.focused_name().starts_with("Call Sara"));
    world.press(ImGuiKey_DownArrow);
    CHECK(world.focused_name().starts_with("Visit Omar")); // begins in the same half hour
    world.press(ImGuiKey_Enter);
    CHECK(world.opened == 3);
    world.added.reset();
    world.press(ImGuiKey_N);
    REQUIRE(world.added);
    CHECK(world.added->at == AgendaTime{sunday, 600});
    world.press(ImGuiKey_RightArrow);
    CHECK(world.focused_name() == "Monday, 23 November 2026, 10:00 AM: free");
    world.press(ImGuiKey_PageDown);
    CHECK(world.focused_name() == "Monday, 30 November 2026, 10:00 AM: free");
    world.press(ImGuiKey_T);
    CHECK(world.focused_name() == "Sunday, 22 November 2026, 9:00 AM: free");
    for (int i = 0; i < 19; ++i) world.press(ImGuiKey_UpArrow);
    CHECK(world.focused_name() == "Stocktaking"); // above midnight
    world.press(ImGuiKey_UpArrow);
    CHECK(world.focused_name() == "Sunday, 22 November 2026, 1 items");
}

TEST_CASE("an entry is carried by quarters of an hour, made longer, and put back by keys") {
    HoursWorld world;
    world.focus(world.find_starting("Call Sara"));
    world.press(ImGuiKey_Space);
    world.press(ImGuiKey_DownArrow);
    world.press(ImGuiKey_RightArrow);
    CHECK(world.focused_name() == "Call Sara, 10:15 AM – 10:45 AM"); // said where it hangs
    world.press(ImGuiKey_Escape);
    CHECK(world.entry_of(2).item.minute == 600);
    CHECK(world.entry_of(2).day == sunday);
    CHECK(world.focused_name().starts_with("Call Sara"));
    world.press(ImGuiKey_Space);
    world.press(ImGuiKey_UpArrow);
    world.press(ImGuiKey_DownArrow, ImGuiMod_Shift);
    world.press(ImGuiKey_RightArrow);
    world.press(ImGuiKey_Space);
    CHECK(world.entry_of(2).day == Date{sunday.days + 1});
    CHECK(world.entry_of(2).item.minute == 585);
    CHECK(world.entry_of(2).item.minutes == 45);
    CHECK(world.focused_name() == "Call Sara, 9:45 AM – 10:30 AM");
}

TEST_CASE("what has no time gets one, and may lose it again") {
    HoursWorld world;
    world.focus(world.find_starting("Stocktaking"));
    world.press(ImGuiKey_Space);
    world.press(ImGuiKey_DownArrow);
    world.press(ImGuiKey_Space);
    CHECK(world.entry_of(1).item.minute == 540);
    world.focus(world.find_starting("Stocktaking"));
    world.press(ImGuiKey_Space);
    for (int i = 0; i < 37; ++i) world.press(ImGuiKey_UpArrow);
    world.press(ImGuiKey_Space);
    CHECK(world.entry_of(1).item.minute == all_day);
}

TEST_CASE("the mouse carries an entry, draws out its end, and marks time for a new one") {
    HoursWorld world;
    const float hour = world.hour_tall();
    const Node* visit = world.find_starting("Visit Omar");
    const ImVec2 at{visit->min.x + 20, visit->min.y + 8};
    world.drag(at, {at.x, at.y + hour});
    CHECK(world.entry_of(3).item.minute == 675);
    CHECK(world.entry_of(3).item.minutes == 60);
    visit = world.find_starting("Visit Omar");
    const ImVec2 end{(visit->min.x + visit->max.x) / 2, visit->max.y - 3};
    world.drag(end, {end.x, end.y + hour / 2});
    CHECK(world.entry_of(3).item.minute == 675);
    CHECK(world.entry_of(3).item.minutes == 90);
    CHECK_FALSE(world.added);
    visit = world.find_starting("Visit Omar"); // begins at 11:15
    const float x = visit->max.x + 200, y = visit->min.y - hour / 4;
    world.drag({x, y + 2}, {x, y + hour * 5 / 4 - 4});
    REQUIRE(world.added);
    CHECK(world.added->at.minute == 660);
    CHECK(world.added->minutes == 75);
    CHECK(world.added->at.day > sunday);
    world.added.reset();
    world.click_at({x, y + hour * 0.7f});
    REQUIRE(world.added);
    CHECK(world.added->at.minute == 690); // a press takes the half hour
    CHECK(world.added->minutes == 0);
}

TEST_CASE("a day before the chosen one is chosen by a press, and keeps the keyboard") {
    HoursWorld world({390, 800}, AgendaSpan::month);
    world.focus(world.find_starting("Sunday, 22 November 2026"));
    world.click(world.find(Role::listitem, "Thursday, 19 November 2026"));
    world.frame(3);
    CHECK(world.view.day == Date{sunday.days - 3});
    CHECK(world.focused_name() == "Thursday, 19 November 2026");
}

TEST_CASE("as a list the days stand below each other with what they hold; empty days are left out") {
    HoursWorld world({1200, 800}, AgendaSpan::list);
    world.entries[1].day = {sunday.days + 3};
    world.frame(3);
    CHECK(world.find_starting("Today · Sunday, 22 November 2026"));
    CHECK(world.find_starting("Wednesday, 25 November 2026"));
    CHECK_FALSE(world.find_starting("Monday, 23 November 2026"));
    world.click(world.find_starting("Call Sara"));
    CHECK(world.opened == 2);
    world.entries.clear();
    world.frame(3);
    REQUIRE(world.find_starting("Nothing in these thirty days"));
    world.click(world.find(Role::button, "Add"));
    REQUIRE(world.added);
    CHECK(world.added->at == AgendaTime{sunday, all_day});
}

TEST_CASE("on a telephone the day stands in one column under the week's days") {
    HoursWorld world({390, 800});
    CHECK(world.find_starting("Call Sara"));
    CHECK(world.find(Role::listitem, "Monday, 23 November 2026"));
    const Node* visit = world.find_starting("Visit Omar");
    REQUIRE(visit);
    CHECK(visit->max.x - visit->min.x > 120);
}

} // namespace
} // namespace crm
#endif
