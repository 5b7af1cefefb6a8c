#include "web/views/fields/fields_view.hpp"

#include <algorithm>

#include "core/commands/own_edits.hpp"
#include "core/entities/all_entities.hpp"
#include "core/formula/formula.hpp"
#include "core/text/words_fields.hpp"
#include "web/frame/field_icon.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"
#include "web/views/fields/field_panel.hpp"

namespace crm {

namespace {

constexpr std::string_view shaped[] = {"person",  "company", "lead", "dealing",  "task",      "order",
                                       "payment", "product", "note", "occasion", "attendance"};

Icon icon_of_kind(const FieldDef& field) {
    if (is_derived(field)) return Icon::chart;
    if (const Icon icon = icon_of_type(field.type); icon != Icon::none) return icon;
    switch (field.type) {
    case FieldType::yes_no: return Icon::check;
    case FieldType::choice: return Icon::tag;
    case FieldType::reference: return Icon::referral;
    case FieldType::long_text: return Icon::note;
    default: return Icon::edit;
    }
}

std::string name_of_kind(const Context& ctx, const FieldDef& field) {
    if (is_derived(field)) return std::string(ctx.text(words::formula_field));
    for (const ChoiceDef& type : custom_types)
        if (type_from(type.key) == field.type) return std::string(type.label.in(ctx.language));
    if (field.type == FieldType::address) return std::string(ctx.text(words::kind_address));
    if (field.type == FieldType::moment) return std::string(ctx.text(words::kind_moment));
    return {};
}

std::string detail_of(const Context& ctx, EntityIx entity, FieldIx ix) {
    const FieldDef& field = ctx.schema.field(entity, ix);
    std::string detail = name_of_kind(ctx, field);
    const auto add = [&](std::string_view text) {
        if (text.empty()) return;
        if (!detail.empty()) detail += " · ";
        detail += text;
    };
    if (field.required) add(ctx.text(words::needed_field));
    if (field.hidden) add(ctx.text(words::hidden_field));
    if (!is_derived(field)) return detail;
    if (const FormulaProblem* problem = ctx.workspace.formulas().problem(entity, ix))
        add(std::string(ctx.text(words::formula_broken)) + ' ' + sentence_of(*problem, ctx.language));
    else if (const Formula* formula = ctx.workspace.formulas().formula(entity, ix))
        add("\u2068" + formula_text(ctx.schema, entity, *formula, ctx.language) + "\u2069");
    return detail;
}

void section_fields_ui(Context& ctx, EntityIx entity, const SectionDef& section) {
    const std::vector<FieldIx> fields = fields_in_section(ctx.tables, entity, section.key);
    if (fields.empty()) return;
    gap(10);
    text_ui(section.label.in(ctx.language), styles::label);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const FieldDef& field = ctx.schema.field(entity, fields[i]);
        const std::string label(field.label.in(ctx.language)), detail = detail_of(ctx, entity, fields[i]);
        const std::string up = std::string(ctx.text(words::move_up)) + ": " + label,
                          down = std::string(ctx.text(words::move_down)) + ": " + label;
        const Icon actions[] = {Icon::chevron_up, Icon::chevron_down};
        const std::string_view names[] = {up, down};
        const bool is_own = ctx.schema.is_custom(entity, fields[i]);
        const ListRowResult done = list_row_ui(
            field.key, {.title = label,
                        .detail = detail,
                        .end_text = is_own ? ctx.text(words::own_field) : std::string_view(),
                        .icon = icon_of_kind(field),
                        .chip_tone = is_own ? std::optional(Tone::accent) : std::nullopt,
                        .actions = ctx.can_write() ? std::span<const Icon>(actions) : std::span<const Icon>(),
                        .action_names = names});
        if (done.clicked) open_field(ctx, entity, fields[i]);
        if (done.action == 0 && i > 0) ctx.send(change_of_order(ctx.tables, entity, fields, i, i - 1));
        if (done.action == 1 && i + 1 < fields.size()) ctx.send(change_of_order(ctx.tables, entity, fields, i, i + 1));
    }
}

void fields_card_ui(Context& ctx, EntityIx entity) {
    const std::string title =
        std::string(ctx.text(words::fields_of)) + ": " + std::string(ctx.schema.entity(entity).plural.in(ctx.language));
    begin_card_ui("fields", {.title = title, .icon = Icon::columns});
    if (ctx.can_write()) {
        if (button_ui(ctx.text(words::new_field), {.kind = ButtonKind::primary, .icon = Icon::plus, .small = true}))
            open_new_field(ctx, entity, false);
        beside(8);
        if (button_ui(ctx.text(words::new_formula), {.icon = Icon::chart, .small = true}))
            open_new_field(ctx, entity, true);
    }
    for (const SectionDef& section : ctx.schema.sections()) section_fields_ui(ctx, entity, section);
    end_card_ui();
}

void archived_card_ui(Context& ctx, EntityIx entity) {
    std::vector<FieldIx> archived;
    for (FieldIx ix = 0; ix < ctx.schema.field_count(entity); ++ix)
        if (is_archived(ctx.tables, entity, ix)) archived.push_back(ix);
    if (archived.empty()) return;
    begin_card_ui("archived", {.title = ctx.text(words::archived_fields), .icon = Icon::bin});
    paragraph_ui(ctx.text(words::archived_text), styles::help);
    for (const FieldIx ix : archived) {
        const FieldDef& field = ctx.schema.field(entity, ix);
        const std::string label(field.label.in(ctx.language));
        const std::string kept =
            ctx.counted(words::values_kept, static_cast<std::int64_t>(values_held(ctx.tables, entity, ix)));
        const std::string restore = std::string(ctx.text(words::restore)) + ": " + label;
        const Icon actions[] = {Icon::restore};
        const std::string_view names[] = {restore};
        const ListRowResult done = list_row_ui(
            field.key,
            {.title = label, .detail = kept, .icon = icon_of_kind(field), .actions = actions, .action_names = names});
        if ((done.clicked || done.action == 0) && ctx.can_write()) ctx.restore({field_record(ctx.tables, entity, ix)});
    }
    end_card_ui();
}

void choices_card_ui(Context& ctx, EntityIx entity) {
    std::vector<FieldIx> fields;
    for (const FieldIx ix : ctx.schema.form_order(entity)) {
        const FieldDef& field = ctx.schema.field(entity, ix);
        if (field.type == FieldType::choice && !field.read_only && !is_archived(ctx.tables, entity, ix))
            fields.push_back(ix);
    }
    if (fields.empty()) return;
    begin_card_ui("choices", {.title = ctx.text(words::choices_title), .icon = Icon::tag});
    for (const FieldIx ix : fields) {
        const FieldDef& field = ctx.schema.field(entity, ix);
        const bool is_channel = ctx.schema.entity(entity).key == "dealing" && field.key == "channel";
        const std::string label(is_channel ? ctx.text(words::kinds_of_dealing) : field.label.in(ctx.language));
        const auto offered =
            std::ranges::count_if(field.choices, [](const ChoiceDef& choice) { return !choice.archived; });
        const std::string count = ctx.counted(words::choices_counted, offered);
        if (list_row_ui(field.key, {.title = label, .end_text = count, .chevron = true}).clicked && ctx.can_write())
            open_choices(ctx, entity, ix);
    }
    end_card_ui();
}

void word_row_ui(Context& ctx, std::string_view subject, std::string_view shown, std::string_view ours) {
    const std::string detail =
        shown == ours ? std::string() : std::string(ctx.text(words::our_word)) + ' ' + std::string(ours);
    if (list_row_ui(subject, {.title = shown, .detail = detail, .chevron = true}).clicked && ctx.can_write())
        open_word(ctx, subject);
}

void words_card_ui(Context& ctx) {
    begin_card_ui("words", {.title = ctx.text(words::terms_title), .icon = Icon::language});
    paragraph_ui(ctx.text(words::terms_text), styles::help);
    const OwnWord& own = ctx.schema.customer();
    const BothNames customer = {"عميل", "Customer"};
    const std::string_view said = ctx.arabic() ? own.one_ar : own.one_en;
    word_row_ui(ctx, "word.customer", said.empty() ? customer.in(ctx.language) : said, customer.in(ctx.language));
    for (const std::string_view key : shaped) {
        const EntityDef* built_in = nullptr;
        for (const EntityDef* each : all_entities)
            if (each->key == key) built_in = each;
        const std::string subject = "entity." + std::string(key);
        word_row_ui(ctx, subject, ctx.schema.entity(ctx.entity(key)).label.in(ctx.language),
                    built_in->label.in(ctx.language));
    }
    gap(8);
    text_ui(ctx.text(words::sections_title), styles::label);
    for (const SectionDef& section : ctx.schema.sections()) {
        if (section.key == "system") continue;
        const SectionDef* built_in = find_section(section.key);
        const std::string subject = "section." + std::string(section.key);
        const std::string_view label = section.label.in(ctx.language);
        word_row_ui(ctx, subject, label, built_in ? built_in->label.in(ctx.language) : label);
    }
    end_card_ui();
}

} // namespace

