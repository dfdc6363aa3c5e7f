// @ts-check
// Today: what needs the person, what is new.

import { el } from '../shared/dom.js';
import { counted } from '../shared/format.js';
import { get, post } from '../lib/api.js';
import { attemptChip } from '../lib/attempts.js';
import { run } from '../lib/page.js';
import { readResume } from '../lib/resume.js';
import { attempt, button, empty, panel, toast } from '../lib/ui.js';
import { STATUSES, exact, jobName, jobPlace, mailKind, meetingLink, meetingPlace, relative, scoreMark, statusChip, statusName, when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').FollowUpView} FollowUpView */
/** @typedef {import('../shared/contracts').MailView} MailView */
/** @typedef {import('../shared/contracts').LiveScore} LiveScore */

/** @typedef {import('../shared/contracts').CalendarItem} Item */
/** @typedef {import('../shared/contracts').AttemptView} Attempt */
/** @typedef {import('../shared/contracts').Change} Change */
/** @typedef {import('../shared/contracts').PortalView} Portal */

const SHOWN = 6;
/** Follow-ups shown at once, and at most behind the first. */
const FIRST = 3;
const MOST_REST = 30;
/** Changes listed at once. */
const NEWS = 6;
/** What is told first of what happened. */
const WEIGHTS = ['offer', 'accepted', 'interview', 'screening', 'assessment', 'rejected'];
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
/** Where this visit's news begin; kept as long as the tab, or they would be gone when one comes back from another page. */
const VISITED = 'visited';
/** Tiles of the first line, in this order. */
const TILES = ['applied', 'acknowledged', 'assessment', 'screening', 'interview', 'offer'];

/** @type {Record<string, string>} */
const RULES = {
  no_answer: 'No answer yet',
  after_receipt: 'Received, then silence',
  assessment_open: 'An assessment waits',
  after_interview: 'No word since the interview',
  thank_you: 'Say thank you',
  offer_open: 'An offer waits',
  assessment_deadline: 'An assessment ends soon',
  offer_deadline: 'An offer ends soon',
};

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['application.created', 'status.changed', 'mail.suggested', 'followup.', 'interview.detected', 'scores.rescored', 'score.updated', 'feedback.given', 'profile.changed', 'attempt.changed', 'posting.', 'portal.state'],
  load: async () => {
    const [setup, summary, due, mails, jobs, agenda, queue, changes, known] = await Promise.all([
      post('/api/setup/'),
      get('/api/jobtracker/tracking/'),
      post('/api/jobtracker/follow-ups/'),
      post('/api/jobtracker/mails/', { state: 'review', limit: SHOWN }),
      get('/api/jobmatcher/live-scores/', { state: 'new', limit: SHOWN }),
      get('/api/analytics/calendar/', { start: new Date().toISOString() }),
      post('/api/jobapplier/queue/', { states: ['ready', 'needs_input', 'needs_human', 'unknown'], limit: SHOWN }),
      get('/api/analytics/changes/', { after: sessionStorage.getItem(VISITED) }),
      post('/api/jobtracker/portals/known/'),
    ]);
    sessionStorage.setItem(VISITED, String(changes.after));
    void post('/api/analytics/visit/', { seq: changes.seq });
    const meetings = agenda.items.filter((/** @type {Item} */ item) => item.kind === 'interview' && !item.cancelled);
    return { setup, summary, due: due.follow_ups, mails: mails.mails, jobs, meetings: meetings.slice(0, SHOWN), attempts: queue.attempts, changes: { ...changes, seq: 0 }, doors: known.portals.filter((/** @type {Portal} */ one) => one.state === 'sign_in') };
  },
  show: ({ setup, summary, due, mails, jobs, meetings, attempts, changes, doors }) => {
    const waits = [interviews(meetings), decisions(attempts, mails, doors), followUps(due)].filter((part) => part !== null);
    const applications = Object.values(summary.applications).reduce((sum, count) => sum + count, 0);
    return [
      !setup.has_profile && firstSteps(),
      applications > 0 && tiles(summary.applications),
      el(
        'div',
        { class: 'columns' },
        el('div', { class: 'stack' }, ...(waits.length > 0 ? waits : [panel('Needs you', [empty('Nothing waits for you', 'interviews, follow-ups and whatever needs a decision appear here by themselves')])])),
        el('div', { class: 'stack' }, news(changes), recommended(jobs, setup.has_profile)),
      ),
    ];
  },
});

function firstSteps() {
  return empty(
    'Welcome',
    'first tell the companion who you are: give it your resume as PDF, DOCX, text or JSON Resume. It stays on this machine. Then open a job page in your browser, or watch an employer’s careers page',
    readResume(() => refresh()),
    el('a', { class: 'button small-button', href: '/boards/' }, 'Watch a careers page'),
    el('a', { class: 'button small-button', href: '/mailboxes/' }, 'Read my mailbox'),
    el('a', { class: 'button small-button', href: '/data/' }, 'Bring a list of applications'),
  );
}

