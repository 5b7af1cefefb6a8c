// Makes dist/ from what was built: node cmake/package.mjs BUILD DIST VERSION
//   site/       for any host of files: names that carry their content's hash, .br and .gz beside each, and _headers
//   wasl.html   everything in one file, which opens from a disk
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build_of, files_under, fill, hash_of, loaded_pieces, policy_of, policy_tag, read_pieces, write_page } from './page.mjs';

const [build, dist, version] = process.argv.slice(2);
const pieces = read_pieces(build);
const kilobytes = (bytes) => `${Math.round(bytes / 1024)} KB`;

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
make_site(join(dist, 'site'));
make_single_file(join(dist, 'wasl.html'));

// ---- files for a host --------------------------------------------------------------------------------------------------

function hashed_place({ place, bytes }) {
  if (/^(manifest\.webmanifest|notices\.txt)$/.test(place)) return place; // found by these names
  const end = extname(place);
  return `${place.slice(0, place.length - end.length)}.${hash_of(bytes)}${end}`;
}

function make_site(folder) {
  const policy = write_page(folder, pieces, version, hashed_place);
  const sizes = compress(folder);
  writeFileSync(join(folder, '_headers'), headers_of(policy));
  const first_load = sizes.filter(({ name }) => /^(index\.html|wasl\.|fonts\/(icons|IBMPlexSansArabic-))/.test(name));
  const sum = first_load.reduce((total, { packed }) => total + packed, 0);
  console.log(`${folder}: ${kilobytes(sum)} to open the page, packed`);
  for (const { name, packed } of first_load) console.log(`    ${kilobytes(packed).padStart(8)}  ${name}`);
}

function compress(folder) {
  return files_under(folder).map(({ name, bytes }) => {
    if (name.endsWith('.png')) return { name, packed: bytes.length };
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const packed = brotliCompressSync(bytes, { params });
    writeFileSync(join(folder, `${name}.br`), packed);
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    return { name, packed: packed.length };
  });
}

// For hosts that read such a file; elsewhere the page's own policy stands, and only the times of caching are lost.
function headers_of(policy) {
  const once = '  Cache-Control: no-cache';
  return ['/*', `  Content-Security-Policy: ${policy}; frame-ancestors 'none'`, '  X-Content-Type-Options: nosniff',
    '  Referrer-Policy: no-referrer', ...['/', '/index.html', '/service_worker.js'].flatMap((path) => [path, once]),
    ...['/wasl.*', '/later.*', '/foreign.*', '/fonts/*', '/icons/*', '/trades/*'].flatMap((path) => [path, '  Cache-Control: public, max-age=31536000, immutable']),
    ''].join('\n');
}

// ---- one file ----------------------------------------------------------------------------------------------------------

function make_single_file(path) {
  const carried = loaded_pieces(pieces).filter(({ name }) => name !== 'wasl.js' && !/^(icons\/|manifest\.)/.test(name));
  const packed = Object.fromEntries(carried.map(({ name, bytes }) => [name, `gz:${gzipSync(bytes, { level: 9 }).toString('base64')}`]));
  const inline = `globalThis.wasl_inline = ${JSON.stringify(packed)};`;
  const program = inside_script(pieces.program.bytes.toString('utf8'));
  const icon = pieces.assets.find(({ name }) => name === 'icons/wasl.svg');
  const scripts = [inline, pieces.start, program];
  const page = fill(pieces.shell, {
    POLICY: policy_tag(policy_of({ shell: pieces.shell, scripts, own_files: false })),
    VERSION: version,
    BUILD: build_of(pieces),
    HEAD: `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${icon.bytes.toString('base64')}">`,
    FILES: '{}',
    INLINE: `<script>${inline}</script>`,
    START: `<script>${pieces.start}</script>`,
    SCRIPT: `<script>${program}</script>`,
  }, 'shell.html');
  writeFileSync(path, page);
  console.log(`${path}: ${kilobytes(Buffer.byteLength(page))}`);
}

// JavaScript that may stand between <script> and </script>: the words that would end it occur in strings only.
function inside_script(code) {
  return code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}
