// @ts-check
// The moves a person makes on native controls, as events a framework listens to.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.moves) return;

  /** A box takes an entry within this time. */
  const ENTRY_MS = 400;

  // Taken once, before anybody could replace them in this world.
  const setters = new Map(
    [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement].map((kind) => [kind, /** @type {any} */ (Object.getOwnPropertyDescriptor(kind.prototype, 'value')).set]),
  );

  /** Set `.value` past a framework's own property on the element. @param {Element} element @param {string} value */
  function setValue(element, value) {
    for (const [kind, set] of setters) if (element instanceof kind) return set.call(element, value);
    throw new TypeError(`no value to set on ${element.tagName}`);
  }

  const check = /** @type {any} */ (Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'checked')).set;
  /** @param {Element} element @param {boolean} on */
  const setChecked = (element, on) => check.call(element, on);

  /** @param {Element} element @param {string} type @param {any} [more] */
  const fire = (element, type, more = {}) => element.dispatchEvent(new Event(type, { bubbles: true, composed: true, ...more }));

  /**
   * Give an element the focus for the time of a move, and take it away after, with the events of both even where the
   * window itself has no focus (then the browser sends none).
   * @template T @param {Element} element @param {() => T | Promise<T>} move @returns {Promise<T>}
   */
  async function focused(element, move) {
    enter(element);
    try {
      return await move();
    } finally {
      leave(element);
    }
  }

  /** @param {Element} element @param {'focus' | 'blur'} type @param {() => void} act */
  function withEvents(element, type, act) {
    let sent = false;
    const note = () => (sent = true);
    element.addEventListener(type, note, { once: true });
    act();
    element.removeEventListener(type, note);
    if (sent) return;
    element.dispatchEvent(new FocusEvent(type, { composed: true }));
    element.dispatchEvent(new FocusEvent(type === 'focus' ? 'focusin' : 'focusout', { bubbles: true, composed: true }));
  }

  /** @param {any} element */
  const enter = (element) => withEvents(element, 'focus', () => element.focus({ preventScroll: true }));
  /** @param {any} element */
  const leave = (element) => withEvents(element, 'blur', () => element.blur());

  /** @param {Element} element @param {string} value */
  function typeInto(element, value) {
    setValue(element, value);
    element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: value }));
  }

  /**
   * Put text into an input or textarea as if typed.
   * @param {any} element @param {string} value @param {() => unknown} [before] what is done before it is left
   */
  async function writeText(element, value, before) {
    await focused(element, async () => {
      key(element, 'keydown', value.slice(-1) || 'Backspace');
      typeInto(element, value);
      key(element, 'keyup', value.slice(-1) || 'Backspace');
      fire(element, 'change');
      await before?.();
    });
  }

  /** Where we are typing ourselves. @type {Set<Element>} */
  const ours = new Set();
  /** The browser vouches for what comes of its own editing as if a person had typed. @param {Element} target @returns {boolean} whether it comes of ours */
  const typing = (target) => [...ours].some((element) => element.contains(target));

  /** Write into an element by a move of which its events are known as ours. @template T @param {Element} element @param {() => T | Promise<T>} move @returns {Promise<T>} */
  async function asOurs(element, move) {
    ours.add(element);
    try {
      return await move();
    } finally {
      ours.delete(element);
    }
  }

  /** By the browser's own editing, with its own input events: old, yet the one way for a script to type so. @param {'insertText' | 'delete'} command @param {string} [words] @returns {boolean} */
  const edit = (command, words) => document.execCommand(command, false, words);

  /** Type text key by key, as boxes want it that read the keys themselves. @param {any} element @param {string} value */
  async function writeKeys(element, value) {
    await asOurs(element, () => focused(element, () => {
      element.select?.();
      for (const letter of value) {
        const free = key(element, 'keydown', letter) && key(element, 'keypress', letter);
        if (free) edit('insertText', letter);
        key(element, 'keyup', letter);
      }
      fire(element, 'change');
    }));
  }

  /** Give a box entries one by one, each with the key that takes it. @param {any} element @param {string[]} entries @returns {Promise<boolean>} whether it took them */
  async function writeEntries(element, entries) {
    return focused(element, async () => {
      for (const entry of entries) {
        typeInto(element, entry);
        for (const type of ['keydown', 'keyup']) key(element, type, 'Enter');
        if (!(await until(() => element.value === '', ENTRY_MS))) return false;
      }
      return true;
    });
  }

  /** A key event; being untrusted it never submits a form. @param {Element} element @param {string} type @param {string} name @returns {boolean} whether nobody took it upon themselves */
  function key(element, type, name) {
    const code = name.length === 1 ? name.toUpperCase().charCodeAt(0) : (KEY_CODES[/** @type {keyof typeof KEY_CODES} */ (name)] ?? 0);
    return element.dispatchEvent(new KeyboardEvent(type, { key: name, code: name, keyCode: code, which: code, bubbles: true, cancelable: true, composed: true }));
  }
  const KEY_CODES = { Enter: 13, Escape: 27, ArrowDown: 40, ArrowUp: 38, Tab: 9, Backspace: 8 };

  /** Press and release as a pointer does. @param {Element} element */
  function press(element) {
    const box = element.getBoundingClientRect();
    const at = { bubbles: true, cancelable: true, composed: true, button: 0, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, view: window };
    const pointer = { ...at, pointerId: 1, pointerType: 'mouse', isPrimary: true };
    element.dispatchEvent(new PointerEvent('pointerover', pointer));
    element.dispatchEvent(new MouseEvent('mouseover', at));
    element.dispatchEvent(new MouseEvent('mousemove', at));
    element.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, buttons: 1 }));
    element.dispatchEvent(new MouseEvent('mousedown', { ...at, buttons: 1, detail: 1 }));
    if (element instanceof HTMLElement && element.tabIndex >= 0) element.focus({ preventScroll: true });
    element.dispatchEvent(new PointerEvent('pointerup', pointer));
    element.dispatchEvent(new MouseEvent('mouseup', { ...at, detail: 1 }));
    element.dispatchEvent(new MouseEvent('click', { ...at, detail: 1 }));
  }

  const SHEETS = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';

  /** What lies over the page with a control in it: the key, or a press beside it, would close that too. @param {Element} element @returns {Element | null} */
  const sheet = (element) => agent.walk.closest(element, SHEETS);

  /** Press beside a control and all that opened from it: what hangs over the page closes then, but not what the control stands in. @param {Element} control */
  function beside(control) {
    const over = sheet(control);
    const form = over && agent.walk.closest(control, 'form');
    const target = form && over.contains(form) ? form : (over?.firstElementChild ?? over ?? document.body);
    const at = { bubbles: true, cancelable: true, composed: true, view: window, clientX: 0, clientY: 0 };
    for (const [kind, name] of [[PointerEvent, 'pointerdown'], [MouseEvent, 'mousedown'], [PointerEvent, 'pointerup'], [MouseEvent, 'mouseup'], [MouseEvent, 'click']]) {
      target.dispatchEvent(new /** @type {any} */ (kind)(name, at));
    }
  }

  /**
   * Run a click without letting it send a form: a yes/no button may be of type submit.
   * @template T @param {() => T} act @returns {T}
   */
  function withoutSubmit(act) {
    const stop = (/** @type {Event} */ event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('submit', stop, true);
    try {
      return act();
    } finally {
      window.removeEventListener('submit', stop, true);
    }
  }

  /**
   * Wait until `look` gives something, looking again after every change of the page; null at the deadline.
   * @template T @param {() => T | null | undefined | false} look @param {number} milliseconds @returns {Promise<T | null>}
   */
  function until(look, milliseconds) {
    return new Promise((resolve) => {
      const first = look();
      if (first) return resolve(first);
      const observer = new MutationObserver(() => check());
      const end = setTimeout(() => done(look() || null), milliseconds);
      // Attribute reflections of properties (value, checked) make no mutation; look now and then as well.
      const tick = setInterval(() => check(), 50);
      const check = () => {
        const found = look();
        if (found) done(found);
      };
      /** @param {T | null} found */
      const done = (found) => {
        observer.disconnect();
        clearTimeout(end);
        clearInterval(tick);
        resolve(found);
      };
      observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  }

  /** Wait until the page has not changed for `quiet` ms, at most `longest` ms. @param {number} quiet @param {number} longest @returns {Promise<void>} */
  function settled(quiet, longest) {
    return new Promise((resolve) => {
      const end = setTimeout(() => done(), longest);
      let pause = setTimeout(() => done(), quiet);
      const observer = new MutationObserver(() => {
        clearTimeout(pause);
        pause = setTimeout(() => done(), quiet);
      });
      const done = () => {
        observer.disconnect();
        clearTimeout(end);
        clearTimeout(pause);
        resolve();
      };
      observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  }

  agent.moves = Object.freeze({ setValue, setChecked, typeInto, writeText, writeKeys, writeEntries, edit, asOurs, typing, focused, enter, leave, fire, key, press, sheet, beside, withoutSubmit, until, settled });
})();
