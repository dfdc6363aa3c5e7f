// @ts-check
// Builds elements. Text from pages and from the companion only ever becomes text nodes and attribute values.

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [props] attributes; `on…` are listeners, `class` a name, false and null are left out
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith('on') && typeof value === 'function') element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  add(element, children);
  return element;
}

/**
 * @param {Element} parent
 * @param {Child[]} children
 */
export function add(parent, children) {
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false && child !== '') parent.append(child);
  }
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} props
 * @param {...SVGElement} children
 */
export function svg(tag, props, ...children) {
  const element = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(props)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** 24 by 24, drawn as strokes. */
const ICONS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  minus: 'M6 12h12',
  cross: 'M7 7l10 10M17 7L7 17',
  alert: 'M12 8v5M12 16.5v.01M10.6 4.2L2.9 17.6A1.6 1.6 0 004.3 20h15.4a1.6 1.6 0 001.4-2.4L13.4 4.2a1.6 1.6 0 00-2.8 0z',
  stop: 'M12 21a9 9 0 100-18 9 9 0 000 18zM5.8 5.8l12.4 12.4',
  gear: 'M12 15.2a3.2 3.2 0 100-6.4 3.2 3.2 0 000 6.4zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2',
  panel: 'M4 5h16v14H4zM14 5v14',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  again: 'M20 11a8 8 0 10-2.3 6.3M20 5v6h-6',
  undo: 'M9 7L4 12l5 5M4 12h10a6 6 0 010 12',
  pen: 'M4 20l1-4L16 5l3 3L8 19z',
  plug: 'M9 3v5M15 3v5M7 8h10v4a5 5 0 01-10 0zM12 17v4',
  page: 'M6 3h8l4 4v14H6zM14 3v4h4',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4.5 20.5a7.5 7.5 0 0115 0',
  grid: 'M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z',
  star: 'M12 4l2.5 5.2 5.5.8-4 4 1 5.6-5-2.7-5 2.7 1-5.6-4-4 5.5-.8z',
  list: 'M4 6h11M4 12h11M4 18h7M17 14l5 3-5 3z',
  search: 'M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l4.5 4.5',
};

/** @typedef {keyof typeof ICONS} IconName */

/** @param {IconName} name */
export function icon(name) {
  return svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, svg('path', { d: ICONS[name] }));
}

/** What was drawn into a place last. @type {WeakMap<Element, string>} */
const drawn = new WeakMap();

/** What the pointer or the space bar is held down on: a click comes of it only if it still stands there on release. @type {Node | null} */
let held = null;
/** Places that are drawn anew on release, with what was asked for last. @type {Map<Element, () => void>} */
const waiting = new Map();

/** @param {Event} event */
const hold = (event) => (held = event instanceof KeyboardEvent && event.key !== ' ' ? held : /** @type {Node} */ (event.target));

/** Once the click that comes with the release has been heard. */
const release = () =>
  setTimeout(() => {
    held = null;
    const draws = [...waiting.values()];
    waiting.clear();
    for (const again of draws) again();
  });

for (const type of ['pointerdown', 'keydown']) addEventListener(type, hold, true);
// What the click itself changes is drawn at once.
addEventListener('click', () => (held = null), true);
for (const type of ['pointerup', 'pointercancel', 'keyup', 'dragend', 'blur']) addEventListener(type, release, true);

/**
 * Draw into a place, but only when what it is drawn from has changed: focus, scroll and open details stay; what has a key
 * keeps its focus, or stays unfolded, also then. A place that is being clicked on is drawn after the click: on what was put
 * under the pointer meanwhile no click would come.
 * @param {Element} place
 * @param {unknown} data
 * @param {() => Child | Child[]} build
 */
export function draw(place, data, build) {
  waiting.delete(place);
  if (stands(place, data)) return;
  if (held && place.contains(held)) {
    waiting.set(place, () => draw(place, data, build));
    return;
  }
  drawn.set(place, JSON.stringify(data));
  const content = build();
  const focused = focusKey(place);
  const open = new Map([...folds(place)].map(([key, fold]) => [key, fold.open]));
  place.replaceChildren();
  add(place, Array.isArray(content) ? content : [content]);
  for (const [key, fold] of folds(place)) fold.open = open.get(key) ?? fold.open;
  if (focused) /** @type {HTMLElement | null} */ (place.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
}

/**
 * Whether a place was drawn last from the very same data.
 * @param {Element} place
 * @param {unknown} data
 */
export function stands(place, data) {
  return drawn.get(place) === JSON.stringify(data);
}

/**
 * What can be unfolded in a place and has a key to be known by again.
 * @param {Element} place
 * @returns {Iterable<[string, HTMLDetailsElement]>}
 */
function* folds(place) {
  for (const summary of place.querySelectorAll('details > summary[data-key]')) yield [summary.getAttribute('data-key') ?? '', /** @type {HTMLDetailsElement} */ (summary.parentElement)];
}

/** @param {Element} place */
function focusKey(place) {
  const active = document.activeElement;
  return active && place.contains(active) ? active.getAttribute('data-key') : null;
}
