// What every browser test needs: the built page served on a port of its own, a browser, and the few gestures that all
// tests share. Things are found by role and name, as someone with a screen reader finds them; waiting is for a state
// of the page (docs/testing.md), never for a number of seconds.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { press_on, type_over } from './keyboard.mjs';

export const page_folder = process.env.WASL_PAGE;
export const dist_folder = process.env.WASL_DIST;
export const skip_without_page = page_folder && fs.existsSync(path.join(page_folder, 'index.html')) ? false : 'WASL_PAGE is not a built page';
export const tests_folder = path.resolve(import.meta.dirname, '../..');
export const artifacts = path.resolve(import.meta.dirname, '../artifacts');
fs.mkdirSync(artifacts, { recursive: true });

// A slow machine with the graphics drawn by the processor: long, because a state ends the wait and not the clock.
export const patience_ms = Number(process.env.WASL_PATIENCE ?? 45_000);

// keyboard.test.mjs runs the tasks of other files with this on: no pointer is used then, and what is no task stays out.
const is_by_keyboard = process.env.WASL_KEYBOARD === '1';
export const test_beside_tasks = is_by_keyboard ? () => {} : test;

const types = {
  '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm', '.ttf': 'font/ttf', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain',
};

export class Server {
  async start(port = 0) {
    this.server = http.createServer((request, response) => {
      const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
      const file = path.join(page_folder, name.endsWith('/') ? `${name}index.html` : name);
      fs.readFile(file, (error, bytes) => {
        if (error) return response.writeHead(404).end();
        response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache' }).end(bytes);
      });
    });
    await new Promise(resolve => this.server.listen(port, '127.0.0.1', resolve));
    this.port = this.server.address().port;
    this.address = `http://localhost:${this.port}/`;
    return this;
  }
  async stop() {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}

const launch_options = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  // The page is put together without the graphics, which here are the processor too: a third of the work of each picture.
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-gpu-compositing'],
};
// Every point is drawn by the processor, so there are few of them; a test that looks at pictures asks for more.
const desk = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 0.5, locale: 'ar-SA', timezoneId: 'Asia/Riyadh', reducedMotion: 'reduce', colorScheme: 'light', acceptDownloads: true };
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, hasTouch: true, isMobile: true };
// A computer that speaks British English by Riyadh's hours: of this time zone no country is guessed, so the language says it.
export const british = { locale: 'en-GB', timezoneId: 'Europe/Moscow' };

export const launch = () => chromium.launch(launch_options);
// One for all tests of a file: what a customer's browser keeps is kept by its context.
let running;
export async function the_browser() {
  if (!running?.isConnected()) running = await launch();
  return running;
}
after(() => running?.close());
export const launch_with_profile = (profile, options = {}) => chromium.launchPersistentContext(profile, { ...launch_options, ...desk, ...options });
export const new_profile = () => fs.mkdtempSync(path.join(os.tmpdir(), 'wasl-profile-'));

// A context is a customer's browser: its storage is its own.
export async function new_context(browser, { is_fixed_day = false, ...options } = {}) {
  const context = await browser.newContext({ ...desk, ...options });
  context.setDefaultTimeout(patience_ms);
  if (is_fixed_day) await context.clock.setFixedTime(new Date('2026-11-22T10:30:00+03:00')); // timers run on
  return context;
}

export async function open_tab(context, address) {
  const page = await context.newPage();
  page.setDefaultTimeout(patience_ms);
  const tab = new Tab(page);
  await page.goto(address);
  await tab.state(/ready|readonly|failed/);
  return tab;
}

// One tab of Wasl.
export class Tab {
  constructor(page) {
    this.page = page;
    this.complaints = []; // what the console said loudly; a test that expects none asks at its end
    page.on('console', message => message.type() === 'error' && this.complaints.push(message.text()));
    page.on('pageerror', error => this.complaints.push(String(error)));
  }

