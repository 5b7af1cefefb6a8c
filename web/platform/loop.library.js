// The browser's half of loop.cpp: animation frames, timers, the size of the canvas, loss of the graphics context; and the
// one guarded road from the browser into C++.
addToLibrary({
  $wasl: {
    canvas: null,
    is_failed: false,
    is_frame_asked: false,
    slices_asked: 0,
    wake_timer: 0,
    density: 0, // pixels of the canvas for one of CSS
    screen_density: 0,
    sharpness: 1, // above 1 while somebody has zoomed in with two fingers
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
      if (devicePixelRatio !== wasl.screen_density) wasl.measure();
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
      wasl.canvas.pictures = _wasl_pictures_drawn();
    });
  },

  js_wake_in__deps: ['$wasl'],
  js_wake_in: (delay_ms) => {
    clearTimeout(wasl.wake_timer);
    if (delay_ms >= 0) wasl.wake_timer = setTimeout(() => wasl.enter(() => _wasl_wake()), delay_ms);
  },

  js_run_slice__deps: ['$wasl'],
  js_run_slice: () => {
    ++wasl.slices_asked;
    const run = () => {
      --wasl.slices_asked;
      wasl.enter(() => _wasl_slice());
    };
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
    canvas.frames = canvas.pictures = 0;
    canvas.is_working = () => wasl.slices_asked > 0; // for tests, and the next
    canvas.is_at_rest = () => !wasl.is_frame_asked && !canvas.is_working();

    const tell = (width, height) =>
      wasl.enter(() => _wasl_size(Math.max(1, width), Math.max(1, height), wasl.density));
    const box = { width: 0, height: 0 };
    const measure = () => {
      wasl.screen_density = devicePixelRatio;
      wasl.density = devicePixelRatio * wasl.sharpness;
      // Phones lay the keyboard over the page; what is left above it is what we draw on. A page that is zoomed with two
      // fingers keeps its size.
      const view = globalThis.visualViewport;
      const is_zoomed = view && Math.abs(view.scale - 1) > 0.01;
      const height = view && !is_zoomed ? Math.min(view.height, innerHeight) : innerHeight;
      canvas.style.height = height < innerHeight - 1 ? height + 'px' : '';
      // The browser's own count of the canvas's pixels, where it is there: at 110 % the window's size in CSS pixels is
      // rounded, and a picture that is one pixel short is blurred from edge to edge.
      const whole = (wanted, counted) => Math.round(Math.abs(wanted - counted) < 2 ? counted * wasl.sharpness : wanted * wasl.sharpness);
      tell(whole(innerWidth * devicePixelRatio, box.width), whole(height * devicePixelRatio, box.height));
    };
    // What two fingers enlarge is drawn anew in more pixels when they rest, up to twice as many and nine million in all.
    let rest_timer = 0;
    const sharpen = () => {
      const { scale } = visualViewport;
      const wanted = scale > 1.2 ? Math.min(2, Math.ceil(scale * 2) / 2) : 1;
      const most = Math.sqrt(9e6 / (innerWidth * innerHeight)) / devicePixelRatio;
      const sharpness = Math.max(1, Math.min(wanted, most));
      if (sharpness === wasl.sharpness) return;
      wasl.sharpness = sharpness;
      measure();
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
    try {
      const count = ([{ devicePixelContentBoxSize: sizes }]) => {
        if (!sizes) return;
        [box.width, box.height] = [sizes[0].inlineSize, sizes[0].blockSize];
        measure();
      };
      new ResizeObserver(count).observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
      // Safari has no such box
    }
    addEventListener('resize', measure);
    globalThis.visualViewport?.addEventListener('resize', () => {
      measure();
      clearTimeout(rest_timer);
      rest_timer = setTimeout(sharpen, 250);
    });
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
