// One record's result, step by step, and why it is empty where it is: for the record's page and the formula's editor.
// It shares no loop with the columns (evaluate.hpp), so that tests compare the two.
#pragma once
#include "core/formula/evaluate.hpp"
#include "core/queries/reader.hpp"

namespace crm {

enum class EmptyReason : std::uint8_t {
    none,
    empty_field,
    no_records, // of an average, of a last one
    divided_by_zero,
    currencies_differ,
    too_large,
    no_date,     // the 31st of February
    no_currency, // money(5, "ABCD")
    nothing_said // if without an else
};

struct FormulaResult {
    Value value{};
    EmptyReason reason = EmptyReason::none; // where the value is missing
    EntityIx entity = no_entity;            // empty_field: which one
    FieldIx field = no_field;
};

FormulaResult explain_formula(const Tables& tables, RelationCache& relations, Place place, const Formula& formula,
                              const FormulaContext& context);

// "لأن «الكمية» فارغ", "because it divides by zero"; empty where there is a value.
std::string sentence_of(const Schema& schema, const FormulaResult& result, Language language);

} // namespace crm
