// @ts-check
// Marks quotes of the posting in the page with the CSS Custom Highlight API: the document's elements stay as they are.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.highlight) return;
  const { SILENT } = agent.text;

  const NAME = 'job-companion';
  const MAX_QUOTES = 50;
  const MAX_TEXT = 600_000;
  const MAX_QUOTE = 400;
  /** Characters of context compared on each side when a quote occurs more than once. */
  const CONTEXT = 40;

  /** @type {CSSStyleSheet | null} */
  let sheet = null;

  /**
   * The page's visible text with white space squeezed out, and where each of its characters stands.
   * Without blanks a quote is found even where the page splits it over elements or lines.
   */
  function pageText() {
    /** @type {Text[]} */
    const nodes = [];
    /** @type {number[]} */
    const starts = [];
    /** @type {string[]} */
    const parts = [];
    let length = 0;
    /** @param {Node} root */
    const walk = (root) => {
      for (let node = root.firstChild; node && length < MAX_TEXT; node = node.nextSibling) {
        if (node.nodeType === Node.TEXT_NODE) {
          const squeezed = squeeze(node.nodeValue ?? '');
          if (!squeezed) continue;
          nodes.push(/** @type {Text} */ (node));
          starts.push(length);
          parts.push(squeezed);
          length += squeezed.length;
        } else if (node.nodeType === Node.ELEMENT_NODE) {
          const element = /** @type {Element} */ (node);
          if (SILENT.has(element.tagName.toUpperCase())) continue;
          if (element.checkVisibility && !element.checkVisibility()) {
            if (getComputedStyle(element).display !== 'contents') continue;
          }
          walk(element.shadowRoot ?? element);
        }
      }
    };
    if (document.body) walk(document.body);
    return { text: parts.join(''), nodes, starts };
  }

  /** @param {string} text */
  function squeeze(text) {
    return text.replace(/[\s\u200b-\u200d\u2060\ufeff\u00ad]+/g, '').toLowerCase();
  }

  /** @param {string} char */
  const blank = (char) => squeeze(char) === '';

  /**
   * Index of the occurrence of `needle` whose surroundings agree best with the context; -1 when there is none.
   * @param {string} text @param {string} needle @param {string} before @param {string} after
   */
  function find(text, needle, before, after) {
    let best = -1;
    let bestFit = -1;
    for (let at = text.indexOf(needle), tries = 0; at >= 0 && tries < 500; at = text.indexOf(needle, at + 1), tries++) {
      let fit = 0;
      while (fit < before.length && text[at - 1 - fit] === before[before.length - 1 - fit]) fit += 1;
      let right = 0;
      while (right < after.length && text[at + needle.length + right] === after[right]) right += 1;
      if (fit + right > bestFit) {
        best = at;
        bestFit = fit + right;
      }
    }
    return best;
  }

  /** Position in the real text node of the n-th squeezed character. */
  /** @param {ReturnType<typeof pageText>} page @param {number} index @param {boolean} past */
  function locate(page, index, past) {
    let low = 0;
    let high = page.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (page.starts[middle] <= index) low = middle;
      else high = middle - 1;
    }
    const node = page.nodes[low];
    const raw = node.nodeValue ?? '';
    let left = index - page.starts[low];
    for (let offset = 0; offset < raw.length; offset++) {
      if (blank(raw[offset])) continue;
      if (left === 0) return { node, offset: past ? offset + 1 : offset };
      left -= 1;
    }
    return { node, offset: raw.length };
  }

  function style() {
    if (sheet) return;
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`::highlight(${NAME}) { background-color: #ffe066; color: #1a1a1a; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  /**
   * Marks the quotes and scrolls the first into view. Earlier marks are removed.
   * @param {{text: string, before?: string, after?: string}[]} quotes
   * @returns {number} how many were found
   */
  function show(quotes) {
    clear();
    if (!quotes.length || !('highlights' in CSS)) return 0;
    const page = pageText();
    const ranges = [];
    for (const quote of quotes.slice(0, MAX_QUOTES)) {
      const needle = squeeze((quote.text ?? '').slice(0, MAX_QUOTE));
      if (!needle) continue;
      const at = find(page.text, needle, squeeze(quote.before ?? '').slice(-CONTEXT), squeeze(quote.after ?? '').slice(0, CONTEXT));
      if (at < 0) continue;
      const from = locate(page, at, false);
      const to = locate(page, at + needle.length - 1, true);
      const range = new Range();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      ranges.push(range);
    }
    if (!ranges.length) return 0;
    style();
    CSS.highlights.set(NAME, new Highlight(...ranges));
    ranges[0].startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'auto' });
    return ranges.length;
  }

  /** Removes the marks. */
  function clear() {
    CSS.highlights?.delete(NAME);
    if (sheet) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    sheet = null;
  }

  agent.highlight = Object.freeze({ show, clear });
})();
