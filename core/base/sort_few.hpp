// Sorts what is few. The library's sort is made anew for every kind of thing, 5 KB each, and a page is paid for by its
// bytes; this one is made once and compares through a pointer. Where there may be many thousands, use the library's.
//
//     sort_few(changes, [](const Change& a, const Change& b) { return a.at > b.at; });
//     sort_few_by(fields, [&](FieldIx field) { return schema.field(entity, field).list_order; });
//
// What is equal keeps its order.
#pragma once
#include <algorithm>
#include <cstdint>
#include <ranges>
#include <utility>
#include <vector>

namespace crm {

namespace detail {
using ComesBefore = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);
std::vector<std::uint32_t> sorted_order(std::uint32_t count, const void* context, ComesBefore comes_before);
} // namespace detail

template <std::ranges::contiguous_range Items, class Before> void sort_few(Items& items, const Before& comes_before) {
    using Item = std::ranges::range_value_t<Items>;
    const std::pair context{std::ranges::data(items), &comes_before};
    using Context = decltype(context);
    const auto order = detail::sorted_order(static_cast<std::uint32_t>(std::ranges::size(items)), &context,
                                            [](const void* of, std::uint32_t a, std::uint32_t b) -> bool {
                                                const auto& [all, before] = *static_cast<Context*>(of);
                                                return (*before)(std::as_const(all[a]), std::as_const(all[b]));
                                            });
    std::vector<Item> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t i : order) sorted.push_back(std::move(std::ranges::data(items)[i]));
    std::ranges::move(sorted, std::ranges::begin(items));
}

template <std::ranges::contiguous_range Items, class Key> void sort_few_by(Items& items, const Key& key) {
    sort_few(items, [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

} // namespace crm
