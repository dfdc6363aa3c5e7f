// @ts-check
// A person's own word on an application's status: it wins, and can be taken back.

import { el } from '../shared/dom.js';
import { patch } from './api.js';
import { ask, field, select, toast } from './ui.js';
import { SETTABLE, jobName, statusName } from './words.js';

/** @typedef {import('../shared/contracts').ApplicationReply} ApplicationReply */

/** @param {number} id */
const address = (id) => `/api/jobtracker/application/${id}/status/`;

/**
 * @param {{ id: number, company: string | null, title: string | null }} application
 * @param {string} status
 * @param {() => unknown} changed called after the change and after its undo
 * @param {string} [note]
 */
export async function setStatus(application, status, changed, note = '') {
  /** @type {ApplicationReply} */
  const reply = await patch(address(application.id), { status, note });
  const own = reply.timeline.filter((step) => step.source === 'user' && step.state === 'applied');
  const last = own.reduce((newest, step) => (step.seen_at > newest.seen_at ? step : newest));
  toast(`${jobName(application)}: ${statusName(status)}.`, {
    label: 'Undo',
    act: async () => {
      await undo(application.id, last.key);
      await changed();
    },
  });
  await changed();
}

/**
 * @param {number} id
 * @param {string} key of the status event
 */
export function undo(id, key) {
  return patch(address(id), { undo: key });
}

/**
 * @param {import('../shared/contracts').ApplicationView} application
 * @param {() => unknown} changed
 */
export async function askStatus(application, changed) {
  const note = el('textarea', { class: 'input', name: 'note', maxlength: 2000 });
  const answer = await ask(
    'Change the status',
    [el('p', { class: 'quiet' }, jobName(application)), field('It stands at', select('status', SETTABLE, application.stage ?? 'applied')), field('Note (not needed)', note)],
    'Change',
  );
  if (answer) await setStatus(application, answer.status ?? '', changed, answer.note);
}
