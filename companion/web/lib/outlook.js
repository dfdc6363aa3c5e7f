// @ts-check
// How likely a response and an interview are: the figure, its reasons, and how far to trust it.

import { el } from '../shared/dom.js';
import { panel } from './ui.js';
import { capital, percent } from './words.js';

/** @typedef {import('../shared/contracts').PredictionReply} Reply */
/** @typedef {import('../shared/contracts').Prediction} Prediction */

const NAMES = /** @type {const} */ ({ response: 'A response', interview: 'An interview' });

/** @param {Prediction} one */
function figure(one) {
  return el(
    'div',
    { class: 'outlook', 'data-test': `outlook-${one.target}` },
    el('p', { class: 'outlook-head' }, el('strong', { class: 'numbers' }, percent(one.probability)), el('span', { class: 'grow' }, `${NAMES[one.target]} within ${one.within_days} days`)),
    el('div', { class: 'meter', 'aria-hidden': 'true' }, el('span', { class: 'meter-fill', 'data-share': percent(one.probability) })),
  );
}

/** @param {Prediction} one */
function reasons(one) {
  if (one.reasons.length === 0) return null;
  return el('ul', { class: 'plain small' }, ...one.reasons.map((reason) => el('li', { 'data-test': 'reason' }, el('span', { class: reason.effect > 0 ? 'up' : 'down' }, reason.effect > 0 ? '▲ raises it: ' : '▼ lowers it: '), capital(reason.label))));
}

/**
 * Of one application or posting.
 * @param {Reply} reply
 */
export function outlook(reply) {
  const parts = [reply.response, reply.interview].flatMap((one) => [figure(one), reasons(one), el('p', { class: 'quiet small', 'data-test': 'outlook-note' }, one.enough ? one.note : `Not of this job alone. ${one.note}`)]);
  return filled(panel('How likely', parts, el('a', { class: 'small', href: '/pipeline/#section-how-likely' }, 'How good is this?')));
}

/**
 * In general, with what speaks for and against trusting it.
 * @param {Reply} reply
 */
export function trust(reply) {
  return filled(
    panel('How likely', [
      el('p', { class: 'quiet small' }, 'Guessed from your own applications alone, beginning at a stated guess that counts less with each one. Nothing is learned from anybody else.'),
      el('div', { class: 'halves' }, ...[reply.response, reply.interview].map((one) => el('div', { class: 'stack' }, figure(one), el('p', { class: 'small', 'data-test': 'outlook-note' }, one.note), facts(one), calibration(one)))),
    ]),
  );
}

/** @param {Prediction} one */
function facts(one) {
  /** @type {[string, string][]} */
  const rows = [
    ['It happened', `${one.observed.count} of ${one.observed.of} applications that are old enough`],
    ['Begins at', `${percent(one.prior_rate)}, as much as ${one.prior_weight} applications`],
  ];
  if (one.log_loss !== null && one.base_log_loss !== null) rows.push(['Surprise', `${one.log_loss.toFixed(3)}; always saying the rate so far: ${one.base_log_loss.toFixed(3)} (lower is better)`]);
  return el('dl', { class: 'facts-list' }, ...rows.flatMap(([name, value]) => [el('dt', { class: 'quiet small' }, name), el('dd', { class: 'small' }, value)]));
}

/** @param {Prediction} one */
function calibration(one) {
  if (one.bins.length === 0) return null;
  return el(
    'div',
    { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': `What was said and what came: ${NAMES[one.target].toLowerCase()}` },
    el(
      'table',
      { class: 'narrow-table' },
      el('caption', { class: 'quiet small' }, 'On applications it had not seen'),
      el('thead', {}, el('tr', {}, ...['It said', 'It came', 'Likely between'].map((name) => el('th', { scope: 'col', class: 'number' }, name)))),
      el('tbody', {}, ...one.bins.map((bin) => el('tr', { 'data-test': 'bin' }, el('td', { class: 'number' }, percent(bin.said)), el('td', { class: 'number' }, `${bin.came.count} of ${bin.came.of}`), el('td', { class: 'number' }, bin.came.low === null ? '–' : `${percent(bin.came.low)} and ${percent(bin.came.high ?? 1)}`)))),
    ),
  );
}

/**
 * Bars get their length by script: the policy of these pages allows no styles in the markup.
 * @param {HTMLElement} place
 */
function filled(place) {
  for (const bar of place.querySelectorAll('.meter-fill')) /** @type {HTMLElement} */ (bar).style.inlineSize = /** @type {HTMLElement} */ (bar).dataset.share ?? '0';
  return place;
}
