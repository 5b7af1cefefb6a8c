// `wasl-server duplicates`: the records that may be doubles, with how probable that is and why.
#include "server-stub/cli_duplicates.hpp"

#include "core/queries/display.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"

namespace crm::cli {

namespace {

constexpr BothNames bad_share = {"«{1}» ليس احتمالًا بين 0 و1.", "\"{1}\" is no probability between 0 and 1."};
constexpr BothNames no_doubles_known = {"لا يُبحث عن المكرر في هذا النوع من السجلات.",
                                        "Doubles of this kind of record are not looked for."};
constexpr BothNames none_found = {"لا سجلات مكررة.", "No doubles."};
constexpr BothNames pairs_found = {"{1} من الأزواج المتشابهة", "{1} pairs that look alike"};
constexpr BothNames reading = {"قراءة السجلات", "Reading the records"}, comparing = {"المقارنة", "Comparing"};
constexpr BothNames score_title = {"الاحتمال", "Score"}, first_title = {"الأول", "First"},
                    second_title = {"الثاني", "Second"}, why_title = {"لماذا", "Why"};

std::string_view alike_name(Alike alike) {
    static constexpr std::string_view names[] = {"same", "variant", "close", "part", "different"};
    return names[static_cast<std::size_t>(alike)];
}

std::string thousandths(float score) {
    const int all = static_cast<int>(score * 1000 + 0.5f);
    std::string digits = std::to_string(all % 1000);
    return std::to_string(all / 1000) + '.' + std::string(3 - digits.size(), '0') + digits;
}

std::string record_json(const OpenData& data, Place place) {
    return JsonObject()
        .text("id", text_of(data.tables().id(place)))
        .text("name", display_name(data.tables(), place, data.reader))
        .done();
}

int run_duplicates(const Invocation& invocation) {
    auto opened = open_data(invocation, {.access = StorageAccess::read});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    const EntityIx entity = kind_of(invocation, data);
    const auto score_min = share_option(invocation, "score", possible_score);
    if (entity == no_entity || !score_min) return exit_usage;
    FoundDoubles found = find_doubles(invocation, data, entity, *score_min);
    TextTable table({std::string(invocation.in(score_title)), std::string(invocation.in(first_title)),
                     std::string(invocation.in(second_title)), std::string(invocation.in(why_title))});
    for (const DuplicatePair& pair : found.pairs) {
        const Place first{entity, pair.first}, second{entity, pair.second};
        JsonList reasons;
        std::string why;
        for (const DuplicateReason& reason : found.index.reasons(pair.first, pair.second)) {
            const FieldDef& field = data.schema().field(reason.entity, reason.field);
            reasons.raw(JsonObject()
                            .text("field", field.key)
                            .text("alike", alike_name(reason.alike))
                            .number("bits_thousandths", static_cast<std::int64_t>(reason.bits * 1000))
                            .done());
            if (reason.bits > 0) why += (why.empty() ? "" : ", ") + std::string(invocation.in(field.label));
        }
        if (invocation.is_json)
            print(JsonObject()
                      .raw("score", thousandths(pair.score))
                      .raw("first", record_json(data, first))
                      .raw("second", record_json(data, second))
                      .raw("reasons", reasons.done())
                      .done() +
                  '\n');
        else
            table.add({thousandths(pair.score), display_name(data.tables(), first, data.reader),
                       display_name(data.tables(), second, data.reader), why});
    }
    if (invocation.is_json) return exit_ok;
    if (found.pairs.empty()) {
        remark(invocation.in(none_found));
    } else {
        print(table.text(is_terminal(1), terminal_width(1)));
        if (!invocation.is_quiet) remark(filled(invocation.in(pairs_found), {std::to_string(found.pairs.size())}));
    }
    return exit_ok;
}

constexpr OptionDef duplicates_options[] = {
    {.name = "score",
     .value = {"احتمال", "P"},
     .help = {"أقل احتمال يُعرض، بين 0 و1 (الأصل 0.5).", "The least probability shown, 0 to 1 (default 0.5)."}}};
constexpr Example duplicates_examples[] = {
    {"duplicates --data wasl-try --json", {"كل زوج في سطر، مع أسبابه:", "A pair per line, with its reasons:"}}};

} // namespace

std::optional<float> share_option(const Invocation& invocation, std::string_view option, float otherwise) {
    const std::string text(invocation.value(option));
    if (text.empty()) return otherwise;
    char* end = nullptr;
    const float share = std::strtof(text.c_str(), &end);
    if (*end == 0 && share >= 0 && share <= 1) return share;
    complain(invocation, exit_usage, "bad_number", filled(invocation.in(bad_share), {text}));
    return {};
}

EntityIx kind_of(const Invocation& invocation, const OpenData& data) {
    const EntityIx entity = invocation.words.empty() ? data.schema().entity("person")
                                                     : find_entity(invocation, data.schema(), invocation.words[0]);
    if (entity == no_entity || DuplicateIndex::is_possible(data.schema(), entity)) return entity;
    complain(invocation, exit_usage, "no_duplicates", invocation.in(no_doubles_known));
    return no_entity;
}

FoundDoubles find_doubles(const Invocation& invocation, const OpenData& data, EntityIx entity, float score_min) {
    FoundDoubles found{DuplicateIndex(data.tables(), entity, data.reader.country), {}};
    {
        Progress progress(invocation, reading);
        while (!found.index.work(5000)) progress.show(found.index.progress());
    }
    Progress progress(invocation, comparing);
    DuplicateScan scan(found.index, score_min);
    while (!scan.work(50'000)) progress.show(scan.progress());
    found.pairs = scan.pairs();
    return found;
}

constinit const CommandDef duplicates_command = {
    .name = "duplicates",
    .purpose = {"السجلات المكررة المحتملة", "Records that may be doubles"},
    .arguments = "[KIND] --data DIR [--score P]",
    .description =
        {"يقارن كل السجلات من نوع واحد (الأصل: person) بالأسماء كيفما كُتبت، والهواتف والبريد والميلاد والعنوان، "
         "ويعرض الأزواج المتشابهة باحتمالها وأسبابها.",
         "Compares all records of a kind (default: person) by their names in any spelling, telephones, e-mail, "
         "birthdays and addresses, and shows the pairs that look alike, with how probable each is and why."},
    .options = duplicates_options,
    .examples = duplicates_examples,
    .words_max = 1,
    .run = run_duplicates,
};

} // namespace crm::cli
