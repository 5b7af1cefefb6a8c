#include "web/views/counter/kept_baskets.hpp"

#include <algorithm>

namespace crm {

namespace {

// A line each, parted by tabs: a basket's begins with its customer, one of its items with nothing.
//   customer  discount  "inside"|""
//             product   quantity  discount
std::string cut(std::string_view& rest, char end) {
    const std::size_t at = std::min(rest.find(end), rest.size());
    std::string part(rest.substr(0, at));
    rest.remove_prefix(std::min(rest.size(), at + 1));
    return part;
}

constexpr std::string_view nobody = "-";

void write(std::string& text, const Basket& basket) {
    text += basket.customer ? text_of(basket.customer) : std::string(nobody);
    text += '\t' + basket.discount + '\t' + (basket.has_tax_inside ? "inside" : "") + '\n';
    for (const BasketLine& line : basket.lines)
        text += '\t' + text_of(line.product) + '\t' + line.quantity + '\t' + line.discount + '\n';
}

RecordId live_record(const Tables& tables, std::string_view words) {
    const auto id = id_from(words);
    return id && tables.is_live(*id) ? *id : RecordId{};
}

} // namespace

std::string text_of(const Baskets& baskets) {
    std::string text;
    write(text, baskets.now);
    for (const Basket& basket : baskets.waiting) write(text, basket);
    return text;
}

Baskets baskets_from(const Tables& tables, std::string_view text) {
    std::vector<Basket> all;
    while (!text.empty()) {
        const std::string line = cut(text, '\n');
        std::string_view rest = line;
        const std::string first = cut(rest, '\t');
        if (!first.empty()) {
            Basket& basket = all.emplace_back();
            basket.customer = live_record(tables, first);
            basket.discount = cut(rest, '\t');
            basket.has_tax_inside = rest == "inside";
        } else if (const RecordId product = live_record(tables, cut(rest, '\t')); product && !all.empty()) {
            std::string quantity = cut(rest, '\t');
            all.back().lines.push_back({product, std::move(quantity), std::string(rest)});
        }
    }
    Baskets baskets;
    if (all.empty()) return baskets;
    baskets.now = std::move(all.front());
    all.erase(all.begin());
    std::erase_if(all, [](const Basket& basket) { return basket.lines.empty(); });
    all.resize(std::min(all.size(), waiting_max));
    baskets.waiting = std::move(all);
    return baskets;
}

} // namespace crm
