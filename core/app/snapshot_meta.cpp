#include "core/app/snapshot_meta.hpp"

#include "core/base/text_append.hpp"

namespace crm {

Bytes encode(const SnapshotMeta& meta) {
    Bytes out = "clock ";
    append_hex(out, meta.clock);
    out += "\ncursor ";
    append_hex(out, meta.sync.cursor);
    out += "\noffset ";
    append_hex(out, static_cast<std::uint64_t>(meta.sync.offset_ms));
    const auto each = [&](std::string_view word, const std::map<Session, std::uint64_t>& numbers) {
        for (const auto& [session, n] : numbers) {
            out += word;
            append_hex(out, session);
            out += ' ';
            append_hex(out, n);
        }
    };
    each("\nacked ", meta.sync.acked);
    each("\nown ", meta.own);
    return out + '\n';
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
    for (const std::string& line : lines_of(bytes)) {
        const std::string_view view = line;
        const std::size_t one = view.find(' '), two = view.find(' ', one + 1);
        if (one == view.npos) continue;
        const std::string_view word = view.substr(0, one);
        const auto first = hex_from(view.substr(one + 1, two == view.npos ? two : two - one - 1));
        const auto second = two == view.npos ? std::optional<std::uint64_t>{} : hex_from(view.substr(two + 1));
        if (!first) continue;
        if (word == "clock") meta.clock = *first;
        if (word == "cursor") meta.sync.cursor = *first;
        if (word == "offset") meta.sync.offset_ms = static_cast<std::int64_t>(*first);
        if (word == "acked" && second) meta.sync.acked[*first] = *second;
        if (word == "own" && second) meta.own[*first] = *second;
    }
    return meta;
}

} // namespace crm
