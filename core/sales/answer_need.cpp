// The commands of needs.hpp.
#include <algorithm>

#include "core/commands/deals.hpp"
#include "core/commands/planner.hpp"
#include "core/queries/known_fields.hpp"
#include "core/sales/needs.hpp"
#include "core/sales/offer_product.hpp"

namespace crm {

namespace {

bool must_be_asked(Planner& planner, RecordId subject) {
    const Schema& schema = planner.schema();
    const EntityIx lead = schema.entity("lead"), deal = schema.entity("deal");
    const bool is_lead = planner.tables().find(subject).entity == lead;
    return planner.must_be_live(subject, is_lead ? lead : deal);
}

RecordId record_of(const Value& value) {
    const auto* id = std::get_if<RecordId>(&value);
    return id ? *id : RecordId{};
}

// The deal's lines are in one currency; an amount that was typed says which it is as well.
SaveDeal deal_with(const Tables& tables, RelationCache& relations, const AddProposed& add, const PlanContext& context) {
    const Schema& schema = tables.schema();
    const Place deal = tables.find(add.subject);
    const auto cell = [&](std::string_view key) { return tables.value(deal, known_field(schema, deal.entity, key)); };
    const Value amount = cell("amount");
    const auto* money = std::get_if<Money>(&amount);
    SaveDeal save{.deal = {.entity = deal.entity, .id = add.subject}};
    const EntityIx line = known_entity(schema, "deal_line");
    const FieldIx owner = known_field(schema, line, "deal");
    // Those that stand are named, so that the amount is the sum of all.
    for (const Row row : children(tables, relations, line, owner, deal))
        save.lines.push_back({.entity = line, .id = tables.id({line, row})});
    save.lines.push_back(deal_line_of(tables, relations,
                                      {.product = add.product,
                                       .person = record_of(cell("person")),
                                       .company = record_of(cell("company")),
                                       .date = date_of(context.now, context.offset_minutes),
                                       .currency = money ? money->currency : Currency{}}));
    return save;
}

} // namespace

Planned plan_intent(const Tables& tables, const AnswerNeed& intent, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    const EntityIx entity = known_entity(schema, "need_answer");
    constexpr std::string_view label = "answer_need";
    if (!must_be_asked(planner, intent.subject) ||
        !planner.must_be_live(intent.question, known_entity(schema, "need_question")))
        return planner.take(label);
    const Place subject = asked_record(tables, tables.find(intent.subject));
    RelationCache relations;
    const Column& of = known_column(tables, "need_answer", "question");
    std::vector<Row> rows =
        children(tables, relations, entity, known_field(schema, entity, schema.entity(subject.entity).key), subject);
    const Place question = tables.find(intent.question);
    std::erase_if(rows, [&](Row row) { return place_in(tables, of, row) != question; });
    if (intent.answer.empty()) {
        for (const Row row : rows)
            planner.set(entity, tables.id({entity, row}), removed_field(schema, entity), Value{context.now.ms});
        return planner.take(label);
    }
    std::vector<NeedQuestion> questions = need_questions(tables);
    const auto asked = std::ranges::find(questions, question, &NeedQuestion::place);
    std::string kept = asked == questions.end() ? std::string() : kept_answer(*asked, intent.answer);
    if (kept.empty()) {
        const bool is_number = asked != questions.end() && asked->kind == NeedKind::number;
        planner.problem(entity, "answer", is_number ? Reason::not_a_number : Reason::not_a_choice);
        return planner.take(label);
    }
    SaveRecord save{.entity = entity};
    const auto put = [&](std::string_view key, Value value) {
        save.cells.push_back({known_field(schema, entity, key), std::move(value)});
    };
    const FieldIx answer = known_field(schema, entity, "answer");
    const auto later = [&](Row row) { return tables.stamp({entity, row}, answer); };
    if (const auto latest = std::ranges::max_element(rows, {}, later); latest != rows.end()) {
        save.id = tables.id({entity, *latest});
    } else {
        put("question", intent.question);
        put(schema.entity(subject.entity).key, tables.id(subject));
    }
    put("answer", std::move(kept));
    planner.save_record(save);
    return planner.take(label);
}

Planned plan_intent(const Tables& tables, const AddProposed& intent, const PlanContext& context) {
    Planner planner(tables, context);
    const Schema& schema = tables.schema();
    constexpr std::string_view label = "add_proposed";
    if (!must_be_asked(planner, intent.subject) ||
        !planner.must_be_live(intent.product, known_entity(schema, "product")))
        return planner.take(label);
    const Place subject = tables.find(intent.subject);
    if (subject.entity == known_entity(schema, "deal")) {
        RelationCache relations;
        Planned planned = plan_intent(tables, deal_with(tables, relations, intent, context), context);
        planned.change.label = label;
        return planned;
    }
    const FieldIx products = known_field(schema, subject.entity, "products");
    CellEdit cell{.field = products, .elements = tables.elements(subject, products)};
    cell.elements.push_back(intent.product);
    planner.save_record({.entity = subject.entity, .id = intent.subject, .cells = {std::move(cell)}});
    return planner.take(label);
}

bool has_product(const Tables& tables, RelationCache& relations, Place subject, Place product) {
    const Schema& schema = tables.schema();
    if (subject.entity == known_entity(schema, "lead"))
        return std::ranges::contains(tables.elements(subject, known_field(schema, subject.entity, "products")),
                                     Value{tables.id(product)});
    const Column& of = known_column(tables, "deal_line", "product");
    return std::ranges::any_of(children(tables, relations, "deal_line", "deal", subject),
                               [&](Row row) { return place_in(tables, of, row) == product; });
}

} // namespace crm
