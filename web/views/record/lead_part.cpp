// A lead's own: becoming a customer, where those who are known already are offered, and what it became.
#include <algorithm>

#include "core/commands/leads.hpp"
#include "core/queries/lead_matches.hpp"
#include "core/text/filled.hpp"
#include "core/text/words_assign.hpp"
#include "core/text/words_form.hpp"
#include "core/text/words_leads.hpp"
#include "web/frame/navigation.hpp"
#include "web/kit/kit.hpp"
#include "web/views/record/record_parts.hpp"

namespace crm {

namespace {

constexpr int unchosen = -1;

struct ConvertState {
    bool is_open = false, has_deal = true, was_tried = false;
    RecordId lead;
    std::vector<LeadMatch> people, companies;
    int person = 0, company = 0; // an option's place
    bool has_company_name = false;
    std::string deal_title;
};

// Somebody who is known: by what, too.
std::string match_text(const Context& ctx, const LeadMatch& match) {
    const FieldDef& field = ctx.schema.field(ctx.entity("lead"), match.field);
    return "\u2068" + ctx.name(match.place) + "\u2069 · " + std::string(ctx.text(words::same_as_lead)) + ' ' +
           std::string(field.label.in(ctx.language));
}

// The options of a choice: what is new, then who is known.
bool options_ui(Context& ctx, std::string_view id, const BothNames& label, const BothNames& known,
                const std::vector<std::string>& first, const std::vector<LeadMatch>& matches, bool was_tried,
                int& index) {
    std::vector<std::string> texts = first;
    for (const LeadMatch& match : matches) texts.push_back(match_text(ctx, match));
    const std::vector<std::string_view> labels(texts.begin(), texts.end());
    const std::string_view sentence = index == unchosen ? ctx.text(known) : std::string_view();
    if (!sentence.empty() && !was_tried) paragraph_ui(sentence, styles::help);
    return radio_group_ui(id, {.label = ctx.text(label), .error = was_tried ? sentence : std::string_view()}, labels,
                          index);
}

std::string lead_text(const Context& ctx, RecordId lead, std::string_view key) {
    return ctx.cell(ctx.tables.find(lead), ctx.field("lead", key));
}

void send_conversion(Context& ctx, ConvertState& state) {
    state.was_tried = true;
    if (state.person == unchosen || state.company == unchosen || (state.has_deal && state.deal_title.empty())) return;
    ConvertLead convert{.lead = state.lead};
    const auto id_of_match = [&](const std::vector<LeadMatch>& matches, int index) {
        return index < 0 ? RecordId{} : ctx.tables.id(matches[static_cast<std::size_t>(index)].place);
    };
    convert.person = id_of_match(state.people, state.person - 1);
    // Before the companies that are known stand: none, and the new one where the lead names one.
    convert.has_company = state.company > 0;
    convert.company = id_of_match(state.companies, state.company - 1 - static_cast<int>(state.has_company_name));
    if (state.has_deal) convert.deal_title = state.deal_title;
    state.is_open = false;
    ctx.send(std::move(convert), std::string(ctx.text(words::lead_converted_said)) + ' ' + ctx.name(state.lead));
}

} // namespace

bool can_convert(const Context& ctx, Place place) {
    return place && place.entity == ctx.entity("lead") && ctx.tables.table(place.entity).is_live(place.row) &&
           !ctx.tables.is_erased(place) && !is_converted(ctx.tables, place);
}

void open_convert_dialog(Context& ctx, Place lead) {
    if (!ctx.can_write() || !can_convert(ctx, lead)) return;
    ConvertState& state = ctx.state<ConvertState>();
    state = {.is_open = true,
             .lead = ctx.tables.id(lead),
             .people = people_like(ctx.tables, lead),
             .companies = companies_like(ctx.tables, lead)};
    const std::string company = lead_text(ctx, state.lead, "company_name");
    state.has_company_name = !company.empty();
    if (!state.people.empty()) state.person = unchosen;
    state.company = !state.companies.empty() ? unchosen : state.has_company_name ? 1 : 0;
    state.deal_title = company.empty() ? ctx.name(lead) : company;
}

void convert_dialog_ui(Context& ctx) {
    ConvertState& state = ctx.state<ConvertState>();
    if (!state.is_open) return;
    const Place lead = ctx.tables.find(state.lead);
    if (!can_convert(ctx, lead)) return void(state.is_open = false); // somebody else was quicker
    bool wants = false, stays_open = true;
    const std::string name = ctx.name(lead), title = std::string(ctx.text(words::convert_lead_title)) + ' ' + name;
    if (begin_dialog_ui("convert", {.title = title, .description = ctx.text(words::convert_lead_text), .width = 560},
                        stays_open)) {
        options_ui(ctx, "person", words::person_of_lead, words::somebody_known,
                   {std::string(ctx.text(words::new_person_of_lead)) + ' ' + name}, state.people, state.was_tried,
                   state.person);
        gap(8);
        std::vector<std::string> companies{std::string(ctx.text(words::no_company_of_lead))};
        if (state.has_company_name)
            companies.push_back(std::string(ctx.text(words::new_company_of_lead)) + ' ' +
                                lead_text(ctx, state.lead, "company_name"));
        if (companies.size() + state.companies.size() > 1) {
            options_ui(ctx, "company", words::company_of_lead, words::company_known, companies, state.companies,
                       state.was_tried, state.company);
            gap(8);
        }
        const bool has_products = !lead_text(ctx, state.lead, "products").empty();
        checkbox_ui(ctx.text(words::open_deal_too), state.has_deal,
                    {.description = has_products ? ctx.text(words::deal_takes_products) : std::string_view()});
        if (state.has_deal) {
            gap(6);
            const bool is_nameless = state.was_tried && state.deal_title.empty();
            wants |= text_input_ui("deal title",
                                   {.label = ctx.schema.entity(ctx.entity("deal")).label.in(ctx.language),
                                    .error = is_nameless ? ctx.text(words::deal_needs_title) : std::string_view()},
                                   state.deal_title)
                         .enter;
        }
        begin_dialog_actions_ui();
        if (button_ui(ctx.text(words::cancel))) stays_open = false;
        beside(8);
        wants |= button_ui(ctx.text(words::convert_now),
                           {.kind = ButtonKind::primary, .icon = Icon::check, .disabled = !ctx.can_write()});
        end_dialog_ui();
    }
    if (!stays_open) state.is_open = false;
    if (wants && state.is_open) send_conversion(ctx, state);
}

void lead_assigned_ui(Context& ctx, Place lead) {
    const Value by = ctx.tables.value(lead, ctx.field("lead", "assigned_by"));
    const auto* id = std::get_if<RecordId>(&by);
    const Place rule = id ? ctx.tables.find(*id) : Place{};
    if (!rule) return;
    const bool is_load = ctx.tables.value(rule, ctx.field("assignment_rule", "way")) == Value{std::string("load")};
    gap(8);
    paragraph_ui(filled(ctx.text(words::assigned_by_rule),
                        {ctx.cell(lead, ctx.field("lead", "owner")), ctx.name(rule),
                         ctx.text(is_load ? words::because_of_load : words::because_of_turn)}),
                 styles::muted);
}

// What the lead became, each a press away.
void lead_became_ui(Context& ctx, Place lead) {
    if (lead.entity != ctx.entity("lead") || !is_converted(ctx.tables, lead) || ctx.tables.is_erased(lead)) return;
    begin_card_ui("became", {.title = ctx.text(words::lead_became), .icon = Icon::check});
    for (const std::string_view key : {"person", "company", "deal"}) {
        const Value value = ctx.tables.value(lead, ctx.field("lead", key));
        const auto* id = std::get_if<RecordId>(&value);
        if (!id) continue;
        const Place place = ctx.tables.find(*id);
        if (!place) continue;
        const std::string name = ctx.name(place);
        if (list_row_ui(key, {.title = name,
                              .detail = ctx.schema.entity(place.entity).label.in(ctx.language),
                              .icon = icon_of(ctx.schema.entity(place.entity).key),
                              .chevron = true})
                .clicked)
            ctx.open(*id);
    }
    end_card_ui();
    gap(12);
}

} // namespace crm
