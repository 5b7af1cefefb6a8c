// A browser that cannot draw (no WebGL 2) or cannot run the program (no WebAssembly, no SIMD) says so in both languages and
// still gives the data out, as a file that Wasl reads elsewhere.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { artifacts, new_context, open_tab, skip_without_page, with_browser } from './support/wasl.mjs';

const options = { skip: skip_without_page, timeout: 240_000 };
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const lacks = {
  'WebGL 2': () => {
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return kind === 'webgl2' ? null : get.call(this, kind, ...rest);
    };
  },
  'WebAssembly SIMD': () => {
    WebAssembly.validate = () => false;
  },
  WebAssembly: () => {
    delete globalThis.WebAssembly;
  },
};
const titles = {
  'WebGL 2': { ar: 'المتصفح لا يستطيع الرسم هنا', en: 'This browser cannot draw here' },
  'WebAssembly SIMD': { ar: 'هذا المتصفح قديم', en: 'This browser is too old' },
};
titles.WebAssembly = titles['WebAssembly SIMD'];

for (const [what, take_away] of Object.entries(lacks))
  test(`without ${what} the page says so, and gives the data out`, options, with_browser(async ({ browser, server }) => {
    const context = await new_context(browser);
    const good = await open_tab(context, server.address);
    await good.begin_empty();
    await good.add_person('سارة العتيبي');
    await good.saved();
    await good.page.close();

    await context.addInitScript(take_away);
    for (const language of ['en', 'ar']) {
      const tab = await open_tab(context, `${server.address}?lang=${language}`);
      assert.equal(await tab.state(/./), 'failed');
      const title = tab.page.getByRole('heading', { name: titles[what][language], exact: true });
      await title.waitFor();
      assert.ok(await title.evaluate(node => node === document.activeElement), 'a screen reader begins at the heading');
      await tab.page.evaluate(axe);
      const { violations } = await tab.page.evaluate(() => window.axe.run(document));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.length]), []);
      await tab.screenshot(`old-browser-${what.replace(/ /g, '-')}-${language}`);

      const arriving = tab.page.waitForEvent('download');
      await tab.page.getByRole('button', { name: language === 'ar' ? 'تصدير بياناتي' : 'Export my data', exact: true }).press('Enter');
      const download = await arriving;
      await tab.page.getByText(language === 'ar' ? /الملف الآن بين تنزيلاتك/ : /The file is in your downloads/).waitFor();
      if (language === 'en') {
        await tab.page.close();
        continue;
      }
      const file = path.join(artifacts, `${process.pid}-${download.suggestedFilename()}`);
      await download.saveAs(file);
      assert.match(download.suggestedFilename(), /^wasl-\d{4}-\d\d-\d\d\.tar$/);

      // In a browser that can: the file brings everything back.
      const elsewhere = await open_tab(await new_context(browser), server.address);
      await elsewhere.begin_empty();
      await elsewhere.choose_file(file);
      await elsewhere.click('button', 'استيراد');
      await elsewhere.sees_text(/تم الاستيراد:/);
      await elsewhere.saved();
      await elsewhere.click('link', 'الأشخاص');
      await elsewhere.sees_text('سارة العتيبي');
      fs.rmSync(file, { force: true });
    }
  }));
