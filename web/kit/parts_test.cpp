// What opens over the page and what only shows: roles, keys and where the focus goes. In a world without a browser.
#ifdef WASL_TEXT_FONTS_DIR
#include "web/kit/kit_words.hpp"
#include "web/kit/test_world.hpp"

namespace crm {
namespace {

// Opens with the keyboard's own path, closes with Escape, and gives the focus back.
void opens_and_closes(World& world, std::string_view opener, Role role, std::string_view name) {
    world.frame(2);
    const ImGuiID before = world.find(Role::button, opener)->id;
    semantics::set_focused(before);
    world.activate(Role::button, opener);
    const Node* opened = world.find(role, name);
    REQUIRE(opened);
    bool is_inside = false;
    for (const Node* node = semantics::find(semantics::focus_owner()); node;
         node = node->parent < 0 ? nullptr : &semantics::nodes()[static_cast<std::size_t>(node->parent)])
        is_inside |= node->id == opened->id;
    CHECK(is_inside);
    world.press(ImGuiKey_Escape);
    world.frame(12); // it glides away
    CHECK_FALSE(world.find(role, name));
    CHECK(semantics::focus_owner() == before);
}

TEST_CASE("a popover takes the keyboard, closes with Escape and gives it back") {
    World world;
    world.draw = [&] {
        if (button_ui("Note")) open_popover("note");
        if (!begin_popover_ui("note", {.name = "Quick note"})) return;
        button_ui("Save");
        end_popover_ui();
    };
    opens_and_closes(world, "Note", Role::dialog, "Quick note");
}

TEST_CASE("a side panel is a dialog with a heading; Escape closes it and gives the keyboard back") {
    World world;
    bool open = false;
    world.draw = [&] {
        if (button_ui("Edit")) open = true;
        if (!begin_side_panel_ui("panel", {.title = "Edit customer", .footer_height = 64}, open)) return;
        button_ui("Phone");
        begin_side_panel_footer_ui();
        button_ui("Save");
        end_side_panel_ui();
    };
    world.frame(2);
    world.activate(Role::button, "Edit");
    CHECK(world.find(Role::heading, "Edit customer"));
    CHECK(world.find(Role::button, "Save"));
    world.press(ImGuiKey_Escape);
    world.frame(12);
    CHECK_FALSE(open);
    opens_and_closes(world, "Edit", Role::dialog, "Edit customer");
}

TEST_CASE("a tooltip waits, shows beside what has the keyboard too, and goes with Escape") {
    World world;
    int vertices = 0;
    world.draw = [&] {
        icon_button_ui(Icon::print, "Print the list");
        vertices = ImGui::GetForegroundDrawList()->VtxBuffer.Size;
    };
    const auto shows = [&] {
        world.frame();
        return ImGui::GetForegroundDrawList()->VtxBuffer.Size > 0;
    };
    world.frame(2);
    CHECK_FALSE(shows());
    semantics::set_focused(world.find(Role::button, "Print the list")->id, true);
    world.frame(2);
    CHECK_FALSE(shows());
    world.frame(14);
    CHECK(shows());
    world.press(ImGuiKey_Escape);
    CHECK_FALSE(shows());
    semantics::set_focused(0);
    world.frame(6);
    const Node* button = world.find(Role::button, "Print the list");
    ImGui::GetIO().AddMousePosEvent(button->min.x + 5, button->min.y + 5);
    world.frame(16);
    CHECK(shows());
}

TEST_CASE("a breadcrumb is a navigation of links, and its last step is the page one is on") {
    World world;
    int clicked = -1;
    world.draw = [&] {
        const std::string_view steps[] = {"People", "Riyadh", "Sara"};
        if (const int step = breadcrumb_ui("where", steps); step >= 0) clicked = step;
    };
    world.frame(2);
    CHECK(world.find(Role::navigation, "Breadcrumb"));
    const Node* last = world.find(Role::text, "Sara");
    REQUIRE(last);
    CHECK(last->current);
    CHECK_FALSE(world.find(Role::link, "Sara"));
    world.activate(Role::link, "Riyadh");
    CHECK(clicked == 1);
    world.click(Role::link, "People");
    CHECK(clicked == 0);
}

TEST_CASE("a timeline is a list; what can be opened in it is a button") {
    World world;
    std::string opened;
    world.draw = [&] {
        begin_timeline_ui("Dealings");
        for (const char* title : {"Call", "Visit"})
            if (timeline_item_ui(title, {.icon = Icon::phone,
                                         .title = title,
                                         .text = "About the order",
                                         .time = "Yesterday",
                                         .last = title[0] == 'V',
                                         .can_click = title[0] == 'C'}))
                opened = title;
        end_timeline_ui();
    };
    world.frame(2);
    const Node* list = world.find(Role::list, "Dealings");
    REQUIRE(list);
    int items = 0;
    for (const Node& node : semantics::nodes()) items += node.role == Role::listitem;
    CHECK(items == 2);
    world.activate(Role::button, "Call, About the order, Yesterday");
    CHECK(opened == "Call");
    CHECK(world.find(Role::text, "Visit, About the order, Yesterday"));
}

TEST_CASE("progress says how far it is; skeletons and the spinner say that something is loading") {
    World world;
    world.draw = [] {
        progress_ui(0.62f, "Importing");
        progress_ui(-1, "Checking");
        skeleton_rows_ui(3);
        spinner_ui();
    };
    world.frame(2);
    const Node *known = world.find(Role::progressbar, "Importing"),
               *unknown = world.find(Role::progressbar, "Checking");
    REQUIRE(known);
    REQUIRE(unknown);
    CHECK(known->now == doctest::Approx(62));
    CHECK(known->high == 100);
    CHECK(unknown->high == 0);
    CHECK(world.find(Role::status, "Loading…"));
}

TEST_CASE("what opens over the page stands inside it in both directions and at every width") {
    for (const bool right_to_left : {false, true})
        for (const float width : {390.0f, 800.0f, 1440.0f}) {
            World world({width, 800}, {.right_to_left = right_to_left, .arabic = right_to_left});
            bool dialog = true, panel = false;
            world.draw = [&] {
                if (begin_dialog_ui("dialog", {.title = "Question", .width = 480}, dialog)) {
                    button_ui("Answer");
                    end_dialog_ui();
                }
                if (begin_side_panel_ui("panel", {.title = "Panel", .width = 520}, panel)) end_side_panel_ui();
            };
            for (const std::string_view name : {"Question", "Panel"}) {
                world.frame(20);
                const Node* node = world.find(Role::dialog, name);
                REQUIRE(node);
                CHECK(node->min.x >= -1);
                CHECK(node->max.x <= width + 1);
                dialog = false;
                panel = true;
            }
        }
}

} // namespace
} // namespace crm
#endif
