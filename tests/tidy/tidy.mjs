// Reads every file of ours and names what breaks a rule of rules.mjs: node tests/tidy/tidy.mjs
// Each rule is one test, and so is the proof that it refuses its bad example.
import { readdirSync, readFileSync } from 'node:fs';
import { read_layers, rules } from './rules.mjs';

const skipped = new Set(['.git', 'build', 'dist', 'node_modules', 'artifacts', 'results', 'pictures']);
const text_files = /(\.(cpp|hpp|inc|def|c|h|js|mjs|cjs|py|sh|cmake|txt|md|json|html|css|yaml|yml|csv|svg|webmanifest)|wasl|run|Dockerfile)$/;

function files_under(folder) {
  return readdirSync(folder || '.', { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (skipped.has(entry.name) || /^build/.test(path)) return [];
    if (entry.isDirectory()) return files_under(path);
    if (!entry.isFile() || !text_files.test(path)) return [];
    return [{ path, text: readFileSync(path, 'utf8') }];
  });
}

const context = { layers: read_layers(readFileSync('cmake/layers.txt', 'utf8')) };
const files = files_under('');
let [passed, failed] = [0, 0];

function report(name, problems) {
  if (problems.length === 0) return passed++;
  failed++;
  console.log(`✗ ${name}`);
  for (const problem of problems) console.log(`    ${problem}`);
}

for (const rule of rules) {
  report(rule.name, rule.check(files, context));
  const is_seen = rule.check([rule.breaks], context).length > 0;
  report(`the rule sees its bad example: ${rule.name}`, is_seen ? [] : [`${rule.breaks.path} was not refused`]);
}

console.log(`${files.length} files, ${rules.length} rules`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
