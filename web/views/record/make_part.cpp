// What can be done with a quote, an order or an invoice: the next document made of it, in part or whole, a new version,
// issuing.
#include <algorithm>

#include "core/app/issuer.hpp"
#include "core/commands/books.hpp"
#include "core/sales/issue.hpp"
#include "core/sales/make_document.hpp"
#include "core/text/filled.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words_documents.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/app.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

struct MakeLine {
    LineLeft left;
    std::string name, typed;
    bool is_chosen = true;
};
struct MakeState {
    bool is_open = false, is_issuing = false;
    RecordId from;
    std::vector<MakeLine> lines;
    std::string error;
};

// What is left of a document, looked up again when any record has changed.
const std::vector<LineLeft>& left_of(Context& ctx, Place document) {
    struct Known {
        RecordId document;
        std::uint64_t revision = 0;
        std::vector<LineLeft> left;
    };
    Known& known = ctx.state<Known>();
    const RecordId id = ctx.tables.id(document);
    if (known.document != id || known.revision != ctx.tables.revision())
        known = {id, ctx.tables.revision(), lines_left(ctx.tables, document)};
    return known.left;
}

BothNames name_of_making(const DocumentKind& kind) {
    if (kind.entity == "quote") return words::make_order;
    return kind.entity == "order" ? words::make_invoice : words::make_credit_note;
}

std::string quantity_text(const Context& ctx, std::int64_t quantity) {
    return fixed_text({quantity, 4}, {.digits = ctx.reader.locale.digits, .is_grouped = false, .decimals_max = 4});
}

void open_making(Context& ctx, Place from) {
    MakeState& state = ctx.state<MakeState>();
    state = {.is_open = true, .from = ctx.tables.id(from)};
    for (const LineLeft& left : lines_left(ctx.tables, from)) {
        if (left.left() == 0) continue;
        const auto cell = [&](std::string_view key) {
            return ctx.cell(left.line, ctx.schema.field(left.line.entity, key));
        };
        std::string product = cell("product");
        if (product.empty()) product = cell("description");
        if (product.empty()) product = ctx.schema.entity(left.line.entity).label.in(ctx.language);
        state.lines.push_back({.left = left, .name = product, .typed = quantity_text(ctx, left.left())});
    }
}

// Sends a command that makes a record, and opens it: told once it is there.
template <class Intent> void make_and_open(Context& ctx, Intent intent, BothNames said) {
    ctx.later([intent = std::move(intent), said = std::string(ctx.text(said)), &workspace = ctx.workspace,
               &states = ctx.states, language = ctx.language, undo = std::string(ctx.text(words::undo))] {
        MakeState& state = states.get<MakeState>();
        const auto done = workspace.send(intent);
        if (!done) {
            state.error = done.error().empty() ? "" : sentence(done.error().front().reason).in(language);
            semantics::announce(state.error, true);
            if (!state.is_open) show_toast({.text = state.error, .tone = Tone::danger});
            return;
        }
        state = {};
        if (done->added.empty()) return;
        Context then = app().context();
        const bool can_undo = done->label != "issue_invoice";
        show_toast({.text = said + ' ' + then.name(done->added.front()),
                    .action = can_undo ? undo : std::string(),
                    .on_action = [] { app().undo(); },
                    .tone = Tone::success});
        then.open(done->added.front());
    });
}

