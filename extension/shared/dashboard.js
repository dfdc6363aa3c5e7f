// @ts-check
// The ways from our surfaces to the dashboard.

import { el, icon } from './dom.js';
import { Refusal, send } from './send.js';

export function dashboardButton() {
  return el('button', { class: 'square', title: 'Open the dashboard', 'aria-label': 'Open the dashboard', 'data-test': 'dashboard', onclick: () => open('/') }, icon('grid'));
}

/**
 * @param {string} words
 * @param {string} path of a page of the dashboard
 */
export function dashboardLink(words, path) {
  return el('button', { type: 'button', class: 'link small', 'data-key': `open:${path}`, 'data-test': 'open', onclick: () => open(path) }, words);
}

/** @param {string} path */
async function open(path) {
  try {
    await send('dashboard.open', { path });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const live = document.querySelector('#live');
    if (live) live.textContent = error.message;
  }
}
