#include "core/sales/needs.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/queries/known_fields.hpp"
#include "core/text/fold.hpp"
#include "core/text/numbers.hpp"

namespace crm {

namespace {

constexpr int number_scale = 4; // as decimal fields keep them

NeedKind kind_of(std::string_view key) {
    return key == "yes_no"   ? NeedKind::yes_no
           : key == "choice" ? NeedKind::choice
           : key == "number" ? NeedKind::number
                             : NeedKind::text;
}

std::string_view trimmed_words(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const std::size_t from = text.find_first_not_of(spaces);
    return from == text.npos ? std::string_view() : text.substr(from, text.find_last_not_of(spaces) - from + 1);
}

std::vector<std::string> lines_of_text(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string line(trimmed_words(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty() && !std::ranges::contains(lines, line)) lines.push_back(std::move(line));
    }
    return lines;
}

// The rules of all questions, their columns looked up once.
struct Rules {
    explicit Rules(const Tables& tables)
        : tables(tables), table(tables.table(known_entity(tables.schema(), "need_rule"))), question(of("question")),
          answer(of("answer")), from(of("from")), up_to(of("up_to")), product(of("product")), category(of("category")) {
    }
    bool speaks(Row rule, const Need& need) const {
        if (need.question.kind == NeedKind::number) {
            const auto number = fixed_from(need.answer, number_scale);
            return number && !(from.has(rule) && *number < from.number(rule)) &&
                   !(up_to.has(rule) && *number > up_to.number(rule));
        }
        if (!answer.has(rule)) return true;
        const std::string wanted = folded(answer.words(rule)), said = folded(need.answer);
        return need.question.kind == NeedKind::text ? said.find(wanted) != said.npos : said == wanted;
    }

