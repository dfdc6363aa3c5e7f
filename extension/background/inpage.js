// @ts-check
// Our button inside pages: when it is offered, and what it may ask for. It stands in the page's own tab in front of the person;
// the worker takes its word only from the top document of the tab that is in view.

import { Problem } from './errors.js';

/** @typedef {import('./tabs.js').Where} Where */
/** @typedef {import('../shared/state').TabState} TabState */
/** @typedef {import('../shared/state').FillState} FillState */
/** @typedef {import('../shared/state').PageFill} PageFill */

/** A page with fewer fields holds a search or a newsletter, no application. */
const MIN_FIELDS = 3;

export class InPage {
  /** What each document was told last. @type {Map<string, boolean>} */
  #told = new Map();

  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./page.js').Page} parts.page
   * @param {import('./fill.js').Filler} parts.filler
   */
  constructor({ store, page, filler }) {
    this.store = store;
    this.page = page;
    this.filler = filler;
  }

  /** Something the worker keeps has changed. @param {Record<string, chrome.storage.StorageChange>} changes */
  async changed(changes) {
    const tabs = Object.entries(changes).filter(([key, { newValue }]) => key.startsWith('tab:') && newValue).map(([, { newValue }]) => /** @type {TabState} */ (newValue));
    for (const tab of changes.companion ? await this.store.tabs() : tabs) await this.#offer(tab);
  }

  /** @param {TabState} tab */
  async #offer(tab) {
    const on = isForm(tab) && (await this.#ready()) && (await this.store.button());
    // A document that never had the button needs not hear that it has none.
    if ((this.#told.get(tab.document_id) ?? false) === on) return;
    this.#told.set(tab.document_id, on);
    await this.page.ask(tab.tab_id, tab.document_id, 'offer', { on }).catch((error) => {
      this.#told.delete(tab.document_id);
      if (!(error instanceof Problem)) throw error;
    });
  }

  async #ready() {
    const companion = await this.store.companion();
    return companion?.phase === 'ready' && companion.has_profile;
  }

  /** @param {boolean} on whether pages get the button */
  async setButton(on) {
    await this.store.setButton(on);
    for (const tab of await this.store.tabs()) await this.#offer(tab);
    return null;
  }

  /**
   * @param {Where} where
   * @param {(tabId: number) => Promise<unknown>} act
   * @returns {Promise<PageFill | null>}
   * @throws {Problem} code `refused`
   */
  async act(where, act) {
    await this.#vouch(where);
    await act(where.tabId);
    const fill = await this.store.fill(where.tabId);
    return fill && fill.document_id === where.documentId ? summary(fill) : null;
  }

  /** A frame, a document that was left, a tab behind another one: none of them had the person's click on our button. @param {Where} where */
  async #vouch({ tabId, frameId, documentId }) {
    const [tab, shown] = await Promise.all([this.store.tab(tabId), chrome.tabs.get(tabId)]);
    if (frameId !== 0 || tab?.document_id !== documentId || !shown.active || !(await this.store.button())) {
      throw new Problem('refused', 'This document may not ask for that.');
    }
  }
}

/** @param {TabState} tab */
function isForm(tab) {
  const fields = Object.values(tab.form_fields).reduce((sum, count) => sum + count, 0);
  const known = tab.phase === 'posting' || (tab.phase === 'elsewhere' && (tab.related !== null || Boolean(tab.reading?.ats)));
  return fields >= MIN_FIELDS && known;
}

/**
 * What a page may know of a fill: counts, and its own questions.
 * @param {FillState} fill
 * @returns {PageFill}
 */
function summary(fill) {
  const fields = fill.report?.fields ?? [];
  const entry = (/** @type {{field_id: string, frame?: string, label?: string, reason?: string}} */ one) => ({ field_id: one.field_id, frame: one.frame ?? 'top', label: one.label ?? '', reason: one.reason ?? '' });
  const check = fields.filter(({ outcome, source, reason }) => outcome === 'failed' || outcome === 'refused' || (outcome === 'filled' && (source?.startsWith('draft:') || Boolean(reason))));
  return {
    phase: fill.phase,
    message: fill.message,
    notice: fill.notice,
    seen: fill.seen,
    fillable: fill.fillable,
    filled: fields.filter(({ outcome }) => outcome === 'filled' || outcome === 'kept').length,
    check: check.map(entry),
    open: fill.questions.map(entry),
    frames: fill.frames_to_ask.length,
  };
}
