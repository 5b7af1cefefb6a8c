// The firm of a book that is still empty: what the first run asks once, kept until it can be written. A file that is
// chosen then may bring a firm of its own, which counts more; if it brings none, this one is written.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

struct FirstFirm {
    int country = -1; // index into known_countries()
    int trade = -1;   // index into trade_names; past them: another one
    std::string name;
};

FirstFirm& first_firm(); // begins with the country this device speaks of
bool has_firm(const Tables& tables);
void write_first_firm(); // unless there is a firm

} // namespace crm
