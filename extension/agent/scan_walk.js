// @ts-check
// Goes through a document and its open shadow trees, bounded, in the order a person reads.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.walk) return;

  const MAX_ELEMENTS = 150_000;
  const MAX_ENTRIES = 4_000;
  const MAX_SHADOW_DEPTH = 20;

  // A form's controls shadow its properties by their names: `form.id` may be an input. These cannot be shadowed.
  const parentElement = /** @type {any} */ (Object.getOwnPropertyDescriptor(Node.prototype, 'parentElement')).get;
  const children = /** @type {any} */ (Object.getOwnPropertyDescriptor(Element.prototype, 'children')).get;
  const localName = /** @type {any} */ (Object.getOwnPropertyDescriptor(Element.prototype, 'localName')).get;
  const { getRootNode } = Node.prototype;
  const assignedSlot = /** @type {any} */ (Object.getOwnPropertyDescriptor(Element.prototype, 'assignedSlot')).get;
  const { getAttribute, matches } = Element.prototype;

  const CONTROLS = [
    'input',
    'select',
    'textarea',
    '[contenteditable]:not([contenteditable="false"])',
    '[role="combobox"]',
    '[role="listbox"]',
    '[role="textbox"]',
    '[role="searchbox"]',
    '[role="radio"]',
    '[role="checkbox"]',
    '[role="switch"]',
    '[role="spinbutton"]',
    'button',
    '[role="button"]',
    '[tabindex="0"]:not([role])',
  ].join(',');
  const HEADINGS = 'h1,h2,h3,h4,h5,h6,[role="heading"],legend';
  /** Boxes that look like headings; one with a control inside is a section. */
  const TITLED = '[class*="heading" i],[class*="section-title" i],[class*="section_title" i],[class*="sectiontitle" i],[class*="section-header" i],[class*="card-header" i],[class*="panel-title" i],[class*="form-title" i],[class*="titulo" i]';
  const MAX_TITLE = 80;
  const WANTED = `${CONTROLS},${HEADINGS},${TITLED}`;
  const HEADING_TAG = /^(?:H[1-6]|LEGEND)$/;

  /** Elements of the page's own kind tell scripts alone what they are; their makers call them by it. */
  const OWN_KINDS = /** @type {const} */ ([
    ['radio', /-radio(?:-button)?$/],
    ['checkbox', /-checkbox$/],
    ['switch', /^[a-z0-9]+-(?:switch|toggle)$/],
  ]);
  const PARTED = /-(?:option|item|row|cell)$/;
  const WITHIN = 'input, button, select, textarea, [role]:not([role="presentation"], [role="none"], [role="img"])';

  /** @param {Element} element */
  const byName = (element) => (localName.call(element).includes('-') && getAttribute.call(element, 'role') === null ? OWN_KINDS.find(([, pattern]) => pattern.test(localName.call(element)))?.[0] : undefined);

  /** What such an element is, where it has no control inside that stands for it; null for every other. @param {Element} element @returns {'radio' | 'checkbox' | 'switch' | null} */
  function ownKind(element) {
    if (drawnSwitch(element)) return 'switch';
    const kind = byName(element);
    if (!kind || !element.shadowRoot || element.querySelector(WITHIN) || element.shadowRoot.querySelector(WITHIN)) return null;
    // A part of another one bears a name of the same kind; a switch outside of forms is the page's own.
    for (let at = parentOf(element); at; at = parentOf(at)) if (byName(at) || PARTED.test(localName.call(at))) return null;
    return kind === 'switch' && !closest(element, FORMS) ? null : kind;
  }
  const FORMS = 'form, [role="form"], fieldset, dialog, [role="dialog"]';

  /** Makers' names of the whole of a switch ("x-switch", "toggle"), not of its parts or of what switches something ("switcher"). */
  const SWITCH = /(?:^|\s)(?:[a-z0-9]+-){0,2}(?:switch|toggle)(?:\s|$)/i;
  const SWITCH_PX = { least: 12, most: 48, widest: 120 };

  /** Whether a form draws a switch of nothing but boxes: called so, pressed, wider than high, and nothing in it to press or read. @param {Element} element */
  function drawnSwitch(element) {
    const name = getAttribute.call(element, 'class');
    if (!name || !SWITCH.test(name) || !/^(?:div|span|i)$/.test(localName.call(element)) || getAttribute.call(element, 'role') !== null) return false;
    if (element.querySelector(`${WITHIN}, a, label, img`) || (element.textContent ?? '').trim().length > 6 || !closest(element, FORMS)) return false;
    const { width, height } = element.getBoundingClientRect();
    return height >= SWITCH_PX.least && height <= SWITCH_PX.most && width > height * 1.2 && width <= SWITCH_PX.widest && getComputedStyle(element).cursor === 'pointer';
  }

  /** The role of an element, said or by its kind. @param {Element} element @returns {string | null} */
  const roleOf = (element) => getAttribute.call(element, 'role') ?? ownKind(element);

  /** The page gets the main thread back after so long. */
  const SLICE_MS = 12;
  /** So many elements are passed between two looks at the clock. */
  const CLOCK_EVERY = 512;

  /** Give the page the thread back. @returns {Promise<void>} */
  const breathe = () =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        resolve();
      };
      channel.port2.postMessage(0);
    });

  /** For long loops: gives the page the thread back whenever a slice of time is used up. @returns {() => Promise<void> | null} */
  function pacer() {
    let start = performance.now();
    return () => {
      if (performance.now() - start <= SLICE_MS) return null;
      return breathe().then(() => {
        start = performance.now();
      });
    };
  }

  /** Whether a box drawn as a heading is one: short, and with neither a control nor a real heading inside. @param {Element} element */
  const titles = (element) => (element.textContent ?? '').trim().length <= MAX_TITLE && !element.querySelector(WANTED);

  /**
   * @typedef {{element: Element, heading: boolean}} Entry
   * @param {Document | ShadowRoot} root @param {() => Promise<void> | null} pace
   * @returns {Promise<{entries: Entry[], truncated: boolean}>}
   */
  async function collect(root, pace) {
    /** @type {Entry[]} */
    const entries = [];
    let seen = 0;
    let truncated = false;
    /** @param {Document | ShadowRoot} at @param {number} depth */
    const visit = async (at, depth) => {
      const wanted = new Set(at.querySelectorAll(WANTED));
      for (const element of at.querySelectorAll('*')) {
        if (++seen > MAX_ELEMENTS || entries.length >= MAX_ENTRIES) {
          truncated = true;
          return;
        }
        if (seen % CLOCK_EVERY === 0) await pace();
        if (wanted.has(element)) {
          const role = element.getAttribute('role');
          const tagged = role === 'heading' || (HEADING_TAG.test(element.tagName) && !role);
          const control = !tagged && element.matches(CONTROLS);
          if (tagged || control || titles(element)) entries.push({ element, heading: !control });
        }
        else if (ownKind(element)) entries.push({ element, heading: false });
        if (element.shadowRoot) {
          if (depth < MAX_SHADOW_DEPTH) await visit(element.shadowRoot, depth + 1);
          else truncated = true;
        }
      }
    };
    await visit(root, 0);
    return { entries, truncated };
  }

  /** The parent in the page's source: out of a shadow tree to its host. @param {Element} element @returns {Element | null} */
  function parentOf(element) {
    const parent = parentElement.call(element);
    if (parent) return parent;
    const root = getRootNode.call(element);
    return root instanceof ShadowRoot ? root.host : null;
  }

  /** Whether an element is another or stands around it, also out of shadow trees. @param {Element} outer @param {Element | null} inner */
  function holds(outer, inner) {
    for (let at = inner; at; at = parentOf(at)) if (at === outer) return true;
    return false;
  }

  /** The nearest ancestor (or itself) that matches, also out of shadow trees. @param {Element | null} element @param {string} selector @returns {Element | null} */
  function closest(element, selector) {
    for (let at = element; at; ) {
      const found = at.closest(selector);
      if (found) return found;
      const root = getRootNode.call(at);
      at = root instanceof ShadowRoot ? root.host : null;
    }
    return null;
  }

  /** The nearest that matches as a person sees it: also around the place in a shadow tree where an element is shown. @param {Element} element @param {string} selector @returns {Element | null} */
  function around(element, selector) {
    for (let at = /** @type {Element | null} */ (element); at; at = drawnIn(at)) if (matches.call(at, selector)) return at;
    return null;
  }

  /** What an element is drawn in: the place in a shadow tree where it is shown, else its parent. @param {Element} element @returns {Element | null} */
  const drawnIn = (element) => assignedSlot.call(element) ?? parentOf(element);

  /** An element by id in the same tree, else in the trees around it. @param {Element} from @param {string} id @returns {Element | null} */
  function byId(from, id) {
    for (let root = getRootNode.call(from); ; ) {
      if (root instanceof Document || root instanceof ShadowRoot) {
        const found = root.getElementById(id);
        if (found) return found;
      }
      if (!(root instanceof ShadowRoot)) return null;
      root = getRootNode.call(root.host);
    }
  }

  /** @param {Element} element @param {string} attribute @returns {Element[]} */
  function referenced(element, attribute) {
    const ids = (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean).slice(0, 10);
    return /** @type {Element[]} */ (ids.map((id) => byId(element, id)).filter(Boolean));
  }

  /**
   * A CSS path to an element; " >>> " steps into an open shadow root.
   * @param {Element} element
   * @returns {string}
   */
  function selectorOf(element) {
    const root = getRootNode.call(element);
    const inner = pathIn(element, /** @type {Document | ShadowRoot} */ (root));
    return root instanceof ShadowRoot ? `${selectorOf(root.host)} >>> ${inner}` : inner;
  }

  /** @param {Element} element @param {Document | ShadowRoot} root */
  function pathIn(element, root) {
    const steps = [];
    for (let at = /** @type {Element | null} */ (element); at; at = parentElement.call(at)) {
      const anchor = anchorOf(at, root);
      if (anchor) return [anchor, ...steps].join(' > ');
      const siblings = parentElement.call(at) ? children.call(parentElement.call(at)) : root.children;
      steps.unshift(`${CSS.escape(localName.call(at))}:nth-child(${1 + Array.prototype.indexOf.call(siblings, at)})`);
    }
    return steps.join(' > ');
  }

  /** @param {Element} element */
  const idOf = (element) => getAttribute.call(element, 'id') ?? '';

  /** A selector for one element alone that needs no path. @param {Element} element @param {Document | ShadowRoot} root */
  function anchorOf(element, root) {
    const id = idOf(element);
    if (id) {
      const selector = `#${CSS.escape(id)}`;
      if (root.querySelectorAll(selector).length === 1) return selector;
    }
    const name = getAttribute.call(element, 'name');
    const tag = localName.call(element);
    if (name && /^(?:input|select|textarea)$/.test(tag)) {
      const selector = `${tag}[name="${CSS.escape(name)}"]`;
      if (root.querySelectorAll(selector).length === 1) return selector;
    }
    return null;
  }

  /** The element a selector of `selectorOf` names. @param {string} selector @returns {Element | null} */
  function find(selector) {
    /** @type {Document | ShadowRoot | null} */
    let root = document;
    let found = null;
    for (const part of selector.split(' >>> ')) {
      found = root?.querySelector(part) ?? null;
      root = found?.shadowRoot ?? null;
    }
    return found;
  }

  const VENDOR_ATTRIBUTES = [
    'data-automation-id', 'data-fkit-id', 'data-field-path', 'formcontrolname', 'data-ui', 'data-qa', 'data-testid', 'data-test', 'data-name', 'data-field', 'ng-model', 'data-bind',
  ];

  /** @param {Element} anchor */
  function automationOf(anchor) {
    /** @type {string[]} */
    const found = [];
    let at = /** @type {Element | null} */ (anchor);
    for (let step = 0; at && step < 6; step++, at = parentOf(at)) {
      for (const attribute of VENDOR_ATTRIBUTES) {
        const value = at.getAttribute(attribute);
        if (value && value.length < 120 && !found.includes(value)) found.push(value);
      }
      if (at.matches('[data-field-path], [data-automation-id^="formField"], form')) break;
    }
    return found.slice(0, 3).join(' ');
  }

  /** Path of this frame as in FieldDescriptor.frame. */
  function framePath() {
    const indexes = [];
    for (let inner = /** @type {Window} */ (window); inner !== window.top; inner = inner.parent) {
      let index = 0;
      while (index < inner.parent.length && inner.parent[index] !== inner) index++;
      indexes.unshift(index);
    }
    return ['top', ...indexes].join('/');
  }

  agent.walk = Object.freeze({ breathe, pacer, collect, roleOf, parentOf, drawnIn, holds, closest, around, byId, referenced, selectorOf, idOf, automationOf, find, framePath });
})();
