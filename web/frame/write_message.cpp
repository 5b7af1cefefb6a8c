#include "web/frame/write_message.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/trimmed.hpp"
#include "core/commands/command.hpp"
#include "core/queries/messages.hpp"
#include "core/text/filled.hpp"
#include "core/text/item_list.hpp"
#include "core/text/message_places.hpp"
#include "core/text/words_messages.hpp"
#include "web/frame/device_values.hpp"
#include "web/frame/links.hpp"
#include "web/frame/message_presets.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"

namespace crm {

namespace {

struct Way {
    std::string_view channel, field; // which cell of the customer it needs
    const BothNames& send;
};
constexpr Way ways[] = {{"whatsapp", "phone", words::message_send_whatsapp},
                        {"sms", "phone", words::message_send_sms},
                        {"email", "email", words::message_send_mail}};
constexpr std::string_view channel_key = "message.channel", last_key = "message.last."; // what this device remembers

struct MessageState {
    bool is_open = false, needs_focus = false;
    RecordId customer;
    const Way* way = nullptr; // none: he cannot be reached
    std::string subject, text;
    std::string inserted, inserted_subject; // what a template wrote, while nobody has changed it
    std::string left_out;                   // places of that template for which there was nothing
    int chosen = -1;                        // of `templates`
    // Kept until a template, the customer's way or the one that was last chosen changes.
    std::uint64_t revision = ~std::uint64_t{0};
    std::string_view channel;
    std::vector<Row> templates;
};

std::string cell(const Context& ctx, Place place, std::string_view key) {
    const FieldIx field = ctx.schema.field(place.entity, key);
    return field == no_field ? std::string()
                             : std::string(ctx.tables.table(place.entity).columns[field].words(place.row));
}

std::vector<const Way*> ways_to(const Context& ctx, Place customer) {
    std::vector<const Way*> open;
    for (const Way& way : ways) {
        const std::string reached = cell(ctx, customer, way.field);
        if (way.field == "phone" ? !dialled(reached, false).empty() : !reached.empty()) open.push_back(&way);
    }
    return open;
}

// As he likes it best, else as one wrote last from here.
const Way* way_to_begin(const Context& ctx, Place customer) {
    const std::vector<const Way*> open = ways_to(ctx, customer);
    for (const std::string& wanted : {cell(ctx, customer, "preferred_channel"), device_value(channel_key)})
        if (const auto way =
                std::ranges::find(open, wanted, [](const Way* each) { return std::string(each->channel); });
            way != open.end())
            return *way;
    return open.empty() ? nullptr : open.front();
}

std::string last_key_of(const Way& way) { return std::string(last_key) + std::string(way.channel); }

void follow_templates(const Context& ctx, MessageState& state) {
    const std::uint64_t revision = ctx.tables.table(ctx.entity("message_template")).revision;
    if (state.revision == revision && state.channel == state.way->channel) return;
    state.revision = revision;
    state.channel = state.way->channel;
    state.templates = message_templates(ctx.tables, state.channel,
                                        id_from(device_value(last_key_of(*state.way))).value_or(RecordId{}));
    state.chosen = -1;
}

// Over what another template wrote; behind what somebody typed, so that nothing of it is lost.
void insert(const Context& ctx, MessageState& state, Place customer) {
    const Place chosen{ctx.entity("message_template"), state.templates[static_cast<std::size_t>(state.chosen)]};
    const MessageValues values = message_values(ctx.tables, customer, ctx.reader, device_value(signature_key));
    const std::string raw = cell(ctx, chosen, "text"), text = with_places_filled(raw, values);
    if (trimmed(state.text).empty() || state.text == state.inserted)
        state.text = state.inserted = text;
    else
        state.text += '\n' + text;
    if (const std::string subject = with_places_filled(cell(ctx, chosen, "subject"), values);
        !subject.empty() && (state.subject.empty() || state.subject == state.inserted_subject))
        state.subject = state.inserted_subject = subject;
    state.left_out.clear();
    for (const std::string& place : empty_places(raw, values, ctx.language))
        append_item(state.left_out, place, ctx.language);
    keep_device_value(last_key_of(*state.way), text_of(ctx.tables.id(chosen)));
}

void record(Context& ctx, const MessageState& state, Place customer) {
    const bool has_subject = state.way->channel == "email" && !state.subject.empty();
    record_message(ctx, customer, {state.way->channel, has_subject ? state.subject + '\n' + state.text : state.text},
                   std::string(ctx.text(words::message_said)) + " · " + ctx.name(customer));
}

void send(Context& ctx, MessageState& state, Place customer) {
    const std::string reached = cell(ctx, customer, state.way->field);
    if (state.way->channel == "whatsapp")
        write_whatsapp(reached, state.text); // at once: browsers want the press itself
    if (state.way->channel == "sms") write_sms(reached, state.text);
    if (state.way->channel == "email") write_mail(reached, state.subject, state.text);
    keep_device_value(channel_key, state.way->channel);
    record(ctx, state, customer);
    state = {};
}

void way_ui(Context& ctx, MessageState& state, Place customer) {
    const std::vector<const Way*> open = ways_to(ctx, customer);
    const FieldDef& field = ctx.schema.field(ctx.entity("message_template"), ctx.field("message_template", "channel"));
    std::vector<TabItem> items;
    int active = 0;
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (open[i] == state.way) active = static_cast<int>(i);
        items.push_back({.label = choice_label(field, open[i]->channel, ctx.language),
                         .icon = is_phone() ? Icon::none : icon_of_channel(open[i]->channel)});
    }
    if (segmented_ui("channel", ctx.text(words::message_channel), items, active))
        state.way = open[static_cast<std::size_t>(active)];
    gap(12);
}

void templates_ui(Context& ctx, MessageState& state, Place customer) {
    follow_templates(ctx, state);
    if (state.templates.empty()) {
        paragraph_ui(ctx.text(words::message_presets_none), styles::muted);
        gap(6);
        if (button_ui(ctx.text(words::message_take_presets),
                      {.icon = Icon::plus, .small = true, .disabled = !ctx.can_write()}))
            add_message_presets(ctx);
        gap(12);
        return;
    }
    const EntityIx entity = ctx.entity("message_template");
    const FieldIx purpose = ctx.field("message_template", "purpose");
    std::vector<std::array<std::string, 2>> texts;
    for (const Row row : state.templates)
        texts.push_back({ctx.name(Place{entity, row}), ctx.cell(Place{entity, row}, purpose)});
    std::vector<ChoiceOption> options;
    for (const auto& [title, detail] : texts) options.push_back({.label = title, .detail = detail});
    if (choice_ui("template",
                  {.label = ctx.text(words::message_template_field),
                   .placeholder = ctx.text(words::message_template_hint),
                   .focus = std::exchange(state.needs_focus, false)},
                  options, state.chosen)
            .changed &&
        state.chosen >= 0)
        insert(ctx, state, customer);
}

// What went missing, and what would go out as it stands.
void notes_ui(const Context& ctx, const MessageState& state) {
    if (!state.left_out.empty() && !state.inserted.empty())
        paragraph_ui(filled(ctx.text(words::message_left_out), {state.left_out}), styles::help);
    std::string unknown;
    for (const std::string& place : unknown_places(state.text)) append_item(unknown, place, ctx.language);
    if (!unknown.empty())
        paragraph_ui(filled(ctx.text(words::message_goes_unfilled), {unknown}), styles::small.with(Color::warning_ink));
}

void no_way_ui(Context& ctx, MessageState& state) {
    paragraph_ui(ctx.text(words::message_no_way));
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::message_add_way),
                  {.kind = ButtonKind::primary, .icon = Icon::edit, .disabled = !ctx.can_write()})) {
        state.is_open = false;
        ctx.edit(state.customer);
    }
}

