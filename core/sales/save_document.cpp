#include "core/sales/save_document.hpp"

#include <charconv>
#include <cstdio>

#include "core/queries/known_fields.hpp"

namespace crm {

namespace {

// What a new document is before anybody says otherwise.
void begin_document(Planner& planner, EntityIx entity, RecordId id) {
    const std::string_view key = planner.schema().entity(entity).key;
    if (key == "quote") planner.set(entity, id, "version", std::int64_t{1});
    if (key != "invoice") return;
    planner.set(entity, id, "kind", std::string("invoice"));
    planner.set(entity, id, "state", std::string("draft"));
}

void write_total(Planner& planner, const SaveRecord& document, RecordId id, const DocumentKind& kind,
                 const std::vector<LineAmounts>& lines) {
    const EntityIx entity = document.entity;
    const auto total = document_total(lines, document_terms([&](std::string_view key) {
                                          return planner.after(document, id, planner.schema().field(entity, key));
                                      }));
    if (!total) {
        planner.planned().problems.push_back(problem_of(planner.schema(), kind, total.error()));
    } else if (total->currency) {
        planner.set(entity, id, "total", total->money(total->total()));
        planner.set(entity, id, "tax", total->taxes.empty() ? Value{} : Value{total->money(total->tax)});
    } else if (kind.entity != "order") { // an order may have a total that was typed
        planner.set(entity, id, "total", {});
        planner.set(entity, id, "tax", {});
    }
}

} // namespace

Planned plan_intent(const Tables& tables, const SaveDocument& command, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    const EntityIx entity = command.document.entity;
    const DocumentKind* kind = document_kind(schema.entity(entity).key);
    if (!kind) {
        planner.problem(entity, no_field, Reason::wrong_type);
        return planner.take("edit");
    }
    const EntityIx line = schema.entity(kind->line);
    const FieldIx parent = schema.field(line, kind->entity);
    const RecordId id = planner.save_record(command.document);
    if (is_new(command.document.id)) begin_document(planner, entity, id);
    Problems& problems = planner.planned().problems;
    std::vector<LineAmounts> amounts;
    for (std::uint32_t i = 0; i < command.lines.size(); ++i) {
        SaveRecord save = command.lines[i];
        std::erase_if(save.cells, [&](const CellEdit& cell) { return cell.field == parent; });
        save.cells.push_back({parent, id});
        const std::size_t before = problems.size();
        const RecordId line_id = planner.save_record(save);
        for (std::size_t p = before; p < problems.size(); ++p) problems[p].record = i;
        amounts.push_back(
            line_amounts([&](std::string_view key) { return planner.after(save, line_id, schema.field(line, key)); }));
    }
    for (const RecordId& removed : command.removed_lines)
        if (planner.must_be_live(removed, line))
            planner.set(line, removed, removed_field(schema, line), Value{context.now.ms});
    write_total(planner, command.document, id, *kind, amounts);
    return planner.take(is_new(command.document.id) ? "add" : "edit");
}

std::string suggested_number(const Tables& tables, std::string_view entity, std::string_view prefix, int year) {
    const std::string series = std::string(prefix) + '-' + std::to_string(year) + '-';
    const Column& numbers = known_column(tables, entity, "number");
    const Table& table = tables.table(tables.schema().entity(entity));
    std::uint32_t highest = 0;
    for (Row row = 0; row < table.rows(); ++row) {
        std::string_view text = numbers.words(row);
        if (!text.starts_with(series)) continue;
        text.remove_prefix(series.size());
        std::uint32_t n = 0;
        std::from_chars(text.data(), text.data() + text.size(), n);
        highest = std::max(highest, n);
    }
    char tail[16];
    std::snprintf(tail, sizeof tail, "%04u", highest + 1);
    return series + tail;
}

} // namespace crm
