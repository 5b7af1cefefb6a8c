// The words of sales territories.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames territories_title = {"المناطق البيعية", "Sales territories"};
inline constexpr BothNames territories_text = {
    "العميل الجديد يأخذ منطقة مدينته أو حيّه، ومسؤولًا من مندوبيها إن لم يكن له مسؤول؛ والصفقة تأخذ منطقة عميلها.",
    "A new customer takes the territory of the city or district, and one of its representatives where nobody is the "
    "owner; a deal takes its customer's."};
inline constexpr BothNames add_territory = {"إضافة منطقة بيعية", "Add a sales territory"};
inline constexpr BothNames no_territories_text = {"لا مناطق بعد. قسّم مدنك بين مندوبيك.",
                                                  "None yet. Divide your cities among those who sell."};
inline constexpr BothPlurals place_waiting = {
    {"", "وزّع سجلًا بحسب عنوانه", "وزّع سجلين بحسب عنوانيهما", "وزّع # سجلات بحسب عناوينها", "وزّع # سجلًا بحسب عناوينها",
     "وزّع # سجل بحسب عناوينها"},
    {"", "Place # record by its address", "", "", "", "Place # records by their addresses"}};
inline constexpr BothNames by_territory = {"بحسب المنطقة البيعية", "By sales territory"};
inline constexpr BothNames no_territory = {"بلا منطقة", "No territory"};
inline constexpr BothNames territory_customers = {"العملاء", "Customers"};
inline constexpr BothNames territory_open = {"صفقات مفتوحة", "Open deals"};

} // namespace crm::words
