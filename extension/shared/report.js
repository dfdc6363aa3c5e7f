// @ts-check
// Filling: what the button would do, what was done to each field and where its value came from, what is left for the person.

import { draw, el, icon } from './dom.js';
import { goButton } from './entries.js';
import { counted, sentence, sourceWords } from './format.js';

/** @typedef {import('./state').FillState} FillState */
/** @typedef {import('./contracts').FieldReport} FieldReport */
/**
 * @typedef {object} FillActions
 * @property {(allow: string[]) => void} fill
 * @property {(frame: string, fieldId: string) => void} focus
 * @property {() => void} undo
 * @property {(on: boolean) => void} marks
 * @property {import('./ask.js').Asking} asking
 */

/** @type {Record<import('./contracts').FieldOutcome, {word: string, icon: import('./dom.js').IconName}>} */
const OUTCOMES = {
  filled: { word: 'Filled', icon: 'check' },
  kept: { word: 'Left as it was', icon: 'minus' },
  refused: { word: 'Not filled', icon: 'alert' },
  failed: { word: 'Did not work', icon: 'cross' },
};

/** Shown also when nothing can be filled at the moment, such as after the companion stopped. */
const SHOWN_ALONE = new Set(['filling', 'done', 'failed']);

const HIDE = 'Hide the marks in the page';
const SHOW = 'Show the marks in the page';

/** What needs a look comes first. */
const ORDER = /** @type {const} */ (['failed', 'refused', 'filled', 'kept']);

/**
 * @param {Element} place
 * @param {FillState | null} fill
 * @param {number} fields that the page said it has
 * @param {FillActions} actions
 * @param {boolean} [short] without the list of fields
 */
export function drawFill(place, fill, fields, actions, short = false) {
  draw(place, [fill, fields, short], () => {
    if (fields === 0 && !(fill && SHOWN_ALONE.has(fill.phase))) return null;
    /** @type {(Node | null)[]} */
    const parts = [head(fill, fields, actions), ...notices(fill, actions)];
    if (fill?.phase === 'done' && fill.report) parts.push(short || fill.questions.length === 0 ? null : actions.asking.show(fill), short ? null : entries(fill.report.fields ?? [], actions));
    return el('section', { class: 'panel fill', 'aria-labelledby': 'fill-title' }, ...parts);
  });
}

/**
 * @param {FillState | null} fill
 * @param {number} fields
 * @param {FillActions} actions
 */
function head(fill, fields, actions) {
  const busy = fill?.phase === 'filling';
  const again = fill?.phase === 'done';
  const elsewhere = fill?.phase === 'previewed' && fill.seen === 0 && fill.frames_to_ask.length > 0;
  const label = busy ? 'Filling …' : again ? 'Fill again' : 'Fill this form';
  return el(
    'div',
    { class: 'fill-head' },
    el('h2', { id: 'fill-title' }, 'Application form'),
    el('p', { class: 'small quiet', 'data-test': 'fill-line' }, line(fill, fields)),
    !elsewhere && el(
      'button',
      {
        class: `button wide ${again ? '' : 'main'}`,
        'data-key': 'fill',
        'data-test': 'fill',
        disabled: busy,
        // Only a person's own click or key press fills a form.
        onclick: (/** @type {Event} */ event) => event.isTrusted && actions.fill([]),
      },
      icon('pen'),
      label,
    ),
    again && el('div', { class: 'fill-after' }, undoButton(fill, actions), marksButton(actions)),
  );
}

/**
 * @param {FillState} fill
 * @param {FillActions} actions
 */
function undoButton(fill, actions) {
  if (!fill.report?.fields?.some((field) => field.outcome === 'filled')) return null;
  return el('button', { class: 'link small', 'data-key': 'undo', 'data-test': 'undo', onclick: () => actions.undo() }, 'Undo what was filled');
}

/** @param {FillActions} actions */
function marksButton(actions) {
  const button = el('button', { class: 'link small', 'data-key': 'marks', 'data-test': 'marks', onclick: () => {
    const hide = button.textContent === HIDE;
    button.textContent = hide ? SHOW : HIDE;
    actions.marks(!hide);
  } }, HIDE);
  return button;
}

