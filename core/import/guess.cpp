#include "core/import/guess.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "core/base/text_append.hpp"
#include "core/formats/known_columns.hpp"
#include "core/import/clean.hpp"
#include "core/import/read_cell.hpp"
#include "core/text/fold.hpp"

namespace crm {

namespace {

template <class Visit> void each_name(std::string_view names, Visit visit) {
    while (!names.empty()) {
        const std::size_t end = std::min(names.find('|'), names.size());
        visit(folded(names.substr(0, end)));
        names.remove_prefix(std::min(end + 1, names.size()));
    }
}

std::string plain_heading(std::string_view heading) {
    std::string text(heading);
    for (char& c : text)
        if (c == '_' || c == '-' || c == '.' || c == ':' || c == '*') c = ' ';
    return folded(text);
}

std::vector<std::string> words_in(std::string_view folded_text) {
    constexpr std::string_view article = "ال";
    std::vector<std::string> words;
    while (!folded_text.empty()) {
        const std::size_t end = std::min(folded_text.find_first_of(" /()"), folded_text.size());
        std::string word(folded_text.substr(0, end));
        if (word.starts_with(article) && word.size() > article.size() + 2) word.erase(0, article.size());
        if (!word.empty()) words.push_back(std::move(word));
        folded_text.remove_prefix(std::min(end + 1, folded_text.size()));
    }
    return words;
}

using Words = std::vector<std::string>;

// "رقم جوال العميل" holds "رقم الجوال": how many words of the heading a known name explains; 0 if it is not whole in
// it.
std::size_t words_explained(const std::vector<Words>& names, const Words& heading) {
    std::size_t most = 0;
    for (const Words& name : names) {
        const bool is_in = !name.empty() && std::ranges::all_of(name, [&](const std::string& word) {
            return word.size() > 2 && std::ranges::find(heading, word) != heading.end();
        });
        if (is_in) most = std::max(most, name.size());
    }
    return most;
}

bool can_repeat(const FieldDef& field) {
    return is_several(field) || field.type == FieldType::text || field.type == FieldType::long_text;
}

// Whether the cells could be of this field's type, as far as its type can be told by looking.
bool speaks_against(const FieldDef& field, const ColumnProfile& profile) {
    if (profile.filled < 3) return false;
    const auto is_rare = [&](std::size_t count) { return count * 10 < profile.filled * 3; };
    switch (field.type) {
    case FieldType::phone: return is_rare(profile.phones) && is_rare(profile.integers);
    case FieldType::email: return is_rare(profile.emails);
    case FieldType::date:
    case FieldType::moment: return is_rare(profile.dates) && is_rare(profile.integers);
    case FieldType::integer:
    case FieldType::decimal: return is_rare(profile.numbers);
    case FieldType::money: return is_rare(profile.numbers + profile.amounts);
    case FieldType::text: return field.required && profile.is_mostly(profile.emails);
    default: return false;
    }
}

class Guesser {
public:
    Guesser(const Schema& schema, EntityIx entity, const std::vector<std::string>& heading,
            const std::vector<ColumnProfile>* profiles)
        : m_schema(schema), m_entity(entity), m_heading(heading), m_profiles(profiles) {
        m_mapping.entity = std::string(schema.entity(entity).key);
        m_mapping.columns.resize(heading.size());
        for (std::size_t c = 0; c < heading.size(); ++c) m_mapping.columns[c].heading = heading[c];
        note_fields(entity, {});
        if (const RowBelonging* belonging = row_belonging(m_mapping.entity))
            note_fields(schema.entity(belonging->entity), belonging->field);
        note_names();
    }

    SheetMapping guess() {
        for (std::size_t c = 0; c < m_heading.size(); ++c) by_exact_heading(c);
        if (m_profiles) {
            for (std::size_t c = 0; c < m_heading.size(); ++c) by_words_of_heading(c);
            for (std::size_t c = 0; c < m_heading.size(); ++c) by_content(c);
            for (std::size_t c = 0; c < m_heading.size(); ++c) by_choices(c);
            for (std::size_t c = 0; c < m_heading.size(); ++c) note_dates(c);
        }
        drop_lone_parts();
        return std::move(m_mapping);
    }

private:
    struct Place {
        ColumnTarget target;
        const FieldDef* field;
        bool is_used = false;
        std::vector<Words> names{};
    };
    struct Part {
        const AddressColumn* column;
        std::vector<Words> names{};
    };

