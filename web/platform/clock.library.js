// The browser's half of clock.cpp.
addToLibrary({
  js_wall_clock_ms: () => Date.now(),
  js_monotonic_ms: () => performance.now(),
  js_utc_offset_minutes: (at_ms) => -new Date(at_ms).getTimezoneOffset(),
  js_random_bytes: (pointer, length) => {
    for (let done = 0; done < length; done += 65536)
      crypto.getRandomValues(HEAPU8.subarray(pointer + done, pointer + Math.min(length, done + 65536)));
  },
});
