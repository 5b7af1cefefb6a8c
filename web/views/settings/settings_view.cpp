#include "web/views/settings/settings_view.hpp"

#include "build_info.hpp"
#include "core/entities/firm.hpp"
#include "core/text/country.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_document.hpp"
#include "core/text/words_fields.hpp"
#include "core/text/words_leads.hpp"
#include "core/text/words_messages.hpp"
#include "core/text/words_pipelines.hpp"
#include "core/text/words_setup.hpp"
#include "core/text/words_workflows.hpp"
#include "web/frame/app.hpp"
#include "web/frame/backup.hpp"
#include "web/frame/data_safety.hpp"
#include "web/frame/document_paper_blocks.hpp"
#include "web/frame/field_editor.hpp"
#include "web/frame/links.hpp"
#include "web/frame/logo.hpp"
#include "web/frame/sample_data.hpp"
#include "web/kit/kit.hpp"
#include "web/views/settings/templates_card.hpp"

namespace crm {

namespace {

struct SettingsState {
    Draft firm;
    std::uint64_t revision = ~std::uint64_t{0};
};

// What the record holds now, but for what is still being typed.
void follow_record(const Context& ctx, SettingsState& state, EntityIx entity) {
    const std::uint64_t revision = ctx.tables.table(entity).revision;
    if (state.revision == revision && state.firm.fields.size() == ctx.schema.field_count(entity)) return;
    Draft fresh = draft_of(ctx, entity, firm_id, {});
    for (std::size_t i = 0; i < std::min(fresh.fields.size(), state.firm.fields.size()); ++i)
        if (state.firm.fields[i].is_touched) fresh.fields[i] = std::move(state.firm.fields[i]);
    state.firm = std::move(fresh);
    state.revision = revision;
}

// What is wrong with a field that somebody has left; it is not saved before it is right.
std::string_view problem_of(const Context& ctx, const SettingsState& state, const Problems& problems, FieldIx field) {
    if (!state.firm.fields[field].was_left) return {};
    for (const Problem& problem : problems)
        if (problem.field == field) return ctx.text(sentence(problem.reason));
    return {};
}

// What was finished is saved, each field for itself: the next one may be half typed already.
void save_finished(Context& ctx, SettingsState& state, std::span<const FieldIx> finished) {
    Draft draft = state.firm;
    for (FieldDraft& field : draft.fields) field.is_touched = false;
    for (const FieldIx ix : finished) {
        Draft one = draft;
        one.fields[ix].is_touched = state.firm.fields[ix].is_touched;
        Problems problems;
        save_of(ctx, one, problems);
        draft.fields[ix].is_touched = one.fields[ix].is_touched && problems.empty();
        if (problems.empty()) state.firm.fields[ix].is_touched = state.firm.fields[ix].was_left = false;
    }
    Problems problems;
    SaveRecord save = save_of(ctx, draft, problems);
    if (!save.cells.empty()) ctx.send(std::move(save));
}

void set(const std::function<void(Preferences&)>& change) {
    Preferences preferences = app().preferences;
    change(preferences);
    app().set_preferences(preferences);
}

void look_card_ui(Context& ctx) {
    begin_card_ui("look", {.title = ctx.text(words::look), .icon = Icon::sun});
    int language = ctx.arabic() ? 0 : 1;
    const TabItem languages[] = {{.label = "العربية"}, {.label = "English"}};
    text_ui(ctx.text(words::language), styles::label);
    if (segmented_ui("language", ctx.text(words::language), languages, language))
        ctx.later(
            [language] { set([&](Preferences& p) { p.language = language == 0 ? Language::ar : Language::en; }); });
    gap(10);
    text_ui(ctx.text(words::look), styles::label);
    int theme_index = static_cast<int>(app().preferences.theme);
    const TabItem themes[] = {{.label = ctx.text(words::theme_system)},
                              {.label = ctx.text(words::theme_light)},
                              {.label = ctx.text(words::theme_dark)}};
    if (segmented_ui("theme", ctx.text(words::look), themes, theme_index))
        ctx.later([theme_index] { set([&](Preferences& p) { p.theme = static_cast<ThemeChoice>(theme_index); }); });
    gap(10);
    bool is_high = is_high_contrast(theme().mode);
    if (switch_ui(ctx.text(words::high_contrast), is_high, {.description = ctx.text(words::high_contrast_help)}))
        ctx.later([is_high] {
            set([&](Preferences& p) { p.contrast = is_high ? ContrastChoice::high : ContrastChoice::normal; });
        });
    gap(10);
    text_ui(ctx.text(words::density_label), styles::label);
    int density = static_cast<int>(app().preferences.density);
    const TabItem densities[] = {{.label = ctx.text(words::comfortable)}, {.label = ctx.text(words::compact)}};
    if (segmented_ui("density", ctx.text(words::density_label), densities, density))
        ctx.later([density] { set([&](Preferences& p) { p.density = static_cast<Density>(density); }); });
    end_card_ui();
}

// The firm's record is edited in place and saved at each change.
void firm_card_ui(Context& ctx, SettingsState& state) {
    const EntityIx entity = ctx.entity("firm");
    follow_record(ctx, state, entity);
    Problems problems;
    save_of(ctx, state.firm, problems);
    begin_card_ui("firm", {.title = ctx.text(words::firm_settings), .icon = Icon::company});
    std::vector<FieldIx> finished;
    for (const std::string_view key : {"name", "phone", "email", "street", "tax_number", "tax_rate", "paper_terms",
                                       "digits", "quiet_days", "calendar_shown"}) {
        const FieldIx ix = ctx.schema.field(entity, key);
        const FieldType type = ctx.schema.field(entity, ix).type;
        const FieldResult result = field_editor_ui(ctx, state.firm, ix, problem_of(ctx, state, problems, ix), false);
        if (result.committed || (result.changed && (type == FieldType::choice || type == FieldType::yes_no)))
            finished.push_back(ix);
        else if (result.cancelled)
            state.firm.fields[ix].is_touched = state.firm.fields[ix].was_left = false;
        gap(10);
    }
    const auto countries = known_countries();
    std::vector<ChoiceOption> options;
    int index = -1;
    const FieldIx country_ix = ctx.schema.field(entity, "country"), currency_ix = ctx.schema.field(entity, "currency");
    FieldDraft& country = state.firm.fields[country_ix];
    for (std::size_t i = 0; i < countries.size(); ++i) {
        if (countries[i].code == country.text) index = static_cast<int>(i);
        options.push_back({.label = countries[i].name.in(ctx.language), .detail = countries[i].currency});
    }
    if (choice_ui("country", {.label = ctx.text(words::country), .help = ctx.text(words::country_help)}, options, index)
            .changed &&
        index >= 0) {
        FieldDraft& currency = state.firm.fields[currency_ix];
        country.text = countries[static_cast<std::size_t>(index)].code;
        currency.text = countries[static_cast<std::size_t>(index)].currency;
        country.is_touched = currency.is_touched = true;
        finished.insert(finished.end(), {country_ix, currency_ix});
    }
    end_card_ui();
    if (!finished.empty() && ctx.can_write()) save_finished(ctx, state, finished);
}

void papers_card_ui(Context& ctx) {
    begin_card_ui("papers", {.title = ctx.text(words::paper_blocks_title), .icon = Icon::print});
    logo_part_ui(ctx);
    paper_blocks_ui(ctx);
    gap(8);
    paragraph_ui(ctx.text(words::paper_blocks_help), styles::help);
    end_card_ui();
}

std::string size_text(const Context& ctx, std::uint64_t bytes) {
    const NumberStyle style{.digits = ctx.reader.locale.digits, .decimals_max = 1};
    const bool is_giga = bytes >= 1'000'000'000;
    return real_text(static_cast<double>(bytes) / (is_giga ? 1e9 : 1e6), style) +
           (ctx.arabic() ? (is_giga ? " غ.ب" : " م.ب") : (is_giga ? " GB" : " MB"));
}

void safety_card_ui(Context& ctx) {
    const DataSafety& safety = data_safety();
    begin_card_ui("safety", {.title = ctx.text(words::data_safety), .icon = Icon::lock});
    // Every line has its place before the browser has answered, so that nothing moves under a pointer.
    const auto size = [&](std::uint64_t bytes) { return safety.quota_bytes ? size_text(ctx, bytes) : "…"; };
    key_value_ui(ctx.text(words::storage_used), size(safety.used_bytes));
    key_value_ui(ctx.text(words::storage_left),
                 size(safety.quota_bytes - std::min(safety.quota_bytes, safety.used_bytes)));
    const bool is_persistent = safety.is_persistent.value_or(true);
    key_value_ui(ctx.text(words::persistent), !safety.is_persistent ? "…"
                                              : is_persistent       ? ctx.text(words::yes)
                                                                    : ctx.text(words::persistent_no));
    key_value_ui(ctx.text(words::last_backup), safety.last_backup ? moment_text(*safety.last_backup, ctx.reader)
                                                                  : std::string(ctx.text(words::never)));
    key_value_ui(ctx.text(words::last_sync), safety.last_sync ? moment_text(*safety.last_sync, ctx.reader)
                                                              : std::string(ctx.text(words::never_synced)));
    gap(8);
    if (button_ui(ctx.text(words::back_up_now), {.kind = ButtonKind::primary, .icon = Icon::download}))
        ctx.later(start_backup);
    if (!is_persistent) {
        beside(8);
        if (button_ui(ctx.text(words::ask_persistent), {.icon = Icon::lock})) ask_for_protection();
    }
    if (const ExportProgress progress = export_progress(); progress.is_running) {
        gap(8);
        progress_ui(static_cast<float>(progress.written) / static_cast<float>(std::max<std::size_t>(1, progress.total)),
                    ctx.text(words::back_up_now));
    }
    end_card_ui();
}

void fields_card_ui(Context& ctx) {
    begin_card_ui("custom fields", {.title = ctx.text(words::fields_title), .icon = Icon::columns});
    paragraph_ui(ctx.text(words::fields_text), styles::help);
    std::int64_t own = 0;
    for (EntityIx entity = 0; entity < ctx.schema.entity_count(); ++entity)
        for (FieldIx ix = 0; ix < ctx.schema.field_count(entity); ++ix)
            own += ctx.schema.is_custom(entity, ix) && !(ctx.schema.field(entity, ix).hidden);
    if (own)
        text_ui(std::string(ctx.text(words::own_field)) + ": " + ctx.counted(words::fields_counted, own), styles::body);
    gap(8);
    if (button_ui(ctx.text(words::fields_open), {.kind = ButtonKind::primary, .icon = Icon::edit}))
        ctx.go({.screen = Screen::fields});
    end_card_ui();
}

void selling_card_ui(Context& ctx) {
    begin_card_ui("selling", {.title = ctx.text(words::selling_title), .icon = Icon::target});
    paragraph_ui(ctx.text(words::selling_text), styles::help);
    gap(8);
    if (button_ui(ctx.text(words::selling_open), {.icon = Icon::edit})) ctx.go({.screen = Screen::selling});
    end_card_ui();
}

void workflows_card_ui(Context& ctx) {
    begin_card_ui("workflows", {.title = ctx.text(words::workflows_title), .icon = Icon::workflow});
    paragraph_ui(ctx.text(words::workflows_text), styles::help);
    gap(8);
    if (button_ui(ctx.text(words::workflows_open), {.icon = Icon::edit})) ctx.go({.screen = Screen::workflows});
    end_card_ui();
}

void messages_card_ui(Context& ctx) {
    begin_card_ui("messages", {.title = ctx.text(words::message_templates_title), .icon = Icon::sms});
    paragraph_ui(ctx.text(words::message_templates_text), styles::help);
    gap(8);
    if (button_ui(ctx.text(words::message_templates_open), {.icon = Icon::edit})) ctx.open_list("message_template");
    end_card_ui();
}

void pipelines_card_ui(Context& ctx) {
    begin_card_ui("pipelines", {.title = ctx.text(words::pipelines_title), .icon = Icon::funnel});
    paragraph_ui(ctx.text(words::pipelines_text), styles::help);
    gap(8);
    if (button_ui(ctx.text(words::arrange_pipelines), {.icon = Icon::edit})) ctx.go({.screen = Screen::pipelines});
    end_card_ui();
}

void sample_card_ui(Context& ctx) {
    begin_card_ui("sample", {.title = ctx.text(words::sample_company), .icon = Icon::shop});
    paragraph_ui(ctx.text(words::sample_text), styles::help);
    gap(8);
    if (button_ui(ctx.text(words::remove_sample), {.icon = Icon::bin})) ctx.later(ask_to_remove_sample);
    end_card_ui();
}

void about_card_ui(Context& ctx) {
    begin_card_ui("about", {.title = ctx.text(words::about), .icon = Icon::info});
    key_value_ui(ctx.text(words::product_name), build_info::version, {.left_to_right = true});
    paragraph_ui(std::string(ctx.text(words::built_with)) + " " + std::string(build_info::compiler) + ", " +
                     std::string(build_info::libraries),
                 styles::help);
    if (can_install_page() && button_ui(ctx.text(words::install_app), {.icon = Icon::download})) install_page();
    end_card_ui();
}

} // namespace

void settings_view_ui(Context& ctx) {
    SettingsState& state = ctx.state<SettingsState>();
    if (!begin_scroll_ui("settings", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) return end_scroll_ui();
    heading_ui(ctx.text(words::settings), 1);
    gap(10);
    {
        Grid grid{is_phone() ? 300.0f : 380.0f, 16, 2};
        grid.next();
        firm_card_ui(ctx, state);
        grid.next();
        look_card_ui(ctx);
        grid.next();
        safety_card_ui(ctx);
        grid.next();
        fields_card_ui(ctx);
        grid.next();
        papers_card_ui(ctx);
        grid.next();
        selling_card_ui(ctx);
        grid.next();
        workflows_card_ui(ctx);
        grid.next();
        pipelines_card_ui(ctx);
        grid.next();
        messages_card_ui(ctx);
        grid.next();
        templates_card_ui(ctx);
        if (has_sample(ctx)) {
            grid.next();
            sample_card_ui(ctx);
        }
        grid.next();
        about_card_ui(ctx);
    }
    gap(24);
    end_scroll_ui();
}

} // namespace crm