    void note_fields(EntityIx entity, std::string_view without) {
        for (FieldIx ix = 0; ix < m_schema.field_count(entity); ++ix) {
            const FieldDef& field = m_schema.field(entity, ix);
            if (!may_be_imported(field) || field.key == without) continue;
            if (entity != m_entity && (field.key == "created_at" || field.import_names.empty())) continue;
            m_places.push_back({{entity, ix}, &field});
        }
    }
    // Every name is folded once, and not for every column.
    void note_names() {
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            Place& place = m_places[i];
            const auto note = [&](std::string name) {
                place.names.push_back(words_in(name));
                m_called[std::move(name)].push_back(i);
            };
            each_name(place.field->import_names, note);
            note(folded(place.field->label.ar));
            note(folded(place.field->label.en));
            m_called[plain_heading(place.field->key)].push_back(i);
        }
        for (const AddressColumn& column : address_parts()) {
            Part& part = m_parts.emplace_back(Part{&column});
            each_name(column.names, [&](std::string name) {
                part.names.push_back(words_in(name));
                m_part_called.try_emplace(std::move(name), m_parts.size() - 1);
            });
        }
    }
    bool is_open(std::size_t c) const { return !m_mapping.columns[c].is_taken(); }
    bool is_free(const Place& place) const { return !place.is_used || can_repeat(*place.field); }
    bool is_contradicted(std::size_t c, const FieldDef& field) const {
        return m_profiles && speaks_against(field, (*m_profiles)[c]);
    }
    void take(std::size_t c, Place& place) {
        place.is_used = true;
        m_mapping.columns[c].target = target_words(m_schema, m_entity, place.target);
    }
    bool take_part(std::size_t c, const AddressColumn& part) {
        for (Place& place : m_places) {
            if (place.field->type != FieldType::address || place.target.entity != m_entity) continue;
            ColumnTarget target = place.target;
            target.part = part.part;
            m_mapping.columns[c].target = target_words(m_schema, m_entity, target);
            return true;
        }
        return false;
    }

    void by_exact_heading(std::size_t c) {
        const std::string raw = folded(m_heading[c]), plain = plain_heading(m_heading[c]);
        if (plain.empty()) return;
        std::set<std::size_t> meant;
        std::size_t part = m_parts.size();
        for (const std::string& name : {raw, plain}) {
            if (const auto found = m_called.find(name); found != m_called.end())
                meant.insert(found->second.begin(), found->second.end());
            if (const auto found = m_part_called.find(name); found != m_part_called.end())
                part = std::min(part, found->second);
        }
        for (const std::size_t i : meant)
            if (is_free(m_places[i]) && !is_contradicted(c, *m_places[i].field)) return take(c, m_places[i]);
        if (part < m_parts.size() && take_part(c, *m_parts[part].column)) return;
        if (const auto target = find_target(m_schema, m_entity, m_heading[c])) // "address.city", "order_line.quantity"
            m_mapping.columns[c].target = m_heading[c];
    }

    void by_words_of_heading(std::size_t c) {
        if (!is_open(c)) return;
        const Words words = words_in(plain_heading(m_heading[c]));
        if (words.empty() || words.size() > 6) return;
        Place* best = nullptr;
        std::size_t most = 0;
        for (Place& place : m_places) {
            const FieldDef& field = *place.field;
            if (place.is_used || field.read_only || is_contradicted(c, field)) continue;
            if (const std::size_t explained = words_explained(place.names, words); explained > most) {
                most = explained;
                best = &place;
            }
        }
        const AddressColumn* best_part = nullptr;
        for (const Part& part : m_parts)
            if (const std::size_t explained = words_explained(part.names, words); explained > most) {
                most = explained;
                best_part = part.column;
            }
        if (best_part && take_part(c, *best_part)) return;
        // A word that also looks right, or most of the heading: "ملاحظات عن جوال" is no telephone.
        if (best && most * 2 >= words.size()) take(c, *best);
    }

