// Wasl's core in the page: its jobs as functions, and its workspace on the browser's storage.
import createBench from '/module/bench_page.js';

export async function ours() {
  const waiting = new Map();
  let last = 0;
  const module = await createBench({
    answer(request, answer) {
      waiting.get(request)(answer);
      waiting.delete(request);
    },
  });
  const asked = (name, types, values) =>
    new Promise((resolve, reject) => {
      const request = ++last;
      waiting.set(request, answer => (answer >= 0 ? resolve(answer) : reject(new Error(`${name} ${values}: ${answer}`))));
      module.ccall(name, null, ['number', ...types], [request, ...values]);
    });
  return {
    run(job, argument = '') {
      const answer = module.ccall('bench_run', 'number', ['string', 'string'], [job, String(argument)]);
      if (answer < 0) throw new Error(`the module has no job "${job}"`);
      return answer;
    },
    give(bytes) {
      const room = module.ccall('bench_room', 'number', ['number'], [bytes.length]);
      module.HEAPU8.set(bytes, room); // after the call: the heap may have grown
    },
    hits() {
      const start = module.ccall('bench_hits', 'number', [], []) / 4;
      return [...module.HEAPU32.subarray(start, start + module.ccall('bench_hit_count', 'number', [], []))];
    },
    memory_mb: () => module.HEAPU8.length / 1e6,
    open: dataset => asked('bench_open', ['string'], [dataset]),
    fill: (customers, orders, entries = 0) => asked('bench_fill', ['number', 'number', 'number'], [customers, orders, entries]),
    edit: row => asked('bench_edit', ['number'], [row]),
  };
}
