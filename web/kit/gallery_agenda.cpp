// The calendar of the gallery: a month of sample visits; what is carried to another day stays there.
#include <algorithm>

#include "web/kit/gallery_parts.hpp"

namespace crm {

namespace {

struct SampleVisit {
    int day = 0;
    AgendaItem item{};
};

std::vector<SampleVisit> sample_visits(Date today) {
    constexpr Tone tones[] = {Tone::accent, Tone::info, Tone::success, Tone::warning, Tone::danger, Tone::neutral};
    std::vector<SampleVisit> visits;
    for (int i = 0; i < 40; ++i)
        visits.push_back({i < 26 ? today.days - 20 + i * i % 37 : today.days + i * 5 % 7,
                          {.key = static_cast<std::uint64_t>(i) + 1,
                           .tone = tones[i % 6],
                           .is_done = i % 7 == 0,
                           .minute = i % 5 == 0 ? all_day : 8 * 60 + i * 47 % 540 / 15 * 15,
                           .minutes = i % 3 == 0 ? 0 : 30 + i % 4 * 30}});
    return visits;
}

} // namespace

void gallery_agenda_ui() {
    constexpr Date today{20779}; // 22 November 2026: the gallery looks the same every day
    static AgendaView view{.day = today};
    static std::vector<SampleVisit> visits = sample_visits(today);
    static std::vector<AgendaItem> shown[60];
    const AgendaResult done =
        agenda_ui("visits",
                  {.label = two("الزيارات", "Visits"),
                   .today = today,
                   .items = [&](Date day) -> std::span<const AgendaItem> {
                       std::vector<AgendaItem>& items =
                           shown[static_cast<unsigned>(day.days) % 60]; // as many as are seen at once
                       items.clear();
                       for (const SampleVisit& visit : visits) {
                           if (visit.day != day.days) continue;
                           const SamplePerson& person = sample_people[(visit.item.key - 1) % 12];
                           items.push_back(visit.item);
                           items.back().title = two(person.name, person.english);
                       }
                       std::ranges::stable_sort(items, {}, &AgendaItem::minute);
                       return items;
                   },
                   .add = two("إضافة", "Add"),
                   .height = is_phone() ? 0 : px(640),
                   .has_times = true,
                   .can_stretch = true,
                   .now = 10 * 60 + 25},
                  view);
    if (done.moved) {
        SampleVisit& visit = visits[static_cast<std::size_t>(done.moved->key - 1)];
        visit.day = done.moved->to.day.days;
        visit.item.minute = done.moved->to.minute;
        visit.item.minutes = done.moved->minutes.value_or(visit.item.minutes);
    }
    if (done.add) show_toast({.text = std::string{two("هنا تبدأ زيارة جديدة", "A new visit begins here")}});
    if (done.opened) show_toast({.text = std::string{two("فُتحت الزيارة", "Opened the visit")}, .tone = Tone::success});
}

} // namespace crm
