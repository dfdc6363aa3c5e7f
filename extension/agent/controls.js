// @ts-check
// What a page says and what can be pressed on it, as plain data; presses one control by its id. Decides nothing.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.controls) return;
  const { text, walk, visibility } = agent;

  const MAX_CONTROLS = 400;
  const MAX_TEXT = 20_000;
  const MAX_ALERTS = 40;
  const MAX_WORDS = 200;
  const MAX_ELEMENTS = 60_000;

  const PRESSABLE = 'button, a[href], input[type="submit"], input[type="button"], input[type="image"], summary, [role="button"], [role="link"]';
  const ALERTS = '[role="alert"], [aria-live="assertive"], [class*="error" i], [class*="invalid" i], [data-automation-id*="error" i], [id*="error" i]';
  const PROGRESS = '[role="progressbar"], [aria-current="step"], [class*="progress" i], [class*="stepper" i], [data-automation-id*="progressBar" i]';
  const FIELD = 'input:not([type="hidden"]), select, textarea, [role="combobox"], [role="radiogroup"], [role="textbox"]';
  const REGIONS = [
    ['dialog', 'dialog, [role="dialog"], [aria-modal="true"]'],
    ['nav', 'nav, [role="navigation"], [role="menu"], [role="tablist"]'],
    ['header', 'header, [role="banner"]'],
    ['footer', 'footer, [role="contentinfo"]'],
    ['aside', 'aside, [role="complementary"], [id*="cookie" i], [class*="cookie" i], [id*="onetrust" i], [id*="consent-banner" i]'],
  ];

  /** @type {Map<string, Element>} */
  let known = new Map();

  /** Elements of the document and its open shadow trees that match. @param {string} selector */
  function all(selector) {
    /** @type {Element[]} */
    const found = [];
    let seen = 0;
    /** @param {Document | ShadowRoot} root */
    const visit = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (++seen > MAX_ELEMENTS) return;
        if (element.matches(selector)) found.push(element);
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    visit(document);
    return found;
  }

  /** What a person reads on a control. @param {any} element */
  function nameOf(element) {
    if (element.tagName === 'INPUT') return text.normalise(element.value || element.alt || element.getAttribute('aria-label')).slice(0, MAX_WORDS);
    const labels = walk.referenced(element, 'aria-labelledby').map((/** @type {Element} */ one) => text.textOf(one, MAX_WORDS));
    const said = text.textOf(element, MAX_WORDS) || labels.join(' ') || element.getAttribute('aria-label') || element.getAttribute('title');
    return text.normalise(said).slice(0, MAX_WORDS);
  }

  /** @param {Element} element @returns {any} */
  const regionOf = (element) => REGIONS.find(([, selector]) => walk.closest(element, selector))?.[0] ?? 'main';

  /** @param {any} element */
  function formOf(element) {
    const form = element.form ?? walk.closest(element, 'form, [role="form"], dialog, [role="dialog"]');
    return form ? walk.idOf(form) || walk.selectorOf(form) : null;
  }

  /** @param {any} sight @param {string} frame */
  function controls(sight, frame) {
    known = new Map();
    /** @type {import('../shared/contracts').PageControl[]} */
    const found = [];
    for (const element of /** @type {any[]} */ (all(PRESSABLE))) {
      if (found.length >= MAX_CONTROLS) break;
      const name = nameOf(element);
      if (!name || sight.hidden(element) !== null) continue;
      const id = `c${found.length}`;
      known.set(id, element);
      const link = element.tagName === 'A' && element.getAttribute('role') !== 'button';
      found.push({
        id,
        frame,
        kind: link ? 'link' : 'button',
        text: name,
        href: element.tagName === 'A' ? String(element.href).slice(0, 2000) : null,
        submits: Boolean(element.form) && (element.type === 'submit' || element.type === 'image'),
        form: formOf(element),
        disabled: Boolean(element.disabled) || element.getAttribute('aria-disabled') === 'true',
        region: regionOf(element),
        automation: walk.automationOf(element).slice(0, MAX_WORDS),
      });
    }
    return found;
  }

  /** The one control that a message stands with: the nearest box around it that holds exactly one. @param {Element} element */
  function fieldNear(element) {
    if (element.matches(FIELD)) return walk.selectorOf(element);
    for (let at = walk.parentOf(element), step = 0; at && step < 5; at = walk.parentOf(at), step++) {
      const inside = at.querySelectorAll(FIELD);
      const names = new Set([...inside].map((one) => one.getAttribute('name') ?? walk.selectorOf(one)));
      if (names.size > 1) return null;
      if (names.size === 1) return walk.selectorOf(inside[0]);
    }
    return null;
  }

  /** @param {any} sight */
  function alerts(sight) {
    const found = [];
    for (const element of all(ALERTS)) {
      if (found.length >= MAX_ALERTS) break;
      if (element.matches(FIELD) || element.querySelector(FIELD)) continue;
      const said = text.textOf(element, MAX_WORDS);
      if (said && sight.hidden(element) === null) found.push({ text: said, selector: fieldNear(element) });
    }
    for (const element of /** @type {any[]} */ (all('[aria-invalid="true"]'))) {
      if (found.length >= MAX_ALERTS) break;
      const said = ['aria-errormessage', 'aria-describedby'].flatMap((name) => walk.referenced(element, name)).map((one) => text.textOf(one, MAX_WORDS));
      found.push({ text: said.join(' ') || text.normalise(element.validationMessage).slice(0, MAX_WORDS), selector: walk.selectorOf(element) });
    }
    return found;
  }

  /** The visible words of the document, also of its open shadow trees. */
  function words() {
    const parts = [/** @type {HTMLElement | null} */ (document.querySelector('body'))?.innerText ?? ''];
    for (const element of document.querySelectorAll('*')) {
      if (element.shadowRoot && parts.length < 200) parts.push(text.textOf(element.shadowRoot, 4000));
    }
    return parts.join('\n').slice(0, MAX_TEXT);
  }

  /** @returns {import('../shared/contracts').PageLook} */
  function read() {
    const sight = new visibility.Sight();
    const passwords = [...all('input[type="password"]')].filter((one) => sight.hidden(one) === null);
    return {
      url: location.href,
      title: text.normalise(document.title).slice(0, 300),
      text: words(),
      alerts: alerts(sight),
      progress: all(PROGRESS).slice(0, 20).map((one) => text.textOf(one, MAX_WORDS)).filter(Boolean).join('\n').slice(0, 1000),
      passwords: passwords.length,
      controls: controls(sight, walk.framePath()),
    };
  }

  /**
   * Press a control of the last reading, if it still says the same and can be seen.
   * @param {string} id @param {string} name what it said
   * @returns {string | null} why it was not pressed
   */
  function press(id, name) {
    const element = /** @type {any} */ (known.get(id));
    if (!element?.isConnected) return 'it is no longer in the page';
    if (nameOf(element) !== name) return 'it says something else now';
    const hidden = new visibility.Sight().hidden(element);
    if (hidden) return hidden;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    agent.moves.press(element);
    return null;
  }

  agent.controls = Object.freeze({ read, press });
})();
