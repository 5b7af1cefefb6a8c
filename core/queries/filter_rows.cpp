#include "core/queries/filter_rows.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <functional>

#include "core/base/sort_few.hpp"
#include "core/queries/filter_ranges.hpp"
#include "core/queries/known_fields.hpp"
#include "core/store/number_index.hpp"
#include "core/store/search_words.hpp"
#include "core/text/fold.hpp"
#include "core/text/phones.hpp"

namespace crm {

namespace {

// Every operator is one of a few questions, asked straight or the other way round. A missing cell answers no to the
// question.
enum class Question : std::uint8_t { filled, equal, holds, begins, range };
struct Asked {
    Question question = Question::filled;
    bool is_negated = false;
};
Asked asked_by(Operator op) {
    switch (op) {
    case Operator::is_empty: return {Question::filled, true};
    case Operator::is_not_empty: return {Question::filled, false};
    case Operator::is:
    case Operator::any_of: return {Question::equal, false};
    case Operator::is_not:
    case Operator::none_of: return {Question::equal, true};
    case Operator::contains: return {Question::holds, false};
    case Operator::contains_not: return {Question::holds, true};
    case Operator::starts_with: return {Question::begins, false};
    default: return {Question::range, false};
    }
}

using WordsTest = std::function<bool(std::string_view)>; // of words that are there
using RowTest = std::function<bool(Row)>;

std::vector<std::string> folded_words_in(const Condition& condition) {
    std::vector<std::string> all;
    for (const Value& value : condition.values)
        if (const auto* words = std::get_if<std::string>(&value)) all.push_back(folded(*words));
    return all;
}

// How texts answer the question, by their search form.
WordsTest test_of_words(Question question, std::vector<std::string> wanted) {
    const auto any = [](const std::vector<std::string>& all, auto&& test) {
        return std::any_of(all.begin(), all.end(), test);
    };
    switch (question) {
    case Question::filled: return [](std::string_view) { return true; };
    case Question::holds:
        return [wanted, any](std::string_view words) {
            return any(wanted, [&](const std::string& each) { return folds_to_contain(words, each); });
        };
    case Question::begins:
        return [wanted, any](std::string_view words) {
            const std::string text = folded(words);
            return any(wanted, [&](const std::string& each) { return text.starts_with(each); });
        };
    default:
        return [wanted, any](std::string_view words) {
            const std::string text = folded(words);
            return any(wanted, [&](const std::string& each) { return text == each; });
        };
    }
}

WordsTest test_of_keys(const Condition& condition) { // a choice is its key, nothing else
    std::vector<std::string> keys;
    for (const Value& value : condition.values)
        if (const auto* key = std::get_if<std::string>(&value)) keys.push_back(*key);
    return [keys](std::string_view word) { return std::find(keys.begin(), keys.end(), word) != keys.end(); };
}

WordsTest test_of_phones(Question question, const Condition& condition) {
    if (question == Question::filled) return [](std::string_view) { return true; };
    const MatchKind least = question == Question::equal    ? MatchKind::exact
                            : question == Question::begins ? MatchKind::prefix
                                                           : MatchKind::inside;
    std::vector<std::string> wanted;
    for (const Value& value : condition.values)
        if (const auto* words = std::get_if<std::string>(&value)) wanted.push_back(phone_digits(*words));
    return [wanted, least](std::string_view phone) {
        const std::string digits = phone_digits(phone);
        return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& each) {
            return !each.empty() && match_of_number(each, digits, country_digits(phone)) >= least;
        });
    };
}

WordsTest test_of_words(const FieldDef& field, Question question, const Condition& condition) {
    if (question == Question::filled) return [](std::string_view) { return true; };
    if (field.type == FieldType::choice) return test_of_keys(condition);
    if (field.type == FieldType::phone) return test_of_phones(question, condition);
    return test_of_words(question, folded_words_in(condition));
}

