// A template for a trade: the fields, choices, words and tags that a clinic or a workshop begins with, and a sample
// company that uses them. It is written as text (assets/trades; docs/trades.md says how), read once, and added as
// ordinary records (core/entities/own.hpp), which the firm may change as it likes afterwards.
//
// What a template adds has the same record ids on every device, so that two of them that add it become one.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/app/workspace.hpp"
#include "core/base/result.hpp"

namespace crm {

struct TradeWord { // "entity.person", "word.customer", "section.x_medical"
    std::string subject, one_ar, many_ar, one_en, many_en;
};
struct TradeChoice {
    std::string of_field, key, label_ar, label_en, tone; // of_field: "order.state"
};
struct TradeField {
    std::string entity, key, type, label_ar, label_en, help_ar, help_en, section, target, formula;
    bool is_several = false, is_unique = false;
    bool is_ours = false; // another name for a field that everybody has
    std::vector<TradeChoice> choices{};
};
struct TradeTag {
    std::string name, tone;
};
struct TradeRecord { // of the sample
    std::string entity;
    std::string alias; // how others of the sample call it
    std::string of;    // the name of a record that is here: it gets these cells
    std::vector<std::pair<std::string, std::string>> cells;
    std::size_t line = 0;
};

struct TradeTemplate {
    std::vector<TradeWord> words, sections;
    std::vector<TradeField> fields;
    std::vector<TradeChoice> choices; // of fields that everybody has
    std::vector<TradeTag> tags;
    bool uses_sample_firm = false; // its sample begins with that of a first visit
    std::vector<TradeRecord> sample;
};

struct TradeMistake {
    std::size_t line = 0;
    std::string what; // for whoever writes templates
};

Result<TradeTemplate, TradeMistake> read_trade(std::string_view text);

// One thing that a template would add, for people to look at first.
struct TradePart {
    enum Kind : std::uint8_t { word, field, rename, choice, tag } kind = field;
    EntityIx entity = no_entity; // whose field, choice or name
    Label name;                  // as it will be called; good as long as the template is
    Label instead{};             // what it was called until now
    bool is_formula = false;
    bool is_here = false; // nothing is added
};
std::vector<TradePart> parts_of(const TradeTemplate& trade, const Tables& tables);

// Adds what is not here yet, as one change; of a template that is all here, none.
Committed add_template(Workspace& workspace, const TradeTemplate& trade);
// The same with the sample company: two entries of the journal, one undo.
Committed add_template_with_sample(Workspace& workspace, const TradeTemplate& trade, const Reader& reader);

// The sample's records, once the template is here; what is wrong with a cell goes to `mistakes`.
Change sample_of(const TradeTemplate& trade, const Workspace& workspace, const Reader& reader,
                 std::vector<TradeMistake>* mistakes = nullptr);

} // namespace crm
