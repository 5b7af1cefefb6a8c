// The browser's half of browser_glyphs.cpp: a small canvas that is never shown.
addToLibrary({
  $wasl_clusters: {
    context: null,
    font: '',
    // Text is drawn in a colour that no emoji is made of: what keeps to it takes the colour of the text around it.
    ink: '#f0f',

    // Setting a font is dear, and a canvas forgets it when it grows. Emoji come from a font of emoji: many a text font has
    // bare pictures of some.
    with_font(words, weight, px) {
      const clusters = wasl_clusters;
      const first = /\p{Emoji_Presentation}|\uFE0F/u.test(words) ? '"Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", ' : '';
      clusters.context ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const font = `${weight} ${px}px ${first}Wasl, "IBM Plex Sans Arabic", system-ui, sans-serif`;
      if (font !== clusters.font) {
        clusters.context.font = clusters.font = font;
        clusters.context.textRendering = 'geometricPrecision';
        clusters.context.fillStyle = clusters.ink;
        clusters.context.direction = 'ltr';
      }
      return clusters.context;
    },
    make_room(width, height) {
      const { canvas } = wasl_clusters.context;
      if (canvas.width >= width && canvas.height >= height) return;
      canvas.width = Math.max(canvas.width, width);
      canvas.height = Math.max(canvas.height, height);
      wasl_clusters.font = '';
    },
    // In place: a sign of one colour becomes white, to be coloured like the text. True: it has colours of its own.
    find_color(pixels) {
      for (let i = 0; i < pixels.length; i += 4)
        if (pixels[i + 3] > 128 && (pixels[i] < 240 || pixels[i + 1] > 15 || pixels[i + 2] < 240)) return true;
      for (let i = 0; i < pixels.length; i += 4) pixels[i] = pixels[i + 1] = pixels[i + 2] = 255;
      return false;
    },
  },
  $wasl_clusters__deps: ['$wasl'],

  js_cluster_advance__deps: ['$wasl_clusters'],
  js_cluster_advance: (text, length, weight) => {
    const words = UTF8ToString(text, length);
    return wasl_clusters.with_font(words, weight, 1000).measureText(words).width / 1000;
  },

  js_draw_cluster__deps: ['$wasl_clusters'],
  js_draw_cluster: (text, length, weight, em_px, columns, box) => {
    const words = UTF8ToString(text, length);
    const size = wasl_clusters.with_font(words, weight, em_px).measureText(words);
    const left = Math.ceil(size.actualBoundingBoxLeft) + 1,
      right = Math.ceil(size.actualBoundingBoxRight) + 1,
      top = Math.ceil(size.actualBoundingBoxAscent) + 1,
      bottom = Math.ceil(size.actualBoundingBoxDescent) + 1;
    const width = (left + right) * columns,
      height = top + bottom;
    if (!(width > 0 && height > 0 && width * height < 1 << 22)) return 0;
    wasl_clusters.make_room(width, height);
    const context = wasl_clusters.with_font(words, weight, em_px);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(columns, 0, 0, 1, left * columns, top);
    context.fillText(words, 0, 0);
    const pixels = context.getImageData(0, 0, width, height).data;
    const is_colored = wasl_clusters.find_color(pixels);
    HEAP32.set([width, height, -left * columns, top, is_colored ? 1 : 0], box >> 2);
    const pointer = _malloc(pixels.length);
    HEAPU8.set(pixels, pointer);
    return pointer;
  },
});
