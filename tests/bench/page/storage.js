// What is kept in the browser: one edit until it is durable, and all of it back into memory after the browser was closed.
import * as files from './files.js';
import { time_each, time_once, without_answers } from './measure.js';
import { ours } from './ours.js';

const edits = 100;
const rows_to_edit = count => Array.from({ length: edits }, (_, i) => (i * 7919) % count);

const opened = (name, stores) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => stores.forEach(store => request.result.createObjectStore(store));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
// A transaction; answers what its last request answered, once it is on the disk.
const done = (db, store, mode, act) =>
  new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode, { durability: 'strict' });
    const request = act(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error);
  });

async function dexie_db() {
  const { Dexie } = await import('/peers/dexie/dist/dexie.mjs');
  const db = new Dexie('dexie', { chromeTransactionDurability: 'strict' });
  db.version(1).stores({ customers: 'id, name, stage, city, added_on', orders: 'order' });
  return db;
}

// fill, then edit; in the next browser: open.
const engines = {
  async wasl({ customers, orders, entries }) {
    const module = await ours();
    return {
      async fill() {
        await module.open('main'); // the page's own data set: product.mjs opens it afterwards
        return module.fill(customers, orders, entries);
      },
      edit: row => module.edit(row),
      open: () => module.open('main'),
      memory_mb: module.memory_mb,
    };
  },
  async raw() {
    const db = await opened('raw', ['customers']);
    const rows = await files.customers();
    return {
      fill: () => done(db, 'customers', 'readwrite', store => rows.forEach((row, i) => store.put(row, i))),
      edit: (row, i) => done(db, 'customers', 'readwrite', store => store.put({ ...rows[row], name: `edited ${i}` }, row)),
    };
  },
  async dexie({ orders }) {
    const db = await dexie_db();
    return {
      async fill() {
        await db.customers.bulkAdd(await files.customers());
        const all = await files.orders();
        for (let i = 0; i < orders; i += 50_000) await db.orders.bulkAdd(all.slice(i, i + 50_000));
      },
      edit: (row, i) => db.customers.update(row + 1, { name: `edited ${i}` }),
      open: async () => (await db.customers.toArray()).length + (await db.orders.toArray()).length,
    };
  },
  // A thousand objects in a value: what somebody does who has found out that one by one is slow.
  async thousands() {
    const db = await opened('thousands', ['customers', 'orders']);
    const put_all = (name, rows) =>
      done(db, name, 'readwrite', store => {
        for (let i = 0; i < rows.length; i += 1000) store.put(rows.slice(i, i + 1000), i);
      });
    const all_of = async name => (await done(db, name, 'readonly', store => store.getAll())).flat();
    return {
      async fill() {
        await put_all('customers', await files.customers());
        await put_all('orders', await files.orders());
      },
      open: async () => (await all_of('customers')).length + (await all_of('orders')).length,
    };
  },
  // The bytes of the two sheets and nothing else: no program can use the data sooner.
  async blob() {
    const db = await opened('blob', ['all']);
    return {
      async fill() {
        const all = new Blob([await files.bytes_of('customers.csv'), await files.bytes_of('orders.csv')]);
        await done(db, 'all', 'readwrite', store => store.put(all, 0));
      },
      open: async () => (await (await done(db, 'all', 'readonly', store => store.get(0))).arrayBuffer()).byteLength,
    };
  },
};

export async function fill(name, size) {
  const engine = await engines[name](size);
  const figures = { fill: without_answers(await time_once(() => engine.fill())) };
  if (engine.edit) figures.edit = without_answers(await time_each(rows_to_edit(size.customers), engine.edit));
  return figures;
}

export async function open(name, size) {
  const engine = await engines[name](size);
  if (!engine.open) return {};
  const figures = await time_once(() => engine.open());
  return { open: { ...without_answers(figures), answer: figures.answers[0] }, heap_mb: engine.memory_mb?.() };
}