/** @param {Record<string, number>} counts */
function tiles(counts) {
  return el(
    'div',
    { class: 'numbers-line' },
    ...TILES.map((status) => el('a', { class: 'tile', href: `/board/#${status}` }, el('strong', {}, String(counts[status] ?? 0)), el('span', { class: 'quiet small' }, STATUSES[status]?.[0] ?? status))),
  );
}

/** @param {Item[]} found */
function interviews(found) {
  if (found.length === 0) return null;
  return panel('Interviews', [el('ul', { class: 'rows' }, ...found.map(interview))], el('a', { href: '/calendar/' }, 'Calendar'));
}

/** @param {Item} one */
function interview(one) {
  const at = one.at ? new Date(one.at) : null;
  const link = meetingLink(one);
  return el(
    'li',
    { 'data-test': 'interview' },
    at ? el('span', { class: 'date-block numbers', 'aria-hidden': 'true' }, WEEKDAY.format(at), el('strong', {}, DAY.format(at)), CLOCK.format(at)) : null,
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, el('a', { href: `/applications/${one.application}/` }, jobName(one))),
      el('p', { class: 'quiet small' }, [one.at ? relative(one.at) : `${one.local ?? 'time not said'}, time zone not said`, meetingPlace(one)].filter(Boolean).join(' · '), one.at && el('span', { class: 'unseen' }, ` ${exact(one.at)}`)),
    ),
    link && el('a', { class: 'button small-button', href: link, target: '_blank', rel: 'noreferrer noopener', 'aria-label': `Join: ${jobName(one)}` }, 'Join'),
  );
}

/**
 * What stands still until the person says something.
 * @param {Attempt[]} attempts
 * @param {MailView[]} mails
 * @param {Portal[]} doors
 */
function decisions(attempts, mails, doors) {
  if (attempts.length + mails.length + doors.length === 0) return null;
  return panel('Waits for your word', [el('ul', { class: 'rows' }, ...attempts.map(review), ...mails.map(suggestion), ...doors.map(door))], mails.length > 0 ? el('a', { href: '/mails/' }, 'All mails to decide') : el('a', { href: '/queue/' }, 'Queue'));
}

/** @param {Portal} one */
function door(one) {
  return el(
    'li',
    { 'data-test': 'door' },
    el('div', { class: 'grow' }, el('p', { class: 'row-title' }, one.host), el('p', { class: 'quiet small' }, 'Its portal asks you to sign in')),
    el('a', { class: 'button small-button', href: '/mailboxes/', 'aria-label': `Sign in: ${one.host}` }, 'Sign in'),
  );
}

/** @param {FollowUpView[]} found */
function followUps(found) {
  if (found.length === 0) return null;
  const rest = found.slice(FIRST);
  return panel('Time to follow up', [
    el('ul', { class: 'rows' }, ...found.slice(0, FIRST).map(followUp)),
    rest.length > 0 && el('details', { class: 'rest' }, el('summary', {}, `${rest.length} more`), el('ul', { class: 'rows' }, ...rest.slice(0, MOST_REST).map(followUp))),
  ]);
}

/** @param {Attempt} one */
function review(one) {
  return el(
    'li',
    { 'data-test': 'review' },
    el('div', { class: 'grow' }, el('p', { class: 'row-title' }, el('a', { href: `/queue/${one.id}/` }, one.title || one.company ? jobName(one) : one.url)), el('p', { class: 'quiet small' }, one.note)),
    attemptChip(one.state),
  );
}

/**
 * The visit in one line: what happened, by kind.
 * @param {import('../shared/contracts').ChangesReply} changes
 */
function gist({ changes, postings }) {
  const of = (/** @type {string[]} */ ...statuses) => changes.filter((one) => statuses.includes(one.status ?? '')).length;
  const parts = [
    [of('offer'), 'offer'],
    [changes.filter((one) => one.kind === 'interview').length, 'interview'],
    [of('assessment'), 'assessment'],
    [of('rejected'), 'rejection'],
    [of('acknowledged'), 'receipt'],
    [postings, 'new posting'],
  ].flatMap(([count, name]) => (Number(count) > 0 ? [counted(Number(count), String(name))] : []));
  return parts.length > 0 && el('p', { class: 'gist', 'data-test': 'gist' }, parts.join(' · '));
}

/**
 * One line for each application, however much happened to it: the weightiest first, then the newest.
 * @param {Change[]} changes
 */
function told(changes) {
  /** @type {Map<string, Change[]>} */
  const by = new Map();
  for (const one of changes) {
    const key = one.application === null ? `event:${one.seq}` : String(one.application);
    by.set(key, [...(by.get(key) ?? []), one]);
  }
  const weight = (/** @type {Change[]} */ group) => Math.min(...group.map((one) => (one.status ? WEIGHTS.indexOf(one.status) : -1)).map((at) => (at < 0 ? WEIGHTS.length : at)));
  return [...by.values()].sort((one, other) => weight(one) - weight(other));
}

