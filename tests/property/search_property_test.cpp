// The search index finds what a plain scan of all records finds, with the same scores, after any sequence of edits.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/queries/search.hpp"
#include "tests/support/generated_firm.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

constexpr std::string_view syllables[] = {"مح", "مد", "ال", "سا", "رة", "أح", "عبد", "عبد ", "ي", "ة",
                                          "sa", "ra", "ma", "ño", "x",  "12", "٣",   "4567", "ـ", "َ"};

std::string random_word(std::mt19937& random) {
    std::string word;
    for (std::size_t parts = 1 + random() % 4; parts; --parts) word += syllables[random() % std::size(syllables)];
    return word;
}
std::string random_text(std::mt19937& random, std::size_t words_max = 3) {
    std::string text = random_word(random);
    for (std::size_t words = random() % words_max; words; --words) text += " " + random_word(random);
    return text;
}
std::string random_phone(std::mt19937& random) {
    std::string phone = random() % 3 ? "+9665" : random() % 2 ? "+2010" : "05";
    for (int i = 0; i < 8; ++i) phone += static_cast<char>('0' + random() % 3);
    return phone;
}
// Something a person may type: a piece of what is there, often with a slip in it, or anything.
std::string random_query(std::mt19937& random, const std::vector<std::string>& seen) {
    std::string query = random() % 5 ? seen[random() % seen.size()] : random_text(random);
    std::u32string letters = letters_of(query);
    if (random() % 2 && letters.size() > 1)
        letters = letters.substr(random() % (letters.size() / 2 + 1), 1 + random() % letters.size());
    if (random() % 4 == 0 && !letters.empty()) letters.erase(random() % letters.size(), 1);
    query.clear();
    for (char32_t letter : letters) append_utf8(query, letter);
    return query;
}

void check_same(const QueryFirm& firm, TextIndex& index, const std::string& query) {
    INFO("query: ", query);
    const SearchWords words = search_words_of(query);
    for (std::string_view key : {"person", "company", "note", "order"}) {
        const EntityIx entity = firm.schema.entity(key);
        std::vector<MatchScore> scores;
        std::size_t total = 0, similar = 0;
        for (Row row = 0; row < firm.tables.table(entity).rows(); ++row) {
            const MatchScore score = firm.tables.table(entity).is_live(row)
                                         ? score_of_record(firm.tables, {entity, row}, words)
                                         : MatchScore{0};
            total += score >= no_slip_score;
            similar += score != 0 && score < no_slip_score;
            if (score) scores.push_back(score);
        }
        const Found found = index.find(firm.tables, entity, words, 20);
        CHECK(found.total == total);
        CHECK(found.similar == similar);
        std::sort(scores.begin(), scores.end(), std::greater<>());
        scores.resize(std::min<std::size_t>(scores.size(), 20));
        REQUIRE(found.rows.size() == scores.size());
        for (std::size_t i = 0; i < scores.size(); ++i) {
            CHECK(found.rows[i].score == scores[i]);
            CHECK(score_of_record(firm.tables, {entity, found.rows[i].row}, words) == scores[i]);
        }
    }
}

} // namespace

