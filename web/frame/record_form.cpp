#include "web/frame/record_form.hpp"

#include <algorithm>

#include "core/queries/schedule.hpp"
#include "core/text/dates.hpp"
#include "core/text/item_list.hpp"
#include "core/text/words_calendar.hpp"
#include "core/text/words_deals.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_frame.hpp"
#include "core/text/words_quality.hpp"
#include "web/frame/app.hpp"
#include "web/frame/document_lines.hpp"
#include "web/frame/field_editor.hpp"
#include "web/frame/write_message.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

// Who the record may be already, looked up when what is typed or who is here has changed.
struct LikelyDouble {
    std::vector<CellEdit> cells;
    std::uint64_t revision = ~std::uint64_t{0}; // of the table
    std::vector<DuplicateCandidate> found;
};

// What an appointment that is typed meets, looked up like that.
struct Clash {
    std::uint64_t revision = ~std::uint64_t{0};
    std::vector<CellEdit> cells;
    std::string text;
};

struct FormState {
    bool is_open = false, is_asking = false, tried_to_save = false, needs_focus = false, wants_close = false;
    RecordFormRequest request;
    Draft draft;
    DocumentLinesDraft lines; // of quotes, orders, invoices and deals
    LikelyDouble likely;
    Clash clash;
    Stamp last{}; // of the record when it was opened
    FieldIx focus_next = no_field;
    RecordId opens_after{}; // once the form is closed and nothing typed is lost against somebody's will
};

struct FormHabit {
    bool shows_all = false; // whoever opened all fields of a new record finds them open at the next one
};

bool are_same(const std::vector<CellEdit>& some, const std::vector<CellEdit>& others) {
    return std::ranges::equal(some, others, [](const CellEdit& a, const CellEdit& b) {
        return a.field == b.field && a.value == b.value && a.elements == b.elements;
    });
}

bool has_lines(const FormState& state) { return state.lines.kind != nullptr; }

Command command_of(const Context& ctx, const FormState& state, Problems& problems) {
    SaveRecord save = save_of(ctx, state.draft, problems);
    if (has_lines(state)) return save_with_lines(ctx, std::move(save), state.lines, problems);
    return save;
}

// Everything that is wrong now: what could not be read, and what plan() finds.
Problems problems_of(const Context& ctx, const FormState& state) {
    Problems problems;
    const Command command = command_of(ctx, state, problems);
    for (const Problem& problem : ctx.workspace.plan(command).problems) {
        const bool is_known = std::ranges::any_of(problems, [&](const Problem& other) {
            return other.entity == problem.entity && other.field == problem.field && other.record == problem.record;
        });
        if (!is_known) problems.push_back(problem);
    }
    return problems;
}

std::string_view error_of(const Context& ctx, const FormState& state, const Problems& problems, FieldIx ix) {
    const FieldDraft& typed = state.draft.fields[ix];
    if (!state.tried_to_save && !typed.was_left) return {};
    for (const Problem& problem : problems)
        if (problem.entity == state.draft.entity && problem.field == ix) return ctx.text(sentence(problem.reason));
    return {};
}

void save(Context& ctx, FormState& state, const Problems& problems) {
    if (!problems.empty()) {
        state.tried_to_save = state.needs_focus = true;
        semantics::announce(ctx.counted(words::problems_left, static_cast<std::int64_t>(problems.size())), true);
        return;
    }
    Problems none;
    const Command command = command_of(ctx, state, none);
    const bool is_added = is_new(state.draft.record);
    Result<Committed, Problems> done = ctx.workspace.send(command);
    if (!done) {
        state.tried_to_save = true;
        return;
    }
    const RecordId id = is_added && !done->added.empty() ? done->added.front() : state.draft.record;
    if (done->change_count) {
        const std::string said = std::string(ctx.text(is_added ? words::added : words::changed)) + ' ' + ctx.name(id);
        show_toast({.text = said,
                    .action = std::string(ctx.text(words::undo)),
                    .on_action = [] { app().undo(); },
                    .tone = Tone::success});
    }
    state.is_open = false;
    if (state.request.then) ctx.later([then = state.request.then, id] { then(id); });
}

// Which field takes the keyboard: the first with a problem after a failed save, else the first of the form.
FieldIx field_to_focus(const Context& ctx, const FormState& state, const Problems& problems) {
    for (FieldIx ix = 0; ix < state.draft.fields.size(); ++ix) {
        const FieldDef& field = ctx.schema.field(state.draft.entity, ix);
        if (field.read_only) continue;
        if (!state.tried_to_save) return ix;
        for (const Problem& problem : problems)
            if (problem.entity == state.draft.entity && problem.field == ix) return ix;
    }
    return no_field;
}

