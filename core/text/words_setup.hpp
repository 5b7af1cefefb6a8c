// The words of the first run, the settings, the import, the sync and the rescue screens.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

// First run.
inline constexpr BothNames welcome = {"أهلًا بك في وصل", "Welcome to Wasl"};
inline constexpr BothNames welcome_text = {
    "عملاؤك في مكان واحد، على جهازك، بلا حساب وبلا إنترنت.",
    "Your customers in one place, on your device, with no account and no network."};
inline constexpr BothNames language = {"اللغة", "Language"};
inline constexpr BothNames country = {"البلد", "Country"};
inline constexpr BothNames country_help = {"يحدد العملة ومفتاح الهاتف ونهاية الأسبوع.",
                                           "Decides currency, phone code and weekend."};
inline constexpr BothNames firm_name = {"اسم المنشأة", "Your firm's name"};
inline constexpr BothNames currency = {"العملة", "Currency"};
inline constexpr BothNames phone_code = {"مفتاح الهاتف", "Phone code"};
inline constexpr BothNames weekend = {"نهاية الأسبوع", "Weekend"};
inline constexpr BothNames how_to_begin = {"كيف تبدأ؟", "How would you like to begin?"};
inline constexpr BothNames begin_empty = {"ابدأ فارغًا", "Start empty"};
inline constexpr BothNames begin_empty_text = {"أضف عملاءك بنفسك، واحدًا بعد الآخر.",
                                               "Add your customers yourself, one after another."};
inline constexpr BothNames begin_sample = {"جرّب بشركة نموذجية", "Try the sample company"};
inline constexpr BothNames begin_sample_text = {
    "بيانات متجر متخيَّل لتجرّب كل شيء؛ تُحذف بضغطة.",
    "The data of an imagined shop, to try everything; gone with one click."};
inline constexpr BothNames begin_file = {"ابدأ من ملف", "Start from a file"};
inline constexpr BothNames begin_file_text = {"نسخة من وصل، أو جدول CSV من Excel.",
                                              "A copy made by Wasl, or a CSV sheet from Excel."};
inline constexpr BothNames preparing = {"يُجهَّز…", "Preparing…"};

// Settings.
inline constexpr BothNames firm_settings = {"المنشأة", "The firm"};
inline constexpr BothNames look = {"المظهر", "Appearance"};
inline constexpr BothNames theme_system = {"كالجهاز", "As the device"};
inline constexpr BothNames theme_light = {"فاتح", "Light"};
inline constexpr BothNames theme_dark = {"داكن", "Dark"};
inline constexpr BothNames high_contrast = {"تباين عالٍ", "High contrast"};
inline constexpr BothNames high_contrast_help = {"حدود وحروف أوضح، بلا ظلال.",
                                                 "Stronger lines and letters, no shadows."};
inline constexpr BothNames density_label = {"الكثافة", "Density"};
inline constexpr BothNames comfortable = {"مريحة", "Comfortable"};
inline constexpr BothNames compact = {"مدمجة", "Compact"};
inline constexpr BothNames data_safety = {"ما مدى أمان بياناتي؟", "How safe is my data?"};
inline constexpr BothNames storage_used = {"المساحة المستخدمة", "Storage used"};
inline constexpr BothNames storage_left = {"المتاح", "Available"};
inline constexpr BothNames persistent = {"حماية من الحذف التلقائي", "Protected from automatic removal"};
inline constexpr BothNames persistent_no = {"لا: قد يحذفها المتصفح إن ضاقت المساحة",
                                            "No: the browser may remove it when space runs short"};
