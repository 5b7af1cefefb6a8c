#include "web/views/list/cell_values.hpp"

#include <algorithm>

#include "core/base/trimmed.hpp"
#include "core/commands/check.hpp"
#include "core/text/dates.hpp"
#include "core/text/fold.hpp"
#include "core/text/money_text.hpp"
#include "web/frame/field_editor.hpp"

namespace crm {

namespace {

// Several values stand between commas, Arabic or Latin, semicolons, or line breaks.
std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        std::size_t end = text.size(), next = text.size();
        for (const std::string_view mark : {",", ";", "\n", "،", "؛"})
            if (const std::size_t at = text.find(mark); at < end) end = at, next = at + mark.size();
        if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
        text.remove_prefix(next);
    }
    return parts;
}

std::string sheet_text(const Context& ctx, const FieldDef& field, const Value& value) {
    ParseContext plain = ctx.parsing;
    plain.locale.digits = DigitSet::latin;
    if (field.type == FieldType::date || field.type == FieldType::moment) {
        const bool has_time = field.type == FieldType::moment;
        const std::int64_t number = std::get<std::int64_t>(value);
        const DateTime local = has_time ? local_of({number}, ctx.parsing.offset_minutes)
                                        : DateTime{Date{static_cast<std::int32_t>(number)}, 0};
        const CivilDate day = civil_of(local.date);
        char text[32];
        int length = std::snprintf(text, sizeof text, "%04d-%02d-%02d", day.year, day.month, day.day);
        if (has_time)
            length += std::snprintf(text + length, sizeof text - static_cast<std::size_t>(length), " %02d:%02d",
                                    local.minute / 60, local.minute % 60);
        return {text, static_cast<std::size_t>(length)};
    }
    // A number Excel can reckon with, as long as nobody has to guess the currency.
    if (const auto* money = std::get_if<Money>(&value); money && money->currency == ctx.parsing.currency)
        return plain_amount(*money);
    return edit_text(field, value, plain);
}

Address address_of(std::string_view text) {
    Address address;
    const std::vector<std::string_view> parts = parts_of(text);
    if (parts.size() > 1) { // "شارع …، حي …، الرياض": the last one of two or three is the city
        address.street = parts[0];
        address.city = parts[std::min<std::size_t>(parts.size() - 1, 2)];
        if (parts.size() > 2) address.district = parts[1];
        if (parts.size() > 3) address.region = parts[3];
        if (parts.size() > 4) address.postcode = parts[4];
    } else if (!parts.empty()) {
        address.city = parts[0];
    }
    return address;
}

} // namespace

std::string typed_text_of(const Context& ctx, Place place, FieldIx ix, bool for_sheet) {
    const FieldDef& field = ctx.schema.field(place.entity, ix);
    const bool is_by_words = is_several(field) || field.type == FieldType::choice ||
                             field.type == FieldType::reference || field.type == FieldType::address ||
                             field.type == FieldType::yes_no;
    if (is_by_words) return cell_text(ctx.tables, place, ix, ctx.brief());
    const Value value = ctx.tables.value(place, ix);
    if (is_missing(value)) return {};
    if (!for_sheet) return edit_text(field, value, ctx.parsing);
    if (field.type == FieldType::phone) return cell_text(ctx.tables, place, ix, ctx.brief());
    return sheet_text(ctx, field, value);
}

const CellTextReader::Names& CellTextReader::names_of(EntityIx target) {
    const auto [at, is_new] = m_names.try_emplace(target);
    if (!is_new) return at->second;
    const Table& table = m_ctx.tables.table(target);
    const Column& names = table.columns[m_ctx.schema.name_field(target)];
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row) && names.has(row)) {
            const std::string kept = folded(names.words(row)), shown = folded(m_ctx.name(Place{target, row}));
            at->second.emplace(kept, m_ctx.tables.id({target, row}));
            if (m_ctx.schema.entity(target).key == "stage" && shown != kept) // the preset's, in the reader's language
                at->second.emplace(shown, m_ctx.tables.id({target, row}));
        }
    return at->second;
}

