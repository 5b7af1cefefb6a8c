#include "core/store/text_index.hpp"

#include <algorithm>
#include <cassert>

#include "core/text/fold.hpp"
#include "core/text/tokens.hpp"

namespace crm {

namespace {

constexpr std::uint8_t no_slip_points = 16, kind_points = 48, place_points_max = 31;
constexpr std::size_t changed_at_once_max = 5000; // more than this waits for work()

} // namespace

std::uint8_t word_score(MatchKind kind, std::uint8_t search_weight, bool is_first_word_of_name) {
    const int place = std::min<int>(search_weight * 2 + is_first_word_of_name, place_points_max);
    switch (kind) {
    case MatchKind::none: return 0;
    case MatchKind::slip: return static_cast<std::uint8_t>(1 + std::min(place / 2, no_slip_points - 2));
    default: return static_cast<std::uint8_t>((static_cast<int>(kind) - 1) * kind_points + place);
    }
}

// --- one entity ---

EntityIndex::EntityIndex(const Schema& schema, EntityIx entity) : m_schema(&schema), m_entity(entity) { adopt_new_fields(); }

void EntityIndex::adopt_new_fields() {
    const std::size_t count = m_schema->field_count(m_entity);
    for (; m_field_count < count; ++m_field_count) {
        const auto field = static_cast<FieldIx>(m_field_count);
        const std::uint8_t weight = m_schema->field(m_entity, field).search_weight;
        if (weight == 0) continue;
        const bool is_name = field == m_schema->name_field(m_entity);
        m_fields.push_back({field, kind_of(weight, false), kind_of(weight, is_name)});
    }
}

bool EntityIndex::is_searched(FieldIx field) const {
    return std::any_of(m_fields.begin(), m_fields.end(), [&](const IndexedField& each) { return each.field == field; });
}

std::uint8_t EntityIndex::kind_of(std::uint8_t weight, bool is_first_word) {
    for (std::size_t i = 0; i < m_kinds.size(); ++i)
        if (m_kinds[i].weight == weight && m_kinds[i].is_first_word == is_first_word) return static_cast<std::uint8_t>(i);
    assert(m_kinds.size() < 32);
    m_kinds.push_back({weight, is_first_word});
    return static_cast<std::uint8_t>(m_kinds.size() - 1);
}

void EntityIndex::changed(Row row, FieldIx field) {
    if (m_field_count < m_schema->field_count(m_entity)) adopt_new_fields();
    const bool matters = is_searched(field) || field == created_field(*m_schema, m_entity) || field == removed_field(*m_schema, m_entity);
    if (matters && row < m_next_row && (m_changed.empty() || m_changed.back() != row)) m_changed.push_back(row);
}

std::size_t EntityIndex::work(const Tables& tables, std::size_t rows_max) {
    if (m_field_count < m_schema->field_count(m_entity)) adopt_new_fields();
    std::size_t taken = 0;
    if (!m_changed.empty()) {
        std::sort(m_changed.begin(), m_changed.end());
        m_changed.erase(std::unique(m_changed.begin(), m_changed.end()), m_changed.end());
        taken = std::min(rows_max, m_changed.size());
        for (std::size_t i = 0; i < taken; ++i) index_row(tables, m_changed[i]);
        m_changed.erase(m_changed.begin(), m_changed.begin() + static_cast<std::ptrdiff_t>(taken));
    }
    const Row rows = tables.table(m_entity).rows();
    for (; taken < rows_max && m_next_row < rows; ++taken) index_row(tables, m_next_row++);
    return taken;
}

bool EntityIndex::is_complete(const Tables& tables) const { return m_changed.empty() && m_next_row == tables.table(m_entity).rows(); }

bool EntityIndex::is_wasteful() const { return m_row_of.size() > m_live * 2 + 10'000; }

void EntityIndex::index_row(const Tables& tables, Row row) {
    if (row >= m_document_of.size()) m_document_of.resize(row + 1, no_document);
    if (const std::uint32_t past = m_document_of[row]; past != no_document) {
        m_row_of[past] = no_row;
        m_document_of[row] = no_document;
        --m_live;
    }
    const Table& table = tables.table(m_entity);
    if (!table.is_live(row)) return;
    m_document_of[row] = static_cast<std::uint32_t>(m_row_of.size());
    m_row_of.push_back(row);
    ++m_live;
    for (const IndexedField& field : m_fields) {
        const Column& column = table.columns[field.field];
        const FieldType type = column.field().type;
        if (column.layout() == Layout::set) {
            if (const SetCell* cell = column.set(row))
                for (const SetElement& element : cell->live) index_cell(field, type, column.dictionary().word(element.code));
        } else if (const std::string_view words = column.words(row); !words.empty()) {
            index_cell(field, type, words);
        }
    }
}

void EntityIndex::index_cell(const IndexedField& field, FieldType type, std::string_view words) {
    if (type == FieldType::phone && index_phone(field, words)) return;
    for (std::string_view piece : searched_pieces(type, words)) index_text(field, piece);
}

bool EntityIndex::index_phone(const IndexedField& field, std::string_view phone) {
    const std::string digits = phone_digits(phone);
    if (digits.size() < number_digits_min || digits.size() > number_digits_max) return false;
    m_numbers.add(document(), field.kind, digits, country_digits(phone));
    return true;
}

void EntityIndex::index_text(const IndexedField& field, std::string_view text) {
    m_folded.clear();
    fold_into(m_folded, text);
    for_each_token(m_folded, [&](const Token& token) {
        const std::uint8_t kind = token.word == 0 ? field.first_kind : field.kind;
        if (token.text.size() >= number_digits_min && token.text.size() <= number_digits_max && is_all_digits(token.text))
            m_numbers.add(document(), kind, token.text, 0);
        else
            index_word(cut_utf8(token.text, token_bytes_max), kind);
    });
}

void EntityIndex::index_word(std::string_view word, std::uint8_t kind) {
    const TokenDictionary::Token token = m_tokens.intern(word);
    if (token == m_first_list.size()) m_first_list.push_back(PostingLists::none);
    PostingLists::List list = m_first_list[token];
    while (list != PostingLists::none && m_lists.kind(list) != kind) list = m_lists.next(list);
    if (list == PostingLists::none) list = m_first_list[token] = m_lists.make(kind, m_first_list[token]);
    m_lists.add(list, document());
}

bool EntityIndex::score_word(const SearchWord& word, std::vector<std::uint8_t>& scores, bool has_slips) const {
    std::vector<TokenDictionary::Match> matches;
    m_tokens.match(matches, word.text, {.inside = true, .slip = has_slips && !word.is_number});
    for (const std::string& form : word.other_forms) m_tokens.match(matches, form, {.inside = false, .slip = false});

    struct Scored {
        std::uint8_t score;
        PostingLists::List list;
    };
    std::vector<Scored> lists;
    for (const TokenDictionary::Match& match : matches)
        for (PostingLists::List list = m_first_list[match.token]; list != PostingLists::none; list = m_lists.next(list)) {
            const Kind& kind = m_kinds[m_lists.kind(list)];
            lists.push_back({word_score(match.kind, kind.weight, kind.is_first_word), list});
        }
    // From the worst to the best, so that the last score written to a document is its best.
    std::sort(lists.begin(), lists.end(), [](const Scored& a, const Scored& b) { return a.score < b.score; });
    scores.assign(m_row_of.size(), 0);
    for (const Scored& scored : lists)
        m_lists.each(scored.list, [&](std::uint32_t document) { scores[document] = scored.score; });
    const bool has_numbers = word.is_number && score_phone(word.text, scores);
    return has_numbers || !lists.empty();
}

bool EntityIndex::score_phone(std::string_view digits, std::vector<std::uint8_t>& scores) const {
    bool has_any = false;
    m_numbers.match(digits, [&](std::uint32_t document, std::uint8_t kind, MatchKind match) {
        const std::uint8_t score = word_score(match, m_kinds[kind].weight, m_kinds[kind].is_first_word);
        scores[document] = std::max(scores[document], score);
        has_any = true;
    });
    return has_any;
}

namespace {
MatchScore widened(std::uint8_t score) {
    return static_cast<MatchScore>(score | (score >= no_slip_points ? no_slip_score : 0));
}
} // namespace

bool EntityIndex::score_documents(const SearchWords& words, std::vector<MatchScore>& scores, bool has_slips) const {
    const std::size_t count = m_row_of.size();
    std::vector<std::uint8_t> of_word;
    bool has_any = !words.words.empty();
    for (std::size_t w = 0; w < words.words.size() && has_any; ++w) {
        has_any = score_word(words.words[w], of_word, has_slips);
        if (!has_any) break;
        if (w == 0) {
            scores.resize(count);
            for (std::size_t d = 0; d < count; ++d) scores[d] = widened(of_word[d]);
            continue;
        }
        for (std::size_t d = 0; d < count; ++d) {
            const MatchScore a = scores[d], b = widened(of_word[d]);
            const auto sum = static_cast<MatchScore>((a & b & no_slip_score) | ((a & ~no_slip_score) + (b & ~no_slip_score)));
            scores[d] = a && b ? sum : MatchScore{0};
        }
    }
    if (!words.phone.empty()) {
        of_word.assign(count, 0);
        if (score_phone(words.phone, of_word)) {
            if (!has_any) scores.assign(count, 0);
            for (std::size_t d = 0; d < count; ++d) scores[d] = std::max(scores[d], widened(of_word[d]));
            has_any = true;
        }
    }
    if (has_any && m_live < count)
        for (std::size_t d = 0; d < count; ++d) scores[d] = m_row_of[d] == no_row ? MatchScore{0} : scores[d];
    return has_any;
}

Found EntityIndex::find(const SearchWords& words, std::size_t rows_max) const {
    Found found;
    std::vector<MatchScore> scores;
    if (!score_documents(words, scores, true)) return found;
    std::size_t hits = 0, clean = 0;
    for (const MatchScore score : scores) {
        hits += score != 0;
        clean += score >> 15;
    }
    found.total = clean;
    found.similar = hits - clean;

    // From the newest document to the oldest, so that among equals the newer comes first. Once the page is full, only chunks
    // that hold something better are looked at.
    std::vector<FoundRow>& best = found.rows;
    const auto is_better = [](const FoundRow& a, const FoundRow& b) { return a.score > b.score; };
    constexpr std::size_t chunk = 64;
    for (std::size_t end = scores.size(); end > 0 && rows_max > 0;) {
        const std::size_t start = (end - 1) / chunk * chunk;
        MatchScore most = 0;
        for (std::size_t d = start; d < end; ++d) most = std::max(most, scores[d]);
        if (most > (best.size() < rows_max ? 0 : best.back().score))
            for (std::size_t d = end; d-- > start;) {
                const FoundRow row{m_row_of[d], scores[d]};
                if (row.score <= (best.size() < rows_max ? 0 : best.back().score)) continue;
                if (best.size() == rows_max) best.pop_back();
                best.insert(std::upper_bound(best.begin(), best.end(), row, is_better), row);
            }
        end = start;
    }
    return found;
}

std::size_t EntityIndex::score_rows(const SearchWords& words, std::vector<MatchScore>& scores) const {
    scores.assign(m_document_of.size(), 0);
    std::vector<MatchScore> of_documents;
    std::size_t total = 0;
    for (const bool has_slips : {false, true}) {
        if (!score_documents(words, of_documents, has_slips)) continue;
        for (std::size_t d = 0; d < of_documents.size(); ++d) {
            if (of_documents[d] == 0) continue;
            scores[m_row_of[d]] = of_documents[d];
            ++total;
        }
        if (total) break;
    }
    return total;
}

std::size_t EntityIndex::bytes() const {
    return m_row_of.capacity() * 4 + m_document_of.capacity() * 4 + m_tokens.bytes() + m_first_list.capacity() * 4 + m_lists.bytes() +
           m_numbers.bytes();
}

// --- all of them ---

TextIndex::TextIndex(const Schema& schema) : m_schema(&schema) { clear(); }

void TextIndex::clear() {
    m_indices.clear();
    m_indices.resize(m_schema->entity_count());
    for (EntityIx entity = 0; entity < m_schema->entity_count(); ++entity)
        if (m_schema->entity(entity).listed) m_indices[entity].now = std::make_unique<EntityIndex>(*m_schema, entity);
}

void TextIndex::changed(Place place, FieldIx field) {
    if (!place) return;
    Pair& pair = m_indices[place.entity];
    if (pair.now) pair.now->changed(place.row, field);
    if (pair.next) pair.next->changed(place.row, field);
}

bool TextIndex::work(const Tables& tables, std::size_t rows_max) {
    bool is_done = true;
    for (EntityIx entity = 0; entity < m_indices.size(); ++entity) {
        Pair& pair = m_indices[entity];
        if (!pair.now) continue;
        rows_max -= pair.now->work(tables, rows_max);
        if (!pair.next && pair.now->is_wasteful()) pair.next = std::make_unique<EntityIndex>(*m_schema, entity);
        if (pair.next) {
            rows_max -= pair.next->work(tables, rows_max);
            if (pair.next->is_complete(tables)) pair.now = std::move(pair.next);
        }
        is_done = is_done && !pair.next && pair.now->is_complete(tables);
    }
    return is_done;
}

bool TextIndex::is_complete(const Tables& tables) const {
    return std::all_of(m_indices.begin(), m_indices.end(), [&](const Pair& pair) { return !pair.now || pair.now->is_complete(tables); });
}

double TextIndex::progress(const Tables& tables) const {
    double seen = 0, rows = 0;
    for (EntityIx entity = 0; entity < m_indices.size(); ++entity) {
        if (!m_indices[entity].now) continue;
        rows += tables.table(entity).rows();
        seen += m_indices[entity].now->seen_rows();
    }
    return rows == 0 ? 1 : seen / rows;
}

void TextIndex::refresh(const Tables& tables, EntityIx entity) {
    EntityIndex& index = *m_indices[entity].now;
    if (index.pending()) index.work(tables, std::min(index.pending(), changed_at_once_max));
    else if (tables.table(entity).rows() - index.seen_rows() <= changed_at_once_max / 50) index.work(tables, changed_at_once_max / 50);
}

Found TextIndex::find(const Tables& tables, EntityIx entity, const SearchWords& words, std::size_t rows_max) {
    if (!m_indices[entity].now || words.empty()) return {};
    refresh(tables, entity);
    return m_indices[entity].now->find(words, rows_max);
}

std::size_t TextIndex::score_rows(const Tables& tables, EntityIx entity, const SearchWords& words, std::vector<MatchScore>& scores) {
    scores.clear();
    if (!m_indices[entity].now || words.empty()) return 0;
    refresh(tables, entity);
    return m_indices[entity].now->score_rows(words, scores);
}

std::size_t TextIndex::bytes() const {
    std::size_t bytes = 0;
    for (const Pair& pair : m_indices) bytes += (pair.now ? pair.now->bytes() : 0) + (pair.next ? pair.next->bytes() : 0);
    return bytes;
}

} // namespace crm
