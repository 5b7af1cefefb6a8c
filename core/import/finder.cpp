#include "core/import/finder.hpp"

#include <algorithm>

#include "core/base/text_hash.hpp"
#include "core/base/utf8.hpp"
#include "core/import/targets.hpp"
#include "core/text/fold.hpp"
#include "core/text/numbers.hpp"
#include "core/text/phones.hpp"

namespace crm {

namespace {

// Phones are found by phones, e-mail by e-mail, any number by any number ("1001" is a card's, an order's or a code).
char kind_of(const FieldDef& field) {
    return field.type == FieldType::phone ? 'p' : field.type == FieldType::email ? 'e' : 'n';
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr char name_kind = 'w';

std::size_t digit_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) count += digit_value(next_code_point(text, at)) >= 0;
    return count;
}

std::vector<std::string_view> words_of(std::string_view folded_name) {
    std::vector<std::string_view> words;
    while (!folded_name.empty()) {
        const std::size_t end = std::min(folded_name.find(' '), folded_name.size());
        std::string_view word = folded_name.substr(0, end);
        constexpr std::string_view servant = "عبد"; // "عبد الله" is one name, as "عبدالله" is
        if (const bool is_two = word == servant && end < folded_name.size(); is_two) {
            folded_name.remove_prefix(end + 1);
            continue;
        }
        if (word.starts_with(servant) && word.size() > 10) word.remove_prefix(servant.size());
        constexpr std::string_view article = "ال";
        if (word.starts_with(article) && word.size() > 6) word.remove_prefix(article.size());
        for (const std::string_view small : {"بن", "ابن", "بنت", "ابو", "ام", "ال", "dr", "mr", "mrs", "د"})
            if (word == small) word = {};
        if (word.size() > 1) words.push_back(word);
        folded_name.remove_prefix(std::min(end + 1, folded_name.size()));
    }
    return words;
}

// One letter (of up to two bytes) more, less or other.
bool is_near(std::string_view a, std::string_view b) {
    if (a == b) return true;
    if (std::min(a.size(), b.size()) < 8) return false; // "ريم" and "مريم" are two
    std::size_t front = 0, back = 0;
    const std::size_t shorter = std::min(a.size(), b.size());
    while (front < shorter && a[front] == b[front]) ++front;
    while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
    return std::max(a.size(), b.size()) - front - back <= 2;
}

bool is_latin(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace

// 64 bits tell apart whatever a firm holds: among a million words two share them once in thirty million firms.
std::uint64_t RecordFinder::key_of(EntityIx entity, char kind, std::string_view words) {
    const std::uint64_t seed = std::uint64_t{entity} << 8 | static_cast<unsigned char>(kind);
    const auto folds_to_itself = [](char c) { return c > ' ' && c < 0x7f && !(c >= 'A' && c <= 'Z'); };
    if (std::ranges::all_of(words, folds_to_itself)) return words.empty() ? 0 : text_hash(seed, words);
    m_text.clear();
    fold_into(m_text, words);
    return m_text.empty() ? 0 : text_hash(seed, m_text);
}

RecordFinder::Found RecordFinder::known(std::uint64_t key) const {
    const std::uint32_t at = key == 0 ? none : m_known.find(key);
    return at == none ? Found{} : Found{m_entries[at].id, m_entries[at].next != none};
}

void RecordFinder::put(std::uint64_t key, RecordId id) {
    if (key == 0) return; // no words
    const auto number = static_cast<std::uint32_t>(m_entries.size());
    std::uint32_t last = m_known.find(key);
    if (last == none) {
        m_known.put(key, number);
        return void(m_entries.push_back({id}));
    }
    for (int sharing = 0;; ++sharing) {
        if (m_entries[last].id == id || sharing == 20) return;
        if (m_entries[last].next == none) break;
        last = m_entries[last].next;
    }
    m_entries[last].next = number;
    m_entries.push_back({id});
}

void RecordFinder::add(EntityIx entity, const FieldDef& field, std::string_view words, RecordId id) {
    put(key_of(entity, kind_of(field), words), id);
}

void RecordFinder::add_name(EntityIx entity, std::string_view words, RecordId id) {
    if (m_has_names[entity]) put(key_of(entity, name_kind, words), id);
}

void RecordFinder::read(EntityIx entity) {
    if (m_is_read[entity]) return;
    m_is_read[entity] = true;
    const Table& table = m_base.table(entity);
    const FieldIx name = m_base.schema().name_field(entity);
    for (FieldIx ix = 0; ix < table.columns.size(); ++ix) {
        const Column& column = table.columns[ix];
        const bool is_id = is_identifying(column.field());
        if (column.layout() == Layout::words && (is_id || (ix == name && m_has_names[entity]))) {
            for (Row row = 0; row < table.rows(); ++row) {
                if (!table.is_live(row) || !column.has(row)) continue;
                if (is_id) add(entity, column.field(), column.words(row), m_base.id({entity, row}));
                if (ix == name) add_name(entity, column.words(row), m_base.id({entity, row}));
            }
        } else if (column.layout() == Layout::set && is_id) {
            column.each_set([&](Row row, const SetCell& cell) {
                if (!table.is_live(row)) return;
                for (const SetElement& element : cell.live)
                    add(entity, column.field(), column.dictionary().word(element.code), m_base.id({entity, row}));
            });
        }
    }
}

std::uint64_t RecordFinder::key(EntityIx entity, const FieldDef& field, std::string_view words) {
    read(entity);
    return key_of(entity, kind_of(field), words);
}

std::uint32_t RecordFinder::first_of(EntityIx entity, const FieldDef& field, std::string_view words) {
    const std::uint64_t its_key = key(entity, field, words);
    return its_key == 0 ? none : m_known.find(its_key);
}

RecordFinder::Found RecordFinder::find(EntityIx entity, std::string_view words, Country country) {
    read(entity);
    for (const char kind : {'n', name_kind, 'e'})
        if (const Found found = known(key_of(entity, kind, words)); found.record) return found;
    if (digit_count(words) < 6) return {};
    const auto phone = phone_from(words, country);
    return phone ? known(key_of(entity, 'p', e164_text(*phone))) : Found{};
}

bool names_agree(std::string_view one, std::string_view other) {
    const std::string a = folded(one), b = folded(other);
    if (a.empty() || b.empty() || a == b || is_latin(a) != is_latin(b)) return true;
    const auto words_a = words_of(a), words_b = words_of(b);
    std::size_t same = 0;
    for (const std::string_view word : words_a)
        same += std::ranges::any_of(words_b, [&](std::string_view each) { return is_near(word, each); });
    // "سارة العتيبي" and "محمد العتيبي" share a phone and a family, and are two people: first names decide.
    if (words_a.empty() || words_b.empty()) return true;
    return is_near(words_a.front(), words_b.front()) || same == std::min(words_a.size(), words_b.size());
}

} // namespace crm
