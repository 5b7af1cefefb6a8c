// The page itself, as people open it, on a browser's storage that the bench's module has filled: what it takes until it can be
// used, until a letter typed into the search has changed the picture, and to draw a frame while a list is scrolled. The
// page knows nothing of this: frames are timed around its own animation callback.
import fs from 'node:fs';
import { new_profile, run_engine, used_by, with_browser } from './chromium.mjs';
import { time_screens, time_selling } from './screens.mjs';

// Runs in the page before anything else.
function watch() {
  const bench = (globalThis.bench = { ready_ms: 0, frames: [], memory: null });
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = work =>
    ask(now => {
      const canvas = document.querySelector('canvas'), before = canvas?.frames, start = performance.now();
      work(now);
      if (canvas && canvas.frames !== before) bench.frames.push([start, performance.now()]);
    });
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (...all) => {
      const made = await instantiate(...all);
      bench.memory = Object.values((made.instance ?? made).exports).find(one => one instanceof WebAssembly.Memory) ?? bench.memory;
      return made;
    };
  }
  new MutationObserver(() => {
    if (document.documentElement?.dataset.state === 'ready') bench.ready_ms ||= performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
  for (const kind of ['keydown', 'input']) addEventListener(kind, event => (bench.typed_ms = event.timeStamp), { capture: true });
}

const at = (all, share) => all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))];
export const figures_of = ms => ({ p50: at(ms, 0.5), p95: at(ms, 0.95), times: ms.length });
export const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

async function opened(context, address) {
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(watch);
  await page.goto(`${address}?lang=ar&theme=light`);
  await page.waitForFunction(() => globalThis.bench.ready_ms > 0 && globalThis.bench.frames.length > 0);
  return page;
}

// Until the page's process has nothing left to do: the index is built, the names are in order.
export async function settled(profile) {
  for (let quiet = 0, last = used_by(profile).page; quiet < 3;) {
    await pause(300);
    const now = used_by(profile).page;
    quiet = now - last < 10 ? quiet + 1 : 0;
    last = now;
  }
}

export const frames_after = (page, ms) => page.evaluate(from => globalThis.bench.frames.filter(([start]) => start >= from), ms);
export const now_in = page => page.evaluate(() => performance.now());

// Milliseconds from a key to the end of the frame that shows what it found.
async function time_typing(page, words) {
  const waits = [], frames = [];
  for (const word of words) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').first().waitFor({ state: 'attached' });
    await pause(200);
    for (const letter of word) {
      await page.evaluate(() => (globalThis.bench.typed_ms = 0));
      await page.keyboard.type(letter);
      await page.waitForFunction(() => globalThis.bench.typed_ms && globalThis.bench.frames.some(([start]) => start > globalThis.bench.typed_ms));
      const [wait, frame] = await page.evaluate(() => {
        const { typed_ms, frames } = globalThis.bench, [start, end] = frames.find(([start]) => start > typed_ms);
        return [end - typed_ms, end - start];
      });
      waits.push(wait);
      frames.push(frame);
      await pause(60);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await pause(100);
  }
  return { wait: figures_of(waits), frame: figures_of(frames) };
}

async function time_scrolling(page, profile, pixels) {
  const steps = 150, from = await now_in(page), before = used_by(profile);
  for (let i = 0; i < steps; ++i) {
    await page.mouse.wheel(0, pixels);
    await pause(16);
  }
  await pause(300);
  const after = used_by(profile), frames = await frames_after(page, from);
  const durations = frames.map(([start, end]) => end - start);
  return { ...figures_of(durations), cpu_per_frame: (after.page - before.page) / frames.length };
}

async function time_lists(page, profile) {
  await page.getByRole('link', { name: 'الأشخاص' }).first().click();
  await page.getByRole('grid').or(page.getByRole('table')).first().waitFor({ state: 'attached' });
  await settled(profile);
  await page.mouse.move(640, 500);
  const cold = await time_scrolling(page, profile, 400); // rows never seen before
  const warm = await time_scrolling(page, profile, -400); // and back over them
  const jump = await time_scrolling(page, profile, 40_000);
  return { cold, warm, jump };
}

