// What several entities share: the two fields every record carries, and the choices that mean the same everywhere.
#pragma once
#include <array>

#include "core/schema/field.hpp"

namespace crm {

// A record exists from the moment `created_at` is written; it is in the bin while `removed_at` holds a value. Both are
// cells like any other, so that adding, removing and restoring merge, undo and sync like any edit.
inline constexpr FieldDef created_at_field = {.key = "created_at",
                                              .label = {"أُضيف في", "Added on"},
                                              .type = FieldType::moment,
                                              .read_only = true,
                                              .section = "system"};
inline constexpr FieldDef removed_at_field = {.key = "removed_at",
                                              .label = {"حُذف في", "Removed on"},
                                              .type = FieldType::moment,
                                              .read_only = true,
                                              .section = "system"};

// Of kinds of records that doubles are found of. The record that was merged into another lies in the bin and says where
// it went; two devices may have merged the same records in different ways (core/queries/merged.hpp follows them).
constexpr FieldDef merged_into_field(std::string_view entity) {
    return {.key = "merged_into",
            .label = {"دُمج في", "Merged into"},
            .type = FieldType::reference,
            .target = entity,
            .read_only = true,
            .section = "system"};
}
// Those that somebody has looked at and found to be others, however alike.
constexpr FieldDef not_same_as_field(std::string_view entity) {
    return {.key = "not_same_as",
            .label = {"ليس نفسه", "Not the same as"},
            .type = FieldType::reference,
            .target = entity,
            .read_only = true,
            .merge = Merge::all_of,
            .section = "system"};
}

// Of kinds of records that say something about a person. While it holds a value the record has lost its personal cells
// for good, on every device and in every file, and takes no new ones (core/store/tables.hpp).
inline constexpr FieldDef erased_at_field = {.key = "erased_at",
                                             .label = {"مُحي في", "Erased on"},
                                             .type = FieldType::moment,
                                             .read_only = true,
                                             .merge = Merge::maximum,
                                             .section = "system"};

template <std::size_t n> constexpr std::array<FieldDef, n + 2> with_system_fields(const FieldDef (&fields)[n]) {
    std::array<FieldDef, n + 2> all{};
    for (std::size_t i = 0; i < n; ++i) all[i] = fields[i];
    all[n] = created_at_field;
    all[n + 1] = removed_at_field;
    return all;
}

inline constexpr ChoiceDef channels[] = {
    {"call", {"مكالمة", "Call"}, Tone::info},
    {"whatsapp", {"واتساب", "WhatsApp"}, Tone::success},
    {"sms", {"رسالة نصية", "SMS"}, Tone::neutral},
    {"email", {"بريد إلكتروني", "E-mail"}, Tone::info},
    {"visit", {"زيارة", "Visit"}, Tone::accent},
    {"meeting", {"اجتماع", "Meeting"}, Tone::accent},
    {"shop", {"حضور إلى المتجر", "Shop visit"}, Tone::warning},
    {"social", {"تواصل اجتماعي", "Social media"}, Tone::neutral},
    {"web", {"زيارة الموقع", "Web visit"}, Tone::neutral},
    {"voice", {"رد آلي", "Voice response"}, Tone::neutral},
    {"letter", {"بريد", "Letter"}, Tone::neutral},
};

inline constexpr ChoiceDef customer_stages[] = {
    {"prospect", {"محتمل", "Prospect"}, Tone::info},      {"new", {"جديد", "New"}, Tone::accent},
    {"recurring", {"متكرر", "Recurring"}, Tone::success}, {"vip", {"مميز", "VIP"}, Tone::warning},
    {"at_risk", {"معرّض للفقد", "At risk"}, Tone::danger}, {"lost", {"مفقود", "Lost"}, Tone::neutral},
};

inline constexpr ChoiceDef languages[] = {
    {"ar", {"العربية", "Arabic"}}, {"en", {"الإنجليزية", "English"}}, {"fr", {"الفرنسية", "French"}},
    {"ur", {"الأردية", "Urdu"}},   {"fa", {"الفارسية", "Persian"}},   {"tr", {"التركية", "Turkish"}},
    {"hi", {"الهندية", "Hindi"}},  {"other", {"أخرى", "Other"}},
};

inline constexpr ChoiceDef times_of_day[] = {
    {"morning", {"صباحًا", "Morning"}},
    {"noon", {"ظهرًا", "Midday"}},
    {"afternoon", {"عصرًا", "Afternoon"}},
    {"evening", {"مساءً", "Evening"}},
};

} // namespace crm
