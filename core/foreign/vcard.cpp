#include "core/foreign/vcard.hpp"

#include <algorithm>

#include "core/base/trimmed.hpp"
#include "core/formats/cell_text.hpp"

namespace crm {

namespace {
constexpr std::string_view list_separator = "; ";
constexpr std::size_t cell_bytes_max = 1 << 20;

// What says nothing to people, or is no text.
constexpr std::string_view passed_over[] = {"VERSION",
                                            "PRODID",
                                            "REV",
                                            "UID",
                                            "PHOTO",
                                            "LOGO",
                                            "SOUND",
                                            "KEY",
                                            "MAILER",
                                            "CLASS",
                                            "SORT-STRING",
                                            "CLIENTPIDMAP",
                                            "X-ABLABEL",
                                            "X-ABSHOWAS",
                                            "X-ABUID",
                                            "X-ABADR",
                                            "SOURCE",
                                            "XML",
                                            "MEMBER",
                                            "TZ",
                                            "X-IMAGETYPE",
                                            "X-IMAGEHASH",
                                            "X-QQ-PHOTO",
                                            "CALURI",
                                            "FBURL",
                                            "CALADRURI",
                                            "LANG",
                                            "AGENT",
                                            "X-EVOLUTION-FILE-AS",
                                            "X-MS-CARDPICTURE",
                                            "LABEL",
                                            "PROFILE"};

std::string trimmed_text(std::string_view escaped) { return std::string(trimmed(unescaped(escaped))); }

std::string joined(std::initializer_list<std::string_view> parts, std::string_view between) {
    std::string out;
    for (const std::string_view part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out += between;
        out += part;
    }
    return out;
}

std::string part_of(const std::vector<std::string_view>& parts, std::size_t ix) {
    return ix < parts.size() ? trimmed_text(parts[ix]) : std::string();
}

// "tel:+966-50-123" of version 4, "mailto:a@b".
std::string_view without_scheme(std::string_view text) {
    for (const std::string_view scheme : {"tel:", "mailto:", "TEL:", "MAILTO:"})
        if (text.starts_with(scheme)) return text.substr(scheme.size());
    return text;
}

// Which of several comes first: the one its owner prefers, then a mobile phone, then as they stand. The least is first.
int rank_of(const ContentLine& line) {
    if (line.has_type("FAX")) return 9;
    const bool is_preferred = line.has_type("PREF") || line.parameter("PREF") == "1";
    const bool is_mobile = line.has_type("CELL") || line.has_type("IPHONE");
    return is_preferred ? 0 : is_mobile ? 1 : 2;
}
} // namespace

void VcardReader::add(CardColumn column, std::string_view text, std::string_view between) {
    std::string& to = cell(column);
    if (text.empty() || to.size() + text.size() > cell_bytes_max) return;
    if (!to.empty()) to += between;
    to += text;
}

void VcardReader::note(std::string_view label, std::string_view text) {
    if (text.empty()) return;
    std::string line(label);
    line += ": ";
    line += text;
    add(CardColumn::notes, line, "\n");
}

void VcardReader::begin_card(std::size_t line) {
    for (std::string& each : m_cells) each.clear();
    m_name = {};
    m_phones.clear();
    m_emails.clear();
    m_has_address = m_is_group = false;
    m_line = line;
}

void VcardReader::take_address(const ContentLine& line) {
    const auto parts = split_value(line.value, ';'); // box, district, street, city, region, postcode, country
    std::string texts[7];
    bool has_any = false;
    for (std::size_t i = 0; i < 7; ++i) {
        texts[i] = part_of(parts, i);
        has_any |= !texts[i].empty();
    }
    if (!has_any) return;
    if (m_has_address)
        return add(CardColumn::other_addresses,
                   joined({texts[0], texts[2], texts[1], texts[3], texts[4], texts[5], texts[6]}, "، "), "\n");
    m_has_address = true;
    cell(CardColumn::street) = joined({texts[0], texts[2]}, " ");
    cell(CardColumn::district) = texts[1];
    cell(CardColumn::city) = texts[3];
    cell(CardColumn::region) = texts[4];
    cell(CardColumn::postcode) = texts[5];
    cell(CardColumn::country) = texts[6];
}

// 1985-04-12, 19850412, with a time behind it; without a year it is a note, because a birthday has one.
void VcardReader::take_day(const ContentLine& line) {
    const std::string text = trimmed_text(line.value);
    const bool is_yearless = text.starts_with("--") || !line.parameter("X-APPLE-OMIT-YEAR").empty();
    std::string digits;
    for (const char c : std::string_view(text).substr(0, text.find_first_of("T ")))
        if (c >= '0' && c <= '9') digits += c;
    if (is_yearless || digits.size() != 8)
        return note(card_headings[static_cast<std::size_t>(CardColumn::birthday)].in(m_language), text);
    cell(CardColumn::birthday) = digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6);
}

