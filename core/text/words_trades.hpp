// The words of trade templates: the question of the first run, the panel of the settings.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames trade = {"نشاطك", "Your trade"};
inline constexpr BothNames trade_help = {"اختياري: يهيّئ الحقول والكلمات لعملك، وتغيّرها متى شئت.",
                                         "Optional: shapes fields and words to your work; change them at any time."};
inline constexpr BothNames trade_not_chosen = {"اختر نشاطك", "Choose your trade"};
inline constexpr BothNames other_trade = {"نشاط آخر", "Another trade"};
inline constexpr BothNames other_trade_adds = {"لا يضيف شيئًا؛ حقولك تضيفها من الإعدادات متى شئت.",
                                               "Adds nothing; make fields of your own in the settings at any time."};

inline constexpr BothNames templates_title = {"قوالب الأنشطة", "Trade templates"};
inline constexpr BothNames templates_text = {
    "حقول ومراحل وكلمات جاهزة لنشاطك. لا يمس القالب ما عندك، ويُتراجع عنه بضغطة.",
    "Fields, stages and words ready for your trade. A template leaves what you have alone; one press undoes it."};
inline constexpr BothNames choose_template = {"اختر قالبًا", "Choose a template"};
inline constexpr BothNames template_choose_first = {"اختر نشاطًا لترى ما يضيفه قالبه.",
                                                    "Choose a trade to see what its template adds."};
inline constexpr BothNames template_loading = {"يُحمّل القالب…", "Loading the template…"};
inline constexpr BothNames template_failed = {"تعذّر تحميل القالب. تحقق من الاتصال ثم أعد المحاولة.",
                                              "The template could not be loaded. Check the connection and try again."};
inline constexpr BothNames template_failed_at_start = {
    "تعذّر تحميل قالب نشاطك. أضفه لاحقًا من الإعدادات: قوالب الأنشطة.",
    "Your trade's template could not be loaded. Add it later in the settings: Trade templates."};
inline constexpr BothNames try_again = {"أعد المحاولة", "Try again"};
inline constexpr BothNames template_all_here = {"كل ما في هذا القالب موجود عندك.",
                                                "Everything of this template is here already."};
inline constexpr BothNames part_is_here = {"موجود", "Here already"};
inline constexpr BothNames part_is_formula = {"يُحسب تلقائيًا", "Computed"};
inline constexpr BothNames part_is_new = {"جديد", "New"};
inline constexpr BothNames part_instead = {"بدل «{1}»", "In place of \"{1}\""};
inline constexpr BothNames parts_names = {"الأسماء", "Names"};
inline constexpr BothNames parts_fields_of = {"حقول: {1}", "Fields: {1}"};
inline constexpr BothNames parts_choices_of = {"مراحل واختيارات: {1}", "Stages and choices: {1}"};
inline constexpr BothNames template_added = {"أُضيف قالب:", "Template added:"};

inline constexpr BothNames nothing_to_add = {"لا جديد", "Nothing new"};
inline constexpr BothPlurals add_parts = {
    {"لا جديد", "أضف إضافة واحدة", "أضف إضافتين", "أضف # إضافات", "أضف # إضافة", "أضف # إضافة"},
    {"Nothing new", "Add # thing", "", "", "", "Add # things"}};

} // namespace crm::words
