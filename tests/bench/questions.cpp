#include "tests/bench/questions.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <span>

#include "core/base/text_append.hpp"
#include "core/base/utf8.hpp"
#include "core/entities/common.hpp"
#include "core/formats/json_text.hpp"
#include "core/text/dates.hpp"
#include "core/text/fold.hpp"
#include "core/text/tokens.hpp"
#include "tests/support/generated_firm.hpp"

namespace crm::bench {

namespace {

using generated::scaled;

std::uint32_t draw(std::uint32_t row, std::uint32_t field, std::uint32_t below) {
    return scaled(generated::draw(generated::TableNumber::queries, row, field), below);
}

std::vector<std::string> letters_of(std::string_view text) {
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        next_code_point(text, at);
        letters.emplace_back(text.substr(start, at - start));
    }
    return letters;
}

std::string joined(std::span<const std::string> letters) {
    std::string text;
    for (const std::string& letter : letters) text += letter;
    return text;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// Letter after letter of a name, as somebody types it until it is found.
void add_keystrokes(std::vector<std::string>& out, std::string_view name) {
    constexpr std::size_t letters_max = 10;
    std::string typed;
    std::size_t count = 0;
    for (const std::string& letter : letters_of(folded(name))) {
        typed += letter;
        if (letter != " ") out.push_back(typed);
        if (++count == letters_max) break;
    }
}

std::string with_slip(const std::string& word, std::uint32_t row) {
    std::vector<std::string> letters = letters_of(word);
    const std::size_t at = 1 + draw(row, 3, static_cast<std::uint32_t>(letters.size() - 2));
    switch (draw(row, 4, 4)) {
    case 0: letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(at)); break;
    case 1: letters.insert(letters.begin() + static_cast<std::ptrdiff_t>(at), letters[at]); break;
    case 2: letters[at] = letters[at] == letters[0] ? letters.back() : letters[0]; break;
    default: std::swap(letters[at], letters[at + 1]);
    }
    return joined(letters);
}

std::string stage_of(std::uint32_t status) { return std::string(customer_stages[status].key); }

void add_variants(std::vector<VariantQuestion>& out, std::set<std::string>& known, std::string_view name) {
    constexpr std::string_view vowel = "\u064E";
    const auto add = [&](std::string kind, std::string typed) {
        if (known.insert(typed).second) out.push_back({std::move(kind), typed, folded(typed)});
    };
    for (const std::string& word : words_of(name)) {
        const std::string plain = folded(word);
        if (letters_of(plain).size() < 3 || plain == word) continue;
        const bool is_arabic = static_cast<unsigned char>(plain.front()) >= 0xd8;
        if (!is_arabic && std::ranges::all_of(word, [](char c) { return static_cast<signed char>(c) >= 0; }))
            continue; // only a capital letter
        add(is_arabic ? "arabic" : "latin", word);
        add(is_arabic ? "arabic" : "latin", plain);
        if (!is_arabic) continue;
        const std::vector<std::string> letters = letters_of(plain);
        add("diacritic", joined({letters.data(), 2}) + std::string(vowel) + joined(std::span(letters).subspan(2)));
    }
}

std::string text_of(const generated::Customer& customer) {
    std::string text;
    const std::string all = folded(customer.name + ' ' + customer.phone + ' ' + customer.email + ' ' +
                                   std::string(generated::city_name(customer.city)));
    for_each_token(all, [&](Token token) {
        if (!token.is_alternative) ((text += text.empty() ? "" : " ") += token.text);
    });
    return text;
}

std::string customer_line(const generated::Customer& customer) {
    std::string line;
    append_unsigned(line, customer.id);
    for (const std::string_view cell :
         {std::string_view(customer.name), std::string_view(customer.phone), std::string_view(customer.email),
          generated::city_name(customer.city), std::string_view(customer_stages[customer.status].key),
          generated::segment_name(customer.segment)})
        (line += ',') += cell;
    (line += ',') += iso_text({customer.created_day});
    (line += ',') += iso_text({customer.last_order_day});
    return line += '\n';
}

std::string order_line(const generated::Order& order) {
    std::string line;
    append_unsigned(line, order.id);
    append_unsigned(line += ',', order.customer);
    (line += ',') += iso_text({order.day});
    append_unsigned(line += ',', order.amount_cents() / 100);
    append_unsigned(line += '.', order.amount_cents() % 100, 2);
    append_unsigned(line += ',', order.product + 1);
    append_unsigned(line += ',', order.quantity);
    return line += '\n';
}

void append_strings(std::string& out, std::span<const std::string> texts) {
    out += '[';
    for (const std::string& text : texts) {
        if (&text != texts.data()) out += ',';
        append_json_string(out, text);
    }
    out += ']';
}

template <class List, class Append>
void append_list(std::string& out, std::string_view key, const List& list, Append append) {
    append_json_key(out, key);
    out += '[';
    for (const auto& one : list) {
        if (&one != list.data()) out += ",\n";
        std::vector<std::string> cells;
        append(one, cells);
        append_strings(out, cells);
    }
    out += "]\n";
}

std::string json_of(const Questions& questions) {
    std::string out = "{";
    using Cells = std::vector<std::string>;
    append_json_key(out, "keystrokes");
    append_strings(out, questions.keystrokes);
    append_list(out, "slips", questions.slips,
                [](const SlipQuestion& one, Cells& cells) { cells = {one.typed, one.meant}; });
    append_list(out, "lists", questions.lists, [](const ListQuestion& one, Cells& cells) {
        cells = {one.filter(), one.stage, one.after};
        cells.insert(cells.end(), one.cities.begin(), one.cities.end());
    });
    append_list(out, "variants", questions.variants,
                [](const VariantQuestion& one, Cells& cells) { cells = {one.kind, one.typed, one.meant}; });
    return out += "}\n";
}

} // namespace

