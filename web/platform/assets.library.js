// The browser's half of assets.cpp. start.js knows where each asset lies.
addToLibrary({
  js_load_asset__deps: ['$wasl'],
  js_load_asset: async (call, name) => {
    let bytes = new Uint8Array(0);
    try {
      bytes = await globalThis.wasl_page.asset(UTF8ToString(name));
    } catch (problem) {
      console.warn(problem);
    }
    wasl.enter(() => wasl.with_bytes(bytes, (pointer, length) => _wasl_asset(call, pointer, length)));
  },

  js_add_page_font: (weight, letters, pointer, length) => {
    const unicodeRange = UTF8ToString(letters) || 'U+0-10FFFF';
    const face = new FontFace('Wasl', HEAPU8.slice(pointer, pointer + length).buffer, { weight: String(weight), unicodeRange });
    face
      .load()
      .then(() => document.fonts.add(face))
      .catch((problem) => console.warn('font:', problem)); // fields fall back to a font of the system
  },
});