Result<Value, Reason> CellTextReader::record_by_name(EntityIx target, std::string_view name) {
    const std::string word = folded(name);
    const auto [first, last] = names_of(target).equal_range(word);
    if (first != last) {
        if (std::next(first) == last) return first->second;
        // Of several that read alike, the one that is written just so.
        const auto is_same = [&](const auto& entry) { return m_ctx.name(entry.second) == name; };
        const auto exact = std::find_if(first, last, is_same);
        if (exact != last && std::find_if(std::next(exact), last, is_same) == last) return exact->second;
        return Unexpected{Reason::several_match};
    }
    if (m_ctx.schema.entity(target).key != "tag") return Unexpected{Reason::no_such_record};
    const FieldIx name_field = m_ctx.schema.name_field(target);
    const RecordId made = new_record(m_added.size());
    Problems problems; // a tag that cannot be is refused where it was written, not at the end of everything
    check_cell(m_ctx.tables, target, name_field, made, Value{std::string(name)}, problems);
    if (!problems.empty()) return Unexpected{problems.front().reason};
    m_added.push_back({.entity = target, .cells = {{name_field, std::string(name), {}}}});
    m_names[target].emplace(word, made);
    return made;
}

Result<CellEdit, Reason> CellTextReader::read_several(FieldIx ix, std::string_view text) {
    const FieldDef& field = m_ctx.schema.field(m_entity, ix);
    CellEdit cell{.field = ix};
    for (const std::string_view part : parts_of(text)) {
        const Result<Value, Reason> value = field.type == FieldType::reference
                                                ? record_by_name(m_ctx.schema.target(m_entity, ix), part)
                                                : parse_cell(field, part, m_ctx.parsing);
        if (!value) return Unexpected{value.error()};
        if (!is_missing(*value)) cell.elements.push_back(*value);
    }
    return cell;
}

Result<CellEdit, Reason> CellTextReader::read(FieldIx ix, std::string_view text) {
    const FieldDef& field = m_ctx.schema.field(m_entity, ix);
    if (field.read_only) return Unexpected{Reason::read_only_field};
    text = trimmed(text);
    if (is_several(field)) return read_several(ix, text);
    if (text.empty()) return CellEdit{.field = ix};
    Result<Value, Reason> value = Value{};
    if (field.type == FieldType::reference)
        value = record_by_name(m_ctx.schema.target(m_entity, ix), text);
    else if (field.type == FieldType::address)
        value = Value{address_of(text)};
    else if (field.type == FieldType::long_text || text.find_first_of("\r\n\t") == text.npos)
        value = parse_cell(field, text, m_ctx.parsing);
    else { // one line cannot hold several
        std::string line(text);
        std::ranges::replace_if(line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        value = parse_cell(field, line, m_ctx.parsing);
    }
    if (!value) return Unexpected{value.error()};
    return CellEdit{.field = ix, .value = std::move(*value)};
}

void offer_words(const Context& ctx, EntityIx entity, FieldIx ix, std::string_view typed,
                 std::vector<std::string>& found) {
    const FieldDef& field = ctx.schema.field(entity, ix);
    if (is_several(field)) return; // a list of words: what is offered would take the place of all of them
    if (field.type == FieldType::choice) {
        const std::string word = folded(typed);
        const auto offer = [&](bool at_start) {
            for (const ChoiceDef& choice : field.choices) {
                if (choice.archived) continue;
                const std::string label = folded(choice.label.in(ctx.language));
                if (label.starts_with(word) == at_start && label.find(word) != label.npos)
                    found.emplace_back(choice.label.in(ctx.language));
            }
        };
        offer(true);
        if (!word.empty()) offer(false);
    } else if (typed.empty()) {
        return;
    } else if (field.type == FieldType::term) {
        suggest_terms(ctx, entity, ix, typed, found);
        // What is typed is a word of its own: it stays what Enter takes unless another is chosen.
        std::erase(found, typed);
        found.insert(found.begin(), std::string(typed));
        if (found.size() == 1) found.clear();
    } else if (field.type == FieldType::reference) {
        std::vector<ReferenceOption> options;
        suggest_records(ctx, ctx.schema.target(entity, ix), typed, options);
        for (const ReferenceOption& option : options) found.push_back(option.label);
    }
}

} // namespace crm
