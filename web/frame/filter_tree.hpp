// A filter while somebody builds it: a tree of lines as they stand in the editor, with what is typed in each, complete
// or not; and to and from the Filter that lists understand. A line that is not complete yet lets everything pass.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/queries/filter.hpp"
#include "web/frame/context.hpp"

namespace crm {

enum class Match : std::uint8_t { all, any, none };

// What a line asks of linked records, in the order of its menu.
enum class LinkAsk : std::uint8_t { has, has_no, count, sum, average, smallest, largest };

struct FilterLine {
    enum class Kind : std::uint8_t { group, field, link };
    Kind kind = Kind::field;
    std::uint64_t id = 0; // of its widgets
    // group; and of a link: which of the records count
    Match match = Match::all;
    std::vector<FilterLine> parts{};
    // field; of a link's tally: what is added up
    FieldIx field = no_field;
    AddressPart part = AddressPart::whole;
    // link
    Link link{};
    LinkAsk ask = LinkAsk::has;
    // the test and its values as typed
    Operator op = Operator::is;
    std::string text[2]{};
    std::vector<std::string> words{}; // alternatives
    std::vector<Value> records{};     // beside `words`: the record that is meant by each; missing: by its name
    std::vector<int> choices{};
    int period = 0; // of named_periods()
    std::string error{};
    // found beside the editor
    std::size_t count = SIZE_MAX; // records that pass this line alone; SIZE_MAX: not known
    std::string says{};           // the line in words
};

std::uint64_t next_line_id();

FilterLine tree_of(const Context& ctx, EntityIx entity, const std::vector<Filter>& filters);
// What the tree says, as the conditions of a list, all of which must hold; errors are written into the lines.
std::vector<Filter> filters_of(const Context& ctx, EntityIx entity, FilterLine& root);
std::optional<Filter> filter_of(const Context& ctx, EntityIx entity, FilterLine& line);

// Which field a line's values belong to; none: it asks for no value.
std::optional<FieldDef> tested_field(const Schema& schema, EntityIx entity, const FilterLine& line);
// The tests its menu offers: alternatives need no test of their own, "is" takes several values.
std::vector<Operator> tests_of(const FieldDef& field, const FilterLine& line);
bool asks_for_words(const FieldDef& field, Operator op); // several words, each an alternative
bool counts_days(Operator op);

// Another subject: what was typed for the one before does not fit it.
void become_field(FilterLine& line, const Schema& schema, EntityIx entity, FieldIx field, AddressPart part);
void become_link(FilterLine& line, const Link& link);
void take_first_tally_field(FilterLine& line, const Schema& schema);
std::vector<FieldIx> tally_fields(const Schema& schema, const FilterLine& line);

// Fields that a filter can ask about, those that lists show first; an address by its parts.
struct FilterSubject {
    FieldIx field = no_field;
    AddressPart part = AddressPart::whole;
};
std::vector<FilterSubject> filter_subjects(const Schema& schema, EntityIx entity);
std::string subject_label(const Context& ctx, EntityIx entity, const FilterSubject& subject);

} // namespace crm
