#include "core/formats/op_content.hpp"

#include "core/formats/json_dom.hpp"
#include "core/record/stamp_text.hpp"

namespace crm {

Hash128 content_of(std::string_view op_text) {
    auto object = dom::parse_object(op_text);
    if (!object || dom::part(*object, "key")) return {};
    for (const char* stamped : {"s", "q", "h", "by", "seen"}) object->erase(stamped);
    return content_hash(dom::text_of(*object));
}

Result<WireOp, DecodeError> rewritten(std::string_view op_text, OpId id, Stamp at) {
    auto object = dom::parse_object(op_text);
    if (!object) return Unexpected{object.error()};
    object->erase("s");
    object->erase("by");
    (*object)["n"] = id.n;
    std::string text;
    append_time(text, at);
    (*object)["h"] = text;
    if (at.session != id.session) {
        text.clear();
        append_hex(text, at.session, 16);
        (*object)["by"] = text;
    }
    return WireOp{.id = id, .at = at, .text = dom::text_of(*object)};
}

std::optional<std::string> without_value(std::string_view op_text) {
    auto object = dom::parse_object(op_text);
    if (!object) return {};
    const dom::Json* value = dom::part(*object, "v");
    const bool has_kind = dom::part(*object, "k") != nullptr; // of a field with several values, which knows no nothing
    if (!value || value->is_null() || (has_kind && *value == " ")) return {};
    if (has_kind)
        (*object)["v"] = " ";
    else
        (*object)["v"] = nullptr;
    return dom::text_of(*object);
}

} // namespace crm
