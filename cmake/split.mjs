// Splits the linked program in two: what a first visit runs, and what can come a moment later.
//     node cmake/split.mjs BUILD TO BINARYEN_TOOLS LLVM_NM
// In: BUILD/wasl.wasm with the names of its functions, and the objects it was linked from. Out: TO/wasl.wasm, TO/later.wasm.
//
// Later come the functions that only sources of later.txt define (folders, not functions, are listed: nothing has to be kept
// up), and whatever only those call. wasm-split leaves a placeholder for each; start.js answers one that is called too soon.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { files_under } from './page.mjs';

const [build, to, binaryen, llvm_nm] = process.argv.slice(2);
const output_max = 1 << 28;
const run = (tool, args) => execFileSync(tool, args, { encoding: 'utf8', maxBuffer: output_max, stdio: ['ignore', 'pipe', 'pipe'] });

// What Emscripten lets the linker use; wasm-split must neither refuse it nor write anything newer.
const features = ['mutable-globals', 'sign-ext', 'nontrapping-float-to-int', 'simd', 'bulk-memory', 'bulk-memory-opt',
  'reference-types', 'multivalue'].map((name) => `--enable-${name}`);

const lines = readFileSync('cmake/later.txt', 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
const kept_names = lines.filter((line) => line.startsWith('keep ')).map((line) => line.slice(5));
const later_sources = lines.filter((line) => !line.startsWith('keep '));
const is_kept = (name) => kept_names.some((part) => name.includes(part));
const is_later_source = (source) => later_sources.some((beginning) => source.startsWith(beginning));

// Every function's name -> whether all who define it may come later, and whether they may be many (inline functions and
// instances of templates are "weak").
function definitions() {
  const objects = files_under(join(build, 'CMakeFiles')).map(({ name }) => name)
    .filter((name) => name.endsWith('.o') && !/\/cmake_pch|^foreign\.dir/.test(name));
  const listing = run(llvm_nm, ['-A', '-C', '--defined-only', '--quiet', ...objects.map((name) => join(build, 'CMakeFiles', name))]);
  const defined = new Map();
  for (const [, object, kind, name] of listing.matchAll(/^(\S+\.o): *[0-9a-f]* ([TtWw]) (.*)$/gm)) {
    const source = relative(join(build, 'CMakeFiles'), object).replace(/^[^/]*\.dir\//, '');
    const before = defined.get(name) ?? { is_later: true, is_weak: false };
    defined.set(name, { is_later: before.is_later && is_later_source(source), is_weak: before.is_weak || kind === 'W' });
  }
  return defined;
}

// Binaryen's call graph: for each function how it may be reached, and who calls it.
function call_graph(program) {
  const text = run(join(binaryen, 'wasm-opt'), [...features, program, '--print-call-graph', '-o', '/dev/null']);
  const functions = new Set(), fixed = new Set(), shared = new Set(), callers = new Map();
  const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
  for (const [, name, color] of text.matchAll(new RegExp(`^  ${quoted} \\[style="filled", fillcolor="(\\w+)"\\];`, 'gm')))
    if (color === 'white') functions.add(name);
    else fixed.add(name); // imported or exported
  for (const [, name] of text.matchAll(new RegExp(`^  ${quoted} \\[style="filled, rounded"\\];`, 'gm'))) { // in the table
    if (fixed.has(name)) shared.add(name);
    fixed.add(name);
  }
  for (const [, caller, called] of text.matchAll(new RegExp(`^  ${quoted} -> ${quoted}`, 'gm')))
    callers.set(called, (callers.get(called) ?? []).concat(caller));
  return { functions, fixed, shared, callers };
}

function functions_for_later(program) {
  const defined = definitions();
  const { functions, fixed, shared, callers } = call_graph(program);
  const is_exported = (name) => fixed.has(name) && !functions.has(name);
  const own_name = (name) => (defined.has(name) ? name : name.replace(/_\d+$/, '')); // several of one name are numbered
  const later = new Set([...functions].filter((name) => defined.get(own_name(name))?.is_later && !is_exported(name) && !is_kept(name)));
  const is_only_for_later = (name) => callers.get(name)?.every((caller) => later.has(caller));
  // Weak functions that are alike have become one, under any of their names: whoever else calls it decides.
  const is_weak = (name) => defined.get(own_name(name))?.is_weak || name.startsWith('std::');
  const until_settled = (change) => {
    for (let before = -1; before !== later.size; change()) before = later.size;
  };
  until_settled(() => {
    for (const name of later)
      if (is_weak(name) && (shared.has(name) || (callers.has(name) && !is_only_for_later(name)))) later.delete(name);
  });
  until_settled(() => {
    for (const name of functions) if (!fixed.has(name) && is_only_for_later(name)) later.add(name);
  });
  return [...later].sort();
}

const program = join(build, 'wasl.wasm');
const later = functions_for_later(program);
if (later.length < 100) throw new Error(`${program}: only ${later.length} functions for later; are their names in it?`);
mkdirSync(to, { recursive: true });
writeFileSync(join(to, 'later_functions.txt'), later.join('\n') + '\n');
run(join(binaryen, 'wasm-split'), [...features, program, `--split-funcs=@${join(to, 'later_functions.txt')}`, '--strip-debug', '--quiet',
  '-o1', join(to, 'wasl.wasm'), '-o2', join(to, 'later.wasm'), '--placeholdermap']);
