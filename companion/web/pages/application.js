// @ts-check
// One application: where it stands, how that came about, and everything that belongs to it.

import { el } from '../shared/dom.js';
import { counted } from '../shared/format.js';
import { atsName } from '../shared/scopes.js';
import { get, post } from '../lib/api.js';
import { notebook } from '../lib/notebook.js';
import { outlook } from '../lib/outlook.js';
import { run } from '../lib/page.js';
import { askStatus, undo } from '../lib/status.js';
import { attempt, button, byId, empty, panel, toast } from '../lib/ui.js';
import { exact, jobName, mailKind, meetingLink, meetingPlace, sourceName, statusChip, when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').ApplicationReply} Reply */
/** @typedef {import('../shared/contracts').TimelineStep} Step */
/** @typedef {import('../shared/contracts').InterviewView} Interview */

/** Stages at which an answer is still to come. */
const OPEN = new Set(['saved', 'applying', 'applied', 'acknowledged']);
const id = Number(location.pathname.split('/')[2]);

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['notebook.changed', 'attempt.changed', 'status.changed', 'timeline.changed', 'interview.detected', 'mail.suggested', 'posting.state'],
  load: async () => {
    const [status, found, notes, likely] = await Promise.all([get(`/api/jobapplier/monitor-status/${id}/`), post('/api/jobtracker/mails/', { application: id, limit: 200 }), post('/api/jobtracker/notebook/', { application: id }), get('/api/analytics/prediction/', { application: id })]);
    return { ...status.application, attempt: status.attempt, mails: found.mails, entries: notes.entries, likely };
  },
  show: (data) => {
    head(data);
    return [
      el(
        'div',
        { class: 'columns' },
        el('div', { class: 'stack' }, timeline(data.timeline), mails(data.mails), sent(data.attempt)),
        el('div', { class: 'stack' }, interviews(data.interviews), facts(data), OPEN.has(data.application.stage ?? '') ? outlook(data.likely) : null, ...notebook(id, data.entries, () => refresh())),
      ),
    ];
  },
});

/** @param {Reply} reply */
function head({ application }) {
  document.title = `${jobName(application)} · Job Companion`;
  byId('title').textContent = application.title || application.company || 'Application';
  byId('lead').replaceChildren(application.title && application.company ? `${application.company} · ` : '', statusChip(application.status), ' ', when(application.since) ?? '');
  byId('actions').replaceChildren(
    application.url?.startsWith('http') ? el('a', { class: 'button', href: application.url, target: '_blank', rel: 'noreferrer noopener' }, 'Open the posting') : '',
    el('button', { class: 'button main', 'data-test': 'change', onclick: () => attempt(() => askStatus(application, refresh)) }, 'Change the status'),
  );
}

/** @param {Step[]} steps */
function timeline(steps) {
  if (steps.length === 0) return panel('Timeline', [empty('Nothing is known yet', 'what mails, the employer’s system or you say of it appears here')]);
  return panel('Timeline', [el('ol', { class: 'timeline', reversed: true }, ...[...steps].reverse().map(step))]);
}

/** @param {Step} one */
function step(one) {
  const takeBack = async () => {
    await undo(id, one.key);
    toast('Taken back. It stays in the timeline, marked.');
    refresh();
  };
  const sure = one.confidence < 1 ? ` · ${Math.round(one.confidence * 100)}% sure` : '';
  return el(
    'li',
    { class: `step ${one.state} ${one.moved ? 'moved' : 'still'}`, 'data-test': 'step' },
    el('div', { class: 'step-head' }, statusChip(one.status), el('span', { class: 'quiet small' }, `${sourceName(one.source)}${sure}`), el('time', { class: 'quiet small', datetime: one.happened_at }, exact(one.happened_at))),
    one.evidence && el('blockquote', {}, one.evidence),
    !one.moved && el('p', { class: 'quiet small' }, `Did not move the status: ${one.reason}.`),
    one.state === 'applied' && el('button', { class: 'link small', 'data-key': `undo:${one.key}`, 'data-test': 'undo', onclick: () => attempt(takeBack) }, 'Take this back'),
  );
}

