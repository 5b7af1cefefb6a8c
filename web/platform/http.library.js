// The browser's half of http.cpp.
addToLibrary({
  $wasl_http: {
    requests: new Map(), // number -> AbortController

    // RFC 9110: seconds, or a date.
    retry_after_s(answer) {
      const value = answer.headers.get('retry-after');
      if (!value) return 0;
      const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
      return Math.max(0, Math.min(86400, Math.ceil(seconds) || 0));
    },
    async send(number, url, options, timeout_ms) {
      const control = new AbortController();
      wasl_http.requests.set(number, control);
      let is_late = false;
      const timer = setTimeout(() => {
        is_late = true;
        control.abort();
      }, timeout_ms);
      let [fault, status, retry_s, body] = [0, 0, 0, new Uint8Array(0)];
      try {
        const answer = await fetch(url, { ...options, signal: control.signal, cache: 'no-store', credentials: 'omit' });
        body = new Uint8Array(await answer.arrayBuffer());
        status = answer.status;
        retry_s = wasl_http.retry_after_s(answer);
      } catch {
        fault = is_late ? 2 : control.signal.aborted ? 3 : 1;
        body = new Uint8Array(0);
      }
      clearTimeout(timer);
      wasl_http.requests.delete(number);
      wasl.enter(() =>
        wasl.with_bytes(body, (pointer, length) => _wasl_http_answer(number, fault, status, retry_s, pointer, length)),
      );
    },
  },
  $wasl_http__deps: ['$wasl'],

  js_send_request__deps: ['$wasl_http'],
  js_send_request: (number, method, url, token, body, body_length, timeout_ms) => {
    const options = { method: UTF8ToString(method), headers: { Accept: 'application/json' } };
    const bearer = UTF8ToString(token);
    if (bearer) options.headers.Authorization = 'Bearer ' + bearer;
    if (options.method !== 'GET') {
      options.headers['Content-Type'] = 'application/json';
      options.body = HEAPU8.slice(body, body + body_length);
    }
    wasl_http.send(number, UTF8ToString(url), options, timeout_ms);
  },

  js_cancel_request__deps: ['$wasl_http'],
  js_cancel_request: (number) => wasl_http.requests.get(number)?.abort(),
});
