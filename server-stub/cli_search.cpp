// `wasl-server search`: the page's global search at the terminal.
#include "core/queries/display.hpp"
#include "core/queries/search.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames indexing = {"فهرسة", "Indexing"};
constexpr BothNames nothing_found = {"لا شيء يطابق «{1}».", "Nothing matches \"{1}\"."};
constexpr BothNames group_title = {"{1}: {2}", "{1}: {2}"};
constexpr BothNames similar_note = {"{1} (و{2} قريب منها)", "{1} (and {2} like it)"};
constexpr BothNames id_title = {"المعرّف", "Id"}, name_title = {"الاسم", "Name"}, about_title = {"عنه", "About"},
                    where_title = {"حيث وُجد", "Found in"};

std::string_view name_of(MatchKind kind) {
    constexpr std::string_view names[] = {"none", "slip", "inside", "prefix", "exact"};
    return names[static_cast<std::size_t>(kind)];
}

void print_json(const OpenData& data, std::string_view words, const SearchResult& result) {
    JsonList groups;
    for (const SearchGroup& group : result.groups) {
        JsonList hits;
        for (const SearchHit& hit : group.hits) {
            JsonObject json;
            json.text("id", text_of(data.tables().id(hit.place)))
                .text("name", display_name(data.tables(), hit.place, data.reader));
            json.text("about", subtitle(data.tables(), hit.place, data.reader)).text("match", name_of(hit.kind));
            if (hit.field != no_field) json.text("field", data.schema().field(hit.place.entity, hit.field).key);
            hits.raw(json.done());
        }
        groups.raw(JsonObject()
                       .text("entity", data.schema().entity(group.entity).key)
                       .count("total", group.total)
                       .count("similar", group.similar)
                       .raw("hits", hits.done())
                       .done());
    }
    print(JsonObject()
              .text("words", words)
              .count("total", result.total)
              .count("similar", result.similar)
              .raw("groups", groups.done())
              .done() +
          '\n');
}

void print_group(const Invocation& invocation, const OpenData& data, const SearchGroup& group) {
    std::string count = std::to_string(group.total);
    if (group.similar) count = filled(invocation.in(similar_note), {count, std::to_string(group.similar)});
    TextTable table({std::string(invocation.in(id_title)), std::string(invocation.in(name_title)),
                     std::string(invocation.in(about_title)), std::string(invocation.in(where_title))});
    table.keep_whole(0);
    for (const SearchHit& hit : group.hits) {
        const std::string where(
            hit.field == no_field ? "" : invocation.in(data.schema().field(hit.place.entity, hit.field).label));
        table.add({text_of(data.tables().id(hit.place)), display_name(data.tables(), hit.place, data.reader),
                   subtitle(data.tables(), hit.place, data.reader), where});
    }
    print(filled(invocation.in(group_title), {invocation.in(data.schema().entity(group.entity).plural), count}) + '\n' +
          table.text(is_terminal(1), terminal_width(1)) + '\n');
}

int run_search(const Invocation& invocation) {
    const auto limit = count_option(invocation, "limit", search_hits_max);
    if (!limit) return exit_usage;
    auto opened = open_data(invocation, {.access = StorageAccess::read});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    std::string words;
    for (const std::string& word : invocation.words) words += (words.empty() ? "" : " ") + word;

    QueryCaches& caches = data.workspace.caches();
    Progress progress(invocation, indexing);
    while (!caches.work(data.tables(), 20'000)) progress.show(caches.index.progress(data.tables()));
    progress.clear();
    SearchResult result;
    if (invocation.has("only")) {
        const EntityIx entity = find_entity(invocation, data.schema(), invocation.value("only"));
        if (entity == no_entity) return exit_usage;
        SearchGroup group = search(data.tables(), caches.index, entity, words, *limit);
        result.total = group.total;
        result.similar = group.similar;
        if (group.total + group.similar) result.groups.push_back(std::move(group));
    } else {
        result = search(data.tables(), caches.index, words, *limit);
    }
    if (invocation.is_json) {
        print_json(data, words, result);
    } else {
        for (const SearchGroup& group : result.groups) print_group(invocation, data, group);
        if (result.groups.empty()) remark(filled(invocation.in(nothing_found), {words}));
    }
    return exit_ok;
}

constexpr OptionDef search_options[] = {
    {.name = "limit",
     .value = {"عدد", "N"},
     .help = {"كم نتيجة من كل نوع (الأصل 20).", "How many of each kind (default 20)."}},
    {.name = "only", .value = {"نوع", "KIND"}, .help = {"في هذا النوع وحده.", "Only among this kind."}},
};
constexpr Example search_examples[] = {
    {"search احمد العتيبى --data /var/lib/wasl", {"بأي كتابة للهمزة والياء:", "However hamza and ya are written:"}},
    {"search 0501234 --data /var/lib/wasl", {"بجزء من رقم هاتف:", "By part of a phone number:"}},
};

} // namespace

constinit const CommandDef search_command = {
    .name = "search",
    .purpose = {"البحث في كل شيء", "Search everything"},
    .arguments = "WORDS… --data DIR [--limit N] [--only KIND]",
    .description = {"يجد السجلات التي فيها الكلمات كلها: بأي كتابة عربية، وببداية الكلمة أو وسطها، وبأي جزء من رقم "
                    "هاتف، ويغفر خطأ واحدًا في الكتابة. الأفضل أولًا.",
                    "Finds records that hold all the words: in any Arabic spelling, by the beginning or the inside of "
                    "a word, by any part of a phone number, forgiving one "
                    "typing slip. The best first."},
    .options = search_options,
    .examples = search_examples,
    .words_min = 1,
    .words_max = 100,
    .run = run_search,
};

} // namespace crm::cli
