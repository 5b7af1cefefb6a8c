// Times in the page. Every figure is two: the wall's clock, which other work on the machine makes longer, and the processor
// time of the page's process (or of the whole browser, where storage works in another), which it hardly does.
export const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

// One after the other; answers the last answer of each.
export async function time_each(inputs, work, times = 1) {
  const ms = [];
  let answers = [];
  const before = await cpu_ms(); // given by chromium.mjs
  for (let turn = 0; turn < times; ++turn) {
    answers = [];
    for (const [i, input] of inputs.entries()) {
      const start = performance.now();
      let answer = work(input, i);
      if (answer?.then) answer = await answer;
      ms.push(performance.now() - start);
      answers.push(answer);
    }
  }
  const after = await cpu_ms();
  ms.sort((a, b) => a - b);
  const share = kind => (after[kind] - before[kind]) / ms.length;
  return {
    p50: at(ms, 0.5), p95: at(ms, 0.95), cpu: share('page'), cpu_all: share('browser'), memory_mb: after.memory_mb - before.memory_mb,
    times: ms.length, answers,
  };
}

export const time_once = work => time_each([0], work);

export const without_answers = ({ answers, ...figures }) => figures;
