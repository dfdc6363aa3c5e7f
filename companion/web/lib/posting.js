// @ts-check
// One posting in full: its score card and its text, in which the words behind a reason are marked.

import { blockers, jobHead, reasons, skills, verdict } from '../shared/card.js';
import { add, el } from '../shared/dom.js';
import { post } from './api.js';

/** @typedef {import('../shared/contracts').PostingReading} PostingReading */
/** @typedef {import('../shared/state').Quote} Quote */

/**
 * @param {number} id
 * @returns {Promise<PostingReading>}
 */
export async function reading(id) {
  return (await post('/api/jobmatcher/score-job/', { posting_id: id })).reading;
}

/** @param {PostingReading} one */
export function postingView(one) {
  const text = el('div', { class: 'posting-text' }, one.posting?.description ?? '');
  const whole = el('details', { class: 'panel', open: true }, el('summary', {}, 'The posting'), text);
  /** @param {Quote[]} quotes */
  const show = (quotes) => {
    whole.open = true;
    mark(text, one.posting?.description ?? '', quotes);
  };
  const card = one.score_card;
  const description = one.posting?.description ?? '';
  const view = el('div', { class: 'stack' });
  add(view, [jobHead(one), ...(card ? [blockers(card, description, show), verdict(card), reasons(card, description, show), skills(card, description, show)] : []), description ? whole : null]);
  // The page has its own first heading.
  view.querySelector('h1')?.replaceWith(el('h2', { class: 'posting-title' }, one.posting?.title || 'Untitled posting'));
  return view;
}

/**
 * @param {HTMLElement} place
 * @param {string} text
 * @param {Quote[]} quotes
 */
function mark(place, text, quotes) {
  const found = quotes.map((quote) => [text.indexOf(quote.before + quote.text + quote.after) + quote.before.length, quote.text.length]).filter(([start, length]) => (start ?? -1) >= 0 && (length ?? 0) > 0);
  place.replaceChildren();
  let at = 0;
  for (const [start = 0, length = 0] of found.sort(([one = 0], [other = 0]) => one - other)) {
    if (start < at) continue;
    place.append(text.slice(at, start), el('mark', {}, text.slice(start, start + length)));
    at = start + length;
  }
  place.append(text.slice(at));
  place.querySelector('mark')?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}
