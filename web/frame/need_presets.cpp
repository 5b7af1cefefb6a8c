#include "web/frame/need_presets.hpp"

#include "core/text/words_needs.hpp"

namespace crm {

namespace {

struct PresetQuestion {
    BothNames text;
    std::string_view kind;
    BothNames options{};
};
constexpr PresetQuestion preset_questions[] = {
    {{"ما الذي تريد أن يتحسن عندك؟", "What would you like to work better?"}, "text"},
    {{"كم مرة تحتاج إليه؟", "How often is it needed?"},
     "choice",
     {"مرة واحدة\nكل شهر\nكل أسبوع\nكل يوم", "Once\nEvery month\nEvery week\nEvery day"}},
    {{"كم شخصًا سيستعمله؟", "How many people will use it?"}, "number"},
    {{"هل تستعمل الآن ما يؤدي الغرض؟", "Is something used for it today?"}, "yes_no"},
    {{"متى تريد أن تبدأ؟", "When would you like to begin?"},
     "choice",
     {"هذا الأسبوع\nهذا الشهر\nخلال ثلاثة أشهر\nلم يتقرر بعد",
      "This week\nThis month\nWithin three months\nNot decided yet"}},
};

} // namespace

void add_need_presets(Context& ctx) {
    const EntityIx entity = ctx.entity("need_question");
    SaveRecords all{.records = {}, .label = "needs"};
    std::int64_t position = 0;
    for (const PresetQuestion& preset : preset_questions) {
        SaveRecord& save = all.records.emplace_back();
        save.entity = entity;
        const auto put = [&](std::string_view key, Value value) {
            save.cells.push_back({ctx.schema.field(entity, key), std::move(value)});
        };
        put("text", std::string(preset.text.in(ctx.language)));
        put("kind", std::string(preset.kind));
        if (!preset.options.ar.empty()) put("options", std::string(preset.options.in(ctx.language)));
        put("position", position += 1000);
    }
    ctx.send(std::move(all), std::string(ctx.text(words::needs_presets_added)));
}

} // namespace crm