bool is_wide(const FieldDef& field) {
    return field.type == FieldType::long_text || field.type == FieldType::address || is_several(field);
}

// A new record asks at first for what one knows at first: the first two parts of the form, and whatever is needed,
// filled or wrong. The others are one press away.
std::vector<FieldIx> folded_fields(Context& ctx, const FormState& state, const Problems& problems) {
    std::vector<FieldIx> folded;
    if (!is_new(state.draft.record) || ctx.state<FormHabit>().shows_all) return folded;
    constexpr int sections_shown = 2, fields_worth_folding = 3;
    int shown = 0;
    for (const SectionDef& each : ctx.schema.sections()) {
        std::vector<FieldIx> fields;
        bool is_wanted = false;
        for (const FieldIx ix : ctx.schema.form_order(state.draft.entity)) {
            const FieldDef& field = ctx.schema.field(state.draft.entity, ix);
            if (field.read_only || field.hidden || field.section != each.key) continue;
            fields.push_back(ix);
            is_wanted |= field.required || state.draft.fields[ix].is_touched ||
                         std::ranges::contains(problems, ix, &Problem::field);
        }
        if (!fields.empty() && ++shown > sections_shown && !is_wanted) folded.append_range(fields);
    }
    if (folded.size() < fields_worth_folding) folded.clear();
    return folded;
}

void unfold_ui(Context& ctx, FormState& state, Form& form, const std::vector<FieldIx>& folded) {
    if (folded.empty()) return;
    form.wide();
    const std::string label = ctx.counted(words::more_fields, static_cast<std::int64_t>(folded.size()));
    if (!button_ui(label, {.kind = ButtonKind::quiet, .icon = Icon::chevron_down, .id = "more fields"})) return;
    ctx.state<FormHabit>().shows_all = true;
    state.focus_next = folded.front();
}

// An appointment lasts as long as its service takes, until it is said otherwise.
void take_service(Context& ctx, Draft& draft, FieldIx service) {
    const std::uint64_t chosen = draft.fields[service].reference.id;
    if (!chosen) return;
    const Place product = ctx.tables.directory().place(static_cast<Handle>(chosen - 1));
    const Value minutes = ctx.tables.value(product, ctx.field("product", "minutes"));
    const FieldIx length = ctx.schema.field(draft.entity, "minutes");
    if (is_missing(minutes) || length == no_field) return;
    put_value(ctx, draft, length, minutes);
    draft.fields[length].is_touched = true;
}

void fields_ui(Context& ctx, FormState& state, const Problems& problems) {
    const FieldIx focused =
        state.needs_focus ? field_to_focus(ctx, state, problems) : std::exchange(state.focus_next, no_field);
    state.needs_focus = false;
    const EntityIx entity = state.draft.entity;
    const std::vector<FieldIx> folded = folded_fields(ctx, state, problems);
    Form form{"record", {.name = ctx.schema.entity(entity).label.in(ctx.language)}};
    std::string_view section;
    for (const SectionDef& each : ctx.schema.sections()) {
        for (const FieldIx ix : ctx.schema.form_order(entity)) {
            const FieldDef& field = ctx.schema.field(entity, ix);
            if (field.read_only || field.hidden || field.section != each.key || std::ranges::contains(folded, ix))
                continue;
            if (section != each.key) {
                if (each.key != "main") form.section(each.label.in(ctx.language));
                section = each.key;
            }
            is_wide(field) ? form.wide() : form.cell();
            const FieldResult result =
                field_editor_ui(ctx, state.draft, ix, error_of(ctx, state, problems, ix), ix == focused);
            if (result.changed && field.key == "service") take_service(ctx, state.draft, ix);
            places_note_ui(ctx, state.draft, ix);
            state.wants_close |= result.cancelled && !result.changed; // Escape, with nothing in the field to take back
        }
        if (each.key == "main" && has_lines(state)) {
            form.section(entity == ctx.entity("deal")
                             ? ctx.text(words::deal_products)
                             : ctx.schema.entity(ctx.entity(state.lines.kind->line)).plural.in(ctx.language));
            form.wide();
            document_lines_ui(ctx, state.draft, state.lines, state.tried_to_save ? problems : Problems{});
        }
    }
    unfold_ui(ctx, state, form, folded);
}

