// @ts-check
// Jobs by score: a list of any length, filtered by the companion, beside the posting that is looked at.

import { el, icon } from '../shared/dom.js';
import { counted, plainWords } from '../shared/format.js';
import { DISMISS_REASONS } from '../shared/words.js';
import { get, post } from '../lib/api.js';
import { queue } from '../lib/attempts.js';
import { compare } from '../lib/compare.js';
import { run } from '../lib/page.js';
import { postingView, reading } from '../lib/posting.js';
import { SearchBar } from '../lib/searches.js';
import { announce, ask, attempt, byId, empty, field, select, toast } from '../lib/ui.js';
import { VirtualList } from '../lib/virtual.js';
import { capital, jobPlace, scoreMark } from '../lib/words.js';

/** `fresh`: new when the search that is open was opened. @typedef {import('../shared/contracts').LiveScore & { fresh: boolean }} LiveScore */
/** @typedef {Omit<import('../shared/contracts').LiveScoresReply, 'scores'> & { scores: LiveScore[] }} Reply */

const PAGE = 100;
const ROW_PX = 76;
const MOST_COMPARED = 3;
const TYPING_MS = 150;

const STATES = /** @type {const} */ ([['open', 'Open'], ['new', 'New'], ['saved', 'Saved'], ['applied', 'Applied'], ['dismissed', 'Dismissed'], ['all', 'All']]);
const SORTS = /** @type {const} */ ([['score', 'Best first'], ['newest', 'Newest here first'], ['posted', 'Posted last first']]);
const PLACES = /** @type {const} */ ([['', 'Anywhere'], ['remote', 'Remote'], ['hybrid', 'Hybrid'], ['onsite', 'On site']]);
const LEAST = /** @type {const} */ ([['', 'Any score'], ['80', '80 and more'], ['60', '60 and more'], ['40', '40 and more']]);

/** @type {Map<number, LiveScore>} */
const compared = new Map();
let open = Number(location.hash.slice(1)) || 0;
/** @type {string | null} */
let next = null;
/** @type {number | undefined} */
let typing;

const filters = el(
  'form',
  { class: 'filters', role: 'search', onsubmit: (/** @type {Event} */ event) => event.preventDefault(), oninput: typed },
  el('input', { class: 'input search', type: 'search', name: 'title', placeholder: 'Title', 'aria-label': 'Words of the title' }),
  el('input', { class: 'input', type: 'search', name: 'company', placeholder: 'Employer', 'aria-label': 'Employer' }),
  el('input', { class: 'input', type: 'search', name: 'place', placeholder: 'Place', 'aria-label': 'Place' }),
  select('workplace', PLACES, '', { 'aria-label': 'Where one works' }),
  select('min_score', LEAST, '', { 'aria-label': 'Least score' }),
  select('state', STATES, 'open', { 'aria-label': 'Which postings' }),
  select('sort', SORTS, 'score', { 'aria-label': 'Order' }),
);
const total = el('p', { class: 'quiet small', role: 'status', 'data-test': 'total' });
const compareBar = el('div', { class: 'compare-bar', hidden: true });
/** @type {VirtualList<LiveScore>} */
const list = new VirtualList({ rowHeight: ROW_PX, label: 'Jobs', key: (one) => String(one.posting), row, more, key_pressed: shortcut });
const detail = el('section', { class: 'detail', 'aria-label': 'The posting', tabindex: -1 });
const nothing = el('div', { hidden: true });
/** @type {SearchBar} */
const searches = new SearchBar(filters, () => refresh());
const layout = el('div', { class: 'jobs' }, searches.element, filters, el('div', { class: 'jobs-list' }, total, compareBar, list.element, nothing), detail);

/** @type {() => Promise<void>} */
const refresh = await run({ watch: ['posting.', 'score.updated', 'scores.rescored', 'feedback.given', 'learning.reset', 'profile.changed', 'search.'], load, show });

function typed() {
  clearTimeout(typing);
  typing = setTimeout(async () => {
    list.element.scrollTop = 0;
    searches.draw();
    await refresh();
    announce(total.textContent ?? '');
  }, TYPING_MS);
}

/** @param {string | null} cursor @returns {Promise<Reply>} */
async function page(cursor) {
  const { state, sort } = Object.fromEntries([...new FormData(filters)].map(([name, value]) => [name, String(value)]));
  /** @type {Reply} */
  const reply = await get('/api/jobmatcher/live-scores/', { ...searches.filters, state, sort, limit: PAGE, cursor });
  for (const one of reply.scores) one.fresh = searches.isNew(one.posting);
  return reply;
}

