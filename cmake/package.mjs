// Makes dist/ from what was built: node cmake/package.mjs BUILD DIST VERSION
//   site/       for any host of files: names that carry their content's hash, .br and .gz beside each, and _headers
//   wasl.html   everything in one file, which opens from a disk
import { readFileSync, rmSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { fill, files_under, hash_of, page_values, read_pieces, write_file, write_page } from './page.mjs';

const [build, dist, version] = process.argv.slice(2);

// Names that people and browsers look up by themselves stay as they are.
const keeps_its_name = (name) => /^(manifest\.webmanifest|robots\.txt|favicon\.ico)$/.test(name);

function hashed_name(piece) {
  if (keeps_its_name(piece.name)) return piece.name;
  const end = extname(piece.name);
  return `${piece.name.slice(0, piece.name.length - end.length)}.${hash_of(piece.bytes)}${end}`;
}

function compress(folder) {
  for (const { name, bytes } of files_under(folder)) {
    if (/\.(png|woff2|br|gz)$/.test(name)) continue;
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    write_file(folder, `${name}.br`, brotliCompressSync(bytes, { params: quality }));
    write_file(folder, `${name}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
