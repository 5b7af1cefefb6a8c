// A sheet of customers in, and all of them as JSON out and in again.
import * as files from './files.js';
import { time_once, without_answers } from './measure.js';
import { ours } from './ours.js';

const engines = {
  async wasl({ customers }) {
    const module = await ours();
    const bytes = await files.bytes_of('customers.csv');
    const into_base = job => {
      module.run('begin_import');
      module.give(bytes);
      return time_once(() => module.run(job, 'person'));
    };
    const csv = await into_base('import_sheet');
    const csv_checked = await into_base('import_sheet_checked');
    module.run('make', `${customers} 0`);
    const json_write = await time_once(() => module.run('export_json'));
    module.run('begin_import');
    const json_read = await time_once(() => module.run('read_json'));
    const json_merge = await time_once(() => module.run('merge_json'));
    return { csv, csv_checked, json_write, json_read, json_merge };
  },
  async d3() {
    const { csvParse } = await import('/peers/d3-dsv/dist/d3-dsv.mjs');
    const bytes = await files.bytes_of('customers.csv');
    return { csv: await time_once(() => csvParse(new TextDecoder().decode(bytes)).length) };
  },
  async papaparse() {
    const script = document.createElement('script');
    script.src = '/peers/papaparse/papaparse.js';
    await new Promise(resolve => (document.head.append(script), (script.onload = resolve)));
    const bytes = await files.bytes_of('customers.csv');
    const parse = () => globalThis.Papa.parse(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true }).data.length;
    return { csv: await time_once(parse) };
  },
  async json() {
    const rows = await files.customers();
    let text;
    const json_write = await time_once(() => (text = JSON.stringify(rows)).length);
    return { json_write, json_read: await time_once(() => JSON.parse(text).length) };
  },
};

export async function run(name, size) {
  const figures = await engines[name](size);
  return Object.fromEntries(Object.entries(figures).map(([what, one]) => [what, { ...without_answers(one), answer: one.answers[0] }]));
}
