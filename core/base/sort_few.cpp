#include "core/base/sort_few.hpp"

#include <numeric>

namespace crm::detail {

// Runs of one, two, four … are merged from one list into the other.
std::vector<std::uint32_t> sorted_order(std::uint32_t count, const void* context, ComesBefore comes_before) {
    std::vector<std::uint32_t> order(count), merged(count);
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t run = 1; run < count; run *= 2) {
        for (std::size_t begin = 0; begin < count; begin += 2 * run) {
            const std::size_t middle = std::min<std::size_t>(begin + run, count),
                              end = std::min<std::size_t>(begin + 2 * run, count);
            std::size_t left = begin, right = middle;
            for (std::size_t to = begin; to < end; ++to) {
                const bool takes_right =
                    right < end && (left == middle || comes_before(context, order[right], order[left]));
                merged[to] = order[takes_right ? right++ : left++];
            }
        }
        order.swap(merged);
    }
    return order;
}

} // namespace crm::detail