inline constexpr BothNames ask_persistent = {"اطلب الحماية", "Ask for protection"};
inline constexpr BothNames last_backup = {"آخر نسخة احتياطية", "Last backup"};
inline constexpr BothNames never = {"لم تُؤخذ بعد", "Never"};
inline constexpr BothNames last_sync = {"آخر مزامنة", "Last sync"};
inline constexpr BothNames back_up_now = {"نسخة احتياطية الآن", "Back up now"};
inline constexpr BothNames about = {"عن وصل", "About Wasl"};
inline constexpr BothNames built_with = {"بُني بـ", "Built with"};
inline constexpr BothNames install_app = {"ثبّت وصل على هذا الجهاز", "Install Wasl on this device"};
inline constexpr BothNames sample_company = {"الشركة النموذجية", "The sample company"};
inline constexpr BothNames sample_text = {"ما ترى من عملاء وطلبات متخيَّل. احذفه حين تبدأ بعملائك.",
                                          "These customers and orders are imagined. Remove them when you begin with "
                                          "your own."};
inline constexpr BothNames remove_sample = {"حذف البيانات النموذجية", "Remove the sample data"};
inline constexpr BothNames remove_sample_question = {"أتُحذف البيانات النموذجية؟", "Remove the sample data?"};
inline constexpr BothPlurals sample_goes = {{"", "يُنقل سجل واحد إلى سلة المحذوفات.", "يُنقل سجلان إلى سلة المحذوفات.",
                                             "تُنقل # سجلات إلى سلة المحذوفات.", "يُنقل # سجلًا إلى سلة المحذوفات.",
                                             "يُنقل # سجل إلى سلة المحذوفات."},
                                            {"", "# record goes to the bin.", "", "", "", "# records go to the bin."}};
inline constexpr BothNames remove_sample_text = {
    "ومعها ما سجّلته أنت على عملائها. يبقى كل ما أضفته غير ذلك، ويمكنك التراجع أو الاستعادة من السلة.",
    "So does what you logged with its customers. Everything else you added stays; you can undo this, or restore from "
    "the bin."};
inline constexpr BothNames sample_is_gone = {"لا بيانات نموذجية هنا", "There is no sample data here"};

// Import.
inline constexpr BothNames import_title = {"استيراد من ملف", "Import from a file"};
inline constexpr BothNames choose_file = {"اختر ملفًا", "Choose a file"};
inline constexpr BothNames reading_file = {"يُقرأ الملف…", "Reading the file…"};
inline constexpr BothNames import_as = {"الصفوف هي", "The rows are"};
inline constexpr BothNames goes_to = {"إلى الحقل", "Goes to"};
inline constexpr BothNames left_out = {"— لا يُستورد —", "— left out —"};
inline constexpr BothNames import_now = {"استيراد", "Import"};
inline constexpr BothNames check_file = {"فحص الملف", "Check the file"};
inline constexpr BothNames rows_ready = {"صفوف جاهزة", "Rows ready"};
inline constexpr BothNames rows_skipped = {"صفوف موجودة أو فارغة", "Rows here already or empty"};
inline constexpr BothNames rows_lost = {"صفوف ينقصها حقل مطلوب", "Rows without a required field"};
inline constexpr BothNames rows_linked = {"سجلات تُضاف لأن صفًا ذكرها", "Records added because a row names them"};
inline constexpr BothNames cells_with_problems = {"خلايا لم تُفهم (تُحفظ في الملاحظات)",
                                                  "Cells not understood (kept in the notes)"};
inline constexpr BothNames line_number = {"السطر", "Line"};
inline constexpr BothNames problem_label = {"المشكلة", "Problem"};
inline constexpr BothNames importing = {"تُستورد السجلات…", "Importing…"};
inline constexpr BothNames imported = {"تم الاستيراد:", "Imported:"};
inline constexpr BothNames not_ours = {"هذا الملف ليس من وصل ولا جدول CSV.",
                                       "This file is neither Wasl's nor a CSV sheet."};
inline constexpr BothNames newer_file = {"الملف من نسخة أحدث من وصل؛ حدّث الصفحة ثم أعد المحاولة.",
                                         "The file was made by a newer Wasl; update the page and try again."};
inline constexpr BothNames truncated_file = {
    "الملف ناقص: نهايته مفقودة. لم يتغير شيء؛ اطلب نسخة كاملة.",
    "The file is cut off: its end is missing. Nothing was changed; ask for a complete copy."};
