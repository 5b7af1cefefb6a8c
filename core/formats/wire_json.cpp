#include "core/formats/wire_json.hpp"

#include "core/base/text_append.hpp"
#include "core/formats/json_dom.hpp"
#include "core/formats/json_text.hpp"
#include "core/record/stamp_text.hpp"

namespace crm {

using dom::Json;

namespace {
void append_number(std::string& out, std::string_view key, std::uint64_t value) {
    append_json_key(out, key);
    append_json_integer(out, static_cast<std::int64_t>(value));
}

void append_hex_string(std::string& out, std::uint64_t value) {
    out += '"';
    append_hex(out, value, 16);
    out += '"';
}

// A XOR has all 64 bits, so it travels in hexadecimal.
void append_check(std::string& out, const OpDigest& check) {
    append_json_key(out, "check");
    out += '{';
    append_number(out, "count", check.count);
    append_json_key(out, "xor");
    append_hex_string(out, check.xored);
    out += '}';
}

// What delivery needs of an operation; the session stands outside or in "s" and is left out of the kept text.
Result<WireOp, DecodeError> read_wire_op(Json& node, Session session) {
    if (!node.is_object()) return Unexpected{DecodeError::not_an_object};
    WireOp op;
    const auto n = dom::natural(node, "n");
    if (!n || *n == 0 || *n > id_n_max) return Unexpected{DecodeError::wrong_number};
    op.id = {session, *n};
    const auto text = dom::words(node, "h");
    const auto time = text ? stamp_time_from(*text) : std::nullopt;
    if (!time) return Unexpected{DecodeError::wrong_stamp};
    op.at = {*time, session};
    if (dom::part(node, "by")) {
        const auto by = dom::session(node, "by");
        if (!by) return Unexpected{DecodeError::wrong_session};
        op.at.session = *by;
    }
    op.text = dom::text_of(node);
    return op;
}

Result<std::vector<WireOp>, DecodeError> read_pushed(Json& ops, Session session, std::uint64_t from) {
    std::vector<WireOp> read;
    read.reserve(ops.size());
    for (Json& node : ops) {
        if (node.is_object()) node.erase("s");
        auto op = read_wire_op(node, session);
        if (!op) return Unexpected{op.error()};
        if (op->id.n != from + read.size()) return Unexpected{DecodeError::out_of_order};
        read.push_back(std::move(*op));
    }
    return read;
}

Result<std::vector<WireOp>, DecodeError> read_pulled(Json& ops) {
    std::vector<WireOp> read;
    read.reserve(ops.size());
    for (Json& node : ops) {
        if (!node.is_object()) return Unexpected{DecodeError::not_an_object};
        const auto session = dom::session(node, "s");
        if (!session) return Unexpected{DecodeError::wrong_session};
        const auto seq = dom::natural(node, "q");
        if (!seq || *seq == 0) return Unexpected{DecodeError::wrong_number};
        if (!read.empty() && *seq <= read.back().seq) return Unexpected{DecodeError::out_of_order};
        node.erase("s");
        node.erase("q");
        auto op = read_wire_op(node, *session);
        if (!op) return Unexpected{op.error()};
        op->seq = *seq;
        read.push_back(std::move(*op));
    }
    return read;
}

bool read_acked(const Json& object, std::map<Session, std::uint64_t>& acked) {
    const Json* given = dom::part(object, "acked");
    if (!given || !given->is_object()) return false;
    for (auto at = given->begin(); at != given->end(); ++at) {
        const auto session = at.key().size() == 16 ? hex_from(at.key()) : std::nullopt;
        const auto n = dom::integer(at.value());
        if (!session || !n || *n < 0) return false;
        acked[*session] = static_cast<std::uint64_t>(*n);
    }
    return true;
}

// Errors may come from a proxy on the way, with any body; their status is what counts.
Json lenient_object(std::string_view body) {
    auto object = dom::parse_object(body);
    return object ? std::move(*object) : Json::object();
}

std::optional<PushOutcome> push_outcome(int status, const Json& object) {
    switch (status) {
    case 200: return PushOutcome::acked;
    case 401:
    case 403: return PushOutcome::denied;
    case 409: return dom::part(object, "fork") ? PushOutcome::fork : PushOutcome::gap;
    case 413: return PushOutcome::too_big;
    case 422: return PushOutcome::refused;
    case 425: return PushOutcome::skew;
    case 426: return PushOutcome::upgrade;
    case 429:
    case 503: return PushOutcome::busy;
    default: return {};
    }
}

std::optional<PullOutcome> pull_outcome(int status) {
    switch (status) {
    case 200: return PullOutcome::ops;
    case 401:
    case 403: return PullOutcome::denied;
    case 410: return PullOutcome::bootstrap;
    case 426: return PullOutcome::upgrade;
    case 429:
    case 503: return PullOutcome::busy;
    default: return {};
    }
}

// The text of an operation with parts put before its own.
void append_with(std::string& out, std::string_view op_text, std::uint64_t seq, Session session) {
    out += "{\"q\":";
    append_json_integer(out, static_cast<std::int64_t>(seq));
    out += ",\"s\":";
    append_hex_string(out, session);
    if (op_text.size() > 2) out += ',';
    out += op_text.substr(1);
}

std::optional<std::uint64_t> decimal_from(std::string_view text) {
    if (text.empty() || text.size() > 18) return {};
    std::uint64_t value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}
} // namespace

WireOp wire_op_of(const Op& op, const Schema& schema) {
    WireOp wire{.id = op.id, .at = op.at};
    append_op(wire.text, op, schema, {.session = op.id.session});
    return wire;
}

Result<WireOp, DecodeError> wire_op_of(const UnknownOp& op) {
    auto object = dom::parse_object(op.text);
    if (!object) return Unexpected{object.error()};
    object->erase("s");
    return read_wire_op(*object, op.id.session);
}

std::string encode_push(const PushRequest& request) {
    std::string out = "{";
    append_number(out, "proto", request.proto);
    append_json_key(out, "dataset");
    append_json_string(out, request.dataset);
    append_json_key(out, "session");
    append_hex_string(out, request.session);
    append_number(out, "from", request.from);
    append_json_key(out, "ops");
    out += '[';
    for (const WireOp& op : request.ops) {
        if (out.back() != '[') out += ",\n";
        out += op.text;
    }
    out += "]}";
    return out;
}

Result<PushRequest, DecodeError> decode_push(std::string_view body) {
    auto object = dom::parse_object(body);
    if (!object) return Unexpected{object.error()};
    PushRequest request{.proto = 0};
    if (!dom::take(*object, "proto", request.proto) || request.proto == 0) return Unexpected{DecodeError::wrong_number};
    const auto dataset = dom::words(*object, "dataset");
    if (!dataset) return Unexpected{DecodeError::lacks_a_part};
    request.dataset = *dataset;
    const auto session = dom::session(*object, "session");
    if (!session) return Unexpected{DecodeError::wrong_session};
    request.session = *session;
    const auto from = dom::natural(*object, "from");
    if (!from || *from == 0) return Unexpected{DecodeError::wrong_number};
    request.from = *from;
    const auto ops = object->find("ops");
    if (ops == object->end()) return Unexpected{DecodeError::lacks_a_part};
    if (!ops->is_array()) return Unexpected{DecodeError::wrong_type};
    auto read = read_pushed(*ops, request.session, request.from);
    if (!read) return Unexpected{read.error()};
    request.ops = std::move(*read);
    return request;
}

std::string encode_push_reply(const PushReply& reply) {
    std::string out = "{";
    append_json_key(out, "now");
    append_json_integer(out, reply.now_ms);
    switch (reply.outcome) {
    case PushOutcome::acked:
        append_json_key(out, "acked");
        out += '{';
        for (const auto& [session, n] : reply.acked) {
            if (out.back() != '{') out += ',';
            append_hex_string(out, session);
            out += ':';
            append_json_integer(out, static_cast<std::int64_t>(n));
        }
        out += '}';
        append_number(out, "head", reply.head);
        break;
    case PushOutcome::gap: append_number(out, "want", reply.want); break;
    case PushOutcome::fork: append_number(out, "fork", reply.refused_n); break;
    case PushOutcome::refused:
        append_number(out, "n", reply.refused_n);
        append_json_key(out, "why");
        append_json_string(out, reply.why);
        break;
    case PushOutcome::upgrade: append_number(out, "min_proto", reply.min_proto); break;
    case PushOutcome::busy: append_number(out, "retry_after", reply.retry_after_s); break;
    default: break;
    }
    out += '}';
    return out;
}

Result<PushReply, DecodeError> decode_push_reply(int status, std::string_view body) {
    if (status == 200) {
        const auto object = dom::parse_object(body);
        if (!object) return Unexpected{object.error()};
        PushReply reply;
        if (!read_acked(*object, reply.acked)) return Unexpected{DecodeError::wrong_type};
        if (!dom::take(*object, "now", reply.now_ms) || !dom::take(*object, "head", reply.head))
            return Unexpected{DecodeError::wrong_number};
        return reply;
    }
    const Json object = lenient_object(body);
    const auto outcome = push_outcome(status, object);
    if (!outcome) return Unexpected{DecodeError::wrong_status};
    PushReply reply{.outcome = *outcome};
    const char* number = reply.outcome == PushOutcome::fork ? "fork" : "n";
    if (!dom::take(object, "now", reply.now_ms) || !dom::take(object, "want", reply.want) ||
        !dom::take(object, number, reply.refused_n) || !dom::take(object, "min_proto", reply.min_proto) ||
        !dom::take(object, "retry_after", reply.retry_after_s))
        return Unexpected{DecodeError::wrong_number};
    if (!dom::take(object, "why", reply.why)) return Unexpected{DecodeError::wrong_type};
    if (reply.outcome == PushOutcome::gap && reply.want == 0) return Unexpected{DecodeError::lacks_a_part};
    if ((reply.outcome == PushOutcome::refused || reply.outcome == PushOutcome::fork) && reply.refused_n == 0)
        return Unexpected{DecodeError::lacks_a_part};
    if (reply.outcome == PushOutcome::skew && reply.now_ms == 0) return Unexpected{DecodeError::lacks_a_part};
    return reply;
}

std::string pull_query(const PullRequest& request) {
    std::string out = "cursor=";
    append_unsigned(out, request.cursor);
    out += "&limit=";
    append_unsigned(out, request.limit);
    return out;
}

Result<PullRequest, DecodeError> decode_pull_query(std::string_view query) {
    PullRequest request;
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        const std::size_t equals = pair.find('=');
        if (equals == pair.npos) continue;
        const std::string_view key = pair.substr(0, equals);
        if (key != "cursor" && key != "limit") continue; // a later release may ask for more
        const auto value = decimal_from(pair.substr(equals + 1));
        if (!value) return Unexpected{DecodeError::wrong_number};
        if (key == "cursor")
            request.cursor = *value;
        else
            request.limit =
                static_cast<std::uint32_t>(std::min<std::uint64_t>(std::max<std::uint64_t>(*value, 1), wire_ops_max));
    }
    return request;
}

