#include "core/app/snapshot_meta.hpp"

#include "core/base/text_append.hpp"
#include "core/record/stamp_text.hpp"

namespace crm {

namespace {
void note(Bytes& out, std::string_view word, std::initializer_list<std::string_view> parts) {
    out += word;
    for (const std::string_view part : parts) {
        out += ' ';
        out += part;
    }
    out += '\n';
}

std::string hex(std::uint64_t value) {
    std::string text;
    append_hex(text, value);
    return text;
}

// The next word of a line; empty at its end.
std::string_view take_word(std::string_view& line) {
    const std::size_t end = line.find(' ');
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(end == line.npos ? line.size() : end + 1);
    return word;
}

void read_restamp(std::string_view line, std::vector<Restamp>& restamps) {
    const auto first = id_from(take_word(line));
    const auto count = hex_from(take_word(line));
    const auto was = stamp_from(take_word(line)), at = stamp_from(take_word(line));
    if (first && count && was && at) restamps.push_back({*first, *count, *was, *at});
}
} // namespace

Bytes encode(const SnapshotMeta& meta) {
    Bytes out;
    note(out, "clock", {hex(meta.clock)});
    note(out, "cursor", {hex(meta.sync.cursor)});
    note(out, "seen", {hex(meta.sync.check.count), hex(meta.sync.check.xored)});
    note(out, "offset", {hex(static_cast<std::uint64_t>(meta.sync.offset_ms))});
    note(out, "unsent", {hex(meta.sync.unsent_lsn)});
    const auto each = [&](std::string_view word, const std::map<Session, std::uint64_t>& numbers) {
        for (const auto& [session, n] : numbers) note(out, word, {hex(session), hex(n)});
    };
    each("own", meta.own);
    each("acked", meta.sync.acked);
    each("echoed", meta.sync.echoed);
    each("closed", meta.sync.closed);
    for (const RefusedOp& refused : meta.sync.refused)
        note(out, "refused", {text_of(refused.id), text_of(refused.record), refused.why});
    for (const Restamp& restamp : meta.restamps)
        note(out, "restamp", {text_of(restamp.first), hex(restamp.count), text_of(restamp.was), text_of(restamp.at)});
    if (meta.must_scrub) note(out, "scrub", {hex(1)});
    return out;
}

std::vector<std::string> lines_of(BytesView text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end != 0) lines.emplace_back(text.substr(0, end));
        if (end == text.npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

SnapshotMeta decode_meta(BytesView bytes) {
    SnapshotMeta meta;
    for (const std::string& whole : lines_of(bytes)) {
        std::string_view line = whole;
        const std::string_view word = take_word(line);
        if (word == "restamp") read_restamp(line, meta.restamps);
        if (word == "refused") {
            const auto id = id_from(take_word(line)), record = id_from(take_word(line));
            if (id) meta.sync.refused.push_back({*id, record.value_or(RecordId{}), std::string(line)});
        }
        const auto first = hex_from(take_word(line)), second = hex_from(take_word(line));
        if (!first) continue;
        if (word == "clock") meta.clock = *first;
        if (word == "scrub") meta.must_scrub = *first != 0;
        if (word == "cursor") meta.sync.cursor = *first;
        if (word == "offset") meta.sync.offset_ms = static_cast<std::int64_t>(*first);
        if (word == "unsent") meta.sync.unsent_lsn = *first;
        if (!second) continue;
        if (word == "seen") meta.sync.check = {*first, *second};
        if (word == "own") meta.own[*first] = *second;
        if (word == "acked") meta.sync.acked[*first] = *second;
        if (word == "echoed") meta.sync.echoed[*first] = *second;
        if (word == "closed") meta.sync.closed[*first] = *second;
    }
    return meta;
}

} // namespace crm
