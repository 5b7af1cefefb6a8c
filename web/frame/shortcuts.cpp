#include "web/frame/shortcuts.hpp"

#include <algorithm>
#include <array>

#include "core/text/words_favourites.hpp"
#include "core/text/words_frame.hpp"
#include "web/frame/app.hpp"
#include "web/frame/export_dialog.hpp"
#include "web/frame/favourites.hpp"
#include "web/frame/navigation.hpp"
#include "web/frame/print_preview.hpp"
#include "web/kit/kit.hpp"
#include "web/platform/input.hpp"
#include "web/platform/loop.hpp"

namespace crm {

namespace {

struct Shortcut {
    std::string_view keys;
    BothNames does;
};
constexpr Shortcut listed[] = {
    {"Ctrl K", {"بحث وأوامر", "Search and commands"}},
    {"/", {"بحث", "Search"}},
    {"Ctrl Z", {"تراجع", "Undo"}},
    {"Ctrl Shift Z", {"إعادة", "Redo"}},
    {"N", {"إضافة في هذه الشاشة", "Add on this screen"}},
    {"F", {"تصفية القائمة", "Filter the list"}},
    {"C", {"تسجيل تعامل مع العميل", "Log a dealing with the customer"}},
    {"W", {"كتابة رسالة إلى العميل", "Write a message to the customer"}},
    {"E", {"تعديل السجل", "Edit the record"}},
    {"V", {"تحويل العميل المحتمل إلى عميل", "Convert the lead to a customer"}},
    {"A", {"إرفاق ملفات بالسجل", "Attach files to the record"}},
    {"S", {"نجمة المفضلة", "Favourite, with a star"}},
    {"G 1 … 9", words::favourite_by_number},
    {"Del", {"حذف إلى السلة", "Move to the bin"}},
    {"Esc", {"إغلاق أو رجوع", "Close or go back"}},
    {"Ctrl Enter", {"حفظ النموذج", "Save the form"}},
    {"Ctrl P", {"طباعة", "Print"}},
    {"Ctrl Shift E", {"تصدير", "Export"}},
    {"Ctrl Shift H", {"تعليق السلة في نقطة البيع", "Hold the basket, at the counter"}},
    {"T", {"اليوم في التقويم؛ والرسم جدولًا", "Today in a calendar; a chart as a table"}},
    {"Space", {"رفع بطاقة أو موعد ووضعه", "Lift a card or an entry, and drop it"}},
    {"Shift ↑ ↓", {"إطالة الموعد المرفوع وتقصيره", "Make a lifted entry longer or shorter"}},
    {"Ctrl C", {"نسخ خلايا الجدول أو صورة الرسم", "Copy cells of a table, or a chart's picture"}},
    {"Alt L", {"تبديل اللغة", "Switch language"}},
    {"?", {"هذه القائمة", "This list"}},
};

constexpr Shortcut in_cells[] = {
    {"← ↑ → ↓", {"من خلية إلى أخرى", "From cell to cell"}},
    {"Shift ← ↑ → ↓", {"تحديد خلايا", "Select cells"}},
    {"A…Z", {"الكتابة فوق الخلية", "Write over the cell"}},
    {"F2", {"تعديل ما في الخلية", "Edit what is in it"}},
    {"Enter · Tab", {"حفظ، ثم إلى أسفل أو التالية", "Save, then down or next"}},
    {"Ctrl C · X · V", {"نسخ وقص ولصق، وإلى Excel ومنه", "Copy, cut, paste, also with Excel"}},
    {"Ctrl D · R", {"تعبئة إلى أسفل، وعلى الصف", "Fill down, fill along"}},
    {"Del", {"إفراغ الخلايا", "Empty the cells"}},
    {"Space", {"تحديد الصف", "Select the row"}},
    {"Shift Enter", {"الترتيب بعمود آخر (على الرأس)", "Sort by another column (on its heading)"}},
    {"Esc", {"من الخلية إلى الصف", "From the cell to its row"}},
};

void toggle_language() {
    Preferences preferences = app().preferences;
    preferences.language = preferences.language == Language::ar ? Language::en : Language::ar;
    app().set_preferences(preferences);
}

bool was_typed(ImWchar character) { return std::ranges::contains(ImGui::GetIO().InputQueueCharacters, character); }

ImGuiKey key_of(char letter) { return static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'A')); }

} // namespace

