#include "web/views/sync/sync_view.hpp"

#include "core/text/numbers.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_frame.hpp"
#include "core/text/words_setup.hpp"
#include "web/frame/sync_driver.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct SyncViewState {
    std::string address, token;
    bool has_tried = false; // to connect with what is typed
    bool asks_to_forget = false;
};

std::string count_text(const Context& ctx, std::uint64_t count) {
    return number_text(static_cast<std::int64_t>(count), {.digits = ctx.reader.locale.digits});
}

void connect_ui(Context& ctx, SyncViewState& state) {
    begin_card_ui("connect", {.title = ctx.text(words::sync_connect), .icon = Icon::cloud});
    paragraph_ui(ctx.text(words::sync_text), styles::muted);
    gap(12);
    const std::optional<SyncServerAddress> server = read_server(state.address, state.token);
    const bool has_link = state.address.find("#token=") != state.address.npos;
    const bool is_wrong = state.has_tried && !server;
    const FieldResult address = url_ui("server",
                                       {.label = ctx.text(words::server_address),
                                        .help = ctx.text(words::server_address_help),
                                        .error = is_wrong ? ctx.text(words::not_a_server) : std::string_view(),
                                        .required = true,
                                        .autocomplete = "username", // what a password manager keeps beside the token
                                        .length_max = 500},
                                       state.address);
    bool is_asked = address.enter;
    if (!has_link) {
        gap(8);
        is_asked |= password_ui("token",
                                {.label = ctx.text(words::access_token),
                                 .required = true,
                                 .autocomplete = "current-password",
                                 .length_max = 200},
                                state.token)
                        .enter;
    }
    gap(12);
    is_asked |= button_ui(ctx.text(words::sync_now),
                          {.kind = ButtonKind::primary, .icon = Icon::sync, .disabled = !ctx.can_write()});
    if (is_asked) {
        state.has_tried = true;
        if (server) {
            ctx.later([chosen = *server] { use_server(chosen); });
            state = {};
        }
    }
    end_card_ui();
}

struct StateLine {
    BothNames words;
    Tone tone;
};
StateLine state_of(const SyncStatus& status) {
    if (status.is_running) return {words::syncing, Tone::info};
    if (status.trouble != SyncTrouble::none)
        return {sentence_of(status.trouble),
                status.trouble == SyncTrouble::offline || status.trouble == SyncTrouble::busy ? Tone::warning
                                                                                              : Tone::danger};
    if (status.is_in_step) return {words::in_step, Tone::success};
    if (status.unsent > 0) return {words::unsent_changes, Tone::neutral};
    return {words::never_synced, Tone::neutral};
}

void status_ui(Context& ctx, SyncViewState& state, const SyncStatus& status) {
    begin_card_ui("status", {.title = ctx.text(words::sync_state_label), .icon = Icon::sync});
    const StateLine line = state_of(status);
    banner_ui({.tone = line.tone, .text = ctx.text(line.words), .id = "sync state"});
    gap(8);
    key_value_ui(ctx.text(words::server_address), status.url, {.left_to_right = true});
    key_value_ui(ctx.text(words::last_sync), status.last_done ? moment_text(*status.last_done, ctx.reader)
                                                              : std::string(ctx.text(words::never_synced)));
    key_value_ui(ctx.text(words::unsent_changes), count_text(ctx, status.unsent));
    if (status.pushed) key_value_ui(ctx.text(words::changes_sent), count_text(ctx, status.pushed));
    if (status.pulled) key_value_ui(ctx.text(words::changes_received), count_text(ctx, status.pulled));
    if (status.next_try && !status.is_running)
        key_value_ui(ctx.text(words::next_sync_try), moment_text(*status.next_try, ctx.reader));
    if (status.was_clock_wrong) paragraph_ui(ctx.text(words::clock_is_off), styles::help);
    if (!ctx.can_write()) paragraph_ui(ctx.text(words::sync_read_only), styles::help);
    gap(10);
    if (button_ui(
            ctx.text(words::sync_now),
            {.kind = ButtonKind::primary, .icon = Icon::sync, .disabled = !ctx.can_write(), .busy = status.is_running}))
        ctx.later(sync_now);
    beside(8);
    if (button_ui(ctx.text(words::sync_forget), {.icon = Icon::cloud_off})) state.asks_to_forget = true;
    end_card_ui();
    if (confirm_ui("forget",
                   {.title = ctx.text(words::sync_forget_question),
                    .text = ctx.text(words::sync_forget_text),
                    .confirm = ctx.text(words::sync_forget)},
                   state.asks_to_forget) == Answer::yes)
        ctx.later(forget_server);
}

void refused_ui(Context& ctx, const SyncStatus& status) {
    if (status.refused.empty()) return;
    begin_card_ui("refused", {.title = ctx.text(words::refused_changes), .icon = Icon::warning});
    paragraph_ui(ctx.text(words::refused_text), styles::muted);
    gap(8);
    for (std::size_t i = 0; i < status.refused.size(); ++i) {
        const IdScope scope{std::uint64_t{i}};
        const RefusedOp& refused = status.refused[i];
        const Place place = ctx.tables.find(refused.record);
        const std::string name = place ? ctx.name(place) : ltr(text_of(refused.id));
        if (list_row_ui("refused", {.title = name,
                                    .detail = ctx.text(refusal_sentence(refused.why)),
                                    .icon = Icon::warning,
                                    .icon_tone = Tone::danger,
                                    .chevron = static_cast<bool>(place)})
                .clicked &&
            place)
            ctx.open(refused.record);
    }
    end_card_ui();
}

} // namespace

void sync_view_ui(Context& ctx) {
    SyncViewState& state = ctx.state<SyncViewState>();
    const SyncStatus status = sync_status();
    if (!begin_scroll_ui("sync", {}, px(is_phone() ? 12.0f : 24.0f, 18.0f))) return end_scroll_ui();
    heading_ui(ctx.text(words::sync_title), 1);
    gap(10);
    begin_box(std::min(px(640), width_left()));
    if (status.is_configured)
        status_ui(ctx, state, status);
    else
        connect_ui(ctx, state);
    gap(16);
    refused_ui(ctx, status);
    end_box();
    gap(24);
    end_scroll_ui();
}

} // namespace crm
