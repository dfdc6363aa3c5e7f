// @ts-check
// Everything that is not a score: what is missing and what to do about it, one screen for each case.

import { draw, el, icon } from './dom.js';
import { sentence } from './format.js';

/** @typedef {import('./following.js').Known} Known */
/** @typedef {{icon: import('./dom.js').IconName, title: string, text: (string | Node)[], steps?: (string | Node)[][], actions?: ('retry' | 'options' | 'look')[], busy?: boolean}} Screen */
/** @typedef {{retry: () => void, options: () => void, look: () => void}} StatusActions */

const span = (/** @type {string} */ text) => el('span', {}, ...sentence(text));
const code = (/** @type {string} */ text) => el('code', {}, text);

/** @type {Record<Exclude<import('./state').CompanionPhase, 'ready'>, (known: Known) => Screen>} */
const COMPANION = {
  checking: () => ({ icon: 'plug', title: 'Looking for your companion …', text: [], busy: true }),
  offline: () => ({
    icon: 'plug',
    title: 'The companion is not running',
    text: ['The thinking happens in a small program on your own machine. Start it, then try again.'],
    steps: [['Open a terminal.'], ['Run ', code('companion start'), '.']],
    actions: ['retry'],
  }),
  unpaired: () => ({
    icon: 'plug',
    title: 'Pair this browser',
    text: ['Pairing makes sure that only you talk to your companion. You do it once.'],
    steps: [['In a terminal, run ', code('companion pair'), '.'], ['Enter the code it shows in the extension’s settings.']],
    actions: ['options'],
  }),
  stranger: ({ companion }) => ({
    icon: 'alert',
    title: 'Another program is on the companion’s port',
    text: [`Something that is not your companion answers on port ${companion?.port ?? '8731'}. Nothing was sent to it.`],
    steps: [['Stop that program, or run ', code('companion start --port 8732'), '.'], ['If it is your companion with new data, pair again.']],
    actions: ['retry', 'options'],
  }),
  version: ({ companion }) => ({
    icon: 'again',
    title: 'Versions do not fit',
    text: [`This extension (${chrome.runtime.getManifest().version}) and the companion (${companion?.version ?? 'unknown'}) speak different protocols. Update the older one, then reload the extension.`],
    actions: ['retry'],
  }),
  error: ({ companion }) => ({ icon: 'alert', title: 'Something went wrong', text: [span(companion?.message ?? 'the companion reported a fault')], actions: ['retry'] }),
};

/** @type {Record<Exclude<import('./state').TabPhase, 'posting'>, (known: Known) => Screen>} */
const TAB = {
  loading: () => ({ icon: 'page', title: 'Reading this page …', text: [], busy: true }),
  elsewhere: ({ tab, corrections }) => {
    if (corrections.length > 0) return { icon: 'check', title: 'You sent this form', text: ['What you answered yourself can be remembered for the next one.'] };
    const fields = Object.values(tab?.form_fields ?? {}).some((count) => count > 0);
    const { related } = tab ?? {};
    if (fields && related) return { icon: 'pen', title: related.title || 'Application form', text: [`This form goes with the posting you just looked at${related.company ? `, at ${related.company}` : ''}.`] };
    return {
      icon: 'page',
      title: 'This is not a job posting',
      text: ['Open the page of a single job: its score appears here and on the toolbar by itself.'],
      actions: ['look'],
    };
  },
  unreadable: ({ tab }) => ({ icon: 'page', title: 'This page cannot be read', text: [span(tab?.message ?? 'Chrome does not let extensions read this page')] }),
  error: ({ tab }) => ({ icon: 'alert', title: 'This page was not scored', text: [span(tab?.message ?? 'something went wrong')], actions: ['look'] }),
};

/** @type {Screen} */
const NO_PROFILE = {
  icon: 'person',
  title: 'Tell it who you are',
  text: ['There is no profile yet, so there is nothing to compare a job with. Bring your resume (PDF, Word, text or JSON Resume); it stays on this machine.'],
  actions: ['options'],
};

/**
 * @param {Known} known
 * @returns {Screen | null} null when there is a score (or a form) to show
 */
export function screenFor(known) {
  const { companion, tab } = known;
  if (!companion) return COMPANION.checking(known);
  if (companion.phase !== 'ready') return COMPANION[companion.phase](known);
  if (!companion.has_profile) return NO_PROFILE;
  if (!tab) return TAB.loading(known);
  if (tab.phase === 'posting') return null;
  return TAB[tab.phase](known);
}

const LABELS = { retry: 'Try again', options: 'Open settings', look: 'Look again' };

/**
 * @param {Element} place
 * @param {Known} known
 * @param {StatusActions} actions
 */
export function drawStatus(place, known, actions) {
  const screen = screenFor(known);
  draw(place, [screen?.title, screen?.text?.map((part) => (typeof part === 'string' ? part : part.textContent)), known.companion?.port, known.companion?.version], () => screen && build(screen, actions));
}

/**
 * @param {Screen} screen
 * @param {StatusActions} actions
 */
function build(screen, actions) {
  const [first, ...others] = screen.actions ?? [];
  return el(
    'section',
    { class: `status${screen.busy ? ' busy' : ''}`, 'data-test': 'status' },
    el('div', { class: 'status-icon' }, icon(screen.icon)),
    el('h1', {}, screen.title),
    ...screen.text.map((part) => el('p', { class: 'quiet' }, part)),
    screen.steps && el('ol', { class: 'steps' }, ...screen.steps.map((step) => el('li', {}, el('span', {}, ...step)))),
    first && el('div', { class: 'status-actions' }, button(first, actions, 'main'), ...others.map((name) => button(name, actions, ''))),
  );
}

/**
 * @param {'retry' | 'options' | 'look'} name
 * @param {StatusActions} actions
 * @param {string} kind
 */
function button(name, actions, kind) {
  return el('button', { class: `button ${kind}`, 'data-key': name, 'data-test': name, onclick: () => actions[name]() }, LABELS[name]);
}
