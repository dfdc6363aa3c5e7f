// @ts-check
// What every page does: connect, load, draw, and draw again when an event tells of a change.

import { draw, el, stands } from '../shared/dom.js';
import { sentence } from '../shared/format.js';
import { ApiError, NAME, get, post } from './api.js';
import { Live } from './live.js';
import { byId } from './ui.js';

/** Events that come together are answered by one look. */
const TOGETHER_MS = 40;
/** While many come, looks are so far apart. */
const APART_MS = 500;

const CONNECTION = /** @type {const} */ ({
  connecting: ['', 'Connecting …'],
  on: ['on', 'Live'],
  off: ['off', 'Offline: trying again'],
  'signed-out': ['off', 'Signed out'],
});

export const live = new Live();

/**
 * @template T
 * @param {object} page
 * @param {readonly string[]} page.watch event types, or their beginnings with a dot at the end, that make it look again
 * @param {() => Promise<T>} page.load
 * @param {(data: T) => import('../shared/dom.js').Child | import('../shared/dom.js').Child[] | void} page.show what to draw, or nothing when it drew itself
 * @returns {Promise<() => Promise<void>>} looks again
 */
export async function run(page) {
  const content = byId('content');
  let running = false;
  let wanted = false;
  let shown = false;

  async function refresh() {
    wanted = true;
    if (running) return;
    running = true;
    while (wanted) {
      wanted = false;
      try {
        const data = await page.load();
        // What stands already is not made again: a part that is kept from one drawing to the next can be in one place only.
        const drawn = stands(content, data) ? undefined : page.show(data);
        if (drawn !== undefined) draw(content, data, () => drawn);
        if (!shown) goTo(location.hash.slice(1));
        shown = true;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        fail(error, shown);
      }
      content.removeAttribute('aria-busy');
    }
    running = false;
  }

  let waiting = false;
  let next = 0;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      next = performance.now() + APART_MS;
      void refresh();
    }, Math.max(TOGETHER_MS, next - performance.now()));
  };
  live.hear((event) => page.watch.some((name) => event.type === name || (name.endsWith('.') && event.type.startsWith(name))) && soon());
  live.watch((state) => connection(state, refresh, shown));
  content.replaceChildren(...Array.from({ length: 4 }, () => el('div', { class: 'skeleton' })));
  content.classList.add('stack');
  live.connect();
  menu();
  signedIn(NAME);
  live.hear((event) => event.type === 'user.renamed' && byId('person').textContent !== '' && signedIn(String(event.data.name)));
  void counts();
  live.hear((event) => /^(mail|notification)\./.test(event.type) && void counts());
  await refresh();
  return refresh;
}

/**
 * The section that the address names was not there yet when the browser looked for it.
 * @param {string} id
 */
function goTo(id) {
  const section = byId('content').querySelector(`[id="${CSS.escape(id)}"]`)?.closest('section');
  if (!section) return;
  section.tabIndex = -1;
  section.focus();
}

/**
 * @param {ApiError} error
 * @param {boolean} shown something stands on the page already, and stays
 */
function fail(error, shown) {
  if (error.status === 401) return signedOut();
  const notice = el('div', { class: 'notice bad', role: 'alert', 'data-test': 'failure' }, ...sentence(error.message));
  if (shown) {
    byId('offline').replaceChildren(...sentence(error.message));
    byId('offline').hidden = false;
  } else byId('content').replaceChildren(notice);
}

function signedOut() {
  byId('actions').replaceChildren();
  draw(byId('content'), 'signed out', () =>
    el('div', { class: 'empty', 'data-test': 'signed-out' }, el('h2', {}, 'Signed out'), el('p', {}, ...sentence('open the dashboard from the extension’s button, or with `companion open` in a terminal'))),
  );
}

/**
 * @param {import('./live.js').State} state
 * @param {() => void} refresh
 * @param {boolean} shown
 */
function connection(state, refresh, shown) {
  const [style, words] = CONNECTION[state];
  const place = byId('connection');
  place.className = `connection quiet small ${style}`;
  place.textContent = words;
  const offline = byId('offline');
  if (state === 'signed-out') signedOut();
  if (state === 'off') offline.replaceChildren(...sentence('the companion does not answer: what stands here may be old. It is asked again by itself'));
  // Back again: what the missed events would have told is asked for once.
  if (state === 'on' && !offline.hidden && shown) refresh();
  offline.hidden = state !== 'off';
}

function menu() {
  const button = byId('menu');
  const set = (/** @type {boolean} */ open) => button.setAttribute('aria-expanded', String(open));
  button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && button.getAttribute('aria-expanded') === 'true') {
      set(false);
      button.focus();
    }
  });
}

/** Whose search this is, where several people use the companion. @param {string} name */
function signedIn(name) {
  const place = byId('person');
  place.textContent = name;
  place.hidden = name === '';
}

/** What waits for the person, beside the links of the navigation. */
async function counts() {
  const wanted = /** @type {const} */ ({
    mails: () => post('/api/jobtracker/mails/', { limit: 1 }).then((reply) => reply.waiting),
    notifications: () => get('/api/notifications/', { limit: 1 }).then((reply) => reply.unread),
  });
  for (const [name, ask] of Object.entries(wanted)) {
    const place = document.querySelector(`[data-count="${name}"]`);
    const count = await ask().catch(() => 0);
    if (place) {
      place.textContent = count > 0 ? String(count) : '';
      if (count > 0) place.append(el('span', { class: 'unseen' }, ' waiting'));
    }
  }
}
