// The columns that contacts and calendars have as rows: always the same, whoever wrote the file.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "core/text/language.hpp"

namespace crm {

enum class CardColumn : std::uint8_t {
    name,
    phone,
    other_phones,
    email,
    other_emails,
    company,
    job,
    street,
    district,
    city,
    region,
    postcode,
    country,
    other_addresses,
    birthday,
    gender,
    website,
    tags,
    notes
};
inline constexpr std::size_t card_column_count = 19;
inline constexpr std::array<BothNames, card_column_count> card_headings = {{
    {"الاسم", "Name"},
    {"الهاتف", "Phone"},
    {"هواتف أخرى", "Other phones"},
    {"البريد الإلكتروني", "E-mail"},
    {"عناوين بريد أخرى", "Other e-mails"},
    {"الشركة", "Company"},
    {"المسمى الوظيفي", "Job title"},
    {"الشارع", "Street"},
    {"الحي", "District"},
    {"المدينة", "City"},
    {"المحافظة", "Region"},
    {"الرمز البريدي", "Postal code"},
    {"الدولة", "Country"},
    {"عناوين أخرى", "Other addresses"},
    {"تاريخ الميلاد", "Birthday"},
    {"الجنس", "Gender"},
    {"الموقع", "Website"},
    {"الوسوم", "Tags"},
    {"ملاحظات", "Notes"},
}};

enum class CalendarColumn : std::uint8_t {
    title,
    item, // an appointment or a task
    start,
    end,
    due, // of an appointment its start, so that it can become a task
    done,
    status,
    priority,
    place,
    repeats,
    people,
    tags,
    details,
    minutes,  // how long, from its end or its duration
    all_day,  // "yes" in the file's language
    except,   // days that its rule leaves out
    reminder, // minutes before
    remind_at,
    uid
};
inline constexpr std::size_t calendar_column_count = 19;
inline constexpr std::array<BothNames, calendar_column_count> calendar_headings = {{
    {"العنوان", "Title"},
    {"نوع العنصر", "Item"},
    {"البداية", "Start"},
    {"النهاية", "End"},
    {"الاستحقاق", "Due"},
    {"أُنجزت في", "Done on"},
    {"الحالة", "Status"},
    {"الأولوية", "Priority"},
    {"المكان", "Place"},
    {"التكرار", "Repeats"},
    {"المشاركون", "Participants"},
    {"الوسوم", "Tags"},
    {"التفاصيل", "Details"},
    {"المدة بالدقائق", "Minutes"},
    {"طوال اليوم", "All day"},
    {"ما عدا", "Except on"},
    {"التذكير قبله بدقائق", "Remind minutes before"},
    {"التذكير في", "Remind at"},
    {"المعرّف", "UID"},
}};
inline constexpr BothNames calendar_event = {"موعد", "Appointment"}, calendar_task = {"مهمة", "Task"};

} // namespace crm
