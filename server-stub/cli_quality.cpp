// `wasl-server quality`: how complete the records are, and what to clean up.
#include "core/queries/display.hpp"
#include "core/queries/quality.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames kind_title = {"النوع", "Kind"}, count_title = {"العدد", "Count"},
                    average_title = {"متوسط الاكتمال", "Completeness"};

int run_quality(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::read});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const CleanUp clean_up = clean_up_of(data.tables(), data.reader);
    if (invocation.is_json) {
        JsonObject json;
        JsonObject averages;
        for (const std::string_view key : {"person", "company", "product"})
            averages.count(key,
                           static_cast<std::uint64_t>(average_completeness(data.tables(), data.schema().entity(key))));
        json.raw("completeness", averages.done());
        for (const CleanUpKind kind : all_clean_up_kinds) {
            JsonList list;
            for (const CleanUpItem& item : clean_up.of(kind))
                list.raw(JsonObject()
                             .text("id", text_of(data.tables().id(item.place)))
                             .text("entity", data.schema().entity(item.place.entity).key)
                             .text("name", display_name(data.tables(), item.place, data.reader))
                             .text("why", sentence_of(item, data.tables(), data.reader))
                             .done());
            json.raw(key_of(kind), list.done());
        }
        print(json.done() + '\n');
        return exit_ok;
    }
    TextTable averages({std::string(invocation.in(kind_title)), std::string(invocation.in(average_title))});
    for (const std::string_view key : {"person", "company", "product"}) {
        const EntityIx entity = data.schema().entity(key);
        averages.add({std::string(invocation.in(data.schema().entity(entity).plural)),
                      std::to_string(average_completeness(data.tables(), entity)) + "%"});
    }
    TextTable table({std::string(invocation.in(kind_title)), std::string(invocation.in(count_title))});
    for (const CleanUpKind kind : all_clean_up_kinds)
        table.add({std::string(invocation.in(label_of(kind))), std::to_string(clean_up.of(kind).size())});
    print(averages.text(is_terminal(1), terminal_width(1)) + '\n' + table.text(is_terminal(1), terminal_width(1)));
    return exit_ok;
}

constexpr Example quality_examples[] = {{"quality --data wasl-try --json", {"للبرامج:", "For programs:"}}};

} // namespace

constinit const CommandDef quality_command = {
    .name = "quality",
    .purpose = {"جودة البيانات", "The quality of the data"},
    .arguments = "--data DIR",
    .description =
        {"متوسط اكتمال السجلات، وقوائم التنظيف: قديمة، ناقصة، متناقضة، لا وسيلة للوصول إلى أصحابها، معلّقة بلا صاحب.",
         "How complete the records are, and what to clean up: stale, incomplete, contradictory, unreachable, "
         "orphaned."},
    .examples = quality_examples,
    .run = run_quality,
};

} // namespace crm::cli
