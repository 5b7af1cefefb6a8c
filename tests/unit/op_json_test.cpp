// Operations as JSON: the words on the wire, and every way in which they can be wrong.
#include <doctest/doctest.h>

#include "core/formats/op_json.hpp"
#include "tests/support/world.hpp"

using namespace crm;
using test::built_in_schema;

namespace {
const Schema& schema = built_in_schema();
const EntityIx person_ix = schema.entity("person");
constexpr Session session = 0x00c0ffee00c0ffee;
constexpr RecordId sara{session, 1};

Op op_on(std::string_view field, Value value, OpKind kind = OpKind::set) {
    return {.id = {session, 12},
            .at = stamp_of({1763760000000}, 3, session),
            .kind = kind,
            .entity = person_ix,
            .field = schema.field(person_ix, field),
            .record = sara,
            .value = std::move(value)};
}

std::string text_of_op(const Op& op) {
    std::string out;
    append_op(out, op, schema, {.session = session});
    return out;
}

std::string_view error_in(std::string_view text) {
    const auto decoded = decode_op(text, session, schema);
    return decoded ? "none" : name_of(decoded.error());
}
} // namespace

TEST_CASE("an operation is written as people can read it") {
    CHECK(text_of_op(op_on("name", std::string("سارة"))) ==
          R"({"n":12,"h":"1763760000000-3","e":"person","r":"00c0ffee00c0ffee-1","f":"name","v":"سارة"})");
    Op imported = op_on("phone", std::string("+966501234567"));
    imported.at.session = 0xabc;
    CHECK(text_of_op(imported).find(R"("by":"0000000000000abc")") != std::string::npos);
    Op removal = op_on("hobbies", std::string("صيد"), OpKind::remove);
    removal.seen = {stamp_of({5}, 0, 7)};
    CHECK(text_of_op(removal).find(R"("k":"remove")") != std::string::npos);
    CHECK(text_of_op(removal).find(R"("seen":["5-0-0000000000000007"])") != std::string::npos);
}

TEST_CASE("a context leaves out what it knows") {
    const Op op = op_on("name", std::string("x"));
    std::string out;
    append_op(out, op, schema, {.session = session, .at = op.at, .n = 12, .entity = person_ix, .record = sara});
    CHECK(out == R"({"f":"name","v":"x"})");
    const auto decoded = decode_op(
        out, OpContext{.session = session, .at = op.at, .n = 12, .entity = person_ix, .record = sara}, schema);
    REQUIRE(decoded);
    CHECK(std::get<Op>(*decoded) == op);
}

TEST_CASE("without a context an operation stands alone") {
    const Op op = op_on("name", std::string("x"));
    std::string out;
    append_op(out, op, schema);
    const auto decoded = decode_op(out, schema);
    REQUIRE(decoded);
    CHECK(std::get<Op>(*decoded) == op);
}

TEST_CASE("numbers beyond a double's precision travel as strings") {
    const EntityIx order_ix = schema.entity("order");
    for (const std::int64_t minor :
         {std::int64_t{0}, (std::int64_t{1} << 53) - 1, std::int64_t{1} << 53, INT64_MAX, -INT64_MAX}) {
        const Op op{.id = {session, 1},
                    .at = {65536, session},
                    .entity = order_ix,
                    .field = schema.field(order_ix, "total"),
                    .record = {session, 1},
                    .value = Money{minor, currency_of("SAR")}};
        const std::string text = text_of_op(op);
        const bool is_quoted = text.find("\"m\":\"") != std::string::npos;
        CHECK(is_quoted == (minor >= std::int64_t{1} << 53 || minor <= -(std::int64_t{1} << 53)));
        const auto decoded = decode_op(text, session, schema);
        REQUIRE(decoded);
        CHECK(std::get<Op>(*decoded) == op);
    }
}

TEST_CASE("what a later release may say waits, word for word") {
    for (const std::string_view text :
         {R"({"n":3,"h":"5-0","e":"spaceship","r":"00c0ffee00c0ffee-1","f":"name","v":{"deep":[1,2.5,"x"]}})",
          R"({"n":3,"h":"5-0","e":"person","r":"00c0ffee00c0ffee-1","f":"x_shoe_size_7f3a","v":43})",
          R"({"n":3,"h":"5-0","e":"person","r":"00c0ffee00c0ffee-1","f":"stage","v":"platinum"})",
          R"({"n":3,"h":"5-0","e":"person","r":"00c0ffee00c0ffee-1","f":"address","v":{"ci":"جدة","planet":"Mars"}})",
          R"({"n":3,"h":"5-0","k":"merge","e":"person","r":"00c0ffee00c0ffee-1","f":"name","v":"x"})",
          R"({"n":3,"h":"5-0","key":"k1","aad":"…","x":"c2VjcmV0","pad":"…"})"}) {
        CAPTURE(text);
        const auto decoded = decode_op(text, session, schema);
        REQUIRE(decoded);
        const auto* unknown = std::get_if<UnknownOp>(&*decoded);
        REQUIRE(unknown);
        CHECK(unknown->id == OpId{session, 3});
        CHECK(unknown->at == Stamp{5 << 16, session});
        const auto again = decode_op(unknown->text, schema); // needs no batch
        REQUIRE(again);
        CHECK(std::get<UnknownOp>(*again) == *unknown);
        CHECK(unknown->text.find('\n') == std::string::npos);
    }
}

