// The pipeline that a firm sells by until it makes its own. It is written together with the first deal, not before, and
// under ids that every device gives alike: two devices that save their first deals without a network then have one
// pipeline, not two. What is kept is the Arabic words, whoever writes; as long as nobody has changed them they are
// shown in the reader's language (in_language()).
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/id.hpp"
#include "core/schema/field.hpp"

namespace crm {

struct PresetStage {
    Label name;
    std::string_view kind; // of stage_kinds
    int probability = 0;   // per cent
    int stuck_days = 0;    // 0: never, for a deal that is closed
    std::array<Label, 4> checklist{};
    Label playbook{};
};

inline constexpr RecordId preset_pipeline_id{0, 16};
inline constexpr Label preset_pipeline_name = {"المبيعات", "Sales"};
constexpr RecordId preset_stage_id(std::size_t at) { return {0, 17 + at}; }

inline constexpr PresetStage preset_stages[] = {
    {{"فرصة جديدة", "New chance"},
     "open",
     10,
     7,
     {{{"عرفنا من يقرر الشراء", "We know who decides"},
       {"عرفنا كيف وصل إلينا", "We know how they found us"},
       {"حُدد موعد أول حديث", "A first talk is arranged"}}},
     {"تواصل خلال يوم. اسأل عن عمله قبل أن تتحدث عن منتجك، واتفق على موعد الحديث التالي قبل أن تنهي المكالمة.",
      "Get in touch within a day. Ask about their work before you speak of your product, and agree on the next talk "
      "before you hang up."}},
    {{"فهم الاحتياج", "Needs understood"},
     "open",
     25,
     10,
     {{{"كُتب ما يحتاجه بكلماته", "Needs written in their words"},
       {"عُرفت الميزانية التقريبية", "A rough budget is known"},
       {"عُرف موعد القرار", "The date of the decision is known"},
       {"عُرف من ينافسنا", "We know whom we compete with"}}},
     {"أعد عليه ما فهمته حتى يقول: نعم، هذا ما أريد. ما لا يُحل بمنتجك قله الآن؛ فالثقة تبيع أكثر من الوعد.",
      "Say back what you understood until they say: yes, that is it. What your product does not solve, say now; trust "
      "sells more than a promise."}},
    {{"قُدّم العرض", "Offer made"},
     "open",
     50,
     10,
     {{{"أُرسل العرض مكتوبًا", "The offer was sent in writing"},
       {"شُرح العرض لصاحب القرار", "It was explained to who decides"},
       {"عُرفت الاعتراضات", "The objections are known"}}},
     {"لا ترسل عرضًا بلا موعد لمناقشته. اعرض خيارين أو ثلاثة، واجعل الأنسب له في الوسط.",
      "Send no offer without a date to talk it over. Show two or three choices, with the one that fits them best in "
      "the "
      "middle."}},
    {{"تفاوض", "Negotiation"},
     "open",
     75,
     7,
     {{{"اتُّفق على السعر والدفع", "Price and payment are agreed"},
       {"اتُّفق على التسليم", "Delivery is agreed"},
       {"وافق صاحب القرار", "Who decides has agreed"}}},
     {"لا تخفض السعر بلا مقابل: كمية أكبر، أو دفع أسرع، أو مدة أطول. واكتب ما اتُّفق عليه في اليوم نفسه.",
      "Lower no price for nothing: ask for more pieces, earlier payment or a longer term. Write down what was agreed "
      "on "
      "the same day."}},
    {{"تم الكسب", "Won"},
     "won",
     100,
     0,
     {},
     {"اشكره، وسلّم في الموعد، واسأله بعد أسبوعين عمّن يعرف ممن قد يحتاج إلى ما تبيع.",
      "Thank them, deliver on the day, and ask after two weeks whom they know who may need what you sell."}},
    {{"خسارة", "Lost"},
     "lost",
     0,
     0,
     {},
     {"سجّل السبب كما هو، واشكره على وقته، واتفق على موعد تعود إليه فيه.",
      "Record the reason as it is, thank them for their time, and agree on a day to come back."}},
};

// Words of the preset as a reader of the language sees them; other words as they are.
constexpr std::string_view in_language(std::string_view kept, bool is_arabic) {
    if (is_arabic) return kept;
    if (kept == preset_pipeline_name.ar) return preset_pipeline_name.en;
    for (const PresetStage& stage : preset_stages) {
        if (kept == stage.name.ar) return stage.name.en;
        if (kept == stage.playbook.ar) return stage.playbook.en;
        for (const Label& line : stage.checklist)
            if (!line.ar.empty() && kept == line.ar) return line.en;
    }
    return kept;
}

// Words that a reader of English saw, as they are kept: what nobody changed stays the preset's, and what is ticked of
// it stays ticked.
constexpr std::string_view as_kept(std::string_view shown) {
    if (shown == preset_pipeline_name.en) return preset_pipeline_name.ar;
    for (const PresetStage& stage : preset_stages) {
        if (shown == stage.name.en) return stage.name.ar;
        if (shown == stage.playbook.en) return stage.playbook.ar;
        for (const Label& line : stage.checklist)
            if (!line.en.empty() && shown == line.en) return line.ar;
    }
    return shown;
}

// Where a line stands in the preset's checklist; of one that the firm has written: behind them.
constexpr std::size_t place_in_preset(std::string_view kept) {
    for (const PresetStage& stage : preset_stages)
        for (std::size_t i = 0; i < stage.checklist.size(); ++i)
            if (kept == stage.checklist[i].ar) return i;
    return PresetStage{}.checklist.size();
}

} // namespace crm
