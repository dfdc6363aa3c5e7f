// @ts-check
// The number on the toolbar. Colours are those of shared/theme.css; each has at least 4.5:1 against white.

/** @type {Record<import('../shared/contracts').Band, string>} */
const COLOURS = { excellent: '#157347', good: '#1f6f8b', fair: '#9a5b00', poor: '#626a78' };

export class Badge {
  /**
   * @param {number} tabId
   * @param {import('../shared/state').TabState | null} tab
   */
  async show(tabId, tab) {
    const card = tab?.phase === 'posting' ? tab.reading?.score_card : null;
    if (!card) return this.clear(tabId);
    const blocked = card.blockers.length > 0;
    const title = `${Math.round(card.score)} of 100, ${card.band}${blocked ? ' (blocked)' : ''}: ${tab?.reading?.posting?.title ?? 'this job'}`;
    await this.#quietly(
      Promise.all([
        chrome.action.setBadgeText({ tabId, text: String(Math.round(card.score)) }),
        chrome.action.setBadgeBackgroundColor({ tabId, color: COLOURS[card.band] }),
        chrome.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
        chrome.action.setTitle({ tabId, title }),
      ]),
    );
  }

  /** @param {number} tabId */
  async clear(tabId) {
    await this.#quietly(
      Promise.all([chrome.action.setBadgeText({ tabId, text: '' }), chrome.action.setTitle({ tabId, title: 'Job Companion' })]),
    );
  }

  /**
   * A tab may close at any moment; its badge then matters to nobody. Everything else is a defect.
   * @param {Promise<unknown>} work
   */
  async #quietly(work) {
    try {
      await work;
    } catch (error) {
      if (!String(error).includes('No tab with id')) throw error;
    }
  }
}
