#include "web/frame/palette.hpp"

#include "core/queries/search.hpp"
#include "core/text/fold.hpp"
#include "core/text/words_backup.hpp"
#include "core/text/words_favourites.hpp"
#include "core/text/words_fields.hpp"
#include "core/text/words_frame.hpp"
#include "core/text/words_funnel.hpp"
#include "core/text/words_leads.hpp"
#include "core/text/words_messages.hpp"
#include "core/text/words_pipelines.hpp"
#include "core/text/words_print.hpp"
#include "core/text/words_setup.hpp"
#include "core/text/words_team.hpp"
#include "core/text/words_win_loss.hpp"
#include "core/text/words_workflows.hpp"
#include "web/frame/app.hpp"
#include "web/frame/backup.hpp"
#include "web/frame/export_dialog.hpp"
#include "web/frame/favourites.hpp"
#include "web/frame/navigation.hpp"
#include "web/frame/print_preview.hpp"
#include "web/frame/quick_add.hpp"
#include "web/frame/sample_data.hpp"
#include "web/frame/write_message.hpp"
#include "web/kit/semantics.hpp"
#include "web/platform/loop.hpp"

namespace crm {

namespace {

using Run = std::function<void(Context&)>;

constexpr double pause_before_count_s = 0.6;

// What the palette shows for the typed words, and what each answer does.
struct PaletteAnswers {
    std::vector<PaletteGroup> groups;
    std::vector<std::vector<Run>> runs;
    std::string query = "\x01"; // not asked yet
    std::uint64_t revision = 0;
    Language language = Language::ar;
    bool is_complete = false;
    double count_is_said_at = 0; // ImGui seconds; 0: it was

