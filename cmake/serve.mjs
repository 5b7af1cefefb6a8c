// Serves a built page on this machine alone: node serve.mjs DIRECTORY PORT. If the port is taken, the next free one.
// Files packed with .br beside them are sent so; what must be fresh (the page itself, the service worker) is never cached.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';

const [directory, first_port] = [resolve(process.argv[2]), Number(process.argv[3])];
const host = process.env.WASL_HOST || '127.0.0.1'; // a container listens to its outside

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm', '.ttf': 'font/ttf', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.ico': 'image/x-icon', '.txt': 'text/plain; charset=utf-8',
};

function file_of(url) {
  const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
  const file = join(directory, path.endsWith('/') ? path + 'index.html' : path);
  return file.startsWith(directory) && existsSync(file) && statSync(file).isFile() ? file : null;
}

function answer(request, response) {
  let file = null;
  try {
    file = file_of(request.url);
  } catch {} // an address that cannot be decoded is not found
  if (!file || !['GET', 'HEAD'].includes(request.method)) {
    response.writeHead(file ? 405 : 404, { 'content-type': 'text/plain; charset=utf-8' });
    return response.end(file ? 'GET only\n' : 'Not here\n');
  }
  const is_hashed = /\.[0-9a-f]{10,}\.[a-z0-9]+$/.test(file);
  const headers = {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': is_hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  };
  if (/\bbr\b/.test(request.headers['accept-encoding'] ?? '') && existsSync(file + '.br')) {
    headers['content-encoding'] = 'br';
    file += '.br';
  }
  headers['content-length'] = statSync(file).size;
  response.writeHead(200, headers);
  if (request.method === 'HEAD') return response.end();
  createReadStream(file).pipe(response);
}

function listen(port) {
  const server = createServer(answer);
  server.on('error', (error) => {
    if (error.code === 'EADDRINUSE' && port < first_port + 100) return listen(port + 1);
    console.error(`wasl: no port could be opened (${error.code}); set WASL_PORT to a free one.`);
    process.exit(1);
  });
  server.listen(port, host, () => console.log(`Open http://localhost:${port}/   (Ctrl+C ends it)`));
}

listen(first_port);