// While a new person or company is typed: who it may be already.
void likely_double_ui(Context& ctx, FormState& state) {
    const EntityIx entity = state.draft.entity;
    if (!is_new(state.draft.record) || !DuplicateIndex::is_possible(ctx.schema, entity) ||
        ctx.schema.field(entity, "not_same_as") == no_field)
        return;
    DuplicateIndex& index = ctx.caches.duplicates.index(ctx.tables, entity, ctx.reader.country);
    if (!index.is_ready()) return;
    Problems ignored;
    std::vector<CellEdit> cells = save_of(ctx, state.draft, ignored).cells;
    const std::uint64_t revision = ctx.tables.table(entity).revision;
    LikelyDouble& likely = state.likely;
    if (likely.revision != revision || !are_same(likely.cells, cells)) {
        likely.found = index.candidates(cells, possible_score, 1);
        likely.cells = std::move(cells);
        likely.revision = revision;
    }
    const std::vector<DuplicateCandidate>& found = likely.found;
    if (found.empty()) return;
    const std::string about = ctx.about(found[0].place);
    const std::string text = std::string(ctx.text(words::looks_like)) + ' ' + ctx.name(found[0].place) +
                             (about.empty() ? "" : " · " + about);
    if (banner_ui({.tone = Tone::warning, .text = text, .action = ctx.text(words::open_it), .id = "likely double"}) !=
        BannerAnswer::action)
        return;
    state.wants_close = true;
    state.opens_after = ctx.tables.id(found[0].place);
}

// While an appointment is typed: what it meets, of ours or with the same customer.
void clash_ui(Context& ctx, FormState& state) {
    if (ctx.schema.entity(state.draft.entity).key != "appointment") return;
    Problems ignored;
    const SaveRecord save = save_of(ctx, state.draft, ignored);
    const auto value = [&](std::string_view key) {
        const FieldIx field = ctx.schema.field(save.entity, key);
        const auto cell = std::ranges::find(save.cells, field, &CellEdit::field);
        if (cell != save.cells.end()) return cell->value;
        return is_new(save.id) ? Value{} : ctx.tables.value(save.id, field);
    };
    const auto number = [&](std::string_view key) {
        const Value held = value(key);
        const auto* given = std::get_if<std::int64_t>(&held);
        return given ? *given : 0;
    };
    const auto record = [&](std::string_view key) {
        const Value held = value(key);
        const auto* id = std::get_if<RecordId>(&held);
        return id ? *id : RecordId{};
    };
    const Value owner = value("owner"), starts = value("starts_at");
    if (is_missing(starts) || number("is_all_day") != 0) return;
    Clash clash{.revision = ctx.tables.revision(), .cells = save.cells};
    if (state.clash.revision != clash.revision || !are_same(state.clash.cells, clash.cells)) {
        const auto* ours = std::get_if<std::string>(&owner);
        const auto minutes = [&](std::string_view key) {
            return static_cast<int>(std::clamp<std::int64_t>(number(key), 0, 20160));
        };
        for (const ScheduleItem& item : clashes(ctx.tables, ctx.reader,
                                                {.self = save.id,
                                                 .starts = Moment{number("starts_at")},
                                                 .minutes = minutes("minutes"),
                                                 .travel_minutes = minutes("travel_minutes"),
                                                 .person = record("person"),
                                                 .company = record("company"),
                                                 .owner = ours ? std::string_view(*ours) : std::string_view()}))
            append_item(clash.text, ctx.name(item.place) + " (" + time_text(item.minute, ctx.reader.locale) + ")",
                        ctx.language);
        state.clash = std::move(clash);
    }
    if (state.clash.text.empty()) return;
    banner_ui({.tone = Tone::warning,
               .text = std::string(ctx.text(words::clashes_with)) + ' ' + state.clash.text,
               .id = "clash"});
}

// What was typed is thrown away only when somebody says so: asked over the panel, which stays as it is until then.
void close_or_ask_ui(Context& ctx, FormState& state, bool& stays_open) {
    if (std::exchange(state.wants_close, false)) stays_open = false;
    if (!stays_open && (state.draft.is_edited || state.lines.is_touched)) stays_open = state.is_asking = true;
    if (!state.is_asking) return;
    const Answer answer = confirm_ui("discard",
                                     {.title = ctx.text(words::discard_title),
                                      .text = ctx.text(words::discard_text),
                                      .confirm = ctx.text(words::discard)},
                                     state.is_asking);
    if (answer == Answer::no) state.opens_after = {};
    if (answer == Answer::yes) stays_open = false;
}

} // namespace