inline constexpr BothNames unreadable_file = {"تعذّرت قراءة الملف من الجهاز.",
                                              "The file could not be read from the device."};
inline constexpr BothNames sheet_empty = {"لا صفوف في هذا الجدول.", "There are no rows in this sheet."};
inline constexpr BothNames show_imported = {"اعرض السجلات", "Show the records"};
inline constexpr BothNames another_file = {"ملف آخر", "Another file"};
inline constexpr BothNames lines_unreadable = {"أسطر لم تُقرأ", "Lines that could not be read"};

// Sync.
inline constexpr BothNames sync_title = {"المزامنة مع خادم الفريق", "Sync with the team's server"};
inline constexpr BothNames sync_text = {"لا تُرسل بياناتك إلى أي مكان ما لم تُدخل عنوان خادم تديره أنت.",
                                        "Your data goes nowhere unless you enter the address of a server you run."};
inline constexpr BothNames server_address = {"عنوان الخادم أو رابط الدعوة", "Server address or invitation link"};
inline constexpr BothNames access_token = {"رمز الدخول", "Access token"};
inline constexpr BothNames sync_now = {"زامن الآن", "Sync now"};
inline constexpr BothNames sync_forget = {"أوقف المزامنة", "Stop syncing"};
inline constexpr BothNames syncing = {"تجري المزامنة…", "Syncing…"};
inline constexpr BothNames in_step = {"متزامن مع الخادم", "In step with the server"};
inline constexpr BothNames never_synced = {"لم تُزامن بعد", "Not synced yet"};
inline constexpr BothNames unsent_changes = {"تغييرات لم تُرسل", "Changes not sent yet"};
inline constexpr BothNames refused_changes = {"تغييرات رفضها الخادم", "Changes the server refused"};
inline constexpr BothNames server_unreachable = {
    "تعذّر الوصول إلى الخادم. تغييراتك محفوظة هنا وتُرسل لاحقًا.",
    "The server cannot be reached. Your changes are safe here and will be sent later."};
inline constexpr BothNames server_refused_token = {"رفض الخادم رمز الدخول؛ تحقّق منه.",
                                                   "The server refused the token; check it."};
inline constexpr BothNames server_wants_newer = {"الخادم يحتاج نسخة أحدث من وصل؛ حدّث الصفحة.",
                                                 "The server needs a newer Wasl; update the page."};
inline constexpr BothNames server_differs = {
    "بيانات هذا الجهاز تختلف عن الخادم؛ خذ نسخة احتياطية وأبلغ المسؤول.",
    "This device differs from the server; make a backup and tell the administrator."};
inline constexpr BothNames clock_is_off = {"ساعة هذا الجهاز غير صحيحة؛ صُحّحت أوقات التغييرات.",
                                           "This device's clock is wrong; the times of the changes were corrected."};
inline constexpr BothNames server_trouble = {"أجاب الخادم بخطأ؛ ستُعاد المحاولة.",
                                             "The server answered with an error; it will be tried again."};
inline constexpr BothNames server_busy = {"الخادم مشغول؛ ستُعاد المحاولة بعد قليل.",
                                          "The server is busy; it will be tried again soon."};
inline constexpr BothNames clock_still_refused = {
    "يرفض الخادم أوقات هذا الجهاز رغم تصحيحها؛ اضبط ساعة الجهاز.",
    "The server refuses this device's times although they were corrected; set the device's clock."};
inline constexpr BothNames sync_not_saved = {"لا تُزامَن تغييرات لم تُحفظ على هذا الجهاز بعد.",
                                             "Changes that are not saved on this device yet are not synced."};
inline constexpr BothNames server_away = {"الخادم بعيد", "Server away"};
inline constexpr BothNames sync_failed = {"تعذّرت المزامنة", "Sync failed"};
inline constexpr BothNames sync_state_label = {"الحالة", "State"};
inline constexpr BothNames sync_connect = {"اربط هذا الجهاز", "Connect this device"};
inline constexpr BothNames server_address_help = {
    "مثل https://crm.example.com، أو رابط الدعوة كاملًا وفيه الرمز.",
    "Like https://crm.example.com, or the whole invitation link, token included."};
