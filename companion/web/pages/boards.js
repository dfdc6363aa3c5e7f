// @ts-check
// Careers pages that are read for new postings.

import { el } from '../shared/dom.js';
import { counted } from '../shared/format.js';
import { atsName } from '../shared/scopes.js';
import { post } from '../lib/api.js';
import { run } from '../lib/page.js';
import { ask, attempt, button, byId, empty, panel, toast } from '../lib/ui.js';
import { capital, when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').BoardInfo} Board */

/** @type {Record<string, string>} */
const TONES = { ok: 'good', new: 'wait', partial: 'warn', waiting: 'warn', failed: 'bad', gone: 'bad' };
/** @type {Record<string, string>} */
const NAMES = { ok: 'Read', new: 'Not read yet', partial: 'Partly read', waiting: 'Waits', failed: 'Failed', gone: 'Gone' };

const address = el('input', { class: 'input', type: 'url', name: 'url', required: true, maxlength: 2000, placeholder: 'https://… careers page or any posting on it', 'aria-label': 'Address of a careers page', 'data-test': 'url' });
const form = el('form', { class: 'add-line' }, address, el('button', { class: 'button main', 'data-test': 'add' }, 'Watch'));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void attempt(add);
});
byId('content').before(form);

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['board.', 'posting.closed', 'loop.ran', 'loop.failed'],
  load: () => post('/api/boards/'),
  show: (/** @type {import('../shared/contracts').BoardsReply} */ { boards, running }) => {
    byId('actions').replaceChildren(boards.length > 0 ? button(running ? 'Reading …' : 'Read all now', () => check(null), { disabled: running, 'data-test': 'check' }) : '');
    if (boards.length === 0) return empty('No careers page is watched', 'paste the address of an employer’s careers page, or of any posting on it. It is read politely, scored at once, and what closes is told. Greenhouse, Lever, Ashby, Workday and eleven more are known; others are read as pages. A search on NHS Jobs, Platsbanken or Remotive can be watched the same way: paste its address');
    return panel(counted(boards.length, 'careers page'), [el('ul', { class: 'rows' }, ...boards.map(row))]);
  },
});

/** @param {Board} one */
function row(one) {
  const failed = ['failed', 'gone', 'partial', 'waiting'].includes(one.state);
  return el(
    'li',
    { 'data-test': 'board-row' },
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, el('a', { href: one.url, target: '_blank', rel: 'noreferrer noopener' }, one.title || one.key)),
      el('p', { class: 'quiet small' }, `${atsName(one.ats)} · ${counted(one.jobs, 'job')} in ${counted(one.open, 'open posting')}, ${one.closed} closed · every ${Math.round(one.interval_minutes)} min`, one.read && ' · read ', when(one.read)),
      failed && one.note && el('p', { class: 'small' }, `${capital(one.note)}.`.replace('..', '.')),
    ),
    el('span', { class: `chip-status tone-${TONES[one.state] ?? 'idle'}` }, NAMES[one.state] ?? one.state),
    el('div', { class: 'row-actions' }, button('Read now', () => check(one.board), { 'data-key': `check:${one.board}` }), button('Remove', () => drop(one), { class: 'danger', 'data-key': `remove:${one.board}`, 'data-test': 'remove' })),
  );
}

async function add() {
  /** @type {Board} */
  const board = await post('/api/boards/add/', { url: address.value });
  address.value = '';
  toast(`Watched from now on: ${board.title || board.url}.`);
  await refresh();
}

/** @param {number | null} board */
async function check(board) {
  toast('Reading …');
  await post('/api/boards/check/', { board });
  await refresh();
}

/** @param {Board} one */
async function drop(one) {
  const answer = await ask('Stop watching?', [el('p', {}, one.title || one.url), el('p', { class: 'quiet' }, 'Its postings stay with their scores.')], 'Stop watching', 'danger');
  if (!answer) return;
  await post('/api/boards/remove/', { board: one.board });
  toast('No longer watched.', {
    label: 'Undo',
    act: async () => {
      await post('/api/boards/add/', { url: one.url });
      await refresh();
    },
  });
  await refresh();
}
