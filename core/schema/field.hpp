// What a field is, and what an entity (a kind of record) is: one row of plain data each, with its words in both
// languages. Forms, lists, filters, validation, import, export, search, history and sync are all derived from these
// rows; nothing else in the program lists the fields of a customer. Custom fields are the same rows, made at run time
// (schema.hpp).
//
//     inline constexpr FieldDef tag_fields[] = {
//         {.key = "name", .label = {"الاسم", "Name"}, .required = true, .search_weight = 8, .list_order = 1},
//     };
//     static_assert(problem_in(tag).empty());   // a bad row does not compile
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "core/text/language.hpp"

namespace crm {

using Label = BothNames; // the same words in both languages

enum class FieldType : std::uint8_t {
    text,      // a short line: a name, a title
    long_text, // several lines
    term,      // a short word that comes back: a city district, a job title; offered again while typing
    integer,
    decimal, // four digits after the point, kept as a whole number of ten-thousandths
    money,
    date,
    moment, // a point in time
    yes_no,
    choice,    // one of `choices`
    reference, // another record, of the kind `target`
    phone,     // kept in E.164 where it can be understood, as typed where not
    email,
    link,
    address
};

// How edits of two devices meet.
enum class Merge : std::uint8_t {
    latest,   // the later edit wins, the earlier stays in the history
    maximum,  // the greater value wins (dates of last contact)
    all_of,   // several values; additions of both sides stay (observed-remove set)
    immutable // the first value stays
};

enum class Privacy : std::uint8_t { open, internal, personal, sensitive };

// Colours by role for a choice's chip; the theme knows the colours.
enum class Tone : std::uint8_t { neutral, info, success, warning, danger, accent };

struct ChoiceDef {
    std::string_view key;
    Label label;
    Tone tone = Tone::neutral;
    bool archived = false; // records may hold it, nothing new is given it
};

struct FieldDef {
    // identity
    std::string_view key; // snake_case; never changes, it is on disk and on the wire
    Label label{};
    Label help{};
    std::string_view former_keys{}; // space-separated keys of earlier releases
    // shape
    FieldType type = FieldType::text;
    std::span<const ChoiceDef> choices{};
    std::string_view target{}; // reference: the key of the entity it points to
    std::int64_t min = INT64_MIN,
                 max = INT64_MAX; // integer, decimal (in ten-thousandths), money (minor units), date (days)
    std::uint32_t length_max = 0; // text kinds, in bytes of UTF-8; 0: the type's own
    // rules
    bool required = false;
    bool read_only = false;            // written by the system, shown, never typed
    bool unique = false;               // no two records hold the same value
    bool hidden = false;               // left out of forms and pages; lists may show it
    std::string_view example{};        // text kinds: values look like this one (is_like_example)
    std::string_view formula{};        // computed from other fields (core/formula), kept nowhere
    std::uint8_t duplicate_weight = 0; // 0: not used to find duplicates
    // merge and privacy
    Merge merge = Merge::latest;
    Privacy privacy = Privacy::open;
    // finding and showing
    std::uint8_t search_weight = 0; // 0: not searched
    std::string_view section{};     // form group: a key of `sections`
    std::uint8_t list_order = 0;    // 0: hidden in lists at first
    // exchange
    std::string_view import_names{}; // headings other programs use, separated by '|'
};

struct SectionDef {
    std::string_view key;
    Label label;
};

struct EntityDef {
    std::string_view key;
    Label label;  // one: "شخص", "Person"
    Label plural; // several: "الأشخاص", "People"
    std::span<const FieldDef> fields;
    std::string_view name_field; // what a record is called by
    bool listed = true;          // false: part of another record (order lines), no list of its own
};

// What an erased person's records lose.
constexpr bool is_personal(const FieldDef& field) { return field.privacy >= Privacy::personal; }
constexpr bool is_several(const FieldDef& field) { return field.merge == Merge::all_of; }
constexpr bool is_derived(const FieldDef& field) { return !field.formula.empty(); }
constexpr bool is_textual(FieldType type) {
    return type == FieldType::text || type == FieldType::long_text || type == FieldType::term ||
           type == FieldType::phone || type == FieldType::email || type == FieldType::link;
}
// Runs from left to right in every language: numbers to dial, addresses to click.
constexpr bool reads_left_to_right(FieldType type) {
    return type == FieldType::phone || type == FieldType::email || type == FieldType::link;
}

// Whether a field of the firm's own may become this one: every value it holds stays what it is.
constexpr bool can_become(const FieldDef& before, const FieldDef& after) {
    if (is_derived(before) || is_derived(after)) return is_derived(before) == is_derived(after);
    if (is_several(before) != is_several(after)) return false;
    if (before.type == after.type) return before.target == after.target;
    const auto is_word = [](FieldType type) { return type == FieldType::term || type == FieldType::choice; };
    const auto is_text = [](FieldType type) { return is_textual(type) && type != FieldType::term; };
    return (is_word(before.type) && is_word(after.type)) || (is_text(before.type) && is_text(after.type));
}

constexpr const FieldDef* find_field(const EntityDef& entity, std::string_view key) {
    for (const FieldDef& field : entity.fields)
        if (field.key == key) return &field;
    return nullptr;
}

// The sections of all forms, in the order they are shown, before a firm makes its own (Schema::sections).
inline constexpr SectionDef built_in_sections[] = {
    {"main", {"الأساسي", "Main"}},     {"contact", {"التواصل", "Contact"}},
    {"profile", {"الملف", "Profile"}}, {"relation", {"العلاقة", "Relationship"}},
    {"money", {"المال", "Money"}},     {"details", {"التفاصيل", "Details"}},
    {"system", {"النظام", "System"}},
};

constexpr const SectionDef* find_section(std::string_view key) {
    for (const SectionDef& section : built_in_sections)
        if (section.key == key) return &section;
    return nullptr;
}

// What is wrong with a table of fields, as an English sentence for its author; empty when it is right.
constexpr std::string_view problem_in(const EntityDef& entity) {
    if (entity.label.ar.empty() || entity.label.en.empty() || entity.plural.ar.empty() || entity.plural.en.empty())
        return "an entity lacks a label in one of the languages";
    if (!find_field(entity, entity.name_field)) return "the name field is not among the fields";
    for (const FieldDef& field : entity.fields) {
        if (field.key.empty()) return "a field has no key";
        for (char c : field.key)
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return "a key is not in snake_case";
        if (field.label.ar.empty() || field.label.en.empty()) return "a field lacks a label in one of the languages";
        if (field.help.ar.empty() != field.help.en.empty()) return "a field's help is in one language only";
        if (&field != find_field(entity, field.key)) return "two fields have the same key";
        if ((field.type == FieldType::choice) != !field.choices.empty())
            return "choices and the type choice go together";
        for (const ChoiceDef& choice : field.choices)
            if (choice.key.empty() || choice.label.ar.empty() || choice.label.en.empty())
                return "a choice lacks a key or a label";
        if ((field.type == FieldType::reference) != !field.target.empty())
            return "a reference and its target go together";
        if (!find_section(field.section)) return "a field is in no known section";
        if (field.required && field.read_only) return "nobody can fill a field that is required and read-only";
        if (is_several(field) &&
            !(is_textual(field.type) || field.type == FieldType::choice || field.type == FieldType::reference))
            return "this type cannot hold several values";
        if (field.merge == Merge::maximum && field.type != FieldType::date && field.type != FieldType::moment &&
            field.type != FieldType::integer)
            return "only dates, moments and integers have a maximum";
        if (field.min > field.max) return "a minimum lies above its maximum";
    }
    return {};
}

} // namespace crm
