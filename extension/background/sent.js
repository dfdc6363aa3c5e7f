// @ts-check
// Applications that the person sends by hand: the press is noted, and what the page (or the one that follows it) says is told
// to the companion, which decides whether it arrived and follows the application.

/** @typedef {import('./tabs.js').Where} Where */
/** @typedef {import('../shared/messages').PageSaid} PageSaid */
/** @typedef {import('../shared/state').SentForm} SentForm */

/** A page that comes later than this has nothing to do with the press. */
const BELONGS_MS = 2 * 60 * 1000;
const MAX_URL = 2000;

export class Sent {
  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./api.js').Api} parts.api
   * @param {import('./page.js').Page} parts.page
   */
  constructor({ store, api, page }) {
    this.store = store;
    this.api = api;
    this.page = page;
  }

  /**
   * The button was pressed. It counts where a posting is known, or where we filled the form.
   * @param {Where} where
   * @returns {Promise<null>}
   */
  async began(where) {
    const [tab, fill] = await Promise.all([this.store.tab(where.tabId), this.store.fill(where.tabId)]);
    if (!tab) return null;
    const posting_id = tab.posting_id ?? tab.related?.posting_id ?? null;
    const filled = fill?.phase === 'done' && fill.document_id === tab.document_id;
    if (posting_id === null && !filled) return null;
    const { documentId, frameId, url } = where;
    await this.store.setSent(where.tabId, { posting_id, url: tab.url, document_id: documentId, frame_id: frameId, before_url: url, at: Date.now() });
    return null;
  }

  /**
   * The form's own document says something else now.
   * @param {Where} where
   * @param {PageSaid} page
   * @returns {Promise<null>}
   */
  async said(where, page) {
    const sent = await this.#pending(where.tabId);
    if (sent?.document_id === where.documentId) await this.#tell(where, sent, page);
    return null;
  }

  /**
   * A document was seen: after a press it may be the one that follows the form.
   * @param {Where} where
   */
  async came(where) {
    const sent = await this.#pending(where.tabId);
    if (!sent || sent.document_id === where.documentId || (where.frameId !== 0 && where.frameId !== sent.frame_id)) return;
    const page = await this.page.ask(where.tabId, where.documentId, 'said', {});
    if (page.form_gone) await this.#tell(where, sent, page);
  }

  /**
   * @param {number} tabId
   * @returns {Promise<SentForm | null>}
   */
  async #pending(tabId) {
    const sent = await this.store.sent(tabId);
    return sent && Date.now() - sent.at < BELONGS_MS ? sent : null;
  }

  /**
   * @param {Where} where
   * @param {SentForm} sent
   * @param {PageSaid} page
   */
  async #tell(where, sent, page) {
    // The browser says which page it was: its own word for its address does not count, but in a document that stays.
    const url = where.documentId === sent.document_id ? page.url : where.url;
    const reply = await this.api.ask('/api/jobapplier/start-monitoring/', {
      posting_id: sent.posting_id,
      url: sent.posting_id === null ? sent.url.slice(0, MAX_URL) : null,
      page: { before_url: sent.before_url.slice(0, MAX_URL), url: url.slice(0, MAX_URL), text: page.text, form_gone: page.form_gone },
    });
    if (reply.application.status !== 'applying') await this.store.setSent(where.tabId, null);
  }
}
