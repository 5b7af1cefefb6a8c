#include "core/schema/schema.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <tuple>

#include "core/base/sort_few.hpp"
#include "core/text/own_words.hpp"

namespace crm {

namespace {
// Room between built-in fields for those that are moved; own fields without a place follow all of them.
constexpr std::int64_t position_step = 1000, first_own_position = 1'000'000;
constexpr std::string_view entity_subject = "entity.", section_subject = "section.";
} // namespace

Schema::Schema(std::span<const EntityDef* const> built_in)
    : m_sections(std::begin(built_in_sections), std::end(built_in_sections)) {
    for (const EntityDef* def : built_in) {
        Kind kind{def, def, {}, {}, {}, 0};
        for (const FieldDef& field : def->fields) {
            if (field.key == def->name_field) kind.name_field = static_cast<FieldIx>(kind.fields.size());
            kind.positions.push_back(static_cast<std::int64_t>(kind.fields.size()) * position_step);
            kind.fields.push_back(&field);
        }
        put_in_order(kind);
        m_entities.push_back(std::move(kind));
    }
    assert(m_entities.size() < no_entity);
}

EntityIx Schema::entity(std::string_view key) const {
    for (std::size_t i = 0; i < m_entities.size(); ++i)
        if (m_entities[i].def->key == key) return static_cast<EntityIx>(i);
    return no_entity;
}

namespace {
bool has_word(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const std::size_t end = words.find(' ');
        if (words.substr(0, end) == word) return true;
        if (end == words.npos) break;
        words.remove_prefix(end + 1);
    }
    return false;
}
} // namespace

FieldIx Schema::field(EntityIx entity, std::string_view key) const {
    const auto& fields = m_entities[entity].fields;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i]->key == key) return static_cast<FieldIx>(i);
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (has_word(fields[i]->former_keys, key)) return static_cast<FieldIx>(i);
    return no_field;
}

Label Schema::kept_label(const std::string& ar, const std::string& en, Label fallback) {
    if (ar.empty() && en.empty()) return fallback;
    return {keep(ar.empty() ? en : ar), keep(en.empty() ? ar : en)};
}

void Schema::put_in_order(Kind& kind) {
    kind.order.resize(kind.fields.size());
    for (std::size_t i = 0; i < kind.order.size(); ++i) kind.order[i] = static_cast<FieldIx>(i);
    sort_few_by(kind.order, [&](FieldIx field) { return kind.positions[field]; });
}

std::string_view Schema::change_built_in(Kind& kind, FieldIx field, const CustomField& custom) {
    const FieldDef& plain = kind.built_in->fields[field];
    FieldDef def = plain;
    def.choices = kind.fields[field]->choices;
    if (!custom.archived) {
        def.label = {custom.label_ar.empty() ? plain.label.ar : keep(custom.label_ar),
                     custom.label_en.empty() ? plain.label.en : keep(custom.label_en)};
        def.help = kept_label(custom.help_ar, custom.help_en, plain.help);
        def.hidden = custom.hidden && !plain.required;
        if (!custom.section.empty()) def.section = keep(custom.section);
    }
    kind.fields[field] = &m_fields.emplace_back(def);
    kind.positions[field] = !custom.archived && custom.position ? *custom.position : field * position_step;
    put_in_order(kind);
    return {};
}

std::string_view Schema::add_custom_field(const CustomField& custom) {
    const EntityIx at = entity(custom.entity);
    if (at == no_entity) return "a custom field names an unknown entity";
    Kind& kind = m_entities[at];
    const FieldIx known = field(at, custom.key);
    if (known != no_field && !is_custom(at, known))
        return kind.fields[known]->key == custom.key ? change_built_in(kind, known, custom)
                                                     : "a custom field has the former key of a built-in field";
    std::vector<ChoiceDef> choices;
    for (const std::string& choice : custom.choices) {
        const std::string_view word = keep(choice);
        choices.push_back({word, {word, word}});
    }
    if (choices.empty() && custom.type == FieldType::choice) choices.push_back({"none", {"—", "—"}, {}, true});
    FieldDef def{.key = keep(custom.key),
                 .label = kept_label(custom.label_ar, custom.label_en, {custom.key, custom.key}),
                 .help = kept_label(custom.help_ar, custom.help_en, {}),
                 .type = custom.type,
                 .choices = m_choices.emplace_back(std::move(choices)),
                 .target = keep(custom.target),
                 .min = custom.min.value_or(INT64_MIN),
                 .max = custom.max.value_or(INT64_MAX),
                 .required = custom.required && !custom.archived && custom.formula.empty(),
                 .read_only = custom.archived || !custom.formula.empty(),
                 .unique = custom.unique,
                 .hidden = custom.hidden || custom.archived,
                 .example = keep(custom.example),
                 .formula = keep(custom.formula),
                 .merge = custom.several ? Merge::all_of : Merge::latest,
                 .privacy = Privacy::personal, // nobody else knows what a firm writes there
                 .search_weight = static_cast<std::uint8_t>(is_textual(custom.type) && custom.formula.empty() ? 3 : 0),
                 .section = "details"};
    if (def.label.ar == custom.key) def.label = {def.key, def.key};
    const FieldDef rows[] = {def};
    const EntityDef probe{
        .key = custom.entity, .label = {"-", "-"}, .plural = {"-", "-"}, .fields = rows, .name_field = def.key};
    if (const std::string_view problem = problem_in(probe); !problem.empty()) return problem;
    if (!def.target.empty() && entity(def.target) == no_entity) return "a custom field refers to an unknown entity";
    if (!custom.section.empty()) def.section = keep(custom.section);

    if (known != no_field) {
        const FieldDef& before = *kind.fields[known];
        if (!can_become(before, def) && !custom.archived) return "a custom field cannot become one of this kind";
        if (!can_become(before, def)) { // its making was undone
            const std::string_view words = def.label.ar == def.key ? std::string_view() : def.key;
            const Label label = words.empty() ? before.label : def.label;
            def = before;
            def.label = label;
            def.required = false;
            def.read_only = def.hidden = true;
        }
    }
    const FieldDef* kept = &m_fields.emplace_back(def);
    const std::int64_t last = kind.order.empty() ? 0 : kind.positions[kind.order.back()];
    if (known == no_field) {
        kind.positions.push_back(custom.position.value_or(std::max(first_own_position, last + position_step)));
        kind.fields.push_back(kept);
    } else {
        kind.fields[known] = kept;
        kind.positions[known] = custom.position.value_or(first_own_position + known * position_step);
    }
    put_in_order(kind);
    return {};
}

