// @ts-check
// What a field holds, offers and allows, whether a person sees it, and whether the person changed it.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.values) return;
  const { text, walk } = agent;

  const MAX_VALUE = 20_000;
  /** Families whose own box is what a person sees; their input may be two pixels wide. */
  const BOXED = new Set(['react-select', 'ant-select', 'mui-select', 'mui-autocomplete', 'workday-prompt', 'select2', 'menu-button', 'boxed-list']);

  const MAX_REMEMBERED = 2000;
  /** Controls a person typed into or picked in, by events the browser vouches for. @type {Set<Element>} */
  const handled = new Set();
  /** Elements a person clicked: a scripted list tells of a choice by nothing else. @type {Set<Element>} */
  const clicked = new Set();
  /** Elements that differed from their defaults before the agent could watch. @type {WeakSet<Element>} */
  const dirty = new WeakSet();
  /** What our own fill left in a field. @type {WeakMap<Element, string>} */
  const filled = new WeakMap();

  /** @param {Event} event */
  function watch(event) {
    const target = event.composedPath()[0];
    if (!event.isTrusted || !(target instanceof Element) || agent.moves?.typing(target)) return;
    const set = event.type === 'click' ? clicked : handled;
    if (set.size < MAX_REMEMBERED) set.add(target);
  }
  for (const type of ['input', 'change', 'click']) document.addEventListener(type, watch, { capture: true, passive: true });
  for (const element of document.querySelectorAll('input,select,textarea')) if (changed(element)) dirty.add(element);

  /** Whether a native control differs from what the page was loaded with. @param {any} element */
  function changed(element) {
    if (element.tagName === 'SELECT') {
      const options = [...element.options];
      if (element.multiple) return options.some((option) => option.selected !== option.defaultSelected);
      const first = options.find((option) => option.defaultSelected) ? options.filter((option) => option.defaultSelected).pop() : options.find((option) => !option.disabled);
      return element.selectedIndex > 0 && element.selectedIndex !== first?.index;
    }
    if (element.type === 'checkbox' || element.type === 'radio') return element.checked !== element.defaultChecked;
    if (element.type === 'file') return element.files.length > 0;
    return element.value !== element.defaultValue;
  }

  /** @param {any} raw */
  function touched(raw) {
    const shown = key(current(raw));
    if (shown === '' || filled.get(raw.anchor) === shown) return false;
    if (raw.members.some((/** @type {Element} */ at) => handled.has(at) || dirty.has(at))) return true;
    if (raw.kind === 'richtext') return [...handled].some((at) => raw.anchor.contains(at));
    if (raw.kind !== 'combobox' && raw.kind !== 'buttons' && !raw.box) return false;
    const own = BOXED.has(raw.widget) || raw.kind === 'select' ? raw.box : raw.anchor;
    return [...clicked].some((at) => own.contains(at) || raw.members.some((/** @type {Element} */ member) => member.contains(at)));
  }

  /** What the page wrote into a field once a file of ours was uploaded. @type {WeakMap<Element, string>} */
  const written = new WeakMap();
  /** @param {any} raw */
  const notePage = (raw) => written.set(raw.anchor, key(current(raw)));
  /** Whether a field still holds what the page's reading of our file put there. @param {any} raw */
  const parsed = (raw) => written.has(raw.anchor) && written.get(raw.anchor) === key(current(raw)) && !touched(raw);

  /** Whether a plain list shows its first option only because lists always show one. @param {any} raw */
  function unchosen(raw) {
    const { anchor } = raw;
    if (raw.kind !== 'select' || raw.multiple || raw.box || filled.has(anchor) || handled.has(anchor) || dirty.has(anchor)) return false;
    const options = [...anchor.options];
    const first = options.find((option) => !option.disabled);
    return options.length > 1 && anchor.selectedIndex === first?.index && !options.some((option) => option.defaultSelected);
  }

  /** @param {unknown} value */
  const key = (value) => (value === null || value === false ? '' : Array.isArray(value) ? value.join('\u0000') : String(value));

  /** Remember that a field's present value is our own. @param {any} raw */
  const own = (raw) => filled.set(raw.anchor, key(current(raw)));

  /** What a switch that is drawn of nothing but boxes is called while it is on. */
  const DRAWN_ON = /(?:^|[-_])(?:checked|on|active|enabled|selected)$/i;

  /** @param {any} member */
  function isOn(member) {
    if (member.tagName === 'INPUT') return member.checked;
    if (member.getAttribute(member.getAttribute('role') === 'option' ? 'aria-selected' : 'aria-checked') === 'true') return true;
    if (member.hasAttribute('role') || member.hasAttribute('aria-checked')) return false;
    if (member.localName.includes('-')) return member.matches('[checked]:not([checked="false"]), :state(checked)');
    return [...member.classList].some((name) => DRAWN_ON.test(name));
  }

  /** @param {any} button */
  const isPressed = (button) =>
    button.getAttribute('aria-pressed') === 'true' || button.getAttribute('aria-checked') === 'true' || /(?:^|[\s_-])(?:active|selected|is-active|is-selected)(?:$|[\s_])/i.test(button.className);

  /** @param {string} value */
  const orNull = (value) => (value === '' ? null : value.slice(0, MAX_VALUE));

  /** What a field holds now; null for empty. @param {any} raw @returns {string | boolean | string[] | null} */
  function current(raw) {
    const { anchor } = raw;
    switch (raw.kind) {
      case 'select':
      case 'multiselect': {
        // What a person sees is the widget: the select behind it may say otherwise.
        const labels = raw.box ? agent.widgets.chosen(raw) : [...anchor.selectedOptions].filter((/** @type {any} */ option) => !isEmptyOption(option)).map((option) => optionText(option));
        return raw.multiple ? (labels.length ? labels : null) : (labels[0] ?? null);
      }
      case 'combobox': {
        const shown = agent.widgets.chosen(raw);
        if (raw.widget === 'datalist' || raw.widget === 'suggest') return orNull(anchor.value);
        return raw.multiple ? (shown.length ? shown : null) : orNull(shown.join(', '));
      }
      case 'radio': {
        const on = raw.members.find(isOn);
        return on ? agent.texts.optionLabel(on) : null;
      }
      case 'checkbox':
        return isOn(anchor) ? true : null;
      case 'checkbox_group': {
        const on = raw.members.filter(isOn).map((/** @type {Element} */ at) => agent.texts.optionLabel(at));
        return on.length ? on : null;
      }
      case 'buttons': {
        const on = raw.options.find(isPressed);
        return on ? text.textOf(on, 100) : null;
      }
      case 'date_parts':
        return orNull(dateValue(raw));
      case 'file': {
        const names = [...(anchor.files ?? [])].map((file) => file.name);
        return names.length ? names : null;
      }
      case 'text':
        return orNull([...agent.shown.entries(anchor, raw.name), anchor.value].filter(Boolean).join(', '));
      case 'date':
        return raw.widget === 'calendar-button' ? dayOn(anchor) : orNull(anchor.value ?? '');
      case 'richtext':
        return orNull(edited(anchor));
      case 'password':
        return anchor.value ? '•' : null;
      case 'add':
        return null;
      default:
        return orNull(anchor.value ?? '');
    }
  }

  /** The text of an editor without the hint that it shows while it is empty. @param {HTMLElement} element */
  function edited(element) {
    const hints = [...element.querySelectorAll('[contenteditable="false"]')].filter((at) => [at.className, ...at.getAttributeNames()].some((name) => /placeholder/i.test(name)));
    return text.normalise(hints.reduce((words, at) => words.replace(/** @type {HTMLElement} */ (at).innerText, () => ''), element.innerText));
  }

  /** The day that a button says, in its own words; null where it says none. @param {Element} button */
  function dayOn(button) {
    const words = text.textOf(button, 60);
    return /\d{4}/.test(words) && !Number.isNaN(Date.parse(words.replace(/(\d)(?:st|nd|rd|th)\b/, '$1'))) ? words : null;
  }

  /** A section of a date that is empty shows a letter for each digit, or says so; some bear today's number all the same. */
  const SECTION_HINT = /^([\p{L}\-–—_.])\1*$/u;

  /** What stands in a section of a date; empty where only its hint does. @param {any} member @returns {string} */
  function section(member) {
    if (typeof member.value === 'string') return member.value;
    const words = text.textOf(member, 10);
    const hinted = words !== '' && SECTION_HINT.test(words);
    return hinted || /^empty$/i.test(member.getAttribute('aria-valuetext') ?? '') ? '' : (member.getAttribute('aria-valuenow') ?? words);
  }

  /** The parts of a date as ISO, as far as known. @param {any} raw */
  function dateValue(raw) {
    const found = /** @type {Record<string, string>} */ ({});
    for (const member of raw.members) {
      const shown = section(member);
      const part = agent.groups.partOf(member);
      if (part && /^\d+$/.test(shown)) found[part] = shown;
    }
    const { year, month, day } = found;
    return [year?.padStart(4, '0'), month?.padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-');
  }

  /** @param {HTMLOptionElement} option */
  const optionText = (option) => text.normalise(option.label || option.text || option.value);

  /** An option that only says "choose". @param {HTMLOptionElement} option */
  const isEmptyOption = (option) =>
    (option.value === '' || (option.disabled && option.index === 0) || option.index === 0) && (optionText(option) === '' || option.value === '' || agent.widgets.EMPTY_CHOICE.test(optionText(option)));

  /** @param {any} raw @returns {{list: {label: string, value: string}[], complete: boolean}} */
  function options(raw) {
    const { anchor } = raw;
    if (raw.kind === 'select' || raw.kind === 'multiselect') {
      const list = [...anchor.options].filter((/** @type {any} */ option) => !isEmptyOption(option)).map((/** @type {any} */ option) => ({ label: optionText(option), value: option.value }));
      const dressed = raw.widget === 'choices' ? inBox(raw.box) : [];
      const all = dressed.length > list.length ? dressed : list;
      return { list: all, complete: !raw.widget || all.length > 0 };
    }
    if (raw.kind === 'radio' || raw.kind === 'checkbox_group') {
      const list = raw.members.map((/** @type {any} */ at) => ({ label: agent.texts.optionLabel(at), value: at.getAttribute('value') ?? '' }));
      return { list, complete: true };
    }
    if (raw.kind === 'buttons') {
      return { list: raw.options.map((/** @type {any} */ at) => ({ label: text.textOf(at, 100), value: at.value ?? '' })), complete: true };
    }
    if (raw.kind === 'combobox') {
      if (raw.widget === 'datalist') {
        return { list: [...anchor.list.options].map((/** @type {any} */ option) => ({ label: optionText(option), value: option.value })), complete: true };
      }
      const list = listed(agent.widgets.listOf(anchor));
      return { list, complete: false };
    }
    return { list: [], complete: true };
  }

  /** @param {Element} box */
  const inBox = (box) => [...box.querySelectorAll('.choices__list--dropdown [data-choice-selectable][data-value]')].map((at) => ({ label: text.textOf(at, 300), value: at.getAttribute('data-value') ?? '' }));

  /** @param {Element | null} list */
  const listed = (list) => [...(list?.querySelectorAll('[role="option"]') ?? [])].map((at) => ({ label: text.textOf(at, 300), value: at.getAttribute('data-value') ?? '' })).filter((option) => option.label);

  /** What a person sees of one radio, checkbox or button: itself, its label, what is drawn in its stead. @param {any} member */
  function surfaces(member) {
    const found = [member, ...(member.labels ?? [])];
    const wrapping = member.closest?.('label');
    if (wrapping) found.push(wrapping);
    const drawn = member.nextElementSibling;
    if (drawn && !drawn.matches(agent.texts.CONTROL) && member.parentNode.querySelectorAll(agent.texts.CONTROL).length === 1) found.push(drawn);
    const stand = drawing(member);
    if (stand) found.push(stand);
    return found;
  }

  const DRAWN = /radio|check|switch|toggle/i;
  const MAX_DRAWING_PX = 60;

  /** What is drawn right behind a radio or checkbox that is not displayed, to be pressed in its stead. @param {any} member @returns {Element | null} */
  function drawing(member) {
    const next = member.nextElementSibling;
    if (!next || member.tagName !== 'INPUT' || member.checkVisibility() || next.matches('label') || next.querySelector(agent.texts.CONTROL)) return null;
    const pressed = DRAWN.test(next.className) && getComputedStyle(next).cursor === 'pointer' && next.getBoundingClientRect().height < MAX_DRAWING_PX;
    return pressed ? next : null;
  }

  const ZONES = '[class*="dropzone" i], [class*="drop-zone" i], [class*="drop-area" i], [class*="droparea" i]';

  /** The drop zone of a file input that a script put at the end of the page, out of sight: they come in the same order. @param {Element} input @returns {Element[] | null} */
  function zoneOf(input) {
    if (input.parentElement !== document.body) return null;
    const strays = [...document.querySelectorAll('body > input[type="file"]')];
    const zones = [...document.querySelectorAll(ZONES)].filter((zone) => !zone.querySelector('input[type="file"]') && !zone.parentElement?.closest(ZONES));
    const zone = strays.length === zones.length ? zones[strays.indexOf(input)] : null;
    return zone ? [zone] : null;
  }

  /**
   * Whether a box for files is not the one that is asked for: it takes folders, which are no answer; or it is the second of an uploader,
   * to put another file in the place of the first, which nobody sees and nothing names.
   * @param {Element} control
   */
  function isSpare(control) {
    const first = control.previousElementSibling;
    if (control.hasAttribute('webkitdirectory')) return true;
    return control.matches('input[type="file"]') && first !== null && first.matches('input[type="file"]') && !control.checkVisibility() && !first.checkVisibility() && !(/** @type {HTMLInputElement} */ (control).labels?.length);
  }

  /** What a person sees of a file input: itself, its label, or the button or drop zone it is in. @param {any} input */
  function fileSurfaces(input) {
    const found = [...surfaces(input), ...(zoneOf(input) ?? [])];
    for (const side of [input.previousElementSibling, input.nextElementSibling]) if (side?.matches('button, [role="button"], label')) found.push(side);
    let at = walk.parentOf(input);
    for (let step = 0; at && step < 5; step++, at = walk.parentOf(at)) {
      if ([...at.querySelectorAll(agent.texts.CONTROL)].filter((other) => !isSpare(other)).length > 1 || /^(?:FORM|BODY)$/.test(at.tagName)) break;
      const zone = at.querySelector('button, [role="button"], a[href]') ?? (at.matches('button, [role="button"], [class*="drop" i], [class*="upload" i], [class*="file" i]') ? at : null);
      if (zone) found.push(zone);
    }
    return found;
  }

  /** Why a person does not see the field; null when they do. @param {any} raw @param {any} sight @returns {string | null} */
  function hiddenReason(raw, sight) {
    const first = (/** @type {Element[]} */ elements) => {
      let reason = null;
      for (const element of elements) {
        const found = sight.hidden(element);
        if (found === null) return null;
        reason ??= found;
      }
      return reason;
    };
    if (raw.kind === 'file') return first(fileSurfaces(raw.anchor));
    if (raw.kind === 'add') return sight.hidden(raw.anchor);
    if (raw.kind === 'buttons') return first(raw.options);
    if (raw.kind === 'radio' || raw.kind === 'checkbox' || raw.kind === 'checkbox_group') return first(raw.members.flatMap(surfaces));
    if (raw.kind === 'date_parts') return first([...raw.members, raw.box]);
    if (raw.kind === 'select' || raw.kind === 'multiselect') return first(raw.box ? [raw.box] : [raw.anchor, ...drawnSelect(raw.anchor, sight)]);
    if (raw.kind === 'combobox') return first(framed(raw) ? [raw.anchor, raw.box] : [raw.anchor]);
    return sight.hidden(raw.anchor) ?? sight.unreadable(raw.anchor);
  }

  /** Whether the frame around a control that chooses is what a person sees of it. @param {any} raw */
  const framed = (raw) => raw.box && raw.box !== raw.anchor && (BOXED.has(raw.widget) || !/^(?:suggest|datalist)$/.test(raw.widget));

  const MAX_DRAWN_STEPS = 2;

  /** What a page draws under a select that it made transparent: a box of the same place that shows the very option that is chosen. @param {HTMLSelectElement} select @param {any} sight @returns {Element[]} */
  function drawnSelect(select, sight) {
    if (select.multiple || sight.hidden(select) !== 'it is transparent') return [];
    const [own, words] = [select.getBoundingClientRect(), optionText(select.selectedOptions[0] ?? new Option())];
    let box = select.parentElement;
    for (let step = 0; box && words && step < MAX_DRAWN_STEPS; step++, box = box.parentElement) {
      const around = box.getBoundingClientRect();
      const shown = [...box.querySelectorAll('*')].some((at) => at !== select && !select.contains(at) && text.textOf(at, words.length + 20) === words && at.getClientRects().length > 0);
      if (shown && around.width <= own.width * 1.2 && around.height <= own.height * 1.6) return [box];
    }
    return [];
  }

  /** The elements of a field a person sees, the one that matters first. @param {any} raw @param {any} sight @returns {Element[]} */
  function seen(raw, sight) {
    const boxed = raw.kind === 'combobox' ? framed(raw) : BOXED.has(raw.widget) || raw.anchor.tagName === 'SELECT';
    const own = [raw.anchor, ...(boxed ? [raw.box] : []), ...(raw.kind === 'select' && !raw.box ? drawnSelect(raw.anchor, sight) : [])];
    const drawn = raw.kind === 'radio' || raw.kind === 'checkbox' || raw.kind === 'checkbox_group';
    const candidates = raw.kind === 'file' ? fileSurfaces(raw.anchor) : raw.kind === 'buttons' ? raw.options : drawn ? [raw.box, ...raw.members.flatMap(surfaces)] : own;
    return [...new Set(candidates)].filter((at) => at && sight.hidden(at) === null);
  }

  /** @param {any} raw */
  function editable(raw) {
    const usable = (/** @type {any} */ at) => !at.matches(':disabled') && at.getAttribute('aria-disabled') !== 'true';
    // Only text is made read-only by that attribute.
    const choice = ['combobox', 'date', 'checkbox', 'buttons'].includes(raw.kind);
    if (raw.kind === 'radio' || raw.kind === 'checkbox_group') return raw.members.some(usable);
    return usable(raw.anchor) && (choice || !raw.anchor.readOnly) && raw.anchor.getAttribute('aria-readonly') !== 'true';
  }

  agent.values = Object.freeze({ current, edited, dayOn, section, options, touched, own, notePage, parsed, unchosen, hiddenReason, seen, editable, surfaces, drawing, fileSurfaces, zoneOf, isSpare, isOn, isPressed, isEmptyOption, optionText, key });
})();
