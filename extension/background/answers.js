// @ts-check
// The person's answers: put into the page and kept as far as the person said; and corrections, noticed at the submit of a
// form we filled and offered in the panel. Nothing is kept without a click.

import { Problem } from './errors.js';

/** @typedef {import('../shared/state').Correction} Correction */
/** @typedef {import('../shared/messages').SurfaceMessages} SurfaceMessages */

const MAX_CORRECTIONS = 50;

export class Answers {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./api.js').Api} parts.api
   * @param {import('./fill.js').Filler} parts.filler
   */
  constructor({ store, api, filler }) {
    this.store = store;
    this.api = api;
    this.filler = filler;
  }

  /**
   * @param {SurfaceMessages['answers.give']['ask']} ask
   * @returns {Promise<import('../shared/contracts').FieldReport>}
   */
  async give({ tab_id, frame, field_id, value, scope }) {
    return this.filler.carry(tab_id, async (form, posting_id) => {
      const { plan } = await this.api.ask('/api/autofill/answers/give/', { form, frame, field_id, value, scope, posting_id });
      return plan;
    });
  }

  /**
   * A draft for a free-text question, for the person to read; it goes nowhere by itself.
   * @param {number} tabId
   * @param {string} question
   * @param {number | null} max_length characters
   * @returns {Promise<import('../shared/contracts').DraftReply>}
   */
  async draft(tabId, question, max_length) {
    const tab = await this.store.tab(tabId);
    let { draft, ticket } = await this.api.ask('/api/autofill/draft/', { question, max_length, posting_id: tab?.posting_id ?? tab?.related?.posting_id ?? null });
    // Each request is short, because Chrome stops a worker that waits for one for 30 s; the model has its own limit.
    while (!draft) ({ draft, ticket } = await this.api.ask('/api/autofill/draft/wait/', { ticket }));
    return draft;
  }

  /**
   * @param {import('./tabs.js').Where} where
   * @param {{field_id: string, value: string | boolean | string[]}[]} changed
   * @returns {Promise<null>}
   */
  async submitted(where, changed) {
    const fill = await this.store.fill(where.tabId);
    const frame = Object.entries(fill?.documents ?? {}).find(([, documentId]) => documentId === where.documentId)?.[0];
    if (!fill || frame === undefined) return null;
    const { employer, ats, country } = fill;
    const found = changed.flatMap(({ field_id, value }) => {
      const key = `${frame}#${field_id}`;
      const watched = Object.hasOwn(fill.watched, key) ? fill.watched[key] : null;
      return watched ? [{ ...watched, key, value, employer, ats, country }] : [];
    });
    if (found.length > 0) {
      const keys = new Set(found.map(({ key }) => key));
      await this.store.changeCorrections(where.tabId, (now) => [...now.filter(({ key }) => !keys.has(key)), ...found].slice(-MAX_CORRECTIONS));
    }
    return null;
  }

  /**
   * Keep a correction: an earlier answer is changed, a new one is saved for the scope given.
   * @param {number} tabId
   * @param {string} key
   * @param {string | null} scope null keeps the scope of the earlier answer
   * @returns {Promise<import('../shared/contracts').AnswerInfo>}
   * @throws {Problem}
   */
  async keep(tabId, key, scope) {
    const correction = (await this.store.corrections(tabId)).find((one) => one.key === key);
    if (!correction) throw new Problem('gone', 'This correction is no longer there.');
    const { label, kind, options, value, source } = correction;
    const earlier = /^answer:(\d+)$/.exec(source)?.[1];
    const kept =
      earlier && scope === null
        ? await this.api.ask('/api/autofill/answers/update/', { id: Number(earlier), value })
        : await this.api.ask('/api/autofill/answers/save/', { question: label, kind, options, value, scope: scope ?? 'all' });
    await this.drop(tabId, key);
    return kept;
  }

  /**
   * @param {number} tabId
   * @param {string | null} key null drops all
   * @returns {Promise<null>}
   */
  async drop(tabId, key) {
    await this.store.changeCorrections(tabId, (now) => now.filter((one) => key !== null && one.key !== key));
    return null;
  }
}
