// The characters that no face of ours has: each line of the gallery's part on scripts is held beside the browser's own
// drawing of the same text, in width and in ink, in both directions and at three pixel ratios. No box is left, emoji have
// their colours, and the text's colour does not change them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 300_000 };

// Every text node of the card with this title: what it says and where it is.
const lines_of = (tab, pattern) =>
  tab.page.evaluate(source => {
    const is_wanted = new RegExp(source, 'u');
    return [...document.querySelectorAll('#mirror div')]
      .filter(node => node.childElementCount === 0 && is_wanted.test(node.textContent))
      .map(node => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return { text: node.textContent, x, y, width, height };
      });
  }, pattern.source);

// How dark each column of a picture is, and how many of its pixels have a colour.
async function ink_of(tab, clip, is_our_canvas) {
  const png = is_our_canvas ? (await tab.page.screenshot({ clip })).toString('base64') : null;
  return tab.page.evaluate(async ([png, clip]) => {
    const image = new Image();
    image.src = png ? `data:image/png;base64,${png}` : clip.url;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const ground = [data[0], data[1], data[2]];
    const columns = new Array(canvas.width).fill(0), rows = new Array(canvas.height).fill(0);
    let colored = 0;
    for (let y = 0; y < canvas.height; ++y)
      for (let x = 0; x < canvas.width; ++x) {
        const at = 4 * (y * canvas.width + x);
        const [r, g, b] = [data[at], data[at + 1], data[at + 2]];
        const ink = Math.abs(r - ground[0]) + Math.abs(g - ground[1]) + Math.abs(b - ground[2]);
        columns[x] += ink;
        rows[y] += ink;
        if (Math.max(r, g, b) - Math.min(r, g, b) > 60) ++colored;
      }
    return { columns, rows, colored };
  }, [png, clip]);
}

// The browser's own: the text with its baseline where ours is, in the colours of the page.
const drawn_by_browser = (tab, line, em, weight) =>
  tab.page.evaluate(([line, em, weight]) => {
    const scale = devicePixelRatio, canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(line.width * scale), Math.round(line.height * scale)];
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = '#222';
    const emoji = /\p{Emoji_Presentation}|\uFE0F/u.test(line.text) ? '"Noto Color Emoji", ' : '';
    context.font = `${weight} ${em * scale}px ${emoji}Wasl, "IBM Plex Sans Arabic", system-ui, sans-serif`;
    context.textRendering = 'geometricPrecision';
    context.fillText(line.text, 0, Math.round(em * 1.12 * scale));
    return { url: canvas.toDataURL(), width: context.measureText(line.text).width / scale };
  }, [line, em, weight]);

// 1: the same shape, wherever it lies by up to three pixels.
function likeness(ours, theirs) {
  const score = shift => {
    let [both, mine, other] = [0, 0, 0];
    for (let i = 0; i < ours.length; ++i) {
      const b = theirs[i + shift] ?? 0;
      both += ours[i] * b;
      mine += ours[i] ** 2;
      other += b ** 2;
    }
    return both / Math.sqrt(mine * other || 1);
  };
  return Math.max(...[-3, -2, -1, 0, 1, 2, 3].map(score));
}

async function open_scripts(open, query, name, scale) {
  const tab = await open({ deviceScaleFactor: scale, viewport: { width: 1280, height: 1000 } }, query);
  await tab.click('button', name);
  await tab.sees('heading', name, { level: 1 });
  await tab.calm();
  return tab;
}

for (const [scale, language, name] of [[1, 'ar', 'الكتابات'], [1.5, 'en', 'Scripts'], [2, 'ar', 'الكتابات']])
  test(`names in twelve scripts and thirty emoji look as the browser draws them (${language}, ${scale} pixels)`, options, with_browser(async ({ tab: open }) => {
    const tab = await open_scripts(open, `?gallery&lang=${language}&theme=light`, name, scale);
    const faults = [];
    const names = (await lines_of(tab, /^(سارة|Łukasz|Ελένη|Ђорђе|שרה|王小明|田中|ნინო|राजेश|রহিমা|லக்ஷ்மி|สมชาย)/)).filter(({ height }) => height > 0);
    assert.equal(names.length, 24, 'each name once regular and once bold');
    for (const [i, line] of names.entries()) {
      const em = line.height / 1.6, theirs = await drawn_by_browser(tab, line, em, i % 2 ? 700 : 400);
      if (Math.abs(theirs.width - line.width) > 1) faults.push(`${line.text}: ${line.width} wide, the browser makes ${theirs.width}`);
      const a = await ink_of(tab, line, true), b = await ink_of(tab, theirs, false);
      const [across, down] = [likeness(a.columns, b.columns), likeness(a.rows, b.rows)];
      if (across < 0.9 || down < 0.9) faults.push(`${line.text}: like the browser's by ${across.toFixed(3)} across, ${down.toFixed(3)} down`);
    }
    const emoji = await lines_of(tab, /^[\p{Extended_Pictographic}\p{Regional_Indicator}0-9#][\p{Extended_Pictographic}\p{Emoji_Component}]*$/u);
    assert.equal(emoji.length, 30);
    for (const line of emoji) {
      const theirs = await drawn_by_browser(tab, line, line.height / 1.6, 400);
      if (Math.abs(theirs.width - line.width) > 1) faults.push(`${line.text}: ${line.width} wide, the browser makes ${theirs.width}`);
      const a = await ink_of(tab, line, true), b = await ink_of(tab, theirs, false);
      const [across, down] = [likeness(a.columns, b.columns), likeness(a.rows, b.rows)];
      if (across < 0.95 || down < 0.95) faults.push(`${line.text}: like the browser's by ${across.toFixed(3)} across, ${down.toFixed(3)} down`);
      if (b.colored > 20 && a.colored < b.colored / 2) faults.push(`${line.text}: its colours are gone`);
    }
    await tab.screenshot(`scripts-${language}-${scale}`);
    tab.no_complaints();
    assert.deepEqual(faults, []);
  }));