std::string part_of(std::string_view packed, AddressPart part) {
    if (part == AddressPart::whole) {
        std::string line(packed);
        std::replace(line.begin(), line.end(), '\x1f', ' ');
        return line;
    }
    Address address = unpacked_address(packed);
    std::string* const parts[] = {nullptr,           &address.city,   &address.country, &address.region,
                                  &address.district, &address.street, &address.postcode};
    return std::move(*parts[static_cast<std::size_t>(part)]);
}

// Which records a reference may point to.
std::function<bool(Handle)> test_of_reference(const Tables& tables, EntityIx target, Question question,
                                              const Condition& condition) {
    std::vector<Handle> handles;
    for (const Value& value : condition.values)
        if (const auto* id = std::get_if<RecordId>(&value))
            if (const Handle handle = tables.directory().find(*id); handle != no_handle) handles.push_back(handle);
    std::vector<std::string> wanted = folded_words_in(condition);
    const bool by_name = !wanted.empty() && target != no_entity;
    WordsTest name = by_name ? test_of_words(question, std::move(wanted)) : WordsTest();
    const Column* names = by_name ? &tables.table(target).columns[tables.schema().name_field(target)] : nullptr;
    return [&tables, handles, name, names, target, question](Handle handle) {
        if (question == Question::filled) return true;
        if (std::find(handles.begin(), handles.end(), handle) != handles.end()) return true;
        if (!names) return false;
        const Place place = tables.directory().place(handle);
        if (place.entity != target) return false;
        const std::string_view words = names->words(place.row);
        return !words.empty() && name(words);
    };
}

RowTest positive_test(const Tables& tables, EntityIx entity, const Condition& condition, Question question,
                      const Reader& reader) {
    const Column& column = tables.table(entity).columns[condition.field];
    const FieldDef& field = column.field();
    const EntityIx target =
        field.type == FieldType::reference ? tables.schema().target(entity, condition.field) : no_entity;
    if (question == Question::filled && column.layout() != Layout::address)
        return [&column](Row row) { return column.has(row); };
    switch (column.layout()) {
    case Layout::number: {
        Range range = range_of(condition, reader);
        if (field.type == FieldType::moment) range = moments_of(range, reader.offset_minutes);
        return
            [&column, range](Row row) { return column.number(row) >= range.low && column.number(row) <= range.high; };
    }
    case Layout::money: {
        const Range range = range_of(condition, reader);
        const Money* money = condition.values.empty() ? nullptr : std::get_if<Money>(&condition.values[0]);
        const Currency currency = money ? money->currency : reader.currency;
        return [&column, range, currency](Row row) {
            const Money cell = column.money(row);
            return cell.minor >= range.low && cell.minor <= range.high && cell.currency == currency;
        };
    }
    case Layout::code: {
        const Range range = range_of(condition, reader);
        return [&column, range](Row row) {
            return column.code(row) != missing_code && column.code(row) >= range.low && column.code(row) <= range.high;
        };
    }
    case Layout::reference:
        return [&column, test = test_of_reference(tables, target, question, condition)](Row row) {
            return column.reference(row) != no_handle && test(column.reference(row));
        };
    case Layout::address:
        return [&column, part = condition.part, test = test_of_words(field, question, condition)](Row row) {
            const std::string words = part_of(column.words(row), part);
            return !words.empty() && test(words);
        };
    case Layout::set: {
        if (target == no_entity)
            return [&column, test = test_of_words(field, question, condition)](Row row) {
                const SetCell* cell = column.set(row);
                return cell && std::any_of(cell->live.begin(), cell->live.end(), [&](const SetElement& element) {
                           return test(column.dictionary().word(element.code));
                       });
            };
        return [&column, &tables, test = test_of_reference(tables, target, question, condition)](Row row) {
            const SetCell* cell = column.set(row);
            return cell && std::any_of(cell->live.begin(), cell->live.end(), [&](const SetElement& element) {
                       const auto id = id_from(column.dictionary().word(element.code));
                       const Handle handle = id ? tables.directory().find(*id) : no_handle;
                       return handle != no_handle && test(handle);
                   });
        };
    }
    default:
        return [&column, test = test_of_words(field, question, condition)](Row row) {
            const std::string_view words = column.words(row);
            return !words.empty() && test(words);
        };
    }
}