inline constexpr BothNames not_a_server = {"اكتب عنوان الخادم ورمز الدخول، أو الصق رابط الدعوة.",
                                           "Enter the server's address and the token, or paste the invitation link."};
inline constexpr BothNames next_sync_try = {"المحاولة التالية", "Next try"};
inline constexpr BothNames changes_sent = {"تغييرات أُرسلت", "Changes sent"};
inline constexpr BothNames changes_received = {"تغييرات وصلت", "Changes received"};
inline constexpr BothNames sync_forget_question = {"أتوقف المزامنة على هذا الجهاز؟", "Stop syncing on this device?"};
inline constexpr BothNames sync_forget_text = {
    "تبقى بياناتك هنا وعلى الخادم، ولا يُرسل شيء بعد ذلك. تغييرات لم تُرسل تبقى على هذا الجهاز وحده.",
    "Your data stays here and on the server; nothing is sent any more. Changes not sent yet stay on this device only."};
inline constexpr BothNames refused_text = {
    "بقيت على هذا الجهاز، ولم تصل إلى الآخرين. عدّلها لتُرسل من جديد.",
    "They stay on this device and did not reach the others. Edit them to send them anew."};
inline constexpr BothNames refused_too_long = {"النص أطول مما يقبله الخادم.",
                                               "The text is longer than the server takes."};
inline constexpr BothNames refused_not_allowed = {"لا يسمح الخادم لهذا الرمز بهذا التغيير.",
                                                  "The server does not allow this change with this token."};
inline constexpr BothNames refused_otherwise = {"لم يقبل الخادم هذا التغيير.", "The server did not take this change."};
inline constexpr BothNames sync_read_only = {"تتم المزامنة في النافذة التي تكتب.",
                                             "Syncing happens in the window that writes."};

// Rescue.
inline constexpr BothNames damaged_title = {"جزء من بياناتك تالف", "Part of your data is damaged"};
inline constexpr BothNames damaged_text = {"لم يُكتب فوقها شيء ولم يُحذف شيء. اختر كيف تتابع:",
                                           "Nothing was overwritten and nothing was deleted. Choose how to go on:"};
inline constexpr BothNames evicted_title = {"حذف المتصفح بياناتك", "The browser has removed your data"};
inline constexpr BothNames evicted_text = {
    "كانت هنا بيانات، ثم أفرغ المتصفح مساحة هذا الموقع. استعد نسخة من ملف أو من الخادم.",
    "There was data here, and the browser has cleared this site's storage. Restore a backup file, or sync with your "
    "server."};
inline constexpr BothNames failed_title = {"تعذّر فتح التخزين", "The storage cannot be opened"};
inline constexpr BothNames failed_text = {
    "هذا المتصفح لا يسمح بالحفظ الآن (نافذة خاصة؟ قرص ممتلئ؟). أغلق العلامات الأخرى وحدّث الصفحة.",
    "This browser does not allow saving now (a private window? a full disk?). Close other tabs and reload."};
inline constexpr BothNames use_recovery = {"افتح النسخة السابقة", "Open the earlier version"};
inline constexpr BothNames export_readable = {"صدّر كل ما يُقرأ", "Export everything readable"};
inline constexpr BothNames continue_with_loss = {"تابع بدون الجزء التالف", "Continue without the damaged part"};
inline constexpr BothNames start_over = {"ابدأ من جديد", "Start over"};
inline constexpr BothNames restore_file = {"استعد من ملف", "Restore from a file"};
inline constexpr BothNames reload_page = {"حدّث الصفحة", "Reload the page"};
inline constexpr BothNames complete_version = {"كاملة: لا يضيع شيء", "complete: nothing is lost"};
inline constexpr BothNames incomplete_version = {"ناقصة: قد تضيع آخر التغييرات",
                                                 "incomplete: the latest changes may be missing"};

} // namespace crm::words
