// Searching 100,000 customers while somebody types: the first 20, best first, and how many there are. All but Wasl get
// their texts folded and cut into words already.
import * as files from './files.js';
import { time_each, time_once, without_answers } from './measure.js';
import { ours } from './ours.js';
import { sqlite } from './sqlite.js';

const page_size = 20;

const engines = {
  async wasl({ customers }) {
    const module = await ours();
    module.run('make', `${customers} 0`);
    return {
      build: () => module.run('index'),
      search: typed => module.run('search', typed),
      count: typed => module.run('count_people', typed),
      slip: typed => (module.run('search', typed), module.hits()),
    };
  },
  // The same with a million orders beside the customers, all of it searched.
  async wasl_everything({ customers, orders }) {
    const module = await ours();
    module.run('make', `${customers} ${orders}`);
    return {
      build: () => module.run('index'),
      search: typed => module.run('search', typed),
      slip: typed => (module.run('search', typed), module.hits()),
    };
  },
  async fts5() {
    const texts = await files.lines_of('texts.txt');
    const { oo1 } = await sqlite();
    const db = new oo1.DB(':memory:');
    const asked = typed => files.words_of(typed).map(word => `"${word}"*`).join(' ');
    let best, count;
    return {
      build() {
        db.exec(`create virtual table found using fts5(words, content='', prefix='1 2 3'); begin`);
        const put = db.prepare('insert into found(rowid, words) values (?, ?)');
        texts.forEach((text, row) => put.bind([row, text]).stepReset());
        put.finalize();
        db.exec('commit');
        best = db.prepare(`select rowid from found where found match ? order by rank limit ${page_size}`);
        count = db.prepare('select count(*) from found where found match ?');
      },
      search(typed) {
        const rows = [];
        best.bind(1, asked(typed));
        while (best.step()) rows.push(best.get(0));
        best.reset();
        return this.count(typed);
      },
      count(typed) {
        count.bind(1, asked(typed)).step();
        const answer = count.get(0);
        count.reset();
        return answer;
      },
    };
  },
  async minisearch() {
    const texts = await files.lines_of('texts.txt');
    const { default: MiniSearch } = await import('/peers/minisearch/dist/es/index.js');
    const index = new MiniSearch({ fields: ['text'], tokenize: text => files.words_of(text), processTerm: word => word });
    const find = (typed, options) => index.search(typed, { combineWith: 'AND', ...options });
    return {
      build: () => index.addAll(texts.map((text, id) => ({ id, text }))),
      search: typed => find(typed, { prefix: true }).length,
      count: typed => find(typed, { prefix: true }).length,
      slip: typed => find(typed, { fuzzy: 1 }).slice(0, page_size).map(({ id }) => id),
    };
  },
};

// How many of the rows that somebody means come back, with an engine's own idea of letters: 1 is all.
async function found_variants(engine, questions, raw) {
  const texts = (await files.lines_of('texts.txt')).map(text => ' ' + text);
  const shares = {};
  for (const [kind, typed, meant] of questions.variants) {
    const truth = texts.reduce((sum, text) => sum + text.includes(' ' + meant), 0);
    (shares[kind] ??= []).push(Math.min(1, raw(typed) / truth));
  }
  return Object.fromEntries(Object.entries(shares).map(([kind, all]) => [kind, all.reduce((a, b) => a + b, 0) / all.length]));
}

// The peers of the variants read the texts as they were written, with their defaults.
const raw_engines = {
  wasl: (_, engine) => typed => engine.count(typed),
  async fts5(rows) {
    const { oo1 } = await sqlite();
    const db = new oo1.DB(':memory:');
    db.exec(`create virtual table found using fts5(words, tokenize='unicode61 remove_diacritics 2'); begin`);
    const put = db.prepare('insert into found(rowid, words) values (?, ?)');
    rows.forEach(({ id, name, email, city }) => put.bind([id, `${name} ${email} ${city}`]).stepReset());
    put.finalize();
    db.exec('commit');
    return typed => db.selectValue('select count(*) from found where found match ?', [`"${typed}"*`]);
  },
  async minisearch(rows) {
    const { default: MiniSearch } = await import('/peers/minisearch/dist/es/index.js');
    const index = new MiniSearch({ fields: ['name', 'email', 'city'] });
    index.addAll(rows);
    return typed => index.search(typed, { prefix: true }).length;
  },
};

export async function run(name, size) {
  const questions = await files.questions();
  const engine = await engines[name](size);
  const texts = await files.lines_of('texts.txt');
  const build = await time_once(() => engine.build());
  const search = await time_each(questions.keystrokes, typed => engine.search(typed), 2);
  const figures = { build: without_answers(build), search: without_answers(search) };
  if (name.startsWith('wasl')) figures.index_mb = build.answers[0] / 1e6;
  if (engine.slip) {
    const slip = await time_each(questions.slips.map(([typed]) => typed), typed => engine.slip(typed), 2);
    const is_found = (rows, i) => rows.some(row => ` ${texts[row]} `.includes(` ${questions.slips[i][1]} `));
    figures.slip = { ...without_answers(slip), found: slip.answers.filter(is_found).length / slip.answers.length };
  }
  if (engine.count) figures.totals = questions.keystrokes.map(typed => engine.count(typed));
  if (raw_engines[name]) figures.variants = await found_variants(engine, questions, await raw_engines[name](await files.customers(), engine));
  return figures;
}
