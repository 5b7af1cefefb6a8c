#include "core/sales/approval.hpp"

#include <map>
#include <set>

#include "core/base/checksum.hpp"
#include "core/commands/books.hpp"
#include "core/queries/team.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

constexpr std::string_view approval_cells[] = {"approval",    "approval_asked_by", "approval_by",
                                               "approval_at", "approval_note",     "approval_of"};

bool is_word(const Value& value, std::string_view word) {
    const auto* words = std::get_if<std::string>(&value);
    return words && *words == word;
}

// What binds the firm: until then a discount is only being thought about. An order without a state is sold like a
// confirmed one (queries/sold_orders.hpp).
bool is_binding(std::string_view entity, const Value& state) {
    if (entity == "quote") return is_word(state, "sent") || is_word(state, "accepted");
    return entity == "order" && !is_word(state, "draft") && !is_word(state, "cancelled");
}

// Records as they will stand once a change is made.
class After {
public:
    After(const Tables& tables, const Change& change) : m_tables(tables), m_schema(tables.schema()), m_change(change) {
        for (const Edit& edit : change.edits) m_edits[{edit.record, edit.field}] = &edit;
    }

    Value value(EntityIx entity, RecordId record, std::string_view key) const {
        const FieldIx field = known_field(m_schema, entity, key);
        if (const auto found = m_edits.find({record, field}); found != m_edits.end()) return found->second->value;
        return is_new(record) ? Value{} : m_tables.value(record, field);
    }
    bool changes(RecordId record, FieldIx field) const { return m_edits.contains({record, field}); }

    DiscountedDocument document(const DocumentKind& kind, RecordId id) const {
        const EntityIx entity = m_schema.entity(kind.entity), line = m_schema.entity(kind.line);
        DiscountedDocument whole = discounted_head([&](std::string_view key) { return value(entity, id, key); });
        for (const RecordId each : lines(kind, id))
            whole.lines.push_back(discounted_line([&](std::string_view key) { return value(line, each, key); }));
        return whole;
    }

private:
    std::vector<RecordId> lines(const DocumentKind& kind, RecordId document) const {
        const EntityIx line = m_schema.entity(kind.line);
        const FieldIx parent = m_schema.field(line, kind.entity), removed = removed_field(m_schema, line);
        std::vector<RecordId> all;
        if (const Place place = is_new(document) ? Place{} : m_tables.find(document))
            for (const Row row : live_lines(m_tables, place))
                if (const RecordId id = m_tables.id({line, row}); !changes(id, removed)) all.push_back(id);
        for (const Edit& edit : m_change.edits)
            if (edit.entity == line && edit.field == parent && is_new(edit.record) && edit.value == Value{document})
                all.push_back(edit.record);
        return all;
    }

    const Tables& m_tables;
    const Schema& m_schema;
    const Change& m_change;
    std::map<std::pair<RecordId, FieldIx>, const Edit*> m_edits;
};

using Documents = std::set<std::pair<const DocumentKind*, RecordId>>;

// The documents that a change writes to, or to whose lines.
Documents changed_documents(const Tables& tables, const Change& change, const After& after) {
    Documents documents;
    for (const Edit& edit : change.edits) {
        const std::string_view key = tables.schema().entity(edit.entity).key;
        for (const DocumentKind& kind : document_kinds) {
            if (key == kind.entity) documents.emplace(&kind, edit.record);
            if (key != kind.line) continue;
            const Value parent = after.value(edit.entity, edit.record, kind.entity);
            if (const auto* id = std::get_if<RecordId>(&parent)) documents.emplace(&kind, *id);
        }
    }
    return documents;
}

// Invoices that stand in the books, and what corrects them.
bool needs_none(const DocumentKind& kind, const auto& value) {
    return kind.entity == "invoice" && (is_word(value("kind"), "credit_note") || !is_missing(value("sequence")));
}

void empty_approval(const Tables& tables, Change& change, EntityIx entity, RecordId document) {
    for (const std::string_view key : approval_cells) {
        const FieldIx field = known_field(tables.schema(), entity, key);
        std::erase_if(change.edits, [&](const Edit& e) { return e.record == document && e.field == field; });
        if (!is_new(document) && !is_missing(tables.value(document, field)))
            change.edits.push_back({entity, field, document, OpKind::set, {}});
    }
}

std::string stage_of(const Tables& tables, const DiscountedDocument& document) {
    for (const RecordId id : {document.company, document.person}) {
        const Place place = is_new(id) ? Place{} : tables.find(id);
        if (!place) continue;
        const Value stage = tables.value(place, known_field(tables.schema(), place.entity, "stage"));
        if (const auto* word = std::get_if<std::string>(&stage)) return *word;
    }
    return {};
}

