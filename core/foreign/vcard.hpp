// Contacts of telephones and mail programs (vCard 2.1, 3.0, 4.0) as rows, and rows as contacts. The columns are always
// the same; what a contact has beyond them stands in its notes, so that nothing is lost but pictures and sounds.
#pragma once
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/foreign/content_lines.hpp"
#include "core/formats/known_columns.hpp"
#include "core/formats/sheet_writer.hpp"

namespace crm {

class VcardReader final : public SheetReader {
public:
    explicit VcardReader(Language language) : m_language(language) {}
    void feed(BytesView bytes) override { m_lines.feed(bytes); }
    void finish() override {
        m_lines.finish();
        m_is_finished = true;
    }
    bool next(SheetRow& row) override;
    bool is_over() const override { return m_is_over; }
    std::optional<SheetError> error() const override { return m_error; }

private:
    struct Name {
        std::string shown, parts; // FN, and N put together
    };
    void begin_card(std::size_t line);
    bool end_card(SheetRow& row);
    void take(const ContentLine& line);
    void take_address(const ContentLine& line);
    void take_day(const ContentLine& line);
    void add(CardColumn column, std::string_view text, std::string_view between);
    void note(std::string_view label, std::string_view text);
    std::string& cell(CardColumn column) { return m_cells[static_cast<std::size_t>(column)]; }

    Language m_language;
    ContentLineReader m_lines;
    std::array<std::string, card_column_count> m_cells;
    Name m_name;
    std::vector<std::pair<int, std::string>> m_phones, m_emails; // with how much each is preferred
    std::size_t m_line = 0;
    int m_depth = 0;
    bool m_has_address = false, m_is_group = false, m_is_heading_given = false, m_is_finished = false;
    bool m_is_over = false, m_has_rows = false;
    std::optional<SheetError> m_error;
};

enum class VcardVersion : std::uint8_t { v3, v4 };

class VcardWriter final : public SheetWriter {
public:
    explicit VcardWriter(VcardVersion version) : m_version(version) {}
    void begin_sheet(const SheetHead& head) override;
    void row(std::span<const SheetCell> cells) override;
    void finish() override {}
    Bytes take() override { return std::exchange(m_out, {}); }

private:
    VcardVersion m_version;
    std::vector<std::size_t> m_columns; // of each column of the sheet, ours; card_column_count for none
    Bytes m_out;
};

} // namespace crm
