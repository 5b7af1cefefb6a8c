// The kit in a world without a browser: frames, a pointer, keys, and the accessible tree to look at.
// Compiled where the fonts are known (WASL_TEXT_FONTS_DIR) and the kit is linked.
#ifdef WASL_TEXT_FONTS_DIR
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "web/kit/gallery.hpp"
#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"
#include "web/kit/month.hpp"
#include "web/kit/test_world.hpp"

namespace crm {
namespace {

constexpr TableColumn columns[] = {{.key = "name", .label = "Name", .width = 200},
                                   {.key = "city", .label = "City", .width = 120},
                                   {.key = "orders", .label = "Orders", .align = Align::end}};

struct TableWorld : World {
    TableView view;
    TableSelection selection;
    TableResult last;
    std::int64_t rows = 100000, opened = -1;
    int cells_asked = 0;
    explicit TableWorld(ImVec2 size = {1200, 800}) : World(size) {
        static int worlds = 0; // a table keeps its place by its id
        draw = [this, id = "people " + std::to_string(++worlds)] {
            cells_asked = 0;
            last = table_ui(id,
                            {.label = "People",
                             .columns = columns,
                             .row_count = rows,
                             .cell =
                                 [this](std::int64_t row, int, CellText& out) {
                                     ++cells_asked;
                                     out.text = "row " + std::to_string(row);
                                 },
                             .height = 600},
                            view, selection);
            if (last.opened) opened = *last.opened;
        };
        frame(3);
    }
};

struct DrawnField {
    ImGuiID id = 0;
    CellMode cell = CellMode::none;
    std::string label{}, error{};
};

// A small sheet: what is typed is kept, "no" is refused. The field in the cell is played by the test.
struct SheetWorld : World {
    TableView view;
    TableSelection selection;
    TableResult last;
    std::int64_t rows = 100000;
    std::map<std::pair<std::int64_t, int>, std::string> cells;
    std::string taken; // flags of all frames
    static inline std::vector<CellEvent> events;
    static inline DrawnField field;
    explicit SheetWorld(ImVec2 size = {1200, 800}) : World(size) {
        static int worlds = 0;
        events.clear();
        set_text_field_host(
            {.submit =
                 [](const TextFieldSpec& spec, std::string&, ImVec2, ImVec2, ImVec2, ImVec2, ImU32, float) {
                     field = {spec.id, spec.cell, std::string(spec.label), std::string(spec.error)};
                     return TextFieldResult{.focused = semantics::focus_owner() == spec.id};
                 },
             .cell_events = [](ImGuiID) { return std::exchange(events, {}); }});
        draw = [this, id = "sheet " + std::to_string(++worlds)] {
            field = {};
            last = table_ui(
                id,
                {.label = "Sheet",
                 .columns = columns,
                 .row_count = rows,
                 .cell = [this](std::int64_t row, int column, CellText& out) { out.text = text_of(row, column); },
                 .can_edit = true,
                 .text = [this](std::int64_t row, int column) { return text_of(row, column); },
                 .save =
                     [this](std::int64_t row, int column, std::string_view typed) {
                         if (typed == "no") return std::string{"It does not fit."};
                         cells[{row, column}] = typed;
                         return std::string{};
                     },
                 .height = 600},
                view, selection);
            if (last.clear_pressed) taken += "clear ";
            if (last.copy_pressed) taken += "copy ";
            if (last.cut_pressed) taken += "cut ";
            if (last.fill_down_pressed) taken += "down ";
            if (last.fill_along_pressed) taken += "along ";
            if (last.pasted) taken += "paste:" + *last.pasted + ' ';
            if (last.opened) taken += "open ";
            if (last.delete_pressed) taken += "delete ";
        };
        frame(3);
    }
    ~SheetWorld() { set_text_field_host({}); }
    std::string text_of(std::int64_t row, int column) const {
        const auto found = cells.find({row, column});
        return found == cells.end() ? std::to_string(row) + (column == 0   ? " a"
                                                             : column == 1 ? " b"
                                                                           : " c")
                                    : found->second;
    }
    void start_at(std::int64_t row, int cell) {
        selection.cursor = row;
        selection.cell = cell;
        semantics::set_focused(find(Role::grid, "Sheet")->id, true);
        frame(3);
        events.clear();
    }
    void type(std::string text) {
        events.push_back({.text = std::move(text)});
        frame(2);
    }
    void key(ImGuiKey key, std::string text = {}, bool shift = false, bool ctrl = false) {
        events.push_back({.kind = CellEvent::Kind::key, .key = key, .ctrl = ctrl, .shift = shift, .text = text});
        frame(2);
    }
    std::string at() const { return std::to_string(selection.cursor) + '.' + std::to_string(selection.cell); }
    std::string block() const {
        std::string text = std::to_string(last.block.first) + '-' + std::to_string(last.block.last) + ':';
        for (const int column : last.block.columns) text += std::to_string(column);
        return text;
    }
};

struct AgendaWorld : World {
    AgendaView view{.day = Date{20779}}; // Sunday, 22 November 2026
    int day = 20781;                     // of the one thing
    AgendaResult last;
    explicit AgendaWorld(ImVec2 size = {1200, 800}) : World(size) {
        static int worlds = 0;
        const std::string id = "agenda " + std::to_string(++worlds);
        draw = [this, id] {
            last = agenda_ui(id,
                             {.label = "Tasks",
                              .today = Date{20779},
                              .items = [this](Date at) -> std::span<const AgendaItem> {
                                  static const AgendaItem item{.key = 7, .title = "Call Sara"};
                                  return at.days == day ? std::span{&item, 1} : std::span<const AgendaItem>{};
                              },
                              .add = "Add"},
                             view);
            if (last.moved) day = last.moved->to.day.days;
        };
        frame(3);
    }
    const Node* focused() const { return semantics::find(semantics::focus_owner()); }
    void focus_day(std::string_view name) {
        const Node* node = find(Role::listitem, name);
        REQUIRE(node);
        semantics::set_focused(node->id, true);
        frame(2);
    }
};

TEST_CASE("days of a calendar are walked by day, week and month, and an empty one takes something new") {
    AgendaWorld world;
    world.focus_day("Sunday, 22 November 2026");
    world.press(ImGuiKey_RightArrow);
    CHECK(world.focused()->name == "Monday, 23 November 2026");
    world.press(ImGuiKey_UpArrow);
    CHECK(world.focused()->name == "Monday, 16 November 2026");
    world.press(ImGuiKey_PageDown);
    CHECK(world.focused()->name == "Wednesday, 16 December 2026");
    world.press(ImGuiKey_Home);
    CHECK(world.focused()->name == "Sunday, 13 December 2026");
    std::optional<AgendaAdd> add;
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Enter, true);
    for (int i = 0; i < 3 && !add; ++i) world.frame(), add = world.last.add;
    REQUIRE(add);
    CHECK(add->at == AgendaTime{Date{20800}, all_day});
}

TEST_CASE("a thing is carried to another day by keys, or put back") {
    AgendaWorld world;
    world.focus_day("Tuesday, 24 November 2026, 1 items");
    world.press(ImGuiKey_Enter);
    CHECK(world.focused()->name == "Call Sara");
    world.press(ImGuiKey_Space);
    world.press(ImGuiKey_DownArrow);
    world.press(ImGuiKey_Escape);
    CHECK(world.day == 20781);
    world.press(ImGuiKey_Space);
    world.press(ImGuiKey_LeftArrow);
    world.press(ImGuiKey_Space);
    CHECK(world.day == 20780);
    CHECK(world.view.day == Date{20780});
}

struct BoardWorld : World {
    std::vector<std::vector<int>> cards{{1, 2, 3}, {}, {4}};
    BoardResult last;
    int asked = 0;
    explicit BoardWorld(ImVec2 size = {1200, 800}) : World(size) {
        static int worlds = 0;
        const std::string id = "board " + std::to_string(++worlds);
        draw = [this, id] {
            std::vector<BoardColumn> columns;
            for (const char* title : {"New", "Open", "Done"})
                columns.push_back({.title = title, .count = static_cast<std::int64_t>(cards[columns.size()].size())});
            asked = 0;
            last = board_ui(id, {.label = "Deals",
                                 .columns = columns,
                                 .key = [this](int column, std::int64_t row) { return std::uint64_t(at(column, row)); },
                                 .card =
                                     [this](int column, std::int64_t row, BoardCard& out) {
                                         ++asked;
                                         out.title = "Deal " + std::to_string(at(column, row));
                                     },
                                 .add = "Add"});
            if (!last.moved) return;
            const int card = at(last.moved->from, last.moved->row);
            std::erase(cards[std::size_t(last.moved->from)], card);
            cards[std::size_t(last.moved->to)].push_back(card);
        };
        frame(3);
    }
    int at(int column, std::int64_t row) const { return cards[std::size_t(column)][std::size_t(row)]; }
    ImVec2 middle(Role role, std::string_view name) const {
        const Node* node = find(role, name);
        REQUIRE(node);
        return {(node->min.x + node->max.x) / 2, (node->min.y + node->max.y) / 2};
    }
    void mouse(ImVec2 to) {
        ImGui::GetIO().AddMousePosEvent(to.x, to.y);
        frame(2);
    }
    void button(bool down) {
        ImGui::GetIO().AddMouseButtonEvent(0, down);
        frame(2);
    }
    void focus(std::string_view name) {
        const Node* node = find(Role::listitem, name);
        REQUIRE(node);
        semantics::set_focused(node->id, true);
        frame(2);
    }
};

TEST_CASE("a card is carried to another column by the mouse, and a click opens it") {
    BoardWorld world;
    world.mouse(world.middle(Role::listitem, "Deal 2"));
    world.button(true);
    world.mouse(world.middle(Role::group, "Open"));
    world.button(false);
    CHECK(world.cards == std::vector<std::vector<int>>{{1, 3}, {2}, {4}});
    world.mouse(world.middle(Role::listitem, "Deal 4"));
    world.button(true);
    std::optional<std::pair<int, std::int64_t>> opened;
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    for (int i = 0; i < 3 && !opened; ++i) world.frame(), opened = world.last.opened;
    CHECK(opened == std::pair<int, std::int64_t>{2, 0});
    world.mouse(world.middle(Role::listitem, "Deal 4")); // Escape in the air: nothing has happened
    world.button(true);
    world.mouse(world.middle(Role::group, "New"));
    world.press(ImGuiKey_Escape);
    world.button(false);
    CHECK(world.cards == std::vector<std::vector<int>>{{1, 3}, {2}, {4}});
}

TEST_CASE("a card is carried by keys, told at each step, and the keyboard goes with it") {
    BoardWorld world;
    world.focus("Deal 1");
    world.press(ImGuiKey_DownArrow);
    CHECK(semantics::focus_owner() == world.find(Role::listitem, "Deal 2")->id);
    semantics::take_announcements();
    world.press(ImGuiKey_Space);
    world.press(ImGuiKey_RightArrow);
    world.press(ImGuiKey_RightArrow);
    CHECK(semantics::take_announcements().size() == 3);
    world.press(ImGuiKey_Escape);
    CHECK(world.cards == std::vector<std::vector<int>>{{1, 2, 3}, {}, {4}});
    world.press(ImGuiKey_Space);
    world.press(ImGuiKey_RightArrow);
    world.press(ImGuiKey_Space);
    CHECK(world.cards == std::vector<std::vector<int>>{{1, 3}, {2}, {4}});
    world.frame(3);
    CHECK(semantics::focus_owner() == world.find(Role::listitem, "Deal 2")->id);
    world.press(ImGuiKey_F10, ImGuiMod_Shift);
    world.click(Role::menuitem, "Done");
    CHECK(world.cards == std::vector<std::vector<int>>{{1, 3}, {}, {4, 2}});
}

TEST_CASE("a board asks only for the cards that can be seen") {
    BoardWorld world;
    for (int i = 0; i < 10000; ++i) world.cards[1].push_back(100 + i);
    world.frame(3);
    CHECK(world.asked < 60);
    world.focus("Deal 100");
    world.press(ImGuiKey_End);
    CHECK(world.find(Role::listitem, "Deal 10099"));
}

} // namespace

