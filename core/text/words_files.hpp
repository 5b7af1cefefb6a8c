// The words of files that belong to records.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

inline constexpr BothNames files = {"الملفات", "Files"};
inline constexpr BothNames no_files = {"لا ملفات بعد", "No files yet"};
inline constexpr BothNames no_files_text = {
    "أرفق عقدًا أو فاتورة أو صورة: اختره، أو اسحبه إلى هنا، أو الصق صورة. حتى 25 م.ب للملف.",
    "Attach a contract, an invoice or a picture: choose it, drop it here, or paste a picture. Up to 25 MB each."};
inline constexpr BothNames add_files = {"إرفاق ملفات", "Attach files"};
inline constexpr BothNames attach_at_record = {
    "تُرفق الملفات من صفحة صاحبها: افتح العميل أو الطلب واختر «الملفات».",
    "Files are attached where they belong: open the customer or the order and choose Files."};
inline constexpr BothNames take_photo = {"التقاط صورة", "Take a photo"};
inline constexpr BothNames opens_in_tab = {"يُفتح في نافذة أخرى", "opens in a new tab"};
inline constexpr BothNames download_file = {"تنزيل", "Download"};
inline constexpr BothNames rename_file = {"تغيير الاسم", "Rename"};
inline constexpr BothNames file_name = {"اسم الملف", "File name"};
inline constexpr BothNames storing_file = {"يُحفظ {}", "Keeping {}"};
inline constexpr BothNames stop_files = {"إيقاف", "Stop"};
inline constexpr BothNames files_stopped = {"توقف الإرفاق؛ لم يُرفق شيء.", "Stopped; nothing was attached."};
inline constexpr BothNames limits_of_files = {"حتى 25 م.ب للملف", "Up to 25 MB each"};
inline constexpr BothNames room_left = {"حتى 25 م.ب للملف، والمتبقي في هذا المتصفح {}",
                                        "Up to 25 MB each; this browser has room for {} more"};
inline constexpr BothNames file_not_here = {"ليس على هذا الجهاز بعد", "Not on this device yet"};
inline constexpr BothNames file_not_here_text = {
    "سيُجلب من الخادم حين يتصل هذا الجهاز به. وإن لم تكن هناك مزامنة فمحتواه على الجهاز الذي أُرفق منه.",
    "It is fetched from the server when this device reaches it. Without sync it is on the device it was attached on."};
inline constexpr BothNames file_damaged_text = {"ما حُفظ من هذا الملف على هذا الجهاز تالف. يُجلب من جديد عند المزامنة إن "
                                                "كان على الخادم، أو باستيراد نسخة احتياطية فيها الملف.",
                                                "What this device keeps of the file is damaged. Sync fetches it again "
                                                "if the server has it; so does importing a backup "
                                                "that has it."};
inline constexpr BothNames file_empty = {"الملف «{}» فارغ؛ لم يُرفق.", "The file \"{}\" is empty; it was not attached."};
inline constexpr BothNames file_too_large = {
    "الملف «{}» أكبر من 25 م.ب، وهي الحد للملف الواحد؛ لم يُرفق.",
    "The file \"{}\" is larger than 25 MB, the limit for one file; it was not attached."};
inline constexpr BothNames file_no_room = {
    "لا مساحة في هذا المتصفح لحفظ «{}»؛ لم يُرفق، ولم يضع شيء. أفرغ مساحة على الجهاز ثم أعد المحاولة.",
    "This browser has no room for \"{}\"; it was not attached, and nothing is lost. Free some space and try again."};
inline constexpr BothNames file_read_only = {"هذه الصفحة للقراءة الآن؛ لم يُرفق «{}».",
                                             "This page only reads now; \"{}\" was not attached."};
inline constexpr BothNames file_failed = {"تعذّر حفظ «{}»؛ لم يُرفق. أعد المحاولة.",
                                          "\"{}\" could not be kept; it was not attached. Try again."};
inline constexpr BothNames file_unreadable = {"تعذّرت قراءة «{}» من المتصفح.", "The browser could not read \"{}\"."};
inline constexpr BothNames file_cannot_open = {"تعذّر فتح الملف على هذا الجهاز.",
                                               "The file cannot be opened on this device."};
inline constexpr BothNames no_preview = {"لا معاينة لهذا النوع هنا؛ نزّله لفتحه ببرنامجه.",
                                         "There is no preview of this kind here; download it to open it."};
inline constexpr BothNames picture_too_big = {
    "الصورة أكبر من أن تُعرض هنا ({}×{})؛ نزّلها لفتحها.",
    "The picture is too large to be shown here ({}×{}); download it to open it."};
inline constexpr BothNames next_picture = {"الصورة التالية", "Next picture"};
inline constexpr BothNames previous_picture = {"الصورة السابقة", "Previous picture"};
inline constexpr BothNames zoom_in = {"تكبير", "Zoom in"};
inline constexpr BothNames zoom_out = {"تصغير", "Zoom out"};
inline constexpr BothNames opening_picture = {"تُفتح الصورة…", "Opening the picture…"};
inline constexpr BothNames of_pictures = {"{} من {}", "{} of {}"};
inline constexpr BothNames kind_picture = {"صورة", "Picture"};
inline constexpr BothNames kind_pdf = {"مستند PDF", "PDF document"};
inline constexpr BothNames kind_document = {"مستند", "Document"};
inline constexpr BothNames kind_sheet = {"جدول", "Spreadsheet"};
inline constexpr BothNames kind_sound = {"صوت", "Sound"};
inline constexpr BothNames kind_film = {"فيديو", "Video"};
inline constexpr BothNames kind_archive = {"ملف مضغوط", "Archive"};
inline constexpr BothNames kind_other = {"ملف", "File"};
inline constexpr BothNames drop_files_here = {"أفلت الملفات لإرفاقها بهذا السجل",
                                              "Drop the files to attach them to this record"};
inline constexpr BothPlurals files_attached = {
    {"لم يُرفق شيء", "أُرفق ملف", "أُرفق ملفان", "أُرفقت # ملفات", "أُرفق # ملفًا", "أُرفق # ملف"},
    {"Nothing was attached", "# file attached", "", "", "", "# files attached"}};
inline constexpr BothNames import_no_room = {
    "لا مساحة في هذا المتصفح للملفات المرفقة في هذه النسخة؛ لم يُستورد منها شيء.",
    "This browser has no room for the files in this copy; nothing of it was imported."};

} // namespace crm::words
