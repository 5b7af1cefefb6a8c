#include "core/formats/export_json.hpp"

#include <algorithm>
#include <array>

#include "core/base/text_append.hpp"
#include "core/formats/base64.hpp"
#include "core/formats/export_line.hpp"
#include "core/formats/json_dom.hpp"
#include "core/formats/json_text.hpp"
#include "core/record/stamp_text.hpp"

namespace crm {

namespace {
constexpr std::size_t header_bytes_max = 64 * 1024;
constexpr std::size_t record_bytes_max = 64 * 1024 * 1024;
constexpr std::size_t problems_max = 1000;

// ---- writing --------------------------------------------------------------------------------------------------------

void append_moment(std::string& out, Moment moment) { // RFC 3339, UTC, to the second
    const Date date = date_of(moment);
    const CivilDate civil = civil_of(date);
    const std::int64_t second = (moment.ms - std::int64_t{date.days} * 86400000) / 1000;
    append_integer(out, civil.year, 4);
    out += '-';
    append_unsigned(out, civil.month, 2);
    out += '-';
    append_unsigned(out, civil.day, 2);
    out += 'T';
    append_integer(out, second / 3600, 2);
    out += ':';
    append_integer(out, second / 60 % 60, 2);
    out += ':';
    append_integer(out, second % 60, 2);
    out += 'Z';
}

void append_quoted_stamp(std::string& out, Stamp stamp) {
    out += '"';
    append_stamp(out, stamp);
    out += '"';
}

// The stamp that a record's line says once: that of its beginning, else its earliest.
Stamp stamp_of_line(std::span<const Op> row, const Schema& schema) {
    Stamp earliest;
    for (const Op& op : row) {
        if (op.kind != OpKind::set) continue;
        if (schema.field(op.entity, op.field).key == "created_at") return op.at;
        if (!earliest || op.at < earliest) earliest = op.at;
    }
    return earliest;
}

void append_cells(std::string& out, std::span<const Op> row, const Schema& schema) {
    bool is_begun = false;
    for (const Op& op : row) {
        if (op.kind != OpKind::set) continue;
        if (!is_begun) {
            append_json_key(out, "v");
            out += '{';
            is_begun = true;
        }
        const FieldDef& field = schema.field(op.entity, op.field);
        append_json_key(out, field.key);
        append_value(out, op.value, field.type);
    }
    if (is_begun) out += '}';
}

void append_own_stamps(std::string& out, std::span<const Op> row, const Schema& schema, Stamp at) {
    bool is_begun = false;
    for (const Op& op : row) {
        if (op.kind != OpKind::set || op.at == at) continue;
        if (!is_begun) {
            append_json_key(out, "s");
            out += '{';
            is_begun = true;
        }
        append_json_key(out, schema.field(op.entity, op.field).key);
        append_quoted_stamp(out, op.at);
    }
    if (is_begun) out += '}';
}

// Additions or removals: {"tags":[["…","stamp"],…],…}. Operations of a field stand together.
void append_elements(std::string& out, std::span<const Op> row, const Schema& schema, OpKind kind,
                     std::string_view name) {
    FieldIx field = no_field;
    for (const Op& op : row) {
        if (op.kind != kind) continue;
        if (field == no_field) {
            append_json_key(out, name);
            out += '{';
        }
        if (op.field != field) {
            if (field != no_field) out += ']';
            field = op.field;
            append_json_key(out, schema.field(op.entity, field).key);
            out += '[';
        }
        if (out.back() != '[') out += ',';
        out += '[';
        append_value(out, op.value, schema.field(op.entity, field).type);
        out += ',';
        append_quoted_stamp(out, op.at);
        out += ']';
    }
    if (field != no_field) out += "]}";
}
} // namespace

void append_export_header(std::string& out, const ExportHeader& header) {
    out += "{\"wasl\":";
    append_unsigned(out, header.version);
    out += ",\"dataset\":";
    append_json_string(out, header.dataset);
    out += ",\"made\":\"";
    append_moment(out, header.made);
    out += "\",\"records\":[";
}

void append_export_record(std::string& out, std::span<const Op> row, const Schema& schema) {
    const Stamp at = stamp_of_line(row, schema);
    out += "{\"e\":";
    append_json_string(out, schema.entity(row[0].entity).key);
    out += ",\"id\":\"";
    append_text(out, row[0].record);
    out += '"';
    if (at) {
        append_json_key(out, "at");
        append_quoted_stamp(out, at);
    }
    append_cells(out, row, schema);
    append_own_stamps(out, row, schema, at);
    append_elements(out, row, schema, OpKind::add, "sets");
    append_elements(out, row, schema, OpKind::remove, "gone");
    out += '}';
}

void append_export_op(std::string& out, std::string_view waiting_op) {
    out += "{\"op\":";
    out += waiting_op;
    out += '}';
}

void append_export_block(std::string& out, BytesView block) {
    out += "{\"block\":\"";
    append_base64(out, block);
    out += "\"}";
}

void append_export_piece(std::string& out, BytesView piece) {
    out += "{\"piece\":\"";
    append_base64(out, piece);
    out += "\"}";
}

std::string_view name_of(ExportError error) {
    constexpr std::string_view names[] = {"not_ours", "newer_format", "truncated"};
    return names[static_cast<std::size_t>(error)];
}

// ---- reading the file -----------------------------------------------------------------------------------------------

namespace {
std::optional<Moment> moment_from(std::string_view text) {
    if (text.size() != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
        text[16] != ':' || text[19] != 'Z')
        return {};
    const auto number = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (const char c : text.substr(at, count))
            value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
        return value;
    };
    const int year = number(0, 4), month = number(5, 2), day = number(8, 2), hour = number(11, 2),
              minute = number(14, 2), second = number(17, 2);
    if (year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0) return {};
    const CivilDate civil{year, static_cast<unsigned>(month), static_cast<unsigned>(day)};
    if (!is_valid(civil)) return {};
    return Moment{std::int64_t{date_of(civil).days} * 86400000 + ((hour * 60 + minute) * 60 + second) * 1000};
}

// The bytes that can begin or end something.
constexpr auto is_structural = [] {
    std::array<bool, 256> table{};
    for (const char c : {'"', '\\', '{', '}', '[', ']', '\n'}) table[static_cast<unsigned char>(c)] = true;
    return table;
}();

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
} // namespace

