// @ts-check
// The queue: what waits for the person, what is worked on, what comes next, what was sent.

import { el } from '../shared/dom.js';
import { counted } from '../shared/format.js';
import { post } from '../lib/api.js';
import { attemptChip, queue, settle } from '../lib/attempts.js';
import { run } from '../lib/page.js';
import { attempt, button, byId, empty, panel, toast } from '../lib/ui.js';
import { jobName, when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').AttemptView} Attempt */
/** @typedef {import('../shared/contracts').QueueReply} Queue */

const OVER = ['submitted', 'confirmed', 'failed', 'abandoned'];
const LAST = 30;
const GROUPS = /** @type {const} */ ([
  ['Waits for you', ['ready', 'needs_input', 'needs_human', 'unknown']],
  ['Being worked on', ['opening', 'filling', 'submitting']],
  ['Queued', ['queued']],
  ['Over', OVER],
]);

const address = el('input', { class: 'input', type: 'url', required: true, maxlength: 2000, placeholder: 'https://… a posting to apply to', 'aria-label': 'Address of a posting', 'data-test': 'url' });
const form = el('form', { class: 'add-line' }, address, el('button', { class: 'button main', 'data-test': 'add' }, 'Queue'));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void attempt(async () => {
    if (await queue({ url: address.value })) address.value = '';
    await refresh();
  });
});
byId('content').before(form);

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['attempt.changed', 'applying.changed'],
  load: async () => {
    const [open, over] = await Promise.all([post('/api/jobapplier/queue/'), post('/api/jobapplier/queue/', { states: OVER, limit: LAST })]);
    return { open, over };
  },
  show: ({ open, over }) => {
    const all = [...open.attempts, ...over.attempts.filter((/** @type {Attempt} */ one) => !open.attempts.some((/** @type {Attempt} */ other) => other.id === one.id))];
    head(open);
    if (all.length === 0) return empty('The queue is empty', 'queue a posting from the list of jobs, or by its address. Its form is filled on this machine and stops before it is sent: you look it through and say yes', el('a', { class: 'button small-button', href: '/jobs/' }, 'Go to the jobs'));
    return GROUPS.map(([title, states]) => group(title, all.filter((one) => /** @type {readonly string[]} */ (states).includes(one.state))));
  },
});

/** @param {Queue} reply */
function head({ settings, sent_today, runner }) {
  const words = { idle: 'Nothing to do at the moment.', working: 'Working.', off: 'Switched off.', elsewhere: 'Another companion works on it.' };
  byId('lead').textContent = `${sent_today} of at most ${settings.daily_cap} sent today. ${words[runner]}`;
  const stop = async () => {
    await post('/api/jobapplier/stop/');
    toast('Stopped: nothing is opened, filled or sent.', { label: 'Switch on again', act: start });
    await refresh();
  };
  const start = async () => {
    await post('/api/jobapplier/settings/change/', { on: true });
    await refresh();
  };
  byId('actions').replaceChildren(settings.on ? button('Stop everything', stop, { class: 'danger', 'data-test': 'stop' }) : button('Switch on', start, { class: 'main', 'data-test': 'start' }), el('a', { class: 'button small-button', href: '/settings/' }, 'How careful'));
}

/**
 * @param {string} title
 * @param {Attempt[]} attempts
 */
function group(title, attempts) {
  return attempts.length > 0 && panel(title, [el('ul', { class: 'rows' }, ...attempts.map(row))], el('span', { class: 'quiet small' }, counted(attempts.length, 'attempt')));
}

/** @param {Attempt} one */
function row(one) {
  const why = one.waits ?? one.note;
  return el(
    'li',
    { 'data-test': 'attempt', 'data-attempt': one.id },
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, el('a', { href: `/queue/${one.id}/` }, one.title || one.company ? jobName(one) : one.url)),
      el('p', { class: 'quiet small' }, one.mode === 'auto' ? 'Sends by itself when nothing is in doubt · ' : '', when(one.changed), one.closes && ' · closes ', when(one.closes)),
      why && el('p', { class: 'small' }, why),
    ),
    attemptChip(one.state),
    el('div', { class: 'row-actions' }, ...actions(one)),
  );
}

/** @param {Attempt} one */
function actions(one) {
  const key = (/** @type {string} */ act) => ({ 'data-key': `${act}:${one.id}`, 'data-test': act });
  const then = (/** @type {string} */ path, /** @type {object} */ body) => async () => {
    await post(path, body);
    await refresh();
  };
  const out = button('Take out', then('/api/jobapplier/queue/remove/', { attempts: [one.id] }), key('remove'));
  /** @type {Record<string, () => Node[]>} */
  const by = {
    queued: () => [button('First', then('/api/jobapplier/queue/order/', { attempt: one.id, to: 'first' }), key('first')), out],
    ready: () => [el('a', { class: 'button small-button main', href: `/queue/${one.id}/` }, 'Review'), out],
    needs_input: () => [el('a', { class: 'button small-button main', href: `/queue/${one.id}/` }, 'Answer'), out],
    needs_human: () => [button('Open a window', then('/api/jobapplier/resume/', { attempt: one.id, window: true }), { class: 'main', ...key('window') }), out],
    failed: () => [button('Try again', then('/api/jobapplier/resume/', { attempt: one.id }), key('again')), out],
    unknown: () => [button('Settle', async () => (await settle(one)) && refresh(), { class: 'main', ...key('settle') })],
  };
  return by[one.state]?.() ?? [];
}
