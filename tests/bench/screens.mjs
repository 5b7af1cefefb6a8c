// The C++ of a frame on every screen, with all the data: each is opened by its address, left until nothing goes on, and drawn
// again and again while the pointer walks over it, so that whatever answers a pointer answers.
import { figures_of, frames_after, now_in, pause, settled } from './product.mjs';

const screens = {
  home: '/',
  'people, table': '/list/person',
  'people, board': '/list/person?layout=board',
  'people, chart': '/list/person?layout=chart',
  'orders, table': '/list/order',
  'orders, board': '/list/order?layout=board',
  'orders, calendar': '/list/order?layout=calendar',
  'orders, chart': '/list/order?layout=chart',
  settings: '/settings',
  import: '/import',
};
// In a small firm with 10,000 open deals and 10,000 payments of one customer.
const selling_screens = {
  'deals, board': '/list/deal?layout=board',
  'deals, table': '/list/deal?layout=table',
  'entries of an account': '/record/67656e6572617465-1/account', // generated::customer_id(0)
};
const steps = 60;

// By the clock, and as `cpu` by the processor time of the page's thread (Chromium's own trace of it): of two shared cores the
// clock counts whoever else was let in as well.
async function frames_here(page) {
  const tracing = await page.context().newCDPSession(page), events = [];
  tracing.on('Tracing.dataCollected', ({ value }) => events.push(...value.filter(one => one.name === 'FireAnimationFrame' && one.tdur > 0)));
  await tracing.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline'] } });
  const from = await now_in(page);
  for (let i = 0; i < steps; ++i) {
    await page.mouse.move(200 + (i % 10) * 90, 150 + Math.floor(i / 10) * 100);
    await pause(30);
  }
  await pause(100);
  const ended = new Promise(resolve => tracing.once('Tracing.tracingComplete', resolve));
  await tracing.send('Tracing.end');
  await ended;
  await tracing.detach();
  return { ...figures_of((await frames_after(page, from)).map(([start, end]) => end - start)), cpu: figures_of(events.map(one => one.tdur / 1000)) };
}

async function open_customer(page) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('محمد', { delay: 30 });
  await page.getByRole('option').nth(1).click();
  await page.waitForFunction(() => location.hash.startsWith('#/record/'));
}

async function time_each(page, profile, screens) {
  const all = {};
  for (const [name, address] of Object.entries(screens)) {
    await page.evaluate(hash => (location.hash = hash), `#${address}`);
    await settled(profile);
    all[name] = await frames_here(page);
  }
  return all;
}

export const time_selling = (page, profile) => time_each(page, profile, selling_screens);

// { screen: { p50, p95, times } }, and of these the slowest by its middle as `heaviest`.
export async function time_screens(page, profile) {
  const all = await time_each(page, profile, screens);
  await open_customer(page);
  await settled(profile);
  all['a customer'] = await frames_here(page);
  await page.keyboard.press('e');
  await page.getByRole('dialog').waitFor({ state: 'attached' });
  await settled(profile);
  all['a customer, form'] = await frames_here(page);
  await page.keyboard.press('Escape');
  const heaviest = Object.keys(all).reduce((a, b) => (all[a].p50 >= all[b].p50 ? a : b));
  return { all, heaviest };
}
