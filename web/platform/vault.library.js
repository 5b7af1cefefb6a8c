// The vault's hands in the browser: IndexedDB written directly, in IDBFS's own format.
//
// A data set is two databases of IDBFS's shape (store FILE_DATA, version 21, key = path,
// value = {timestamp, mode, contents}):
//   /v-<dataset>  log area: an ordinary IDBFS mount, loaded whole by FS.syncfs(true)
//   /c-<dataset>  chunk area: never mounted, its values are read one by one into the heap
// FS.syncfs(false) is never called: it would delete what is not in memory. A commit is one strict
// transaction that reads EPOCH first, and it is only answered by `complete`. Errors are not
// prevented, so that any failed put aborts the whole transaction.

addToLibrary({
  $VaultDb__deps: ['$FS', '$IDBFS', '$UTF8ToString', '$lengthBytesUTF8', '$stringToUTF8', 'vault_room',
                   'vault_answer', 'vault_event'],
  $VaultDb: {
    OK: 0, ABSENT: 1, DAMAGED: 2, QUOTA: 3, FENCED: 4, CLOSED: 5, BLOCKED: 6, FAILED: 9, // 1 + StorageError
    EVENT_CLOSED: 0, EVENT_RELEASE_ASKED: 1, EVENT_LOCK_LOST: 2,                         // StorageEvent
    READ: 0, WRITE: 1, TAKE_OVER: 2,                                                     // StorageAccess
    VERSION: 21,
    STORE: 'FILE_DATA',
    FILE_MODE: 0o100666,
    FOLDER_MODE: 0o40777,
    FOLDERS: [['log'], ['snap', 'seg', 'file']],
    RELOAD_PATIENCE_MS: 300, // a page that is just going away gives its lock back a moment later
    STEAL_AFTER_MS: 5000,

    handles: {},
    batches: {},
    mounted: {},   // mount point -> handle that mounted it
    releasing: {}, // lock name -> promise that it is free again

    errorOf(error) {
      switch (error?.name) {
        case 'QuotaExceededError': return VaultDb.QUOTA;
        case 'InvalidStateError': case 'TransactionInactiveError': return VaultDb.CLOSED;
        case 'NotReadableError': case 'NotFoundError': case 'DataCloneError': return VaultDb.DAMAGED;
        case 'AbortError': return VaultDb.CLOSED;
        case 'VersionError': case 'BlockedError': return VaultDb.BLOCKED;
      }
      return VaultDb.FAILED;
    },

    root(handle, area) { return (area === 0 ? '/v-' : '/c-') + handle.dataset; },
    record(contents) { return {timestamp: new Date(), mode: VaultDb.FILE_MODE, contents}; },
    textOf(record) { return record ? new TextDecoder().decode(record.contents) : '0'; },

    answer(request, status) { _vault_answer(request, status, 0); },
    answerBytes(request, bytes) {
      const room = _vault_room(request, bytes.length);
      if (room) HEAPU8.set(bytes, room); // HEAPU8 after the call: the heap may have grown
      _vault_answer(request, VaultDb.OK, 0);
    },
    answerText(request, text) { VaultDb.answerBytes(request, new TextEncoder().encode(text)); },

    // ---- databases

    // Answers the database; undefined when there is none and none may be made.
    openDatabase(handle, area, mayCreate) {
      return new Promise((resolve, reject) => {
        const name = VaultDb.root(handle, area);
        let isAbsent = false;
        let isLate = false;
        const request = indexedDB.open(name, VaultDb.VERSION);
        request.onupgradeneeded = event => {
          if (event.oldVersion === 0 && !mayCreate) {
            isAbsent = true;
            request.transaction.abort(); // takes the empty database with it
            return;
          }
          const db = request.result;
          const store = db.objectStoreNames.contains(VaultDb.STORE)
            ? request.transaction.objectStore(VaultDb.STORE) : db.createObjectStore(VaultDb.STORE);
          if (!store.indexNames.contains('timestamp')) store.createIndex('timestamp', 'timestamp', {unique: false});
          for (const folder of VaultDb.FOLDERS[area]) {
            store.put({timestamp: new Date(), mode: VaultDb.FOLDER_MODE}, `${name}/${folder}`);
          }
        };
        request.onsuccess = () => {
          if (isLate) return request.result.close();
          resolve(request.result);
        };
        request.onerror = event => {
          event.preventDefault(); // not a page error
          if (isAbsent) resolve(undefined); else reject(request.error);
        };
        request.onblocked = () => {
          isLate = true;
          reject({name: 'BlockedError'});
        };
      });
    },

    watch(handle, db) {
      const isGone = () => {
        if (handle.dbs.includes(db)) _vault_event(handle.id, VaultDb.EVENT_CLOSED);
      };
      db.onclose = isGone;
      db.onversionchange = () => { db.close(); isGone(); };
    },

    readEpoch(handle, area) {
      return new Promise((resolve, reject) => {
        const get = handle.dbs[area].transaction(VaultDb.STORE).objectStore(VaultDb.STORE)
          .get(VaultDb.root(handle, area) + '/EPOCH');
        get.onsuccess = () => resolve(VaultDb.textOf(get.result));
        get.onerror = () => reject(get.error);
      });
    },

    // The log area as an ordinary IDBFS mount. What cannot be loaded so is read one by one later.
    load(handle) {
      return new Promise(resolve => {
        const path = VaultDb.root(handle, 0);
        if (VaultDb.mounted[path]) return resolve();
        FS.mkdirTree(path);
        IDBFS.dbs[path] = handle.dbs[0]; // so that IDBFS does not open, and perhaps create, its own
        FS.mount(IDBFS, {}, path);
        VaultDb.mounted[path] = handle;
        FS.syncfs(true, error => {
          if (!error && VaultDb.mounted[path] === handle) {
            const walk = folder => FS.readdir(folder).forEach(entry => {
              if (entry === '.' || entry === '..') return;
              const inside = `${folder}/${entry}`;
              if (FS.isDir(FS.stat(inside).mode)) walk(inside);
              else handle.loaded.add(inside);
            });
            walk(path);
          }
          resolve();
        });
      });
    },

    unload(handle) {
      const path = VaultDb.root(handle, 0);
      handle.loaded.clear();
      if (VaultDb.mounted[path] !== handle) return;
      delete VaultDb.mounted[path];
      FS.unmount(path);
      delete IDBFS.dbs[path];
    },

    // A value that the mount loaded is handed out once, and its memory given back.
    takeLoaded(handle, path) {
      if (!handle.loaded.delete(path)) return null;
      const bytes = FS.readFile(path);
      FS.unlink(path);
      return bytes;
    },

    // ---- the lock of the one writer

    lockName(handle) { return 'wasl-vault-' + handle.dataset; },

    request(handle, options) {
      return new Promise(resolve => {
        const name = VaultDb.lockName(handle);
        const ended = navigator.locks.request(name, options, lock => {
          if (!lock) return resolve(false);
          return new Promise(release => {
            handle.release = release;
            resolve(true);
          });
        });
        const settled = ended.catch(error => {
          const isStolen = handle.release && handle.ended === settled;
          if (isStolen) {
            handle.release = null;
            _vault_event(handle.id, VaultDb.EVENT_LOCK_LOST);
          }
          // Where locks are forbidden, the epoch alone keeps writers apart.
          resolve(error?.name === 'SecurityError' || error?.name === 'InvalidStateError');
        });
        handle.ended = settled;
      });
    },

    async lock(handle, access) {
      if (access === VaultDb.READ) return false;
      if (!navigator.locks) return true;
      await VaultDb.releasing[VaultDb.lockName(handle)];
      const within = ms => ({signal: AbortSignal.timeout(ms)});
      if (await VaultDb.request(handle, {ifAvailable: true})) return true;
      if (access === VaultDb.WRITE) return VaultDb.request(handle, within(VaultDb.RELOAD_PATIENCE_MS));
      handle.channel?.postMessage('release');
      if (await VaultDb.request(handle, within(VaultDb.STEAL_AFTER_MS))) return true;
      return VaultDb.request(handle, {steal: true});
    },

    unlock(handle) {
      const release = handle.release;
      handle.release = null;
      if (!release) return;
      VaultDb.releasing[VaultDb.lockName(handle)] = handle.ended;
      release();
    },

    listen(handle) {
      if (typeof BroadcastChannel === 'undefined') return;
      handle.channel = new BroadcastChannel(VaultDb.lockName(handle));
      handle.channel.onmessage = event => {
        if (event.data === 'release' && handle.release) _vault_event(handle.id, VaultDb.EVENT_RELEASE_ASKED);
      };
    },

    // ---- the calls

    close(handle) {
      if (handle.dataset === undefined) return;
      VaultDb.unload(handle);
      for (const db of handle.dbs.splice(0)) db?.close();
      handle.channel?.close();
      handle.channel = null;
      VaultDb.unlock(handle);
    },

    async open(handle, request, dataset, access, mayCreate) {
      VaultDb.close(handle);
      const turn = ++handle.turn; // a later open makes this one void
      handle.dataset = dataset;
      try {
        if (typeof indexedDB === 'undefined') throw {name: 'NotSupportedError'};
        let log = await VaultDb.openDatabase(handle, 0, false);
        let chunk = await VaultDb.openDatabase(handle, 1, !log && mayCreate);
        const wasCreated = !log && mayCreate;
        if (wasCreated) log = await VaultDb.openDatabase(handle, 0, true); // last: it says that there is a data set
        if (handle.turn !== turn || !log) {
          log?.close();
          chunk?.close();
          return VaultDb.answer(request, handle.turn !== turn ? VaultDb.CLOSED : VaultDb.ABSENT);
        }
        handle.dbs = [log, chunk];
        handle.dbs.forEach(db => db && VaultDb.watch(handle, db));
        VaultDb.listen(handle);
        const mayWrite = await VaultDb.lock(handle, access);
        if (handle.turn !== turn) return VaultDb.answer(request, VaultDb.CLOSED);
        const epochs = [await VaultDb.readEpoch(handle, 0), chunk ? await VaultDb.readEpoch(handle, 1) : '0'];
        await VaultDb.load(handle);
        if (handle.turn !== turn) return VaultDb.answer(request, VaultDb.CLOSED);
        VaultDb.answerText(request, [+wasCreated, +mayWrite, +!!chunk, ...epochs].join(' '));
      } catch (error) {
        if (handle.turn === turn) VaultDb.close(handle);
        VaultDb.answer(request, VaultDb.errorOf(error));
      }
    },

    // A read-only transaction's store, or an answer that there is none.
    store(handle, request, area) {
      const db = handle.dbs[area];
      if (!db) return void VaultDb.answer(request, handle.dbs[0] ? VaultDb.ABSENT : VaultDb.CLOSED);
      try {
        return db.transaction(VaultDb.STORE).objectStore(VaultDb.STORE);
      } catch (error) {
        VaultDb.answer(request, VaultDb.errorOf(error));
      }
    },

    read(handle, request, area, name, isFromDisk) {
      const path = `${VaultDb.root(handle, area)}/${name}`;
      const loaded = area === 0 && !isFromDisk ? VaultDb.takeLoaded(handle, path) : null;
      if (loaded) return VaultDb.answerBytes(request, loaded);
      const store = VaultDb.store(handle, request, area);
      if (!store) return;
      const get = store.get(path);
      get.onerror = event => {
        event.preventDefault();
        VaultDb.answer(request, VaultDb.errorOf(get.error));
      };
      get.onsuccess = () => {
        const contents = get.result?.contents;
        if (!contents) return VaultDb.answer(request, VaultDb.ABSENT);
        if (!(contents instanceof Blob)) return VaultDb.answerBytes(request, contents);
        contents.arrayBuffer().then(
          buffer => VaultDb.answerBytes(request, new Uint8Array(buffer)),
          error => VaultDb.answer(request, VaultDb.errorOf(error)));
      };
    },

    list(handle, request, area, prefix) {
      const store = VaultDb.store(handle, request, area);
      if (!store) return;
      const root = VaultDb.root(handle, area) + '/';
      const get = store.getAllKeys(IDBKeyRange.bound(root + prefix, root + prefix + '\uffff'));
      get.onerror = event => {
        event.preventDefault();
        VaultDb.answer(request, VaultDb.errorOf(get.error));
      };
      get.onsuccess = () => {
        const names = get.result.map(key => key.slice(root.length));
        const isValue = name => name !== 'EPOCH' && !VaultDb.FOLDERS[area].includes(name);
        VaultDb.answerText(request, names.filter(isValue).join('\n'));
      };
    },

    // One strict transaction; `act` puts or deletes once the epoch has proved right.
    transact(handle, request, area, expectedEpoch, act) {
      const db = handle.dbs[area];
      if (!db) return VaultDb.answer(request, handle.dbs[0] ? VaultDb.ABSENT : VaultDb.CLOSED);
      let outcome = VaultDb.OK;
      const note = error => { if (outcome === VaultDb.OK) outcome = VaultDb.errorOf(error); };
      try {
        const transaction = db.transaction(VaultDb.STORE, 'readwrite', {durability: 'strict'});
        const store = transaction.objectStore(VaultDb.STORE);
        transaction.oncomplete = () => VaultDb.answer(request, VaultDb.OK);
        transaction.onerror = event => note(event.target.error); // and it aborts: nothing is prevented
        transaction.onabort = () => {
          note(transaction.error ?? {name: 'AbortError'});
          VaultDb.answer(request, outcome);
        };
        const epoch = store.get(VaultDb.root(handle, area) + '/EPOCH');
        epoch.onsuccess = () => {
          try {
            if (VaultDb.textOf(epoch.result) !== expectedEpoch) outcome = VaultDb.FENCED;
            else act(store);
          } catch (error) {
            note(error);
          }
          if (outcome !== VaultDb.OK) transaction.abort();
        };
      } catch (error) {
        VaultDb.answer(request, VaultDb.errorOf(error));
      }
    },

    commit(handle, request, area, expectedEpoch, nextEpoch, puts) {
      const root = VaultDb.root(handle, area);
      VaultDb.transact(handle, request, area, expectedEpoch, store => {
        for (const [name, contents] of puts) {
          handle.loaded.delete(`${root}/${name}`);
          store.put(VaultDb.record(contents), `${root}/${name}`);
        }
        // A database from before there were attached files has no folder for them, which IDBFS would miss.
        if (puts.some(([name]) => name.startsWith('file/')))
          store.put({timestamp: new Date(), mode: VaultDb.FOLDER_MODE}, `${root}/file`);
        if (nextEpoch) store.put(VaultDb.record(new TextEncoder().encode(nextEpoch)), root + '/EPOCH');
      });
    },

    erase(handle, request, area, expectedEpoch, names) {
      const root = VaultDb.root(handle, area);
      VaultDb.transact(handle, request, area, expectedEpoch, store => {
        for (const name of names) store.delete(`${root}/${name}`);
      });
    },
  },

  vault_js_create__deps: ['$VaultDb'],
  vault_js_create: id => {
    VaultDb.handles[id] = {id, dataset: undefined, dbs: [], loaded: new Set(), release: null, ended: null,
                           channel: null, turn: 0};
  },
  vault_js_destroy__deps: ['$VaultDb'],
  vault_js_destroy: id => {
    const handle = VaultDb.handles[id];
    ++handle.turn;
    VaultDb.close(handle);
    delete VaultDb.handles[id];
  },
  vault_js_close__deps: ['$VaultDb'],
  vault_js_close: id => {
    const handle = VaultDb.handles[id];
    ++handle.turn;
    VaultDb.close(handle);
  },
  vault_js_open__deps: ['$VaultDb'],
  vault_js_open: (id, request, dataset, access, mayCreate) => {
    VaultDb.open(VaultDb.handles[id], request, UTF8ToString(dataset), access, !!mayCreate);
  },
  vault_js_read__deps: ['$VaultDb'],
  vault_js_read: (id, request, area, name, isFromDisk) => {
    VaultDb.read(VaultDb.handles[id], request, area, UTF8ToString(name), !!isFromDisk);
  },
  vault_js_list__deps: ['$VaultDb'],
  vault_js_list: (id, request, area, prefix) => {
    VaultDb.list(VaultDb.handles[id], request, area, UTF8ToString(prefix));
  },

  // A batch is handed over value by value, copied out of the heap at once: the heap may move before
  // IndexedDB has read it.
  vault_js_put__deps: ['$VaultDb'],
  vault_js_put: (request, area, name, bytes, count) => {
    // Chunks as Blobs: they are read back two to three times faster than arrays.
    const end = bytes + count;
    const contents = area === 1 ? new Blob([HEAPU8.subarray(bytes, end)]) : HEAPU8.slice(bytes, end);
    (VaultDb.batches[request] ??= []).push([UTF8ToString(name), contents]);
  },
  vault_js_commit__deps: ['$VaultDb'],
  vault_js_commit: (id, request, area, expectedEpoch, nextEpoch) => {
    const puts = VaultDb.batches[request] ?? [];
    delete VaultDb.batches[request];
    VaultDb.commit(VaultDb.handles[id], request, area, UTF8ToString(expectedEpoch), UTF8ToString(nextEpoch), puts);
  },
  vault_js_erase__deps: ['$VaultDb'],
  vault_js_erase: (id, request, area, expectedEpoch, names) => {
    VaultDb.erase(VaultDb.handles[id], request, area, UTF8ToString(expectedEpoch), UTF8ToString(names).split('\n'));
  },
  vault_js_estimate__deps: ['$VaultDb'],
  vault_js_estimate: request => {
    Promise.resolve(navigator.storage?.estimate?.() ?? {}).then(
      ({usage = 0, quota = 0}) => VaultDb.answerText(request, `${Math.round(usage)} ${Math.round(quota)}`),
      error => VaultDb.answer(request, VaultDb.errorOf(error)));
  },

  // ---- time and the canary

  vault_js_call_after__deps: ['vault_timer'],
  vault_js_call_after: (number, delayMs) => { setTimeout(() => _vault_timer(number), delayMs); },

  vault_js_canary_read__deps: ['$stringToNewUTF8', '$UTF8ToString'],
  vault_js_canary_read: key => {
    try {
      const text = localStorage.getItem(UTF8ToString(key));
      return text === null ? 0 : stringToNewUTF8(text);
    } catch {
      return 0; // storage is forbidden: then there is no canary
    }
  },
  vault_js_canary_write__deps: ['$UTF8ToString'],
  vault_js_canary_write: (key, text) => {
    try {
      localStorage.setItem(UTF8ToString(key), UTF8ToString(text));
    } catch { /* full or forbidden: the note is a help, not a promise */ }
  },
  vault_js_canary_forget__deps: ['$UTF8ToString'],
  vault_js_canary_forget: key => {
    try {
      localStorage.removeItem(UTF8ToString(key));
    } catch { /* as above */ }
  },
});
