// An operation as JSON, on the wire, in the journal and where it waits for a release that understands it:
//
//     {"n":12,"h":"1763760000000-0","e":"person","r":"00c0ffee00c0ffee-1","f":"name","v":"سارة"}
//
//     s     the session, where it is not the batch's        k     "add" or "remove"; a set has none
//     n     the number in the session                       e r f entity, record, field
//     h     the stamp, without its session                  v     the value; null or none empties the cell
//     by    the stamp's session, where it is not the op's   seen  of a remove: the additions it has seen, as full
//     stamps
//
// Values: numbers as integers, from 2^53 on as strings; money {"m":minor,"c":"SAR"}; a reference as the id's text; an
// address
// {"st","di","ci","re","pc","co"}; everything else a string. What a context knows already is left out and filled in
// again.
#pragma once
#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.hpp"
#include "core/formats/decode_error.hpp"
#include "core/record/op.hpp"

namespace crm {

// What the surrounding batch says once for all its operations.
struct OpContext {
    Session session = 0;
    Stamp at{};
    std::uint64_t n = 0;
    EntityIx entity = no_entity;
    RecordId record{};
};
// What the operation after `op` may leave out.
constexpr OpContext context_after(const Op& op) { return {op.id.session, op.at, op.id.n + 1, op.entity, op.record}; }

// An operation on an entity, field, kind or choice that this release does not know. It waits, is kept and is passed on.
struct UnknownOp {
    OpId id;
    Stamp at;
    RecordId record;
    std::string
        text; // the object as it came, with session, number and stamp filled in: decode_op needs no context for it
    bool operator==(const UnknownOp&) const = default;
};
using DecodedOp = std::variant<Op, UnknownOp>;

void append_op(std::string& out, const Op& op, const Schema& schema, const OpContext& context = {});
void append_value(std::string& out, const Value& value, FieldType type);

// Never trusts the text: any bytes give an operation, one that waits, or the exact error.
Result<DecodedOp, DecodeError> decode_op(std::string_view text, const OpContext& context, const Schema& schema);
inline Result<DecodedOp, DecodeError> decode_op(std::string_view text, Session session, const Schema& schema) {
    return decode_op(text, OpContext{.session = session}, schema);
}
inline Result<DecodedOp, DecodeError> decode_op(std::string_view text, const Schema& schema) {
    return decode_op(text, OpContext{}, schema);
}

} // namespace crm
