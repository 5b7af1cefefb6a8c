#include "core/sales/issue.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "core/base/date.hpp"
#include "core/commands/books.hpp"
#include "core/queries/known_fields.hpp"
#include "core/sales/approval.hpp"
#include "core/sales/divide_invoice.hpp"

namespace crm {

namespace {

// One above the highest place that any invoice has taken in this series, in the bin or not.
std::int64_t next_place(const Tables& tables, std::string_view series) {
    const Column &places = known_column(tables, "invoice", "sequence"),
                 &names = known_column(tables, "invoice", "series");
    std::int64_t highest = 0;
    for (Row row = 0; row < tables.table(known_entity(tables.schema(), "invoice")).rows(); ++row)
        if (const std::int64_t place = places.number(row); place != missing_number && names.words(row) == series)
            highest = std::max(highest, place);
    return highest + 1;
}

// Every cell that somebody or a command has written, but for those of the system.
void copy_cells(Planner& planner, Place from, RecordId to) {
    const Schema& schema = planner.schema();
    for (FieldIx field = 0; field < schema.field_count(from.entity); ++field) {
        if (field == created_field(schema, from.entity) || field == removed_field(schema, from.entity)) continue;
        if (is_several(schema.field(from.entity, field))) {
            for (Value& element : planner.tables().elements(from, field))
                planner.planned().change.edits.push_back({from.entity, field, to, OpKind::add, std::move(element)});
        } else if (!is_derived(schema.field(from.entity, field))) {
            planner.set(from.entity, to, field, planner.tables().value(from, field));
        }
    }
}

Value due_date(const Tables& tables, Place draft) {
    const auto cell = [&](std::string_view key) {
        return tables.value(draft, known_field(tables.schema(), draft.entity, key));
    };
    const Value date = cell("date"), days = cell("payment_days");
    Value said = cell("due_date");
    if (!is_missing(said) || is_missing(date) || is_missing(days)) return said;
    return std::get<std::int64_t>(date) + std::get<std::int64_t>(days);
}

// What it comes to now: lines may have come from another device since the total was written.
std::optional<Money> write_total(Planner& planner, Place draft, const std::vector<Place>& lines, RecordId issued) {
    std::vector<LineAmounts> amounts;
    for (const Place line : lines) amounts.push_back(line_amounts(planner.tables(), line));
    const auto total =
        document_total(amounts, document_terms([&](std::string_view key) {
                           return planner.tables().value(draft, known_field(planner.schema(), draft.entity, key));
                       }));
    if (!total) {
        planner.planned().problems.push_back(problem_of(planner.schema(), *document_kind("invoice"), total.error()));
        return {};
    }
    if (!total->currency) {
        planner.problem(planner.schema().entity("invoice_line"), "price", Reason::required);
        return {};
    }
    auto& edits = planner.planned().change.edits;
    const EntityIx invoice = draft.entity;
    std::erase_if(edits, [&](const Edit& edit) {
        const auto is = [&](std::string_view key) { return edit.field == planner.schema().field(invoice, key); };
        return edit.entity == invoice && edit.record == issued && (is("total") || is("tax"));
    });
    planner.set(invoice, issued, "total", total->money(total->total()));
    if (!total->taxes.empty()) planner.set(invoice, issued, "tax", total->money(total->tax));
    return total->money(total->total());
}

// Whoever names the draft names the invoice from now on: payments that were typed before it was issued.
void lead_payments(Planner& planner, Place draft, RecordId issued) {
    const Tables& tables = planner.tables();
    const EntityIx payment = known_entity(tables.schema(), "payment");
    const Column& invoice = known_column(tables, "payment", "invoice");
    const Handle handle = tables.table(draft.entity).handles[draft.row];
    for (Row row = 0; row < tables.table(payment).rows(); ++row)
        if (invoice.reference(row) == handle) planner.set(payment, tables.id({payment, row}), "invoice", issued);
}

} // namespace

void number_invoice(Planner& planner, RecordId issued, std::string_view kind, Date date, std::string_view device_code) {
    std::string series = (kind == "credit_note" ? "CN-" : "INV-") + std::to_string(civil_of(date).year);
    if (!device_code.empty()) series.append("-").append(device_code);
    const std::int64_t place = next_place(planner.tables(), series);
    char digits[24];
    std::snprintf(digits, sizeof digits, "-%04lld", static_cast<long long>(place));
    const EntityIx invoice = planner.schema().entity("invoice");
    planner.set(invoice, issued, "series", series);
    planner.set(invoice, issued, "sequence", place);
    planner.set(invoice, issued, "number", series + digits);
}

Planned plan_intent(const Tables& tables, const IssueInvoice& command, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    const EntityIx invoice = schema.entity("invoice"), line = schema.entity("invoice_line");
    planner.planned().change.is_final = true;
    if (!planner.must_be_live(command.draft, invoice)) return planner.take("issue_invoice");
    const Place draft = tables.find(command.draft);
    const auto has = [&](std::string_view key) { return known_column(tables, "invoice", key).has(draft.row); };
    if (is_issued(tables, draft)) planner.problem(invoice, no_field, Reason::is_issued);
    // A sale at the counter may name nobody, and then so does what corrects it.
    if (!has("person") && !has("company") && !has("credits")) planner.problem(invoice, "person", Reason::nobody_named);
    if (!has("date")) planner.problem(invoice, "date", Reason::required);
    if (discount_standing(tables, draft, live_lines(tables, draft)).is_held())
        planner.problem(invoice, "discount_percent", Reason::over_ceiling);
    if (!planner.planned().problems.empty()) return planner.take("issue_invoice");

    const RecordId issued = planner.add_record(invoice);
    copy_cells(planner, draft, issued);
    std::erase_if(planner.planned().change.edits, [&](const Edit& edit) {
        return edit.record == issued &&
               (edit.field == schema.field(invoice, "state") || edit.field == schema.field(invoice, "due_date"));
    });
    planner.set(invoice, issued, "state", std::string("issued"));
    planner.set(invoice, issued, "due_date", due_date(tables, draft));
    planner.set(invoice, issued, "issued_at", context.now.ms);
    const auto day = std::get<std::int64_t>(tables.value(draft, known_field(schema, invoice, "date")));
    number_invoice(planner, issued, known_column(tables, "invoice", "kind").words(draft.row),
                   Date{static_cast<std::int32_t>(day)}, command.device_code);

    std::vector<Place> lines;
    for (const Row row : live_lines(tables, draft)) lines.push_back({line, row});
    const auto total = write_total(planner, draft, lines, issued);
    if (!total) return planner.take("issue_invoice");
    for (const Place each : lines) {
        const RecordId copy = planner.add_record(line);
        copy_cells(planner, each, copy);
        std::erase_if(planner.planned().change.edits, [&](const Edit& edit) {
            return edit.record == copy && edit.field == schema.field(line, "invoice");
        });
        planner.set(line, copy, "invoice", issued);
        planner.set(line, tables.id(each), removed_field(schema, line), Value{context.now.ms});
    }
    lead_payments(planner, draft, issued);
    hand_on_instalments(planner, draft, issued, *total);
    planner.set(invoice, command.draft, removed_field(schema, invoice), Value{context.now.ms});
    return planner.take("issue_invoice");
}

std::string device_code(Session session) {
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's base 32
    std::uint64_t bits = mix64(session);
    std::string code;
    for (int i = 0; i < 6; ++i, bits >>= 5) code += letters[bits & 31];
    return code;
}

} // namespace crm
