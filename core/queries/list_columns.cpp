#include "core/queries/list_columns.hpp"

#include <algorithm>

#include "core/queries/display.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/merged.hpp"
#include "core/queries/quality.hpp"
#include "core/text/collation.hpp"
#include "core/text/fold.hpp"
#include "core/text/item_list.hpp"
#include "core/text/numbers.hpp"

namespace crm {

namespace {

constexpr Label completeness_label = {"اكتمال البيانات", "Completeness"};
constexpr AddressPart address_pieces[] = {AddressPart::city,    AddressPart::district, AddressPart::region,
                                          AddressPart::country, AddressPart::street,   AddressPart::postcode};

bool is_for_columns(const Schema& schema, const Link& link) {
    if (link.kind == Link::Kind::others) return false;
    return link.kind == Link::Kind::through || !is_several(schema.field(link.via, link.field));
}

EntityIx owner_of(EntityIx entity, const ListColumn& column) {
    return column.link.target == no_entity ? entity : column.link.target;
}

// A reference as people follow it: to whom a merged record went, and nowhere when that is gone.
Place followed(const Tables& tables, Place place) {
    if (place && !tables.table(place.entity).is_live(place.row)) place = merged_into(tables, place);
    return place && tables.table(place.entity).is_live(place.row) ? place : Place{};
}

} // namespace

std::optional<ListColumn> list_column(const Schema& schema, EntityIx entity, std::string_view name) {
    if (const FieldPart own = field_named(schema, entity, name); own.field != no_field)
        return ListColumn(own.field, own.part, {});
    const std::string word = folded(name);
    if (name == completeness_key || word == folded(completeness_label.ar) || word == folded(completeness_label.en)) {
        ListColumn column;
        column.is_completeness = true;
        return column;
    }
    for (std::size_t dot = name.rfind('.'); dot != name.npos && dot > 0; dot = name.rfind('.', dot - 1)) {
        Link link;
        if (!find_link(schema, entity, name.substr(0, dot), link) || !is_for_columns(schema, link)) continue;
        if (const FieldPart there = field_named(schema, link.target, name.substr(dot + 1)); there.field != no_field)
            return ListColumn(there.field, there.part, link);
    }
    return {};
}

std::string key_of(const Schema& schema, EntityIx entity, const ListColumn& column) {
    if (column.is_completeness) return std::string(completeness_key);
    if (column.link.target == no_entity) return name_of(schema, entity, {column.field, column.part});
    return key_of(schema, entity, column.link) + '.' + name_of(schema, column.link.target, {column.field, column.part});
}

std::string label_of(const Schema& schema, EntityIx entity, const ListColumn& column, Language language) {
    if (column.is_completeness) return std::string(completeness_label.in(language));
    const Label& own = schema.field(owner_of(entity, column), column.field).label;
    const std::string label((column.part == AddressPart::whole ? own : label_of(column.part)).in(language));
    return column.link.target == no_entity ? label : label_of_one(schema, column.link, language) + ": " + label;
}

std::vector<Link> column_links(const Schema& schema, EntityIx entity) {
    std::vector<Link> links = links_of(schema, entity);
    std::erase_if(links, [&](const Link& link) { return !is_for_columns(schema, link); });
    return links;
}

std::vector<ListColumn> address_columns(const Schema& schema, EntityIx entity) {
    std::vector<ListColumn> columns;
    for (FieldIx f = 0; f < schema.field_count(entity); ++f)
        if (schema.field(entity, f).type == FieldType::address)
            for (const AddressPart part : address_pieces) columns.emplace_back(f, part, Link{});
    return columns;
}

std::vector<ListColumn> columns_beside(const Schema& schema, const Link& link) {
    std::vector<ListColumn> columns;
    for (const FieldIx f : schema.form_order(link.target)) {
        const FieldDef& field = schema.field(link.target, f);
        if ((field.section == "system" && field.key != "created_at") || (field.hidden && field.read_only)) continue;
        if (field.type == FieldType::address)
            for (const AddressPart part : address_pieces) columns.emplace_back(f, part, link);
        columns.emplace_back(f, AddressPart::whole, link);
    }
    return columns;
}

const FieldDef* field_of(const Schema& schema, EntityIx entity, const ListColumn& column) {
    if (column.is_completeness || column.part != AddressPart::whole) return nullptr;
    return &schema.field(owner_of(entity, column), column.field);
}

bool is_number(const Schema& schema, EntityIx entity, const ListColumn& column) {
    if (column.is_completeness) return true;
    const FieldDef* field = field_of(schema, entity, column);
    return field && !is_several(*field) &&
           (field->type == FieldType::integer || field->type == FieldType::decimal || field->type == FieldType::money);
}

std::vector<Place> places_of(const Tables& tables, RelationCache& relations, Place place, const ListColumn& column) {
    const Link& link = column.link;
    if (link.target == no_entity) return {place};
    std::vector<Place> places;
    const auto add = [&](Place found, bool is_first) {
        found = followed(tables, found);
        if (!found || found.entity != link.target || std::ranges::contains(places, found)) return;
        places.insert(is_first ? places.begin() : places.end(), found);
    };
    const Table& via = tables.table(link.via);
    if (link.kind == Link::Kind::own) {
        add(place_in(tables, via.columns[link.field], place.row), false);
        return places;
    }
    const FieldIx main = tables.schema().field(link.via, "is_main");
    for (const Row row : children(tables, relations, link.via, link.field, place))
        add(place_in(tables, via.columns[link.onward], row), main != no_field && via.columns[main].code(row) == 1);
    return places;
}

std::string part_text(const Address& address, AddressPart part, const Reader& reader) {
    switch (part) {
    case AddressPart::city: return address.city;
    case AddressPart::country: return address_text({.country = address.country}, reader);
    case AddressPart::region: return address.region;
    case AddressPart::district: return address.district;
    case AddressPart::street: return address.street;
    case AddressPart::postcode: return address.postcode;
    case AddressPart::whole: break;
    }
    return address_text(address, reader);
}

namespace {

std::string text_at(const Tables& tables, Place place, const ListColumn& column, const Reader& reader) {
    if (column.part == AddressPart::whole) {
        const bool is_name = column.field == tables.schema().name_field(place.entity);
        return is_name ? display_name(tables, place, reader) : cell_text(tables, place, column.field, reader);
    }
    const Value value = tables.value(place, column.field);
    const auto* address = std::get_if<Address>(&value);
    return address ? part_text(*address, column.part, reader) : std::string();
}

// Ranks of a piece of an address, by row of its table.
std::vector<std::uint32_t> ranks_of_part(const Tables& tables, EntityIx entity, const ListColumn& column,
                                         const Reader& reader) {
    const Table& table = tables.table(entity);
    std::vector<std::pair<std::string, Row>> keys;
    for (Row row = 0; row < table.rows(); ++row)
        if (std::string text = text_at(tables, {entity, row}, column, reader); !text.empty())
            keys.emplace_back(collation_key(text, reader.language()), row);
    std::ranges::sort(keys);
    std::vector<std::uint32_t> ranks(table.rows(), SortCache::no_rank);
    for (std::size_t i = 0, rank = 0; i < keys.size(); ++i) {
        if (i && keys[i].first != keys[i - 1].first) ++rank;
        ranks[keys[i].second] = static_cast<std::uint32_t>(rank);
    }
    return ranks;
}

// Beside each row the first record that places_of() would find: one pass over the table that ties them.
std::vector<Row> first_beside(const Tables& tables, EntityIx entity, const Link& link) {
    std::vector<Row> firsts(tables.table(entity).rows(), no_row);
    const Table& via = tables.table(link.via);
    const auto target_of = [&](const Column& column, Row row) {
        const Place there = followed(tables, place_in(tables, column, row));
        return there && there.entity == link.target ? there.row : no_row;
    };
    if (link.kind == Link::Kind::own) {
        for (Row row = 0; row < firsts.size(); ++row) firsts[row] = target_of(via.columns[link.field], row);
        return firsts;
    }
    const FieldIx main = tables.schema().field(link.via, "is_main");
    for (Row row = 0; row < via.rows(); ++row) {
        if (!via.is_live(row)) continue;
        const Place us = followed(tables, place_in(tables, via.columns[link.field], row));
        if (!us || us.entity != entity) continue;
        const bool is_main = main != no_field && via.columns[main].code(row) == 1;
        if (firsts[us.row] != no_row && !is_main) continue;
        if (const Row there = target_of(via.columns[link.onward], row); there != no_row) firsts[us.row] = there;
    }
    return firsts;
}

} // namespace

std::string column_text(const Tables& tables, RelationCache& relations, Place place, const ListColumn& column,
                        const Reader& reader) {
    if (column.is_completeness) {
        const auto percent = static_cast<std::int64_t>(completeness(tables, place).percent);
        return number_text(percent, {.digits = reader.locale.digits}) + '%';
    }
    std::string text;
    for (const Place each : places_of(tables, relations, place, column))
        append_item(text, text_at(tables, each, column, reader), reader.language());
    return text;
}

std::vector<std::uint32_t> column_ranks(const Tables& tables, SortCache& orders, EntityIx entity,
                                        const ListColumn& column, const Reader& reader) {
    if (column.is_completeness) return completeness_by_row(tables, entity);
    const EntityIx owner = owner_of(entity, column);
    std::vector<std::uint32_t> there = column.part == AddressPart::whole
                                           ? orders.ranks(tables, owner, column.field, reader.language())
                                           : ranks_of_part(tables, owner, column, reader);
    if (column.link.target == no_entity) return there;
    std::vector<std::uint32_t> ranks(tables.table(entity).rows(), SortCache::no_rank);
    const std::vector<Row> firsts = first_beside(tables, entity, column.link);
    for (Row row = 0; row < ranks.size(); ++row)
        if (firsts[row] != no_row && firsts[row] < there.size()) ranks[row] = there[firsts[row]];
    return ranks;
}

} // namespace crm
