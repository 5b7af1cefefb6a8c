#include "core/sales/make_document.hpp"

#include <algorithm>

#include "core/base/date.hpp"
#include "core/commands/books.hpp"
#include "core/queries/known_fields.hpp"
#include "core/sales/approval.hpp"
#include "core/sales/save_document.hpp"

namespace crm {

namespace {

const DocumentKind* kind_at(const Tables& tables, Place place) {
    return place ? document_kind(tables.schema().entity(place.entity).key) : nullptr;
}

std::vector<Place> lines_at(const Tables& tables, const DocumentKind& kind, Place document) {
    std::vector<Place> lines;
    for (const Row row : live_lines(tables, document)) lines.push_back({tables.schema().entity(kind.line), row});
    return lines;
}

std::int64_t number_at(const Tables& tables, Place place, std::string_view key, std::int64_t otherwise) {
    const Value value = tables.value(place, known_field(tables.schema(), place.entity, key));
    const auto* n = std::get_if<std::int64_t>(&value);
    return n ? *n : otherwise;
}
Money money_at(const Tables& tables, Place place, std::string_view key) {
    const Value value = tables.value(place, known_field(tables.schema(), place.entity, key));
    const auto* money = std::get_if<Money>(&value);
    return money ? *money : Money{};
}
bool is_word(const Tables& tables, Place place, std::string_view key, std::string_view word) {
    return known_column(tables, tables.schema().entity(place.entity).key, key).words(place.row) == word;
}

// What later documents have taken: quantities and discounts.
struct Taken {
    std::int64_t quantity = 0, discount = 0;
};
struct TakenParts {
    std::map<Handle, Taken> lines; // by the line that was taken from
    std::int64_t discount = 0;     // of the whole document
};

bool counts(const Tables& tables, Place made) {
    const std::string_view key = tables.schema().entity(made.entity).key;
    return tables.table(made.entity).is_live(made.row) &&
           !(key == "order" && is_word(tables, made, "state", "cancelled"));
}

TakenParts taken_of(const Tables& tables, const DocumentKind& kind, Place document) {
    TakenParts taken;
    const Schema& schema = tables.schema();
    const EntityIx made = schema.entity(kind.made), made_line = schema.entity(kind.made_line);
    const DocumentKind& made_kind = *document_kind(kind.made);
    const Handle handle = tables.table(document.entity).handles[document.row];
    const bool is_order = kind.entity == "order";
    const Column& from = known_column(tables, kind.made, kind.made_from);
    for (Row row = 0; row < tables.table(made).rows(); ++row) {
        const Place place{made, row};
        if (from.reference(row) != handle || !counts(tables, place)) continue;
        const bool gives_back = is_order && is_word(tables, place, "kind", "credit_note");
        taken.discount += (gives_back ? -1 : 1) * money_at(tables, place, "discount").minor;
    }
    std::map<Handle, bool> own; // lines of this document
    for (const Place line : lines_at(tables, kind, document)) own[tables.table(line.entity).handles[line.row]] = true;
    const Column &from_line = known_column(tables, kind.made_line, kind.made_from_line),
                 &parent = known_column(tables, kind.made_line, made_kind.entity);
    for (Row row = 0; row < tables.table(made_line).rows(); ++row) {
        const Handle of = from_line.reference(row);
        if (of == no_handle || !tables.table(made_line).is_live(row) || !own.contains(of)) continue;
        const Place whole = place_in(tables, parent, row);
        if (!whole || !counts(tables, whole)) continue;
        const std::int64_t sign = is_order && is_word(tables, whole, "kind", "credit_note") ? -1 : 1;
        taken.lines[of].quantity += sign * number_at(tables, {made_line, row}, "quantity", one_unit);
        taken.lines[of].discount += sign * money_at(tables, {made_line, row}, "discount").minor;
    }
    return taken;
}

std::int64_t in_proportion(std::int64_t amount, std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return 0;
    const auto product = static_cast<__int128>(amount) * part;
    return static_cast<std::int64_t>((product + whole / 2) / whole);
}

// The part of a discount that goes along; never more than what is left of it.
Value part_of(Money discount, std::int64_t taken, bool takes_rest, std::int64_t part, std::int64_t whole) {
    const std::int64_t left = std::max<std::int64_t>(0, discount.minor - taken);
    const std::int64_t share = takes_rest ? left : std::min(left, in_proportion(discount.minor, part, whole));
    return share ? Value{Money{share, discount.currency}} : Value{};
}

Value today_of(const PlanContext& context) { return std::int64_t{date_of(context.now, context.offset_minutes).days}; }

// The cells that one record hands on to another under the same names.
void hand_on(Planner& planner, Place from, EntityIx entity, RecordId to, std::initializer_list<std::string_view> keys) {
    const Schema& schema = planner.schema();
    for (const std::string_view key : keys)
        planner.set(entity, to, key, planner.tables().value(from, known_field(schema, from.entity, key)));
}

// Writes the totals of a new document from the lines it was given.
bool write_total(Planner& planner, const DocumentKind& kind, RecordId id, const std::vector<LineAmounts>& lines,
                 const DocumentTerms& terms) {
    const auto total = document_total(lines, terms);
    if (!total) {
        planner.planned().problems.push_back(problem_of(planner.schema(), kind, total.error()));
        return false;
    }
    const EntityIx entity = planner.schema().entity(kind.entity);
    if (total->currency) planner.set(entity, id, "total", total->money(total->total()));
    if (!total->taxes.empty()) planner.set(entity, id, "tax", total->money(total->tax));
    return true;
}

class Making {
public:
    Making(Planner& planner, const DocumentKind& kind, Place from)
        : m_planner(planner), m_tables(planner.tables()), m_schema(planner.schema()), m_kind(kind),
          m_made(*document_kind(kind.made)), m_from(from), m_entity(m_schema.entity(kind.made)),
          m_line(m_schema.entity(kind.made_line)), m_taken(taken_of(m_tables, kind, from)) {}

