#include "web/views/fields/formula_editor.hpp"

#include <algorithm>

#include "core/commands/own_edits.hpp"
#include "core/formula/explain.hpp"
#include "core/text/fold.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_fields.hpp"
#include "web/frame/chip_flow.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

constexpr std::size_t offered_max = 12;

// The word at the end of what is typed, and what stands before it.
struct Ending {
    std::string_view before, word;
    bool in_name = false;      // after [
    std::string_view relation; // the name before a point: its fields are wanted
};

bool ends_word(std::string_view text, std::size_t at) {
    const char c = text[at];
    return c == ' ' || c == '(' || c == ')' || c == ',' || c == '+' || c == '-' || c == '*' || c == '/' || c == '&' ||
           c == '=' || c == '<' || c == '>' || c == ']' || c == '"' || text.substr(at).starts_with("،");
}

Ending ending_of(std::string_view text) {
    Ending ending;
    const std::size_t open = text.rfind('['), close = text.rfind(']');
    if (open != text.npos && (close == text.npos || close < open)) {
        ending = {.before = text.substr(0, open), .word = text.substr(open + 1), .in_name = true};
    } else {
        std::size_t start = text.size();
        while (start > 0 && !ends_word(text, start - 1) && text[start - 1] != '.') {
            if (start >= 2 && text.substr(start - 2).starts_with("،")) break;
            --start;
        }
        ending = {.before = text.substr(0, start), .word = text.substr(start)};
    }
    if (ending.before.ends_with("].")) {
        const std::string_view until = ending.before.substr(0, ending.before.size() - 2);
        if (const std::size_t from = until.rfind('['); from != until.npos) ending.relation = until.substr(from + 1);
    }
    return ending;
}

// Within the condition of a roll-up the fields of the related record are meant: the relation of the innermost open
// call.
EntityIx scope_at(const Schema& schema, EntityIx entity, std::string_view before) {
    std::vector<EntityIx> scopes{entity};
    const auto relations = formula_relations(schema, entity);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] == '(') scopes.push_back(scopes.back());
        if (before[i] == ')' && scopes.size() > 1) scopes.pop_back();
        if (before[i] != '[' || scopes.back() != entity || scopes.size() < 2) continue;
        const std::size_t end = before.find(']', i);
        if (end == before.npos) break;
        const std::string name = folded(before.substr(i + 1, end - i - 1));
        const std::size_t open = before.rfind('(', i);
        const bool is_first = open != before.npos &&
                              before.substr(open + 1, i - open - 1).find_first_not_of(" \xE2\x81\xA8") == before.npos;
        for (const FormulaRelation& each : relations)
            if (is_first &&
                (folded(each.name(schema, Language::ar)) == name || folded(each.name(schema, Language::en)) == name))
                scopes.back() = each.child;
        i = end;
    }
    return scopes.back();
}

void offer(const Context& ctx, EntityIx entity, std::string_view typed, std::vector<Completion>& found) {
    const Ending ending = ending_of(typed);
    const std::string wanted = folded(ending.word);
    if (wanted.empty() && !ending.in_name && ending.relation.empty()) return;
    const auto fits = [&](std::string_view name) {
        const std::string form = folded(name);
        return wanted.empty() || form.starts_with(wanted) || form.find(' ' + wanted) != form.npos;
    };
    const auto add = [&](std::string label, std::string_view detail, Icon icon, const std::string& text) {
        if (found.size() < offered_max)
            found.push_back({std::move(label), std::string(detail), icon, std::string(ending.before) + text});
    };
    EntityIx scope = scope_at(ctx.schema, entity, ending.before);
    if (!ending.relation.empty()) {
        const std::string name = folded(ending.relation);
        for (const FormulaRelation& each : formula_relations(ctx.schema, entity))
            if (folded(each.name(ctx.schema, Language::ar)) == name ||
                folded(each.name(ctx.schema, Language::en)) == name)
                scope = each.child;
        const EntityIx outside = scope_at(ctx.schema, entity, ending.before);
        for (const FieldIx link : formula_links(ctx.schema, outside)) {
            const Label& label = ctx.schema.field(outside, link).label;
            if (scope == outside && (folded(label.ar) == name || folded(label.en) == name))
                scope = ctx.schema.target(outside, link);
        }
    }
    const auto links =
        ending.relation.empty() ? formula_links(ctx.schema, scope) : std::vector<FieldIx>{}; // one point, not two
    for (const FieldIx ix : ctx.schema.form_order(scope)) {
        const FieldDef& field = ctx.schema.field(scope, ix);
        const FormulaKind kind = kind_of(field);
        const bool is_link = std::ranges::contains(links, ix);
        if (field.key == "removed_at" || (kind == FormulaKind::nothing && !is_link)) continue;
        if (is_archived(ctx.tables, scope, ix) || (!fits(field.label.ar) && !fits(field.label.en))) continue;
        const std::string label(field.label.in(ctx.language)),
            name(label.contains(']') ? field.key : std::string_view(label)); // what would end too soon
        if (is_link)
            add(label, ctx.schema.entity(ctx.schema.target(scope, ix)).label.in(ctx.language), Icon::link,
                '[' + name + "].");
        else
            add(label, name_of(kind, ctx.language), Icon::columns, '[' + name + ']');
    }
    if (!ending.relation.empty()) return;
    if (scope == entity)
        for (const FormulaRelation& each : formula_relations(ctx.schema, entity)) {
            const std::string label = each.name(ctx.schema, ctx.language);
            if (fits(label) || fits(each.name(ctx.schema, Language::en)))
                add(label, ctx.text(words::related_records), Icon::link, '[' + label + ']');
        }
    if (ending.in_name) return;
    for (const FunctionDef& function : formula_functions()) {
        const std::string name(ctx.arabic() ? function.ar : function.key);
        if (fits(function.ar) || fits(function.key))
            add(name + "()", function.help.in(ctx.language), Icon::plus, name + (function.most == 0 ? "()" : "("));
    }
}

