// Runs every *.test.mjs under a folder with node's test runner, each in a process of its own, a few at a time, and prints what each
// said when it has ended.
//
//     node tests/run_node_tests.mjs --tries 2 --jobs 2 --first keyboard,axe tests/browser
//
// A real browser on a machine that does other things at times misses a deadline: with two tries, a file that failed runs once
// more, alone, and both runs are told. What fails in the last one has failed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tries: { type: 'string', default: '1' }, jobs: { type: 'string', default: '1' }, first: { type: 'string', default: '' } },
});
const folder = positionals[0];
const long = values.first.split(','); // begun first, so that no core waits for one of them at the end
const rank = file => (long.indexOf(path.basename(file, '.test.mjs')) + 1 || long.length + 1);
const files = fs
  .readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.test.mjs') && !name.includes('node_modules'))
  .map((name) => path.join(folder, name))
  .sort((a, b) => rank(a) - rank(b) || fs.statSync(b).size - fs.statSync(a).size);

function run(file) {
  return new Promise((done) => {
    const options = ['--test', '--test-concurrency=1', '--test-force-exit', '--test-timeout=300000', '--test-reporter=spec'];
    const child = spawn(process.execPath, [...options, file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (bytes) => (said += bytes));
    child.stderr.on('data', (bytes) => (said += bytes));
    child.on('close', (code) => done({ file, said, is_good: code === 0 }));
  });
}

const waiting = [...files];
const again = [];
let has_failed = false;
async function work() {
  for (let file = waiting.shift(); file; file = waiting.shift()) {
    const { said, is_good } = await run(file);
    if (is_good || values.tries === '1') {
      console.log(`${file}\n${said}`);
      has_failed ||= !is_good;
      continue;
    }
    console.log(said.replaceAll('✖', '×').replace(/^/gm, '    | ')); // told, but not counted
    again.push(file);
  }
}
await Promise.all(Array.from({ length: Number(values.jobs) }, work));
for (const file of again) {
  const { said, is_good } = await run(file);
  console.log(`${file}, once more\n${said}`);
  has_failed ||= !is_good;
}
process.exit(has_failed ? 1 : 0);
