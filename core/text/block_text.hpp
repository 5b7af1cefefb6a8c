// A block of cells as spreadsheets put it on the clipboard: tabs between cells, lines between rows; a cell that holds
// a tab, a line break or begins with a quotation mark stands in quotation marks, which are doubled inside.
//
//     block_cells("سارة\t\"حي النخيل\nالرياض\"\r\n")  ->  {{"سارة", "حي النخيل\nالرياض"}}
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace crm {

using BlockCells = std::vector<std::vector<std::string>>; // by row; rows may differ in length

// Never fails: a quotation mark that closes nowhere is a letter like others. The line break after the last row is none.
BlockCells block_cells(std::string_view text);

// Every row ends with a line break, as Excel has it; of a single cell only its words.
std::string block_text(const BlockCells& cells);

} // namespace crm
