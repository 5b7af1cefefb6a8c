// From the records in which a firm has made things its own (core/entities/own.hpp) to the schema that knows them.
#pragma once
#include <optional>

#include "core/entities/own.hpp"
#include "core/store/tables.hpp"

namespace crm {

// Records that change the schema: they come first in files, because what follows needs them.
bool changes_schema(const Schema& schema, EntityIx entity);

// Nothing while entity, key or type are missing. A definition that was removed, or whose making was undone, gives an
// archived field: every device understands its cells, whatever it has heard first, and forms leave it out.
std::optional<CustomField> custom_field_of(const Tables& tables, Place place);
std::optional<CustomChoice> custom_choice_of(const Tables& tables, Place place);
// Such a one, or a formula that is hidden: its name may be given to another field.
bool is_out_of_use(const Schema& schema, EntityIx entity, FieldIx field);

// Computed by the program of records of its own (the score of leads, what is on hand): no firm defines or edits it.
bool is_of_program(std::string_view field_key);

// All that the firm says about choices, as Schema::take_choices wants it.
std::vector<CustomChoice> custom_choices(const Tables& tables, const Schema& schema);

// Another whenever one of these records changes.
std::uint64_t definitions_revision(const Tables& tables);

// Brings the schema to what the tables say; answers how many fields and choices the schema gained.
// Tables that stand on this schema must adopt_new_fields() afterwards.
std::size_t take_custom_fields(const Tables& tables, Schema& schema);

} // namespace crm
