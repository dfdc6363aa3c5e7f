// @ts-check
// The board of applications: columns by status, moved by dragging, by keyboard, or through a menu.

import { el, icon } from '../shared/dom.js';
import { post } from '../lib/api.js';
import { keep } from '../lib/keyed.js';
import { run } from '../lib/page.js';
import { askStatus, setStatus } from '../lib/status.js';
import { announce, ask, attempt, byId, empty, field, select, toast } from '../lib/ui.js';
import { SETTABLE, jobName, statusChip, statusName, when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').ApplicationView} Application */
/** @typedef {import('../shared/contracts').ApplicationsReply} Reply */
/** @typedef {{ key: string, title: string, statuses: string[] }} Column a card dropped here gets the first status */

/** @type {Column[]} */
const COLUMNS = [
  { key: 'saved', title: 'To apply', statuses: ['saved', 'applying'] },
  { key: 'applied', title: 'Applied', statuses: ['applied', 'acknowledged'] },
  { key: 'assessment', title: 'Assessment', statuses: ['assessment'] },
  { key: 'screening', title: 'Screening', statuses: ['screening'] },
  { key: 'interview', title: 'Interview', statuses: ['interview'] },
  { key: 'offer', title: 'Offer', statuses: ['offer', 'accepted'] },
  { key: 'ended', title: 'Ended', statuses: ['rejected', 'withdrawn', 'closed'] },
];
const PAGE = 30;

let search = '';
/** @type {number | undefined} */
let typing;
/** How many cards of each column are asked for. */
const sizes = new Map(COLUMNS.map(({ key }) => [key, PAGE]));
/** @type {Application | null} */
let dragged = null;
/** Where the focus goes once the card is drawn in its new column. */
let follow = 0;

const board = el('div', { class: 'board', 'data-test': 'board' }, ...COLUMNS.map(column));
const nothing = empty('No applications yet', 'an application appears by itself when you submit a form your companion filled, or when a mail confirms one. You can also add it here', el('button', { class: 'button small-button', onclick: add }, 'Add an application'));

byId('actions').append(
  el('input', { class: 'input', type: 'search', placeholder: 'Employer or title', 'aria-label': 'Search applications', 'data-test': 'search', oninput: typed }),
  el('button', { class: 'button', 'data-test': 'add', onclick: () => attempt(add) }, 'Add'),
);

/** @type {() => Promise<void>} */
const refresh = await run({ watch: ['application.created', 'status.changed', 'posting.state'], load, show });

/** @param {Event} event */
function typed(event) {
  search = /** @type {HTMLInputElement} */ (event.target).value;
  clearTimeout(typing);
  typing = setTimeout(refresh, 120);
}

/** @returns {Promise<Reply[]>} */
function load() {
  return Promise.all(COLUMNS.map(({ key, statuses }) => post('/api/jobtracker/applications/', { statuses, text: search, order: 'moved', limit: sizes.get(key) })));
}

/** @param {Reply[]} replies */
function show(replies) {
  const known = replies.some((reply) => reply.total > 0) || search !== '';
  const content = byId('content');
  if (content.firstElementChild !== (known ? board : nothing)) {
    content.replaceChildren(known ? board : nothing);
    if (location.hash) document.getElementById(`column-${location.hash.slice(1)}`)?.scrollIntoView({ inline: 'start', block: 'nearest' });
  }
  const focused = Number(document.activeElement?.closest('.card')?.getAttribute('data-key') ?? 0);
  replies.forEach((reply, index) => drawColumn(/** @type {Column} */ (COLUMNS[index]), reply));
  if (follow || (focused && document.activeElement === document.body)) focusCard(follow || focused);
  follow = 0;
}

/** @param {Column} one */
function column(one) {
  const list = el('ul', { class: 'cards', 'aria-labelledby': `column-${one.key}`, 'data-column': one.key });
  const place = el(
    'section',
    { class: 'column', 'data-column': one.key },
    el('h2', { id: `column-${one.key}`, class: 'column-title' }, one.title, el('span', { class: 'quiet numbers', 'data-total': one.key })),
    list,
    el('button', { class: 'link small more', hidden: true, onclick: () => (sizes.set(one.key, (sizes.get(one.key) ?? PAGE) + PAGE), refresh()) }, 'Show more'),
  );
  place.addEventListener('dragover', (event) => {
    if (!dragged) return;
    event.preventDefault();
    place.classList.add('over');
  });
  place.addEventListener('dragleave', (event) => {
    if (!place.contains(/** @type {Node | null} */ (event.relatedTarget))) place.classList.remove('over');
  });
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    place.classList.remove('over');
    const card = dragged;
    if (card) void attempt(() => move(card, one));
  });
  return place;
}

/**
 * @param {Column} one
 * @param {Reply} reply
 */
