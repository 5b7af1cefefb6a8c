#include "core/text/message_places.hpp"

#include <algorithm>
#include <optional>

#include "core/text/fold.hpp"
#include "core/text/item_list.hpp"

namespace crm {

namespace {

constexpr std::size_t place_bytes_max = 40;

// By MessagePlace.
constexpr std::array<BothNames, message_place_count> place_names = {{
    {"الاسم", "name"},
    {"الاسم الأول", "first_name"},
    {"المنشأة", "firm"},
    {"هاتف المنشأة", "firm_phone"},
    {"بريد المنشأة", "firm_email"},
    {"موقعنا", "firm_address"},
    {"المندوب", "agent"},
    {"التاريخ", "date"},
}};

std::string braced(std::string_view name) { return '{' + std::string(name) + '}'; }

std::string compared(std::string_view name) {
    std::string spaced(name);
    std::ranges::replace(spaced, '_', ' ');
    return folded(spaced);
}

std::optional<std::size_t> place_of(std::string_view name) {
    const std::string wanted = compared(name);
    for (std::size_t i = 0; i < message_place_count; ++i)
        if (compared(place_names[i].ar) == wanted || compared(place_names[i].en) == wanted) return i;
    return std::nullopt;
}

// The next "{…}" of a line from `from` on; an empty name: there is none.
struct Braces {
    std::size_t begin = 0, end = 0; // of the text, both braces included
    std::string_view name;
};
Braces next_braces(std::string_view line, std::size_t from) {
    for (std::size_t open = line.find('{', from); open != line.npos; open = line.find('{', open + 1)) {
        const std::size_t end = line.find_first_of("{}", open + 1);
        if (end == line.npos) break;
        const std::string_view name = line.substr(open + 1, end - open - 1);
        if (line[end] == '}' && !name.empty() && name.size() <= place_bytes_max) return {open, end + 1, name};
    }
    return {};
}

// `visit(braces)` for each of the text.
template <class Visit> void each_braces(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        for (Braces at = next_braces(line, 0); !at.name.empty(); at = next_braces(line, at.end)) visit(at);
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
}

void append_once(std::vector<std::string>& all, std::string one) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(std::move(one));
}

struct FilledLine {
    std::string text;
    bool was_emptied = false; // it held places, all of them empty, and nothing else
};

FilledLine filled_line(std::string_view line, const MessageValues& values) {
    FilledLine out;
    std::size_t from = 0;
    bool has_empty = false;
    for (Braces at = next_braces(line, 0); !at.name.empty(); at = next_braces(line, at.end)) {
        const std::optional<std::size_t> place = place_of(at.name);
        if (!place) continue;
        out.text.append(line.substr(from, at.begin - from)).append(values.texts[*place]);
        from = at.end;
        if (!values.texts[*place].empty()) continue;
        has_empty = true;
        if (out.text.ends_with(' '))
            out.text.pop_back();
        else if (out.text.empty() && line.substr(from).starts_with(' '))
            ++from;
    }
    out.text.append(line.substr(from));
    out.was_emptied = has_empty && out.text.find_first_not_of(' ') == std::string::npos;
    return out;
}

} // namespace

std::string with_places_filled(std::string_view text, const MessageValues& values) {
    std::string out;
    bool is_first = true;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const FilledLine line = filled_line(text.substr(at, end - at), values);
        at = end + 1;
        if (line.was_emptied) continue;
        if (!is_first) out += '\n';
        is_first = false;
        out += line.text;
    }
    return out;
}

std::vector<std::string> unknown_places(std::string_view text) {
    std::vector<std::string> unknown;
    each_braces(text, [&](const Braces& at) {
        if (!place_of(at.name)) append_once(unknown, braced(at.name));
    });
    return unknown;
}

std::vector<std::string> empty_places(std::string_view text, const MessageValues& values, Language language) {
    std::vector<std::string> empty;
    each_braces(text, [&](const Braces& at) {
        const std::optional<std::size_t> place = place_of(at.name);
        if (place && values.texts[*place].empty()) append_once(empty, braced(place_names[*place].in(language)));
    });
    return empty;
}

std::string known_places(Language language) {
    std::string all;
    for (const BothNames& name : place_names) append_item(all, braced(name.in(language)), language);
    return all;
}

} // namespace crm
