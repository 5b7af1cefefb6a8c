// Formulas: what a field of the firm's own computes from the other fields of its record and from the records that point
// to it. A formula is a value, a tree made by the parser, which knows fields and functions by their names in both
// languages and says exactly what is wrong and where:
//
//     sum([الطلبات].[الإجمالي], is_this_year([التاريخ]))        "orders of this year"
//     days_since(max([dealings].[when]))                        "days since the last dealing"
//     if([total] > 1000, "كبير", "صغير")
//     [company].[city]                                          of the one record that a field names
//
// It is kept with the keys of its fields, so that renaming one breaks nothing, and shown with their names. Empty cells
// make what is computed from them empty; dividing by zero and adding two currencies do, too (explain.hpp says why).
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/schema/schema.hpp"

namespace crm {

enum class FormulaKind : std::uint8_t { nothing, number, money, date, text, truth };

enum class FormulaOp : std::uint8_t {
    number,
    text,
    truth,
    field,
    choice, // the key of a choice, compared with a field
    linked, // a field of the record that a field of this one names
    // signs
    negate,
    add,
    subtract,
    multiply,
    divide,
    join,
    equal,
    differs,
    less,
    at_most,
    greater,
    at_least,
    both,
    either,
    not_,
    // functions
    if_,
    or_else,
    is_empty,
    min,
    max,
    round,
    abs,
    amount,
    money,
    currency,
    upper,
    lower,
    left,
    right,
    length,
    contains,
    starts_with,
    today,
    date,
    year,
    month,
    day,
    days_since,
    days_until,
    years_since,
    is_this_year,
    is_this_month,
    in_last_days,
    // over related records
    sum,
    count,
    average,
    smallest,
    largest,
    first,
    last
};
constexpr bool is_roll_up(FormulaOp op) { return op >= FormulaOp::sum; }

struct Formula {
    FormulaOp op = FormulaOp::number;
    FormulaKind kind = FormulaKind::nothing;
    std::int64_t number = 0;    // a literal in ten-thousandths; a truth as 0 or 1
    std::string text{};         // a literal, a choice's key
    FieldIx field = no_field;   // which field; of roll-ups: of the related records, none: the records themselves
    EntityIx child = no_entity; // the kind of the related records, or of the linked one, that `field` is of
    FieldIx reference =
        no_field; // roll-ups: the field of theirs that points here; linked: the one of ours that names it
    std::vector<Formula> parts{};       // of a roll-up: its condition, if there is one
    std::uint32_t from = 0, length = 0; // bytes of the text it was read from
    bool operator==(const Formula& other) const {
        return op == other.op && kind == other.kind && number == other.number && text == other.text &&
               field == other.field && child == other.child && reference == other.reference && parts == other.parts;
    }
};

inline constexpr std::size_t formula_bytes_max = 2000;
inline constexpr int formula_depth_max = 32;

enum class FormulaReason : std::uint8_t {
    nothing_there,
    too_long,
    too_deep,
    unexpected, // a sign or a word that cannot stand here
    unfinished, // the formula ends where something is needed
    unclosed_text,
    unclosed_name,
    unclosed_bracket,
    bad_number,
    unknown_field,
    unknown_relation, // a name before a point that is no kind of related record
    unknown_link,     // and, outside roll-ups, no field that names a record
    unknown_function,
    no_such_choice,
    needs_relation, // sum, count … of something that is no related record
    only_in_roll_up,
    lone_relation, // sum([orders]) without a field
    too_few,
    too_many,
    wrong_kind,      // of one part
    different_kinds, // of parts that must be alike
    text_with_plus,
    not_computed, // a reference or several of them: nothing to compute with
    cycle
};

struct FormulaProblem {
    FormulaReason reason = FormulaReason::unexpected;
    std::uint32_t from = 0, length = 0;
    std::string word{};         // what stands there
    std::string hint{};         // what was probably meant
    FormulaKind needs{}, has{}; // wrong_kind, different_kinds
    bool operator==(const FormulaProblem&) const = default;
};
std::string sentence_of(const FormulaProblem& problem, Language language);
std::string_view name_of(FormulaKind kind, Language language);

// Read, and checked against the fields of this kind of record.
Result<Formula, FormulaProblem> parse_formula(const Schema& schema, EntityIx entity, std::string_view text);

// As people read it, with the names of this language; parse_formula reads it again.
std::string formula_text(const Schema& schema, EntityIx entity, const Formula& formula, Language language);
// As it is kept: keys, and the functions' English names.
std::string formula_keys(const Schema& schema, EntityIx entity, const Formula& formula);

// The type of a field that holds the results.
FieldType field_type_of(FormulaKind kind);
FormulaKind kind_of(const FieldDef& field);

// Whether a field with this formula would be computed from itself, directly or through others; `field` may be new.
bool has_cycle(const Schema& schema, EntityIx entity, FieldIx field, const Formula& formula);

// ---- what there is to choose from -----------------------------------------------------------------------------------

struct FunctionDef {
    FormulaOp op;
    std::string_view key, ar;
    std::uint8_t least, most;
    Label help;      // one short sentence
    Label arguments; // "(شرط، قيمة، قيمة)"
};
std::span<const FunctionDef> formula_functions();

// Records that point to this kind: "orders" of a person.
struct FormulaRelation {
    EntityIx child = no_entity;
    FieldIx reference = no_field;
    std::string name(const Schema& schema, Language language) const; // "الطلبات", "الأشخاص (أحاله إلينا)"
    std::string key(const Schema& schema) const;                     // "order person"
    bool is_first = true;                                            // of several fields of that kind that point here
};
std::vector<FormulaRelation> formula_relations(const Schema& schema, EntityIx entity);

// The fields that name one record of another kind: [company].[city].
std::vector<FieldIx> formula_links(const Schema& schema, EntityIx entity);

// Ready-made formulas for this kind of record.
struct FormulaExample {
    Label label;
    std::string_view text;
};
std::vector<FormulaExample> formula_examples(const Schema& schema, EntityIx entity);

} // namespace crm