    void make(const std::vector<ChosenLine>& chosen) {
        if (!check(chosen)) return;
        const RecordId id = m_planner.add_record(m_entity);
        head(id);
        std::vector<LineAmounts> amounts;
        for (const ChosenLine& each : chosen) amounts.push_back(line(id, each));
        const auto whole = document_total(whole_amounts(), {});
        const auto part = document_total(amounts, {});
        const Money discount = money_at(m_tables, m_from, "discount");
        const Value share = whole && part
                                ? part_of(discount, m_taken.discount, takes_all(chosen), part->amounts, whole->amounts)
                                : Value{};
        m_planner.set(m_entity, id, "discount", share);
        DocumentTerms terms{.prices_include_tax = number_at(m_tables, m_from, "prices_include_tax", 0) != 0,
                            .discount = std::holds_alternative<Money>(share) ? std::get<Money>(share) : Money{},
                            .discount_percent = number_at(m_tables, m_from, "discount_percent", 0)};
        if (write_total(m_planner, m_made, id, amounts, terms)) hand_on_approval(m_planner, m_from, id);
    }

private:
    bool check(const std::vector<ChosenLine>& chosen) {
        const EntityIx line = m_schema.entity(m_kind.line);
        const FieldIx quantity = m_schema.field(line, "quantity");
        if (chosen.empty()) m_planner.problem(line, no_field, Reason::nothing_chosen);
        if (discount_standing(m_tables, m_from, live_lines(m_tables, m_from)).is_held())
            m_planner.problem(m_from.entity, "discount_percent", Reason::over_ceiling);
        m_left = lines_left(m_tables, m_from);
        std::map<RecordId, int> seen;
        for (const ChosenLine& each : chosen) {
            const LineLeft* left = find(each.line);
            if (!left)
                m_planner.problem(line, no_field, Reason::no_such_record);
            else if (each.quantity <= 0)
                m_planner.problem(line, quantity, Reason::too_small);
            else if (each.quantity > left->left() || ++seen[each.line] > 1)
                m_planner.problem(line, quantity, Reason::more_than_left);
        }
        return m_planner.planned().problems.empty();
    }
    const LineLeft* find(RecordId line) const {
        const auto at =
            std::ranges::find_if(m_left, [&](const LineLeft& each) { return m_tables.id(each.line) == line; });
        return at == m_left.end() ? nullptr : &*at;
    }
    bool takes_all(const std::vector<ChosenLine>& chosen) const {
        return std::ranges::all_of(m_left, [&](const LineLeft& left) {
            if (left.left() == 0) return true;
            const RecordId id = m_tables.id(left.line);
            return std::ranges::any_of(
                chosen, [&](const ChosenLine& each) { return each.line == id && each.quantity == left.left(); });
        });
    }
    std::vector<LineAmounts> whole_amounts() const {
        std::vector<LineAmounts> all;
        for (const LineLeft& each : m_left) all.push_back(line_amounts(m_tables, each.line));
        return all;
    }
    void head(RecordId id) {
        hand_on(m_planner, m_from, m_entity, id,
                {"person", "company", "deal", "discount_percent", "prices_include_tax", "terms", "agent",
                 "second_agent", "second_share"});
        m_planner.set(m_entity, id, "date", today_of(m_planner.context()));
        m_planner.set(m_entity, id, m_kind.made_from, m_tables.id(m_from));
        if (m_kind.made == "order") {
            m_planner.set(m_entity, id, "state", std::string("confirmed"));
            m_planner.set(m_from.entity, m_tables.id(m_from), "state", std::string("accepted"));
            return;
        }
        const bool is_credit = m_kind.entity == "invoice";
        m_planner.set(m_entity, id, "state", std::string("draft"));
        m_planner.set(m_entity, id, "kind", std::string(is_credit ? "credit_note" : "invoice"));
        if (is_credit) hand_on(m_planner, m_from, m_entity, id, {"order"});
    }
    LineAmounts line(RecordId document, const ChosenLine& chosen) {
        const LineLeft& left = *find(chosen.line);
        const RecordId id = m_planner.add_record(m_line);
        hand_on(m_planner, left.line, m_line, id,
                {"product", "description", "unit", "price", "discount_percent", "tax_rate", "tax_kind"});
        m_planner.set(m_line, id, m_made.entity, document);
        m_planner.set(m_line, id, "quantity", chosen.quantity);
        m_planner.set(m_line, id, m_kind.made_from_line, chosen.line);
        if (m_kind.entity == "invoice") hand_on(m_planner, left.line, m_line, id, {"order_line"});
        const auto taken = m_taken.lines.find(m_tables.directory().find(chosen.line));
        const Value discount = part_of(money_at(m_tables, left.line, "discount"),
                                       taken == m_taken.lines.end() ? 0 : taken->second.discount,
                                       chosen.quantity == left.left(), chosen.quantity, left.whole);
        m_planner.set(m_line, id, "discount", discount);
        LineAmounts amounts = line_amounts(m_tables, left.line);
        amounts.quantity = chosen.quantity;
        amounts.discount = std::holds_alternative<Money>(discount) ? std::get<Money>(discount) : Money{};
        return amounts;
    }

