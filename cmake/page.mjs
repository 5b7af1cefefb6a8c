// Gathers the page from what was built and what was written:
//     node cmake/page.mjs --build build/wasm --to build/page --version 0.1.0
// The same pieces, under other names, make dist/ (package.mjs). A piece is {name, place, bytes}: the program asks for it
// by its name; the table {{FILES}} in the page says where it lies.
//
// What is filled in for the braces of shell.html: POLICY (which scripts and connections are allowed), HEAD (links),
// VERSION and BUILD, FILES (the table), INLINE (the files themselves, in wasl.html), START (start.js) and SCRIPT (the program).
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const hash_of = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

export function files_under(folder, prefix = '') {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().flatMap((entry) => {
    const path = join(folder, entry);
    if (statSync(path).isDirectory()) return files_under(path, `${prefix}${entry}/`);
    return [{ name: prefix + entry, place: prefix + entry, bytes: readFileSync(path) }];
  });
}

// Everything that makes the page. Fonts are asked for by their file names alone.
export function read_pieces(build) {
  const piece = (name, from = build) => ({ name, place: name, bytes: readFileSync(join(from, name)) });
  const split = join(build, 'split');
  return {
    shell: readFileSync('shell.html', 'utf8'),
    start: readFileSync('web/platform/start.js', 'utf8'),
    worker: readFileSync('assets/service_worker.js', 'utf8'),
    program: piece('wasl.js'),
    wasm: piece('wasl.wasm', split),
    later: piece('later.wasm', split),
    fonts: files_under(join(build, 'fonts')).map((font) => ({ ...font, place: `fonts/${font.name}` })),
    assets: [...files_under('assets').filter(({ name }) => !/\.m?js$/.test(name)), piece('foreign.wasm'), piece('notices.txt')],
  };
}

export const loaded_pieces = (pieces) => [pieces.program, pieces.wasm, pieces.later, ...pieces.fonts, ...pieces.assets];
export const build_of = (pieces) =>
  hash_of(loaded_pieces(pieces).map(({ name, bytes }) => name + hash_of(bytes)).join() + pieces.shell + pieces.start);

// A template with {{NAME}} replaced; a name that is not known is an error, so that none is forgotten.
export function fill(template, values, where) {
  return template.replace(/\{\{([A-Z_]+)\}\}/g, (_, name) => {
    if (!(name in values)) throw new Error(`${where}: nothing is known about {{${name}}}`);
    return values[name];
  });
}

// ---- what may run and whom the page may talk to --------------------------------------------------------------------

const source_hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

// Scripts: those of this build, by their hash or place, and WebAssembly; nothing is ever made from text. Connections: the
// sync server may live anywhere.
export function policy_of({ shell, scripts, own_files }) {
  const own = own_files ? ["'self'"] : [];
  const styles = [...shell.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((found) => source_hash(found[1]));
  const rules = {
    'default-src': ["'none'"],
    'script-src': [...own, ...scripts.map(source_hash), "'wasm-unsafe-eval'"],
    'style-src': styles,
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': [...own, 'data:', 'blob:'],
    'font-src': [...own, 'data:'],
    'connect-src': [...own, 'https:', 'http:', 'data:', 'blob:'],
    ...(own_files && { 'worker-src': own, 'manifest-src': own }),
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(rules).map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}

export const policy_tag = (policy) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

// ---- the page as a folder --------------------------------------------------------------------------------------------

const script_json = (value) => JSON.stringify(value).replace(/</g, '\\u003c');

function head_of(place_of) {
  const preload = (name) => `<link rel="preload" href="${place_of(name)}" as="fetch" crossorigin>`;
  return [
    '<link rel="manifest" href="manifest.webmanifest">',
    `<link rel="icon" href="${place_of('icons/wasl.svg')}" type="image/svg+xml">`,
    `<link rel="apple-touch-icon" href="${place_of('icons/wasl-180.png')}">`,
    '<meta id="worker" name="worker" content="service_worker.js">',
    ...['wasl.wasm', 'IBMPlexSansArabic-Regular.ttf', 'icons.ttf'].map(preload),
  ].join('\n');
}

function write_file(folder, place, bytes) {
  const path = join(folder, place);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

// What a first visit does not bring: letters that few texts need, the reader of foreign files, templates of trades, big
// icons that only an installation shows, notices.
const is_wanted_later = ({ name }) => /^IBMPlexSans(Hebrew)?-|-(180|192|512)\.png$|^(notices\.txt|foreign\.wasm|trades\/.*)$/.test(name);

// Writes the page; `rename` gives the place of a piece, which may carry its content's hash. Returns its policy.
export function write_page(folder, pieces, version, rename = ({ place }) => place) {
  const build = build_of(pieces);
  const table = Object.fromEntries(loaded_pieces(pieces).map((piece) => [piece.name, rename(piece)]));
  const place_of = (name) => table[name];
  const policy = policy_of({ shell: pieces.shell, scripts: [pieces.start], own_files: true });
  const index = fill(pieces.shell, {
    POLICY: policy_tag(policy),
    VERSION: version,
    BUILD: build,
    HEAD: head_of(place_of),
    FILES: script_json(table),
    INLINE: '',
    START: `<script>${pieces.start}</script>`,
    SCRIPT: `<script src="${place_of('wasl.js')}" defer></script>`,
  }, 'shell.html');

  rmSync(folder, { recursive: true, force: true });
  for (const piece of loaded_pieces(pieces)) write_file(folder, table[piece.name], content_of(piece, place_of));
  write_file(folder, 'index.html', index);
  const later = loaded_pieces(pieces).filter(is_wanted_later).map(({ name }) => table[name]);
  const kept = ['./', ...Object.values(table).filter((place) => !later.includes(place))];
  write_file(folder, 'service_worker.js',
    fill(pieces.worker, { VERSION: version, BUILD: build, FILES: JSON.stringify(kept), LATER_FILES: JSON.stringify(later) }, 'assets/service_worker.js'));
  return policy;
}

// The manifest names icons by where they lie.
function content_of(piece, place_of) {
  if (extname(piece.name) !== '.webmanifest') return piece.bytes;
  const manifest = JSON.parse(piece.bytes);
  for (const icon of manifest.icons ?? []) icon.src = place_of(icon.src) ?? icon.src;
  return JSON.stringify(manifest);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const option = (name) => process.argv[process.argv.indexOf(`--${name}`) + 1];
  write_page(option('to'), read_pieces(option('build')), option('version'));
}
