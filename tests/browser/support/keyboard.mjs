// Doing with the keyboard alone what the tests say with "click": Tab until the focus is there, arrows inside what is one stop
// (tabs, menus, lists, radios, rows), then Enter or Space. What cannot be reached so fails, and says where the focus went.
import assert from 'node:assert/strict';

const steps_max = 250;

// Where the focus is, seen from the node that is looked for.
const where = (node, visited) => {
  const active = document.activeElement;
  const role_of = element => element?.getAttribute?.('role') ?? element?.tagName?.toLowerCase();
  const shown = element => `${role_of(element)} "${(element?.getAttribute?.('aria-label') ?? element?.textContent ?? '').slice(0, 40)}"`;
  if (!node.isConnected) return { is_gone: true };
  if (active === node) return { is_there: true };
  if (active?.getAttribute('aria-activedescendant') === node.id) return { is_there: true };
  const role = role_of(node);
  if (role === 'option' && active?.getAttribute('aria-expanded') === 'true') {
    const options = [...node.parentElement.querySelectorAll('[role=option]')];
    const at = options.findIndex(option => option.id === active.getAttribute('aria-activedescendant'));
    return { arrow: at < options.indexOf(node) ? 'ArrowDown' : 'ArrowUp' };
  }
  const siblings = [...node.parentElement.children].filter(element => role_of(element) === role);
  const here = siblings.indexOf(active);
  if (here >= 0 && ['tab', 'menuitem', 'radio', 'option', 'row', 'listitem'].includes(role)) {
    const is_ahead = here < siblings.indexOf(node);
    if (role !== 'tab') return { arrow: is_ahead ? 'ArrowDown' : 'ArrowUp', here: shown(active) };
    const is_mirrored = document.documentElement.dir === 'rtl';
    return { arrow: is_ahead === is_mirrored ? 'ArrowLeft' : 'ArrowRight', here: shown(active) };
  }
  if (role === 'row' && node.parentElement === active) return { arrow: 'ArrowDown', here: shown(active) };
  return { arrow: 'Tab', here: shown(active) };
};

async function drawn(page) {
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
}

// The focus goes to the node, by Tab and arrows only.
export async function walk_to(page, node) {
  const way = [];
  await node.waitFor({ state: 'attached' });
  for (let step = 0; step < steps_max; ++step) {
    const { is_there, arrow, here } = await node.evaluate(where);
    if (is_there) return;
    if (here) way.push(here);
    await page.keyboard.press(arrow ?? 'Tab');
    await drawn(page);
  }
  assert.fail(`no key leads to ${node}; the focus went over\n${[...new Set(way)].join('\n')}`);
}

export async function press_on(page, node) {
  await walk_to(page, node);
  const role = await node.evaluate(element => element.getAttribute('role'));
  if (role === 'row') return; // being there is what a press on a row does
  await page.keyboard.press(['checkbox', 'switch', 'radio'].includes(role) ? 'Space' : 'Enter');
}

export async function type_over(page, node, text) {
  await walk_to(page, node);
  await page.keyboard.press('Control+a');
  await (text ? page.keyboard.type(text) : page.keyboard.press('Delete'));
}
