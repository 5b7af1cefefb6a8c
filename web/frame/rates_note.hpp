// What sums of several currencies say of themselves, alike on every screen.
#pragma once
#include <string>

#include "core/queries/rates.hpp"
#include "web/frame/context.hpp"

namespace crm {

// "about SAR 1,250" where something of it was turned by a rate of exchange; what fits no number says so.
std::string sum_text(const Context& ctx, const SumInBase& sum);
std::string money_about(const Context& ctx, Money money, bool is_converted);

// What was left out for want of a rate, with a way to add it; nothing where nothing was. Which amounts and rates they
// are is the caller's to keep.
void without_rate_ui(Context& ctx, const WithoutRate& without);
std::string without_rate_text(const Context& ctx, const WithoutRate& without);

} // namespace crm
