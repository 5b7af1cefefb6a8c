#include "core/sales/sold_lines.hpp"

#include "core/queries/known_fields.hpp"
#include "core/sales/documents.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

std::uint64_t key_of(Place place) { return std::uint64_t{place.entity} << 32 | place.row; }

// Quantity (ten-thousandths) times a cost, rounded half away from zero.
std::int64_t times(std::int64_t quantity, std::int64_t cost) {
    using Wide = __int128;
    const Wide product = static_cast<Wide>(quantity) * cost;
    const Wide rounded = (product + (product < 0 ? -one_unit / 2 : one_unit / 2)) / one_unit;
    return rounded > INT64_MAX / 2 ? INT64_MAX / 2 : static_cast<std::int64_t>(rounded);
}

} // namespace

SoldLines::SoldLines(const Tables& tables, Currency currency) : m_tables(tables), m_currency(currency) {
    for (const std::string_view entity : {"order", "invoice"}) {
        const std::string_view line = document_kind(entity)->line;
        const Table& table = tables.table(known_entity(tables.schema(), line));
        const Column& of = known_column(tables, line, entity);
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row))
                if (const Place document = place_in(tables, of, row)) m_rows[key_of(document)].push_back(row);
    }
}

const std::vector<SoldLines::Line>& SoldLines::lines_of(Place document) {
    const auto [found, is_new] = m_lines.try_emplace(key_of(document));
    std::vector<Line>& lines = found->second;
    const auto rows = m_rows.find(key_of(document));
    if (!is_new || rows == m_rows.end()) return lines;
    const DocumentKind& kind = *document_kind(m_tables.schema().entity(document.entity).key);
    const EntityIx entity = known_entity(m_tables.schema(), kind.line);
    std::vector<LineAmounts> amounts;
    for (const Row row : rows->second) amounts.push_back(line_amounts(m_tables, {entity, row}));
    const auto total =
        document_total(amounts, document_terms([&](std::string_view field) {
                           return m_tables.value(document, m_tables.schema().field(document.entity, field));
                       }));
    if (!total || total->currency != m_currency) return lines;
    const Column &product = known_column(m_tables, kind.line, "product"),
                 &cost = known_column(m_tables, "product", "cost");
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        Line line{.product = place_in(m_tables, product, rows->second[i]),
                  .total = total->lines[i].total(),
                  .net = total->lines[i].net};
        line.has_cost =
            line.product && cost.has(line.product.row) && cost.money(line.product.row).currency == m_currency;
        if (line.has_cost) line.cost = times(amounts[i].quantity, cost.money(line.product.row).minor);
        lines.push_back(line);
    }
    return lines;
}

std::int64_t SoldLines::of(Place document, const LinesAsked& asked) {
    const Column& category = known_column(m_tables, "product", "category");
    std::int64_t sum = 0;
    for (const Line& line : lines_of(document)) {
        if (asked.product && !(line.product == asked.product)) continue;
        if (!asked.category.empty() && (!line.product || folded(category.words(line.product.row)) != asked.category))
            continue;
        if (asked.is_margin && !line.has_cost) continue;
        if (__builtin_add_overflow(sum, asked.is_margin ? line.net - line.cost : line.total, &sum))
            return INT64_MAX / 2;
    }
    return sum;
}

} // namespace crm
