// A day of scrolling in a minute: 3,000 customers, every name another, some in other scripts and with emoji, passed again and
// again. Once everything has been seen, nothing grows: neither the program's memory, nor the script's, nor the accessible mirror.
// (A million names through the text engine alone: tests/glyphs/cache_test.cpp.)
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { artifacts, new_context, open_tab, skip_without_page, with_browser } from './support/wasl.mjs';

const customers = 3_000, session = '00000000005ca1e1';
const letters = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];

function write_firm(file) {
  let state = 5;
  const below = bound => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 * bound) | 0;
  const word = () => Array.from({ length: 3 + below(5) }, () => letters[below(letters.length)] + (below(3) ? '' : 'َُِّ'[below(4)])).join('');
  const lines = Array.from({ length: customers }, (_, n) => {
    const other = n % 5 ? '' : ` ${String.fromCodePoint(0x4e00 + below(8000))}${String.fromCodePoint(0x4e00 + below(8000))} ${String.fromCodePoint(0x1f300 + below(300))}`;
    return { e: 'person', id: `${session}-${(n + 1).toString(16)}`, at: `1763700000000-0-${session}`, v: { name: `${word()} ${word()} ${n}${other}`, created_at: 1763700000000 } };
  });
  fs.writeFileSync(file, `{"wasl":1,"dataset":"flat","made":"2025-11-21T10:00:00Z","records":[\n${lines.map(line => JSON.stringify(line)).join(',\n')}\n]}\n`);
}

test('memory stays flat, however much is scrolled through', { skip: skip_without_page, timeout: 280_000 }, with_browser(async ({ browser, server, t }) => {
  const context = await new_context(browser, { deviceScaleFactor: 1 });
  await context.addInitScript(() => {
    for (const name of ['instantiate', 'instantiateStreaming']) {
      const instantiate = WebAssembly[name].bind(WebAssembly);
      WebAssembly[name] = async (...all) => {
        const made = await instantiate(...all);
        globalThis.program_memory ??= Object.values((made.instance ?? made).exports).find(one => one instanceof WebAssembly.Memory);
        return made;
      };
    }
  });
  const tab = await open_tab(context, server.address);
  await tab.begin_empty();
  const file = path.join(artifacts, 'flat.json');
  write_firm(file);
  await tab.choose_file(file);
  await tab.click('button', 'استيراد');
  await tab.sees_text(/تم الاستيراد:/);
  await tab.saved();
  fs.rmSync(file);
  await tab.click('link', 'الأشخاص');
  await tab.sees_text('3,000 سجل');
  const cdp = await context.newCDPSession(tab.page);
  await cdp.send('Performance.enable');
  await tab.page.mouse.move(640, 500);
  const sizes = async () => {
    await tab.calm();
    await cdp.send('HeapProfiler.collectGarbage');
    const metric = Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
    const here = await tab.page.evaluate(() => ({ program: program_memory.buffer.byteLength, mirror: document.querySelectorAll('#mirror *').length }));
    return { ...here, script: metric.JSHeapUsedSize, nodes: metric.Nodes };
  };
  const there_and_back = async () => {
    let mirror = 0;
    for (const step of [4000, -4000])
      for (let i = 0; i < customers * 44 / 4000 + 5; ++i) {
        await tab.page.mouse.wheel(0, step);
        await tab.page.evaluate(() => new Promise(requestAnimationFrame));
        if (i % 20 === 0) mirror = Math.max(mirror, await tab.page.evaluate(() => document.querySelectorAll('#mirror *').length));
      }
    return mirror;
  };
  await there_and_back();
  const before = await sizes();
  let mirror = 0;
  for (let i = 0; i < 2; ++i) mirror = Math.max(mirror, await there_and_back());
  const after = await sizes();
  t.diagnostic(`program ${before.program} → ${after.program}, script ${before.script} → ${after.script}, nodes ${before.nodes} → ${after.nodes}, mirror at most ${mirror}`);
  assert.equal(after.program, before.program, 'the program’s memory');
  assert.ok(after.script < before.script * 1.2 + 1e6, 'the script’s memory');
  assert.ok(after.nodes < before.nodes * 1.5 + 500, 'elements');
  assert.ok(mirror < 1500, 'the mirror holds what is on the screen');
  tab.no_complaints();
}));
