// The browser's half of tab_lock.cpp. With Web Locks the browser itself knows the owner and notices when its tab dies. On an
// address without them (plain http on a local network) the tabs ask each other; the vault's epoch guards the rest.
addToLibrary({
  $wasl_lock: {
    steal_after_ms: 5000,
    probe_ms: 300,
    sets: new Map(), // data set -> state
    channels: new Map(),

    state(dataset) {
      let state = wasl_lock.sets.get(dataset);
      if (!state) {
        state = { dataset, is_owner: false, is_waiting: false, release: null, channel: null, on_answer: null };
        wasl_lock.sets.set(dataset, state);
        if (globalThis.BroadcastChannel) {
          state.channel = new BroadcastChannel('wasl-lock-' + dataset);
          state.channel.onmessage = (event) => wasl_lock.hear(state, event.data);
        }
        addEventListener('pagehide', () => wasl_lock.let_go(state));
      }
      return state;
    },
    tell(state, event) {
      wasl.enter(() => wasl.with_text(state.dataset, (name) => _wasl_lock_event(name, event)));
    },
    say(state, word) {
      state.channel?.postMessage(word);
    },
    hear(state, word) {
      if (word === 'release' && state.is_owner) wasl_lock.tell(state, 2);
      else if (word === 'who' && state.is_owner) wasl_lock.say(state, 'me');
      else if (word === 'me') state.on_answer?.();
      else if (word === 'free' && !state.is_owner && !state.is_waiting) wasl_lock.tell(state, 4);
      else if (word === 'stolen' && state.is_owner && !navigator.locks) wasl_lock.lose(state);
    },
    own(state) {
      state.is_owner = true;
      state.is_waiting = false;
      wasl_lock.tell(state, 0);
    },
    lose(state) {
      if (!state.is_owner) return;
      state.is_owner = false;
      state.release = null;
      wasl_lock.tell(state, 3);
    },
    let_go(state) {
      if (!state.is_owner) return;
      state.is_owner = false;
      state.release?.();
      state.release = null;
      wasl_lock.say(state, 'free');
    },
    // Held until let_go; when another tab steals it, the request ends with an error.
    hold(state, options) {
      let was_ours = false;
      return navigator.locks
        .request('wasl-' + state.dataset, options, (lock) => {
          if (!lock) return 'elsewhere';
          was_ours = true;
          const held = new Promise((release) => (state.release = release));
          wasl_lock.own(state);
          return held;
        })
        .catch((problem) => {
          if (was_ours) wasl_lock.lose(state);
          else throw problem;
        });
    },
    watch(state) {
      // Without asking for it: a queued request of ours would be an owner before the person said so.
      if (state.watcher || !navigator.locks) return;
      state.watcher = setInterval(async () => {
        if (state.is_owner || state.is_waiting) return;
        const { held } = await navigator.locks.query();
        if (held.some((lock) => lock.name === 'wasl-' + state.dataset)) return;
        clearInterval(state.watcher);
        state.watcher = 0;
        wasl_lock.tell(state, 4);
      }, 2000);
    },
    async take(dataset) {
      const state = wasl_lock.state(dataset);
      if (state.is_owner) return wasl_lock.own(state);
      if (navigator.locks) {
        const end = await wasl_lock.hold(state, { ifAvailable: true });
        if (end !== 'elsewhere') return;
        wasl_lock.tell(state, 1);
        wasl_lock.watch(state);
        return;
      }
      const is_taken = await new Promise((answer) => {
        state.on_answer = () => answer(true);
        wasl_lock.say(state, 'who');
        setTimeout(() => answer(false), wasl_lock.probe_ms);
      });
      if (is_taken) wasl_lock.tell(state, 1);
      else wasl_lock.own(state);
    },
    async take_over(dataset) {
      const state = wasl_lock.state(dataset);
      if (state.is_owner || state.is_waiting) return;
      state.is_waiting = true;
      clearInterval(state.watcher);
      state.watcher = 0;
      wasl_lock.say(state, 'release');
      if (!navigator.locks) {
        setTimeout(() => {
          wasl_lock.say(state, 'stolen');
          wasl_lock.own(state);
        }, 1500);
        return;
      }
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), wasl_lock.steal_after_ms);
      const give_up_waiting = () => clearTimeout(timer);
      try {
        let was_ours = false;
        await navigator.locks.request('wasl-' + dataset, { signal: patience.signal }, () => {
          give_up_waiting();
          was_ours = true;
          const held = new Promise((release) => (state.release = release));
          wasl_lock.own(state);
          return held;
        }).catch((problem) => {
          if (was_ours) wasl_lock.lose(state);
          else throw problem;
        });
      } catch {
        await wasl_lock.hold(state, { steal: true });
      }
    },
  },
  $wasl_lock__deps: ['$wasl'],

  js_take_lock__deps: ['$wasl_lock'],
  js_take_lock: (dataset) => {
    wasl_lock.take(UTF8ToString(dataset));
  },
  js_take_over_lock__deps: ['$wasl_lock'],
  js_take_over_lock: (dataset) => {
    wasl_lock.take_over(UTF8ToString(dataset));
  },
  js_release_lock__deps: ['$wasl_lock'],
  js_release_lock: (dataset) => {
    const state = wasl_lock.state(UTF8ToString(dataset));
    wasl_lock.let_go(state);
    wasl_lock.watch(state);
  },

  $wasl_channel__deps: ['$wasl_lock'],
  $wasl_channel: (name) => {
    let channel = wasl_lock.channels.get(name);
    if (!channel && globalThis.BroadcastChannel) {
      channel = new BroadcastChannel('wasl-' + name);
      wasl_lock.channels.set(name, channel);
    }
    return channel;
  },
  js_broadcast__deps: ['$wasl_channel'],
  js_broadcast: (name, message, length) => {
    wasl_channel(UTF8ToString(name))?.postMessage(UTF8ToString(message, length));
  },
  js_on_broadcast__deps: ['$wasl_channel'],
  js_on_broadcast: (call, name) => {
    wasl_channel(UTF8ToString(name))?.addEventListener('message', (event) =>
      wasl.enter(() => wasl.with_text(String(event.data), (text, length) => _wasl_broadcast(call, text, length))),
    );
  },
});