    void add_group(std::string_view label) {
        groups.push_back({.label = std::string(label)});
        runs.emplace_back();
    }
    void add(PaletteItem item, Run run) {
        groups.back().items.push_back(std::move(item));
        runs.back().push_back(std::move(run));
    }
    void drop_empty_group() {
        if (!groups.back().items.empty()) return;
        groups.pop_back();
        runs.pop_back();
    }
};

void find_records(Context& ctx, PaletteAnswers& answers, std::string_view query) {
    SearchResult found = search(ctx.tables, ctx.caches.index, query, 6);
    answers.is_complete = found.is_complete;
    for (const SearchGroup& group : found.groups) {
        const EntityDef& entity = ctx.schema.entity(group.entity);
        answers.add_group(entity.plural.in(ctx.language));
        for (const SearchHit& hit : group.hits) {
            const std::string name = ctx.name(hit.place);
            const bool has_face = entity.key == "person" || entity.key == "company" || entity.key == "lead";
            answers.add({.label = name,
                         .detail = ctx.about(hit.place),
                         .icon = icon_of(entity.key),
                         .avatar = has_face ? name : ""},
                        [id = ctx.tables.id(hit.place)](Context& then) { then.open(id); });
        }
        answers.drop_empty_group();
    }
}

// Before anything is typed: what one comes back to.
void offer_favourites(Context& ctx, PaletteAnswers& answers) {
    constexpr std::size_t most = 9;
    answers.add_group(ctx.text(words::favourites));
    const std::vector<Favourite> starred = favourites(ctx);
    for (std::size_t i = 0; i < std::min(most, starred.size()); ++i)
        answers.add({.label = name_of(ctx, starred[i]),
                     .shortcut = "G " + std::to_string(i + 1),
                     .icon = icon_of(ctx, starred[i])},
                    [one = starred[i]](Context& then) { open_favourite(then, one); });
    answers.drop_empty_group();
    answers.add_group(ctx.text(words::recently_opened));
    for (const RecordId id : recent_records(ctx)) {
        if (answers.groups.back().items.size() == 6) break;
        const Place place = ctx.tables.find(id);
        const std::string_view kind = ctx.schema.entity(place.entity).key;
        const std::string name = ctx.name(id);
        answers.add({.label = name,
                     .detail = ctx.about(place),
                     .icon = icon_of(kind),
                     .avatar = kind == "person" || kind == "company" ? name : ""},
                    [id](Context& then) { then.open(id); });
    }
    answers.drop_empty_group();
}

void find_commands(Context& ctx, PaletteAnswers& answers, std::string_view query) {
    const std::string words = folded(query);
    const auto fits = [&](const BothNames& label, std::string_view prefix = {}) {
        return words.empty() ||
               folded(std::string(prefix) + ' ' + std::string(label.ar)).find(words) != std::string::npos ||
               folded(label.en).find(words) != std::string::npos;
    };
    answers.add_group(ctx.text(words::go_to));
    for (const Destination& destination : destinations())
        if (fits(destination.label) || fits(names_of(ctx, destination)))
            answers.add({.label = std::string(ctx.text(names_of(ctx, destination))),
                         .shortcut = std::string(destination.shortcut),
                         .icon = destination.icon},
                        [route = destination.route](Context& then) { then.go(route); });
    answers.drop_empty_group();
    answers.add_group(ctx.text(words::create));
    if (ctx.can_write())
        for (const std::string_view key :
             {"person", "company", "lead", "dealing", "task", "ticket", "appointment", "deal", "quote", "order",
              "invoice", "payment", "opening_balance", "note", "product", "occasion", "tag", "message_template"}) {
            const Label label = ctx.schema.entity(ctx.entity(key)).label;
            if (fits(label, words::add.ar) || fits(words::add))
                answers.add({.label = std::string(ctx.text(words::add)) + ": " + std::string(label.in(ctx.language)),
                             .icon = Icon::plus},
                            [key](Context& then) { then.add(key); });
        }
    answers.drop_empty_group();
    answers.add_group(ctx.text(words::actions));
    const auto command = [&](const BothNames& label, Icon icon, std::string_view shortcut, Run run) {
        if (fits(label))
            answers.add({.label = std::string(ctx.text(label)), .shortcut = std::string(shortcut), .icon = icon},
                        std::move(run));
    };
    if (const Place here = ctx.tables.find(ctx.route.record); ctx.route.screen == Screen::record && here &&
                                                              is_customer(ctx, here) && !ctx.tables.is_erased(here) &&
                                                              ctx.can_write())
        command(words::write_message_command, Icon::sms, "W",
                [](Context& then) { write_message(then, then.route.record); });
    command(words::undo, Icon::undo, "Ctrl Z", [](Context& then) { then.undo(); });
    command(words::redo, Icon::redo, "Ctrl Shift Z", [](Context& then) { then.redo(); });
    command(words::print, Icon::print, "Ctrl P", [](Context& then) { then.later(open_print_preview); });
    command(words::export_data, Icon::download, "Ctrl Shift E", [](Context& then) { wish_export(then); });
    command(words::funnel_title, Icon::funnel, "", [](Context& then) { then.go({.screen = Screen::funnel}); });
    command(words::win_loss_title, Icon::chart, "",
            [](Context& then) { then.go({.screen = Screen::funnel, .part = "deals"}); });
    command(words::selling_title, Icon::target, "", [](Context& then) { then.go({.screen = Screen::selling}); });
    command(words::team_title, Icon::person, "", [](Context& then) { then.go({.screen = Screen::selling}); });
    command(words::workflows_title, Icon::workflow, "", [](Context& then) { then.go({.screen = Screen::workflows}); });
    command(words::pipelines_title, Icon::funnel, "", [](Context& then) { then.go({.screen = Screen::pipelines}); });
    command(words::fields_title, Icon::columns, "", [](Context& then) { then.go({.screen = Screen::fields}); });
    command(words::message_templates_title, Icon::sms, "", [](Context& then) { then.open_list("message_template"); });
    command(words::back_up, Icon::download, "", [](Context& then) { then.later(start_backup); });
    if (has_sample(ctx))
        command(words::remove_sample, Icon::bin, "", [](Context& then) { then.later(ask_to_remove_sample); });
    command(words::switch_language, Icon::language, "Alt L", [](Context& then) {
        then.later([] {
            Preferences preferences = app().preferences;
            preferences.language = preferences.language == Language::ar ? Language::en : Language::ar;
            app().set_preferences(preferences);
        });
    });
    command(words::shortcuts, Icon::keyboard, "?",
            [](Context& then) { then.later([] { app().is_shortcut_sheet_open = true; }); });
    answers.drop_empty_group();
}

void answer(Context& ctx, PaletteAnswers& answers, const std::string& query) {
    answers = {.query = query,
               .revision = ctx.tables.revision(),
               .language = ctx.language,
               .is_complete = true,
               .count_is_said_at = answers.count_is_said_at};
    if (query.empty())
        offer_favourites(ctx, answers);
    else
        find_records(ctx, answers, query);
    find_commands(ctx, answers, query);
    if (!query.empty() || !favourites(ctx).empty()) return;
    answers.add_group(ctx.text(words::favourites)); // how they come about, behind what can be done now
    answers.add({.label = std::string(ctx.text(words::favourites_none)), .icon = Icon::star}, [](Context&) {});
}

// How many answers there are, to those who do not see them: when the typing pauses.
void say_count(const Context& ctx, PaletteAnswers& answers) {
    if (answers.count_is_said_at == 0 || ImGui::GetTime() < answers.count_is_said_at) return;
    answers.count_is_said_at = 0;
    std::size_t count = 0;
    for (const PaletteGroup& group : answers.groups) count += group.items.size();
    semantics::announce(ctx.counted(words::answers_found, static_cast<std::int64_t>(count)));
}

} // namespace

void command_palette_ui(Context& ctx) {
    PaletteState& state = app().palette;
    PaletteAnswers& answers = ctx.state<PaletteAnswers>();
    if (!state.open) {
        answers.query = "\x01";
        return;
    }
    if (answers.query != state.query || answers.revision != ctx.tables.revision() || answers.language != ctx.language ||
        !answers.is_complete)
        answer(ctx, answers, state.query);
    const PaletteResult done = palette_ui("palette", state, answers.groups, ctx.text(words::search_hint));
    if (done.query_changed) {
        answer(ctx, answers, state.query);
        answers.count_is_said_at = ImGui::GetTime() + pause_before_count_s;
        platform::wake_in_ms(static_cast<int>(pause_before_count_s * 1000) + 20);
    }
    say_count(ctx, answers);
    if (done.chosen)
        answers.runs[static_cast<std::size_t>(done.chosen->first)][static_cast<std::size_t>(done.chosen->second)](ctx);
}

} // namespace crm
