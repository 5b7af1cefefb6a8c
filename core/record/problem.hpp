// Why a command cannot be done as it stands: one exact reason per field, all of them at once, each with a sentence in
// both languages (core/text/words.hpp has the sentences of the screens; these belong to their reasons).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/schema/schema.hpp"

namespace crm {

enum class Reason : std::uint8_t {
    required,
    not_a_number,
    not_money,
    not_a_date,
    not_a_phone,
    phone_too_short,
    phone_too_long,
    not_an_email,
    not_a_link,
    not_a_choice,
    no_such_record,
    record_in_bin,
    too_small,
    too_large,
    too_long,
    refers_to_itself,
    ends_before_it_begins,
    read_only_field,
    wrong_type,
    unknown_field,
    name_taken,
    nobody_named,  // a dealing, task or note that belongs to no customer
    several_match, // a name that more than one record has
    record_erased, // its person was erased: nothing about him is written any more
    not_unique,    // another record holds this value
    not_like_example,
    formula_wrong,   // core/formula says what and where
    kind_would_lose, // a field cannot become one of this kind
    bounds_crossed,  // a smallest value above the largest
    target_missing,  // a field that refers to records of no kind
    mixed_currencies,
    no_rate,        // no rate of exchange is known for the day
    over_ceiling,   // a discount above what its giver may give
    is_issued,      // an entry of the books: it is corrected by another entry, not edited
    more_than_left, // of what a document holds that no other has taken yet
    nothing_chosen,
    numbers_used_up, // of a series, on this device
    stage_elsewhere, // a stage of another pipeline
    not_a_rule,      // of recurrence
    bundle_in_bundle,
    bundle_sold, // what it is made of stays: the stock has been counted by it
    not_in_team, // whoever approves is somebody of the team
    may_not_approve,
    other_customers, // a payment for what another customer owes
    no_action        // a rule that does nothing
};
inline constexpr Reason reason_last = Reason::no_action;

struct Problem {
    EntityIx entity = no_entity;
    FieldIx field = no_field;
    Reason reason = Reason::required;
    std::uint32_t record = 0; // SaveRecords: its place among them
    bool operator==(const Problem&) const = default;
};
using Problems = std::vector<Problem>;

constexpr Label sentence(Reason reason) {
    switch (reason) {
    case Reason::required: return {"هذا الحقل مطلوب.", "This field is needed."};
    case Reason::not_a_number: return {"اكتب عددًا، مثل 12 أو ١٢.", "Type a number, like 12."};
    case Reason::not_money: return {"اكتب مبلغًا، مثل 1250.50.", "Type an amount, like 1250.50."};
    case Reason::not_a_date:
        return {"اكتب تاريخًا، مثل 21/11/2026 أو «غدًا».", "Type a date, like 21/11/2026 or \"tomorrow\"."};
    case Reason::not_a_phone:
        return {"اكتب رقم هاتف، مثل 0501234567 أو ‎+966501234567.",
                "Type a phone number, like 0501234567 or +966501234567."};
    case Reason::phone_too_short: return {"رقم الهاتف ناقص.", "The phone number is too short."};
    case Reason::phone_too_long: return {"رقم الهاتف أطول مما ينبغي.", "The phone number is too long."};
    case Reason::not_an_email:
        return {"اكتب بريدًا صحيحًا، مثل name@example.com.", "Type an e-mail address, like name@example.com."};
    case Reason::not_a_link: return {"اكتب رابطًا، مثل example.com.", "Type a link, like example.com."};
    case Reason::not_a_choice: return {"اختر من القائمة.", "Choose from the list."};
    case Reason::no_such_record:
        return {"لم يُعثر على هذا السجل؛ اختر من القائمة أو أضفه.", "No such record; choose from the list or add it."};
    case Reason::record_in_bin:
        return {"هذا السجل في سلة المحذوفات؛ استعده أولًا.", "This record is in the bin; restore it first."};
    case Reason::too_small: return {"القيمة أصغر من المسموح.", "The value is below what is allowed."};
    case Reason::too_large: return {"القيمة أكبر من المسموح.", "The value is above what is allowed."};
    case Reason::too_long: return {"النص أطول من المسموح؛ اختصره.", "The text is too long; shorten it."};
    case Reason::refers_to_itself: return {"لا يصح أن يشير السجل إلى نفسه.", "A record cannot refer to itself."};
    case Reason::ends_before_it_begins: return {"تاريخ النهاية قبل البداية.", "It ends before it begins."};
    case Reason::read_only_field: return {"هذا الحقل يكتبه النظام.", "The system fills this field."};
    case Reason::wrong_type: return {"القيمة ليست من نوع هذا الحقل.", "The value is not of this field's kind."};
    case Reason::unknown_field: return {"لا يوجد حقل بهذا الاسم.", "There is no such field."};
    case Reason::name_taken: return {"هذا الاسم مستخدم.", "This name is taken."};
    case Reason::several_match: return {"أكثر من سجل بهذا الاسم.", "More than one record has this name."};
    case Reason::record_erased:
        return {"مُحيت بيانات هذا الشخص نهائيًا؛ لا يُكتب عنه شيء.",
                "This person was erased for good; nothing about him can be written."};
    case Reason::not_unique:
        return {"سجل آخر يحمل هذه القيمة، وهي لا تتكرر.", "Another record has this value already."};
    case Reason::not_like_example:
        return {"القيمة ليست على شكل المثال.", "The value does not have the form of the example."};
    case Reason::formula_wrong: return {"في المعادلة خطأ.", "There is a mistake in the formula."};
    case Reason::kind_would_lose:
        return {"لا يتحول الحقل إلى هذا النوع دون فقد قيمه؛ أضف حقلًا جديدًا.",
                "The field cannot become of this kind and keep its values; add a new one."};
    case Reason::bounds_crossed: return {"أصغر قيمة أكبر من أكبر قيمة.", "The smallest value lies above the largest."};
    case Reason::target_missing: return {"اختر نوع السجلات التي يشير إليها.", "Choose which records it refers to."};
    case Reason::mixed_currencies:
        return {"لا تُجمع عملتان: اجعل أسعار الطلب وخصومه بعملة واحدة.",
                "Two currencies have no sum: give the order's prices and discounts in one."};
    case Reason::no_rate:
        return {"لا سعر صرف معروفًا لهذه العملة في هذا اليوم؛ أضفه في أسعار الصرف.",
                "No rate of exchange is known for this currency on this day; add one under exchange rates."};
    case Reason::over_ceiling:
        return {"الخصم أكبر من المسموح؛ اطلب الموافقة عليه.",
                "The discount is above what is allowed; ask for its approval."};
    case Reason::is_issued:
        return {"صدر هذا المستند فلا يُعدَّل؛ صحّحه بإشعار دائن.",
                "This document has been issued and stays as it is; correct it with a credit note."};
    case Reason::more_than_left: return {"أكثر مما بقي.", "This is more than is left."};
    case Reason::nothing_chosen: return {"اختر سطرًا واحدًا على الأقل.", "Choose at least one line."};
    case Reason::numbers_used_up:
        return {"نفدت أرقام هذه السلسلة على هذا الجهاز؛ زامن أو خصّص له أرقامًا.",
                "This device has no numbers of this series left; sync, or give it some."};
    case Reason::stage_elsewhere: return {"هذه المرحلة من مسار آخر.", "This stage belongs to another pipeline."};
    case Reason::not_a_rule: return {"لا تُفهم قاعدة التكرار هذه.", "This rule of recurrence is not understood."};
    case Reason::bundle_in_bundle:
        return {"هذا الصنف باقة، أو جزء من باقة؛ لا تُوضع باقة في باقة.",
                "This is a bundle, or part of one; a bundle cannot be part of another."};
    case Reason::bundle_sold:
        return {"بيعت هذه الباقة فلا تتغير أجزاؤها؛ أضف باقة جديدة.",
                "This bundle has been sold, so its parts stay; add a new bundle."};
    case Reason::not_in_team:
        return {"ليس في قائمة الفريق من يحمل هذا الاسم.", "Nobody in the list of the team has this name."};
    case Reason::may_not_approve:
        return {"دوره لا يسمح له بهذا الخصم؛ اطلبها ممن هو أعلى.",
                "Their role does not allow this discount; ask somebody above them."};
    case Reason::other_customers:
        return {"هذا على عميل آخر؛ اختر ما على هذا العميل.", "Another customer owes this; choose what this one owes."};
    case Reason::no_action:
        return {"اختر ما تفعله القاعدة: حقلًا أو مسؤولًا أو مهمة.",
                "Choose what the rule does: a field, an owner or a task."};
    case Reason::nobody_named: return {"اختر الشخص أو الشركة.", "Choose the person or the company."};
    }
    return {};
}

} // namespace crm
