// What is left of an operation that wrote a personal value of an erased record: its number, stamp, record and field,
// so that delivery and history go on as they were, and no value.
#pragma once
#include <algorithm>

#include "core/record/op.hpp"

namespace crm {

// A field with several values gains or loses a word of spaces instead, which no person can write.
inline bool says_nothing(const Value& value) {
    const auto* words = std::get_if<std::string>(&value);
    return words ? std::ranges::all_of(*words, [](char c) { return c == ' '; }) : is_blank(value);
}
inline bool has_personal_value(const Op& op, const Schema& schema) {
    return is_personal(schema.field(op.entity, op.field)) && !says_nothing(op.value);
}
inline void empty_op(Op& op) { op.value = op.kind == OpKind::set ? Value{} : Value{std::string(" ")}; }

} // namespace crm