// A record to try the formula on: the newest one for which it gives something, else the newest.
Place example_of(Context& ctx, EntityIx entity, const Formula& formula) {
    const Table& table = ctx.tables.table(entity);
    Place first;
    int tried = 0;
    for (Row row = table.rows(); row-- > 0 && tried < 60;) {
        if (!table.is_live(row)) continue;
        ++tried;
        if (!first) first = {entity, row};
        const FormulaResult result =
            explain_formula(ctx.tables, ctx.caches.relations, {entity, row}, formula, ctx.workspace.formula_context());
        const auto* number = std::get_if<std::int64_t>(&result.value);
        const auto* money = std::get_if<Money>(&result.value);
        if (!is_missing(result.value) && !(number && *number == 0) && !(money && money->minor == 0))
            return {entity, row};
    }
    return first;
}

std::string text_of_value(const Context& ctx, const Formula& formula, const Value& value) {
    FieldDef probe{.key = "x", .type = field_type_of(formula.kind)};
    return value_text(ctx.tables, probe, value, ctx.brief());
}

// The mistake within its formula: what stands before it, it, what follows.
void place_ui(const Context& ctx, std::string_view text, const FormulaProblem& problem) {
    const std::string_view wrong = text.substr(std::min<std::size_t>(problem.from, text.size()), problem.length);
    if (wrong.empty()) return;
    const std::size_t letters = static_cast<std::size_t>(
        std::count_if(text.begin(), text.begin() + problem.from, [](char c) { return (c & 0xC0) != 0x80; }));
    text_ui(std::string(ctx.text(words::formula_place)) + ' ' +
                number_text(static_cast<std::int64_t>(letters) + 1, {.digits = ctx.reader.locale.digits}) +
                ": \xE2\x81\xA8" + std::string(wrong) + "\xE2\x81\xA9",
            styles::help);
}

void result_ui(Context& ctx, EntityIx entity, const Formula& formula) {
    text_ui(std::string(ctx.text(words::formula_kind_is)) + ' ' + std::string(name_of(formula.kind, ctx.language)),
            styles::help);
    const Place place = example_of(ctx, entity, formula);
    if (!place) return text_ui(ctx.text(words::no_example_record), styles::help);
    const FormulaResult result =
        explain_formula(ctx.tables, ctx.caches.relations, place, formula, ctx.workspace.formula_context());
    const std::string shown = is_missing(result.value) ? sentence_of(ctx.schema, result, ctx.language)
                                                       : text_of_value(ctx, formula, result.value);
    std::string label(ctx.text(words::formula_result_of));
    if (const std::size_t at = label.find('%'); at != label.npos) label.replace(at, 1, ctx.name(place));
    key_value_ui(label, shown, {.label_width = 240});
}

} // namespace

bool formula_editor_ui(Context& ctx, EntityIx entity, std::string& text, bool focus) {
    struct Tried {
        bool was_left = false;
        std::string seen;
    };
    Tried& tried = ctx.state<Tried>();
    const auto formula = parse_formula(ctx.schema, entity, text);
    // While somebody is in the middle of a word, an unfinished formula is no mistake yet.
    const bool is_unfinished = !formula && formula.error().from + formula.error().length >= text.size();
    const bool shows_error = !formula && !text.empty() && (!is_unfinished || tried.was_left);
    const std::string error = shows_error ? sentence_of(formula.error(), ctx.language) : std::string();
    const FieldResult typed = completion_ui(
        "formula",
        {.label = ctx.text(words::formula),
         .help = ctx.text(words::formula_help),
         .error = error,
         .required = true,
         .focus = focus},
        text, [&](std::string_view so_far, std::vector<Completion>& found) { offer(ctx, entity, so_far, found); });
    if (typed.changed) tried.was_left = false;
    if (typed.committed) tried.was_left = true;
    if (shows_error) place_ui(ctx, text, formula.error());
    if (formula) result_ui(ctx, entity, *formula);
    gap(8);
    const auto examples = formula_examples(ctx.schema, entity);
    text_ui(ctx.text(words::formula_examples_title), styles::label);
    ChipFlow flow;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const std::string_view label = examples[i].label.in(ctx.language);
        flow.next(label);
        if (chip_ui(label, Tone::neutral, {.can_click = true}) == ChipAnswer::clicked)
            if (const auto example = parse_formula(ctx.schema, entity, examples[i].text))
                text = formula_text(ctx.schema, entity, *example, ctx.language);
    }
    gap(8);
    return static_cast<bool>(formula);
}

} // namespace crm
