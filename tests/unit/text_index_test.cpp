// The text index: what is found and what is not, in which order, how numbers are found, and that edits, the bin and
// restoring reach it.
#include <algorithm>

#include <doctest/doctest.h>

#include "core/store/text_index.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

struct SearchedFirm : QueryFirm {
    TextIndex index{schema};
    SearchedFirm() {
        on_change = [this](Place changed, FieldIx changed_field) { index.changed(changed, changed_field); };
    }
    Found found(std::string_view words, std::string_view entity = "person") {
        index.work(tables, 1000);
        return index.find(tables, schema.entity(entity), search_words_of(words), 20);
    }
    // Names of the rows found, joined.
    std::string names(std::string_view words, std::string_view entity = "person") {
        std::string all;
        for (const FoundRow& row : found(words, entity).rows) {
            if (!all.empty()) all += " | ";
            const EntityIx of = schema.entity(entity);
            all += tables.table(of).columns[schema.name_field(of)].words(row.row);
        }
        return all;
    }
};

} // namespace

TEST_CASE("one slip is one letter more, less, other, or two swapped") {
    const auto slip = [](std::string_view a, std::string_view b) { return is_one_slip(letters_of(a), letters_of(b)); };
    CHECK(slip("sara", "sara"));
    CHECK(slip("sara", "sarah"));
    CHECK(slip("sara", "ara"));
    CHECK(slip("tara", "sara"));
    CHECK(slip("asra", "sara"));
    CHECK(!slip("احمد", "حمدا"));
    CHECK(slip("محمد", "محمود"));
    CHECK(slip("حممد", "محمد"));
    CHECK(!slip("sara", "srraa"));
    CHECK(!slip("ab", "abcd"));
    CHECK(slip("", "a"));
    CHECK(!slip("abcd", "badc"));
}

TEST_CASE("a dictionary finds words as the definition says") {
    TokenDictionary dictionary;
    const std::string_view all[] = {"سارة", "sara", "sarah", "samara", "tara", "سمر", "مرسال", "a", "123a", "zsarazz"};
    for (std::string_view word : all) dictionary.intern(word);
    CHECK(dictionary.intern("sara") == 1);
    CHECK(dictionary.size() == std::size(all));
    for (std::string_view searched : {"sara", "s", "ar", "سر", "س", "tara", "asra", "23", "zzz"}) {
        std::vector<TokenDictionary::Match> matches;
        dictionary.match(matches, searched);
        std::size_t expected = 0;
        for (TokenDictionary::Token t = 0; t < dictionary.size(); ++t) {
            const MatchKind kind = match_of(searched, dictionary.word(t));
            if (kind == MatchKind::none) continue;
            ++expected;
            CHECK(std::any_of(matches.begin(), matches.end(),
                              [&](const auto& match) { return match.token == t && match.kind == kind; }));
        }
        CHECK(matches.size() == expected);
    }
}

TEST_CASE("posting lists give back what was added") {
    PostingLists lists;
    const auto a = lists.make(1, PostingLists::none), b = lists.make(2, a);
    std::vector<std::uint32_t> in_a, in_b, out;
    std::uint32_t number = 0;
    for (std::uint32_t i = 0; i < 5000; ++i) {
        number += i % 7 == 0 ? 1000 : i % 501 == 0 ? 100'000 : 1;
        (i % 3 ? in_a : in_b).push_back(number);
        lists.add(i % 3 ? a : b, number);
        lists.add(i % 3 ? a : b, number); // again: kept once
    }
    lists.each(a, [&](std::uint32_t each) { out.push_back(each); });
    CHECK(out == in_a);
    out.clear();
    lists.each(b, [&](std::uint32_t each) { out.push_back(each); });
    CHECK(out == in_b);
    CHECK(lists.count(b) == in_b.size());
    CHECK(lists.next(b) == a);
}

