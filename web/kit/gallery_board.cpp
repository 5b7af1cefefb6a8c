// The board of the gallery: sample customers by stage; what is carried stays where it was put.
#include <numeric>

#include "web/kit/gallery_parts.hpp"

namespace crm {

void gallery_board_ui() {
    static std::vector<std::vector<int>> cards;
    const std::pair<std::string_view, Tone> stages[] = {{two("محتمل", "Prospect"), Tone::info},
                                                        {two("متكرر", "Returning"), Tone::success},
                                                        {two("جديد", "New"), Tone::accent},
                                                        {two("معرّض للفقد", "At risk"), Tone::warning},
                                                        {two("مفقود", "Lost"), Tone::danger}};
    if (cards.empty()) {
        cards.resize(std::size(stages));
        for (int i = 0; i < 10000; ++i) cards[static_cast<std::size_t>(sample_people[i % 12].stage)].push_back(i);
        cards[4].clear(); // an empty column shows what it says
    }
    std::vector<BoardColumn> columns;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const auto sum = std::accumulate(cards[i].begin(), cards[i].end(), 0, [](int all, int card) {
            return all + sample_people[card % 12].amount % 1000;
        });
        columns.push_back({.title = stages[i].first,
                           .tone = stages[i].second,
                           .count = static_cast<std::int64_t>(cards[i].size()),
                           .total = sample_money(sum)});
    }
    const auto at = [&](int column, std::int64_t row) -> int {
        return cards[static_cast<std::size_t>(column)][static_cast<std::size_t>(row)];
    };
    const BoardResult done = board_ui(
        "customers", {.label = two("العملاء حسب المرحلة", "Customers by stage"),
                      .columns = columns,
                      .key = [&](int column, std::int64_t row) { return static_cast<std::uint64_t>(at(column, row)); },
                      .card =
                          [&](int column, std::int64_t row, BoardCard& out) {
                              const SamplePerson& person = sample_people[at(column, row) % 12];
                              out.title = two(person.name, person.english);
                              out.detail = two(person.company, person.company_english);
                              out.avatar = out.title;
                              out.chips.emplace_back(two(person.city, person.city_english), Tone::neutral);
                              out.end_text = sample_money(person.amount);
                          },
                      .add = two("إضافة", "Add"),
                      .height = std::max(ImGui::GetContentRegionAvail().y - px(60), px(560))});
    if (done.moved) {
        const int card = at(done.moved->from, done.moved->row);
        std::erase(cards[static_cast<std::size_t>(done.moved->from)], card);
        auto& to = cards[static_cast<std::size_t>(done.moved->to)];
        to.insert(to.begin(), card);
    }
    if (done.opened)
        show_toast({.text = std::string{two("فُتحت البطاقة ", "Opened card ")} + std::to_string(done.opened->second + 1),
                    .tone = Tone::success});
}

} // namespace crm
