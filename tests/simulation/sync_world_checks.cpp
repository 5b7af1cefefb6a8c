// What must be true after the devices have come to rest (storage-sync 3.8).
#include <algorithm>

#include "core/entities/all_entities.hpp"
#include "core/formats/op_json.hpp"
#include "core/record/erased_op.hpp"
#include "core/store/custom_fields.hpp"
#include "tests/simulation/sync_world.hpp"
#include "tests/support/world.hpp"

namespace crm::test {

namespace {

// The records that operations amount to, whatever their order; the firm's own fields are learnt on the way.
struct Replay {
    Schema schema{all_entities};
    Tables tables{schema};
    std::vector<Op> known;

    void take(const std::vector<const WireOp*>& ops) {
        std::vector<const WireOp*> waiting = ops;
        for (bool has_gained = true; has_gained;) {
            std::vector<const WireOp*> still;
            for (const WireOp* wire : waiting) {
                auto decoded = decode_op(wire->text, wire->id.session, schema);
                if (!decoded || !std::holds_alternative<Op>(*decoded)) {
                    still.push_back(wire);
                    continue;
                }
                tables.apply(std::get<Op>(*decoded));
                known.push_back(std::move(std::get<Op>(*decoded)));
            }
            waiting = std::move(still);
            has_gained = take_custom_fields(tables, schema) > 0;
            tables.adopt_new_fields();
        }
    }
};

std::string content_key_of(const Schema& schema, Op op) {
    op.id = {1, 1};
    op.at = {1 << 16, 1};
    std::string text;
    append_op(text, op, schema);
    return text.substr(0, text.find(",\"seen\""));
}

std::string first_difference(const std::string& ours, const std::string& theirs) {
    std::size_t at = 0;
    while (at < ours.size() && at < theirs.size() && ours[at] == theirs[at]) ++at;
    const std::size_t from = at < 120 ? 0 : at - 120;
    return "\n  has    …" + ours.substr(from, 240) + "\n  should …" + theirs.substr(from, 240);
}

} // namespace

bool SyncWorld::has(OpId id) const {
    return std::ranges::any_of(m_store.rows, [&](const SimServerStore::Row& row) { return row.op.id == id; });
}

void SyncWorld::check_all() {
    std::vector<const WireOp*> ops;
    std::set<OpId> ids;
    for (const SimServerStore::Row& row : m_store.rows) {
        ops.push_back(&row.op);
        if (!ids.insert(row.op.id).second) return fail("I3: an operation is stored twice");
        if (row.op.at.moment().ms > m_now_ms + 300'000) return fail("I8: an operation from the future is in the log");
    }
    for (const OpId id : m_acked)
        if (!ids.contains(id)) return fail("I4: the server has lost an operation that it acknowledged");

    Replay replay;
    replay.take(ops);
    const std::string truth = export_text(replay.tables);

    const auto is_lost = [&](const Op& op) { // it was of somebody who was erased
        return is_personal(replay.schema.field(op.entity, op.field)) &&
               replay.tables.is_erased(replay.tables.find(op.record));
    };
    for (const Op& op : replay.known)
        if (is_lost(op) && !says_nothing(op.value)) return fail("I9: the server still has what was erased");
    const EntityIx person = replay.schema.entity("person");
    const FieldIx merged = replay.schema.field(person, "merged_into");
    for (Row row = 0; row < replay.tables.table(person).rows(); ++row) {
        Place place{person, row};
        for (int i = 0; place && !replay.tables.table(person).is_live(place.row) && i < 100; ++i) {
            const Value into = replay.tables.value(place, merged);
            const auto* id = std::get_if<RecordId>(&into);
            place = id ? replay.tables.find(*id) : Place{};
        }
        if (place && !replay.tables.table(person).is_live(place.row))
            return fail("I10: records are merged into each other in a ring");
    }
    std::set<std::string> erased;
    for (Row row = 0; row < replay.tables.table(person).rows(); ++row)
        if (replay.tables.is_erased({person, row})) erased.insert(text_of(replay.tables.id({person, row})));
    const auto is_of_erased = [&](const std::string& content) {
        return std::ranges::any_of(erased, [&](const std::string& id) { return content.find(id) != content.npos; });
    };

    std::set<std::string> contents;
    for (const Op& op : replay.known) contents.insert(content_key_of(replay.schema, op));
    for (const auto& device : m_devices)
        for (const std::string& promised : device->promised)
            if (!contents.contains(promised) && !is_of_erased(promised))
                return fail("I5: an edit that was shown as saved is gone: " + promised);

    for (const auto& device : m_devices) {
        const std::string ours = export_text(device->workspace->tables(), &device->workspace->waiting());
        if (ours != truth)
            return fail("I1: device " + std::to_string(device->number) + " differs from the server" +
                        first_difference(ours, truth));
    }

    std::vector<const WireOp*> shuffled = ops;
    shuffled.insert(shuffled.end(), ops.begin(), ops.end());
    m_random.shuffle(shuffled);
    Replay again;
    again.take(shuffled);
    if (export_text(again.tables) != truth) return fail("I2: the order of arrival matters");

    std::set<std::pair<std::string, Stamp>> named;
    const auto key = [](const Op& op) {
        return text_of(op.record) + '/' + std::to_string(op.field) + '/' + element_text(op.value);
    };
    for (const Op& op : replay.known)
        if (op.kind == OpKind::remove)
            for (const Stamp& stamp : op.seen) named.insert({key(op), stamp});
    for (const Op& op : replay.known) {
        if (op.kind != OpKind::add || named.contains({key(op), op.at}) || is_lost(op)) continue;
        for (const auto& device : m_devices) {
            const Tables& tables = device->workspace->tables();
            const std::vector<Stamp> additions = tables.additions(
                tables.find(op.record),
                device->workspace->schema().field(op.entity, replay.schema.field(op.entity, op.field).key), op.value);
            if (std::ranges::find(additions, op.at) == additions.end())
                return fail("I6: an addition that nobody removed is gone");
        }
    }

    for (const auto& device : m_devices) {
        const std::string before = export_text(device->workspace->tables());
        crash(*device, true);
        if (!m_fault.empty()) return;
        const std::string after = export_text(device->workspace->tables());
        if (after != before)
            return fail("I7: what was read back differs from what was there, device " + std::to_string(device->number) +
                        first_difference(after, before));
    }
}

} // namespace crm::test
