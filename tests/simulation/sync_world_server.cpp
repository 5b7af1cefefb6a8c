// The server's disk in the simulation.
#include <algorithm>

#include "tests/simulation/sync_world.hpp"

namespace crm::test {

std::string_view name_of(Mutant mutant) {
    constexpr std::string_view names[mutant_count] = {
        "none",          "cursor_by_clock",   "ack_before_commit", "no_server_dedup",   "sequence_gap",
        "no_skew_guard", "no_tie_break",      "remove_by_value",   "cursor_before_ops", "no_canonical_echo",
        "no_restamp",    "saved_means_asked", "session_again"};
    return names[static_cast<std::size_t>(mutant)];
}

struct SimServerStore::Transaction final : ServerTransaction {
    explicit Transaction(SimServerStore& store_in) : store(store_in) {}
    std::uint64_t last_n(Session session) override {
        if (store.mutant == Mutant::no_server_dedup) return store.pushed_from - 1;
        std::uint64_t last = 0;
        for (const Row& row : store.rows)
            if (row.op.id.session == session) last = std::max(last, row.op.id.n);
        return last;
    }
    Hash128 content_of(OpId id) override {
        for (const Row& row : store.rows)
            if (row.op.id == id) return row.content;
        return {};
    }
    void append(const WireOp& op, const Hash128& content) override {
        Row row{op, content};
        row.op.seq = head() + 1;
        if (store.mutant == Mutant::sequence_gap && store.random->chance(30))
            row.visible_after = 1 + store.random->below(20);
        added.push_back(std::move(row));
    }
    std::uint64_t head() override { return store.rows.size() + added.size(); }
    void erase(RecordId record, const Emptied& emptied) override {
        const auto empty = [emptied](std::vector<Row>& rows) {
            for (Row& row : rows)
                if (auto text = emptied(row.op)) {
                    row.op.text = std::move(*text);
                    row.content = {};
                }
        };
        empty(added);
        erased[record] = [this, empty] { empty(store.rows); };
    }
    bool is_erased(RecordId record) override { return store.erased.contains(record) || erased.contains(record); }

    SimServerStore& store;
    std::vector<Row> added;
    std::map<RecordId, std::function<void()>> erased; // with what is done to the rows that are there
};

Result<void, StoreError> SimServerStore::transact(const std::function<bool(ServerTransaction&)>& work) {
    Transaction transaction(*this);
    if (!work(transaction)) return {};
    for (const auto& [record, empty] : transaction.erased) {
        empty();
        erased.insert(record);
    }
    rows.insert(rows.end(), transaction.added.begin(), transaction.added.end());
    if (mutant != Mutant::ack_before_commit) durable = rows.size();
    return {};
}

// "Everything after this stamp", as a cursor that is a stamp would have it.
StoredPage SimServerStore::read_by_clock(std::uint64_t cursor, std::size_t ops_max) const {
    std::vector<WireOp> ops;
    for (const Row& row : rows) ops.push_back(row.op);
    std::ranges::stable_sort(ops, {}, &WireOp::at);
    StoredPage page{.cursor = cursor, .head = rows.size()};
    for (std::size_t i = 0; i < ops.size(); ++i) {
        if (i >= cursor && page.ops.size() == ops_max) break;
        ++page.check.count;
        page.check.xored ^= hash_of(ops[i].id);
        if (i < cursor) continue;
        ops[i].seq = i + 1;
        page.ops.push_back(ops[i]);
        page.cursor = i + 1;
    }
    return page;
}

Result<StoredPage, StoreError> SimServerStore::read(std::uint64_t cursor, std::size_t ops_max, std::size_t) {
    if (mutant == Mutant::cursor_by_clock) return read_by_clock(cursor, ops_max);
    StoredPage page{.cursor = cursor, .head = rows.size()};
    for (Row& row : rows) {
        if (row.visible_after > 0) {
            --row.visible_after;
            continue;
        }
        if (row.op.seq > cursor && page.ops.size() == ops_max) break;
        ++page.check.count;
        page.check.xored ^= hash_of(row.op.id);
        if (row.op.seq <= cursor) continue;
        page.ops.push_back(row.op);
        page.cursor = row.op.seq;
    }
    return page;
}

void SimServerStore::crash() { rows.resize(std::min(rows.size(), durable)); }

void SimServerStore::settle() {
    durable = rows.size();
    for (Row& row : rows) row.visible_after = 0;
}

} // namespace crm::test
