// A row of a list with a button beside it that adds what the row is of.
#pragma once
#include <cstdint>
#include <string_view>

#include "web/kit/display.hpp"

namespace crm {

enum class RowToAdd : std::uint8_t { untouched, opened, added };
// `add`: what the button says; empty: there is none, and the row takes its room.
RowToAdd row_to_add_ui(std::string_view id, const ListRowSpec& row, std::string_view add);

} // namespace crm
