// What of a template is not here yet, and the records that bring it.
#include "core/app/trade_template.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "core/app/sample_firm.hpp"
#include "core/store/custom_fields.hpp"

namespace crm {

namespace {

// The same on every device; built-in records have session 0, and the firm's number is small.
RecordId id_of_part(std::string_view entity, std::string_view key) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const std::string_view part : {entity, std::string_view(" "), key})
        for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return {0, (std::uint64_t{1} << 39) + (mix64(hash) & ((std::uint64_t{1} << 39) - 1))};
}

Label label_of(const std::string& ar, const std::string& en) { return {ar, en}; }

std::span<const ChoiceDef> choices_beside(const Schema& schema, const TradeChoice& choice) {
    const std::size_t dot = choice.of_field.find('.');
    const EntityIx entity = schema.entity(std::string_view(choice.of_field).substr(0, dot));
    const FieldIx field = entity == no_entity ? no_field : schema.field(entity, choice.of_field.substr(dot + 1));
    return field == no_field ? std::span<const ChoiceDef>() : schema.field(entity, field).choices;
}
std::optional<std::size_t> place_among(const Schema& schema, const TradeChoice& choice) {
    const auto all = choices_beside(schema, choice);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].key == choice.key && !all[i].archived) return i; // one whose making was undone has no place
    return {};
}

// What stands in the tables of things a firm has made its own.
class Present {
public:
    explicit Present(const Tables& tables) : m_tables(tables), m_schema(tables.schema()) {
        m_fields = live_words("field", "entity", "key");
        m_choices = live_words("choice", "of_field", "key");
        m_words = live_words("word", "subject", {});
        m_tags = live_words("tag", "name", {});
    }

    bool has(const TradeField& field) const {
        if (m_fields.contains({field.entity, field.key})) return true;
        const EntityIx entity = m_schema.entity(field.entity);
        if (field.is_ours || entity == no_entity) return false;
        for (FieldIx ix = 0; ix < m_schema.field_count(entity); ++ix) {
            const FieldDef& each = m_schema.field(entity, ix);
            if (!is_out_of_use(m_schema, entity, ix) &&
                (each.label.ar == field.label_ar || each.label.en == field.label_en))
                return true;
        }
        return false;
    }
    bool has(const TradeChoice& choice) const { return m_choices.contains({choice.of_field, choice.key}); }
    bool has(const TradeWord& word) const { return m_words.contains({word.subject, {}}); }
    bool has(const TradeTag& tag) const { return m_tags.contains({tag.name, {}}); }

    // What somebody would see it called now.
    const FieldDef* ours(const TradeField& field) const {
        const EntityIx entity = m_schema.entity(field.entity);
        const FieldIx ix = entity == no_entity ? no_field : m_schema.field(entity, field.key);
        return ix == no_field ? nullptr : &m_schema.field(entity, ix);
    }

private:
    using Names = std::set<std::pair<std::string, std::string>>;
    Names live_words(std::string_view entity_key, std::string_view first, std::string_view second) const {
        Names names;
        const EntityIx entity = m_schema.entity(entity_key);
        if (entity == no_entity) return names;
        const Table& table = m_tables.table(entity);
        const auto words = [&](std::string_view key, Row row) {
            return key.empty() ? std::string() : std::string(table.columns[m_schema.field(entity, key)].words(row));
        };
        for (Row row = 0; row < table.rows(); ++row)
            if (table.is_live(row)) names.emplace(words(first, row), words(second, row));
        return names;
    }

    const Tables& m_tables;
    const Schema& m_schema;
    Names m_fields, m_choices, m_words, m_tags;
};

// The edits that bring what is missing.
class TemplateWriter {
public:
    TemplateWriter(const Tables& tables, Moment now)
        : m_tables(tables), m_schema(tables.schema()), m_present(tables), m_now(now) {}

    Change make(const TradeTemplate& trade) {
        m_change.label = "template";
        std::int64_t position = section_first;
        for (const TradeWord& section : trade.sections) write(section, position += position_step);
        for (const TradeWord& word : trade.words) write(word, 0);
        for (const TradeField& field : trade.fields) write(field);
        for (const TradeChoice& choice : trade.choices) write(choice, place_of(choice));
        for (const TradeTag& tag : trade.tags) write(tag);
        return std::move(m_change);
    }

private:
    static constexpr std::int64_t section_first = 1'000'000, position_step = 1000;

    // False: it lay in the bin and comes back as the firm had left it; nothing else is to be written.
    bool begin(std::string_view entity, std::string_view key) {
        m_entity = m_schema.entity(entity);
        m_record = id_of_part(entity, key);
        if (!is_missing(value("removed_at"))) {
            put("removed_at", Value{});
            return false;
        }
        put("created_at", Value{m_now.ms});
        return true;
    }
    Value value(std::string_view key) const { return m_tables.value(m_record, m_schema.field(m_entity, key)); }
    void put(std::string_view key, Value value) {
        if (this->value(key) != value)
            m_change.edits.push_back(
                {m_entity, m_schema.field(m_entity, key), m_record, OpKind::set, std::move(value)});
    }
    void put(std::string_view key, const std::string& words) {
        if (!words.empty()) put(key, Value{words});
    }

    void write(const TradeWord& word, std::int64_t position) {
        if (m_present.has(word)) return;
        if (!begin("word", word.subject)) return;
        put("subject", word.subject);
        put("one_ar", word.one_ar);
        put("many_ar", word.many_ar);
        put("one_en", word.one_en);
        put("many_en", word.many_en);
        if (position) put("position", Value{position});
    }

