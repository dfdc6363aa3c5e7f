// @ts-check
// Mailboxes and candidate portals that are read for answers of employers: added, watched, removed.

import { el } from '../shared/dom.js';
import { sentence } from '../shared/format.js';
import { get, post } from '../lib/api.js';
import { savable } from '../lib/forms.js';
import { live, run } from '../lib/page.js';
import { portalRows } from '../lib/portal_rows.js';
import { portalForm, portals } from '../lib/portals.js';
import { ask, button, byId, empty, field, panel, select, toast } from '../lib/ui.js';
import { MAILBOX_STATES, capital, when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').AccountView} Account */

const AUTH = /** @type {const} */ ([['password', 'App password'], ['xoauth2', 'OAuth2 access token']]);
const SECURITY = /** @type {const} */ ([['tls', 'TLS'], ['none', 'None: a server on this machine']]);

const form = savable(
  [
    field('Mail address', el('input', { class: 'input', type: 'email', name: 'address', required: true, maxlength: 320, autocomplete: 'off' })),
    field('App password or token', el('input', { class: 'input', type: 'password', name: 'secret', required: true, maxlength: 8000, autocomplete: 'new-password' })),
    el(
      'details',
      { class: 'small wide-field' },
      el('summary', {}, 'Server and folders: found by themselves for the large providers'),
      el(
        'div',
        { class: 'grid-form' },
        field('IMAP server', el('input', { class: 'input', name: 'host', maxlength: 255 })),
        field('Port', el('input', { class: 'input', type: 'number', name: 'port', min: 1, max: 65535 })),
        field('User name, if not the address', el('input', { class: 'input', name: 'username', maxlength: 320, autocomplete: 'off' })),
        field('Folders, with commas between them', el('input', { class: 'input', name: 'folders', placeholder: 'INBOX' })),
        field('Signs in by', select('auth', AUTH, 'password')),
        field('Encryption', select('security', SECURITY, 'tls')),
      ),
    ),
  ],
  (given) => add(given),
  'add-mailbox',
  'Add the mailbox',
);
const place = panel('Add a mailbox', [el('p', { class: 'quiet small' }, 'It is read only: nothing is marked, moved or sent. The password is kept in your system’s keyring, or in a file only you can read; never in the database. With two-factor sign-in, make an app password at your provider.'), form]);
const progress = el('p', { class: 'quiet small', role: 'status', hidden: true });
place.classList.add('below');
byId('content').after(place);
byId('content').before(progress);

live.hear((event) => {
  if (event.type !== 'mail.progress') return;
  const { folder, done, total } = /** @type {any} */ (event.data);
  progress.hidden = done >= total;
  progress.textContent = `Reading ${folder} for the first time: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} mails …`;
});

const another = portalForm(() => refresh());

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['mail.account', 'portal.', 'tracking.changed', 'status.changed'],
  load: async () => {
    const [found, known, shown, tracking] = await Promise.all([post('/api/jobtracker/accounts/'), post('/api/jobtracker/portals/known/'), post('/api/jobtracker/portals/'), get('/api/jobtracker/tracking/')]);
    return { rows: /** @type {import('../shared/contracts').PortalRowView[]} */ (shown.rows), accounts: /** @type {Account[]} */ (found.accounts), known: /** @type {import('../shared/contracts').PortalView[]} */ (known.portals), on: Boolean(tracking.settings.on) };
  },
  show: ({ accounts, known, rows, on }) => {
    const watched = known.some((one) => one.watched);
    return [
      !on && accounts.length + Number(watched) > 0 && el('p', { class: 'notice' }, 'Following applications is off, so nothing is read here. ', button('Start following', start, { 'data-key': 'start', 'data-test': 'start' })),
      accounts.length === 0
        ? empty('No mailbox is read', 'add yours below, and confirmations, invitations and answers move your applications by themselves. What is not clear waits for your word')
        : el('section', { class: 'panel', 'aria-label': 'Mailboxes' }, el('ul', { class: 'rows' }, ...accounts.map(row))),
      portals(known, another, () => refresh()),
      portalRows(rows, () => refresh()),
    ];
  },
});

/** @param {Account} one */
function row(one) {
  const [tone, name] = MAILBOX_STATES[one.state] ?? ['idle', capital(one.state)];
  return el(
    'li',
    { 'data-test': 'mailbox' },
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, one.address),
      el('p', { class: 'quiet small' }, `${one.host}:${one.port} · ${(one.folders ?? []).join(', ')}`, one.checked && ' · looked at ', when(one.checked)),
      one.note && one.state !== 'ok' && el('p', { class: 'small' }, ...sentence(one.note)),
    ),
    el('span', { class: `chip-status tone-${tone}` }, name),
    button('Remove', () => drop(one), { class: 'danger', 'data-key': `remove:${one.id}`, 'data-test': 'remove' }),
  );
}

async function start() {
  await post('/api/jobtracker/tracking/', {});
  toast('Following is on: the mailbox is read now.');
  await refresh();
}

/** @param {Record<string, string>} given */
async function add({ host, port, username, folders, ...rest }) {
  const parts = (folders ?? '').split(',').map((name) => name.trim()).filter(Boolean);
  /** @type {Account} */
  const account = await post('/api/jobtracker/accounts/add/', { ...rest, ...(host ? { host } : {}), ...(port ? { port: Number(port) } : {}), ...(username ? { username } : {}), folders: parts });
  form.reset();
  toast(`Added: ${account.address}.`);
  await refresh();
}

/** @param {Account} one */
async function drop(one) {
  if (!(await ask('Stop reading this mailbox?', [el('p', {}, one.address), el('p', { class: 'quiet' }, 'Its password is forgotten. What was made of its mails stays.')], 'Remove', 'danger'))) return;
  await post('/api/jobtracker/accounts/remove/', { account: one.id });
  toast('Removed, and its password forgotten.');
  await refresh();
}
