// The words of cross-selling: what goes with what, and who bought the one and not the other.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames goes_with_title = {"يُشترى عادةً مع ما اشتراه", "Often bought with what they have"};
inline constexpr BothNames goes_with_reason = {"{} من {} ممن اشتروا «{}» اشتروه أيضًا",
                                               "{} of {} who bought “{}” also bought it"};
inline constexpr BothNames goes_with_add = {"أضف {} إلى الصفقة", "Add {} to the deal"};
inline constexpr BothNames goes_with_offer = {"اعرض {} في صفقة جديدة", "Offer {} in a new deal"};
inline constexpr BothNames goes_with_offered = {"بدأت صفقة: {}", "A deal was begun: {}"};

// On a product's page.
inline constexpr BothNames bought_together_title = {"من اشتراه وماذا اشترى معه", "Who bought it, and what with it"};
inline constexpr BothNames bought_together_of = {"اشتراه {} من {} ممن اشتروا «{}»",
                                                 "Bought by {} of {} who bought “{}”"};
inline constexpr BothNames bought_together_none = {
    "لا منتج يغلب أن يُشترى معه؛ يُقترح ما اشتراه معه ثلاثة عملاء على الأقل.",
    "Nothing is often bought with it: it takes three customers who bought both."};
inline constexpr BothNames bought_by_nobody = {"لم يشتره أحد بعد.", "Nobody has bought it yet."};
inline constexpr BothNames bought_not_title = {"من اشتراه ولم يشترِ غيره", "Who bought it and not another"};
inline constexpr BothNames bought_this = {"هذا المنتج", "This product"};
inline constexpr BothNames bought_category = {"الفئة: {}", "Category: {}"};
inline constexpr BothNames bought_which = {"ما اشتروه", "What they bought"};
inline constexpr BothNames not_bought = {"ولم يشتروا", "And did not buy"};
inline constexpr BothNames not_bought_hint = {"منتج أو فئة", "A product or a category"};
inline constexpr BothNames bought_not_choose = {"اختر منتجًا أو فئة لترى من يمكن أن تعرضها عليه.",
                                                "Choose a product or a category to see whom to offer it to."};
inline constexpr BothNames bought_not_nobody = {"كل من اشترى هذا اشترى ذاك أيضًا.",
                                                "All who bought the one bought the other too."};
inline constexpr BothPlurals bought_not_count = {{"", "عميل واحد", "عميلان", "# عملاء", "# عميلًا", "# عميل"},
                                                 {"", "# customer", "", "", "", "# customers"}};
inline constexpr BothNames bought_not_customer = {"العميل", "Customer"};
inline constexpr BothNames bought_not_times = {"مرات الشراء", "Purchases"};
inline constexpr BothNames bought_not_last = {"آخر شراء", "Last purchase"};
inline constexpr BothPlurals bought_not_more = {
    {"", "وعميل آخر", "وعميلان آخران", "و# عملاء آخرين", "و# عميلًا آخر", "و# عميل آخر"},
    {"", "and # more customer", "", "", "", "and # more customers"}};

} // namespace crm::words
