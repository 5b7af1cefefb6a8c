// The browser's half of browser_storage.cpp.
addToLibrary({
  $wasl_storage: {
    // The mere mention of localStorage throws where it is forbidden.
    with_values(use, otherwise) {
      try {
        return use(localStorage);
      } catch {
        return otherwise;
      }
    },
    key: (name) => 'wasl.' + UTF8ToString(name),
  },
  $wasl_storage__deps: ['$wasl'],

  js_keep_value__deps: ['$wasl_storage'],
  js_keep_value: (name, value, length) =>
    wasl_storage.with_values((values) => {
      values.setItem(wasl_storage.key(name), UTF8ToString(value, length));
      return 1;
    }, 0),
  js_kept_value__deps: ['$wasl_storage', '$stringToNewUTF8'],
  js_kept_value: (name) => {
    const value = wasl_storage.with_values((values) => values.getItem(wasl_storage.key(name)), null);
    return value === null ? 0 : stringToNewUTF8(value);
  },
  js_forget_value__deps: ['$wasl_storage'],
  js_forget_value: (name) => wasl_storage.with_values((values) => values.removeItem(wasl_storage.key(name)), undefined),

  js_ask_storage_space__deps: ['$wasl_storage'],
  js_ask_storage_space: async (call) => {
    let [used, quota, is_persistent] = [0, 0, false];
    try {
      const space = await navigator.storage.estimate();
      [used, quota] = [space.usage ?? 0, space.quota ?? 0];
      is_persistent = await navigator.storage.persisted();
    } catch {
      // no secure address: the browser says nothing
    }
    wasl.enter(() => _wasl_storage_space(call, used, quota, is_persistent));
  },
  js_ask_persistence__deps: ['$wasl_storage'],
  js_ask_persistence: async (call) => {
    let is_persistent = false;
    try {
      is_persistent = await navigator.storage.persist();
    } catch {
      // as above
    }
    wasl.enter(() => _wasl_persistence(call, is_persistent));
  },
});