TEST_CASE("a button is pressed by the pointer and through the mirror, not when it is off") {
    World world;
    int pressed = 0;
    bool off = false;
    world.draw = [&] { pressed += button_ui("Save", {.disabled = off}); };
    world.frame(2);
    world.click(Role::button, "Save");
    CHECK(pressed == 1);
    world.activate(Role::button, "Save");
    CHECK(pressed == 2);
    off = true;
    world.frame();
    CHECK(world.find(Role::button, "Save")->disabled);
    world.click(Role::button, "Save");
    CHECK(pressed == 2);
}

TEST_CASE("a table asks only for the rows that are seen") {
    TableWorld world;
    CHECK(world.cells_asked > 0);
    CHECK(world.cells_asked < 60 * 3);
    CHECK(world.find(Role::table, "People")->row_count == 100001);
    CHECK(world.find(Role::rowheader, "row 0"));
    CHECK_FALSE(world.find(Role::rowheader, "row 100"));
}

TEST_CASE("a header sorts, and turns the order round when pressed again") {
    TableWorld world;
    world.click(Role::columnheader, "City");
    CHECK(world.view.sort_key == "city");
    CHECK_FALSE(world.view.descending);
    CHECK(world.find(Role::columnheader, "City")->sort == 1);
    world.click(Role::columnheader, "City");
    CHECK(world.view.descending);
    CHECK(world.find(Role::columnheader, "City")->sort == -1);
}

