// clang-tidy over core/, some files at once: node static_checks.mjs COMPILE_COMMANDS CACHE_DIRECTORY JOBS
// A file that was found clean is not looked at again until it, or a header it includes, or the checks change: its
// preprocessed text is the key, kept outside the checkout. Preprocessing is not done again either while none of the files
// that it read has changed; they are kept beside the key.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const [database, cache, jobs] = process.argv.slice(2);
const checks = 'tests/tidy/clang-tidy.yaml';
const large = { maxBuffer: 256 << 20 };

mkdirSync(cache, { recursive: true });
const commands = JSON.parse(readFileSync(database, 'utf8'))
  .filter((entry) => /\/core\/[^/]+\/[^/]+\.cpp$/.test(entry.file))
  .map((entry) => ({ ...entry, words: entry.command.match(/(?:[^\s"]|"[^"]*")+/g).map((word) => word.replace(/\\?"/g, '')) }));

const digest = (...texts) => texts.reduce((hash, text) => hash.update(text), createHash('sha256')).digest('hex');
const rules = readFileSync(checks);
const digests = new Map(); // of the files that are included, each read once
function digest_of(file) {
  if (!digests.has(file)) digests.set(file, existsSync(file) ? digest(readFileSync(file)) : 'gone');
  return digests.get(file);
}
const digest_of_all = (files) => digest(...files.map(digest_of));

// The files that were read when this command was found clean, if all are as they were then.
function is_as_found_clean(note) {
  if (!existsSync(note)) return false;
  const { files, all } = JSON.parse(readFileSync(note, 'utf8'));
  return digest_of_all(files) === all;
}

// What the compiler would read, without the places where it was read from; and the files it is from.
async function preprocessed(command, note) {
  const start = command.words.findIndex((word) => /clang\+\+$/.test(word));
  const words = command.words.slice(start + 1);
  words.splice(words.indexOf('-o'), 2);
  const listed = `${note}.${process.pid}.d`;
  const own = words.filter((word) => word !== '-c' && !/^-M/.test(word) && !/\.o(\.d)?$/.test(word));
  const { stdout } = await run('clang++', [...own, '-E', '-P', '-MD', '-MF', listed, '-MT', 'x'], { cwd: command.directory, ...large });
  const files = readFileSync(listed, 'utf8').replace(/^x:|\\\n/g, ' ').trim().split(/\s+/).map((file) => path.resolve(command.directory, file));
  rmSync(listed);
  return { key: digest(stdout, rules), files };
}

async function problems_in(command) {
  const note = `${cache}/${digest(command.command, rules)}.files`;
  if (is_as_found_clean(note)) return null;
  const { key, files } = await preprocessed(command, note).catch(() => ({}));
  if (!key || !existsSync(`${cache}/${key}`)) {
    try {
      await run('clang-tidy', ['--quiet', `--config-file=${checks}`, '-p', database.replace(/\/[^/]*$/, ''), command.file], large);
    } catch (failure) {
      return failure.stdout || failure.stderr || String(failure);
    }
  }
  if (!key) return null;
  writeFileSync(`${cache}/${key}`, command.file);
  writeFileSync(`${note}.${process.pid}`, JSON.stringify({ files, all: digest_of_all(files) }));
  renameSync(`${note}.${process.pid}`, note); // two checkouts may look at once
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
