#include "core/formats/journal_json.hpp"

#include "core/formats/json_dom.hpp"
#include "core/formats/json_text.hpp"
#include "core/record/stamp_text.hpp"

namespace crm {

namespace {
constexpr std::string_view kinds[] = {"commit", "rows", "pulled", "acked", "restamped", "closed", "rewound"};

void append_number(std::string& out, std::string_view key, std::int64_t value) {
    if (value == 0) return;
    append_json_key(out, key);
    append_json_integer(out, value);
}
void append_number(std::string& out, std::string_view key, std::uint64_t value) {
    append_number(out, key, static_cast<std::int64_t>(value));
}

void append_ops(std::string& out, const std::vector<Op>& ops, const Schema& schema) {
    if (ops.empty()) return;
    OpContext context{.session = ops[0].id.session, .at = ops[0].at, .n = ops[0].id.n};
    append_json_key(out, "s");
    out += '"';
    append_hex(out, context.session, 16);
    out += '"';
    append_json_key(out, "n");
    append_json_integer(out, static_cast<std::int64_t>(context.n));
    append_json_key(out, "h");
    out += '"';
    append_stamp(out, context.at);
    out += '"';
    append_json_key(out, "ops");
    out += '[';
    for (const Op& op : ops) {
        if (out.back() != '[') out += ",\n"; // a line per operation: people read journals when something went wrong
        append_op(out, op, schema, context);
        context = context_after(op);
    }
    out += ']';
}

void append_acked(std::string& out, const std::map<Session, std::uint64_t>& acked) {
    if (acked.empty()) return;
    append_json_key(out, "acked");
    out += '{';
    for (const auto& [session, n] : acked) {
        std::string key;
        append_hex(key, session, 16);
        append_json_key(out, key);
        append_json_integer(out, static_cast<std::int64_t>(n));
    }
    out += '}';
}

void append_check(std::string& out, const OpDigest& check) {
    if (check == OpDigest{}) return;
    append_number(out, "ops_seen", check.count);
    append_json_key(out, "xor");
    out += '"';
    append_hex(out, check.xored, 16);
    out += '"';
}

void append_quoted_stamp(std::string& out, std::string_view key, Stamp stamp) {
    append_json_key(out, key);
    out += '"';
    append_stamp(out, stamp);
    out += '"';
}

void append_stamps(std::string& out, const std::vector<Restamp>& stamps) {
    if (stamps.empty()) return;
    append_json_key(out, "stamps");
    out += '[';
    for (const Restamp& each : stamps) {
        if (out.back() != '[') out += ",\n";
        out += '{';
        append_json_key(out, "first");
        append_json_string(out, text_of(each.first));
        append_number(out, "count", each.count);
        append_quoted_stamp(out, "was", each.was);
        append_quoted_stamp(out, "at", each.at);
        out += '}';
    }
    out += ']';
}

using dom::Json;

bool read_stamps(const Json& object, JournalEntry& entry) {
    const Json* stamps = dom::part(object, "stamps");
    if (!stamps) return true;
    if (!stamps->is_array()) return false;
    for (const Json& each : *stamps) {
        if (!each.is_object()) return false;
        Restamp restamp;
        const auto first = dom::words(each, "first"), was = dom::words(each, "was"), at = dom::words(each, "at");
        const auto id = first ? id_from(*first) : std::nullopt;
        const auto was_stamp = was ? stamp_from(*was) : std::nullopt, at_stamp = at ? stamp_from(*at) : std::nullopt;
        if (!id || !was_stamp || !at_stamp || !dom::take(each, "count", restamp.count)) return false;
        restamp.first = *id;
        restamp.was = *was_stamp;
        restamp.at = *at_stamp;
        entry.stamps.push_back(restamp);
    }
    return true;
}

bool read_check(const Json& object, OpDigest& check) {
    if (!dom::part(object, "xor")) return true;
    const auto xored = dom::session(object, "xor");
    if (!xored || !dom::take(object, "ops_seen", check.count)) return false;
    check.xored = *xored;
    return true;
}

bool read_acked(const Json& object, std::map<Session, std::uint64_t>& acked) {
    const Json* given = dom::part(object, "acked");
    if (!given) return true;
    if (!given->is_object()) return false;
    for (auto at = given->begin(); at != given->end(); ++at) {
        const auto session = at.key().size() == 16 ? hex_from(at.key()) : std::nullopt;
        const auto n = dom::integer(at.value());
        if (!session || !n || *n < 0) return false;
        acked[*session] = static_cast<std::uint64_t>(*n);
    }
    return true;
}

// The operation with the record it leaves out because the one before it has the same.
Json named(const Json& op, const std::string& entity_key, RecordId record) {
    Json whole = op;
    if (!entity_key.empty() && !dom::part(op, "e")) whole["e"] = entity_key;
    if (record && !dom::part(op, "r")) whole["r"] = text_of(record);
    return whole;
}

Result<void, DecodeError> read_ops(const Json& object, const Schema& schema, JournalEntry& entry) {
    const Json* ops = dom::part(object, "ops");
    if (!ops) return {};
    if (!ops->is_array()) return Unexpected{DecodeError::wrong_type};
    OpContext context;
    const auto session = dom::session(object, "s");
    if (!session) return Unexpected{DecodeError::wrong_session};
    const auto n = dom::natural(object, "n");
    if (!n) return Unexpected{DecodeError::wrong_number};
    const auto text = dom::words(object, "h");
    const auto at = text ? stamp_from(*text) : std::nullopt;
    if (!at) return Unexpected{DecodeError::wrong_stamp};
    context.session = *session;
    context.n = *n;
    context.at = *at;
    entry.ops.reserve(ops->size());
    std::string entity_key; // of the last operation that named its own; it may be unknown here
    for (const Json& each : *ops) {
        if (!each.is_object()) return Unexpected{DecodeError::not_an_object};
        if (const auto key = dom::words(each, "e")) entity_key = *key;
        auto decoded =
            dom::read_op(context.entity == no_entity ? named(each, entity_key, context.record) : each, context, schema);
        if (!decoded) return Unexpected{decoded.error()};
        if (Op* op = std::get_if<Op>(&*decoded)) {
            context = context_after(*op);
            entry.ops.push_back(std::move(*op));
            continue;
        }
        UnknownOp& unknown = std::get<UnknownOp>(*decoded);
        context = {unknown.id.session, unknown.at, unknown.id.n + 1, schema.entity(entity_key), unknown.record};
        entry.waiting.push_back(std::move(unknown.text));
    }
    return {};
}

bool read_waiting(const Json& object, JournalEntry& entry) {
    const Json* waiting = dom::part(object, "waiting");
    if (!waiting) return true;
    if (!waiting->is_array()) return false;
    for (const Json& each : *waiting) {
        if (!each.is_object()) return false;
        entry.waiting.push_back(dom::text_of(each));
    }
    return true;
}

bool read_blocks(const Json& object, JournalEntry& entry) {
    const Json* blocks = dom::part(object, "blocks");
    if (!blocks) return true;
    if (!blocks->is_array()) return false;
    for (const Json& each : *blocks) {
        const auto name = dom::words(each);
        if (!name) return false;
        entry.blocks.emplace_back(*name);
    }
    return true;
}

std::optional<EntryKind> kind_from(std::string_view text) {
    for (std::size_t i = 0; i < std::size(kinds); ++i)
        if (kinds[i] == text) return static_cast<EntryKind>(i);
    return {};
}
} // namespace

void append_entry(std::string& out, const JournalEntry& entry, const Schema& schema) {
    out += '{';
    append_json_key(out, "kind");
    append_json_string(out, kinds[static_cast<std::size_t>(entry.kind)]);
    if (!entry.label.empty()) {
        append_json_key(out, "label");
        append_json_string(out, entry.label);
    }
    append_number(out, "wall", entry.wall.ms);
    append_ops(out, entry.ops, schema);
    if (!entry.waiting.empty()) {
        append_json_key(out, "waiting");
        out += '[';
        for (const std::string& text : entry.waiting) {
            if (out.back() != '[') out += ",\n";
            out += text;
        }
        out += ']';
    }
    if (!entry.blocks.empty()) {
        append_json_key(out, "blocks");
        out += '[';
        for (const std::string& name : entry.blocks) {
            if (out.back() != '[') out += ',';
            append_json_string(out, name);
        }
        out += ']';
    }
    if (entry.first) {
        append_json_key(out, "first");
        append_json_string(out, text_of(entry.first));
    }
    append_number(out, "count", entry.op_count);
    append_number(out, "cursor", entry.cursor);
    append_check(out, entry.check);
    append_acked(out, entry.acked);
    append_number(out, "offset", entry.offset_ms);
    append_stamps(out, entry.stamps);
    out += '}';
}

Result<JournalEntry, DecodeError> decode_entry(std::string_view text, const Schema& schema) {
    const auto object = dom::parse_object(text);
    if (!object) return Unexpected{object.error()};
    JournalEntry entry;
    const auto kind_text = dom::words(*object, "kind");
    const auto kind = kind_text ? kind_from(*kind_text) : std::nullopt;
    if (!kind) return Unexpected{DecodeError::wrong_kind};
    entry.kind = *kind;
    if (!dom::take(*object, "label", entry.label)) return Unexpected{DecodeError::wrong_type};
    if (!dom::take(*object, "wall", entry.wall.ms) || !dom::take(*object, "offset", entry.offset_ms) ||
        !dom::take(*object, "cursor", entry.cursor) || !dom::take(*object, "count", entry.op_count))
        return Unexpected{DecodeError::wrong_number};
    if (const dom::Json* first = dom::part(*object, "first")) {
        const auto words = dom::words(*first);
        const auto id = words ? id_from(*words) : std::nullopt;
        if (!id) return Unexpected{DecodeError::wrong_record};
        entry.first = *id;
    }
    if (!read_waiting(*object, entry) || !read_blocks(*object, entry) || !read_acked(*object, entry.acked) ||
        !read_stamps(*object, entry) || !read_check(*object, entry.check))
        return Unexpected{DecodeError::wrong_type};
    if (const auto ops = read_ops(*object, schema, entry); !ops) return Unexpected{ops.error()};
    return entry;
}

} // namespace crm
