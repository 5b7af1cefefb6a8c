#include "server-stub/cli_import_table.hpp"

#include <algorithm>

#include "core/import/saved_mapping.hpp"
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
constexpr BothNames unknown_policy = {"سياسة غير معروفة «{1}»: skip أو fill_empty أو overwrite أو add.",
                                      "Unknown policy \"{1}\": skip, fill_empty, overwrite or add."};
constexpr BothNames bad_mapping = {"الملف «{1}» ليس مطابقة أعمدة.", "\"{1}\" is no mapping of columns."};
constexpr BothNames unknown_country = {"بلد غير معروف «{1}»؛ اكتب حرفين مثل SA أو EG.",
                                       "Unknown country \"{1}\"; write two letters such as SA or EG."};
constexpr BothNames not_by_import = {"الحقل «{1}» يكتبه النظام، ولا يُستورد.",
                                     "The system fills \"{1}\"; it cannot be imported."};
constexpr BothNames not_address_part = {
    "العنوان لا جزء فيه باسم «{1}»: street أو district أو city أو region أو postcode أو country.",
    "An address has no part \"{1}\": street, district, city, region, postcode or country."};

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
    if (const std::string_view word = invocation.value("known"); !word.empty()) {
        options.known = known_row_from(word);
        if (!options.known) return refuse("unknown_policy", unknown_policy, word);
    }
    if (const std::string_view word = invocation.value("likely"); !word.empty()) {
        options.likely = known_row_from(word);
        if (!options.likely) return refuse("unknown_policy", unknown_policy, word);
    }
    if (const std::string_view path = invocation.value("mapping"); !path.empty()) {
        std::string text;
        InputFile file{std::string(path)};
        for (BytesView piece = file.next(); !piece.empty(); piece = file.next()) text += piece;
        if (!file.error()) options.mapping = mapping_from_json(text);
        if (!options.mapping) return refuse("bad_mapping", bad_mapping, path);
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

namespace {
std::unique_ptr<SheetReader> reader_of(const InputFile& input, const CsvFormat& format) {
    return sheet_reader_for(input.sheet_kind(), {.csv = format});
}
} // namespace

TableFile::TableFile(InputFile& input, const ImportOptions& options)
    : m_input(input), m_kind(input.sheet_kind()), m_format(format_of(input, options)),
      m_reader(reader_of(input, m_format)) {}

bool TableFile::next(SheetRow& row) {
    while (!m_reader->next(row)) {
        if (m_reader->is_over()) return false;
        if (m_is_fed) continue;
        if (const BytesView piece = m_input.next(); !piece.empty()) {
            m_reader->feed(piece);
        } else {
            m_is_fed = true;
            m_reader->finish();
        }
    }
    return true;
}

bool TableFile::read_row() {
    SheetRow row;
    if (!next(row)) return false;
    m_sheet.add(row);
    return true;
}

Sheet beginning_of(const InputFile& input, const ImportOptions& options) {
    const auto reader = reader_of(input, format_of(input, options));
    reader->feed(input.beginning());
    Sheet sheet;
    SheetRow row;
    while (reader->next(row)) sheet.add(row);
    if (sheet.row_count() > 0 || input.sheet_kind() != crm::FileKind::csv) return sheet;
    reader->finish();
    while (reader->next(row)) sheet.add(row);
    return sheet;
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

// What --map names: a target by its key ("phone", "address.city"), a field by its label, "-" for none.
std::optional<std::string> target_named(const Invocation& invocation, const Schema& schema, EntityIx entity,
                                        std::string_view word) {
    if (word == "-") return std::string{};
    if (const auto target = find_target(schema, entity, word)) return target_words(schema, entity, *target);
    for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix) { // "city" alone, where only an address has one
        const FieldDef& field = schema.field(entity, ix);
        if (field.type != FieldType::address) continue;
        const bool is_dotted = word.starts_with(std::string(field.key) + '.');
        const std::string_view part = is_dotted ? word.substr(field.key.size() + 1) : word;
        for (const AddressColumn& each : address_parts())
            if (folded(part) == each.key) return target_words(schema, entity, {entity, ix, each.part});
        if (!is_dotted) continue;
        complain(invocation, exit_usage, "unknown_field", filled(invocation.in(not_address_part), {part}));
        return {};
    }
    const FieldIx field = find_field(invocation, schema, entity, word);
    if (field == no_field) return {};
    if (!may_be_imported(schema.field(entity, field))) {
        complain(invocation, exit_usage, "read_only_field",
                 filled(invocation.in(not_by_import), {schema.field(entity, field).key}));
        return {};
    }
    return target_words(schema, entity, {entity, field});
}

} // namespace

std::optional<SheetMapping> mapping_of(const Invocation& invocation, const Schema& schema, const ImportOptions& options,
                                       const Sheet& sheet, std::size_t first_row, const ParseContext& context,
                                       std::vector<bool>& found) {
    const std::vector<std::string> heading = heading_of(sheet, first_row);
    EntityIx entity = no_entity;
    if (options.as.empty())
        entity = guess_entity(schema, heading);
    else
        entity = find_entity(invocation, schema, options.as);
    if (entity == no_entity) return {};
    std::vector<ColumnProfile> profiles;
    for (std::size_t c = 0; c < heading.size(); ++c) profiles.push_back(profile_column(sheet, c, first_row, context));
    SheetMapping mapping = guess_mapping(schema, entity, heading, profiles);
    if (options.mapping) {
        put_saved_mapping(mapping, *options.mapping);
        entity = find_entity(invocation, schema, mapping.entity);
        if (entity == no_entity) return {};
    } else {
        mapping.known = options.keeps_known ? KnownRow::add : KnownRow::skip;
    }
    if (options.known) mapping.known = *options.known;
    if (options.likely) mapping.likely = *options.likely;
    for (std::size_t i = 0; i < options.map.size(); ++i) {
        const auto target = target_named(invocation, schema, entity, options.map[i].field);
        if (!target) return {};
        const auto column = find_column(heading, options.map[i].column);
        if (!column) continue;
        found[i] = true;
        mapping.columns[*column].target = *target;
        mapping.columns[*column].new_field.reset(); // whatever a mapping's file says of it
        mapping.columns[*column].split_targets.clear();
    }
    return mapping;
}

bool takes_any(const SheetMapping& mapping) {
    for (const ColumnMapping& column : mapping.columns)
        if (column.is_taken()) return true;
    return false;
}

} // namespace crm::cli