Result<void, ExportError> ExportReader::feed(BytesView bytes, const OnLine& on_line) {
    while (!bytes.empty()) {
        switch (m_part) {
        case Part::header:
            if (const auto taken = feed_header(bytes); !taken) return taken;
            break;
        case Part::records: feed_records(bytes, on_line); break;
        case Part::tail:
        case Part::done: feed_tail(bytes); break;
        }
    }
    return {};
}

Result<void, ExportError> ExportReader::finish() {
    if (m_part == Part::done) return {};
    const bool is_begun = m_part != Part::header || m_pending.starts_with("{\"wasl\":");
    return Unexpected{is_begun ? ExportError::truncated : ExportError::not_ours};
}

// Takes bytes up to the first list; before it stand a few words about the file.
Result<void, ExportError> ExportReader::feed_header(BytesView& bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        m_line += c == '\n';
        if (m_pending.empty() && (is_blank_byte(c) || c == '\xef' || c == '\xbb' || c == '\xbf'))
            continue; // a byte order mark
        m_pending += c;
        if (m_pending[0] != '{' || m_pending.size() > header_bytes_max) return Unexpected{ExportError::not_ours};
        if (m_after_escape)
            m_after_escape = false;
        else if (m_in_string) {
            m_in_string = c != '"';
            m_after_escape = c == '\\';
        } else if (c == '"')
            m_in_string = true;
        else if (c == '{')
            ++m_depth;
        else if (c == '}' || c == ']')
            --m_depth;
        else if (c == '[' && ++m_depth == 2) {
            const auto header = dom::parse_object(m_pending + "]}");
            if (!header) return Unexpected{ExportError::not_ours};
            if (!dom::part(*header, "records")) continue; // another list
            const auto version = dom::natural(*header, "wasl");
            if (!version || *version == 0) return Unexpected{ExportError::not_ours};
            if (*version > 1) return Unexpected{ExportError::newer_format};
            m_header.dataset = dom::words(*header, "dataset").value_or("");
            m_header.made = moment_from(dom::words(*header, "made").value_or("")).value_or(Moment{});
            m_pending.clear();
            m_depth = 0;
            m_part = Part::records;
            bytes.remove_prefix(i + 1);
            return {};
        }
        if (m_depth <= 0) return Unexpected{ExportError::not_ours};
    }
    bytes = {};
    return {};
}

