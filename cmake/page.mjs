// Gathers the page from what was built and what was written:
//     node cmake/page.mjs --build build/wasm --to build/page --version 0.1.0
// The same pieces, with other names, make dist/ and wasl.html (package.mjs). A piece is {name, bytes}; the page knows
// its files by these names through the table {{FILES}}, whatever they are called where they lie.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const hash_of = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

export function files_under(folder, prefix = '') {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().flatMap((entry) => {
    const path = join(folder, entry);
    return statSync(path).isDirectory() ? files_under(path, `${prefix}${entry}/`) : [{ name: prefix + entry, bytes: readFileSync(path) }];
  });
}

// Everything the page loads, by name; templates are filled in later.
export function read_pieces(build) {
  return {
    shell: readFileSync('shell.html', 'utf8'),
    worker: existsSync('assets/service_worker.js') ? readFileSync('assets/service_worker.js', 'utf8') : null,
    program: { name: 'wasl.js', bytes: readFileSync(join(build, 'wasl.js')) },
    wasm: { name: 'wasl.wasm', bytes: readFileSync(join(build, 'wasl.wasm')) },
    fonts: files_under(join(build, 'fonts'), 'fonts/'),
    assets: files_under('assets').filter((piece) => piece.name !== 'service_worker.js'),
  };
}

// A template with {{NAME}} replaced; a name that is not known is an error, so that none is forgotten.
export function fill(template, values, where) {
  return template.replace(/\{\{([A-Z_]+)\}\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`${where}: nothing is known about {{${name}}}`);
    return values[name];
  });
}

// JSON that may stand inside <script>.
export const script_json = (value) => JSON.stringify(value).replace(/</g, '\\u003c');

export function write_file(folder, name, bytes) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

// `names` gives each piece the name it has in the folder: its own, or a hashed one.
export function write_page(folder, pieces, version, names = (piece) => piece.name) {
  const loaded = [pieces.program, pieces.wasm, ...pieces.fonts, ...pieces.assets];
  const table = Object.fromEntries(loaded.map((piece) => [piece.name, names(piece)]));
  const build = hash_of(Buffer.concat(loaded.map((piece) => piece.bytes)));
  const index = fill(pieces.shell, page_values({ version, build, table, names, pieces }), 'shell.html');
  rmSync(folder, { recursive: true, force: true });
  for (const piece of loaded) write_file(folder, names(piece), piece.bytes);
  write_file(folder, 'index.html', index);
  if (pieces.worker) {
    const files = ['./', ...Object.values(table)];
    const values = { VERSION: version, BUILD: hash_of(Buffer.from(build + index)), FILES: JSON.stringify(files) };
    write_file(folder, 'service_worker.js', fill(pieces.worker, values, 'assets/service_worker.js'));
  }
}

export function page_values({ version, build, table, names, pieces }) {
  return {
    VERSION: version,
    BUILD: build,
    FILES: script_json(table),
    INLINE: '',
    SCRIPT: `<script src="${names(pieces.program)}"></script>`,
  };
}

export function option(name, fallback) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const to = option('to', 'build/page');
  write_page(to, read_pieces(option('build', 'build/wasm')), option('version', '0'));
}
