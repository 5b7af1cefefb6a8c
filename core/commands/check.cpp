#include "core/commands/check.hpp"

#include <algorithm>

#include "core/commands/erase.hpp"
#include "core/entities/attachment.hpp"
#include "core/text/example_shape.hpp"

namespace crm {

namespace {
constexpr std::uint32_t length_max_of(const FieldDef& field) {
    if (field.length_max) return field.length_max;
    return field.type == FieldType::long_text ? 20000 : 500;
}

bool looks_like_email(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == 0 || at == text.npos || text.find('@', at + 1) != text.npos) return false;
    const std::string_view host = text.substr(at + 1);
    const std::size_t dot = host.rfind('.');
    if (dot == host.npos || dot == 0 || dot + 2 > host.size()) return false;
    for (const char c : text)
        if (static_cast<unsigned char>(c) <= ' ') return false;
    return true;
}

bool looks_like_link(std::string_view text) {
    const std::size_t dot = text.find('.');
    if (dot == 0 || dot == text.npos || dot + 1 >= text.size()) return false;
    return text.find(' ') == text.npos;
}

// A phone that could not be understood is kept as typed, as long as somebody could dial it.
bool looks_like_phone(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_sign = [](char c) { return std::string_view("+-()./ *#,;x").find(c) != std::string_view::npos; };
    return std::count_if(text.begin(), text.end(), is_digit) >= 3 &&
           std::all_of(text.begin(), text.end(), [&](char c) { return is_digit(c) || is_sign(c); });
}

void check_number(const FieldDef& field, std::int64_t number, EntityIx entity, FieldIx ix, Problems& problems) {
    if (number < field.min) problems.push_back({entity, ix, Reason::too_small});
    if (number > field.max) problems.push_back({entity, ix, Reason::too_large});
}
} // namespace

void check_words(const FieldDef& field, std::string_view words, EntityIx entity, FieldIx ix, Problems& problems) {
    if (words.size() > length_max_of(field)) problems.push_back({entity, ix, Reason::too_long});
    if (field.type == FieldType::email && !looks_like_email(words))
        problems.push_back({entity, ix, Reason::not_an_email});
    if (field.type == FieldType::phone && !looks_like_phone(words))
        problems.push_back({entity, ix, Reason::not_a_phone});
    if (field.type == FieldType::link && !looks_like_link(words)) problems.push_back({entity, ix, Reason::not_a_link});
    if (!field.example.empty() && is_textual(field.type) && !is_like_example(field.example, words))
        problems.push_back({entity, ix, Reason::not_like_example});
}

void check_cell(const Tables& tables, EntityIx entity, FieldIx ix, RecordId self, const Value& value,
                Problems& problems) {
    const FieldDef& field = tables.schema().field(entity, ix);
    if (is_missing(value)) return;
    if (!fits(value, field.type)) return void(problems.push_back({entity, ix, Reason::wrong_type}));
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return check_number(field, *number, entity, ix, problems);
    if (const auto* money = std::get_if<Money>(&value)) {
        if (!money->currency) problems.push_back({entity, ix, Reason::not_money});
        return check_number(field, money->minor, entity, ix, problems);
    }
    if (const auto* target = std::get_if<RecordId>(&value)) {
        if (is_new(*target)) return; // a record of the same change
        if (*target == self) return void(problems.push_back({entity, ix, Reason::refers_to_itself}));
        const Place place = tables.find(*target);
        if (!place || place.entity != tables.schema().target(entity, ix))
            return void(problems.push_back({entity, ix, Reason::no_such_record}));
        // Whatever hung on an erased person's records from now on would be his again.
        const bool is_file = tables.schema().entity(entity).key == attachment.key;
        if (tables.is_erased(place) && (is_file || is_gone_for_good(tables, place)))
            problems.push_back({entity, ix, Reason::record_erased});
        return;
    }
    const auto* words = std::get_if<std::string>(&value);
    if (!words) return;
    check_words(field, *words, entity, ix, problems);
    if (field.type == FieldType::choice) {
        for (const ChoiceDef& choice : field.choices)
            if (choice.key == *words) return;
        problems.push_back({entity, ix, Reason::not_a_choice});
    }
}

} // namespace crm