    void write(const TradeField& field) {
        const bool lacks_a_part = std::ranges::any_of(
            m_left_out, [&](const std::string& key) { return field.formula.contains('[' + key + ']'); });
        if (m_present.has(field) || lacks_a_part) {
            if (!m_present.ours(field)) m_left_out.push_back(field.key); // another field is called so
            return;
        }
        if (!begin("field", field.entity + '.' + field.key)) return;
        put("entity", field.entity);
        put("key", field.key);
        put("label_ar", field.label_ar);
        put("label_en", field.label_en);
        const FieldDef* ours = m_present.ours(field);
        put("type", field.is_ours && ours ? std::string(type_name(ours->type)) : field.type);
        if (field.is_ours) return;
        put("help_ar", field.help_ar);
        put("help_en", field.help_en);
        put("section_of", field.section);
        put("target", field.target);
        put("formula", field.formula);
        if (field.is_several) put("is_several", Value{std::int64_t{1}});
        if (field.is_unique) put("is_unique", Value{std::int64_t{1}});
        put("position", Value{next_position(m_schema.entity(field.entity))});
        std::int64_t position = 0;
        for (const TradeChoice& choice : field.choices) write(choice, position += position_step);
    }

    // A new choice stands behind the one that the template names before it; the others keep their places.
    std::int64_t place_of(const TradeChoice& choice) {
        const bool follows = m_choice_of == choice.of_field;
        m_choice_of = choice.of_field;
        if (const auto place = place_among(m_schema, choice)) {
            m_choice_place = static_cast<std::int64_t>(*place) * position_step;
            return 0;
        }
        return follows ? ++m_choice_place : (m_choice_place = 0);
    }

    // After everything that stands in the form now.
    std::int64_t next_position(EntityIx entity) {
        std::int64_t& position = m_positions.try_emplace(entity, 0).first->second;
        if (!position) {
            position = section_first;
            for (FieldIx ix = 0; ix < m_schema.field_count(entity); ++ix)
                if (!is_out_of_use(m_schema, entity, ix)) position = std::max(position, m_schema.position(entity, ix));
        }
        return position += position_step;
    }

    void write(const TradeChoice& choice, std::int64_t position) {
        if (m_present.has(choice)) return;
        if (!begin("choice", choice.of_field + ' ' + choice.key)) return;
        put("of_field", choice.of_field);
        put("key", choice.key);
        put("label_ar", choice.label_ar);
        put("label_en", choice.label_en);
        put("tone", choice.tone);
        if (position) put("position", Value{position});
    }

    void write(const TradeTag& tag) {
        if (m_present.has(tag)) return;
        if (!begin("tag", tag.name)) return;
        put("name", tag.name);
        put("tone", tag.tone);
    }

    const Tables& m_tables;
    const Schema& m_schema;
    Present m_present;
    Moment m_now;
    Change m_change;
    EntityIx m_entity = no_entity;
    RecordId m_record;
    std::map<EntityIx, std::int64_t> m_positions;
    std::string m_choice_of;
    std::int64_t m_choice_place = 0;
    std::vector<std::string> m_left_out; // keys of fields that formulas must do without
};

} // namespace

std::vector<TradePart> parts_of(const TradeTemplate& trade, const Tables& tables) {
    const Schema& schema = tables.schema();
    const Present present(tables);
    std::vector<TradePart> parts;
    for (const TradeWord& word : trade.words) {
        if (!word.subject.starts_with("entity.")) continue; // "customer" goes with "person"
        const EntityIx entity = schema.entity(word.subject.substr(std::string_view("entity.").size()));
        const bool is_here = present.has(word);
        parts.push_back({TradePart::word, entity, label_of(word.many_ar, word.many_en),
                         is_here ? Label{} : schema.entity(entity).plural, false, is_here});
    }
    for (const TradeField& field : trade.fields) {
        const FieldDef* ours = field.is_ours ? present.ours(field) : nullptr;
        const bool is_here = present.has(field);
        parts.push_back({ours ? TradePart::rename : TradePart::field, schema.entity(field.entity),
                         label_of(field.label_ar, field.label_en), ours && !is_here ? ours->label : Label{},
                         !field.formula.empty(), is_here});
    }
    for (const TradeChoice& choice : trade.choices) {
        const auto place = place_among(schema, choice);
        const bool is_here = present.has(choice);
        const EntityIx entity = schema.entity(std::string_view(choice.of_field).substr(0, choice.of_field.find('.')));
        parts.push_back({TradePart::choice, entity, label_of(choice.label_ar, choice.label_en),
                         place && !is_here ? choices_beside(schema, choice)[*place].label : Label{}, false, is_here});
    }
    for (const TradeTag& tag : trade.tags)
        parts.push_back(
            {TradePart::tag, schema.entity("tag"), label_of(tag.name, tag.name), {}, false, present.has(tag)});
    return parts;
}

Committed add_template(Workspace& workspace, const TradeTemplate& trade) {
    return workspace.commit(TemplateWriter(workspace.tables(), workspace.environment().now()).make(trade));
}

Committed add_template_with_sample(Workspace& workspace, const TradeTemplate& trade, const Reader& reader) {
    std::size_t steps = add_template(workspace, trade).change_count ? 1 : 0;
    Committed all{"sample", {}, 0};
    const auto add = [&](Committed one) {
        steps += one.change_count > 0;
        all.added.insert(all.added.end(), one.added.begin(), one.added.end());
        all.change_count += one.change_count;
    };
    if (trade.uses_sample_firm) add(add_sample_firm(workspace, reader));
    add(workspace.commit(sample_of(trade, workspace, reader)));
    workspace.join_undo(steps);
    return all;
}

} // namespace crm