    const Tables& tables;
    const Table& table;
    const Column &question, &answer, &from, &up_to, &product, &category;

private:
    const Column& of(std::string_view key) const { return known_column(tables, "need_rule", key); }
};

} // namespace

std::vector<NeedQuestion> need_questions(const Tables& tables) {
    const EntityIx entity = known_entity(tables.schema(), "need_question");
    const Table& table = tables.table(entity);
    const auto column = [&](std::string_view key) -> const Column& {
        return known_column(tables, "need_question", key);
    };
    const Column &text = column("text"), &kind = column("kind"), &options = column("options"),
                 &position = column("position"), &created = table.columns[created_field(tables.schema(), entity)];
    std::vector<Row> rows;
    for (Row row = 0; row < table.rows(); ++row)
        if (table.is_live(row)) rows.push_back(row);
    std::ranges::sort(rows, {}, [&](Row row) {
        return std::tuple(position.has(row) ? position.number(row) : INT64_MAX, created.number(row),
                          tables.id({entity, row}));
    });
    std::vector<NeedQuestion> questions;
    for (const Row row : rows) {
        NeedQuestion& each = questions.emplace_back();
        each.place = {entity, row};
        each.kind = kind_of(kind.words(row));
        each.text = text.words(row);
        if (each.kind == NeedKind::choice) each.options = lines_of_text(options.words(row));
    }
    return questions;
}

std::size_t Needs::next_open(std::size_t from) const {
    for (std::size_t i = 0; i < all.size(); ++i)
        if (const std::size_t at = (from + i) % all.size(); all[at].answer.empty()) return at;
    return all.size();
}

Place asked_record(const Tables& tables, Place subject) {
    const Schema& schema = tables.schema();
    if (subject.entity != known_entity(schema, "lead")) return subject;
    const Place deal = place_in(tables, known_column(tables, "lead", "deal"), subject.row);
    return deal && deal.entity == known_entity(schema, "deal") && tables.table(deal.entity).is_live(deal.row) ? deal
                                                                                                              : subject;
}

Needs needs_of(const Tables& tables, RelationCache& relations, Place lead_or_deal) {
    const Schema& schema = tables.schema();
    const Place subject = asked_record(tables, lead_or_deal);
    const EntityIx entity = known_entity(schema, "need_answer");
    const FieldIx field = known_field(schema, entity, "answer");
    const Column &question = known_column(tables, "need_answer", "question"),
                 &answer = tables.table(entity).columns[field];
    std::map<Row, std::pair<Stamp, Row>> latest; // by the question's row
    for (const Row row : children(tables, relations, "need_answer", schema.entity(subject.entity).key, subject)) {
        const Place of = place_in(tables, question, row);
        if (!of || !answer.has(row)) continue;
        const std::pair one{tables.stamp({entity, row}, field), row};
        if (const auto [known, is_first] = latest.try_emplace(of.row, one); !is_first)
            known->second = std::max(known->second, one);
    }
    Needs needs;
    for (NeedQuestion& each : need_questions(tables)) {
        const auto found = latest.find(each.place.row);
        Need& need = needs.all.emplace_back();
        need.question = std::move(each);
        if (found == latest.end()) continue;
        need.answer = answer.words(found->second.second);
        ++needs.answered;
    }
    return needs;
}

std::vector<ProposedProduct> proposed_products(const Tables& tables, const Needs& needs) {
    const Rules rules(tables);
    const EntityIx products = known_entity(tables.schema(), "product");
    const Table& table = tables.table(products);
    const Column &category = known_column(tables, "product", "category"),
                 &is_retired = known_column(tables, "product", "is_retired");
    std::map<Row, std::size_t> place_of; // question's row -> place among the needs
    for (std::size_t i = 0; i < needs.all.size(); ++i)
        if (!needs.all[i].answer.empty()) place_of[needs.all[i].question.place.row] = i;
    std::map<Row, std::vector<std::size_t>> found;
    std::map<std::string, std::vector<std::size_t>> by_category;
    const auto add = [](std::vector<std::size_t>& because, std::size_t at) {
        if (!std::ranges::contains(because, at)) because.push_back(at);
    };
    for (Row rule = 0; rule < rules.table.rows(); ++rule) {
        if (!rules.table.is_live(rule)) continue;
        const Place of = place_in(tables, rules.question, rule);
        const auto at = of ? place_of.find(of.row) : place_of.end();
        if (at == place_of.end() || !rules.speaks(rule, needs.all[at->second])) continue;
        if (const Place product = place_in(tables, rules.product, rule); product && product.entity == products)
            add(found[product.row], at->second);
        if (rules.category.has(rule)) add(by_category[folded(rules.category.words(rule))], at->second);
    }
    if (!by_category.empty())
        for (Row row = 0; row < table.rows(); ++row) {
            if (!table.is_live(row) || !category.has(row)) continue;
            const auto reasons = by_category.find(folded(category.words(row)));
            if (reasons == by_category.end()) continue;
            for (const std::size_t at : reasons->second) add(found[row], at);
        }
    std::vector<ProposedProduct> proposed;
    for (auto& [row, because] : found) {
        if (!table.is_live(row) || is_retired.code(row) == 1) continue;
        std::ranges::sort(because);
        proposed.push_back({row, std::move(because)});
    }
    std::ranges::stable_sort(proposed, std::greater(), [](const ProposedProduct& each) { return each.because.size(); });
    return proposed;
}

std::string kept_answer(const NeedQuestion& question, std::string_view typed) {
    const std::string_view said = trimmed_words(typed);
    switch (question.kind) {
    case NeedKind::yes_no: return said == "yes" || said == "no" ? std::string(said) : std::string();
    case NeedKind::choice:
        for (const std::string& option : question.options)
            if (folded(option) == folded(said)) return option;
        return {};
    case NeedKind::number: {
        const auto number = fixed_from(said, number_scale);
        return number ? fixed_text({*number, number_scale},
                                   {.is_grouped = false, .decimals_max = number_scale, .has_direction_mark = false})
                      : std::string();
    }
    case NeedKind::text: return std::string(said);
    }
    return {};
}

} // namespace crm
