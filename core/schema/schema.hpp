// The schema at run time: the built-in entities, and the custom fields a firm has added. A Schema is a value; it is
// rebuilt when a custom field changes, and everything else asks it instead of knowing entities by name. Entities and
// fields are numbered here; numbers are for memory only, keys are what is stored and sent.
#pragma once
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/field.hpp"

namespace crm {

using EntityIx = std::uint8_t;
using FieldIx = std::uint16_t;
inline constexpr EntityIx no_entity = 0xff;
inline constexpr FieldIx no_field = 0xffff;

// A field a firm has made for itself: what its record says.
struct CustomField {
    std::string entity, key, label_ar, label_en, section;
    FieldType type = FieldType::text;
    std::vector<std::string> choices; // key and label are the same words
    bool required = false;
    bool archived = false; // its definition was removed: what it holds is shown, nothing new is typed
};

class Schema {
public:
    explicit Schema(std::span<const EntityDef* const> built_in);
    Schema(const Schema&) = delete;
    Schema& operator=(const Schema&) = delete;

    std::size_t entity_count() const { return m_entities.size(); }
    EntityIx entity(std::string_view key) const; // no_entity when unknown
    const EntityDef& entity(EntityIx entity) const { return *m_entities[entity].def; }

    std::size_t field_count(EntityIx entity) const { return m_entities[entity].fields.size(); }
    FieldIx field(EntityIx entity, std::string_view key) const; // no_field when unknown; former keys are known
    const FieldDef& field(EntityIx entity, FieldIx field) const { return *m_entities[entity].fields[field]; }
    EntityIx target(EntityIx entity, FieldIx field) const { return this->entity(this->field(entity, field).target); }
    FieldIx name_field(EntityIx entity) const { return m_entities[entity].name_field; }
    bool is_custom(EntityIx entity, FieldIx field) const { return field >= m_entities[entity].def->fields.size(); }

    // Adds a field at the end of its entity, or changes the labels of one that is there. Returns what is wrong with it
    // (an English sentence for the log), empty when it was taken. Numbers of other fields stay.
    std::string_view add_custom_field(const CustomField& custom);

private:
    struct Kind {
        const EntityDef* def;
        std::vector<const FieldDef*> fields;
        FieldIx name_field;
    };
    std::vector<Kind> m_entities;
    std::deque<std::string> m_words; // owns the words of custom fields; a deque never moves them
    std::deque<std::vector<ChoiceDef>> m_choices;
    std::deque<FieldDef> m_fields;
};

} // namespace crm
