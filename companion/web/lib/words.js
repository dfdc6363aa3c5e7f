// @ts-check
// Statuses, sources and moments in words a person uses.

import { el } from '../shared/dom.js';
import { plainWords } from '../shared/format.js';
import { SETTABLE, STATUSES, capital, statusName } from '../shared/words.js';

export { SETTABLE, STATUSES, capital, statusName };

/** @param {string | null | undefined} status */
export function statusChip(status) {
  return el('span', { class: `chip-status tone-${(status && STATUSES[status]?.[1]) || 'idle'}`, 'data-status': status ?? '' }, statusName(status));
}

/** @type {Record<string, string>} */
const SOURCES = {
  user: 'You',
  ats: 'The employer’s system',
  portal: 'The candidate portal',
  submit: 'Our own submit',
  mail: 'Mail, sender verified',
  mail_unverified: 'Mail, sender not verified',
};

/** @param {string} source */
export function sourceName(source) {
  return SOURCES[source] ?? capital(plainWords(source));
}

/** Kind of mail -> its name, its tone, and what it is called within a sentence. @type {Record<string, readonly [string, string, string]>} */
const MAIL_KINDS = {
  confirmation: ['Confirmation', 'wait', 'a receipt'],
  assessment: ['Assessment', 'move', 'an assessment'],
  interview: ['Interview', 'move', 'an invitation'],
  rejection: ['Rejection', 'bad', 'a rejection'],
  offer: ['Offer', 'good', 'an offer'],
  info_request: ['Question to you', 'warn', 'a request for information'],
  outreach: ['Recruiter', 'idle', 'a recruiter’s approach'],
  other: ['Not about an application', 'idle', 'nothing about an application'],
};

/** State of a mailbox -> its tone and name. @type {Record<string, readonly [string, string]>} */
export const MAILBOX_STATES = { ok: ['good', 'Read'], new: ['wait', 'Not read yet'], refused: ['bad', 'Refused'], unreachable: ['warn', 'Not reachable'] };

/** @param {string} kind */
export function mailKind(kind) {
  const [name, tone] = MAIL_KINDS[kind] ?? [capital(plainWords(kind)), 'idle'];
  return el('span', { class: `chip-status tone-${tone}` }, name);
}

/** What a mail of a kind is called within a sentence; null for a kind nobody knows. @param {string} kind */
export function mailNamed(kind) {
  return MAIL_KINDS[kind]?.[2] ?? null;
}

/** @param {number | null} part */
export function percent(part) {
  return part === null ? '–' : `${Math.round(part * 100)}%`;
}

/** @param {{ company: string | null, title: string | null }} job */
export function jobName(job) {
  return job.title && job.company ? `${job.title} at ${job.company}` : job.title || job.company || 'An application without a name';
}

const UNITS = /** @type {const} */ ([
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]);
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const DAY_OF_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const EXACT = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** Days beyond which a date says more than a distance. */
const NEAR_DAYS = 7;

/** @param {string} iso */
export function relative(iso) {
  const then = new Date(iso);
  const seconds = (then.getTime() - Date.now()) / 1000;
  if (Math.abs(seconds) > NEAR_DAYS * 86_400) return (then.getFullYear() === new Date().getFullYear() ? DAY : DAY_OF_YEAR).format(then);
  const [unit, size] = UNITS.find(([, least]) => Math.abs(seconds) >= least) ?? ['minute', 60];
  return Math.abs(seconds) < 60 ? 'just now' : RELATIVE.format(Math.round(seconds / size), unit);
}

/** @param {string} iso */
export function exact(iso) {
  return EXACT.format(new Date(iso));
}

/** @param {string | null | undefined} iso */
export function when(iso) {
  return iso ? el('time', { datetime: iso, title: exact(iso) }, relative(iso)) : null;
}

/**
 * @param {import('../shared/contracts').Band | null | undefined} band
 * @param {number | null | undefined} score
 */
export function scoreMark(band, score) {
  const known = score !== null && score !== undefined;
  return el('span', { class: `score numbers band-${band ?? 'poor'}`, role: 'img', 'aria-label': known ? `Score ${Math.round(score)} of 100` : 'No score yet' }, known ? String(Math.round(score)) : '–');
}

/**
 * Where a meeting is joined: its link, or a place that is one.
 * @param {{ url?: string | null, location?: string | null }} meeting
 */
export function meetingLink({ url, location }) {
  return [url, location].find((one) => one?.startsWith('http')) ?? null;
}

/** A place that is no link. @param {{ location?: string | null }} meeting */
export function meetingPlace({ location }) {
  return location && !location.startsWith('http') ? location : null;
}

/**
 * Where a listed job is: its place, and in how many others it is offered too.
 *
 * @param {import('../shared/contracts').LiveScore} job
 */
export function jobPlace({ places, also }) {
  const [place = ''] = places;
  if (!also) return place;
  return place ? `${place} and ${also} more` : `${also + 1} postings`;
}
