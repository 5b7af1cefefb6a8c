// An Op: one cell written once, by somebody, at a stamp. It is the unit of change on the journal, on the wire and in
// memory: an edit, an import, an undo and a message from another device differ only in where their ops come from, and
// all of them end in Tables::apply (core/store/tables.hpp).
#pragma once
#include <string>
#include <vector>

#include "core/base/hybrid_clock.hpp"
#include "core/record/value.hpp"
#include "core/schema/schema.hpp"

namespace crm {

enum class OpKind : std::uint8_t {
    set,   // the cell becomes `value` (missing: it becomes empty)
    add,   // a field with several values gains `value`
    remove // it loses `value`: exactly the additions named in `seen`, so that an addition nobody saw survives
};

struct Op {
    OpId id;  // (session, n): unique, dense per session
    Stamp at; // decides which edit wins; its session is the author's, which differs from id.session in imported files
    OpKind kind = OpKind::set;
    EntityIx entity = no_entity;
    FieldIx field = no_field;
    RecordId record;
    Value value;
    std::vector<Stamp> seen; // remove only
    bool operator==(const Op&) const = default;
};

// What a command wants to change, before it has an id and a stamp.
struct Edit {
    EntityIx entity = no_entity;
    FieldIx field = no_field;
    RecordId record; // n == 0: a new record of this change, told apart by `session` (0, 1, 2 …)
    OpKind kind = OpKind::set;
    Value value;
    std::vector<Stamp> seen{};
    bool operator==(const Edit&) const = default;
};

// A new record inside a change: its id is the first operation that writes to it, known once the change is stamped.
constexpr RecordId new_record(std::uint64_t index) { return {index, 0}; }
constexpr bool is_new(RecordId id) { return id.n == 0; }

} // namespace crm