/** As many pages as were looked at. @returns {Promise<Reply>} */
async function load() {
  await searches.load();
  const wanted = Math.max(PAGE, list.reached);
  const found = await page(null);
  while (found.next && found.scores.length < wanted) {
    const further = await page(found.next);
    found.scores.push(...further.scores);
    found.next = further.next;
  }
  return found;
}

async function more() {
  if (!next) return;
  const reply = await page(next);
  next = reply.next;
  list.set([...list.items, ...reply.scores], reply.total, next === null);
}

/** @param {Reply} reply */
function show(reply) {
  if (!layout.isConnected) byId('content').replaceChildren(layout);
  next = reply.next;
  total.textContent = `${reply.total.toLocaleString('en')} ${reply.total === 1 ? 'job' : 'jobs'}${searches.news ? `, ${searches.news} new` : ''}`;
  list.element.hidden = reply.total === 0;
  nothing.hidden = reply.total > 0;
  if (reply.total === 0) nothing.replaceChildren(whyNothing(reply.profile_version > 0));
  list.set(reply.scores, reply.total, next === null);
  const known = reply.scores.find((one) => one.posting === open);
  if (open && detail.dataset.posting !== String(open)) void attempt(() => look(open));
  else if (known) actions(known);
  else if (!open) detail.replaceChildren(el('p', { class: 'quiet detail-hint' }, 'Choose a job to see why it scores as it does. Keys: arrows to walk, Enter to open, S to save, D to dismiss, C to compare, Q to queue.'));
}

/** @param {boolean} hasProfile */
function whyNothing(hasProfile) {
  if (searches.open?.tell) return empty('Nothing fits this search now', 'you are told as soon as a careers page that you watch brings something that does', el('a', { class: 'button small-button', href: '/boards/' }, 'See what is watched'));
  if (Object.keys(searches.filters).length > 0) return empty('Nothing fits these filters', 'loosen one of them', el('button', { class: 'button small-button', onclick: () => (filters.reset(), refresh()) }, 'Clear the filters'));
  if (!hasProfile) return empty('No profile yet', 'postings are scored against your profile, which begins with your resume', el('a', { class: 'button small-button main', href: '/settings/' }, 'Give a resume'));
  return empty('No postings yet', 'open a job page in your browser, or watch the careers pages of employers you like', el('a', { class: 'button small-button', href: '/boards/' }, 'Watch a careers page'));
}

/** @param {LiveScore} one */
function row(one) {
  const facts = [one.company, jobPlace(one), one.workplace ? capital(plainWords(one.workplace)) : ''].filter(Boolean).join(' · ');
  const box = el('input', { type: 'checkbox', 'aria-label': `Compare ${one.title ?? 'this posting'}`, title: 'Compare', tabindex: -1, checked: compared.has(one.posting) });
  box.addEventListener('change', () => choose(one, box.checked));
  const item = el(
    'li',
    { class: `job-row ${one.posting === open ? 'open' : ''}`, 'data-test': 'row' },
    scoreMark(one.band, one.score),
    el('div', { class: 'grow' }, el('p', { class: 'row-title clip' }, one.title ?? 'Untitled posting'), el('p', { class: 'quiet small clip', title: one.also_in.join(', ') }, ...marks(one), facts)),
    box,
  );
  item.addEventListener('click', (event) => event.target !== box && attempt(() => look(one.posting, true)));
  return item;
}

/** @param {LiveScore} one */
function marks(one) {
  const said = [one.fresh && 'New', one.state !== 'new' && capital(one.state), one.closed && 'Closed'].filter(Boolean);
  return said.flatMap((mark) => [el('span', { class: 'tag' }, mark), ' ']);
}

/**
 * @param {LiveScore} one
 * @param {KeyboardEvent} event
 */
function shortcut(one, event) {
  /** @type {Record<string, () => unknown>} */
  const keys = { Enter: () => look(one.posting, true), s: () => save(one), d: () => dismiss(one), c: () => choose(one, !compared.has(one.posting)), q: () => queue({ posting_id: one.posting }) };
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  void attempt(act);
}

/**
 * @param {number} id
 * @param {boolean} [walk] the focus goes there
 */
async function look(id, walk = false) {
  open = id;
  history.replaceState(null, '', `#${id}`);
  for (const child of list.rows.children) child.classList.toggle('open', /** @type {HTMLElement} */ (child).dataset.key === String(id));
  const found = await reading(id);
  if (open !== id) return;
  detail.dataset.posting = String(id);
  const bar = el('div', { class: 'row-actions detail-actions' });
  const known = list.items.find((one) => one.posting === id);
  const elsewhere = known?.also_in.length ? [el('p', { class: 'quiet small', 'data-test': 'also' }, `The same job is offered in ${known.also_in.join(' · ')}.`)] : [];
  detail.replaceChildren(bar, ...elsewhere, postingView(found));
  detail.scrollTop = 0;
  detail.classList.add('shown');
  if (known) actions(known);
  else bar.append(closer());
  if (walk) detail.focus({ preventScroll: true });
}

