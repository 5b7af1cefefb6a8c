// The rules about our own files that no compiler checks. A rule gets every file as {path, text} and returns what is
// wrong, one sentence each, naming the file and the line. `breaks` is a file that the rule must refuse: tidy.mjs tries
// it first, so that a rule that sees nothing is noticed.

const is_cpp = (file) => /\.(cpp|hpp|inc)$/.test(file.path);
const in_folder = (folder) => (file) => file.path.startsWith(folder + '/');
const product = (file) => is_cpp(file) && /^(core|web|server-stub)\//.test(file.path);

// Every line of the files that matches, told with `why`.
function lines_like(files, pattern, why) {
  const problems = [];
  for (const file of files) {
    file.text.split('\n').forEach((line, index) => {
      const found = pattern.exec(line);
      if (found) problems.push(`${file.path}:${index + 1}: ${why(found, file)}`);
    });
  }
  return problems;
}

// ---- layers ---------------------------------------------------------------------------------------------------

// The rows of cmake/layers.txt: folder -> the folders of ours it may include.
export function read_layers(text) {
  const layers = new Map();
  for (const line of text.split('\n')) {
    if (!/^[a-z]+\//.test(line)) continue;
    const [folder, allowed] = line.split('|').map((column) => column.trim());
    const core_above = [...layers.keys()].filter((row) => row.startsWith('core/'));
    layers.set(folder, new Set([folder, ...(allowed === '<' ? core_above : allowed.split(/\s+/).filter(Boolean))]));
  }
  return layers;
}

const folder_of = (path) => path.split('/').slice(0, 2).join('/');

function wrong_layers(files, { layers }) {
  const ours = /^\s*#\s*include\s+[<"]((?:core|web|server-stub|tests)\/[^>"]+)[>"]/;
  const is_test = (file) => /_test\.cpp$/.test(file.path);
  return lines_like(files.filter(product).filter((file) => !is_test(file)), ours, (found, file) => {
    const [from, to] = [folder_of(file.path), folder_of(found[1])];
    const allowed = layers.get(from);
    if (!allowed) return /^(web\/[^/]+$|server-stub\/)/.test(file.path) ? '' : `${from} has no row in cmake/layers.txt`;
    return allowed.has(to) ? '' : `${from} must not include ${to} (${found[1]})`;
  }).filter((problem) => !problem.endsWith(': '));
}

// The screens: one folder or file per screen, and none knows another.
function views_that_include_views(files) {
  const view_of = (path) => path.split('/')[2].replace(/\..*$/, '');
  return lines_like(files.filter(in_folder('web/views')), /#\s*include\s+"web\/views\/([^"]+)"/, (found, file) => {
    const [from, to] = [view_of(file.path), view_of('web/views/' + found[1])];
    const is_shared = from === to || from === 'all_views' || file.path.split('/').length === 3 || !found[1].includes('/');
    return is_shared ? '' : `the view ${from} must not include the view ${to}`;
  }).filter((problem) => !problem.endsWith(': '));
}

// ---- the table ------------------------------------------------------------------------------------------------

