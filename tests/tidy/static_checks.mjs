// clang-tidy over core/, some files at once: node static_checks.mjs COMPILE_COMMANDS CACHE_DIRECTORY JOBS
// A file that was found clean is not looked at again until it, or a header it includes, or the checks change: its
// preprocessed text is the key, kept outside the checkout.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);
const [database, cache, jobs] = process.argv.slice(2);
const checks = 'tests/tidy/clang-tidy.yaml';
const large = { maxBuffer: 256 << 20 };

mkdirSync(cache, { recursive: true });
const commands = JSON.parse(readFileSync(database, 'utf8'))
  .filter((entry) => /\/core\/[^/]+\/[^/]+\.cpp$/.test(entry.file))
  .map((entry) => ({ ...entry, words: entry.command.match(/(?:[^\s"]|"[^"]*")+/g).map((word) => word.replace(/\\?"/g, '')) }));

// What the compiler would read, without the places where it was read from.
async function key_of(command) {
  const start = command.words.findIndex((word) => /clang\+\+$/.test(word));
  const words = command.words.slice(start + 1);
  const output = words.indexOf('-o');
  words.splice(output, 2);
  const { stdout } = await run('clang++', [...words.filter((word) => word !== '-c' && !/^-M/.test(word) && !/\.o(\.d)?$/.test(word)), '-E', '-P'],
    { cwd: command.directory, ...large });
  return createHash('sha256').update(stdout).update(readFileSync(checks)).digest('hex');
}

async function problems_in(command) {
  const key = await key_of(command).catch(() => null);
  if (key && existsSync(`${cache}/${key}`)) return null;
  try {
    await run('clang-tidy', ['--quiet', `--config-file=${checks}`, '-p', database.replace(/\/[^/]*$/, ''), command.file], large);
  } catch (failure) {
    return failure.stdout || failure.stderr || String(failure);
  }
  if (key) writeFileSync(`${cache}/${key}`, command.file);
  return null;
}

let [next, passed, failed] = [0, 0, 0];
async function worker() {
  while (next < commands.length) {
    const problems = await problems_in(commands[next++]);
    if (problems === null) passed++;
    else failed++, console.log(problems);
  }
}
await Promise.all(Array.from({ length: Math.max(1, Number(jobs)) }, worker));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
