// What another currency is worth in the firm's own, from a day on. Which rate counts on a day, and how amounts are
// turned: core/queries/rates.hpp.
#pragma once
#include "core/entities/common.hpp"
#include "core/text/currency_table.hpp"

namespace crm {

inline constexpr auto currency_choices = [] {
    std::array<ChoiceDef, std::size(currency_table)> choices{};
    for (std::size_t i = 0; i < choices.size(); ++i) choices[i] = {currency_table[i].code, currency_table[i].name};
    return choices;
}();

inline constexpr std::int64_t rate_max = 10'000'000'000'000; // a milliard, in ten-thousandths

inline constexpr auto rate_fields = with_system_fields({
    {.key = "currency",
     .label = {"العملة", "Currency"},
     .type = FieldType::choice,
     .choices = currency_choices,
     .required = true,
     .section = "main",
     .list_order = 1,
     .import_names = "currency|currency code|from|العملة|رمز العملة"},
    {.key = "date",
     .label = {"من يوم", "From day"},
     .help = {"يسري حتى يأتي سعر أحدث", "Until a newer rate follows"},
     .type = FieldType::date,
     .required = true,
     .section = "main",
     .list_order = 2,
     .import_names = "date|day|valid from|التاريخ|اليوم|من يوم"},
    {.key = "rate",
     .label = {"تساوي بعملتنا", "Worth in our currency"},
     .help = {"كم من عملة المنشأة، مثل 3.75", "How many units of the firm's currency, like 3.75"},
     .type = FieldType::decimal,
     .min = 1,
     .max = rate_max,
     .required = true,
     .section = "main",
     .list_order = 3,
     .import_names = "rate|exchange rate|value|السعر|سعر الصرف|تساوي"},
    {.key = "units",
     .label = {"لكل كم وحدة منها", "For how many of it"},
     .help = {"فارغ: وحدة واحدة. لعملة صغيرة 100 أو 1000", "Empty: one. For a small currency 100 or 1000"},
     .type = FieldType::integer,
     .min = 1,
     .max = 1'000'000,
     .section = "main",
     .list_order = 4,
     .import_names = "units|per|الوحدات|لكل"},
    {.key = "source", .label = {"المصدر", "Source"}, .type = FieldType::term, .section = "main"},
    {.key = "base",
     .label = {"عملة المنشأة وقتها", "Firm's currency then"},
     .type = FieldType::choice,
     .choices = currency_choices,
     .read_only = true,
     .section = "system"},
});
inline constexpr EntityDef rate = {.key = "rate",
                                   .label = {"سعر صرف", "Exchange rate"},
                                   .plural = {"أسعار الصرف", "Exchange rates"},
                                   .fields = rate_fields,
                                   .name_field = "currency"};
static_assert(problem_in(rate).empty());

} // namespace crm
