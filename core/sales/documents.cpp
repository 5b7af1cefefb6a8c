#include "core/sales/documents.hpp"

#include "core/queries/known_fields.hpp"

namespace crm {

LineAmounts line_amounts(const Tables& tables, Place line) {
    return line_amounts(
        [&](std::string_view key) { return tables.value(line, known_field(tables.schema(), line.entity, key)); });
}

std::vector<Row> document_lines(const Tables& tables, RelationCache& relations, Place document) {
    const DocumentKind* kind = document ? document_kind(tables.schema().entity(document.entity).key) : nullptr;
    if (!kind) return {};
    return children(tables, relations, kind->line, kind->entity, document);
}

std::vector<Row> live_lines(const Tables& tables, Place document) {
    const DocumentKind& kind = *document_kind(tables.schema().entity(document.entity).key);
    const Table& table = tables.table(tables.schema().entity(kind.line));
    const Column& parent = known_column(tables, kind.line, kind.entity);
    const Handle handle = tables.table(document.entity).handles[document.row];
    std::vector<Row> lines;
    for (Row row = 0; row < table.rows(); ++row)
        if (parent.reference(row) == handle && table.is_live(row)) lines.push_back(row);
    return lines;
}

Result<DocumentTotal, DocumentError> document_total(const Tables& tables, RelationCache& relations, Place document) {
    std::vector<LineAmounts> lines;
    if (const DocumentKind* kind = document_kind(tables.schema().entity(document.entity).key))
        for (const Row row : document_lines(tables, relations, document))
            lines.push_back(line_amounts(tables, {tables.schema().entity(kind->line), row}));
    return document_total(lines, document_terms([&](std::string_view key) {
                              return tables.value(document, known_field(tables.schema(), document.entity, key));
                          }));
}

Problem problem_of(const Schema& schema, const DocumentKind& kind, const DocumentError& error) {
    const bool is_line = error.line != DocumentError::whole_document;
    const EntityIx entity = schema.entity(is_line ? kind.line : kind.entity);
    const auto at = [&](std::string_view key, Reason reason) {
        return Problem{entity, schema.field(entity, key), reason, static_cast<std::uint32_t>(is_line ? error.line : 0)};
    };
    switch (error.problem) {
    case DocumentProblem::mixed_currencies: return at(is_line ? "price" : "discount", Reason::mixed_currencies);
    case DocumentProblem::too_large: return at(is_line ? "price" : "discount", Reason::too_large);
    case DocumentProblem::discount_too_large: return at("discount", Reason::too_large);
    case DocumentProblem::percent_out_of_range: break;
    }
    return at("discount_percent", Reason::too_large);
}

} // namespace crm
