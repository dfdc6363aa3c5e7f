// @ts-check
// Text helpers of the agent. Loaded first; runs in an isolated world, in the extension and under Playwright alike.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.text) return;

  /** Elements whose content no person reads as text. */
  const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'CANVAS', 'IFRAME', 'OBJECT', 'HEAD']);

  /** Elements whose own text is a form value or an option list, not prose. */
  const CONTROLS = new Set(['INPUT', 'SELECT', 'TEXTAREA', 'OPTION', 'DATALIST']);

  /** Fonts of icons draw their words as pictures: `<i class="material-icons">arrow_drop_down</i>`. */
  const ICONS = /(?:^|[-_\s])(?:icons?|symbols?)(?:[-_\s]|$)|icons?$/i;
  const LIGATURE = /^[a-z][a-z0-9_]{1,30}$/;

  /** Whether an element's words are drawn as a picture. @param {Element} element */
  function isIcon(element) {
    const name = element.getAttribute('class');
    if (!name || !ICONS.test(name) || element.childElementCount > 1) return false;
    return (element.getAttribute('aria-hidden') === 'true' || /material-(?:icons|symbols)/.test(name)) && LIGATURE.test((element.textContent ?? '').trim());
  }

  /** Longest text taken from one element, in UTF-16 units. */
  const MAX_ELEMENT_TEXT = 2000;

  /**
   * One line: all white space (also non-breaking and zero-width) becomes single blanks, ends trimmed.
   * @param {string | null | undefined} raw
   * @returns {string}
   */
  function normalise(raw) {
    if (!raw) return '';
    return raw.replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '').replace(/\s+/g, ' ').trim();
  }

  /**
   * The text a person would read in an element, without scripts, styles and form values; CSS is not asked.
   * @param {Node | null | undefined} node
   * @param {number} [limit] longest result
   * @returns {string}
   */
  function textOf(node, limit = MAX_ELEMENT_TEXT) {
    if (!node) return '';
    /** @type {string[]} */
    const parts = [];
    let length = 0;
    /** @param {Node} at */
    const walk = (at) => {
      for (let child = at.firstChild; child && length < limit; child = child.nextSibling) {
        if (child.nodeType === Node.TEXT_NODE) {
          parts.push(child.nodeValue ?? '');
          length += child.nodeValue?.length ?? 0;
        } else if (child.nodeType === Node.ELEMENT_NODE) {
          const tag = /** @type {Element} */ (child).tagName.toUpperCase();
          if (SILENT.has(tag) || CONTROLS.has(tag) || isIcon(/** @type {Element} */ (child))) continue;
          const apart = tag === 'BR' || tag === 'DIV' || tag === 'P' || tag === 'LI' || tag === 'TD';
          if (apart) parts.push(' ');
          walk(child);
          if (apart) parts.push(' ');
        }
      }
    };
    if (node.nodeType === Node.TEXT_NODE) return normalise(node.nodeValue).slice(0, limit);
    walk(node);
    return normalise(parts.join('')).slice(0, limit);
  }

  agent.text = Object.freeze({ normalise, textOf, isIcon, SILENT, CONTROLS });
})();