void VcardReader::take(const ContentLine& line) {
    const std::string& name = line.name;
    const bool is_bytes = line.parameter("ENCODING").starts_with('B') || line.parameter("ENCODING").starts_with('b');
    if (is_bytes || std::find(std::begin(passed_over), std::end(passed_over), name) != std::end(passed_over)) return;
    if (name == "FN") {
        if (m_name.shown.empty()) m_name.shown = trimmed_text(line.value);
    } else if (name == "N") {
        const auto parts = split_value(line.value, ';'); // family, given, middle, before, behind
        m_name.parts = joined(
            {part_of(parts, 3), part_of(parts, 1), part_of(parts, 2), part_of(parts, 0), part_of(parts, 4)}, " ");
    } else if (name == "TEL" || name == "EMAIL") {
        const std::string text = trimmed_text(without_scheme(line.value));
        auto& list = name == "TEL" ? m_phones : m_emails;
        const auto is_same = [&](const auto& each) { return each.second == text; };
        if (!text.empty() && std::none_of(list.begin(), list.end(), is_same)) list.push_back({rank_of(line), text});
    } else if (name == "ORG") {
        const auto parts = split_value(line.value, ';');
        std::string company;
        for (std::size_t i = 0; i < parts.size(); ++i) company = joined({company, part_of(parts, i)}, "، ");
        add(CardColumn::company, company, list_separator);
    } else if (name == "TITLE" || name == "ROLE") {
        if (cell(CardColumn::job) != trimmed_text(line.value)) add(CardColumn::job, trimmed_text(line.value), "، ");
    } else if (name == "ADR") {
        take_address(line);
    } else if (name == "BDAY") {
        take_day(line);
    } else if (name == "URL") {
        add(CardColumn::website, trimmed_text(line.value), list_separator);
    } else if (name == "CATEGORIES") {
        for (const std::string_view tag : split_value(line.value, ','))
            add(CardColumn::tags, trimmed_text(tag), list_separator);
    } else if (name == "GENDER" || name == "X-GENDER") {
        const char c = line.value.empty() ? ' ' : line.value[0];
        if (c == 'M' || c == 'm') cell(CardColumn::gender) = "male";
        if (c == 'F' || c == 'f') cell(CardColumn::gender) = "female";
    } else if (name == "NOTE") {
        add(CardColumn::notes, trimmed_text(line.value), "\n");
    } else if (name == "KIND" || name == "X-ADDRESSBOOKSERVER-KIND") {
        m_is_group = line.value == "group";
    } else {
        std::string text;
        for (const std::string_view part : split_value(line.value, ';')) text = joined({text, trimmed_text(part)}, " ");
        note(name, text);
    }
}

bool VcardReader::end_card(SheetRow& row) {
    cell(CardColumn::name) = !m_name.shown.empty()   ? m_name.shown
                             : !m_name.parts.empty() ? m_name.parts
                                                     : cell(CardColumn::company);
    const auto put_list = [&](auto& list, CardColumn first, CardColumn others) {
        std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t i = 0; i < list.size(); ++i) add(i == 0 ? first : others, list[i].second, list_separator);
    };
    put_list(m_phones, CardColumn::phone, CardColumn::other_phones);
    put_list(m_emails, CardColumn::email, CardColumn::other_emails);
    const bool is_empty =
        std::all_of(m_cells.begin(), m_cells.end(), [](const std::string& each) { return each.empty(); });
    if (is_empty || m_is_group) return false;
    row.line = m_line;
    row.is_damaged = false;
    row.cells.assign(m_cells.begin(), m_cells.end());
    m_has_rows = true;
    return true;
}

bool VcardReader::next(SheetRow& row) {
    if (m_is_over) return false;
    if (!m_is_heading_given) {
        m_is_heading_given = true;
        row = {.line = 1};
        for (const BothNames& heading : card_headings) row.cells.push_back(heading.in(m_language));
        return true;
    }
    ContentLine line;
    while (m_lines.next(line)) {
        const bool is_card = line.name == "BEGIN" || line.name == "END";
        if (line.name == "BEGIN" && m_depth++ == 0) begin_card(line.line);
        if (line.name == "END" && m_depth > 0 && --m_depth == 0 && end_card(row)) return true;
        if (!is_card && m_depth == 1) take(line);
    }
    if (m_lines.is_too_long()) m_error = SheetError::too_big;
    m_is_over = m_error || (m_is_finished && m_lines.is_at_end());
    if (m_is_over && !m_error && m_depth > 0) m_error = SheetError::cut_off;
    if (m_is_over && !m_error && !m_has_rows) m_error = SheetError::no_rows;
    return false;
}

