// The browser's half of loop.cpp: animation frames, timers, the size of the canvas, loss of the graphics context; and the
// one guarded road from the browser into C++.
addToLibrary({
  $wasl: {
    canvas: null,
    is_failed: false,
    is_frame_asked: false,
    wake_timer: 0,
    density: 0,
    measure: () => {}, // set by js_watch_canvas

    // Every event, timer and answer enters C++ through here. After a fault of ours nothing enters any more: what is
    // stored stays as it is, and the failure page offers to export it.
    enter(work) {
      if (wasl.is_failed) return undefined;
      try {
        return work();
      } catch (fault) {
        wasl.fail(fault);
        return undefined;
      }
    },
    fail(fault) {
      wasl.is_failed = true;
      console.error(fault);
      globalThis.wasl_page?.fail('fault', String(fault?.stack || fault));
    },
    // A window that moves to another screen does not always say so.
    check_density() {
      if (devicePixelRatio !== wasl.density) wasl.measure();
    },
    // A C string that lives for one call.
    with_text(text, use) {
      const bytes = lengthBytesUTF8(text);
      const pointer = _malloc(bytes + 1);
      stringToUTF8(text, pointer, bytes + 1);
      try {
        return use(pointer, bytes);
      } finally {
        if (!wasl.is_failed) _free(pointer);
      }
    },
    with_bytes(bytes, use) {
      const pointer = _malloc(bytes.length || 1);
      HEAPU8.set(bytes, pointer);
      try {
        return use(pointer, bytes.length);
      } finally {
        if (!wasl.is_failed) _free(pointer);
      }
    },
  },
  $wasl__deps: ['$UTF8ToString', '$stringToUTF8', '$lengthBytesUTF8', 'malloc', 'free'],

  js_request_frame__deps: ['$wasl'],
  js_request_frame: () => {
    if (wasl.is_frame_asked || wasl.is_failed) return;
    wasl.is_frame_asked = true;
    requestAnimationFrame(() => {
      wasl.is_frame_asked = false;
      wasl.check_density();
      wasl.enter(() => _wasl_frame());
      wasl.canvas.frames = _wasl_frames_drawn();
    });
  },

  js_wake_in__deps: ['$wasl'],
  js_wake_in: (delay_ms) => {
    clearTimeout(wasl.wake_timer);
    if (delay_ms >= 0) wasl.wake_timer = setTimeout(() => wasl.enter(() => _wasl_wake()), delay_ms);
  },

  js_run_slice__deps: ['$wasl'],
  js_run_slice: () => {
    const run = () => wasl.enter(() => _wasl_slice());
    // Between two frames, after input that waits; a hidden tab goes on as well.
    if (globalThis.scheduler?.postTask) scheduler.postTask(run, { priority: 'user-visible' });
    else setTimeout(run, 0);
  },

  js_fail__deps: ['$wasl'],
  js_fail: (what) => {
    const fault = new Error(UTF8ToString(what));
    wasl.is_failed = true;
    throw fault;
  },

  js_watch_canvas__deps: ['$wasl'],
  js_watch_canvas: () => {
    const canvas = (wasl.canvas = document.getElementById('canvas'));
    canvas.frames = 0;

    const tell = (width, height) =>
      wasl.enter(() => _wasl_size(Math.max(1, width), Math.max(1, height), devicePixelRatio));
    const measure = () => {
      wasl.density = devicePixelRatio;
      // Phones lay the keyboard over the page; what is left above it is what we draw on. A page that is zoomed with two
      // fingers keeps its size.
      const view = globalThis.visualViewport;
      const is_zoomed = view && Math.abs(view.scale - 1) > 0.01;
      const height = view && !is_zoomed ? Math.min(view.height, innerHeight) : innerHeight;
      canvas.style.height = height < innerHeight - 1 ? height + 'px' : '';
      tell(Math.round(innerWidth * devicePixelRatio), Math.round(height * devicePixelRatio));
    };
    const watch_density = () =>
      matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
        'change',
        () => {
          watch_density();
          measure();
        },
        { once: true },
      );
    wasl.measure = measure;
    addEventListener('resize', measure);
    globalThis.visualViewport?.addEventListener('resize', measure);
    watch_density();
    measure();

    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault(); // otherwise it never comes back
      wasl.enter(() => _wasl_graphics(0));
    });
    canvas.addEventListener('webglcontextrestored', () => wasl.enter(() => _wasl_graphics(1)));
    addEventListener('focus', () => wasl.enter(() => _wasl_wake()));
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) wasl.enter(() => _wasl_wake());
    });
  },

  js_set_canvas_size__deps: ['$wasl'],
  js_set_canvas_size: (width, height) => {
    // Each assignment makes a new drawing buffer, even of the same size.
    if (wasl.canvas.width !== width) wasl.canvas.width = width;
    if (wasl.canvas.height !== height) wasl.canvas.height = height;
  },

  js_set_cursor__deps: ['$wasl'],
  js_set_cursor: (name) => {
    document.documentElement.style.cursor = UTF8ToString(name);
  },
});
