#include "core/queries/list.hpp"

#include <algorithm>

#include "core/queries/search.hpp"

namespace crm {

struct ListCache::Kept {
    ListQuery query;
    Date today;
    int offset_minutes = 0;
    Language language = Language::ar;
    std::uint64_t revision = 0;
    std::uint64_t used = 0;
    ListResult result;
    RowSet set;
    bool is_walking = false; // the rows are taken from the order as they are asked for
    std::size_t walked = 0;  // how much of it is done

    bool answers(const ListQuery& asked, const Reader& reader) const {
        return today == reader.today && offset_minutes == reader.offset_minutes && language == reader.language() &&
               query == asked;
    }
};

ListCache::ListCache() = default;
ListCache::~ListCache() = default;
ListCache::ListCache(ListCache&&) noexcept = default;
ListCache& ListCache::operator=(ListCache&&) noexcept = default;

void ListCache::changed(Place place, FieldIx field) {
    m_conditions.changed(place, field);
    m_orders.changed(place, field);
}

void ListCache::clear() {
    m_kept.clear();
    m_conditions.clear();
    m_orders.clear();
}

std::size_t ListCache::bytes() const {
    std::size_t bytes = m_conditions.bytes() + m_orders.bytes();
    for (const auto& kept : m_kept) bytes += kept->result.rows.capacity() * sizeof(Row) + kept->set.bytes();
    return bytes;
}

namespace {

// Keeps of `set` only the rows that hold the words, and says how well each does. Bins are not indexed: they are read.
std::vector<MatchScore> keep_matching(const Tables& tables, TextIndex& index, const ListQuery& query, RowSet& set) {
    std::vector<MatchScore> scores;
    const SearchWords words = search_words_of(query.words);
    if (words.empty()) return scores;
    if (query.bin || !index.is_indexed(query.entity)) {
        scores.assign(set.rows(), 0);
        set.each([&](Row row) { scores[row] = score_of_record(tables, {query.entity, row}, words); });
        const bool has_clean =
            std::any_of(scores.begin(), scores.end(), [](MatchScore score) { return score >= no_slip_score; });
        if (has_clean)
            for (MatchScore& score : scores) score = score >= no_slip_score ? score : MatchScore{0};
    } else {
        index.score_rows(tables, query.entity, words, scores);
        scores.resize(set.rows());
    }
    set.each([&](Row row) {
        if (scores[row] == 0) set.drop(row);
    });
    return scores;
}

std::vector<Row> rows_in(const RowSet& set, std::size_t count) {
    std::vector<Row> rows;
    rows.reserve(count);
    set.each([&](Row row) { rows.push_back(row); });
    return rows;
}

void by_score(std::vector<Row>& rows, const std::vector<MatchScore>& scores, std::size_t wanted) {
    const auto is_better = [&](Row a, Row b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a > b; };
    if (wanted < rows.size()) {
        std::nth_element(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(wanted), rows.end(), is_better);
        rows.resize(wanted);
    }
    std::sort(rows.begin(), rows.end(), is_better);
}

// By a column that stands beside the records: what is the same there goes by the further fields.
void sort_by_column(const Tables& tables, SortCache& orders, const ListQuery& query, const Reader& reader,
                    std::vector<Row>& rows) {
    if (!query.then.empty()) orders.sort_rows(tables, query.entity, query.then, reader.language(), rows);
    const std::vector<std::uint32_t> ranks = column_ranks(tables, orders, query.entity, query.by, reader);
    std::ranges::stable_sort(rows, [&](Row a, Row b) {
        const std::uint32_t of_a = ranks[a], of_b = ranks[b];
        if (of_a == of_b) return false;
        if (of_a == SortCache::no_rank || of_b == SortCache::no_rank) return of_b == SortCache::no_rank;
        return query.descending ? of_a > of_b : of_a < of_b;
    });
}

} // namespace

FirstOrder first_order(const Schema& schema, EntityIx entity) {
    if (schema.entity(entity).key != "task") return {};
    return {schema.field(entity, "due"), schema.field(entity, "done_at")};
}

const ListResult& list(const Tables& tables, TextIndex& index, ListCache& cache, const ListQuery& query,
                       const Reader& reader, std::size_t rows_wanted) {
    cache.m_language = reader.language();
    auto& all = cache.m_kept;
    auto at = std::find_if(all.begin(), all.end(), [&](const auto& kept) { return kept->answers(query, reader); });
    if (at == all.end()) {
        if (all.size() == ListCache::kept_max)
            all.erase(std::min_element(all.begin(), all.end(),
                                       [](const auto& a, const auto& b) { return a->used < b->used; }));
        at = all.insert(all.end(), std::make_unique<ListCache::Kept>());
        (*at)->query = query;
        (*at)->today = reader.today;
        (*at)->offset_minutes = reader.offset_minutes;
        (*at)->language = reader.language();
        (*at)->revision = UINT64_MAX;
    }
    ListCache::Kept& kept = **at;
    kept.used = ++cache.m_clock;
    ListResult& result = kept.result;

    const bool is_ranked = !query.words.empty() && query.sort == no_field && !query.by.is_set();
    const bool is_fresh = kept.revision == tables.revision();
    const bool has_enough = result.rows.size() >= std::min(rows_wanted, result.total);
    if (is_fresh && has_enough) return result;
    result.version = ++cache.m_clock;
    if (!is_fresh || is_ranked) {
        kept.set = rows_of(tables, query.entity, query.filter, reader, cache.m_conditions,
                           query.bin ? Among::removed : Among::live);
        const std::vector<MatchScore> scores = keep_matching(tables, index, query, kept.set);
        result.total = kept.set.count();
        result.rows.clear();
        kept.walked = 0;
        kept.is_walking = false;
        kept.revision = tables.revision();
        if (is_ranked && !scores.empty()) {
            result.rows = rows_in(kept.set, result.total);
            by_score(result.rows, scores, rows_wanted);
            return result;
        }
        if (query.by.is_set()) {
            result.rows = rows_in(kept.set, result.total);
            sort_by_column(tables, cache.m_orders, query, reader, result.rows);
            return result;
        }
        constexpr std::size_t few = 1000; // quicker sorted by themselves than picked from the whole order
        if (query.sort == no_field) {
            result.rows = rows_in(kept.set, result.total);
            std::reverse(result.rows.begin(), result.rows.end());
            return result;
        }
        if (!query.then.empty() || query.settled != no_field) {
            std::vector<SortBy> by = {{query.sort, query.descending}};
            by.insert(by.end(), query.then.begin(), query.then.end());
            result.rows = rows_in(kept.set, result.total);
            cache.m_orders.sort_rows(tables, query.entity, by, reader.language(), result.rows);
            if (query.settled == no_field) return result;
            const Column& settled = tables.table(query.entity).columns[query.settled];
            std::ranges::stable_partition(result.rows, [&](Row row) { return !settled.has(row); });
            return result;
        }
        if (result.total <= few) {
            result.rows = rows_in(kept.set, result.total);
            sort_rows(tables, query.entity, query.sort, reader.language(), query.descending, result.rows);
            return result;
        }
        kept.is_walking = true;
    }
    if (!kept.is_walking) return result;

    // Walk along the order of the whole table, as far as is asked for.
    const SortOrder& order = cache.m_orders.order(tables, query.entity, query.sort, reader.language());
    const std::vector<Row>& rows = order.rows();
    const std::size_t values = order.with_value();
    const std::size_t wanted = std::min(rows_wanted, result.total);
    if (wanted == result.total) result.rows.reserve(wanted);
    for (; kept.walked < rows.size() && result.rows.size() < wanted; ++kept.walked) {
        const std::size_t place = query.descending && kept.walked < values ? values - 1 - kept.walked : kept.walked;
        if (kept.set.has(rows[place])) result.rows.push_back(rows[place]);
    }
    return result;
}

std::size_t position_in(const ListResult& result, Row row) {
    const auto at = std::find(result.rows.begin(), result.rows.end(), row);
    return at == result.rows.end() ? all_rows : static_cast<std::size_t>(at - result.rows.begin());
}

} // namespace crm