TEST_CASE("search index = plain scan, through any edits") {
    for (const unsigned seed : {1u, 2u, 3u}) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        QueryFirm firm;
        TextIndex index(firm.schema);
        firm.on_change = [&](Place place, FieldIx field) { index.changed(place, field); };
        std::vector<RecordId> records;
        std::vector<std::string> seen{"محمد"};
        const auto text = [&] { return seen.emplace_back(random_text(random)); };
        const auto phone = [&] { return seen.emplace_back(random_phone(random)); };
        for (int step = 0; step < 400; ++step) {
            switch (records.empty() ? 0 : random() % 8) {
            case 0:
                records.push_back(
                    firm.add("person", {{"name", text()}, {"phone", phone()}, {"email", text() + "@mail.sa"}}));
                break;
            case 1:
                records.push_back(
                    firm.add("company", {{"name", text()}, {"address", Address{.city = text(), .country = "SA"}}}));
                break;
            case 2: records.push_back(firm.add("note", {{"text", text() + " " + text() + " " + text()}})); break;
            case 3:
                records.push_back(
                    firm.add("order", {{"number", std::to_string(1000 + random() % 100000)}, {"remarks", text()}}));
                break;
            case 4: firm.remove(records[random() % records.size()]); break;
            case 5: firm.restore(records[random() % records.size()]); break;
            default: {
                const RecordId record = records[random() % records.size()];
                const EntityIx entity = firm.place(record).entity;
                if (firm.schema.entity(entity).key == "person") {
                    firm.set(record, "name", text());
                    firm.add_element(record, "other_phones", phone());
                } else if (firm.schema.entity(entity).key == "company") {
                    firm.set(record, "industry", text());
                }
            }
            }
            if (random() % 3 == 0) index.work(firm.tables, random() % 10);
            if (step % 20) continue;
            while (!index.work(firm.tables, 50)) {
            }
            for (int i = 0; i < 10; ++i) check_same(firm, index, random_query(random, seen));
        }
        while (!index.work(firm.tables, 50)) {
        }
        const std::string kept = index.save(firm.tables);
        TextIndex again(firm.schema);
        REQUIRE(again.restore(firm.tables, kept));
        CHECK(again.is_complete(firm.tables));
        for (int i = 0; i < 50; ++i) check_same(firm, again, random_query(random, seen));
    }
}

TEST_CASE("damaged bytes of an index are refused or read, never worse") {
    QueryFirm firm;
    TextIndex index(firm.schema);
    for (int i = 0; i < 40; ++i)
        firm.add("person", {{"name", words("سارة أحمد " + std::to_string(i * 1117))}, {"phone", "+966501234567"}});
    while (!index.work(firm.tables, 100)) {
    }
    const std::string kept = index.save(firm.tables);
    std::mt19937 random(11);
    for (int round = 0; round < 3000; ++round) {
        std::string damaged = kept.substr(0, random() % 3 ? kept.size() : random() % kept.size());
        for (std::size_t flips = random() % 4; flips && !damaged.empty(); --flips)
            damaged[random() % damaged.size()] = static_cast<char>(random());
        TextIndex again(firm.schema);
        if (again.restore(firm.tables, damaged))
            again.find(firm.tables, firm.schema.entity("person"), search_words_of("احمد 501"), 20);
    }
}

TEST_CASE("results come in groups, the best first, and say where they were found") {
    QueryFirm firm;
    TextIndex index(firm.schema);
    firm.add("note", {{"text", "اتصل أحمد يسأل"}});
    firm.add("person", {{"name", "منى"}, {"preferences", "صديقة أحمد"}});
    firm.add("company", {{"name", "أحمد وأولاده"}});
    firm.add("person", {{"name", "محمد"}});
    SearchResult result = search(firm.tables, index, "أحمد");
    CHECK(result.is_complete == false);
    while (!index.work(firm.tables, 100)) {
    }
    result = search(firm.tables, index, "أحمد");
    CHECK(result.is_complete);
    CHECK(result.total == 3);
    CHECK(result.similar == 1); // محمد is a slip away
    REQUIRE(result.groups.size() == 3);
    CHECK(result.groups[0].entity == firm.schema.entity("company"));
    CHECK(result.groups[0].hits[0].kind == MatchKind::exact);
    CHECK(result.groups[0].hits[0].field == firm.field("company", "name"));
    CHECK(result.groups[2].entity == firm.schema.entity("person"));
    CHECK(result.groups[2].hits.size() == 2);
    CHECK(result.groups[2].hits[0].field == firm.field("person", "preferences"));
    CHECK(result.groups[2].hits[1].kind == MatchKind::slip);
    CHECK(search(firm.tables, index, "").groups.empty());
}

TEST_CASE("marks cover what was found") {
    const auto marks = [](std::string_view text, std::string_view typed) {
        std::string marked;
        for (const TextRange& range : matched_ranges(text, typed))
            marked += "[" + std::string(text.substr(range.begin, range.end - range.begin)) + "]";
        return marked;
    };
    CHECK(marks("أحْمَد العُتيبي", "احمد") == "[أحْمَد]");
    CHECK(marks("أحْمَد العُتيبي", "عتيبي") == "[عُتيبي]");
    CHECK(marks("José Müller", "mull jo") == "[Jo][Müll]");
    CHECK(marks("محمود", "محمد") == "[محمود]");
    CHECK(marks("abc", "x") == "");
}
