#include "core/commands/stock_moves.hpp"

#include "core/queries/stock.hpp"

namespace crm {

void settle_stock_move(Planner& planner, const SaveRecord& save, RecordId move) {
    const Tables& tables = planner.tables();
    const auto after = [&](std::string_view key) {
        const FieldIx field = planner.schema().field(save.entity, key);
        for (const CellEdit& cell : save.cells)
            if (cell.field == field) return cell.value;
        return planner.present(move, field);
    };
    const auto before = [&](std::string_view key) {
        return planner.present(move, planner.schema().field(save.entity, key));
    };
    const auto words_of = [](const Value& value) {
        const auto* words = std::get_if<std::string>(&value);
        return words ? std::string_view(*words) : std::string_view();
    };
    const Value kind = after("kind"), product = after("product"), was = before("kind");
    if (!is_count(words_of(kind))) return planner.set(save.entity, move, "before", Value{});
    const bool is_same = !is_new(move) && is_count(words_of(was)) && before("product") == product;
    if (is_same) return;
    const auto* id = std::get_if<RecordId>(&product);
    const Place of = id ? tables.find(*id) : Place{};
    if (!of || of.entity != planner.schema().entity("product")) return;
    const std::int64_t on_hand = stock_on_hand(tables, is_new(move) ? Place{} : tables.find(move))[of.row];
    planner.set(save.entity, move, "before", on_hand ? Value{on_hand} : Value{});
}

} // namespace crm