/**
 * @param {FillState | null} fill
 * @param {number} fields
 */
function line(fill, fields) {
  if (fill?.phase === 'done' && fill.report) return outcomeLine(fill);
  if (fill?.phase === 'previewed') {
    const open = fill.questions.length;
    if (fill.seen === 0 && fill.frames_to_ask.length > 0) return 'The form of this page belongs to another site.';
    return `${fill.fillable} of ${counted(fill.seen, 'field')} can be filled from your profile${open ? `; ${counted(open, 'question')} left for you` : ''}. Nothing is sent.`;
  }
  return `${counted(fields, 'field')} on this page. Nothing is sent.`;
}

/** @param {FillState} fill */
function outcomeLine(fill) {
  const fields = fill.report?.fields ?? [];
  const counts = ORDER.map((outcome) => ({ outcome, count: fields.filter((field) => field.outcome === outcome).length }));
  const words = { filled: 'filled', kept: 'left as they were', refused: 'not filled', failed: 'did not work' };
  const said = [...counts].reverse().filter(({ count }) => count > 0).map(({ outcome, count }) => `${count} ${words[outcome]}`);
  if (fill.questions.length > 0) said.push(`${fill.questions.length} left for you`);
  return said.length > 0 ? `${said.join(', ')}. Nothing was sent: check it and send it yourself.` : 'There was nothing to fill.';
}

/**
 * @param {FillState | null} fill
 * @param {FillActions} actions
 */
function notices(fill, actions) {
  if (!fill) return [];
  const parts = [];
  if (fill.message) parts.push(el('p', { class: 'notice bad', role: 'alert', 'data-test': 'fill-error' }, ...sentence(fill.message)));
  if (fill.notice && fill.phase !== 'done') parts.push(el('p', { class: 'notice' }, fill.notice));
  for (const frame of fill.frames_to_ask) {
    parts.push(
      el(
        'div',
        { class: 'notice', 'data-test': 'frame-ask' },
        el('p', {}, `A part of this page comes from another site, `, el('strong', {}, frame.host), `, and has ${counted(frame.fields, 'field')}. It was left alone.`),
        el('button', { class: fill.seen === 0 ? 'button main wide' : 'button go', 'data-key': `allow:${frame.host}`, onclick: (/** @type {Event} */ event) => event.isTrusted && actions.fill([frame.host]) }, fill.seen === 0 ? `Fill the form of ${frame.host}` : `Fill ${frame.host} too`),
      ),
    );
  }
  return parts;
}

/**
 * @param {FieldReport[]} fields
 * @param {FillActions} actions
 */
function entries(fields, actions) {
  if (fields.length === 0) return null;
  const sorted = [...fields].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
  return el(
    'div',
    {},
    el('h3', { class: 'entry-title' }, 'Every field'),
    el('ul', { class: 'entries', 'data-test': 'report' }, ...sorted.map((field) => entry(field, actions))),
  );
}

/**
 * @param {FieldReport} field
 * @param {FillActions} actions
 */
function entry(field, actions) {
  const outcome = OUTCOMES[field.outcome];
  const source = field.source ?? '';
  const why = field.outcome === 'filled' ? [sourceWords(source), field.reason].filter(Boolean).join('; ') : `${outcome.word}${field.reason ? `: ${field.reason}` : ''}`;
  return el(
    'li',
    { class: `entry ${field.outcome}`, 'data-test': 'field', 'data-outcome': field.outcome },
    icon(outcome.icon),
    el(
      'div',
      {},
      el('p', { class: 'entry-label' }, el('span', { class: 'unseen' }, `${outcome.word}: `), field.label || 'A field without a name', source.startsWith('draft:') && ' ', source.startsWith('draft:') && el('span', { class: 'tag' }, 'draft')),
      field.shown && el('p', { class: 'entry-value', 'data-test': 'shown' }, field.shown),
      el('p', { class: 'quiet small', 'data-test': 'source' }, why),
    ),
    goButton(field.frame ?? 'top', field.field_id, field.label ?? '', actions.focus, ''),
  );
}
