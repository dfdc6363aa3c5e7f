// @ts-check
// Today: what needs the person, what is new.

import { el } from '../shared/dom.js';
import { counted } from '../shared/format.js';
import { get, post } from '../lib/api.js';
import { attemptChip } from '../lib/attempts.js';
import { run } from '../lib/page.js';
import { readResume } from '../lib/resume.js';
import { attempt, button, empty, panel, toast } from '../lib/ui.js';
import { STATUSES, exact, jobName, mailKind, relative, scoreMark, statusName, when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').FollowUpView} FollowUpView */
/** @typedef {import('../shared/contracts').MailView} MailView */
/** @typedef {import('../shared/contracts').LiveScore} LiveScore */

/** @typedef {import('../shared/contracts').CalendarItem} Item */
/** @typedef {import('../shared/contracts').AttemptView} Attempt */

const SHOWN = 6;
/** Changes listed. */
const NEWS = 12;
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
};

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['application.created', 'status.changed', 'mail.suggested', 'followup.due', 'interview.detected', 'scores.rescored', 'score.updated', 'feedback.given', 'profile.changed', 'attempt.changed', 'posting.seen'],
  load: async () => {
    const [setup, summary, followUps, mails, jobs, agenda, queue, changes] = await Promise.all([
      post('/api/setup/'),
      get('/api/jobtracker/tracking/'),
      post('/api/jobtracker/follow-ups/'),
      post('/api/jobtracker/mails/', { state: 'review', limit: SHOWN }),
      get('/api/jobmatcher/live-scores/', { state: 'new', limit: SHOWN }),
      get('/api/analytics/calendar/', { start: new Date().toISOString() }),
      post('/api/jobapplier/queue/', { states: ['ready', 'needs_input', 'needs_human', 'unknown'], limit: SHOWN }),
      get('/api/analytics/changes/', { after: sessionStorage.getItem(VISITED) }),
    ]);
    sessionStorage.setItem(VISITED, String(changes.after));
    void post('/api/analytics/visit/', { seq: changes.seq });
    const interviews = agenda.items.filter((/** @type {Item} */ item) => item.kind === 'interview' && !item.cancelled);
    return { setup, summary, followUps: followUps.follow_ups, mails: mails.mails, jobs, interviews: interviews.slice(0, SHOWN), attempts: queue.attempts, changes: { ...changes, seq: 0 } };
  },
  show: ({ setup, summary, followUps, mails, jobs, interviews, attempts, changes }) => {
    const applications = Object.values(summary.applications).reduce((sum, count) => sum + count, 0);
    return [
      !setup.has_profile && firstSteps(),
      applications > 0 && tiles(summary.applications),
      el(
        'div',
        { class: 'columns' },
        el('div', { class: 'stack' }, needs(interviews, attempts, followUps, mails), news(changes)),
        el('div', { class: 'stack' }, recommended(jobs, setup.has_profile)),
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
    el('a', { class: 'button small-button', href: '/board/' }, 'Add an application'),
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

/**
 * @param {Item[]} interviews
 * @param {Attempt[]} attempts
 * @param {FollowUpView[]} followUps
 * @param {MailView[]} mails
 */
function needs(interviews, attempts, followUps, mails) {
  if (interviews.length + attempts.length + followUps.length + mails.length === 0) {
    return panel('Needs you', [empty('Nothing waits for you', 'follow-ups, interviews and mails that need a decision appear here by themselves')]);
  }
  return panel('Needs you', [
    el('ul', { class: 'rows' }, ...interviews.map(interview), ...attempts.map(review), ...followUps.slice(0, SHOWN).map(followUp), ...mails.map(suggestion)),
    followUps.length > SHOWN && el('p', { class: 'quiet small' }, `${counted(followUps.length - SHOWN, 'more follow-up')} after these.`),
    mails.length > 0 && el('a', { href: '/mails/' }, 'All mails to review'),
  ]);
}

/** @param {Item} one */
function interview(one) {
  const at = one.at ? `${exact(one.at)} · ${relative(one.at)}` : `${one.local ?? 'time not said'}, time zone not said`;
  return el(
    'li',
    { 'data-test': 'interview' },
    el('div', { class: 'grow' }, el('p', { class: 'row-title' }, el('a', { href: `/applications/${one.application}/` }, jobName(one))), el('p', { class: 'quiet small' }, [at, one.location].filter(Boolean).join(' · '))),
    el('span', { class: 'chip-status tone-move' }, 'Interview'),
  );
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

/** @param {import('../shared/contracts').ChangesReply} changes */
function news({ since, postings, changes }) {
  if (changes.length + postings === 0) return panel('Since your last visit', [el('p', { class: 'quiet' }, 'Nothing changed.')]);
  return panel(
    'Since your last visit',
    [
      postings > 0 && el('p', {}, el('a', { href: '/jobs/' }, counted(postings, 'new posting'))),
      el(
        'ul',
        { class: 'rows' },
        ...changes.slice(0, NEWS).map((one) =>
          el(
            'li',
            { 'data-test': 'change' },
            el('div', { class: 'grow' }, el('p', {}, one.application ? el('a', { class: 'plain-link', href: `/applications/${one.application}/` }, jobName(one)) : one.title || one.company || ''), el('p', { class: 'quiet small' }, one.text)),
            el('span', { class: 'quiet small' }, when(one.at)),
          ),
        ),
      ),
      changes.length > NEWS && el('p', { class: 'quiet small' }, `${changes.length - NEWS} more.`),
    ],
    since ? el('span', { class: 'quiet small' }, when(since)) : null,
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
      el('p', { class: 'quiet small' }, [one.company, one.places[0], one.workplace && statusName(one.workplace)].filter(Boolean).join(' · ')),
    ),
    button('Save', () => attempt(save), { 'data-key': `save:${one.posting}` }),
  );
}