TEST_CASE("numbers are found by any part and in every way they are written") {
    NumberIndex numbers;
    const std::pair<std::string_view, std::size_t> all[] = {
        {"966501234567", 3}, {"12025550123", 1}, {"0501234567", 0}, {"2024001", 0}};
    for (std::uint32_t i = 0; i < 200; ++i)
        numbers.add(i, static_cast<std::uint8_t>(i % 5), all[i % 4].first, all[i % 4].second);
    for (std::string_view searched : {"966501234567",
                                      "00966501234567",
                                      "0501234567",
                                      "501234567",
                                      "4567",
                                      "345",
                                      "05",
                                      "5",
                                      "0",
                                      "00",
                                      "000",
                                      "0012",
                                      "2024",
                                      "0020",
                                      "202555",
                                      "99999",
                                      "9",
                                      "96",
                                      "0096",
                                      "02025550123"}) {
        std::size_t expected = 0, visited = 0;
        for (std::uint32_t i = 0; i < 200; ++i)
            expected += match_of_number(searched, all[i % 4].first, all[i % 4].second) != MatchKind::none;
        numbers.match(searched, [&](std::uint32_t document, std::uint8_t kind, MatchKind match) {
            ++visited;
            CHECK(kind == document % 5);
            CHECK(match == match_of_number(searched, all[document % 4].first, all[document % 4].second));
        });
        CHECK_MESSAGE(visited == expected, searched);
    }
    CHECK(match_of_number("0501234567", "966501234567", 3) == MatchKind::exact);
    CHECK(match_of_number("00966501234567", "966501234567", 3) == MatchKind::exact);
    CHECK(match_of_number("0501", "966501234567", 3) == MatchKind::prefix);
    CHECK(match_of_number("4567", "966501234567", 3) == MatchKind::inside);
    CHECK(match_of_number("67", "966501234567", 3) == MatchKind::none);
    CHECK(country_digits("+966501234567") == 3);
    CHECK(country_digits("+12025550123") == 1);
    CHECK(country_digits("+201012345678") == 2);
    CHECK(country_digits("0501234567") == 0);
}

TEST_CASE("typed words") {
    CHECK(search_words_of("  أحمد   ٥٥ ").words.size() == 2);
    CHECK(search_words_of("أحمد").words[0].text == "احمد");
    CHECK(search_words_of("العتيبي").words[0].other_forms == std::vector<std::string>{"عتيبي"});
    CHECK(search_words_of("+966 50 123-4567").phone == "966501234567");
    CHECK(search_words_of("٠٥٠ ١٢٣").phone == "050123");
    CHECK(search_words_of("ahmed 12345").phone.empty());
    CHECK(search_words_of("...").empty());
}

TEST_CASE("people are found however their names are spelled, best first") {
    SearchedFirm firm;
    firm.add("person", {{"name", "منى الأحمد"}});
    firm.add("person", {{"name", "أحْمَد العُتيبي"}, {"phone", "+966501234567"}, {"email", "ahmad.otaibi77@mail.sa"}});
    firm.add("person", {{"name", "إبراهيم أحمد"}});
    firm.add("person", {{"name", "احمدي الحربي"}});
    firm.add("person", {{"name", "José Müller"}, {"preferences", "صديق أحمد"}});
    CHECK(firm.names("احمد") == "أحْمَد العُتيبي | إبراهيم أحمد | منى الأحمد | José Müller | احمدي الحربي");
    CHECK(firm.names("أحمـد عتيبي") == "أحْمَد العُتيبي");
    CHECK(firm.names("العتيبى") == "أحْمَد العُتيبي");
    CHECK(firm.names("jose muller") == "José Müller");
    CHECK(firm.names("MÜLL") == "José Müller");
    CHECK(firm.names("ülle") == "José Müller");
    CHECK(firm.names("عتبي") == "أحْمَد العُتيبي"); // a letter forgotten
    CHECK(firm.found("عتبي").similar == 1);
    CHECK(firm.found("عتبي").total == 0);
    CHECK(firm.names("0501234567") == "أحْمَد العُتيبي");
    CHECK(firm.names("٠٥٠ ١٢٣") == "أحْمَد العُتيبي");
    CHECK(firm.names("4567") == "أحْمَد العُتيبي");
    CHECK(firm.names("+966 50 123 4567") == "أحْمَد العُتيبي");
    CHECK(firm.names("otaibi") == "أحْمَد العُتيبي");
    CHECK(firm.names("taibi7") == "أحْمَد العُتيبي");
    CHECK(firm.names("ahmad.otaibi77@mail.sa") == "أحْمَد العُتيبي");
    CHECK(firm.names("xyz") == "");
    CHECK(firm.names("") == "");
    CHECK(firm.names("احمد xyz") == "");
}

