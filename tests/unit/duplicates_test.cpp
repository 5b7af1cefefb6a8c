// The duplicate finder: Fellegi and Sunter's weights as published, precision and recall on labelled people, the rules
// one by one, and the index that is kept while records change.
#include "core/queries/duplicates.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

#include "core/entities/all_entities.hpp"
#include "core/queries/duplicate_scoring.hpp"
#include "core/text/phones.hpp"
#include "tests/support/generated_firm.hpp"
#include "tests/unit/text_support.hpp"

using namespace crm;

namespace {

// People by rows, without a workspace.
class Base {
public:
    explicit Base(std::string_view key = "person") : entity(schema.entity(key)) {}

    Row add(std::initializer_list<std::pair<std::string_view, Value>> cells) {
        const RecordId id{7, ++m_count};
        write(id, created_field(schema, entity), Value{std::int64_t{1}});
        for (const auto& [key, value] : cells) {
            const FieldIx field = schema.field(entity, key);
            if (is_several(schema.field(entity, field)))
                apply(id, field, value, OpKind::add);
            else
                write(id, field, value);
        }
        return tables.find(id).row;
    }
    void write(RecordId id, FieldIx field, Value value) { apply(id, field, std::move(value), OpKind::set); }
    void apply(RecordId id, FieldIx field, Value value, OpKind kind) {
        ++m_ops;
        tables.apply({{7, m_ops}, Stamp{m_ops << 16, 7}, kind, entity, field, id, std::move(value), {}});
    }
    void remove(Row row) { write(tables.id({entity, row}), removed_field(schema, entity), Value{std::int64_t{2}}); }

    DuplicateIndex index() const {
        DuplicateIndex index(tables, entity, country_of("SA"));
        while (!index.work(100)) {
        }
        return index;
    }
    std::vector<DuplicatePair> pairs(float score_min = possible_score) const {
        DuplicateIndex all = index();
        DuplicateScan scan(all, score_min);
        while (!scan.work(1000)) {
        }
        return scan.pairs();
    }
    CellEdit cell(std::string_view key, Value value) const { return {schema.field(entity, key), std::move(value), {}}; }

    Schema schema{all_entities};
    Tables tables{schema};
    EntityIx entity;

private:
    std::uint64_t m_count = 0, m_ops = 0;
};

std::vector<std::vector<std::string>> febrl() {
    std::vector<std::vector<std::string>> people;
    const std::string content = test::text_data("../import/febrl1.csv");
    for (const auto& row : test::rows(content)) {
        people.emplace_back();
        for (std::string_view cell : row) {
            while (cell.starts_with(' ')) cell.remove_prefix(1);
            people.back().emplace_back(cell);
        }
    }
    return people;
}

std::string number_of(std::string_view rec_id) { // "rec-223-org" → "223"
    rec_id.remove_prefix(4);
    return std::string(rec_id.substr(0, rec_id.find('-')));
}

Value day_of(std::string_view text) { // "19081209"
    if (text.size() != 8) return {};
    const int all = std::atoi(std::string(text).c_str());
    const CivilDate civil{all / 10000, static_cast<unsigned>(all / 100 % 100), static_cast<unsigned>(all % 100)};
    return is_valid(civil) ? Value{std::int64_t{date_of(civil).days}} : Value{};
}

struct Verdict {
    int found = 0, rightly = 0, truth = 0;
    double precision() const { return found ? static_cast<double>(rightly) / found : 1; }
    double recall() const { return static_cast<double>(rightly) / truth; }
};

Verdict judged(const std::vector<DuplicatePair>& pairs, float score_min, const std::vector<std::string>& truth) {
    Verdict verdict;
    std::map<std::string, int> sizes;
    for (const std::string& who : truth) verdict.truth += sizes[who]++;
    for (const DuplicatePair& pair : pairs) {
        if (pair.score < score_min) continue;
        ++verdict.found;
        verdict.rightly += truth[pair.first] == truth[pair.second];
    }
    return verdict;
}

} // namespace

