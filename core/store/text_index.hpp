// The index behind the search box: which records hold these words, best first, with an exact count, on every keystroke.
//
// Every record is a document of its entity's index: a number that grows with each (re)indexing, so that an edit appends
// a new document and forgets the old one, and the later of two equal hits is the record that changed last. Words go to
// a dictionary with a list of documents each (token_dictionary, posting_lists), longer numbers to number_index. A
// search scores documents in one array per entity and picks the best; nothing is sorted and no row is read.
//
//     index.changed(place, field);      // after each op that changed a cell
//     while (!index.work(tables, 2000)) … // a slice between frames; searching works all the while over what is there
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/store/number_index.hpp"
#include "core/store/posting_lists.hpp"
#include "core/store/search_words.hpp"
#include "core/store/tables.hpp"
#include "core/store/token_dictionary.hpp"

namespace crm {

// How well a word fits a place in a record: first the kind of match, then the field's weight, then the name's first
// word. 0: not at all. Sums of several words compare as well.
using MatchScore = std::uint16_t;
inline constexpr MatchScore no_slip_score = 0x8000; // set in the score of a record that needed no slip to be found

std::uint8_t word_score(MatchKind kind, std::uint8_t search_weight, bool is_first_word_of_name);
// The same for a searched word: where a single letter stands inside a word says nothing.
std::uint8_t score_of(const SearchWord& word, MatchKind kind, std::uint8_t search_weight, bool is_first_word_of_name);

struct FoundRow {
    Row row = no_row;
    MatchScore score = 0;
    bool by_slip() const { return !(score & no_slip_score); }
};

struct Found {
    std::vector<FoundRow> rows;         // the best, best first
    std::size_t total = 0, similar = 0; // how many there are; how many more needed a slip
};

// The index of one entity.
class EntityIndex {
public:
    EntityIndex(const Schema& schema, EntityIx entity);

    void changed(Row row, FieldIx field);
    // Takes up what is new or changed, at most so many rows; how many it took.
    std::size_t work(const Tables& tables, std::size_t rows_max);
    bool is_complete(const Tables& tables) const;
    bool is_wasteful() const; // mostly documents of the past: better built anew
    std::size_t pending() const { return m_changed.size(); }
    Row seen_rows() const { return m_next_row; }

    Found find(const SearchWords& words, std::size_t rows_max);
    // The score of every row that fits, 0 for the others: for lists. Slips count only when nothing else is found.
    std::size_t score_rows(const SearchWords& words, std::vector<MatchScore>& scores);

    std::size_t document_count() const { return m_row_of.size(); }
    std::size_t token_count() const { return m_tokens.size(); }
    std::size_t bytes() const;
    void save(std::string& out) const;
    bool restore(std::string_view& in); // false: not readable; build it anew

private:
    static constexpr std::uint32_t no_document = 0xffffffff;
    // Most words of a big index stand in one document only; those need no list: a bit, the kind, the document.
    static constexpr std::uint32_t is_one_document = 1u << 31, one_document_max = (1u << 26) - 1,
                                   no_posting = is_one_document - 1;
    struct IndexedField {
        FieldIx field = no_field;
        std::uint8_t kind = 0, first_kind = 0; // of its posting lists; first_kind of the first word of a name
    };
    struct Kind { // what a posting list says beside its documents
        std::uint8_t weight = 0;
        bool is_first_word = false;
    };

    void adopt_new_fields();
    bool is_searched(FieldIx field) const;
    std::uint8_t kind_of(std::uint8_t weight, bool is_first_word);
    void index_row(const Tables& tables, Row row);
    void index_cell(const IndexedField& field, FieldType type, std::string_view words);
    void index_text(const IndexedField& field, std::string_view text);
    bool index_phone(const IndexedField& field, std::string_view phone);
    void index_word(std::string_view word, std::uint8_t kind);
    void add_to_list(TokenDictionary::Token token, std::uint8_t kind, std::uint32_t document);
    // visit(kind, list) or visit_one(kind, document)
    template <class Visit, class VisitOne>
    void each_posting(TokenDictionary::Token token, Visit&& visit, VisitOne&& visit_one) const {
        const std::uint32_t posting = m_postings[token];
        if (posting & is_one_document)
            return visit_one(static_cast<std::uint8_t>(posting >> 26 & 31), posting & one_document_max);
        for (PostingLists::List list = posting; list != no_posting; list = m_lists.next(list))
            visit(m_lists.kind(list), list);
    }
    std::uint32_t document() const { return static_cast<std::uint32_t>(m_row_of.size() - 1); } // the one being indexed
    bool score_word(const SearchWord& word, std::vector<std::uint8_t>& scores, bool has_slips);
    bool score_number(std::string_view digits, std::vector<std::uint8_t>& scores) const;
    enum class Scored : std::uint8_t { nothing, narrow, wide }; // nothing fits; m_narrow holds the scores; m_wide does
    Scored score_documents(const SearchWords& words, bool has_slips);
    template <class Score> Found best_of(const std::vector<Score>& scores, std::size_t rows_max) const;

    const Schema* m_schema;
    EntityIx m_entity;
    std::size_t m_field_count = 0; // of the schema when it was last looked at
    std::vector<IndexedField> m_fields;
    std::vector<Kind> m_kinds;

    std::vector<Row> m_row_of;                // document -> row, no_row when it is of the past
    std::vector<std::uint32_t> m_document_of; // row -> document
    std::size_t m_live = 0;
    Row m_next_row = 0; // rows from here on have not been seen
    std::vector<Row> m_changed;
    TokenDictionary m_tokens;
    std::vector<std::uint32_t> m_postings; // token -> its first posting list, or the one document that has it
    PostingLists m_lists;
    NumberIndex m_numbers;
    std::vector<std::uint64_t> m_letters_of; // document -> the letters of its words, for searches of one letter
    std::vector<std::uint32_t> m_past;       // documents of the past

    // Scratch, kept because making room for a million scores costs more than filling it.
    std::string m_folded;
    std::vector<TokenDictionary::Match> m_matches;
    std::vector<std::uint8_t> m_narrow, m_of_word;
    std::vector<MatchScore> m_wide;
};

class TextIndex {
public:
    explicit TextIndex(const Schema& schema);

    void changed(Place place, FieldIx field);
    bool work(const Tables& tables, std::size_t rows_max); // true when there is nothing left to do
    bool is_complete(const Tables& tables) const;
    double progress(const Tables& tables) const; // 0 … 1
    void clear();                                // everything must be indexed anew

    // Takes up the last changes first, so that a record that was just saved is found.
    Found find(const Tables& tables, EntityIx entity, const SearchWords& words, std::size_t rows_max);
    std::size_t score_rows(const Tables& tables, EntityIx entity, const SearchWords& words,
                           std::vector<MatchScore>& scores);
    bool is_indexed(EntityIx entity) const { return m_indices[entity].now != nullptr; }

    std::size_t bytes() const;
    std::string save(const Tables& tables) const; // for a chunk of the vault, beside the tables it was made from
    bool restore(const Tables& tables, std::string_view bytes);

private:
    struct Pair {
        std::unique_ptr<EntityIndex> now, next; // next: being built to replace a wasteful one
    };
    void refresh(const Tables& tables, EntityIx entity);

    const Schema* m_schema;
    std::vector<Pair> m_indices;
};

} // namespace crm