TEST_CASE("a field's former key is still read") {
    CHECK(error_in(R"({"n":3,"h":"5-0","e":"person","r":"00c0ffee00c0ffee-1","f":"name","v":""})") == "none");
    const auto decoded =
        decode_op(R"({"n":3,"h":"5-0","e":"person","r":"00c0ffee00c0ffee-1","f":"name","v":""})", session, schema);
    CHECK(is_missing(std::get<Op>(*decoded).value)); // no words are no value
}

TEST_CASE("every mistake has its name") {
    const auto with = [](std::string_view parts) {
        return std::string(R"({"n":3,"h":"5-0","e":"person","r":"00c0ffee00c0ffee-1",)") + std::string(parts) + "}";
    };
    CHECK(error_in("") == "not_json");
    CHECK(error_in("{") == "not_json");
    CHECK(error_in("[]") == "not_an_object");
    CHECK(error_in(std::string(100, '[')) == "too_deep");
    CHECK(error_in(R"({"h":"5-0","e":"person","f":"name"})") == "lacks_a_part");
    CHECK(error_in(R"({"n":-1,"h":"5-0"})") == "wrong_number");
    CHECK(error_in(R"({"n":1099511627776,"h":"5-0"})") == "wrong_number");
    CHECK(error_in(R"({"n":1.5,"h":"5-0"})") == "wrong_number");
    CHECK(error_in(R"({"n":1,"h":"5"})") == "wrong_stamp");
    CHECK(error_in(R"({"n":1,"h":"0-0"})") == "wrong_stamp");
    CHECK(error_in(R"({"n":1,"h":"281474976710656-0"})") == "wrong_stamp");
    CHECK(error_in(R"({"n":1,"h":"5-65536"})") == "wrong_stamp");
    CHECK(error_in(R"({"n":1,"h":"5-0","by":"xyz"})") == "wrong_session");
    CHECK(error_in(R"({"n":1,"h":"5-0","e":"person","r":"00c0ffee00c0ffee-0"})") == "wrong_record");
    CHECK(error_in(with(R"("f":7)")) == "wrong_type");
    CHECK(error_in(with(R"("f":"name","v":7)")) == "wrong_value");
    CHECK(error_in(with(R"("f":"birthday","v":"1990")")) == "none"); // a number may be a string
    CHECK(error_in(with(R"("f":"birthday","v":4294967296)")) == "wrong_value");
    CHECK(error_in(with(R"("f":"birthday","v":1.5)")) == "wrong_value");
    CHECK(error_in(with(R"("f":"created_at","v":18446744073709551615)")) == "wrong_value");
    CHECK(error_in(with(R"("f":"created_at","v":"-9223372036854775808")")) == "wrong_value");
    CHECK(error_in(with(R"("f":"created_at","v":"-9223372036854775807")")) == "none");
    CHECK(error_in(with(R"("f":"created_at","v":"9223372036854775808")")) == "wrong_value");
    CHECK(error_in(with(R"("f":"address","v":"Riyadh")")) == "wrong_value");
    CHECK(error_in(with(R"("f":"referred_by","v":"nobody")")) == "wrong_value");
    CHECK(error_in(with(R"("f":"tags","v":"00c0ffee00c0ffee-2")")) == "wrong_kind");
    CHECK(error_in(with(R"("k":"add","f":"name","v":"x")")) == "wrong_kind");
    CHECK(error_in(with(R"("k":3,"f":"name","v":"x")")) == "wrong_kind");
    CHECK(error_in(with(R"("k":"add","f":"tags")")) == "wrong_value");
    CHECK(error_in(with(R"("k":"remove","f":"hobbies","v":"x")")) == "lacks_a_part");
    CHECK(error_in(with(R"("k":"remove","f":"hobbies","v":"x","seen":["5-0"])")) == "wrong_seen");
    CHECK(error_in(with("\"f\":\"name\",\"v\":\"\xff\"")) == "not_json");
    CHECK(error_in(with(R"("f":"name","v":"\ud800")")) == "not_json");
}
