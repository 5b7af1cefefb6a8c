// From what the firm sees to the records that say it (core/entities/own.hpp): which record defines a field, a choice or
// a word, and the commands that change it. The page's screen of fields and the command line send the same.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/commands/command.hpp"

namespace crm {

// The record that says something of a field, a choice or a word; none: nobody has said anything yet.
RecordId field_record(const Tables& tables, EntityIx entity, FieldIx field);
RecordId choice_record(const Tables& tables, std::string_view of_field, std::string_view key);
RecordId word_record(const Tables& tables, std::string_view subject);

// A change of it; of one of our own fields the record is made first.
SaveRecord change_of_field(const Tables& tables, EntityIx entity, FieldIx field);
SaveRecord change_of_choice(const Tables& tables, std::string_view of_field, std::string_view key);
SaveRecord change_of_word(const Tables& tables, std::string_view subject);
void put(const Tables& tables, SaveRecord& save, std::string_view key, Value value);

// How many records hold a value of this field.
std::size_t values_held(const Tables& tables, EntityIx entity, FieldIx field);
// A field whose definition was removed.
bool is_archived(const Tables& tables, EntityIx entity, FieldIx field);
// The fields that can be moved among each other, as the form shows them.
std::vector<FieldIx> fields_in_section(const Tables& tables, EntityIx entity, std::string_view section);
// Two of them change places; the others keep theirs, unless some had the same one.
SaveRecords change_of_order(const Tables& tables, EntityIx entity, std::vector<FieldIx> fields, std::size_t one,
                            std::size_t other);

// The choices of a field as somebody types them over.
struct ChoiceDraft {
    std::string key, ar, en; // key: empty while it is new
    int tone = 0;
    bool archived = false;
    bool operator==(const ChoiceDraft&) const = default;
};
std::vector<ChoiceDraft> choices_of(const Schema& schema, EntityIx entity, FieldIx field);
// The records that say so; only those that differ from what is there. `of_field`: choices_owner().
void save_choices(const Tables& tables, std::string_view of_field, const std::vector<ChoiceDraft>& before,
                  const std::vector<ChoiceDraft>& after, std::vector<SaveRecord>& records);

} // namespace crm
