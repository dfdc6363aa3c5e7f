// @ts-check
// Everything on the page that names a field, by where it stands.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.texts) return;
  const { walk, text } = agent;

  const MAX_LABEL = 300;
  const MAX_TEXT = 600;
  const MAX_CLIMB = 10;
  const MAX_SIBLINGS = 12;

  /** How much a piece of text before a control looks like its name: the best mark wins, then the first. */
  const LABEL_RANKS = [
    [4, 'label, legend, dt, th, [class*="label" i], [data-automation-id*="label" i]'],
    [3, '[class*="question" i], [class*="title" i], b, strong'],
    [2, 'h1, h2, h3, h4, h5, h6, [role="heading"]'],
  ];
  const HELP_MARKS = '[class*="description" i], [class*="help" i], [class*="hint" i], [class*="instruction" i], small';
  const ERROR_MARKS = '[class*="error" i], [class*="invalid" i], [role="alert"], [class*="counter" i]';
  /** Parts of a widget, and what is not said to anybody yet. */
  const UNREAD = '[role="listbox"], [role="option"], [role="menu"], [role="status"], [hidden], [class*="dropdown-results" i], [class*="dropdown-menu" i], [class*="loading" i], [class*="spinner" i], .iti__flag-container, .iti__country-container';
  const BLOCK = /^(?:DIV|P|LI|UL|OL|TABLE|TR|SECTION|ARTICLE|FORM|FIELDSET|HR|H[1-6]|DL|DT|DD|HEADER|FOOTER|MAIN|ASIDE|NAV)$/;
  const CONTROL = 'input:not([type="hidden"]), select, textarea, [role="combobox"], [contenteditable="true"]';
  const MARKS_AT_ENDS =
    /^[\s*✱＊∗⁎:：]+|^required[.:]\s*|[\s*✱＊∗⁎:：]+$|\s*\((?:required|optional|mandatory|obligatoire|facultatif|obligatorio|opcional|erforderlich|pflichtfeld)\)\s*$|\s*[*✱＊∗⁎]\s*\(?required\)?$/giu;

  /** A label without the marks that only say "required" or "optional". @param {string} raw */
  const clean = (raw) => raw.replace(MARKS_AT_ENDS, '').replace(MARKS_AT_ENDS, '').slice(0, MAX_LABEL).trim();

  /** @param {Element | null | undefined} element @param {number} [limit] */
  function read(element, limit = MAX_TEXT) {
    if (!element || element.matches(UNREAD)) return '';
    const all = text.textOf(element, limit);
    // Words for screen readers beside the words that are seen.
    const spoken = [...element.querySelectorAll('[class*="visually-hidden" i], [class*="visuallyhidden" i], [class*="sr-only" i]')].map((at) => text.textOf(at, limit)).filter(Boolean);
    return text.normalise(spoken.reduce((words, part) => words.replace(part, ' '), all)) || all;
  }

  /** @param {Element} element */
  function nativeLabel(element) {
    const labels = /** @type {HTMLInputElement} */ (element).labels;
    const found = ownLabels([...(labels ?? [])], element).slice(0, 4).map((label) => wrapped(label, element)).filter(Boolean);
    if (found.length) return [...new Set(found)].join(' ');
    // A label outside of the shadow tree, or one whose target is a custom element that hosts this control.
    if (element.id) {
      const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
      const label = root.querySelector?.(`label[for="${CSS.escape(element.id)}"]`);
      // Of several controls with one id the first has the label; one that the page took away meanwhile has none.
      if (label && walk.byId(element, element.id) === element) return read(label);
    }
    // An element of the page's own kind that is one control is given its name as an attribute.
    const host = element.matches('[type="radio"], [type="checkbox"], [role="radio"], [role="checkbox"]') ? element : hosted(element);
    return host === element ? '' : text.normalise(host.getAttribute('label'));
  }

  /** Of several labels those that no other control parts from theirs: pages give one id to two fields. @param {Element[]} labels @param {Element} element */
  function ownLabels(labels, element) {
    if (labels.length < 2) return labels;
    const inside = labels.filter((label) => label.contains(element));
    if (inside.length) return inside;
    const near = labels.filter((label) => {
      const box = common([label, element]);
      const controls = [...box.querySelectorAll(CONTROL)];
      const [first, last] = isBefore(label, element) ? [label, element] : [element, label];
      return !controls.some((at) => at !== element && isBefore(first, at) && isBefore(at, last));
    });
    // A label right below its box says more of it ("First"); one further on stands above the next.
    const own = near.filter((label) => isBefore(label, element) || label.parentElement === element.parentElement);
    return own.length ? own : labels;
  }

  /** @param {Element} one @param {Element} other */
  const isBefore = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

  /** A label that surrounds its control may hold lists and messages too: what stands before the control names it. @param {Element} label @param {Element} element */
  function wrapped(label, element) {
    const slotted = read(label) ? [] : [...label.querySelectorAll('slot')].flatMap((slot) => slot.assignedNodes({ flatten: true }));
    if (slotted.length) return text.normalise(slotted.map((at) => text.textOf(at, MAX_LABEL)).join(' '));
    if (!label.contains(element)) return read(label);
    const before = piecesBefore(label, element).filter((piece) => piece.rank > 0);
    const marked = before.filter((piece) => piece.rank > 2);
    return (marked.length ? marked.slice(0, 1) : before).map((piece) => piece.text).join(' ') || read(label);
  }

  /** What libraries call a part of any widget; it names no question. */
  const PART_NAMES = /^(?:-|[\w-]*-?searchbox$|search(?: for (?:an )?option)?(?:\.{3}|…)?$|loading\.{3}$|combobox$|select(?: an?)? (?:option|item)$|(?:dropdown|open|close|toggle|show)(?: (?:trigger|menu|list|options|popup|dropdown|select))?$|hidden file (?:upload|input)$|rich text (?:editor|area)\b|editing area\b|editor editing area)/i;

  /** @param {Element} element */
  function ariaName(element) {
    // What surrounds a control is its widget, not its name.
    const named = walk.referenced(element, 'aria-labelledby').filter((/** @type {Element} */ at) => at === element || !at.contains(element));
    // A button that names itself by its value too ("Select an item Level") is called what the rest says.
    const outside = named.filter((/** @type {Element} */ at) => !element.contains(at));
    const by = (outside.length ? outside : named).map((/** @type {Element} */ at) => read(at)).filter(Boolean);
    if (by.length) return by.join(' ');
    const own = text.normalise(element.getAttribute('aria-label'));
    return PART_NAMES.test(own) && element.matches(WIDGET_PARTS) ? '' : own;
  }

  const WIDGET_PARTS = '[role="combobox"], [role="searchbox"], [aria-controls], [aria-haspopup], [aria-autocomplete], [contenteditable="true"], input[type="file"]';

  /** The name of a fieldset or ARIA group. @param {Element} set */
  function groupName(set) {
    const legend = set.tagName === 'FIELDSET' ? [...set.children].find((at) => at.tagName === 'LEGEND') ?? set.querySelector(':scope legend') : null;
    return ariaName(set) || read(legend);
  }

  /** What is drawn for a radio or checkbox as a sign, on or off, is no word of it. */
  const SIGN = /^[●○◉◎⦿•✓✔☑☒☐■□▪▫]\s*(?=[\p{L}\p{N}])/u;

  /** What stands beside one radio or checkbox. @param {Element} control @returns {string} */
  const optionLabel = (control) => clean(optionWords(control)).replace(SIGN, '');

  /** @param {Element} control @returns {string} */
  function optionWords(control) {
    const own = nativeLabel(control) || ariaName(control);
    if (own) return own;
    if (control.getAttribute('role') === 'option') return text.textOf(control, MAX_LABEL);
    // A mark that is drawn in it while it is on is no word.
    if (control.tagName !== 'INPUT' && /[\p{L}\p{N}]/u.test(read(control))) return read(control);
    // An element of the page's own kind may be given its words as an attribute.
    if (control.localName.includes('-') && control.hasAttribute('label')) return text.normalise(control.getAttribute('label'));
    const after = sideText(control, 'nextSibling');
    if (after) return after;
    const parent = control.parentElement;
    if (parent && parent.querySelectorAll(CONTROL).length === 1) {
      const around = read(parent) || sideText(parent, 'nextSibling');
      if (around) return around;
    }
    const host = hosted(control);
    if (host !== control) {
      const around = read(host) || text.normalise(host.getAttribute('label') ?? host.parentElement?.getAttribute('label')) || sideText(host, 'nextSibling');
      if (around) return around;
    }
    return text.normalise(control.getAttribute('value'));
  }

  /** Where a control stands for a person: the element around the shadow tree that it is the only control of, else itself. @param {Element} control @returns {Element} */
  function hosted(control) {
    let at = control;
    for (let root = at.getRootNode(); root instanceof ShadowRoot && root.querySelectorAll(CONTROL).length === (at === control ? 1 : 0); root = at.getRootNode()) at = root.host;
    return at;
  }

  /**
   * Text just before or after a node among its siblings, up to the next control or the end of the line.
   * @param {Element} element @param {'nextSibling' | 'previousSibling'} side
   */
  function sideText(element, side) {
    const parts = [];
    let steps = 0;
    for (let at = element[side]; at && steps < MAX_SIBLINGS; at = at[side], steps++) {
      if (at.nodeType === Node.TEXT_NODE) {
        parts.push(at.nodeValue ?? '');
        continue;
      }
      if (at.nodeType !== Node.ELEMENT_NODE) continue;
      const sibling = /** @type {Element} */ (at);
      if (sibling.tagName === 'BR') {
        if (parts.join('').trim()) break;
        continue;
      }
      if (sibling.matches(CONTROL) || sibling.querySelector(CONTROL)) break;
      const block = BLOCK.test(sibling.tagName);
      if (block && parts.join('').trim()) break;
      if (!sibling.matches(ERROR_MARKS)) parts.push(read(sibling));
      if (block && parts.join('').trim()) break;
    }
    if (side === 'previousSibling') parts.reverse();
    return text.normalise(parts.join(' ')).slice(0, MAX_TEXT);
  }

  /**
   * The largest box around a field that holds no other field.
   * @param {any} raw @param {Map<Element, number>} counts fields below each element
   * @returns {Element}
   */
  function territory(raw, counts) {
    let at = raw.members.length > 1 ? common(raw.members) : raw.anchor;
    for (let step = 0; step < MAX_CLIMB; step++) {
      const parent = walk.parentOf(at);
      if (!parent || (counts.get(parent) ?? 0) > 1 || /^(?:FORM|BODY|HTML|MAIN)$/.test(parent.tagName)) break;
      at = parent;
    }
    return at;
  }

  /** @param {Element[]} members */
  function common(members) {
    let at = members[0];
    while (!members.every((member) => walk.holds(at, member))) {
      const parent = walk.parentOf(at);
      if (!parent) break;
      at = parent;
    }
    return at;
  }

  /**
   * The pieces of text in a box that stand before a field's first control, in order; in a box `shared` with other fields only those behind the last of them.
   * @param {Element} box @param {Element} first @param {boolean} [shared]
   */
  function piecesBefore(box, first, shared = false) {
    /** @type {{text: string, rank: number}[]} */
    const pieces = [];
    /** @param {Node} at @returns {boolean} whether to go on */
    const visit = (at) => {
      for (let child = at.firstChild; child; child = child.nextSibling) {
        if (child === first) return false;
        if (child.nodeType === Node.TEXT_NODE) {
          const found = text.normalise(child.nodeValue);
          if (found) pieces.push({ text: found, rank: 1 });
          continue;
        }
        if (child.nodeType !== Node.ELEMENT_NODE || pieces.length > 20) continue;
        const element = /** @type {Element} */ (child);
        if (text.SILENT.has(element.tagName.toUpperCase()) || (!element.contains(first) && element.matches(`${ERROR_MARKS}, ${UNREAD}`))) continue;
        const inside = element.contains(first) || element.shadowRoot?.contains(first);
        if (shared && !inside && (element.matches(CONTROL) || element.querySelector(CONTROL))) pieces.length = 0;
        if (!inside) {
          if (element.matches(CONTROL)) continue;
          const found = read(element);
          if (found) pieces.push({ text: found, rank: rankOf(element) });
        } else if (!visit(element.shadowRoot?.contains(first) ? element.shadowRoot : element)) return false;
      }
      return true;
    };
    if (box !== first) visit(box);
    return pieces;
  }

  /** @param {Element} element @returns {number} */
  function rankOf(element) {
    if (element.matches(HELP_MARKS)) return 0;
    for (const [rank, marks] of LABEL_RANKS) if (element.matches(/** @type {string} */ (marks))) return /** @type {number} */ (rank);
    // The mark may be on the only thing inside.
    return element.childElementCount === 1 ? rankOf(element.children[0]) : 1;
  }

  /** The text of the cell or the item before a box. @param {Element} box */
  function beside(box) {
    const cell = box.closest('td, dd');
    const before = cell?.previousElementSibling;
    if (cell && before && !before.querySelector(CONTROL) && read(before)) return read(before);
    return (cell && columnName(cell)) || sideText(box, 'previousSibling');
  }

  /** The heading of a cell's column, in a table of rows to fill in. @param {Element} cell */
  function columnName(cell) {
    const row = cell.parentElement;
    const rows = [...(cell.closest('table')?.rows ?? [])];
    const above = rows.slice(0, rows.indexOf(/** @type {HTMLTableRowElement} */ (row))).reverse();
    const head = above.find((at) => !at.querySelector(CONTROL) && at.cells.length === row?.children.length && [...at.cells].every((one) => one.colSpan === 1));
    return read(head?.cells[/** @type {HTMLTableCellElement} */ (cell).cellIndex]);
  }

  /** In Chinese, Japanese and Korean the word for a part of a date stands after its box. */
  const DATE_UNIT = /^\s*([年月日년월일])(?![\p{L}])/u;

  /** @param {Element} anchor */
  function unitAfter(anchor) {
    let next = anchor.nextSibling;
    if (!next && anchor.parentElement?.childElementCount === 1) next = anchor.parentElement.nextSibling;
    while (next && !text.normalise(next.textContent)) next = next.nextSibling;
    return DATE_UNIT.exec(next?.textContent ?? '')?.[1] ?? '';
  }

  /**
   * All texts of one raw field.
   * @param {any} raw @param {Map<Element, number>} counts @param {string} section
   */
  function textsOf(raw, counts, section) {
    const { anchor } = raw;
    const source = raw.kind === 'richtext' ? sourceOf(anchor) : null;
    const many = raw.kind === 'radio' || raw.kind === 'checkbox_group' || raw.kind === 'buttons' || raw.kind === 'date_parts';
    const set = walk.around(anchor, '[role="radiogroup"], [role="group"], fieldset');
    const own = set && raw.members.every((/** @type {Element} */ at) => walk.around(at, '[role="radiogroup"], [role="group"], fieldset') === set || set.contains(at));
    const zone = raw.kind === 'file' ? agent.values.zoneOf(anchor)?.[0] : null;
    const box = zone ?? territory(raw, counts);
    const pieces = piecesBefore(box, raw.members[0], (counts.get(box) ?? 0) > 1).filter((piece) => (piece.text.length > 1 || /\p{L}/u.test(piece.text)) && (raw.kind !== 'richtext' || !PART_NAMES.test(piece.text)));
    const marked = pieces.reduce((best, piece) => (piece.rank > (best?.rank ?? 0) ? piece : best), /** @type {any} */ (null));
    const label = many ? '' : nativeLabel(anchor) || (raw.stand ? nativeLabel(raw.stand) : '') || unitAfter(anchor);
    const described = ['aria-describedby', 'aria-description'].map((attribute) =>
      attribute === 'aria-describedby' ? walk.referenced(anchor, attribute).filter((/** @type {Element} */ at) => !at.matches(ERROR_MARKS)).map((/** @type {Element} */ at) => read(at)).join(' ') : text.normalise(anchor.getAttribute(attribute)));
    const help = pieces.filter((piece) => piece !== marked).map((piece) => piece.text);
    return {
      label,
      aria: many ? (own && set ? ariaName(set) : '') || givenName(raw) : raw.kind === 'richtext' ? editorName(anchor, source) : ariaName(anchor) || ariaName(raw.box ?? anchor),
      legend: own && set ? groupName(set) : '',
      description: text.normalise([...described, ...help].filter(Boolean).join(' ')).slice(0, MAX_TEXT),
      placeholder: text.normalise(placeholderOf(raw)),
      title: text.normalise(anchor.getAttribute('title')),
      section,
      nearby: marked ? marked.text : beside(box),
      name: source?.getAttribute('name') ?? anchor.getAttribute('name') ?? raw.members.find((/** @type {Element} */ at) => at.getAttribute('name'))?.getAttribute('name') ?? '',
      html_id: source?.id || ownId(anchor),
      autocomplete: anchor.getAttribute('autocomplete') ?? '',
      automation: walk.automationOf(anchor),
    };
  }

  /** What may be given a name by an attribute, but for the elements of HTML that have it for their own words. */
  const NAMED = '[label]:not(option, optgroup, track)';

  /** What an element of the page's own kind around a whole group was given as its name. @param {any} raw */
  function givenName(raw) {
    const around = (/** @type {Element | null} */ at) => at?.localName.includes('-') === true && !raw.members.includes(at) && raw.members.every((/** @type {Element} */ one) => walk.holds(at, one));
    for (let at = walk.closest(raw.anchor, NAMED); at; at = walk.closest(walk.parentOf(at), NAMED)) if (around(at)) return text.normalise(at.getAttribute('label'));
    const called = walk.closest(walk.parentOf(raw.members[0]), '[aria-label], [aria-labelledby]');
    return around(called) ? ariaName(/** @type {Element} */ (called)) : '';
  }

  /** An id that an earlier element of the page has too says nothing of this one. @param {Element} anchor */
  function ownId(anchor) {
    const first = anchor.id ? walk.byId(anchor, anchor.id) : null;
    return first && first !== anchor ? '' : anchor.id;
  }

  const MAX_SOURCE_STEPS = 7;

  /**
   * The box that an editor was put in the place of, or keeps its text in: hidden beside it, and named in its stead. An editor that fills a frame stands where the frame does.
   * @param {Element} editor @returns {Element | null}
   */
  function sourceOf(editor) {
    let at = /** @type {Element | null} */ (editor === document.body ? window.frameElement : editor);
    for (let step = 0; at && step < MAX_SOURCE_STEPS && !/^(?:FORM|BODY|FIELDSET)$/.test(at.tagName); step++, at = walk.parentOf(at)) {
      const around = [...at.querySelectorAll(':scope > textarea'), at.previousElementSibling, at.nextElementSibling];
      const found = around.find((one) => one && one !== editor && (one.matches('textarea, input[type="hidden"][id]') || labelled(one)) && !one.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
      if (found) return found;
      if (at !== editor && at.querySelectorAll('[contenteditable="true"]').length > 1) return null;
    }
    return null;
  }

  /** Whether a label of the page is tied to an element, whatever that is. @param {Element} element */
  const labelled = (element) => element.id !== '' && /** @type {Document | ShadowRoot} */ (element.getRootNode()).querySelector(`label[for="${CSS.escape(element.id)}"]`) !== null;

  /** The name of an editor: its own, else that of the box behind it. @param {Element} editor @param {Element | null} source */
  const editorName = (editor, source) => ariaName(editor) || (source ? nativeLabel(source) || ariaName(source) : '') || frameName(editor);

  /** What a frame that is one editor is called. @param {Element} editor */
  function frameName(editor) {
    const frame = editor === document.body ? window.frameElement : null;
    const words = text.normalise(frame?.getAttribute('aria-label') ?? frame?.getAttribute('title'));
    return PART_NAMES.test(words) ? '' : words;
  }

  /** @param {any} raw */
  function placeholderOf(raw) {
    const own = raw.anchor.getAttribute('placeholder') ?? raw.anchor.getAttribute('data-placeholder');
    if (own) return own;
    return read(raw.box?.querySelector('[class*="placeholder" i]:not(input)') ?? null, 120);
  }

  /**
   * What a person would call the question.
   * @param {any} raw @param {any} texts
   */
  function labelOf(raw, texts) {
    const inGroup = raw.kind === 'radio' || raw.kind === 'checkbox_group' || raw.kind === 'buttons' || raw.kind === 'date_parts';
    const order = inGroup
      ? [texts.aria, texts.legend, texts.nearby]
      : [texts.label, texts.aria, texts.nearby, raw.kind === 'checkbox' ? optionLabel(raw.anchor) : '', texts.legend, texts.placeholder, texts.title];
    // The label of a file input is often the button's ("Attach"); the question stands above it.
    if (raw.kind === 'file') order.unshift(...[texts.legend, texts.aria, texts.label, texts.nearby].filter((words) => words && !ACTION.test(clean(words))));
    if (raw.kind === 'checkbox') order.splice(2, 0, optionLabel(raw.anchor));
    for (const candidate of order) {
      const cleaned = clean(candidate);
      if (/[\p{L}\p{N}]/u.test(cleaned)) return cleaned;
    }
    const around = raw.kind === 'file' ? clean(read(raw.territory, 120)) : labelBehind(raw);
    return around || humanised(texts.name || texts.html_id);
  }

  /** The only label in a field's own ground that stands behind its control, and is tied to no other. @param {any} raw */
  function labelBehind(raw) {
    const labels = [...(raw.territory?.querySelectorAll('label') ?? [])].filter((at) => (!at.htmlFor || !at.control) && !at.querySelector(CONTROL) && clean(read(at, 120)));
    return labels.length === 1 ? clean(read(labels[0], 120)) : '';
  }

  const ACTION = /^(?:attach|upload|choose|browse|select|add|datei|fichier|durchsuchen|hochladen|parcourir|subir|adjuntar|seleccionar|velg|vælg|välj|kies|wybierz|scegli|escolher|drag|drop)\b.{0,60}$/iu;

  /** "firstName", "first_name" -> "first Name". @param {string} name */
  const humanised = (name) => text.normalise(name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\-[\].:]+/g, ' '));

  agent.texts = Object.freeze({ textsOf, labelOf, optionLabel, hosted, ariaName, groupName, territory, clean, CONTROL });
})();
