// An occasion of a customer: a birthday, a wedding day, a contract's end; yearly or once, in the Gregorian or the Hijri
// calendar.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef occasion_kinds[] = {
    {"birthday", {"ميلاد", "Birthday"}, Tone::accent},
    {"wedding", {"زواج", "Wedding"}, Tone::accent},
    {"newborn", {"مولود", "New baby"}, Tone::success},
    {"graduation", {"تخرّج", "Graduation"}, Tone::success},
    {"founding", {"تأسيس", "Founding day"}, Tone::info},
    {"contract", {"نهاية عقد", "End of contract"}, Tone::warning},
    {"hajj", {"حج أو عمرة", "Hajj or Umrah"}, Tone::success},
    {"other", {"أخرى", "Other"}},
};

inline constexpr ChoiceDef calendars[] = {{"gregorian", {"ميلادي", "Gregorian"}}, {"hijri", {"هجري", "Hijri"}}};

inline constexpr auto occasion_fields = with_system_fields({
    {.key = "title",
     .label = {"المناسبة", "Occasion"},
     .required = true,
     .privacy = Privacy::personal,
     .search_weight = 3,
     .section = "main",
     .list_order = 1,
     .import_names = "occasion|title|المناسبة"},
    {.key = "kind",
     .label = {"النوع", "Kind"},
     .type = FieldType::choice,
     .choices = occasion_kinds,
     .section = "main",
     .list_order = 2},
    {.key = "date",
     .label = {"التاريخ", "Date"},
     .type = FieldType::date,
     .required = true,
     .privacy = Privacy::personal,
     .section = "main",
     .list_order = 3,
     .import_names = "date|التاريخ"},
    {.key = "calendar",
     .label = {"التقويم", "Calendar"},
     .type = FieldType::choice,
     .choices = calendars,
     .section = "main"},
    {.key = "is_once",
     .label = {"مرة واحدة", "Only once"},
     .help = {"وإلا تكررت كل سنة", "Otherwise it returns every year"},
     .type = FieldType::yes_no,
     .section = "main"},
    {.key = "person",
     .label = {"الشخص", "Person"},
     .type = FieldType::reference,
     .target = "person",
     .section = "main",
     .list_order = 4},
    {.key = "company",
     .label = {"الشركة", "Company"},
     .type = FieldType::reference,
     .target = "company",
     .section = "main"},
    erased_at_field,
});

inline constexpr EntityDef occasion = {.key = "occasion",
                                       .label = {"مناسبة", "Occasion"},
                                       .plural = {"المناسبات", "Occasions"},
                                       .fields = occasion_fields,
                                       .name_field = "title"};
static_assert(problem_in(occasion).empty());

} // namespace crm
