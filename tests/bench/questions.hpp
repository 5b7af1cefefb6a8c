// What the bench asks, the same of every engine, and the files that all of them read: made from the generated firm, so
// equal on every machine.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace crm::bench {

struct SlipQuestion {
    std::string typed, meant; // one word with one letter wrong, missing, doubled or swapped; and the word
};

struct ListQuestion {
    std::string stage;
    std::vector<std::string> cities; // any of them
    std::string after;               // the day of the last contact, as 2023-05-01
    std::string filter() const;      // as Wasl's filter language says it
};

struct VariantQuestion {
    std::string kind, typed, meant; // kind: arabic, diacritic, latin; meant: as the texts have it
};

struct Questions {
    std::vector<std::string> keystrokes; // what stands in the search box after each
    std::vector<SlipQuestion> slips;
    std::vector<ListQuestion> lists;
    std::vector<VariantQuestion> variants;
};
Questions questions_of(std::uint32_t customers);

// customers.csv, orders.csv, texts.txt (a line of folded words for each customer: what peers index) and questions.json.
void write_files(const std::string& folder, std::uint32_t customers, std::uint32_t orders);

} // namespace crm::bench
