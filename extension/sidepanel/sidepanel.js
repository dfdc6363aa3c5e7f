// @ts-check
// The side panel: the whole score card and the whole report. It follows the active tab of its window, unless its address
// names one (`?tab=ID`).

import { dashboardButton } from '../shared/dashboard.js';
import { el, icon } from '../shared/dom.js';
import { tabOfSurface } from '../shared/following.js';
import { Surface } from '../shared/surface.js';

const surface = new Surface({ short: false });

document.querySelector('#tools')?.append(
  dashboardButton(),
  el('button', { class: 'square', title: 'Settings and profile', 'aria-label': 'Settings and profile', onclick: () => chrome.runtime.openOptionsPage() }, icon('gear')),
);

if (!new URLSearchParams(location.search).has('tab')) {
  const here = await chrome.windows.getCurrent();
  chrome.tabs.onActivated.addListener(({ tabId, windowId }) => {
    if (windowId === here.id) surface.show(tabId);
  });
}
await surface.show(await tabOfSurface());
