// @ts-check
// What runs by itself: who you are to it, how often it looks, how careful it is, what it learned.

import { el } from '../shared/dom.js';
import { counted, points } from '../shared/format.js';
import { get, post, remove } from '../lib/api.js';
import { number, savable } from '../lib/forms.js';
import { modelForm, modelPanel } from '../lib/model.js';
import { run } from '../lib/page.js';
import { readResume } from '../lib/resume.js';
import { ask, attempt, button, byId, empty, field, panel, select, toast } from '../lib/ui.js';
import { when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').TrackingSettings} Tracking */
/** @typedef {import('../shared/contracts').ApplySettings} Applying */
/** @typedef {import('../shared/contracts').LearnedReply} Learned */
/** @typedef {import('../shared/contracts').ProfileReply} Profile */

const MOST_LEARNED = 12;

const drafting = modelForm(() => refresh());

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['model.changed', 'profile.changed', 'tracking.changed', 'applying.changed', 'feedback.given', 'learning.reset'],
  load: async () => {
    const [profile, tracking, applying, learned, model] = await Promise.all([
      post('/api/profile/'),
      get('/api/jobtracker/tracking/'),
      post('/api/jobapplier/settings/'),
      post('/api/jobmatcher/learned/'),
      post('/api/autofill/model/'),
    ]);
    return { profile, tracking: tracking.settings, applying, learned, model };
  },
  show: ({ profile, tracking, applying, learned, model }) => [
    el('div', { class: 'halves' }, el('div', { class: 'stack' }, person(profile), following(tracking), modelPanel(model, drafting)), el('div', { class: 'stack' }, careful(applying), taught(learned))),
  ],
});

/** @param {Profile} reply */
function person({ version, created, profile }) {
  const upload = readResume(() => refresh());
  if (version === 0) return panel('You', [empty('No profile yet', 'give your resume as PDF, DOCX, text or JSON Resume. It stays on this machine', upload)]);
  const { basics, work = [], skills = [] } = profile.resume ?? {};
  return panel('You', [
    el('p', { class: 'row-title' }, [basics?.name, basics?.label].filter(Boolean).join(', ') || 'A profile without a name'),
    el('p', { class: 'quiet small' }, [basics?.email, counted(work.length, 'position'), counted(skills.length, 'skill entry', 'skill entries'), `version ${version}`].filter(Boolean).join(' · '), ' of ', when(created)),
    el('p', { class: 'quiet small' }, 'What no resume says (where you may work, notice, pay) is stated in the extension’s settings page.'),
    upload,
  ]);
}

/** @param {Tracking} settings */
function following(settings) {
  const change = async (/** @type {object} */ body) => {
    await post('/api/jobtracker/tracking/', body);
    toast('Following is on.');
    await refresh();
  };
  const stop = async () => {
    await remove('/api/jobtracker/tracking/');
    toast('Following is off: what is known stays.', { label: 'Undo', act: () => change({}) });
    await refresh();
  };
  return panel(
    'Following applications',
    [
      el('p', { class: 'quiet small' }, settings.on ? 'Mailboxes and the status of applications are read in the background.' : 'Nothing is read in the background.'),
      savable(
        [
          field('Mail, every … seconds', number('email_interval', settings.email_interval, { min: 30, max: 86_400 })),
          field('Employers’ systems, every … seconds', number('ats_interval', settings.ats_interval, { min: 60, max: 86_400 })),
          field('Everything else, every … seconds', number('check_interval', settings.check_interval, { min: 30, max: 86_400 })),
        ],
        (given) => change(numbers(given)),
        'save-tracking',
      ),
    ],
    settings.on ? button('Stop', stop, { 'data-key': 'tracking', 'data-test': 'tracking' }) : button('Start', () => change({}), { class: 'main', 'data-key': 'tracking', 'data-test': 'tracking' }),
  );
}

/** @param {Record<string, string>} given */
function numbers(given) {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Number(value)]));
}

/** @param {Applying} settings */
function careful(settings) {
  const change = async (/** @type {object} */ body, /** @type {string} */ said) => {
    await post('/api/jobapplier/settings/change/', body);
    toast(said);
    await refresh();
  };
  return panel(
    'Applying by itself',
    [
      el('p', { class: 'quiet small' }, settings.on ? 'What you queue is filled and stops before it is sent, unless you asked for more.' : 'Off: nothing is opened, filled or sent.'),
      savable(
        [
          field('Sent a day, at most', number('daily_cap', settings.daily_cap, { min: 0, max: 500 })),
          field('Seconds between visits to one site', number('host_pause_seconds', settings.host_pause_seconds, { min: 0, max: 86_400 })),
          field('Minutes between applications to one employer', number('employer_pause_minutes', settings.employer_pause_minutes, { min: 0, max: 10_080 })),
          field('Forms worked on at once', number('pages', settings.pages, { min: 1, max: 4 })),
          field('Codes that a site sends by mail', select('read_codes', [['no', 'Are left to you'], ['yes', 'Are read and put in']], settings.read_codes ? 'yes' : 'no')),
          field('Quiet from', el('input', { class: 'input', type: 'time', name: 'quiet_from', value: settings.quiet_from ?? '' })),
          field('Quiet until', el('input', { class: 'input', type: 'time', name: 'quiet_to', value: settings.quiet_to ?? '' })),
        ],
        ({ quiet_from, quiet_to, read_codes, ...rest }) => change({ ...numbers(rest), quiet_from, quiet_to, read_codes: read_codes === 'yes' }, 'Saved.'),
        'save-applying',
      ),
    ],
    settings.on ? button('Switch off', () => change({ on: false }, 'Applying by itself is off.'), { 'data-key': 'applying', 'data-test': 'applying' }) : button('Switch on', () => change({ on: true }, 'Applying by itself is on.'), { class: 'main', 'data-key': 'applying', 'data-test': 'applying' }),
  );
}

/** @param {Learned} learned */
function taught({ reactions, weights }) {
  if (weights.length === 0) return panel('Learned from you', [el('p', { class: 'quiet' }, reactions > 0 ? `${counted(reactions, 'reaction')} so far: too few to move a score.` : 'Save and dismiss jobs, and the scores follow, slowly and within bounds.')]);
  const reset = async () => {
    if (!(await ask('Forget what was learned?', [el('p', { class: 'quiet' }, 'Saved and dismissed postings stay so; scores go back to what your profile says.')], 'Forget', 'danger'))) return;
    await post('/api/jobmatcher/reset-learning/');
    toast('Forgotten.');
    await refresh();
  };
  return panel('Learned from you', [
    el('p', { class: 'quiet small' }, `From ${counted(reactions, 'reaction')}. Points are what each adds to a score.`),
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'What'), el('th', { scope: 'col', class: 'number' }, 'Points'))),
      el('tbody', {}, ...weights.slice(0, MOST_LEARNED).map((one) => el('tr', {}, el('th', { scope: 'row' }, one.label), el('td', { class: 'number' }, `${one.points > 0 ? '+' : ''}${points(one.points)}`)))),
    ),
    button('Forget it', reset, { class: 'danger', 'data-key': 'reset', 'data-test': 'reset' }),
  ]);
}

byId('actions').append(el('a', { class: 'button', href: '/health/' }, 'Health'));
