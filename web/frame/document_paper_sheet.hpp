// What the parts of a document's paper ask for: values in the page's language, labels in both, which blocks the firm
// wants.
#pragma once
#include <string>
#include <vector>

#include "core/queries/related.hpp"
#include "core/text/money_text.hpp"
#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {

class PaperSheet {
public:
    PaperSheet(Context& ctx, Place document);

    bool shows(std::string_view block) const; // a key of paper_blocks
    std::string also(const BothNames& label) const {
        return shows("second_language") ? std::string(label.in(other)) : std::string();
    }
    PrintFact fact(const BothNames& label, std::string value) const {
        return {.label = std::string(ctx.text(label)), .also = also(label), .value = std::move(value)};
    }
    // A field with its own label; nothing when it is empty.
    void add_field(std::vector<PrintFact>& facts, Place place, std::string_view key) const;
    Value value(Place place, std::string_view key) const;
    Value value(std::string_view key) const { return value(document, key); }
    Place referred(Place place, std::string_view key) const;
    Place customer() const; // the company, or else the person
    bool is(std::string_view key, std::string_view choice) const { return value(key) == Value{std::string(choice)}; }
    std::string money(Money amount) const { return money_text(amount, ctx.reader.locale); }

    Context& ctx;
    Place document;
    Language other;

private:
    std::vector<Value> m_hidden;
};

Money money_in(const Value& value); // none: no currency

} // namespace crm
