// From what the screen shows to the records that say it (core/entities/own.hpp): which record defines a field, a choice
// or a word, and the commands that change it. Private to web/views/fields.
#pragma once
#include <optional>

#include "web/frame/context.hpp"

namespace crm {

// The record that says something of a field, a choice or a word; none: nobody has said anything yet.
RecordId field_record(const Context& ctx, EntityIx entity, FieldIx field);
RecordId choice_record(const Context& ctx, std::string_view of_field, std::string_view key);
RecordId word_record(const Context& ctx, std::string_view subject);

// A change of it; of one of our own fields the record is made first.
SaveRecord change_of_field(const Context& ctx, EntityIx entity, FieldIx field);
SaveRecord change_of_choice(const Context& ctx, std::string_view of_field, std::string_view key);
SaveRecord change_of_word(const Context& ctx, std::string_view subject);
void put(const Context& ctx, SaveRecord& save, std::string_view key, Value value);

std::string of_field(const Context& ctx, EntityIx entity, FieldIx field); // "dealing.channel"

// How many records hold a value of this field.
std::size_t values_held(const Context& ctx, EntityIx entity, FieldIx field);
// A field whose definition was removed.
bool is_archived(const Context& ctx, EntityIx entity, FieldIx field);
// The fields that can be moved among each other, as the form shows them.
std::vector<FieldIx> fields_in_section(const Context& ctx, EntityIx entity, std::string_view section);

} // namespace crm
