#include "core/sales/next_action.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/queries/known_fields.hpp"
#include "core/queries/pipelines.hpp"
#include "core/queries/yearly.hpp"
#include "core/sales/account.hpp"
#include "core/sales/needs.hpp"

namespace crm {

namespace {

class NextSteps {
public:
    NextSteps(const Tables& tables, RelationCache& relations, const NextActionsAsked& asked)
        : m_tables(tables), m_relations(relations), m_asked(asked), m_today(asked.reader.today),
          m_kind(tables.schema().entity(asked.customer.entity).key) {}

    std::vector<NextAction> take() {
        const Place customer = m_asked.customer;
        if (!m_tables.table(customer.entity).is_live(customer.row) || m_tables.is_erased(customer)) return {};
        const bool is_lead = m_kind == "lead";
        if (is_lead) {
            const std::string_view state = known_column(m_tables, "lead", "state").words(customer.row);
            if (state == "converted" || state == "unqualified") return {};
        }
        add_promise();
        add_task();
        if (!is_lead) {
            add_owed();
            add_quote();
            add_deal();
        } else {
            add_first_contact();
            add_needs();
        }
        add_occasion();
        if (!is_lead) {
            add_reorder();
            if (!m_asked.proposed.empty())
                add({.kind = NextKind::cross_sell,
                     .place = {known_entity(m_tables.schema(), "product"), m_asked.proposed.front().product},
                     .together = m_asked.proposed.front()});
            add_quiet();
        }
        return std::move(m_found);
    }

private:
    void add(NextAction action) {
        if (!action.place) action.place = m_asked.customer;
        m_found.push_back(action);
    }
    // Kept where it comes before the one that was best so far.
    static void take_sooner(std::optional<NextAction>& best, NextAction action) {
        if (!best || action.date < best->date) best = action;
    }
    void add_best(const std::optional<NextAction>& best) {
        if (best) add(*best);
    }
    std::vector<Row> rows(std::string_view child) {
        return children(m_tables, m_relations, child, m_kind, m_asked.customer);
    }
    bool is_due(std::int32_t day) const { return day != missing_code && day <= m_today.days; }
    Place at(std::string_view entity, Row row) const { return {known_entity(m_tables.schema(), entity), row}; }

    std::vector<Row> open_deals() {
        std::vector<Row> deals = rows("deal");
        std::erase_if(deals, [&](Row row) { return m_deals.kind(row) != StageKind::open; });
        return deals;
    }

    void add_promise() {
        std::optional<NextAction> best;
        const auto look = [&](std::string_view entity, std::string_view field, Row row) {
            if (const std::int32_t day = known_column(m_tables, entity, field).code(row); is_due(day))
                take_sooner(best, {.kind = NextKind::promise, .place = at(entity, row), .date = {day}});
        };
        const Column& followed = known_column(m_tables, "dealing", "is_followed");
        for (const Row row : dealings_of(m_tables, m_relations, m_asked.customer))
            if (followed.code(row) != 1) look("dealing", "next_date", row);
        if (m_kind == "lead")
            look("lead", "next_step_on", m_asked.customer.row);
        else
            for (const Row row : open_deals()) look("deal", "next_step_on", row);
        add_best(best);
    }

    void add_task() {
        std::optional<NextAction> best;
        const Column &due = known_column(m_tables, "task", "due"), &done = known_column(m_tables, "task", "done_at");
        for (const Row row : tasks_of(m_tables, m_relations, m_asked.customer))
            if (!done.has(row) && is_due(due.code(row)))
                take_sooner(best, {.kind = NextKind::task, .place = at("task", row), .date = {due.code(row)}});
        add_best(best);
    }

    void add_owed() {
        const auto accounts = accounts_of(m_tables, m_asked.customer, m_today);
        if (!accounts) return; // no number holds it; the account says so
        for (const Account& account : *accounts) {
            std::int64_t late = 0; // no more than the balance, which a number holds
            for (std::size_t i = 1; i < account.ageing.size(); ++i) late += account.ageing[i];
            if (late <= 0) continue;
            Date since = m_today;
            for (const AccountEntry& entry : account.entries)
                if (entry.open > 0) since = std::min(since, Date{entry.due});
            return add({.kind = NextKind::owes, .date = since, .amount = {late, account.currency}});
        }
    }

    void add_quote() {
        std::optional<NextAction> best;
        const Column &until = known_column(m_tables, "quote", "valid_until"),
                     &state = known_column(m_tables, "quote", "state");
        for (const Row row : rows("quote")) {
            if (state.words(row) != "sent" || !until.has(row)) continue;
            const std::int32_t left = until.code(row) - m_today.days;
            if (left <= quote_days && left >= -quote_expired_days)
                take_sooner(best, {.kind = NextKind::quote, .place = at("quote", row), .date = {until.code(row)}});
        }
        add_best(best);
    }

    bool has_step(Row deal) {
        if (known_column(m_tables, "deal", "next_step").has(deal) ||
            known_column(m_tables, "deal", "next_step_on").has(deal))
            return true;
        const Column& done = known_column(m_tables, "task", "done_at");
        return std::ranges::any_of(children(m_tables, m_relations, "task", "deal", at("deal", deal)),
                                   [&](Row task) { return !done.has(task); });
    }

