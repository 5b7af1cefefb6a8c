// The sample company's way out: what the first run has added is found in the journal by its label, and goes to the bin
// as one change.
#pragma once
#include "web/frame/context.hpp"

namespace crm {

void note_sample_added();
bool has_sample(const Context& ctx); // there may still be something of it here
void ask_to_remove_sample();         // finds it, counts it, asks
void sample_question_ui(Context& ctx);

} // namespace crm
