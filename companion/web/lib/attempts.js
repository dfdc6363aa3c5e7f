// @ts-check
// Attempts to apply in words: where one stands, and what a person can do about it.

import { el } from '../shared/dom.js';
import { ATTEMPT_STATES } from '../shared/words.js';
import { post } from './api.js';
import { ask, toast } from './ui.js';
import { jobName } from './words.js';

/** @typedef {import('../shared/contracts').AttemptView} Attempt */

/** @param {string} state */
export function attemptChip(state) {
  const [name, tone] = ATTEMPT_STATES[state] ?? [state, 'idle'];
  return el('span', { class: `chip-status tone-${tone}`, 'data-state': state }, name);
}

/**
 * Queue one posting; what speaks against it is said, and may be insisted on.
 * @param {{ posting_id: number } | { url: string }} which
 * @returns {Promise<Attempt | null>}
 */
export async function queue(which) {
  /** @type {import('../shared/contracts').ApplyReply} */
  let reply = await post('/api/jobapplier/apply-dynamically/', { ...which, mode: 'review' });
  if (reply.refused?.may_insist) {
    if (!(await ask('Queue it anyway?', [el('p', {}, reply.refused.message)], 'Queue it'))) return null;
    reply = await post('/api/jobapplier/apply-dynamically/', { ...which, mode: 'review', anyway: true });
  }
  if (reply.refused) toast(reply.refused.message);
  else if (reply.attempt) toast(`Queued: ${jobName(reply.attempt)}. It stops before anything is sent.`, { label: 'Open the queue', act: () => location.assign('/queue/') });
  return reply.attempt;
}

/** @param {Attempt} one */
export async function settle(one) {
  const answer = await ask(
    'Was it sent?',
    [el('p', {}, jobName(one)), el('p', { class: 'quiet' }, 'The button was pressed, and then the page could not be followed. Look into your mail or on the site; it is never pressed a second time by itself.'), el('label', { class: 'choice' }, el('input', { type: 'radio', name: 'sent', value: 'yes', required: true }), 'It was sent'), el('label', { class: 'choice' }, el('input', { type: 'radio', name: 'sent', value: 'no' }), 'It was not sent')],
    'Settle',
  );
  if (!answer?.sent) return false;
  await post('/api/jobapplier/settle/', { attempt: one.id, sent: answer.sent === 'yes' });
  return true;
}
