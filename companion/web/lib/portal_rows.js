// @ts-check
// What candidate portals showed of each application, in their own words; the person says which one an unclear row is about.

import { el } from '../shared/dom.js';
import { counted } from '../shared/format.js';
import { atsName } from '../shared/scopes.js';
import { post } from './api.js';
import { NEW, chooseApplication } from './choose.js';
import { ask, button, field, panel, select, toast } from './ui.js';
import { SETTABLE, jobName, statusChip, when } from './words.js';

/** @typedef {import('../shared/contracts').PortalRowView} Row */

/**
 * @param {Row[]} rows
 * @param {() => Promise<void>} refresh
 */
export function portalRows(rows, refresh) {
  if (rows.length === 0) return null;
  const unclear = rows.filter((one) => one.state === 'review');
  const clear = rows.filter((one) => one.state !== 'review');
  return panel('What portals showed last', [
    unclear.length > 0 && el('ul', { class: 'rows' }, ...unclear.map((one) => line(one, () => choose(one, refresh)))),
    clear.length > 0 && el('details', { open: unclear.length === 0 }, el('summary', { 'data-key': 'portal-rows' }, `${counted(clear.length, 'application')} known`), el('ul', { class: 'rows' }, ...clear.map((one) => line(one, one.state === 'unknown' && one.application ? () => mean(one, refresh) : undefined)))),
  ]);
}

/**
 * @param {Row} one
 * @param {() => Promise<void>} [decide]
 */
function line(one, decide) {
  const name = jobName(one);
  return el(
    'li',
    { 'data-test': 'portal-row' },
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, one.application ? el('a', { href: `/applications/${one.application}/` }, name) : name),
      el('p', { class: 'quiet small' }, `${atsName(one.ats)} says “${one.words}” · `, when(one.seen_at)),
      one.state === 'review' && el('p', { class: 'small' }, 'Which of your applications is this?'),
      one.state === 'unknown' && el('p', { class: 'small' }, 'These words are not known: they move nothing until you say what they mean.'),
    ),
    one.status && statusChip(one.status),
    decide && button(one.state === 'review' ? 'Choose …' : 'It means …', decide, { 'data-key': `portal-row:${one.id}`, 'data-test': one.state === 'review' ? 'choose-portal-row' : 'mean-portal-row' }),
  );
}

/**
 * What words that are not known stand for, here: another row with the same words is asked about by itself.
 * @param {Row} one
 * @param {() => Promise<void>} refresh
 */
async function mean(one, refresh) {
  const answer = await ask('What does it mean?', [el('p', { class: 'quiet' }, `${jobName(one)}: “${one.words}”`), field('It stands at', select('status', SETTABLE, 'acknowledged'))], 'Save');
  if (!answer) return;
  await post('/api/jobtracker/portals/decide/', { row: one.id, application: one.application, status: answer.status });
  toast('Taken: it is in the timeline.');
  await refresh();
}

/**
 * @param {Row} one
 * @param {() => Promise<void>} refresh
 */
async function choose(one, refresh) {
  const { applications } = await post('/api/jobtracker/applications/', { text: one.company ?? one.title, limit: 8 });
  const chosen = await chooseApplication('Which application is this about?', el('p', { class: 'quiet' }, `${jobName(one)}: “${one.words}”`), applications, null);
  if (chosen === null || chosen === NEW) return;
  await post('/api/jobtracker/portals/decide/', { row: one.id, application: chosen });
  toast('Taken: the portal’s words count for it from now on.');
  await refresh();
}
