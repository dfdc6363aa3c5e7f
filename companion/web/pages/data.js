// @ts-check
// What goes out and comes in: files for other programs, lists of other trackers, the calendar's address.

import { el } from '../shared/dom.js';
import { counted } from '../shared/format.js';
import { USER, post } from '../lib/api.js';
import { base64Of, fileButton } from '../lib/files.js';
import { run } from '../lib/page.js';
import { ask, attempt, button, field, panel, select, toast } from '../lib/ui.js';
import { statusName, when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').ImportListReply} Listed */
/** @typedef {import('../shared/contracts').FeedReply} Feed */

const FIELDS = /** @type {const} */ ([['company', 'Employer'], ['title', 'Job title'], ['url', 'Address'], ['status', 'Stage'], ['applied_at', 'Applied on'], ['updated_at', 'Changed on'], ['note', 'Note']]);
const FILES = /** @type {const} */ ([
  ['applications.csv', 'Applications as CSV', 'for a spreadsheet'],
  ['calendar.ics', 'Calendar as iCalendar', 'interviews, follow-ups and last days, as they are now'],
  ['everything.json', 'Everything as JSON', 'all records and resumes, without passwords and pictures of forms; it comes in again on this page, or by `companion import`'],
  ['everything.zip', 'Everything as CSV', 'the same, for spreadsheets: a file for each kind of record, zipped; it comes in again too'],
  ['resume.json', 'Resume as JSON Resume', 'for other programs that know the format'],
]);

/** The list that is looked at. @type {{ name: string, base64: string, mapping: Record<string, string>, found: Listed } | null} */
let looked = null;
/** The feed's address, told once. @type {string | null} */
let address = null;

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['application.created'],
  load: async () => {
    /** @type {Feed} */
    const feed = await post('/api/export/feed/');
    // Ended elsewhere: what the address was is of no use any more.
    if (!feed.made) address = null;
    return { feed, looked: looked && { name: looked.name, mapping: looked.mapping, found: looked.found }, address };
  },
  show: ({ feed }) => el('div', { class: 'halves' }, el('div', { class: 'stack' }, lists(), whole()), el('div', { class: 'stack' }, downloads(), calendar(feed))),
});

function downloads() {
  return panel('Take it with you', [
    el('ul', { class: 'rows' }, ...FILES.map(([file, name, more]) => el('li', {}, el('div', { class: 'grow' }, el('p', { class: 'row-title' }, name), el('p', { class: 'quiet small' }, ...words(more))), el('a', { class: 'button small-button', href: `/api/export/${file}?user=${USER}`, download: file === 'calendar.ics' ? 'job-search.ics' : file, 'aria-label': `Download ${name}`, 'data-test': file }, 'Download')))),
    el('p', { class: 'quiet small' }, ...words('A copy to go back to: `companion backup`, also while it runs. `companion restore` puts it back.')),
  ]);
}

/** @param {string} text commands between backticks @returns {(Node | string)[]} */
function words(text) {
  return text.split('`').map((part, index) => (index % 2 ? el('code', {}, part) : part));
}

/** @param {Feed} feed */
function calendar(feed) {
  const make = async () => {
    if (feed.made && !(await ask('Make a new address?', [el('p', { class: 'quiet' }, 'Programs that use the address there is now stop getting news.')], 'Make a new one'))) return;
    address = (await post('/api/export/feed/new/')).url;
    await refresh();
  };
  const end = async () => {
    await post('/api/export/feed/end/');
    address = null;
    toast('The address leads nowhere any more.');
    await refresh();
  };
  const copy = async () => {
    await navigator.clipboard.writeText(address ?? '');
    toast('Copied.');
  };
  return panel('Calendar for other programs', [
    el('p', { class: 'quiet small' }, 'An address that a calendar program on this machine subscribes to: interviews, follow-ups and last days stay current there. Whoever has the address can read the calendar, so it is hard to guess and shown only once.'),
    address && el('div', { class: 'add-line' }, el('input', { class: 'input', readonly: true, value: address, 'aria-label': 'Address of the calendar', 'data-test': 'feed-url', 'data-key': 'feed-url' }), button('Copy', copy, { 'data-key': 'copy' })),
    feed.made && !address && el('p', { class: 'small' }, 'There is an address since ', when(feed.made), '.'),
    el('div', { class: 'row-actions' }, button(feed.made ? 'Make a new address' : 'Make an address', make, { class: feed.made ? '' : 'main', 'data-key': 'feed-new', 'data-test': 'feed-new' }), feed.made && button('End it', end, { class: 'danger', 'data-key': 'feed-end', 'data-test': 'feed-end' })),
  ]);
}

