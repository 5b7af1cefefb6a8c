#include "core/schema/schema.hpp"

#include <cassert>

namespace crm {

Schema::Schema(std::span<const EntityDef* const> built_in) {
    for (const EntityDef* def : built_in) {
        Kind kind{def, {}, 0};
        for (const FieldDef& field : def->fields) {
            if (field.key == def->name_field) kind.name_field = static_cast<FieldIx>(kind.fields.size());
            kind.fields.push_back(&field);
        }
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

std::string_view Schema::add_custom_field(const CustomField& custom) {
    const EntityIx at = entity(custom.entity);
    if (at == no_entity) return "a custom field names an unknown entity";
    const auto keep = [&](std::string_view words) -> std::string_view { return m_words.emplace_back(words); };
    std::vector<ChoiceDef> choices;
    for (const std::string& choice : custom.choices) {
        const std::string_view word = keep(choice);
        choices.push_back({word, {word, word}});
    }
    if (choices.empty() && custom.type == FieldType::choice) choices.push_back({"none", {"—", "—"}});
    const std::string& any = !custom.label_ar.empty()   ? custom.label_ar
                             : !custom.label_en.empty() ? custom.label_en
                                                        : custom.key;
    FieldDef def{.key = keep(custom.key),
                 .label = {keep(custom.label_ar.empty() ? any : custom.label_ar),
                           keep(custom.label_en.empty() ? any : custom.label_en)},
                 .type = custom.type,
                 .choices = m_choices.emplace_back(std::move(choices)),
                 .required = custom.required && !custom.archived,
                 .read_only = custom.archived,
                 .privacy = Privacy::personal, // nobody else knows what a firm writes there
                 .search_weight = static_cast<std::uint8_t>(is_textual(custom.type) ? 3 : 0),
                 .section = find_section(custom.section) ? find_section(custom.section)->key : "details"};
    const FieldDef rows[] = {def};
    const EntityDef probe{
        .key = custom.entity, .label = {"-", "-"}, .plural = {"-", "-"}, .fields = rows, .name_field = def.key};
    if (const std::string_view problem = problem_in(probe); !problem.empty()) return problem;

    const FieldIx known = field(at, custom.key);
    if (known != no_field && !is_custom(at, known)) return "a custom field has the key of a built-in field";
    if (known != no_field && m_entities[at].fields[known]->type != custom.type)
        return "a custom field cannot change its type";
    const FieldDef* kept = &m_fields.emplace_back(def);
    if (known != no_field)
        m_entities[at].fields[known] = kept;
    else
        m_entities[at].fields.push_back(kept);
    return {};
}

} // namespace crm