std::vector<Value> tags_of(const Tables& tables, const DiscountedDocument& document) {
    std::vector<Value> tags;
    for (const RecordId id : {document.company, document.person})
        if (const Place place = is_new(id) ? Place{} : tables.find(id))
            tags.append_range(tables.elements(place, known_field(tables.schema(), place.entity, "tags")));
    return tags;
}

std::vector<CeilingRule> rules_of(const Tables& tables) {
    std::vector<CeilingRule> rules;
    const Table& table = tables.table(known_entity(tables.schema(), "discount_ceiling"));
    const auto column = [&](std::string_view key) -> const Column& {
        return known_column(tables, "discount_ceiling", key);
    };
    const Column &category = column("category"), &stage = column("stage"), &seller = column("seller"),
                 &percent = column("percent"), &product = column("product"), &tag = column("tag"),
                 &role = column("role");
    const auto named = [&](const Column& references, Row row) {
        const Place place = place_in(tables, references, row);
        return place ? tables.id(place) : RecordId{};
    };
    for (Row row = 0; row < table.rows(); ++row) {
        if (!table.is_live(row) || !percent.has(row)) continue;
        const CeilingRule rule{folded(category.words(row)), std::string(stage.words(row)), folded(seller.words(row)),
                               percent.number(row),         named(product, row),           named(tag, row),
                               std::string(role.words(row))};
        // What it was for is gone: it is no rule for everything.
        if ((product.has(row) && !rule.product) || (tag.has(row) && !rule.tag)) continue;
        rules.push_back(rule);
    }
    return rules;
}

// The rules, and what of a document they ask about, whoever sells it.
class AskedLines {
public:
    AskedLines(const Tables& tables, const DiscountedDocument& document)
        : m_rules(rules_of(tables)), m_document(document) {
        if (m_rules.empty()) return;
        m_stage = stage_of(tables, document);
        m_tags = tags_of(tables, document);
        for (const DiscountedLine& line : document.lines) {
            const Place product = is_new(line.product) ? Place{} : tables.find(line.product);
            m_categories.push_back(product ? folded(known_column(tables, "product", "category").words(product.row))
                                           : std::string());
            m_amounts.push_back(line.amounts);
        }
    }

    // Were it sold by this one.
    std::vector<OverCeiling> over(std::string_view seller, std::vector<std::string> roles) const {
        if (m_rules.empty()) return {};
        const bool has_role = !roles.empty();
        if (!has_role) roles = roles_named(m_rules);
        std::vector<const CeilingRule*> rules;
        std::vector<std::int64_t> ceilings;
        for (std::size_t i = 0; i < m_amounts.size(); ++i) {
            rules.push_back(lowest_rule_for(m_rules, question(i, seller), roles));
            ceilings.push_back(rules.back() ? rules.back()->percent : no_ceiling);
        }
        std::vector<OverCeiling> over = lines_over(m_amounts, m_document.terms, ceilings);
        for (OverCeiling& each : over) {
            each.role = rules[each.line]->role;
            each.is_lowest = !has_role && !each.role.empty();
        }
        return over;
    }

    bool may_approve(const TeamMember& who) const {
        if (who.role == "owner") return true;
        const std::string name = folded(who.name);
        std::vector<CeilingRule> his = m_rules;
        if (who.role == "sales_manager")
            std::erase_if(his, [&](const CeilingRule& rule) { return rule.role != who.role && rule.seller != name; });
        std::vector<std::int64_t> ceilings;
        for (std::size_t i = 0; i < m_amounts.size(); ++i) {
            CeilingQuestion line = question(i, name);
            line.role = who.role;
            const std::int64_t sells = ceiling_for(m_rules, line), approves = ceiling_for(his, line);
            ceilings.push_back(sells == no_ceiling || approves == no_ceiling ? no_ceiling : std::max(sells, approves));
        }
        return lines_over(m_amounts, m_document.terms, ceilings).empty();
    }

private:
    CeilingQuestion question(std::size_t line, std::string_view seller) const {
        return {m_categories[line], m_stage, seller, m_document.lines[line].product, m_tags};
    }

    std::vector<CeilingRule> m_rules;
    const DiscountedDocument& m_document;
    std::string m_stage;
    std::vector<Value> m_tags;
    std::vector<std::string> m_categories; // folded, of each line
    std::vector<LineAmounts> m_amounts;
};