// A yes that was never given is a no.
Condition without_missing_no(const FieldDef& field, Condition condition, Asked& asked) {
    if (field.type == FieldType::yes_no && asked.question == Question::equal && !condition.values.empty() &&
        number_in(condition.values[0]) == 0) {
        condition.values[0] = std::int64_t{1};
        asked.is_negated = !asked.is_negated;
    }
    return condition;
}

RowTest test_of(const Tables& tables, EntityIx entity, const Condition& given, const Reader& reader) {
    Asked asked = asked_by(given.op);
    const Condition condition = without_missing_no(tables.schema().field(entity, given.field), given, asked);
    RowTest test = positive_test(tables, entity, condition, asked.question, reader);
    if (!asked.is_negated) return test;
    return [test = std::move(test)](Row row) { return !test(row); };
}

} // namespace

bool passes(const Tables& tables, Place place, const Filter& filter, const Reader& reader) {
    const auto passes_part = [&](const Filter& part) { return passes(tables, place, part, reader); };
    switch (filter.kind) {
    case Filter::Kind::all: return std::all_of(filter.parts.begin(), filter.parts.end(), passes_part);
    case Filter::Kind::any: return std::any_of(filter.parts.begin(), filter.parts.end(), passes_part);
    case Filter::Kind::not_: return !passes_part(filter.parts.front());
    case Filter::Kind::condition: return test_of(tables, place.entity, filter.condition, reader)(place.row);
    case Filter::Kind::related: return passes_related(tables, place, filter, reader);
    }
    return false;
}

// --- sets of rows found by reading texts ---

void ConditionCache::changed(Place place, FieldIx field) {
    for (const auto& kept : m_kept)
        for (ColumnWatch& watch : kept->watches) watch.note(place, field);
}

std::shared_ptr<const RowSet> ConditionCache::rows(const Tables& tables, EntityIx entity, const Condition& condition,
                                                   const Reader& reader) {
    constexpr std::size_t repaired_max = 1000;
    const auto is_same = [&](const std::shared_ptr<Kept>& kept) {
        return kept->watches[0].entity == entity && kept->condition == condition;
    };
    auto at = std::find_if(m_kept.begin(), m_kept.end(), is_same);
    if (at == m_kept.end()) {
        if (m_kept.size() == kept_max)
            m_kept.erase(std::min_element(m_kept.begin(), m_kept.end(),
                                          [](const auto& a, const auto& b) { return a->used < b->used; }));
        at = m_kept.insert(m_kept.end(), std::make_shared<Kept>());
        (*at)->condition = condition;
        (*at)->watches.push_back({.entity = entity, .field = condition.field});
        const FieldDef& field = tables.schema().field(entity, condition.field);
        if (field.type == FieldType::reference) // the names of what it points to count too
            if (const EntityIx target = tables.schema().entity(field.target); target != no_entity)
                (*at)->watches.push_back({.entity = target, .field = tables.schema().name_field(target)});
    }
    Kept& kept = **at;
    kept.used = ++m_clock;
    const Row rows = tables.table(entity).rows();
    const bool is_known = std::all_of(kept.watches.begin(), kept.watches.end(),
                                      [&](const ColumnWatch& watch) { return watch.knows_all(tables); });
    const bool is_repairable = kept.is_made && is_known && kept.watches[0].changed.size() <= repaired_max &&
                               rows - kept.rows.rows() <= repaired_max &&
                               (kept.watches.size() == 1 || kept.watches[1].changed.empty());
    const auto answer = [&] { return std::shared_ptr<const RowSet>(*at, &kept.rows); };
    if (is_repairable && kept.watches[0].changed.empty() && rows == kept.rows.rows()) return answer();

    const RowTest test = test_of(tables, entity, condition, reader);
    if (is_repairable) {
        const Row from = kept.rows.rows();
        kept.rows.grow(rows);
        for (Row row = from; row < rows; ++row) kept.rows.set(row, test(row));
        for (const Row row : kept.watches[0].changed) kept.rows.set(row, test(row));
    } else {
        kept.rows = RowSet(rows);
        for (Row row = 0; row < rows; ++row)
            if (test(row)) kept.rows.add(row);
    }
    for (ColumnWatch& watch : kept.watches) watch.start(tables);
    kept.is_made = true;
    return answer();
}