TEST_CASE("weights and probabilities of Fellegi and Sunter are as published") {
    constexpr double m[] = {0.7, 0.9, 0.95}, u[] = {0.1, 0.025, 0.2};
    constexpr double agree[] = {2.807354922, 5.169925001, 2.247927513};
    constexpr double differ[] = {-1.584962501, -3.285402219, -4.0};
    for (int i = 0; i < 3; ++i) {
        CHECK(weights_of(m[i], u[i]).agreeing == doctest::Approx(agree[i]).epsilon(1e-9));
        CHECK(weights_of(m[i], u[i]).differing == doctest::Approx(differ[i]).epsilon(1e-9));
    }
    int rows_read = 0;
    const std::string content = test::text_data("../duplicates/fs_known_params.csv");
    for (const auto& row : test::rows(content)) { // one pair in two is a double: no bits before the fields speak
        double bits = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            const FieldWeights weights = weights_of(m[i], u[i]);
            bits += row[i] == "1" ? weights.agreeing : weights.differing;
        }
        CHECK(probability_of(bits) == doctest::Approx(std::atof(std::string(row[3]).c_str())).epsilon(1e-9));
        ++rows_read;
    }
    CHECK(rows_read == 4000);
}

TEST_CASE("Febrl's thousand dirty people") {
    for (const bool has_numbers : {false, true}) { // their social security number is what the published rule leaves out
        Base base;
        std::vector<std::string> truth;
        for (const auto& who : febrl()) {
            const std::string name = who[1] + ' ' + who[2];
            const Address address{.street = who[3] + ' ' + who[4] + ' ' + who[5],
                                  .district = who[6],
                                  .region = who[8],
                                  .postcode = who[7]};
            const Row row = base.add({{"name", name}, {"address", address}, {"birthday", day_of(who[9])}});
            const RecordId id = base.tables.id({base.entity, row});
            if (has_numbers) base.write(id, base.schema.field(base.entity, "card_number"), who[10]);
            truth.push_back(number_of(who[0]));
        }
        const auto pairs = base.pairs();
        if (std::getenv("WASL_SHOW_MISSES")) {
            DuplicateIndex all = base.index();
            std::set<std::pair<Row, Row>> found;
            for (const DuplicatePair& pair : pairs) found.insert({pair.first, pair.second});
            for (Row a = 0; a < truth.size(); ++a)
                for (Row b = a + 1; b < truth.size(); ++b) {
                    if (truth[a] != truth[b] || found.contains({a, b})) continue;
                    std::printf("%.2f ", static_cast<double>(all.score(a, b)));
                    for (const DuplicateReason& reason : all.reasons(a, b))
                        std::printf("%s:%d:%.1f ", base.schema.field(reason.entity, reason.field).key.data(),
                                    static_cast<int>(reason.alike), static_cast<double>(reason.bits));
                    std::printf("\n");
                    for (const Row row : {a, b}) {
                        for (const std::string& cell : febrl()[row]) std::printf("  %s", cell.c_str());
                        std::printf("\n");
                    }
                }
        }
        const Verdict likely = judged(pairs, possible_score, truth), sure = judged(pairs, sure_score, truth);
        std::printf(
            "febrl1 %s: likely precision %.4f recall %.4f, sure precision %.4f recall %.4f (published rule: 1.0000, "
            "0.6340)\n",
            has_numbers ? "with numbers" : "without", likely.precision(), likely.recall(), sure.precision(),
            sure.recall());
        CHECK(likely.truth == 500);
        CHECK(sure.precision() == 1.0); // published: 1.0
        CHECK(sure.recall() >= 0.634);  // published: 0.634
        CHECK(likely.precision() == 1.0);
        CHECK(likely.recall() >= (has_numbers ? 0.975 : 0.925));
    }
}

TEST_CASE("doubles among Arabic customers") {
    Base base;
    const Row sara =
        base.add({{"name", "سارة خالد العتيبي"}, {"phone", "+966501234567"}, {"email", "sara@example.com"}});
    const Row latin = base.add({{"name", "Sarah Khaled Alotaibi"}, {"phone", "+966501234567"}});
    const Row other = base.add({{"name", "سارة العتيبي"}, {"email", "Sara@Example.com"}});
    const Row husband = base.add({{"name", "فهد القحطاني"}, {"phone", "+966501234567"}}); // one phone at home
    base.add({{"name", "سعد العتيبي"}, {"phone", "+966500000001"}});
    base.add({{"name", "سعيد العتيبي"}, {"phone", "+966500000002"}});
    const Row mohammed = base.add({{"name", "د. محمد بن عبد الله القرني"}, {"birthday", std::int64_t{9000}}});
    const Row mohamed = base.add({{"name", "Mohamed Abdullah Al-Qarni"}, {"birthday", std::int64_t{9000}}});
    const auto pairs = base.pairs();
    const auto score_of = [&](Row a, Row b) {
        for (const DuplicatePair& pair : pairs)
            if (pair.first == std::min(a, b) && pair.second == std::max(a, b)) return pair.score;
        return 0.f;
    };
    CHECK(pairs.size() == 3);
    CHECK(score_of(sara, latin) > sure_score);
    CHECK(score_of(sara, other) > sure_score);
    CHECK(score_of(mohammed, mohamed) > sure_score);
    CHECK(score_of(sara, husband) == 0);
    const auto all = base.pairs(0.05f); // who looks closer sees that they share a phone, and is told why it is not more
    CHECK(all.size() > 3);
    DuplicateIndex index = base.index();
    const auto reasons = index.reasons(sara, husband);
    REQUIRE(reasons.size() == 2);
    CHECK(base.schema.field(base.entity, reasons[0].field).key == "phone");
    CHECK(reasons[0].alike == Alike::same);
    CHECK(reasons[1].alike == Alike::different);
    CHECK(reasons[1].bits < 0);
}

