// `wasl-server template`: the starting sets of fields, stages and words for a trade, listed, looked at and added.
#include "core/entities/all_entities.hpp"
#include "core/text/fold.hpp"
#include "core/text/plural.hpp"
#include "server-stub/cli_commands.hpp"
#include "server-stub/cli_data.hpp"
#include "server-stub/cli_json.hpp"
#include "server-stub/cli_text.hpp"
#include "server-stub/cli_trades.hpp"

namespace crm::cli {

namespace {

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions" // #embed
constexpr unsigned char shop_text[] = {
#embed "../assets/trades/shop.txt"
};
constexpr unsigned char clinic_text[] = {
#embed "../assets/trades/clinic.txt"
};
constexpr unsigned char distributor_text[] = {
#embed "../assets/trades/distributor.txt"
};
constexpr unsigned char workshop_text[] = {
#embed "../assets/trades/workshop.txt"
};
constexpr unsigned char training_text[] = {
#embed "../assets/trades/training.txt"
};
#pragma clang diagnostic pop

struct TradeFile {
    std::string_view key;
    std::span<const unsigned char> bytes;
};
constexpr TradeFile trade_files[] = {{"shop", shop_text},
                                     {"clinic", clinic_text},
                                     {"distributor", distributor_text},
                                     {"workshop", workshop_text},
                                     {"training", training_text}};
static_assert(std::size(trade_files) == std::size(trade_names));

constexpr BothNames unknown_trade = {"لا يوجد قالب باسم «{1}». القوالب: {2}",
                                     "There is no template \"{1}\". There are: {2}"};
constexpr BothNames unknown_action = {"الأمر template يأخذ list أو show أو add، وليس «{1}».",
                                      "template takes list, show or add, not \"{1}\"."};
constexpr BothNames which_trade = {"قل أي قالب: template {1} KEY. القوالب: {2}",
                                   "Say which template: template {1} KEY. There are: {2}"};
constexpr BothNames all_here = {"كل ما في هذا القالب موجود في المجلد.", "Everything of this template is here already."};
constexpr BothNames template_added = {"أُضيف قالب «{1}»: {2}.", "Added the template \"{1}\": {2}."};
constexpr BothPlurals parts_counted = {{"لا شيء", "إضافة واحدة", "إضافتان", "# إضافات", "# إضافة", "# إضافة"},
                                       {"nothing", "# thing", "", "", "", "# things"}};
constexpr BothNames key_title = {"المفتاح", "Key"}, name_title = {"الاسم", "Name"},
                    adds_title = {"ماذا يضيف", "What it adds"}, kind_title = {"النوع", "Kind"}, of_title = {"في", "Of"},
                    instead_title = {"بدل", "In place of"}, here_title = {"موجود", "Here"}, yes = {"نعم", "yes"};

struct PartKind {
    std::string_view key;
    BothNames name;
};
constexpr PartKind part_kinds[] = {{"word", {"كلمة", "Word"}},
                                   {"field", {"حقل", "Field"}},
                                   {"rename", {"تسمية حقل", "Field's name"}},
                                   {"choice", {"اختيار", "Choice"}},
                                   {"tag", {"وسم", "Tag"}}};

std::string all_keys() {
    std::string keys;
    for (const TradeName& trade : trade_names) keys += (keys.empty() ? "" : ", ") + std::string(trade.key);
    return keys;
}

int list_templates(const Invocation& invocation) {
    TextTable table({std::string(invocation.in(key_title)), std::string(invocation.in(name_title)),
                     std::string(invocation.in(adds_title))});
    for (const TradeName& trade : trade_names)
        if (invocation.is_json)
            print(JsonObject()
                      .text("key", trade.key)
                      .text("name_ar", trade.name.ar)
                      .text("name_en", trade.name.en)
                      .text("adds", invocation.in(trade.adds))
                      .done() +
                  '\n');
        else
            table.add({std::string(trade.key), std::string(invocation.in(trade.name)),
                       std::string(invocation.in(trade.adds))});
    if (!invocation.is_json) print(table.text(is_terminal(1), terminal_width(1)));
    return exit_ok;
}

int show_parts(const Invocation& invocation, const TradeTemplate& trade, const Tables& tables) {
    TextTable table({std::string(invocation.in(kind_title)), std::string(invocation.in(of_title)),
                     std::string(invocation.in(name_title)), std::string(invocation.in(instead_title)),
                     std::string(invocation.in(here_title))});
    for (const TradePart& part : parts_of(trade, tables)) {
        const PartKind& kind = part_kinds[part.kind];
        const EntityDef& entity = tables.schema().entity(part.entity);
        if (invocation.is_json)
            print(JsonObject()
                      .text("kind", kind.key)
                      .text("entity", entity.key)
                      .text("name_ar", part.name.ar)
                      .text("name_en", part.name.en)
                      .yes_no("is_formula", part.is_formula)
                      .yes_no("is_here", part.is_here)
                      .done() +
                  '\n');
        else
            table.add({std::string(invocation.in(kind.name)), std::string(invocation.in(entity.plural)),
                       std::string(invocation.in(part.name)), std::string(invocation.in(part.instead)),
                       part.is_here ? std::string(invocation.in(yes)) : std::string()});
    }
    if (!invocation.is_json) print(table.text(is_terminal(1), terminal_width(1)));
    return exit_ok;
}

int show_template(const Invocation& invocation, const TradeTemplate& trade) {
    if (!invocation.has("data")) { // as an empty firm would get it
        const Schema schema(all_entities);
        return show_parts(invocation, trade, Tables(schema));
    }
    auto opened = open_data(invocation, {.access = StorageAccess::read});
    if (!opened) return opened.error();
    return show_parts(invocation, trade, (*opened)->tables());
}

int add_to_data(const Invocation& invocation, const TradeName& name, const TradeTemplate& trade) {
    auto opened = open_data(invocation, {.access = StorageAccess::write});
    if (!opened) return opened.error();
    OpenData& data = **opened;
    std::size_t missing = 0;
    for (const TradePart& part : parts_of(trade, data.tables())) missing += !part.is_here;
    const Committed added = add_template(data.workspace, trade);
    if (!save_all(invocation, data)) return exit_storage;
    if (invocation.is_json)
        print(JsonObject().count("added", missing).count("changes", added.change_count).done() + '\n');
    else if (!added.change_count)
        print(std::string(invocation.in(all_here)) + '\n');
    else
        print(filled(invocation.in(template_added),
                     {invocation.in(name.name),
                      counted_text(parts_counted, static_cast<std::int64_t>(missing), {invocation.language})}) +
              '\n');
    return exit_ok;
}

int run_template(const Invocation& invocation) {
    const std::string& action = invocation.words[0];
    if (action == "list") return list_templates(invocation);
    if (action != "show" && action != "add")
        return complain(invocation, exit_usage, "unknown_action", filled(invocation.in(unknown_action), {action}));
    if (invocation.words.size() < 2)
        return complain(invocation, exit_usage, "which_template",
                        filled(invocation.in(which_trade), {action, all_keys()}));
    const TradeName* name = find_trade(invocation, invocation.words[1]);
    if (!name) return exit_usage;
    const TradeTemplate trade = template_of(*name);
    return action == "show" ? show_template(invocation, trade) : add_to_data(invocation, *name, trade);
}

constexpr Example template_examples[] = {
    {"template list", {"ما القوالب الموجودة:", "Which templates there are:"}},
    {"template show clinic", {"ماذا يضيف قالب العيادة:", "What the clinic's template adds:"}},
    {"template add clinic --data /var/lib/wasl",
     {"أضف حقوله ومراحله وكلماته إلى مجلد:", "Add its fields, stages and words to a directory:"}}};

} // namespace

const TradeName* find_trade(const Invocation& invocation, std::string_view word) {
    const std::string wanted = folded(word);
    for (const TradeName& trade : trade_names)
        if (trade.key == word || folded(trade.name.ar) == wanted || folded(trade.name.en) == wanted) return &trade;
    complain(invocation, exit_usage, "unknown_template", filled(invocation.in(unknown_trade), {word, all_keys()}));
    return nullptr;
}

TradeTemplate template_of(const TradeName& name) {
    for (const TradeFile& file : trade_files)
        if (file.key == name.key)
            if (auto trade = read_trade({reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size()}))
                return std::move(*trade);
    return {};
}

constinit const CommandDef template_command = {
    .name = "template",
    .purpose = {"قوالب الأنشطة: حقول ومراحل وكلمات", "Trade templates: fields, stages and words"},
    .arguments = "list | show KEY [--data DIR] | add KEY --data DIR",
    .description =
        {"يعرض القوالب، أو ما يضيفه أحدها، أو يضيفه. القوالب: متجر وعيادة وتوزيع وورشة صيانة ومركز تدريب. لا يمس "
         "القالب ما "
         "في المجلد من حقول وكلمات، وإضافته مرة ثانية لا تغيّر شيئًا.",
         "Lists the templates, shows what one adds, or adds it. There are a shop, a clinic, a distributor, a "
         "service workshop and a training centre. A template leaves the fields and words that are there "
         "alone; adding it a second time changes nothing."},
    .examples = template_examples,
    .words_min = 1,
    .words_max = 2,
    .run = run_template,
};

} // namespace crm::cli
