// Which records to show: conditions on fields, joined by and, or, not. A filter is a value; it has a textual form that
// people type, saved views keep and the command line takes:
//
//     city=جدة stage=vip,new total>1000 (owner=سارة or not phone:empty) date:last30 name~احمد
//     birthday=1990-01-01..1999-12-31
//
// Operators: =  !=  ~ (contains)  !~  ^= (begins with)  <  <=  >  >=  =a..b (between)  :empty  :filled  :last30  :next7
// :older60 (days)  :this_week :next_month … (periods.hpp). Several values after = or != are alternatives, separated by
// commas. Texts compare by their search form (core/text/fold.hpp); fields may be called by key or by label, choices
// too.
//
// What stands beside a record (links.hpp) is asked with brackets, which hold a filter of its own, or counted and added
// up; company.city=جدة is short for company(city=جدة):
//
//     company(city=جدة) not order(date:last60) task(done_at:empty)
//     count order(date:this_year)>=3   sum order.total(state=delivered)>10000   max order.date<2025-01-01
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/queries/links.hpp"
#include "core/queries/periods.hpp"
#include "core/queries/reader.hpp"

namespace crm {

enum class Operator : std::uint8_t {
    is,
    is_not,
    contains,
    contains_not,
    starts_with,
    is_empty,
    is_not_empty,
    less,
    at_most,
    greater,
    at_least,
    between,
    before,
    after,
    in_last_days, // today included
    in_next_days,
    any_of,
    none_of,
    in_period,      // its value: the key of a named period (periods.hpp)
    older_than_days // more than so many days ago
};

// A piece of an address that can be asked for by itself.
enum class AddressPart : std::uint8_t { whole, city, country, region, district, street, postcode };

// Values by the field's type: choice: its key; reference: a RecordId, or words of its name; date and moment: days since
// 1970; in_last_days, in_next_days and older_than_days: a number of days; everything else as its cells.
struct Condition {
    FieldIx field = no_field;
    AddressPart part = AddressPart::whole;
    Operator op = Operator::is;
    std::vector<Value> values; // as many as values_of(op), see below
    bool operator==(const Condition&) const = default;
};

// What is asked about the records beside one: whether there is any, how many there are, or what a field of theirs comes
// to. Sums of nothing are 0; averages and extremes of nothing pass no test. Money counts where it is in the value's
// currency.
enum class Tally : std::uint8_t { any, count, sum, average, smallest, largest };

struct Filter {
    enum class Kind : std::uint8_t { all, any, not_, condition, related };
    Kind kind = Kind::all;
    std::vector<Filter> parts{}; // of `all` and `any`; of `not_` exactly one; of `related` one: which of them count
    Condition condition{}; // of `related`: what the tally has to be, `field` of the link's target; of `any` nothing
    Link link{};           // of `related`
    Tally tally = Tally::any;
    bool operator==(const Filter&) const = default;
    bool empty() const { return kind == Kind::all && parts.empty(); } // everything passes

    static Filter of(Condition condition) { return {Kind::condition, {}, std::move(condition)}; }
    static Filter all_of(std::vector<Filter> parts) { return {Kind::all, std::move(parts)}; }
    static Filter any_of(std::vector<Filter> parts) { return {Kind::any, std::move(parts)}; }
    static Filter not_of(Filter part) { return {Kind::not_, {std::move(part)}}; }
    static Filter has(Link link) { return {Kind::related, {all_of({})}, {}, link}; }
    static Filter has(Link link, Filter which) { return {Kind::related, {std::move(which)}, {}, link}; }
    static Filter tallied(Link link, Filter which, Tally tally, Condition condition) {
        return {Kind::related, {std::move(which)}, std::move(condition), link, tally};
    }
};

// A field, or a piece of an address, by the names that filters know: its key, "city", "address.city", or its label in
// either language; no_field: there is none.
struct FieldPart {
    FieldIx field = no_field;
    AddressPart part = AddressPart::whole;
    bool operator==(const FieldPart&) const = default;
};
FieldPart field_named(const Schema& schema, EntityIx entity, std::string_view name);
std::string name_of(const Schema& schema, EntityIx entity, FieldPart part); // as filters write it

// What a field can be asked, in the order a menu shows it.
std::span<const Operator> operators_of(const FieldDef& field);
bool allows(const FieldDef& field, Operator op);
int values_of(Operator op); // 0, 1, 2; -1: any number
const Label& label_of(Operator op);
const Label& label_of(AddressPart part);

// The same for tallies: what a tally of the field comes to is asked like a field of this type.
FieldDef tally_field(const Schema& schema, const Filter& related);
std::span<const Operator> operators_of_tally(FieldType type);
bool can_tally(const FieldDef& field, Tally tally);
const Label& label_of(Tally tally);

enum class FilterReason : std::uint8_t {
    unknown_field,
    unexpected,  // something that is neither a field nor a word of the language
    no_operator, // a field, and then nothing
    unknown_operator,
    not_for_field, // dates do not contain
    unknown_link,  // brackets behind what leads nowhere
    no_tally,      // a sum of what cannot be added up
    no_value,
    bad_value,
    unclosed_quote,
    unclosed_bracket,
    too_deep
};
struct FilterProblem {
    FilterReason reason = FilterReason::unexpected;
    std::size_t position = 0, length = 0; // bytes of the text
    std::string word;
    bool operator==(const FilterProblem&) const = default;
};
std::string sentence_of(const FilterProblem& problem, Language language);

Result<Filter, FilterProblem> parse_filter(const Schema& schema, EntityIx entity, std::string_view text,
                                           const Reader& reader);

// parse_filter(to_text(filter)) == filter, for every filter that parse_filter can return, for any reader.
std::string to_text(const Schema& schema, EntityIx entity, const Filter& filter);

// For a chip above a list: "التصنيف: مميز", "الإجمالي أكبر من 1,000".
std::string describe(const Tables& tables, EntityIx entity, const Condition& condition, const Reader& reader);
std::string describe(const Tables& tables, EntityIx entity, const Filter& filter, const Reader& reader);

} // namespace crm
