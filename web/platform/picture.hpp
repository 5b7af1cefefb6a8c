// What a frame would put on the screen, as one number. Most frames show what the one before has shown: they follow an
// event so that hints, delays and answers get their turn. Those are not drawn again, and a machine that draws by its
// processor rests.
#pragma once
#include "core/base/checksum.hpp"
#include "imgui.h"

namespace crm::platform {

Hash128 picture_of(const ImDrawData& data, bool is_mirrored, ImU32 background);

// New glyphs, or textures to make or to remove: the same picture may then need drawing.
bool has_changed_textures(const ImDrawData& data);

} // namespace crm::platform
