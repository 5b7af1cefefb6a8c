// The weight of evidence that two profiles are one: each comparison's likeness in bits, after Fellegi and Sunter.
#pragma once
#include "core/queries/duplicate_profiles.hpp"

namespace crm {

// Bits against any two records of a block being the same: about one pair in sixty is.
inline constexpr float block_bits = 6;

// A field that agrees in m of the true doubles and in u of all other pairs: what it is worth when it agrees and when
// not.
struct FieldWeights {
    double agreeing = 0, differing = 0;
};
FieldWeights weights_of(double m, double u);
double probability_of(double bits);

struct Evidence {
    float bits = -block_bits;
    bool has_contradiction = false; // names, birthdays or numbers that differ
    float score() const;            // 0..1
};

struct FieldEvidence {
    Alike alike = Alike::different;
    float bits = 0; // 0: one of them says nothing
};

FieldEvidence compare_field(DuplicateProfiles& profiles, std::size_t comparison, Slot a, Slot b);
Evidence compare(DuplicateProfiles& profiles, Slot a, Slot b, std::vector<DuplicateReason>* reasons = nullptr);

} // namespace crm