TEST_CASE("the keyboard walks through a table, selects and opens") {
    TableWorld world;
    world.click_at({600, 200});
    const std::int64_t from = world.selection.cursor;
    REQUIRE(from >= 0);
    world.press(ImGuiKey_DownArrow);
    CHECK(world.selection.cursor == from + 1);
    world.press(ImGuiKey_DownArrow, ImGuiMod_Shift);
    CHECK(world.selection.keys.size() == 3); // from the row that was clicked
    world.press(ImGuiKey_Space);
    CHECK(world.selection.keys.size() == 2);
    world.press(ImGuiKey_End);
    CHECK(world.selection.cursor == 99999);
    CHECK(world.find(Role::rowheader, "row 99999"));
    world.press(ImGuiKey_Enter);
    CHECK(world.opened == 99999);
    world.press(ImGuiKey_Home);
    CHECK(world.find(Role::rowheader, "row 0"));
}

TEST_CASE("in the cells: the arrows walk, Home, End and Ctrl go to the edges, the field follows and holds the text") {
    SheetWorld world;
    world.start_at(3, 1);
    CHECK(world.field.cell == CellMode::resting);
    CHECK(world.field.label == "City, 3 a");
    CHECK(semantics::focus_owner() == world.field.id);
    const ImGuiID id = world.field.id;
    world.key(ImGuiKey_DownArrow);
    world.key(ImGuiKey_RightArrow);
    CHECK(world.at() == "4.2");
    CHECK(world.field.id == id); // one field, wherever the cell is: nothing typed is interrupted
    world.key(ImGuiKey_RightArrow);
    CHECK(world.at() == "4.2");
    world.key(ImGuiKey_Home);
    CHECK(world.at() == "4.0");
    world.key(ImGuiKey_End, "", false, true);
    CHECK(world.at() == "99999.2");
    CHECK(world.find(Role::rowheader, "99999 a"));
    world.key(ImGuiKey_UpArrow, "", false, true);
    CHECK(world.at() == "0.2");
    world.key(ImGuiKey_PageDown);
    CHECK(world.selection.cursor > 5);
    world.key(ImGuiKey_Home, "", false, true);
    world.key(ImGuiKey_LeftArrow); // before the first cell stands the row
    CHECK(world.selection.cell == -1);
    CHECK(world.focused()->role == Role::row);
    world.press(ImGuiKey_RightArrow);
    CHECK(world.at() == "0.0");
}

