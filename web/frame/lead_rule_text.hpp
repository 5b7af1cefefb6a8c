// A scoring rule as people read it: "الميزانية لا يقل عن 5000", "Phone is filled".
#pragma once
#include "web/frame/context.hpp"

namespace crm {

std::string lead_rule_text(const Context& ctx, Place rule);
std::int64_t lead_rule_points(const Context& ctx, Place rule);
std::string points_text(const Context& ctx, std::int64_t points); // "+10", "−15"
std::string label_of_lead_subject(const Context& ctx, std::string_view field);

} // namespace crm
