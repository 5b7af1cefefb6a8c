// Baskets that outlive the page: the one at hand, and those that wait while another customer is served. They are kept
// on this device alone, for they are no records yet.
#pragma once
#include "web/views/counter/basket.hpp"

namespace crm {

struct Baskets {
    Basket now;
    std::vector<Basket> waiting; // the longest waiting first
    bool operator==(const Baskets&) const = default;
};

inline constexpr std::size_t waiting_max = 12;

// One way and back. Reading leaves out products that are not there any more; of a text that is not understood comes an
// empty basket.
std::string text_of(const Baskets& baskets);
Baskets baskets_from(const Tables& tables, std::string_view text);

} // namespace crm
