// The browser's fonts for what none of ours has: lends web/glyphs (browser_glyphs.hpp there) a canvas that measures and
// draws grapheme clusters with the same families as the text fields.
#pragma once

namespace crm::platform {

void lend_browser_glyphs();

} // namespace crm::platform
