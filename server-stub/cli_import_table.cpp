#include "server-stub/cli_import_table.hpp"

#include "core/text/fold.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames bad_map = {"الخيار ‎--map يُكتب COLUMN=FIELD، وليس «{1}».",
                               "--map is written COLUMN=FIELD, not \"{1}\"."};
constexpr BothNames unknown_encoding = {
    "ترميز غير معروف «{1}»: utf-8 أو utf-16le أو utf-16be أو windows-1256 أو windows-1252.",
    "Unknown encoding \"{1}\": utf-8, utf-16le, utf-16be, windows-1256 or windows-1252."};
constexpr BothNames bad_delimiter = {"الفاصل حرف واحد، أو tab: وليس «{1}».",
                                     "A delimiter is one character, or tab: not \"{1}\"."};
constexpr BothNames unknown_country = {"بلد غير معروف «{1}»؛ اكتب حرفين مثل SA أو EG.",
                                       "Unknown country \"{1}\"; write two letters such as SA or EG."};
constexpr BothNames not_address_part = {
    "العنوان لا جزء فيه باسم «{1}»: street أو district أو city أو region أو postcode أو country.",
    "An address has no part \"{1}\": street, district, city, region, postcode or country."};

struct PartName {
    std::string_view key;
    std::string Address::* part;
};
constexpr PartName address_parts[] = {{"street", &Address::street},     {"district", &Address::district},
                                      {"city", &Address::city},         {"region", &Address::region},
                                      {"postcode", &Address::postcode}, {"country", &Address::country}};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

} // namespace

std::optional<ImportOptions> read_import_options(const Invocation& invocation) {
    ImportOptions options{.as = std::string(invocation.value("as")),
                          .keeps_known = invocation.has("keep-known"),
                          .is_trial = invocation.has("dry-run")};
    const auto refuse = [&](std::string_view code, const BothNames& pattern,
                            std::string_view what) -> std::optional<ImportOptions> {
        complain(invocation, exit_usage, code, filled(invocation.in(pattern), {what}));
        return {};
    };
    for (const std::string_view pair : invocation.values("map")) {
        const std::size_t equals = pair.rfind('=');
        if (equals == pair.npos || equals == 0 || equals + 1 == pair.size()) return refuse("bad_map", bad_map, pair);
        options.map.push_back({std::string(pair.substr(0, equals)), std::string(pair.substr(equals + 1))});
    }
    if (const std::string_view name = invocation.value("encoding"); !name.empty()) {
        for (const TextEncoding each : {TextEncoding::utf_8, TextEncoding::utf_16le, TextEncoding::utf_16be,
                                        TextEncoding::windows_1256, TextEncoding::windows_1252})
            if (folded(name_of(each)) == folded(name)) options.encoding = each;
        if (!options.encoding) return refuse("unknown_encoding", unknown_encoding, name);
    }
    if (const std::string_view text = invocation.value("delimiter"); invocation.has("delimiter")) {
        options.delimiter = text == "tab" || text == "\\t" ? '\t' : text.size() == 1 ? text[0] : '\0';
        if (!options.delimiter) return refuse("bad_delimiter", bad_delimiter, text);
    }
    if (const std::string_view name = invocation.value("country"); !name.empty()) {
        options.country = country_from(name);
        if (!options.country) return refuse("unknown_country", unknown_country, name);
    }
    return options;
}

CsvFormat format_of(const InputFile& input, const ImportOptions& options) {
    CsvFormat format = guess_csv(input.beginning());
    if (options.encoding) format.encoding = *options.encoding;
    if (options.delimiter) format.delimiter = options.delimiter;
    return format;
}

TableFile::TableFile(InputFile& input, const ImportOptions& options)
    : m_input(input), m_reader(format_of(input, options)) {
    SheetRow row;
    if (next(row)) m_heading = heading_of(row);
}

