// The messages of record/wire.hpp as JSON bodies and HTTP statuses. Parts of an operation that this release does not
// know
// (`key` id, `aad`, `pad`, an encrypted body) stay in WireOp::text untouched and are passed on.
#pragma once
#include "core/formats/op_json.hpp"
#include "core/record/wire.hpp"

namespace crm {

WireOp wire_op_of(const Op& op, const Schema& schema);
// One that waits: its text names its session, which the batch does already.
Result<WireOp, DecodeError> wire_op_of(const UnknownOp& op);

std::string encode_push(const PushRequest& request);
Result<PushRequest, DecodeError> decode_push(std::string_view body);

std::string encode_push_reply(const PushReply& reply); // the body; http_status(reply.outcome) is the status
Result<PushReply, DecodeError> decode_push_reply(int status, std::string_view body);

std::string pull_query(const PullRequest& request); // "cursor=12&limit=1000"
Result<PullRequest, DecodeError> decode_pull_query(std::string_view query);

std::string encode_pull_reply(const PullReply& reply);
Result<PullReply, DecodeError> decode_pull_reply(int status, std::string_view body);

} // namespace crm
