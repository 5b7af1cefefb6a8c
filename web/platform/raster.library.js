// The browser's half of raster.cpp.
addToLibrary({
  $wasl_raster: {
    async decode(call, blob, width_max, height_max) {
      let [width, height, points] = [0, 0, new Uint8Array(0)];
      try {
        const picture = await createImageBitmap(blob);
        const scale = Math.min(1, width_max / picture.width, height_max / picture.height);
        width = Math.max(1, Math.round(picture.width * scale));
        height = Math.max(1, Math.round(picture.height * scale));
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [width, height];
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context.imageSmoothingQuality = 'high';
        context.drawImage(picture, 0, 0, width, height);
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

  js_view_pdf__deps: ['$wasl_raster'],
  js_view_pdf: (bytes, length) => {
    const address = URL.createObjectURL(new Blob([HEAPU8.slice(bytes, bytes + length)], { type: 'application/pdf' }));
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    return open(address, '_blank') ? 1 : 0;
  },
});