function drawColumn(one, reply) {
  const list = /** @type {HTMLElement} */ (board.querySelector(`ul[data-column="${one.key}"]`));
  keep(list, reply.applications, (application) => String(application.id), card);
  const total = /** @type {HTMLElement} */ (board.querySelector(`[data-total="${one.key}"]`));
  total.textContent = String(reply.total);
  total.setAttribute('aria-label', `${reply.total} applications`);
  const more = /** @type {HTMLElement} */ (list.nextElementSibling);
  more.hidden = reply.next === null;
  more.textContent = `Show more of ${reply.total}`;
}

/** @param {Application} application */
function card(application) {
  const differs = application.status !== COLUMNS.find(({ statuses }) => statuses.includes(application.stage ?? ''))?.statuses[0];
  const item = el(
    'li',
    { class: 'card', draggable: 'true', 'data-test': 'card', onkeydown: (/** @type {KeyboardEvent} */ event) => key(event, application) },
    el('a', { class: 'card-title', href: `/applications/${application.id}/`, 'aria-describedby': 'lead', draggable: 'false' }, application.title || application.company || 'Without a name'),
    application.title && application.company && el('p', { class: 'small' }, application.company),
    el('p', { class: 'card-foot quiet small' }, differs && statusChip(application.status), application.posting_state === 'closed' && application.stage === 'saved' ? 'posting closed' : null, when(application.since)),
    el('button', { class: 'square card-move', 'aria-label': `Move ${jobName(application)}`, title: 'Change the status', 'data-test': 'move', onclick: () => attempt(() => askStatus(application, refresh)) }, icon('arrow')),
  );
  item.addEventListener('dragstart', (event) => {
    dragged = application;
    item.classList.add('dragged');
    event.dataTransfer?.setData('text/plain', jobName(application));
  });
  item.addEventListener('dragend', () => {
    dragged = null;
    item.classList.remove('dragged');
  });
  return item;
}

/**
 * Arrows walk, Shift and arrows move.
 * @param {KeyboardEvent} event
 * @param {Application} application
 */
function key(event, application) {
  const steps = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 });
  const step = steps[event.key];
  if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
  const at = COLUMNS.findIndex(({ statuses }) => statuses.includes(application.stage ?? ''));
  if (event.shiftKey && sideways) {
    const to = COLUMNS[at + step];
    if (to) void attempt(() => move(application, to));
    else announce('There is no further column.');
    return;
  }
  if (sideways) walk(at, step);
  else stepInColumn(application, step);
}

/**
 * To the first card of the next column that has one.
 * @param {number} from
 * @param {number} step
 */
function walk(from, step) {
  for (let at = from + step; COLUMNS[at]; at += step) {
    const first = board.querySelector(`ul[data-column="${COLUMNS[at]?.key}"] .card-title`);
    if (first instanceof HTMLElement) return first.focus();
  }
}

/**
 * @param {Application} application
 * @param {number} step
 */
function stepInColumn(application, step) {
  const item = board.querySelector(`[data-key="${application.id}"]`);
  const next = step > 0 ? item?.nextElementSibling : item?.previousElementSibling;
  /** @type {HTMLElement | null | undefined} */ (next?.querySelector('.card-title'))?.focus();
}

/** @param {number} id */
function focusCard(id) {
  const link = /** @type {HTMLElement | null} */ (board.querySelector(`[data-key="${id}"] .card-title`));
  link?.focus();
  link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/**
 * @param {Application} application
 * @param {Column} to
 */
async function move(application, to) {
  if (to.statuses.includes(application.stage ?? '')) return;
  let status = /** @type {string} */ (to.statuses[0]);
  if (to.key === 'ended') {
    const options = to.statuses.map((one) => /** @type {const} */ ([one, statusName(one)]));
    const answer = await ask('How did it end?', [el('p', { class: 'quiet' }, jobName(application)), field('It is', select('status', options, 'rejected'))], 'Move');
    if (!answer) return focusCard(application.id);
    status = answer.status ?? status;
  }
  follow = application.id;
  await setStatus(application, status, refresh);
}

async function add() {
  const answer = await ask(
    'Add an application',
    [
      field('Job title', el('input', { class: 'input', name: 'title', required: true, maxlength: 300, autofocus: true })),
      field('Employer', el('input', { class: 'input', name: 'company', required: true, maxlength: 300 })),
      field('Address of the posting (not needed)', el('input', { class: 'input', name: 'url', type: 'url', maxlength: 2000 })),
      field('It stands at', select('status', SETTABLE, 'applied')),
    ],
    'Add',
  );
  if (!answer) return;
  const { title, company, url, status } = answer;
  const reply = await post('/api/jobtracker/applications/add/', { title, company, status, ...(url ? { url } : {}) });
  toast(`Added: ${jobName(reply.application)}.`);
  refresh();
}