TEST_CASE("what a draft looks like, while it is typed") {
    Base base;
    const Row sara =
        base.add({{"name", "سارة العتيبي"}, {"phone", "+966501234567"}, {"email", "sara.otaibi@gmail.com"}});
    base.add({{"name", "نورة الشمري"}, {"phone", "+966507654321"}});
    DuplicateIndex index = base.index();
    const auto looks_like = [&](std::vector<CellEdit> cells) { return index.candidates(cells); };
    CHECK(looks_like({base.cell("name", "سا")}).empty());
    const auto by_name = looks_like({base.cell("name", "ساره العتيبى")});
    REQUIRE(by_name.size() == 1);
    CHECK(by_name[0].place == Place{base.entity, sara});
    CHECK(by_name[0].added == DuplicateCandidate::no_added);
    REQUIRE(by_name[0].reasons.size() == 1);
    const auto by_phone = looks_like({base.cell("name", "سارة"), base.cell("phone", "0501234567")});
    REQUIRE(by_phone.size() == 1); // before the country code was put in front
    CHECK(by_phone[0].score > 0.5f);
    const auto by_mail =
        looks_like({base.cell("name", "Sarah Al Otaibi"), base.cell("email", "saraotaibi+shop@gmail.com")});
    REQUIRE(by_mail.size() == 1);
    CHECK(by_mail[0].score > sure_score);
    CHECK(index.candidates(std::vector{base.cell("name", "سارة العتيبي")}, possible_score, 5, sara).empty()); // itself
    CHECK(looks_like({base.cell("name", "سارة القحطاني")}).empty());
    CHECK(looks_like({}).empty());
}

TEST_CASE("rows of a sheet are found among those of the base") {
    Base base;
    base.add({{"name", "سارة العتيبي"}, {"phone", "+966501234567"}});
    DuplicateIndex index = base.index();
    const std::vector first = {base.cell("name", "Faisal Alharbi"), base.cell("phone", "+966551112223")};
    CHECK(index.candidates(first).empty());
    index.add(41, first);
    index.add(42, std::vector{base.cell("name", "سارة العتيبي"), base.cell("phone", "+966501234567")});
    const auto again =
        index.candidates(std::vector{base.cell("name", "فيصل الحربي"), base.cell("phone", "+966551112223")});
    REQUIRE(again.size() == 1);
    CHECK(again[0].added == 41);
    CHECK(!again[0].place);
    CHECK(again[0].score > sure_score);
    CHECK(
        index.candidates(std::vector{base.cell("name", "سارة العتيبي"), base.cell("phone", "+966501234567")}).size() ==
        2);
}

TEST_CASE("the index follows the records") {
    Base base;
    const Row sara = base.add({{"name", "سارة العتيبي"}, {"phone", "+966501234567"}});
    DuplicateIndex index = base.index();
    const std::vector draft = {base.cell("name", "نورة الشمري"), base.cell("phone", "+966509999999")};
    CHECK(index.candidates(draft).empty());
    base.write(base.tables.id({base.entity, sara}), base.schema.field(base.entity, "name"), "نوره الشمرى");
    base.write(base.tables.id({base.entity, sara}), base.schema.field(base.entity, "phone"), "+966509999999");
    index.changed(sara);
    CHECK(!index.is_ready());
    CHECK(index.work(100));
    REQUIRE(index.candidates(draft).size() == 1);
    const Row added = base.add({{"name", "نورة الشمري"}});
    CHECK(!index.is_ready());
    CHECK(index.work(100));
    CHECK(index.candidates(draft).size() == 2);
    base.remove(added);
    CHECK(index.candidates(draft).size() == 1);
    CHECK(index.candidates(draft)[0].place.row == sara);
}