  // --- the contract of docs/testing.md -------------------------------------------------------------------------
  async state(wanted) {
    const pattern = wanted instanceof RegExp ? wanted.source : `^${wanted}$`;
    await this.page.waitForFunction(text => new RegExp(text).test(document.documentElement.dataset.state), pattern, { timeout: 60_000, polling: 50 });
    return this.page.evaluate(() => document.documentElement.dataset.state);
  }
  async saved() {
    await this.drawn(); // what was just asked for counts, too
    await this.page.waitForFunction(() => document.documentElement.dataset.saved === 'yes', undefined, { timeout: patience_ms, polling: 20 });
  }
  // Until what the last key or press asked for is on the screen: none of its frames is still to come. What is drawn for ever, or
  // worked at for long, is not waited for.
  async drawn() {
    await this.page.evaluate(async () => {
      const canvas = document.querySelector('canvas');
      for (let turns = 0; turns < 30 && canvas?.is_at_rest?.() === false; ++turns) await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    });
  }
  // Leaving is asked about until everything is saved, and the browser's driver says no: calm first, for a key just pressed may
  // yet change something. What is reloaded unsaved on purpose goes past this.
  async reload() {
    await this.calm();
    await this.saved();
    await this.page.reload();
    await this.state('ready');
  }
  // As an address that is followed: '/list/person'. Not over a dialog, which it would only close; one that has just closed takes
  // its own step back in the history first.
  async go(place) {
    await this.drawn();
    await this.page.waitForFunction(() => !history.state?.wasl?.is_over, undefined, { polling: 20 });
    await this.page.evaluate(to => (location.hash = to), place);
    await this.calm();
  }
  frames() {
    return this.page.evaluate(() => document.querySelector('canvas').frames);
  }
  // Until the page shows nothing new by itself: whatever was asked for is on the screen. While something is held it is drawn
  // in every frame; thirty that look the same are calm as well.
  async calm(counted = 'pictures') {
    await this.page.evaluate(async counted => {
      const canvas = document.querySelector('canvas');
      const next = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 5)));
      let [quiet, alike, last] = [0, 0, canvas[counted]];
      for (let turns = 0; quiet < 3 && alike < 30 && turns < 800; ++turns) {
        const { frames } = canvas;
        await next();
        const is_alike = canvas[counted] === last && !canvas.is_working?.();
        quiet = is_alike && (canvas.is_at_rest?.() ?? true) ? quiet + 1 : 0;
        alike = is_alike ? alike + canvas.frames - frames : 0;
        last = canvas[counted];
      }
    }, counted);
  }

  // --- finding and doing ---------------------------------------------------------------------------------------
  role(role, name, { inside = this.page, ...options } = {}) {
    const found = of => inside.getByRole(of, { name, exact: typeof name === 'string', ...options });
    const edited = { table: 'grid', cell: 'gridcell' }[role]; // a table whose cells are edited where they stand
    return edited ? found(role).or(found(edited)) : found(role);
  }
  // What lies outside the screen is reached as the keyboard reaches it: the focus brings it into view.
  async click(role, name, options = {}) {
    const node = this.role(role, name, options).first();
    await node.waitFor({ state: 'attached' });
    await this.calm();
    if (is_by_keyboard) return press_on(this.page, node);
    // Asked first and pressed once: a press that a busy machine reports late would open and close again.
    if ((await node.isVisible()) && (await node.click({ trial: true, timeout: 2000 }).then(() => true, () => false))) return node.click();
    await this.press('Shift'); // from here on it is the keyboard that moves
    await node.focus();
    await this.calm();
    await node.click();
  }
  async sees(role, name, options = {}) {
    await this.role(role, name, options).first().waitFor({ state: 'attached' });
  }
  async misses(role, name, options = {}) {
    await this.role(role, name, options).first().waitFor({ state: 'detached' });
  }
  // Anywhere in the accessible mirror, whatever its role.
  async sees_text(text) {
    const pattern = text instanceof RegExp ? text : new RegExp(escaped(text));
    try {
      await this.page.waitForFunction(
        ([source, flags]) => {
          const pattern = new RegExp(source, flags);
          const spoken = [...document.querySelectorAll('#mirror, #mirror *, #announcements, #alerts, #descriptions')];
          return spoken.some(node => pattern.test(node.textContent) || pattern.test(node.getAttribute('aria-label') ?? '') || pattern.test(node.value ?? ''));
        },
        [pattern.source, pattern.flags],
        { timeout: patience_ms, polling: 50 },
      );
    } catch {
      assert.fail(`"${pattern.source}" is nowhere on the page, which says:\n${(await this.spoken()).slice(0, 3000)}`);
    }
  }
  spoken() {
    return this.page.locator('#mirror').ariaSnapshot();
  }
  async type_into(role, name, text) {
    const field = this.role(role, name).first();
    if (is_by_keyboard) return type_over(this.page, field, text);
    await field.click();
    await field.fill(text);
  }
  // As one comes with Tab: on a telephone the field may lie under the form's foot, where no finger reaches it.
  async fill(role, name, text) {
    const field = this.role(role, name).first();
    await field.focus();
    await field.fill(text);
  }
  // As a person does, who sees what was done before, and what this key did before going on: a dialog that is just opening would
  // miss the key, and one that is just closing takes the focus with it.
  async press(keys) {
    await this.drawn();
    await this.page.keyboard.press(keys);
    await this.drawn();
  }
  async screenshot(name) {
    await this.calm('frames'); // until no hint is waiting either
    const file = path.join(artifacts, `${name}.png`);
    return this.page.screenshot({ path: file });
  }

  // --- what several tests do -----------------------------------------------------------------------------------
  async begin_empty() {
    await this.click('button', /^(ابدأ فارغًا|Start empty)/);
    await this.sees('navigation', /القائمة الرئيسية|Main menu/);
    await this.saved();
  }
  async begin_with_sample() {
    await this.click('button', /^(جرّب بشركة نموذجية|Try the sample company)/);
    await this.sees('navigation', /القائمة الرئيسية|Main menu/);
    await this.saved();
  }
  async add_person(name) {
    await this.click('link', 'الأشخاص');
    await this.sees('heading', 'الأشخاص');
    await this.calm();
    await this.press('n');
    await this.sees('dialog', 'إضافة: شخص');
    await this.type_into('textbox', 'الاسم', name);
    await this.press('Control+Enter');
    await this.misses('dialog', 'إضافة: شخص');
    await this.sees_text(name);
  }
  // Over the palette: the quickest way to any record, and the one people are taught.
  async search(words) {
    await this.press('Control+k');
    await this.sees('combobox', /^(ابحث أو نفّذ أمرًا…|Search or run a command…)$/);
    await this.calm();
    await this.page.keyboard.type(words, { delay: 10 });
  }
  async open_record(words, name) {
    await this.search(words);
    await this.click('option', new RegExp(escaped(name)));
    await this.sees('heading', name);
  }
  // Everything as a file; answers its text.
  async exported() {
    await this.click('link', /^(الإعدادات|Settings)$/);
    const arriving = this.page.waitForEvent('download', { timeout: patience_ms });
    await this.click('button', /^(نسخة احتياطية الآن|Back up now)$/);
    const download = await arriving;
    const file = path.join(artifacts, `${process.pid}-${Date.now()}-${download.suggestedFilename()}`);
    await download.saveAs(file);
    const text = fs.readFileSync(file, 'utf8');
    fs.rmSync(file);
    return { name: download.suggestedFilename(), text };
  }
  // The file goes through the page's own button.
  async choose_file(file) {
    await this.click('link', /^(استيراد من ملف|Import from a file)$/);
    const asking = this.page.waitForEvent('filechooser');
    await this.click('button', /^(اختر ملفًا|Choose a file|ملف آخر|Another file)$/);
    await (await asking).setFiles(file);
  }
  // For whoever reads about a failure: what was on the screen, and what it said.
  async testify(name) {
    await this.page.screenshot({ path: path.join(artifacts, `${name}.png`), timeout: 10_000 }).catch(() => {});
    const spoken = await this.spoken().catch(String);
    fs.writeFileSync(path.join(artifacts, `${name}.txt`), `${this.complaints.join('\n')}\n${spoken}\n`);
  }
  no_complaints() {
    assert.deepEqual(this.complaints, [], 'the console stayed quiet');
  }
}

export const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

// A test with a server and a customer of its own, both gone afterwards whatever happened; on failure the last picture stays.
export function with_browser(body) {
  return async context => {
    const server = await new Server().start();
    const browser = await the_browser();
    const tabs = [];
    const world = {
      server,
      browser,
      t: context,
      async tab(options = {}, query = '') {
        const tab = await open_tab(options.context ?? (await new_context(browser, options)), server.address + query);
        tabs.push(tab);
        return tab;
      },
    };
    try {
      await body(world);
    } catch (error) {
      for (const [i, tab] of tabs.entries()) await tab.testify(`failed-${context.name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 60)}-${i}`);
      throw error;
    } finally {
      for (const each of browser.contexts()) await each.close().catch(() => {});
      await server.stop();
    }
  };
}
