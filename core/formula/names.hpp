// How names in formulas are understood: fields, related records and functions, in both languages and any usual
// spelling. Private to core/formula.
#pragma once
#include "core/formula/formula.hpp"

namespace crm {

FieldIx field_by_name(const Schema& schema, EntityIx entity, std::string_view name);
FieldIx link_by_name(const Schema& schema, EntityIx entity, std::string_view name);
FormulaRelation relation_by_name(const Schema& schema, EntityIx entity, std::string_view name); // child: none
// By its key, whatever others are called, or by its words; nothing: none is called so.
const ChoiceDef* choice_by_name(std::span<const ChoiceDef> choices, std::string_view name);
const FunctionDef* function_by_name(std::string_view name);
const FunctionDef* function_of(FormulaOp op);

// The language that somebody types in.
Language language_of(std::string_view typed);

// What was probably meant by a name that nothing has; empty: nobody knows.
std::string like_field(const Schema& schema, EntityIx entity, std::string_view name);
std::string like_link(const Schema& schema, EntityIx entity, std::string_view name);
std::string like_relation(const Schema& schema, EntityIx entity, std::string_view name);
std::string like_function(std::string_view name);

// The roll-up that a function's name means when related records follow: min -> smallest.
constexpr FormulaOp roll_up_of(FormulaOp op) {
    return op == FormulaOp::min ? FormulaOp::smallest : op == FormulaOp::max ? FormulaOp::largest : op;
}

} // namespace crm