TEST_CASE("typing writes over a cell; Enter and Tab save and go on, Escape leaves it as it was") {
    SheetWorld world;
    world.start_at(3, 1);
    world.type("Ab");
    CHECK(world.field.cell == CellMode::writing);
    world.key(ImGuiKey_Enter, "Abha");
    CHECK(world.cells[{3, 1}] == "Abha");
    CHECK(world.at() == "4.1");
    world.type("x");
    world.key(ImGuiKey_Tab, "x");
    world.type("7");
    world.key(ImGuiKey_Enter, "7"); // below where the row was begun
    CHECK(world.cells[{4, 2}] == "7");
    CHECK(world.at() == "5.1");
    world.type("y");
    world.key(ImGuiKey_Escape, "y");
    CHECK(world.field.cell == CellMode::resting);
    CHECK(world.text_of(5, 1) == "5 b");
    world.type("up");
    world.key(ImGuiKey_UpArrow, "up"); // while writing over, the arrows leave the cell
    CHECK(world.cells[{5, 1}] == "up");
    CHECK(world.at() == "4.1");
    world.key(ImGuiKey_F2);
    CHECK(world.field.cell == CellMode::caret);
    world.key(ImGuiKey_Enter, "x2", true);
    CHECK(world.cells[{4, 1}] == "x2");
    CHECK(world.at() == "3.1");
}

