// What stands beside a record: the company of a person, the orders of a customer, the products of an order. All of it
// follows from the references in the schema, in three ways:
//
//     own      a reference of the record's own                     order -> its person, person -> its tags
//     others   records that name it                                person -> its orders, company -> its branches
//     through  what a record without a list of its own ties to it  person -> its companies (by affiliations)
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/schema.hpp"

namespace crm {

struct Link {
    enum class Kind : std::uint8_t { own, others, through };
    Kind kind = Kind::own;
    EntityIx target = no_entity; // what stands at the other end
    EntityIx via = no_entity;    // whose field it is
    FieldIx field = no_field;    // of `via`; own: the reference; else the field that names us
    FieldIx also = no_field;     // of others: a second field that says the same, like a dealing's participants
    FieldIx onward = no_field;   // of through: the field of `via` that names the target
    bool operator==(const Link&) const = default;
};

std::vector<Link> links_of(const Schema& schema, EntityIx entity);

// As filters write it: "company", "order", "dealing", "person.referred_by". Unique among the links of an entity.
std::string key_of(const Schema& schema, EntityIx entity, const Link& link);
// By key, or by what people call it in either language. False: there is none.
bool find_link(const Schema& schema, EntityIx entity, std::string_view name, Link& found);

// "الطلبات", "الشركة"; one of them: "طلب", "شركة".
std::string label_of(const Schema& schema, const Link& link, Language language);
std::string label_of_one(const Schema& schema, const Link& link, Language language);
// Whether there can be several: what is to be counted.
bool leads_to_several(const Schema& schema, const Link& link);

} // namespace crm
