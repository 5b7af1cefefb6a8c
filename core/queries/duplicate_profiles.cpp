#include "core/queries/duplicate_profiles.hpp"

#include <algorithm>
#include <cmath>

#include "core/queries/duplicate_scoring.hpp"
#include "core/text/fold.hpp"
#include "core/text/phones.hpp"
#include "core/text/tokens.hpp"

namespace crm {

std::uint32_t hash_of(std::string_view text) {
    std::uint64_t h = 0x9e3779b97f4a7c15u;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return static_cast<std::uint32_t>(mix64(h) >> 32) | 1; // never 0
}

// --- what is compared
// -------------------------------------------------------------------------------------------------

namespace {

// How often the field is the same, in records of one and the same (m of Fellegi and Sunter). Names and numbers are
// copied; people have several phones and move house.
float m_of(Compares how) {
    switch (how) {
    case Compares::name: return 0.95f;
    case Compares::code: return 0.9f;
    case Compares::day: return 0.85f;
    case Compares::domain: return 0.7f;
    case Compares::phones:
    case Compares::emails: return 0.6f;
    default: return 0.5f;
    }
}

Comparison made(Compares how, EntityIx entity, FieldIx field, float weight) {
    const double m = m_of(how), u = m * std::exp2(-weight);
    const bool is_identity = how == Compares::name || how == Compares::code || how == Compares::day;
    return {how, entity, field, {field}, weight, static_cast<float>(weights_of(m, u).differing), is_identity};
}

Compares way_of(const Schema& schema, EntityIx entity, FieldIx field) {
    if (field == schema.name_field(entity)) return Compares::name;
    switch (schema.field(entity, field).type) {
    case FieldType::phone: return Compares::phones;
    case FieldType::email: return Compares::emails;
    case FieldType::link: return Compares::domain;
    case FieldType::date:
    case FieldType::moment: return Compares::day;
    case FieldType::address: return Compares::address;
    case FieldType::text: return Compares::code;
    default: return Compares::word;
    }
}

} // namespace

std::vector<Comparison> comparisons_of(const Schema& schema, EntityIx entity) {
    std::vector<Comparison> all;
    for (FieldIx f = 0; f < schema.field_count(entity); ++f)
        if (const auto weight = schema.field(entity, f).duplicate_weight)
            if (const Compares how = way_of(schema, entity, f); std::ranges::none_of(all, [&](const Comparison& each) {
                    return each.how == how && (how == Compares::phones || how == Compares::emails);
                }))
                all.push_back(made(how, entity, f, weight));
    for (Comparison& each : all) { // a second phone of the one may be the first of the other
        if (each.how != Compares::phones && each.how != Compares::emails) continue;
        for (FieldIx f = 0; f < schema.field_count(entity); ++f)
            if (f != each.field && way_of(schema, entity, f) == each.how) each.fields.push_back(f);
    }
    for (Comparison& each : all) // a firm's domain stands in its addresses, too
        if (each.how == Compares::domain)
            for (FieldIx f = 0; f < schema.field_count(entity); ++f)
                if (schema.field(entity, f).type == FieldType::email) each.fields.push_back(f);
    // People of one firm with the same name are more likely one.
    if (!all.empty() && schema.entity(entity).key == "person") {
        const EntityIx affiliation = schema.entity("affiliation");
        Comparison firm = made(Compares::firm, affiliation, schema.field(affiliation, "company"), 3);
        firm.against = -0.5f;
        all.push_back(firm);
    }
    std::ranges::stable_sort(all, {}, [](const Comparison& each) { return each.how != Compares::name; });
    return all;
}

// --- words
// ------------------------------------------------------------------------------------------------------------

std::uint32_t WordBook::number_of(std::string_view text) {
    if (const auto found = m_numbers.find(text); found != m_numbers.end()) return found->second;
    Entry entry{name_word(text), 0, 0};
    entry.usual = hash_of(entry.word.usual);
    entry.skeleton = hash_of(entry.word.skeleton.size() > 1 ? entry.word.skeleton : entry.word.usual);
    const auto number = static_cast<std::uint32_t>(m_words.size());
    m_words.push_back(std::move(entry));
    m_numbers.emplace(text, number);
    return number;
}

WordLikeness WordBook::like(std::uint32_t a, std::uint32_t b) {
    if (a == b) return {Alike::same, 100};
    if (a > b) std::swap(a, b);
    const std::uint64_t key = std::uint64_t{a} << 32 | b;
    if (const std::uint32_t known = m_likeness.find(key); known != FlatMap::none)
        return {static_cast<Alike>(known >> 8), static_cast<std::uint8_t>(known & 0xff)};
    const WordLikeness like = like_words(m_words[a].word, m_words[b].word);
    if (m_likeness.size() > 1u << 20) m_likeness.clear();
    m_likeness.put(key, static_cast<std::uint32_t>(like.alike) << 8 | like.percent);
    return like;
}

// --- reading records
// --------------------------------------------------------------------------------------------------

namespace {

class RowSource {
public:
    RowSource(const Tables& tables, EntityIx entity, Row row)
        : m_tables(tables), m_table(tables.table(entity)), m_row(row) {}
    template <class Visit> void each_words(FieldIx field, Visit visit) const {
        const Column& column = m_table.columns[field];
        if (const SetCell* set = column.layout() == Layout::set ? column.set(m_row) : nullptr) {
            for (const SetElement& element : set->live) visit(column.dictionary().word(element.code));
        } else if (column.layout() != Layout::set) {
            if (const std::string_view words = column.words(m_row); !words.empty()) visit(words);
        }
    }
    template <class Visit> void each_address(FieldIx field, Visit visit) const { each_words(field, visit); }
    std::int64_t day(FieldIx field) const {
        const Column& column = m_table.columns[field];
        if (column.layout() == Layout::number) {
            const std::int64_t ms = column.number(m_row);
            return ms == missing_number ? missing_number : ms / 86'400'000;
        }
        const std::int32_t day = column.code(m_row);
        return day == missing_code ? missing_number : day;
    }
    std::string text(FieldIx field) const {
        return element_text(m_table.columns[field].value(m_row, m_tables.directory()));
    }

private:
    const Tables& m_tables;
    const Table& m_table;
    Row m_row;
};

class DraftSource {
public:
    explicit DraftSource(std::span<const CellEdit> cells) : m_cells(cells) {}
    template <class Visit> void each_words(FieldIx field, Visit visit) const {
        const CellEdit* cell = find(field);
        if (!cell) return;
        if (const auto* words = std::get_if<std::string>(&cell->value); words && !words->empty()) visit(*words);
        for (const Value& element : cell->elements)
            if (const auto* words = std::get_if<std::string>(&element); words && !words->empty()) visit(*words);
    }
    template <class Visit> void each_address(FieldIx field, Visit visit) const {
        const CellEdit* cell = find(field);
        if (const auto* address = cell ? std::get_if<Address>(&cell->value) : nullptr) visit(packed(*address));
    }
    std::int64_t day(FieldIx field) const {
        const CellEdit* cell = find(field);
        const auto* day = cell ? std::get_if<std::int64_t>(&cell->value) : nullptr;
        return day ? *day : missing_number;
    }
    std::string text(FieldIx field) const {
        const CellEdit* cell = find(field);
        return cell ? element_text(cell->value) : std::string{};
    }

private:
    const CellEdit* find(FieldIx field) const {
        const auto found = std::ranges::find(m_cells, field, &CellEdit::field);
        return found == m_cells.end() ? nullptr : &*found;
    }
    std::span<const CellEdit> m_cells;
};

NameOf name_of(const Schema& schema, EntityIx entity) {
    const std::string_view key = schema.entity(entity).key;
    return key == "person" || key == "lead" ? NameOf::person : key == "company" ? NameOf::firm : NameOf::thing;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Anybody's: an address there says nothing about a firm.
bool is_public_host(std::string_view host) {
    static constexpr std::string_view hosts[] = {
        "gmail.com",  "googlemail.com", "hotmail.com",    "outlook.com", "outlook.sa",      "live.com",
        "msn.com",    "yahoo.com",      "ymail.com",      "icloud.com",  "me.com",          "mac.com",
        "aol.com",    "proton.me",      "protonmail.com", "gmx.com",     "mail.com",        "mail.ru",
        "yandex.com", "hotmail.fr",     "yahoo.fr",       "orange.fr",   "windowslive.com", "rocketmail.com"};
    return std::ranges::find(hosts, host) != std::end(hosts);
}

// "https://www.Example.com/path" → "example.com".
std::string_view host_in(std::string_view folded_link) {
    if (const std::size_t scheme = folded_link.find("://"); scheme != folded_link.npos)
        folded_link.remove_prefix(scheme + 3);
    if (folded_link.starts_with("www.")) folded_link.remove_prefix(4);
    return folded_link.substr(0, folded_link.find_first_of("/?#: "));
}

constexpr std::size_t words_max = 8;

} // namespace

DuplicateProfiles::DuplicateProfiles(const Schema& schema, EntityIx entity, Country country)
    : m_entity(entity), m_country(country), m_name_of(name_of(schema, entity)),
      m_comparisons(comparisons_of(schema, entity)) {}

void DuplicateProfiles::read_name(std::string_view name) {
    split_name(name, m_name_of, m_parts);
    for (std::size_t i = 0; i < std::min(m_parts.words.size(), words_max); ++i)
        m_items.push_back(m_words.number_of(m_parts.word(i)) | (m_parts.words[i].is_family ? family_mark : 0));
}

void DuplicateProfiles::read_phone(std::string_view text) {
    std::uint64_t number = 0;
    int digits = 0;
    const auto take = [&](std::string_view all) {
        for (const char c : all)
            if (is_digit(c) && digits < 18) number = number * 10 + static_cast<std::uint64_t>(c - '0'), ++digits;
    };
    const bool is_e164 = text.starts_with('+') && std::ranges::all_of(text.substr(1), is_digit);
    const auto phone =
        is_e164 ? Result<Phone, PhoneProblem>{Unexpected{PhoneProblem::not_a_number}} : phone_from(text, m_country);
    take(phone ? e164_text(*phone) : std::string(text));
    if (digits < 5) return;
    m_items.push_back(static_cast<std::uint32_t>(number));
    m_items.push_back(static_cast<std::uint32_t>(number >> 32));
}

// The whole address, what stands before the @ where that is long enough to be somebody's, and a firm's domain.
void DuplicateProfiles::read_email(std::string_view text) {
    m_text.clear();
    fold_into(m_text, text);
    const std::size_t at = m_text.find('@');
    if (at == m_text.npos || at == 0) return;
    const std::string host = m_text.substr(at + 1);
    std::string local = m_text.substr(0, at);
    local.resize(std::min(local.find('+'), local.size()));
    if (host == "gmail.com" || host == "googlemail.com") std::erase(local, '.');
    m_items.push_back(hash_of(local + '@' + host));
    m_items.push_back(local.size() >= 6 ? hash_of(local) : 0);
    m_items.push_back(is_public_host(host) ? 0 : hash_of(host));
}

void DuplicateProfiles::read_domain(std::string_view link) {
    m_text.clear();
    fold_into(m_text, link);
    const std::size_t at = m_text.find('@');
    const std::string_view host = at == m_text.npos ? host_in(m_text) : std::string_view(m_text).substr(at + 1);
    if (host.find('.') != host.npos && !is_public_host(host)) m_items.push_back(hash_of(host));
}

// "CR 1010-234 567" and "1010234567" are one; numbers keep their digits, so that a slip can be seen.
void DuplicateProfiles::read_code(std::string_view text) {
    m_text.clear();
    fold_into(m_text, text);
    std::string plain;
    for_each_token(m_text, [&](const Token& token) {
        if (!token.is_alternative) plain += token.text;
    });
    if (plain.empty()) return;
    if (plain.size() <= 18 && std::ranges::all_of(plain, is_digit)) {
        std::uint64_t number = 0;
        for (const char c : plain) number = number * 10 + static_cast<std::uint64_t>(c - '0');
        m_items.push_back(static_cast<std::uint32_t>(number));
        m_items.push_back(static_cast<std::uint32_t>(number >> 32));
    } else {
        m_items.push_back(hash_of(plain));
        m_items.push_back(1u << 31); // no number has that many digits
    }
}

// Postcode, city, district, then the words of the street.
void DuplicateProfiles::read_address(std::string_view packed) {
    std::string_view parts[6]; // as packed() orders them
    for (std::string_view& part : parts) {
        const std::size_t end = packed.find('\x1f');
        part = packed.substr(0, end);
        packed.remove_prefix(end == packed.npos ? packed.size() : end + 1);
    }
    const auto item = [&](std::string_view part) {
        m_text.clear();
        fold_into(m_text, part);
        m_items.push_back(m_text.empty() ? 0 : hash_of(m_text));
    };
    item(parts[5]);
    item(parts[0]);
    item(parts[3]);
    m_text.clear();
    fold_into(m_text, parts[4]);
    std::size_t count = 0;
    for_each_token(m_text, [&](const Token& token) {
        if (!token.is_alternative && count++ < words_max) m_items.push_back(m_words.number_of(token.text));
    });
}

template <class Source> void DuplicateProfiles::read(const Source& source, std::span<const std::uint32_t> firms) {
    for (const Comparison& comparison : m_comparisons) {
        const auto begin = static_cast<std::uint32_t>(m_items.size());
        for (const FieldIx field : comparison.fields) switch (comparison.how) {
            case Compares::name: source.each_words(field, [&](std::string_view text) { read_name(text); }); break;
            case Compares::phones: source.each_words(field, [&](std::string_view text) { read_phone(text); }); break;
            case Compares::emails: source.each_words(field, [&](std::string_view text) { read_email(text); }); break;
            case Compares::domain: source.each_words(field, [&](std::string_view text) { read_domain(text); }); break;
            case Compares::code: source.each_words(field, [&](std::string_view text) { read_code(text); }); break;
            case Compares::address:
                source.each_address(field, [&](std::string_view text) { read_address(text); });
                break;
            case Compares::day:
                if (const std::int64_t day = source.day(field); day != missing_number)
                    m_items.push_back(static_cast<std::uint32_t>(day));
                break;
            case Compares::word:
                if (const std::string text = source.text(field); !text.empty())
                    m_items.push_back(hash_of(folded(text)));
                break;
            case Compares::firm: m_items.insert(m_items.end(), firms.begin(), firms.end()); break;
            }
        m_slices.push_back({begin, static_cast<std::uint32_t>(m_items.size()) - begin});
    }
}

Slot DuplicateProfiles::make(const Tables& tables, Row row, std::span<const std::uint32_t> firms) {
    const auto slot = static_cast<Slot>(size());
    read(RowSource(tables, m_entity, row), firms);
    return slot;
}

Slot DuplicateProfiles::make(std::span<const CellEdit> cells) {
    const auto slot = static_cast<Slot>(size());
    read(DraftSource(cells), {});
    return slot;
}

bool DuplicateProfiles::make_again(Slot slot, const Tables& tables, Row row, std::span<const std::uint32_t> firms) {
    const Slot made_now = make(tables, row, firms);
    const std::size_t count = m_comparisons.size();
    bool is_same = true;
    for (std::size_t c = 0; c < count; ++c) is_same &= std::ranges::equal(items(slot, c), items(made_now, c));
    if (is_same) {
        drop_last();
        return false;
    }
    count_bearers(slot, -1);
    for (std::size_t c = 0; c < count; ++c) m_slices[slot * count + c] = m_slices[made_now * count + c];
    m_slices.resize(m_slices.size() - count);
    return true;
}

void DuplicateProfiles::drop_last() {
    const std::size_t first = m_slices.size() - m_comparisons.size();
    m_items.resize(m_slices[first].begin);
    m_slices.resize(first);
}

// --- how common a value is
// --------------------------------------------------------------------------------------------

namespace {
std::uint64_t salted(std::uint64_t salt, std::uint64_t value) {
    return mix64(value + (salt + 1) * 0x9e3779b97f4a7c15u);
}
} // namespace

std::uint32_t DuplicateProfiles::bearers(std::size_t comparison, std::uint64_t value) const {
    const std::uint32_t count = m_bearers.find(salted(comparison, value));
    return count == FlatMap::none ? 0 : count;
}

// The same for every spelling and order of the words.
std::uint64_t DuplicateProfiles::name_value(std::span<const std::uint32_t> words) const {
    std::uint64_t sum = 0;
    for (const std::uint32_t word : words) sum += mix64(m_words.usual(word & ~family_mark));
    return sum;
}

void DuplicateProfiles::count_bearers(Slot slot, int more) {
    const auto count = [&](std::size_t comparison, std::uint64_t value) {
        const std::uint64_t key = salted(comparison, value);
        const std::uint32_t known = m_bearers.find(key);
        m_bearers.put(key, (known == FlatMap::none ? 0 : known) + static_cast<std::uint32_t>(more));
    };
    for (std::size_t c = 0; c < m_comparisons.size(); ++c) {
        const auto all = items(slot, c);
        if (all.empty()) continue;
        switch (m_comparisons[c].how) {
        case Compares::name: count(c, name_value(all)); break;
        case Compares::phones:
        case Compares::code:
            for (std::size_t i = 0; i + 1 < all.size(); i += 2) count(c, number_from(all[i], all[i + 1]));
            break;
        case Compares::emails:
            for (std::size_t i = 0; i + 2 < all.size(); i += 3)
                for (std::size_t part = 0; part < 3; ++part)
                    if (all[i + part]) count(c, all[i + part]);
            break;
        case Compares::address: break;
        default:
            for (const std::uint32_t item : all) count(c, item);
        }
    }
}

// --- blocks
// -----------------------------------------------------------------------------------------------------------

void DuplicateProfiles::name_keys(std::span<const std::uint32_t> words, std::uint64_t salt,
                                  std::vector<Key>& out) const {
    constexpr std::uint32_t names_max = 200;
    const auto sound = [&](std::size_t i) { return std::uint64_t{m_words.skeleton(words[i] & ~family_mark)}; };
    const std::size_t count = std::min<std::size_t>(words.size(), 4);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = i + 1; j < count; ++j)
            out.push_back({salted(salt, mix64(sound(i)) + mix64(sound(j))), names_max});
    if (count == 1 && m_name_of != NameOf::person) out.push_back({salted(salt, sound(0)), names_max});
}

void DuplicateProfiles::keys_of(Slot slot, std::vector<Key>& out) const {
    constexpr std::uint32_t values_max = 60, days_max = 60;
    out.clear();
    for (std::size_t c = 0; c < m_comparisons.size(); ++c) {
        const auto all = items(slot, c);
        if (all.empty()) continue;
        const std::uint64_t salt = 100 + 2 * c;
        switch (m_comparisons[c].how) {
        case Compares::name: name_keys(all, salt, out); break;
        case Compares::phones: // without its country code, which one of the two may lack
            for (std::size_t i = 0; i + 1 < all.size(); i += 2)
                out.push_back({salted(salt, number_from(all[i], all[i + 1]) % 100'000'000), values_max});
            break;
        case Compares::code:
            for (std::size_t i = 0; i + 1 < all.size(); i += 2)
                out.push_back({salted(salt, number_from(all[i], all[i + 1])), values_max});
            break;
        case Compares::emails:
            for (std::size_t i = 0; i + 2 < all.size(); i += 3) {
                out.push_back({salted(salt, all[i]), values_max});
                if (all[i + 1]) out.push_back({salted(salt + 1, all[i + 1]), values_max});
            }
            break;
        case Compares::domain:
            for (const std::uint32_t host : all) out.push_back({salted(salt, host), values_max});
            break;
        case Compares::day: out.push_back({salted(salt, all[0]), days_max}); break;
        case Compares::address: { // the postcode with the street's first two words, whatever they are
            if (all.size() < 5) break;
            const std::uint64_t street = mix64(m_words.usual(all[3])) + mix64(m_words.usual(all[4]));
            out.push_back({salted(salt, street + all[0]), values_max});
            if (all.size() > 5 && all[0])
                out.push_back({salted(salt + 1, mix64(m_words.usual(all[4])) + mix64(m_words.usual(all[5])) + all[0]),
                               values_max});
            break;
        }
        case Compares::word:
        case Compares::firm: break; // not selective
        }
    }
    std::ranges::sort(out, {}, &Key::key);
    const auto doubled = std::ranges::unique(out, {}, &Key::key);
    out.erase(doubled.begin(), doubled.end());
}

} // namespace crm