TEST_CASE("what is typed faster than frames come goes where it was meant") {
    SheetWorld world;
    world.start_at(0, 1);
    using Kind = CellEvent::Kind;
    SheetWorld::events = {{.text = "a"},
                          {.kind = Kind::key, .key = ImGuiKey_Enter, .text = "a1"},
                          {.text = "b"},
                          {.kind = Kind::key, .key = ImGuiKey_Tab, .text = "b1"},
                          {.kind = Kind::key, .key = ImGuiKey_DownArrow},
                          {.text = "c"}};
    world.frame();
    CHECK(world.cells == std::map<std::pair<std::int64_t, int>, std::string>{{{0, 1}, "a1"}, {{1, 1}, "b1"}});
    CHECK(world.at() == "2.2");
    CHECK(world.field.cell == CellMode::writing);
    world.key(ImGuiKey_Enter, "c1");
    CHECK(world.cells[{2, 2}] == "c1");
}

TEST_CASE("what does not fit stays under the hand with its reason, and leaving the field saves") {
    SheetWorld world;
    world.start_at(2, 1);
    semantics::take_announcements();
    world.type("n");
    world.key(ImGuiKey_Enter, "no");
    CHECK(world.at() == "2.1");
    CHECK(world.field.error == "It does not fit.");
    CHECK(semantics::take_announcements().back() == std::pair<std::string, bool>{"It does not fit.", true});
    SheetWorld::events = {{.kind = CellEvent::Kind::left, .text = "now"}};
    world.frame(2);
    CHECK(world.cells[{2, 1}] == "now");
    CHECK(world.field.cell == CellMode::resting);
}

TEST_CASE("what was refused does not move into another column, nor under a box, by a press beside it") {
    SheetWorld world;
    world.start_at(2, 1);
    world.type("n");
    SheetWorld::events = {{.kind = CellEvent::Kind::left, .text = "no"}}; // the press takes the keyboard first
    world.frame(2);
    world.click(Role::gridcell, "4 c");
    CHECK(world.at() == "2.1");
    CHECK(world.field.error == "It does not fit.");
    CHECK(semantics::focus_owner() == world.field.id);
    const Node* cell = world.find(Role::gridcell, "3 c");
    REQUIRE(cell);
    world.click_at({12, (cell->min.y + cell->max.y) / 2}); // the box of a row
    CHECK(world.at() == "2.1");
    CHECK(world.selection.keys.empty());
    world.key(ImGuiKey_Enter, "yes");
    CHECK(world.cells == std::map<std::pair<std::int64_t, int>, std::string>{{{2, 1}, "yes"}});
    world.start_at(6, 1);
    world.type("on"); // what fits is saved where it was typed, then the press counts
    world.click(Role::gridcell, "8 c");
    CHECK(world.cells[{6, 1}] == "on");
    CHECK(world.at() == "8.2");
}

TEST_CASE("a cell that is written in follows its record when the rows are put in another order") {
    SheetWorld world;
    std::int64_t shift = 0;
    const auto draw = world.draw;
    std::vector<std::pair<std::int64_t, std::string>> saved;
    world.draw = [&] {
        table_ui("moving",
                 {.label = "Moving",
                  .columns = columns,
                  .row_count = 50,
                  .key = [&](std::int64_t row) { return static_cast<std::uint64_t>(row + 50 - shift) % 50; },
                  .cell = [](std::int64_t row, int, CellText& out) { out.text = std::to_string(row); },
                  .can_edit = true,
                  .save =
                      [&](std::int64_t row, int, std::string_view typed) {
                          saved.emplace_back(row, typed);
                          return std::string{};
                      }},
                 world.view, world.selection);
    };
    world.selection = {.cursor = 4, .cell = 1};
    world.frame(2);
    semantics::set_focused(world.find(Role::grid, "Moving")->id, true);
    world.frame(3);
    world.type("x");
    shift = 3; // somebody else has added records above
    world.frame(2);
    world.key(ImGuiKey_Enter, "x");
    CHECK(saved == std::vector<std::pair<std::int64_t, std::string>>{{7, "x"}});
}

