// Pictures are compared small: a quarter of the size in each direction, so that a hair's breadth in the edge of a letter
// does not count while a moved card, a missing line of text or a wrong colour does. Decoding, scaling and counting are
// done by the browser itself on a page of its own. WASL_NEW_PICTURES=1 writes what is seen as what is expected.
import fs from 'node:fs';
import path from 'node:path';

const expected_folder = path.resolve(import.meta.dirname, '../expected');
const is_recording = Boolean(process.env.WASL_NEW_PICTURES);

export class Pictures {
  constructor(page) {
    this.page = page; // about:blank in the same browser
  }
  // → {distinct, compared, differing, mean}: how many colours there are, and how far it is from what is expected.
  async compare(name, png) {
    const file = path.join(expected_folder, `${name}.webp`);
    const expected = !is_recording && fs.existsSync(file) ? fs.readFileSync(file).toString('base64') : null;
    const found = await this.page.evaluate(
      async ([seen, expected]) => {
        const pixels_of = async (type, base64, width, height) => {
          const bitmap = await createImageBitmap(await (await fetch(`data:image/${type};base64,${base64}`)).blob());
          const canvas = new OffscreenCanvas(width || Math.round(bitmap.width / 4), height || Math.round(bitmap.height / 4));
          const draw = canvas.getContext('2d', { willReadFrequently: true });
          draw.imageSmoothingQuality = 'high';
          draw.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
          return { canvas, data: draw.getImageData(0, 0, canvas.width, canvas.height).data };
        };
        const now = await pixels_of('png', seen);
        const colours = new Set();
        for (let i = 0; i < now.data.length; i += 4) colours.add((now.data[i] >> 3 << 10) | (now.data[i + 1] >> 3 << 5) | (now.data[i + 2] >> 3));
        const answer = { distinct: colours.size, compared: Boolean(expected), differing: 0, mean: 0 };
        if (expected) {
          const then = await pixels_of('webp', expected, now.canvas.width, now.canvas.height);
          const pixels = now.data.length / 4;
          for (let i = 0; i < now.data.length; i += 4) {
            const by = Math.max(...[0, 1, 2].map(channel => Math.abs(now.data[i + channel] - then.data[i + channel])));
            answer.mean += by / pixels;
            if (by > 64) answer.differing += 1 / pixels;
          }
        }
        const small = new Uint8Array(await (await now.canvas.convertToBlob({ type: 'image/webp', quality: 0.85 })).arrayBuffer());
        answer.small = btoa(String.fromCharCode(...small));
        return answer;
      },
      [png.toString('base64'), expected],
    );
    if (is_recording) {
      fs.mkdirSync(expected_folder, { recursive: true });
      fs.writeFileSync(file, Buffer.from(found.small, 'base64'));
    }
    delete found.small;
    return found;
  }
}