    Planner& m_planner;
    const Tables& m_tables;
    const Schema& m_schema;
    const DocumentKind &m_kind, &m_made;
    const Place m_from;
    const EntityIx m_entity, m_line;
    const TakenParts m_taken;
    std::vector<LineLeft> m_left;
};

} // namespace

std::vector<LineLeft> lines_left(const Tables& tables, Place document) {
    std::vector<LineLeft> all;
    const DocumentKind* kind = kind_at(tables, document);
    if (!kind) return all;
    const bool nothing_left =
        kind->entity == "invoice" && (!is_issued(tables, document) || is_word(tables, document, "kind", "credit_note"));
    const TakenParts taken = taken_of(tables, *kind, document);
    for (const Place line : lines_at(tables, *kind, document)) {
        const auto found = taken.lines.find(tables.table(line.entity).handles[line.row]);
        LineLeft left{line, number_at(tables, line, "quantity", one_unit)};
        left.taken = nothing_left ? left.whole : found == taken.lines.end() ? 0 : found->second.quantity;
        all.push_back(left);
    }
    return all;
}

Planned plan_intent(const Tables& tables, const MakeDocument& command, const PlanContext& context) {
    Planner planner(tables, context);
    const Place from = tables.find(command.from);
    const DocumentKind* kind = kind_at(tables, from);
    if (!kind || !tables.is_live(command.from))
        planner.problem(no_entity, no_field, Reason::no_such_record);
    else
        Making(planner, *kind, from).make(command.lines);
    return planner.take(!kind                     ? "add"
                        : kind->entity == "quote" ? "make_order"
                        : kind->entity == "order" ? "make_invoice"
                                                  : "make_credit_note");
}

Planned plan_intent(const Tables& tables, const ReviseQuote& revise, const PlanContext& context) {
    Planner planner(tables, context);
    const EntityIx quote = tables.schema().entity("quote"), line = tables.schema().entity("quote_line");
    if (!planner.must_be_live(revise.quote, quote)) return planner.take("revise_quote");
    const Place from = tables.find(revise.quote);
    const RecordId id = planner.add_record(quote);
    hand_on(planner, from, quote, id,
            {"number",
             "person",
             "company",
             "deal",
             "valid_until",
             "discount",
             "discount_percent",
             "prices_include_tax",
             "terms",
             "agent",
             "second_agent",
             "second_share",
             "remarks",
             "total",
             "tax",
             "approval",
             "approval_asked_by",
             "approval_by",
             "approval_at",
             "approval_note",
             "approval_of"});
    planner.set(quote, id, "date", today_of(context));
    planner.set(quote, id, "state", std::string("draft"));
    planner.set(quote, id, "version", number_at(tables, from, "version", 1) + 1);
    planner.set(quote, id, "revises", revise.quote);
    planner.set(quote, revise.quote, "state", std::string("replaced"));
    for (const Place each : lines_at(tables, *document_kind("quote"), from)) {
        const RecordId copy = planner.add_record(line);
        hand_on(planner, each, line, copy,
                {"product", "description", "quantity", "unit", "price", "discount_percent", "discount", "tax_rate",
                 "tax_kind"});
        planner.set(line, copy, "quote", id);
    }
    return planner.take("revise_quote");
}

} // namespace crm