TEST_CASE("a block of cells by Shift and by the mouse, told and marked, and what is done with it") {
    SheetWorld world;
    world.start_at(3, 1);
    semantics::take_announcements();
    world.key(ImGuiKey_DownArrow, "", true);
    world.key(ImGuiKey_RightArrow, "", true);
    CHECK(world.block() == "3-4:12");
    CHECK(semantics::take_announcements().back().first == "Cells selected, rows: 2, columns: 2");
    int marked = 0;
    for (const Node& node : semantics::nodes()) marked += node.role == Role::gridcell && node.selected == 1;
    CHECK(marked == 4);
    world.key(ImGuiKey_Delete);
    world.key(ImGuiKey_C, "", false, true);
    world.key(ImGuiKey_X, "", false, true);
    world.key(ImGuiKey_D, "", false, true);
    world.key(ImGuiKey_R, "", false, true);
    SheetWorld::events = {{.kind = CellEvent::Kind::pasted, .text = "p"}};
    world.frame(2);
    CHECK(world.taken == "clear copy cut down along paste:p ");
    world.key(ImGuiKey_Escape); // the block first, then the cell
    CHECK(world.block() == "3-3:1");
    world.key(ImGuiKey_A, "", false, true);
    CHECK(world.block() == "0-99999:012");

    const auto middle = [&](Role role, std::string_view name) {
        const Node* node = world.find(role, name);
        REQUIRE(node);
        return ImVec2{(node->min.x + node->max.x) / 2, (node->min.y + node->max.y) / 2};
    };
    const auto mouse = [&](ImVec2 at) { ImGui::GetIO().AddMousePosEvent(at.x, at.y), world.frame(2); };
    mouse(middle(Role::gridcell, "2 b"));
    ImGui::GetIO().AddMouseButtonEvent(0, true), world.frame(2);
    mouse(middle(Role::gridcell, "5 c"));
    ImGui::GetIO().AddMouseButtonEvent(0, false), world.frame(2);
    CHECK(world.block() == "2-5:12");
    CHECK(world.at() == "2.1");
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    world.click(Role::gridcell, "8 b");
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    world.frame(2);
    CHECK(world.block() == "2-8:1");
    world.click(Role::gridcell, "4 c");
    CHECK(world.block() == "4-4:2");
    CHECK(world.selection.keys.empty());
    world.key(ImGuiKey_Space);
    CHECK(world.selection.keys.size() == 1);
}

TEST_CASE("a heading with Shift sorts by one column more, and says its place") {
    TableWorld world;
    world.click(Role::columnheader, "City");
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    world.click(Role::columnheader, "Orders");
    world.click(Role::columnheader, "Orders");
    world.click(Role::columnheader, "Name");
    CHECK(world.view.sort_key == "city");
    CHECK(world.view.then == std::vector<SortKey>{{"orders", true}, {"name", false}});
    CHECK(world.find(Role::columnheader, "City")->sort == 1);
    CHECK(world.find(Role::columnheader, "Orders")->sort == 0); // by the rules only one may have aria-sort
    CHECK(world.find(Role::columnheader, "Orders")->description == "Sort 2: descending");
    world.click(Role::columnheader, "Orders"); // up, down, not at all
    CHECK(world.view.then == std::vector<SortKey>{{"name", false}});
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
    world.click(Role::columnheader, "Orders");
    CHECK(world.view.sort_key == "orders");
    CHECK(world.view.then.empty());
}

TEST_CASE("ten million rows scroll to the last one, exactly") {
    TableWorld world;
    world.rows = 10000000;
    world.frame(2);
    world.click_at({600, 200});
    world.press(ImGuiKey_End);
    CHECK(world.find(Role::rowheader, "row 9999999"));
    world.press(ImGuiKey_UpArrow);
    CHECK(world.selection.cursor == 9999998);
}

TEST_CASE("the wheel scrolls a table") {
    TableWorld world;
    ImGui::GetIO().AddMousePosEvent(600, 300);
    world.frame(2);
    for (int i = 0; i < 40; ++i) {
        ImGui::GetIO().AddMouseWheelEvent(0, -1);
        world.frame();
    }
    world.frame(2);
    CHECK_FALSE(world.find(Role::rowheader, "row 0"));
    CHECK(world.find(Role::rowheader, "row 105")); // 40 notches of five lines of 22: 4,400 px, 100 rows of 44
    CHECK_FALSE(world.find(Role::rowheader, "row 98"));
}

TEST_CASE("a column is hidden and shown again, the first one never") {
    TableView view;
    view.places = {{.key = "city"}, {.key = "name", .hidden = true}, {.key = "gone"}};
    World world;
    TableSelection selection;
    world.draw = [&] {
        table_ui("people",
                 {.columns = columns, .row_count = 3, .cell = [](std::int64_t, int, CellText& out) { out.text = "x"; }},
                 view, selection);
    };
    world.frame(2);
    REQUIRE(view.places.size() == 3);
    CHECK(view.places[0].key == "name"); // first, and shown
    CHECK_FALSE(view.places[0].hidden);
    CHECK(view.places[2].key == "orders"); // new columns come at the end, unknown ones go
    view.places[1].hidden = true;
    world.frame();
    CHECK_FALSE(world.find(Role::columnheader, "City"));
}

