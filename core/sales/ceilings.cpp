#include "core/sales/ceilings.hpp"

#include <algorithm>

namespace crm {

namespace {

// amount × part ÷ whole, rounded down. Amounts so large that the product does not fit are divided first: of them a
// minor unit is nothing.
__int128 share_of(__int128 amount, std::int64_t part, std::int64_t whole) {
    __int128 product = 0;
    return __builtin_mul_overflow(amount, static_cast<__int128>(part), &product) ? amount / whole * part
                                                                                 : product / whole;
}

// What is taken off a line, in millionths of a minor unit.
__int128 taken_off(const LineAmounts& line, std::int64_t gross, const DocumentTerms& terms, std::int64_t amounts) {
    const __int128 own = static_cast<__int128>(gross) * line.discount_percent +
                         static_cast<__int128>(line.discount.minor) * whole_percent;
    const __int128 rest = static_cast<__int128>(gross) * whole_percent - own;
    const __int128 percent = share_of(rest, terms.discount_percent, whole_percent);
    const __int128 amount = amounts > 0 ? share_of(rest, terms.discount.minor, amounts) : 0;
    return own + percent + amount;
}

} // namespace

const CeilingRule* rule_for(std::span<const CeilingRule> rules, const CeilingQuestion& line) {
    const CeilingRule* counts = nullptr;
    int most = -1;
    for (const CeilingRule& rule : rules) {
        int named = 0;
        bool holds = true;
        const auto ask = [&](std::string_view wanted, std::string_view is) {
            named += !wanted.empty();
            holds = holds && (wanted.empty() || wanted == is);
        };
        ask(rule.category, line.category);
        ask(rule.stage, line.stage);
        ask(rule.seller, line.seller);
        ask(rule.role, line.role);
        const auto ask_record = [&](RecordId wanted, bool is) {
            named += static_cast<bool>(wanted);
            holds = holds && (!wanted || is);
        };
        ask_record(rule.product, rule.product == line.product);
        ask_record(rule.tag, std::ranges::contains(line.tags, Value{rule.tag}));
        if (!holds || named < most || (named == most && rule.percent >= counts->percent)) continue;
        most = named;
        counts = &rule;
    }
    return counts;
}

std::int64_t ceiling_for(std::span<const CeilingRule> rules, const CeilingQuestion& line) {
    const CeilingRule* rule = rule_for(rules, line);
    return rule ? rule->percent : no_ceiling;
}

const CeilingRule* lowest_rule_for(std::span<const CeilingRule> rules, CeilingQuestion line,
                                   std::span<const std::string> roles) {
    const CeilingRule* lowest = nullptr;
    for (const std::string& role : roles) {
        line.role = role;
        const CeilingRule* rule = rule_for(rules, line);
        if (rule && (!lowest || rule->percent < lowest->percent)) lowest = rule;
    }
    return lowest;
}

std::vector<std::string> roles_named(std::span<const CeilingRule> rules) {
    std::vector<std::string> roles{{}};
    for (const CeilingRule& rule : rules)
        if (!std::ranges::contains(roles, rule.role)) roles.push_back(rule.role);
    return roles;
}

std::vector<OverCeiling> lines_over(std::span<const LineAmounts> lines, const DocumentTerms& terms,
                                    std::span<const std::int64_t> ceilings) {
    std::vector<OverCeiling> over;
    const auto total = document_total(lines, terms);
    if (!total) return over;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::int64_t gross = total->lines[i].gross;
        if (ceilings[i] == no_ceiling || gross <= 0) continue;
        const __int128 taken = taken_off(lines[i], gross, terms, total->amounts);
        if (taken - static_cast<__int128>(gross) * ceilings[i] >= whole_percent)
            over.push_back({i, static_cast<std::int64_t>((taken + gross / 2) / gross), ceilings[i]});
    }
    return over;
}

} // namespace crm
