// @ts-check
// Charts by Plotly, which the companion serves from its own Python package; loaded only when a chart is drawn.
// Every chart stands beside a table that says the same.

import { el } from '../shared/dom.js';

const LIBRARY = '/web/vendor/plotly.min.js';

/** @type {Promise<any> | null} */
let loading = null;

function library() {
  loading ??= new Promise((done, failed) => {
    const script = el('script', { src: LIBRARY });
    script.addEventListener('load', () => done(/** @type {any} */ (window).Plotly));
    script.addEventListener('error', () => failed(new Error('The chart library is not installed: the tables below say the same. Installing the companion again brings it.')));
    document.head.append(script);
  });
  return loading;
}

/** @param {string} name of a custom property of the theme */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/**
 * @param {string} hex
 * @param {number} opacity
 */
export function faded(hex, opacity) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${red},${green},${blue},${opacity})`;
}

/** What is drawn, so that it can be drawn anew in other colours. @type {Map<HTMLElement, () => { data: object[], layout?: object }>} */
const drawn = new Map();

/** Where each chart stands: another look at the data changes it there. @type {Map<string, HTMLElement>} */
const places = new Map();
/** Tables beside charts that stand open. @type {Set<string>} */
const opened = new Set();

/**
 * @param {string} name of one chart of the page
 * @param {string} label what it shows, for a screen reader
 * @param {number} height px
 * @param {() => { data: object[], layout?: object }} make called again when the colours change
 */
export function chart(name, label, height, make) {
  const place = places.get(name) ?? el('div', { class: 'chart', role: 'img' });
  places.set(name, place);
  place.setAttribute('aria-label', label);
  place.style.blockSize = `${height}px`;
  drawn.set(place, make);
  void draw(place);
  return place;
}

/**
 * A chart that needs room: on a phone it is moved sideways.
 * @param {string} label
 * @param {HTMLElement} drawing
 */
export function wide(label, drawing) {
  const around = drawing.parentElement;
  return around?.className === 'chart-scroll' ? around : el('div', { class: 'chart-scroll', tabindex: 0, role: 'region', 'aria-label': label }, drawing);
}

/** @param {HTMLElement} place */
async function draw(place) {
  const make = drawn.get(place);
  const plotly = await library().catch((error) => void place.replaceChildren(el('p', { class: 'notice bad', 'data-test': 'no-charts' }, error.message)));
  if (!plotly) return;
  if (!make || !place.isConnected) return void drawn.delete(place);
  const { data, layout = {} } = make();
  const axis = { gridcolor: colour('line'), zerolinecolor: colour('line'), automargin: true, fixedrange: true, ticklabelstandoff: 4 };
  const base = {
    margin: { l: 8, r: 8, t: 8, b: 8 },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: getComputedStyle(document.body).fontFamily, size: 12.5, color: colour('ink') },
    hoverlabel: { bgcolor: colour('surface'), bordercolor: colour('line'), font: { color: colour('ink') } },
    legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 0 },
    ...layout,
    xaxis: { ...axis, .../** @type {any} */ (layout).xaxis },
    yaxis: { ...axis, .../** @type {any} */ (layout).yaxis },
  };
  await plotly.react(place, data, base, { displayModeBar: false, responsive: true });
  place.setAttribute('data-drawn', '');
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  for (const place of drawn.keys()) void draw(place);
});

/**
 * The same as a chart, in words and numbers.
 * @param {string} title
 * @param {string[]} head
 * @param {(string | number)[][]} rows the first of each is its name
 */
export function twin(title, head, rows) {
  const number = (/** @type {number} */ index) => (index > 0 ? 'number' : '');
  const table = el(
    'details',
    { class: 'twin', open: opened.has(title) },
    el('summary', { 'data-key': `twin:${title}` }, `${title} as a table`),
    el(
      'div',
      { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': `${title} as a table` },
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...head.map((name, index) => el('th', { scope: 'col', class: number(index) }, name)))),
        el('tbody', {}, ...rows.map(([name, ...values]) => el('tr', {}, el('th', { scope: 'row' }, String(name)), ...values.map((value) => el('td', { class: 'number' }, String(value)))))),
      ),
    ),
  );
  table.addEventListener('toggle', () => (table.open ? opened.add(title) : opened.delete(title)));
  return table;
}
