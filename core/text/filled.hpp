// A sentence with its places, each {}, filled in order: filled("{} left of {}", {"3", "10"}).
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

namespace crm {

inline std::string filled(std::string_view sentence, std::initializer_list<std::string_view> words) {
    std::string out;
    for (const std::string_view word : words) {
        const std::size_t at = sentence.find("{}");
        if (at == sentence.npos) break;
        out.append(sentence.substr(0, at)).append(word);
        sentence.remove_prefix(at + 2);
    }
    return out.append(sentence);
}

} // namespace crm
