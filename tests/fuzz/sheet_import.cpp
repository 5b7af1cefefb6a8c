// Any bytes as a sheet under any mapping: every row has an outcome, what is told of it points into the sheet, the same
// sheet read again gives the same, and a mapping survives its JSON. (Into a base and out again: tests/property.)
#include <cstdint>
#include <cstdlib>

#include "core/formats/csv.hpp"
#include "core/import/guess.hpp"
#include "core/import/saved_mapping.hpp"
#include "core/import/sheet_import.hpp"
#include "tests/support/workspace_world.hpp"

using namespace crm;

namespace {

class Choices { // the first bytes say what becomes of the others
public:
    explicit Choices(BytesView bytes) : m_bytes(bytes) {}
    std::size_t below(std::size_t count) {
        const unsigned char byte = m_at < m_bytes.size() ? static_cast<unsigned char>(m_bytes[m_at++]) : 0;
        return byte % count;
    }

private:
    BytesView m_bytes;
    std::size_t m_at = 0;
};

Sheet sheet_of(BytesView bytes) {
    constexpr std::size_t rows_max = 60, columns_max = 12;
    Sheet sheet;
    CsvReader reader(guess_csv(bytes));
    SheetRow row;
    reader.feed(bytes);
    reader.finish();
    while (sheet.row_count() < rows_max && reader.next(row)) {
        if (row.cells.size() > columns_max) row.cells.resize(columns_max);
        sheet.add(row);
    }
    return sheet;
}

constexpr std::string_view entities[] = {"person", "company", "order",    "product", "dealing",
                                         "task",   "note",    "occasion", "payment"};

void change(SheetMapping& mapping, Choices& choices, const Schema& schema) {
    const auto targets = target_choices(schema, schema.entity(mapping.entity));
    mapping.known = static_cast<KnownRow>(choices.below(4));
    mapping.likely = static_cast<KnownRow>(choices.below(4));
    for (ColumnMapping& column : mapping.columns) {
        const std::size_t what = choices.below(8);
        if (what == 0) column.target = targets[choices.below(targets.size())].words;
        if (what == 1)
            column.new_field = NewField{column.heading, new_field_types[choices.below(std::size(new_field_types))]};
        if (what == 2) {
            column.split_at = choices.below(2) ? "-" : " ";
            column.split_targets = {targets[choices.below(targets.size())].words, column.target};
        }
        if (what == 3) column.date_order = DateOrder::month_first, column.is_hijri = choices.below(2);
        if (what == 4)
            column.rules.push_back({.problem = static_cast<Reason>(choices.below(8)),
                                    .action = static_cast<CellAction>(choices.below(4)),
                                    .to = column.heading});
        if (what == 5) column.default_text = column.heading;
    }
}

void require(bool is_so) {
    if (!is_so) std::abort();
}

// A firm of one person; an import looks at it, and only its committing would change it.
const test::WorkspaceWorld& base() {
    static test::WorkspaceWorld world(1);
    static const bool is_filled = [] {
        world.add("person", {{"name", "سارة العتيبي"}, {"phone", "+966501234567"}});
        return true;
    }();
    (void)is_filled;
    return world;
}

const ParseContext context{.country = country_of("SA"), .currency = currency_of("SAR"), .today = {20778}};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t choices_bytes = 24;
    if (size <= choices_bytes || size > 4096) return 0;
    const BytesView bytes(reinterpret_cast<const char*>(data), size);
    Choices choices(bytes.substr(0, choices_bytes));
    const Sheet sheet = sheet_of(bytes.substr(choices_bytes));
    const test::WorkspaceWorld& world = base();
    const Schema& schema = world.workspace->schema();
    const std::size_t first_row = std::min(guess_first_row(schema, sheet, context), sheet.row_count());
    const std::vector<std::string> heading = heading_of(sheet, first_row);
    std::vector<ColumnProfile> profiles;
    for (std::size_t c = 0; c < heading.size(); ++c) profiles.push_back(profile_column(sheet, c, first_row, context));
    const EntityIx entity =
        choices.below(2) ? guess_entity(schema, heading) : schema.entity(entities[choices.below(std::size(entities))]);
    SheetMapping mapping = guess_mapping(schema, entity, heading, profiles);
    change(mapping, choices, schema);
    const auto read_again = mapping_from_json(mapping_json(mapping));
    require(read_again && mapping_json(*read_again) == mapping_json(mapping));

    const std::pair<Session, Stamp> rows{77, Stamp{.time = 1, .session = 77}};
    const ImportJob job{
        .sheet = &sheet, .first_row = first_row, .mapping = mapping, .finds_alike = choices.below(4) == 0};
    SheetImport import(world.tables(), rows, job, context), same(world.tables(), rows, job, context);
    import.run();
    while (same.step(1 + choices.below(7))) {
    }
    require(import.outcomes().size() == sheet.row_count() - first_row);
    require(import.outcomes().size() == same.outcomes().size() && import.problems().size() == same.problems().size());
    for (std::size_t i = 0; i < import.outcomes().size(); ++i) {
        const RowOutcome &one = import.outcomes()[i], &other = same.outcomes()[i];
        require(one.fate == other.fate && one.record == other.record && one.likeness == other.likeness);
        require(one.same_row == no_row || one.same_row < first_row + i);
        require(one.fate != RowFate::added || one.record);
        for (std::size_t c = 0; c < mapping.columns.size(); ++c) (void)import.shown(first_row + i, c);
    }
    for (const CellProblem& problem : import.problems())
        require(problem.row < sheet.row_count() &&
                (problem.column == CellProblem::no_column || problem.column < mapping.columns.size()));
    return 0;
}
