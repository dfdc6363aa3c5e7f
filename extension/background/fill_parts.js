// @ts-check
// Small parts of a fill: its empty state, the parts of a plan, reports of what could not be tried.

import { Problem } from './errors.js';

/** @typedef {import('../shared/contracts').FieldReport} FieldReport */
/** @typedef {import('../shared/contracts').PlanItem} PlanItem */
/** @typedef {import('../shared/state').FillState} FillState */

/** Longest fill, from the click on. */
export const FILL_LIMIT_MS = 60_000;

/**
 * @param {number} tabId
 * @param {string} top
 * @returns {FillState}
 */
export function blank(tabId, top) {
  return {
    tab_id: tabId, document_id: top, phase: 'previewing', started: Date.now(), message: null, seen: 0, fillable: 0, notice: null, questions: [],
    frames_to_ask: [], allowed: [], report: null, employer: null, ats: null, country: null, watched: {}, documents: {}, selectors: {},
  };
}

/**
 * What was filled is in the page: a companion that stops afterwards costs the rest, not the report.
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<{value: T} | {problem: string}>}
 */
export async function told(work) {
  try {
    return { value: await work };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: error.message };
  }
}

/** A fill whose worker was stopped half-way is not under way for ever. @param {FillState} fill */
export function busy(fill) {
  return fill.phase === 'filling' && Date.now() - fill.started < FILL_LIMIT_MS;
}

/** @param {{frame?: string, field_id: string}} one */
export function keyOf(one) {
  return `${one.frame ?? 'top'}#${one.field_id}`;
}

/**
 * New, or planned otherwise now that its list was seen.
 * @param {PlanItem} item
 * @param {Map<string, PlanItem>} tried
 * @param {Map<string, FieldReport>} reports
 */
export function isFresh(item, tried, reports) {
  const before = tried.get(keyOf(item));
  if (!before) return true;
  const offered = reports.get(keyOf(item))?.offered ?? [];
  return offered.length > 0 && JSON.stringify(item.value) !== JSON.stringify(before.value);
}

/**
 * The form with what its lists offered when they were opened.
 * @param {import('../shared/contracts').FormSnapshot} form
 * @param {Map<string, FieldReport>} reports
 * @returns {import('../shared/contracts').FormSnapshot}
 */
export function withOffers(form, reports) {
  const fields = (form.fields ?? []).map((field) => {
    const report = reports.get(`${field.frame ?? 'top'}#${field.id}`);
    const offered = report?.outcome === 'failed' ? (report.offered ?? []) : [];
    return offered.length > 0 ? { ...field, options: offered.map((label) => ({ label, value: '' })) } : field;
  });
  return { ...form, fields };
}

const MAX_CHOICES = 200;

/**
 * What may be corrected later: fields that were filled, and open questions whose answers may be kept.
 * @param {import('../shared/contracts').FieldDescriptor[]} fields
 * @param {FieldReport[]} reports
 * @param {import('../shared/contracts').OpenQuestion[]} questions
 * @returns {FillState['watched']}
 */
export function watchedOf(fields, reports, questions) {
  const sources = new Map(reports.filter((report) => report.outcome === 'filled').map((report) => [keyOf(report), report.source ?? '']));
  const open = new Map(questions.filter(({ keep }) => keep !== 'never').map((question) => [keyOf(question), question.keep ?? 'all']));
  /** @type {FillState['watched']} */
  const watched = {};
  for (const field of fields) {
    const key = `${field.frame ?? 'top'}#${field.id}`;
    if (field.kind === 'file' || field.kind === 'password' || !(sources.has(key) || open.has(key))) continue;
    const options = (field.options ?? []).slice(0, MAX_CHOICES).map(({ label }) => label);
    watched[key] = { label: field.label, kind: field.kind, options, source: sources.get(key) ?? '', keep: open.get(key) ?? 'all' };
  }
  return watched;
}

/** @typedef {import('../shared/state').FieldMark & {frame: string}} FrameMark */

/**
 * What each field of a filled form is marked as, for the person's eye.
 * @param {FieldReport[]} reports
 * @param {import('../shared/contracts').OpenQuestion[]} questions
 * @returns {FrameMark[]}
 */
export function marksOf(reports, questions) {
  /** @type {Map<string, FrameMark>} */
  const marks = new Map();
  for (const report of reports) {
    const { outcome, field_id, frame = 'top' } = report;
    const doubted = report.source?.startsWith('draft:') || (outcome === 'filled' && Boolean(report.reason));
    const sure = (outcome === 'filled' || outcome === 'kept') && !doubted;
    marks.set(keyOf(report), { field_id, frame, kind: sure ? 'filled' : 'check' });
  }
  for (const question of questions) {
    const { field_id, frame = 'top' } = question;
    if (!marks.has(keyOf(question))) marks.set(keyOf(question), { field_id, frame, kind: 'yours' });
  }
  return [...marks.values()];
}

/** @param {PlanItem[]} items */
export function byFrame(items) {
  /** @type {Map<string, PlanItem[]>} */
  const frames = new Map();
  for (const item of items) {
    const frame = item.frame ?? 'top';
    frames.set(frame, [...(frames.get(frame) ?? []), item]);
  }
  return frames;
}

/**
 * @param {PlanItem[]} items
 * @param {string} reason
 * @returns {FieldReport[]}
 */
export function failed(items, reason) {
  return items.map((item) => ({ field_id: item.field_id, frame: item.frame ?? 'top', label: '', outcome: 'failed', shown: null, source: item.source, reason }));
}
