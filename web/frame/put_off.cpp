#include "web/frame/put_off.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

#include "web/frame/device_values.hpp"

namespace crm {

namespace {

constexpr std::string_view kept_key = "put_off";
constexpr std::size_t kept_max = 200;

struct PutOff {
    std::string what;
    Date until{};
};

// A line each: what, a tab, the day as a number.
std::vector<PutOff>& kept() { // read from the browser once
    static std::vector<PutOff> all = [] {
        std::vector<PutOff> made;
        const std::string text = device_value(kept_key);
        std::string_view rest = text;
        while (!rest.empty()) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            rest.remove_prefix(std::min(rest.size(), line.size() + 1));
            const std::size_t tab = line.find('\t');
            if (tab == line.npos) continue;
            PutOff one{.what = std::string(line.substr(0, tab))};
            if (std::from_chars(line.data() + tab + 1, line.data() + line.size(), one.until.days).ec == std::errc())
                made.push_back(std::move(one));
        }
        return made;
    }();
    return all;
}

void keep() {
    std::string text;
    for (const PutOff& one : kept()) text += one.what + '\t' + std::to_string(one.until.days) + '\n';
    keep_device_value(kept_key, text);
}

} // namespace

bool is_put_off(std::string_view what, Date today) {
    return std::ranges::any_of(kept(), [&](const PutOff& one) { return one.what == what && one.until > today; });
}

void put_off(std::string_view what, Date today, Date until) {
    std::vector<PutOff>& all = kept();
    std::erase_if(all, [&](const PutOff& one) { return one.what == what || one.until <= today; });
    if (all.size() >= kept_max) all.erase(all.begin());
    all.push_back({std::string(what), until});
    keep();
}

void take_back_put_off(std::string_view what) {
    std::erase_if(kept(), [&](const PutOff& one) { return one.what == what; });
    keep();
}

} // namespace crm
