// The browser's half of notices.cpp.
addToLibrary({
  $wasl_notices: {
    timers: [],
    shown: new Set(), // of this visit
    longest_ms: 2 ** 31 - 1, // a timer waits no longer
    pressed(id) {
      focus();
      wasl.enter(() => wasl.with_text(id, (pointer, length) => _wasl_notice_pressed(pointer, length)));
    },
    async show({ id, until, title, text }) {
      if (wasl_notices.shown.has(id)) return;
      wasl_notices.shown.add(id);
      const is_told_by_the_page = !document.hidden && document.hasFocus();
      if (is_told_by_the_page || Date.now() > until || Notification.permission !== 'granted') return;
      const { lang, dir } = document.documentElement;
      const spec = { body: text, tag: id, lang, dir };
      try {
        const notice = new Notification(title, spec);
        notice.onclick = () => {
          notice.close();
          wasl_notices.pressed(id);
        };
      } catch {
        // Telephones show them through the service worker, which tells us of the press.
        await wasl_page.worker?.showNotification(title, spec).catch((problem) => console.warn('notice:', problem));
      }
    },
  },
  $wasl_notices__deps: ['$wasl', '$wasl_page'],

  js_notice_permission: () => ({ default: 1, granted: 2, denied: 3 })[globalThis.Notification?.permission] ?? 0,
  js_ask_for_notices__deps: ['$wasl_notices'],
  js_ask_for_notices: () => {
    Promise.resolve(Notification.requestPermission()).finally(() => wasl.enter(() => _wasl_notices_answered()));
  },
  js_forget_notices__deps: ['$wasl_notices'],
  js_forget_notices: () => {
    for (const timer of wasl_notices.timers) clearTimeout(timer);
    wasl_notices.timers = [];
    if (!navigator.serviceWorker || navigator.serviceWorker.onmessage) return;
    navigator.serviceWorker.onmessage = ({ data }) => data?.pressed_notice && wasl_notices.pressed(data.pressed_notice);
  },
  js_plan_notice__deps: ['$wasl_notices'],
  js_plan_notice: (id, at, until, title, text) => {
    const notice = { id: UTF8ToString(id), until, title: UTF8ToString(title), text: UTF8ToString(text) };
    const wait = Math.max(0, at - Date.now());
    if (wait <= wasl_notices.longest_ms) wasl_notices.timers.push(setTimeout(() => wasl_notices.show(notice), wait));
  },
});
