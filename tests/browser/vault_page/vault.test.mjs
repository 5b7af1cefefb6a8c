// The vault in a real browser: the common suite, then what only a browser does to data: two
// tabs, a stolen lock, a crashed tab, a killed browser, cleared site data, a full disk, a blob
// file that is gone.
//
//   WASL_VAULT_PAGE  the built page (tests/vault_page of the WebAssembly test build)
//   CHROMIUM         the browser
//   WASL_KILLS       how many times the browser is killed (default 8)
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';

const folder = process.env.WASL_VAULT_PAGE;
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';
const kills = Number(process.env.WASL_KILLS ?? 8);
const types = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const options = { skip: folder ? false : 'WASL_VAULT_PAGE is not set' };

let server;
let address;

before(async () => {
  if (!folder) return;
  server = http.createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : path.basename(request.url);
    fs.readFile(path.join(folder, name), (error, bytes) => {
      if (error) return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': types[path.extname(name)] ?? 'text/plain' }).end(bytes);
    });
  });
  await new Promise(resolve => server.listen(0, 'localhost', resolve));
  address = `http://localhost:${server.address().port}/`;
});
after(() => server?.close());

// A browser with a profile of its own on disk; it can be killed and opened again.
class Browser {
  constructor() {
    this.profile = fs.mkdtempSync(path.join(os.tmpdir(), 'vault-profile-'));
  }
  async start() {
    this.context = await chromium.launchPersistentContext(this.profile, { executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    return this;
  }
  async tab() {
    const page = await this.context.newPage();
    await page.goto(address);
    await page.evaluate(() => window.ready);
    page.say = line => page.evaluate(words => window.vault(words), line);
    return page;
  }
  // Every process that works on our profile, at once, without warning.
  kill() {
    const command_of = pid => {
      try {
        return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return ''; // it has just ended by itself
      }
    };
    const own = fs.readdirSync('/proc').filter(name => /^\d+$/.test(name) && command_of(name).includes(this.profile));
    for (const pid of own) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {} // it has just ended by itself
    }
  }
  async close() {
    await this.context.close().catch(() => {});
  }
  remove() {
    fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function browser_test(sentence, body) {
  test(sentence, { ...options, timeout: 180_000 }, async () => {
    const browser = await new Browser().start();
    try {
      await body(browser);
    } finally {
      await browser.close();
      browser.remove();
    }
  });
}

const own_new = async (page, dataset) => {
  assert.match(await page.say(`open ${dataset}`), /^(fresh|opened)/);
  assert.equal(await page.say('own'), 'ok');
};

const wait_for = async (what, ask) => {
  for (let i = 0; i < 100; ++i) {
    const answer = await ask();
    if (what.test(answer)) return answer;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  assert.fail(`waited in vain for ${what}: ${await ask()}`);
};

browser_test('the common suite passes in the browser', async browser => {
  const page = await browser.tab();
  const code = await page.say('suite');
  assert.equal(code, '0', await page.textContent('#output'));
  assert.deepEqual(await page.evaluate(() => window.errors), []);
});

browser_test('a second tab looks, follows and takes over; the first one says so; nothing is lost', async browser => {
  const first = await browser.tab();
  await own_new(first, 'shop');
  assert.equal(await first.say('save a'), 'ok');
  const second = await browser.tab();
  assert.equal(await second.say('open shop'), 'read_only 1 1');
  assert.equal(await second.say('own'), 'blocked');
  assert.equal(await second.say('append x'), 'refused');
  assert.equal(await first.say('save b'), 'ok');
  assert.equal(await second.say('newer'), 'b');
  assert.equal(await first.say('append c'), 'ok');
  assert.equal(await second.say('open shop take_over'), 'opened 3 3');
  assert.equal(await second.say('own'), 'ok');
  assert.equal(await first.say('append d'), 'refused');
  assert.match(await first.say('state'), /^saved fenced read_only pending=0 lsn=3$/);
  assert.equal(await second.say('save d'), 'ok');
  assert.equal(await second.say('history'), 'a\nb\nc\nd');
});

browser_test('an owner that is asleep loses its lock, and is refused when it wakes', async browser => {
  const first = await browser.tab();
  await own_new(first, 'shop');
  assert.equal(await first.say('save a'), 'ok');
  // Asleep: it hears neither the question nor the theft.
  await first.evaluate(() => { for (const handle of Object.values(module.VaultDb.handles)) handle.channel.onmessage = null; });
  const second = await browser.tab();
  const start = Date.now();
  assert.equal(await second.say('open shop take_over'), 'opened 1 1');
  assert.ok(Date.now() - start >= 4500, 'the owner gets five seconds');
  assert.equal(await second.say('own'), 'ok');
  assert.equal(await second.say('save b'), 'ok');
  const answer = await first.say('save late');
  assert.match(answer, /fenced/);
  assert.match(await first.say('state'), /fenced read_only/);
  assert.equal(await second.say('history'), 'a\nb');
});

browser_test('a crashed tab gives the data set back to the next one', async browser => {
  const first = await browser.tab();
  await own_new(first, 'shop');
  assert.equal(await first.say('save a'), 'ok');
  const second = await browser.tab();
  assert.match(await second.say('open shop'), /^read_only/);
  const session = await browser.context.newCDPSession(first);
  session.send('Page.crash').catch(() => {});
  await wait_for(/^opened 1/, () => second.say('open shop'));
  assert.equal(await second.say('own'), 'ok');
  assert.equal(await second.say('save b'), 'ok');
  assert.equal(await second.say('history'), 'a\nb');
});

test(`a browser killed ${kills} times at random loses nothing that was shown as saved`, { ...options, timeout: 600_000 },
  async () => {
    const browser = new Browser();
    let promised = 0;
    try {
    for (let round = 0; round <= kills; ++round) {
      await browser.start();
      const page = await browser.tab();
      const opened = await page.say('open shop');
      assert.match(opened, /^(fresh|opened)/, opened);
      assert.equal(await page.say('own'), 'ok');
      const history = (await page.say('history')).split('\n').filter(Boolean);
      assert.ok(history.length >= promised, `${opened}: ${history.length} records, ${promised} were promised`);
      history.forEach((text, i) => assert.ok(text.startsWith(`record ${i + 1}`), `record ${i + 1}: ${text.slice(0, 20)}`));
      assert.equal(await page.say('damage'), '');
      if (round === kills) break;
      if (round % 3 === 2) assert.match(await page.say('compact a 300000 b 500000'), /^ok/);
      await page.say('write_on');
      const end = Date.now() + 200 + Math.random() * 1200;
      while (Date.now() < end) promised = Math.max(promised, await page.evaluate(() => window.saved_lsn ?? 0));
      browser.kill();
      await browser.close();
    }
    assert.ok(promised > 50, `only ${promised} records were written`);
    } finally {
      await browser.close();
      browser.remove();
    }
  });

browser_test('cleared site data is told apart from a new user', async browser => {
  let page = await browser.tab();
  await own_new(page, 'shop');
  assert.equal(await page.say('save a'), 'ok');
  assert.match(await page.say('compact c 200000'), /^ok/);
  const session = await browser.context.newCDPSession(page);
  const clear = () => session.send('Storage.clearDataForOrigin',
    { origin: new URL(address).origin, storageTypes: 'indexeddb' });
  // While it is open: the next save finds nothing and says so; nothing is made anew.
  await clear();
  assert.match(await page.say('save b'), /evicted/);
  assert.match(await page.say('state'), /^not_saved evicted read_only pending=1/);
  await page.reload();
  await page.evaluate(() => window.ready);
  page.say = line => page.evaluate(words => window.vault(words), line);
  assert.match(await page.say('open shop'), /^evicted/);
  assert.equal(await page.evaluate(async () => (await indexedDB.databases()).length), 0);
});

browser_test('a connection that the browser closes is opened again, once and silently', async browser => {
  const page = await browser.tab();
  await own_new(page, 'shop');
  assert.equal(await page.say('save a'), 'ok');
  await page.evaluate(() => { for (const handle of Object.values(module.VaultDb.handles)) handle.dbs.forEach(db => db.close()); });
  assert.equal(await page.say('save b'), 'ok');
  assert.match(await page.say('state'), /^saved none writable pending=0 lsn=2$/);
});

browser_test('a full disk: the reserve goes first, then "not saved" is said; with room again all is saved', async browser => {
  const page = await browser.tab();
  const session = await browser.context.newCDPSession(page);
  const origin = new URL(address).origin;
  const quota = bytes => session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: bytes });
  await quota(5_000_000); // before the first write: Chromium remembers for a while how much room there was
  await own_new(page, 'shop');
  assert.equal(await page.say('save a'), 'ok');
  await wait_for(/^2000000$/, () => page.say('ballast'));
  assert.match(await page.say('compact big1 4000000 next2 4000000'), /quota_exceeded/);
  await wait_for(/^0$/, () => page.say('ballast'));
  assert.equal(await page.say('save b'), 'ok');
  assert.match(await page.say('state'), /^saved none writable/);
  assert.match(await page.say('bulk 9000000'), /quota_exceeded/);
  assert.match(await page.say('state'), /^not_saved quota_exceeded read_only pending=1/);
  assert.equal(await page.say('history'), 'a\nb'); // and it can still be read and exported
  await quota(500_000_000);
  await wait_for(/^saved none writable pending=0/, async () => {
    await page.say('force');
    return page.say('state');
  });
  assert.equal(await page.say('history'), 'a\nb\nbulk');
});

browser_test('a blob file that is gone from the profile is damage, and the snapshot before it helps', async browser => {
  let page = await browser.tab();
  await own_new(page, 'shop');
  assert.equal(await page.say('save a'), 'ok');
  assert.match(await page.say('compact s 200000'), /^ok/);
  assert.equal(await page.say('save b'), 'ok');
  const blobs = () => fs.readdirSync(browser.profile, { recursive: true })
    .filter(name => /\.indexeddb\.blob\//.test(name))
    .map(name => path.join(browser.profile, name))
    .filter(name => fs.statSync(name).isFile());
  const before_second = new Set(blobs());
  assert.match(await page.say('compact t 300000'), /^ok/);
  assert.equal(await page.say('save c'), 'ok');
  await browser.close();
  const newest = blobs().filter(name => !before_second.has(name) && fs.statSync(name).size === 300_000);
  assert.equal(newest.length, 1);
  fs.rmSync(newest[0]);
  await browser.start();
  page = await browser.tab();
  assert.match(await page.say('open shop'), /^opened/);
  assert.match(await page.say('chunks'), /damaged|absent/);
  assert.equal(await page.say('own'), 'damaged');
  assert.equal(await page.say('recover'), 'damaged 2');
  assert.equal(await page.say('chunks'), 'ok');
  assert.equal(await page.say('own'), 'ok');
  assert.match(await page.say('compact t 300000'), /^ok/);
  assert.match(await page.say('open shop'), /^opened/);
  assert.equal(await page.say('chunks'), 'ok');
  assert.equal(await page.say('history'), 'a\nb\nc');
});

browser_test('what we write is an ordinary IDBFS mount: IDBFS itself reads it back', async browser => {
  const page = await browser.tab();
  await own_new(page, 'shop');
  for (const text of ['a', 'b']) assert.equal(await page.say(`save ${text}`), 'ok');
  await page.say('close');
  const files = await page.evaluate(() => new Promise((resolve, reject) => {
    const { FS, IDBFS } = module;
    FS.mkdirTree('/v-shop');
    FS.mount(IDBFS, {}, '/v-shop');
    FS.syncfs(true, error => error ? reject(error) : resolve(FS.readdir('/v-shop/log').length - 2));
  }));
  assert.equal(files, 2);
});
