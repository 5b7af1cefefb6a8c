// What an entry of an account is called: its document, and of a divided invoice which instalment; an opening balance by
// its kind alone, its day stands beside it.
#pragma once
#include <string>

#include "core/sales/account.hpp"
#include "web/frame/context.hpp"

namespace crm {

std::string debt_name(const Context& ctx, Place document);
std::string debt_name(const Context& ctx, const AccountEntry& entry);

} // namespace crm
