// The places a column of a sheet can go to: fields of the row's record, parts of its addresses, and fields of the
// records that belong to it (who works where, the lines of an order). A mapping names them by words; here the words are
// found in the schema, and the schema's fields become the list that a person chooses from.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/record/value.hpp"
#include "core/schema/schema.hpp"

namespace crm {

struct ColumnTarget {
    EntityIx entity = no_entity; // the row's own, or that of what belongs to it
    FieldIx field = no_field;
    std::string Address::* part = nullptr; // of an address; none: all its parts in one text
    bool operator==(const ColumnTarget&) const = default;
};

struct AddressColumn {
    std::string_view key;
    Label label;
    std::string_view names; // headings other programs use, separated by '|'
    std::string Address::* part;
};
std::span<const AddressColumn> address_parts();

// What belongs to a record and may stand in its rows: {"person", "affiliation", "person"} is a person's place of work.
struct RowBelonging {
    std::string_view owner, entity, field; // `field` of `entity` names the owner
};
const RowBelonging* row_belonging(std::string_view owner); // one at the most

// Whether a sheet may say it: what only the system writes it may not, but for dates that another program once noted.
bool may_be_imported(const FieldDef& field);

std::optional<ColumnTarget> find_target(const Schema& schema, EntityIx entity, std::string_view words);
std::string target_words(const Schema& schema, EntityIx entity, const ColumnTarget& target);

struct TargetChoice {
    std::string words; // as in a mapping
    std::string label_ar, label_en;
};
std::vector<TargetChoice> target_choices(const Schema& schema, EntityIx entity);

// The types a field can have that is made for a column, in the order of custom_types (core/entities/own.hpp).
inline constexpr FieldType new_field_types[] = {
    FieldType::text, FieldType::long_text, FieldType::term,   FieldType::integer, FieldType::decimal, FieldType::money,
    FieldType::date, FieldType::choice,    FieldType::yes_no, FieldType::link,    FieldType::phone,   FieldType::email};

// The fields that tell one record from another.
bool is_identifying(const FieldDef& field);

} // namespace crm
