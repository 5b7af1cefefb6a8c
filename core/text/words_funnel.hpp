// The words of the funnel: its steps, and what helps at each.
#pragma once
#include <array>

#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames funnel_title = {"القمع التسويقي", "Marketing funnel"};
inline constexpr BothNames funnel_text = {"من سمع بنا، ومن تحدثنا معه، ومن صار عميلًا، ومن اشترى: كم وصل إلى كل خطوة، "
                                          "وكم استغرق. اضغط خطوة لترى الواقفين عندها.",
                                          "Who has heard of us, whom we talked with, who became a customer, who "
                                          "bought: how many came so far, and how long it "
                                          "took. Press a step to see who stands there."};
inline constexpr BothNames funnel_steps_named[] = {
    {"الوعي", "Awareness"}, {"التفاعل", "Engagement"}, {"التحول", "Conversion"}, {"البيع", "Sale"}};
inline constexpr BothNames funnel_steps_mean[] = {{"وصلنا اسمه", "We have his name"},
                                                  {"تحدثنا معه", "We have talked"},
                                                  {"صار عميلًا", "He became a customer"},
                                                  {"اشترى", "He bought"}};
inline constexpr BothNames funnel_period = {"أُضيفوا خلال", "Added within"};
inline constexpr BothNames funnel_year = {"سنة", "A year"};
inline constexpr BothNames funnel_all_time = {"كل الوقت", "All time"};
inline constexpr BothNames funnel_under_a_day = {"أقل من يوم", "under a day"};
inline constexpr BothNames funnel_source = {"المصدر", "Source"};
inline constexpr BothNames funnel_any_source = {"كل المصادر", "All sources"};
inline constexpr BothNames funnel_seller = {"المسؤول", "Owner"};
inline constexpr BothNames funnel_any_seller = {"الجميع", "Everybody"};
inline constexpr BothNames funnel_no_seller = {"بلا مسؤول", "Nobody"};
inline constexpr BothNames funnel_no_source = {"بلا مصدر", "No source"};
inline constexpr BothNames funnel_by_source = {"حسب المصدر", "By source"};
inline constexpr BothNames funnel_of_first = {"من الوعي إلى البيع", "Awareness to sale"};
inline constexpr BothNames funnel_of_before = {"من الخطوة السابقة", "of the step before"};
inline constexpr BothNames funnel_usual_time = {"الوسيط", "median"};
inline constexpr BothNames funnel_standing = {"الواقفون هنا، الأقدم أولًا", "Standing here, the oldest first"};
inline constexpr BothNames funnel_nobody = {"لا أحد يقف هنا.", "Nobody stands here."};
inline constexpr BothNames funnel_empty = {"لا عملاء محتملين في هذه المدة", "No leads in this period"};
inline constexpr BothNames funnel_empty_text = {"أضف عميلًا محتملًا أو استوردهم من ملف.",
                                                "Add a lead, or import them from a file."};
inline constexpr BothNames funnel_playbook = {"ما يدفعهم إلى الخطوة التالية", "What moves them on"};
inline constexpr BothPlurals funnel_days = {{"", "يوم واحد", "يومان", "# أيام", "# يومًا", "# يوم"},
                                            {"", "# day", "", "", "", "# days"}};
inline constexpr BothPlurals funnel_and_more = {{"", "وواحد غيرهم", "واثنان غيرهم", "و# غيرهم", "و# غيرهم", "و# غيرهم"},
                                                {"", "and # more", "", "", "", "and # more"}};

// The techniques of each step, most useful first.
inline constexpr std::array<std::array<BothNames, 4>, 4> funnel_techniques = {{
    {{{"تواصل خلال أول ساعة: الرد السريع أكثر ما يرفع التحول.", "Answer within the hour: speed lifts conversion most."},
      {"استعمل القناة التي جاء منها، واذكر ما سأل عنه.", "Use the channel he came by, and name what he asked about."},
      {"اكتب المصدر دائمًا لتعرف أي إعلان يأتي بمن يشتري.",
       "Always note the source, to learn which advertisement brings buyers."},
      {"لم يرد؟ حاول في وقت آخر من اليوم، ثلاث مرات قبل أن تتركه.",
       "No answer? Try at another time of day, three times before letting go."}}},
    {{{"اسأل عن الحاجة والميزانية وصاحب القرار والموعد قبل أن تعرض.",
       "Ask about need, budget, who decides and when, before you offer."},
      {"أرسل ما يخص حاجته وحدها: صورة، سعر، تجربة عميل مثله.",
       "Send only what fits the need: a picture, a price, the story of a customer alike."},
      {"لا تنه مكالمة دون خطوة تالية بموعد.", "End no call without a next step and its date."},
      {"من لا يناسبه ما نبيع: علّمه غير مؤهَّل مع السبب، ووفّر وقتك.",
       "Whom it does not suit: mark as not qualified, with the reason, and save your time."}}},
    {{{"افتح له صفقة بقيمة وموعد إغلاق، وتابعها على اللوحة.",
       "Open a deal with an amount and a closing date, and follow it on the board."},
      {"أزل المخاطرة: تجربة أو ضمان أو بداية صغيرة.", "Take the risk away: a trial, a guarantee, a small beginning."},
      {"اسأل عن الاعتراض صراحة، وسجّله، وأجب عنه.", "Ask for the objection openly, note it, and answer it."},
      {"عرض بمدة معلومة، يُذكَّر به قبل أن ينتهي.", "An offer with an end, and a reminder before it."}}},
    {{{"اشكره، واسأل عن رضاه بعد أسبوع.", "Thank him, and ask after a week whether he is content."},
      {"اعرض ما يكمل ما اشتراه.", "Offer what completes what he bought."},
      {"اطلب منه أن يدلك على من يحتاج مثله.", "Ask whom he knows who needs the same."},
      {"سجّل موعد حاجته التالية مهمةً من الآن.", "Note now, as a task, when he will need it again."}}},
}};

} // namespace crm::words
