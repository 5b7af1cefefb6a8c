#include "core/sync/server.hpp"

#include <algorithm>

#include "core/formats/op_content.hpp"
#include "core/record/erased_op.hpp"

namespace crm {

namespace {
constexpr std::uint32_t patience_s = 5; // when the disk is busy or full

std::size_t text_bytes(const PushRequest& request) {
    std::size_t bytes = 0;
    for (const WireOp& op : request.ops) bytes += op.text.size() + 2;
    return bytes;
}

std::string_view entity_key(const DecodedOp& op, const Schema& schema) {
    const Op* known = std::get_if<Op>(&op);
    return known ? schema.entity(known->entity).key : std::string_view{};
}
} // namespace

// Whether an operation is fit to be taken, whatever its number.
struct SyncServer::Judged {
    bool is_ahead = false;
    std::string refusal{};
    RecordId record{};
    bool erases = false;      // the record, for good
    bool is_personal = false; // what an erased record may not have
};

SyncServer::Judged SyncServer::judge(const User& user, const WireOp& op, Moment now) const {
    if (op.text.size() > m_rules.op_bytes_max) return {.refusal = std::string(name_of(DecodeError::too_long))};
    const auto decoded = decode_op(op.text, op.id.session, m_schema);
    if (!decoded) return {.refusal = std::string(name_of(decoded.error()))};
    if (!may(user, Action::write, entity_key(*decoded, m_schema))) return {.refusal = "not_allowed"};
    Judged judged{.is_ahead = op.at.moment().ms > now.ms + m_rules.skew_ms_max};
    if (const Op* known = std::get_if<Op>(&*decoded)) {
        judged.record = known->record;
        judged.erases = m_schema.field(known->entity, known->field).key == "erased_at" && !is_missing(known->value);
        judged.is_personal = has_personal_value(*known, m_schema);
    } else {
        judged.record = std::get<UnknownOp>(*decoded).record;
        judged.is_personal = true; // nobody here knows what it says
    }
    return judged;
}

// The texts of an erased record's operations, without what is personal in them.
ServerTransaction::Emptied SyncServer::emptied(RecordId record) const {
    return [this, record](const WireOp& op) -> std::optional<std::string> {
        const auto decoded = decode_op(op.text, op.id.session, m_schema);
        if (!decoded) return {};
        const Op* known = std::get_if<Op>(&*decoded);
        const RecordId its = known ? known->record : std::get<UnknownOp>(*decoded).record;
        if (its != record || (known && !has_personal_value(*known, m_schema))) return {};
        return without_value(op.text);
    };
}

// Answers whether what was appended is to be kept. What came before a refused operation is; a fork, a gap or stamps
// from the future concern the sender as a whole, and leave nothing behind.
bool SyncServer::take(const User& user, const PushRequest& request, ServerTransaction& transaction,
                      PushReply& reply) const {
    const std::uint64_t last = transaction.last_n(request.session);
    std::uint64_t present = last;
    for (const WireOp& op : request.ops) {
        const Hash128 content = content_of(op.text);
        if (op.id.n <= last) {
            const Hash128 kept = transaction.content_of(op.id);
            if (kept == content || kept.is_zero() || content.is_zero())
                continue; // an answer of ours was lost on the way
            reply.outcome = PushOutcome::fork;
            reply.refused_n = op.id.n;
            return false;
        }
        if (op.id.n != present + 1) {
            reply.outcome = PushOutcome::gap;
            reply.want = present + 1;
            return false;
        }
        const Judged judged = judge(user, op, {reply.now_ms});
        if (judged.is_ahead) {
            reply.outcome = PushOutcome::skew;
            return false;
        }
        if (!judged.refusal.empty()) {
            reply.outcome = PushOutcome::refused;
            reply.refused_n = op.id.n;
            reply.why = judged.refusal;
            break;
        }
        WireOp taken = op;
        if (judged.is_personal && transaction.is_erased(judged.record)) {
            taken.text = without_value(op.text).value_or(op.text);
            transaction.append(taken, {});
        } else {
            transaction.append(taken, content);
        }
        if (judged.erases && !transaction.is_erased(judged.record))
            transaction.erase(judged.record, emptied(judged.record));
        present = op.id.n;
    }
    reply.acked[request.session] = present;
    reply.head = transaction.head();
    return true;
}

PushReply SyncServer::push(const User& user, const PushRequest& request) {
    PushReply reply{.now_ms = m_now().ms};
    if (request.proto < m_rules.min_proto || request.proto > wire_protocol) {
        reply.outcome = PushOutcome::upgrade;
        reply.min_proto = m_rules.min_proto;
        return reply;
    }
    if (request.ops.size() > m_rules.ops_max || (request.ops.size() > 1 && text_bytes(request) > m_rules.bytes_max)) {
        reply.outcome = PushOutcome::too_big;
        return reply;
    }
    const PushReply before = reply;
    const auto kept = m_store.transact([&](ServerTransaction& transaction) {
        reply = before; // a store may run the work again
        return take(user, request, transaction, reply);
    });
    if (!kept) {
        reply = before;
        reply.outcome = PushOutcome::busy;
        reply.retry_after_s = patience_s;
    }
    return reply;
}

PullReply SyncServer::pull(const User& user, const PullRequest& request) {
    PullReply reply{.now_ms = m_now().ms};
    if (!may(user, Action::read, {})) {
        reply.outcome = PullOutcome::denied;
        return reply;
    }
    const std::size_t limit = std::clamp<std::size_t>(request.limit, 1, m_rules.ops_max);
    auto page = m_store.read(request.cursor, limit, m_rules.page_bytes_max);
    if (!page) {
        reply.outcome = PullOutcome::busy;
        reply.retry_after_s = patience_s;
        return reply;
    }
    reply.ops = std::move(page->ops);
    reply.cursor = page->cursor;
    reply.head = page->head;
    reply.more = page->cursor < page->head;
    reply.check = page->check;
    return reply;
}

} // namespace crm
