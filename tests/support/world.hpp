// Small helpers for tests: the built-in schema, tables made from operations, and the canonical text by which two tables
// are compared (equal data give equal text, however it came in).
#pragma once
#include <string>
#include <vector>

#include "core/entities/all_entities.hpp"
#include "core/store/record_export.hpp"
#include "core/store/tables.hpp"

namespace crm::test {

inline const Schema& built_in_schema() {
    static const Schema schema(all_entities);
    return schema;
}
inline Tables tables_of(const std::vector<Op>& ops, const Schema& schema = built_in_schema()) {
    Tables tables(schema);
    for (const Op& op : ops) tables.apply(op);
    return tables;
}
inline std::string export_text(const Tables& tables, const Waiting* waiting = nullptr) {
    ExportWriter writer(tables, {.dataset = "test", .made = {0}}, waiting);
    std::string all, piece;
    while (writer.next(piece, 4096)) all += piece;
    return all;
}

} // namespace crm::test
