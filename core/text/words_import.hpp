// The words of the import's three steps: the file, its columns, its rows.
#pragma once
#include "core/text/plural.hpp"

namespace crm::words {

// Steps.
inline constexpr BothNames step_file = {"الملف", "File"};
inline constexpr BothNames step_columns = {"الأعمدة", "Columns"};
inline constexpr BothNames step_rows = {"الفحص والاستيراد", "Check and import"};

// The file.
inline constexpr BothNames import_lead = {
    "ملف Excel أو CSV أو جهات اتصال أو تقويم أو نسخة من وصل. اسحب الملف إلى هنا، أو الصق خلايا نسختها من جدولك.",
    "Excel, CSV, contacts, a calendar, or a copy made by Wasl. Drop the file here, or copy cells in Excel and paste "
    "them."};
inline constexpr BothNames pasted_cells = {"خلايا ملصقة", "Pasted cells"};
inline constexpr BothNames sheet_of_file = {"ورقة العمل", "Sheet"};
inline constexpr BothNames heading_line = {"سطر العناوين", "Line of headings"};
inline constexpr BothNames no_heading_line = {"بلا عناوين", "No headings"};
inline constexpr BothPlurals minutes_left = {
    {"", "بقيت نحو دقيقة", "بقي نحو دقيقتين", "بقي نحو # دقائق", "بقي نحو # دقيقة", "بقي نحو # دقيقة"},
    {"", "About # minute left", "", "", "", "About # minutes left"}};
inline constexpr BothPlurals seconds_left = {
    {"", "بقيت نحو ثانية", "بقي نحو ثانيتين", "بقي نحو # ثوانٍ", "بقي نحو # ثانية", "بقي نحو # ثانية"},
    {"", "About # second left", "", "", "", "About # seconds left"}};
inline constexpr BothPlurals rows_counted = {{"لا صفوف", "صف واحد", "صفان", "# صفوف", "# صفًا", "# صف"},
                                             {"", "# row", "", "", "", "# rows"}};
inline constexpr BothPlurals cells_counted = {{"لا خلايا", "خلية واحدة", "خليتان", "# خلايا", "# خلية", "# خلية"},
                                              {"", "# cell", "", "", "", "# cells"}};

// Columns.
inline constexpr BothNames columns_lead = {"هكذا فُهم الملف. صحّح ما يلزم، ثم افحص الصفوف.",
                                           "This is how the file was understood. Correct what you must, then check the "
                                           "rows."};
inline constexpr BothNames as_last_time = {"كما في المرة السابقة: أعمدة هذا الملف معروفة.",
                                           "As last time: the columns of this file are known."};
inline constexpr BothNames when_known = {"من كان موجودًا من قبل", "Who is here already"};
inline constexpr BothNames known_skip = {"يُترك كما هو", "Is left alone"};
inline constexpr BothNames known_fill = {"تُملأ حقوله الفارغة", "Gets empty fields filled"};
inline constexpr BothNames known_overwrite = {"تُستبدل حقوله", "Is overwritten"};
inline constexpr BothNames known_add = {"يُضاف سجلًا جديدًا", "Is added as a new record"};
inline constexpr BothNames new_field_named = {"＋ حقل جديد: {}", "＋ New field: {}"};
inline constexpr BothNames columns_left = {"أعمدة لن تُستورد:", "Columns that are left out:"};
inline constexpr BothNames make_fields = {"اجعلها حقولًا جديدة", "Make new fields of them"};
inline constexpr BothNames column_options = {"خيارات العمود", "Options of the column"};
inline constexpr BothNames empty_cells_read = {"الخلية الفارغة تُقرأ", "An empty cell is read as"};
inline constexpr BothNames date_order_label = {"ترتيب التاريخ", "Order of dates"};
inline constexpr BothNames day_month = {"يوم ثم شهر", "Day, then month"};
inline constexpr BothNames month_day = {"شهر ثم يوم", "Month, then day"};
inline constexpr BothNames years_are_hijri = {"السنوات هجرية", "Years are Hijri"};
inline constexpr BothNames words_in_file = {"كلمات الملف", "Words of the file"};
inline constexpr BothNames meant_as = {"تعني", "Means"};
inline constexpr BothNames kept_in_notes = {"تبقى في الملاحظات", "Kept in the notes"};
inline constexpr BothNames left_empty = {"تُترك فارغة", "Left empty"};
inline constexpr BothNames row_left_out = {"يُترك صفها", "Its row is left out"};
inline constexpr BothNames becomes_new_choice = {"تصبح اختيارًا جديدًا", "Becomes a new choice"};
inline constexpr BothNames unknown_words_become = {"كل كلمة لا يعرفها الحقل تصبح اختيارًا جديدًا",
                                                   "Every word the field does not know becomes a new choice"};
inline constexpr BothNames new_choices_made = {"اختيارات جديدة", "New choices"};
inline constexpr BothNames new_choices_limit = {
    "تُضاف 60 كلمة على الأكثر، ولا تُضاف جملة طويلة. الباقي يبقى في الملاحظات.",
    "60 words at most become choices, and no long sentence. The rest stays in the notes."};
inline constexpr BothNames column_is_split = {"في العمود أكثر من شيء", "The column holds several things"};
inline constexpr BothNames split_sign = {"يفصل بينها", "Separated by"};
inline constexpr BothNames split_space = {"مسافة", "a space"};
inline constexpr BothNames piece_number = {"الجزء {}", "Piece {}"};
inline constexpr BothNames add_piece = {"جزء آخر", "Another piece"};
inline constexpr BothNames field_type_label = {"نوع الحقل", "Type of the field"};
inline constexpr BothNames done_word = {"تم", "Done"};

// Rows.
inline constexpr BothNames row_new = {"جديد", "New"};
inline constexpr BothNames row_updated = {"تحديث", "Updated"};
inline constexpr BothNames row_joined = {"مكرر في الملف", "Double in the file"};
inline constexpr BothNames row_unchanged = {"موجود", "Here already"};
inline constexpr BothNames row_skipped = {"متروك", "Left alone"};
inline constexpr BothNames row_empty = {"فارغ", "Empty"};
inline constexpr BothNames row_left = {"مستبعد", "Left out"};
inline constexpr BothNames row_lost = {"ناقص", "Incomplete"};
inline constexpr BothNames row_doubtful = {"ربما مكرر", "Perhaps a double"};
inline constexpr BothNames fate_label = {"النتيجة", "Outcome"};
inline constexpr BothNames rows_shown = {"الصفوف المعروضة", "Rows shown"};
inline constexpr BothNames all_rows = {"الكل", "All"};
inline constexpr BothNames rows_with_problems = {"بها مشكلة", "With problems"};
inline constexpr BothNames rows_doubled = {"مكررة", "Doubles"};
inline constexpr BothNames no_such_rows = {"لا صفوف هنا", "No rows here"};
inline constexpr BothNames no_problems_text = {"كل الصفوف مفهومة.", "Every row is understood."};
inline constexpr BothNames problems_title = {"المشكلات", "Problems"};
inline constexpr BothNames all_such_cells = {"كل الخلايا المثيلة", "All such cells"};
inline constexpr BothNames row_of_file = {"السطر {}", "Line {}"};
inline constexpr BothNames becomes = {"يصبح: {}", "Becomes: {}"};
inline constexpr BothNames what_of_row = {"ما يحدث لهذا الصف", "What becomes of this row"};
inline constexpr BothNames as_the_rest = {"كباقي الصفوف", "As the other rows"};
inline constexpr BothNames same_and_filled = {"هو نفسه «{}»: تُملأ حقوله الفارغة",
                                              "The same as “{}”: its empty fields are filled"};
inline constexpr BothNames same_and_overwritten = {"هو نفسه «{}»: تُستبدل حقوله",
                                                   "The same as “{}”: its fields are overwritten"};
inline constexpr BothNames doubles_title = {"المكررات", "Doubles"};
inline constexpr BothNames surely_doubles = {"مكررة بلا شك", "Surely doubles"};
inline constexpr BothNames surely_doubles_text = {"الرقم أو الجوال أو البريد نفسه، أو الاسم مع ما يؤكده.",
                                                  "The same number, telephone or e-mail, or a name with proof."};
inline constexpr BothNames likely_doubles = {"ربما مكررة", "Perhaps doubles"};
inline constexpr BothNames likely_doubles_text = {"متشابهة ولا دليل كافٍ. راجعها في «مكررة»، أو اختر لها كلها.",
                                                  "Very alike, without proof. Look at them under Doubles, or choose "
                                                  "for all."};
inline constexpr BothNames likely_add = {"تُضاف سجلات جديدة", "Added as new records"};
inline constexpr BothNames likely_fill = {"تُدمج: تُملأ الحقول الفارغة", "Merged: empty fields are filled"};
inline constexpr BothNames likely_overwrite = {"تُدمج: تُستبدل الحقول", "Merged: fields are overwritten"};
inline constexpr BothNames likely_skip = {"تُترك", "Left alone"};
inline constexpr BothNames is_another = {"سجل جديد", "A new record"};
inline constexpr BothNames leave_row = {"يُستبعد", "Is left out"};
inline constexpr BothNames same_because = {"يشبه «{}»: {}", "Like “{}”: {}"};
inline constexpr BothNames because_all = {"كل ما في الصف متطابق", "the whole row is equal"};
inline constexpr BothNames because_alike = {"تشابه {} في {}", "{} sure, by {}"};
inline constexpr BothNames same_field = {"{} نفسه", "the same {}"};
inline constexpr BothNames line_of_file = {"السطر {} من الملف", "line {} of the file"};
inline constexpr BothNames checking_rows = {"تُفحص الصفوف…", "Checking the rows…"};
inline constexpr BothNames rows_updated = {"سجلات تُحدَّث", "Records updated"};
inline constexpr BothNames rows_joined = {"صفوف مكررة في الملف", "Doubles within the file"};
inline constexpr BothNames rows_left_out = {"صفوف مستبعدة", "Rows left out"};
inline constexpr BothNames save_report = {"تقرير الصفوف: Excel", "Report of the rows: Excel"};
inline constexpr BothNames save_report_csv = {"تقرير الصفوف: CSV", "Report of the rows: CSV"};
inline constexpr BothNames save_template = {"نزّل جدولًا فارغًا بعناوين وصل",
                                            "Download an empty sheet with Wasl's headings"};
inline constexpr BothNames save_mapping = {"حفظ المطابقة في ملف", "Save the mapping to a file"};
inline constexpr BothNames open_mapping = {"فتح مطابقة محفوظة", "Open a saved mapping"};
inline constexpr BothNames mapping_file_name = {"مطابقة الأعمدة", "column mapping"};
inline constexpr BothNames mapping_opened = {"طُبقت المطابقة على الأعمدة ذات العناوين نفسها.",
                                             "The mapping was put on the columns with the same headings."};
inline constexpr BothNames file_not_saved = {"تعذّر حفظ الملف.", "The file could not be saved."};
inline constexpr BothNames not_a_mapping = {"هذا الملف ليس مطابقة أعمدة محفوظة من وصل.",
                                            "This file is not a column mapping saved by Wasl."};
inline constexpr BothNames report_file_name = {"تقرير الاستيراد", "import report"};
inline constexpr BothNames stays_until_undo = {"تراجع واحد يعيد كل شيء كما كان.", "One undo puts everything back."};
inline constexpr BothNames undo_is_not_next = {"التراجع للخطوة الأخيرة وحدها، وقد تغيّر شيء بعد الاستيراد.",
                                               "Undo takes back the last step alone, and something has changed since "
                                               "the import."};
inline constexpr BothNames base_changed_look_again = {"تغيّرت البيانات أثناء الفحص: راجع الصفوف ثم استورد.",
                                                      "The data changed meanwhile: look at the rows again, then "
                                                      "import."};
inline constexpr BothNames base_changed_try_again = {"تغيّرت البيانات أثناء قراءة الملف. اختره مرة أخرى.",
                                                     "The data changed while the file was read. Choose it again."};
inline constexpr BothNames previous_row = {"الصف السابق", "Previous row"};
inline constexpr BothNames next_row = {"الصف التالي", "Next row"};

} // namespace crm::words
