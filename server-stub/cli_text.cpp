#include "server-stub/cli_text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

#include "core/base/utf8.hpp"
#include "server-stub/cli_json.hpp"

namespace crm::cli {

namespace {

struct CodeRange {
    CodePoint first, last;
};

// Marks and controls that take no column (Unicode's Mn, Me and Cf, for the scripts our users write).
constexpr CodeRange without_width[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5},
    {0x05C7, 0x05C7},   {0x0610, 0x061A}, {0x061C, 0x061C}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC},
    {0x06DF, 0x06E4},   {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0898, 0x089F}, {0x08CA, 0x08E1}, {0x08E3, 0x0902},
    {0x093C, 0x093C},   {0x0941, 0x0948}, {0x094D, 0x094D}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
    {0x202A, 0x202E},   {0x2060, 0x206F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    {0xE0100, 0xE01EF},
};
constexpr CodeRange with_two_columns[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

bool is_in(std::span<const CodeRange> ranges, CodePoint c) {
    const auto after = std::ranges::upper_bound(ranges, c, {}, &CodeRange::first);
    return after != ranges.begin() && c <= std::prev(after)->last;
}

std::size_t width_of(CodePoint c) { return is_in(without_width, c) ? 0 : is_in(with_two_columns, c) ? 2 : 1; }

// Controls, and what turns the direction of everything after it.
bool is_obeyed(CodePoint c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0x2028 || c == 0x2029;
}

constexpr std::string_view column_gap = "  ";
// On a terminal that orders Arabic itself, a mark between cells keeps a number from moving in front of the name before
// it.
constexpr std::string_view left_to_right_mark = "\u200E";

} // namespace

std::string filled(std::string_view pattern, std::initializer_list<std::string_view> values) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool is_place = at + 2 < pattern.size() && pattern[at] == '{' && pattern[at + 2] == '}' &&
                              pattern[at + 1] >= '1' && pattern[at + 1] <= '9';
        const std::size_t number = is_place ? static_cast<std::size_t>(pattern[at + 1] - '1') : values.size();
        if (number >= values.size()) {
            text += pattern[at];
            continue;
        }
        text += values.begin()[number];
        at += 2;
    }
    return text;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
    return width;
}

std::string for_terminal(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = next_code_point(text, at);
        if (!is_obeyed(c))
            append_utf8(clean, c);
        else if (c < 0xA0 && !clean.empty() && clean.back() != ' ')
            clean += ' ';
    }
    return clean;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    std::size_t taken = 0, at = 0;
    while (at < text.size()) {
        std::size_t next = at;
        const std::size_t more = width_of(next_code_point(text, next));
        if (taken + more + 1 > width) break;
        taken += more;
        at = next;
    }
    return std::string(text.substr(0, at)) + "…";
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string lines;
    while (true) {
        const std::size_t end = text.find('\n');
        std::string_view paragraph = text.substr(0, end);
        std::size_t column = 0;
        lines.append(paragraph.empty() ? 0 : indent, ' ');
        while (!paragraph.empty()) {
            const std::string_view word = paragraph.substr(0, paragraph.find(' '));
            paragraph.remove_prefix(std::min(paragraph.size(), word.size() + 1));
            const std::size_t wide = display_width(word);
            if (column && indent + column + 1 + wide > width) {
                lines += '\n';
                lines.append(indent, ' ');
                column = 0;
            }
            if (column) lines += ' ';
            column += wide + (column ? 1 : 0);
            lines += word;
        }
        lines += '\n';
        if (end == text.npos) return lines;
        text.remove_prefix(end + 1);
    }
}

bool is_terminal(int file) { return ::isatty(file) == 1; }

std::size_t terminal_width(int file, std::size_t otherwise) {
    winsize size{};
    if (::ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return otherwise;
}

namespace {

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) points += next_code_point(text, at);
    return points;
}

// Insertions, deletions, replacements and swapped neighbours (optimal string alignment).
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before_last, last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before_last[j - 2] + 1);
        }
        before_last = last;
        last = now;
    }
    return last[b.size()];
}

} // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    const std::u32string typed = code_points(word);
    std::string_view best;
    std::size_t least = std::max<std::size_t>(1, (typed.size() + 1) / 3) + 1;
    for (const std::string_view candidate : candidates) {
        std::size_t far = distance(typed, code_points(candidate));
        if (typed.size() >= 2 && candidate.starts_with(word)) far = 1;
        if (far < least) {
            least = far;
            best = candidate;
        }
    }
    return best;
}

