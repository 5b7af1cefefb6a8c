// The board: columns of cards, any number of them, of which only the visible ones are asked for. A card is carried to
// another column by the mouse, by a finger that rests on it, by keys, or from its menu; the board reports the move and
// changes nothing itself. On a phone one column fills the screen and the next one looks in.
//
//     auto done = board_ui("people", {.label = "العملاء", .columns = columns,
//                                     .key = [&](int column, std::int64_t row) { return rows[column][row]; },
//                                     .card = [&](int column, std::int64_t row, BoardCard& out) { … }});
//     if (done.moved) change(done.moved->key, done.moved->to);
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/theme/colors.hpp"

namespace crm {

struct BoardColumn {
    std::string_view title{};
    Tone tone = Tone::neutral;
    std::int64_t count = 0;
    std::string total{};  // a line under the title: the sum of what is in it
    bool can_take = true; // cards may be put here
};

// One card as it is to be shown. The board gives it cleared; the strings keep their memory from card to card.
struct BoardCard {
    std::string title{}, detail{};
    std::string avatar{};   // a name: its avatar stands at the end
    std::string end_text{}; // an amount, a date; at the end of the last line
    std::vector<std::pair<std::string, Tone>> chips{};
    void clear();
};

struct BoardSpec {
    std::string_view label{}; // accessible name
    std::span<const BoardColumn> columns{};
    std::function<std::uint64_t(int column, std::int64_t row)> key{}; // stable, unique over all columns
    std::function<void(int column, std::int64_t row, BoardCard& out)> card{};
    bool can_move = true;
    bool has_feet = true;   // cards have a last line: chips, and a text at its end
    std::string_view add{}; // name of the button that adds to a column; empty: there is none
    float height = 0;       // ImGui units; 0: all that is left
};

struct BoardMove {
    std::uint64_t key = 0;
    std::int64_t row = 0;
    int from = 0, to = 0;
};

struct BoardResult {
    std::optional<std::pair<int, std::int64_t>> opened{}; // column and row: a click, a tap, Enter
    std::optional<BoardMove> moved{};
    int add = -1; // the column whose button was pressed
};

BoardResult board_ui(std::string_view id, const BoardSpec& spec);

} // namespace crm
