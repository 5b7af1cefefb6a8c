// What a board remembers between frames, and its parts. Private to web/kit.
#pragma once
#include <vector>

#include "web/kit/board.hpp"
#include "web/kit/carry.hpp"
#include "web/kit/draw.hpp"

namespace crm {

struct BoardPlace {
    int column = -1;
    std::int64_t row = -1;
    bool operator==(const BoardPlace&) const = default;
};

struct BoardState {
    BoardPlace cursor{}; // the card under the keyboard
    bool has_keyboard = false, wants_focus = false;
    BoardPlace reveal{};
    Carry carry{};
    BoardPlace held{}; // the card that is pressed or carried
    std::uint64_t held_key = 0;
    BoardCard held_card{};
    ImVec2 grip{};   // from the card's corner to the pointer
    int target = -1; // the column it would fall into
    BoardPlace menu{};
    std::uint64_t follow_key = 0; // a card that was dropped: the cursor goes with it once it has arrived
    int follow_column = -1, follow_frames = 0;
    float last_x = 0; // where the board stood in the last frame, for coming to rest at a column
    BoardCard card{}; // for the one that is being drawn
};

struct BoardParts {
    const BoardSpec& spec;
    BoardState& state;
    BoardResult& result;
    ImGuiID id;
    ImVec2 min, max; // the whole board
    float column_wide = 0, gap = 0, card_tall = 0, head_tall = 0;
    bool owns_focus = false;
    float step() const { return column_wide + gap; }
    std::int64_t count(int column) const { return spec.columns[static_cast<std::size_t>(column)].count; }
    // A card that has moved is another node: the old one goes, and the focus is given to the new one.
    ImGuiID card_id(BoardPlace place) const {
        return id_of(spec.key(place.column, place.row), id_of(static_cast<std::uint64_t>(place.column), id));
    }
    const BoardCard& fetch(BoardPlace place) {
        state.card.clear();
        spec.card(place.column, place.row, state.card);
        return state.card;
    }
};

float board_card_tall(bool has_feet);
void draw_board_card(ImDrawList& draw, ImVec2 min, ImVec2 max, const BoardCard& card, bool hovered, bool lifted);
std::string spoken(const BoardCard& card);
void board_column_ui(BoardParts& board, int column, float x); // board_column.cpp
void open_card_menu(BoardParts& board, BoardPlace place, bool at_pointer);

} // namespace crm
