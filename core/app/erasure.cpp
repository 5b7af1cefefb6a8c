// The part of the workspace that makes erasing reach every byte it keeps: a snapshot without the erased values, then
// the journal, then another snapshot that says it is done. Whatever stops it on the way, the next start begins again.
#include "core/app/erasure.hpp"

#include <set>
#include <utility>

#include "core/app/compaction.hpp"
#include "core/commands/erase.hpp"
#include "core/formats/journal_json.hpp"
#include "core/formats/op_content.hpp"
#include "core/record/erased_op.hpp"
#include "core/store/block.hpp"

namespace crm {

Scrubber::Scrubber(const Tables& tables) : m_schema(&tables.schema()) {
    for (std::size_t e = 0; e < tables.table_count(); ++e) {
        const Table& table = tables.table(static_cast<EntityIx>(e));
        if (table.erased == no_field) continue;
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_erased(row)) m_ids.insert(tables.id({table.entity, row}));
    }
}

// Ids are texts here, each with a dash after its sixteenth character: the journal is read once, however many they are.
bool Scrubber::names_any(BytesView text) const {
    constexpr std::size_t session_digits = 16;
    if (m_ids.empty()) return false;
    for (std::size_t dash = text.find('-'); dash != text.npos; dash = text.find('-', dash + 1)) {
        if (dash < session_digits) continue;
        const auto session = hex_from(text.substr(dash - session_digits, session_digits));
        if (!session) continue;
        std::size_t end = dash + 1;
        while (end < text.size() && hex_from(text.substr(end, 1))) ++end;
        const auto n = hex_from(text.substr(dash + 1, end - dash - 1));
        if (n && m_ids.contains({*session, *n})) return true;
    }
    return false;
}

std::optional<std::string> Scrubber::waiting(const std::string& text) const {
    return names_any(text) ? without_value(text) : std::nullopt;
}

std::optional<Bytes> Scrubber::payload(BytesView bytes) {
    if (!names_any(bytes)) return {};
    auto entry = decode_entry(bytes, *m_schema);
    if (!entry) {
        m_is_unfinished = true;
        return {};
    }
    bool has_changed = false;
    for (Op& op : entry->ops) {
        if (!m_ids.contains(op.record) || !has_personal_value(op, *m_schema)) continue;
        empty_op(op);
        has_changed = true;
    }
    for (std::string& text : entry->waiting)
        if (auto emptied = waiting(text)) {
            text = std::move(*emptied);
            has_changed = true;
        }
    if (!has_changed) return {};
    Bytes rewritten;
    append_entry(rewritten, *entry, *m_schema);
    return rewritten;
}

std::optional<Bytes> Scrubber::block(BytesView bytes) {
    if (m_ids.empty()) return {};
    Tables rows(*m_schema);
    const auto info = apply_block(rows, bytes);
    if (!info) m_is_unfinished = true; // of a later release
    if (!info || info->entity == no_entity) return {};
    bool has_changed = false;
    for (Row row = 0; row < rows.table(info->entity).rows(); ++row) {
        const Place place{info->entity, row};
        if (!m_ids.contains(rows.id(place))) continue;
        rows.blank(place);
        has_changed = true;
    }
    if (has_changed && !info->unknown.empty()) { // some of its fields are of a later release, and would be lost
        m_is_unfinished = true;
        return {};
    }
    if (!has_changed) return {};
    Bytes rewritten = encode_block(rows, info->entity, 0, rows.table(info->entity).rows());
    if (rewritten == bytes) return {};
    return rewritten;
}

// --- the workspace ---------------------------------------------------------------------------------------------------

void Workspace::note_lost() {
    m_lost_count = m_tables->lost_count();
    m_must_scrub = true;
    m_caches->clear();
    m_must_forget = true;
    std::set<std::string> waiting;
    const Scrubber scrubber(*m_tables);
    for (const std::string& text : m_waiting.ops) waiting.insert(scrubber.waiting(text).value_or(text));
    m_waiting.ops = std::move(waiting);
}

// Between two steps: somebody may hold one while its edits are written.
void Workspace::forget_lost() {
    if (!std::exchange(m_must_forget, false)) return;
    m_undo.forget([this](const UndoCell& cell) {
        return m_tables->is_erased(m_tables->find(cell.record)) &&
               is_personal(m_schema->field(cell.entity, cell.field));
    });
}

// What another device, not knowing of it yet, has hung on an erased person is erased too.
void Workspace::erase_newly_hung(const JournalEntry& pulled) {
    if (!can_write()) return;
    std::set<RecordId> persons;
    for (const Op& op : pulled.ops) {
        const auto* id = std::get_if<RecordId>(&op.value);
        const Place named = id ? m_tables->find(*id) : Place{};
        if (!named || !m_tables->is_erased(named)) continue;
        const bool is_lead = named.entity == m_schema->entity("lead");
        if (is_lead || named.entity == m_schema->entity("person")) persons.insert(*id);
        for (const std::string_view who : {"person", "lead"}) {
            const FieldIx field = m_schema->field(named.entity, who);
            if (field == no_field) continue;
            const Value his = m_tables->value(named, field); // a file of his note
            const auto* person = std::get_if<RecordId>(&his);
            if (person && m_tables->is_erased(m_tables->find(*person))) persons.insert(*person);
        }
    }
    for (const RecordId id : persons) {
        Planned planned;
        plan_erasing(*m_tables, id, corrected_now(), planned);
        Committed committed;
        if (planned.ok() && !planned.change.empty()) write("erase", planned.change.edits, committed);
    }
}

void Workspace::scrub(std::function<void(bool)> done) {
    m_scrubbed.push_back(std::move(done));
    if (m_is_scrubbing) return;
    m_is_scrubbing = true;
    const auto end = [this, alive = m_alive](bool is_done) {
        if (!*alive) return;
        m_is_scrubbing = false;
        const auto told = std::exchange(m_scrubbed, {});
        for (const auto& each : told) each(is_done);
        changed();
    };
    const auto say_done = [this, alive = m_alive, end](const Scrubber& scrubber, bool is_rewritten) {
        if (!*alive) return;
        if (!is_rewritten || scrubber.is_unfinished()) return end(false);
        m_is_scrub_due = m_must_scrub;
        compact(end);
    };
    const auto rewrite = [this, alive = m_alive, say_done, end](bool is_compact) {
        if (!*alive) return;
        if (!is_compact) return end(false);
        const auto scrubber = std::make_shared<Scrubber>(*m_tables);
        m_vault->rewrite_history(
            {[scrubber](BytesView bytes) { return scrubber->payload(bytes); },
             [scrubber](BytesView bytes) { return scrubber->block(bytes); }},
            [scrubber, say_done](Result<void, StorageError> rewritten) { say_done(*scrubber, rewritten.has_value()); });
    };
    m_must_scrub = false;
    m_is_scrub_due = true;
    if (!m_compaction) return compact(rewrite);
    compact([this, alive = m_alive, rewrite](bool) { // that one may have begun before the erasing
        if (*alive) compact(rewrite);
    });
}

} // namespace crm
