// Makes the PNG icons from wasl.svg, by hand, after the drawing was changed (needs playwright-core and Chromium):
//     CHROMIUM=/usr/bin/chromium node assets/icons/render.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const { chromium } = createRequire(process.cwd() + '/')('playwright-core');

const folder = new URL('.', import.meta.url);
const drawing = readFileSync(new URL('wasl.svg', folder), 'utf8');
// Systems cut maskable icons and Apple's to their own shape: the ground fills the square, the sign keeps to the middle.
const full = drawing.replace('rx="15"', '').replace('<g ', '<g transform="translate(32 32) scale(.82) translate(-32 -32)" ');

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [name, svg, size] of [
  ['wasl-192.png', drawing, 192],
  ['wasl-512.png', drawing, 512],
  ['wasl-maskable-512.png', full, 512],
  ['wasl-180.png', full, 180],
]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  writeFileSync(new URL(name, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
