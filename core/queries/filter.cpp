#include "core/queries/filter.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/queries/known_fields.hpp"

namespace crm {

namespace {

using enum Operator;
constexpr Operator text_operators[] = {contains, is,      is_not,   starts_with, contains_not,
                                       any_of,   none_of, is_empty, is_not_empty};
constexpr Operator term_operators[] = {is,          is_not,       any_of,   none_of,     contains,
                                       starts_with, contains_not, is_empty, is_not_empty};
constexpr Operator choice_operators[] = {is, is_not, any_of, none_of, is_empty, is_not_empty};
constexpr Operator number_operators[] = {is, is_not, less, at_most, greater, at_least, between, is_empty, is_not_empty};
constexpr Operator date_operators[] = {in_period, in_last_days, in_next_days, older_than_days, is,
                                       before,    after,        between,      at_most,         at_least,
                                       is_not,    is_empty,     is_not_empty};
constexpr Operator tally_number_operators[] = {at_least, at_most, greater, less, is, is_not, between};
constexpr Operator tally_date_operators[] = {in_period, in_last_days, in_next_days, older_than_days, is,    before,
                                             after,     between,      at_most,      at_least,        is_not};
constexpr Operator yes_no_operators[] = {is};
constexpr Operator reference_operators[] = {is,           is_not,      any_of,   none_of,     contains,
                                            contains_not, starts_with, is_empty, is_not_empty};
constexpr Operator set_operators[] = {is, is_not, any_of, none_of, contains, contains_not, is_empty, is_not_empty};

constexpr Label operator_labels[] = {
    {"هو", "is"},
    {"ليس", "is not"},
    {"يحتوي على", "contains"},
    {"لا يحتوي على", "does not contain"},
    {"يبدأ بـ", "begins with"},
    {"فارغ", "is empty"},
    {"غير فارغ", "is not empty"},
    {"أصغر من", "less than"},
    {"لا يزيد على", "at most"},
    {"أكبر من", "more than"},
    {"لا يقل عن", "at least"},
    {"بين", "between"},
    {"قبل", "before"},
    {"بعد", "after"},
    {"في آخر (أيام)", "in the last (days)"},
    {"خلال (أيام)", "in the next (days)"},
    {"أحد", "one of"},
    {"ليس من", "none of"},
    {"في", "is in"},
    {"قبل أكثر من (أيام)", "more than (days) ago"},
};
static_assert(std::size(operator_labels) == static_cast<std::size_t>(older_than_days) + 1);

constexpr Label tally_labels[] = {{"لديه", "has"},         {"عدد", "count of"},  {"مجموع", "sum of"},
                                  {"متوسط", "average of"}, {"أصغر", "smallest"}, {"أكبر", "largest"}};

constexpr Label part_labels[] = {{"العنوان", "Address"},       {"المدينة", "City"},  {"البلد", "Country"},
                                 {"المنطقة", "Region"},        {"الحي", "District"}, {"الشارع", "Street"},
                                 {"الرمز البريدي", "Postcode"}};

} // namespace

std::span<const Operator> operators_of(const FieldDef& field) {
    if (is_several(field)) return set_operators;
    switch (field.type) {
    case FieldType::integer:
    case FieldType::decimal:
    case FieldType::money: return number_operators;
    case FieldType::date:
    case FieldType::moment: return date_operators;
    case FieldType::yes_no: return yes_no_operators;
    case FieldType::choice: return choice_operators;
    case FieldType::term: return term_operators;
    case FieldType::reference: return reference_operators;
    default: return text_operators;
    }
}

bool allows(const FieldDef& field, Operator op) {
    const auto operators = operators_of(field);
    return std::find(operators.begin(), operators.end(), op) != operators.end();
}

int values_of(Operator op) {
    switch (op) {
    case is_empty:
    case is_not_empty: return 0;
    case between: return 2;
    case any_of:
    case none_of: return -1;
    default: return 1;
    }
}

const Label& label_of(Operator op) { return operator_labels[static_cast<std::size_t>(op)]; }
FieldDef tally_field(const Schema& schema, const Filter& related) {
    static constexpr FieldDef count{.key = "count", .label = {"العدد", "Count"}, .type = FieldType::integer};
    return related.tally == Tally::count || related.condition.field == no_field
               ? count
               : schema.field(related.link.target, related.condition.field);
}

std::span<const Operator> operators_of_tally(FieldType type) {
    if (is_date(type)) return tally_date_operators;
    return tally_number_operators;
}

bool can_tally(const FieldDef& field, Tally tally) {
    if (tally == Tally::any || tally == Tally::count || is_several(field)) return false;
    switch (field.type) {
    case FieldType::integer:
    case FieldType::decimal:
    case FieldType::money: return true;
    case FieldType::date:
    case FieldType::moment: return tally == Tally::smallest || tally == Tally::largest;
    default: return false;
    }
}

const Label& label_of(Tally tally) { return tally_labels[static_cast<std::size_t>(tally)]; }
const Label& label_of(AddressPart part) { return part_labels[static_cast<std::size_t>(part)]; }

} // namespace crm
