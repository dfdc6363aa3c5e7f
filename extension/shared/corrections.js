// @ts-check
// What the person changed after our fill and then submitted: offered for remembering, each by a click of its own.

import { draw, el } from './dom.js';
import { sourceWords } from './format.js';
import { scopeSelect } from './scopes.js';

/** @typedef {import('./state').Correction} Correction */
/**
 * @typedef {object} CorrectionActions
 * @property {(key: string, scope: string | null) => void} keep
 * @property {(key: string | null) => void} drop
 * @property {() => void} options
 */

/**
 * @param {Element} place
 * @param {Correction[]} corrections
 * @param {CorrectionActions} actions
 */
export function drawCorrections(place, corrections, actions) {
  draw(place, corrections, () => {
    if (corrections.length === 0) return null;
    return el(
      'section',
      { class: 'panel corrections', 'aria-labelledby': 'corrections-title', 'data-test': 'corrections' },
      el('h2', { id: 'corrections-title' }, 'What you answered yourself'),
      el('p', { class: 'quiet small' }, 'You sent these as you wrote them, not as they were filled. Nothing is remembered unless you say so.'),
      el('ul', { class: 'entries' }, ...corrections.map((one, index) => entry(one, index, actions))),
      corrections.length > 1 && el('button', { class: 'link small', 'data-key': 'drop-all', onclick: () => actions.drop(null) }, 'Remember none of these'),
    );
  });
}

/**
 * @param {Correction} one
 * @param {number} index
 * @param {CorrectionActions} actions
 */
function entry(one, index, actions) {
  const profile = one.source.startsWith('profile:') || one.source.startsWith('rule:');
  return el(
    'li',
    { class: 'correction', 'data-test': 'correction' },
    el('p', { class: 'entry-label' }, one.label || 'A field without a name'),
    el('p', { class: 'entry-value' }, shown(one.value)),
    ...(profile ? ofProfile(one, actions) : ofAnswer(one, index, actions)),
  );
}

/** @param {string | boolean | string[]} value */
function shown(value) {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? value : value.join(', ');
}

/**
 * @param {Correction} one
 * @param {CorrectionActions} actions
 */
function ofProfile(one, actions) {
  return [
    el('p', { class: 'quiet small' }, `Filled before from: ${sourceWords(one.source).toLowerCase()}.`),
    el('div', { class: 'ask-buttons' },
      el('button', { class: 'button', 'data-key': `profile:${one.key}`, 'data-test': 'to-profile', onclick: () => actions.options() }, 'Update your profile?'),
      no(one, actions)),
  ];
}

/**
 * @param {Correction} one
 * @param {number} index
 * @param {CorrectionActions} actions
 */
function ofAnswer(one, index, actions) {
  if (/^answer:\d+$/.test(one.source)) {
    return [
      el('p', { class: 'quiet small' }, 'Filled before from your earlier answer.'),
      el('div', { class: 'ask-buttons' }, yes(one, 'Change the earlier answer', () => actions.keep(one.key, null)), no(one, actions)),
    ];
  }
  const id = `correction-scope-${index}`;
  const scope = scopeSelect(one, one.keep === 'once' ? 'employer' : one.keep, id);
  scope.querySelector('option[value=""]')?.remove();
  if (!scope.value) scope.value = 'all';
  return [
    el('label', { class: 'ask-scope', for: id }, el('span', { class: 'small' }, 'Remember for'), scope),
    el('div', { class: 'ask-buttons' }, yes(one, 'Remember', () => actions.keep(one.key, scope.value)), no(one, actions)),
  ];
}

/** @param {Correction} one @param {string} text @param {() => void} keep */
function yes(one, text, keep) {
  return el('button', { class: 'button main', 'data-key': `keep:${one.key}`, 'data-test': 'keep', 'aria-label': `${text}: ${one.label}`, onclick: (/** @type {Event} */ event) => event.isTrusted && keep() }, text);
}

/** @param {Correction} one @param {CorrectionActions} actions */
function no(one, actions) {
  return el('button', { class: 'button', 'data-key': `drop:${one.key}`, 'data-test': 'drop', 'aria-label': `Do not remember: ${one.label}`, onclick: () => actions.drop(one.key) }, 'No');
}
