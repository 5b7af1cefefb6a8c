#include "core/queries/stock.hpp"

#include <cmath>

#include "core/queries/known_fields.hpp"

namespace crm {

bool is_count(std::string_view kind_of_move) { return kind_of_move.empty() || kind_of_move == "counted"; }

std::vector<std::int64_t> stock_on_hand(const Tables& tables, Place but) {
    const EntityIx product = known_entity(tables.schema(), "product");
    std::vector<std::int64_t> on_hand(tables.table(product).rows()), gone(on_hand.size());
    const auto add = [&](Place to, std::int64_t quantity) {
        if (to.entity == product && quantity != missing_number) on_hand[to.row] += quantity;
    };
    const auto sell = [&](Place what, std::int64_t quantity) {
        add(what, -quantity);
        if (what.entity == product) gone[what.row] += quantity;
    };
    const auto table_of = [&](std::string_view entity) -> const Table& {
        return tables.table(known_entity(tables.schema(), entity));
    };
    const Column &moved = known_column(tables, "stock_move", "product"),
                 &kind = known_column(tables, "stock_move", "kind"),
                 &quantity = known_column(tables, "stock_move", "quantity"),
                 &before = known_column(tables, "stock_move", "before");
    const Table& moves = table_of("stock_move");
    for (Row row = 0; row < moves.rows(); ++row) {
        if (!moves.is_live(row) || (but && but.entity == moves.entity && but.row == row)) continue;
        const Place to = place_in(tables, moved, row);
        const std::int64_t amount = quantity.number(row);
        add(to, amount == missing_number ? 0 : kind.words(row) == "out" ? -amount : amount);
        if (before.number(row) != missing_number) add(to, -before.number(row));
    }
    const Column &ordered = known_column(tables, "order_line", "product"),
                 &order = known_column(tables, "order_line", "order"),
                 &order_quantity = known_column(tables, "order_line", "quantity"),
                 &state = known_column(tables, "order", "state");
    const Table& order_lines = table_of("order_line");
    for (Row row = 0; row < order_lines.rows(); ++row) {
        const Place of = order_lines.is_live(row) ? place_in(tables, order, row) : Place{};
        if (of && order_quantity.number(row) != missing_number && state.words(of.row) == "delivered")
            sell(place_in(tables, ordered, row), order_quantity.number(row));
    }
    const Column &sold = known_column(tables, "invoice_line", "product"),
                 &invoice = known_column(tables, "invoice_line", "invoice"),
                 &invoice_quantity = known_column(tables, "invoice_line", "quantity"),
                 &from_order = known_column(tables, "invoice_line", "order_line"),
                 &credits = known_column(tables, "invoice_line", "credits_line"),
                 &invoice_state = known_column(tables, "invoice", "state");
    const Table& invoice_lines = table_of("invoice_line");
    for (Row row = 0; row < invoice_lines.rows(); ++row) {
        if (!invoice_lines.is_live(row) || invoice_quantity.number(row) == missing_number) continue;
        const Place of = place_in(tables, invoice, row);
        if (of && invoice_state.words(of.row) == "issued" && !place_in(tables, from_order, row) &&
            !place_in(tables, credits, row))
            sell(place_in(tables, sold, row), invoice_quantity.number(row));
    }
    const Column &bundle = known_column(tables, "bundle_part", "bundle"),
                 &inside = known_column(tables, "bundle_part", "product"),
                 &count = known_column(tables, "bundle_part", "quantity");
    const Table& parts = table_of("bundle_part");
    for (Row row = 0; row < parts.rows(); ++row) {
        const Place of = parts.is_live(row) ? place_in(tables, bundle, row) : Place{};
        if (!of || of.entity != product || gone[of.row] == 0 || count.number(row) == missing_number) continue;
        // As the field of the part is computed, so that both round a half to the same side.
        const auto one = static_cast<double>(decimal_one);
        const double taken = static_cast<double>(count.number(row)) / one * (static_cast<double>(gone[of.row]) / one);
        add(place_in(tables, inside, row), -std::llround(taken * one));
    }
    return on_hand;
}

} // namespace crm