async function transferred(address, profile) {
  return with_browser(profile, async context => {
    const page = await opened(context, address);
    const [ready_ms, bytes] = await page.evaluate(() => [
      globalThis.bench.ready_ms,
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.transferSize, 0),
    ]);
    return { ready_ms, bytes };
  });
}

// A small firm, in a new tab of a browser that runs: until something is seen, and until it can be used.
async function opened_small(address, rounds) {
  const profile = new_profile();
  const all = await with_browser(profile, async context => {
    const first = await opened(context, address);
    await first.getByRole('button', { name: /^جرّب بشركة نموذجية/ }).click();
    await first.waitForFunction(() => document.documentElement.dataset.saved === 'yes');
    await settled(profile);
    await first.close(); // the browser keeps its empty page
    const times = [];
    for (let i = -1; i < 3 * rounds; ++i) { // the first fills the browser's caches
      const page = await opened(context, address);
      times.push(await page.evaluate(() => ({ ready_ms: globalThis.bench.ready_ms, seen_ms: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 })));
      await page.close();
    }
    return times.slice(1);
  });
  fs.rmSync(profile, { recursive: true, force: true });
  return all;
}

// A firm with 10,000 open deals, and a customer with as many payments.
async function measure_selling(server) {
  const profile = new_profile();
  await run_engine(server.address, profile, { subject: 'storage:fill', engine: 'wasl', size: { customers: 2000, orders: 0, entries: 10_000 } });
  const screens = await with_browser(profile, async context => time_selling(await opened(context, server.address), profile));
  fs.rmSync(profile, { recursive: true, force: true });
  return screens;
}

export async function measure_page(server, size, rounds, say) {
  const result = { cold: [], warm: [], small: [] };
  for (let i = -1; i < rounds; ++i) { // the first lets the server pack its files
    const profile = new_profile(), visit = await transferred(server.address, profile);
    if (i >= 0) result.cold.push(visit);
    fs.rmSync(profile, { recursive: true, force: true });
  }
  say(`page: first visit, ready after ${result.cold.map(({ ready_ms }) => ready_ms.toFixed(0)).join(' ')} ms`);
  result.small = await opened_small(server.address, rounds);
  say(`page: with the sample company, seen after ${result.small.map(({ seen_ms }) => seen_ms.toFixed(0)).join(' ')} ms, ready after ${result.small.map(({ ready_ms }) => ready_ms.toFixed(0)).join(' ')} ms`);
  result.selling = await measure_selling(server);
  say(`page: 10,000 deals, a frame of their board ${result.selling['deals, board'].p50.toFixed(1)} ms`);
  const profile = new_profile();
  await run_engine(server.address, profile, { subject: 'storage:fill', engine: 'wasl', size });
  await with_browser(profile, async context => {
    await opened(context, server.address).then(page => page.close()); // the program itself comes from the cache from here on
    for (let i = 0; i < rounds; ++i) {
      const page = await opened(context, server.address);
      result.warm.push(await page.evaluate(() => globalThis.bench.ready_ms));
      if (i + 1 < rounds) await page.close();
    }
    say(`page: with data, ready after ${result.warm.map(ms => ms.toFixed(0)).join(' ')} ms`);
    const page = context.pages().at(-1), from = Date.now();
    await settled(profile);
    result.settled_after_ms = Date.now() - from - 900;
    result.typing = await time_typing(page, ['سارة محمد', 'ابراهيم ال', 'james k', '050123', 'khaled.al']);
    result.scrolling = await time_lists(page, profile);
    result.screens = await time_screens(page, profile);
    result.memory_mb = await page.evaluate(() => globalThis.bench.memory.buffer.byteLength / 1e6);
    result.process_mb = used_by(profile).memory_mb;
    say(`page: typed and scrolled, ${result.memory_mb.toFixed(0)} MB of WebAssembly memory`);
  });
  fs.rmSync(profile, { recursive: true, force: true });
  return result;
}