std::size_t ConditionCache::bytes() const {
    std::size_t bytes = 0;
    for (const auto& kept : m_kept) bytes += kept->rows.bytes();
    for (const auto& kept : m_related) bytes += kept->rows->bytes();
    return bytes;
}

// --- sets of rows found through other tables ---

namespace {

// Every table whose changes can change the answer, a bit each.
std::uint64_t tables_read(const Schema& schema, EntityIx entity, const Filter& filter) {
    std::uint64_t bits = std::uint64_t{1} << entity;
    if (filter.kind == Filter::Kind::related) {
        bits |= std::uint64_t{1} << filter.link.via;
        return bits | tables_read(schema, filter.link.target, filter.parts.front());
    }
    if (filter.kind == Filter::Kind::condition) { // by the name of what it points to
        const EntityIx target = schema.target(entity, filter.condition.field);
        return target == no_entity ? bits : bits | std::uint64_t{1} << target;
    }
    for (const Filter& part : filter.parts) bits |= tables_read(schema, entity, part);
    return bits;
}

} // namespace

std::shared_ptr<const RowSet> ConditionCache::related(const Tables& tables, EntityIx entity, const Filter& filter,
                                                      const Reader& reader) {
    std::uint64_t state = 0; // only ever grows
    const std::uint64_t read = tables_read(tables.schema(), entity, filter);
    for (std::size_t i = 0; i < tables.table_count(); ++i)
        if (read >> i & 1) state += tables.table(static_cast<EntityIx>(i)).revision;
    const auto is_same = [&](const std::shared_ptr<KeptRelated>& kept) {
        return kept->entity == entity && kept->filter == filter && kept->today == reader.today &&
               kept->offset_minutes == reader.offset_minutes && kept->country == reader.country &&
               kept->currency == reader.currency;
    };
    auto at = std::ranges::find_if(m_related, is_same);
    if (at != m_related.end() && (*at)->state == state) {
        (*at)->used = ++m_clock;
        return (*at)->rows;
    }
    auto rows = std::make_shared<RowSet>(rows_of_related(tables, entity, filter, reader, *this));
    at = std::ranges::find_if(m_related, is_same); // others may have come in while this one was found
    if (at == m_related.end()) {
        if (m_related.size() == kept_max)
            m_related.erase(std::ranges::min_element(m_related, {}, [](const auto& kept) { return kept->used; }));
        at = m_related.insert(m_related.end(), std::make_shared<KeptRelated>());
        **at = {.entity = entity,
                .filter = filter,
                .today = reader.today,
                .offset_minutes = reader.offset_minutes,
                .country = reader.country,
                .currency = reader.currency};
    }
    (*at)->state = state;
    (*at)->used = ++m_clock;
    (*at)->rows = rows;
    return rows;
}

// --- loops over columns ---