void set_frame_shortcuts() {
    static constexpr std::array chords{ImGuiMod_Ctrl | ImGuiKey_K,
                                       ImGuiMod_Ctrl | ImGuiKey_Enter,
                                       ImGuiMod_Ctrl | ImGuiKey_S,
                                       ImGuiMod_Ctrl | ImGuiKey_P,
                                       ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_E,
                                       ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_H,
                                       ImGuiMod_Alt | ImGuiKey_L};
    platform::set_shortcuts(
        std::span<const ImGuiKeyChord>(reinterpret_cast<const ImGuiKeyChord*>(chords.data()), chords.size()));
}

namespace {
int went_in_frame = -1; // the letter after G is taken: no screen sees it as its own
}

bool keys_reach_the_screen() {
    return went_in_frame != ImGui::GetFrameCount() &&
           !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

void frame_shortcuts(Context& ctx) {
    const bool wants_undo = ImGui::GetIO().KeyCtrl && key_pressed(ImGuiKey_Z, false);
    if (!keys_reach_the_screen()) { // a dialog has the keys, but for the message that offers to take something back
        if (wants_undo && !ImGui::GetIO().KeyShift) take_toast_action();
        return;
    }
    static double go_pressed_at = -10;
    const ImGuiIO& io = ImGui::GetIO();
    if (io.KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_K, false)) return ctx.open_palette();
    if (io.KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_P, false)) return ctx.later(open_print_preview);
    if (io.KeyCtrl && io.KeyShift && ImGui::IsKeyPressed(ImGuiKey_E, false)) return wish_export(ctx);
    if (io.KeyAlt && ImGui::IsKeyPressed(ImGuiKey_L, false)) return ctx.later(toggle_language);
    if (io.KeyCtrl) {
        if (wants_undo) return io.KeyShift ? ctx.redo() : ctx.undo();
        if (key_pressed(ImGuiKey_Y, false)) return ctx.redo();
    }
    if (io.KeyCtrl || io.KeyAlt || io.KeySuper) return;
    const double now = ImGui::GetTime();
    if (now - go_pressed_at < 1.5) {
        for (const Destination& destination : destinations())
            if (!destination.shortcut.empty() && key_pressed(key_of(destination.shortcut[2]), false)) {
                go_pressed_at = -10;
                went_in_frame = ImGui::GetFrameCount();
                return ctx.go(destination.route);
            }
    }
    if (now - go_pressed_at < 1.5) {
        const std::vector<Favourite> starred = favourites(ctx);
        for (std::size_t i = 0; i < std::min<std::size_t>(9, starred.size()); ++i)
            if (key_pressed(static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(i)), false)) {
                go_pressed_at = -10;
                return open_favourite(ctx, starred[i]);
            }
    }
    if (key_pressed(ImGuiKey_G, false)) go_pressed_at = now;
    // By what is written on the key where it has it, else by its place.
    const bool is_slash = key_pressed(ImGuiKey_Slash, false);
    if (was_typed('?') || was_typed(0x061F) || (is_slash && io.KeyShift))
        app().is_shortcut_sheet_open = true;
    else if (was_typed('/') || is_slash)
        ctx.open_palette();
}

void shortcut_sheet_ui(Context& ctx) {
    bool& open = app().is_shortcut_sheet_open;
    if (!open || !begin_dialog_ui("shortcuts", {.title = ctx.text(words::shortcuts), .width = 760}, open)) return;
    const auto row = [&](const BothNames& does, std::string_view keys) {
        key_value_ui(ctx.text(does), keys, {.is_shortcut = true, .label_width = 240});
    };
    const float column = is_phone() ? width_left() : (width_left() - px(32)) / 2;
    begin_box(column);
    text_ui(ctx.text(words::everywhere), styles::section);
    for (const Shortcut& shortcut : listed) row(shortcut.does, shortcut.keys);
    gap(12);
    text_ui(ctx.text(words::go_to), styles::section);
    for (const Destination& destination : destinations()) row(names_of(ctx, destination), destination.shortcut);
    end_box();
    if (!is_phone()) beside(32);
    begin_box(column);
    text_ui(ctx.text(words::in_tables), styles::section);
    for (const Shortcut& shortcut : in_cells) row(shortcut.does, shortcut.keys);
    end_box();
    end_dialog_ui();
}

} // namespace crm
