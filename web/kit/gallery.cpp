// The frame of the gallery: its parts at the start side, the chosen one beside them. See gallery.hpp.
#include "web/kit/gallery.hpp"

#include <iterator>

#include "web/kit/gallery_parts.hpp"

namespace crm {

const SamplePerson sample_people[12] = {
    {"سارة الأحمدي", "Sara Al-Ahmadi", "مؤسسة النور للتجارة", "Al-Noor Trading", "الرياض", "Riyadh", "+966 50 123 4567",
     1, 14, 48250, 2},
    {"محمد عبد الله القحطاني", "Mohammed Al-Qahtani", "شركة الخليج التقنية", "Gulf Technologies", "جدة", "Jeddah",
     "+966 55 987 1234", 2, 3, 9800, 11},
    {"فاطمة الزهراء بن علي", "Fatima Ben Ali", "مصنع الأمل", "Amal Factory", "الدمام", "Dammam", "+966 53 445 9021", 0,
     0, 0, 1},
    {"خالد بن الوليد المطيري", "Khalid Al-Mutairi", "مجموعة البحر الأحمر القابضة", "Red Sea Holding Group", "القاهرة",
     "Cairo", "+20 100 555 0199", 3, 41, 213400, 34},
    {"هيا آل ثاني", "Haya Al-Thani", "متجر الياسمين", "Jasmine Store", "الدوحة", "Doha", "+974 3312 8890", 1, 22, 76120,
     5},
    {"عبد الرحمن الشمري", "Abdulrahman Al-Shammari", "بيت القهوة", "Coffee House", "الكويت", "Kuwait City",
     "+965 5012 7766", 4, 7, 5430, 92},
    {"ليلى حدّاد", "Layla Haddad", "استوديو ليلى", "Studio Layla", "بيروت", "Beirut", "+961 71 220 514", 1, 9, 18900, 8},
    {"يوسف العمري", "Youssef Al-Omari", "العمري للمقاولات", "Omari Contracting", "عمّان", "Amman", "+962 79 801 2210", 2,
     2, 61000, 19},
    {"نورة الدوسري", "Noura Al-Dosari", "صيدلية الشفاء", "Shifa Pharmacy", "الخبر", "Khobar", "+966 56 340 7781", 0, 1,
     1250, 3},
    {"أحمد بنّاني", "Ahmed Bennani", "أثاث الأطلس", "Atlas Furniture", "الدار البيضاء", "Casablanca", "+212 650 123 456",
     3, 17, 92300, 27},
    {"مريم الكعبي", "Mariam Al-Kaabi", "فندق الواحة", "Oasis Hotel", "دبي", "Dubai", "+971 50 662 4410", 1, 33, 154700,
     6},
    {"إبراهيم حسن", "Ibrahim Hassan", "مكتبة المعرفة", "Maarifa Books", "الإسكندرية", "Alexandria", "+20 122 340 0087",
     4, 5, 3100, 140},
};

std::string sample_money(int amount) {
    std::string digits = std::to_string(amount);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits + (arabic() ? " ر.س" : " SAR");
}

namespace {

struct Part {
    std::string_view ar, en;
    Icon icon;
    void (*draw)();
};
constexpr Part parts[] = {
    {"نظرة عامة", "Overview", Icon::home, gallery_overview_ui},
    {"الأزرار والمفاتيح", "Controls", Icon::check, gallery_controls_ui},
    {"الحقول", "Fields", Icon::edit, gallery_fields_ui},
    {"الجدول", "Table", Icon::columns, gallery_table_ui},
    {"الخلايا", "Cells", Icon::edit, gallery_cells_ui},
    {"اللوحة", "Board", Icon::board, gallery_board_ui},
    {"التقويم", "Calendar", Icon::calendar, gallery_agenda_ui},
    {"النوافذ", "Overlays", Icon::copy, gallery_overlays_ui},
    {"الإشعارات", "Notices", Icon::bell, gallery_notices_ui},
    {"العرض", "Showing", Icon::eye, gallery_showing_ui},
    {"الرسوم البيانية", "Charts", Icon::chart, gallery_charts_ui},
    {"الكتابات", "Scripts", Icon::message, gallery_scripts_ui},
    {"الألوان والخط", "Colours and type", Icon::sun, gallery_colors_ui},
};
int chosen_part = 0;

void sidebar(ImVec2 size) {
    ImDrawList& draw = draw_here();
    const ImVec2 at = cursor();
    draw.AddRectFilled(at, {at.x + size.x, at.y + size.y}, color(Color::sunken));
    draw.AddRectFilled({at.x + size.x - px(1), at.y}, {at.x + size.x, at.y + size.y}, color(Color::border));
    begin_box(size.x, px(12, 20));
    heading_ui(two("وصل", "Wasl"), 2);
    text_ui(two("معرض المكوّنات", "Component gallery"), styles::caption);
    gap(16);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, px(2, 2));
    for (int i = 0; i < static_cast<int>(std::size(parts)); ++i) {
        const Part& part = parts[i];
        if (list_row_ui(part.en, {.title = two(part.ar, part.en), .selected = i == chosen_part}).clicked)
            chosen_part = i;
    }
    ImGui::PopStyleVar();
    end_box();
}

} // namespace

void gallery_ui() {
    const ImVec2 screen = ImGui::GetIO().DisplaySize, start = cursor();
    const float side = is_narrow() ? 0 : px(232);
    float top = start.y;
    if (side > 0)
        sidebar({side, screen.y});
    else {
        set_cursor({start.x + px(8), start.y + px(4)});
        begin_box(screen.x - px(16));
        TabItem tabs[std::size(parts)];
        for (std::size_t i = 0; i < std::size(parts); ++i) tabs[i] = {.label = two(parts[i].ar, parts[i].en)};
        tabs_ui("parts", tabs, chosen_part);
        top += end_box().y + px(4);
    }
    set_cursor({start.x + side, top});
    const Part& part = parts[chosen_part];
    if (begin_scroll_ui(part.en, {screen.x - side, screen.y - (top - start.y)}, is_phone() ? px(16, 16) : px(32, 28))) {
        begin_box(page_width(1120));
        heading_ui(two(part.ar, part.en), 1);
        gap(16);
        part.draw();
        gap(40);
        place({1, 1});
        end_box();
    }
    end_scroll_ui();
}

} // namespace crm
