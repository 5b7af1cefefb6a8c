// What a file is, by its first bytes: every container has its mark, and a program that names its file wrongly (a page
// of HTML called .xls is common) is seen through.
#include <algorithm>
#include <array>

#include "core/formats/sheet_reader.hpp"

namespace crm {

namespace {
constexpr std::size_t looked_at = 64 * 1024;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
    return out;
}

bool has(BytesView bytes, std::string_view part) { return bytes.find(part) != BytesView::npos; }

// ASCII as an Office file's directory writes it.
std::string wide(std::string_view ascii) {
    std::string out;
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

// The compound file of Office before 2007 also wraps what has a password.
FileKind compound_kind(BytesView bytes, std::string_view name) {
    if (has(bytes, wide("EncryptedPackage"))) return FileKind::encrypted;
    const bool is_called_new = name.ends_with(".xlsx") || name.ends_with(".xlsm"); // its directory may stand further on
    return is_called_new ? FileKind::encrypted : FileKind::old_excel;
}

// The first parts of a ZIP name the program; XLSX is the usual case.
FileKind packed_kind(BytesView bytes, std::string_view name) {
    if (has(bytes, "mimetypeapplication/vnd.oasis.opendocument") || has(bytes, "Index/Document.iwa") ||
        name.ends_with(".ods") || name.ends_with(".numbers"))
        return FileKind::other_office;
    if (has(bytes, "xl/workbook.bin") || name.ends_with(".xlsb")) return FileKind::old_excel;
    const bool is_other_office = has(bytes, "word/document") || has(bytes, "ppt/presentation");
    if (is_other_office || name.ends_with(".docx") || name.ends_with(".pptx")) return FileKind::other;
    const bool is_workbook =
        has(bytes, "xl/") || has(bytes, "[Content_Types].xml") || name.ends_with(".xlsx") || name.ends_with(".xlsm");
    return is_workbook ? FileKind::xlsx : FileKind::other;
}

FileKind marked_up_kind(std::string_view text) {
    const std::string start = lower(text.substr(0, 4096));
    const bool is_markup = start.starts_with("<?xml") || start.starts_with("<!doctype") || start.starts_with("<html") ||
                           start.starts_with("<table") || start.starts_with("<head") || start.starts_with("<meta") ||
                           start.starts_with("<style") || start.starts_with("<workbook");
    return is_markup ? FileKind::other_office : FileKind::csv;
}

bool is_binary(BytesView bytes) {
    constexpr std::array marks = {
        std::string_view("%PDF"),       std::string_view("\x89PNG"),          std::string_view("\xff\xd8\xff"),
        std::string_view("GIF8"),       std::string_view("\x1f\x8b"),         std::string_view("Rar!"),
        std::string_view("7z\xbc\xaf"), std::string_view("\x28\xb5\x2f\xfd"), std::string_view("SQLite format 3")};
    const auto starts = [&](std::string_view mark) { return bytes.starts_with(mark); };
    if (std::any_of(marks.begin(), marks.end(), starts)) return true;
    const auto stands_at = [&](std::size_t at, std::string_view mark) {
        return bytes.size() >= at + mark.size() && bytes.substr(at, mark.size()) == mark;
    };
    if (stands_at(257, "ustar") || stands_at(4, "ftyp") || stands_at(8, "WEBP")) return true;
    std::string text;
    TextDecoder(guess_encoding(bytes)).decode(bytes.substr(0, 4096), text);
    const auto is_stray = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    };
    const auto strays = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_stray));
    return strays > text.size() / 20;
}
} // namespace

FileKind guess_file_kind(BytesView beginning, std::string_view file_name) {
    const BytesView bytes = beginning.substr(0, looked_at);
    const std::string name = lower(file_name);
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return packed_kind(bytes, name);
    if (bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return compound_kind(beginning, name);
    if (bytes.starts_with("\x09\x08") || bytes.starts_with("\x09\x04")) return FileKind::old_excel; // Excel before 97
    if (is_binary(bytes)) return FileKind::other;
    std::string text;
    TextDecoder(guess_encoding(bytes)).decode(bytes, text);
    std::string_view start = text;
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    const std::string first = lower(start.substr(0, 16));
    if (first.starts_with("begin:vcard")) return FileKind::vcard;
    if (first.starts_with("begin:vcalendar")) return FileKind::icalendar;
    if (first.starts_with('{')) return FileKind::json;
    if (first.starts_with('<')) return marked_up_kind(start);
    return FileKind::csv;
}

} // namespace crm
