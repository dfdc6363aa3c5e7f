// @ts-check
// Two or three postings side by side.

import { el } from '../shared/dom.js';
import { pay, points } from '../shared/format.js';
import { reading } from './posting.js';
import { capital, scoreMark } from './words.js';

/** @typedef {import('../shared/contracts').LiveScore} LiveScore */
/** @typedef {import('../shared/contracts').PostingReading} Reading */

/** @param {LiveScore[]} jobs */
export async function compare(jobs) {
  const readings = await Promise.all(jobs.map((job) => reading(job.posting)));
  const parts = [...new Map(readings.flatMap((one) => one.score_card?.components ?? []).map((part) => [part.name, part.label]))];
  /** @type {[string, (one: Reading) => (Node | string)[]][]} */
  const rows = [
    ['Score', (one) => [scoreMark(one.score_card?.band, one.score_card?.score)]],
    ['Employer', (one) => [one.posting?.company ?? '']],
    ['Place', (one) => [[...(one.posting?.locations ?? []).slice(0, 2), one.posting?.workplace ? capital(one.posting.workplace) : ''].filter(Boolean).join(', ')]],
    ['Pay', (one) => [pay(one.posting?.salary) || 'not said']],
    ['In the way', (one) => [(one.score_card?.blockers ?? []).map((blocker) => blocker.reason).join(' ') || 'nothing']],
    ...parts.map(([name, label]) => /** @type {[string, (one: Reading) => (Node | string)[]]} */ ([label, (one) => [points(one.score_card?.components.find((part) => part.name === name)?.contribution ?? 0)]])),
    ['You have', (one) => [names(one.score_card?.matched)]],
    ['Missing', (one) => [names(one.score_card?.missing_required) || 'nothing required']],
  ];
  const table = el(
    'table',
    {},
    el('thead', {}, el('tr', {}, el('td', {}), ...readings.map((one) => el('th', { scope: 'col' }, one.posting?.title ?? 'Untitled posting')))),
    el('tbody', {}, ...rows.map(([name, cell]) => el('tr', {}, el('th', { scope: 'row' }, name), ...readings.map((one) => el('td', {}, ...cell(one)))))),
  );
  const dialog = el(
    'dialog',
    { class: 'wide', 'aria-labelledby': 'compare-title' },
    el('form', { method: 'dialog' }, el('div', { class: 'section-head' }, el('h2', { id: 'compare-title' }, 'Side by side'), el('button', { class: 'button small-button' }, 'Close'))),
    el('div', { class: 'table-scroll', tabindex: 0, role: 'region', 'aria-label': 'Comparison' }, table),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {{ name: string }[] | undefined} skills */
function names(skills) {
  return (skills ?? []).map((skill) => skill.name).join(', ');
}
