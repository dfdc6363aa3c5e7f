// @ts-check
// What a scripted choice shows as chosen, where no mark of a library tells: the words that stand in its frame.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.shown) return;
  const { walk, text } = agent;

  const MAX_CLIMB = 7;
  const MAX_PARTS = 60;
  /** A frame taller than this holds more than one choice. */
  const MAX_FRAME_PX = 160;

  /** In a frame: its name, its hints, its buttons and what is said about it. */
  const APART =
    'label, legend, [role="grid"], [role="dialog"], [role="tooltip"], :is(button, [role="button"]):is([aria-label], [title]):not([aria-haspopup], [role="combobox"]), [role="progressbar"], select, textarea, svg, script, style, [class*="placeholder" i]:not([class*="selected" i]), [class*="error" i], [class*="helper" i], [class*="hint" i], [class*="sr-only" i], [class*="visually-hidden" i], [class*="visuallyhidden" i], [class*="spinner" i], [class*="loading" i], [class*="dropdown-menu" i], [class*="icon" i]:empty';
  const ENDS = 'form, fieldset, body, html, td, tr, label, dialog, [role="group"], [role="dialog"], main, section';

  /** A line or ground that a person takes for the edge of a field. @param {Element} element */
  function edged(element) {
    const style = getComputedStyle(element);
    const line = parseFloat(style.borderBottomWidth) > 0 && style.borderBottomStyle !== 'none' && !/, 0\)$|^transparent$/.test(style.borderBottomColor);
    return line || style.boxShadow !== 'none' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
  }

  /** @param {Element} parent @param {Element} inner whether `parent` holds something of another field, or this one's name */
  function beyond(parent, inner) {
    if (parent.matches(ENDS) || (parent.matches('li') && !chipped(parent)) || parent.getBoundingClientRect().height > MAX_FRAME_PX) return true;
    if ([...parent.childNodes].some((at) => at.nodeType === Node.TEXT_NODE && text.normalise(at.nodeValue))) return true;
    const others = [...parent.querySelectorAll('label, legend, h1, h2, h3, h4, h5, h6, input:not([type="hidden"], [aria-hidden="true"], [tabindex="-1"]), textarea, [role="combobox"]')];
    return others.some((at) => at !== inner && !inner.contains(at) && !at.contains(inner) && !(at.matches('label') && at.closest('[class*="icon" i], [class*="chip" i], [class*="tag" i]')));
  }

  /** Whether an item of a list is the place to type in behind the choices that are made. @param {Element} item */
  const chipped = (item) => text.normalise(item.textContent) === '' && item.parentElement?.querySelectorAll('input:not([type="hidden"])').length === 1;

  /**
   * The frame that a person sees around a control that chooses: the nearest box with an edge that holds nothing else,
   * else the largest box without the control's name. Null where there is none around it.
   * @param {Element} control @returns {Element | null}
   */
  function frame(control) {
    let at = control;
    for (let step = 0; step < MAX_CLIMB; step++) {
      const parent = walk.parentOf(at);
      if (!parent || beyond(parent, at)) break;
      at = parent;
      if (edged(at)) return at;
    }
    return at === control ? null : at;
  }

  const CHIP = /chip|tag|pill|token/i;

  /** A choice that stands as a button of its own, to be pressed to take it back; not the button in such a one. @param {Element} element */
  function isChip(element) {
    const words = text.textOf(element, 100);
    const outer = element.parentElement;
    const inner = outer !== null && CHIP.test(outer.className) && text.textOf(outer, 200) !== words && outer.querySelectorAll(':scope > :is(button, [role="button"])').length < 2;
    return words !== '' && element.matches('button, [role="button"]') && CHIP.test(element.className) && (element.getAttribute('aria-label') ?? words).includes(words) && !inner;
  }

  /** @param {Element} element */
  const seen = (element) => element instanceof HTMLSlotElement || element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || getComputedStyle(element).display === 'contents';

  /**
   * The words in a frame, one entry for each element that has some of its own.
   * @param {Element} box @param {string} [name] of the field, which is no value @param {boolean} [typed] one types into it: its buttons show no value
   * @returns {string[]}
   */
  function words(box, name = '', typed = false) {
    /** @type {string[]} */
    const parts = [];
    const apart = typed ? `${APART}, button, [role="button"]:not([class*="chip" i], [class*="tag" i])` : APART;
    const edge = box.getBoundingClientRect();
    // An open list hangs out of its frame; what is chosen stands in it.
    const within = (/** @type {Element} */ child) => {
      const { top, bottom, height } = child.getBoundingClientRect();
      return height === 0 || ((top + bottom) / 2 >= edge.top - 2 && (top + bottom) / 2 <= edge.bottom + 2);
    };
    /** @param {Element | ShadowRoot} at */
    const visit = (at) => {
      const given = at instanceof HTMLSlotElement ? at.assignedNodes() : [];
      const nodes = given.length ? given : [...at.childNodes];
      const own = nodes.filter((child) => child.nodeType === Node.TEXT_NODE).map((child) => child.nodeValue).join('');
      const said = text.normalise(own);
      if (/[\p{L}\p{N}]/u.test(said) && said !== name && parts.length < MAX_PARTS) parts.push(said);
      for (const child of nodes) {
        if (!(child instanceof Element)) continue;
        if ((child.matches(apart) && !isChip(child)) || text.SILENT.has(child.tagName.toUpperCase()) || text.isIcon(child) || text.CONTROLS.has(child.tagName) || !seen(child) || !within(child)) continue;
        // A choice that is an element of the page's own kind bears its words itself, and draws a button around them.
        const chip = child.localName.includes('-') && CHIP.test(child.localName) ? text.textOf(child, 100) : '';
        if (chip && chip !== name) parts.push(chip);
        else visit(child.shadowRoot ?? child);
      }
    };
    visit(box.shadowRoot ?? box);
    return parts;
  }

  const ENTRY_MARKS = '[class*="input-tag" i], [class*="tags-input" i], [class*="tag-input" i], [class*="tagsinput" i], [data-scope="tags-input"]';

  /** Whether a text box takes entries one by one, which then stand beside it: it has no edge of its own, and its frame breaks lines. @param {Element} input */
  function takesEntries(input) {
    if (input.tagName !== 'INPUT' || !input.parentElement) return false;
    if (input.parentElement.closest(ENTRY_MARKS)) return true;
    return getComputedStyle(input.parentElement).flexWrap === 'wrap' && !edged(input) && frame(input) === input.parentElement;
  }

  /** The entries that stand beside such a box. @param {Element} input @param {string} [name] of the field @returns {string[]} */
  const entries = (input, name = '') => (takesEntries(input) ? words(entriesBox(input), name, true) : []);

  /** What such entries stand in. @param {Element} input @returns {Element} */
  const entriesBox = (input) => input.parentElement?.closest(ENTRY_MARKS) ?? /** @type {Element} */ (input.parentElement);

  agent.shown = Object.freeze({ frame, isChip, words, takesEntries, entries, entriesBox });
})();
