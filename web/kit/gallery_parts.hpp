// The parts of the gallery, one file each. Private to web/kit.
#pragma once
#include <string_view>

#include "web/kit/kit.hpp"
#include "web/kit/kit_words.hpp"

namespace crm {

// Sample words in both languages, of the gallery only.
inline std::string_view two(std::string_view ar, std::string_view en) { return arabic() ? ar : en; }

void gallery_overview_ui();
void gallery_controls_ui();
void gallery_fields_ui();
void gallery_table_ui();
void gallery_cells_ui();
void gallery_board_ui();
void gallery_agenda_ui();
void gallery_overlays_ui();
void gallery_notices_ui();
void gallery_showing_ui();
void gallery_charts_ui();
void gallery_scripts_ui();
void gallery_colors_ui();

struct SamplePerson {
    std::string_view name, english, company, company_english, city, city_english, phone;
    int stage, orders, amount, days;
};
extern const SamplePerson sample_people[12];
std::string sample_money(int amount);

} // namespace crm
