// The first script of the page, before the program itself: says whether this browser can run it, finds its files, and has the
// failure page ready for whatever goes wrong. Plain and small: it must work where nothing else does.
(() => {
  'use strict';
  const root = document.documentElement;
  const by_id = (id) => document.getElementById(id);
  const files = JSON.parse(by_id('files').textContent || '{}');
  const is_hosted = location.protocol.startsWith('http');

  const kept = (key) => {
    try {
      return localStorage.getItem('wasl.' + key);
    } catch {
      return null;
    }
  };

  // ---- language and theme of the skeleton: the address, else what was chosen last, else Arabic and the system's wishes ----
  const wishes = new URLSearchParams(location.search);
  const pick = (allowed, ...values) => values.find((value) => allowed.includes(value));
  root.lang = pick(['ar', 'en'], wishes.get('lang'), kept('lang')) ?? 'ar';
  root.dir = root.lang === 'ar' ? 'rtl' : 'ltr';
  const asks = (wish) => matchMedia(wish).matches;
  const theme = pick(['light', 'dark'], wishes.get('theme'), kept('theme'));
  const contrast = pick(['high', 'normal'], wishes.get('contrast'), kept('contrast'));
  const is_high = contrast ? contrast === 'high' : asks('(prefers-contrast: more), (forced-colors: active)');
  if (is_high) root.dataset.theme = 'high-' + (theme ?? (asks('(prefers-color-scheme: dark)') ? 'dark' : 'light'));
  else if (theme) root.dataset.theme = theme;
  const business = kept('business');
  if (business) for (const element of document.querySelectorAll('[data-business]')) element.textContent = business;

  // Safari enlarges the page when a field with small letters is entered, and never takes it back. There, this line stops only
  // that; two fingers still zoom.
  if (/iPhone|iPad|iPod/.test(navigator.userAgent)) document.querySelector('meta[name=viewport]').content += ', maximum-scale=1';

  // ---- files of the page: beside it under hashed names, or inside it ----------------------------------------------------
  const unpacked = async (text) => {
    const is_packed = text.startsWith('gz:');
    const base64 = is_packed ? text.slice(3) : text;
    const bytes = Uint8Array.fromBase64
      ? Uint8Array.fromBase64(base64)
      : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    if (!is_packed) return bytes;
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const asset = async (name) => {
    for (const path of [name, 'fonts/' + name]) if (globalThis.wasl_inline?.[path]) return unpacked(globalThis.wasl_inline[path]);
    const answer = await fetch(files[name] ?? files['fonts/' + name] ?? name);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };

  // ---- the failure page -----------------------------------------------------------------------------------------------
  let has_failed = false;
  const fail = (kind, details) => {
    if (has_failed) return;
    has_failed = true;
    root.dataset.failure = kind;
    root.dataset.state = 'failed';
    by_id('failure-details').textContent = `${details}\n\n${by_id('version').content} · ${navigator.userAgent}`;
    for (const id of ['canvas', 'mirror']) by_id(id).inert = true;
    asset('IBMPlexSansArabic-Regular.ttf')
      .then((bytes) => new FontFace('Wasl', bytes).load())
      .then((face) => document.fonts.add(face))
      .catch(() => {}); // a font of the system does
    [...by_id('failure').querySelectorAll('h1')].find((title) => title.getClientRects().length > 0)?.focus();
  };

  const say = (id) => {
    for (const line of by_id('failure').querySelectorAll('[data-says]')) line.hidden = line.dataset.says !== id;
  };

  const answer_of = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  // Every file the vault keeps, as it lies in the browser's database (IDBFS: key = path, contents = bytes or a Blob).
  const stored_files = async () => {
    const databases = (await indexedDB.databases()).filter(({ name }) => /^\/[vc]-/.test(name ?? ''));
    const found = [];
    for (const { name } of databases) {
      const database = await answer_of(indexedDB.open(name));
      if (database.objectStoreNames.contains('FILE_DATA')) {
        const store = database.transaction('FILE_DATA').objectStore('FILE_DATA');
        const [keys, values] = await Promise.all([answer_of(store.getAllKeys()), answer_of(store.getAll())]);
        keys.forEach((path, i) => {
          if (values[i]?.contents) found.push({ path: String(path).replace(/^\/+/, ''), contents: new Blob([values[i].contents]) });
        });
      }
      database.close();
    }
    return found;
  };

  // A tar file: any computer can open it, Wasl reads it in another browser ("import from a file"), and `wasl-server check`
  // reads the folder that it becomes. The data set that was open comes first: it is the one that Wasl takes.
  const tar_header = (path, size) => {
    const header = new Uint8Array(512);
    const put = (text, at) => header.set(new TextEncoder().encode(text), at);
    const cut = path.length > 100 ? path.indexOf('/', path.length - 101) : -1;
    put(cut > 0 ? path.slice(cut + 1) : path.slice(-100), 0);
    if (cut > 0) put(path.slice(0, cut), 345);
    put('0000644\0' + '0000000\0' + '0000000\0', 100);
    put(size.toString(8).padStart(11, '0') + ' ', 124);
    put(Math.floor(Date.now() / 1000).toString(8).padStart(11, '0') + ' ', 136);
    put('        ', 148);
    put('0', 156);
    put('ustar\0' + '00', 257);
    put(header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0') + '\0 ', 148);
    return header;
  };
  const rescue = async () => {
    say('working');
    try {
      const parts = [];
      const open_now = `-${kept('dataset') ?? 'main'}/`;
      const found = await stored_files();
      found.sort((a, b) => b.path.includes(open_now) - a.path.includes(open_now));
      for (const { path, contents } of found)
        parts.push(tar_header(path, contents.size), contents, new Uint8Array((512 - (contents.size % 512)) % 512));
      if (parts.length === 0) return say('nothing');
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([...parts, new Uint8Array(1024)], { type: 'application/x-tar' }));
      link.download = `wasl-${new Date().toISOString().slice(0, 10)}.tar`;
      link.click();
      say('done');
    } catch (problem) {
      by_id('failure-details').textContent += `\n${problem}`;
      say('cannot');
    }
  };
  by_id('failure-export').addEventListener('click', rescue);
  by_id('failure-reload').addEventListener('click', () => location.reload());

  // ---- what the program needs of this script ----------------------------------------------------------------------------
  const page = (globalThis.wasl_page = {
    asset,
    fail,
    worker_url: is_hosted && by_id('worker') ? by_id('worker').content : null,
    install_offer: null,
    called_early: [], // of the later part of the program; what is met first should not need it
    progress(done, sentence) {
      const bar = by_id('start-progress');
      if (done >= 0) bar.setAttribute('value', done);
      else bar.removeAttribute('value');
      if (sentence) by_id('start-sentence').textContent = sentence;
    },
  });
  addEventListener(
    'beforeinstallprompt',
    (event) => {
      event.preventDefault();
      page.install_offer = event;
    },
    { once: true },
  );

  // A script that is not there or does not parse; later faults come through fail().
  addEventListener(
    'error',
    (event) => {
      if (root.dataset.state !== 'loading') return;
      if (event.target instanceof HTMLScriptElement) fail('network', event.target.src);
      else if (event.message) fail('fault', `${event.message} (${event.filename}:${event.lineno})`);
    },
    true,
  );

  // ---- can this browser do it? --------------------------------------------------------------------------------------------
  // (module (func (result v128) …)): 128-bit vectors, which our tables are searched with.
  const vector_module = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
  ];
  const has_vectors = () => globalThis.WebAssembly?.validate?.(new Uint8Array(vector_module));
  // The program finds this very context again; making it now lets it grow while the program is on its way. The size comes first:
  // a canvas that has a context waits for the graphics when it gets another one.
  const has_graphics = () => {
    const canvas = by_id('canvas');
    canvas.width = Math.round(innerWidth * devicePixelRatio);
    canvas.height = Math.round(innerHeight * devicePixelRatio);
    return canvas.getContext('webgl2', { alpha: false, depth: false, stencil: false, antialias: false }) !== null;
  };
  // The skeleton is seen before the graphics, which may hold everything up; a tab in the background draws nothing and goes on.
  const seen = () =>
    new Promise((done) => {
      requestAnimationFrame(() => setTimeout(done));
      setTimeout(done, 150);
    });
  const compiled = async () =>
    globalThis.wasl_inline?.['wasl.wasm']
      ? WebAssembly.compile(await asset('wasl.wasm'))
      : WebAssembly.compileStreaming(fetch(files['wasl.wasm'] ?? 'wasl.wasm'));

  // ---- the part of the program that comes later (cmake/split.mjs) ---------------------------------------------------------
  // The first part has placeholders for its functions; the later part, once it is there, puts itself in their place. A
  // function that is called sooner has to be waited for.
  let first_part = null;
  let has_later_part = false;
  const put_later_part = (module) => {
    if (has_later_part) return;
    new WebAssembly.Instance(module, { primary: first_part });
    has_later_part = true;
  };
  const later_place = files['later.wasm'] ?? 'later.wasm';
  const bring_later_part = async () => {
    const module = globalThis.wasl_inline?.['later.wasm']
      ? await WebAssembly.compile(await asset('later.wasm'))
      : await WebAssembly.compileStreaming(fetch(later_place));
    put_later_part(module);
  };
  const bring_later_part_now = () => {
    const request = new XMLHttpRequest();
    request.open('GET', later_place, false);
    request.overrideMimeType('text/plain; charset=x-user-defined'); // bytes: a page may not wait for anything but text
    try {
      request.send();
      if (request.status !== 200) throw new Error(`NetworkError: later.wasm: ${request.status}`);
    } catch (problem) {
      fail('network', String(problem));
      throw problem;
    }
    put_later_part(new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255)));
  };
  const placeholder_table = () => Object.values(first_part).findLast((value) => value instanceof WebAssembly.Table);
  const placeholders = new Proxy({}, {
    get: (_, index) => (...args) => {
      page.called_early.push(+index);
      bring_later_part_now();
      return placeholder_table().get(+index)(...args);
    },
  });
  // What the service worker keeps is here at once, with or without a network; a page that waits (bring_later_part_now) is not
  // given it: Chromium asks the network for what is asked for so.
  const is_kept = !!navigator.serviceWorker?.controller;
  const is_home = /^(#(\/(home\b.*)?)?)?$/.test(location.hash) && !wishes.has('gallery');
  const placeholder_modules = (module) =>
    Object.fromEntries(WebAssembly.Module.imports(module).filter(({ module: name }) => name.startsWith('placeholder')).map(({ module: name }) => [name, placeholders]));
  // As soon as nobody waits for the first part any more; without a network, when it is back.
  const bring_later_part_soon = () => {
    const bring = () => bring_later_part().catch(() => addEventListener('online', bring, { once: true }));
    const observer = new MutationObserver(() => {
      if (root.dataset.state === 'loading') return;
      observer.disconnect();
      setTimeout(bring, 100);
    });
    observer.observe(root, { attributeFilter: ['data-state'] });
  };

  // Emscripten says in its own words that the program could not be fetched.
  const kind_of = (problem) => (/failed to fetch|fetching of the wasm failed|load failed|networkerror/i.test(problem) ? 'network' : 'fault');

  const start = async () => {
    if (has_failed) return;
    if (!has_vectors()) return fail('wasm', 'WebAssembly SIMD');
    const program = compiled();
    program.catch(() => {}); // told below
    await seen();
    if (!has_graphics()) return fail('webgl', 'WebGL 2');
    if (typeof globalThis.createWasl !== 'function') return fail('network', 'wasl.js');
    const stopped = (problem) => {
      console.error(problem);
      fail(kind_of(String(problem)), String(problem?.stack ?? problem));
    };
    const settings = {
      canvas: by_id('canvas'),
      locateFile: (name) => files[name] ?? name,
      onAbort: (reason) => fail(kind_of(String(reason)), String(reason)),
      instantiateWasm: (imports, receive) => {
        program
          .then(async (module) => {
            const instance = await WebAssembly.instantiate(module, { ...imports, ...placeholder_modules(module) });
            first_part = instance.exports;
            if (globalThis.wasl_inline || !is_home) await bring_later_part();
            else if (is_kept) await bring_later_part().catch(bring_later_part_soon);
            else bring_later_part_soon();
            receive(instance, module);
          })
          .catch(stopped);
        return {};
      },
    };
    await globalThis.createWasl(settings).catch(stopped);
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
  else start();
})();
