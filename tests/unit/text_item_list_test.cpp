// Words in a row with the comma of the reader's language.
#include <doctest/doctest.h>

#include "core/text/item_list.hpp"

using namespace crm;

TEST_CASE("words in a row have the language's own comma, and nothing for what is empty") {
    const auto all = [](Language language) {
        std::string list;
        for (const char* item : {"", "سارة", "", "هدى", "Sara"}) append_item(list, item, language);
        return list;
    };
    CHECK(all(Language::ar) == "سارة، هدى، Sara");
    CHECK(all(Language::en) == "سارة, هدى, Sara");
}
