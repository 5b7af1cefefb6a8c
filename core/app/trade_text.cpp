// How the text of a template is read: one thing a line, its parts separated by " | ".
#include "core/app/trade_template.hpp"
#include "core/base/trimmed.hpp"

namespace crm {

namespace {

std::string_view take_until(std::string_view& rest, char end) {
    const std::size_t at = rest.find(end);
    const std::string_view part = rest.substr(0, at);
    rest.remove_prefix(at == rest.npos ? rest.size() : at + 1);
    return trimmed(part);
}

std::vector<std::string> parts_between_bars(std::string_view line) {
    std::vector<std::string> parts;
    while (!line.empty()) parts.emplace_back(take_until(line, '|'));
    return parts;
}

// "person.blood_group" -> {"person", "blood_group"}
std::pair<std::string, std::string> owner_and_key(std::string_view name) {
    const std::string_view owner = take_until(name, '.');
    return {std::string(owner), std::string(name)};
}

class TradeText {
public:
    Result<TradeTemplate, TradeMistake> read(std::string_view text) {
        while (!text.empty() && m_mistake.what.empty()) {
            const std::string_view line = take_until(text, '\n');
            ++m_line;
            if (!line.empty() && line.front() != '#') read_line(line);
        }
        if (!m_mistake.what.empty()) return Unexpected{m_mistake};
        return std::move(m_trade);
    }

private:
    void mistake(std::string_view what) {
        if (m_mistake.what.empty()) m_mistake = {m_line, std::string(what)};
    }

    void read_line(std::string_view line) {
        std::string_view rest = line;
        const std::string_view what = take_until(rest, ' ');
        rest = trimmed(rest);
        if (m_is_sample) return take_record(what, rest);
        if (what == "word") return take_word(rest, "entity.");
        if (what == "section") return take_section(rest);
        if (what == "field" || what == "rename") return take_field(rest, what == "rename");
        if (what == "choice") return take_choice(rest);
        if (what == "tag") return take_tag(rest);
        if (what == "-") return take_own_choice(rest);
        if (what == "?") return take_help(rest);
        if (what == "=") return take_formula(rest);
        if (what != "sample") return mistake("a line begins with word, section, rename, field, choice, tag or sample");
        m_is_sample = true;
        m_trade.uses_sample_firm = rest == "firm";
    }

    void take_word(std::string_view rest, std::string_view before) {
        const auto parts = parts_between_bars(rest);
        if (parts.size() != 5) return mistake("a word has a name, one and many in Arabic, one and many in English");
        const std::string subject = parts[0] == "customer" ? "word.customer" : std::string(before) + parts[0];
        m_trade.words.push_back({subject, parts[1], parts[2], parts[3], parts[4]});
    }

    void take_section(std::string_view rest) {
        const auto parts = parts_between_bars(rest);
        if (parts.size() != 1 && parts.size() != 3) return mistake("a section has a key and two names, or a known key");
        m_section = parts[0];
        if (parts.size() == 3)
            m_trade.sections.push_back({"section." + parts[0], parts[1], parts[1], parts[2], parts[2]});
    }

    void take_field(std::string_view rest, bool is_rename) {
        const auto parts = parts_between_bars(rest);
        if (parts.size() != 3) return mistake("a field has a key and two names");
        std::string_view head = parts[0];
        auto [entity, key] = owner_and_key(take_until(head, ' '));
        TradeField field{.entity = entity, .key = is_rename ? key : "x_" + key, .is_ours = is_rename};
        field.label_ar = parts[1];
        field.label_en = parts[2];
        if (!is_rename) field.section = m_section.empty() ? "details" : m_section;
        while (!head.empty()) {
            const std::string word(take_until(head, ' '));
            if (word == "several")
                field.is_several = true;
            else if (word == "unique")
                field.is_unique = true;
            else if (word == "formula")
                field.formula = "?"; // its line follows
            else if (field.type.empty())
                field.type = word;
            else
                field.target = word;
        }
        if (!is_rename && field.type.empty()) return mistake("a field says its type");
        m_trade.fields.push_back(std::move(field));
    }

    TradeField* last_field() {
        if (m_trade.fields.empty()) mistake("there is no field yet to which this could belong");
        return m_trade.fields.empty() ? nullptr : &m_trade.fields.back();
    }

    void take_own_choice(std::string_view rest) {
        const auto parts = parts_between_bars(rest);
        TradeField* field = last_field();
        if (parts.size() != 4) return mistake("a choice has a key, two names and a colour");
        if (field) field->choices.push_back({field->entity + '.' + field->key, parts[0], parts[1], parts[2], parts[3]});
    }

    void take_help(std::string_view rest) {
        const auto parts = parts_between_bars(rest);
        TradeField* field = last_field();
        if (parts.size() != 2) return mistake("help is a sentence in each language");
        if (field) field->help_ar = parts[0], field->help_en = parts[1];
    }

    void take_formula(std::string_view rest) {
        if (TradeField* field = last_field()) {
            if (field->formula != "?") return mistake("this field is no formula");
            field->formula = rest;
        }
    }

    void take_choice(std::string_view rest) {
        const auto parts = parts_between_bars(rest);
        if (parts.size() != 4) return mistake("a choice has a field and a key, two names and a colour");
        std::string_view head = parts[0];
        const std::string of(take_until(head, ' '));
        m_trade.choices.push_back({of, std::string(trimmed(head)), parts[1], parts[2], parts[3]});
    }

    void take_tag(std::string_view rest) {
        const auto parts = parts_between_bars(rest);
        if (parts.size() != 2) return mistake("a tag has a name and a colour");
        m_trade.tags.push_back({parts[0], parts[1]});
    }

    void take_record(std::string_view what, std::string_view rest) {
        TradeRecord record{.entity = std::string(what), .line = m_line};
        const bool is_of = what == "of"; // of person سارة العتيبي | …
        if (is_of) record.entity = take_until(rest, ' ');
        for (const std::string& part : parts_between_bars(rest)) {
            std::string_view cell = part;
            if (cell.empty()) continue;
            const std::size_t equal = cell.find('=');
            if (equal == cell.npos && cell.front() == '@' && !is_of)
                record.alias = cell.substr(1);
            else if (equal == cell.npos && is_of && record.of.empty())
                record.of = cell;
            else if (equal == cell.npos)
                return mistake("a cell is written key=value");
            else
                record.cells.emplace_back(trimmed(cell.substr(0, equal)), trimmed(cell.substr(equal + 1)));
        }
        m_trade.sample.push_back(std::move(record));
    }

    TradeTemplate m_trade;
    TradeMistake m_mistake;
    std::string m_section;
    std::size_t m_line = 0;
    bool m_is_sample = false;
};

} // namespace

Result<TradeTemplate, TradeMistake> read_trade(std::string_view text) { return TradeText().read(text); }

} // namespace crm
