// Counts of a sheet keep what was on hand before them, by the rule of commands/stock_moves.hpp; those of one product
// follow each other as the sheet has them.
#include <unordered_map>

#include "core/import/import_parts.hpp"
#include "core/queries/stock.hpp"

namespace crm {

void SheetImport::settle_stock() {
    const EntityIx entity = m_schema->entity("stock_move"), product = m_schema->entity("product");
    const Table& moves = m_staged->table(entity);
    if (moves.rows() == 0) return;
    const auto cell = [&](RecordId id, std::string_view key) {
        return present(entity, id, m_schema->field(entity, key));
    };
    const std::vector<std::int64_t> known = stock_on_hand(m_base);
    std::unordered_map<RecordId, std::int64_t> on_hand;
    for (Row row = 0; row < moves.rows(); ++row) {
        const RecordId id = m_staged->id({entity, row});
        if (!moves.is_live(row) || m_base.find(id)) continue; // one that was there keeps what it says
        const Value of = cell(id, "product"), kind = cell(id, "kind"), quantity = cell(id, "quantity");
        const auto* record = std::get_if<RecordId>(&of);
        const auto* amount = std::get_if<std::int64_t>(&quantity);
        if (!record || !amount) continue;
        const Place place = m_base.find(*record);
        std::int64_t& now = on_hand.try_emplace(*record, place.entity == product ? known[place.row] : 0).first->second;
        const auto* words = std::get_if<std::string>(&kind);
        const std::string_view said = words ? std::string_view(*words) : std::string_view();
        if (!is_count(said)) {
            now += said == "out" ? -*amount : *amount;
            continue;
        }
        if (now) write(entity, id, m_schema->field(entity, "before"), Value{now});
        now = *amount;
    }
}

} // namespace crm
