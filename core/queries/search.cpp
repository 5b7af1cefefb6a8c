#include "core/queries/search.hpp"

#include <algorithm>
#include <array>

#include "core/base/sort_few.hpp"
#include "core/text/fold.hpp"
#include "core/text/tokens.hpp"

namespace crm {

namespace {

struct BestMatch {
    std::uint8_t score = 0;
    MatchKind kind = MatchKind::none;
    FieldIx field = no_field;
    void take(std::uint8_t its, MatchKind match, FieldIx of) {
        if (its > score) *this = {its, match, of};
    }
};

// Everything that the index would make of one cell, shown to `visit(token, is_first_word, is_number, country)`.
template <class Visit> void each_token_of_cell(const FieldDef& field, std::string_view words, Visit&& visit) {
    if (field.type == FieldType::phone) {
        const std::string digits = phone_digits(words);
        if (digits.size() >= number_digits_min && digits.size() <= number_digits_max)
            return visit(std::string_view(digits), false, true, country_digits(words));
    }
    for (std::string_view piece : searched_pieces(field.type, words))
        each_searched_token(folded(piece), [&](std::string_view token, std::uint32_t word, bool is_number) {
            visit(token, word == 0, is_number, std::size_t{0});
        });
}

template <class Visit> void each_token_of_record(const Tables& tables, Place place, Visit&& visit) {
    const Schema& schema = tables.schema();
    const Table& table = tables.table(place.entity);
    for (FieldIx f = 0; f < schema.field_count(place.entity); ++f) {
        const FieldDef& field = schema.field(place.entity, f);
        if (field.search_weight == 0) continue;
        const bool is_name = f == schema.name_field(place.entity);
        const auto cell = [&](std::string_view words) {
            if (words.empty()) return;
            each_token_of_cell(field, words,
                               [&](std::string_view token, bool is_first, bool is_number, std::size_t country) {
                                   visit(f, field.search_weight, is_name && is_first, token, is_number, country);
                               });
        };
        const Column& column = table.columns[f];
        if (column.layout() != Layout::set)
            cell(column.words(place.row));
        else if (const SetCell* set = column.set(place.row))
            for (const SetElement& element : set->live) cell(column.dictionary().word(element.code));
    }
}

// The best place in a record for each word, and for all of them read as one telephone number (the last).
std::vector<BestMatch> best_matches(const Tables& tables, Place place, const SearchWords& words) {
    std::vector<BestMatch> best(words.words.size() + 1);
    each_token_of_record(tables, place,
                         [&](FieldIx field, std::uint8_t weight, bool is_first, std::string_view token, bool is_number,
                             std::size_t country) {
                             for (std::size_t w = 0; w < words.words.size(); ++w) {
                                 const SearchWord& word = words.words[w];
                                 const MatchKind kind = !is_number       ? match_of(word, token)
                                                        : word.is_number ? match_of_number(word.text, token, country)
                                                                         : MatchKind::none;
                                 best[w].take(score_of(word, kind, weight, is_first), kind, field);
                             }
                             if (!is_number || words.phone.empty()) return;
                             const MatchKind kind = match_of_number(words.phone, token, country);
                             best.back().take(word_score(kind, weight, is_first), kind, field);
                         });
    return best;
}

MatchScore score_of(const std::vector<BestMatch>& best) {
    MatchScore phone = best.back().score ? MatchScore(best.back().score | no_slip_score) : MatchScore{0};
    MatchScore sum = 0;
    bool has_slip = false;
    for (std::size_t w = 0; w + 1 < best.size(); ++w) {
        if (best[w].score == 0) return phone;
        has_slip = has_slip || best[w].kind == MatchKind::slip;
        sum = static_cast<MatchScore>(sum + best[w].score);
    }
    return std::max(phone, static_cast<MatchScore>(has_slip ? sum : sum | no_slip_score));
}

SearchGroup group_of(const Tables& tables, EntityIx entity, const SearchWords& words, const Found& found) {
    SearchGroup group{.entity = entity, .hits = {}, .total = found.total, .similar = found.similar};
    for (const FoundRow& row : found.rows) {
        SearchHit hit{.place = {entity, row.row}};
        BestMatch most;
        for (const BestMatch& best : best_matches(tables, hit.place, words))
            if (best.score > most.score) most = best;
        hit.kind = most.kind;
        hit.field = most.field;
        group.hits.push_back(hit);
    }
    return group;
}

} // namespace

MatchScore score_of_record(const Tables& tables, Place place, const SearchWords& words) {
    return words.empty() ? MatchScore{0} : score_of(best_matches(tables, place, words));
}

SearchGroup search(const Tables& tables, TextIndex& index, EntityIx only, std::string_view typed,
                   std::size_t hits_max) {
    const SearchWords words = search_words_of(typed);
    return group_of(tables, only, words, index.find(tables, only, words, hits_max));
}

SearchResult search(const Tables& tables, TextIndex& index, std::string_view typed, std::size_t hits_max) {
    SearchResult result;
    result.is_complete = index.is_complete(tables);
    const SearchWords words = search_words_of(typed);
    std::vector<std::pair<MatchScore, SearchGroup>> groups;
    for (EntityIx entity = 0; entity < tables.table_count(); ++entity) {
        if (!index.is_indexed(entity)) continue;
        const Found found = index.find(tables, entity, words, hits_max);
        if (found.rows.empty() && found.total + found.similar == 0) continue;
        groups.emplace_back(found.rows.empty() ? MatchScore{0} : found.rows.front().score,
                            group_of(tables, entity, words, found));
        result.total += found.total;
        result.similar += found.similar;
    }
    sort_few(groups, [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [score, group] : groups) result.groups.push_back(std::move(group));
    return result;
}

// --- marking ---

namespace {

// Folding letter by letter, remembering from which byte of the text each byte of its search form comes.
struct TracedFold {
    std::string folded;
    std::vector<std::uint32_t> from; // folded byte -> where its letter begins in the text
    explicit TracedFold(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t start = at;
            next_code_point(text, at);
            const std::string letter = crm::folded(text.substr(start, at - start));
            const bool is_blank =
                letter.empty() && (text[start] == ' ' || static_cast<unsigned char>(text[start]) < 0x20);
            folded += is_blank ? " " : letter;
            from.resize(folded.size(), static_cast<std::uint32_t>(start));
        }
        from.push_back(static_cast<std::uint32_t>(text.size()));
    }
};

// What of a token a word covers: all of it after a slip, else where the letters stand.
std::pair<std::size_t, std::size_t> covered_part(const SearchWord& word, const Token& token, MatchKind kind) {
    if (kind == MatchKind::slip) return {0, token.text.size()};
    if (const std::size_t at = token.text.find(word.text); at != token.text.npos) return {at, at + word.text.size()};
    for (const std::string& form : word.other_forms)
        if (token.text.starts_with(form)) return {0, form.size()};
    return {0, token.text.size()};
}

} // namespace

std::vector<TextRange> matched_ranges(std::string_view text, std::string_view typed) {
    const SearchWords words = search_words_of(typed);
    std::vector<TextRange> ranges;
    if (words.empty()) return ranges;
    const TracedFold traced(text);
    const auto mark = [&](std::size_t begin, std::size_t end) {
        if (begin < end) ranges.push_back({traced.from[begin], traced.from[end]});
    };
    for_each_token(traced.folded, [&](const Token& token) {
        for (const SearchWord& word : words.words) {
            const MatchKind kind = match_of(word, token.text);
            if (kind == MatchKind::none) continue;
            const auto [begin, end] = covered_part(word, token, kind);
            mark(token.offset + begin, token.offset + end);
        }
    });
    sort_few_by(ranges, [](const TextRange& range) { return range.begin; });
    std::vector<TextRange> joined;
    for (const TextRange& range : ranges) {
        if (!joined.empty() && range.begin <= joined.back().end)
            joined.back().end = std::max(joined.back().end, range.end);
        else
            joined.push_back(range);
    }
    return joined;
}

} // namespace crm
