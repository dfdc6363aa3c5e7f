// @ts-check
// The calendar: a month, and what comes next as a list.

import { el } from '../shared/dom.js';
import { get } from '../lib/api.js';
import { run } from '../lib/page.js';
import { byId, empty, panel } from '../lib/ui.js';
import { exact, jobName, meetingLink, meetingPlace, relative } from '../lib/words.js';

/** @typedef {import('../shared/contracts').CalendarItem} Item */

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const CELLS = 42;
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });
const FULL_DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const KINDS = /** @type {const} */ ({ interview: ['Interview', 'move'], follow_up: ['Follow-up', 'warn'], deadline: ['Deadline', 'bad'], closing: ['Last day', 'bad'] });

const today = new Date();
let month = new Date(today.getFullYear(), today.getMonth(), 1);

byId('actions').append(
  el('button', { class: 'button', 'aria-label': 'The month before', 'data-test': 'before', onclick: () => turn(-1) }, '‹'),
  el('button', { class: 'button', onclick: () => turn(0) }, 'Today'),
  el('button', { class: 'button', 'aria-label': 'The month after', 'data-test': 'after', onclick: () => turn(1) }, '›'),
);

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['interview.detected', 'followup.', 'status.changed', 'application.created', 'posting.state', 'analytics.updated'],
  load: async () => {
    const days = grid();
    const start = /** @type {Date} */ (days[0]);
    const end = new Date(/** @type {Date} */ (days.at(-1)).getTime() + 86_400_000);
    const [shown, next] = await Promise.all([get('/api/analytics/calendar/', { start: start.toISOString(), end: end.toISOString() }), get('/api/analytics/calendar/', { start: today.toISOString() })]);
    return { month: month.getTime(), items: /** @type {Item[]} */ (shown.items), next: /** @type {Item[]} */ (next.items) };
  },
  show: ({ items, next }) => el('div', { class: 'columns' }, panel(MONTH.format(month), [table(items)]), panel('Comes next', [agenda(next)])),
});

/** @param {number} step in months; 0 is today */
function turn(step) {
  month = step === 0 ? new Date(today.getFullYear(), today.getMonth(), 1) : new Date(month.getFullYear(), month.getMonth() + step, 1);
  void refresh();
}

/** The days shown: whole weeks around the month. */
function grid() {
  const first = (month.getDay() + 6) % 7;
  return Array.from({ length: CELLS }, (_, index) => new Date(month.getFullYear(), month.getMonth(), 1 - first + index));
}

/** @param {Item} item */
function moment(item) {
  return item.at ?? item.local;
}

/** @param {Item} item */
function clock(item) {
  const said = moment(item);
  return said && said.length > 10 ? CLOCK.format(new Date(said)) : '';
}

/** @param {Item[]} items */
function table(items) {
  /** @type {Map<string, Item[]>} */
  const byDay = new Map();
  for (const item of items) {
    const said = moment(item);
    if (!said) continue;
    const day = new Date(said.length === 10 ? `${said}T12:00` : said).toDateString();
    byDay.set(day, [...(byDay.get(day) ?? []), item]);
  }
  const days = grid();
  const weeks = Array.from({ length: CELLS / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return el(
    'table',
    { class: 'month', 'data-test': 'month' },
    el('thead', {}, el('tr', {}, ...DAYS.map((day) => el('th', { scope: 'col' }, day)))),
    el('tbody', {}, ...weeks.map((week) => el('tr', {}, ...week.map((day) => cell(day, byDay.get(day.toDateString()) ?? []))))),
  );
}

/**
 * @param {Date} day
 * @param {Item[]} items
 */
function cell(day, items) {
  const away = day.getMonth() !== month.getMonth();
  const now = day.toDateString() === today.toDateString();
  return el(
    'td',
    { class: `${away ? 'away' : ''} ${now ? 'now' : ''}`, 'aria-current': now ? 'date' : null },
    el('span', { class: 'day numbers' }, el('span', { class: 'unseen' }, FULL_DAY.format(day)), el('span', { 'aria-hidden': 'true' }, String(day.getDate()))),
    ...items.map((item) => el('a', { class: `entry tone-${KINDS[item.kind][1]} ${item.cancelled ? 'cancelled' : ''}`, href: `/applications/${item.application}/`, title: `${KINDS[item.kind][0]}: ${jobName(item)}` }, el('span', { class: 'unseen' }, `${KINDS[item.kind][0]}, ${jobName(item)}`), el('span', { class: 'entry-sign', 'aria-hidden': 'true' }, KINDS[item.kind][0].slice(0, 1)), el('span', { class: 'entry-text' }, clock(item)), el('span', { class: 'entry-text', 'aria-hidden': 'true' }, item.company ?? item.title ?? ''))),
  );
}

/** @param {Item[]} items */
function agenda(items) {
  if (items.length === 0) return empty('Nothing is planned', 'interviews are read from mails and calendar files; follow-ups come by themselves when an answer is late');
  return el(
    'ul',
    { class: 'rows' },
    ...items.map((item) =>
      el(
        'li',
        { 'data-test': 'entry', class: item.cancelled ? 'cancelled' : '' },
        el(
          'div',
          { class: 'grow' },
          el('p', { class: 'row-title' }, el('a', { href: `/applications/${item.application}/` }, jobName(item))),
          el('p', { class: 'quiet small' }, item.at ? `${exact(item.at)} · ${relative(item.at)}` : item.local ? `${item.local}${item.kind === 'interview' ? ', time zone not said' : ''}` : 'Time not said'),
          item.kind === 'interview' && meetingPlace(item) && el('p', { class: 'small' }, meetingPlace(item)),
          item.kind === 'interview' && meetingLink(item) && el('a', { class: 'small', href: meetingLink(item), target: '_blank', rel: 'noreferrer noopener' }, 'Open the meeting'),
        ),
        el('span', { class: `chip-status tone-${KINDS[item.kind][1]}` }, item.cancelled ? 'Called off' : KINDS[item.kind][0]),
      ),
    ),
  );
}
