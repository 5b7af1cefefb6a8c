#include "web/frame/draft.hpp"

#include <algorithm>

#include "core/entities/deal_preset.hpp"

namespace crm {

namespace {
// What the preset pipeline says is kept in Arabic and edited in the reader's language.
bool is_preset(const Context& ctx, EntityIx entity) {
    const std::string_view key = ctx.schema.entity(entity).key;
    return key == "stage" || key == "pipeline";
}
} // namespace

bool Draft::is_touched() const {
    return std::ranges::any_of(fields, [](const FieldDraft& field) { return field.is_touched; });
}

void put_value(const Context& ctx, Draft& draft, FieldIx ix, const Value& value) {
    const FieldDef& field = ctx.schema.field(draft.entity, ix);
    FieldDraft& into = draft.fields[ix];
    if (is_missing(value)) return;
    if (field.type == FieldType::reference) {
        const RecordId id = std::get<RecordId>(value);
        into.reference = {ctx.tables.directory().find(id) + std::uint64_t{1}, ctx.name(id)};
    } else if (field.type == FieldType::address) {
        into.address = std::get<Address>(value);
    } else if (field.type == FieldType::yes_no) {
        into.yes = std::get<std::int64_t>(value) != 0;
    } else if (field.type == FieldType::money) {
        const Money money = std::get<Money>(value);
        const std::string text = edit_text(field, value, ctx.parsing);
        into.money = {text.substr(0, text.find(' ')), std::string(letters_of(money.currency))};
    } else {
        into.text = edit_text(field, value, ctx.parsing);
        if (is_preset(ctx, draft.entity)) into.text = in_language(into.text, ctx.arabic());
    }
}

Draft draft_of(const Context& ctx, EntityIx entity, RecordId record, const std::vector<Preset>& presets) {
    Draft draft{entity, record, std::vector<FieldDraft>(ctx.schema.field_count(entity))};
    const Place place = is_new(record) ? Place{} : ctx.tables.find(record);
    for (FieldIx ix = 0; ix < draft.fields.size(); ++ix) {
        const FieldDef& field = ctx.schema.field(entity, ix);
        if (field.type == FieldType::money)
            draft.fields[ix].money.currency = std::string(letters_of(ctx.parsing.currency));
        if (!is_several(field)) {
            put_value(ctx, draft, ix, ctx.tables.value(place, ix));
            continue;
        }
        for (const Value& element : ctx.tables.elements(place, ix)) {
            if (const auto* id = std::get_if<RecordId>(&element)) {
                draft.fields[ix].records.push_back(*id);
                draft.fields[ix].words.push_back(ctx.name(*id));
            } else {
                const std::string& word = std::get<std::string>(element);
                draft.fields[ix].words.emplace_back(is_preset(ctx, entity) ? in_language(word, ctx.arabic()) : word);
            }
        }
    }
    for (const Preset& preset : presets) {
        const FieldIx ix = ctx.schema.field(entity, preset.field);
        if (ix == no_field) continue;
        put_value(ctx, draft, ix, preset.value);
        draft.fields[ix].is_touched = true;
    }
    return draft;
}

namespace {

CellEdit several_of(const Context& ctx, const FieldDef& field, FieldIx ix, const FieldDraft& draft, EntityIx entity,
                    Problems& problems) {
    CellEdit cell{.field = ix};
    if (field.type == FieldType::reference) {
        for (const RecordId& id : draft.records) cell.elements.emplace_back(id);
        return cell;
    }
    for (const std::string& word : draft.words) {
        const auto value = parse_cell(field, is_preset(ctx, entity) ? as_kept(word) : word, ctx.parsing);
        if (value)
            cell.elements.push_back(*value);
        else
            problems.push_back({entity, ix, value.error()});
    }
    return cell;
}

} // namespace

SaveRecord save_of(const Context& ctx, const Draft& draft, Problems& problems) {
    SaveRecord save{.entity = draft.entity, .id = draft.record};
    for (FieldIx ix = 0; ix < draft.fields.size(); ++ix) {
        const FieldDef& field = ctx.schema.field(draft.entity, ix);
        const FieldDraft& typed = draft.fields[ix];
        if (!typed.is_touched) continue;
        if (is_several(field)) {
            save.cells.push_back(several_of(ctx, field, ix, typed, draft.entity, problems));
            continue;
        }
        Result<Value, Reason> value = Value{};
        if (field.type == FieldType::reference) {
            if (typed.reference.id) value = ctx.tables.directory().id(static_cast<Handle>(typed.reference.id - 1));
        } else if (field.type == FieldType::address) {
            value = typed.address;
        } else if (field.type == FieldType::yes_no) {
            value = typed.yes ? Value{std::int64_t{1}} : Value{};
        } else if (field.type == FieldType::money) {
            value = parse_cell(field, typed.money.amount.empty() ? "" : typed.money.amount + ' ' + typed.money.currency,
                               ctx.parsing);
        } else {
            value = parse_cell(field, is_preset(ctx, draft.entity) ? as_kept(typed.text) : typed.text, ctx.parsing);
        }
        if (value)
            save.cells.push_back({ix, *value, {}});
        else
            problems.push_back({draft.entity, ix, value.error()});
    }
    return save;
}

} // namespace crm