/** @param {import('../shared/contracts').MailView[]} found */
function mails(found) {
  if (found.length === 0) return panel('Mails', [el('p', { class: 'quiet' }, 'No mail of this application was seen.')]);
  return panel('Mails', [
    el(
      'ul',
      { class: 'rows' },
      ...found.map((mail) =>
        el(
          'li',
          {},
          el(
            'div',
            { class: 'grow' },
            el('p', { class: 'row-title' }, el('a', { href: `/mails/#${mail.id}` }, mail.subject || '(no subject)')),
            el('p', { class: 'quiet small' }, `${mail.sender} · `, when(mail.date)),
            mail.evidence && el('blockquote', {}, mail.evidence),
          ),
          mailKind(mail.kind),
        ),
      ),
    ),
  ]);
}

/** @param {import('../shared/contracts').AttemptDetail | null} attempt */
function sent(attempt) {
  if (!attempt?.review) return null;
  const words = (/** @type {import('../shared/contracts').ReviewItem} */ item) => item.file?.name ?? (typeof item.value === 'boolean' ? (item.value ? 'Yes' : 'No') : Array.isArray(item.value) ? item.value.join(', ') : item.value);
  const given = attempt.review.items.filter((item) => words(item));
  return panel(
    'Answers sent',
    [el('dl', { class: 'facts-list sent' }, ...given.flatMap((item) => [el('dt', { class: 'quiet small' }, item.label || 'A question without words'), el('dd', { class: 'item-value' }, words(item))])), attempt.confirmation && el('blockquote', {}, attempt.confirmation)],
    el('a', { href: `/queue/${attempt.attempt.id}/` }, 'Pictures and sources'),
  );
}

/** @param {Reply} reply */
function facts({ application, official_status }) {
  /** @type {[string, string | Node | null][]} */
  const rows = [
    ['Employer', application.company],
    ['Applied', application.applied_at ? exact(application.applied_at) : null],
    ['Known since', application.origin === 'mail' ? 'a mail told of it' : application.origin === 'hand' ? 'you added it' : application.origin === 'submit' ? 'it was submitted here' : 'its posting was open here'],
    ['System', application.ats && atsName(application.ats)],
    ['Posting', application.posting_state ? `${application.posting_state}${application.posting_note ? `: ${application.posting_note}` : ''}` : null],
    ['Official status', official_status],
  ];
  const follow = async () => {
    await post('/api/jobapplier/start-monitoring/', { application: id, on: !application.tracking });
    refresh();
  };
  return panel(
    'Facts',
    [
      el('dl', { class: 'facts-list' }, ...rows.flatMap(([name, value]) => (value ? [el('dt', { class: 'quiet small' }, name), el('dd', {}, value)] : []))),
      el('p', { class: 'quiet small' }, application.tracking ? 'Followed: mails and the posting are watched.' : 'Not followed.', ' '),
      button(application.tracking ? 'Stop following' : 'Follow it', follow, { 'data-key': 'follow' }),
    ],
  );
}

/** @param {Interview[]} found */
function interviews(found) {
  if (found.length === 0) return null;
  return panel('Interviews', [
    el('p', { class: 'unseen' }, counted(found.length, 'interview')),
    el(
      'ul',
      { class: 'rows' },
      ...found.map((one) =>
        el(
          'li',
          { class: one.cancelled ? 'cancelled' : '' },
          el(
            'div',
            { class: 'grow' },
            el('p', { class: 'row-title' }, one.start ? exact(one.start) : (one.wall_start ?? 'Time not said')),
            !one.start && one.wall_start && el('p', { class: 'quiet small' }, 'The mail names no time zone.'),
            meetingPlace(one) && el('p', { class: 'quiet small' }, meetingPlace(one)),
            meetingLink(one) && el('a', { class: 'small', href: meetingLink(one), target: '_blank', rel: 'noreferrer noopener' }, 'Open the meeting'),
            one.cancelled && el('p', { class: 'small' }, 'Called off.'),
          ),
        ),
      ),
    ),
  ]);
}