void actions_ui(Context& ctx, MessageState& state, Place customer) {
    if (!is_phone()) begin_dialog_actions_ui();
    const float width = is_phone() ? width_left() : 0; // there one below the other
    const auto all_ui = [&] {
        if (!button_ui(ctx.text(words::message_all_templates), {.kind = ButtonKind::quiet, .width = width})) return;
        state.is_open = false;
        ctx.open_list("message_template");
    };
    if (!is_phone()) {
        all_ui();
        beside(8);
    }
    const bool is_ready = ctx.can_write() && !trimmed(state.text).empty();
    if (button_ui(ctx.text(state.way->send), {.kind = ButtonKind::primary,
                                              .icon = icon_of_channel(state.way->channel),
                                              .disabled = !is_ready,
                                              .width = width,
                                              .id = "send"}))
        return send(ctx, state, customer);
    if (is_phone()) {
        gap(8);
        all_ui();
    }
}

void body_ui(Context& ctx, MessageState& state, Place customer) {
    way_ui(ctx, state, customer);
    templates_ui(ctx, state, customer);
    if (state.way->channel == "email") {
        text_input_ui("subject", {.label = ctx.text(words::message_subject)}, state.subject);
    }
    long_text_ui("text",
                 {.label = ctx.text(words::message_text),
                  .help = ctx.text(words::message_help),
                  .focus = std::exchange(state.needs_focus, false)},
                 state.text, 6);
    notes_ui(ctx, state);
    gap(8);
    actions_ui(ctx, state, customer);
}

} // namespace

