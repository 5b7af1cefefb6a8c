#include "core/foreign/icalendar.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "core/base/checksum.hpp"
#include "core/base/text_append.hpp"
#include "core/base/trimmed.hpp"
#include "core/formats/cell_text.hpp"
#include "core/text/words.hpp"

namespace crm {

namespace {
constexpr std::size_t cell_bytes_max = 1 << 20, depth_max = 64;
constexpr std::int64_t day_ms = 86'400'000;

int digits_at(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// RFC 5545: 1 is the highest, 9 the lowest, 0 says nothing.
std::string_view priority_key(std::string_view text) {
    const int priority = digits_at(text, 0, 1);
    return priority <= 0 ? "" : priority < 5 ? "high" : priority == 5 ? "normal" : "low";
}

// "PT1H30M", "P1D", "-PT15M": minutes, none for what is no duration.
std::optional<std::int64_t> duration_minutes(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    if (!text.starts_with('P') || text.size() < 3) return {};
    std::int64_t minutes = 0, number = 0;
    for (const char c : text.substr(1)) {
        if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0');
            if (number > 1'000'000) return {};
            continue;
        }
        if (c == 'T') continue;
        const std::int64_t each = c == 'W' ? 7 * 1440 : c == 'D' ? 1440 : c == 'H' ? 60 : c == 'M' ? 1 : 0;
        if (each == 0 && c != 'S') return {};
        minutes += each * std::exchange(number, 0);
    }
    return is_negative ? -minutes : minutes;
}

// Of "2026-01-31" or "2026-01-31 14:30", as time_text writes them: minutes since any one day.
std::optional<std::int64_t> minutes_of(std::string_view text) {
    const CivilDate civil{digits_at(text, 0, 4), static_cast<unsigned>(digits_at(text, 5, 2)),
                          static_cast<unsigned>(digits_at(text, 8, 2))};
    if (civil.year < 0 || !is_valid(civil)) return {};
    const int hour = digits_at(text, 11, 2), minute = digits_at(text, 14, 2);
    return std::int64_t{date_of(civil).days} * 1440 + std::max(hour, 0) * 60 + std::max(minute, 0);
}

bool is_item(std::string_view component) { return component == "VEVENT" || component == "VTODO"; }
} // namespace

// "20260131", "20260131T143000", "20260131T113000Z": a day, a time of the clock here or in a named place, a time of
// Greenwich. A named place is taken for here: whoever wrote the calendar lived by that clock.
std::string IcalendarReader::time_text(const ContentLine& line) const {
    const std::string_view text = trimmed(line.value);
    const CivilDate civil{digits_at(text, 0, 4), static_cast<unsigned>(digits_at(text, 4, 2)),
                          static_cast<unsigned>(digits_at(text, 6, 2))};
    if (civil.year < 0 || !is_valid(civil)) return std::string(text);
    const int hour = digits_at(text, 9, 2), minute = digits_at(text, 11, 2);
    const bool has_time = text.size() >= 13 && text[8] == 'T' && hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
    if (!has_time) {
        std::string out;
        append_iso_day(out, date_of(civil));
        return out;
    }
    std::int64_t ms = std::int64_t{date_of(civil).days} * day_ms + (hour * 60 + minute) * 60'000;
    if (text.ends_with('Z')) ms += std::int64_t{m_options.offset_minutes} * 60'000;
    std::string out;
    append_cell_text(out, {.kind = CellKind::moment, .value = ms});
    return out;
}

void IcalendarReader::add(CalendarColumn column, std::string_view text, std::string_view between) {
    std::string& to = cell(column);
    if (text.empty() || to.size() + text.size() > cell_bytes_max) return;
    if (!to.empty()) to += between;
    to += text;
}

void IcalendarReader::take(const ContentLine& line) {
    const std::string& name = line.name;
    const auto text = [&] { return std::string(trimmed(unescaped(line.value))); };
    if (name == "SUMMARY") {
        cell(CalendarColumn::title) = text();
    } else if (name == "DTSTART") {
        cell(CalendarColumn::start) = time_text(line);
    } else if (name == "DTEND") {
        cell(CalendarColumn::end) = time_text(line);
    } else if (name == "DUE") {
        cell(CalendarColumn::due) = time_text(line);
    } else if (name == "COMPLETED") {
        cell(CalendarColumn::done) = time_text(line);
    } else if (name == "STATUS") {
        cell(CalendarColumn::status) = text();
    } else if (name == "PRIORITY") {
        cell(CalendarColumn::priority) = priority_key(trimmed(line.value));
    } else if (name == "LOCATION") {
        cell(CalendarColumn::place) = text();
    } else if (name == "RRULE") {
        cell(CalendarColumn::repeats) = text();
    } else if (name == "EXDATE") {
        for (const std::string_view each : split_value(line.value, ',')) {
            ContentLine one = line;
            one.value = each;
            add(CalendarColumn::except, time_text(one).substr(0, 10), "; ");
        }
    } else if (name == "DURATION") {
        if (const auto minutes = duration_minutes(trimmed(line.value)); minutes && *minutes > 0)
            cell(CalendarColumn::minutes) = std::to_string(*minutes);
    } else if (name == "UID") {
        cell(CalendarColumn::uid) = text();
    } else if (name == "DESCRIPTION" || name == "COMMENT") {
        add(CalendarColumn::details, text(), "\n");
    } else if (name == "CATEGORIES") {
        for (const std::string_view tag : split_value(line.value, ','))
            add(CalendarColumn::tags, trimmed(unescaped(tag)), "; ");
    } else if (name == "ATTENDEE" || name == "CONTACT") {
        std::string_view who = line.parameter("CN");
        if (who.empty()) who = line.value;
        for (const std::string_view scheme : {"mailto:", "MAILTO:"})
            if (who.starts_with(scheme)) who.remove_prefix(scheme.size());
        add(CalendarColumn::people, unescaped(who), "; ");
    }
}

void IcalendarReader::take_alarm(const ContentLine& line) {
    if (line.name != "TRIGGER" || line.parameter("RELATED") == "END") return;
    if (line.parameter("VALUE") == "DATE-TIME") return void(cell(CalendarColumn::remind_at) = time_text(line));
    if (const auto minutes = duration_minutes(trimmed(line.value)); minutes && *minutes <= 0)
        cell(CalendarColumn::reminder) = std::to_string(-*minutes);
}

// How long it takes, and whether it has hours at all; of a task the moment its alarm comes, which is counted from its
// start, and from its end where it has none.
void IcalendarReader::measure() {
    const std::string &start = cell(CalendarColumn::start), &end = cell(CalendarColumn::end);
    if (m_is_task) {
        const auto begins = minutes_of(start.empty() ? cell(CalendarColumn::due) : start);
        std::string &before = cell(CalendarColumn::reminder), &at = cell(CalendarColumn::remind_at);
        std::int64_t minutes = 0;
        const bool is_read = std::from_chars(before.data(), before.data() + before.size(), minutes).ec == std::errc{};
        if (begins && is_read && at.empty())
            append_cell_text(at, {.kind = CellKind::moment, .value = (*begins - minutes) * 60'000});
        return before.clear();
    }
    if (start.empty()) return;
    const auto from = minutes_of(start), to = minutes_of(end);
    if (from && to && *to > *from) cell(CalendarColumn::minutes) = std::to_string(*to - *from);
    if (from && start.size() == 10) cell(CalendarColumn::all_day) = words::yes.in(m_options.language);
}

bool IcalendarReader::end_item(SheetRow& row) {
    const bool is_empty =
        std::all_of(m_cells.begin(), m_cells.end() - 1, [](const std::string& each) { return each.empty(); });
    if (is_empty) return false;
    cell(CalendarColumn::item) = (m_is_task ? calendar_task : calendar_event).in(m_options.language);
    measure();
    if (cell(CalendarColumn::due).empty()) cell(CalendarColumn::due) = cell(CalendarColumn::start);
    row.line = m_line;
    row.is_damaged = false;
    row.cells.assign(m_cells.begin(), m_cells.end());
    m_has_rows = true;
    return true;
}

bool IcalendarReader::next(SheetRow& row) {
    if (m_is_over) return false;
    if (!m_is_heading_given) {
        m_is_heading_given = true;
        row = {.line = 1};
        for (const BothNames& heading : calendar_headings) row.cells.push_back(heading.in(m_options.language));
        return true;
    }
    ContentLine line;
    while (m_lines.next(line)) {
        if (line.name == "BEGIN") {
            if (m_inside.size() == depth_max) break;
            m_inside.emplace_back(trimmed(line.value));
            if (!is_item(m_inside.back())) continue;
            for (std::string& each : m_cells) each.clear();
            m_line = line.line;
            m_item_depth = m_inside.size();
            m_is_task = m_inside.back() == "VTODO";
        } else if (line.name == "END") {
            if (m_inside.empty()) continue;
            const bool is_end = is_item(m_inside.back()) && m_inside.size() == m_item_depth;
            m_inside.pop_back();
            if (is_end && end_item(row)) return true;
        } else if (!m_inside.empty() && is_item(m_inside.back())) { // not what stands in an alarm of it
            take(line);
        } else if (!m_inside.empty() && m_inside.back() == "VALARM" && m_inside.size() == m_item_depth + 1) {
            take_alarm(line);
        }
    }
    if (m_inside.size() == depth_max) m_error = SheetError::damaged;
    if (m_lines.is_too_long()) m_error = SheetError::too_big;
    m_is_over = m_error || (m_is_finished && m_lines.is_at_end());
    if (m_is_over && !m_error && !m_inside.empty()) m_error = SheetError::cut_off;
    if (m_is_over && !m_error && !m_has_rows) m_error = SheetError::no_rows;
    return false;
}

// ---- writing

void IcalendarWriter::begin_sheet(const SheetHead& head) {
    m_columns.clear();
    for (const SheetColumn& column : head.columns) {
        std::size_t ix = 0;
        while (ix < calendar_column_count && column.heading != calendar_headings[ix].ar &&
               column.heading != calendar_headings[ix].en)
            ++ix;
        m_columns.push_back(ix);
    }
    if (m_is_begun) return;
    m_is_begun = true;
    append_content_line(m_out, "BEGIN", "VCALENDAR");
    append_content_line(m_out, "VERSION", "2.0");
    append_content_line(m_out, "PRODID", "-//Wasl//Wasl//AR");
    append_content_line(m_out, "CALSCALE", "GREGORIAN");
}

namespace {
void append_basic_day(std::string& out, Date date) {
    const CivilDate civil = civil_of(date);
    append_integer(out, civil.year, 4);
    append_integer(out, civil.month, 2);
    append_integer(out, civil.day, 2);
}

std::string utc_text(std::int64_t ms) {
    const Date day = date_of(Moment{ms});
    const std::int64_t second = (ms - std::int64_t{day.days} * day_ms) / 1000;
    std::string out;
    append_basic_day(out, day);
    out += 'T';
    append_integer(out, second / 3600, 2);
    append_integer(out, second / 60 % 60, 2);
    append_integer(out, second % 60, 2);
    return out += 'Z';
}
} // namespace

void IcalendarWriter::put_time(std::string_view name, const SheetCell& cell, bool is_local) {
    if (cell.kind == CellKind::date) {
        std::string day;
        append_basic_day(day, Date{static_cast<std::int32_t>(cell.value)});
        append_content_line(m_out, std::string(name) + ";VALUE=DATE", day);
    } else if (cell.kind == CellKind::moment) {
        std::string text =
            utc_text(is_local ? cell.value : cell.value - std::int64_t{m_options.offset_minutes} * 60'000);
        if (is_local) text.pop_back(); // without the Z of Greenwich
        append_content_line(m_out, name, text);
    }
}

// "2026-11-29; 2026-12-06": each at the time of the start, as programs compare them.
void IcalendarWriter::put_exceptions(std::string_view days, const SheetCell& start) {
    for (const std::string_view each : split_value(days, ';')) {
        const auto minutes = minutes_of(trimmed(each));
        if (!minutes) continue;
        const std::int64_t day = *minutes / 1440;
        if (start.kind == CellKind::date)
            put_time("EXDATE", {.kind = CellKind::date, .value = day});
        else
            put_time("EXDATE",
                     {.kind = CellKind::moment, .value = day * day_ms + ((start.value % day_ms) + day_ms) % day_ms},
                     true);
    }
}

void IcalendarWriter::put_alarm(const SheetCell& minutes, const SheetCell& at, const SheetCell& title) {
    if (minutes.kind != CellKind::number && at.kind != CellKind::moment) return;
    append_content_line(m_out, "BEGIN", "VALARM");
    append_content_line(m_out, "ACTION", "DISPLAY");
    if (at.kind == CellKind::moment)
        put_time("TRIGGER;VALUE=DATE-TIME", at);
    else
        append_content_line(m_out, "TRIGGER", "-PT" + std::to_string(minutes.value) + "M");
    std::string words;
    append_escaped(words, title.text);
    append_content_line(m_out, "DESCRIPTION", words);
    append_content_line(m_out, "END", "VALARM");
}

void IcalendarWriter::row(std::span<const SheetCell> cells) {
    std::array<SheetCell, calendar_column_count> known{};
    std::string all;
    for (std::size_t c = 0; c < std::min(cells.size(), m_columns.size()); ++c) {
        if (m_columns[c] == calendar_column_count) continue;
        known[m_columns[c]] = cells[c];
        append_cell_text(all, cells[c]);
        all += '\x1f';
    }
    const auto cell = [&](CalendarColumn column) -> const SheetCell& {
        return known[static_cast<std::size_t>(column)];
    };
    const auto put = [&](std::string_view name, CalendarColumn column, std::string_view list_ends = {}) {
        std::string text, value;
        append_cell_text(text, cell(column));
        for (std::string_view rest = text; !rest.empty();) {
            const std::size_t end =
                std::min(list_ends.empty() ? rest.npos : rest.find_first_of(list_ends), rest.size());
            if (!value.empty() && !trimmed(rest.substr(0, end)).empty()) value += ',';
            append_escaped(value, list_ends.empty() ? rest : trimmed(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        if (!value.empty()) append_content_line(m_out, name, value);
    };
    const std::string_view item = cell(CalendarColumn::item).text;
    const bool is_told =
        item == calendar_task.ar || item == calendar_task.en || item == calendar_event.ar || item == calendar_event.en;
    const bool is_task = is_told ? item == calendar_task.ar || item == calendar_task.en
                                 : cell(CalendarColumn::start).kind == CellKind::empty;
    append_content_line(m_out, "BEGIN", is_task ? "VTODO" : "VEVENT");
    if (!cell(CalendarColumn::uid).text.empty()) {
        put("UID", CalendarColumn::uid);
    } else {
        append_content_line(m_out, "UID", to_hex(content_hash(all))); // the same again when it is written again
    }
    append_content_line(m_out, "DTSTAMP", utc_text(m_options.now.ms));
    const std::string_view repeats = cell(CalendarColumn::repeats).text; // its semicolons and commas are of the rule
    const bool has_rule = !repeats.empty() && repeats.find_first_of("\r\n") == repeats.npos;
    const SheetCell& due = cell(CalendarColumn::due);
    if (is_task && has_rule && due.kind == CellKind::date) {
        // What comes back needs a start, and its end must be later (3.8.2.3): the first and the last minute of its day.
        put_time("DTSTART", {.kind = CellKind::moment, .value = due.value * day_ms}, true);
        put_time("DUE", {.kind = CellKind::moment, .value = (due.value + 1) * day_ms - 60'000}, true);
        put_time("COMPLETED", cell(CalendarColumn::done));
    } else if (is_task) {
        put_time("DTSTART", cell(CalendarColumn::start), has_rule);
        put_time("DUE", due);
        put_time("COMPLETED", cell(CalendarColumn::done));
    } else {
        put_time("DTSTART", cell(CalendarColumn::start), has_rule);
        if (cell(CalendarColumn::start).kind == CellKind::empty) put_time("DTSTART", due);
        put_time("DTEND", cell(CalendarColumn::end), has_rule);
    }
    put("SUMMARY", CalendarColumn::title);
    if (has_rule) {
        append_content_line(m_out, "RRULE", repeats);
        put_exceptions(cell(CalendarColumn::except).text, cell(CalendarColumn::start));
    }
    put("STATUS", CalendarColumn::status);
    const std::string_view priority = cell(CalendarColumn::priority).text;
    if (priority == "high" || priority == "normal" || priority == "low")
        append_content_line(m_out, "PRIORITY", priority == "high" ? "1" : priority == "normal" ? "5" : "9");
    put("LOCATION", CalendarColumn::place);
    put("CATEGORIES", CalendarColumn::tags, ";");
    put("CONTACT", CalendarColumn::people);
    put("DESCRIPTION", CalendarColumn::details);
    put_alarm(cell(CalendarColumn::reminder), cell(CalendarColumn::remind_at), cell(CalendarColumn::title));
    append_content_line(m_out, "END", is_task ? "VTODO" : "VEVENT");
}

void IcalendarWriter::finish() {
    if (!m_is_begun) begin_sheet({});
    append_content_line(m_out, "END", "VCALENDAR");
}

} // namespace crm
