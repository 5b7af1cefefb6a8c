// What counts as sold: an order that is live and neither a draft nor cancelled; one without a state counts. The one
// rule of figures, accounts, forecast and funnel.
//
//     const SoldOrders sold(tables);
//     for (Row row = 0; row < sold.table.rows(); ++row)
//         if (sold.counts(row)) sum += sold.total.money(row).minor;
#pragma once
#include "core/queries/known_fields.hpp"

namespace crm {

class SoldOrders {
public:
    const Table& table;
    const Column &date, &total;

    explicit SoldOrders(const Tables& tables)
        : table(tables.table(known_entity(tables.schema(), "order"))), date(known_column(tables, "order", "date")),
          total(known_column(tables, "order", "total")), m_state(known_column(tables, "order", "state")),
          m_draft(m_state.dictionary().find("draft")), m_cancelled(m_state.dictionary().find("cancelled")) {}

    bool counts(Row row) const {
        const std::int32_t code = m_state.code(row);
        return table.is_live(row) && (code == missing_code || (code != m_draft && code != m_cancelled));
    }

private:
    const Column& m_state;
    std::int32_t m_draft, m_cancelled;
};

} // namespace crm
