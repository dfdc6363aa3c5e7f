// @ts-check
// How our parts of a page look: the button, its panel, the marks at fields. Only generic fonts: a page can bring a font of any
// other name, and with it what our words say.
(() => {
  /** @type {any} */
  const glue = (globalThis.JobCompanion ??= {});
  if (glue.style) return;

  const COLOURS = `
    --surface: #ffffff; --ink: #1a202c; --quiet: #566073; --line: #d5dae2; --accent: #2b57c9; --on-accent: #ffffff;
    --good: #157347; --warn: #9a5b00; --danger: #b3261e; --yours: #2b57c9; --mark: #ffffff; color-scheme: light;`;
  const DARK = `
    --surface: #1a1e26; --ink: #e7eaf0; --quiet: #a3adbd; --line: #3a4250; --accent: #8fb1ff; --on-accent: #0d1526;
    --good: #62d39e; --warn: #f0b65f; --danger: #ff968c; --yours: #8fb1ff; --mark: #12151b; color-scheme: dark;`;

  const BASE = `
    .root { all: initial; ${COLOURS} font: 14px/1.45 system-ui, sans-serif; color: var(--ink); display: block; }
    @media (prefers-color-scheme: dark) { .root { ${DARK} } }
    *, *::before, *::after { box-sizing: border-box; }
    svg { width: 16px; height: 16px; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    [hidden] { display: none !important; }`;

  const PANEL = `${BASE}
    button { font: inherit; color: inherit; cursor: pointer; border: 0; background: none; padding: 0; margin: 0; text-align: start; }
    button:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    .pill { display: inline-flex; align-items: center; gap: 8px; min-height: 40px; padding: 0 14px; border: 1px solid var(--line); border-radius: 20px; background: var(--surface); box-shadow: 0 2px 10px rgb(20 28 45 / 18%); font-weight: 600; white-space: nowrap; }
    .pill svg { color: var(--accent); }
    .panel { display: flex; flex-direction: column; width: min(320px, calc(100vw - 24px)); max-height: min(480px, calc(100vh - 24px)); padding: 14px; border: 1px solid var(--line); border-radius: 12px; background: var(--surface); box-shadow: 0 6px 24px rgb(20 28 45 / 22%); }
    .lists { flex: 1 1 auto; min-height: 0; overflow: auto; scrollbar-width: thin; }
    .panel > :not(.lists) { flex: none; }
    header { display: flex; align-items: center; gap: 8px; margin-bottom: 6px; }
    h2, h3, p, ul { margin: 0; padding: 0; font: inherit; }
    h2 { flex: 1; font-weight: 700; }
    h3 { margin-top: 12px; font-weight: 600; }
    p + p, .notice { margin-top: 8px; }
    .quiet { color: var(--quiet); font-size: 13px; }
    .notice { padding: 8px 10px; border: 1px solid var(--line); border-radius: 8px; font-size: 13px; }
    .notice.bad { color: var(--danger); border-color: currentColor; }
    .square { display: inline-flex; align-items: center; justify-content: center; width: 28px; height: 28px; border-radius: 8px; color: var(--quiet); }
    .main { display: flex; align-items: center; justify-content: center; gap: 8px; width: 100%; min-height: 40px; margin-top: 12px; border-radius: 8px; background: var(--accent); color: var(--on-accent); font-weight: 600; }
    .main:disabled { opacity: .6; cursor: default; }
    ul { list-style: none; margin-top: 4px; }
    li button { display: flex; gap: 8px; width: 100%; padding: 6px; border-radius: 6px; overflow-wrap: anywhere; }
    li button:hover, .square:hover { background: color-mix(in srgb, var(--ink) 8%, transparent); }
    li svg { margin-top: 2px; }
    .check svg { color: var(--warn); }
    .yours svg { color: var(--yours); }
    .row { display: flex; flex-wrap: wrap; gap: 6px 14px; margin-top: 12px; }
    .link { white-space: nowrap; color: var(--accent); font-size: 13px; text-decoration: underline; text-underline-offset: 2px; min-height: 24px; }`;

  const MARKS = `${BASE}
    .mark { position: absolute; display: inline-flex; align-items: center; gap: 4px; height: 18px; padding: 0 3px; border-radius: 9px; color: var(--mark); font-size: 11px; font-weight: 600; line-height: 1; white-space: nowrap; box-shadow: 0 0 0 2px color-mix(in srgb, var(--mark) 70%, transparent); }
    .mark svg { width: 12px; height: 12px; stroke-width: 3; }
    .mark.worded { padding: 0 8px 0 4px; }
    .mark.narrow { padding: 0 3px; }
    .mark.narrow span { display: none; }
    .mark.filled { background: var(--good); }
    .mark.check { background: var(--warn); }
    .mark.yours { background: var(--yours); }`;

  const ICONS = /** @type {Record<string, string>} */ ({
    pen: 'M4 20l1-4L16 5l3 3L8 19z',
    check: 'M5 12.5l4.5 4.5L19 7.5',
    alert: 'M12 6v8M12 18v.01',
    person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20.5a7.5 7.5 0 0115 0',
    cross: 'M7 7l10 10M17 7L7 17',
  });
  const SVG = 'http://www.w3.org/2000/svg';

  /** @param {string} name */
  function icon(name) {
    const element = document.createElementNS(SVG, 'svg');
    element.setAttribute('viewBox', '0 0 24 24');
    element.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', ICONS[name]);
    element.append(path);
    return element;
  }

  /**
   * @param {string} tag
   * @param {Record<string, any>} [props] attributes; `on…` are listeners
   * @param {...(Node | string | null | false | undefined)} children
   * @returns {any}
   */
  function el(tag, props = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, '');
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
    }
    element.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
    return element;
  }

  /** An element of the page whose inside is ours alone, in the layer above all others. @param {string} css */
  function layer(css) {
    const host = document.createElement('div');
    host.popover = 'manual';
    const root = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    const inner = el('div', { class: 'root' });
    root.append(inner);
    return { host, root, inner };
  }

  /** Put a layer on top; into an open modal dialog, because all else is inert then. @param {HTMLElement} host */
  function raise(host) {
    const dialogs = document.querySelectorAll('dialog:modal');
    const place = dialogs[dialogs.length - 1] ?? document.documentElement;
    if (host.parentNode !== place) place.append(host);
    // Shown last is on top: also over our own marks.
    if (host.matches(':popover-open')) host.hidePopover();
    host.showPopover();
  }

  /** @param {HTMLElement} host @param {Record<string, string>} style that the page's own rules do not override */
  function dress(host, style) {
    host.style.cssText = '';
    const whole = { all: 'initial', display: 'block', margin: '0', padding: '0', border: '0', background: 'transparent', overflow: 'visible', ...style };
    for (const [name, value] of Object.entries(whole)) host.style.setProperty(name, value, 'important');
  }

  glue.style = Object.freeze({ PANEL, MARKS, el, icon, layer, raise, dress });
})();
