// Words of the screen where a firm makes things its own: fields, choices, formulas, terms.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames fields_title = {"الحقول والمصطلحات", "Fields and terms"};
inline constexpr BothNames fields_text = {
    "اجعل السجلات على شكل عملك: حقول ومعادلات واختيارات وأسماء. كل تغيير هنا يُتراجع عنه.",
    "Shape the records to your work: fields, formulas, choices and names. Every change here can be undone."};
inline constexpr BothNames fields_open = {"عدّل الحقول والمصطلحات", "Edit fields and terms"};
inline constexpr BothNames fields_of = {"حقول", "Fields of"};
inline constexpr BothNames kind_of_records = {"نوع السجلات", "Kind of record"};
inline constexpr BothNames new_field = {"حقل جديد", "New field"};
inline constexpr BothNames new_formula = {"معادلة جديدة", "New formula"};
inline constexpr BothNames edit_field = {"تعديل الحقل", "Edit field"};
inline constexpr BothNames own_field = {"خاص بكم", "Your own"};
inline constexpr BothNames hidden_field = {"مخفي", "Hidden"};
inline constexpr BothNames needed_field = {"مطلوب", "Required"};
inline constexpr BothNames formula_field = {"معادلة", "Formula"};
inline constexpr BothNames move_up = {"انقل إلى أعلى", "Move up"};
inline constexpr BothNames move_down = {"انقل إلى أسفل", "Move down"};
inline constexpr BothNames kind_address = {"عنوان", "Address"};
inline constexpr BothNames kind_moment = {"تاريخ ووقت", "Date and time"};
inline constexpr BothNames archive = {"أرشفة", "Archive"};
inline constexpr BothNames archived_fields = {"حقول مؤرشفة", "Archived fields"};
inline constexpr BothNames archived_text = {"قيمها محفوظة، وتعود معها إن استعدتها.",
                                            "Their values are kept, and come back when you restore them."};
inline constexpr BothNames archived_with_values = {"أُرشف الحقل، وبقيت قيمه محفوظة:", "Archived, its values are kept:"};
inline constexpr BothNames hide_from_forms = {"مخفي من النماذج والصفحات", "Hidden from forms and pages"};
inline constexpr BothNames hide_from_forms_help = {"يبقى في القوائم والبحث والتصدير.",
                                                   "It stays in lists, search and exports."};
inline constexpr BothNames field_kind = {"نوع الحقل", "Kind of field"};
inline constexpr BothNames field_kind_fixed = {"يتحول النوع حيث لا تُفقد قيمة.",
                                               "The kind can change where no value is lost."};
inline constexpr BothNames field_section = {"القسم في النموذج", "Section of the form"};
inline constexpr BothNames new_section = {"قسم جديد", "New section"};
inline constexpr BothNames several_values = {"يقبل عدة قيم", "Takes several values"};
inline constexpr BothNames refers_to = {"يشير إلى", "Refers to"};
inline constexpr BothNames checks = {"التحقق", "Checks"};
inline constexpr BothNames smallest_value = {"أصغر قيمة", "Smallest value"};
inline constexpr BothNames largest_value = {"أكبر قيمة", "Largest value"};
inline constexpr BothNames example_of_form = {"مثال للشكل", "Example of its form"};
inline constexpr BothNames example_help = {"مثل AB-1234: حرفان وشرطة وأربعة أرقام.",
                                           "Such as AB-1234: two letters, a dash and four digits."};
inline constexpr BothNames unique_value = {"لا يتكرر في سجلين", "No two records hold the same"};
inline constexpr BothNames help_text = {"شرح تحت الحقل", "Help under the field"};
inline constexpr BothNames name_arabic = {"الاسم بالعربية", "Name in Arabic"};
inline constexpr BothNames name_english = {"الاسم بالإنجليزية", "Name in English"};

inline constexpr BothNames choices_title = {"الاختيارات", "Choices"};
inline constexpr BothNames kinds_of_dealing = {"أنواع التعامل", "Kinds of dealing"};
inline constexpr BothNames add_choice = {"اختيار جديد", "New choice"};
inline constexpr BothNames colour = {"اللون", "Colour"};
inline constexpr BothNames archived_choice = {"مؤرشف: لا يُختار لجديد", "Archived: not offered any more"};
inline constexpr BothNames unarchive = {"أعده", "Bring back"};

inline constexpr BothNames formula = {"المعادلة", "Formula"};
inline constexpr BothNames formula_help = {"اكتب أسماء الحقول بين [ ] واختر من القائمة: السهمان ثم Enter.",
                                           "Type names of fields in [ ] and choose from the list: arrows, then Enter."};
inline constexpr BothNames formula_examples_title = {"أمثلة جاهزة", "Ready-made"};
inline constexpr BothNames formula_result_of = {"النتيجة في «%»", "Result for \"%\""};
inline constexpr BothNames formula_kind_is = {"الناتج:", "The result is a"};
inline constexpr BothNames formula_place = {"عند الحرف", "At letter"};
inline constexpr BothNames no_example_record = {"لا سجل بعد لتجربة المعادلة عليه.",
                                                "There is no record yet to try it on."};
inline constexpr BothNames related_records = {"سجلات مرتبطة", "Related records"};
inline constexpr BothNames formula_broken = {"تعذّر حساب الحقل:", "The field cannot be computed:"};

inline constexpr BothNames terms_title = {"كلمات المنشأة", "Your own words"};
inline constexpr BothNames terms_text = {
    "سمِّ الأشياء كما تسميها: «زبون» أو «مريض» بدل «شخص». تظهر في القوائم والنماذج والطباعة والتصدير.",
    "Call things what you call them: \"client\" or \"patient\". The words appear in lists, forms, print and exports."};
inline constexpr BothNames term_one = {"المفرد", "One"};
inline constexpr BothNames term_many = {"الجمع", "Several"};
inline constexpr BothNames in_arabic = {"بالعربية", "in Arabic"};
inline constexpr BothNames in_english = {"بالإنجليزية", "in English"};
inline constexpr BothNames our_word = {"كلمتنا:", "Ours:"};
inline constexpr BothNames back_to_ours = {"ارجع إلى كلمتنا", "Back to ours"};
inline constexpr BothNames rename = {"إعادة تسمية", "Rename"};
inline constexpr BothNames sections_title = {"أقسام النماذج", "Sections of forms"};

inline constexpr BothPlurals values_kept = {{"لا قيم", "قيمة واحدة", "قيمتان", "# قيم", "# قيمة", "# قيمة"},
                                            {"no values", "# value", "", "", "", "# values"}};
inline constexpr BothPlurals fields_counted = {{"لا حقول", "حقل واحد", "حقلان", "# حقول", "# حقلًا", "# حقل"},
                                               {"no fields", "# field", "", "", "", "# fields"}};
inline constexpr BothPlurals choices_counted = {
    {"لا اختيارات", "اختيار واحد", "اختياران", "# اختيارات", "# اختيارًا", "# اختيار"},
    {"no choices", "# choice", "", "", "", "# choices"}};

} // namespace crm::words
