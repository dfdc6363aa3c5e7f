// @ts-check
// Candidate portals: known from visits, read by themselves where the person switched that on, signed in to at a window.

import { el } from '../shared/dom.js';
import { counted, sentence } from '../shared/format.js';
import { atsName } from '../shared/scopes.js';
import { post } from './api.js';
import { savable } from './forms.js';
import { ask, button, field, panel, toast } from './ui.js';
import { capital, when } from './words.js';

/** @typedef {import('../shared/contracts').PortalView} Portal */

/** @type {Record<string, readonly [string, string]>} */
const STATES = {
  seen: ['idle', 'Read on visits'],
  new: ['wait', 'Not read yet'],
  ok: ['good', 'Read'],
  empty: ['good', 'Read'],
  sign_in: ['warn', 'Please sign in'],
  window: ['wait', 'Window open'],
  changed: ['warn', 'Not understood'],
  trouble: ['warn', 'Not reachable'],
};

/** @param {string} url */
async function watch(url) {
  /** @type {Portal} */
  const portal = await post('/api/jobtracker/portals/watch/', { url });
  toast(`${portal.host} is read by itself from now on. Sign in once, at a window.`);
}

/**
 * To be made once and drawn again: what is typed in it stays.
 * @param {() => Promise<void>} refresh
 */
export function portalForm(refresh) {
  const form = savable([field('The page that lists your applications', el('input', { class: 'input', type: 'url', name: 'url', required: true, maxlength: 2000, placeholder: 'https://…/userHome' }))], async ({ url }) => {
    await watch(String(url));
    form.reset();
    await refresh();
  }, 'watch-portal', 'Read this portal by itself');
  return el('details', { class: 'small' }, el('summary', {}, 'Another portal'), form);
}

/**
 * @param {Portal[]} found
 * @param {HTMLElement} form
 * @param {() => Promise<void>} refresh
 */
export function portals(found, form, refresh) {
  return panel('Candidate portals', [
    el('p', { class: 'quiet small' }, 'A portal you visit is read there by the extension. One you switch on here is also read by itself: every five minutes at most, seldomer when nothing is new, in a browser of its own in which you sign in once. Nothing is pressed or sent.'),
    found.length > 0 && el('ul', { class: 'rows' }, ...found.map((one) => row(one, refresh))),
    form,
  ]);
}

/**
 * @param {Portal} one
 * @param {() => Promise<void>} refresh
 */
function row(one, refresh) {
  const [tone, name] = STATES[one.state] ?? ['idle', capital(one.state)];
  const signIn = async () => {
    await post('/api/jobtracker/portals/sign-in/', { portal: one.id });
    toast('A window opens: sign in there. It closes by itself when your applications are seen.');
    await refresh();
  };
  const start = async () => {
    await watch(one.url);
    await refresh();
  };
  const stop = async () => {
    if (!(await ask('Read this portal on visits only?', [el('p', {}, one.host), el('p', { class: 'quiet' }, 'Its browser signs out. What was read stays.')], 'Switch off', 'danger'))) return;
    await post('/api/jobtracker/portals/unwatch/', { portal: one.id });
    toast('Off: it is read when you visit it.');
    await refresh();
  };
  return el(
    'li',
    { 'data-test': 'portal' },
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, el('a', { href: one.url, target: '_blank', rel: 'noreferrer noopener' }, one.host)),
      el('p', { class: 'quiet small' }, [atsName(one.ats), one.rows > 0 && counted(one.rows, 'application')].filter(Boolean).join(' · '), one.checked && ' · looked at ', when(one.checked), one.watched && one.due && one.state !== 'sign_in' && one.state !== 'window' && ' · again ', one.watched && one.state !== 'sign_in' && one.state !== 'window' && when(one.due)),
      (one.watched || one.state === 'changed') && one.note && el('p', { class: 'small' }, ...sentence(one.note)),
    ),
    el('span', { class: `chip-status tone-${tone}` }, name),
    one.watched && one.state !== 'window' && one.state !== 'ok' && button('Sign in', signIn, { class: one.state === 'sign_in' ? 'main' : '', 'data-key': `sign-in:${one.id}`, 'data-test': 'sign-in' }),
    one.watched ? button('Switch off', stop, { 'data-key': `unwatch:${one.id}`, 'data-test': 'unwatch' }) : button('Read it by itself', start, { 'data-key': `watch:${one.id}`, 'data-test': 'watch' }),
  );
}