function lists() {
  const give = fileButton('Choose a CSV file …', { accept: '.csv,.tsv,.txt,text/csv', 'aria-label': 'List of applications', 'data-test': 'list' }, async (file) => {
    const base64 = await base64Of(file);
    await look(file.name, base64, {});
  });
  return panel('Bring a list of applications', [
    el('p', { class: 'quiet small' }, 'From Huntr, Teal, Simplify or your own sheet, saved as CSV. First you see what would be made of it; nothing is written before you say so.'),
    give,
    looked && preview(looked.name, looked.found),
  ]);
}

function whole() {
  const give = fileButton('Choose an export …', { accept: '.json,.zip,application/json,application/zip', 'aria-label': 'Whole export', 'data-test': 'whole' }, async (file) => {
    if (!(await ask('Take in everything?', [el('p', {}, file.name), el('p', { class: 'quiet' }, 'It goes into a companion without data only: nothing you have can be overwritten.')], 'Take it in'))) return;
    const done = await post('/api/import/everything/', file);
    const rows = Object.values(done.tables).reduce((/** @type {number} */ sum, /** @type {any} */ count) => sum + count, 0);
    toast(`Taken in: ${counted(rows, 'row')}. Give the passwords of mailboxes again.`);
    await refresh();
  });
  return panel('Bring everything from another machine', [el('p', { class: 'quiet small' }, 'The file that “Everything as JSON” or “as CSV” gave there: applications, mails, postings, answers, resumes. Passwords and paired browsers stay behind.'), give]);
}

/**
 * @param {string} name
 * @param {string} base64
 * @param {Record<string, string>} mapping
 */
async function look(name, base64, mapping) {
  const found = await post('/api/import/list/', { base64, mapping, apply: false });
  looked = { name, base64, mapping, found };
  await refresh();
}

/**
 * @param {string} name
 * @param {Listed} found
 */
function preview(name, found) {
  const columns = [...Object.values(found.mapping), ...found.unused];
  const options = /** @type {[string, string][]} */ ([['', 'not in the list'], ...columns.map((column) => /** @type {[string, string]} */ ([column, column]))]);
  const mapping = el('form', { class: 'grid-form', 'data-test': 'mapping' }, ...FIELDS.map(([key, label]) => field(label, select(key, options, found.mapping[key] ?? '', { 'data-key': `map:${key}` }))));
  mapping.addEventListener('change', () =>
    attempt(async () => {
      const chosen = Object.fromEntries([...new FormData(mapping)].map(([key, value]) => [key, String(value)]).filter(([, value]) => value));
      if (looked) await look(looked.name, looked.base64, chosen);
    }),
  );
  const take = async () => {
    if (!looked) return;
    const done = await post('/api/import/list/', { base64: looked.base64, mapping: looked.mapping, apply: true });
    looked = null;
    toast(`Taken in: ${counted(done.new, 'application')}. ${done.known > 0 ? `${done.known} were there already.` : ''}`);
    await refresh();
  };
  return el(
    'div',
    { class: 'stack', 'data-test': 'preview' },
    el('p', {}, el('strong', {}, name), found.tracker ? ` · a list of ${found.tracker}` : ''),
    mapping,
    el('p', { class: 'quiet small', role: 'status' }, `${counted(found.rows, 'row')}: ${found.new} new, ${found.known} there already.`),
    el(
      'div',
      { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'The first rows' },
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...['Line', 'Employer', 'Job', 'Stage', 'Applied', ''].map((head) => (head ? el('th', { scope: 'col' }, head) : el('td', {}))))),
        el('tbody', {}, ...found.preview.map((row) => el('tr', { 'data-test': 'list-row' }, el('td', {}, String(row.line)), el('td', {}, row.company ?? '–'), el('td', {}, row.title ?? '–'), el('td', {}, statusName(row.status)), el('td', {}, row.applied_at?.slice(0, 10) ?? '–'), el('td', { class: 'quiet' }, row.known ? 'there already' : 'new')))),
      ),
    ),
    found.rows > found.preview.length && el('p', { class: 'quiet small' }, `… and ${counted(found.rows - found.preview.length, 'more row')}.`),
    found.faults.length > 0 && el('details', { class: 'small' }, el('summary', {}, `${counted(found.faults.length, 'line')} not understood in full`), el('ul', { class: 'plain' }, ...found.faults.map((fault) => el('li', {}, fault)))),
    el('div', { class: 'row-actions' }, button(`Take in ${counted(found.new, 'application')}`, take, { class: 'main', disabled: found.new === 0, 'data-key': 'take', 'data-test': 'take' }), button('Leave it', () => ((looked = null), refresh()), { 'data-key': 'leave' })),
  );
}
