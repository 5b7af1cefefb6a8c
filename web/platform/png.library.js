// The browser's half of png.cpp: pixels become PNG, which is copied or saved.
addToLibrary({
  $wasl_picture: {
    // A promise: the clipboard takes one, so that it is asked while the person's press still counts.
    png(pixels, width, height) {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
      const bytes = new Uint8ClampedArray(HEAPU8.subarray(pixels, pixels + width * height * 4)); // a copy: the heap moves
      canvas.getContext('2d').putImageData(new ImageData(bytes, width, height), 0, 0);
      return new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
      });
    },
    tell(number, work) {
      const end = (is_done) => wasl.enter(() => _wasl_picture_done(number, is_done));
      work().then(
        () => end(1),
        (problem) => {
          console.info('picture:', problem);
          end(0);
        },
      );
    },
  },
  $wasl_picture__deps: ['$wasl'],

  js_copy_picture__deps: ['$wasl_picture'],
  js_copy_picture: (number, pixels, width, height) => {
    const png = wasl_picture.png(pixels, width, height);
    wasl_picture.tell(number, async () => {
      if (!navigator.clipboard?.write || !globalThis.ClipboardItem) throw new Error('no clipboard for pictures here');
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    });
  },
  js_save_picture__deps: ['$wasl_picture'],
  js_save_picture: (number, pixels, width, height, name, name_length) => {
    const file = UTF8ToString(name, name_length);
    const png = wasl_picture.png(pixels, width, height);
    wasl_picture.tell(number, async () => {
      const link = document.createElement('a');
      link.download = file;
      link.href = URL.createObjectURL(await png);
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    });
  },
});