TEST_CASE("a choice opens under the keyboard and is made with arrows and Enter") {
    World world;
    int index = 0;
    static constexpr std::string_view labels[] = {"New", "Won", "Lost"};
    world.draw = [&] { choice_ui("stage", {.label = "Stage"}, labels, index); };
    world.frame(2);
    world.activate(Role::combobox, "Stage");
    REQUIRE(world.find(Role::option, "Won"));
    CHECK(world.find(Role::combobox, "Stage")->expanded == 1);
    world.press(ImGuiKey_DownArrow);
    world.press(ImGuiKey_Enter);
    CHECK(index == 1);
    CHECK_FALSE(world.find(Role::option, "Won"));
    world.activate(Role::combobox, "Stage");
    world.press(ImGuiKey_DownArrow);
    world.press(ImGuiKey_Escape);
    CHECK(index == 1); // Escape changes nothing
}

TEST_CASE("Escape closes a dialog and the keyboard goes back to who opened it") {
    World world;
    bool open = false;
    world.draw = [&] {
        if (button_ui("Open")) open = true;
        if (begin_dialog_ui("dialog", {.title = "A question"}, open)) {
            button_ui("Answer");
            end_dialog_ui();
        }
    };
    world.frame(2);
    const ImGuiID opener = world.find(Role::button, "Open")->id;
    semantics::set_focused(opener);
    world.activate(Role::button, "Open");
    REQUIRE(world.find(Role::dialog, "A question"));
    CHECK(semantics::focus_owner() == world.find(Role::dialog, "A question")->id);
    world.press(ImGuiKey_Escape);
    CHECK_FALSE(open);
    CHECK_FALSE(world.find(Role::dialog, "A question"));
    CHECK(semantics::focus_owner() == opener);
}

TEST_CASE("a menu gives its first item the keyboard and closes when one is chosen") {
    World world;
    int chosen = 0;
    world.draw = [&] {
        if (button_ui("More", {.has_popup = true})) open_menu("menu");
        if (begin_menu_ui("menu")) {
            chosen += menu_item_ui("Edit");
            menu_item_ui("Delete", {.danger = true});
            end_menu_ui();
        }
    };
    world.frame(2);
    world.click(Role::button, "More");
    REQUIRE(world.find(Role::menuitem, "Edit"));
    CHECK(semantics::focus_owner() == world.find(Role::menuitem, "Edit")->id);
    world.click(Role::menuitem, "Edit");
    CHECK(chosen == 1);
    CHECK_FALSE(world.find(Role::menuitem, "Edit"));
}

TEST_CASE("the fields of a form stand beside each other, and under each other on a phone") {
    for (const float width : {1200.0f, 380.0f}) {
        World world{{width, 900}};
        std::string name, phone, note;
        world.draw = [&] {
            Form form{"person", {.name = "Person"}};
            form.section("Main");
            form.cell();
            text_input_ui("name", {.label = "Name", .error = "Is needed"}, name);
            form.cell();
            phone_ui("phone", {.label = "Phone"}, phone, "SA");
            form.wide();
            long_text_ui("note", {.label = "Note"}, note);
        };
        world.frame(2);
        const Node *a = world.find(Role::textbox, "Name"), *b = world.find(Role::textbox, "Phone"),
                   *c = world.find(Role::textbox, "Note");
        REQUIRE((a && b && c));
        CHECK(a->invalid);
        CHECK(a->description == "Is needed");
        if (width > 600) {
            CHECK(a->min.y == b->min.y);
            CHECK(a->max.x < b->min.x);
        } else {
            CHECK(a->max.y < b->min.y);
            CHECK(b->max.y - b->min.y >= 44);
        }
        CHECK(c->min.y > std::max(a->max.y, b->max.y));
        CHECK(c->max.x <= width);
    }
}

TEST_CASE("a toast is undone while it is there, and goes by itself") {
    World world;
    bool undone = false;
    world.draw = [] {};
    show_toast({.text = "Deleted", .action = "Undo", .on_action = [&] { undone = true; }});
    world.frame(2);
    world.activate(Role::button, "Undo");
    CHECK(undone);
    CHECK_FALSE(world.find(Role::status, "Deleted"));
    show_toast({.text = "Saved", .seconds = 1});
    world.frame(10);
    CHECK(world.find(Role::status, "Saved"));
    world.frame(15);
    CHECK_FALSE(world.find(Role::status, "Saved"));
}

