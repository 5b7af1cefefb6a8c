// A browser of its own for every measurement, with a profile on the disk, the files it may ask for, and what the kernel says
// of its processes.
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../browser/package.json', import.meta.url))('playwright-core');

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json',
  '.ttf': 'font/ttf', '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json',
};

// roots: [address prefix, folder]…, the first that has the file. Isolated, so that the clock is exact to 5 µs; packed like a
// real server's answers.
export async function serve(roots) {
  const packed = new Map();
  const found = address => {
    for (const [prefix, folder] of roots) {
      if (!address.startsWith(prefix)) continue;
      const rest = address.slice(prefix.length);
      const file = path.join(folder, rest === '' || rest.endsWith('/') ? `${rest}index.html` : rest);
      if (fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
    }
  };
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = found(address);
    if (!file) return response.writeHead(404).end();
    const head = {
      'content-type': types[path.extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache',
      'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp',
      etag: `"${fs.statSync(file).mtimeMs}"`,
    };
    if (request.headers['if-none-match'] === head.etag) return response.writeHead(304, head).end();
    if (address.startsWith('/files/')) return fs.createReadStream(file).pipe(response.writeHead(200, head));
    if (!packed.has(file)) packed.set(file, zlib.brotliCompressSync(fs.readFileSync(file))); // as dist/site has it
    response.writeHead(200, { ...head, 'content-encoding': 'br' }).end(packed.get(file));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://localhost:${server.address().port}/`,
    stop: () => (server.closeAllConnections(), new Promise(resolve => server.close(resolve))),
  };
}

export const new_profile = () => fs.mkdtempSync(path.join(os.tmpdir(), 'wasl-bench-'));

// ---- processes ------------------------------------------------------------------------------------------------------

const read = file => {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
};
const parent_of = id => Number(/\) \w (\d+)/.exec(read(`/proc/${id}/stat`))?.[1]);
const processes_of = profile => {
  const all = fs.readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(Number);
  const parents = new Map(all.map(id => [id, parent_of(id)]));
  const main = all.find(id => parents.get(id) !== undefined && read(`/proc/${id}/cmdline`).includes(profile) && !read(`/proc/${id}/cmdline`).includes('--type='));
  const is_below = id => id === main || (parents.has(id) && id > 1 && is_below(parents.get(id)));
  return all.filter(is_below);
};
const is_page = id => read(`/proc/${id}/cmdline`).includes('--type=renderer');
const cpu_ms_of = id => {
  try {
    return fs.readdirSync(`/proc/${id}/task`).reduce((sum, task) => sum + Number(read(`/proc/${id}/task/${task}/schedstat`).split(' ')[0]), 0) / 1e6;
  } catch {
    return 0;
  }
};
const memory_mb_of = id => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${id}/status`))?.[1] ?? 0) / 1000;
const sum = numbers => numbers.reduce((a, b) => a + b, 0);

export function used_by(profile) {
  const all = processes_of(profile), pages = all.filter(is_page);
  return { page: sum(pages.map(cpu_ms_of)), browser: sum(all.map(cpu_ms_of)), memory_mb: Math.max(0, ...pages.map(memory_mb_of)) };
}

// ---- the browser ----------------------------------------------------------------------------------------------------

export async function with_browser(profile, body) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking', '--disable-component-update'],
    viewport: { width: 1280, height: 800 }, locale: 'ar-SA', timezoneId: 'Asia/Riyadh', reducedMotion: 'reduce',
  });
  try {
    await context.exposeFunction('cpu_ms', () => used_by(profile));
    return await body(context);
  } finally {
    await context.close();
  }
}

const patience_ms = 300_000;

// What one engine says of one subject, in a fresh page; what goes wrong there is an error here.
export async function run_engine(address, profile, asked) {
  return with_browser(profile, async context => {
    const page = context.pages()[0] ?? (await context.newPage());
    const trouble = new Promise((_, reject) => {
      page.on('crash', () => reject(new Error('the page crashed')));
      page.on('pageerror', reject);
      setTimeout(reject, patience_ms, new Error(`no answer in ${patience_ms / 1000} s`)).unref();
    });
    trouble.catch(() => {}); // it may come after the answer
    await page.goto(`${address}bench/`);
    await page.waitForFunction(() => globalThis.bench_run);
    return Promise.race([page.evaluate(what => globalThis.bench_run(what), asked), trouble]);
  });
}
