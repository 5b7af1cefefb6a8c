// `wasl-server show` and `history`: one record, as it is and as it came to be.
#include "core/commands/labels.hpp"
#include "core/queries/display.hpp"
#include "core/queries/history.hpp"
#include "core/queries/related.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"
#include "server-stub/cli_values.hpp"

namespace crm::cli {

namespace {

constexpr BothNames no_record = {"لا سجل بهذا المعرّف: {1}", "There is no record {1}."};
constexpr BothNames in_bin = {"(في سلة المحذوفات)", "(in the bin)"};
constexpr BothNames field_title = {"الحقل", "Field"}, value_title = {"القيمة", "Value"};
constexpr BothNames when_title = {"متى", "When"}, what_title = {"ماذا", "What"}, before_title = {"قبل", "Before"},
                    after_title = {"بعد", "After"};
constexpr BothNames reading_history = {"قراءة السجل", "Reading the history"};
constexpr BothNames removed_mark = {"(أُزيل) {1}", "(taken away) {1}"};

// The record a command line names; told when there is none.
Place named_record(const Invocation& invocation, const OpenData& data) {
    const std::string& text = invocation.words[0];
    const auto id = read_id(invocation, text);
    if (!id) return {};
    const Place place = data.tables().find(*id);
    if (!place) complain(invocation, exit_problems, "no_such_record", filled(invocation.in(no_record), {text}));
    return place;
}
int exit_of_name(const Invocation& invocation) { return id_from(invocation.words[0]) ? exit_problems : exit_usage; }

// How many records of which kind point here, by which field.
struct Belongings {
    EntityIx entity;
    FieldIx field;
    std::size_t count;
};
std::vector<Belongings> belongings_of(OpenData& data, Place place) {
    std::vector<Belongings> all;
    const Schema& schema = data.schema();
    for (std::size_t e = 0; e < schema.entity_count(); ++e) {
        const auto entity = static_cast<EntityIx>(e);
        for (std::size_t f = 0; f < schema.field_count(entity); ++f) {
            const auto field = static_cast<FieldIx>(f);
            if (schema.field(entity, field).type != FieldType::reference ||
                schema.target(entity, field) != place.entity)
                continue;
            const std::size_t count =
                children(data.tables(), data.workspace.caches().relations, entity, field, place).size();
            if (count) all.push_back({entity, field, count});
        }
    }
    return all;
}

std::string heading_of(const Invocation& invocation, const OpenData& data, Place place) {
    std::string text = display_name(data.tables(), place, data.reader) + " — " +
                       std::string(invocation.in(data.schema().entity(place.entity).label));
    if (data.tables().table(place.entity).standing[place.row] == Standing::removed)
        text += " " + std::string(invocation.in(in_bin));
    return text;
}

int run_show(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::read});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const Place place = named_record(invocation, data);
    if (!place) return exit_of_name(invocation);
    const Schema& schema = data.schema();
    const std::vector<Belongings> belongings = belongings_of(data, place);
    if (invocation.is_json) {
        JsonList related;
        for (const Belongings& each : belongings)
            related.raw(JsonObject()
                            .text("entity", schema.entity(each.entity).key)
                            .text("field", schema.field(each.entity, each.field).key)
                            .count("count", each.count)
                            .done());
        print(JsonObject()
                  .text("id", invocation.words[0])
                  .text("entity", schema.entity(place.entity).key)
                  .text("name", display_name(data.tables(), place, data.reader))
                  .text("standing", standing_name(data.tables().table(place.entity).standing[place.row]))
                  .raw("fields", fields_json(data.tables(), place, data.reader))
                  .raw("related", related.done())
                  .done() +
              '\n');
        return exit_ok;
    }
    TextTable table({std::string(invocation.in(field_title)), std::string(invocation.in(value_title))});
    for (std::size_t f = 0; f < schema.field_count(place.entity); ++f) {
        const std::string cell = cell_text(data.tables(), place, static_cast<FieldIx>(f), data.reader);
        if (!cell.empty())
            table.add({std::string(invocation.in(schema.field(place.entity, static_cast<FieldIx>(f)).label)), cell});
    }
    for (const Belongings& each : belongings)
        table.add({std::string(invocation.in(schema.entity(each.entity).plural)) + " (" +
                       std::string(invocation.in(schema.field(each.entity, each.field).label)) + ")",
                   std::to_string(each.count)});
    print(for_terminal(heading_of(invocation, data, place)) + '\n' + table.text(is_terminal(1), terminal_width(1)));
    return exit_ok;
}

