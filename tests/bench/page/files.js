// The files that all engines read, as engines like them.
export const text_of = async name => (await fetch(`/files/${name}`)).text();
export const bytes_of = async name => new Uint8Array(await (await fetch(`/files/${name}`)).arrayBuffer());
export const lines_of = async name => (await text_of(name)).split('\n').slice(0, -1);
export const questions = async () => JSON.parse(await text_of('questions.json'));

const rows_of = async (name, numbers) => {
  const [heading, ...lines] = await lines_of(name);
  const keys = heading.split(',');
  return lines.map(line => Object.fromEntries(line.split(',').map((cell, i) => [keys[i], numbers.includes(keys[i]) ? Number(cell) : cell])));
};
export const customers = () => rows_of('customers.csv', ['id']);
export const orders = () => rows_of('orders.csv', ['order', 'customer', 'total', 'product', 'quantity']);

// The words of a search as the index has them.
export const words_of = typed => typed.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