    // The one that has been stuck longest, else the first that goes nowhere.
    void add_deal() {
        std::optional<NextAction> best;
        for (const Row row : open_deals()) {
            const std::int64_t days = m_deals.is_stuck(row, m_asked.now) ? m_deals.days_in_stage(row, m_asked.now) : 0;
            if (best ? days <= best->count : days == 0 && has_step(row)) continue;
            best = {.kind = NextKind::deal, .place = at("deal", row), .count = days};
        }
        add_best(best);
    }

    void add_first_contact() {
        const Row row = m_asked.customer.row;
        const Column& created = known_column(m_tables, "lead", "created_at");
        if (!created.has(row) || m_asked.now.ms - created.number(row) <= first_contact_ms ||
            known_column(m_tables, "lead", "last_contacted").has(row) ||
            !dealings_of(m_tables, m_relations, m_asked.customer).empty())
            return;
        add({.kind = NextKind::first_contact,
             .date = date_of(Moment{created.number(row)}, m_asked.reader.offset_minutes)});
    }

    void add_needs() {
        const Needs needs = needs_of(m_tables, m_relations, m_asked.customer);
        if (needs.answered < needs.all.size())
            add({.kind = NextKind::needs,
                 .count = static_cast<std::int64_t>(needs.answered),
                 .of = static_cast<std::int64_t>(needs.all.size())});
    }

    void add_occasion() {
        std::optional<NextAction> best;
        const auto look = [&](Place place, std::string_view key) {
            const std::string_view entity = m_tables.schema().entity(place.entity).key;
            const Column& dates = known_column(m_tables, entity, key);
            if (!dates.has(place.row)) return;
            const Returns returns =
                YearlyField(m_tables, place.entity, known_field(m_tables.schema(), place.entity, key)).of(place.row);
            int years = 0;
            Date day{dates.code(place.row)};
            if (returns != Returns::never) day = next_return(day, returns == Returns::by_hijri_year, m_today, years);
            if (day >= m_today && day.days - m_today.days <= occasion_days)
                take_sooner(best, {.kind = NextKind::occasion, .place = place, .date = day});
        };
        if (m_kind == "person") look(m_asked.customer, "birthday");
        if (m_kind != "lead")
            for (const Row row : occasions_of(m_tables, m_relations, m_asked.customer))
                look(at("occasion", row), "date");
        add_best(best);
    }

    void add_reorder() {
        std::optional<NextAction> best;
        const Column& retired = known_column(m_tables, "product", "is_retired");
        for (const Row product : m_asked.purchases->products_of(m_asked.customer)) {
            if (retired.code(product) == 1) continue;
            const auto next = reorder_due(m_asked.purchases->days_of(m_asked.customer, product));
            if (next && std::abs(next->due.days - m_today.days) <= reorder_days)
                take_sooner(best, {.kind = NextKind::reorder,
                                   .place = at("product", product),
                                   .date = next->due,
                                   .count = next->interval});
        }
        add_best(best);
    }

    void add_quiet() {
        const OrderSummary orders = order_summary(m_tables, m_relations, m_asked.customer, m_asked.reader);
        Date last = orders.count > 0 ? orders.last : Date{};
        const std::vector<Row> products = m_asked.purchases->products_of(m_asked.customer);
        for (const Row product : products)
            for (const std::int32_t day : m_asked.purchases->days_of(m_asked.customer, product))
                last = std::max(last, Date{day});
        if (orders.count == 0 && products.empty()) return; // who has bought nothing is not missed
        const auto heard = [&](std::int64_t ms) {
            last = std::max(last, date_of(Moment{ms}, m_asked.reader.offset_minutes));
        };
        const Column& dealt = known_column(m_tables, "dealing", "at");
        for (const Row row : dealings_of(m_tables, m_relations, m_asked.customer))
            if (dealt.has(row)) heard(dealt.number(row));
        const Column& contacted = known_column(m_tables, m_kind, "last_contacted");
        if (contacted.has(m_asked.customer.row)) heard(contacted.number(m_asked.customer.row));
        if (last != Date{} && m_today.days - last.days > quiet_after_days) add({.kind = NextKind::quiet, .date = last});
    }

    const Tables& m_tables;
    RelationCache& m_relations;
    const NextActionsAsked& m_asked;
    const Date m_today;
    const std::string_view m_kind;
    const DealColumns m_deals{m_tables};
    std::vector<NextAction> m_found;
};

} // namespace

std::vector<NextAction> next_actions(const Tables& tables, RelationCache& relations, const NextActionsAsked& asked) {
    return NextSteps(tables, relations, asked).take();
}

std::optional<Reorder> reorder_due(std::span<const std::int32_t> days) {
    if (days.size() > reorder_most) days = days.last(reorder_most);
    if (days.size() < reorder_least) return {};
    const auto gaps = static_cast<std::int32_t>(days.size() - 1);
    const std::int32_t whole = days.back() - days.front();
    if (whole < gaps * reorder_interval_least) return {};
    for (std::size_t i = 1; i < days.size(); ++i) {
        const std::int32_t gap = days[i] - days[i - 1]; // compared with whole / gaps, in whole numbers
        if (2 * std::abs(gap * gaps - whole) > whole) return {};
    }
    const int interval = (2 * whole + gaps) / (2 * gaps);
    return Reorder{.due = {days.back() + interval}, .interval = interval};
}

} // namespace crm