// --- history ---------------------------------------------------------------------------------------------------------

std::string_view kind_name(OpKind kind) { return kind == OpKind::set ? "set" : kind == OpKind::add ? "add" : "remove"; }

std::string session_text(Session session) {
    std::string text;
    append_hex(text, session, 16);
    return text;
}

void print_changes_json(const OpenData& data, Place place, const std::vector<CellChange>& changes) {
    std::string text;
    for (const CellChange& change : changes) {
        JsonObject json;
        json.text("at", moment_iso(change.at.moment()))
            .text("label", change.label)
            .text("field", data.schema().field(place.entity, change.field).key)
            .text("kind", kind_name(change.kind));
        json.raw("before", value_json(data.tables(), place.entity, change.field, change.before, data.reader));
        json.raw("after", value_json(data.tables(), place.entity, change.field, change.after, data.reader));
        text += json.text("session", session_text(change.session())).done() + '\n';
    }
    print(text);
}

void print_changes(const Invocation& invocation, const OpenData& data, Place place,
                   const std::vector<CellChange>& changes) {
    TextTable table({std::string(invocation.in(when_title)), std::string(invocation.in(what_title)),
                     std::string(invocation.in(field_title)), std::string(invocation.in(before_title)),
                     std::string(invocation.in(after_title))});
    const auto value = [&](const CellChange& change, const Value& value) {
        return value_text(data.tables(), place.entity, change.field, value, data.reader);
    };
    const CellChange* last = nullptr;
    for (const CellChange& change : changes) {
        const bool is_same_command = last && last->at == change.at;
        last = &change;
        std::string after = value(change, change.after);
        if (change.kind == OpKind::remove) after = filled(invocation.in(removed_mark), {after});
        table.add({is_same_command ? "" : moment_text(change.at.moment(), data.reader),
                   is_same_command ? "" : std::string(invocation.in(change_label(change.label))),
                   std::string(invocation.in(data.schema().field(place.entity, change.field).label)),
                   value(change, change.before), after});
    }
    print(for_terminal(heading_of(invocation, data, place)) + '\n' + table.text(is_terminal(1), terminal_width(1)));
}

int run_history(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::read});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const Place place = named_record(invocation, data);
    if (!place) return exit_of_name(invocation);
    const RecordId record = data.tables().id(place);
    RecordHistory history(data.schema(), record);
    {
        Progress progress(invocation, reading_history);
        progress.show(-1);
        data.workspace.read_history(record, [&](std::vector<JournalEntry> entries) {
            for (const JournalEntry& entry : entries) history.take(entry);
        });
    }
    const std::vector<CellChange> changes = history.changes();
    invocation.is_json ? print_changes_json(data, place, changes) : print_changes(invocation, data, place, changes);
    return exit_ok;
}

constexpr Example show_examples[] = {
    {"show 00c0ffee00c0ffee-1f --data /var/lib/wasl", {"كل ما في سجل:", "Everything in one record:"}}};
constexpr Example history_examples[] = {
    {"history 00c0ffee00c0ffee-1f --data /var/lib/wasl", {"من غيّر ماذا ومتى:", "What was changed, and when:"}},
    {"history 00c0ffee00c0ffee-1f --data /var/lib/wasl --json",
     {"سطر JSON لكل تغيير:", "One line of JSON per change:"}},
};

} // namespace

constinit const CommandDef show_command = {
    .name = "show",
    .purpose = {"عرض سجل واحد", "Show one record"},
    .arguments = "ID --data DIR",
    .description = {"يعرض كل حقول السجل وعدد ما يتبعه من طلبات وتعاملات وغيرها.",
                    "Shows every field of a record, and how many orders, dealings and so on belong to it."},
    .examples = show_examples,
    .words_min = 1,
    .words_max = 1,
    .run = run_show,
};

constinit const CommandDef history_command = {
    .name = "history",
    .purpose = {"تاريخ سجل واحد", "The history of one record"},
    .arguments = "ID --data DIR",
    .description = {"يعرض كل تغيير في السجل منذ أُضيف، الأحدث أولًا: متى وبأي أمر وأي حقل وما كان قبله وبعده.",
                    "Shows every change of a record since it was added, the newest first: when, by which command, "
                    "which field, what it was before and after."},
    .examples = history_examples,
    .words_min = 1,
    .words_max = 1,
    .run = run_history,
};

} // namespace crm::cli