    // What can be told by looking: telephones, e-mail.
    void by_content(std::size_t c) {
        if (!is_open(c)) return;
        const FieldType type = likely_type((*m_profiles)[c]);
        if (type != FieldType::phone && type != FieldType::email) return;
        for (const bool is_several_wanted : {false, true})
            for (Place& place : m_places)
                if (place.field->type == type && is_several(*place.field) == is_several_wanted && is_free(place))
                    return take(c, place);
    }

    // Words that are a field's choices.
    void by_choices(std::size_t c) {
        const ColumnProfile& profile = (*m_profiles)[c];
        if (!is_open(c) || profile.distinct == 0 || profile.distinct > 20 || profile.filled < profile.distinct * 2)
            return;
        for (Place& place : m_places) {
            const FieldDef& field = *place.field;
            if (field.type != FieldType::choice || place.is_used || place.target.entity != m_entity) continue;
            const auto known = std::ranges::count_if(
                profile.examples, [&](const std::string& word) { return meant_choice(field, word) != nullptr; });
            if (profile.examples.size() > 1 && static_cast<std::size_t>(known) == profile.examples.size())
                return take(c, place);
        }
    }

    // What belongs to a record makes one of its own only where it says who or what: a job title without a company, or a
    // quantity without a product, does not.
    void drop_lone_parts() {
        const auto goes_to = [&](std::string_view words) {
            return std::ranges::contains(m_mapping.columns, words, &ColumnMapping::target);
        };
        if (goes_to("affiliation.company") || goes_to("order_line.product") || goes_to("order_line.description"))
            return;
        for (ColumnMapping& column : m_mapping.columns)
            if (column.target.starts_with("affiliation.") || column.target.starts_with("order_line."))
                column.target.clear();
    }

    void note_dates(std::size_t c) {
        const ColumnProfile& profile = (*m_profiles)[c];
        m_mapping.columns[c].date_order = likely_order(profile);
    }

    const Schema& m_schema;
    EntityIx m_entity;
    const std::vector<std::string>& m_heading;
    const std::vector<ColumnProfile>* m_profiles;
    SheetMapping m_mapping;
    std::vector<Place> m_places;
    std::vector<Part> m_parts;
    std::unordered_map<std::string, std::vector<std::size_t>> m_called; // folded heading -> places, in their order
    std::unordered_map<std::string, std::size_t> m_part_called;
};

int taken_count(const SheetMapping& mapping) {
    return static_cast<int>(std::ranges::count_if(mapping.columns, &ColumnMapping::is_taken));
}

constexpr std::array entity_keys = {"person",     "order",           "company", "product",     "payment", "dealing",
                                    "task",       "occasion",        "note",    "appointment", "lead",    "deal",
                                    "attendance", "opening_balance", "price",   "ticket"};

// How many cells of a row are words that some kind of record has as a heading.
int known_headings(const Schema& schema, const Sheet& sheet, std::size_t row) {
    std::vector<std::string> heading;
    for (std::size_t c = 0; c < sheet.column_count(); ++c) heading.emplace_back(sheet.cell(row, c));
    int most = 0;
    for (const std::string_view key : entity_keys)
        most = std::max(most, taken_count(guess_mapping(schema, schema.entity(key), heading)));
    return most;
}

bool looks_like_data(const Sheet& sheet, std::size_t row, const ParseContext& context) {
    Sheet one;
    SheetRow cells;
    for (std::size_t c = 0; c < sheet.column_count(); ++c) cells.cells.push_back(sheet.cell(row, c));
    one.add(cells);
    for (std::size_t c = 0; c < sheet.column_count(); ++c) {
        const ColumnProfile profile = profile_column(one, c, 0, context);
        if (profile.emails || profile.phones || profile.dates || profile.numbers) return true;
    }
    return false;
}

} // namespace

std::size_t guess_first_row(const Schema& schema, const Sheet& sheet, const ParseContext& context) {
    std::size_t best_row = 0;
    int best = 0;
    for (std::size_t row = 0; row < std::min<std::size_t>(sheet.row_count(), 12); ++row)
        if (const int known = known_headings(schema, sheet, row); known > best) {
            best = known;
            best_row = row;
        }
    if (best > 0) return best_row + 1;
    return sheet.row_count() > 0 && looks_like_data(sheet, 0, context) ? 0 : 1;
}

