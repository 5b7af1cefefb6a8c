// What somebody is typing into a form: one draft per field, as text where it is typed and as values where it is chosen.
// Made from a record (or presets) and turned into a command; only fields that were touched are written.
#pragma once
#include <string>
#include <vector>

#include "web/frame/context.hpp"
#include "web/kit/field.hpp"
#include "web/kit/reference.hpp"

namespace crm {

struct FieldDraft {
    std::string text; // typed kinds; a choice's key
    MoneyText money;
    Reference reference; // id: handle + 1
    Address address;
    std::vector<std::string> words; // several values: texts, keys or names
    std::vector<RecordId> records;  // several references, beside `words`
    bool yes = false;
    bool is_touched = false;
    bool was_left = false; // problems are shown once the field was left, or after trying to save
};

struct Draft {
    EntityIx entity = no_entity;
    RecordId record{};
    std::vector<FieldDraft> fields; // by FieldIx
    bool is_edited = false;         // by a person; what it began with is touched, to be written, but nobody's work
    bool is_touched() const;
};

Draft draft_of(const Context& ctx, EntityIx entity, RecordId record, const std::vector<Preset>& presets);
void put_value(const Context& ctx, Draft& draft, FieldIx field, const Value& value);

// The command, and what could not be understood (shown beside what plan() finds).
SaveRecord save_of(const Context& ctx, const Draft& draft, Problems& problems);

} // namespace crm