void open_record_form(Context& ctx, RecordFormRequest request) {
    FormState& state = ctx.state<FormState>();
    state = {.is_open = true, .needs_focus = true, .request = std::move(request)};
    if (const Place place = ctx.tables.find(state.request.record)) state.last = ctx.tables.last_stamp(place);
    state.draft = draft_of(ctx, state.request.entity, state.request.record, state.request.presets);
    state.lines = document_lines_of(ctx, state.request.entity, state.request.record);
    for (FieldDraft& field : state.draft.fields)
        if (is_new(state.draft.record))
            continue;
        else
            field.is_touched = false;
    if (is_new(state.draft.record)) { // sensible beginnings
        const auto preset = [&](std::string_view key, const Value& value) {
            const FieldIx ix = ctx.schema.field(state.draft.entity, key);
            if (ix == no_field || state.draft.fields[ix].is_touched) return;
            put_value(ctx, state.draft, ix, value);
            state.draft.fields[ix].is_touched = true;
        };
        for (const Preset& given : state.request.presets) // what somebody wrote where this form was asked for
            if (const FieldIx ix = ctx.schema.field(state.draft.entity, given.field); ix != no_field)
                state.draft.is_edited |= ctx.schema.field(state.draft.entity, ix).type == FieldType::long_text;
        const std::string_view key = ctx.schema.entity(state.draft.entity).key;
        if (key == "lead") preset("state", Value{std::string("new")});
        if (key == "dealing") preset("at", Value{ctx.now.ms});
        if (key == "ticket") {
            preset("number", suggested_number(ctx.tables, key, "T", civil_of(ctx.parsing.today).year));
            preset("state", std::string("new"));
            preset("opened_at", ctx.now.ms);
        }
        const Value today = std::int64_t{ctx.parsing.today.days};
        static constexpr std::string_view of_today[] = {"payment", "rate", "stock_move", "opening_balance", "closing"};
        if (std::ranges::contains(of_today, key) || document_kind(key)) preset("date", today);
        if (key == "quote") {
            constexpr std::int64_t days_valid = 30;
            preset("number", suggested_number(ctx.tables, key, "Q", civil_of(ctx.parsing.today).year));
            preset("valid_until", std::get<std::int64_t>(today) + days_valid);
            preset("state", std::string("draft"));
        }
        for (FieldDraft& field : state.draft.fields) field.was_left = false;
    }
}

void record_form_ui(Context& ctx) {
    FormState& state = ctx.state<FormState>();
    if (!state.is_open) return;
    const EntityDef& entity = ctx.schema.entity(state.draft.entity);
    const bool is_added = is_new(state.draft.record);
    const std::string title = std::string(ctx.text(is_added ? words::new_record : words::edit_record)) + ": " +
                              (is_added ? std::string(entity.label.in(ctx.language)) : ctx.name(state.draft.record));
    const Problems problems = problems_of(ctx, state);
    bool stays_open = true;
    if (begin_side_panel_ui("record form", {.title = title, .width = 720, .footer_height = 68}, stays_open)) {
        if (const Place place = ctx.tables.find(state.draft.record);
            !is_added && place && ctx.tables.last_stamp(place) != state.last)
            banner_ui({.tone = Tone::info, .text = ctx.text(words::changed_elsewhere), .id = "changed elsewhere"});
        likely_double_ui(ctx, state);
        clash_ui(ctx, state);
        fields_ui(ctx, state, problems);
        begin_side_panel_footer_ui();
        const bool wants_save = button_ui(
            ctx.text(words::save),
            {.kind = ButtonKind::primary, .icon = Icon::check, .disabled = !ctx.can_write(), .shortcut = "Ctrl Enter"});
        beside(8);
        if (button_ui(ctx.text(words::cancel))) stays_open = false;
        if (state.tried_to_save && !problems.empty()) {
            beside(16);
            text_ui(ctx.counted(words::problems_left, static_cast<std::int64_t>(problems.size())),
                    styles::small.with(Color::danger_ink));
        }
        const bool is_asking = state.is_asking;
        close_or_ask_ui(ctx, state, stays_open);
        end_side_panel_ui();
        const bool by_key = ImGui::GetIO().KeyCtrl &&
                            (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_S, false));
        if ((wants_save || by_key) && !is_asking && ctx.can_write())
            save(ctx, state, problems_of(ctx, state)); // anew: the last letters may have come with the key
    }
    if (!stays_open) state.is_open = false;
    if (!state.is_open && state.opens_after != RecordId{}) ctx.open(std::exchange(state.opens_after, {}));
}

} // namespace crm
