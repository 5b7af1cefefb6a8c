#include "core/foreign/xlsx_parts.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "core/foreign/xml_reader.hpp"

namespace crm {

namespace {
constexpr std::size_t part_bytes_max = 64 << 20;
constexpr std::size_t rows_max = 1 << 20;

int number_of(std::string_view text, int otherwise = 0) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool is_true(std::string_view text) { return text == "1" || text == "true" || text == "on"; }

// "xl/workbook.xml" + "worksheets/sheet1.xml"; a target may also begin at the root or go up.
std::string part_beside(std::string_view part, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string_view folder = part.substr(0, part.rfind('/') == part.npos ? 0 : part.rfind('/'));
    while (target.starts_with("../") || target.starts_with("./")) {
        if (target.starts_with("../"))
            folder = folder.substr(0, folder.rfind('/') == folder.npos ? 0 : folder.rfind('/'));
        target.remove_prefix(target.find('/') + 1);
    }
    std::string path(folder);
    if (!path.empty()) path += '/';
    return path += target;
}

struct Relation {
    std::string type, part; // the type's last word: "worksheet"
};

struct RelationReader final : XmlListener {
    std::unordered_map<std::string, Relation> relations;
    std::string beside;
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "Relationship" || attributes.get("TargetMode") == "External") return;
        const std::string_view type = attributes.get("Type");
        relations.try_emplace(
            std::string(attributes.get("Id")),
            Relation{std::string(type.substr(type.rfind('/') + 1)), part_beside(beside, attributes.get("Target"))});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

// The relations of a part; none when it has none.
RelationReader relations_of(ZipReader& zip, const std::string& part) {
    const std::size_t slash = part.rfind('/');
    const std::string folder = slash == part.npos ? "" : part.substr(0, slash + 1), name = part.substr(folder.size());
    RelationReader reader;
    reader.beside = part;
    if (const auto text = zip.whole(folder + "_rels/" + name + ".rels", part_bytes_max)) read_xml(*text, reader);
    return reader;
}

struct WorkbookReader final : XmlListener {
    struct Named {
        SheetInfo info;
        std::string relation;
    };
    std::vector<Named> sheets;
    bool is_1904 = false;
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "workbookPr") is_1904 = is_true(attributes.get("date1904"));
        if (name != "sheet") return;
        const std::string_view state = attributes.get("state");
        sheets.push_back({{std::string(attributes.get("name")), state == "hidden" || state == "veryHidden"},
                          std::string(attributes.get("id"))});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

struct StyleReader final : XmlListener {
    std::unordered_map<int, std::string> codes;
    std::vector<NumberForm> styles;
    bool is_in_cells = false;
    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "numFmt")
            codes.try_emplace(number_of(attributes.get("numFmtId"), -1), attributes.get("formatCode"));
        if (name == "cellXfs") is_in_cells = true;
        if (name != "xf" || !is_in_cells) return;
        const int id = number_of(attributes.get("numFmtId"));
        const auto code = codes.find(id);
        styles.push_back(number_form(id, code == codes.end() ? std::string_view() : code->second));
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") is_in_cells = false;
    }
    void text(std::string_view) override {}
};

std::string workbook_part(ZipReader& zip) {
    for (const auto& [id, relation] : relations_of(zip, "").relations)
        if (relation.type == "officeDocument") return relation.part;
    return "xl/workbook.xml";
}

std::optional<std::size_t> row_of(std::string_view reference) {
    const std::size_t digits = std::min(reference.find_first_of("0123456789"), reference.size());
    const int row = number_of(reference.substr(digits));
    if (row < 1 || static_cast<std::size_t>(row) > rows_max) return std::nullopt;
    return static_cast<std::size_t>(row);
}
} // namespace

Result<Workbook, SheetError> read_workbook(ZipReader& zip) {
    if (zip.error()) return Unexpected{*zip.error()};
    const std::string part = workbook_part(zip);
    if (part.ends_with(".bin")) return Unexpected{SheetError::old_excel};
    const auto text = zip.whole(part, part_bytes_max);
    if (!text) return Unexpected{zip.error().value_or(SheetError::damaged)};
    WorkbookReader reader;
    if (!read_xml(*text, reader)) return Unexpected{SheetError::damaged};

    Workbook book{.is_1904 = reader.is_1904};
    const RelationReader beside = relations_of(zip, part);
    for (auto& [info, id] : reader.sheets) {
        const auto relation = beside.relations.find(id);
        if (relation == beside.relations.end() || relation->second.type != "worksheet") continue; // a sheet of charts
        book.sheets.push_back(std::move(info));
        book.sheet_parts.push_back(relation->second.part);
    }
    std::string styles_part;
    for (const auto& [id, relation] : beside.relations) {
        if (relation.type == "sharedStrings") book.strings_part = relation.part;
        if (relation.type == "styles") styles_part = relation.part;
    }
    StyleReader styles;
    if (const auto style_text = zip.whole(styles_part, part_bytes_max))
        if (!read_xml(*style_text, styles)) return Unexpected{SheetError::damaged};
    if (zip.error()) return Unexpected{*zip.error()};
    book.styles = std::move(styles.styles);
    if (book.sheets.empty()) return Unexpected{SheetError::no_sheet};
    return book;
}

std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0, i = 0;
    for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 4; ++i)
        column = column * 26 + static_cast<std::size_t>(reference[i] - 'A' + 1);
    if (i == 0 || column > columns_max) return std::nullopt;
    return column - 1;
}

std::optional<MergedCells> merged_cells_from(std::string_view reference) {
    const std::size_t colon = reference.find(':');
    if (colon == reference.npos) return std::nullopt;
    const std::string_view first = reference.substr(0, colon), last = reference.substr(colon + 1);
    const auto row = row_of(first), last_row = row_of(last), column = column_of(first), last_column = column_of(last);
    if (!row || !last_row || !column || !last_column || *row > *last_row || *column > *last_column) return std::nullopt;
    return MergedCells{*row, *last_row, *column, *last_column};
}

} // namespace crm
