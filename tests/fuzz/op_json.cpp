// Any bytes as an operation, a journal entry, a push or a pull: an exact error, or something that survives being
// written again.
#include <cstdint>
#include <cstdlib>

#include "core/formats/journal_json.hpp"
#include "core/formats/wire_json.hpp"
#include "tests/support/world.hpp"

using namespace crm;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView bytes(reinterpret_cast<const char*>(data), size);
    const Schema& schema = test::built_in_schema();
    if (const auto decoded = decode_op(bytes, Session{7}, schema)) {
        if (const Op* op = std::get_if<Op>(&*decoded)) {
            Tables tables(schema);
            tables.apply(*op);
            std::string text;
            append_op(text, *op, schema);
            const auto back = decode_op(text, schema);
            if (!back || !std::holds_alternative<Op>(*back) || std::get<Op>(*back) != *op) std::abort();
        }
    }
    if (const auto entry = decode_entry(bytes, schema)) {
        std::string text;
        append_entry(text, *entry, schema);
        const auto back = decode_entry(text, schema);
        if (!back || back->ops != entry->ops || back->waiting != entry->waiting) std::abort();
    }
    if (const auto request = decode_push(bytes)) {
        const auto back = decode_push(encode_push(*request));
        if (!back || *back != *request) std::abort();
    }
    if (const auto reply = decode_pull_reply(200, bytes)) {
        const auto back = decode_pull_reply(200, encode_pull_reply(*reply));
        if (!back || *back != *reply) std::abort();
    }
    (void)decode_push_reply(200, bytes);
    (void)decode_push_reply(409, bytes);
    (void)decode_pull_query(bytes);
    return 0;
}
