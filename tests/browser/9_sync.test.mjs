// Two browsers and the real server: each is edited without it, both sync, and they are equal with no edit lost. The state on
// the screen is true throughout.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { new_context, open_tab, page_folder, skip_without_page, the_browser } from './support/wasl.mjs';

const program = process.env.WASL_SERVER;
const skip = skip_without_page || (program && fs.existsSync(program) ? false : 'WASL_SERVER is not a built server');

class SyncServer {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wasl-sync-'));
  async start(port = 0) {
    this.process = spawn(program, ['serve', '--data', this.folder, '--page', page_folder, '--port', String(port), '--json']);
    const line = await new Promise((resolve, reject) => {
      let said = '';
      this.process.stdout.on('data', bytes => (said += bytes).includes('\n') && resolve(said));
      this.process.on('exit', code => reject(new Error(`wasl-server ended with ${code}: ${said}`)));
    });
    const { address, token, port: taken } = JSON.parse(line);
    Object.assign(this, { address, port: taken, token: token ?? this.token });
  }
  async stop() {
    const gone = new Promise(resolve => this.process.once('exit', resolve));
    this.process.kill('SIGTERM');
    await gone;
  }
  async remove() {
    if (this.process.exitCode === null) await this.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

async function sync(tab) {
  await tab.click('link', 'المزامنة');
  await tab.sees('heading', 'المزامنة مع خادم الفريق');
  await tab.click('button', 'زامن الآن');
  await tab.sees_text('متزامن مع الخادم');
  await tab.saved();
}

async function change(tab, person, field, value) {
  await tab.open_record(person, person);
  await tab.calm();
  await tab.press('e');
  await tab.sees('dialog', new RegExp(person));
  await tab.type_into('textbox', field, value);
  await tab.press('Control+Enter');
  await tab.misses('dialog', new RegExp(person));
  await tab.saved();
}

// Records alone: without when it was made, by whom, and what this device alone knows.
const records_of = text => text.trim().split('\n').slice(1).filter(line => !line.startsWith('{"end"')).sort();

test('two browsers edited without the server end up equal, and no edit is lost', { skip, timeout: 280_000 }, async () => {
  const server = new SyncServer();
  const browser = await the_browser();
  const tabs = [];
  try {
    await server.start();
    const open = async address => {
      const context = await new_context(browser);
      tabs.push(await open_tab(context, address));
      return tabs.at(-1);
    };
    // The first device makes the firm, and is then told of the server by address and token.
    const first = await open(`${server.address}/`);
    await first.begin_empty();
    await first.add_person('سارة العتيبي');
    await first.click('link', 'المزامنة');
    await first.type_into('textbox', 'عنوان الخادم أو رابط الدعوة', server.address);
    await first.type_into('textbox', 'رمز الدخول', 'wrong-token-wrong-token');
    await first.click('button', 'زامن الآن');
    await first.sees_text('رفض الخادم رمز الدخول');
    await first.click('button', 'أوقف المزامنة');
    await first.sees('dialog', /./);
    await first.click('button', 'أوقف المزامنة', { inside: first.role('dialog', /./) });
    await first.type_into('textbox', 'عنوان الخادم أو رابط الدعوة', server.address);
    await first.type_into('textbox', 'رمز الدخول', server.token);
    await first.click('button', 'زامن الآن');
    await first.sees_text('متزامن مع الخادم');

    // The second one comes by the invitation link: the firm is there already.
    const second = await open(`${server.address}/#token=${server.token}`);
    assert.ok(!second.page.url().includes(server.token), 'the token does not stay in the address');
    await second.sees('navigation', 'القائمة الرئيسية');
    await second.click('link', 'الأشخاص');
    await second.sees_text('سارة العتيبي');

    // The server goes; both go on, also with the same customer.
    const { port } = server;
    await server.stop();
    await first.add_person('من الأول بلا خادم');
    await second.add_person('من الثاني بلا خادم');
    await change(first, 'سارة العتيبي', 'الهاتف', '0501234567');
    await change(second, 'سارة العتيبي', 'البريد الإلكتروني', 'sara@example.com');
    await first.click('link', 'المزامنة');
    await first.click('button', 'زامن الآن');
    await first.sees_text('تعذّر الوصول إلى الخادم');

    await server.start(port);
    for (const tab of [first, second, first]) await sync(tab);
    const [a, b] = [records_of((await first.exported()).text), records_of((await second.exported()).text)];
    assert.deepEqual(a, b);
    const all = a.join('\n');
    for (const kept of ['من الأول بلا خادم', 'من الثاني بلا خادم', '+966501234567', 'sara@example.com']) assert.ok(all.includes(kept), kept);
  } catch (error) {
    for (const [i, tab] of tabs.entries()) await tab.testify(`failed-sync-${i}`);
    throw error;
  } finally {
    for (const tab of tabs) await tab.page.context().close().catch(() => {});
    await server.remove();
  }
});
