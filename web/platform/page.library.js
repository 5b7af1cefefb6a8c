// The browser's half of page.cpp.
addToLibrary({
  $wasl_page: {
    install: null, // the browser's offer
    worker: null, // the service worker's registration
    is_update_ready: false,
    can_leave: true,
    tell(event) {
      wasl.enter(() => _wasl_page_event(event));
    },
    // A string for C++, which frees it.
    give(text) {
      return text === null || text === undefined ? 0 : stringToNewUTF8(text);
    },
    is_update(registration) {
      if (!registration.waiting || !navigator.serviceWorker.controller || wasl_page.is_update_ready) return;
      wasl_page.is_update_ready = true;
      wasl_page.tell(10);
    },
    async register_worker() {
      const file = globalThis.wasl_page?.worker_url;
      if (!file || !('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
      try {
        const registration = (wasl_page.worker = await navigator.serviceWorker.register(file));
        wasl_page.is_update(registration);
        registration.addEventListener('updatefound', () => {
          registration.installing?.addEventListener('statechange', () => wasl_page.is_update(registration));
        });
        // A tab that stays open for days asks now and then.
        setInterval(() => registration.update().catch(() => {}), 6 * 3600 * 1000);
      } catch (problem) {
        console.warn('service worker:', problem); // the page works without it, but not offline
      }
    },
  },
  $wasl_page__deps: ['$wasl', '$stringToNewUTF8'],

  js_watch_page__deps: ['$wasl_page', '$wasl_input'],
  js_watch_page: () => {
    const { tell } = wasl_page;
    document.addEventListener('visibilitychange', () => tell(document.hidden ? 0 : 1));
    addEventListener('pagehide', () => tell(2));
    document.addEventListener('freeze', () => tell(3));
    document.addEventListener('resume', () => tell(4));
    addEventListener('pageshow', (event) => event.persisted && tell(4));
    addEventListener('online', () => tell(5));
    addEventListener('offline', () => tell(6));
    for (const wish of ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(prefers-contrast: more)', '(forced-colors: active)'])
      matchMedia(wish).addEventListener('change', () => tell(7));
    addEventListener('beforeunload', (event) => {
      if (!wasl_page.can_leave) event.preventDefault(); // "not everything is saved"
    });
    // The offer may have come before we did; start.js has kept it.
    const offered = (offer) => {
      wasl_page.install = offer;
      tell(8);
    };
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      offered(event);
    });
    addEventListener('appinstalled', () => {
      wasl_page.install = null;
      tell(9);
    });
    if (globalThis.wasl_page?.install_offer) offered(globalThis.wasl_page.install_offer);
    addEventListener('paste', (event) => {
      if (wasl_input.is_field(event.target) || !wasl_input.is_ours(event.target)) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData('text/plain');
      if (files.length > 0 && !(text && files.every((file) => file.type.startsWith('image/')))) return; // files.library.js
      if (text) wasl.enter(() => wasl.with_text(text, (pointer, length) => _wasl_pasted(pointer, length)));
    });
    wasl_page.register_worker();
  },

  js_set_root: (name, value) => {
    const root = document.documentElement;
    const [key, text] = [UTF8ToString(name), UTF8ToString(value)];
    if (root.getAttribute(key) !== text) root.setAttribute(key, text);
  },
  js_set_can_leave__deps: ['$wasl_page'],
  js_set_can_leave: (can_leave) => {
    wasl_page.can_leave = Boolean(can_leave);
  },
  js_set_theme_color: (color) => {
    const text = '#' + (color >>> 0).toString(16).padStart(6, '0');
    for (const meta of document.querySelectorAll('meta[name=theme-color]')) {
      meta.removeAttribute('media');
      meta.content = text;
    }
    document.documentElement.style.backgroundColor = text;
  },
  js_set_title: (title, length) => {
    document.title = UTF8ToString(title, length);
  },
  js_set_progress: (done, sentence, length) => {
    globalThis.wasl_page?.progress(done, UTF8ToString(sentence, length));
  },

  js_url_parameter__deps: ['$wasl_page'],
  js_url_parameter: (name) => wasl_page.give(new URLSearchParams(location.search).get(UTF8ToString(name))),
  js_browser_language__deps: ['$wasl_page'],
  js_browser_language: () => wasl_page.give(navigator.language || ''),
  js_time_zone__deps: ['$wasl_page'],
  js_time_zone: () => wasl_page.give(Intl.DateTimeFormat().resolvedOptions().timeZone || ''),
  js_is_single_file: () => (location.protocol === 'file:' ? 1 : 0),
  js_media: (query) => (matchMedia(UTF8ToString(query)).matches ? 1 : 0),
  js_is_online: () => (navigator.onLine ? 1 : 0),
  js_is_visible: () => (document.hidden ? 0 : 1),
  js_is_mac: () => (/Mac|iPhone|iPad/.test(navigator.userAgentData?.platform || navigator.platform || '') ? 1 : 0),

  js_open_link: (url, length) => {
    const link = document.createElement('a');
    link.href = UTF8ToString(url, length);
    link.rel = 'noopener noreferrer';
    // A call or a mail leaves the page where it is; everything else gets its own tab.
    if (link.protocol.startsWith('http')) link.target = '_blank';
    link.click();
  },
  js_reload: () => location.reload(),

  js_can_install__deps: ['$wasl_page'],
  js_can_install: () => (wasl_page.install ? 1 : 0),
  js_offer_install__deps: ['$wasl_page'],
  js_offer_install: () => {
    wasl_page.install?.prompt();
    wasl_page.install = null; // may be used once
  },
  js_is_update_ready__deps: ['$wasl_page'],
  js_is_update_ready: () => (wasl_page.is_update_ready ? 1 : 0),
  js_apply_update__deps: ['$wasl_page'],
  js_apply_update: () => {
    const waiting = wasl_page.worker?.waiting;
    if (!waiting) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('activate');
  },

  js_copy_text__deps: ['$wasl'],
  js_copy_text: (text, length) => {
    const words = UTF8ToString(text, length);
    const by_hand = () => {
      // Without a secure address there is no clipboard object; a selection still can be copied.
      const area = document.createElement('textarea');
      const before = document.activeElement;
      area.value = words;
      area.dataset.plain = '';
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      before?.focus?.({ preventScroll: true });
    };
    if (navigator.clipboard?.writeText) navigator.clipboard.writeText(words).catch(by_hand);
    else by_hand();
  },
});
