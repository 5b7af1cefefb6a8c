// ./wasl bench: what people wait for, at 100,000 customers with 1,000,000 orders, beside what they could use instead, in one
// run on one machine. Every engine gets a fresh browser; engines take turns, round after round; figures are medians over
// the rounds. docs/bench.md says what each means.
//
//     node tests/bench/run.mjs [native] [peers] [page] [--customers N] [--orders N] [--rounds N]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { markdown_of, print_report } from './report.mjs';

const here = import.meta.dirname, checkout = path.resolve(here, '../..');
const parts_known = ['native', 'peers', 'page'];
const options = { customers: 100_000, orders: 1_000_000, rounds: 3 };
const parts = [];
for (let i = 2; i < process.argv.length; ++i) {
  const word = process.argv[i], name = word.replace(/^--/, '');
  if (parts_known.includes(word)) parts.push(word);
  else if (word.startsWith('--') && name in options && Number(process.argv[i + 1]) > 0) options[name] = Number(process.argv[++i]);
  else {
    console.error(`wasl bench: "${word}" is not known. Parts: ${parts_known.join(' ')}. Options: --customers N --orders N --rounds N`);
    process.exit(2);
  }
}
const wanted = part => parts.length === 0 || parts.includes(part);
const has_browser = wanted('peers') || wanted('page');
const size = { customers: options.customers, orders: options.orders };
const program = path.join(checkout, 'build/native-release/tests/wasl-bench');
const files = path.join(checkout, 'build/bench');
fs.mkdirSync(files, { recursive: true });

const load = () => Number(os.loadavg()[0].toFixed(1));
const results = { when: new Date().toISOString(), ...size, rounds: options.rounds, machine: { cores: os.cpus().length, model: os.cpus()[0].model }, load: [load()], peers: [] };
const say = text => console.log(`» ${text}`);

// ---- native, and the files that all engines read ---------------------------------------------------------------------

const native_results = path.join(files, 'native.json');
const words = ['--customers', size.customers, '--orders', size.orders, '--files', files, '--to', native_results];
say(wanted('native') ? 'Native jobs' : 'Making the files that all engines read');
if (spawnSync(program, [...words.map(String), ...(wanted('native') ? [] : ['--only-files'])], { stdio: 'inherit' }).status !== 0) process.exit(1);
if (wanted('native')) results.native = JSON.parse(fs.readFileSync(native_results, 'utf8'));

// ---- engines in the browser ------------------------------------------------------------------------------------------

const { new_profile, run_engine, serve } = has_browser ? await import('./chromium.mjs') : {};
const server = has_browser && (await serve([
  ['/bench/', path.join(here, 'page')],
  ['/module/', path.join(checkout, 'build/wasm/tests/bench_page')],
  ['/peers/', path.join(here, 'peers/node_modules')],
  ['/files/', files],
  ['/', path.join(checkout, 'build/page')],
]));

const rounds_of = { storage: 1 }; // filling a browser's storage object by object takes minutes
const subjects = {
  search: ['wasl', 'wasl_everything', 'fts5', 'minisearch'],
  lists: ['wasl', 'related', 'objects', 'sqlite'],
  sheets: ['wasl', 'd3', 'papaparse', 'json'],
  storage: ['wasl', 'raw', 'dexie', 'thousands', 'blob'],
};

async function measured(subject, engine, profile) {
  try {
    return await run_engine(server.address, profile, { subject, engine, size });
  } catch (problem) {
    return { problem: String(problem.message ?? problem).split('\n')[0] };
  }
}

async function measure_engine(subject, engine, round) {
  const profile = new_profile();
  let figures;
  if (subject === 'storage') {
    figures = await measured('storage:fill', engine, profile);
    const opened = [];
    for (let i = 0; i < options.rounds && !figures.problem; ++i) opened.push(await measured('storage:open', engine, profile));
    results.peers.push({ subject, engine, round, ...figures });
    opened.forEach((one, i) => results.peers.push({ subject: 'open', engine, round: i, ...one }));
  } else {
    figures = await measured(subject, engine, profile);
    results.peers.push({ subject, engine, round, ...figures });
  }
  const problem = results.peers.at(-1).problem ?? figures.problem;
  say(`${subject} ${engine} (round ${round + 1}, load ${load()})${problem ? `: ${problem}` : ''}`);
  fs.rmSync(profile, { recursive: true, force: true });
}

if (wanted('peers'))
  for (const [subject, engines] of Object.entries(subjects))
    for (let round = 0; round < (rounds_of[subject] ?? options.rounds); ++round)
      for (let i = 0; i < engines.length; ++i) await measure_engine(subject, engines[(i + round) % engines.length], round);

// ---- the page itself -------------------------------------------------------------------------------------------------

if (wanted('page')) results.page = await (await import('./product.mjs')).measure_page(server, size, options.rounds, say);
if (server) await server.stop();

results.load.push(load());
fs.mkdirSync(path.join(here, 'results'), { recursive: true });
const file = path.join(here, 'results', `${results.when.slice(0, 16).replace(/[T:]/g, '-')}.json`);
fs.writeFileSync(file.replace('.json', '.md'), markdown_of(results) + '\n');
print_report(results);
for (const run of results.peers) for (const key of ['totals', 'days']) delete run[key]; // they were compared; they are long
fs.writeFileSync(file, JSON.stringify(results, null, 1));
console.log(`\nWritten to ${path.relative(checkout, file)}`);
