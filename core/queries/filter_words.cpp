// Filters in words: what a chip above a list says, a paper's heading, a screen reader.
#include "core/queries/display.hpp"
#include "core/queries/filter.hpp"
#include "core/queries/known_fields.hpp"
#include "core/queries/words_queries.hpp"
#include "core/text/numbers.hpp"
#include "core/text/words.hpp"

namespace crm {

namespace {

// A value as people write it: of a field, or of a count of records.
std::string value_of(const Tables& tables, EntityIx entity, const FieldDef& field, const Condition& condition,
                     std::size_t i, const Reader& reader) {
    if (i >= condition.values.size()) return {};
    const Value& of = condition.values[i];
    if (const auto* words = std::get_if<std::string>(&of); words && field.type != FieldType::choice) {
        if (condition.part != AddressPart::country) return *words;
        return address_text({.country = *words}, reader);
    }
    if (const auto* whole = std::get_if<std::int64_t>(&of)) {
        if (field.type == FieldType::moment) return day_text(Date{static_cast<std::int32_t>(*whole)}, reader);
        if (condition.field == no_field) return number_text(*whole, {.digits = reader.locale.digits});
    }
    return value_text(tables, entity, condition.field, of, reader);
}

// "الإجمالي" and a test: "الإجمالي أكبر من 1,000"
std::string with_test(std::string text, const Tables& tables, EntityIx entity, const FieldDef& field,
                      const Condition& condition, const Reader& reader) {
    const Language language = reader.language();
    const auto values = [&](std::string_view joined_by) {
        std::string all;
        for (std::size_t i = 0; i < condition.values.size(); ++i)
            (all += i ? joined_by : "") += value_of(tables, entity, field, condition, i, reader);
        return all;
    };
    const auto days = [&] {
        const auto* count = condition.values.empty() ? nullptr : std::get_if<std::int64_t>(&condition.values[0]);
        return counted_text(words::for_days, count ? *count : 0, reader.locale);
    };
    const auto filled_in = [&](const BothNames& sentence) {
        const std::string_view whole = sentence.in(language);
        const std::size_t at = whole.find("{}");
        return text + ": " + std::string(whole.substr(0, at)) + days() + std::string(whole.substr(at + 2));
    };
    switch (condition.op) {
    case Operator::is:
    case Operator::any_of: return text + ": " + values(words::filter_or.in(language));
    case Operator::in_last_days: return filled_in(words::filter_in_last);
    case Operator::in_next_days: return filled_in(words::filter_in_next);
    case Operator::older_than_days: return filled_in(words::filter_older);
    case Operator::in_period: {
        const auto* key = condition.values.empty() ? nullptr : std::get_if<std::string>(&condition.values[0]);
        const NamedPeriod* period = key ? find_period(*key) : nullptr;
        return text + ": " + std::string(period ? period->label.in(language) : std::string_view());
    }
    default: break;
    }
    (text += ' ') += label_in(label_of(condition.op), language);
    if (!condition.values.empty())
        (text += ' ') +=
            values(condition.op == Operator::between ? words::filter_and.in(language) : words::filter_or.in(language));
    return text;
}

std::string in_brackets(const Tables& tables, EntityIx entity, const Filter& filter, const Reader& reader) {
    return filter.empty() ? std::string() : " (" + describe(tables, entity, filter, reader) + ")";
}

// "an order": English asks for small letters and the article.
std::string in_sentence(std::string label, Language language, bool has_article) {
    if (language == Language::ar || label.empty()) return label;
    constexpr std::string_view vowels = "AEIOUaeiou";
    if (label[0] >= 'A' && label[0] <= 'Z' && !(label.size() > 1 && label[1] >= 'A' && label[1] <= 'Z'))
        label[0] = static_cast<char>(label[0] + 32);
    if (!has_article) return label;
    return (vowels.find(label[0]) != vowels.npos ? "an " : "a ") + label;
}

std::string describe_related(const Tables& tables, const Filter& filter, bool is_negated, const Reader& reader) {
    const Schema& schema = tables.schema();
    const Language language = reader.language();
    const Link& link = filter.link;
    const std::string which = in_brackets(tables, link.target, filter.parts.front(), reader);
    if (filter.tally == Tally::any) {
        if (!leads_to_several(schema, link)) {
            const std::string label = label_of(schema, link, language);
            if (!which.empty()) return (is_negated ? std::string(words::filter_not.in(language)) : "") + label + which;
            return label + ' ' +
                   std::string(label_in(label_of(is_negated ? Operator::is_empty : Operator::is_not_empty), language));
        }
        const std::string one = label_of_one(schema, link, language);
        const BothNames& has = is_negated ? words::filter_has_no : words::filter_has;
        return std::string(has.in(language)) + in_sentence(one, language, !is_negated) + which;
    }
    const FieldDef field = tally_field(schema, filter);
    const bool is_day = is_date(field.type);
    std::string text(filter.tally == Tally::smallest && is_day  ? words::filter_earliest.in(language)
                     : filter.tally == Tally::largest && is_day ? words::filter_latest.in(language)
                                                                : label_in(label_of(filter.tally), language));
    text += ' ';
    if (filter.tally != Tally::count)
        text += std::string(field.label.in(language)) + std::string(words::filter_of_those.in(language));
    text += label_of(schema, link, language) + which;
    return with_test(std::move(text), tables, link.target, field, filter.condition, reader);
}

} // namespace

std::string describe(const Tables& tables, EntityIx entity, const Condition& condition, const Reader& reader) {
    const FieldDef& field = tables.schema().field(entity, condition.field);
    return with_test(std::string(label_in(condition.part == AddressPart::whole ? field.label : label_of(condition.part),
                                          reader.language())),
                     tables, entity, field, condition, reader);
}

std::string describe(const Tables& tables, EntityIx entity, const Filter& filter, const Reader& reader) {
    const Language language = reader.language();
    switch (filter.kind) {
    case Filter::Kind::condition: return describe(tables, entity, filter.condition, reader);
    case Filter::Kind::related: return describe_related(tables, filter, false, reader);
    case Filter::Kind::not_: {
        const Filter& part = filter.parts.front();
        if (part.kind == Filter::Kind::related && part.tally == Tally::any)
            return describe_related(tables, part, true, reader);
        return std::string(words::filter_not.in(language)) + "(" + describe(tables, entity, part, reader) + ")";
    }
    default: break;
    }
    if (filter.parts.empty()) return std::string(words::filter_everything.in(language));
    std::string text;
    for (std::size_t i = 0; i < filter.parts.size(); ++i) {
        if (i)
            text += filter.kind == Filter::Kind::any ? std::string_view(words::filter_or.in(language))
                    : language == Language::ar       ? "، و"
                                                     : ", and ";
        const bool needs_brackets =
            filter.parts[i].kind == Filter::Kind::any || filter.parts[i].kind == Filter::Kind::all;
        text += needs_brackets && filter.parts.size() > 1
                    ? "(" + describe(tables, entity, filter.parts[i], reader) + ")"
                    : describe(tables, entity, filter.parts[i], reader);
    }
    return text;
}

} // namespace crm
