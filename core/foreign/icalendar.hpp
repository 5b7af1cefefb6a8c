// Calendars (iCalendar, RFC 5545): appointments and tasks as rows, and rows as appointments and tasks. Times are by the
// local clock; a rule of recurrence stays as it is written. What comes back is written by the clock of whoever reads
// it, without a zone, so that the days of its rule are those of its start.
#pragma once
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/foreign/content_lines.hpp"
#include "core/formats/known_columns.hpp"
#include "core/formats/sheet_writer.hpp"

namespace crm {

class IcalendarReader final : public SheetReader {
public:
    explicit IcalendarReader(const SheetOptions& options) : m_options(options) {}
    void feed(BytesView bytes) override { m_lines.feed(bytes); }
    void finish() override {
        m_lines.finish();
        m_is_finished = true;
    }
    bool next(SheetRow& row) override;
    bool is_over() const override { return m_is_over; }
    std::optional<SheetError> error() const override { return m_error; }

private:
    void take(const ContentLine& line);
    void take_alarm(const ContentLine& line);
    void measure();
    bool end_item(SheetRow& row);
    std::string time_text(const ContentLine& line) const;
    void add(CalendarColumn column, std::string_view text, std::string_view between);
    std::string& cell(CalendarColumn column) { return m_cells[static_cast<std::size_t>(column)]; }

    SheetOptions m_options;
    ContentLineReader m_lines;
    std::array<std::string, calendar_column_count> m_cells;
    std::vector<std::string> m_inside; // the components that are open
    std::size_t m_line = 0, m_item_depth = 0;
    bool m_is_task = false, m_is_heading_given = false, m_is_finished = false, m_is_over = false, m_has_rows = false;
    std::optional<SheetError> m_error;
};

class IcalendarWriter final : public SheetWriter {
public:
    explicit IcalendarWriter(const SheetOptions& options) : m_options(options) {}
    void begin_sheet(const SheetHead& head) override;
    void row(std::span<const SheetCell> cells) override;
    void finish() override;
    Bytes take() override { return std::exchange(m_out, {}); }

private:
    void put_time(std::string_view name, const SheetCell& cell, bool is_local = false);
    void put_exceptions(std::string_view days, const SheetCell& start);
    void put_alarm(const SheetCell& minutes, const SheetCell& at, const SheetCell& title);
    SheetOptions m_options;
    std::vector<std::size_t> m_columns; // of each column of the sheet, ours; calendar_column_count for none
    Bytes m_out;
    bool m_is_begun = false;
};

} // namespace crm
