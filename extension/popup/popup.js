// @ts-check
// The popup: the score in short, the fill button, the way to the side panel.

import { dashboardButton } from '../shared/dashboard.js';
import { el, icon } from '../shared/dom.js';
import { tabOfSurface } from '../shared/following.js';
import { Surface } from '../shared/surface.js';

const surface = new Surface({ short: true });
const tabId = await tabOfSurface();

/** Chrome opens the panel only while the click is fresh: nothing is awaited before it. */
async function openPanel() {
  if (tabId === null) return;
  await chrome.sidePanel.open({ tabId });
  window.close();
}

document.querySelector('#tools')?.append(
  el('button', { class: 'square', title: 'Open the side panel', 'aria-label': 'Open the side panel', 'data-test': 'panel', onclick: openPanel }, icon('panel')),
  dashboardButton(),
  el('button', { class: 'square', title: 'Settings and profile', 'aria-label': 'Settings and profile', onclick: () => chrome.runtime.openOptionsPage() }, icon('gear')),
);
await surface.show(tabId);