std::string encode_pull_reply(const PullReply& reply) {
    std::string out = "{";
    append_json_key(out, "now");
    append_json_integer(out, reply.now_ms);
    append_number(out, "head", reply.head);
    if (reply.outcome == PullOutcome::upgrade) append_number(out, "min_proto", reply.min_proto);
    if (reply.outcome == PullOutcome::busy) append_number(out, "retry_after", reply.retry_after_s);
    if (reply.outcome == PullOutcome::ops) {
        append_number(out, "cursor", reply.cursor);
        append_json_key(out, "more");
        out += reply.more ? "true" : "false";
        append_check(out, reply.check);
        append_json_key(out, "ops");
        out += '[';
        for (const WireOp& op : reply.ops) {
            if (out.back() != '[') out += ",\n";
            append_with(out, op.text, op.seq, op.id.session);
        }
        out += ']';
    }
    out += '}';
    return out;
}

Result<PullReply, DecodeError> decode_pull_reply(int status, std::string_view body) {
    const auto outcome = pull_outcome(status);
    if (!outcome) return Unexpected{DecodeError::wrong_status};
    PullReply reply{.outcome = *outcome};
    if (reply.outcome != PullOutcome::ops) {
        const Json object = lenient_object(body);
        if (!dom::take(object, "now", reply.now_ms) || !dom::take(object, "head", reply.head) ||
            !dom::take(object, "min_proto", reply.min_proto) || !dom::take(object, "retry_after", reply.retry_after_s))
            return Unexpected{DecodeError::wrong_number};
        return reply;
    }
    auto object = dom::parse_object(body);
    if (!object) return Unexpected{object.error()};
    if (!dom::part(*object, "cursor")) return Unexpected{DecodeError::lacks_a_part};
    if (!dom::take(*object, "now", reply.now_ms) || !dom::take(*object, "head", reply.head) ||
        !dom::take(*object, "cursor", reply.cursor))
        return Unexpected{DecodeError::wrong_number};
    if (!dom::take(*object, "more", reply.more)) return Unexpected{DecodeError::wrong_type};
    const Json* check = dom::part(*object, "check");
    const auto xored = check && check->is_object() ? dom::session(*check, "xor") : std::nullopt;
    if (!xored || !dom::take(*check, "count", reply.check.count)) return Unexpected{DecodeError::wrong_type};
    reply.check.xored = *xored;
    const auto ops = object->find("ops");
    if (ops == object->end() || !ops->is_array()) return Unexpected{DecodeError::lacks_a_part};
    auto read = read_pulled(*ops);
    if (!read) return Unexpected{read.error()};
    reply.ops = std::move(*read);
    return reply;
}

} // namespace crm
