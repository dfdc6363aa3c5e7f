// @ts-check
// One fill: read every frame, have it planned, hand each frame its part, look again for questions that the answers brought
// up, report. It starts only from our own surfaces, is for one document, and ends within a minute.

import { Problem, describe } from './errors.js';
import { FILL_LIMIT_MS, blank, busy, byFrame, failed, isFresh, keyOf, marksOf, told, watchedOf, withOffers } from './fill_parts.js';

/** @typedef {import('../shared/contracts').FillPlan} FillPlan */
/** @typedef {import('../shared/contracts').FieldReport} FieldReport */
/** @typedef {import('../shared/contracts').FieldDescriptor} FieldDescriptor */
/** @typedef {import('../shared/contracts').PlanItem} PlanItem */
/** @typedef {import('../shared/state').FillState} FillState */
/** @typedef {import('./scan.js').PageScan} PageScan */

/** Answers bring up further questions, those further ones: so many times we look again. */
const MAX_ROUNDS = 8;
/** One frame's share of a fill; a frame that hangs does not take the others' time. */
const FRAME_LIMIT_MS = 45_000;

export class Filler {
  /** Files that the fill under way may ask for: document -> handles. @type {Map<string, {planId: string, handles: Set<string>}>} */
  #handles = new Map();
  /** The fill under way of each tab. @type {Map<number, Promise<FillState>>} */
  #running = new Map();
  /** The last preview asked for in each tab. @type {Map<number, Promise<unknown>>} */
  #previews = new Map();

  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./api.js').Api} parts.api
   * @param {import('./page.js').Page} parts.page
   * @param {import('./scan.js').Scanner} parts.scanner
   */
  constructor({ store, api, page, scanner }) {
    this.store = store;
    this.api = api;
    this.page = page;
    this.scanner = scanner;
  }

