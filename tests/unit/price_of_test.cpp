// Which price a customer is given: the order in which lists go before one another, their days and quantities.
#include <doctest/doctest.h>

#include "core/sales/price_of.hpp"
#include "tests/support/query_firm.hpp"

using namespace crm;

namespace {

constexpr std::int64_t unit = 10'000;
Money sar(std::int64_t whole) { return {whole * 100, currency_of("SAR")}; }

struct PriceShop {
    QueryFirm firm;
    RelationCache relations;
    RecordId wholesale = firm.add("tag", {{"name", "جملة"}});
    RecordId coffee = firm.add("product", {{"name", "بن"}, {"price", riyals(100)}});
    RecordId sara = firm.add("person", {{"name", "سارة"}});
    RecordId shop = firm.add("company", {{"name", "متجر"}});

    RecordId list(std::string_view name) { return firm.add("price_list", {{"name", words(name)}}); }
    RecordId price(RecordId list, Money money, std::int64_t from = 0) {
        const RecordId id = firm.add("price", {{"price_list", list}, {"product", coffee}, {"price", Value{money}}});
        if (from) firm.set(id, "from_quantity", from * unit);
        return id;
    }
    FoundPrice found(std::int64_t quantity = 1, unsigned day_of_november = 22, Currency currency = {}) {
        relations.clear();
        return price_of(firm.tables, relations,
                        {.product = coffee,
                         .person = sara,
                         .company = shop,
                         .date = date_of(CivilDate{2026, 11, day_of_november}),
                         .currency = currency,
                         .quantity = quantity * unit});
    }
    std::int64_t riyals_found(std::int64_t quantity = 1, unsigned day_of_november = 22) {
        return found(quantity, day_of_november).price.minor / 100;
    }
};

} // namespace

TEST_CASE("without lists the product's own price, and none in another currency") {
    PriceShop shop;
    CHECK(shop.found() == FoundPrice{.price = sar(100)});
    CHECK(!shop.found(1, 22, currency_of("KWD")).price.currency);
    shop.firm.remove(shop.coffee);
    CHECK(price_of(shop.firm.tables, shop.relations, {}).price == Money{});
}

TEST_CASE("the larger quantity that is reached decides") {
    PriceShop shop;
    const RecordId list = shop.list("عامة");
    shop.price(list, sar(95));
    const RecordId ten = shop.price(list, sar(90), 10);
    shop.price(list, sar(80), 100);
    CHECK(shop.riyals_found(1) == 95);
    CHECK(shop.riyals_found(9) == 95);
    CHECK(shop.riyals_found(10) == 90);
    CHECK(shop.found(10) == FoundPrice{sar(90), list, 10 * unit});
    CHECK(shop.riyals_found(100) == 80);
    shop.firm.remove(ten);
    CHECK(shop.riyals_found(10) == 95);
}

TEST_CASE("a list for the customer's tag goes before one for everybody, even a dearer one") {
    PriceShop shop;
    const RecordId everybody = shop.list("عامة"), tagged = shop.list("الجملة");
    shop.firm.set(tagged, "tag", shop.wholesale);
    shop.price(everybody, sar(90));
    shop.price(tagged, sar(93));
    CHECK(shop.riyals_found() == 90);
    shop.firm.add_element(shop.shop, "tags", shop.wholesale); // of the company the person buys for
    CHECK(shop.riyals_found() == 93);
    shop.firm.remove(tagged);
    CHECK(shop.riyals_found() == 90);
    shop.firm.set(everybody, "is_retired", std::int64_t{1});
    CHECK(shop.riyals_found() == 100);
}

TEST_CASE("a list counts on its first and its last day; the one that began later goes first") {
    PriceShop shop;
    const RecordId always = shop.list("دائمة"), season = shop.list("الموسم");
    shop.firm.set(season, "from", day(2026, 11, 10));
    shop.firm.set(season, "until", day(2026, 11, 20));
    shop.price(always, sar(90));
    shop.price(season, sar(97));
    CHECK(shop.riyals_found(1, 9) == 90);
    CHECK(shop.riyals_found(1, 10) == 97);
    CHECK(shop.riyals_found(1, 20) == 97);
    CHECK(shop.riyals_found(1, 21) == 90);
}

TEST_CASE("prices in another currency are not looked at, and of two that are alike the lower counts") {
    PriceShop shop;
    const RecordId list = shop.list("عامة"), other = shop.list("أخرى");
    shop.price(list, Money{5'000, currency_of("KWD")});
    shop.price(other, sar(92));
    shop.price(list, sar(91));
    CHECK(shop.found(1, 22, currency_of("SAR")).price == sar(91));
    CHECK(shop.found(1, 22, currency_of("KWD")).price == Money{5'000, currency_of("KWD")});
}