TEST_CASE("editing a record many times makes its values no more common") {
    Base base;
    const Row sara = base.add({{"name", "سارة العتيبي"}, {"phone", "+966501234567"}});
    const Row other = base.add({{"name", "سارة العتيبي"}, {"phone", "+966501234567"}});
    DuplicateIndex index = base.index();
    const auto ready = [&] {
        while (!index.work(100)) {
        }
    };
    const float before = index.score(sara, other);
    for (int i = 0; i < 200; ++i) {
        base.write(base.tables.id({base.entity, sara}), base.schema.field(base.entity, "preferences"),
                   std::string("قهوة ") + std::to_string(i));
        index.changed(sara);
        ready();
    }
    CHECK(index.score(sara, other) == before);
    CHECK(index.candidates(std::vector{base.cell("phone", Value{"+966501234567"})}).size() == 2);
    for (int i = 0; i < 200; ++i) { // away and back again
        for (const char* phone : {"+966507654321", "+966501234567"}) {
            base.write(base.tables.id({base.entity, sara}), base.schema.field(base.entity, "phone"),
                       std::string(phone));
            index.changed(sara);
            ready();
        }
    }
    CHECK(index.score(sara, other) == before);
}

TEST_CASE("a value that everybody has says little") {
    Base base;
    for (int i = 0; i < 30; ++i)
        base.add({{"name", "موظف " + std::to_string(i) + " النور"}, {"phone", "+966112345678"}}); // the switchboard
    base.add({{"name", "محمد العتيبي"}});
    base.add({{"name", "محمد العتيبي"}});
    CHECK(base.pairs().size() == 1); // two of a rare name are worth a look
    for (int i = 0; i < 20; ++i) base.add({{"name", "محمد العتيبي"}});
    CHECK(base.pairs().empty()); // twenty-two of one name are people of that name
}

TEST_CASE("companies by name, number and domain") {
    Base base("company");
    const Row noor = base.add({{"name", "شركة النور للتجارة"}, {"website", "https://www.alnoor.example/about"}});
    const Row mail = base.add({{"name", "مؤسسة النور التجارية"}, {"email", "info@alnoor.example"}});
    const Row number = base.add({{"name", "Al Noor Trading Est."}, {"tax_number", "3001-2345"}});
    const Row same_number = base.add({{"name", "النور للتجارة"}, {"tax_number", "30012345"}});
    base.add({{"name", "شركة النورس"}, {"email", "info@gmail.com"}});
    base.add({{"name", "دار السلام"}, {"email", "sales@gmail.com"}});
    DuplicateIndex index = base.index();
    CHECK(index.score(number, same_number) > possible_score);
    CHECK(index.score(noor, same_number) > 0.3f); // four firms of that name here
    for (const DuplicatePair& pair : base.pairs()) {
        CHECK(pair.first <= same_number);
        CHECK(pair.second <= same_number);
    }
    const auto reasons = index.reasons(noor, mail);
    REQUIRE(!reasons.empty());
    CHECK(std::ranges::any_of(reasons, [&](const DuplicateReason& reason) {
        return base.schema.field(reason.entity, reason.field).key == "website" && reason.bits > 0;
    }));
}

TEST_CASE("two that are said not to be the same are left alone") {
    Base base;
    const Row a = base.add({{"name", "سارة خالد العتيبي"}, {"phone", "+966501234567"}});
    const Row b = base.add({{"name", "سارة خالد العتيبي"}, {"phone", "+966501234567"}});
    REQUIRE(base.pairs().size() == 1);
    base.apply(base.tables.id({base.entity, b}), base.schema.field(base.entity, "not_same_as"),
               base.tables.id({base.entity, a}), OpKind::add);
    CHECK(base.pairs().empty());
    CHECK(are_not_the_same(base.tables, {base.entity, a}, {base.entity, b}));
    CHECK(are_not_the_same(base.tables, {base.entity, b}, {base.entity, a}));
}

TEST_CASE("slices of any size find the same pairs") {
    Base base;
    Tables& tables = base.tables;
    generated::fill(tables, {.customers = 3000});
    std::vector<DuplicatePair> all;
    for (const std::size_t slice : {std::size_t{1}, std::size_t{37}, std::size_t{100'000}}) {
        DuplicateIndex index(tables, base.entity, country_of("SA"));
        while (!index.work(slice)) {
        }
        DuplicateScan scan(index, 0.2f);
        while (!scan.work(slice)) {
        }
        CHECK(scan.progress() == 1);
        CHECK(scan.compared() > 0);
        if (all.empty()) all = scan.pairs();
        REQUIRE(all.size() == scan.pairs().size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            CHECK(all[i].first == scan.pairs()[i].first);
            CHECK(all[i].second == scan.pairs()[i].second);
            CHECK(all[i].score == scan.pairs()[i].score);
        }
    }
}
