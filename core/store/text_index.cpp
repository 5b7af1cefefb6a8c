#include "core/store/text_index.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/text/fold.hpp"
#include "core/text/tokens.hpp"

namespace crm {

namespace {

constexpr std::uint8_t no_slip_points = 16, kind_points = 48, place_points_max = 31;
constexpr std::size_t changed_at_once_max = 5000; // more than this waits for work()

} // namespace

std::uint8_t score_of(const SearchWord& word, MatchKind kind, std::uint8_t search_weight, bool is_first_word_of_name) {
    if (kind == MatchKind::inside && place_of_letter(word.text) >= 0)
        return word_score(kind, 0, false); // it stands everywhere
    return word_score(kind, search_weight, is_first_word_of_name);
}

std::uint8_t word_score(MatchKind kind, std::uint8_t search_weight, bool is_first_word_of_name) {
    const int place = std::min<int>(search_weight * 2 + is_first_word_of_name, place_points_max);
    switch (kind) {
    case MatchKind::none: return 0;
    case MatchKind::slip: return static_cast<std::uint8_t>(1 + std::min(place / 2, no_slip_points - 2));
    default: return static_cast<std::uint8_t>((static_cast<int>(kind) - 1) * kind_points + place);
    }
}

// --- one entity ---

EntityIndex::EntityIndex(const Schema& schema, EntityIx entity) : m_schema(&schema), m_entity(entity) {
    adopt_new_fields();
}

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
        if (m_kinds[i].weight == weight && m_kinds[i].is_first_word == is_first_word)
            return static_cast<std::uint8_t>(i);
    assert(m_kinds.size() < 32);
    m_kinds.push_back({weight, is_first_word});
    return static_cast<std::uint8_t>(m_kinds.size() - 1);
}

