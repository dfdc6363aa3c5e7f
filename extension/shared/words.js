// @ts-check
// What an application, an attempt and a dismissal are called: one list for the extension and the dashboard.

import { plainWords } from './format.js';

/** Status -> its name and its tone. @type {Record<string, readonly [string, string]>} */
export const STATUSES = {
  saved: ['Saved', 'idle'],
  applying: ['Applying', 'idle'],
  applied: ['Applied', 'wait'],
  acknowledged: ['Received', 'wait'],
  assessment: ['Assessment', 'move'],
  screening: ['Screening', 'move'],
  interview: ['Interview', 'move'],
  offer: ['Offer', 'good'],
  accepted: ['Accepted', 'good'],
  rejected: ['Rejected', 'bad'],
  withdrawn: ['Withdrawn', 'idle'],
  closed: ['Posting closed', 'idle'],
  silent: ['Silent', 'warn'],
};

/** Statuses a person can set. */
export const SETTABLE = Object.entries(STATUSES)
  .filter(([status]) => status !== 'silent')
  .map(([status, [name]]) => /** @type {const} */ ([status, name]));

/** @param {string | null | undefined} status */
export function statusName(status) {
  return status ? (STATUSES[status]?.[0] ?? capital(plainWords(status))) : 'Unknown';
}

/** State of an attempt -> its name and tone. @type {Record<string, readonly [string, string]>} */
export const ATTEMPT_STATES = {
  queued: ['Queued', 'idle'],
  opening: ['Opening', 'move'],
  filling: ['Filling', 'move'],
  needs_input: ['Asks you', 'warn'],
  needs_human: ['Needs you', 'warn'],
  ready: ['Ready to send', 'wait'],
  submitting: ['Sending', 'move'],
  submitted: ['Sent', 'good'],
  confirmed: ['Confirmed', 'good'],
  failed: ['Failed', 'bad'],
  abandoned: ['Taken out', 'idle'],
  unknown: ['Sent? Not sure', 'warn'],
};

/** Why a posting is dismissed; it teaches the scores. */
export const DISMISS_REASONS = /** @type {const} */ ([
  ['', 'I would rather not say'],
  ['title', 'Not my kind of job'],
  ['skills', 'The skills do not fit'],
  ['place', 'The place'],
  ['pay', 'The pay'],
  ['company', 'The employer'],
  ['level', 'Too senior or too junior'],
  ['other', 'Something else'],
]);

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
