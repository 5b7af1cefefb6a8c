// The words of the screen where a firm arranges its pipelines and their stages.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames pipelines_title = {"مسارات البيع ومراحلها", "Pipelines and stages"};
inline constexpr BothNames pipelines_text = {
    "المراحل التي تمر بها الصفقة، بالترتيب، واحتمال الكسب في كل منها، ومتى تُعدّ "
    "متوقفة، وما يُنجز قبل الانتقال.",
    "The stages a deal goes through, in order: how likely it is to be won in "
    "each, when it counts as stuck, what is done before it moves on."};
inline constexpr BothNames no_pipelines = {"يأتي أول مسار مع أول صفقة", "The first pipeline comes with the first deal"};
inline constexpr BothNames no_pipelines_text = {
    "بست مراحل من «فرصة جديدة» إلى «تم الكسب»، تغيّرها بعد ذلك كما تشاء. أو ابدأ بمسار من عندك.",
    "With six stages from \"New chance\" to \"Won\", which you may change afterwards. Or begin with one of your own."};
inline constexpr BothNames arrange_pipelines = {"ترتيب المسارات والمراحل", "Arrange pipelines and stages"};
inline constexpr BothNames add_pipeline = {"إضافة مسار", "Add a pipeline"};
inline constexpr BothNames add_stage = {"إضافة مرحلة", "Add a stage"};
inline constexpr BothNames stage_up = {"إلى أعلى", "Move up"};
inline constexpr BothNames stage_down = {"إلى أسفل", "Move down"};
inline constexpr BothNames remove_stage_title = {"إزالة المرحلة", "Remove the stage"};
inline constexpr BothNames remove_pipeline_title = {"إزالة المسار", "Remove the pipeline"};
inline constexpr BothNames where_deals_go = {"إلى أين تنتقل صفقاتها؟", "Where do its deals go?"};
inline constexpr BothNames no_other_place = {"فيها صفقات ولا مكان آخر لها؛ أضف مكانًا أولًا.",
                                             "It holds deals and there is nowhere else for them; add a place first."};
inline constexpr BothNames last_open_stage = {"هذه آخر مرحلة جارية في مسارها، والصفقة الجديدة تحتاج إلى مرحلة.",
                                              "This is the last open stage of its pipeline; a new deal needs one."};
inline constexpr BothPlurals deals_held = {{"بلا صفقات", "صفقة واحدة", "صفقتان", "# صفقات", "# صفقة", "# صفقة"},
                                           {"No deals", "# deal", "", "", "", "# deals"}};
inline constexpr BothPlurals stuck_after = {
    {"", "تتوقف بعد يوم", "تتوقف بعد يومين", "تتوقف بعد # أيام", "تتوقف بعد # يومًا", "تتوقف بعد # يوم"},
    {"", "stuck after # day", "", "", "", "stuck after # days"}};

} // namespace crm::words
