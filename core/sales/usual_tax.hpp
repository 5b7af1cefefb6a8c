// What a product brings to a line of a document: "unit", "tax_rate" or "tax_kind".
#pragma once
#include "core/store/tables.hpp"

namespace crm {

// A product that says neither rate nor kind of tax has the firm's usual rate, where the firm has one.
Value brought_by(const Tables& tables, Place product, std::string_view key);

} // namespace crm