namespace {

constexpr std::size_t block_rows = 4096;
using Block = std::array<std::uint8_t, block_rows>; // 1: the row passes

// One condition, bound to its column.
struct Loop {
    enum class Kind : std::uint8_t {
        nothing,
        codes,
        code_table,
        code_range,
        number_range,
        money_range,
        filled_codes,
        filled_words,
        row_set
    };
    Kind kind = Kind::nothing;
    bool is_negated = false;
    const Column* column = nullptr;
    std::array<std::int32_t, 4> few_codes{}; // codes: the last repeats
    std::vector<std::uint8_t> table;
    std::int32_t code_low = 0, code_high = 0;
    Range range;
    std::uint16_t currency = 0;
    std::shared_ptr<const RowSet> rows;
};

struct BoundFilter {
    Filter::Kind kind = Filter::Kind::all;
    std::vector<BoundFilter> parts;
    Loop loop;
};

// Codes of the words of a dictionary that pass; as few codes to compare with, or as a table.
void bind_words(Loop& loop, const WordsTest& test) {
    const Dictionary& dictionary = loop.column->dictionary();
    std::vector<std::int32_t> passing;
    for (std::size_t code = 0; code < dictionary.size(); ++code)
        if (test(dictionary.word(static_cast<std::int32_t>(code)))) passing.push_back(static_cast<std::int32_t>(code));
    if (passing.empty()) return;
    if (passing.size() <= loop.few_codes.size()) {
        loop.kind = Loop::Kind::codes;
        for (std::size_t i = 0; i < loop.few_codes.size(); ++i)
            loop.few_codes[i] = passing[std::min(i, passing.size() - 1)];
        return;
    }
    loop.kind = Loop::Kind::code_table;
    loop.table.assign(dictionary.size(), 0);
    for (const std::int32_t code : passing) loop.table[static_cast<std::size_t>(code)] = 1;
}

bool names_records_only(const Condition& condition) {
    return std::all_of(condition.values.begin(), condition.values.end(),
                       [](const Value& value) { return std::holds_alternative<RecordId>(value); });
}

Loop bind(const Tables& tables, EntityIx entity, const Condition& given, const Reader& reader, ConditionCache& cache) {
    Asked asked = asked_by(given.op);
    const Column& column = tables.table(entity).columns[given.field];
    const Condition condition = without_missing_no(column.field(), given, asked);
    Loop loop{.is_negated = asked.is_negated, .column = &column};
    const Range days_or_numbers = range_of(condition, reader);
    switch (column.layout()) {
    case Layout::number:
        loop.kind = Loop::Kind::number_range;
        if (asked.question != Question::filled)
            loop.range = column.field().type == FieldType::moment ? moments_of(days_or_numbers, reader.offset_minutes)
                                                                  : days_or_numbers;
        return loop;
    case Layout::money:
        if (asked.question == Question::filled) {
            loop.kind = Loop::Kind::number_range;
            return loop;
        }
        loop.kind = Loop::Kind::money_range;
        loop.range = days_or_numbers;
        if (const Money* money = condition.values.empty() ? nullptr : std::get_if<Money>(&condition.values[0]))
            loop.currency = money->currency.code;
        else
            loop.currency = reader.currency.code;
        return loop;
    case Layout::code:
        loop.kind = Loop::Kind::code_range;
        loop.code_low = missing_code + 1;
        loop.code_high = INT32_MAX;
        if (asked.question != Question::filled) {
            loop.code_low =
                static_cast<std::int32_t>(std::clamp<std::int64_t>(days_or_numbers.low, missing_code + 1, INT32_MAX));
            loop.code_high =
                static_cast<std::int32_t>(std::clamp<std::int64_t>(days_or_numbers.high, missing_code, INT32_MAX));
        }
        return loop;
    case Layout::term:
        if (asked.question == Question::filled)
            loop.kind = Loop::Kind::filled_codes;
        else
            bind_words(loop, test_of_words(column.field(), asked.question, condition));
        return loop;
    case Layout::reference:
        if (asked.question == Question::filled) {
            loop.kind = Loop::Kind::filled_codes;
            return loop;
        }
        if (names_records_only(condition) && condition.values.size() <= loop.few_codes.size() &&
            !condition.values.empty()) {
            std::size_t known = 0;
            for (const Value& value : condition.values)
                if (const Handle handle = tables.directory().find(std::get<RecordId>(value)); handle != no_handle)
                    loop.few_codes[known++] = static_cast<std::int32_t>(handle);
            if (known == 0) return loop;
            for (std::size_t i = known; i < loop.few_codes.size(); ++i) loop.few_codes[i] = loop.few_codes[known - 1];
            loop.kind = Loop::Kind::codes;
            return loop;
        }
        break;
    case Layout::words:
        if (asked.question == Question::filled) {
            loop.kind = Loop::Kind::filled_words;
            return loop;
        }
        break;
    case Layout::address:
        if (condition.part == AddressPart::city) {
            if (asked.question == Question::filled)
                loop.kind = Loop::Kind::filled_codes;
            else
                bind_words(loop, test_of_words(column.field(), asked.question, condition));
            return loop;
        }
        break;
    default: break;
    }
    loop.kind = Loop::Kind::row_set;
    loop.is_negated = false; // the cache has answered the question as it was given
    loop.rows = cache.rows(tables, entity, given, reader);
    return loop;
}

// What a condition reads of each row: those that read least are asked first, and leave fewer rows to the others.
int cost_of(const BoundFilter& filter) {
    if (filter.kind != Filter::Kind::condition) return 100;
    switch (filter.loop.kind) {
    case Loop::Kind::nothing: return 0;
    case Loop::Kind::row_set: return 1;
    case Loop::Kind::number_range: return 8;
    case Loop::Kind::money_range: return 10;
    case Loop::Kind::filled_words: return 8;
    default: return 4;
    }
}

BoundFilter bind(const Tables& tables, EntityIx entity, const Filter& filter, const Reader& reader,
                 ConditionCache& cache) {
    BoundFilter bound{.kind = filter.kind, .parts = {}, .loop = {}};
    if (filter.kind != Filter::Kind::related) // those are asked of another table
        for (const Filter& part : filter.parts) bound.parts.push_back(bind(tables, entity, part, reader, cache));
    sort_few_by(bound.parts, [](const BoundFilter& part) { return cost_of(part); });
    if (filter.kind == Filter::Kind::condition) bound.loop = bind(tables, entity, filter.condition, reader, cache);
    if (filter.kind == Filter::Kind::related) {
        bound.kind = Filter::Kind::condition;
        bound.loop.kind = Loop::Kind::row_set;
        bound.loop.rows = cache.related(tables, entity, filter, reader);
    }
    return bound;
}

// The part of a column that lies in a block; rows behind its end are missing.
template <class T> std::span<const T> part_in_block(std::span<const T> column, std::size_t from, std::size_t count) {
    if (from >= column.size()) return {};
    return column.subspan(from, std::min(count, column.size() - from));
}

template <class T, class Test> void fill(std::uint8_t* out, std::span<const T> cells, std::size_t count, Test&& test) {
    const T* in = cells.data();
    const std::size_t there = cells.size();
    for (std::size_t i = 0; i < there; ++i) out[i] = test(in[i]);
    std::memset(out + there, 0, count - there);
}

// Eight numbers at a time: left to itself, the compiler does not narrow 64-bit comparisons to bytes.
void fill_range(std::uint8_t* out, std::span<const std::int64_t> cells, std::size_t count, Range range) {
    using Eight [[gnu::vector_size(64)]] = std::int64_t;
    using EightBytes [[gnu::vector_size(8)]] = std::int8_t;
    const std::int64_t* in = cells.data();
    const Eight low = Eight{} + range.low, high = Eight{} + range.high;
    std::size_t i = 0;
    for (; i + 8 <= cells.size(); i += 8) {
        Eight numbers;
        std::memcpy(&numbers, in + i, 64);
        const EightBytes passing = __builtin_convertvector((numbers >= low) & (numbers <= high), EightBytes) & 1;
        std::memcpy(out + i, &passing, 8);
    }
    for (; i < cells.size(); ++i) out[i] = static_cast<std::uint8_t>((in[i] >= range.low) & (in[i] <= range.high));
    std::memset(out + cells.size(), 0, count - cells.size());
}

void run(const Loop& loop, std::size_t from, std::size_t count, std::uint8_t* out) {
    using Kind = Loop::Kind;
    const auto codes = [&] { return part_in_block(loop.column->codes(), from, count); };
    const auto numbers = [&] { return part_in_block(loop.column->numbers(), from, count); };
    switch (loop.kind) {
    case Kind::nothing: std::memset(out, 0, count); break;
    case Kind::codes: {
        const auto [a, b, c, d] = loop.few_codes;
        if (a == d)
            fill(out, codes(), count, [a](std::int32_t code) { return static_cast<std::uint8_t>(code == a); });
        else
            fill(out, codes(), count, [a, b, c, d](std::int32_t code) {
                return static_cast<std::uint8_t>((code == a) | (code == b) | (code == c) | (code == d));
            });
        break;
    }
    case Kind::code_table: {
        const std::uint8_t* table = loop.table.data();
        fill(out, codes(), count,
             [table](std::int32_t code) { return code == missing_code ? std::uint8_t{0} : table[code]; });
        break;
    }
    case Kind::code_range: {
        const std::int32_t low = loop.code_low, high = loop.code_high;
        fill(out, codes(), count,
             [low, high](std::int32_t code) { return static_cast<std::uint8_t>((code >= low) & (code <= high)); });
        break;
    }
    case Kind::filled_codes:
        fill(out, codes(), count, [](std::int32_t code) { return static_cast<std::uint8_t>(code != missing_code); });
        break;
    case Kind::number_range: fill_range(out, numbers(), count, loop.range); break;
    case Kind::money_range: {
        fill_range(out, numbers(), count, loop.range);
        const auto currencies = part_in_block(loop.column->currencies(), from, count);
        const std::uint16_t* in = currencies.data();
        const std::uint16_t wanted = loop.currency;
        for (std::size_t i = 0; i < currencies.size(); ++i) out[i] &= static_cast<std::uint8_t>(in[i] == wanted);
        break;
    }
    case Kind::filled_words: {
        const auto starts = part_in_block(loop.column->word_starts(), from, count);
        const auto ends = part_in_block(loop.column->word_ends(), from, count);
        const std::uint32_t* start = starts.data();
        const std::uint32_t* end = ends.data();
        for (std::size_t i = 0; i < ends.size(); ++i) out[i] = static_cast<std::uint8_t>(start[i] != end[i]);
        std::memset(out + ends.size(), 0, count - ends.size());
        break;
    }
    case Kind::row_set:
        for (std::size_t i = 0; i < count; ++i) out[i] = loop.rows->has(static_cast<Row>(from + i));
        break;
    }
    if (loop.is_negated)
        for (std::size_t i = 0; i < count; ++i) out[i] ^= 1;
}

// One row, where few are left to ask about.
bool test_one(const Loop& loop, Row row) {
    using Kind = Loop::Kind;
    if (loop.kind == Kind::row_set) return loop.rows->has(row) != loop.is_negated;
    const Column& column = *loop.column;
    const auto is_in_range = [&] {
        return column.number(row) >= loop.range.low && column.number(row) <= loop.range.high;
    };
    const auto answer = [&] {
        switch (loop.kind) {
        case Kind::nothing: return false;
        case Kind::codes:
            return std::find(loop.few_codes.begin(), loop.few_codes.end(), column.code(row)) != loop.few_codes.end();
        case Kind::code_table:
            return column.code(row) != missing_code && loop.table[static_cast<std::size_t>(column.code(row))] != 0;
        case Kind::code_range: return column.code(row) >= loop.code_low && column.code(row) <= loop.code_high;
        case Kind::filled_codes: return column.code(row) != missing_code;
        case Kind::number_range: return is_in_range();
        case Kind::money_range: return is_in_range() && column.money(row).currency.code == loop.currency;
        case Kind::filled_words: return column.has(row);
        case Kind::row_set: break; // asked above
        }
        return false;
    };
    return answer() != loop.is_negated;
}

bool test_one(const BoundFilter& filter, Row row) {
    const auto test_part = [&](const BoundFilter& part) { return test_one(part, row); };
    switch (filter.kind) {
    case Filter::Kind::all: return std::all_of(filter.parts.begin(), filter.parts.end(), test_part);
    case Filter::Kind::any: return std::any_of(filter.parts.begin(), filter.parts.end(), test_part);
    case Filter::Kind::not_: return !test_part(filter.parts.front());
    default: return test_one(filter.loop, row);
    }
}

void keep_passing(const BoundFilter& filter, std::size_t from, std::size_t count, std::uint8_t* rows) {
    for (std::size_t i = 0; i < count; i += 8) {
        std::uint64_t eight = 0;
        const std::size_t end = std::min(i + 8, count);
        std::memcpy(&eight, rows + i, end - i);
        if (!eight) continue;
        for (std::size_t r = i; r < end; ++r)
            if (rows[r]) rows[r] = test_one(filter, static_cast<Row>(from + r));
    }
}

std::size_t passing_among(const std::uint8_t* rows, std::size_t count) {
    std::uint32_t passing = 0;
    for (std::size_t i = 0; i < count; ++i) passing += rows[i];
    return passing;
}

void run(const BoundFilter& filter, std::size_t from, std::size_t count, std::uint8_t* out) {
    if (filter.kind == Filter::Kind::condition) return run(filter.loop, from, count, out);
    if (filter.kind == Filter::Kind::not_) {
        run(filter.parts.front(), from, count, out);
        for (std::size_t i = 0; i < count; ++i) out[i] ^= 1;
        return;
    }
    const bool is_all = filter.kind == Filter::Kind::all;
    if (filter.parts.empty()) return void(std::memset(out, is_all, count));
    run(filter.parts.front(), from, count, out);
    Block next;
    for (std::size_t p = 1; p < filter.parts.size(); ++p) {
        constexpr std::size_t sparse = 24; // fewer than one row in so many
        if (is_all && passing_among(out, count) * sparse < count) {
            keep_passing(filter.parts[p], from, count, out);
            continue;
        }
        run(filter.parts[p], from, count, next.data());
        if (is_all)
            for (std::size_t i = 0; i < count; ++i) out[i] &= next[i];
        else
            for (std::size_t i = 0; i < count; ++i) out[i] |= next[i];
    }
}

// Eight bytes of 0 or 1 become eight bits, the first the lowest.
std::uint64_t eight_bits(const std::uint8_t* bytes) {
    std::uint64_t eight;
    std::memcpy(&eight, bytes, 8);
    return eight * 0x0102040810204080u >> 56;
}

} // namespace

RowSet rows_of(const Tables& tables, EntityIx entity, const Filter& filter, const Reader& reader, ConditionCache& cache,
               Among among) {
    const Table& table = tables.table(entity);
    RowSet set(table.rows());
    const BoundFilter bound = bind(tables, entity, filter, reader, cache);
    const Standing wanted = among == Among::live ? Standing::live : Standing::removed;
    Block passing;
    for (std::size_t from = 0; from < table.rows(); from += block_rows) {
        const std::size_t count = std::min<std::size_t>(block_rows, table.rows() - from);
        run(bound, from, count, passing.data());
        const Standing* standing = table.standing.data() + from;
        for (std::size_t i = 0; i < count; ++i) passing[i] &= static_cast<std::uint8_t>(standing[i] == wanted);
        for (std::size_t i = count; i % 64; ++i) passing[i] = 0;
        for (std::size_t i = 0; i < count; i += 64) {
            std::uint64_t word = 0;
            for (std::size_t byte = 0; byte < 8; ++byte) word |= eight_bits(passing.data() + i + byte * 8) << byte * 8;
            set.words()[(from + i) / 64] = word;
        }
    }
    return set;
}

} // namespace crm
