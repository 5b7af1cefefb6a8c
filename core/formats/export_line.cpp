#include "core/formats/export_line.hpp"

#include <algorithm>

#include "core/base/text_append.hpp"
#include "core/formats/base64.hpp"
#include "core/formats/json_dom.hpp"
#include "core/record/stamp_text.hpp"

namespace crm {

namespace {
using dom::Json;

class LineReader {
public:
    LineReader(const Schema& schema, ExportLine& line) : m_schema(schema), m_line(line) {}

    // A part that cannot be read is an error, but the others are taken all the same.
    void read(const Json& object) {
        if (const Json* op = dom::part(object, "op")) return read_waiting_op(*op);
        if (const Json* block = dom::part(object, "block")) return read_waiting_block(*block);
        if (const Json* piece = dom::part(object, "piece")) return read_piece(*piece);
        const auto entity = dom::words(object, "e"), id_text = dom::words(object, "id");
        const auto id = id_text ? id_from(*id_text) : std::nullopt;
        if (!entity) return fail(DecodeError::lacks_a_part);
        if (!id) return fail(DecodeError::wrong_record);
        m_entity_key = *entity;
        m_entity = m_schema.entity(*entity);
        m_id = *id;
        if (const Json* at = dom::part(object, "at")) m_at = stamp_of(*at);
        read_cells(object);
        read_elements(object, "sets", OpKind::add);
        read_elements(object, "gone", OpKind::remove);
        // A row keeps its first stamp for all cells and others only where they differ, so the line's own come first.
        std::ranges::stable_partition(m_line.ops, [&](const Op& op) { return op.at == m_at; });
    }

    std::vector<DecodeError>& errors() { return m_errors; }

private:
    void fail(DecodeError error) { m_errors.push_back(error); }

    Stamp stamp_of(const Json& node) {
        const auto text = dom::words(node);
        const auto stamp = text ? stamp_from(*text) : std::nullopt;
        if (!stamp) fail(DecodeError::wrong_stamp);
        return stamp.value_or(Stamp{});
    }

    void read_waiting_op(const Json& node) {
        if (!node.is_object()) return fail(DecodeError::not_an_object);
        auto decoded = dom::read_op(node, OpContext{}, m_schema);
        if (!decoded) return fail(decoded.error());
        if (Op* op = std::get_if<Op>(&*decoded))
            m_line.ops.push_back(std::move(*op));
        else
            m_line.waiting.push_back(std::move(std::get<UnknownOp>(*decoded).text));
    }

    void read_waiting_block(const Json& node) {
        const auto text = dom::words(node);
        auto block = text ? base64_from(*text) : std::nullopt;
        if (!block) return fail(DecodeError::wrong_type);
        m_line.block = std::move(*block);
    }

    void read_piece(const Json& node) {
        const auto text = dom::words(node);
        auto piece = text ? base64_from(*text) : std::nullopt;
        if (!piece) return fail(DecodeError::wrong_type);
        m_line.piece = std::move(*piece);
    }

    // A part of the record that is an object, or nothing.
    const Json* object_part(const Json& object, const char* key) {
        const Json* node = dom::part(object, key);
        if (!node || node->is_object()) return node;
        fail(DecodeError::wrong_type);
        return nullptr;
    }

    void read_cells(const Json& object) {
        const Json* cells = object_part(object, "v");
        const Json* stamps = object_part(object, "s");
        if (!cells) return;
        for (auto cell = cells->begin(); cell != cells->end(); ++cell) {
            const Json* own = stamps ? dom::part(*stamps, cell.key().c_str()) : nullptr;
            const Stamp at = own ? stamp_of(*own) : m_at;
            if (at)
                take(OpKind::set, cell.key(), cell.value(), at);
            else if (!own)
                fail(DecodeError::lacks_a_part);
        }
    }

    void read_elements(const Json& object, const char* name, OpKind kind) {
        const Json* fields = object_part(object, name);
        if (!fields) return;
        for (auto field = fields->begin(); field != fields->end(); ++field) {
            if (!field.value().is_array()) {
                fail(DecodeError::wrong_type);
                continue;
            }
            for (const Json& pair : field.value()) {
                if (!pair.is_array() || pair.size() != 2) {
                    fail(DecodeError::wrong_type);
                    continue;
                }
                if (const Stamp at = stamp_of(pair[1])) take(kind, field.key(), pair[0], at);
            }
        }
    }

    void take(OpKind kind, const std::string& field_key, const Json& node, Stamp at) {
        const FieldIx field = m_entity == no_entity ? no_field : m_schema.field(m_entity, field_key);
        if (field == no_field) return wait(kind, field_key, node, at);
        const FieldDef& def = m_schema.field(m_entity, field);
        if (is_several(def) == (kind == OpKind::set)) return fail(DecodeError::wrong_kind);
        Op op{.at = at, .kind = kind, .entity = m_entity, .field = field, .record = m_id};
        switch (dom::read_value(node, def, op.value)) {
        case dom::Read::wrong: return fail(DecodeError::wrong_value);
        case dom::Read::unknown: return wait(kind, field_key, node, at);
        case dom::Read::right: break;
        }
        if (kind != OpKind::set && is_missing(op.value)) return fail(DecodeError::wrong_value);
        if (kind == OpKind::remove) op.seen.push_back(at);
        m_line.ops.push_back(std::move(op));
    }

    void wait(OpKind kind, const std::string& field_key, const Json& node, Stamp at) {
        Json op = Json::object();
        std::string text;
        append_hex(text, at.session, 16);
        op["s"] = text;
        text.clear();
        append_time(text, at);
        op["h"] = text;
        op["e"] = m_entity_key;
        op["r"] = crm::text_of(m_id);
        op["f"] = field_key;
        op["v"] = node;
        if (kind == OpKind::add) op["k"] = "add";
        if (kind == OpKind::remove) {
            op["k"] = "remove";
            op["seen"] = Json::array({crm::text_of(at)});
        }
        m_line.waiting.push_back(dom::text_of(op));
    }

    const Schema& m_schema;
    ExportLine& m_line;
    std::vector<DecodeError> m_errors;
    std::string m_entity_key;
    EntityIx m_entity = no_entity;
    RecordId m_id;
    Stamp m_at;
};
} // namespace

std::vector<DecodeError> read_line(std::string_view text, const Schema& schema, ExportLine& line) {
    const auto object = dom::parse_shallow_object(text);
    if (!object) return {object.error()};
    LineReader reader(schema, line);
    reader.read(*object);
    return std::move(reader.errors());
}

} // namespace crm
