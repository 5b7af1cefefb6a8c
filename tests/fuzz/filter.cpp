// Any bytes as a filter somebody types: a problem with a place inside the text and words for it in both languages, or a
// filter that is written, read again as it was, and said in words.
#include <cstdlib>

#include "core/entities/all_entities.hpp"
#include "core/queries/filter_rows.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static QueryFirm firm;
    static const bool is_filled = [] {
        const RecordId sara = firm.add("person", {{"name", "سارة"}, {"stage", "vip"}});
        firm.add("order",
                 {{"person", sara}, {"total", Money{12'500, currency_of("SAR")}}, {"date", std::int64_t{20'000}}});
        return true;
    }();
    static const EntityIx entities[] = {firm.schema.entity("person"), firm.schema.entity("order"),
                                        firm.schema.entity("task"), firm.schema.entity("company")};
    if (size == 0 || !is_filled) return 0;
    const EntityIx entity = entities[data[0] & 3];
    const Language language = data[0] & 4 ? Language::ar : Language::en;
    const Reader reader{.locale = {language, data[0] & 8 ? DigitSet::arabic : DigitSet::latin},
                        .today = date_of(CivilDate{2025, 5, 10})};
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto filter = parse_filter(firm.schema, entity, text, reader);
    if (!filter) {
        if (filter.error().position > text.size() || filter.error().position + filter.error().length > text.size())
            std::abort();
        for (const Language each : {Language::ar, Language::en})
            if (sentence_of(filter.error(), each).empty()) std::abort();
        return 0;
    }
    const std::string written = to_text(firm.schema, entity, *filter);
    const auto again = parse_filter(firm.schema, entity, written, Reader{.locale = {Language::en, DigitSet::latin}});
    if (!again || !(*again == *filter)) std::abort();
    (void)describe(firm.tables, entity, *filter, reader);
    ConditionCache cache;
    const RowSet rows = rows_of(firm.tables, entity, *filter, reader, cache);
    for (Row row = 0; row < firm.tables.table(entity).rows(); ++row)
        if (rows.has(row) != passes(firm.tables, {entity, row}, *filter, reader)) std::abort();
    return 0;
}
