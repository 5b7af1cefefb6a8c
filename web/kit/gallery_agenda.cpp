// The calendar of the gallery: a month of sample visits; what is carried to another day stays there.
#include "web/kit/gallery_parts.hpp"

namespace crm {

void gallery_agenda_ui() {
    constexpr Date today{20779}; // 22 November 2026: the gallery looks the same every day
    static AgendaView view{.day = today};
    static std::vector<int> days; // of each sample
    constexpr int samples = 40;
    if (days.empty())
        for (int i = 0; i < samples; ++i) days.push_back(today.days - 20 + i * i % 37);
    constexpr Tone tones[] = {Tone::accent, Tone::info, Tone::success, Tone::warning, Tone::danger, Tone::neutral};
    const AgendaResult done = agenda_ui(
        "visits",
        {.label = two("الزيارات", "Visits"),
         .today = today,
         .items =
             [&](Date day, std::vector<AgendaItem>& out) {
                 for (int i = 0; i < samples; ++i)
                     if (days[static_cast<std::size_t>(i)] == day.days)
                         out.push_back(
                             {.key = static_cast<std::uint64_t>(i) + 1,
                              .title = std::string(two(sample_people[i % 12].name, sample_people[i % 12].english)),
                              .time = i % 3 ? "" : "10:30",
                              .tone = tones[i % 6],
                              .is_done = i % 7 == 0});
             },
         .add = two("إضافة", "Add"),
         .height = is_phone() ? 0 : px(640)},
        view);
    if (done.moved) days[static_cast<std::size_t>(done.moved->key - 1)] = done.moved->to.days;
    if (done.add) show_toast({.text = std::string{two("هنا تبدأ زيارة جديدة", "A new visit begins here")}});
    if (done.opened) show_toast({.text = std::string{two("فُتحت الزيارة", "Opened the visit")}, .tone = Tone::success});
}

} // namespace crm
