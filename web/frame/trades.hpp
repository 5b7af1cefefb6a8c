// Templates of trades in the page: fetched when somebody asks for one (assets/trades), kept from then on.
#pragma once
#include <functional>
#include <string_view>

#include "core/app/trade_names.hpp"
#include "core/app/trade_template.hpp"

namespace crm {

enum class TradeStage : std::uint8_t { loading, here, failed };

// Begins to fetch it; may be asked in every frame.
TradeStage load_trade(std::string_view key);
const TradeTemplate* trade_here(std::string_view key);
void retry_trade(std::string_view key); // after `failed`

// The first run's answer: the firm, then its template, with its sample company or without.
void begin_with_trade(std::string_view key, bool with_sample);

// The first run's answer when it began with a sheet instead: the template, if a trade was chosen; then `then`.
void add_chosen_trade(std::function<void()> then);

// From the settings: what is missing, and a message with a way back.
void add_trade(std::string_view key);

} // namespace crm