void check_answers(Planner& planner, Place document, const AnswerApproval& answer, const std::vector<Row>& lines) {
    const Tables& tables = planner.tables();
    const std::vector<TeamMember> team = team_of(tables);
    if (team.empty() || answer.by.empty()) return;
    if (roles_of(team, answer.by).empty()) return planner.problem(document.entity, "approval_by", Reason::not_in_team);
    if (!answer.is_approved) return;
    const auto is_he = [name = folded(answer.by)](const std::string& one) { return folded(one) == name; };
    if (std::ranges::none_of(who_may_approve(tables, discounted_document(tables, document, lines)), is_he))
        planner.problem(document.entity, "approval_by", Reason::may_not_approve);
}

bool is_document(Planner& planner, RecordId id, Place& place) {
    place = planner.tables().find(id);
    const bool is = place && document_kind(planner.schema().entity(place.entity).key);
    if (!is) planner.problem(no_entity, no_field, Reason::no_such_record);
    return is && planner.must_be_live(id, place.entity);
}

void sign(Planner& planner, Place document, std::string_view by_field, const std::string& by) {
    const RecordId id = planner.tables().id(document);
    planner.set(document.entity, id, by_field, by);
    planner.set(document.entity, id, "approval_at", Value{planner.context().now.ms});
}

} // namespace

DiscountedDocument discounted_document(const Tables& tables, Place document, const std::vector<Row>& lines) {
    const Schema& schema = tables.schema();
    const auto cell = [&](Place place) {
        return [&tables, &schema, place](std::string_view key) {
            return tables.value(place, known_field(schema, place.entity, key));
        };
    };
    DiscountedDocument whole = discounted_head(cell(document));
    const EntityIx line = schema.entity(document_kind(schema.entity(document.entity).key)->line);
    for (const Row row : lines) whole.lines.push_back(discounted_line(cell({line, row})));
    return whole;
}

std::string fingerprint_of(const DiscountedDocument& document) {
    const auto money = [](Money amount) {
        return std::to_string(amount.minor) + std::string(std::string_view(letters_of(amount.currency))) + '|';
    };
    const auto number = [](auto n) { return std::to_string(n) + '|'; };
    const auto record = [&](RecordId id) { return number(id.session) + number(id.n); };
    std::vector<std::string> lines;
    for (const DiscountedLine& each : document.lines)
        lines.push_back(record(each.product) + number(each.amounts.quantity) + money(each.amounts.price) +
                        money(each.amounts.discount) + number(each.amounts.discount_percent));
    std::ranges::sort(lines); // devices have them in orders of their own
    std::string text = record(document.person) + record(document.company) + document.seller + '|' +
                       money(document.terms.discount) + number(document.terms.discount_percent);
    for (const std::string& line : lines) text += '\n' + line;
    return to_hex(content_hash(text));
}

std::vector<OverCeiling> lines_over(const Tables& tables, const DiscountedDocument& document) {
    return AskedLines(tables, document).over(folded(document.seller), roles_of(team_of(tables), document.seller));
}

std::vector<std::string> who_may_approve(const Tables& tables, const DiscountedDocument& document) {
    const AskedLines asked(tables, document);
    std::vector<std::string> names, others; // others: one name may stand in the list twice
    for (const TeamMember& one : team_of(tables)) {
        const std::string name = folded(one.name);
        if (!asked.may_approve(one))
            others.push_back(name);
        else if (std::ranges::none_of(names, [&](const std::string& known) { return folded(known) == name; }))
            names.push_back(one.name);
    }
    std::erase_if(names, [&](const std::string& name) { return std::ranges::contains(others, folded(name)); });
    return names;
}

DiscountStanding discount_standing(const Tables& tables, Place document, const std::vector<Row>& lines) {
    DiscountStanding is;
    const auto value = [&](std::string_view key) {
        return tables.value(document, known_field(tables.schema(), document.entity, key));
    };
    const DocumentKind& kind = *document_kind(tables.schema().entity(document.entity).key);
    if (!has_ceilings(tables) || needs_none(kind, value)) return is;
    const DiscountedDocument whole = discounted_document(tables, document, lines);
    is.over = lines_over(tables, whole);
    if (is.over.empty()) return is;
    is.standing = DiscountStandings::over;
    if (!is_word(value("approval_of"), fingerprint_of(whole))) return is;
    const Value said = value("approval");
    is.standing = is_word(said, "approved")  ? DiscountStandings::approved
                  : is_word(said, "refused") ? DiscountStandings::refused
                                             : DiscountStandings::asked;
    return is;
}