void ExportReader::feed_records(BytesView& bytes, const OnLine& on_line) {
    while (!bytes.empty()) {
        if (m_depth == 0) {
            bytes.remove_prefix(start_of_record(bytes));
            if (m_part != Part::records) return;
            continue;
        }
        const std::size_t end = end_of_record(bytes);
        if (!m_is_broken) m_pending.append(bytes, 0, end);
        bytes.remove_prefix(end);
        if (m_is_broken) {
            give_up_record(DecodeError::not_json);
        } else if (m_depth == 0) {
            m_is_one_per_line = m_record_count == 0 ? !m_has_newline : m_is_one_per_line && !m_has_newline;
            end_record(m_pending, on_line);
            m_pending.clear();
        } else if (m_pending.size() > record_bytes_max) {
            give_up_record(DecodeError::too_long);
        }
    }
}

// How many bytes stand before the next record, or up to the end of the list.
std::size_t ExportReader::start_of_record(BytesView bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c == '\n') {
            ++m_line;
            m_is_stray = false;
        }
        if (is_blank_byte(c) || m_is_stray) continue;
        if (c == '{') {
            m_depth = m_deepest = 1;
            m_record_line = m_line;
            m_has_newline = m_in_string = m_after_escape = false;
            m_pending = '{';
            return i + 1;
        }
        if (c == ']') {
            m_part = Part::tail;
            return i + 1;
        }
        if (c == ',') continue;
        report(m_line, DecodeError::stray_text);
        m_is_stray = true; // the rest of the line
    }
    return bytes.size();
}

// How many bytes still belong to the record; m_depth is 0 afterwards when its end was among them.
std::size_t ExportReader::end_of_record(BytesView bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (!is_structural[static_cast<unsigned char>(c)]) { // most bytes
            m_after_escape = false;
            continue;
        }
        if (c == '\n') {
            ++m_line;
            m_has_newline = true;
            if (m_is_one_per_line || m_in_string) { // no JSON has a line break inside quotes
                m_is_broken = true;
                return i + 1;
            }
        }
        if (m_in_string) {
            if (m_after_escape)
                m_after_escape = false;
            else if (c == '\\')
                m_after_escape = true;
            else if (c == '"')
                m_in_string = false;
        } else if (c == '"')
            m_in_string = true;
        else if (c == '{' || c == '[')
            m_deepest = std::max(m_deepest, ++m_depth);
        else if ((c == '}' || c == ']') && --m_depth == 0)
            return i + 1;
    }
    return bytes.size();
}

void ExportReader::end_record(BytesView text, const OnLine& on_line) {
    ++m_record_count;
    if (m_deepest > dom::depth_max) return report(m_record_line, DecodeError::too_deep);
    m_record.line = m_record_line;
    m_record.ops.clear();
    m_record.waiting.clear();
    m_record.block.clear();
    m_record.piece.clear();
    if (!read_plain_line(text, *m_schema, m_record.ops)) {
        m_record = {.line = m_record_line};
        for (const DecodeError error : read_line(text, *m_schema, m_record)) report(m_record_line, error);
    }
    if (!m_record.piece.empty()) --m_record_count; // it is part of one
    if (!m_record.ops.empty() || !m_record.waiting.empty() || !m_record.block.empty() || !m_record.piece.empty())
        on_line(m_record);
}

void ExportReader::give_up_record(DecodeError error) {
    report(m_record_line, error);
    ++m_record_count;
    m_is_stray = error == DecodeError::too_long; // the rest of its line is of no use either
    m_pending = {};
    m_depth = 0;
    m_is_broken = m_in_string = m_after_escape = false;
}

void ExportReader::feed_tail(BytesView& bytes) {
    for (const char c : bytes) {
        m_line += c == '\n';
        if (is_blank_byte(c)) continue;
        if (m_part == Part::tail && c == '}')
            m_part = Part::done;
        else if (!m_is_stray) {
            report(m_line, DecodeError::stray_text);
            m_is_stray = true;
        }
    }
    bytes = {};
}

void ExportReader::report(std::size_t line, DecodeError error) {
    ++m_problem_count;
    if (m_problems.size() < problems_max) m_problems.push_back({line, error});
}

} // namespace crm
