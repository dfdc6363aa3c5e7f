// @ts-check
// The worker's memory. Chrome stops the worker at will, so whatever matters is here: `session` until the browser closes,
// `local` on disk. Content scripts reach neither.

/** @typedef {import('../shared/state').CompanionState} CompanionState */
/** @typedef {import('../shared/state').Pairing} Pairing */
/** @typedef {import('../shared/state').TabState} TabState */
/** @typedef {import('../shared/state').FillState} FillState */
/** @typedef {import('../shared/state').Correction} Correction */
/** @typedef {import('../shared/state').SentForm} SentForm */

/** Readings kept at most; the oldest go first (session storage holds 10 MB). */
const MAX_TABS = 40;

export class Store {
  /** @type {Map<string, Promise<unknown>>} */
  #turns = new Map();

  /** Closes both areas to content scripts; Chrome opens `local` to them by default. */
  async lock() {
    await Promise.all([
      chrome.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }),
      chrome.storage.session.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }),
    ]);
  }

  /** @returns {Promise<Pairing | null>} */
  async pairing() {
    return /** @type {any} */ ((await chrome.storage.local.get('pairing')).pairing) ?? null;
  }

  /** @param {Pairing | null} pairing */
  async setPairing(pairing) {
    if (pairing) await chrome.storage.local.set({ pairing });
    else await chrome.storage.local.remove(['pairing', 'seq', 'told']);
  }

  /** @returns {Promise<number | null>} the last event's number */
  async seq() {
    return /** @type {any} */ ((await chrome.storage.local.get('seq')).seq) ?? null;
  }

  /** @param {number} seq */
  async setSeq(seq) {
    await chrome.storage.local.set({ seq });
  }

  /** @returns {Promise<number | null>} the last notification that was told; null before the first look */
  async told() {
    return /** @type {any} */ ((await chrome.storage.local.get('told')).told) ?? null;
  }

  /** @param {number} told */
  async setTold(told) {
    await chrome.storage.local.set({ told });
  }

  /**
   * @param {string} id of a Chrome notification
   * @returns {Promise<string | null>} where it leads
   */
  async newsPath(id) {
    return this.#read(id);
  }

  /**
   * @param {string} id
   * @param {string} path
   */
  async setNewsPath(id, path) {
    await chrome.storage.session.set({ [id]: path });
  }

  /** @returns {Promise<boolean>} whether forms in pages get our button */
  async button() {
    return (await chrome.storage.local.get('button')).button !== false;
  }

  /** @param {boolean} on */
  async setButton(on) {
    await chrome.storage.local.set({ button: on });
  }

  /** Tells the surfaces that applications or attempts moved. @param {number} moved the event's number */
  async setMoved(moved) {
    await chrome.storage.session.set({ moved });
  }

  /** @param {CompanionState} companion */
  async setCompanion(companion) {
    await chrome.storage.session.set({ companion });
  }

  /** @returns {Promise<CompanionState | null>} */
  async companion() {
    return /** @type {any} */ ((await chrome.storage.session.get('companion')).companion) ?? null;
  }

  /**
   * @param {number} tabId
   * @returns {Promise<TabState | null>}
   */
  async tab(tabId) {
    return this.#read(`tab:${tabId}`);
  }

  /** @returns {Promise<TabState[]>} */
  async tabs() {
    const all = await chrome.storage.session.get(null);
    return Object.keys(all).filter((key) => key.startsWith('tab:')).map((key) => /** @type {any} */ (all)[key]);
  }

  /**
   * Change what is known of a tab, one change after the other. `null` from `change` leaves it as it is.
   * @param {number} tabId
   * @param {(now: TabState | null) => TabState | null | Promise<TabState | null>} change
   * @returns {Promise<TabState | null>} what is known now
   */
  async changeTab(tabId, change) {
    let first = false;
    const known = await this.#change(`tab:${tabId}`, (/** @type {TabState | null} */ now) => {
      first = now === null;
      return change(now);
    });
    if (known && first) await this.#forgetOldest();
    return known;
  }

  /**
   * @param {number} tabId
   * @returns {Promise<FillState | null>}
   */
  async fill(tabId) {
    return this.#read(`fill:${tabId}`);
  }

  /**
   * @param {number} tabId
   * @param {(now: FillState | null) => FillState | null} change
   * @returns {Promise<FillState | null>}
   */
  async changeFill(tabId, change) {
    return this.#change(`fill:${tabId}`, change);
  }

  /**
   * @param {number} tabId
   * @returns {Promise<Correction[]>} what the person changed and submitted, until it is kept or dropped
   */
  async corrections(tabId) {
    return (await this.#read(`corrections:${tabId}`)) ?? [];
  }

  /**
   * @param {number} tabId
   * @param {(now: Correction[]) => Correction[]} change
   */
  async changeCorrections(tabId, change) {
    await this.#change(`corrections:${tabId}`, (/** @type {Correction[] | null} */ now) => change(now ?? []));
  }

  /**
   * @param {number} tabId
   * @returns {Promise<SentForm | null>}
   */
  async sent(tabId) {
    return this.#read(`sent:${tabId}`);
  }

  /**
   * @param {number} tabId
   * @param {SentForm | null} sent null forgets it
   */
  async setSent(tabId, sent) {
    if (sent) await chrome.storage.session.set({ [`sent:${tabId}`]: sent });
    else await chrome.storage.session.remove(`sent:${tabId}`);
  }

  /** @param {number} tabId */
  async forgetTab(tabId) {
    await chrome.storage.session.remove([`tab:${tabId}`, `fill:${tabId}`, `corrections:${tabId}`, `sent:${tabId}`]);
  }

  /**
   * @param {string} key
   * @returns {Promise<any>}
   */
  async #read(key) {
    return (await chrome.storage.session.get(key))[key] ?? null;
  }

  /**
   * Reading and writing storage are two steps: changes of one key wait for each other.
   * @template T
   * @param {string} key
   * @param {(now: T | null) => T | null | Promise<T | null>} change
   * @returns {Promise<T | null>}
   */
  async #change(key, change) {
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(async () => {
      const now = await this.#read(key);
      const next = await change(now);
      if (next === null) return now;
      await chrome.storage.session.set({ [key]: next });
      return next;
    });
    const settled = turn.then(() => undefined, () => undefined);
    this.#turns.set(key, settled);
    settled.then(() => {
      if (this.#turns.get(key) === settled) this.#turns.delete(key);
    });
    return turn;
  }

  async #forgetOldest() {
    const tabs = await this.tabs();
    if (tabs.length <= MAX_TABS) return;
    tabs.sort((a, b) => (a.timings?.received ?? 0) - (b.timings?.received ?? 0));
    await Promise.all(tabs.slice(0, tabs.length - MAX_TABS).map((tab) => this.forgetTab(tab.tab_id)));
  }
}
