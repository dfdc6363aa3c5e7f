// @ts-check
// What is known of each tab: a document says what it holds, the companion scores it, the badge shows the number.

import { Problem, describe } from './errors.js';

/** @typedef {import('../shared/state').TabState} TabState */
/** @typedef {import('../shared/messages').PageMessages['page.seen']['ask']} Seen */
/** @typedef {{tabId: number, frameId: number, documentId: string, url: string}} Where */
/** @typedef {import('../shared/contracts').ScoreJobReply} ScoreJobReply */

/** An application form on a page of its own belongs to the posting seen this long before in the same tab. */
const RELATED_MS = 60 * 60 * 1000;

const now = () => performance.timeOrigin + performance.now();

export class Tabs {
  /** How many looks there were. */
  #looks = 0;
  /** Of each tab the latest look at its page that was answered. @type {Map<number, number>} */
  #heard = new Map();

  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./api.js').Api} parts.api
   * @param {import('./badge.js').Badge} parts.badge
   * @param {import('./page.js').Page} parts.page
   * @param {() => void} parts.onChange something to watch may have come or gone
   */
  constructor({ store, api, badge, page, onChange }) {
    this.store = store;
    this.api = api;
    this.badge = badge;
    this.page = page;
    this.onChange = onChange;
  }

  /**
   * A document was looked at. The top document decides what the tab is; a frame's counts when it holds the posting.
   * @param {Where} where
   * @param {Seen} seen
   */
  async seen(where, seen) {
    const received = now();
    const top = where.frameId === 0;
    const look = ++this.#looks;
    const [before, outcome] = await Promise.all([
      this.store.changeTab(where.tabId, (tab) => (top ? this.#arrived(tab, where, seen) : this.#framed(tab, where, seen))),
      this.#score(seen.snapshot),
    ]);
    if (!before) return;
    // A page changes, and so does the profile, while it is scored: what was asked before is not heard after what was asked later.
    if (top && look < (this.#heard.get(where.tabId) ?? 0)) return;
    if (top) this.#heard.set(where.tabId, look);
    if ('error' in outcome) await this.#failed(where, outcome.error);
    else await this.#show(where, seen, outcome.reply, received);
    this.onChange();
  }

  /**
   * @param {import('../shared/contracts').PageSnapshot} snapshot
   * @returns {Promise<{reply: ScoreJobReply} | {error: unknown}>}
   */
  async #score(snapshot) {
    try {
      return { reply: await this.api.score(snapshot) };
    } catch (error) {
      return { error };
    }
  }

  /**
   * @param {Where} where
   * @param {Seen} seen
   * @param {ScoreJobReply} reply
   * @param {number} received epoch milliseconds
   */
  async #show(where, seen, reply, received) {
    const top = where.frameId === 0;
    const scored = now();
    const { dom_ready, read_start, read_end } = seen;
    // Within one change of the tab, and the badge before the storage: the person waits for the number only.
    await this.store.changeTab(where.tabId, async (known) => {
      const judged = this.#judged(known, where, reply);
      const tab = judged ?? known;
      if (tab?.reading_document === where.documentId || top) await this.badge.show(where.tabId, tab);
      if (!tab || !top) return judged;
      return { ...tab, timings: tab.timings ?? { dom_ready, read_start, read_end, received, scored, shown: now() } };
    });
  }

  /**
   * The tab goes to another document: what was known is of the past.
   * @param {number} tabId
   * @param {string} documentId
   * @param {string} url
   */
  async left(tabId, documentId, url) {
    await this.store.changeTab(tabId, (tab) => (tab && tab.document_id === documentId ? null : this.#blank(tab, tabId, documentId, url)));
    await this.badge.clear(tabId);
    this.onChange();
  }

  /**
   * Look again because a person asks to.
   * @param {number} tabId
   * @returns {Promise<TabState | null>}
   */
  async look(tabId) {
    try {
      const documentId = await this.page.reach(tabId);
      await this.page.ask(tabId, documentId, 'look', {});
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const phase = error.code === 'unreadable' ? 'unreadable' : 'error';
      return this.store.changeTab(tabId, (tab) => ({ ...(tab ?? this.#blank(null, tabId, '', '')), phase, message: error.message }));
    }
    return this.store.tab(tabId);
  }

  /** The profile changed or the companion came back: every open page is judged again. */
  async lookAtAll() {
    for (const tab of await this.store.tabs()) {
      if (tab.phase === 'unreadable') continue;
      await this.page.ask(tab.tab_id, tab.document_id, 'look', {}).catch((error) => {
        if (!(error instanceof Problem) || error.code !== 'gone') throw error;
        return this.store.forgetTab(tab.tab_id);
      });
    }
  }

  /**
   * @param {TabState | null} tab
   * @param {Where} where
   * @param {Seen} seen
   * @returns {TabState}
   */
  #arrived(tab, where, seen) {
    const same = tab?.document_id === where.documentId && tab.url === seen.snapshot.url;
    const base = same && tab ? tab : this.#blank(tab, where.tabId, where.documentId, seen.snapshot.url);
    // Frames may have spoken before the page around them did.
    const fields = tab?.document_id === where.documentId ? tab.form_fields : {};
    return { ...base, form_fields: { ...fields, [where.documentId]: seen.snapshot.form_fields ?? 0 } };
  }

  /**
   * @param {TabState | null} tab
   * @param {Where} where
   * @param {Seen} seen
   * @returns {TabState | null}
   */
  #framed(tab, where, seen) {
    if (!tab) return null;
    return { ...tab, form_fields: { ...tab.form_fields, [where.documentId]: seen.snapshot.form_fields ?? 0 } };
  }

  /**
   * @param {TabState | null} tab
   * @param {Where} where
   * @param {ScoreJobReply} reply
   * @returns {TabState | null}
   */
  #judged(tab, where, reply) {
    if (!tab) return null;
    const { reading } = reply;
    if (where.frameId === 0) {
      if (tab.document_id !== where.documentId) return null;
      if (!reading.is_posting && tab.phase === 'posting' && tab.reading_document !== where.documentId) return null;
    } else {
      const better = reading.is_posting && reading.confidence > (tab.reading?.is_posting ? tab.reading.confidence : 0);
      if (!better && tab.reading_document !== where.documentId) return null;
    }
    return {
      ...tab,
      phase: reading.is_posting ? 'posting' : 'elsewhere',
      message: null,
      reading,
      posting_id: reply.posting_id ?? null,
      reading_document: where.documentId,
    };
  }

  /**
   * @param {Where} where
   * @param {unknown} error
   */
  async #failed(where, error) {
    const { message } = describe(error);
    await this.store.changeTab(where.tabId, (tab) => {
      if (!tab || where.frameId !== 0 || tab.document_id !== where.documentId) return null;
      return { ...tab, phase: 'error', message, reading: null };
    });
    await this.badge.clear(where.tabId);
    if (!(error instanceof Problem)) throw error;
  }

  /**
   * @param {TabState | null} before
   * @param {number} tabId
   * @param {string} documentId
   * @param {string} url
   * @returns {TabState}
   */
  #blank(before, tabId, documentId, url) {
    return {
      tab_id: tabId,
      document_id: documentId,
      url,
      phase: 'loading',
      message: null,
      reading: null,
      posting_id: null,
      reading_document: null,
      form_fields: {},
      related: this.#related(before),
      timings: null,
    };
  }

  /**
   * @param {TabState | null} before
   * @returns {import('../shared/state').RelatedPosting | null}
   */
  #related(before) {
    if (before?.phase === 'posting' && before.reading) {
      const { posting, score_card } = before.reading;
      return { posting_id: before.posting_id, title: posting?.title ?? '', company: posting?.company ?? '', score: score_card?.score ?? null, at: Date.now() };
    }
    return before?.related && Date.now() - before.related.at < RELATED_MS ? before.related : null;
  }
}
