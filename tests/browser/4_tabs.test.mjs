// Two tabs, a tab that dies, a browser that dies: what was shown as saved is there, and only one tab writes.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { Server, launch_with_profile, new_context, new_profile, open_tab, skip_without_page, test_beside_tasks, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };

test('the second tab reads; taking over moves the right to write, and nothing is lost', options, with_browser(async ({ browser, tab: open }) => {
  const context = await new_context(browser);
  const first = await open({ context });
  await first.begin_empty();
  await first.add_person('من العلامة الأولى');
  await first.saved();

  const second = await open({ context });
  assert.equal(await second.state('readonly'), 'readonly');
  await second.sees_text('وصل مفتوح في علامة تبويب أخرى');
  await second.click('link', 'الأشخاص');
  await second.sees_text('من العلامة الأولى');

  await second.click('button', 'تابع هنا');
  await second.state('ready');
  await first.state('readonly');
  await first.sees_text('انتقل التحرير إلى علامة تبويب أخرى');
  await second.add_person('من العلامة الثانية');
  await second.saved();

  // The tab is closed without a word, as a crash would: the other one may write again, and has both.
  await second.page.close();
  await first.reload();
  await first.click('link', 'الأشخاص');
  await first.sees_text('من العلامة الأولى');
  await first.sees_text('من العلامة الثانية');
}));

// Every process that works on our profile, at once, without warning.
function kill_browser(profile) {
  for (const pid of fs.readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      if (fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) process.kill(Number(pid), 'SIGKILL');
    } catch {} // it has just ended by itself
  }
}

test_beside_tasks('a browser killed right after “saved” has kept everything', options, async () => {
  const profile = new_profile();
  const server = await new Server().start();
  let context;
  try {
    context = await launch_with_profile(profile);
    let tab = await open_tab(context, server.address);
    await tab.begin_empty();
    for (let round = 1; round <= 2; ++round) {
      await tab.add_person(`قبل السقوط ${round}`);
      await tab.saved();
      kill_browser(profile);
      await context.close().catch(() => {});
      context = await launch_with_profile(profile);
      tab = await open_tab(context, server.address);
      assert.equal(await tab.state('ready'), 'ready');
      await tab.click('link', 'الأشخاص');
      for (let earlier = 1; earlier <= round; ++earlier) await tab.sees_text(`قبل السقوط ${earlier}`);
    }
  } finally {
    await context?.close().catch(() => {});
    await server.stop();
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
