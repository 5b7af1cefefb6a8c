// What screens ask of the rules by which leads are scored: which there are, what each asks, and where hot begins. The
// rules themselves belong to the schema (store/lead_score.hpp), because they make a field.
#pragma once
#include "core/store/lead_score.hpp"