bool TableFile::next(SheetRow& row) {
    while (!m_reader.next(row)) {
        if (m_is_over) return false;
        if (const BytesView piece = m_input.next(); !piece.empty()) {
            m_reader.feed(piece);
        } else {
            m_is_over = true;
            m_reader.finish();
        }
    }
    return true;
}

std::vector<std::string> heading_of(const SheetRow& row) {
    std::vector<std::string> heading;
    for (const std::string_view cell : row.cells) heading.emplace_back(trimmed(cell));
    return heading;
}

std::vector<std::string> heading_of(const InputFile& input, const ImportOptions& options) {
    CsvReader reader(format_of(input, options));
    reader.feed(input.beginning());
    SheetRow row;
    if (reader.next(row)) return heading_of(row);
    reader.finish();
    return reader.next(row) ? heading_of(row) : std::vector<std::string>{};
}

namespace {

// "#3" is the third column; else the heading, compared by its search form.
std::optional<std::size_t> find_column(const std::vector<std::string>& heading, std::string_view name) {
    if (name.starts_with("#") && name.size() > 1 && name.find_first_not_of("0123456789", 1) == name.npos &&
        name.size() < 6) {
        const std::size_t number = std::stoul(std::string(name.substr(1)));
        if (number >= 1 && number <= heading.size()) return number - 1;
    }
    for (std::size_t c = 0; c < heading.size(); ++c)
        if (heading[c] == name || folded(heading[c]) == folded(name)) return c;
    return {};
}

std::optional<ColumnTarget> find_target(const Invocation& invocation, const Schema& schema, EntityIx entity,
                                        std::string_view word) {
    if (word == "-") return ColumnTarget{};
    for (std::size_t f = 0; f < schema.field_count(entity); ++f) {
        const auto field = static_cast<FieldIx>(f);
        if (schema.field(entity, field).type != FieldType::address) continue;
        const std::string_view key = schema.field(entity, field).key;
        const bool is_dotted = word.starts_with(key) && word.size() > key.size() && word[key.size()] == '.';
        const std::string_view part = is_dotted ? word.substr(key.size() + 1) : word;
        for (const PartName& each : address_parts)
            if (folded(part) == each.key && (is_dotted || schema.field(entity, part) == no_field))
                return ColumnTarget{field, each.part};
        if (!is_dotted) continue;
        complain(invocation, exit_usage, "unknown_field", filled(invocation.in(not_address_part), {part}));
        return {};
    }
    const FieldIx field = find_field(invocation, schema, entity, word);
    if (field == no_field) return {};
    return ColumnTarget{field};
}

} // namespace

std::optional<SheetMapping> mapping_of(const Invocation& invocation, const Schema& schema, const ImportOptions& options,
                                       const std::vector<std::string>& heading, std::vector<bool>& found) {
    EntityIx entity = no_entity;
    if (options.as.empty())
        entity = guess_entity(schema, heading);
    else
        entity = find_entity(invocation, schema, options.as);
    if (entity == no_entity) return {};
    SheetMapping mapping = guess_mapping(schema, entity, heading);
    mapping.skips_known = !options.keeps_known;
    for (std::size_t i = 0; i < options.map.size(); ++i) {
        const auto target = find_target(invocation, schema, entity, options.map[i].field);
        if (!target) return {};
        const auto column = find_column(heading, options.map[i].column);
        if (!column) continue;
        found[i] = true;
        mapping.columns[*column] = *target;
    }
    return mapping;
}

bool takes_any(const SheetMapping& mapping) {
    for (const ColumnTarget& column : mapping.columns)
        if (column.field != no_field) return true;
    return false;
}

std::string target_name(const Schema& schema, EntityIx entity, const ColumnTarget& target) {
    std::string name(schema.field(entity, target.field).key);
    for (const PartName& each : address_parts)
        if (target.part == each.part && target.part) name += "." + std::string(each.key);
    return name;
}

} // namespace crm::cli
