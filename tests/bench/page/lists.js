// A list as a screen shows it: three conditions, newest first, 50 rows and how many there are; and everybody by name.
import * as files from './files.js';
import { time_each, time_once, without_answers } from './measure.js';
import { ours } from './ours.js';
import { sqlite } from './sqlite.js';

const page_rows = 50;
const day_of = text => Date.parse(text) / 864e5;
const days_of = rows => rows.reduce((sum, { added_on }) => sum + day_of(added_on), 0);

const engines = {
  async wasl({ customers }) {
    const module = await ours();
    module.run('make', `${customers} 0`);
    return {
      list: ([filter]) => ({ total: module.run('list', filter), days: () => module.run('days_shown', filter) }),
      cold: ([filter]) => module.run('list_cold', filter),
      by_name: () => module.run('list_by_name'),
      doubles: () => module.run('find_doubles'),
      formula: () => module.run('formula', 'days_since([last_contacted]) * 2 + year([created_at])'),
    };
  },
  // What stands beside each record, in a firm with orders, companies and tasks; nothing is kept from one to the next.
  async related({ customers, orders }) {
    const module = await ours();
    module.run('make_related', `${customers} ${orders}`);
    return { filter: text => module.run('list_related', text) };
  },
  async objects() {
    const rows = await files.customers();
    const order = new Intl.Collator('ar');
    return {
      list([, stage, after, ...cities]) {
        const found = rows.filter(row => row.stage === stage && cities.includes(row.city) && row.last_contacted > after);
        found.sort((a, b) => (a.added_on < b.added_on ? 1 : a.added_on > b.added_on ? -1 : a.id - b.id));
        return { total: found.length, days: () => days_of(found.slice(0, page_rows)) };
      },
      by_name: () => rows.slice().sort((a, b) => order.compare(a.name, b.name)).slice(0, page_rows).length,
      formula() {
        const today = Date.now() / 864e5;
        const values = rows.map(row => (row.last_contacted ? (today - day_of(row.last_contacted)) * 2 + new Date(row.added_on).getFullYear() : NaN));
        return values.filter(Number.isFinite).length;
      },
    };
  },
  // With an index fitted to each question, which somebody must have thought of.
  async sqlite() {
    const rows = await files.customers();
    const { oo1 } = await sqlite();
    const db = new oo1.DB(':memory:');
    const keys = Object.keys(rows[0]);
    db.exec(`create table people(${keys.map(key => (key === 'id' ? 'id integer primary key' : `${key} text`)).join()}); begin`);
    const put = db.prepare(`insert into people values (${keys.map(() => '?').join()})`);
    rows.forEach(row => put.bind(Object.values(row)).stepReset());
    put.finalize();
    db.exec(`commit; create index by_all on people(stage, city, last_contacted, added_on desc, id); create index by_name on people(name, id); analyze`);
    const where = 'from people where stage = ? and city in (?, ?, ?) and last_contacted > ?';
    const page = db.prepare(`select * ${where} order by added_on desc, id limit ${page_rows}`), count = db.prepare(`select count(*) ${where}`);
    const named = db.prepare(`select * from people order by name, id limit ${page_rows}`);
    const all_of = query => {
      const found = [];
      while (query.step()) found.push(query.get({}));
      query.reset();
      return found;
    };
    return {
      list([, stage, after, ...cities]) {
        const values = [stage, ...cities, after];
        const found = all_of(page.bind(values));
        count.bind(values).step();
        const total = count.get(0);
        count.reset();
        return { total, days: () => days_of(found) };
      },
      by_name: () => all_of(named).length, // by the numbers of the letters, not as a reader of Arabic expects
    };
  },
};

export async function run(name, size) {
  const { lists } = await files.questions();
  const engine = await engines[name](size);
  if (engine.filter) {
    const compound = 'company(city=جدة) not order(date:last60) task(done_at:empty)', tally = 'count order(date:last_year)>=3 sum order.total>500';
    const timed = async text => without_answers(await time_each(Array(10).fill(text), engine.filter));
    return { compound: await timed(compound), tally: await timed(tally) };
  }
  const list = await time_each(lists, question => engine.list(question), 2);
  const figures = { list: without_answers(list), totals: list.answers.map(({ total }) => total), days: list.answers.map(({ days }) => days()) };
  if (engine.cold) figures.cold = without_answers(await time_each(lists, engine.cold));
  if (engine.doubles) figures.doubles = without_answers(await time_each([0], engine.doubles));
  if (engine.formula) figures.formula = without_answers(await time_each([0, 1, 2, 3, 4], engine.formula));
  figures.by_name = without_answers(await time_each([0, 1, 2], engine.by_name));
  return figures;
}
