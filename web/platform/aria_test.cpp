// Nodes as HTML: what a screen reader is told.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "web/platform/aria.hpp"

using namespace crm;
using namespace crm::platform;

namespace {

bool has(const AriaElement& element, std::string_view name, std::string_view value) {
    const std::string pair = std::string(name) + '\x1F' + std::string(value) + '\x1E';
    return element.attributes.starts_with(pair) || element.attributes.contains('\x1E' + pair);
}
bool mentions(const AriaElement& element, std::string_view name) {
    return element.attributes.contains(std::string(name) + '\x1F');
}

} // namespace

TEST_CASE("a button is named by its text and can be pressed") {
    const AriaElement button = aria_of({.id = 1, .role = Role::button, .name = "حفظ"}, false, 0, Language::ar);
    CHECK(has(button, "role", "button"));
    CHECK(has(button, "tabindex", "0"));
    CHECK(button.text == "حفظ");
    CHECK(button.is_pressable);
    CHECK(button.takes_pointer);
    CHECK_FALSE(mentions(button, "aria-label"));
}

TEST_CASE("a disabled button cannot be pressed and says so") {
    const AriaElement button =
        aria_of({.id = 1, .role = Role::button, .name = "حفظ", .disabled = true}, false, none_tab_index, Language::ar);
    CHECK(has(button, "aria-disabled", "true"));
    CHECK_FALSE(button.is_pressable);
    CHECK_FALSE(mentions(button, "tabindex"));
}

TEST_CASE("a field is an input with a label; its errors describe it") {
    const AriaElement field = aria_of({.id = 1,
                                       .role = Role::textbox,
                                       .name = "الهاتف",
                                       .description = "الرقم طويل",
                                       .invalid = true,
                                       .required = true,
                                       .text_lines = 1},
                                      false, 0, Language::ar);
    CHECK(field.tag == Tag::input);
    CHECK_FALSE(mentions(field, "role"));
    CHECK(has(field, "aria-label", "الهاتف"));
    CHECK(has(field, "aria-invalid", "true"));
    CHECK(has(field, "aria-required", "true"));
    CHECK(has(field, "description", "الرقم طويل"));
    CHECK(aria_of({.id = 1, .role = Role::textbox, .text_lines = 4}, false, 0, Language::ar).tag == Tag::textarea);
}

TEST_CASE("a virtual table tells its real size, a row its real place") {
    const AriaElement table = aria_of({.id = 1, .role = Role::table, .name = "العملاء", .row_count = 100'000}, true,
                                      none_tab_index, Language::ar);
    CHECK(has(table, "aria-rowcount", "100000"));
    CHECK(has(table, "aria-label", "العملاء"));
    CHECK_FALSE(table.takes_pointer);
    CHECK(has(aria_of({.id = 2, .role = Role::row, .row_index = 41}, true, -1, Language::ar), "aria-rowindex", "42"));
    CHECK(has(aria_of({.id = 3, .role = Role::option, .row_index = 4}, false, -1, Language::ar), "aria-posinset", "5"));
    CHECK(has(aria_of({.id = 4, .role = Role::columnheader, .name = "الاسم", .sort = -1}, false, 0, Language::ar),
              "aria-sort", "descending"));
}

TEST_CASE("a range is told in plain numbers") {
    const AriaElement bar = aria_of({.id = 1, .role = Role::progressbar, .now = 250'000, .low = 0, .high = 1'000'000},
                                    false, none_tab_index, Language::ar);
    CHECK(has(bar, "aria-valuenow", "250000"));
    CHECK(has(bar, "aria-valuemax", "1000000"));
}

TEST_CASE("a name cannot break out of its attribute") {
    const AriaElement group = aria_of({.id = 1,
                                       .role = Role::group,
                                       .name = "a\x1E"
                                               "onclick\x1F"
                                               "b"},
                                      true, none_tab_index, Language::ar);
    CHECK(has(group, "aria-label", "aonclickb"));
}

TEST_CASE("what is in the other language says so; what is in both or in neither does not") {
    const auto of = [](std::string_view name, Language page) {
        return aria_of({.id = 1, .role = Role::text, .name = std::string(name)}, false, none_tab_index, page);
    };
    CHECK(has(of("Sara Adams", Language::ar), "lang", "en"));
    CHECK(has(of("Sara Adams", Language::ar), "dir", "ltr"));
    CHECK(has(of("سارة العتيبي", Language::en), "lang", "ar"));
    CHECK(has(of("سارة العتيبي", Language::en), "dir", "rtl"));
    for (const std::string_view text : {"Sara العتيبي", "050 123 4567", "٠٥٠", "", "王小明"}) {
        CHECK_FALSE(mentions(of(text, Language::ar), "lang"));
        CHECK_FALSE(mentions(of(text, Language::en), "dir"));
    }
    CHECK_FALSE(mentions(of("Sara Adams", Language::en), "lang"));
    CHECK_FALSE(mentions(of("سارة", Language::ar), "lang"));
}
