// The templates of trades, carried inside the program.
#pragma once
#include <optional>

#include "core/app/trade_names.hpp"
#include "core/app/trade_template.hpp"
#include "server-stub/cli_command.hpp"

namespace crm::cli {

// By its key or its name in either language; told when there is none.
const TradeName* find_trade(const Invocation& invocation, std::string_view word);
TradeTemplate template_of(const TradeName& trade);

} // namespace crm::cli
