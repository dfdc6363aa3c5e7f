// @ts-check
// What runs, when it last did, and what stands in its way.

import { el } from '../shared/dom.js';
import { counted, plainWords, sentence } from '../shared/format.js';
import { get, post } from '../lib/api.js';
import { run } from '../lib/page.js';
import { empty, panel } from '../lib/ui.js';
import { MAILBOX_STATES, capital, exact, when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').HealthReply} Health */
/** @typedef {import('../shared/contracts').TrackingReply} Tracking */
/** @typedef {import('../shared/contracts').BoardsReply} Boards */

/** What the loops are called by who does not know the code. @type {Record<string, string>} */
const LOOPS = { email: 'Mail', check: 'Follow-ups', ats: 'Employers’ systems', portals: 'Candidate portals', matching: 'Watched boards', analytics: 'Metrics' };

await run({
  watch: ['loop.', 'board.state', 'mail.account', 'mail.progress', 'device.', 'tracking.changed'],
  load: async () => {
    const [health, tracking, boards] = await Promise.all([post('/api/health/'), get('/api/jobtracker/tracking/'), post('/api/boards/')]);
    return { health, tracking, boards };
  },
  show: ({ health, tracking, boards }) => [el('div', { class: 'halves' }, el('div', { class: 'stack' }, loops(tracking, boards), mailboxes(health)), el('div', { class: 'stack' }, companion(health), browsers(health), counters(tracking)))],
});

/**
 * @param {string} tone
 * @param {string} text
 */
function chip(tone, text) {
  return el('span', { class: `chip-status tone-${tone}` }, text);
}

/**
 * @param {Tracking} tracking
 * @param {Boards} boards
 */
function loops(tracking, boards) {
  const troubled = boards.boards.filter((one) => ['failed', 'gone'].includes(one.state));
  return panel('What runs by itself', [
    !tracking.settings.on && el('p', { class: 'notice' }, 'Following applications is off. ', el('a', { href: '/settings/' }, 'Switch it on')),
    tracking.loops.length === 0
      ? el('p', { class: 'quiet' }, 'No loop has run yet.')
      : el(
          'div',
          { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'Loops' },
          el(
            'table',
            {},
            el('thead', {}, el('tr', {}, ...['Loop', 'Last run', 'State'].map((name) => el('th', { scope: 'col' }, name)), ...['Runs', 'Failed', 'Found'].map((name) => el('th', { scope: 'col', class: 'number' }, name)))),
            el(
              'tbody',
              {},
              ...tracking.loops.map((one) =>
                el(
                  'tr',
                  { 'data-test': 'loop' },
                  el('th', { scope: 'row' }, LOOPS[one.loop] ?? capital(plainWords(one.loop))),
                  el('td', {}, when(one.finished ?? one.started)),
                  el('td', {}, one.error ? chip('bad', 'Failed') : chip(one.finished ? 'good' : 'wait', one.finished ? 'Well' : 'Running'), one.error && el('p', { class: 'small' }, ...sentence(one.error))),
                  ...[one.runs, one.failures, one.found].map((count) => el('td', { class: 'number' }, String(count))),
                ),
              ),
            ),
          ),
        ),
    troubled.length > 0 && el('p', { class: 'notice bad' }, `${counted(troubled.length, 'careers page')} cannot be read. `, el('a', { href: '/boards/' }, 'Look at them')),
  ]);
}

/** @param {Health} health */
function mailboxes({ accounts }) {
  if (accounts.length === 0) return panel('Mailboxes', [empty('No mailbox is read', 'add yours, and answers of employers are understood by themselves: it is read only, nothing is marked or moved', el('a', { class: 'button small-button', href: '/mailboxes/' }, 'Add a mailbox'))]);
  return panel('Mailboxes', [
    el(
      'ul',
      { class: 'rows' },
      ...accounts.map((one) =>
        el(
          'li',
          { 'data-test': 'account' },
          el('div', { class: 'grow' }, el('p', { class: 'row-title' }, one.address), el('p', { class: 'quiet small' }, `${one.host}:${one.port}`, one.checked && ' · looked at ', when(one.checked)), one.note && el('p', { class: 'small' }, ...sentence(one.note))),
          chip(...(MAILBOX_STATES[one.state] ?? ['idle', capital(one.state)])),
        ),
      ),
    ),
  ]);
}

/** @param {Health} health */
function companion({ version, started, seq, listeners }) {
  /** @type {[string, string | Node | null][]} */
  const facts = [
    ['Version', version],
    ['Runs since', el('time', { datetime: started }, exact(started))],
    ['Events so far', seq.toLocaleString('en')],
    ['Listening now', counted(listeners, 'page or browser', 'pages and browsers')],
    ['Address', location.host],
  ];
  return panel('The companion', [el('dl', { class: 'facts-list' }, ...facts.flatMap(([name, value]) => [el('dt', { class: 'quiet small' }, name), el('dd', {}, value)])), el('p', { class: 'quiet small' }, ...sentence('`companion doctor` looks further: database, disk, clock, browser'))]);
}

/** @param {Health} health */
function browsers({ devices, version }) {
  if (devices.length === 0) return panel('Paired browsers', [empty('No browser is paired', 'run `companion pair` and type the code in the extension’s settings page')]);
  return panel('Paired browsers', [
    el('ul', { class: 'rows' }, ...devices.map((one) => el('li', {}, el('div', { class: 'grow' }, el('p', { class: 'row-title' }, one.name), el('p', { class: 'quiet small' }, 'Paired ', when(one.created), one.last_used && ' · last used ', when(one.last_used)), outdated(one.client, version))))),
    el('p', { class: 'quiet small' }, ...sentence('`companion devices revoke` takes a pairing back at once')),
  ]);
}

/**
 * An extension of another version than the companion's wants a word.
 * @param {string | null} client
 * @param {string} version
 */
function outdated(client, version) {
  const loaded = client?.startsWith('extension/') ? client.slice('extension/'.length) : version;
  return loaded === version ? null : el('p', { class: 'notice', 'data-test': 'outdated' }, `Its extension is version ${loaded}. Reload it at chrome://extensions.`);
}

/** @param {Tracking} tracking */
function counters({ tracked, applications, mails }) {
  const sum = (/** @type {Record<string, number>} */ counts) => Object.values(counts).reduce((total, one) => total + one, 0);
  return panel('Counters', [el('div', { class: 'numbers-line' }, ...[[sum(applications), 'applications'], [tracked, 'followed'], [sum(mails), 'mails seen'], [mails.review ?? 0, 'to decide']].map(([count, name]) => el('div', { class: 'tile' }, el('strong', {}, Number(count).toLocaleString('en')), el('span', { class: 'quiet small' }, String(name)))))]);
}
