// @ts-check
// Calendars as a person sees them: a run of days, the month above it, the day that is marked. No library is named here.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.months) return;
  const { text, walk } = agent;

  const FEWEST_DAYS = 28;
  const MAX_ELEMENTS = 30_000;
  const MAX_CLIMB = 9;
  /** What stands above a month is no longer than this, in UTF-16 units. */
  const MAX_CAPTION = 400;

  /**
   * One month drawn in the page. `cells`: its days, the first at 0; `at`: months since year 0, NaN where that cannot be read; `box`: what holds its days; `caption`: what holds its name.
   * @typedef {{cells: Element[], at: number, box: Element, caption: Element}} Month
   */

  /** Elements of the document and its open shadow trees. @returns {Element[]} */
  function everything() {
    /** @type {Element[]} */
    const found = [];
    const visit = (/** @type {Document | ShadowRoot} */ root) => {
      for (const element of root.querySelectorAll('*')) {
        if (found.length > MAX_ELEMENTS) return;
        found.push(element);
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    visit(document);
    return found;
  }

  /** The number of a day that an element has for its only text; 0 for none. @param {Element} element */
  function dayOf(element) {
    let words = '';
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) words += child.nodeValue;
      if (words.length > 12) return 0;
    }
    const found = /^\s*(\d{1,2})\s*[.日일]?\s*$/.exec(words);
    return found ? Number(found[1]) : 0;
  }

  /** Runs of the days of a month, in the order they are drawn. @returns {Element[][]} */
  function runs() {
    const days = everything().map((element) => ({ element, day: dayOf(element) })).filter(({ element, day }) => day > 0 && day < 32 && !/^(?:OPTION|SCRIPT|STYLE)$/.test(element.tagName));
    /** @type {Element[][]} */
    const found = [];
    for (let start = 0; start < days.length; start++) {
      if (days[start].day !== 1) continue;
      let end = start;
      while (end + 1 < days.length && days[end + 1].day === days[end].day + 1) end++;
      const run = days.slice(start, end + 1).map((at) => at.element);
      if (run.length >= FEWEST_DAYS && gridded(run) && run.every(seen)) found.push(run);
      start = end;
    }
    return found;
  }

  /** @param {Element} element */
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0;

  /** Drawn in weeks: a wheel of numbers is no month. @param {Element[]} run */
  function gridded(run) {
    const lines = new Set(run.map((at) => Math.round(at.getBoundingClientRect().top / 8)));
    return lines.size >= 4 && lines.size <= 7;
  }

  /** @param {Element[]} cells @returns {Element} */
  function around(cells) {
    const last = cells[cells.length - 1];
    let at = cells[0];
    for (let parent = walk.parentOf(at); parent; parent = walk.parentOf(at)) {
      at = parent;
      if (walk.holds(at, last)) break;
    }
    return at;
  }

  /** Words for months, longest first, in the page's language and in English. @returns {[string, number][]} */
  function monthWords() {
    /** @type {[string, number][]} */
    const found = [];
    for (const place of new Set([document.documentElement.lang || 'en', 'en'])) {
      for (const style of /** @type {const} */ (['long', 'short'])) {
        for (let month = 0; month < 12; month++) {
          // A tag that is no language counts as English.
          const word = new Date(2001, month, 5).toLocaleDateString(Intl.getCanonicalLocales.length && isLanguage(place) ? place : 'en', { month: style });
          if (/\p{L}/u.test(word)) found.push([word.toLowerCase().replace(/\.$/, ''), month]);
        }
      }
    }
    return found.sort((one, other) => other[0].length - one[0].length);
  }

  /** @param {string} tag */
  const isLanguage = (tag) => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag);

  /** What a month is called. @param {number} month from 0 */
  const names = (month) => monthWords().flatMap(([word, at]) => (at === month ? [word] : []));

  /** The years that words name, each once, in their order. @param {string} words */
  const yearsIn = (words) => [...new Set(words.match(/(?<!\d)(?:19|20|21)\d{2}(?!\d)/g) ?? [])];

  /** Months since year 0 that a caption names; null when it names none, or several. @param {string} words @param {[string, number][]} names */
  function read(words, names) {
    const years = yearsIn(words);
    if (years.length !== 1) return null;
    let rest = ` ${words.toLowerCase()} `;
    const found = new Set();
    for (const [word, month] of names) {
      const pattern = new RegExp(`(?<!\\p{L})${word.replace(/[^\p{L}\p{N}]/gu, '\\$&')}(?!\\p{L})`, 'gu');
      if (!pattern.test(rest)) continue;
      found.add(month);
      rest = rest.replace(pattern, ' ');
    }
    if (!found.size) {
      const number = /(?<!\d)(0?[1-9]|1[0-2])(?:\s*[月월]|\s*[/.-]\s*(?:19|20|21)\d{2})|(?:19|20|21)\d{2}\s*[/.-]\s*(0?[1-9]|1[0-2])(?!\d)/u.exec(words);
      if (number) found.add(Number(number[1] ?? number[2]) - 1);
    }
    return found.size === 1 ? Number(years[0]) * 12 + [...found][0] : null;
  }

  /** What stands in a box beside its days: words, the values of its boxes, the choices of its selects. @param {Element} box @param {Element} days */
  function beside(box, days) {
    /** @type {string[]} */
    const parts = [];
    const visit = (/** @type {Node} */ at) => {
      if (at === days || parts.length > MAX_CAPTION) return;
      if (at.nodeType === Node.TEXT_NODE) parts.push(at.nodeValue ?? '');
      if (!(at instanceof Element) && !(at instanceof ShadowRoot)) return;
      if (at instanceof Element && (text.SILENT.has(at.tagName.toUpperCase()) || !at.checkVisibility({ visibilityProperty: true, opacityProperty: true }))) return;
      if (at instanceof HTMLSelectElement) return void parts.push(at.selectedOptions[0]?.text ?? '');
      if (at instanceof HTMLInputElement) return void parts.push(at.value);
      if (at instanceof Element && at.shadowRoot) visit(at.shadowRoot);
      at.childNodes.forEach(visit);
      parts.push(' ');
    };
    visit(box);
    return text.normalise(parts.join(' '));
  }

  /** The month that a cell's own attributes name, where they name a whole date: what is read aloud before what scripts read, which may count months from 0. @param {Element[]} cells @param {Element} box @param {[string, number][]} names */
  function dated(cells, box, names) {
    const [day, cell] = [15, cells[14]];
    for (let at = /** @type {Element | null} */ (cell); at && at !== box; at = walk.parentOf(at)) {
      const said = read(at.getAttribute('aria-label') ?? '', names);
      if (said !== null) return said;
    }
    for (let at = /** @type {Element | null} */ (cell); at && at !== box; at = walk.parentOf(at)) {
      for (const { value } of at.attributes) {
        const iso = /(?<!\d)((?:19|20|21)\d{2})-(\d{2})-(\d{2})/.exec(value);
        if (iso && Number(iso[3]) === day) return Number(iso[1]) * 12 + Number(iso[2]) - 1;
        const stamp = /^\d{12,13}$/.test(value) ? new Date(Number(value)) : null;
        if (stamp && stamp.getUTCDate() === day) return stamp.getUTCFullYear() * 12 + stamp.getUTCMonth();
        if (stamp && stamp.getDate() === day) return stamp.getFullYear() * 12 + stamp.getMonth();
      }
    }
    return null;
  }

  /** The months that a person sees now. @returns {Month[]} */
  function visible() {
    const found = runs();
    if (!found.length) return [];
    const names = monthWords();
    return found.flatMap((cells) => {
      const box = around(cells);
      const own = dated(cells, box, names);
      let caption = box;
      for (let step = 0; step < MAX_CLIMB; step++) {
        const at = read(beside(caption, box).slice(0, MAX_CAPTION), names);
        if (at !== null) return [{ cells, at: own ?? at, box, caption }];
        const parent = walk.parentOf(caption);
        if (!parent || parent === document.body || found.some((other) => other !== cells && walk.holds(parent, other[0]))) break;
        caption = parent;
      }
      return [{ cells, at: own ?? NaN, box, caption }];
    });
  }

  /** The month that words name, in a name or in numbers, as months since year 0; null where they name none, or several. @param {string} words */
  const monthIn = (words) => read(words, monthWords());

  const MAX_MONTH_WORD = 12;

  /** Years drawn as twelve months to choose from. `cells`: its months; `at`: its first month, NaN where the year cannot be read. @returns {Month[]} */
  function years() {
    const words = new Map(monthWords());
    const number = (/** @type {Element} */ at) => {
      if (at.childElementCount || (at.textContent ?? '').length > MAX_MONTH_WORD) return -1;
      const said = text.normalise(at.textContent).toLowerCase().replace(/\.$/, '');
      return words.get(said) ?? Number(/^(\d{1,2})\s*[月월]$/.exec(said)?.[1] ?? 0) - 1;
    };
    const named = everything().filter((element) => !/^(?:OPTION|SCRIPT|STYLE)$/.test(element.tagName)).map((element) => ({ element, month: number(element) })).filter(({ month }) => month >= 0);
    /** @type {Month[]} */
    const found = [];
    for (let start = 0; start + MONTHS <= named.length; start++) {
      const run = named.slice(start, start + MONTHS);
      if (!run.every(({ month, element }, index) => month === index && seen(element))) continue;
      const cells = run.map(({ element }) => element);
      const box = around(cells);
      found.push({ cells, ...yearAbove(box, cells), box });
    }
    return found;
  }
  const MONTHS = 12;

  /** @param {Element} box @param {Element[]} cells */
  function yearAbove(box, cells) {
    let caption = box;
    for (let step = 0; step < MAX_CLIMB; step++) {
      const said = yearsIn(beside(caption, box).slice(0, MAX_CAPTION));
      if (said.length === 1) return { at: Number(said[0]) * MONTHS, caption };
      const parent = walk.parentOf(caption);
      if (said.length > 1 || !parent || parent === document.body) break;
      caption = parent;
    }
    const labels = [...new Set(cells.map((cell) => yearsIn(cell.getAttribute('aria-label') ?? cell.parentElement?.getAttribute('title') ?? '')[0]))];
    return { at: labels.length === 1 && labels[0] ? Number(labels[0]) * MONTHS : NaN, caption };
  }

  const MARKED = /(?:^|[\s_-])(?:selected|active|chosen|picked|checked)(?:$|[\s_-])/i;
  const UNMARKED = /(?:un|not[\s_-]?|non[\s_-]?)selected/i;

  /** A cell and what is drawn around it alone: a week may hold one day of a month, and days of the one before. @param {Element} cell @param {Month} month */
  function layers(cell, month) {
    const found = [cell, ...cell.children];
    const own = dayOf(cell);
    const others = (/** @type {Element} */ at) => [...at.querySelectorAll('*')].some((inner) => dayOf(inner) > 0 && dayOf(inner) !== own);
    for (let at = walk.parentOf(cell); at && at !== month.box && !others(at) && !month.cells.some((other) => other !== cell && walk.holds(at, other)); at = walk.parentOf(at)) found.push(at);
    return found;
  }

  /** What scripts note on an element that is chosen. @param {Element} at */
  const noted = (at) => [...at.attributes].some(({ name, value }) => name.startsWith('data-') && (/^(?:selected|active|chosen|checked)$/i.test(value) || (/^data-(?:is-)?(?:selected|checked|chosen)$/.test(name) && value !== 'false')));

  const ENDS = /(?:^|[\s_-])(?:start|end)[_-]?date(?:$|[\s_-])/i;

  /** Whether a day may still be chosen: it is marked, or called the end of a range, as some call any day that is chosen. @param {Month} month @param {number} day */
  const marked = (month, day) => chosen(month) === day || layers(month.cells[day - 1], month).some((at) => ENDS.test(at.className.toString()));

  /**
   * The day that a month shows as chosen: as its roles say, else by its classes, else the one that is drawn unlike all others.
   * @param {Month} month @returns {number | null} null for none
   */
  function chosen(month) {
    const days = month.cells.map((cell) => layers(cell, month));
    const only = (/** @type {(layer: Element) => boolean} */ says) => days.flatMap((layer, index) => (layer.some(says) ? [index + 1] : []));
    const said = only((at) => ['aria-selected', 'aria-pressed', 'aria-checked'].some((name) => at.getAttribute(name) === 'true'));
    if (said.length) return said.length === 1 ? said[0] : null;
    const classed = only((at) => MARKED.test(at.className.toString().replace(/([a-z])([A-Z])/g, '$1-$2')) && !UNMARKED.test(at.className.toString()));
    if (classed.length === 1) return classed[0];
    const data = only(noted);
    if (data.length === 1) return data[0];
    const now = new Date();
    const today = now.getFullYear() * 12 + now.getMonth() === month.at ? now.getDate() : 0;
    const grounds = days.map((layer) => layer.map((at) => getComputedStyle(at).backgroundColor).join());
    const unlike = grounds.flatMap((ground, index) => (grounds.filter((other) => other === ground).length === 1 && index + 1 !== today ? [index + 1] : []));
    return unlike.length === 1 ? unlike[0] : null;
  }

  agent.months = Object.freeze({ visible, years, monthIn, chosen, marked, names, layers });
})();
