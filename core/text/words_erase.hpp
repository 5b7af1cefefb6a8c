// The words of erasing a person, and of the page with everything that is known about somebody.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames more_actions = {"المزيد لهذا السجل", "More for this record"};
inline constexpr BothNames save_known = {"احفظ كل ما يُعرف عنه في صفحة", "Save all that is known on a page"};
inline constexpr BothNames known_title = {"كل ما نعرفه عن:", "All that we know about:"};
inline constexpr BothNames known_made = {"صفحة أُعدّت في", "Made on"};
inline constexpr BothNames merged_record = {"سجل دُمج فيه", "A record that was merged"};
inline constexpr BothNames mentions_title = {"سجلات عن غيره تذكره", "Records about others that mention this person"};
inline constexpr BothNames known_when = {"متى", "When"};
inline constexpr BothNames known_what = {"ماذا", "What"};
inline constexpr BothNames known_before = {"قبل", "Before"};
inline constexpr BothNames known_after = {"بعد", "After"};
inline constexpr BothNames known_who = {"أين كُتب", "Written on"};

inline constexpr BothNames erase_person = {"محو بياناته نهائيًا…", "Erase for good…"};
inline constexpr BothNames erase_title = {"محو نهائي:", "Erase for good:"};
inline constexpr BothNames erase_text = {
    "يُمحى كل ما هو شخصي من السجلات والتاريخ والنسخ المحفوظة، ومن الخادم والأجهزة الأخرى عند مزامنتها. لا تراجع عن ذلك.",
    "Everything personal goes: from records, history and snapshots, and from the server and other devices when they "
    "sync. This cannot be undone."};
inline constexpr BothNames erase_what_goes = {"ما يُمحى", "What goes"};
inline constexpr BothNames erase_all_fields = {
    "ما يدل عليه ويصفه: الاسم والهاتف والبريد والعنوان والمصدر وغيرها",
    "Whatever says who this is: name, phone, e-mail, address, source and the rest"};
inline constexpr BothNames erase_words_of = {"نصوص السجلات المرتبطة به:", "The text of linked records:"};
inline constexpr BothNames erase_what_stays = {"ما يبقى", "What stays"};
inline constexpr BothNames erase_stays = {
    "الطلبات بتواريخها ومبالغها، وأن تعاملًا جرى ومتى، والتصنيف والوسوم والمسؤول، باسم «شخص مُحيت بياناته». وما صدّرته أو "
    "طبعته من قبل.",
    "Orders with their dates and amounts, that a dealing took place and when, and the stage, tags and owner, of \"an "
    "erased person\". And files that you exported or printed before."};
inline constexpr BothPlurals erase_mentions = {
    {"", "سجل واحد عن غيره يذكره ويبقى كما هو:", "سجلان عن غيره يذكرانه ويبقيان كما هما:",
     "# سجلات عن غيره تذكره وتبقى كما هي:", "# سجلًا عن غيره تذكره وتبقى كما هي:", "# سجل عن غيره تذكره وتبقى كما هي:"},
    {"", "# record about others mentions this person and stays as it is:", "", "", "",
     "# records about others mention this person and stay as they are:"}};
inline constexpr BothNames erase_go_on = {"متابعة", "Continue"};
inline constexpr BothNames erase_type_name = {"اكتب الاسم للتأكيد", "Type the name to confirm"};
inline constexpr BothNames erase_name_differs = {"اكتب الاسم كما هو:", "Type the name as it is:"};
inline constexpr BothNames erase_now = {"امحُ نهائيًا", "Erase for good"};
inline constexpr BothNames erase_going_on = {"يُمحى من كل الملفات…", "Erasing it from all files…"};
inline constexpr BothNames erase_done = {"مُحيت البيانات من كل الملفات", "Erased from all files"};
inline constexpr BothNames erase_unfinished = {"مُحيت البيانات من السجلات؛ ويُكمل محوها من الملفات عند الفتح التالي.",
                                               "Erased from the records; the next start finishes the files."};
inline constexpr BothNames was_erased = {"مُحيت البيانات الشخصية لهذا السجل نهائيًا:",
                                         "The personal data of this record was erased for good:"};
inline constexpr BothNames erased_people = {"من مُحيت بياناتهم", "Erased people"};
inline constexpr BothNames erased_when = {"متى", "When"};
inline constexpr BothNames erased_where = {"من أين", "From where"};
inline constexpr BothNames erased_id = {"المعرّف", "Id"};
inline constexpr BothNames nobody_erased = {"لم تُمحَ بيانات أحد", "Nobody was erased"};
inline constexpr BothNames nobody_erased_text = {"يُمحى شخص من صفحته: المزيد ← محو بياناته نهائيًا.",
                                                 "A person is erased from their page: More, then Erase for good."};

} // namespace crm::words