export const rules = [
  {
    name: 'a folder includes only what cmake/layers.txt allows',
    check: wrong_layers,
    breaks: { path: 'core/text/fold.cpp', text: '#include "core/store/tables.hpp"\n' },
  },
  {
    name: 'a view never includes another view',
    check: views_that_include_views,
    breaks: { path: 'web/views/home/home.cpp', text: '#include "web/views/bin/bin.hpp"\n' },
  },
  {
    name: 'only core/formats includes nlohmann/json',
    check: (files) =>
      lines_like(files.filter(product).filter((file) => !in_folder('core/formats')(file)), /#\s*include\s+[<"]nlohmann\//,
        () => 'nlohmann/json is for core/formats alone'),
    breaks: { path: 'core/store/x.cpp', text: '#include <nlohmann/json.hpp>\n' },
  },
  {
    name: 'only web/platform includes emscripten',
    check: (files) =>
      lines_like(files.filter(product).filter((file) => !in_folder('web/platform')(file)), /#\s*include\s+[<"]emscripten|\bEM_(ASM|JS|ASYNC_JS)\b/,
        () => 'the browser is spoken to in web/platform alone'),
    breaks: { path: 'web/kit/x.cpp', text: '#include <emscripten.h>\n' },
  },
  {
    name: 'core knows no interface, clock, file or network',
    check: (files) =>
      lines_like(files.filter(is_cpp).filter(in_folder('core')),
        /#\s*include\s+[<"](imgui|GLES|filesystem|fstream|iostream|thread|sys\/|unistd|httplib|sqlite3)|_clock::now\(|\bstd::(time|rand)\(|random_device/,
        (found) => `core must be given this by its caller: ${found[0]}`),
    breaks: { path: 'core/base/x.cpp', text: 'auto now = std::chrono::system_clock::now();\n' },
  },
  {
    name: 'the stored files are never read back over the ones in memory',
    check: (files) =>
      lines_like(files.filter(in_folder('web')), /^(?!\s*(?:\/\/|\*|#)).*?(syncfs\s*\(\s*false|\bautoPersist\b)/,
        (found) => `${found[1]} must not be used (storage-sync.md)`),
    breaks: { path: 'web/platform/x.library.js', text: 'FS.syncfs(false, done);\n' },
  },
  {
    name: 'no exceptions are thrown or caught in core and web',
    check: (files) =>
      lines_like(files.filter(is_cpp).filter((file) => /^(core|web)\//.test(file.path) && !/_test\.cpp$/.test(file.path)),
        /^(?!\s*\/\/).*(\bthrow\b(?!\s*\()|\btry\s*\{|\bcatch\s*\()/, () => 'errors are values here'),
    breaks: { path: 'core/base/x.cpp', text: 'throw 1;\n' },
  },
  {
    name: 'a header begins with #pragma once, and every file with what it is for',
    check: (files) =>
      files.filter(is_cpp).filter((file) => !file.path.endsWith('.inc')).flatMap((file) => {
        const problems = [];
        const text = file.text.replace(/^\uFEFF/, '');
        if (file.path.endsWith('.hpp') && !/^#pragma once$/m.test(text)) problems.push(`${file.path}:1: no #pragma once`);
        const has_own_header = file.path.endsWith('.cpp') && text.trimStart().startsWith(`#include "${file.path.replace('.cpp', '.hpp')}"`);
        if (!has_own_header && !/^(#pragma once\s*)?(\/\/|\/\*)/.test(text.trimStart())) problems.push(`${file.path}:1: it does not say what it is for`);
        return problems;
      }),
    breaks: { path: 'core/base/x.hpp', text: 'int x;\n' },
  },
  {
    name: 'files have snake_case names',
    check: (files) =>
      files.filter((file) => /^(core|web|server-stub)\//.test(file.path) && !/^[a-z0-9_./-]+$/.test(file.path))
        .map((file) => `${file.path}: not snake_case`),
    breaks: { path: 'core/base/Id.hpp', text: '// x\n' },
  },
  {
    name: 'a TODO has a name',
    check: (files) =>
      lines_like(files.filter((file) => !in_folder('tests/tidy')(file)), /\b(TODO|FIXME|XXX)\b(?!\([a-z]+\))/, (found) => `${found[1]} of whom?`),
    breaks: { path: 'core/base/x.hpp', text: '// TODO: later\n' },
  },
  {
    name: 'no package registry and no path of one machine is written down',
    check: (files) =>
      lines_like(files.filter((file) => !in_folder('tests/tidy')(file)),
        /(registry\.npmjs|deb\.debian\.org|pypi\.org|crates\.io|proxy\.golang|["'\s=(:]\/(work|tmp|root|home)\/[a-z])/,
        (found) => `${found[0].trim()} is true of some machines only`),
    breaks: { path: 'cmake/x.sh', text: 'mirror=http://deb.debian.org/debian\n' },
  },
  {
    name: 'text is UTF-8 with plain line ends and a last newline',
    check: (files) =>
      files.filter((file) => file.text !== '' && !/(^|\/)(data|corpus|golden)\//.test(file.path))
        .filter((file) => file.text.includes('\r') || file.text.includes('\uFFFD') || !file.text.endsWith('\n'))
        .map((file) => `${file.path}: CR, bytes that are not UTF-8, or no newline at the end`),
    breaks: { path: 'core/base/x.hpp', text: '// x' },
  },
];