TEST_CASE("names in two words are found in one, and the other way round") {
    SearchedFirm firm;
    firm.add("person", {{"name", "عبد الله الراشد"}});
    firm.add("person", {{"name", "عبدالله الحربي"}});
    firm.add("person", {{"name", "أبو بكر"}});
    CHECK(firm.found("عبدالله").total == 2);
    CHECK(firm.found("عبد الله").total == 2);
    CHECK(firm.found("عبدالل").total == 2);
    CHECK(firm.names("ابوبكر") == "أبو بكر");
    CHECK(firm.names("عبدالله راشد") == "عبد الله الراشد");
}

TEST_CASE("edits, the bin and restoring reach the index") {
    SearchedFirm firm;
    const RecordId sara = firm.add("person", {{"name", "سارة"}}), omar = firm.add("person", {{"name", "عمر"}});
    CHECK(firm.names("سارة") == "سارة");
    firm.set(sara, "name", words("ليلى"));
    CHECK(firm.names("سارة") == "");
    CHECK(firm.names("ليلي") == "ليلى");
    firm.remove(sara);
    CHECK(firm.found("ليلى").total == 0);
    firm.restore(sara);
    CHECK(firm.names("ليلى") == "ليلى");
    firm.add_element(omar, "hobbies", words("ليلى تقرأ"));
    CHECK(firm.names("ليلى") == "ليلى | عمر");
    firm.add_element(omar, "other_phones", words("+201012345678"));
    CHECK(firm.names("01012345678") == "عمر");
    CHECK(firm.index.is_complete(firm.tables));
}

TEST_CASE("an index of mostly past documents is replaced") {
    SearchedFirm firm;
    std::vector<RecordId> people;
    for (int i = 0; i < 50; ++i) people.push_back(firm.add("person", {{"name", "سارة"}}));
    for (int round = 0; round < 250; ++round) {
        for (const RecordId person : people) firm.set(person, "name", words(round % 2 ? "سارة" : "ليلى"));
        CHECK(
            firm.index.find(firm.tables, firm.schema.entity("person"), search_words_of(round % 2 ? "سارة" : "ليلى"), 5)
                .total == 50);
        firm.index.work(firm.tables, 60);
    }
    while (!firm.index.work(firm.tables, 10)) {
    }
    CHECK(firm.found("سارة").total == 50);
    CHECK(firm.found("ليلى").total == 0);
    CHECK(firm.index.bytes() < 2'000'000);
}

TEST_CASE("searching works while the index is being built") {
    SearchedFirm firm;
    for (int i = 0; i < 2000; ++i) firm.add("person", {{"name", "سارة"}});
    CHECK(!firm.index.work(firm.tables, 500));
    CHECK(firm.index.find(firm.tables, firm.schema.entity("person"), search_words_of("سارة"), 5).total == 500);
    CHECK(firm.index.progress(firm.tables) == doctest::Approx(0.25));
    while (!firm.index.work(firm.tables, 500)) {
    }
    CHECK(firm.found("سارة").total == 2000);
}
