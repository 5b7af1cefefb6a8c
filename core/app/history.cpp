// The part of the workspace that finds a record's past in the journal.
#include "core/app/workspace.hpp"
#include "core/formats/journal_json.hpp"
#include "core/store/block.hpp"
#include "core/store/row_ops.hpp"
#include "core/store/vault_steps.hpp"

namespace crm {

namespace {

// Whether an entry of many rows can hold a record: those this device made itself are numbered by the entry.
bool may_hold(const JournalEntry& entry, RecordId record) {
    if (entry.kind != EntryKind::rows) return false;
    if (record.session != entry.first.session) return true;
    return record.n >= entry.first.n && record.n < entry.first.n + entry.op_count;
}

struct FoundEntry {
    JournalEntry entry;
    std::vector<BlockRef> blocks; // still to be looked into
};

} // namespace

void Workspace::read_history(RecordId record, std::function<void(std::vector<JournalEntry>)> done) {
    const auto found = std::make_shared<std::vector<FoundEntry>>();
    const std::string name = text_of(record);
    const auto look_into_blocks = [this, record, found, done = std::move(done),
                                   alive = m_alive](Result<void, StorageError>) {
        if (!*alive) return;
        each_in_turn(
            found->size(),
            [this, record, found, alive](std::size_t i, Done<void> next) {
                each_in_turn((*found)[i].blocks.size(),
                             [this, record, found, i, alive](std::size_t b, Done<void> next_block) {
                                 m_vault->read_block((*found)[i].blocks[b], [this, record, found, i, alive, next_block](
                                                                                Result<Bytes, StorageError> bytes) {
                                     if (!*alive) return;
                                     Tables block(*m_schema);
                                     if (bytes && apply_block(block, *bytes))
                                         if (const Place place = block.find(record))
                                             row_as_ops(block, place, (*found)[i].entry.ops);
                                     next_block({});
                                 });
                             },
                             std::move(next));
            },
            [found, done](Result<void, StorageError>) {
                std::vector<JournalEntry> entries;
                for (FoundEntry& each : *found)
                    if (!each.entry.ops.empty()) entries.push_back(std::move(each.entry));
                done(std::move(entries));
            });
    };
    m_vault->read_history(
        1,
        [this, record, name, found](LogRecord&& log) {
            const bool is_named = log.payload.find(name) != log.payload.npos;
            if (!is_named && log.blocks.empty()) return true; // the usual case: not worth decoding
            auto entry = decode_entry(log.payload, *m_schema);
            if (!entry) return true;
            if (entry->label == "resent") return true; // told already, under other numbers
            std::erase_if(entry->ops, [&](const Op& op) { return op.record != record; });
            if (!entry->ops.empty())
                found->push_back({std::move(*entry), {}});
            else if (may_hold(*entry, record))
                found->push_back({std::move(*entry), std::move(log.blocks)});
            return true;
        },
        look_into_blocks);
}

} // namespace crm
