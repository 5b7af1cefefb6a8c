// The functions of formulas, the records they can be asked of, and examples to begin with.
#include "core/formula/formula.hpp"

#include "core/store/custom_fields.hpp"

namespace crm {

namespace {
using Fo = FormulaOp;
constexpr FunctionDef functions[] = {
    {Fo::sum,
     "sum",
     "مجموع",
     1,
     2,
     {"مجموع حقل في السجلات المرتبطة", "Sum of a field over related records"},
     {"([سجلات].[حقل]، شرط)", "([records].[field], condition)"}},
    {Fo::count,
     "count",
     "عدد",
     1,
     2,
     {"عدد السجلات المرتبطة", "How many related records"},
     {"([سجلات]، شرط)", "([records], condition)"}},
    {Fo::average,
     "average",
     "متوسط",
     1,
     2,
     {"متوسط حقل في السجلات المرتبطة", "Average of a field over related records"},
     {"([سجلات].[حقل]، شرط)", "([records].[field], condition)"}},
    {Fo::min,
     "min",
     "أصغر",
     1,
     20,
     {"أصغر قيمة", "The smallest value"},
     {"(قيمة، قيمة) أو ([سجلات].[حقل]، شرط)", "(value, value) or ([records].[field], condition)"}},
    {Fo::max,
     "max",
     "أكبر",
     1,
     20,
     {"أكبر قيمة", "The largest value"},
     {"(قيمة، قيمة) أو ([سجلات].[حقل]، شرط)", "(value, value) or ([records].[field], condition)"}},
    {Fo::first,
     "first",
     "أول",
     1,
     2,
     {"قيمة أقدم سجل مرتبط", "Of the oldest related record"},
     {"([سجلات].[حقل]، شرط)", "([records].[field], condition)"}},
    {Fo::last,
     "last",
     "آخر",
     1,
     2,
     {"قيمة أحدث سجل مرتبط", "Of the newest related record"},
     {"([سجلات].[حقل]، شرط)", "([records].[field], condition)"}},
    {Fo::if_,
     "if",
     "إذا",
     2,
     3,
     {"قيمة إن تحقق الشرط، وأخرى إن لم يتحقق", "One value where the condition holds, else another"},
     {"(شرط، قيمة، قيمة)", "(condition, value, value)"}},
    {Fo::or_else,
     "or_else",
     "وإلا",
     2,
     2,
     {"القيمة، أو أخرى إن كانت فارغة", "The value, or another where it is empty"},
     {"(قيمة، قيمة)", "(value, value)"}},
    {Fo::is_empty, "is_empty", "فارغ", 1, 1, {"هل الحقل فارغ؟", "Whether it is empty"}, {"(قيمة)", "(value)"}},
    {Fo::round,
     "round",
     "تقريب",
     1,
     2,
     {"تقريب إلى منازل عشرية", "Rounded to so many digits"},
     {"(عدد، منازل)", "(number, digits)"}},
    {Fo::abs, "abs", "مطلق", 1, 1, {"القيمة دون إشارتها", "Without its sign"}, {"(عدد)", "(number)"}},
    {Fo::amount,
     "amount",
     "قيمة_المبلغ",
     1,
     1,
     {"المبلغ عددًا دون عملة", "An amount as a number"},
     {"(مبلغ)", "(money)"}},
    {Fo::money,
     "money",
     "مبلغ",
     1,
     2,
     {"عدد مبلغًا بعملة المنشأة أو غيرها", "A number as an amount"},
     {"(عدد، \"SAR\")", "(number, \"SAR\")"}},
    {Fo::currency,
     "currency",
     "عملة",
     1,
     1,
     {"رمز عملة المبلغ", "The letters of an amount's currency"},
     {"(مبلغ)", "(money)"}},
    {Fo::join, "join", "وصل", 2, 20, {"نصوص متتالية", "Texts one after another"}, {"(نص، نص)", "(text, text)"}},
    {Fo::upper, "upper", "كبيرة", 1, 1, {"بحروف لاتينية كبيرة", "In capitals"}, {"(نص)", "(text)"}},
    {Fo::lower, "lower", "صغيرة", 1, 1, {"بحروف لاتينية صغيرة", "In small letters"}, {"(نص)", "(text)"}},
    {Fo::left, "left", "بداية", 2, 2, {"أول الحروف", "The first letters"}, {"(نص، عدد)", "(text, number)"}},
    {Fo::right, "right", "نهاية", 2, 2, {"آخر الحروف", "The last letters"}, {"(نص، عدد)", "(text, number)"}},
    {Fo::length, "length", "طول", 1, 1, {"عدد الحروف", "How many letters"}, {"(نص)", "(text)"}},
    {Fo::contains,
     "contains",
     "يحوي",
     2,
     2,
     {"هل في النص هذه الكلمات؟", "Whether the text has these words"},
     {"(نص، نص)", "(text, text)"}},
    {Fo::starts_with,
     "starts_with",
     "يبدأ_بـ",
     2,
     2,
     {"هل يبدأ النص بهذا؟", "Whether the text begins with this"},
     {"(نص، نص)", "(text, text)"}},
    {Fo::today, "today", "اليوم", 0, 0, {"تاريخ اليوم", "Today's date"}, {"()", "()"}},
    {Fo::date,
     "date",
     "تاريخ",
     3,
     3,
     {"تاريخ من سنة وشهر ويوم", "A date of year, month and day"},
     {"(سنة، شهر، يوم)", "(year, month, day)"}},
    {Fo::year, "year", "سنة", 1, 1, {"سنة التاريخ", "The year of a date"}, {"(تاريخ)", "(date)"}},
    {Fo::month, "month", "شهر", 1, 1, {"شهر التاريخ، 1 إلى 12", "The month of a date, 1 to 12"}, {"(تاريخ)", "(date)"}},
    {Fo::day, "day", "يوم", 1, 1, {"يوم التاريخ في شهره", "The day of a date in its month"}, {"(تاريخ)", "(date)"}},
    {Fo::days_since,
     "days_since",
     "أيام_منذ",
     1,
     1,
     {"كم يومًا مضى منذ التاريخ", "Days that have gone by since"},
     {"(تاريخ)", "(date)"}},
    {Fo::days_until,
     "days_until",
     "أيام_حتى",
     1,
     1,
     {"كم يومًا بقي حتى التاريخ", "Days that are left until"},
     {"(تاريخ)", "(date)"}},
    {Fo::years_since,
     "years_since",
     "سنوات_منذ",
     1,
     1,
     {"كم سنة كاملة مضت", "Whole years that have gone by"},
     {"(تاريخ)", "(date)"}},
    {Fo::is_this_year,
     "is_this_year",
     "هذه_السنة",
     1,
     1,
     {"هل التاريخ في هذه السنة؟", "Whether the date is in this year"},
     {"(تاريخ)", "(date)"}},
    {Fo::is_this_month,
     "is_this_month",
     "هذا_الشهر",
     1,
     1,
     {"هل التاريخ في هذا الشهر؟", "Whether the date is in this month"},
     {"(تاريخ)", "(date)"}},
    {Fo::in_last_days,
     "in_last_days",
     "في_آخر_أيام",
     2,
     2,
     {"هل التاريخ في آخر كذا يوم؟", "Whether the date is in the last so many days"},
     {"(تاريخ، عدد)", "(date, number)"}},
};
} // namespace

std::span<const FunctionDef> formula_functions() { return functions; }

std::vector<FormulaRelation> formula_relations(const Schema& schema, EntityIx entity) {
    std::vector<FormulaRelation> all;
    for (EntityIx child = 0; child < schema.entity_count(); ++child) {
        if (changes_schema(schema, child)) continue;
        bool is_first = true;
        for (FieldIx f = 0; f < schema.field_count(child); ++f) {
            const FieldDef& field = schema.field(child, f);
            if (field.type != FieldType::reference || is_several(field) || schema.target(child, f) != entity) continue;
            if (field.key == "merged_into") continue;
            all.push_back({child, f, is_first});
            is_first = false;
        }
    }
    return all;
}

std::vector<FieldIx> formula_links(const Schema& schema, EntityIx entity) {
    std::vector<FieldIx> all;
    for (FieldIx f = 0; f < schema.field_count(entity); ++f) {
        const FieldDef& field = schema.field(entity, f);
        if (field.type != FieldType::reference || is_several(field) || field.key == "merged_into") continue;
        if (schema.target(entity, f) != no_entity) all.push_back(f);
    }
    return all;
}

std::string FormulaRelation::name(const Schema& schema, Language language) const {
    std::string name(schema.entity(child).plural.in(language));
    if (!is_first) name += " (" + std::string(schema.field(child, reference).label.in(language)) + ")";
    return name;
}

std::string FormulaRelation::key(const Schema& schema) const {
    return std::string(schema.entity(child).key) + ' ' + std::string(schema.field(child, reference).key);
}

std::vector<FormulaExample> formula_examples(const Schema& schema, EntityIx entity) {
    const std::string_view key = schema.entity(entity).key;
    if (key == "person" || key == "company") {
        std::vector<FormulaExample> all = {
            {{"أيام منذ آخر تعامل", "Days since the last dealing"}, "days_since(max([dealing].[at]))"},
            {{"طلبات هذه السنة", "Orders of this year"},
             "sum([order].[total], is_this_year([date]) and [state] <> \"cancelled\")"},
            {{"متوسط الطلب", "Average order"}, "average([order].[total], [state] <> \"cancelled\")"},
            {{"عدد الطلبات", "How many orders"}, "count([order], [state] <> \"cancelled\")"},
            {{"مهام لم تُنجز", "Tasks to do"}, "count([task], is_empty([done_at]))"}};
        if (key == "person") all.push_back({{"العمر", "Age"}, "years_since([birthday])"});
        return all;
    }
    if (key == "order")
        return {{{"أيام منذ الطلب", "Days since the order"}, "days_since([date])"},
                {{"عدد البنود", "How many lines"}, "count([order_line])"},
                {{"حجم الطلب", "Size of the order"}, "if([total] > 1000, \"كبير\", \"صغير\")"}};
    if (key == "task") return {{{"أيام بقيت", "Days left"}, "days_until([due])"}};
    if (key == "product")
        return {{{"مرات بيعه", "How often it was sold"}, "count([order_line])"},
                {{"كمية بيعت", "How much was sold"}, "sum([order_line].[quantity])"}};
    return {{{"أيام منذ الإضافة", "Days since it was added"}, "days_since([created_at])"}};
}

} // namespace crm
