// Places of a message's text: filled by the names of either language, left as they stand where nobody knows them, gone
// with their space where there is nothing to put.
#include <doctest/doctest.h>

#include "core/queries/messages.hpp"
#include "core/text/message_places.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {
MessageValues sara() {
    MessageValues values;
    values[MessagePlace::name] = "سارة العتيبي";
    values[MessagePlace::first_name] = "سارة";
    values[MessagePlace::firm] = "حلويات";
    return values;
}
} // namespace

TEST_CASE("places have names in both languages, spelled as people spell them") {
    const MessageValues values = sara();
    CHECK(with_places_filled("أهلًا {الاسم}، من {المنشأة}", values) == "أهلًا سارة العتيبي، من حلويات");
    CHECK(with_places_filled("{الإسم الاول} {First Name} {first_name} { name }", values) ==
          "سارة سارة سارة سارة العتيبي");
    CHECK(with_places_filled("no place at all", values) == "no place at all");
    CHECK(with_places_filled("", values).empty());
    CHECK(with_places_filled("a\n\nb\n", values) == "a\n\nb\n");
}

TEST_CASE("what nobody knows stays and is told once; braces that are none are text") {
    const MessageValues values = sara();
    CHECK(with_places_filled("{xyz} {name} {xyz}", values) == "{xyz} سارة العتيبي {xyz}");
    CHECK(unknown_places("{xyz} {name} {xyz} {}") == std::vector<std::string>{"{xyz}"});
    CHECK(with_places_filled("{ {name} } {name", values) == "{ سارة العتيبي } {name");
    CHECK(with_places_filled("{na\nme}", values) == "{na\nme}");
    const std::string longer = '{' + std::string(41, 'x') + '}';
    CHECK(unknown_places(longer).empty());
    CHECK(unknown_places("nothing {Name}").empty());
    for (const Language language : {Language::ar, Language::en}) CHECK(unknown_places(known_places(language)).empty());
}

TEST_CASE("a value is put as it is: braces of its own are not looked at again") {
    MessageValues values = sara();
    values[MessagePlace::name] = "{firm}";
    CHECK(with_places_filled("{name} {firm}", values) == "{firm} حلويات");
}

TEST_CASE("nothing known leaves no double space, no space before a comma and no empty line") {
    const MessageValues values = sara();
    CHECK(with_places_filled("Call {firm_phone} today", values) == "Call today");
    CHECK(with_places_filled("أنا {المندوب}، من {المنشأة}", values) == "أنا، من حلويات");
    CHECK(with_places_filled("{agent} here", values) == "here");
    CHECK(with_places_filled("{agent} {firm_phone} here", values) == "here");
    CHECK(with_places_filled("Here:\n{firm_address}\n{firm}\n{agent} {firm_phone}", values) == "Here:\nحلويات");
    CHECK(with_places_filled("a\n\n{firm}", values) == "a\n\nحلويات"); // a line that was empty stays
    CHECK(with_places_filled("{firm_address}", values).empty());
    CHECK(empty_places("{موقعنا} {firm} {firm_address} {agent}", values, Language::en) ==
          std::vector<std::string>{"{firm_address}", "{agent}"});
}

TEST_CASE("values come from the customer, the firm and the day; templates of a channel, the last chosen first") {
    QueryFirm firm;
    const RecordId sara = firm.add("person", {{"name", "د. سارة العتيبي"}}),
                   sweets = firm.add("company", {{"name", "شركة الواحة"}}),
                   lead = firm.add("lead", {{"name", "عبد الله السالم"}});
    const Reader reader{.locale = {.language = Language::en}, .today = date_of(CivilDate{2026, 11, 23})};
    const MessageValues values = message_values(firm.tables, firm.place(sara), reader, "خالد");
    CHECK(values[MessagePlace::name] == "د. سارة العتيبي");
    CHECK(values[MessagePlace::first_name] == "سارة");
    CHECK(values[MessagePlace::agent] == "خالد");
    CHECK(values[MessagePlace::date] == "23 Nov 2026");
    CHECK(values[MessagePlace::firm].empty()); // nothing is known of it
    CHECK(message_values(firm.tables, firm.place(sweets), reader, {})[MessagePlace::first_name] == "شركة الواحة");
    CHECK(message_values(firm.tables, firm.place(lead), reader, {})[MessagePlace::first_name] == "عبد الله");

    const auto add = [&](std::string_view title, std::string_view channel) {
        return firm.add(
            "message_template",
            {{"title", words(title)}, {"text", "…"}, {"channel", channel.empty() ? Value{} : words(channel)}});
    };
    const RecordId where = add("where", ""), mail = add("mail", "email"), hours = add("hours", "whatsapp"),
                   gone = add("gone", "");
    firm.remove(gone);
    const auto rows = [&](std::initializer_list<RecordId> ids) {
        std::vector<Row> all;
        for (const RecordId id : ids) all.push_back(firm.place(id).row);
        return all;
    };
    CHECK(message_templates(firm.tables, "whatsapp", {}) == rows({hours, where})); // by title
    CHECK(message_templates(firm.tables, "whatsapp", where) == rows({where, hours}));
    CHECK(message_templates(firm.tables, "email", hours) == rows({mail, where}));
}
