#include "core/queries/links.hpp"

#include <algorithm>

#include "core/text/fold.hpp"

namespace crm {

namespace {

// What the program keeps for itself (merged into, not the same as) is no question of people's.
bool leads_somewhere(const FieldDef& field) { return field.type == FieldType::reference && field.section != "system"; }

bool names(const Schema& schema, EntityIx entity, FieldIx field, EntityIx target) {
    return leads_somewhere(schema.field(entity, field)) && schema.target(entity, field) == target;
}

void add_own(const Schema& schema, EntityIx entity, std::vector<Link>& links) {
    for (FieldIx f = 0; f < schema.field_count(entity); ++f)
        if (leads_somewhere(schema.field(entity, f)) && schema.target(entity, f) != no_entity)
            links.push_back({.kind = Link::Kind::own, .target = schema.target(entity, f), .via = entity, .field = f});
}

void add_through(const Schema& schema, EntityIx entity, EntityIx via, std::vector<Link>& links) {
    if (schema.entity(via).listed) return;
    for (FieldIx f = 0; f < schema.field_count(via); ++f) {
        if (!names(schema, via, f, entity) || is_several(schema.field(via, f))) continue;
        for (FieldIx on = 0; on < schema.field_count(via); ++on) {
            const FieldDef& onward = schema.field(via, on);
            if (on == f || !leads_somewhere(onward) || is_several(onward)) continue;
            const EntityIx target = schema.target(via, on);
            if (target == no_entity || target == entity) continue;
            links.push_back({.kind = Link::Kind::through, .target = target, .via = via, .field = f, .onward = on});
        }
    }
}

void add_others(const Schema& schema, EntityIx entity, EntityIx via, std::vector<Link>& links) {
    const std::string_view own_key = schema.entity(entity).key;
    Link* main = nullptr;
    const std::size_t from = links.size();
    links.reserve(from + schema.field_count(via));
    for (FieldIx f = 0; f < schema.field_count(via); ++f) {
        if (!names(schema, via, f, entity)) continue;
        if (main && is_several(schema.field(via, f)) && main->also == no_field) {
            main->also = f;
            continue;
        }
        links.push_back({.kind = Link::Kind::others, .target = via, .via = via, .field = f});
        if (schema.field(via, f).key == own_key) main = &links.back();
    }
}

// Called by its kind alone: the one whose field is called as we are.
bool is_main(const Schema& schema, EntityIx entity, const Link& link) {
    return schema.field(link.via, link.field).key == schema.entity(entity).key;
}

} // namespace

std::vector<Link> links_of(const Schema& schema, EntityIx entity) {
    std::vector<Link> links;
    add_own(schema, entity, links);
    for (std::size_t via = 0; via < schema.entity_count(); ++via)
        add_through(schema, entity, static_cast<EntityIx>(via), links);
    for (std::size_t via = 0; via < schema.entity_count(); ++via)
        add_others(schema, entity, static_cast<EntityIx>(via), links);
    return links;
}

std::string key_of(const Schema& schema, EntityIx entity, const Link& link) {
    const std::string key(schema.entity(link.target).key);
    std::string field(schema.field(link.via, link.field).key);
    switch (link.kind) {
    case Link::Kind::own: return field;
    case Link::Kind::through:
        // A field of our own may be called so already.
        return schema.field(entity, key) == no_field ? key : std::string(schema.entity(link.via).key) + "." + key;
    case Link::Kind::others: break;
    }
    return is_main(schema, entity, link) && schema.field(entity, key) == no_field ? key : key + "." + field;
}

bool find_link(const Schema& schema, EntityIx entity, std::string_view name, Link& found) {
    const std::vector<Link> links = links_of(schema, entity);
    for (const Link& link : links)
        if (key_of(schema, entity, link) == name) {
            found = link;
            return true;
        }
    std::string wanted = folded(name);
    std::ranges::replace(wanted, '_', ' ');
    for (const Link& link : links)
        for (const Language language : {Language::ar, Language::en})
            if (wanted == folded(label_of(schema, link, language)) ||
                wanted == folded(label_of_one(schema, link, language))) {
                found = link;
                return true;
            }
    return false;
}

namespace {

// "الأشخاص (أحاله إلينا)": where the kind alone does not say which.
std::string with_field(const Schema& schema, const Link& link, std::string_view label, Language language) {
    std::string text(label);
    const FieldDef& field = schema.field(link.via, link.field);
    if (link.kind != Link::Kind::others || field.key == schema.entity(schema.target(link.via, link.field)).key)
        return text;
    return text + " (" + std::string(field.label.in(language)) + ")";
}

} // namespace

std::string label_of(const Schema& schema, const Link& link, Language language) {
    if (link.kind == Link::Kind::own) return std::string(schema.field(link.via, link.field).label.in(language));
    return with_field(schema, link, schema.entity(link.target).plural.in(language), language);
}

std::string label_of_one(const Schema& schema, const Link& link, Language language) {
    if (link.kind == Link::Kind::own) return std::string(schema.field(link.via, link.field).label.in(language));
    return with_field(schema, link, schema.entity(link.target).label.in(language), language);
}

bool leads_to_several(const Schema& schema, const Link& link) {
    return link.kind != Link::Kind::own || is_several(schema.field(link.via, link.field));
}

} // namespace crm
