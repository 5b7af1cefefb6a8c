// What the sample company sells and to whom: leads, deals on their way through the preset pipeline with those won and
// lost, and the week's appointments.
#pragma once
#include <span>

#include "core/app/sample_cells.hpp"

namespace crm {

struct SampleRecords {
    std::span<const RecordId> people, companies, products;
    std::span<const std::int64_t> prices;          // of the products, whole
    std::span<const std::string_view> territories; // of the people
};
void write_sample_selling(SampleCells& cells, const SampleRecords& records);

} // namespace crm