/** @param {Change[]} group the newest first */
function change(group) {
  const newest = /** @type {Change} */ (group[0]);
  const status = group.find((one) => one.status)?.status;
  const words = [...new Set(group.filter((one) => one.kind !== 'status').map((one) => one.text))];
  return el(
    'li',
    { 'data-test': 'change' },
    el('div', { class: 'grow' }, el('p', {}, newest.application ? el('a', { class: 'plain-link', href: `/applications/${newest.application}/` }, jobName(newest)) : newest.title || newest.company || ''), el('p', { class: 'quiet small' }, status && statusChip(status), status && ' ', words.join(' · '), words.length > 0 && ' · ', when(newest.at))),
  );
}

/** @param {import('../shared/contracts').ChangesReply} reply */
function news(reply) {
  const { since, postings, changes } = reply;
  const title = 'Since your last visit';
  const aside = since ? el('span', { class: 'quiet small' }, when(since)) : null;
  if (changes.length + postings === 0) return panel(title, [el('p', { class: 'quiet' }, 'Nothing changed.')], aside);
  const groups = told(changes);
  const rest = groups.slice(NEWS);
  return panel(
    title,
    [
      gist(reply),
      groups.length > 0 && el('ul', { class: 'rows' }, ...groups.slice(0, NEWS).map(change)),
      rest.length > 0 && el('details', { class: 'rest' }, el('summary', {}, `${rest.length} more`), el('ul', { class: 'rows' }, ...rest.map(change))),
      postings > 0 && el('a', { class: 'button small-button', href: '/jobs/' }, `See the ${counted(postings, 'new posting')}`),
    ],
    aside,
  );
}

/** @param {FollowUpView} one */
function followUp(one) {
  /** @param {'done' | 'drop' | 'snooze'} action */
  const act = async (action) => {
    await post('/api/jobtracker/follow-ups/act/', { follow_up: one.id, action });
    toast(action === 'snooze' ? 'Asked again in three days.' : 'Off the list.');
    refresh();
  };
  return el(
    'li',
    { 'data-test': 'follow-up' },
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, el('a', { href: `/applications/${one.application}/` }, jobName(one))),
      el('p', { class: 'quiet small' }, `${RULES[one.rule] ?? one.rule} · `, when(one.due)),
      el('details', { class: 'small' }, el('summary', {}, 'A draft to send'), el('blockquote', {}, one.draft)),
    ),
    el(
      'div',
      { class: 'row-actions' },
      button('Done', () => act('done'), { 'data-key': `done:${one.id}` }),
      button('Later', () => act('snooze'), { 'data-key': `later:${one.id}` }),
    ),
  );
}

/** @param {MailView} mail */
function suggestion(mail) {
  return el(
    'li',
    { 'data-test': 'suggestion' },
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, el('a', { href: `/mails/#${mail.id}` }, mail.subject || '(no subject)')),
      el('p', { class: 'quiet small' }, mailKind(mail.kind), ` ${mail.sender} · `, when(mail.date)),
    ),
    el('a', { class: 'button small-button', href: `/mails/#${mail.id}` }, 'Decide'),
  );
}

/**
 * @param {import('../shared/contracts').LiveScoresReply} jobs
 * @param {boolean} hasProfile
 */
function recommended(jobs, hasProfile) {
  const all = el('a', { href: '/jobs/' }, 'All jobs');
  if (jobs.scores.length === 0) {
    const text = hasProfile ? 'open a job page in your browser, or watch a careers page: each posting is scored at once' : 'postings are scored as soon as the companion knows your profile';
    return panel('Best new jobs', [empty('No postings yet', text, el('a', { class: 'button small-button', href: '/boards/' }, 'Watch a careers page'))]);
  }
  return panel('Best new jobs', [el('ul', { class: 'rows' }, ...jobs.scores.map(job))], all);
}

/** @param {LiveScore} one */
function job(one) {
  const feedback = (/** @type {'saved' | 'dismissed' | 'cleared'} */ kind) => post('/api/jobmatcher/feedback/', { posting: one.posting, kind });
  const save = async () => {
    await feedback('saved');
    toast(`Saved: ${one.title ?? 'the posting'}.`, { label: 'Undo', act: () => feedback('cleared') });
    refresh();
  };
  return el(
    'li',
    { 'data-test': 'job' },
    scoreMark(one.band, one.score),
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, el('a', { href: `/jobs/#${one.posting}` }, one.title ?? 'Untitled posting')),
      el('p', { class: 'quiet small' }, [one.company, jobPlace(one), one.workplace && statusName(one.workplace)].filter(Boolean).join(' · ')),
    ),
    button('Save', () => attempt(save), { 'data-key': `save:${one.posting}` }),
  );
}