void record_message(Context& ctx, Place customer, const SentMessage& message, std::string_view said) {
    const EntityIx dealing = ctx.entity("dealing");
    SaveRecord save{.entity = dealing};
    const auto set = [&](std::string_view key, Value value) {
        save.cells.push_back({.field = ctx.schema.field(dealing, key), .value = std::move(value)});
    };
    set("channel", std::string(message.channel));
    set("at", ctx.now.ms);
    set("points", message.text);
    set("direction", std::string("out"));
    if (!message.reason.empty()) set("reason", std::string(message.reason));
    if (std::string agent = device_value(signature_key); !agent.empty()) set("agent", std::move(agent));
    set(ctx.schema.entity(customer.entity).key, ctx.tables.id(customer));
    ctx.send(std::move(save), std::string(said));
}

void write_message(Context& ctx, RecordId customer) {
    const Place place = ctx.tables.find(customer);
    if (!place || !ctx.can_write()) return;
    MessageState& state = ctx.state<MessageState>();
    if (state.customer != customer) state = {.customer = customer};
    state.is_open = state.needs_focus = true;
    const std::vector<const Way*> open = ways_to(ctx, place);
    if (!state.way || !std::ranges::contains(open, state.way)) state.way = way_to_begin(ctx, place);
    state.revision = ~std::uint64_t{0}; // the last chosen one stands first now
}

void message_dialog_ui(Context& ctx) {
    MessageState& state = ctx.state<MessageState>();
    if (!state.is_open) return;
    const Place customer = ctx.tables.find(state.customer);
    if (!customer || !ctx.tables.table(customer.entity).is_live(customer.row)) return void(state.is_open = false);
    const std::string title = filled(ctx.text(words::message_to), {ctx.name(customer)});
    if (!begin_dialog_ui("message", {.title = title, .width = 600}, state.is_open)) return;
    if (state.way)
        body_ui(ctx, state, customer);
    else
        no_way_ui(ctx, state);
    end_dialog_ui();
}

void places_note_ui(const Context& ctx, const Draft& draft, FieldIx field) {
    const FieldIx text = ctx.field("message_template", "text");
    if (draft.entity != ctx.entity("message_template") || field != text) return;
    const std::string known = known_places(ctx.language);
    std::string unknown;
    for (const std::string& place : unknown_places(draft.fields[text].text)) append_item(unknown, place, ctx.language);
    gap(4);
    if (unknown.empty())
        paragraph_ui(filled(ctx.text(words::message_places_known), {known}), styles::help);
    else
        paragraph_ui(filled(ctx.text(words::message_place_unknown), {unknown, known}),
                     styles::small.with(Color::warning_ink));
}

} // namespace crm
