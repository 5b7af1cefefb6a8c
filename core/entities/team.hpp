// The people who work in the firm and what each of them is. The owner of a customer, the seller of a document and the
// assignee of a task are kept by name, as everybody writes them; here such a name gets a role.
#pragma once
#include "core/entities/common.hpp"

namespace crm {

inline constexpr ChoiceDef team_roles[] = {
    {"owner", {"مالك", "Owner"}, Tone::warning},
    {"sales_manager", {"مدير مبيعات", "Sales manager"}, Tone::accent},
    {"representative", {"مندوب", "Representative"}, Tone::info},
    {"marketer", {"مسوّق", "Marketer"}, Tone::success},
    {"agent", {"موظف خدمة", "Service agent"}},
    {"technician", {"فني ميداني", "Field technician"}},
};

inline constexpr auto team_member_fields = with_system_fields({
    {.key = "name",
     .label = {"الاسم", "Name"},
     .help = {"كما يُكتب في المسؤول والبائع", "As it is written under owner and seller"},
     .required = true,
     .unique = true,
     .search_weight = 6,
     .section = "main",
     .list_order = 1,
     .import_names = "name|employee|الاسم|الموظف"},
    {.key = "role",
     .label = {"الدور", "Role"},
     .type = FieldType::choice,
     .choices = team_roles,
     .required = true,
     .section = "main",
     .list_order = 2,
     .import_names = "role|الدور|الوظيفة"},
    {.key = "phone",
     .label = {"الهاتف", "Phone"},
     .type = FieldType::phone,
     .section = "main",
     .list_order = 3,
     .import_names = "phone|mobile|الهاتف|الجوال"},
    {.key = "email",
     .label = {"البريد الإلكتروني", "E-mail"},
     .type = FieldType::email,
     .section = "main",
     .list_order = 4,
     .import_names = "email|e-mail|البريد"},
});
inline constexpr EntityDef team_member = {.key = "team_member",
                                          .label = {"عضو في الفريق", "Team member"},
                                          .plural = {"الفريق", "Team"},
                                          .fields = team_member_fields,
                                          .name_field = "name",
                                          .listed = false};
static_assert(problem_in(team_member).empty());

} // namespace crm
