// The browser's half of input.cpp. Listens on the window, because the accessible mirror and the text fields lie over the
// canvas: their events rise to here, and Dear ImGui decides by itself what was hit.
addToLibrary({
  $wasl_input: {
    // What the person last used: keys show the focus ring, a pointer hides it.
    is_by_keyboard: true,
    // A mouse button or a finger is down: a focus that comes now comes from the press.
    is_pressing: false,

    is_field(target) {
      return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    },
    // Our page has one ground; the failure page, the skeleton and printed paper lie outside of it and keep their events.
    is_ours(target) {
      return !(target instanceof Element) || !target.closest('[data-plain]');
    },
    modifiers(event) {
      return (event.ctrlKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0);
    },
    pointer(kind, event) {
      if (!wasl_input.is_ours(event.target)) return;
      if (kind === 0) wasl_input.is_by_keyboard = false;
      const type = event.pointerType === 'touch' ? 1 : event.pointerType === 'pen' ? 2 : 0;
      if (type === 1 && !event.isPrimary) return;
      wasl.enter(() =>
        _wasl_pointer(
          kind,
          type,
          event.clientX * wasl.density,
          event.clientY * wasl.density,
          event.button,
          wasl_input.modifiers(event),
          event.timeStamp, // a finger's speed counts from when it moved, not from when we had time to look
        ),
      );
    },
    wheel(event) {
      if (event.ctrlKey || !wasl_input.is_ours(event.target)) return; // the browser's zoom
      const field = event.target;
      if (field === document.activeElement && field.tagName === 'TEXTAREA' && field.scrollHeight > field.clientHeight + 1)
        return; // a long text scrolls itself
      event.preventDefault();
      // Lines and pages, as Firefox and old mice tell them, become pixels.
      const unit = event.deltaMode === 1 ? 40 / 3 : event.deltaMode === 2 ? innerHeight : 1;
      const is_swapped = event.shiftKey && event.deltaY === 0; // ImGui turns the wheel with Shift by itself
      const x = is_swapped ? 0 : event.deltaX;
      const y = is_swapped ? event.deltaX : event.deltaY;
      wasl.enter(() => _wasl_wheel(x * unit * wasl.density, y * unit * wasl.density));
    },
    key(is_down, event) {
      if (!wasl_input.is_ours(event.target) || event.isComposing || event.keyCode === 229) return;
      if (is_down) wasl_input.is_by_keyboard = true;
      // A table's cell at rest keeps the letters; all else is as if no field had the keyboard.
      const is_letter = event.key?.length === 1 && !((event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState?.('AltGraph'));
      const in_field = wasl_input.is_field(event.target) && (event.target.wasl_cell !== 1 || is_letter || event.key === 'Tab');
      const is_held_back = wasl.with_text(event.code, (code) =>
        wasl.with_text(event.key ?? '', (key) =>
          wasl.enter(() =>
            _wasl_key(
              code,
              key,
              is_down,
              event.repeat,
              wasl_input.modifiers(event),
              event.getModifierState?.('AltGraph') ?? false,
              in_field,
            ),
          ),
        ),
      );
      if (is_held_back) event.preventDefault();
    },
    // The list that a field or a choice has opened is chosen from while that one keeps the focus.
    is_in_own_list(event) {
      const owner = document.activeElement;
      if (!wasl_input.is_field(owner) && owner?.getAttribute('aria-expanded') !== 'true') return false;
      return [...document.querySelectorAll('#mirror [role=listbox]')].some((list) => {
        const { left, right, top, bottom } = list.getBoundingClientRect();
        return event.clientX >= left && event.clientX < right && event.clientY >= top && event.clientY < bottom;
      });
    },
    // Focus follows a press as on any page, with one difference: a press on the bare canvas takes it from a field.
    // For a finger this comes with the tap, not with the touch, so that scrolling leaves the keyboard where it is.
    press_focus(event) {
      if (!wasl_input.is_ours(event.target) || wasl_input.is_field(event.target)) return;
      event.preventDefault();
      if (wasl_input.is_in_own_list(event)) return;
      const node = event.target instanceof Element ? event.target.closest('#mirror [tabindex]') : null;
      if (node) node.focus({ preventScroll: true });
      else if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
    },
  },
  $wasl_input__deps: ['$wasl'],

  js_watch_input__deps: ['$wasl_input'],
  js_watch_input: () => {
    addEventListener('pointerdown', (event) => wasl_input.pointer(0, event));
    addEventListener('pointermove', (event) => wasl_input.pointer(1, event));
    addEventListener('pointerup', (event) => wasl_input.pointer(2, event));
    addEventListener('pointercancel', (event) => wasl_input.pointer(3, event));
    document.documentElement.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'mouse') wasl_input.pointer(4, event);
    });
    // A finger's press is told as a mouse's, too, after it has left.
    addEventListener('mousedown', () => (wasl_input.is_pressing = true), true);
    for (const end of ['mouseup', 'dragend', 'pointermove'])
      addEventListener(end, (event) => (wasl_input.is_pressing &&= end === 'pointermove' && event.buttons > 0), true);
    addEventListener('blur', (event) => {
      if (event.target === window) wasl_input.is_pressing = false; // an element's blur comes by here, too
    }, true);
    addEventListener('mousedown', wasl_input.press_focus);
    addEventListener('wheel', wasl_input.wheel, { passive: false });
    addEventListener('keydown', (event) => wasl_input.key(true, event));
    addEventListener('keyup', (event) => wasl_input.key(false, event));
    addEventListener('blur', () => wasl.enter(() => _wasl_window_focus(0)));
    addEventListener('focus', () => wasl.enter(() => _wasl_window_focus(1)));
    addEventListener('contextmenu', (event) => {
      if (wasl_input.is_ours(event.target) && !wasl_input.is_field(event.target)) event.preventDefault();
    });
    // A captured finger would send all its moves to the node it started on, which may be gone after a scroll.
    addEventListener('gotpointercapture', (event) => {
      if (event.pointerType === 'touch') event.target.releasePointerCapture?.(event.pointerId);
    });
  },
});
