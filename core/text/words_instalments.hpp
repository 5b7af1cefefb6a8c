// The words of an invoice that is paid in parts.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames instalments_heading = {"الأقساط", "Instalments"};
inline constexpr BothNames instalment_nth = {"القسط {}", "Instalment {}"};
inline constexpr BothNames divide_invoice = {"تقسيم على أقساط", "Divide into instalments"};
inline constexpr BothNames divide_help = {
    "أجزاء مؤرخة مجموعها إجمالي الفاتورة؛ وما يُدفع يسدد أقدمها أولًا.",
    "Dated parts that add up to the invoice; what is paid settles the oldest first."};
inline constexpr BothNames divide_edit = {"تعديل الأقساط", "Edit the instalments"};
inline constexpr BothNames divide_said = {"قُسّمت الفاتورة", "The invoice is divided"};
inline constexpr BothNames divide_undo = {"إلغاء التقسيط", "Undivide"};
inline constexpr BothNames divide_undone_said = {"أُلغي التقسيط", "The invoice is due as a whole"};
inline constexpr BothNames divide_count = {"عدد الأقساط", "How many"};
inline constexpr BothNames divide_first = {"تاريخ أول قسط", "First on"};
inline constexpr BothNames divide_every = {"كل", "Every"};
inline constexpr BothNames divide_down = {"دفعة مقدمة", "Down payment"};
inline constexpr BothNames divide_down_help = {"يوم الفاتورة؛ فارغ: بلا دفعة مقدمة",
                                               "On the invoice's day; empty: none"};
inline constexpr BothNames divide_impossible = {"لا يُقسَّم المبلغ هكذا: لكل قسط مبلغ فوق الصفر، والأقساط {} على الأكثر.",
                                                "It cannot be divided so: every part is above nought, and there are "
                                                "{} at most."};
inline constexpr BothNames divide_date_of = {"استحقاق القسط {}", "Due date of instalment {}"};
inline constexpr BothNames divide_amount_of = {"مبلغ القسط {}", "Amount of instalment {}"};
inline constexpr BothNames divide_remove = {"حذف القسط {}", "Remove instalment {}"};
inline constexpr BothNames divide_add = {"إضافة قسط", "Add an instalment"};
inline constexpr BothNames divide_sum = {"مجموعها", "They come to"};
inline constexpr BothNames divide_missing = {"ينقصها {} لتساوي إجمالي الفاتورة {}.",
                                             "{} is missing of the invoice's {}."};
inline constexpr BothNames divide_too_much = {"تزيد {} على إجمالي الفاتورة {}.", "{} is more than the invoice's {}."};
inline constexpr BothNames instalment_next_due = {"الاستحقاق التالي", "Next due"};
inline constexpr BothNames instalment_paid = {"سُدد", "Paid"};
inline constexpr BothNames instalment_part_paid = {"سُدد {} وبقي {}", "{} paid, {} left"};
inline constexpr BothNames instalment_paid_column = {"المسدد", "Paid"};
inline constexpr BothNames instalment_left_column = {"الباقي", "Left"};
inline constexpr BothNames instalment_number_column = {"القسط", "No."};

} // namespace crm::words
