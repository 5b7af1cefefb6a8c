// Records that a test begins with, taken in as a file of everything is: each a kind, a number that makes its id, and its values.
import { any } from './screens.mjs';

const session = '00000000000d0c51';
export const made = 1763700000000;
export const id = number => `${session}-${number.toString(16)}`;
export const money = (minor, currency = 'SAR') => ({ m: minor, c: currency });

export async function take_in(tab, records) {
  const lines = records.map(([e, number, v]) => JSON.stringify({ e, id: id(number), at: `${made}-0-${session}`, v: { ...v, created_at: made } }));
  const text = `{"wasl":1,"dataset":"test","made":"2025-11-21T10:00:00Z","records":[\n${lines.join(',\n')}\n]}\n`;
  await tab.choose_file({ name: 'records.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await tab.click('button', any('استيراد', 'Import'));
  await tab.sees_text(/تم الاستيراد:|Imported/);
  await tab.saved();
}