std::string ListQuestion::filter() const {
    std::string text = "stage=" + stage + " city=";
    for (const std::string& city : cities) {
        if (&city != cities.data()) text += ',';
        text += '"' + city + '"';
    }
    return text + " last_contacted>" + after;
}

Questions questions_of(std::uint32_t customers) {
    constexpr std::uint32_t people = 40, slips = 60, lists = 60, customers_read = 20'000;
    constexpr std::size_t variants_max = 150;
    Questions questions;
    for (std::uint32_t i = 0; i < people; ++i)
        add_keystrokes(questions.keystrokes, generated::customer(draw(i, 0, customers)).name);
    for (std::uint32_t i = 0; questions.slips.size() < slips && i < slips * 10; ++i) {
        const std::vector<std::string> words = words_of(folded(generated::customer(draw(i, 1, customers)).name));
        const std::string& word = words[draw(i, 2, static_cast<std::uint32_t>(words.size()))];
        if (letters_of(word).size() < 5) continue;
        if (std::string typed = with_slip(word, i); typed != word) questions.slips.push_back({std::move(typed), word});
    }
    for (std::uint32_t i = 0; i < lists; ++i) {
        std::set<std::string> cities;
        for (std::uint32_t field = 10; cities.size() < 3; ++field)
            cities.emplace(generated::city_name(draw(i, field, 32)));
        questions.lists.push_back(
            {stage_of(draw(i, 5, 6)),
             {cities.begin(), cities.end()},
             iso_text({generated::first_day + 600 + static_cast<std::int32_t>(draw(i, 6, 900))})});
    }
    std::set<std::string> known;
    for (std::uint32_t i = 0; i < std::min(customers, customers_read) && questions.variants.size() < variants_max; ++i)
        add_variants(questions.variants, known, generated::customer(i).name);
    return questions;
}

void write_files(const std::string& folder, std::uint32_t customers, std::uint32_t orders) {
    std::ofstream people(folder + "/customers.csv"), sold(folder + "/orders.csv"), texts(folder + "/texts.txt");
    people << "id,name,phone,email,city,stage,source,added_on,last_contacted\n";
    for (std::uint32_t i = 0; i < customers; ++i) {
        const generated::Customer customer = generated::customer(i);
        people << customer_line(customer);
        texts << text_of(customer) << '\n';
    }
    sold << "order,customer,date,total,product,quantity\n";
    for (std::uint32_t i = 0; i < orders; ++i) sold << order_line(generated::order(customers, orders, i));
    std::ofstream(folder + "/questions.json") << json_of(questions_of(customers));
}

} // namespace crm::bench