// ---- writing

void VcardWriter::begin_sheet(const SheetHead& head) {
    m_columns.clear();
    for (const SheetColumn& column : head.columns) {
        std::size_t ix = 0;
        while (ix < card_column_count && column.heading != card_headings[ix].ar &&
               column.heading != card_headings[ix].en)
            ++ix;
        m_columns.push_back(ix);
    }
}

namespace {
void put_list(Bytes& out, std::string_view first_name, std::string_view name, std::string_view first,
              std::string_view others) {
    std::string value;
    if (!trimmed(first).empty()) {
        append_escaped(value, trimmed(first));
        append_content_line(out, first_name, value);
    }
    while (!others.empty()) {
        const std::size_t end = std::min(others.find(';'), others.size());
        const std::string_view one = trimmed(others.substr(0, end));
        others.remove_prefix(std::min(end + 1, others.size()));
        if (one.empty()) continue;
        value.clear();
        append_escaped(value, one);
        append_content_line(out, name, value);
    }
}
} // namespace

void VcardWriter::row(std::span<const SheetCell> cells) {
    std::array<std::string, card_column_count> texts;
    for (std::size_t c = 0; c < std::min(cells.size(), m_columns.size()); ++c)
        if (m_columns[c] < card_column_count) append_cell_text(texts[m_columns[c]], cells[c]);
    const auto text = [&](CardColumn column) -> const std::string& { return texts[static_cast<std::size_t>(column)]; };
    const auto escaped = [](std::string_view plain) {
        std::string value;
        append_escaped(value, plain);
        return value;
    };
    const auto put = [&](std::string_view name, std::string_view plain) {
        if (!plain.empty()) append_content_line(m_out, name, escaped(plain));
    };
    const bool is_v4 = m_version == VcardVersion::v4;
    append_content_line(m_out, "BEGIN", "VCARD");
    append_content_line(m_out, "VERSION", is_v4 ? "4.0" : "3.0");
    const std::string& name = text(CardColumn::name);
    append_content_line(m_out, "FN", escaped(name));
    append_content_line(m_out, "N", ";" + escaped(name) + ";;;"); // names of Arabs are not family and given name
    put_list(m_out, "TEL;TYPE=CELL", "TEL;TYPE=VOICE", text(CardColumn::phone), text(CardColumn::other_phones));
    put_list(m_out, is_v4 ? "EMAIL;PREF=1" : "EMAIL;TYPE=INTERNET,PREF", is_v4 ? "EMAIL" : "EMAIL;TYPE=INTERNET",
             text(CardColumn::email), text(CardColumn::other_emails));
    put("ORG", text(CardColumn::company));
    put("TITLE", text(CardColumn::job));
    std::string address = ";";
    bool has_address = false;
    for (const CardColumn part : {CardColumn::district, CardColumn::street, CardColumn::city, CardColumn::region,
                                  CardColumn::postcode, CardColumn::country}) {
        has_address |= !text(part).empty();
        address += escaped(text(part));
        if (part != CardColumn::country) address += ';';
    }
    if (has_address) append_content_line(m_out, is_v4 ? "ADR" : "ADR;TYPE=HOME", address);
    std::string_view others = text(CardColumn::other_addresses);
    while (!others.empty()) {
        const std::size_t end = std::min(others.find('\n'), others.size());
        append_content_line(m_out, is_v4 ? "ADR" : "ADR;TYPE=WORK", ";;" + escaped(others.substr(0, end)) + ";;;;");
        others.remove_prefix(std::min(end + 1, others.size()));
    }
    std::string day = text(CardColumn::birthday);
    if (is_v4) std::erase(day, '-');
    put("BDAY", day);
    const std::string& gender = text(CardColumn::gender);
    if (gender == "male" || gender == "female")
        append_content_line(m_out, is_v4 ? "GENDER" : "X-GENDER", gender == "male" ? "M" : "F");
    put_list(m_out, "URL", "URL", {}, text(CardColumn::website));
    std::string tags;
    std::string_view rest = text(CardColumn::tags);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        const std::string_view tag = trimmed(rest.substr(0, end));
        if (!tag.empty()) tags += (tags.empty() ? "" : ",") + escaped(tag);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (!tags.empty()) append_content_line(m_out, "CATEGORIES", tags);
    put("NOTE", text(CardColumn::notes));
    append_content_line(m_out, "END", "VCARD");
}

} // namespace crm
