// The browser's half of raster.cpp.
addToLibrary({
  $wasl_raster: {
    drawn(picture, scale) {
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return { canvas, context };
    },
    async shrink(call, blob, width_max, height_max, letters_max) {
      let text = '';
      try {
        const picture = await createImageBitmap(blob);
        let scale = Math.min(1, width_max / picture.width, height_max / picture.height);
        for (let turns = 0; turns < 8 && !text; ++turns, scale *= 0.75) {
          const made = wasl_raster.drawn(picture, scale).canvas.toDataURL('image/png');
          if (made.length <= letters_max) text = made;
        }
        picture.close();
      } catch (problem) {
        console.info('picture:', problem);
      }
      wasl.enter(() => wasl.with_text(text, (pointer, length) => _wasl_picture_shrunk(call, pointer, length)));
    },
    async decode(call, blob, width_max, height_max) {
      let [width, height, points] = [0, 0, new Uint8Array(0)];
      try {
        const picture = await createImageBitmap(blob);
        const scale = Math.min(1, width_max / picture.width, height_max / picture.height);
        const { canvas, context } = wasl_raster.drawn(picture, scale);
        [width, height] = [canvas.width, canvas.height];
        picture.close();
        points = context.getImageData(0, 0, width, height).data;
      } catch (problem) {
        console.info('picture:', problem);
        width = height = 0;
      }
      wasl.enter(() => wasl.with_bytes(points, (pointer) => _wasl_picture_decoded(call, pointer, width, height)));
    },
  },
  $wasl_raster__deps: ['$wasl'],

  js_decode_picture__deps: ['$wasl_raster'],
  js_decode_picture: (call, bytes, length, kind, width_max, height_max) => {
    const blob = new Blob([HEAPU8.slice(bytes, bytes + length)], { type: UTF8ToString(kind) });
    wasl_raster.decode(call, blob, width_max, height_max);
  },

  js_shrink_picture__deps: ['$wasl_raster'],
  js_shrink_picture: (call, bytes, length, kind, width_max, height_max, letters_max) => {
    const blob = new Blob([HEAPU8.slice(bytes, bytes + length)], { type: UTF8ToString(kind) });
    wasl_raster.shrink(call, blob, width_max, height_max, letters_max);
  },

  js_view_pdf__deps: ['$wasl_raster'],
  js_view_pdf: (bytes, length) => {
    const address = URL.createObjectURL(new Blob([HEAPU8.slice(bytes, bytes + length)], { type: 'application/pdf' }));
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    return open(address, '_blank') ? 1 : 0;
  },
});
