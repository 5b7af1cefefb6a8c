// The browser's half of foreign.cpp: a second program with memory of its own, which may break without harm to the first.
addToLibrary({
  $wasl_foreign: {
    module: null, // compiled once, begun anew as often as needed
    program: null,

    // It is given nothing of the browser but random numbers.
    imports(module) {
      const given = {};
      for (const { module: from, name } of WebAssembly.Module.imports(module)) (given[from] ??= {})[name] = () => 52; // "no such function"
      const random = (pointer, length) => {
        crypto.getRandomValues(new Uint8Array(wasl_foreign.program.memory.buffer, pointer, length));
        return 0;
      };
      if (given.wasi_snapshot_preview1?.random_get) given.wasi_snapshot_preview1.random_get = random;
      return given;
    },
    async begin() {
      const { module } = wasl_foreign;
      wasl_foreign.program = null;
      try {
        const { exports } = await WebAssembly.instantiate(module, wasl_foreign.imports(module));
        wasl_foreign.program = exports;
        exports._initialize?.();
        wasl.enter(() => _wasl_foreign_started(1));
      } catch (problem) {
        console.warn(problem);
        wasl.enter(() => _wasl_foreign_started(0));
      }
    },
  },
  $wasl_foreign__deps: ['$wasl'],

  js_foreign_start__deps: ['$wasl_foreign'],
  js_foreign_start: async (pointer, length) => {
    try {
      wasl_foreign.module = await WebAssembly.compile(HEAPU8.slice(pointer, pointer + length));
    } catch (problem) {
      console.warn(problem);
      return wasl.enter(() => _wasl_foreign_started(0));
    }
    await wasl_foreign.begin();
  },

  js_foreign_renew__deps: ['$wasl_foreign'],
  js_foreign_renew: () => {
    wasl_foreign.begin();
  },

  js_foreign_ask__deps: ['$wasl_foreign'],
  js_foreign_ask: (pointer, length) => {
    const { program } = wasl_foreign;
    if (!program) return -1;
    try {
      const room = program.foreign_room(length);
      new Uint8Array(program.memory.buffer, room, length).set(HEAPU8.subarray(pointer, pointer + length));
      return program.foreign_answer();
    } catch (problem) {
      console.warn('foreign file:', problem); // no memory, most likely
      return -1;
    }
  },

  js_foreign_answer__deps: ['$wasl_foreign'],
  js_foreign_answer: (to, length) => {
    const { program } = wasl_foreign;
    HEAPU8.set(new Uint8Array(program.memory.buffer, program.foreign_text(), length), to);
  },

  js_foreign_is_idle__deps: ['$wasl_foreign'],
  js_foreign_is_idle: () => wasl_foreign.program?.foreign_is_idle() ?? 1,
});
