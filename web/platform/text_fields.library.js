// The browser's half of text_fields.cpp. The element tells every change at once; C++ decides what a key means.
addToLibrary({
  $wasl_fields: {
    keys: { Enter: 0, Escape: 1, ArrowUp: 2, ArrowDown: 3 },
    color(packed) {
      const [red, green, blue, alpha] = [packed, packed >>> 8, packed >>> 16, packed >>> 24].map((part) => part & 255);
      return `rgba(${red},${green},${blue},${alpha / 255})`;
    },
    // The cell under a table's keyboard: see CellMode in web/kit/text_field.hpp. What happens between two frames has
    // to mean the right thing as well, so the element knows by itself when it is written in and when that is over.
    cell: { none: 0, resting: 1, writing: 2, caret: 3 },
    leave_cell(element) {
      element.value = '';
      element.wasl_cell = wasl_fields.cell.resting;
    },
    cell_key(element, event) {
      const is_resting = element.wasl_cell === wasl_fields.cell.resting;
      const is_stop = event.key === 'Tab' && is_resting && (event.shiftKey ? element.wasl_back_tab_leaves : element.wasl_tab_leaves);
      if (is_stop || (is_resting && event.getModifierState?.('AltGraph'))) return;
      const [code, key, text] = [event.code, event.key ?? '', element.value];
      const meaning = wasl.with_text(code, (code) =>
        wasl.with_text(key, (key) =>
          wasl.with_text(text, (text) =>
            wasl.enter(() => _wasl_cell_key(element.wasl_key, code, key, wasl_input.modifiers(event), element.wasl_cell, text)),
          ),
        ),
      );
      if (meaning === 2) wasl_fields.leave_cell(element);
      // What is undone is the program's, not what was once written in this element.
      const is_undo = is_resting && (event.ctrlKey || event.metaKey) && ['KeyZ', 'KeyY'].includes(event.code);
      if (is_undo) event.preventDefault();
      if (!meaning) return;
      wasl_input.is_by_keyboard = true;
      event.preventDefault();
      event.stopPropagation();
    },
    cell_paste(element, event) {
      if (element.wasl_cell !== wasl_fields.cell.resting) return;
      event.preventDefault();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text) wasl.with_text(text, (text) => wasl.enter(() => _wasl_cell_pasted(element.wasl_key, text)));
    },
    cell_left(element) {
      if (!(element.wasl_cell > wasl_fields.cell.resting) || !document.hasFocus()) return;
      const text = element.value;
      wasl_fields.leave_cell(element);
      wasl.with_text(text, (text) => wasl.enter(() => _wasl_cell_left(element.wasl_key, text)));
    },
    set_cell(element, mode, flags) {
      const before = element.wasl_cell ?? 0;
      element.wasl_cell = mode;
      element.wasl_tab_leaves = Boolean(flags & 64);
      element.wasl_back_tab_leaves = Boolean(flags & 128);
      element.readOnly = Boolean(flags & 32);
      element.classList.toggle('resting', mode === wasl_fields.cell.resting);
      if (mode === before || element.is_composing) return;
      if (mode === wasl_fields.cell.resting) element.select();
      else if (mode === wasl_fields.cell.caret) element.setSelectionRange(element.value.length, element.value.length);
    },
    tell(element) {
      if (element.wasl_cell === wasl_fields.cell.resting) element.wasl_cell = wasl_fields.cell.writing;
      wasl_fields.align(element);
      wasl.enter(() => wasl.with_text(element.value, (text) => _wasl_field_typed(element.wasl_key, text)));
    },
    // Keys that edit stay here. What the program answers to (shortcuts) is found out by input.library.js, whose
    // listener sits on the window.
    key(element, event) {
      if (event.isComposing || event.keyCode === 229) return event.stopPropagation();
      if (element.wasl_cell) return wasl_fields.cell_key(element, event);
      const key = wasl_fields.keys[event.key];
      if (key === undefined || event.altKey || event.shiftKey) return;
      const is_text = element.tagName === 'TEXTAREA';
      const is_command = event.ctrlKey || event.metaKey;
      if (is_text && (key > 1 || (key === 0 && !is_command))) return; // lines and the caret
      if (!is_text && is_command && key !== 0) return;
      const is_used = wasl.enter(() => _wasl_field_key(element.wasl_key, key));
      // Escape that had nothing to take back means the dialog or the list around the field.
      if (key === 1 && !is_used) wasl_fields.forward(event);
      if (key !== 1) event.preventDefault();
      if (key === 0 && is_command) return; // Ctrl+Enter is the form's as well
      event.stopPropagation();
    },
    forward(event) {
      wasl.with_text(event.code, (code) =>
        wasl.with_text(event.key, (key) =>
          wasl.enter(() => {
            _wasl_key(code, key, 1, 0, 0, 0, 0);
            _wasl_key(code, key, 0, 0, 0, 0, 0);
          }),
        ),
      );
    },
    watch(element) {
      element.addEventListener('input', () => wasl_fields.tell(element));
      element.addEventListener('change', () => element.wasl_cell || wasl_fields.tell(element)); // autofill, voice
      element.addEventListener('paste', (event) => element.wasl_cell && wasl_fields.cell_paste(element, event));
      element.addEventListener('keydown', (event) => wasl_fields.key(element, event));
      element.addEventListener('compositionstart', () => (element.is_composing = true));
      element.addEventListener('compositionend', () => {
        element.is_composing = false;
        wasl_fields.tell(element);
      });
      element.addEventListener('focus', () => {
        if (element.wasl_cell === wasl_fields.cell.resting) element.select();
        wasl.enter(() => _wasl_field_focus(element.wasl_key, 1));
      });
      element.addEventListener('blur', () => {
        element.is_composing = false;
        wasl_fields.cell_left(element);
        wasl.enter(() => _wasl_field_focus(element.wasl_key, 0));
      });
    },
    // As the canvas draws it: one line keeps to the interface's side; each paragraph of a long text to its own.
    align(element) {
      const is_free = element.tagName === 'TEXTAREA' && element.dir === 'auto' && element.value !== '';
      const side = is_free ? 'start' : element.wasl_side;
      if (element.style.textAlign !== side) element.style.textAlign = side;
    },
    set(element, name, value) {
      if (value) {
        if (element.getAttribute(name) !== value) element.setAttribute(name, value);
      } else element.removeAttribute(name);
    },
  },
  $wasl_fields__deps: ['$wasl', '$wasl_input'],

  js_field_kind__deps: ['$wasl_fields', '$wasl_mirror'],
  js_field_kind: (id, type, input_mode, enter_key, autocomplete, direction, placeholder, placeholder_length, flags, length_max) => {
    const element = wasl_mirror.elements.get(id >>> 0);
    if (!element || element.tagName === 'DIV') return 0;
    const set = (name, value) => wasl_fields.set(element, name, value);
    if (element.tagName === 'INPUT') set('type', UTF8ToString(type));
    set('inputmode', UTF8ToString(input_mode));
    set('enterkeyhint', UTF8ToString(enter_key));
    const filling = UTF8ToString(autocomplete);
    set('autocomplete', filling);
    set('name', filling !== 'off' ? filling.replace(/.* /, '') : '');
    set('dir', UTF8ToString(direction));
    set('placeholder', UTF8ToString(placeholder, placeholder_length));
    set('spellcheck', flags & 2 ? 'true' : 'false');
    set('autocapitalize', flags & 16 ? 'sentences' : 'none');
    set('aria-autocomplete', flags & 4 ? 'list' : '');
    set('maxlength', length_max > 0 ? String(length_max) : '');
    element.wasl_side = flags & 8 ? 'right' : 'left';
    wasl_fields.align(element);
    element.disabled = Boolean(flags & 1);
    if (flags >= 512 || element.wasl_cell) wasl_fields.set_cell(element, flags >> 9, flags);
    return 1;
  },

  js_field_place__deps: ['$wasl_fields', '$wasl_mirror'],
  js_field_place: (id, x, y, width, height, top, right, bottom, left, font_px, line_px, padding_x, padding_y, color, placeholder_color, cover) => {
    const element = wasl_mirror.elements.get(id >>> 0);
    if (!element) return;
    const style = element.style;
    style.left = x + 'px';
    style.top = y + 'px';
    style.width = width + 'px';
    style.height = height + 'px';
    style.fontSize = font_px + 'px';
    style.lineHeight = line_px + 'px';
    style.padding = `${padding_y}px ${padding_x}px`;
    style.color = style.caretColor = wasl_fields.color(color);
    style.setProperty('--placeholder', wasl_fields.color(placeholder_color));
    style.clipPath = top || right || bottom || left ? `inset(${top}px ${right}px ${bottom}px ${left}px)` : '';
    const is_hidden = cover > 0 || element.wasl_cell === wasl_fields.cell.resting || top + bottom >= height || left + right >= width;
    style.pointerEvents = is_hidden ? 'none' : 'auto';
    element.classList.toggle('covered', cover === 2);
    if (cover === 2 && document.activeElement === element) element.blur();
  },

  js_leave_field__deps: ['$wasl_mirror'],
  js_leave_field: () => {
    const field = document.activeElement;
    if (/^(INPUT|TEXTAREA)$/.test(field?.tagName) && wasl_mirror.elements.get(field.wasl_key) === field) field.blur();
  },

  js_field_text__deps: ['$wasl_fields', '$wasl_mirror'],
  js_field_text: (id, text, length, must_set, must_select) => {
    const element = wasl_mirror.elements.get(id >>> 0);
    if (!element || element.is_composing) return 0;
    if (must_set) {
      const value = UTF8ToString(text, length);
      if (element.value !== value) element.value = value;
      wasl_fields.align(element);
    }
    if (must_select) {
      // The focus comes later in the same frame.
      queueMicrotask(() => document.activeElement === element && element.select());
    }
    return 1;
  },
});