void EntityIndex::changed(Row row, FieldIx field) {
    if (m_field_count < m_schema->field_count(m_entity)) adopt_new_fields();
    const bool matters = is_searched(field) || field == created_field(*m_schema, m_entity) ||
                         field == removed_field(*m_schema, m_entity);
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

bool EntityIndex::is_complete(const Tables& tables) const {
    return m_changed.empty() && m_next_row == tables.table(m_entity).rows();
}

bool EntityIndex::is_wasteful() const { return m_row_of.size() > m_live * 2 + 10'000; }

void EntityIndex::index_row(const Tables& tables, Row row) {
    if (row >= m_document_of.size()) m_document_of.resize(row + 1, no_document);
    if (const std::uint32_t past = m_document_of[row]; past != no_document) {
        m_row_of[past] = no_row;
        m_past.push_back(past);
        m_document_of[row] = no_document;
        --m_live;
    }
    const Table& table = tables.table(m_entity);
    if (!table.is_live(row)) return;
    m_document_of[row] = static_cast<std::uint32_t>(m_row_of.size());
    m_row_of.push_back(row);
    m_letters_of.push_back(0);
    ++m_live;
    for (const IndexedField& field : m_fields) {
        const Column& column = table.columns[field.field];
        const FieldType type = column.field().type;
        if (column.layout() == Layout::set) {
            if (const SetCell* cell = column.set(row))
                for (const SetElement& element : cell->live)
                    index_cell(field, type, column.dictionary().word(element.code));
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
    each_searched_token(m_folded, [&](std::string_view token, std::uint32_t word, bool is_number) {
        const std::uint8_t kind = word == 0 ? field.first_kind : field.kind;
        if (is_number)
            m_numbers.add(document(), kind, token, 0);
        else
            index_word(token, kind);
    });
}

void EntityIndex::index_word(std::string_view word, std::uint8_t kind) {
    const TokenDictionary::Token token = m_tokens.intern(word);
    if (token == m_postings.size()) {
        const bool fits = document() <= one_document_max;
        m_postings.push_back(fits ? is_one_document | static_cast<std::uint32_t>(kind) << 26 | document() : no_posting);
        if (!fits) add_to_list(token, kind, document());
    } else {
        const std::uint32_t posting = m_postings[token];
        if (posting & is_one_document) { // a second one: they get a list
            m_postings[token] = no_posting;
            add_to_list(token, static_cast<std::uint8_t>(posting >> 26 & 31), posting & one_document_max);
        }
        add_to_list(token, kind, document());
    }
    m_letters_of.back() |= letter_set(word);
}

void EntityIndex::add_to_list(TokenDictionary::Token token, std::uint8_t kind, std::uint32_t document) {
    PostingLists::List list = m_postings[token];
    while (list != PostingLists::none && m_lists.kind(list) != kind) list = m_lists.next(list);
    if (list == PostingLists::none) list = m_postings[token] = m_lists.make(kind, m_postings[token]);
    m_lists.add(list, document);
}

bool EntityIndex::score_word(const SearchWord& word, std::vector<std::uint8_t>& scores, bool has_slips) {
    const std::size_t count = m_row_of.size();
    const int letter = place_of_letter(word.text);
    scores.assign(count, 0);
    if (letter >= 0) { // one letter stands in most words: the documents say themselves whether they have it
        const std::uint8_t inside = word_score(MatchKind::inside, 0, false);
        for (std::size_t d = 0; d < count; ++d)
            scores[d] = static_cast<std::uint8_t>((m_letters_of[d] >> letter & 1) * inside);
    }
    m_matches.clear();
    const bool is_short_number = word.is_number && word.text.size() < inside_digits_min;
    m_tokens.match(m_matches, word.text,
                   {.inside = letter < 0 && !is_short_number, .slip = has_slips && !word.is_number});
    for (const std::string& form : word.other_forms) m_tokens.match(m_matches, form, {.inside = false, .slip = false});

    std::array<std::array<std::uint8_t, 32>, 5> points{}; // by match and kind of posting
    for (std::size_t match = 0; match < points.size(); ++match)
        for (std::size_t kind = 0; kind < m_kinds.size(); ++kind)
            points[match][kind] =
                score_of(word, static_cast<MatchKind>(match), m_kinds[kind].weight, m_kinds[kind].is_first_word);
    std::uint8_t* const out = scores.data();
    for (const TokenDictionary::Match& match : m_matches) {
        const auto& by_kind = points[static_cast<std::size_t>(match.kind)];
        each_posting(
            match.token,
            [&](std::uint8_t kind, PostingLists::List list) {
                m_lists.each(list, [out, its = by_kind[kind]](std::uint32_t document) {
                    out[document] = std::max(out[document], its);
                });
            },
            [&](std::uint8_t kind, std::uint32_t document) { out[document] = std::max(out[document], by_kind[kind]); });
    }
    const bool has_numbers = word.is_number && score_number(word.text, scores);
    return has_numbers || !m_matches.empty() || letter >= 0;
}

bool EntityIndex::score_number(std::string_view digits, std::vector<std::uint8_t>& scores) const {
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
MatchScore widened(MatchScore score) { return score; }

// Both words fit: the points add up, and no slip was needed if neither needed one.
MatchScore sum_of(MatchScore a, MatchScore b) {
    constexpr MatchScore points = no_slip_score - 1;
    const auto sum = static_cast<MatchScore>((a & b & no_slip_score) | ((a & points) + (b & points)));
    return static_cast<MatchScore>(sum & -static_cast<int>((a != 0) & (b != 0)));
}

constexpr std::uint8_t clean_from(std::uint8_t) { return no_slip_points; }
constexpr MatchScore clean_from(MatchScore) { return no_slip_score; }

} // namespace

EntityIndex::Scored EntityIndex::score_documents(const SearchWords& words, bool has_slips) {
    const std::size_t count = m_row_of.size(), word_count = words.words.size();
    Scored scored = Scored::nothing;
    for (std::size_t w = 0; w < word_count; ++w) {
        if (!score_word(words.words[w], w == 0 ? m_narrow : m_of_word, has_slips)) {
            scored = Scored::nothing;
            break;
        }
        scored = w == 0 ? Scored::narrow : Scored::wide;
        if (w == 0) continue;
        m_wide.resize(count);
        if (w == 1)
            for (std::size_t d = 0; d < count; ++d) m_wide[d] = sum_of(widened(m_narrow[d]), widened(m_of_word[d]));
        else
            for (std::size_t d = 0; d < count; ++d) m_wide[d] = sum_of(m_wide[d], widened(m_of_word[d]));
    }
    if (!words.phone.empty()) {
        m_of_word.assign(count, 0);
        if (score_number(words.phone, m_of_word)) {
            if (scored == Scored::nothing) m_wide.assign(count, 0);
            if (scored == Scored::narrow) {
                m_wide.resize(count);
                for (std::size_t d = 0; d < count; ++d) m_wide[d] = widened(m_narrow[d]);
            }
            for (std::size_t d = 0; d < count; ++d) m_wide[d] = std::max(m_wide[d], widened(m_of_word[d]));
            scored = Scored::wide;
        }
    }
    for (const std::uint32_t past : m_past) {
        if (scored == Scored::narrow) m_narrow[past] = 0;
        if (scored == Scored::wide) m_wide[past] = 0;
    }
    return scored;
}

template <class Score> Found EntityIndex::best_of(const std::vector<Score>& scores, std::size_t rows_max) const {
    Found found;
    constexpr std::size_t chunk = 128; // counted in its own small numbers, which the vector unit adds many at a time
    const std::size_t count = scores.size();
    std::size_t hits = 0;
    for (std::size_t start = 0; start < count; start += chunk) {
        const std::size_t end = std::min(start + chunk, count);
        std::uint8_t chunk_hits = 0, chunk_clean = 0;
        for (std::size_t d = start; d < end; ++d) {
            chunk_hits = static_cast<std::uint8_t>(chunk_hits + (scores[d] != 0));
            chunk_clean = static_cast<std::uint8_t>(chunk_clean + (scores[d] >= clean_from(Score{})));
        }
        hits += chunk_hits;
        found.total += chunk_clean;
    }
    found.similar = hits - found.total;

    // From the newest document to the oldest, so that among equals the newer comes first. Once the page is full, only
    // chunks that hold something better are looked at.
    std::vector<FoundRow>& best = found.rows;
    const auto is_better = [](const FoundRow& a, const FoundRow& b) { return a.score > b.score; };
    for (std::size_t end = count; end > 0 && rows_max > 0;) {
        const std::size_t start = (end - 1) / chunk * chunk;
        Score most = 0;
        for (std::size_t d = start; d < end; ++d) most = std::max(most, scores[d]);
        if (most != 0 && (best.size() < rows_max || widened(most) > best.back().score))
            for (std::size_t d = end; d-- > start;) {
                const FoundRow row{m_row_of[d], widened(scores[d])};
                if (row.score == 0 || (best.size() == rows_max && row.score <= best.back().score)) continue;
                if (best.size() == rows_max) best.pop_back();
                best.insert(std::upper_bound(best.begin(), best.end(), row, is_better), row);
            }
        end = start;
    }
    return found;
}

Found EntityIndex::find(const SearchWords& words, std::size_t rows_max) {
    switch (score_documents(words, true)) {
    case Scored::narrow: return best_of(m_narrow, rows_max);
    case Scored::wide: return best_of(m_wide, rows_max);
    default: return {};
    }
}

std::size_t EntityIndex::score_rows(const SearchWords& words, std::vector<MatchScore>& scores) {
    scores.assign(m_document_of.size(), 0);
    std::size_t total = 0;
    const auto take = [&](const auto& of_documents) {
        for (std::size_t d = 0; d < of_documents.size(); ++d) {
            if (of_documents[d] == 0) continue;
            scores[m_row_of[d]] = widened(of_documents[d]);
            ++total;
        }
    };
    for (const bool has_slips : {false, true}) {
        const Scored scored = score_documents(words, has_slips);
        if (scored == Scored::narrow) take(m_narrow);
        if (scored == Scored::wide) take(m_wide);
        if (total) break;
    }
    return total;
}

std::size_t EntityIndex::bytes() const {
    return m_row_of.capacity() * 4 + m_document_of.capacity() * 4 + m_tokens.bytes() + m_postings.capacity() * 4 +
           m_lists.bytes() + m_numbers.bytes() + m_letters_of.capacity() * 8 + m_narrow.capacity() +
           m_of_word.capacity() + m_wide.capacity() * 2;
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
    return std::all_of(m_indices.begin(), m_indices.end(),
                       [&](const Pair& pair) { return !pair.now || pair.now->is_complete(tables); });
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
    if (index.pending())
        index.work(tables, std::min(index.pending(), changed_at_once_max));
    else if (tables.table(entity).rows() - index.seen_rows() <= changed_at_once_max / 50)
        index.work(tables, changed_at_once_max / 50);
}

Found TextIndex::find(const Tables& tables, EntityIx entity, const SearchWords& words, std::size_t rows_max) {
    if (!m_indices[entity].now || words.empty()) return {};
    refresh(tables, entity);
    return m_indices[entity].now->find(words, rows_max);
}

std::size_t TextIndex::score_rows(const Tables& tables, EntityIx entity, const SearchWords& words,
                                  std::vector<MatchScore>& scores) {
    scores.clear();
    if (!m_indices[entity].now || words.empty()) return 0;
    refresh(tables, entity);
    return m_indices[entity].now->score_rows(words, scores);
}

std::size_t TextIndex::bytes() const {
    std::size_t bytes = 0;
    for (const Pair& pair : m_indices)
        bytes += (pair.now ? pair.now->bytes() : 0) + (pair.next ? pair.next->bytes() : 0);
    return bytes;
}

} // namespace crm
