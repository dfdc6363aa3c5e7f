// @ts-check
// Follows what the worker knows of one tab. The worker writes to session storage; surfaces draw from it.

/** @typedef {import('./state').TabState} TabState */
/** @typedef {import('./state').FillState} FillState */
/** @typedef {import('./state').CompanionState} CompanionState */
/** @typedef {import('./state').Correction} Correction */
/** @typedef {{tabId: number | null, companion: CompanionState | null, tab: TabState | null, fill: FillState | null, corrections: Correction[], moved: number | null}} Known */

export class Following {
  /** @type {Known} */
  known = { tabId: null, companion: null, tab: null, fill: null, corrections: [], moved: null };

  /** @param {(known: Known) => void} onChange */
  constructor(onChange) {
    this.onChange = onChange;
    chrome.storage.session.onChanged.addListener((changes) => this.#changed(changes));
    this.#stayOpen();
  }

  /** @param {number} tabId */
  async follow(tabId) {
    const keys = ['companion', `tab:${tabId}`, `fill:${tabId}`, `corrections:${tabId}`, 'moved'];
    const stored = /** @type {any} */ (await chrome.storage.session.get(keys));
    this.known = { tabId, companion: stored.companion ?? null, tab: stored[keys[1]] ?? null, fill: stored[keys[2]] ?? null, corrections: stored[keys[3]] ?? [], moved: stored.moved ?? null };
    this.onChange(this.known);
  }

  /** @param {Record<string, chrome.storage.StorageChange>} changes */
  #changed(changes) {
    const { tabId } = this.known;
    const next = { ...this.known };
    for (const [key, { newValue }] of Object.entries(changes)) {
      const value = /** @type {any} */ (newValue) ?? null;
      if (key === 'companion') next.companion = value;
      if (key === 'moved') next.moved = value;
      if (key === `tab:${tabId}`) next.tab = value;
      if (key === `fill:${tabId}`) next.fill = value;
      if (key === `corrections:${tabId}`) next.corrections = value ?? [];
    }
    this.known = next;
    this.onChange(next);
  }

  /** The worker sees by this port that a surface is open; it comes back after Chrome stopped the worker. */
  #stayOpen() {
    const port = chrome.runtime.connect({ name: 'surface' });
    port.onDisconnect.addListener(() => setTimeout(() => this.#stayOpen(), 1000));
  }
}

/**
 * The tab a surface is about: the one in its address (`?tab=`), else the active one of its window.
 * @returns {Promise<number | null>}
 */
export async function tabOfSurface() {
  const given = Number(new URLSearchParams(location.search).get('tab'));
  if (given > 0) return given;
  const [active] = await chrome.tabs.query({ active: true, currentWindow: true });
  return active?.id ?? null;
}
