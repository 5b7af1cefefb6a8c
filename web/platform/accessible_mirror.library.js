// The browser's half of accessible_mirror.cpp: elements by key, and focus that never falls off the page.
addToLibrary({
  $wasl_mirror: {
    root: null,
    elements: new Map(), // key -> element
    modal: null,
    history: [], // elements that had the focus, the latest last
    is_moving: false, // we move the focus ourselves
    is_rescuing: false, // … because what had it went away: what is in view stays
    tags: ['DIV', 'INPUT', 'TEXTAREA'],

    create(key, tag) {
      const element = document.createElement(tag);
      element.id = 'n' + key;
      element.wasl_key = key;
      wasl_mirror.elements.set(key, element);
      if (tag !== 'DIV') wasl_fields.watch(element);
      return element;
    },

    describe(element, sentence) {
      let note = document.getElementById('d' + element.wasl_key);
      if (!sentence) {
        note?.remove();
        element.removeAttribute('aria-describedby');
        return;
      }
      if (!note) {
        note = document.createElement('span');
        note.id = 'd' + element.wasl_key;
        document.getElementById('descriptions').append(note);
      }
      if (note.textContent !== sentence) note.textContent = sentence;
      element.setAttribute('aria-describedby', note.id);
    },

    // Attributes that the text fields own stay; everything else is exactly what C++ said.
    set_attributes(element, packed) {
      const wanted = new Map();
      for (const pair of packed.split('\x1e')) {
        const at = pair.indexOf('\x1f');
        if (at > 0) wanted.set(pair.slice(0, at), pair.slice(at + 1));
      }
      wasl_mirror.describe(element, wanted.get('description'));
      wanted.delete('description');
      if (wanted.has('active-option')) wanted.set('aria-activedescendant', 'n' + wanted.get('active-option'));
      wanted.delete('active-option');
      if (wanted.has('controls')) wanted.set('aria-controls', 'n' + wanted.get('controls'));
      wanted.delete('controls');
      const tag_is_text = element.tagName === 'DIV'; // a field decides its direction itself
      for (const name of element.getAttributeNames()) {
        const is_of_text = tag_is_text && (name === 'lang' || name === 'dir');
        const is_mine = is_of_text || name === 'role' || name === 'tabindex' || name.startsWith('aria-');
        if (is_mine && name !== 'aria-describedby' && !wanted.has(name)) element.removeAttribute(name);
      }
      for (const [name, value] of wanted)
        if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    },

    can_take_focus(element) {
      return element?.isConnected && !element.closest('[inert]') && !element.disabled;
    },
    first_stop(within) {
      for (const element of within.querySelectorAll('input, textarea, [tabindex="0"]'))
        if (wasl_mirror.can_take_focus(element)) return element;
      return null;
    },
    focus(element) {
      wasl_mirror.is_moving = true;
      element.focus({ preventScroll: true });
      wasl_mirror.is_moving = false;
      return document.activeElement === element;
    },

    // The focused element is about to go. A row that was scrolled away leaves the focus to its table; a menu or dialog
    // gives it back to what had it before.
    rescue_focus(gone) {
      wasl_mirror.is_rescuing = true;
      wasl_mirror.find_refuge(gone);
      wasl_mirror.is_rescuing = false;
    },
    find_refuge(gone) {
      const active = document.activeElement;
      if (!active || !wasl_mirror.root.contains(active)) return;
      if (![...gone].some((element) => element === active || element.contains(active))) return;
      const stays = (element) => ![...gone].some((other) => other === element || other.contains(element));
      const layer = active.closest('[role=dialog], [role=menu], [role=listbox]');
      if (!layer || stays(layer)) {
        let above = active.parentElement;
        while (above !== wasl_mirror.root && !(stays(above) && above.getAttribute('role'))) above = above.parentElement;
        if (above !== wasl_mirror.root) {
          if (!above.hasAttribute('tabindex')) above.setAttribute('tabindex', '-1');
          if (wasl_mirror.focus(above)) return;
        }
      }
      for (const earlier of [...wasl_mirror.history].reverse())
        if (stays(earlier) && wasl_mirror.can_take_focus(earlier) && wasl_mirror.focus(earlier)) return;
      active.blur();
    },

    remember(element) {
      wasl_mirror.history = wasl_mirror.history.filter((other) => other !== element && other.isConnected).slice(-15);
      wasl_mirror.history.push(element);
    },
  },
  $wasl_mirror__deps: ['$wasl', '$wasl_fields', '$wasl_input'],

  js_watch_mirror__deps: ['$wasl_mirror'],
  js_watch_mirror: () => {
    const root = (wasl_mirror.root = document.getElementById('mirror'));
    root.addEventListener('focusin', (event) => {
      const element = event.target;
      wasl_mirror.remember(element);
      // Whoever moves the focus without pressing on it (Tab, a screen reader) has to see where it went.
      const is_moved_from_outside = !wasl_input.is_pressing && !wasl_mirror.is_moving;
      if (is_moved_from_outside) wasl_input.is_by_keyboard = true;
      wasl.enter(() => _wasl_focus(element.wasl_key, wasl_input.is_by_keyboard, !wasl_input.is_pressing && !wasl_mirror.is_rescuing));
    });
    root.addEventListener('focusout', (event) => {
      if (!event.relatedTarget || !root.contains(event.relatedTarget)) wasl.enter(() => _wasl_focus(0, 0, 0));
    });
    // A click with a pointer has reached Dear ImGui already, through the window. One without (screen readers, voice
    // control, tests) has no place; it names the node.
    root.addEventListener('click', (event) => {
      if (event.detail !== 0) return;
      const element = event.target.closest('[data-press]');
      if (element) wasl.enter(() => _wasl_activate(element.wasl_key));
    });
    // Nothing here scrolls: the canvas does.
    root.addEventListener('scroll', () => root.scrollTo(0, 0), true);
  },

  js_mirror_node__deps: ['$wasl_mirror'],
  js_mirror_node: (key, tag, attributes, attributes_length, text, text_length, is_pressable) => {
    key >>>= 0;
    let element = wasl_mirror.elements.get(key);
    if (element && element.tagName !== wasl_mirror.tags[tag]) {
      wasl_mirror.rescue_focus(new Set([element]));
      const fresh = wasl_mirror.create(key, wasl_mirror.tags[tag]);
      element.replaceWith(fresh);
      element = fresh;
    }
    element ??= wasl_mirror.create(key, wasl_mirror.tags[tag]);
    wasl_mirror.set_attributes(element, UTF8ToString(attributes, attributes_length));
    if (is_pressable) element.dataset.press = '';
    else delete element.dataset.press;
    if (tag !== 0 || element.firstElementChild) return;
    const words = UTF8ToString(text, text_length);
    if (element.textContent !== words) element.textContent = words;
  },

  js_mirror_place__deps: ['$wasl_mirror'],
  js_mirror_place: (key, x, y, width, height, takes_pointer) => {
    const element = wasl_mirror.elements.get(key >>> 0);
    if (!element) return;
    element.style.cssText = `left:${x}px;top:${y}px;width:${width}px;height:${height}px;pointer-events:${takes_pointer ? 'auto' : 'none'}`;
  },

  js_mirror_order__deps: ['$wasl_mirror'],
  js_mirror_order: (parent, keys, count) => {
    const home = parent === 0 ? wasl_mirror.root : wasl_mirror.elements.get(parent >>> 0);
    if (!home) return;
    if (count > 0 && home.firstChild && !home.firstElementChild) home.textContent = ''; // a leaf became a container
    // Only what is out of place moves: a moved element would lose its focus and its composition.
    let at = home.firstElementChild;
    for (let i = 0; i < count; ++i) {
      const element = wasl_mirror.elements.get(HEAPU32[(keys >> 2) + i]);
      if (element === at) at = at.nextElementSibling;
      else if (element.contains(document.activeElement) && element.parentElement === home) {
        while (at && at !== element) {
          const next = at.nextElementSibling;
          home.append(at);
          at = next;
        }
        at = element.nextElementSibling;
      } else home.insertBefore(element, at);
    }
  },

  js_mirror_remove__deps: ['$wasl_mirror'],
  js_mirror_remove: (keys, count) => {
    const gone = new Set();
    for (let i = 0; i < count; ++i) {
      const element = wasl_mirror.elements.get(HEAPU32[(keys >> 2) + i]);
      if (element) gone.add(element);
    }
    wasl_mirror.rescue_focus(gone);
    for (const element of gone) {
      wasl_mirror.describe(element, '');
      wasl_mirror.elements.delete(element.wasl_key);
      element.remove();
    }
  },

  // A modal dialog puts everything that is not on its way up to the root out of reach.
  js_mirror_modal__deps: ['$wasl_mirror'],
  js_mirror_modal: (key, is_focus_planned) => {
    const dialog = key === 0 ? null : wasl_mirror.elements.get(key >>> 0);
    const out_of_reach = new Set();
    for (let at = dialog; at && at !== wasl_mirror.root; at = at.parentElement)
      for (const sibling of at.parentElement.children) if (sibling !== at) out_of_reach.add(sibling);
    const active = document.activeElement;
    for (const element of wasl_mirror.root.querySelectorAll('[inert]'))
      if (!out_of_reach.has(element)) element.removeAttribute('inert');
    for (const element of out_of_reach) if (!element.inert) element.inert = true;
    if (dialog === wasl_mirror.modal) return;
    const is_closed = !dialog && wasl_mirror.modal;
    wasl_mirror.modal = dialog;
    if (dialog && !dialog.contains(active) && !is_focus_planned) {
      const stop = wasl_mirror.first_stop(dialog);
      if (stop) wasl_mirror.focus(stop);
    } else if (is_closed && (!document.activeElement || document.activeElement === document.body)) {
      // The opener was out of reach when the dialog went; now it is not.
      const earlier = wasl_mirror.history.findLast((element) => wasl_mirror.can_take_focus(element));
      if (earlier) wasl_mirror.focus(earlier);
    }
  },

  js_mirror_focus__deps: ['$wasl_mirror'],
  js_mirror_focus: (key) => {
    const element = wasl_mirror.elements.get(key >>> 0);
    if (!wasl_mirror.can_take_focus(element)) return 0;
    if (document.activeElement === element) return 1;
    if (element.tagName === 'DIV' && !element.hasAttribute('tabindex')) element.setAttribute('tabindex', '-1');
    return wasl_mirror.focus(element) ? 1 : 0;
  },

  js_announce__deps: ['$wasl'],
  js_announce: (sentence, length, is_assertive) => {
    const region = document.getElementById(is_assertive ? 'alerts' : 'announcements');
    const line = document.createElement('p');
    line.textContent = UTF8ToString(sentence, length);
    region.append(line);
    // Long enough to be read; the same sentence twice is said twice.
    setTimeout(() => line.remove(), 10000);
  },
});
