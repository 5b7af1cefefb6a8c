// Toasts, banners, empty states, progress of the gallery.
#include "web/kit/gallery_parts.hpp"

namespace crm {

void gallery_notices_ui() {
    banner_ui({.tone = Tone::warning,
               .text = two("لم تُحفظ نسخة احتياطية منذ 14 يومًا.", "No backup for 14 days."),
               .action = two("حفظ نسخة الآن", "Back up now"),
               .can_close = true});
    gap(10);
    banner_ui({.tone = Tone::info,
               .text = two("هذه الصفحة مفتوحة في تبويب آخر، وهي هنا للقراءة فقط.",
                           "This page is open in another tab; here it can only be read."),
               .action = two("المتابعة هنا", "Take over here")});
    gap(10);
    banner_ui(
        {.tone = Tone::danger,
         .text =
             two("امتلأت مساحة التخزين ولم يُحفظ آخر تغيير. صدّر نسخة ثم احذف ما لا يلزم.",
                 "Storage is full and the last change was not saved. Export a copy, then delete what is not needed.")});
    gap(10);
    banner_ui({.tone = Tone::success,
               .text = two("اكتمل الاستيراد: 1,204 عميل.", "Import finished: 1,204 customers."),
               .can_close = true});
    gap(16);
    Grid grid{320, 16, 2};
    grid.next();
    begin_card_ui("toasts", {.title = two("التنبيهات", "Toasts")});
    gap(10);
    if (button_ui(two("مع تراجع", "With undo")))
        show_toast({.text = std::string{two("نُقل العميل إلى المحذوفات", "Customer moved to the bin")},
                    .action = std::string{say(kit_words::undo)},
                    .on_action = [] {}});
    beside();
    if (button_ui(two("نجاح", "Success")))
        show_toast({.text = std::string{two("حُفظ", "Saved")}, .tone = Tone::success});
    beside();
    if (button_ui(two("خطأ", "Error")))
        show_toast({.text = std::string{two("تعذّر الاتصال بالخادم", "The server cannot be reached")},
                    .action = std::string{two("إعادة المحاولة", "Try again")},
                    .tone = Tone::danger,
                    .seconds = 0});
    gap(20);
    progress_ui(0.62f, two("استيراد العملاء", "Importing customers"));
    gap(16);
    progress_ui(-1, two("جارٍ التحقق", "Checking"));
    gap(16);
    spinner_ui();
    end_card_ui();
    grid.next();
    begin_card_ui("skeleton", {.title = two("أثناء التحميل", "While loading")});
    gap(8);
    skeleton_rows_ui(4);
    end_card_ui();
    grid.next();
    begin_card_ui("empty");
    empty_state_ui({.icon = Icon::task,
                    .title = two("لا مهام اليوم", "No tasks today"),
                    .text = two("استمتع بقهوتك، أو خطّط لما بعدها.", "Enjoy your coffee, or plan what comes next."),
                    .action = two("إضافة مهمة", "Add a task"),
                    .action_icon = Icon::plus,
                    .height = px(300)});
    end_card_ui();
    grid.next();
    begin_card_ui("nothing");
    empty_state_ui({.icon = Icon::search,
                    .title = two("لا نتائج لـ «سلام»", "No results for “salam”"),
                    .text = two("جرّب جزءًا من الاسم أو آخر أرقام الهاتف.",
                                "Try part of the name, or the last digits of the phone."),
                    .height = px(300)});
    end_card_ui();
}

} // namespace crm
