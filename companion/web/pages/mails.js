// @ts-check
// Every mail seen and what was made of it; what is not sure waits for a decision.

import { el } from '../shared/dom.js';
import { get, post } from '../lib/api.js';
import { NEW, chooseApplication } from '../lib/choose.js';
import { run } from '../lib/page.js';
import { byId, button, empty, toast } from '../lib/ui.js';
import { jobName, mailKind, mailNamed, when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').MailView} Mail */

const PAGE = 50;
const TYPING_MS = 150;

const TABS = /** @type {const} */ ([
  ['review', 'To decide'],
  ['', 'All'],
  ['applied', 'Used by itself'],
  ['accepted', 'Accepted'],
  ['refused', 'Refused'],
  ['other', 'Not about an application'],
]);

/** @type {Record<string, string>} */
const STATES = {
  review: 'Waits for your decision',
  applied: 'Used by itself',
  noted: 'Noted',
  accepted: 'Accepted by you',
  refused: 'Refused by you',
  other: 'Not about an application',
};

const MAILBOXES = () => el('a', { class: 'button small-button', href: '/mailboxes/' }, 'Mailboxes');
const asked = Number(location.hash.slice(1)) || 0;
let tab = asked ? '' : 'review';
let text = '';
let wanted = PAGE;
/** @type {number | undefined} */
let typing;
/** Names of applications that mails belong to. @type {Map<number, string>} */
const names = new Map();

const tabs = el('div', { class: 'tabs', role: 'group', 'aria-label': 'Which mails' }, ...TABS.map(([state, name]) => el('button', { class: 'tab', 'data-tab': state, 'aria-pressed': String(state === tab), onclick: () => pick(state) }, name)));
const search = el('input', { class: 'input search', type: 'search', placeholder: 'Subject or sender', 'aria-label': 'Subject or sender', 'data-test': 'search' });
search.addEventListener('input', () => {
  text = search.value;
  clearTimeout(typing);
  typing = setTimeout(() => refresh(), TYPING_MS);
});
byId('content').before(el('div', { class: 'filters' }, tabs, search));

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['mail.', 'status.changed', 'interview.detected'],
  load: async () => {
    /** @type {Mail[]} */
    const mails = (await post('/api/jobtracker/mails/', { state: tab || null, text: text || null, limit: wanted + 1 })).mails;
    await nameThem(mails);
    return { mails, wanted, tab, text, names: [...names] };
  },
  show: ({ mails }) => [
    mails.length === 0 ? none() : el('section', { class: 'panel', 'aria-label': 'Mails' }, el('ul', { class: 'rows' }, ...mails.slice(0, wanted).map(row))),
    mails.length > wanted && button('Show more', () => ((wanted += PAGE), refresh()), { 'data-key': 'more' }),
  ],
});
if (asked) document.getElementById(`mail-${asked}`)?.scrollIntoView({ block: 'center' });

/** @param {string} state */
function pick(state) {
  tab = state;
  wanted = PAGE;
  for (const one of tabs.children) one.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (one).dataset.tab === state));
  void refresh();
}

/** @param {Mail[]} mails */
async function nameThem(mails) {
  const missing = [...new Set(mails.flatMap((mail) => (mail.application && !names.has(mail.application) ? [mail.application] : [])))];
  for (const one of await Promise.all(missing.map(application))) names.set(one.id, jobName(one));
}

/**
 * @param {number} id
 * @returns {Promise<import('../shared/contracts').ApplicationView>}
 */
async function application(id) {
  return (await get(`/api/jobtracker/application/${id}/status/`)).application;
}

function none() {
  if (text) return empty('No mail holds these words', 'subject and sender are searched');
  if (tab === 'review') return empty('Nothing to decide', 'a mail waits here when its sender or its application is not sure', MAILBOXES());
  return empty('No mail here', 'mails are read once a mailbox is added. They are never marked, moved or answered', MAILBOXES());
}

/** @param {Mail} mail */
function row(mail) {
  return el(
    'li',
    { id: `mail-${mail.id}`, class: mail.id === asked ? 'asked' : '', 'data-test': 'mail' },
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, mail.subject || '(no subject)'),
      el('p', { class: 'quiet small' }, `${mail.sender} · `, when(mail.date), mail.authenticated === false ? ' · sender not verified' : ''),
      mail.evidence && el('blockquote', {}, mail.evidence),
      el('p', { class: 'small made' }, mailKind(mail.kind), ` ${STATES[mail.state] ?? mail.state}`, mail.note && el('span', { class: 'quiet' }, `: ${mail.note}`)),
      mail.opinion && el('p', { class: 'small', 'data-test': 'opinion' }, `${mail.opinion.model} takes it for ${mailNamed(mail.opinion.kind) ?? mail.opinion.kind}: `, el('q', {}, mail.opinion.quote)),
      mail.application !== null && el('p', { class: 'small' }, mail.state === 'review' ? 'Perhaps for ' : 'For ', el('a', { href: `/applications/${mail.application}/` }, names.get(mail.application) ?? `application ${mail.application}`)),
    ),
    el('div', { class: 'row-actions' }, ...actions(mail)),
  );
}

/** @param {Mail} mail */
function actions(mail) {
  const refuse = (/** @type {string} */ label) => button(label, () => decide(mail, false), { 'data-key': `refuse:${mail.id}`, 'data-test': 'refuse' });
  const link = (/** @type {string} */ label) => button(label, () => choose(mail), { 'data-key': `link:${mail.id}`, 'data-test': 'link' });
  if (mail.state === 'review') {
    const accept = mail.application ? button('Accept', () => decide(mail, true, mail.application), { class: 'main', 'data-key': `accept:${mail.id}`, 'data-test': 'accept' }) : null;
    return [...(accept ? [accept] : []), ...asOpined(mail), link(accept ? 'Another …' : 'Choose …'), refuse('Refuse')];
  }
  if (mail.state === 'refused') return [link('Accept …')];
  if (mail.state === 'other' || mail.state === 'noted') return [link('Link …')];
  return [link('Correct …'), refuse('Take back')];
}

/**
 * Where the model takes the mail for something else that an application can be told: accept it as that.
 * @param {Mail} mail
 */
function asOpined(mail) {
  const kind = mail.opinion?.kind;
  if (!kind || kind === mail.kind || !mailNamed(kind) || kind === 'other' || kind === 'outreach' || !mail.application) return [];
  return [button(`As ${mailNamed(kind)}`, () => decide(mail, true, mail.application, kind), { 'data-key': `as:${mail.id}`, 'data-test': 'as-opined' })];
}

/** @param {Mail} mail */
async function choose(mail) {
  const ids = mail.candidates.map((candidate) => Number(candidate.application)).filter((id) => id > 0);
  const likely = await Promise.all(ids.slice(0, 5).map(application));
  const chosen = await chooseApplication('Which application is this about?', el('p', { class: 'quiet' }, mail.subject || '(no subject)'), likely);
  if (chosen !== null) await decide(mail, true, chosen === NEW ? null : chosen);
}

/**
 * @param {Mail} mail
 * @param {boolean} accept
 * @param {number | null} [application]
 * @param {string | null} [kind] what it is in truth
 */
async function decide(mail, accept, application = null, kind = null) {
  /** @type {Mail} */
  const after = await post('/api/jobtracker/mails/decide/', { mail: mail.id, accept, application, kind });
  toast(accept ? 'Accepted: it is in the timeline.' : 'Refused: it changes nothing.', accept && after.application ? { label: 'Open', act: () => location.assign(`/applications/${after.application}/`) } : undefined);
  await refresh();
}

