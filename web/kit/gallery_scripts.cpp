// The gallery's part on scripts: names in many of them and emoji, beside Arabic and Latin, as customers write them.
// tests/browser/scripts.test.mjs holds each line beside the browser's own drawing of it.
#include "web/kit/gallery_parts.hpp"

namespace crm {
namespace {

struct Named {
    std::string_view ar, en, name;
};
constexpr Named names[] = {
    {"العربية", "Arabic", "سارة العتيبي"},
    {"اللاتينية", "Latin", "Łukasz Żółć, Đặng Thị Hạnh"},
    {"اليونانية", "Greek", "Ελένη Παππά"},
    {"السيريلية", "Cyrillic", "Ђорђе Ярославович"},
    {"العبرية", "Hebrew", "שרה כהן"},
    {"الصينية", "Chinese", "王小明（上海）"},
    {"اليابانية", "Japanese", "田中さくら"},
    {"الجورجية", "Georgian", "ნინო ბერიძე"},
    {"الديفاناغارية", "Devanagari", "राजेश श्रीवास्तव"},
    {"البنغالية", "Bengali", "রহিমা খাতুন"},
    {"التاملية", "Tamil", "லக்ஷ்மி"},
    {"التايلاندية", "Thai", "สมชาย ใจดี"},
};
constexpr std::string_view emoji[] = {
    "😀",
    "👍",
    "👍🏽",
    "👩🏿",
    "🎉",
    "❤️",
    "⭐",
    "✔️",
    "☎️",
    "⌚",
    "🇸🇦",
    "🇰🇼",
    "🇪🇬",
    "🇲🇦",
    "🏳️‍🌈",
    "👨‍👩‍👧‍👦",
    "👩‍💻",
    "🧕🏽",
    "🤝",
    "🙏🏻",
    "1️⃣",
    "#️⃣",
    "🔟",
    "☕",
    "🌙",
    "🕌",
    "🐪",
    "💚",
    "🫶🏼",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
};
constexpr std::string_view sentences[] = {
    "اتصلتُ بالسيد 王小明 من 上海 😀 وطلب 5 علب 🎁.",
    "Met राजेश and สมชาย in 東京 👍🏽: they want 12 boxes 📦.",
};

} // namespace

void gallery_scripts_ui() {
    begin_card_ui("names", {.title = two("أسماء بكتابات العالم", "Names in the world's scripts")});
    gap(12);
    {
        Grid grid{300, 16, 12};
        for (const Named& person : names) {
            grid.next();
            text_ui(two(person.ar, person.en), styles::caption);
            text_ui(person.name);
            text_ui(person.name, {.weight = Weight::bold});
        }
    }
    end_card_ui();
    gap(16);
    begin_card_ui("emoji", {.title = two("رموز تعبيرية", "Emoji")});
    gap(12);
    {
        Grid grid{72, 8, 8};
        for (const std::string_view one : emoji) {
            grid.next();
            text_ui(one, {.size = TextSize::title});
        }
    }
    end_card_ui();
    gap(16);
    begin_card_ui("mixed", {.title = two("كلها معًا", "All together")});
    gap(12);
    for (const std::string_view sentence : sentences) paragraph_ui(sentence);
    end_card_ui();
}

} // namespace crm
