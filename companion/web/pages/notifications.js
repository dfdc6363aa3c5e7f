// @ts-check
// What was told, and what is told, when and where to.

import { add, draw, el } from '../shared/dom.js';
import { get, post } from '../lib/api.js';
import { savable } from '../lib/forms.js';
import { run } from '../lib/page.js';
import { button, byId, empty, field, panel, select, toast } from '../lib/ui.js';
import { when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').NotificationInfo} News */
/** @typedef {import('../shared/contracts').NotificationSettingsReply} Settings */
/** @typedef {News['kind']} Kind */

const PAGE = 30;

/** @type {readonly (readonly [Kind, string, string])[]} */
const KINDS = [
  ['interview', 'Interviews', 'an invitation, a new time, a cancellation'],
  ['offer', 'Offers', 'an employer wants you'],
  ['assessment', 'Assessments', 'something to do by a day'],
  ['rejection', 'Rejections', 'an employer said no'],
  ['follow_up', 'Follow-ups', 'it is time to ask'],
  ['review', 'Reviews', 'a form is filled and waits for your yes'],
  ['needs_you', 'You are needed', 'a question, a login, a captcha, a mailbox that refuses'],
  ['suggestion', 'Mails to decide', 'a mail that is not clear'],
  ['new_jobs', 'New jobs', 'careers pages you watch bring what a search of yours looks for'],
];
const WAYS = /** @type {const} */ ([['on', 'Show and push'], ['silent', 'Show only'], ['off', 'Off']]);
/** @type {Record<string, string>} */
const PUSH = { waiting: 'waits', sending: 'being sent', sent: 'pushed', failed: 'failed', dropped: 'not pushed' };
/** @type {Record<Kind, string>} */
const TONES = { interview: 'move', offer: 'good', assessment: 'move', rejection: 'bad', follow_up: 'warn', review: 'wait', needs_you: 'warn', suggestion: 'wait', new_jobs: 'move' };
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

let wanted = PAGE;
const told = el('div', {});
const [kindsPlace, timesPlace, targetsPlace] = /** @type {[Element, Element, Element]} */ ([el('div'), el('div'), el('div')]);
const layout = el('div', { class: 'columns' }, told, el('div', { class: 'stack' }, kindsPlace, timesPlace, targetsPlace));

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['notification.'],
  load: async () => {
    const [page, kept] = await Promise.all([get('/api/notifications/', { limit: wanted }), get('/api/notifications/settings/')]);
    return { page, kept };
  },
  show: ({ page, kept }) => {
    if (!layout.isConnected) byId('content').replaceChildren(layout);
    draw(told, page, () => news(page));
    // Each on its own: what is being typed into one stays when another is saved.
    draw(kindsPlace, [kept.off, kept.silent], () => kinds(kept));
    draw(timesPlace, [kept.quiet_from, kept.quiet_to, kept.daily_at, kept.timezone], () => times(kept));
    draw(targetsPlace, [kept.ntfy, kept.webhook, kept.ntfy_token_set], () => places(kept));
  },
});

/** @param {import('../shared/contracts').NotificationsReply} page */
function news({ notifications, unread, more }) {
  if (notifications.length === 0) return panel('News', [empty('Nothing was told yet', 'interviews, offers, answers and whatever waits for you appear here, in your browser’s own notifications, and on your phone if you set that up')]);
  const read = async () => {
    await post('/api/notifications/read/', { up_to: notifications[0]?.id });
    await refresh();
  };
  return panel(
    'News',
    [
      el('ul', { class: 'rows' }, ...notifications.map(row)),
      more && button('Show more', () => ((wanted = Math.min(wanted + PAGE, 200)), refresh()), { 'data-key': 'more' }),
    ],
    unread > 0 ? button(`Mark ${unread} as read`, read, { 'data-key': 'read', 'data-test': 'read' }) : null,
  );
}

/** @param {News} one */
function row(one) {
  const pushes = one.pushes.map((push) => `${push.channel} ${PUSH[push.state]}${push.note ? `: ${push.note}` : ''}`).join(' · ');
  return el(
    'li',
    { 'data-test': 'news', class: one.read ? 'seen' : '' },
    el('span', { class: `dot tone-${TONES[one.kind]}`, 'aria-hidden': 'true' }),
    el(
      'div',
      { class: 'grow' },
      el('p', { class: one.read ? '' : 'row-title' }, el('a', { class: 'plain-link', href: one.path }, one.title), !one.read && el('span', { class: 'unseen' }, ' (unread)')),
      el('p', { class: 'quiet small' }, [one.body, pushes].filter(Boolean).join(' · ')),
    ),
    el('span', { class: 'quiet small' }, when(one.at)),
  );
}

