#include "web/frame/known_page.hpp"

#include <algorithm>
#include <memory>

#include "core/commands/erase.hpp"
#include "core/entities/attachment.hpp"
#include "core/entities/firm.hpp"
#include "core/queries/history.hpp"
#include "core/text/dates.hpp"
#include "core/text/words_erase.hpp"
#include "core/text/words_record.hpp"
#include "web/frame/app.hpp"
#include "web/frame/saving.hpp"
#include "web/kit/print_paper.hpp"
#include "web/platform/files.hpp"

namespace crm {

namespace {

constexpr std::string_view style = R"(<style>
body{font:16px/1.6 "IBM Plex Sans Arabic","IBM Plex Sans",system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f1f1d}
h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #ccc}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ddd}
dl{display:grid;grid-template-columns:12rem 1fr;gap:.2rem 1rem}dt,.quiet{color:#666}dd{margin:0;white-space:pre-wrap}
</style>)";

// Every field that says something, whatever lists show.
PrintPart part_of(const Context& ctx, Place place, std::string heading) {
    PrintPart part{.heading = std::move(heading)};
    for (FieldIx ix = 0; ix < ctx.schema.field_count(place.entity); ++ix) {
        if (ctx.schema.field(place.entity, ix).key == "pieces") continue; // hashes tell nobody anything
        std::string value = cell_text(ctx.tables, place, ix, ctx.reader);
        if (!value.empty())
            part.values.emplace_back(ctx.schema.field(place.entity, ix).label.in(ctx.language), std::move(value));
    }
    return part;
}

void add_record(const Context& ctx, Place place, PrintPaper& paper) {
    const std::string label(ctx.schema.entity(place.entity).label.in(ctx.language));
    paper.parts.push_back(part_of(ctx, place, label + " · " + ctx.name(place)));
}

// Whatever refers to one of them: dealings, orders, notes, jobs, whom he referred; then the files, his own and those of
// his orders, notes and the rest.
void add_belongings(const Context& ctx, const Erasing& known, PrintPaper& paper) {
    const std::vector<RecordId>& persons = known.persons;
    const EntityIx files = ctx.entity(attachment.key);
    for (EntityIx entity = 0; entity < ctx.schema.entity_count(); ++entity) {
        if (entity == files) continue;
        const Table& table = ctx.tables.table(entity);
        for (FieldIx ix = 0; ix < ctx.schema.field_count(entity); ++ix) {
            const FieldDef& field = ctx.schema.field(entity, ix);
            if (field.type != FieldType::reference || field.target != "person" || field.key == "merged_into" ||
                field.key == "not_same_as")
                continue;
            for (Row row = 0; row < table.rows(); ++row) {
                const Place place{entity, row};
                const Value value = is_several(field) ? Value{} : ctx.tables.value(place, ix);
                std::vector<Value> named = ctx.tables.elements(place, ix);
                named.push_back(value);
                const bool is_his = std::ranges::any_of(named, [&](const Value& each) {
                    const auto* id = std::get_if<RecordId>(&each);
                    return id && std::ranges::find(persons, *id) != persons.end();
                });
                if (is_his) add_record(ctx, place, paper);
            }
        }
    }
    for (const RecordId id : known.hung)
        if (const Place place = ctx.tables.find(id); place.entity == files) add_record(ctx, place, paper);
}

std::string shown(const Context& ctx, EntityIx entity, const CellChange& change, const Value& value) {
    return is_missing(value) ? std::string() : value_text(ctx.tables, entity, change.field, value, ctx.reader);
}

void add_history(const Context& ctx, RecordId record, const std::vector<JournalEntry>& entries, PrintPart& part) {
    RecordHistory history(ctx.schema, record);
    for (const JournalEntry& entry : entries) history.take(entry);
    const EntityIx entity = ctx.tables.find(record).entity;
    for (const CellChange& change : history.changes())
        part.rows.push_back(
            {moment_text(change.at.moment(), ctx.reader),
             std::string(ctx.schema.field(entity, change.field).label.in(ctx.language)),
             shown(ctx, entity, change, change.before), shown(ctx, entity, change, change.after),
             std::string(
                 ctx.text(ctx.workspace.is_own({change.session(), 1}) ? words::this_device : words::another_device))});
}

void save(const Context& ctx, const PrintPaper& paper) {
    const std::string name =
        "wasl-" + std::string(ctx.language == Language::ar ? "ar" : "en") + "-" + iso_text(ctx.reader.today) + ".html";
    std::string page = "<!doctype html>\n<html lang=\"" + paper.language + "\" dir=\"" +
                       (paper.right_to_left ? "rtl" : "ltr") + "\"><head><meta charset=\"utf-8\"><title>" +
                       escaped_html(paper.title) + "</title>" + std::string(style) + "</head><body>" + html_of(paper) +
                       "</body></html>\n";
    const int file = begin_download(name);
    platform::append_to_save(file, std::string_view(page));
    platform::finish_save(file);
}

struct Reading {
    PrintPaper paper;
    PrintPart history;
    std::vector<RecordId> left;
};

void read_next(std::shared_ptr<Reading> reading) {
    const Context ctx = app().context();
    if (reading->left.empty()) {
        reading->paper.parts.push_back(std::move(reading->history));
        return save(ctx, reading->paper);
    }
    const RecordId record = reading->left.back();
    reading->left.pop_back();
    app().workspace->read_history(record, [record, reading](std::vector<JournalEntry> entries) {
        add_history(app().context(), record, entries, reading->history);
        read_next(reading);
    });
}

} // namespace

void save_known_page(RecordId person) {
    const Context ctx = app().context();
    const Erasing known = what_erasing_takes(ctx.tables, person);
    if (known.persons.empty()) return;
    const auto reading = std::make_shared<Reading>();
    PrintPaper& paper = reading->paper;
    paper.title = std::string(ctx.text(words::known_title)) + ' ' + ctx.name(person);
    paper.notes.push_back(std::string(ctx.text(words::known_made)) + ' ' + day_text(ctx.reader.today, ctx.reader));
    paper.language = ctx.arabic() ? "ar" : "en";
    paper.right_to_left = ctx.arabic();
    if (const Place firm = firm_place(ctx.tables)) paper.firm = ctx.cell(firm, ctx.field("firm", "name"));
    for (const RecordId id : known.persons)
        paper.parts.push_back(
            part_of(ctx, ctx.tables.find(id),
                    id == person ? ctx.name(id) : std::string(ctx.text(words::merged_record)) + ": " + ctx.name(id)));
    add_belongings(ctx, known, paper);
    for (const RecordId id : known.mentions)
        paper.parts.push_back(
            part_of(ctx, ctx.tables.find(id), std::string(ctx.text(words::mentions_title)) + ": " + ctx.name(id)));
    reading->history.heading = ctx.text(words::change_log);
    for (const BothNames& label :
         {words::known_when, words::known_what, words::known_before, words::known_after, words::known_who})
        reading->history.columns.push_back({std::string(ctx.text(label))});
    reading->left = known.persons;
    read_next(reading);
}

} // namespace crm
