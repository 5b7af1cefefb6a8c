// What a screen reader is told while someone works: after each key the element that has the focus, as Chromium's accessibility
// tree computes it (role, name, value, states, description), and what the live regions said. Not a voice, but what every
// voice is made from.
const roles_without_value = new Set(['button', 'link', 'tab', 'checkbox', 'switch', 'menuitem']);

export async function listen(tab) {
  const session = await tab.page.context().newCDPSession(tab.page);
  await session.send('Accessibility.enable');
  await tab.page.evaluate(() => {
    window.said = [];
    for (const id of ['announcements', 'alerts']) {
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const line of addedNodes) window.said.push(`${id === 'alerts' ? '!!' : '!'} ${line.textContent.trim()}`);
      }).observe(document.getElementById(id), { childList: true });
    }
  });
  return new Speech(tab, session);
}

class Speech {
  lines = [];
  #last = '';
  constructor(tab, session) {
    this.tab = tab;
    this.session = session;
  }

  async #focused() {
    const { result } = await this.session.send('Runtime.evaluate', { expression: "document.activeElement?.getAttribute('aria-activedescendant') ? document.getElementById(document.activeElement.getAttribute('aria-activedescendant')) : document.activeElement" });
    const { nodes } = await this.session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
    const node = nodes[0];
    if (!node || node.ignored) return '(nothing)';
    const property = name => node.properties?.find(one => one.name === name)?.value.value;
    const { result: place } = await this.session.send('Runtime.callFunctionOn', {
      objectId: result.objectId,
      returnByValue: true,
      functionDeclaration: 'function () { return ["aria-posinset", "aria-rowindex", "aria-keyshortcuts", "lang"].map(name => this.getAttribute(name)); }',
    });
    const [position, row, keys, lang] = place.value;
    const role = node.role.value;
    const parts = [`${role} "${node.name?.value ?? ''}"`];
    if (!roles_without_value.has(role) && node.value?.value) parts.push(`= "${node.value.value}"`);
    for (const state of ['checked', 'pressed', 'selected', 'expanded', 'required', 'disabled'])
      if (property(state) !== undefined && !(property(state) === false && ['required', 'disabled'].includes(state))) parts.push(`${state}: ${property(state)}`);
    if (property('invalid') && property('invalid') !== 'false') parts.push('invalid');
    if (position) parts.push(`item ${position}`);
    if (row) parts.push(`row ${row}`);
    if (keys) parts.push(`keys ${keys}`);
    if (lang) parts.push(`in ${lang}`);
    if (node.description?.value) parts.push(`(${node.description.value})`);
    return parts.join(', ');
  }

  // Notes what there is to hear now; what was heard already is not said again.
  async hear(after) {
    await this.tab.calm();
    const said = await this.tab.page.evaluate(() => window.said.splice(0));
    const focused = await this.#focused();
    this.lines.push(`[${after}]`, ...said.map(words => `  ${words}`));
    if (focused !== this.#last) this.lines.push(`  ${focused}`);
    this.#last = focused;
  }
  async press(keys) {
    await this.tab.press(keys);
    await this.hear(keys);
  }
  async type(text) {
    await this.tab.page.keyboard.type(text);
    await this.hear(`“${text}”`);
  }
  // Tab until the focus stands on this; what lies between is heard too.
  async tab_to(role, name) {
    const node = this.tab.role(role, name).first();
    await node.waitFor({ state: 'attached' });
    for (let i = 0; i < 60 && !(await node.evaluate(element => element === document.activeElement)); ++i) await this.press('Tab');
  }
  text() {
    return this.lines.join('\n') + '\n';
  }
}