std::vector<std::string> heading_of(const Sheet& sheet, std::size_t first_row) {
    std::vector<std::string> heading;
    std::string room;
    for (std::size_t c = 0; c < sheet.column_count(); ++c) {
        const std::string_view text = first_row == 0 ? std::string_view{} : cleaned(sheet.cell(first_row - 1, c), room);
        heading.push_back(text.empty() ? std::to_string(c + 1) : std::string(text));
    }
    return heading;
}

std::size_t guess_sheet(const Schema& schema, const std::vector<Sheet>& sheets, const ParseContext& context) {
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (sheets[i].row_count() < 2) continue;
        const std::size_t first = guess_first_row(schema, sheets[i], context);
        const auto known = static_cast<std::size_t>(first > 0 ? known_headings(schema, sheets[i], first - 1) : 0);
        const std::size_t worth = (known + 1) * (known + 1) * std::min<std::size_t>(sheets[i].row_count(), 1000);
        if (worth > most) {
            most = worth;
            best = i;
        }
    }
    return best;
}

SheetMapping guess_mapping(const Schema& schema, EntityIx entity, const std::vector<std::string>& heading) {
    return Guesser(schema, entity, heading, nullptr).guess();
}

SheetMapping guess_mapping(const Schema& schema, EntityIx entity, const std::vector<std::string>& heading,
                           const std::vector<ColumnProfile>& profiles) {
    return Guesser(schema, entity, heading, &profiles).guess();
}

EntityIx guess_entity(const Schema& schema, const std::vector<std::string>& heading) {
    EntityIx best = schema.entity("person");
    int most = -1;
    for (const std::string_view key : entity_keys) {
        const EntityIx entity = schema.entity(key);
        const SheetMapping mapping = guess_mapping(schema, entity, heading);
        int worth = taken_count(mapping) * 10;
        for (FieldIx ix = 0; ix < schema.field_count(entity); ++ix) { // without its required fields it is not that kind
            const FieldDef& field = schema.field(entity, ix);
            if (field.required)
                worth += std::ranges::contains(mapping.columns, field.key, &ColumnMapping::target) ? 5 : -15;
        }
        if (key == std::string_view("order") && worth >= most)
            worth += 6;                                   // a sheet with dates and amounts is one of orders
        if (key == std::string_view("lead")) worth -= 11; // people, unless two more columns are known of leads alone
        if (worth > most) {
            most = worth;
            best = entity;
        }
    }
    return best;
}

EntityIx guess_entity(const Schema& schema, const std::vector<std::string>& heading,
                      const std::vector<ColumnProfile>& profiles) {
    const BothNames& item = calendar_headings[static_cast<std::size_t>(CalendarColumn::item)];
    for (std::size_t c = 0; c < std::min(heading.size(), profiles.size()); ++c)
        if ((heading[c] == item.ar || heading[c] == item.en) && profiles[c].examples.size() == 1 &&
            (profiles[c].examples[0] == calendar_task.ar || profiles[c].examples[0] == calendar_task.en))
            return schema.entity("task");
    return guess_entity(schema, heading);
}

bool is_serial(std::string_view heading, const ColumnProfile& profile) {
    const bool counts = profile.filled > 0 && profile.integers == profile.filled && profile.distinct == profile.filled;
    if (!counts) return false;
    const std::string plain = plain_heading(heading);
    bool is_known = false;
    each_name("م|ت|#|no|n|s|sn|serial|مسلسل|تسلسل|الرقم التسلسلي|رقم مسلسل|المسلسل",
              [&](const std::string& name) { is_known |= name == plain; });
    return is_known;
}

std::string heading_fingerprint(const std::vector<std::string>& heading) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const std::string& each : heading) {
        for (const char c : plain_heading(each)) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
        hash = (hash ^ 0x1f) * 0x100000001b3;
    }
    std::string text;
    append_hex(text, hash, 16);
    return text;
}

} // namespace crm
