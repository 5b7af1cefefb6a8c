// Rows that nothing is odd about, read a column at a time: every cell of a batch's column with one loop for its type,
// into plain arrays that go into the staging tables as they are. A row in which a cell needs a rule, a question or a
// note is left to SheetImport::take_row; both ways give the same tables (tests/property).
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/flat_map.hpp"
#include "core/import/import_parts.hpp"

namespace crm {

// The cells of one field. What the words of a choice or a city mean is asked once for each different one.
struct SheetImport::BatchColumn {
    std::vector<const Piece*> pieces; // several: the parts of one address
    FieldIx field = no_field;
    Layout layout = Layout::words;
    bool is_identifying = false;
    std::vector<std::string_view> words{};
    std::vector<std::int64_t> numbers{};
    std::deque<std::string> changed{}; // what `words` points to where it is not the sheet's own text
    std::vector<std::uint64_t> keys{}; // of identifying fields, for RecordFinder

    struct Meaning {
        std::string words;
        std::optional<std::int64_t> number; // as in `numbers`; none: odd
    };
    FlatMap known{}; // hash of the words as they stand -> place in `meanings`
    std::vector<Meaning> meanings{};
    std::vector<std::string> texts{};
};

struct SheetImport::Batch {
    static constexpr std::size_t rows_max = 512;

    std::vector<BatchColumn> columns;
    std::vector<std::size_t> left_columns;            // a row in which one of these says something is odd
    std::vector<std::uint8_t> is_odd, says_something; // by row of the batch
    std::vector<CellProblem> problems;                // of rows that may be plain, by column
    std::vector<std::int64_t> created;                // of rows whose sheet does not say it
    std::vector<NewCells> cells;
    std::size_t run_first = 0, run_count = 0; // rows of the batch that wait to be staged
};

} // namespace crm
