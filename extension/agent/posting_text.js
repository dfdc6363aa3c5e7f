// @ts-check
// The words of a document as blocks, one a visual line or paragraph, in reading order: the posting's own text without
// what stands around it. Part of `posting.js`; changes nothing, and stops at its limits.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.postingText) return;
  const { normalise, SILENT, CONTROLS } = agent.text;

  const MAX_TEXT = 300_000;
  const MAX_BLOCKS = 3_000;
  const MAX_BLOCK_TEXT = 20_000;
  const MAX_ELEMENTS = 60_000;
  const MAX_MILLISECONDS = 400;
  const MAX_DEPTH = 400;
  /** How many elements are walked between two looks at the clock. */
  const CLOCK_EVERY = 64;

  const KEEPS_LINES = /^(?:pre|break-spaces)/;
  /** From this length on a line of such a text may have been wrapped. */
  const WRAPPED = 50;

  const LEFT_OUT_ROLES = new Set(['navigation', 'contentinfo', 'search', 'menu', 'menubar', 'alert', 'tooltip']);
  const LEFT_OUT_TAGS = new Set(['NAV', 'DIALOG', 'BUTTON', 'AUDIO', 'VIDEO', 'MATH']);
  const INLINE = new Set(['A', 'ABBR', 'B', 'BDI', 'CITE', 'CODE', 'DFN', 'EM', 'FONT', 'I', 'KBD', 'LABEL', 'MARK',
    'Q', 'S', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'TIME', 'U', 'WBR']);
  const ASIDE_NAMES = new RegExp(
    '(^|[-_ ])(cookies?|consent|gdpr|onetrust|breadcrumbs?|newsletter|footer|navbar|nav|menu|social|share|sharing|' +
    'skip-?links?|sr-only|visually-hidden|screen-?reader|similar-?jobs?|related-?jobs?|recommended-?jobs?|' +
    'more-?jobs|job-?alerts?)([-_ ]|$)', 'i');

  /** What a footer must stand in to be the posting's last part, and what only the site's own footer holds. */
  const WHOLE = 'article, main, [role="main"]';
  const OF_SITE = 'nav, [role="navigation"], [role="contentinfo"]';
  const IMPRINT = /©|\bcopyright\b|all rights reserved/i;
  const FOOTER_NAME = /(^|[-_ ])footer(?=[-_ ]|$)/gi;

  /** What a form's own widgets hold: answers of the person, no words of the posting. */
  const ANSWERS =
    '[role="combobox"], [role="listbox"], [role="option"], [role="textbox"], [role="searchbox"], [role="spinbutton"], [contenteditable]:not([contenteditable="false"]),' +
    '[class*="single-value" i], [class*="singleValue"], [class*="multi-value" i], [class*="multiValue"], .select2-container, .ant-select, .choices, .ts-wrapper,' +
    '.selectize-control, .chosen-container, .nice-select, .MuiSelect-select, .MuiChip-root, [data-automation-id="multiSelectContainer"], [data-automation-id="selectedItem"]';

  /** What a person fills in; a button asks nothing. */
  const FIELDS = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image]), select, textarea';
  /** Fields whose words may stand beside them without a label: what one types, picks or hands over. */
  const TYPED = 'input:not([type=hidden], [type=submit], [type=button], [type=reset], [type=image], [type=checkbox], [type=radio]), select, textarea';
  /** Around one field, at most so many elements and characters are its own words. */
  const FIELD_LEVELS = 3;
  const FIELD_TEXT = 160;
  const MAX_FIELDS = 600;
  const NO_FIELD = 'h1, h2, h3, h4, h5, h6, [role="heading"], main, article, a[href]';

  /** Whether CSS shows the element's box at all; opacity and covering are not asked: text is only read. */
  /** @param {CSSStyleDeclaration} style */
  const hiddenBy = (style) => style.display === 'none' || style.visibility === 'hidden' || style.visibility === 'collapse';

  /**
   * Whether a footer ends the posting ("Pay: …", "Apply to …") and not the site: it stands in the article, and holds words, not links.
   * @param {Element} element
   */
  function endsPosting(element) {
    const text = element.textContent ?? '';
    if (!element.parentElement?.closest(WHOLE) || element.querySelector(OF_SITE) || IMPRINT.test(text)) return false;
    let linked = 0;
    for (const link of element.querySelectorAll('a[href]')) linked += (link.textContent ?? '').trim().length;
    return linked * 2 < text.trim().length;
  }

  /** @param {Element} element */
  function namedAside(element) {
    let names = `${element.id} ${element.getAttribute('class') ?? ''}`;
    if (names.length > 300 || !ASIDE_NAMES.test(names)) return false;
    if (endsPosting(element)) names = names.replace(FOOTER_NAME, '$1');
    if (!ASIDE_NAMES.test(names)) return false;
    return !element.querySelector('h1, main, article, [itemprop="description"]');
  }

  /** A form proper, not a page wrapped in one: many fields for little text. */
  /** @param {Element} element */
  function mostlyFields(element) {
    const fields = element.querySelectorAll(FIELDS).length;
    if (fields < 3) return false;
    return (element.textContent ?? '').length < fields * 400 || !element.querySelector('h1');
  }

  /**
   * The words that ask for a field's value: "Website" above an empty box is no skill the posting asks for.
   * @returns {Set<Element>} labels, legends, what fields name as their label or hint, and what stands around a lone field
   */
  function fieldWords() {
    /** @type {Set<Element>} */
    const words = new Set();
    for (const field of [...document.querySelectorAll(FIELDS)].slice(0, MAX_FIELDS)) {
      for (const label of /** @type {HTMLInputElement} */ (field).labels ?? []) words.add(label);
      const legend = field.closest('fieldset')?.querySelector(':scope > legend');
      if (legend) words.add(legend);
      const named = `${field.getAttribute('aria-labelledby') ?? ''} ${field.getAttribute('aria-describedby') ?? ''}`;
      for (const id of named.split(/\s+/)) {
        const element = id && document.getElementById(id);
        if (element && !element.querySelector(NO_FIELD) && !element.matches(NO_FIELD)) words.add(element);
      }
      if (field.matches(TYPED)) words.add(aroundField(field));
    }
    return words;
  }

  /** The largest element that holds this field and no more than words about it. */
  /** @param {Element} field */
  function aroundField(field) {
    let around = field;
    for (let level = 0; level < FIELD_LEVELS; level += 1) {
      const parent = around.parentElement;
      if (!parent || parent === document.body || (parent.textContent ?? '').length > FIELD_TEXT) break;
      if (parent.matches(NO_FIELD) || parent.querySelector(NO_FIELD) || parent.querySelectorAll(FIELDS).length > 1) break;
      around = parent;
    }
    return around;
  }

  /** @param {Element} element */
  function leftOut(element) {
    const tag = element.tagName;
    if (LEFT_OUT_TAGS.has(tag)) return true;
    if (tag === 'FOOTER' && !endsPosting(element)) return true;
    const role = element.getAttribute('role');
    if (role && LEFT_OUT_ROLES.has(role)) return true;
    if (role === 'banner' || tag === 'HEADER') return !element.querySelector('h1, h2, [role=heading]') && !!element.querySelector('a[href], nav');
    if (element.getAttribute('aria-hidden') === 'true' || /** @type {HTMLElement} */ (element).hidden) return true;
    if (tag === 'FORM' && mostlyFields(element)) return true;
    if (element.matches(ANSWERS)) return true;
    return namedAside(element);
  }

  /** Collects text into blocks, one for each visual line or paragraph. */
  class Blocks {
    constructor() {
      /** @type {{kind: string, level: number, text: string, bold: boolean}[]} */
      this.list = [];
      this.length = 0;
      this.truncated = false;
      /** @type {string[]} */
      this.parts = [];
      this.plain = 0;
      this.strong = 0;
      this.kind = 'paragraph';
      this.level = 0;
    }

    /** @param {string} raw @param {boolean} bold */
    add(raw, bold) {
      this.parts.push(raw);
      const size = raw.trim().length;
      if (bold) this.strong += size;
      else this.plain += size;
    }

    flush() {
      if (!this.parts.length) return;
      let text = normalise(this.parts.join(''));
      const bold = this.strong > 0 && this.plain === 0;
      this.parts = [];
      this.plain = this.strong = 0;
      if (!text) return;
      if (text.length > MAX_BLOCK_TEXT) {
        text = text.slice(0, MAX_BLOCK_TEXT);
        this.truncated = true;
      }
      this.list.push({ kind: this.kind, level: this.level, text, bold });
      this.length += text.length;
    }

    get full() {
      return this.length >= MAX_TEXT || this.list.length >= MAX_BLOCKS;
    }
  }

  /** @param {Element} element @returns {[string, number] | null} */
  function blockKind(element) {
    const tag = element.tagName;
    if (/^H[1-6]$/.test(tag)) return ['heading', Number(tag[1])];
    if (element.getAttribute('role') === 'heading') {
      return ['heading', Math.min(6, Number(element.getAttribute('aria-level')) || 2)];
    }
    if (tag === 'LI' || element.getAttribute('role') === 'listitem') return ['item', 1];
    if (tag === 'DT' || tag === 'TH') return ['term', 0];
    if (tag === 'DD' || tag === 'TD') return ['cell', 0];
    return null;
  }

  /**
   * The lines of a text whose line breaks show; one that goes on in the next was only wrapped.
   * @param {string} text
   * @returns {string[]}
   */
  function writtenLines(text) {
    /** @type {string[]} */
    const lines = [];
    for (const line of text.split(/\r?\n/)) {
      const last = lines.at(-1) ?? '';
      if (last.length >= WRAPPED && !/[.:;!?]\s*$/.test(last) && /^\s*[a-zà-ÿ(]/.test(line)) lines[lines.length - 1] = `${last} ${line}`;
      else lines.push(line);
    }
    return lines;
  }

  /** @param {number} deadline */
  function readBlocks(deadline) {
    const blocks = new Blocks();
    const asked = fieldWords();
    let seen = 0;
    let stopped = false;
    /** @param {Node} node @param {{kind: string, level: number, bold: boolean, depth: number, lists: number, lines: boolean}} at */
    const walk = (node, at) => {
      for (let child = node.firstChild; child && !stopped; child = child.nextSibling) visit(child, at);
    };
    /** @param {Node} child @param {{kind: string, level: number, bold: boolean, depth: number, lists: number, lines: boolean}} at */
    const visit = (child, at) => {
      if (child.nodeType === Node.TEXT_NODE) {
        for (const [index, line] of (at.lines ? writtenLines(child.nodeValue ?? '') : [child.nodeValue ?? '']).entries()) {
          if (index) blocks.flush();
          blocks.add(line, at.bold);
        }
        return;
      }
      if (child.nodeType !== Node.ELEMENT_NODE) return;
      const element = /** @type {HTMLElement} */ (child);
      const tag = element.tagName.toUpperCase();
      if (tag === 'BR' || tag === 'HR') {
        blocks.flush();
        return;
      }
      if (SILENT.has(tag) || CONTROLS.has(tag) || asked.has(element)) return;
      seen += 1;
      if (seen > MAX_ELEMENTS || blocks.full || at.depth > MAX_DEPTH ||
          (seen % CLOCK_EVERY === 0 && performance.now() > deadline)) {
        stopped = blocks.truncated = true;
        return;
      }
      const style = getComputedStyle(element);
      if (hiddenBy(style) || leftOut(element)) return;
      const bold = Number(style.fontWeight) >= 600;
      const inner = { ...at, bold, depth: at.depth + 1, lines: KEEPS_LINES.test(style.whiteSpace) };
      const inline = style.display === 'contents' ? INLINE.has(tag) : style.display.startsWith('inline') || style.display === 'ruby';
      if (inline && !/^(LI|H[1-6])$/.test(tag)) {
        descend(element, inner);
        return;
      }
      const kind = blockKind(element);
      if (tag === 'UL' || tag === 'OL') inner.lists = at.lists + 1;
      if (kind) [inner.kind, inner.level] = kind[0] === 'item' ? ['item', Math.max(1, at.lists)] : kind;
      blocks.flush();
      blocks.kind = inner.kind;
      blocks.level = inner.level;
      descend(element, inner);
      blocks.flush();
      blocks.kind = at.kind;
      blocks.level = at.level;
    };
    /** @param {Element} element @param {{kind: string, level: number, bold: boolean, depth: number, lists: number, lines: boolean}} at */
    const descend = (element, at) => {
      if (element instanceof HTMLSlotElement) {
        const given = element.assignedNodes();
        if (given.length) {
          for (const node of given) if (!stopped) visit(node, at);
          return;
        }
      }
      walk(element.shadowRoot ?? element, at);
    };
    if (document.body) walk(document.body, { kind: 'paragraph', level: 0, bold: false, depth: 0, lists: 0, lines: false });
    blocks.flush();
    return blocks;
  }

  /** Blocks of this document, whether they were cut. Takes at most MAX_MILLISECONDS. */
  const read = () => readBlocks(performance.now() + MAX_MILLISECONDS);

  agent.postingText = Object.freeze({ read });
})();
