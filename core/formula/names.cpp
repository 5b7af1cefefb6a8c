#include "core/formula/names.hpp"

#include <algorithm>
#include <utility>

#include "core/store/custom_fields.hpp"
#include "core/text/fold.hpp"
#include "core/text/similarity.hpp"

namespace crm {

namespace {
// Bare words have no spaces: last_dealing is "last dealing".
std::string form_of(std::string_view name) {
    std::string form = folded(name);
    std::replace(form.begin(), form.end(), '_', ' ');
    return form;
}

// The nearest of some names, unless all are far.
struct Nearest {
    std::u32string wanted;
    std::string best;
    int distance = 0;
    Language language;

    explicit Nearest(std::string_view name) : wanted(code_points_of(form_of(name))), language(language_of(name)) {
        distance = std::max(1, static_cast<int>(wanted.size()) / 3) + 1;
    }
    void offer(std::string_view name) {
        const int far = damerau_levenshtein(wanted, code_points_of(form_of(name)), distance);
        if (far >= distance) return;
        distance = far;
        best = name;
    }
    void offer(const Label& label) {
        offer(label.in(language));
        offer(label.in(language == Language::ar ? Language::en : Language::ar));
    }
};

bool can_be_named(const FieldDef& field) { return field.key != "removed_at"; }
} // namespace

FieldIx field_by_name(const Schema& schema, EntityIx entity, std::string_view name) {
    for (FieldIx f = 0; f < schema.field_count(entity); ++f)
        if (schema.field(entity, f).key == name && can_be_named(schema.field(entity, f))) return f;
    const std::string wanted = form_of(name);
    if (wanted.empty()) return no_field;
    FieldIx in_the_archive = no_field; // its name may have been given to another one since
    for (FieldIx f = 0; f < schema.field_count(entity); ++f) {
        const FieldDef& field = schema.field(entity, f);
        if (!can_be_named(field) || (form_of(field.label.ar) != wanted && form_of(field.label.en) != wanted)) continue;
        if (!is_out_of_use(schema, entity, f)) return f;
        if (in_the_archive == no_field) in_the_archive = f;
    }
    return in_the_archive;
}

FieldIx link_by_name(const Schema& schema, EntityIx entity, std::string_view name) {
    const auto links = formula_links(schema, entity);
    const FieldIx field = field_by_name(schema, entity, name);
    return std::find(links.begin(), links.end(), field) == links.end() ? no_field : field;
}

FormulaRelation relation_by_name(const Schema& schema, EntityIx entity, std::string_view name) {
    const auto all = formula_relations(schema, entity);
    for (const FormulaRelation& each : all)
        if (each.key(schema) == name || (each.is_first && schema.entity(each.child).key == name)) return each;
    const std::string wanted = form_of(name);
    for (const FormulaRelation& each : all)
        for (const Language language : {Language::ar, Language::en})
            if (form_of(each.name(schema, language)) == wanted) return each;
    return {};
}

const ChoiceDef* choice_by_name(std::span<const ChoiceDef> choices, std::string_view name) {
    for (const ChoiceDef& choice : choices)
        if (choice.key == name) return &choice;
    const std::string wanted = folded(name);
    for (const ChoiceDef& choice : choices)
        if (folded(choice.label.ar) == wanted || folded(choice.label.en) == wanted) return &choice;
    return nullptr;
}

Language language_of(std::string_view typed) {
    for (const char32_t c : code_points_of(typed)) {
        if (c >= 0x600 && c < 0x780) return Language::ar;
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Language::en;
    }
    return Language::ar;
}

const FunctionDef* function_by_name(std::string_view name) {
    const std::string wanted = form_of(name);
    for (const FunctionDef& each : formula_functions())
        if (form_of(each.key) == wanted || form_of(each.ar) == wanted) return &each;
    return nullptr;
}

const FunctionDef* function_of(FormulaOp op) {
    if (op == FormulaOp::smallest) op = FormulaOp::min;
    if (op == FormulaOp::largest) op = FormulaOp::max;
    for (const FunctionDef& each : formula_functions())
        if (each.op == op) return &each;
    return nullptr;
}

std::string like_field(const Schema& schema, EntityIx entity, std::string_view name) {
    Nearest nearest(name);
    for (FieldIx f = 0; f < schema.field_count(entity); ++f)
        if (can_be_named(schema.field(entity, f)) && kind_of(schema.field(entity, f)) != FormulaKind::nothing)
            nearest.offer(schema.field(entity, f).label);
    return std::move(nearest.best);
}

std::string like_link(const Schema& schema, EntityIx entity, std::string_view name) {
    Nearest nearest(name);
    for (const FieldIx field : formula_links(schema, entity)) nearest.offer(schema.field(entity, field).label);
    return std::move(nearest.best);
}

std::string like_relation(const Schema& schema, EntityIx entity, std::string_view name) {
    Nearest nearest(name);
    for (const FormulaRelation& each : formula_relations(schema, entity)) {
        nearest.offer(each.name(schema, Language::ar));
        nearest.offer(each.name(schema, Language::en));
    }
    return std::move(nearest.best);
}

std::string like_function(std::string_view name) {
    Nearest nearest(name);
    for (const FunctionDef& each : formula_functions()) {
        nearest.offer(each.key);
        nearest.offer(each.ar);
    }
    return std::move(nearest.best);
}

} // namespace crm
