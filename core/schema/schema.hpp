// The schema at run time: the built-in entities, and what a firm has made its own: fields, choices, words, the order of
// things. A Schema is a value; it is rebuilt when one of those records changes, and everything else asks it instead of
// knowing entities by name. Entities and fields are numbered here; numbers are for memory only, keys are what is stored
// and sent.
#pragma once
#include <deque>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/field.hpp"

namespace crm {

using EntityIx = std::uint8_t;
using FieldIx = std::uint16_t;
inline constexpr EntityIx no_entity = 0xff;
inline constexpr FieldIx no_field = 0xffff;

// A field a firm has made for itself, or what it has changed of a built-in one: what its record says.
struct CustomField {
    std::string entity, key, label_ar, label_en, section;
    FieldType type = FieldType::text;
    std::vector<std::string> choices; // key and label are the same words
    bool required = false;
    bool archived = false; // its definition was removed: what it holds is shown, nothing new is typed
    bool several = false, unique = false, hidden = false;
    std::string help_ar{}, help_en{}, target{}, example{}, formula{};
    std::optional<std::int64_t> min{}, max{}, position{};
};

// One choice of a field, built-in or not: its words, its colour, its place among the others.
struct CustomChoice {
    std::string entity, field, key, label_ar, label_en;
    std::optional<Tone> tone{};
    std::optional<std::int64_t> position{};
    bool archived = false;
};

// What a firm calls one of our things: a kind of record ("entity.person"), a part of the forms ("section.money"), the
// customer of our sentences ("word.customer").
struct OwnWord {
    std::string subject, one_ar, one_en, many_ar, many_en;
    std::optional<std::int64_t> position{};
    bool archived = false;
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

    // The fields as forms and pages show them, and the sections they stand in.
    std::span<const FieldIx> form_order(EntityIx entity) const { return m_entities[entity].order; }
    std::int64_t position(EntityIx entity, FieldIx field) const { return m_entities[entity].positions[field]; }
    std::span<const SectionDef> sections() const { return m_sections; }
    // What the firm calls a customer, whether person or company, in our sentences; empty words: as we do.
    const OwnWord& customer() const { return m_customer; }

    // Adds a field at the end of its entity, or changes one that is there: of a built-in one only its words, its place,
    // and whether it is hidden. Returns what is wrong with it (an English sentence for the log), empty when it was
    // taken. Numbers of other fields stay.
    std::string_view add_custom_field(const CustomField& custom);
    // Our own fields, choices and words as they were made, before all that the firm says is taken anew.
    void begin_own();
    // All of what the firm says about choices, in any order; answers how many choices the schema gained.
    std::size_t take_choices(std::vector<CustomChoice> choices);
    void take_words(std::vector<OwnWord> words);

private:
    struct Kind {
        const EntityDef* built_in;
        const EntityDef* def;
        std::vector<const FieldDef*> fields;
        std::vector<std::int64_t> positions;
        std::vector<FieldIx> order;
        FieldIx name_field;
    };
    std::string_view keep(std::string_view words) { return m_words.emplace_back(words); }
    Label kept_label(const std::string& ar, const std::string& en, Label fallback);
    std::string_view change_built_in(Kind& kind, FieldIx field, const CustomField& custom);
    void put_in_order(Kind& kind);
    void take_choices_of(Kind& kind, FieldIx field, std::span<const CustomChoice> choices);

    std::vector<Kind> m_entities;
    std::vector<SectionDef> m_sections;
    OwnWord m_customer;
    std::set<std::string> m_known_choices; // entity, field and key of every one the firm has made
    std::deque<std::string> m_words;       // owns the words of custom fields; a deque never moves them
    std::deque<std::vector<ChoiceDef>> m_choices;
    std::deque<FieldDef> m_fields;
    std::deque<EntityDef> m_defs;
};

} // namespace crm
