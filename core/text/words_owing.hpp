// The words of who owes, and of reminding them.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames accounts_heading = {"الحسابات", "Accounts"}; // of the navigation
inline constexpr BothNames owing = {"المستحقات", "Who owes"};
inline constexpr BothNames owing_text = {"من عليه شيء، وكم تأخر عن موعد سداده.",
                                         "Everybody who owes something, and how late it is."};
inline constexpr BothPlurals owing_count = {{"لا أحد", "عميل واحد", "عميلان", "# عملاء", "# عميلًا", "# عميل"},
                                            {"Nobody", "# customer", "", "", "", "# customers"}};
inline constexpr BothNames owing_totals = {"مجموع المستحقات", "All that is owed"};
inline constexpr BothNames owing_customer = {"العميل", "Customer"};
inline constexpr BothNames owing_balance = {"المستحق", "Owed"};
// Short names of the same parts, for the heads of columns.
inline constexpr BothNames owing_ages[] = {{"لم يحن", "Not due"},
                                           {"1–30 يومًا", "1–30 days"},
                                           {"31–60 يومًا", "31–60 days"},
                                           {"61–90 يومًا", "61–90 days"},
                                           {"فوق 90 يومًا", "Over 90 days"}};
inline constexpr BothNames owing_late_part = {"{}، متأخر منها {}", "{}, of which late {}"};
inline constexpr BothNames owing_all_late = {"{}، كلها متأخرة", "{}, all of it late"};
inline constexpr BothNames owing_seller = {"المسؤول", "Owner"};
inline constexpr BothNames owing_all_sellers = {"كل المسؤولين", "All owners"};
inline constexpr BothNames owing_no_seller = {"بلا مسؤول", "No owner"};
inline constexpr BothNames owing_none = {"لا أحد عليه شيء", "Nobody owes anything"};
inline constexpr BothNames owing_none_text = {
    "تظهر هنا الطلبات المؤكدة والفواتير الصادرة التي لم تُسدد كلها، لكل عميل وبعمرها.",
    "Confirmed orders and issued invoices that are not fully paid appear here, by customer and by age."};
inline constexpr BothNames owing_none_of_seller = {"لا أحد من عملائه عليه شيء",
                                                   "None of these customers owes anything"};
inline constexpr BothPlurals owing_too_large = {
    {"", "حساب عميل واحد أكبر من أن يُجمع، فلم يُعرض.", "حسابا عميلين أكبر من أن يُجمعا، فلم يُعرضا.",
     "حسابات # عملاء أكبر من أن تُجمع، فلم تُعرض.", "حسابات # عميلًا أكبر من أن تُجمع، فلم تُعرض.",
     "حسابات # عميل أكبر من أن تُجمع، فلم تُعرض."},
    {"", "The account of # customer is too large to add up and is not shown.", "", "", "",
     "The accounts of # customers are too large to add up and are not shown."}};

inline constexpr BothNames remind = {"تذكير بالسداد", "Remind"};
inline constexpr BothNames remind_text_label = {"نص التذكير", "Text of the reminder"};
inline constexpr BothNames remind_whatsapp = {"واتساب", "WhatsApp"};
inline constexpr BothNames remind_mail = {"بريد إلكتروني", "E-mail"};
inline constexpr BothNames remind_task = {"مهمة متابعة", "A task instead"};
inline constexpr BothNames remind_help = {
    "يُفتح البرنامج والنص جاهز فيه، ويُسجَّل التذكير تعاملًا صادرًا سببه السداد.",
    "Your program opens with the text in it, and the reminder is recorded as an outgoing dealing about payment."};
inline constexpr BothNames remind_no_way = {"ليس لهذا العميل هاتف ولا بريد؛ أضفهما أو أنشئ مهمة.",
                                            "This customer has no phone and no e-mail: add one, or make a task."};
inline constexpr BothNames remind_said = {"سُجّل التذكير", "The reminder is recorded"};
inline constexpr BothNames remind_subject = {"تذكير بالسداد", "Payment reminder"};
inline constexpr BothNames remind_body = {
    "السلام عليكم {}،\nنذكّركم بالمستحق عليكم لدينا: {}.\nنرجو سداده، وشكرًا لتعاملكم معنا.",
    "Hello {},\nThis is a reminder of what is open on your account with us: {}.\nPlease arrange the payment. Thank "
    "you."};
inline constexpr BothNames remind_task_title = {"متابعة سداد {}: {}", "Payment of {}: {}"};

} // namespace crm::words