TextTable::TextTable(std::vector<std::string> heading) : m_columns(heading.size()) { add(std::move(heading)); }

void TextTable::add(std::vector<std::string> row) {
    row.resize(m_columns.size());
    for (std::size_t c = 0; c < row.size(); ++c) {
        row[c] = for_terminal(row[c]);
        m_columns[c].width = std::max(m_columns[c].width, display_width(row[c]));
    }
    m_rows.push_back(std::move(row));
}

// Takes columns of the terminal away from the widest until the row fits, but never below what tells two values apart;
// then the last columns of the table are left out.
std::vector<TextTable::ColumnShape> TextTable::fitted(std::size_t width) const {
    constexpr std::size_t width_min = 12, columns_min = 2;
    std::vector<ColumnShape> shapes = m_columns;
    const auto total = [&] {
        std::size_t sum = column_gap.size() * (shapes.size() - 1);
        for (const ColumnShape& shape : shapes) sum += shape.width;
        return sum;
    };
    while (total() > width) {
        ColumnShape* widest = nullptr;
        for (ColumnShape& shape : shapes)
            if (!shape.is_whole && shape.width > width_min && (!widest || shape.width > widest->width)) widest = &shape;
        if (widest)
            --widest->width;
        else if (shapes.size() > columns_min)
            shapes = {shapes.begin(), shapes.end() - 1};
        else
            break;
    }
    return shapes;
}

void TextTable::append_row(std::string& out, const std::vector<std::string>& row,
                           const std::vector<ColumnShape>& shapes, bool for_a_terminal) const {
    std::string line;
    for (std::size_t c = 0; c < shapes.size(); ++c) {
        const std::string cell = cut_to_width(row[c], shapes[c].width);
        const std::string padding(shapes[c].width - std::min(shapes[c].width, display_width(cell)), ' ');
        if (c) line += column_gap;
        if (for_a_terminal) line += left_to_right_mark;
        line += shapes[c].is_at_end ? padding + cell : cell + padding;
        if (for_a_terminal) line += left_to_right_mark;
    }
    if (!for_a_terminal) line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
}

std::string TextTable::text(bool for_a_terminal, std::size_t width) const {
    std::string out;
    const std::vector<ColumnShape> shapes = for_a_terminal ? fitted(width) : m_columns;
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        append_row(out, m_rows[r], shapes, for_a_terminal);
        if (r) continue;
        std::vector<std::string> rule(shapes.size());
        for (std::size_t c = 0; c < shapes.size(); ++c)
            for (std::size_t i = 0; i < shapes[c].width; ++i) rule[c] += "─";
        append_row(out, rule, shapes, for_a_terminal);
    }
    return out;
}

Progress::Progress(const Invocation& invocation, const BothNames& job)
    : m_job(invocation.in(job)), m_is_shown(!invocation.is_quiet && !invocation.is_json && is_terminal(STDERR_FILENO)) {
}

void Progress::show(double part, std::string_view remark) {
    const auto now = std::chrono::steady_clock::now();
    if (!m_is_shown || (m_is_drawn && now - m_drawn_at < std::chrono::milliseconds(100))) return;
    std::string line = "\r\033[K" + m_job;
    if (part >= 0) {
        constexpr int cells = 24;
        const int full = static_cast<int>(std::min(part, 1.0) * cells);
        line += " [";
        for (int i = 0; i < cells; ++i) line += i < full ? "█" : "░";
        line += "] " + std::to_string(static_cast<int>(std::min(part, 1.0) * 100)) + "%";
    }
    if (!remark.empty()) line += "  " + std::string(remark);
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
    m_is_drawn = true;
    m_drawn_at = now;
}

void Progress::clear() {
    if (!m_is_drawn) return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    m_is_drawn = false;
}

bool print(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void remark(std::string_view text) {
    std::string line(text);
    if (line.empty() || line.back() != '\n') line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

int complain(const Invocation& invocation, Exit exit, std::string_view code, std::string_view sentence) {
    if (invocation.is_json) {
        JsonObject error, outer;
        error.text("code", code).text("message", sentence);
        outer.raw("error", error.done());
        remark(outer.done());
    } else {
        remark("wasl-server: " + std::string(sentence));
    }
    return exit;
}

} // namespace crm::cli