void fields_view_ui(Context& ctx) {
    if (!begin_scroll_ui("fields", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) return end_scroll_ui();
    heading_ui(ctx.text(words::fields_title), 1);
    paragraph_ui(ctx.text(words::fields_text), styles::muted);
    gap(8);
    int chosen = 0;
    std::vector<std::string_view> kinds;
    for (std::size_t i = 0; i < std::size(shaped); ++i) {
        if (shaped[i] == ctx.route.entity) chosen = static_cast<int>(i);
        kinds.push_back(ctx.schema.entity(ctx.entity(shaped[i])).plural.in(ctx.language));
    }
    if (choice_ui("kind", {.label = ctx.text(words::kind_of_records), .width = px(280)}, kinds, chosen).changed &&
        chosen >= 0)
        ctx.go({.screen = Screen::fields, .entity = std::string(shaped[chosen])});
    const EntityIx entity = ctx.entity(shaped[std::max(chosen, 0)]);
    gap(8);
    {
        Grid grid{is_phone() ? 300.0f : 400.0f, 16, 2};
        grid.next();
        fields_card_ui(ctx, entity);
        grid.next();
        begin_box(width_left());
        archived_card_ui(ctx, entity);
        choices_card_ui(ctx, entity);
        gap(16);
        words_card_ui(ctx);
        end_box();
    }
    gap(24);
    end_scroll_ui();
    field_panels_ui(ctx);
}

} // namespace crm
