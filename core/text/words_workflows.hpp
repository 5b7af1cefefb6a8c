// The words of workflow rules.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames workflows_title = {"القواعد التلقائية", "Workflow rules"};
inline constexpr BothNames workflows_text = {
    "متى حدث هذا وتحقق ذاك، يفعل وصل الباقي: يُسند السجل، أو يملأ حقلًا، أو ينشئ مهمة. يتبعها عند كل إضافة أو تعديل "
    "في هذه الصفحة، وتراجع واحد يرد الكل؛ وما يأتي باستيراد أو مزامنة لا يشغّلها.",
    "When this happens and that holds, Wasl does the rest: gives the record to somebody, fills a field, makes a task. "
    "Rules are followed at every record added or changed in this page, and one undo takes all of it back; what comes "
    "by "
    "import or sync starts none."};
inline constexpr BothNames workflows_open = {"فتح القواعد التلقائية", "Open the workflow rules"};
inline constexpr BothNames workflow_rules_heading = {"القواعد", "Rules"};
inline constexpr BothNames add_workflow = {"إضافة قاعدة", "Add a rule"};
inline constexpr BothNames no_workflows = {"لا قواعد بعد.", "No rules yet."};
inline constexpr BothNames workflow_presets = {"ابدأ بقواعد مقترحة", "Begin with proposed ones"};
inline constexpr BothNames workflow_presets_added = {"أُضيفت القواعد المقترحة", "The proposed rules were added"};
inline constexpr BothNames workflow_turn_off = {"إيقاف: {}", "Turn off: {}"};
inline constexpr BothNames workflow_turn_on = {"تشغيل: {}", "Turn on: {}"};
inline constexpr BothNames workflow_turned_off = {"أُوقفت القاعدة", "The rule is off"};
inline constexpr BothNames workflow_turned_on = {"تعمل القاعدة", "The rule is on"};
inline constexpr BothNames workflow_off = {"موقوفة", "Off"};
inline constexpr BothNames workflow_broken = {"لم تعد شروطها مفهومة؛ عدّلها.",
                                              "Its conditions are no longer understood; edit it."};
inline constexpr BothNames workflow_run_now = {"تنفيذ الآن: {}", "Run now: {}"};
inline constexpr BothNames workflow_run_title = {"تنفيذ القاعدة الآن؟", "Run the rule now?"};
inline constexpr BothPlurals workflow_run_on = {
    {"", "يحقق شروطها الآن سجل واحد. يمكنك التراجع بعدها.", "يحقق شروطها الآن سجلان. يمكنك التراجع بعدها.",
     "يحقق شروطها الآن # سجلات. يمكنك التراجع بعدها.", "يحقق شروطها الآن # سجلًا. يمكنك التراجع بعدها.",
     "يحقق شروطها الآن # سجل. يمكنك التراجع بعدها."},
    {"", "# record fulfils its conditions now. You can undo it afterwards.", "", "", "",
     "# records fulfil its conditions now. You can undo it afterwards."}};
inline constexpr BothNames workflow_run_it = {"تنفيذ الآن", "Run it now"};
inline constexpr BothNames workflow_when = {"متى", "When"};
inline constexpr BothNames workflow_if = {"إذا", "If"};
inline constexpr BothNames workflow_then = {"فإن وصل", "Then"};
inline constexpr BothNames workflow_kind = {"نوع السجل", "Kind of record"};
inline constexpr BothNames workflow_any = {"بلا شروط: كل سجل يُضاف.", "Without conditions: every record that is added."};
inline constexpr BothNames workflow_needs_condition = {"أضف شرطًا: متى يحققه تغيير؟",
                                                       "Add a condition: what is a change to fulfil?"};
inline constexpr BothNames workflow_incomplete = {"أكمل الشرط أو أزله.", "Complete the condition, or remove it."};
inline constexpr BothNames workflow_matches_none = {"لا سجل يحقق الشروط الآن.",
                                                    "No record fulfils the conditions now."};
inline constexpr BothPlurals workflow_matching = {
    {"", "سجل واحد يحقق الشروط الآن: {}", "سجلان يحققان الشروط الآن: {}", "# سجلات تحقق الشروط الآن: {}",
     "# سجلًا يحقق الشروط الآن: {}", "# سجل يحقق الشروط الآن: {}"},
    {"", "# record fulfils the conditions now: {}", "", "", "", "# records fulfil the conditions now: {}"}};
inline constexpr BothNames workflow_set_none = {"لا يغيّر حقلًا", "Changes no field"};
inline constexpr BothNames workflow_sets = {"يملأ الحقل", "Set a field"};
inline constexpr BothNames workflow_days_from = {"بعد كم يومًا من اليوم", "How many days from that day"};
inline constexpr BothNames workflow_in_days = {"بعد {} يوم", "in {} days"};
inline constexpr BothNames workflow_assigns = {"إسناد إلى {}", "Assign to {}"};
inline constexpr BothNames workflow_task_of = {"مهمة «{}»", "Task “{}”"};
inline constexpr BothNames workflow_log_heading = {"سجل التنفيذ", "Run log"};
inline constexpr BothNames workflow_log_empty = {"لم تُنفَّذ قاعدة بعد.", "No rule has run yet."};
inline constexpr BothNames workflow_refused = {"لم تُنفَّذ: {}", "Could not: {}"};
inline constexpr BothNames workflow_ran = {"نُفّذت القاعدة «{}»", "The rule “{}” was followed"};
inline constexpr BothPlurals workflows_ran = {
    {"", "نُفّذت قاعدة تلقائية مرة", "نُفّذت القواعد التلقائية مرتين", "نُفّذت القواعد التلقائية # مرات",
     "نُفّذت القواعد التلقائية # مرة", "نُفّذت القواعد التلقائية # مرة"},
    {"", "Workflow rules ran once", "", "", "", "Workflow rules ran # times"}};
inline constexpr BothNames workflow_not_ran = {"لم تُنفَّذ القاعدة «{}»: {}", "The rule “{}” could not be followed: {}"};

// Proposed rules.
inline constexpr BothNames preset_lead_rule = {"اتصال أول بكل عميل محتمل", "A first call to every lead"};
inline constexpr BothNames preset_lead_task = {"اتصال أول", "First call"};
inline constexpr BothNames preset_quote_rule = {"متابعة عروض الأسعار المرسلة", "Follow up quotes that were sent"};
inline constexpr BothNames preset_quote_task = {"متابعة عرض السعر", "Follow up the quote"};
inline constexpr BothNames preset_deal_rule = {"اطمئنان بعد البيع", "A call after the sale"};
inline constexpr BothNames preset_deal_task = {"شكر واطمئنان", "Thank them, and ask how it went"};
inline constexpr BothNames preset_ticket_rule = {"الشكاوى أولًا", "Complaints first"};
inline constexpr BothNames preset_ticket_task = {"اتصال بصاحب الشكوى", "Call whoever complained"};

} // namespace crm::words