/** Changes wait for each other: each is made to what the one before left. @type {Promise<unknown>} */
let turn = Promise.resolve();

/**
 * The companion takes all settings as a whole: some of them are changed in what it keeps now.
 * @param {object} changed
 */
function save(changed) {
  const made = turn.then(async () => {
    const { ntfy_token_set, ...kept } = await get('/api/notifications/settings/');
    await post('/api/notifications/settings/', { ...kept, ...changed });
    toast('Saved.');
    await refresh();
  });
  turn = made.catch(() => undefined);
  return made;
}

/** @param {Settings} kept */
function kinds(kept) {
  const way = (/** @type {Kind} */ kind) => (kept.off?.includes(kind) ? 'off' : kept.silent?.includes(kind) ? 'silent' : 'on');
  const rows = KINDS.map(([kind, name, more]) => el('label', { class: 'kind-row' }, el('span', { class: 'grow' }, el('span', { class: 'label' }, name), el('span', { class: 'quiet small block' }, more)), select(kind, WAYS, way(kind), { 'data-test': `kind-${kind}` })));
  return panel('What you hear of', [
    savable(
      rows,
      (given) => save({ off: KINDS.map(([kind]) => kind).filter((kind) => given[kind] === 'off'), silent: KINDS.map(([kind]) => kind).filter((kind) => given[kind] === 'silent') }),
      'save-kinds',
    ),
  ]);
}

/** @param {Settings} kept */
function times(kept) {
  const time = (/** @type {string} */ name, /** @type {string | null | undefined} */ value) => el('input', { class: 'input', type: 'time', name, value: value ?? '' });
  return panel('When pushes go', [
    el('p', { class: 'quiet small' }, 'The browser shows news at once. Pushes wait in quiet hours and then come as one message; with a digest there is one message a day.'),
    savable(
      [field('Quiet from', time('quiet_from', kept.quiet_from)), field('Quiet until', time('quiet_to', kept.quiet_to)), field('One digest a day at (empty: at once)', time('daily_at', kept.daily_at)), field('Time zone', el('input', { class: 'input', name: 'timezone', value: kept.timezone && kept.timezone !== 'UTC' ? kept.timezone : ZONE, required: true }))],
      ({ quiet_from, quiet_to, daily_at, timezone }) => save({ quiet_from: quiet_from || null, quiet_to: quiet_to || null, daily_at: daily_at || null, timezone }),
      'save-times',
    ),
  ]);
}

/** @param {Settings} kept */
function places(kept) {
  const test = (/** @type {'ntfy' | 'webhook'} */ channel) => async () => {
    const reply = await post('/api/notifications/test/', { channel });
    toast(reply.ok ? 'Sent: it should be there now.' : `Not sent: ${reply.note}.`);
  };
  const text = (/** @type {string} */ name, /** @type {string | undefined} */ value, /** @type {Record<string, unknown>} */ more) => el('input', { class: 'input', name, value: value ?? '', ...more });
  const ntfy = savable(
    [
      field('ntfy server', text('base_url', kept.ntfy?.base_url ?? 'https://ntfy.sh', { type: 'url' })),
      field('Topic (long and hard to guess; empty: none)', text('topic', kept.ntfy?.topic, { pattern: '[-_A-Za-z0-9]{1,64}', autocomplete: 'off' })),
      field(kept.ntfy_token_set ? 'Access token (kept; fill in to replace)' : 'Access token (not needed everywhere)', text('token', '', { type: 'password', autocomplete: 'off' })),
    ],
    ({ base_url, topic, token }) => save({ ntfy: topic ? { base_url, topic } : null, ...(token ? { ntfy_token: token } : topic ? {} : { ntfy_token: '' }) }),
    'save-ntfy',
  );
  const webhook = savable([field('Webhook: gets each message as JSON (empty: none)', text('url', kept.webhook?.url, { type: 'url', maxlength: 2000 }))], ({ url }) => save({ webhook: url ? { url } : null }), 'save-webhook');
  if (kept.ntfy) add(ntfy, [button('Send a test', test('ntfy'), { 'data-key': 'test-ntfy', 'data-test': 'test-ntfy' })]);
  if (kept.webhook) add(webhook, [button('Send a test', test('webhook'), { 'data-key': 'test-webhook', 'data-test': 'test-webhook' })]);
  const to = [kept.ntfy && 'ntfy', kept.webhook && 'a webhook'].filter(Boolean);
  return panel('To your phone or a program', [el('p', { class: 'quiet small' }, to.length > 0 ? `Pushed to ${to.join(' and ')}.` : 'Nothing is pushed until you name a place here.', ' A push holds one line: what happened, the job, the employer, when. Never words of a mail.'), ntfy, webhook]);
}
