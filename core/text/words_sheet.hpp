// What is said of a foreign file that cannot be read.
#pragma once
#include "core/text/language.hpp"

namespace crm::words {

inline constexpr BothNames sheet_not_a_table = {
    "هذا الملف ليس جدولًا ولا جهات اتصال ولا تقويمًا. اختر ملف XLSX أو CSV أو VCF أو ICS.",
    "This file holds no table, contacts or calendar. Choose an XLSX, CSV, VCF or ICS file."};
inline constexpr BothNames sheet_old_excel = {
    "هذا ملف Excel قديم (XLS أو XLSB). افتحه في Excel واحفظه بصيغة XLSX أو CSV ثم اختره.",
    "This is an Excel file of an old kind (XLS or XLSB). Open it in Excel, save it as XLSX or CSV, and choose that."};
inline constexpr BothNames sheet_other_office = {
    "هذا الملف لبرنامج جداول آخر. افتحه فيه واحفظه بصيغة XLSX أو CSV ثم اختره.",
    "This file is of another spreadsheet program. Open it there, save it as XLSX or CSV, and choose that."};
inline constexpr BothNames sheet_encrypted = {
    "الملف محمي بكلمة مرور. احفظ نسخة منه بلا كلمة مرور ثم اخترها.",
    "The file is protected by a password. Save a copy without one, and choose that."};
inline constexpr BothNames sheet_damaged = {
    "الملف تالف ولا يُقرأ. احفظه من جديد من برنامجه أو اطلبه مرة أخرى.",
    "The file is damaged and cannot be read. Save it anew or ask for it again."};
inline constexpr BothNames sheet_cut_off = {"الملف ناقص: انقطع قبل نهايته. نزّله أو انسخه مرة أخرى.",
                                            "The file is not whole: its end is missing. Download or copy it again."};
inline constexpr BothNames sheet_too_big = {"الملف أكبر مما يُقرأ دفعة واحدة. اقسمه إلى ملفات أصغر.",
                                            "The file is larger than can be read at once. Split it into smaller ones."};
inline constexpr BothNames sheet_too_packed = {
    "الملف مضغوط إلى حد لا يكون في جدول سليم، فلم يُفتح. احفظه من جديد من برنامجه.",
    "The file is packed as no honest table is, so it was not opened. Save it anew from its program."};
inline constexpr BothNames sheet_no_sheet = {"لا توجد في الملف ورقة يمكن قراءتها.",
                                             "The file has no sheet that can be read."};
inline constexpr BothNames sheet_no_rows = {"لا توجد في الملف أسطر.", "The file has no rows."};
inline constexpr BothNames sheet_reader_missing = {
    "قارئ هذا النوع من الملفات يُحمَّل أول مرة من الشبكة، وتعذّر ذلك. اتصل بالشبكة وأعد المحاولة.",
    "What reads this kind of file is loaded from the network the first time, and that failed. Connect and try again."};
inline constexpr BothNames sheet_endless_line = {
    "في الملف سطر أطول من أي صف في جدول. تأكد من أنه جدول نصي (CSV)، وأن كل علامة تنصيص فيه مغلقة.",
    "The file has a line longer than any row of a table. Check that it is a table as text (CSV), and that every "
    "quotation "
    "mark in it is closed."};

} // namespace crm::words