TEST_CASE("a toast is pressed while a dialog is open, which stays; only the newest offer stands") {
    World world;
    bool open = true;
    int undone = 0, undone_before = 0;
    world.draw = [&] {
        if (!begin_dialog_ui("dialog", {.title = "A question"}, open)) return;
        button_ui("Answer");
        end_dialog_ui();
    };
    world.frame(3);
    show_toast({.text = "Deleted", .action = "Undo", .on_action = [&] { ++undone_before; }});
    world.frame(2);
    show_toast({.text = "Changed", .action = "Undo", .on_action = [&] { ++undone; }});
    world.frame(3);
    CHECK_FALSE(world.find(Role::status, "Deleted"));
    world.click(Role::button, "Undo");
    CHECK(undone == 1);
    CHECK(undone_before == 0);
    CHECK(open);
    CHECK_FALSE(take_toast_action()); // it has been taken
    world.click_at({1190, 10});       // beside the dialog and the toast
    CHECK_FALSE(open);
}

TEST_CASE("tabs that do not fit are all told, and the chosen one is in view") {
    const TabItem tabs[] = {{.label = "By event"},
                            {.label = "By channel", .count = 12},
                            {.label = "Orders", .count = 3},
                            {.label = "Tasks"},
                            {.label = "Notes"},
                            {.label = "History"}};
    World world({320, 800});
    int active = 0;
    world.draw = [&] { tabs_ui("parts", tabs, active); };
    world.frame(4);
    const auto is_in_view = [&](std::string_view name) {
        const Node* tab = world.find(Role::tab, name);
        REQUIRE(tab);
        return tab->clip_min.x <= tab->min.x + 1 && tab->clip_max.x >= tab->max.x - 1; // to the pixel
    };
    CHECK(is_in_view("By event"));
    CHECK_FALSE(is_in_view("History"));
    active = 5; // chosen by an address, not by a press
    world.frame(4);
    CHECK(is_in_view("History"));
    world.activate(Role::tab, "By event");
    world.frame(2);
    CHECK(active == 0);
    CHECK(is_in_view("By event"));
}

TEST_CASE("columns beside each other end where the taller one ends") {
    World world;
    float below = 0;
    world.draw = [&] {
        begin_box(200);
        place({10, 90});
        end_box();
        beside(8);
        begin_box(200);
        place({10, 20});
        end_box();
        below = cursor().y;
    };
    world.frame(2);
    CHECK(below >= 90);
}

TEST_CASE("every widget draws in both languages, lights and widths; what reacts has a name and an id of its own") {
    for (const bool arabic : {true, false})
        for (const ThemeMode mode : {ThemeMode::light, ThemeMode::dark, ThemeMode::high_dark})
            for (const float width : {1440.0f, 800.0f, 390.0f}) {
                World world{{width, 844}, {.mode = mode, .right_to_left = arabic, .arabic = arabic}};
                world.draw = gallery_ui;
                world.frame(2);
                std::vector<ImGuiID> parts; // the gallery's own navigation
                for (const Node& node : semantics::nodes())
                    if (node.role == Role::tab || node.role == Role::button)
                        if (node.min.x < 240 || node.role == Role::tab) parts.push_back(node.id);
                parts.resize(std::min<std::size_t>(parts.size(), 12));
                for (const ImGuiID part : parts) {
                    semantics::request_activation(part);
                    world.frame(3);
                    std::set<ImGuiID> seen;
                    for (const Node& node : semantics::nodes()) {
                        if (node.id == 0) continue;
                        CAPTURE(node.name);
                        CAPTURE(static_cast<int>(node.role));
                        CHECK(seen.insert(node.id).second);
                        const bool container = node.role == Role::form || node.role == Role::toolbar ||
                                               node.role == Role::tablist || node.role == Role::group ||
                                               node.role == Role::region;
                        CHECK((container || !node.name.empty()));
                    }
                }
            }
}

} // namespace crm
#endif

TEST_CASE("the kit counts in the reader's digits") {
    CHECK(crm::plain_number(2026) == "2026");
    crm::set_kit_digits(crm::DigitSet::arabic);
    CHECK(crm::plain_number(2026) == "٢٠٢٦");
    CHECK(crm::day_name(crm::Date{20'779}, crm::Calendar::gregorian).contains("٢٠٢٦"));
    crm::set_kit_digits(crm::DigitSet::latin);
}
