#include "server-stub/cli_invariants.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"
#include "core/formats/op_json.hpp"
#include "core/queries/search.hpp"
#include "core/store/row_ops.hpp"
#include "core/text/money_text.hpp"

namespace crm::cli {

namespace {

template <class Visit> void each_row(const Tables& tables, Visit visit) {
    for (std::size_t e = 0; e < tables.table_count(); ++e) {
        const auto entity = static_cast<EntityIx>(e);
        for (Row row = 0; row < tables.table(entity).rows(); ++row) visit(Place{entity, row});
    }
}

Finding at(const Tables& tables, Fault fault, Place place, FieldIx field = no_field, std::string detail = {}) {
    return {fault, tables.id(place), field, place.entity, std::move(detail)};
}

std::string expected(std::string_view wanted, std::string_view found) {
    return std::string(found) + " ≠ " + std::string(wanted);
}
std::string expected(std::size_t wanted, std::size_t found) {
    return expected(std::to_string(wanted), std::to_string(found));
}

} // namespace

CheckResult check_names(const Tables& tables) {
    CheckResult result;
    each_row(tables, [&](Place place) {
        ++result.looked_at;
        if (tables.find(tables.id(place)) != place) result.add(at(tables, Fault::lost_name, place));
    });
    return result;
}

CheckResult check_standing(const Tables& tables) {
    CheckResult result;
    for (std::size_t e = 0; e < tables.table_count(); ++e) {
        const auto entity = static_cast<EntityIx>(e);
        const Table& table = tables.table(entity);
        const FieldIx created = created_field(tables.schema(), entity),
                      removed = removed_field(tables.schema(), entity);
        std::size_t live = 0, in_bin = 0;
        for (Row row = 0; row < table.rows(); ++row) {
            const Place place{entity, row};
            ++result.looked_at;
            const Standing should_be = is_missing(tables.value(place, created))   ? Standing::absent
                                       : is_missing(tables.value(place, removed)) ? Standing::live
                                                                                  : Standing::removed;
            if (table.standing[row] != should_be) result.add(at(tables, Fault::wrong_standing, place));
            live += should_be == Standing::live;
            in_bin += should_be == Standing::removed;
        }
        if (table.live_count != live)
            result.add({Fault::wrong_count, {}, no_field, entity, expected(live, table.live_count)});
        if (table.removed_count != in_bin)
            result.add({Fault::wrong_count, {}, no_field, entity, expected(in_bin, table.removed_count)});
    }
    return result;
}

CheckResult check_references(const Tables& tables) {
    CheckResult result;
    const Schema& schema = tables.schema();
    const auto look = [&](Place place, FieldIx field, RecordId target) {
        ++result.looked_at;
        const Place there = tables.find(target);
        const EntityIx kind = schema.target(place.entity, field);
        if (!there || tables.table(there.entity).standing[there.row] == Standing::absent)
            result.add(at(tables, Fault::unknown_record, place, field, text_of(target)));
        else if (there.entity != kind)
            result.add(at(tables, Fault::wrong_kind, place, field,
                          expected(schema.entity(kind).key, schema.entity(there.entity).key)));
    };
    for (std::size_t e = 0; e < tables.table_count(); ++e) {
        const auto entity = static_cast<EntityIx>(e);
        const Table& table = tables.table(entity);
        for (std::size_t f = 0; f < table.columns.size(); ++f) {
            const auto field = static_cast<FieldIx>(f);
            if (schema.field(entity, field).type != FieldType::reference) continue;
            for (Row row = 0; row < table.rows(); ++row) {
                if (!table.is_live(row)) continue; // what lies in the bin may have lost its company
                const Place place{entity, row};
                if (table.columns[f].layout() == Layout::set) {
                    for (const Value& element : tables.elements(place, field))
                        look(place, field, std::get<RecordId>(element));
                } else if (const Handle handle = table.columns[f].reference(row); handle != no_handle) {
                    look(place, field, tables.directory().id(handle));
                }
            }
        }
    }
    return result;
}

namespace {

struct LineSum {
    Money total{};
    bool has_priced_lines = false, is_mixed = false; // mixed: lines in several currencies have no sum
};

// Quantity × price − discount, rounded half away from zero to the minor unit; a line without a quantity counts once.
std::int64_t line_minor(std::int64_t quantity, std::int64_t price_minor, std::int64_t discount_minor) {
    const __int128 exact = static_cast<__int128>(quantity == missing_number ? decimal_one : quantity) * price_minor;
    const __int128 half = exact < 0 ? -(decimal_one / 2) : decimal_one / 2;
    return static_cast<std::int64_t>((exact + half) / decimal_one) -
           (discount_minor == missing_number ? 0 : discount_minor);
}

std::vector<LineSum> sums_of_lines(const Tables& tables, EntityIx order) {
    const Schema& schema = tables.schema();
    const EntityIx line = schema.entity("order_line");
    const Table& lines = tables.table(line);
    const auto column = [&](std::string_view key) -> const Column& { return lines.columns[schema.field(line, key)]; };
    const Column &of = column("order"), &quantity = column("quantity"), &price = column("price"),
                 &discount = column("discount");
    std::vector<LineSum> sums(tables.table(order).rows());
    for (Row row = 0; row < lines.rows(); ++row) {
        if (!lines.is_live(row) || !price.has(row) || of.reference(row) == no_handle) continue;
        const Place there = tables.directory().place(of.reference(row));
        if (!there || there.entity != order) continue;
        LineSum& sum = sums[there.row];
        const Money each = price.money(row);
        sum.is_mixed |= sum.has_priced_lines && sum.total.currency != each.currency;
        sum.has_priced_lines = true;
        sum.total.currency = each.currency;
        sum.total.minor +=
            line_minor(quantity.number(row), each.minor, discount.has(row) ? discount.number(row) : missing_number);
    }
    return sums;
}

std::string plain(Money money) { return plain_amount(money) + " " + std::string(letters_of(money.currency)); }

} // namespace

CheckResult check_totals(const Tables& tables) {
    CheckResult result;
    const Schema& schema = tables.schema();
    const EntityIx order = schema.entity("order");
    const Table& orders = tables.table(order);
    const FieldIx total = schema.field(order, "total");
    const Column &totals = orders.columns[total], &discounts = orders.columns[schema.field(order, "discount")];
    const std::vector<LineSum> sums = sums_of_lines(tables, order);
    for (Row row = 0; row < orders.rows(); ++row) {
        if (!orders.is_live(row) || !sums[row].has_priced_lines || sums[row].is_mixed) continue;
        ++result.looked_at;
        Money should_be = sums[row].total;
        if (discounts.has(row)) should_be.minor -= discounts.number(row);
        const Money is = totals.has(row) ? totals.money(row) : Money{};
        if (is != should_be)
            result.add(at(tables, Fault::wrong_total, {order, row}, total,
                          expected(plain(should_be), totals.has(row) ? plain(is) : "-")));
    }
    return result;
}

CheckResult check_relations(const Tables& tables, RelationCache& relations) {
    CheckResult result;
    const Schema& schema = tables.schema();
    for (std::size_t e = 0; e < tables.table_count(); ++e) {
        const auto child = static_cast<EntityIx>(e);
        const Table& table = tables.table(child);
        for (std::size_t f = 0; f < table.columns.size(); ++f) {
            const auto field = static_cast<FieldIx>(f);
            if (schema.field(child, field).type != FieldType::reference || table.columns[f].layout() == Layout::set)
                continue;
            const EntityIx parent = schema.target(child, field);
            std::vector<std::uint32_t> counts(tables.table(parent).rows());
            for (Row row = 0; row < table.rows(); ++row) {
                const Handle handle = table.is_live(row) ? table.columns[f].reference(row) : no_handle;
                const Place there = handle == no_handle ? Place{} : tables.directory().place(handle);
                if (there && there.entity == parent) ++counts[there.row];
            }
            for (Row row = 0; row < counts.size(); ++row) {
                ++result.looked_at;
                const std::vector<Row> rows = children(tables, relations, child, field, {parent, row});
                const bool all_point_there = std::ranges::all_of(rows, [&](Row each) {
                    return table.columns[f].reference(each) == tables.table(parent).handles[row];
                });
                if (rows.size() != counts[row] || !all_point_there)
                    result.add(
                        at(tables, Fault::wrong_relation, {parent, row}, no_field, expected(counts[row], rows.size())));
            }
        }
    }
    return result;
}

namespace {

// Something to look for that stands in this record: the beginning of a searched cell, at most a word and a half long.
std::string words_from(const Tables& tables, Place place) {
    const Schema& schema = tables.schema();
    for (std::size_t turn = 0; turn < schema.field_count(place.entity); ++turn) {
        const auto field = static_cast<FieldIx>((turn + place.row) % schema.field_count(place.entity));
        if (!schema.field(place.entity, field).search_weight) continue;
        const Value value = tables.value(place, field);
        const auto* text = std::get_if<std::string>(&value);
        if (text && !text->empty()) return std::string(cut_utf8(*text, 12));
    }
    return {};
}

void compare_search(const Tables& tables, TextIndex& index, EntityIx entity, const std::string& words,
                    CheckResult& result) {
    const SearchWords wanted = search_words_of(words);
    if (wanted.empty()) return;
    std::size_t total = 0, similar = 0;
    for (Row row = 0; row < tables.table(entity).rows(); ++row) {
        if (!tables.table(entity).is_live(row)) continue;
        const MatchScore score = score_of_record(tables, {entity, row}, wanted);
        total += score >= no_slip_score;
        similar += score != 0 && score < no_slip_score;
    }
    ++result.looked_at;
    const Found found = index.find(tables, entity, wanted, 20);
    if (found.total != total || found.similar != similar)
        result.add({Fault::wrong_search,
                    {},
                    no_field,
                    entity,
                    "\"" + words + "\": " + expected(total + similar, found.total + found.similar)});
}

} // namespace

CheckResult check_search(const Tables& tables, TextIndex& index, std::size_t reads_max,
                         const std::function<void(double)>& progress) {
    CheckResult result;
    for (std::size_t e = 0; e < tables.table_count(); ++e) {
        const auto entity = static_cast<EntityIx>(e);
        const std::size_t rows = tables.table(entity).rows();
        if (!index.is_indexed(entity) || rows == 0) continue;
        const std::size_t words_count = std::clamp<std::size_t>(reads_max / tables.table_count() / rows, 2, 24);
        for (std::size_t i = 0; i < words_count; ++i) {
            progress((static_cast<double>(e) + static_cast<double>(i) / static_cast<double>(words_count)) /
                     static_cast<double>(tables.table_count()));
            compare_search(tables, index, entity,
                           words_from(tables, {entity, static_cast<Row>(rows * i / words_count)}), result);
        }
    }
    return result;
}

namespace {

Hash128 fingerprint_of(const Tables& tables, Place place, std::vector<Op>& ops, std::string& text) {
    row_as_ops(tables, place, ops);
    text.clear();
    for (const Op& op : ops) append_op(text, op, tables.schema());
    return content_hash(text);
}

} // namespace

Fingerprints fingerprints_of(const Tables& tables) {
    Fingerprints all;
    std::vector<Op> ops;
    std::string text;
    each_row(tables, [&](Place place) { all.emplace(tables.id(place), fingerprint_of(tables, place, ops, text)); });
    return all;
}

CheckResult check_replay(const Fingerprints& kept, const Tables& replayed) {
    CheckResult result;
    result.looked_at = kept.size();
    std::vector<Op> ops;
    std::string text;
    each_row(replayed, [&](Place place) {
        const auto here = kept.find(replayed.id(place));
        if (here == kept.end())
            result.add(at(replayed, Fault::only_in_journal, place));
        else if (here->second != fingerprint_of(replayed, place, ops, text))
            result.add(at(replayed, Fault::differs_from_journal, place));
    });
    for (const auto& [id, fingerprint] : kept)
        if (!replayed.find(id)) result.add({Fault::not_in_journal, id, no_field, no_entity, {}});
    return result;
}

} // namespace crm::cli
