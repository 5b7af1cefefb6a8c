#include "core/formats/op_json.hpp"

#include "core/formats/json_dom.hpp"
#include "core/formats/json_text.hpp"
#include "core/record/stamp_text.hpp"

namespace crm {

namespace {
void append_address(std::string& out, const Address& address) {
    out += '{';
    for (const dom::AddressPart& each : dom::address_parts) {
        if ((address.*each.part).empty()) continue;
        append_json_key(out, each.key);
        append_json_string(out, address.*each.part);
    }
    out += '}';
}

void append_money(std::string& out, const Money& money) {
    out += "{\"m\":";
    append_json_integer(out, money.minor);
    if (money.currency) {
        out += ",\"c\":\"";
        out += std::string_view(letters_of(money.currency));
        out += '"';
    }
    out += '}';
}

void append_quoted_id(std::string& out, Id id) {
    out += '"';
    append_text(out, id);
    out += '"';
}

void append_quoted_session(std::string& out, Session session) {
    out += '"';
    append_hex(out, session, 16);
    out += '"';
}

void append_stamp_parts(std::string& out, const Op& op, const OpContext& context) {
    if (op.at == context.at) return;
    append_json_key(out, "h");
    out += '"';
    append_time(out, op.at);
    out += '"';
    if (op.at.session == op.id.session) return;
    append_json_key(out, "by");
    append_quoted_session(out, op.at.session);
}

void append_seen(std::string& out, const std::vector<Stamp>& seen) {
    append_json_key(out, "seen");
    out += '[';
    for (const Stamp& stamp : seen) {
        if (out.back() != '[') out += ',';
        out += '"';
        append_stamp(out, stamp);
        out += '"';
    }
    out += ']';
}
} // namespace

void append_value(std::string& out, const Value& value, FieldType) {
    switch (value.index()) {
    case 0: out += "null"; break;
    case 1: append_json_integer(out, std::get<std::int64_t>(value)); break;
    case 2: append_money(out, std::get<Money>(value)); break;
    case 3: append_json_string(out, std::get<std::string>(value)); break;
    case 4: append_quoted_id(out, std::get<RecordId>(value)); break;
    default: append_address(out, std::get<Address>(value));
    }
}

void append_op(std::string& out, const Op& op, const Schema& schema, const OpContext& context) {
    const FieldDef& field = schema.field(op.entity, op.field);
    out += '{';
    if (op.id.session != context.session) {
        append_json_key(out, "s");
        append_quoted_session(out, op.id.session);
    }
    if (op.id.n != context.n) {
        append_json_key(out, "n");
        append_json_integer(out, static_cast<std::int64_t>(op.id.n));
    }
    append_stamp_parts(out, op, context);
    if (op.kind != OpKind::set) {
        append_json_key(out, "k");
        out += op.kind == OpKind::add ? "\"add\"" : "\"remove\"";
    }
    if (op.entity != context.entity || op.record != context.record) {
        append_json_key(out, "e");
        append_json_string(out, schema.entity(op.entity).key);
        append_json_key(out, "r");
        append_quoted_id(out, op.record);
    }
    append_json_key(out, "f");
    append_json_string(out, field.key);
    append_json_key(out, "v");
    append_value(out, op.value, field.type);
    if (op.kind == OpKind::remove) append_seen(out, op.seen);
    out += '}';
}

namespace dom {

bool is_number_of(FieldType type, std::int64_t number) {
    switch (type) {
    case FieldType::yes_no: return number == 0 || number == 1;
    case FieldType::date: return number > INT32_MIN && number <= INT32_MAX;
    default: return number != INT64_MIN;
    }
}

namespace {
Read read_number(const Json& node, FieldType type, Value& value) {
    const auto number = integer(node);
    if (!number || !is_number_of(type, *number)) return Read::wrong;
    value = *number;
    return Read::right;
}

Read read_money(const Json& node, Value& value) {
    if (!node.is_object()) return Read::wrong;
    Money money;
    const Json* minor = part(node, "m");
    const auto number = minor ? integer(*minor) : std::nullopt;
    if (!number || *number == INT64_MIN) return Read::wrong;
    money.minor = *number;
    std::size_t known = 1;
    if (const Json* currency = part(node, "c")) {
        const auto letters = words(*currency);
        if (!letters) return Read::wrong;
        money.currency = currency_of(*letters);
        if (!money.currency && !letters->empty()) return Read::wrong;
        ++known;
    }
    value = money;
    return known == node.size() ? Read::right : Read::unknown;
}

Read read_address(const Json& node, Value& value) {
    if (!node.is_object()) return Read::wrong;
    Address address;
    std::size_t known = 0;
    for (const AddressPart& each : address_parts) {
        const Json* given = part(node, each.key);
        if (!given) continue;
        const auto text = words(*given);
        if (!text) return Read::wrong;
        for (char c : *text)
            if (c != '\x1f') address.*each.part += c; // columns keep it as the mark between parts
        ++known;
    }
    if (!address.empty()) value = std::move(address);
    return known == node.size() ? Read::right : Read::unknown;
}

Read read_words(const Json& node, const FieldDef& field, Value& value) {
    const auto text = words(node);
    if (!text) return Read::wrong;
    if (field.type == FieldType::choice && !text->empty()) {
        bool is_known = false;
        for (const ChoiceDef& choice : field.choices) is_known = is_known || choice.key == *text;
        if (!is_known) return Read::unknown;
    }
    if (!text->empty()) value = std::string(*text);
    return Read::right;
}

Read read_reference(const Json& node, Value& value) {
    const auto text = words(node);
    const auto id = text ? id_from(*text) : std::nullopt;
    if (!id) return Read::wrong;
    value = *id;
    return Read::right;
}

// Who, which number, when, which record: what delivery needs, whatever the operation says.
struct Head {
    OpId id;
    Stamp at;
    RecordId record;
};

Result<Head, DecodeError> read_head(const Json& object, const OpContext& context) {
    Head head{{context.session, context.n}, context.at, context.record};
    if (part(object, "s")) {
        const auto given = session(object, "s");
        if (!given) return Unexpected{DecodeError::wrong_session};
        head.id.session = *given;
    }
    if (!take(object, "n", head.id.n) || head.id.n > id_n_max) return Unexpected{DecodeError::wrong_number};
    if (const Json* time = part(object, "h")) {
        const auto text = words(*time);
        const auto given = text ? stamp_time_from(*text) : std::nullopt;
        if (!given) return Unexpected{DecodeError::wrong_stamp};
        head.at = {*given, head.id.session};
        if (part(object, "by")) {
            const auto by = session(object, "by");
            if (!by) return Unexpected{DecodeError::wrong_session};
            head.at.session = *by;
        }
    }
    if (!head.at) return Unexpected{DecodeError::lacks_a_part};
    if (const Json* record = part(object, "r")) {
        const auto text = words(*record);
        const auto given = text ? id_from(*text) : std::nullopt;
        if (!given) return Unexpected{DecodeError::wrong_record};
        head.record = *given;
    }
    return head;
}

UnknownOp keep(const Json& object, const Head& head, const OpContext& context, const Schema& schema) {
    Json whole = object;
    std::string text;
    append_hex(text, head.id.session, 16);
    whole["s"] = text;
    if (head.id.n) whole["n"] = head.id.n; // cells of an exported file have none
    text.clear();
    append_time(text, head.at);
    whole["h"] = text;
    if (head.at.session != head.id.session) {
        text.clear();
        append_hex(text, head.at.session, 16);
        whole["by"] = text;
    }
    if (context.entity != no_entity) { // the record of the batch, which the operation itself need not name
        if (!part(object, "e")) whole["e"] = schema.entity(context.entity).key;
        if (!part(object, "r")) whole["r"] = crm::text_of(head.record);
    }
    return {head.id, head.at, head.record, text_of(whole)};
}

Result<std::vector<Stamp>, DecodeError> read_seen(const Json& object) {
    std::vector<Stamp> seen;
    const Json* given = part(object, "seen");
    if (!given) return Unexpected{DecodeError::lacks_a_part};
    if (!given->is_array()) return Unexpected{DecodeError::wrong_seen};
    for (const Json& each : *given) {
        const auto text = words(each);
        const auto stamp = text ? stamp_from(*text) : std::nullopt;
        if (!stamp) return Unexpected{DecodeError::wrong_seen};
        seen.push_back(*stamp);
    }
    return seen;
}

// Nothing: a kind of a later release.
Result<std::optional<OpKind>, DecodeError> read_kind(const Json& object) {
    const Json* kind = part(object, "k");
    if (!kind) return OpKind::set;
    const auto text = words(*kind);
    if (!text) return Unexpected{DecodeError::wrong_kind};
    if (*text == "set") return OpKind::set;
    if (*text == "add") return OpKind::add;
    if (*text == "remove") return OpKind::remove;
    return std::nullopt;
}
} // namespace

Read read_value(const Json& node, const FieldDef& field, Value& value) {
    value = {};
    if (node.is_null()) return Read::right;
    switch (shape_of(field.type)) {
    case Shape::number: return read_number(node, field.type, value);
    case Shape::money: return read_money(node, value);
    case Shape::record: return read_reference(node, value);
    case Shape::address: return read_address(node, value);
    default: return read_words(node, field, value);
    }
}

Result<DecodedOp, DecodeError> read_op(const Json& object, const OpContext& context, const Schema& schema) {
    const auto head = read_head(object, context);
    if (!head) return Unexpected{head.error()};
    const auto kind = read_kind(object);
    if (!kind) return Unexpected{kind.error()};
    Op op{.id = head->id, .at = head->at, .entity = context.entity, .record = head->record};
    const Json* entity = part(object, "e");
    if (entity) {
        const auto key = words(*entity);
        if (!key) return Unexpected{DecodeError::wrong_type};
        op.entity = schema.entity(*key);
    }
    if (!*kind || op.entity == no_entity) return keep(object, *head, context, schema);
    op.kind = **kind;
    if (!op.record) return Unexpected{DecodeError::lacks_a_part};
    const Json* field_key = part(object, "f");
    if (!field_key) return Unexpected{DecodeError::lacks_a_part};
    const auto key = words(*field_key);
    if (!key) return Unexpected{DecodeError::wrong_type};
    op.field = schema.field(op.entity, *key);
    if (op.field == no_field) return keep(object, *head, context, schema);

    const FieldDef& field = schema.field(op.entity, op.field);
    if (is_several(field) == (op.kind == OpKind::set)) return Unexpected{DecodeError::wrong_kind};
    if (const Json* given = part(object, "v")) {
        const Read read = read_value(*given, field, op.value);
        if (read == Read::wrong) return Unexpected{DecodeError::wrong_value};
        if (read == Read::unknown) return keep(object, *head, context, schema);
    }
    if (op.kind == OpKind::set) return op;
    if (is_missing(op.value)) return Unexpected{DecodeError::wrong_value};
    if (op.kind == OpKind::add) return op;
    auto seen = read_seen(object);
    if (!seen) return Unexpected{seen.error()};
    op.seen = std::move(*seen);
    return op;
}

} // namespace dom

Result<DecodedOp, DecodeError> decode_op(std::string_view text, const OpContext& context, const Schema& schema) {
    const auto object = dom::parse_object(text);
    if (!object) return Unexpected{object.error()};
    return dom::read_op(*object, context, schema);
}

} // namespace crm
