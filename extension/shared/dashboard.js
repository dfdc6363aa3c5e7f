// @ts-check
// The way from the popup and the side panel to the dashboard.

import { el, icon } from './dom.js';
import { Refusal, send } from './send.js';

export function dashboardButton() {
  return el('button', { class: 'square', title: 'Open the dashboard', 'aria-label': 'Open the dashboard', 'data-test': 'dashboard', onclick: open }, icon('grid'));
}

async function open() {
  try {
    await send('dashboard.open', {});
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const live = document.querySelector('#live');
    if (live) live.textContent = error.message;
  }
}