void Schema::begin_own() {
    for (Kind& kind : m_entities) {
        for (std::size_t i = 0; i < kind.built_in->fields.size(); ++i) {
            kind.fields[i] = &kind.built_in->fields[i];
            kind.positions[i] = static_cast<std::int64_t>(i) * position_step;
        }
        put_in_order(kind);
    }
}

// The choices of the field itself, changed by and followed by the firm's, in their order.
void Schema::take_choices_of(Kind& kind, FieldIx field, std::span<const CustomChoice> choices) {
    const bool is_own = field >= kind.built_in->fields.size();
    const auto plain = is_own ? kind.fields[field]->choices : kind.built_in->fields[field].choices;
    struct Placed {
        ChoiceDef choice;
        std::int64_t position;
    };
    std::vector<Placed> all;
    for (const ChoiceDef& choice : plain)
        if (choice.key != "none" || choices.empty())
            all.push_back({choice, static_cast<std::int64_t>(all.size()) * position_step});
    for (const CustomChoice& own : choices) {
        auto at = std::find_if(all.begin(), all.end(), [&](const Placed& each) { return each.choice.key == own.key; });
        if (at == all.end())
            at = all.insert(all.end(), {{.key = keep(own.key), .label = {}},
                                        std::max(first_own_position, all.empty() ? 0 : all.back().position + 1)});
        if (at->choice.label.ar.empty()) at->choice.label = {at->choice.key, at->choice.key};
        const Label before = at->choice.label;
        const bool is_new = before.ar == own.key;
        at->choice.label = is_new ? kept_label(own.label_ar, own.label_en, before)
                                  : Label{own.label_ar.empty() ? before.ar : keep(own.label_ar),
                                          own.label_en.empty() ? before.en : keep(own.label_en)};
        if (own.tone) at->choice.tone = *own.tone;
        if (own.position) at->position = *own.position;
        at->choice.archived = own.archived;
    }
    sort_few_by(all, [](const Placed& each) { return each.position; });
    std::vector<ChoiceDef> ordered;
    for (const Placed& each : all) ordered.push_back(each.choice);
    FieldDef def = *kind.fields[field];
    def.choices = m_choices.emplace_back(std::move(ordered));
    kind.fields[field] = &m_fields.emplace_back(def);
}

// Fields of ours that share a table of choices (kinds of dealing, stages) share what the firm says of it.
std::size_t Schema::take_choices(std::vector<CustomChoice> choices) {
    std::size_t gained = 0;
    const auto table_of = [&](const CustomChoice& choice) -> const void* {
        const EntityIx at = entity(choice.entity);
        const FieldIx of = at == no_entity ? no_field : field(at, choice.field);
        if (of == no_field || this->field(at, of).type != FieldType::choice) return nullptr;
        const Kind& kind = m_entities[at];
        return of < kind.built_in->fields.size() ? static_cast<const void*>(kind.built_in->fields[of].choices.data())
                                                 : kind.fields[of];
    };
    std::erase_if(choices, [&](const CustomChoice& choice) { return !table_of(choice); });
    sort_few_by(choices, [](const CustomChoice& each) { return std::tie(each.key, each.entity, each.field); });
    while (!choices.empty()) {
        const void* const table = table_of(choices.front());
        std::vector<CustomChoice> same, others;
        for (CustomChoice& each : choices) (table_of(each) == table ? same : others).push_back(std::move(each));
        for (Kind& kind : m_entities)
            for (std::size_t f = 0; f < kind.fields.size(); ++f) {
                const bool is_ours = f < kind.built_in->fields.size();
                if (table == (is_ours ? static_cast<const void*>(kind.built_in->fields[f].choices.data())
                                      : static_cast<const void*>(kind.fields[f])))
                    take_choices_of(kind, static_cast<FieldIx>(f), same);
            }
        for (const CustomChoice& each : same)
            gained += m_known_choices.insert(each.entity + '.' + each.field + '.' + each.key).second;
        choices = std::move(others);
    }
    return gained;
}