void make_dialog_ui(Context& ctx, const DocumentKind& kind) {
    MakeState& state = ctx.state<MakeState>();
    if (state.from != ctx.route.record) state.is_open = false; // it was another record's
    if (!state.is_open) return;
    const EntityIx line = ctx.entity(kind.line);
    const FieldIx quantity = ctx.schema.field(line, "quantity");
    const FieldDef& field = ctx.schema.field(line, quantity);
    const BothNames making = name_of_making(kind);
    if (!begin_dialog_ui("make", {.title = ctx.text(making)}, state.is_open)) return;
    paragraph_ui(ctx.text(words::make_whole_or_part));
    gap(8);
    MakeDocument intent{.from = state.from};
    bool all_understood = true;
    for (std::size_t i = 0; i < state.lines.size(); ++i) {
        const IdScope scope{std::uint64_t{i}};
        MakeLine& each = state.lines[i];
        const std::string left = filled(ctx.text(words::left_of_line),
                                        {quantity_text(ctx, each.left.left()), quantity_text(ctx, each.left.whole)});
        const float width = width_left(), number = px(120);
        begin_box(width - number - px(12));
        checkbox_ui(each.name, each.is_chosen, {.description = left});
        end_box();
        beside(12);
        begin_box(number);
        const auto typed = parse_cell(field, each.typed, ctx.parsing);
        const auto* units = typed ? std::get_if<std::int64_t>(&*typed) : nullptr;
        const bool is_wrong = each.is_chosen && (!units || *units <= 0 || *units > each.left.left());
        const std::string name = std::string(field.label.in(ctx.language)) + ": " + each.name;
        number_ui("quantity",
                  {.label = name,
                   .error = !is_wrong ? std::string_view()
                                      : ctx.text(sentence(!typed                  ? typed.error()
                                                          : !units || *units <= 0 ? Reason::too_small
                                                                                  : Reason::more_than_left)),
                   .disabled = !each.is_chosen,
                   .hide_label = true},
                  each.typed);
        end_box();
        all_understood &= !is_wrong;
        if (each.is_chosen && units) intent.lines.push_back({ctx.tables.id(each.left.line), *units});
        gap(6);
    }
    if (!state.error.empty()) paragraph_ui(state.error, styles::small.with(Color::danger_ink));
    begin_dialog_actions_ui();
    if (button_ui(ctx.text(words::cancel))) state.is_open = false;
    beside(8);
    if (button_ui(ctx.text(making), {.kind = ButtonKind::primary,
                                     .disabled = !ctx.can_write() || !all_understood || intent.lines.empty(),
                                     .id = "make it"}))
        make_and_open(ctx, intent, words::made_said);
    end_dialog_ui();
}

void issue_dialog_ui(Context& ctx, RecordId draft) {
    MakeState& state = ctx.state<MakeState>();
    if (!state.is_issuing) return;
    if (confirm_ui("issue",
                   {.title = ctx.text(words::issue_title),
                    .text = ctx.text(words::issue_text),
                    .confirm = ctx.text(words::issue_it),
                    .danger = false},
                   state.is_issuing) == Answer::yes)
        make_and_open(ctx, IssueInvoice{draft, issuing_code(ctx.workspace, ctx.tables)}, words::issued_said);
}

} // namespace

void document_actions_ui(Context& ctx, Place document, const DocumentKind& kind) {
    if (!ctx.tables.table(document.entity).is_live(document.row)) return;
    const RecordId id = ctx.tables.id(document);
    MakeState& state = ctx.state<MakeState>();
    const bool is_held = approval_of(ctx, document).is_held(); // said at once, not after a dialog
    const auto tell_held = [&] {
        ctx.later([text = std::string(ctx.text(sentence(Reason::over_ceiling)))] {
            show_toast({.text = text, .tone = Tone::danger});
        });
    };
    const bool is_draft = kind.entity == "invoice" && !is_issued(ctx.tables, document);
    if (is_draft) {
        if (button_ui(ctx.text(words::issue_it),
                      {.kind = ButtonKind::primary, .icon = Icon::check, .disabled = !ctx.can_write()}))
            is_held ? tell_held() : void(state.is_issuing = true);
    } else {
        const std::vector<LineLeft>& left = left_of(ctx, document);
        const bool has_left = std::ranges::any_of(left, [](const LineLeft& each) { return each.left() > 0; });
        if (has_left) {
            if (button_ui(ctx.text(name_of_making(kind)), {.kind = ButtonKind::primary,
                                                           .icon = kind.entity == "quote" ? Icon::order : Icon::invoice,
                                                           .disabled = !ctx.can_write()}))
                is_held ? tell_held() : open_making(ctx, document);
            if (kind.entity == "quote") beside(8);
        } else if (!left.empty()) {
            text_ui(ctx.text(words::nothing_left), styles::muted);
        }
    }
    if (kind.entity == "quote" &&
        button_ui(ctx.text(words::new_version), {.icon = Icon::copy, .disabled = !ctx.can_write()}))
        make_and_open(ctx, ReviseQuote{id}, words::made_said);
    gap(12);
}

void document_dialogs_ui(Context& ctx, Place document) {
    const DocumentKind* kind = document_kind(ctx.schema.entity(document.entity).key);
    if (!kind) return;
    approval_dialog_ui(ctx);
    make_dialog_ui(ctx, *kind);
    issue_dialog_ui(ctx, ctx.tables.id(document));
    if (kind->entity == "invoice") instalments_dialog_ui(ctx, document);
}

} // namespace crm