  /**
   * Read and plan, without touching the page: what a fill would do.
   * @param {number} tabId
   * @returns {Promise<FillState>}
   */
  preview(tabId) {
    // One after the other: of two at once the one that ended first, which had read less, would stand.
    const before = this.#previews.get(tabId) ?? Promise.resolve();
    const work = before.catch(() => null).then(() => this.#preview(tabId));
    this.#previews.set(tabId, work);
    const done = () => void (this.#previews.get(tabId) === work && this.#previews.delete(tabId));
    work.then(done, done);
    return work;
  }

  /**
   * @param {number} tabId
   * @returns {Promise<FillState>}
   */
  async #preview(tabId) {
    const known = await this.store.fill(tabId);
    if (known && busy(known)) return known;
    const top = await this.page.reach(tabId);
    if (known?.phase === 'done' && known.document_id === top) return known;
    return this.#guarded(tabId, top, 'previewing', async () => {
      const { scan, plan } = await this.#plan(tabId, top, []);
      return this.#update(tabId, { ...this.#facts(scan, plan), phase: 'previewed' }, 'previewing');
    });
  }

  /**
   * From the keyboard: what the site sends while it is filled is shown first, once, and a second press fills.
   * @param {number} tabId
   * @returns {Promise<FillState>}
   */
  async command(tabId) {
    const known = await this.store.fill(tabId);
    const told = known?.phase === 'previewed' && known.notice && known.document_id === (await this.page.reach(tabId));
    const state = told ? null : await this.preview(tabId);
    return state?.notice && state.phase === 'previewed' ? state : this.start(tabId, []);
  }

  /**
   * @param {number} tabId
   * @param {string[]} allow hosts of frames of other sites the user said yes to
   * @returns {Promise<FillState>}
   */
  async start(tabId, allow) {
    const running = this.#running.get(tabId);
    if (running) {
      const ended = await running.catch(() => null);
      // What was said yes to meanwhile is not forgotten: it is carried out when the fill under way has ended.
      return ended && allow.every((host) => ended.allowed.includes(host)) ? ended : this.start(tabId, allow);
    }
    const work = this.#start(tabId, allow);
    this.#running.set(tabId, work);
    try {
      return await work;
    } finally {
      this.#running.delete(tabId);
    }
  }

  /**
   * @param {number} tabId
   * @param {string[]} allow
   */
  async #start(tabId, allow) {
    const known = await this.store.fill(tabId);
    const top = await this.#reached(tabId);
    const allowed = [...new Set([...(known?.document_id === top ? known.allowed : []), ...allow])];
    return this.#guarded(tabId, top, 'filling', () => this.#run(tabId, top, allowed));
  }

  /**
   * The page that is to be filled. One that does not answer is said where the form stands, not only to the one who clicked.
   * @param {number} tabId
   * @returns {Promise<string>} document id
   * @throws {Problem}
   */
  async #reached(tabId) {
    try {
      return await this.page.reach(tabId);
    } catch (error) {
      const { message } = describe(error);
      await this.store.changeFill(tabId, (now) => now && { ...now, phase: 'failed', message });
      throw error;
    }
  }

  /**
   * @param {number} tabId
   * @param {string} frame path
   * @param {string} fieldId
   * @returns {Promise<boolean>} whether the field was found and focused
   */
  async focus(tabId, frame, fieldId) {
    const fill = await this.store.fill(tabId);
    const documentId = fill?.documents[frame];
    const selector = fill?.selectors[`${frame}#${fieldId}`];
    if (!documentId || !selector) return false;
    return this.page.ask(tabId, documentId, 'focus', { field_id: fieldId, selector });
  }

  /**
   * @param {number} tabId
   * @returns {Promise<import('../shared/state').Undone>}
   */
  async undo(tabId) {
    const fill = await this.store.fill(tabId);
    /** @type {import('../shared/state').Undone} */
    const undone = { back: 0, left: [] };
    for (const [frame, documentId] of Object.entries(fill?.documents ?? {})) {
      try {
        const { back, left } = await this.page.ask(tabId, documentId, 'undo', {}, FRAME_LIMIT_MS);
        undone.back += back;
        undone.left.push(...left);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        undone.left.push(...(fill?.report?.fields ?? []).filter((field) => field.frame === frame && field.outcome === 'filled').map((field) => field.label ?? ''));
      }
    }
    const message = undone.left.length ? `Not put back: ${undone.left.map((label) => `“${label || 'a field without a name'}”`).join(', ')}. The page offers no way back there; look at it before you send.` : null;
    await this.#update(tabId, { phase: 'previewed', report: null, message });
    return undone;
  }

  /**
   * The bytes of a file, for the document that is being filled and has this very file in its plan.
   * @param {string} documentId
   * @param {string} planId
   * @param {string} handle
   */
  async file(documentId, planId, handle) {
    const may = this.#handles.get(documentId);
    if (may?.planId !== planId || !may.handles.has(handle)) throw new Problem('refused', 'This document was promised no such file.');
    const { name, media_type, base64 } = await this.api.file(handle);
    return { name, mediaType: media_type, base64 };
  }

  /**
   * @param {number} tabId
   * @param {string} top
   * @param {string[]} allow
   */
  async #run(tabId, top, allow) {
    const started = Date.now();
    const deadline = started + FILL_LIMIT_MS;
    /** @type {Map<string, FieldReport>} */
    const reports = new Map();
    /** @type {Map<string, PlanItem>} */
    const tried = new Map();
    let { scan, plan } = await this.#plan(tabId, top, allow);
    await this.#update(tabId, { ...this.#facts(scan, plan) });
    const firstPlan = plan.plan_id;
    /** @type {string | null} */
    let message = null;
    for (let round = 0; round < MAX_ROUNDS && message === null; round++) {
      const items = (plan.items ?? []).filter((item) => isFresh(item, tried, reports));
      if (items.length === 0 || Date.now() > deadline) break;
      for (const item of items) tried.set(keyOf(item), item);
      for (const report of await this.#carryOut(tabId, scan, plan, items, deadline)) reports.set(keyOf(report), report);
      const again = await told(this.#plan(tabId, top, allow, reports));
      if ('problem' in again) message = again.problem;
      else ({ scan, plan } = again.value);
    }
    const fields = [...reports.values()];
    /** @type {import('../shared/contracts').FillReport} */
    const report = { plan_id: firstPlan, url: plan.url, fields, questions: plan.questions ?? [], milliseconds: Date.now() - started };
    const kept = await told(this.api.report(report));
    if ('problem' in kept) message = kept.problem;
    await this.#watch(tabId, scan.documents, fields, report.questions ?? []);
    const watched = watchedOf(scan.form.fields ?? [], fields, report.questions ?? []);
    await this.#show(tabId, scan.documents, marksOf(fields, report.questions ?? []));
    return this.#update(tabId, { ...this.#facts(scan, plan), phase: 'done', report, watched, fillable: fields.length, message, allowed: allow });
  }

  /**
   * Carry out a plan for one field that the person answered just now, in the page that was filled before.
   * @param {number} tabId
   * @param {(form: import('../shared/contracts').FormSnapshot, postingId: number | null) => Promise<FillPlan>} make
   * @returns {Promise<FieldReport>}
   * @throws {Problem}
   */
  async carry(tabId, make) {
    const top = await this.page.reach(tabId);
    const known = await this.store.fill(tabId);
    if (known?.document_id !== top || known.phase !== 'done') throw new Problem('gone', 'The page changed. Fill the form again.');
    const tab = await this.store.tab(tabId);
    const scan = await this.scanner.scan(tabId, top, known.allowed);
    const plan = await make(scan.form, tab?.posting_id ?? tab?.related?.posting_id ?? null);
    const started = Date.now();
    const [done] = await this.#carryOut(tabId, scan, plan, plan.items ?? [], started + FILL_LIMIT_MS);
    await told(this.api.report({ plan_id: plan.plan_id, url: plan.url, fields: [done], questions: [], milliseconds: Date.now() - started }));
    await this.#answered(tabId, top, known, done);
    return done;
  }

  /**
   * The page after an answer: the question is gone, others may have come up.
   * @param {number} tabId
   * @param {string} top
   * @param {FillState} known
   * @param {FieldReport} done
   */
  async #answered(tabId, top, known, done) {
    const again = await told(this.#plan(tabId, top, known.allowed));
    const took = done.outcome === 'filled' || done.outcome === 'kept';
    const open = ('problem' in again ? known.questions : (again.value.plan.questions ?? [])).filter((one) => !took || keyOf(one) !== keyOf(done));
    const old = known.report?.fields ?? [];
    const fields = took ? [...old.filter((one) => keyOf(one) !== keyOf(done)), done] : old;
    await this.#watch(tabId, known.documents, took ? [done] : [], open);
    await this.#show(tabId, known.documents, marksOf(fields, open));
    const facts = 'problem' in again ? {} : this.#facts(again.value.scan, again.value.plan);
    const watched = 'problem' in again ? known.watched : watchedOf(again.value.scan.form.fields ?? [], fields, open);
    await this.#update(tabId, { ...facts, questions: open, watched, report: known.report && { ...known.report, fields }, fillable: fields.length });
  }

  /**
   * Have each document keep an eye on what was filled and asked, so that a correction is noticed at the submit.
   * @param {number} tabId
   * @param {Record<string, string>} documents
   * @param {FieldReport[]} fields
   * @param {import('../shared/contracts').OpenQuestion[]} questions
   */
  async #watch(tabId, documents, fields, questions) {
    for (const [frame, documentId] of Object.entries(documents)) {
      const here = (/** @type {{frame?: string}} */ one) => (one.frame ?? 'top') === frame;
      const filled = fields.filter((field) => here(field) && field.outcome === 'filled').map((field) => field.field_id);
      const asked = questions.filter((one) => here(one) && one.keep !== 'never').map((one) => one.field_id);
      if (filled.length + asked.length > 0) await told(this.page.ask(tabId, documentId, 'watch', { filled, asked }));
    }
  }

  /**
   * Show or take away the marks at the fields.
   * @param {number} tabId
   * @param {boolean} on
   * @returns {Promise<number>} how many are shown
   */
  async mark(tabId, on) {
    const fill = await this.store.fill(tabId);
    if (!fill) return 0;
    return this.#show(tabId, fill.documents, on ? marksOf(fill.report?.fields ?? [], fill.questions) : []);
  }

  /**
   * @param {number} tabId
   * @param {Record<string, string>} documents
   * @param {import('./fill_parts.js').FrameMark[]} marks
   */
  async #show(tabId, documents, marks) {
    let shown = 0;
    for (const [frame, documentId] of Object.entries(documents)) {
      const here = marks.filter((mark) => mark.frame === frame).map(({ field_id, kind }) => ({ field_id, kind }));
      const done = await told(this.page.ask(tabId, documentId, 'marks', { marks: here }));
      shown += 'value' in done ? done.value : 0;
    }
    return shown;
  }

  /**
   * @param {number} tabId
   * @param {PageScan} scan
   * @param {FillPlan} plan
   * @param {PlanItem[]} items
   * @param {number} deadline epoch milliseconds
   * @returns {Promise<FieldReport[]>}
   */
  async #carryOut(tabId, scan, plan, items, deadline) {
    const labels = new Map((scan.form.fields ?? []).map((field) => [`${field.frame ?? 'top'}#${field.id}`, field.label]));
    /** @type {FieldReport[]} */
    const done = [];
    // One frame after the other: a form reacts to focus, and only one frame can have it.
    for (const [frame, part] of byFrame(items)) {
      const reports = await this.#fillFrame(tabId, scan.documents[frame], plan.plan_id, part, deadline);
      done.push(...reports.map((report) => ({ ...report, frame, label: report.label || labels.get(keyOf({ ...report, frame })) || '' })));
    }
    return done;
  }

  /**
   * @param {number} tabId
   * @param {string | undefined} documentId
   * @param {string} planId
   * @param {PlanItem[]} items
   * @param {number} deadline
   * @returns {Promise<FieldReport[]>}
   */
  async #fillFrame(tabId, documentId, planId, items, deadline) {
    const left = Math.min(FRAME_LIMIT_MS, deadline - Date.now());
    if (!documentId || left <= 0) return failed(items, documentId ? 'There was no time left for it.' : 'Its part of the page is gone.');
    const handles = items.flatMap(({ value }) => (typeof value === 'object' && !Array.isArray(value) && value ? [value.handle] : []));
    this.#handles.set(documentId, { planId, handles: new Set(handles) });
    try {
      return await this.page.ask(tabId, documentId, 'fill', { plan_id: planId, items, deadline }, left);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return failed(items, error.message);
    } finally {
      this.#handles.delete(documentId);
    }
  }

  /**
   * @param {number} tabId
   * @param {string} top
   * @param {string[]} allow
   * @param {Map<string, FieldReport>} [reports] of the rounds before: what lists offered when they were opened
   */
  async #plan(tabId, top, allow, reports = new Map()) {
    const scan = await this.scanner.scan(tabId, top, allow);
    const tab = await this.store.tab(tabId);
    const plan = await this.api.plan(withOffers(scan.form, reports), tab?.posting_id ?? tab?.related?.posting_id ?? null);
    return { scan, plan };
  }

  /**
   * @param {PageScan} scan
   * @param {FillPlan} plan
   */
  #facts(scan, plan) {
    const seen = (scan.form.fields ?? []).filter((field) => field.kind !== 'add' && field.visible !== false && field.editable !== false).length;
    return {
      seen,
      fillable: plan.items?.length ?? 0,
      notice: plan.notice ?? null,
      questions: plan.questions ?? [],
      employer: plan.employer ?? null,
      ats: plan.ats ?? null,
      country: plan.country ?? null,
      frames_to_ask: scan.toAsk,
      documents: scan.documents,
      selectors: scan.selectors,
    };
  }

  /**
   * @param {number} tabId
   * @param {string} top
   * @param {'previewing' | 'filling'} phase
   * @param {() => Promise<FillState>} work
   * @returns {Promise<FillState>}
   */
  async #guarded(tabId, top, phase, work) {
    const begun = await this.store.changeFill(tabId, (now) => {
      // Also one that ended while the preview was on its way to the page.
      if (phase === 'previewing' && now && (busy(now) || (now.phase === 'done' && now.document_id === top))) return null;
      return { ...(now?.document_id === top ? now : blank(tabId, top)), phase, message: null, started: Date.now() };
    });
    if (begun && begun.phase !== phase) return begun;
    try {
      return await work();
    } catch (error) {
      const state = await this.#update(tabId, { phase: 'failed', message: describe(error).message }, phase);
      if (!(error instanceof Problem)) throw error;
      return state;
    }
  }

  /**
   * @param {number} tabId
   * @param {Partial<FillState>} change
   * @param {import('../shared/state').FillPhase} [during] a preview that a fill overtook changes nothing
   * @returns {Promise<FillState>}
   */
  async #update(tabId, change, during) {
    const state = await this.store.changeFill(tabId, (now) => (during && now?.phase !== during ? null : { ...(now ?? blank(tabId, '')), ...change }));
    return state ?? blank(tabId, '');
  }
}
