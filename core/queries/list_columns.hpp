// The columns of a list: a field of its records, a piece of their address, how complete they are, or a field of what
// stands beside them (links.hpp): a person's company's city, an order's customer's phone. They are named as filters
// name them, in views, on the command line and in JSON: "phone", "city", "company.city", "person.phone",
// "completeness".
//
// Beside a record stands what one of its references names, or what is tied to it without a list of its own (a person's
// companies: the main one first). What names it (its orders) is counted and added up by formulas instead.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/queries/filter.hpp"
#include "core/queries/related.hpp"
#include "core/queries/sort.hpp"

namespace crm {

struct ListColumn {
    FieldIx field = no_field;
    AddressPart part = AddressPart::whole;
    Link link{}; // where the field stands; target no_entity: in the record itself
    bool is_completeness = false;

    ListColumn() = default;
    ListColumn(FieldIx field) : field(field) {}
    ListColumn(FieldIx field, AddressPart part, Link link) : field(field), part(part), link(link) {}
    bool operator==(const ListColumn&) const = default;
    bool is_set() const { return field != no_field || is_completeness; }
    // A cell of the record: what can be edited, added up and kept in order.
    bool is_field() const { return field != no_field && part == AddressPart::whole && link.target == no_entity; }
};

inline constexpr std::string_view completeness_key = "completeness";

// By key or by what people call it; nothing where there is no such column.
std::optional<ListColumn> list_column(const Schema& schema, EntityIx entity, std::string_view name);
std::string key_of(const Schema& schema, EntityIx entity, const ListColumn& column);
std::string label_of(const Schema& schema, EntityIx entity, const ListColumn& column, Language language);
// Where columns beside the record can come from, and what there is.
std::vector<Link> column_links(const Schema& schema, EntityIx entity);
std::vector<ListColumn> columns_beside(const Schema& schema, const Link& link);
std::vector<ListColumn> address_columns(const Schema& schema, EntityIx entity); // of the record itself

// The field whose values the column shows; null: it shows a piece of an address, or a number of its own.
const FieldDef* field_of(const Schema& schema, EntityIx entity, const ListColumn& column);
bool is_number(const Schema& schema, EntityIx entity, const ListColumn& column);

// The records whose field it is, itself or those beside it; live ones, each once.
std::vector<Place> places_of(const Tables& tables, RelationCache& relations, Place place, const ListColumn& column);
std::string column_text(const Tables& tables, RelationCache& relations, Place place, const ListColumn& column,
                        const Reader& reader);
std::string part_text(const Address& address, AddressPart part, const Reader& reader);

// The place of each row's value among all of them, as SortCache::ranks has it; of several the first one counts.
std::vector<std::uint32_t> column_ranks(const Tables& tables, SortCache& orders, EntityIx entity,
                                        const ListColumn& column, const Reader& reader);

} // namespace crm
