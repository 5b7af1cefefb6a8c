// The firm's pipelines and their stages: added, named, ordered, taken out of use.
#pragma once
#include "web/frame/context.hpp"

namespace crm {
void pipelines_view_ui(Context& ctx);
}
