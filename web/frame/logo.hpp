// The firm's logo: a picture that is chosen, made small by the browser and kept as text in the firm's record, so that
// it is undone, synced and exported like a name. It stands at the head of every paper.
#pragma once
#include "web/frame/context.hpp"
#include "web/kit/print_paper.hpp"

namespace crm {

// Nothing, too, where what is kept is no picture: it comes from files and other devices, and goes into the page.
PrintLogo paper_logo(const Context& ctx);

void logo_part_ui(Context& ctx); // in the settings: what it looks like, another one, none

} // namespace crm
