// @ts-check
// Which application? Asked with the likely ones first and a search for the others.

import { el } from '../shared/dom.js';
import { post } from './api.js';
import { ask, attempt } from './ui.js';
import { jobName, statusName } from './words.js';

/** @typedef {import('../shared/contracts').ApplicationView} Application */

const SHOWN = 8;
const TYPING_MS = 150;
/** Value of the choice that is none of those known. */
export const NEW = 'new';

/**
 * @param {string} title
 * @param {Node} about
 * @param {Application[]} likely
 * @param {string | null} [another] what a new application would be made from; null where none can be made
 * @returns {Promise<number | typeof NEW | null>} null when nothing was chosen
 */
export async function chooseApplication(title, about, likely, another = 'made from this mail') {
  const last = (/** @type {boolean} */ only) => (another ? choice(NEW, 'A new application', another, only) : only ? el('p', { class: 'quiet' }, 'No application is found: add it on the Applications page first.') : '');
  const list = el('div', { class: 'choices', role: 'radiogroup', 'aria-label': 'Applications' });
  const fill = (/** @type {Application[]} */ found, /** @type {boolean} */ first) =>
    list.replaceChildren(...found.slice(0, SHOWN).map((one, index) => choice(String(one.id), jobName(one), statusName(one.status), first && index === 0)), last(found.length === 0));
  const find = async (/** @type {string} */ text) => fill((await post('/api/jobtracker/applications/', { text, limit: SHOWN })).applications, false);
  /** @type {number | undefined} */
  let timer;
  const search = el('input', { class: 'input', type: 'search', placeholder: 'Search employer or title', 'aria-label': 'Search applications' });
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => attempt(() => find(search.value)), TYPING_MS);
  });
  if (likely.length > 0) fill(likely, true);
  else await find('');
  const answer = await ask(title, [about, search, list], 'Choose');
  if (!answer?.application) return null;
  return answer.application === NEW ? NEW : Number(answer.application);
}

/**
 * @param {string} value
 * @param {string} name
 * @param {string} more
 * @param {boolean} checked
 */
function choice(value, name, more, checked) {
  return el('label', { class: 'choice' }, el('input', { type: 'radio', name: 'application', value, checked, required: true }), el('span', { class: 'grow' }, name), el('span', { class: 'quiet small' }, more));
}