void Schema::take_words(std::vector<OwnWord> words) {
    struct Placed {
        SectionDef section;
        std::int64_t position;
    };
    std::vector<Placed> all;
    for (const SectionDef& section : built_in_sections)
        all.push_back({section, static_cast<std::int64_t>(all.size()) * position_step});
    all.back().position = INT64_MAX; // what the system writes stands last
    for (Kind& kind : m_entities) kind.def = kind.built_in;
    m_customer = {};
    sort_few_by(words, [](const OwnWord& word) -> const std::string& { return word.subject; });
    const auto or_else = [&](const std::string& own, std::string_view ours) { return own.empty() ? ours : keep(own); };
    for (const OwnWord& word : words) {
        std::string_view subject = word.subject;
        if (subject.starts_with(entity_subject)) {
            const EntityIx at = entity(subject.substr(entity_subject.size()));
            if (at == no_entity || word.archived) continue;
            EntityDef def = *m_entities[at].def;
            def.label = {or_else(word.one_ar, def.label.ar), or_else(word.one_en, def.label.en)};
            def.plural = {or_else(word.many_ar, def.plural.ar), or_else(word.many_en, def.plural.en)};
            m_entities[at].def = &m_defs.emplace_back(def);
        } else if (subject == "word.customer") {
            if (!word.archived) m_customer = word;
        } else if (subject.starts_with(section_subject)) {
            const std::string_view key = subject.substr(section_subject.size());
            auto at = std::find_if(all.begin(), all.end(), [&](const Placed& each) { return each.section.key == key; });
            if (at == all.end()) {
                if (word.archived) continue;
                const std::string_view kept = keep(key);
                at = all.insert(all.end() - 1, {{kept, {kept, kept}}, first_own_position});
                at->section.label = kept_label(word.one_ar, word.one_en, at->section.label);
            } else if (!word.archived) {
                at->section.label = {or_else(word.one_ar, at->section.label.ar),
                                     or_else(word.one_en, at->section.label.en)};
            }
            if (word.position && !word.archived) at->position = *word.position;
        }
    }
    sort_few_by(all, [](const Placed& each) { return each.position; });
    m_sections.clear();
    for (const Placed& each : all) m_sections.push_back(each.section);
    const auto in_own_words = [&](Label& label) {
        const std::string ar = customer_renamed(label.ar, Language::ar, m_customer.one_ar, m_customer.many_ar),
                          en = customer_renamed(label.en, Language::en, m_customer.one_en, m_customer.many_en);
        if (ar == label.ar && en == label.en) return false;
        label = {keep(ar), keep(en)};
        return true;
    };
    if (!m_customer.subject.empty())
        for (Kind& kind : m_entities)
            for (std::size_t i = 0; i < kind.built_in->fields.size(); ++i) {
                FieldDef def = *kind.fields[i]; // a field of ours that names the customer names him as the firm does
                std::vector<ChoiceDef> choices(def.choices.begin(), def.choices.end());
                bool is_other = in_own_words(def.label) | in_own_words(def.help);
                bool has_other_choices = false;
                for (ChoiceDef& choice : choices) has_other_choices |= in_own_words(choice.label);
                if (has_other_choices) def.choices = m_choices.emplace_back(std::move(choices));
                if (is_other || has_other_choices) kind.fields[i] = &m_fields.emplace_back(def);
            }
    // A field of ours that is called as the records it names (an order's "Person") is called as the firm calls them.
    const auto with_article = [&](std::string_view word) -> std::string_view {
        if (word.starts_with("ال") || word.find(' ') != word.npos) return word;
        return keep("ال" + std::string(word));
    };
    for (Kind& kind : m_entities)
        for (std::size_t i = 0; i < kind.built_in->fields.size(); ++i) {
            const FieldDef& plain = kind.built_in->fields[i];
            const EntityIx at = plain.type == FieldType::reference ? entity(plain.target) : no_entity;
            if (at == no_entity || m_entities[at].def == m_entities[at].built_in) continue;
            FieldDef def = *kind.fields[i];
            if (def.label.ar != plain.label.ar || def.label.en != plain.label.en) continue;
            if (plain.label.en != m_entities[at].built_in->label.en) continue;
            def.label = {with_article(m_entities[at].def->label.ar), m_entities[at].def->label.en};
            kind.fields[i] = &m_fields.emplace_back(def);
        }
    for (Kind& kind : m_entities) // fields of a section that is gone
        for (const FieldDef*& field : kind.fields) {
            const auto is_its = [&](const SectionDef& section) { return section.key == field->section; };
            if (std::any_of(m_sections.begin(), m_sections.end(), is_its)) continue;
            FieldDef def = *field;
            def.section = "details";
            field = &m_fields.emplace_back(def);
        }
}

} // namespace crm
