#include "web/frame/document_paper_sheet.hpp"

#include <algorithm>

#include "core/queries/known_fields.hpp"

namespace crm {

PaperSheet::PaperSheet(Context& ctx, Place document)
    : ctx(ctx), document(document), other(ctx.arabic() ? Language::en : Language::ar),
      m_hidden(ctx.tables.elements(firm_place(ctx.tables), ctx.field("firm", "paper_hides"))) {}

bool PaperSheet::shows(std::string_view block) const {
    return std::ranges::none_of(m_hidden, [&](const Value& value) {
        const auto* key = std::get_if<std::string>(&value);
        return key && *key == block;
    });
}

void PaperSheet::add_field(std::vector<PrintFact>& facts, Place place, std::string_view key) const {
    const FieldIx ix = ctx.schema.field(place.entity, key);
    if (ix == no_field) return;
    std::string value = ctx.cell(place, ix);
    if (value.empty()) return;
    const FieldDef& field = ctx.schema.field(place.entity, ix);
    facts.push_back(fact(field.label, std::move(value)));
    facts.back().left_to_right = reads_left_to_right(field.type);
}

Value PaperSheet::value(Place place, std::string_view key) const {
    const FieldIx ix = ctx.schema.field(place.entity, key);
    return ix == no_field ? Value{} : ctx.tables.value(place, ix);
}

Place PaperSheet::referred(Place place, std::string_view key) const {
    const FieldIx ix = ctx.schema.field(place.entity, key);
    return ix == no_field ? Place{} : place_in(ctx.tables, ctx.tables.table(place.entity).columns[ix], place.row);
}

Place PaperSheet::customer() const {
    const Place company = referred(document, "company");
    return company ? company : referred(document, "person");
}

Money money_in(const Value& value) {
    const auto* money = std::get_if<Money>(&value);
    return money ? *money : Money{};
}

} // namespace crm
