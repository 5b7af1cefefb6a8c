// What becomes of each column of a sheet: a plain value that a person sets on the screen, that is kept with the firm's
// data under the heading it belongs to, and that the command-line tool reads. Fields are named by their keys, so that
// a mapping outlives releases.
//
// A column's target is a field ("phone"), a part of an address ("address.city"), or a field of a record that belongs to
// the row's record ("affiliation.company", "order_line.quantity"). Several columns may go to one text field; they are
// joined in their order.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/record/problem.hpp"
#include "core/text/dates.hpp"

namespace crm {

// What becomes of a row whose record is here already.
enum class KnownRow : std::uint8_t { skip, fill_empty, overwrite, add };

// new_choice: the word joins the choices of its field.
enum class CellAction : std::uint8_t { keep_in_notes, replace, leave_empty, leave_row_out, new_choice };

// "All such cells": those that say `text` (in its folded form), or, where that is empty, those with `problem`.
struct CellRule {
    std::string text;
    std::optional<Reason> problem;
    CellAction action = CellAction::replace;
    std::string to; // replace: what is read instead
    bool operator==(const CellRule&) const = default;
};

// A field of the firm's own that the import makes.
struct NewField {
    std::string label;
    FieldType type = FieldType::text;
    bool operator==(const NewField&) const = default;
};

struct ColumnMapping {
    std::string heading;
    std::string target;       // empty: left out
    std::string default_text; // what an empty cell is read as
    DateOrder date_order = DateOrder::day_first;
    bool is_hijri = false;             // years that do not say so are Hijri
    std::optional<NewField> new_field; // then there is no target
    std::vector<CellRule> rules;
    // A column that holds several things: its text is cut at `split_at` and each piece goes to a target of its own.
    std::string split_at;
    std::vector<std::string> split_targets;
    bool is_taken() const { return !target.empty() || new_field || !split_targets.empty(); }
    bool operator==(const ColumnMapping&) const = default;
};

struct SheetMapping {
    std::string entity = "person";
    std::vector<ColumnMapping> columns;
    KnownRow known = KnownRow::fill_empty;
    KnownRow likely = KnownRow::add; // who is only like a record that is here
    bool operator==(const SheetMapping&) const = default;
};

// {"entity":"person","known":"fill_empty","columns":[{"heading":"الجوال","target":"phone"}, …]}
std::string mapping_json(const SheetMapping& mapping);
std::optional<KnownRow> known_row_from(std::string_view name);
std::optional<SheetMapping> mapping_from_json(std::string_view text); // unknown words are left out

} // namespace crm