/** @param {LiveScore} one */
function actions(one) {
  const bar = detail.querySelector('.detail-actions');
  if (!bar || bar.getAttribute('data-state') === one.state) return;
  bar.setAttribute('data-state', one.state);
  bar.replaceChildren(
    one.state === 'saved'
      ? el('button', { class: 'button small-button', onclick: () => attempt(() => feedback(one, 'cleared')) }, 'Saved: take it back')
      : el('button', { class: 'button small-button main', 'data-test': 'save', onclick: () => attempt(() => save(one)) }, 'Save'),
    one.state === 'dismissed'
      ? el('button', { class: 'button small-button', onclick: () => attempt(() => feedback(one, 'cleared')) }, 'Dismissed: take it back')
      : el('button', { class: 'button small-button', 'data-test': 'dismiss', onclick: () => attempt(() => dismiss(one)) }, 'Dismiss'),
    el('button', { class: 'button small-button', 'data-test': 'queue', onclick: () => attempt(() => queue({ posting_id: one.posting })) }, 'Queue to apply'),
    el('button', { class: 'button small-button', onclick: () => attempt(() => applied(one)) }, 'I applied'),
    one.url.startsWith('http') ? el('a', { class: 'button small-button', href: one.url, target: '_blank', rel: 'noreferrer noopener' }, 'Open the posting') : '',
    closer(),
  );
}

function closer() {
  return el('button', { class: 'square detail-close', 'aria-label': 'Close the posting', onclick: close }, icon('cross'));
}

function close() {
  open = 0;
  history.replaceState(null, '', location.pathname);
  detail.classList.remove('shown');
  delete detail.dataset.posting;
  detail.replaceChildren();
  list.focus(list.current);
  void refresh();
}

detail.addEventListener('keydown', (event) => event.key === 'Escape' && close());

/**
 * @param {LiveScore} one
 * @param {'saved' | 'dismissed' | 'cleared'} kind
 * @param {string} [reason]
 */
async function feedback(one, kind, reason = '') {
  await post('/api/jobmatcher/feedback/', { posting: one.posting, kind, reason });
  await refresh();
}

/** @param {LiveScore} one */
async function save(one) {
  await feedback(one, 'saved');
  toast(`Saved: ${one.title ?? 'the posting'}.`, { label: 'Undo', act: () => feedback(one, 'cleared') });
}

/** @param {LiveScore} one */
async function dismiss(one) {
  const answer = await ask('Dismiss this job', [el('p', { class: 'quiet' }, one.title ?? 'Untitled posting'), field('Why? It teaches the scores.', select('reason', DISMISS_REASONS))], 'Dismiss');
  if (!answer) return;
  await feedback(one, 'dismissed', answer.reason);
  toast(`Dismissed: ${one.title ?? 'the posting'}.`, { label: 'Undo', act: () => feedback(one, 'cleared') });
}

/** @param {LiveScore} one */
async function applied(one) {
  await post('/api/jobtracker/applications/add/', { posting_id: one.posting, status: 'applied' });
  await post('/api/jobmatcher/feedback/', { posting: one.posting, kind: 'applied' });
  toast('Noted: it is followed from now on.');
  await refresh();
}

/**
 * @param {LiveScore} one
 * @param {boolean} on
 */
function choose(one, on) {
  if (on && compared.size >= MOST_COMPARED) {
    toast(`At most ${MOST_COMPARED} jobs are compared: take one off first.`);
    on = false;
  }
  if (on) compared.set(one.posting, one);
  else compared.delete(one.posting);
  const box = list.rows.querySelector(`[data-key="${one.posting}"] input`);
  if (box instanceof HTMLInputElement) box.checked = on;
  announce(counted(compared.size, 'job', 'jobs') + ' chosen to compare');
  compareBar.hidden = compared.size === 0;
  compareBar.replaceChildren(
    el('span', { class: 'grow clip' }, `To compare: ${[...compared.values()].map((each) => each.title ?? 'untitled').join(', ')}`),
    el('button', { class: 'button small-button main', disabled: compared.size < 2, 'data-test': 'compare', onclick: () => attempt(() => compare([...compared.values()])) }, 'Compare'),
    el('button', { class: 'square', 'aria-label': 'Compare nothing', onclick: () => [...compared.values()].forEach((each) => choose(each, false)) }, icon('cross')),
  );
}
