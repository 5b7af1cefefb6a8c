#include "web/frame/trades.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/text/words_trades.hpp"
#include "web/frame/app.hpp"
#include "web/frame/first_firm.hpp"
#include "web/frame/sample_data.hpp"
#include "web/kit/notice.hpp"
#include "web/platform/assets.hpp"
#include "web/platform/loop.hpp"

namespace crm {

namespace {

struct KeptTrade {
    TradeStage stage = TradeStage::loading;
    TradeTemplate trade;
    std::vector<std::function<void(const TradeTemplate*)>> waiting;
};

std::map<std::string, KeptTrade, std::less<>>& kept() {
    static std::map<std::string, KeptTrade, std::less<>> trades;
    return trades;
}

void came(const std::string& key, std::span<const unsigned char> bytes) {
    KeptTrade& one = kept()[key];
    auto trade = read_trade({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    const bool is_here = !bytes.empty() && trade;
    one.stage = is_here ? TradeStage::here : TradeStage::failed;
    if (is_here) one.trade = std::move(*trade);
    for (const auto& then : std::exchange(one.waiting, {})) then(is_here ? &one.trade : nullptr);
    platform::request_frames();
}

// `then` gets nothing when it could not be fetched (offline, and never fetched before).
void with_trade(std::string_view key, std::function<void(const TradeTemplate*)> then) {
    const auto found = kept().find(key);
    if (found != kept().end() && found->second.stage == TradeStage::here) return then(&found->second.trade);
    const std::string name(key);
    const bool is_coming = found != kept().end() && found->second.stage == TradeStage::loading;
    KeptTrade& one = kept()[name];
    one.stage = TradeStage::loading;
    one.waiting.push_back(std::move(then));
    if (!is_coming)
        platform::load_asset("trades/" + name + ".txt",
                             [name](std::span<const unsigned char> bytes) { came(name, bytes); });
}

void tell_added(std::string_view key) {
    const Context ctx = app().context();
    const TradeName* name = find_trade(key);
    show_toast({.text = std::string(ctx.text(words::template_added)) + ' ' + std::string(ctx.text(name->name)),
                .action = std::string(ctx.text(words::undo)),
                .on_action = [] { app().undo(); }});
}

} // namespace

TradeStage load_trade(std::string_view key) {
    const auto found = kept().find(key);
    if (found != kept().end()) return found->second.stage;
    with_trade(key, [](const TradeTemplate*) {});
    return TradeStage::loading;
}

const TradeTemplate* trade_here(std::string_view key) {
    const auto found = kept().find(key);
    return found != kept().end() && found->second.stage == TradeStage::here ? &found->second.trade : nullptr;
}

void retry_trade(std::string_view key) {
    with_trade(key, [](const TradeTemplate*) {});
}

void begin_with_trade(std::string_view key, bool with_sample) {
    with_trade(key, [with_sample](const TradeTemplate* trade) {
        const Workspace& here = *app().workspace;
        if (!here.can_write() || has_firm(here.tables())) return; // pressed twice
        write_first_firm();
        first_firm().trade = -1;
        const Context ctx = app().context(); // in the firm's currency
        if (!trade)
            return show_toast({.text = std::string(ctx.text(words::template_failed_at_start)), .tone = Tone::warning});
        if (!with_sample) return void(add_template(ctx.workspace, *trade));
        add_template_with_sample(ctx.workspace, *trade, ctx.reader);
        note_sample_added();
    });
}

void add_chosen_trade(std::function<void()> then) {
    const auto chosen = static_cast<std::size_t>(std::exchange(first_firm().trade, -1));
    if (chosen >= std::size(trade_names)) return then();
    with_trade(trade_names[chosen].key, [then = std::move(then)](const TradeTemplate* trade) {
        const Context ctx = app().context();
        if (!trade)
            show_toast({.text = std::string(ctx.text(words::template_failed_at_start)), .tone = Tone::warning});
        else if (ctx.can_write())
            add_template(ctx.workspace, *trade);
        then();
    });
}

void add_trade(std::string_view key) {
    const std::string name(key);
    with_trade(key, [name](const TradeTemplate* trade) {
        const Context ctx = app().context();
        if (trade && ctx.can_write() && add_template(ctx.workspace, *trade).change_count) tell_added(name);
    });
}

} // namespace crm
