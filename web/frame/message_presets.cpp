#include "web/frame/message_presets.hpp"

#include "core/text/words_messages.hpp"

namespace crm {

namespace {

struct PresetMessage {
    BothNames title, purpose, subject, text;
};
// The working hours are nothing that anybody knows of a firm: their place is told as unknown until it is written over.
constexpr PresetMessage preset_messages[] = {
    {{"موقعنا", "Our location"},
     {"موقعنا وبياناتنا", "Location and details"},
     {"موقعنا", "Where to find us"},
     {"أهلًا {الاسم الأول}، موقعنا: {موقعنا}\nهاتفنا: {هاتف المنشأة}\nيسعدنا استقبالكم.\n{المنشأة}",
      "Hello {first_name}, you find us at: {firm_address}\nOur phone: {firm_phone}\nWe look forward to your "
      "visit.\n{firm}"}},
    {{"أوقات العمل", "Working hours"},
     {"سؤال متكرر", "Frequent question"},
     {"أوقات العمل", "Working hours"},
     {"أهلًا {الاسم الأول}، أوقات عملنا: {اكتب أوقات عملكم هنا}\nيسعدنا استقبالكم.\n{المنشأة}",
      "Hello {first_name}, we are open: {write your hours here}\nWe look forward to your visit.\n{firm}"}},
    {{"قائمة الأسعار عند الطلب", "Price list on request"},
     {"سؤال متكرر", "Frequent question"},
     {"أسعارنا", "Our prices"},
     {"أهلًا {الاسم الأول}، شكرًا لسؤالكم. أخبروني بما يهمكم والكمية، وأرسل لكم الأسعار اليوم.\n{المندوب}\n{المنشأة}",
      "Hello {first_name}, thank you for asking. Tell me what interests you and how many, and I send you the prices "
      "today.\n{agent}\n{firm}"}},
    {{"متابعة بعد عرض السعر", "Follow-up after a quote"},
     {"متابعة", "Follow-up"},
     {"عرض السعر الذي أرسلناه", "Our quote"},
     {"أهلًا {الاسم الأول}، أردت أن أطمئن أن عرض السعر وصلكم. هل لديكم سؤال عنه، أو تودون تعديل شيء "
      "فيه؟\n{المندوب}\n{المنشأة}",
      "Hello {first_name}, I wanted to make sure that our quote has reached you. Is there a question, or anything you "
      "would like changed?\n{agent}\n{firm}"}},
    {{"شكر بعد الشراء", "Thanks after a purchase"},
     {"شكر", "Thanks"},
     {"شكرًا لكم", "Thank you"},
     {"أهلًا {الاسم الأول}، شكرًا لشرائكم منّا. نرجو أن ينال رضاكم، ونحن هنا لأي سؤال.\n{المنشأة}",
      "Hello {first_name}, thank you for buying from us. We hope you enjoy it, and are here for any "
      "question.\n{firm}"}},
    {{"وصلت الدفعة", "Payment received"},
     {"سداد", "Payment"},
     {"وصلت دفعتكم", "Your payment has arrived"},
     {"أهلًا {الاسم الأول}، وصلتنا دفعتكم بتاريخ {التاريخ}، شكرًا لكم.\n{المنشأة}",
      "Hello {first_name}, we received your payment on {date}. Thank you.\n{firm}"}},
};

} // namespace

void add_message_presets(Context& ctx) {
    const EntityIx entity = ctx.entity("message_template");
    SaveRecords all{.records = {}, .label = "message_presets"};
    for (const PresetMessage& preset : preset_messages) {
        SaveRecord& save = all.records.emplace_back();
        save.entity = entity;
        const auto put = [&](std::string_view key, const BothNames& words) {
            save.cells.push_back({ctx.schema.field(entity, key), std::string(words.in(ctx.language))});
        };
        put("title", preset.title);
        put("purpose", preset.purpose);
        put("subject", preset.subject);
        put("text", preset.text);
    }
    ctx.send(std::move(all), std::string(ctx.text(words::message_presets_added)));
}

} // namespace crm
