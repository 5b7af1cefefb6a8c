// The words of writing to a customer, and of the templates for it.
#pragma once
#include "core/text/language.hpp"

namespace crm::words {

inline constexpr BothNames write_message = {"اكتب رسالة", "Write…"};
inline constexpr BothNames write_message_command = {"كتابة رسالة إلى هذا العميل", "Write to this customer"};
inline constexpr BothNames message_to = {"رسالة إلى {}", "Message to {}"};
inline constexpr BothNames message_channel = {"القناة", "Channel"};
inline constexpr BothNames message_template_field = {"رسالة جاهزة", "Template"};
inline constexpr BothNames message_template_hint = {"اختر، أو اكتب رسالتك أدناه", "Choose one, or write below"};
inline constexpr BothNames message_subject = {"الموضوع", "Subject"};
inline constexpr BothNames message_text = {"النص", "Text"};
inline constexpr BothNames message_help = {
    "يُفتح برنامجك والنص جاهز فيه، وتُسجَّل الرسالة تعاملًا صادرًا.",
    "Your program opens with the text in it, and the message is recorded as an outgoing dealing."};
inline constexpr BothNames message_send_whatsapp = {"افتح واتساب", "Open WhatsApp"};
inline constexpr BothNames message_send_sms = {"افتح الرسائل", "Open SMS"};
inline constexpr BothNames message_send_mail = {"افتح البريد", "Open e-mail"};
inline constexpr BothNames message_said = {"سُجّلت الرسالة", "The message is recorded"};
inline constexpr BothNames message_no_way = {"ليس لهذا العميل هاتف ولا بريد؛ أضف أحدهما لتكتب إليه.",
                                             "This customer has no phone and no e-mail: add one to write."};
inline constexpr BothNames message_add_way = {"تعديل بياناته", "Edit the details"};
inline constexpr BothNames message_all_templates = {"كل الرسائل", "All templates"};
inline constexpr BothNames message_left_out = {"تُرك لأنه غير معروف بعد: {}", "Left out, for nothing is known yet: {}"};
inline constexpr BothNames message_goes_unfilled = {"غير معروف، ويُرسل كما هو: {}",
                                                    "Not known, and sent as it stands: {}"};

inline constexpr BothNames message_presets_none = {"لا رسائل جاهزة لهذه القناة بعد.",
                                                   "No templates for this channel yet."};
inline constexpr BothNames message_take_presets = {"أضف ست رسائل مقترحة", "Add six proposed ones"};
inline constexpr BothNames message_presets_added = {"أُضيفت ست رسائل؛ اكتب أوقات عملكم في رسالتها",
                                                    "Six templates were added: write your working hours into theirs"};
inline constexpr BothNames message_templates_empty = {
    "موقعنا، وأوقات العمل، وأجوبة ما يتكرر من الأسئلة: تُكتب مرة وتُرسل في ثوانٍ.",
    "Your location, working hours, answers to what is asked again and again: written once, sent in seconds."};

// In a template's form.
inline constexpr BothNames message_places_known = {"يُملأ عند الإرسال: {}", "Filled in when it is sent: {}"};
inline constexpr BothNames message_place_unknown = {"{} غير معروف؛ المعروف: {}", "{} is not known: known are {}"};

// In the settings.
inline constexpr BothNames message_templates_title = {"الرسائل الجاهزة", "Message templates"};
inline constexpr BothNames message_templates_text = {
    "أجوبة ما يتكرر من الأسئلة وموقعكم وبياناتكم، تُختار من «اكتب رسالة» في صفحة العميل.",
    "Answers to what is often asked, your location and details: chosen under \"Write…\" on a customer's page."};
inline constexpr BothNames message_templates_open = {"افتح الرسائل", "Open the templates"};

} // namespace crm::words