void settle_approvals(const Tables& tables, Planned& planned) {
    if (!planned.ok()) return;
    const Schema& schema = tables.schema();
    const After after(tables, planned.change);
    std::vector<std::pair<EntityIx, RecordId>> voided;
    std::vector<Edit> drafts; // new orders of which nobody said what they are
    for (const auto& [kind, id] : changed_documents(tables, planned.change, after)) {
        const EntityIx entity = schema.entity(kind->entity);
        const auto value = [&](std::string_view key) { return after.value(entity, id, key); };
        const bool is_issuing = kind->entity == "invoice" && is_new(id) && !is_missing(value("sequence")) &&
                                !is_word(value("kind"), "credit_note");
        if ((needs_none(*kind, value) && !is_issuing) || !is_missing(value("removed_at"))) continue;
        const DiscountedDocument whole = after.document(*kind, id);
        const std::string fingerprint = fingerprint_of(whole);
        const Value approved_of = value("approval_of");
        const bool fits = is_word(approved_of, fingerprint);
        if (!fits && !is_missing(approved_of)) voided.emplace_back(entity, id);
        if (!(is_issuing || is_binding(kind->entity, value("state"))) ||
            (fits && is_word(value("approval"), "approved")))
            continue;
        const Place place = is_new(id) ? Place{} : tables.find(id);
        const bool is_same =
            place && !after.changes(id, known_field(schema, entity, "state")) &&
            fingerprint_of(discounted_document(tables, place, live_lines(tables, place))) == fingerprint;
        if (is_same || lines_over(tables, whole).empty()) continue;
        const FieldIx state = known_field(schema, entity, "state");
        if (is_new(id) && !is_issuing && is_missing(value("state")))
            drafts.push_back({entity, state, id, OpKind::set, Value{std::string("draft")}});
        else
            planned.problems.push_back({entity, state, Reason::over_ceiling});
    }
    planned.change.edits.append_range(drafts);
    for (const auto& [entity, id] : voided) empty_approval(tables, planned.change, entity, id);
}

void hand_on_approval(Planner& planner, Place from, RecordId made) {
    const Tables& tables = planner.tables();
    const DocumentKind& kind = *document_kind(planner.schema().entity(from.entity).key);
    if (discount_standing(tables, from, live_lines(tables, from)).standing != DiscountStandings::approved) return;
    const EntityIx entity = planner.schema().entity(kind.made);
    for (const std::string_view key : approval_cells)
        planner.set(entity, made, key, tables.value(from, known_field(planner.schema(), from.entity, key)));
    const DiscountedDocument whole = After(tables, planner.planned().change).document(*document_kind(kind.made), made);
    planner.put(entity, made, known_field(planner.schema(), entity, "approval_of"), fingerprint_of(whole));
}

Planned plan_intent(const Tables& tables, const AskApproval& ask, const PlanContext& context) {
    Planner planner(tables, context);
    Place place;
    if (!is_document(planner, ask.document, place)) return planner.take("ask_approval");
    if (ask.by.empty()) planner.problem(place.entity, "approval_asked_by", Reason::required);
    const std::vector<Row> lines = live_lines(tables, place);
    if (!discount_standing(tables, place, lines).is_held()) return planner.take("ask_approval");
    sign(planner, place, "approval_asked_by", ask.by);
    planner.set(place.entity, ask.document, "approval", std::string("asked"));
    planner.set(place.entity, ask.document, "approval_of", fingerprint_of(discounted_document(tables, place, lines)));
    for (const std::string_view key : {"approval_by", "approval_note"})
        planner.set(place.entity, ask.document, key, Value{});
    return planner.take("ask_approval");
}

Planned plan_intent(const Tables& tables, const AnswerApproval& answer, const PlanContext& context) {
    Planner planner(tables, context);
    const std::string_view label = answer.is_approved ? "approve_discount" : "refuse_discount";
    Place place;
    if (!is_document(planner, answer.document, place)) return planner.take(label);
    if (answer.by.empty()) planner.problem(place.entity, "approval_by", Reason::required);
    if (!answer.is_approved && answer.sentence.empty())
        planner.problem(place.entity, "approval_note", Reason::required);
    const std::vector<Row> lines = live_lines(tables, place);
    const DiscountStandings standing = discount_standing(tables, place, lines).standing;
    if (standing == DiscountStandings::over) // asked for something else, or not at all
        planner.problem(place.entity, "approval", Reason::over_ceiling);
    if (standing == DiscountStandings::within) return planner.take(label);
    check_answers(planner, place, answer, lines);
    sign(planner, place, "approval_by", answer.by);
    planner.set(place.entity, answer.document, "approval", std::string(answer.is_approved ? "approved" : "refused"));
    planner.set(place.entity, answer.document, "approval_note",
                answer.sentence.empty() ? Value{} : Value{answer.sentence});
    return planner.take(label);
}

} // namespace crm
