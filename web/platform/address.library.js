// The browser's half of address.cpp.
addToLibrary({
  $wasl_history: {
    place() {
      try {
        return decodeURIComponent(location.hash.slice(1));
      } catch {
        return '?'; // typed by hand and no text at all: a place that is nowhere
      }
    },
    state: () => history.state?.wasl ?? { depth: 0, is_over: false },
    // An entry made by hand (an address typed, a link followed) has no depth yet: it lies above the one before it.
    adopt(last_depth) {
      if (!history.state?.wasl) wasl_history.write(location.href, last_depth + 1, false, false);
    },
    write(url, depth, is_over, is_new) {
      const state = { wasl: { depth, is_over } };
      try {
        if (is_new) history.pushState(state, '', url);
        else history.replaceState(state, '', url);
      } catch (problem) {
        console.warn('history:', problem); // browsers refuse when there are too many in a short time
      }
    },
  },
  $wasl_history__deps: ['$wasl'],

  js_watch_history__deps: ['$wasl_history'],
  js_watch_history: () => {
    if (!history.state?.wasl) wasl_history.write(location.href, 0, false, false);
    let depth = wasl_history.state().depth;
    addEventListener('popstate', () => {
      wasl_history.adopt(depth);
      depth = wasl_history.state().depth;
      wasl.enter(() => _wasl_history_moved());
    });
  },
  js_history_place__deps: ['$wasl_history', '$stringToNewUTF8'],
  js_history_place: () => stringToNewUTF8(wasl_history.place()),
  js_history_depth__deps: ['$wasl_history'],
  js_history_depth: () => wasl_history.state().depth,
  js_history_is_over__deps: ['$wasl_history'],
  js_history_is_over: () => (wasl_history.state().is_over ? 1 : 0),
  js_write_history__deps: ['$wasl_history'],
  js_write_history: (place, length, depth, is_over, is_new) => {
    const words = UTF8ToString(place, length);
    const before = location.href.split('#')[0];
    wasl_history.write(words ? before + '#' + encodeURI(words) : before, depth, Boolean(is_over), Boolean(is_new));
  },
  js_go_back: (steps) => history.go(-steps),
});
