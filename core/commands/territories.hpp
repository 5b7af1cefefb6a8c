// Customers, leads and deals come into the sales territory of their city or district (entities/territory.hpp).
//
// A new person, company or lead without one gets the territory that names its district, else the one that names its
// city; of two that name the same place the older. It follows a change of the address until another territory is
// chosen by hand. A new deal has that of its customer or lead. A person or company that comes into a territory without
// having an owner is given to the representative there who owns the fewest people and companies, of two the first by
// name. Leads are given away by their own rules (assign_leads.hpp), which see the territory.
//
//     workspace.send(PlaceCustomers{});   // all that have none yet, and customers of territories without an owner
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/commands/command.hpp"

namespace crm {

struct PlaceCustomers {};
Planned plan_intent(const Tables& tables, const PlaceCustomers& intent, const PlanContext& context);

class Territories {
public:
    explicit Territories(const Tables& tables);

    // The cells that the save of a person, company, lead or deal leaves open, as said above.
    void complete(SaveRecord& save);
    // Empty: no territory has the place.
    std::string of(const Address& address) const;

private:
    struct Territory {
        std::string name;
        std::vector<std::string> representatives; // by name
    };
    const Territory* named(std::string_view name) const;
    const Territory* at(std::string_view place) const;
    Value after(const SaveRecord& save, FieldIx field) const;
    std::string settle_territory(SaveRecord& save); // its name when the record came into it by this
    void settle_owner(SaveRecord& save, std::string_view territory);
    std::string of_customer(const SaveRecord& deal) const;
    void count_customers();

    const Tables& m_tables;
    std::vector<Territory> m_territories;                         // the oldest first
    std::map<std::string, std::size_t> m_of_place;                // folded city or district
    std::map<std::string, std::int64_t, std::less<>> m_customers; // of each owner
    bool m_is_counted = false;
};

} // namespace crm
