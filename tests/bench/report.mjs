// The figures as one table: what is promised (design.md, "What it promises in numbers"), what was measured, and beside it what
// the peers took in the same run.
const median = all => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

// runs('search', 'wasl', one => one.search.p95): the median over the rounds; nothing when it was not measured.
const reader_of = results => (subject, engine, figure) => {
  const all = results.peers.filter(run => run.subject === subject && run.engine === engine && !run.problem).map(figure).filter(Number.isFinite);
  return all.length ? median(all) : undefined;
};

const number = value => (value === undefined ? '–' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const spread = (unit, ...values) => (values[0] === undefined ? undefined : `${values.map(number).join(' · ')} ${unit}`);

// what, target in words, limit, measured number, how it is shown, peers
function rows_of(results) {
  const of = reader_of(results), { page } = results;
  const peer = (name, unit, ...values) => (values[0] === undefined ? [] : [`${name} ${values.map(number).join(' · ')}${unit ? ` ${unit}` : ''}`]);
  const searched = engine => ['p50', 'p95', 'cpu'].map(kind => of('search', engine, one => one.search[kind]));
  const slipped = engine => ['p50', 'p95'].map(kind => of('search', engine, one => one.slip?.[kind]));
  const built = engine => of('search', engine, one => one.build.cpu);
  const variants = engine => ['arabic', 'diacritic', 'latin'].map(kind => of('search', engine, one => one.variants?.[kind]));
  const listed = engine => ['p50', 'p95', 'cpu'].map(kind => of('lists', engine, one => one.list[kind]));
  const sheet = (engine, what) => of('sheets', engine, one => one[what]?.cpu);
  const edited = engine => ['p50', 'p95'].map(kind => of('storage', engine, one => one.edit?.[kind]));
  const loaded = engine => ['p50', 'cpu'].map(kind => of('open', engine, one => one.open?.[kind]));
  const native = job => {
    const one = results.native?.find(figures => figures.job === job);
    return [one?.p50_ms, one?.p95_ms];
  };
  const row = (what, target, limit, value, shown, peers = []) => ({ what, target, limit, value, shown, peers: peers.join('; ') });
  const found = variants('wasl');
  return [
    row('search, a keystroke: p95 (p50 · p95 · CPU)', '≤ 1 ms', 1, searched('wasl')[1], spread('ms', ...searched('wasl')),
      [...peer('FTS5 ranked', 'ms', ...searched('fts5')), ...peer('minisearch', 'ms', ...searched('minisearch'))]),
    row('… over all records, orders too', '', undefined, searched('wasl_everything')[1], spread('ms', ...searched('wasl_everything'))),
    row('one slip of the finger (p50 · p95)', '', undefined, slipped('wasl')[1], spread('ms', ...slipped('wasl')), peer('minisearch', 'ms', ...slipped('minisearch'))),
    row('… found, of 1', '', undefined, of('search', 'wasl', one => one.slip.found), spread('', of('search', 'wasl', one => one.slip.found)),
      peer('minisearch', '', of('search', 'minisearch', one => one.slip.found))),
    row('building the index, CPU', '≤ 300 ms', 300, built('wasl'), spread('ms', built('wasl')), [...peer('FTS5', 'ms', built('fts5')), ...peer('minisearch', 'ms', built('minisearch'))]),
    row('the index in memory', '≤ 40 MB', 40, of('search', 'wasl', one => one.index_mb), spread('MB', of('search', 'wasl', one => one.index_mb)),
      ['fts5', 'minisearch'].flatMap(engine => peer(engine, 'MB', of('search', engine, one => one.build.memory_mb)))),
    row('found: Arabic spellings · vowel signs · Latin accents', '≥ .98 each', 1 / 0.98, found[0] && 1 / Math.min(...found), spread('', ...found),
      [...peer('FTS5', '', ...variants('fts5')), ...peer('minisearch', '', ...variants('minisearch'))]),
    row('list: 3 filters, sort, 50 rows, total (p50 · p95 · CPU)', '≤ 0.3 ms', 0.3, listed('wasl')[0], spread('ms', ...listed('wasl')),
      [...peer('SQLite, fitted index', 'ms', ...listed('sqlite')), ...peer('JS objects', 'ms', ...listed('objects'))]),
    row('… nothing kept from before', '', undefined, of('lists', 'wasl', one => one.cold.p50), spread('ms', of('lists', 'wasl', one => one.cold.p50), of('lists', 'wasl', one => one.cold.p95))),
    row('list by other records: three kinds, of 1,000,000 orders (p50 · p95)', '≤ 20 ms', 20, of('lists', 'related', one => one.compound.p50), spread('ms', of('lists', 'related', one => one.compound.p50), of('lists', 'related', one => one.compound.p95))),
    row('… counted and added up (p50 · p95)', '', undefined, of('lists', 'related', one => one.tally.p50), spread('ms', of('lists', 'related', one => one.tally.p50), of('lists', 'related', one => one.tally.p95))),
    row('everybody by name, never asked before', '', undefined, of('lists', 'wasl', one => one.by_name.p50), spread('ms', of('lists', 'wasl', one => one.by_name.p50)),
      [...peer('JS objects, Intl.Collator', 'ms', of('lists', 'objects', one => one.by_name.p50)), ...peer('SQLite, kept index, byte order', 'ms', of('lists', 'sqlite', one => one.by_name.p50))]),
    row('doubles among all people, from nothing', '≤ 3000 ms', 3000, of('lists', 'wasl', one => one.doubles.p50), spread('ms', of('lists', 'wasl', one => one.doubles.p50))),
    row('a formula over all customers (p50 · CPU)', '≤ 20 ms', 20, of('lists', 'wasl', one => one.formula.p50), spread('ms', of('lists', 'wasl', one => one.formula.p50), of('lists', 'wasl', one => one.formula.cpu)),
      peer('JS objects', 'ms', of('lists', 'objects', one => one.formula?.p50))),
    row('sums of a quote of 500 lines, natively (p50 · p95)', '≤ 16 ms', 16, native('document_total')[0], spread('ms', ...native('document_total'))),
    row('an account of 10,000 entries from nothing, natively (p50 · p95)', '≤ 20 ms', 20, native('statement')[0], spread('ms', ...native('statement'))),
    row('CSV of the customers into the base, CPU', '≤ 200 ms', 200, sheet('wasl', 'csv'), spread('ms', sheet('wasl', 'csv')),
      [...peer('d3-dsv, to objects only', 'ms', sheet('d3', 'csv')), ...peer('papaparse, to objects only', 'ms', sheet('papaparse', 'csv'))]),
    row('… known ones told apart', '≤ 400 ms', 400, sheet('wasl', 'csv_checked'), spread('ms', sheet('wasl', 'csv_checked'))),
    row('customers to JSON, CPU', '', undefined, sheet('wasl', 'json_write'), spread('ms', sheet('wasl', 'json_write')), peer('JSON.stringify, without history', 'ms', sheet('json', 'json_write'))),
    row('customers from JSON: checked · merged, CPU', '', undefined, sheet('wasl', 'json_read'), spread('ms', sheet('wasl', 'json_read'), sheet('wasl', 'json_merge')),
      peer('JSON.parse', 'ms', sheet('json', 'json_read'))),
    row('an edit until it is durable: p50 (p50 · p95)', '≤ 1.2 ms', 1.2, edited('wasl')[0], spread('ms', ...edited('wasl')),
      [...peer('raw put, strict', 'ms', ...edited('raw')), ...peer('Dexie, strict', 'ms', ...edited('dexie'))]),
    row('… p95', '≤ 5 ms', 5, edited('wasl')[1], spread('ms', edited('wasl')[1])),
    row('stored data into memory, new browser (p50 · CPU)', '≤ 300 ms', 300, loaded('wasl')[0], spread('ms', ...loaded('wasl')),
      [...peer('one Blob, bytes only', 'ms', ...loaded('blob')), ...peer('objects, 1000 a value', 'ms', ...loaded('thousands')), ...peer('Dexie, object by object', 'ms', ...loaded('dexie'))]),
    ...(page ? page_rows_of(page, row, peer) : []),
  ];
}

function page_rows_of(page, row, peer) {
  const cold = median(page.cold.map(({ ready_ms }) => ready_ms)), megabytes = median(page.cold.map(({ bytes }) => bytes)) / 1e6;
  const warm = median(page.warm), { typing, scrolling } = page;
  const frame = kind => [scrolling[kind].p50, scrolling[kind].p95];
  const small = what => median(page.small.map(one => one[what])), { all, heaviest } = page.screens;
  return [
    row('page: first visit to usable', '≤ 900 ms', 900, cold, spread('ms', cold)),
    row('page: transfer, packed', '≤ 1.2 MB', 1.2, megabytes, spread('MB', megabytes)),
    row('page: the sample company in a new tab, first picture', '≤ 300 ms', 300, small('seen_ms'), spread('ms', small('seen_ms'))),
    row('page: … to usable', '≤ 500 ms', 500, small('ready_ms'), spread('ms', small('ready_ms'))),
    row('page: opened with all data, to usable', '≤ 300 ms', 300, warm, spread('ms', warm)),
    row('page: until the index stands as well', '', undefined, page.settled_after_ms, spread('ms', page.settled_after_ms)),
    row('page: key to picture, all searched (p50 · p95)', 'next frame', 33.4, typing.wait.p95, spread('ms', typing.wait.p50, typing.wait.p95)),
    row('page: C++ of that frame (p50 · p95)', '', undefined, typing.frame.p95, spread('ms', typing.frame.p50, typing.frame.p95)),
    row('page: frame while scrolling, warm (p50 · p95)', '≤ 1 ms', 1, scrolling.warm.p50, spread('ms', ...frame('warm'))),
    row('page: … rows never seen', '≤ 3 ms', 3, scrolling.cold.p50, spread('ms', ...frame('cold'))),
    row('page: … far jumps', '', undefined, scrolling.jump.p50, spread('ms', ...frame('jump'))),
    row(`page: a frame of the heaviest screen (${heaviest}; p50 · p95)`, '≤ 4 ms', 4, all[heaviest].p50, spread('ms', all[heaviest].p50, all[heaviest].p95)),
    ...Object.entries(page.selling ?? {}).map(([screen, { cpu }]) => row(`page: a frame of 10,000 ${screen}, processor time (p50 · p95)`, '≤ 4 ms', 4, cpu.p95, spread('ms', cpu.p50, cpu.p95))),
    row('page: WebAssembly memory, all loaded', '≤ 150 MB', 150, page.memory_mb, spread('MB', page.memory_mb), peer('whole process', 'MB', page.process_mb)),
  ];
}

// Engines that answer the same question must agree, else their times say nothing.
function disagreements(results) {
  const answers = (subject, engine, key) => results.peers.find(run => run.subject === subject && run.engine === engine && run[key])?.[key];
  const complaints = [];
  const compare = (subject, key, a, b, is_well) => {
    const [one, other] = [answers(subject, a, key), answers(subject, b, key)];
    const wrong = one && other ? one.filter((value, i) => !is_well(value, other[i])).length : 0;
    if (wrong) complaints.push(`${subject}: ${a} and ${b} differ in ${key} of ${wrong} of ${one.length} questions`);
  };
  const is_same = (a, b) => a === b;
  for (const other of ['objects', 'sqlite'])
    for (const key of ['totals', 'days']) compare('lists', key, 'wasl', other, is_same);
  compare('search', 'totals', 'fts5', 'minisearch', is_same);
  compare('search', 'totals', 'wasl', 'fts5', (ours, theirs) => ours >= theirs); // we look inside words as well
  for (const { subject, engine, problem } of results.peers) if (problem) complaints.push(`${subject} ${engine}: ${problem}`);
  return complaints;
}

export function table_of(results) {
  const shown = rows_of(results).filter(({ shown }) => shown !== undefined);
  const verdict = ({ limit, value }) => (limit === undefined ? '' : value <= limit ? 'yes' : 'no');
  const lines = shown.map(row => [row.what, row.shown, row.target, verdict(row), row.peers]);
  return [['what', 'Wasl', 'target', 'reached', 'peers, same run'], ...lines];
}

export const markdown_of = results => {
  const [head, ...lines] = table_of(results).map(cells => `| ${cells.join(' | ')} |`);
  return [head, '| --- | --- | --- | --- | --- |', ...lines].join('\n');
};

export function print_report(results) {
  const lines = table_of(results);
  const widths = lines[0].map((_, column) => Math.max(...lines.map(cells => [...cells[column]].length)));
  console.log(`\n${results.customers} customers, ${results.orders} orders; ${results.rounds} rounds; load ${results.load.join(' → ')} on ${results.machine.cores} cores\n`);
  for (const cells of lines) console.log(cells.map((cell, i) => cell + ' '.repeat(widths[i] - [...cell].length)).join('  ').trimEnd());
  for (const complaint of disagreements(results)) console.log(`! ${complaint}`);
}
