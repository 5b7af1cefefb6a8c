#include "web/frame/field_editor.hpp"

#include <algorithm>
#include <map>

#include "core/base/sort_few.hpp"
#include "core/entities/deal_preset.hpp"
#include "core/queries/pipelines.hpp"
#include "core/queries/search.hpp"
#include "core/queries/team.hpp"
#include "core/text/country.hpp"
#include "core/text/currencies.hpp"
#include "core/text/fold.hpp"
#include "core/text/words_form.hpp"
#include "web/frame/navigation.hpp"
#include "web/frame/recurrence_editor.hpp"
#include "web/frame/typed_cells.hpp"
#include "web/kit/kit.hpp"

namespace crm {

void suggest_terms(const Context& ctx, EntityIx entity, FieldIx field, std::string_view query,
                   std::vector<std::string>& found) {
    if (ctx.schema.entity(entity).key == "discount_ceiling") { // its words are those of what it is about
        const bool is_category = ctx.schema.field(entity, field).key == "category";
        const std::string_view of = is_category ? "product" : "order", key = is_category ? "category" : "agent";
        return suggest_terms(ctx, ctx.entity(of), ctx.field(of, key), query, found);
    }
    const Column& column = ctx.tables.table(entity).columns[field];
    if (column.layout() != Layout::term && column.layout() != Layout::set) return;
    const std::string start = folded(query);
    const Dictionary& words = column.dictionary();
    std::vector<std::pair<std::uint32_t, std::string_view>> ranked; // uses, word
    std::vector<std::uint32_t> uses(words.size());
    for (const std::int32_t code : column.codes())
        if (code >= 0) ++uses[static_cast<std::size_t>(code)];
    if (column.layout() == Layout::set)
        column.each_set([&](Row, const SetCell& cell) {
            for (const SetElement& element : cell.live) ++uses[static_cast<std::size_t>(element.code)];
        });
    for (std::size_t code = words.size(); code-- > 0;) // of those used as often the newest first
        if (const std::string_view word = words.word(static_cast<std::int32_t>(code));
            uses[code] && folds_to_contain(word, start))
            ranked.emplace_back(uses[code], word);
    const std::vector<TeamMember> team =
        holds_team_names(ctx.schema.field(entity, field)) ? team_of(ctx.tables) : std::vector<TeamMember>();
    for (const TeamMember& one : team) {
        const auto is_he = [name = folded(one.name)](const auto& known) { return folded(known.second) == name; };
        if (folds_to_contain(one.name, start) && std::ranges::none_of(ranked, is_he)) ranked.emplace_back(0, one.name);
    }
    sort_few(ranked, [](const auto& one, const auto& other) { return one.first > other.first; });
    for (std::size_t i = 0; i < ranked.size() && i < 12; ++i) found.emplace_back(ranked[i].second);
}

void suggest_records(const Context& ctx, EntityIx entity, std::string_view query, std::vector<ReferenceOption>& found) {
    const auto offer = [&](Place place) {
        found.push_back({.id = ctx.tables.table(entity).handles[place.row] + std::uint64_t{1},
                         .label = ctx.name(place),
                         .detail = ctx.about(place),
                         .icon = ctx.schema.entity(entity).key == "person" || ctx.schema.entity(entity).key == "company"
                                     ? Icon::none
                                     : icon_of(ctx.schema.entity(entity).key)});
    };
    if (!folded(query).empty()) {
        for (const SearchHit& hit : search(ctx.tables, ctx.caches.index, entity, query, 8).hits) offer(hit.place);
        return;
    }
    const Table& table = ctx.tables.table(entity); // nothing typed: the newest
    for (Row row = table.rows(); row-- > 0 && found.size() < 8;)
        if (table.is_live(row)) offer({entity, row});
}

namespace {

FieldResult choice_editor(Context& ctx, const FieldDef& field, const FieldSpec& spec, FieldDraft& draft) {
    std::vector<ChoiceOption> options;
    std::vector<std::string_view> keys;
    int index = -1;
    for (const ChoiceDef& choice : field.choices) {
        if (choice.archived && choice.key != draft.text) continue;
        if (choice.key == draft.text) index = static_cast<int>(options.size());
        keys.push_back(choice.key);
        options.push_back({.label = choice.label.in(ctx.language),
                           .tone = choice.tone == Tone::neutral ? std::nullopt : std::optional(choice.tone)});
    }
    FieldResult result = choice_ui(field.key, spec, options, index);
    if (result.changed) draft.text = index < 0 ? std::string() : std::string(keys[static_cast<std::size_t>(index)]);
    return result;
}

FieldResult choices_editor(Context& ctx, const FieldDef& field, const FieldSpec& spec, FieldDraft& draft) {
    std::vector<ChoiceOption> options;
    std::vector<std::string_view> keys;
    std::vector<int> chosen;
    for (const ChoiceDef& choice : field.choices) {
        const bool is_chosen = std::ranges::find(draft.words, choice.key) != draft.words.end();
        if (choice.archived && !is_chosen) continue;
        if (is_chosen) chosen.push_back(static_cast<int>(options.size()));
        keys.push_back(choice.key);
        options.push_back({.label = choice.label.in(ctx.language)});
    }
    FieldResult result = choices_ui(field.key, spec, options, chosen);
    if (result.changed) {
        draft.words.clear();
        for (const int index : chosen) draft.words.emplace_back(keys[static_cast<std::size_t>(index)]);
    }
    return result;
}

// A stage or a pipeline is chosen from the few there are, in the firm's order; until there are any a deal goes to where
// it will be put by itself, which stands there faintly.
FieldResult stage_editor(Context& ctx, const FieldDef& field, EntityIx target, FieldIx ix, FieldSpec spec,
                         Draft& draft) {
    const Table& table = ctx.tables.table(target);
    const FieldIx of = ctx.schema.field(draft.entity, "pipeline");
    const std::uint64_t pipeline = of == no_field ? 0 : draft.fields[of].reference.id;
    const Place chosen = pipeline ? ctx.tables.directory().place(static_cast<Handle>(pipeline - 1)) : Place{};
    const std::vector<Row> rows = field.target == "pipeline" ? pipelines_in_order(ctx.tables)
                                  : chosen                   ? stages_in_order(ctx.tables, chosen.row)
                                                             : stages_in_order(ctx.tables);
    std::vector<std::string> names;
    int index = -1;
    for (const Row row : rows) {
        if (draft.fields[ix].reference.id == table.handles[row] + std::uint64_t{1})
            index = static_cast<int>(names.size());
        names.push_back(ctx.name(Place{target, row}));
    }
    const Label& first = field.target == "pipeline" ? preset_pipeline_name : preset_stages[0].name;
    if (is_new(draft.record))
        spec.placeholder = names.empty() ? first.in(ctx.language) : std::string_view(names.front());
    spec.disabled |= names.empty();
    const std::vector<std::string_view> labels(names.begin(), names.end());
    const FieldResult result = choice_ui(field.key, spec, labels, index);
    if (result.changed && index >= 0) {
        const auto at = static_cast<std::size_t>(index);
        draft.fields[ix].reference = {table.handles[rows[at]] + std::uint64_t{1}, names[at]};
    }
    return result;
}

FieldResult reference_editor(Context& ctx, const FieldDef& field, EntityIx entity, FieldIx ix, const FieldSpec& spec,
                             Draft& draft) {
    const EntityIx target = ctx.schema.target(entity, ix);
    if (field.target == "stage" || field.target == "pipeline") return stage_editor(ctx, field, target, ix, spec, draft);
    // What is not found may be there all the same until the index has read everything: no second one is offered.
    const bool is_known = ctx.caches.index.is_complete(ctx.tables);
    ReferenceResult result = reference_ui(field.key, spec, draft.fields[ix].reference,
                                          [&](std::string_view query, std::vector<ReferenceOption>& found) {
                                              suggest_records(ctx, target, query, found);
                                          },
                                          {.can_create = ctx.can_write() && target != entity && is_known});
    if (result.create) { // at once and by its name alone: the rest can be filled in later
        const std::string name = result.created_name;
        const Result<Committed, Problems> added =
            ctx.workspace.send(SaveRecord{.entity = target, .cells = {{ctx.schema.name_field(target), name, {}}}});
        if (added && !added->added.empty()) {
            draft.fields[ix].reference = {ctx.tables.directory().find(added->added.front()) + std::uint64_t{1}, name};
            result.changed = true;
        }
    }
    return result;
}

// Several records (tags, participants) as chips by name; a new name becomes a new record where that makes sense.
FieldResult references_editor(Context& ctx, const FieldDef& field, EntityIx entity, FieldIx ix, const FieldSpec& spec,
                              FieldDraft& draft) {
    const EntityIx target = ctx.schema.target(entity, ix);
    std::map<std::string, RecordId> offered;
    const std::vector<std::string> before = draft.words;
    FieldResult result =
        tags_ui(field.key, spec, draft.words, [&](std::string_view query, std::vector<std::string>& found) {
            std::vector<ReferenceOption> options;
            suggest_records(ctx, target, query, options);
            for (const ReferenceOption& option : options) found.push_back(option.label);
        });
    if (!result.changed) return result;
    std::vector<RecordId> records;
    for (const std::string& word : draft.words) {
        const auto known = std::ranges::find(before, word);
        if (known != before.end()) {
            records.push_back(draft.records[static_cast<std::size_t>(known - before.begin())]);
            continue;
        }
        RecordId found{};
        const Table& table = ctx.tables.table(target);
        for (Row row = 0; row < table.rows() && !found; ++row)
            if (table.is_live(row) && ctx.name(Place{target, row}) == word) found = ctx.tables.id({target, row});
        if (!found) {
            const Result<Committed, Problems> added =
                ctx.workspace.send(SaveRecord{.entity = target, .cells = {{ctx.schema.name_field(target), word, {}}}});
            if (added && !added->added.empty()) found = added->added.front();
        }
        if (found) records.push_back(found);
    }
    draft.records = std::move(records);
    draft.words.resize(draft.records.size());
    return result;
}

FieldResult money_editor(Context& ctx, const FieldDef& field, const FieldSpec& spec, FieldDraft& draft) {
    static const std::vector<std::string_view> currencies = [] {
        std::vector<std::string_view> codes;
        for (const CurrencyInfo& info : known_currencies()) codes.push_back(info.code);
        return codes;
    }();
    if (draft.money.currency.empty()) draft.money.currency = std::string(letters_of(ctx.parsing.currency));
    return money_ui(field.key, spec, draft.money, currencies);
}

FieldResult address_editor(Context& ctx, const FieldDef& field, FieldSpec spec, Address& address) {
    FieldResult all;
    const IdScope scope{field.key};
    const auto part = [&](std::string_view id, const BothNames& label, std::string& text,
                          std::string_view autocomplete) {
        spec.label = ctx.text(label);
        spec.autocomplete = autocomplete;
        const FieldResult one = text_input_ui(id, spec, text);
        all.changed |= one.changed;
        all.committed |= one.committed;
        spec.error = {};
        spec.focus = false;
    };
    const float width = field_width_here(), half = is_phone() ? width : (width - px(12)) / 2;
    text_ui(field.label.in(ctx.language), styles::label);
    spec.width = width;
    part("street", words::street, address.street, "off");
    spec.width = half;
    part("district", words::district, address.district, "off");
    if (!is_phone()) beside(12);
    part("city", words::city, address.city, "off");
    part("region", words::region, address.region, "off");
    if (!is_phone()) beside(12);
    part("postcode", words::postcode, address.postcode, "off");
    return all;
}

// A term offers the words already in use, as chips under the field while it is empty would crowd the form: a list while
// typing.
FieldResult term_editor(Context& ctx, const FieldDef& field, EntityIx entity, FieldIx ix, const FieldSpec& spec,
                        FieldDraft& draft) {
    Reference typed{draft.text.empty() ? 0u : 1u, draft.text};
    std::vector<std::string> words;
    ReferenceResult result = reference_ui(field.key, spec, typed,
                                          [&](std::string_view query, std::vector<ReferenceOption>& found) {
                                              words.clear();
                                              suggest_terms(ctx, entity, ix, query, words);
                                              for (std::size_t i = 0; i < words.size(); ++i)
                                                  found.push_back({.id = i + 2, .label = words[i], .icon = Icon::tag});
                                          },
                                          {.can_create = true, .keeps_typed = true});
    if (result.create) {
        draft.text = result.created_name;
        result.changed = true;
    } else if (result.changed) {
        draft.text = typed.label;
    }
    return result;
}

FieldResult edit_one(Context& ctx, Draft& draft, FieldIx ix, const FieldDef& field, FieldSpec& spec) {
    FieldDraft& typed = draft.fields[ix];
    const EntityIx entity = draft.entity;
    if (is_several(field)) {
        if (field.type == FieldType::reference) return references_editor(ctx, field, entity, ix, spec, typed);
        if (field.type == FieldType::choice) return choices_editor(ctx, field, spec, typed);
        return tags_ui(field.key, spec, typed.words, [&](std::string_view query, std::vector<std::string>& found) {
            suggest_terms(ctx, entity, ix, query, found);
        });
    }
    switch (field.type) {
    case FieldType::long_text: return long_text_ui(field.key, spec, typed.text, 3);
    case FieldType::term:
        if (field.key == "recurrence") return recurrence_editor_ui(ctx, field.key, spec, typed.text);
        return term_editor(ctx, field, entity, ix, spec, typed);
    case FieldType::integer: return number_ui(field.key, spec, typed.text, false);
    case FieldType::decimal: return number_ui(field.key, spec, typed.text, true);
    case FieldType::money: return money_editor(ctx, field, spec, typed);
    case FieldType::date: return typed_date_ui(ctx, field.key, spec, typed.text);
    case FieldType::moment: return typed_date_ui(ctx, field.key, spec, typed.text, true);
    case FieldType::yes_no: return {.changed = checkbox_ui(spec.label, typed.yes, {.description = spec.help})};
    case FieldType::choice: return choice_editor(ctx, field, spec, typed);
    case FieldType::reference: return reference_editor(ctx, field, entity, ix, spec, draft);
    case FieldType::phone: return phone_ui(field.key, spec, typed.text, letters_of(ctx.parsing.country));
    case FieldType::email: return email_ui(field.key, spec, typed.text);
    case FieldType::link: return url_ui(field.key, spec, typed.text);
    case FieldType::address: return address_editor(ctx, field, spec, typed.address);
    default: return text_input_ui(field.key, spec, typed.text);
    }
}

} // namespace

FieldResult field_editor_ui(Context& ctx, Draft& draft, FieldIx ix, std::string_view error, bool focus) {
    const FieldDef& field = ctx.schema.field(draft.entity, ix);
    FieldSpec spec{.label = field.label.in(ctx.language),
                   .help = field.help.in(ctx.language),
                   .error = error,
                   .required = field.required,
                   .focus = focus};
    const FieldResult result = edit_one(ctx, draft, ix, field, spec);
    FieldDraft& typed = draft.fields[ix];
    if (result.changed) typed.is_touched = draft.is_edited = true;
    if (result.committed) typed.was_left = true;
    return result;
}

} // namespace crm
