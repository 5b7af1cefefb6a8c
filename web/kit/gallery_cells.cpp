// The cells of a table as a spreadsheet: a small sheet of plans by month that is written in, filled, copied and pasted.
#include <array>
#include <map>

#include "core/text/block_text.hpp"
#include "core/text/numbers.hpp"
#include "web/kit/gallery_parts.hpp"

namespace crm {
namespace {

constexpr int sheet_columns = 6;
constexpr std::int64_t sheet_rows = 100000;

// What has been written; everything else follows from the row.
std::map<std::pair<std::int64_t, int>, std::string>& written() {
    static std::map<std::pair<std::int64_t, int>, std::string> cells;
    return cells;
}

std::string cell_of(std::int64_t row, int column) {
    if (const auto found = written().find({row, column}); found != written().end()) return found->second;
    const SamplePerson& person = sample_people[static_cast<std::size_t>(row % 12)];
    switch (column) {
    case 0: return std::string{two(person.name, person.english)} + ' ' + plain_number(row + 1);
    case 1: return std::string{two(person.city, person.city_english)};
    case 2: return std::string{person.phone};
    default: return plain_number(person.orders * (column - 1));
    }
}

// Amounts are numbers; everything else takes any words.
std::string save_in_sheet(std::int64_t row, int column, std::string_view typed) {
    if (column == 0 && typed.empty()) return std::string{two("الاسم مطلوب.", "A name is needed.")};
    if (column > 2 && !typed.empty() && !integer_from(typed))
        return std::string{two("اكتب عددًا، مثل 12 أو ١٢.", "Type a number, like 12.")};
    written()[{row, column}] = std::string{typed};
    return {};
}

void write_block(const TableBlock& block, const BlockCells& cells) {
    const auto tall = static_cast<std::int64_t>(cells.size());
    for (std::int64_t row = block.first; row <= std::max(block.last, block.first + tall - 1); ++row) {
        const auto& from = cells[static_cast<std::size_t>((row - block.first) % tall)];
        const std::size_t wide = std::max(from.size(), block.columns.size());
        for (std::size_t i = 0; i < wide && block.columns.front() + static_cast<int>(i) < sheet_columns; ++i)
            if (row < sheet_rows && !from.empty())
                save_in_sheet(row, block.columns.front() + static_cast<int>(i), from[i % from.size()]);
    }
}

} // namespace

void gallery_cells_ui() {
    static TableView view;
    static TableSelection selection{.cursor = 2, .cell = 1, .far_row = 5, .far_cell = 3};
    paragraph_ui(two("اكتب فوق خلية، أو F2 لتعديلها. Shift مع الأسهم يحدّد، وCtrl V يلصق من Excel، "
                     "وCtrl D يعبّئ إلى أسفل، وDel يُفرغ.",
                     "Type over a cell, or press F2 to edit it. Shift with the arrows selects, Ctrl V "
                     "pastes from Excel, Ctrl D fills down, Del empties."),
                 styles::muted, 760);
    gap(14);
    const std::array<TableColumn, sheet_columns> columns = {
        TableColumn{.key = "name", .label = two("العميل", "Customer"), .width = 230, .can_hide = false},
        {.key = "city", .label = two("المدينة", "City"), .width = 130, .has_offers = true},
        {.key = "phone", .label = two("الجوال", "Mobile"), .width = 170, .kind = TextKind::phone},
        {.key = "m1", .label = two("يناير", "January"), .width = 110, .align = Align::end, .kind = TextKind::integer},
        {.key = "m2", .label = two("فبراير", "February"), .width = 110, .align = Align::end, .kind = TextKind::integer},
        {.key = "m3", .label = two("مارس", "March"), .width = 110, .align = Align::end, .kind = TextKind::integer}};
    const TableResult done =
        table_ui("sheet",
                 {.label = two("الخطة", "Plan"),
                  .columns = columns,
                  .row_count = sheet_rows,
                  .cell =
                      [](std::int64_t row, int column, CellText& out) {
                          out.text = cell_of(row, column);
                          if (column == 0) out.avatar = out.text, out.strong = true;
                          out.left_to_right = column == 2;
                      },
                  .can_edit = true,
                  .text = cell_of,
                  .save = save_in_sheet,
                  .offers =
                      [](int, std::string_view typed, std::vector<std::string>& found) {
                          for (const std::string_view city :
                               {two("الرياض", "Riyadh"), two("جدة", "Jeddah"), two("أبها", "Abha")})
                              if (city.starts_with(typed)) found.emplace_back(city);
                      },
                  .height = is_phone() ? px(560) : std::max(ImGui::GetContentRegionAvail().y - px(40), px(420))},
                 view, selection);
    if (done.block.empty()) return;
    const auto each = [&](const auto& act) {
        for (std::int64_t row = done.block.first; row <= done.block.last; ++row)
            for (const int column : done.block.columns) act(row, column);
    };
    if (done.cut_pressed || done.clear_pressed)
        each([](std::int64_t row, int column) { save_in_sheet(row, column, ""); });
    if (done.fill_down_pressed)
        each([&](std::int64_t row, int column) { save_in_sheet(row, column, cell_of(done.block.first, column)); });
    if (done.fill_along_pressed)
        each([&](std::int64_t row, int column) {
            save_in_sheet(row, column, cell_of(row, done.block.columns.front()));
        });
    if (done.pasted) write_block(done.block, block_cells(*done.pasted));
}

} // namespace crm
