// @ts-check
// What popup and side panel have in common: they follow one tab, show its state, and pass the user's clicks on.

import { Asking } from './ask.js';
import { drawCard } from './card.js';
import { drawCorrections } from './corrections.js';
import { drawFill } from './report.js';
import { send } from './send.js';
import { Following } from './following.js';
import { Standing } from './standing.js';
import { drawStatus } from './status.js';

/** @typedef {import('./following.js').Known} Known */

export class Surface {
  /** The words marked now: a second click on the same reason takes the marks away. */
  #marked = '';
  #previewed = '';
  /** The document in view. @type {string | null} */
  #document = null;

  /**
   * @param {object} parts
   * @param {boolean} parts.short the popup's selection
   * @param {(known: Known) => void} [parts.onDraw]
   */
  constructor({ short, onDraw }) {
    this.short = short;
    this.onDraw = onDraw;
    this.status = /** @type {HTMLElement} */ (document.querySelector('#status'));
    this.card = /** @type {HTMLElement} */ (document.querySelector('#card'));
    this.more = /** @type {HTMLElement} */ (document.querySelector('#more'));
    this.fill = /** @type {HTMLElement} */ (document.querySelector('#fill'));
    this.live = /** @type {HTMLElement} */ (document.querySelector('#live'));
    this.corrections = document.querySelector('#corrections');
    this.standing = new Standing(/** @type {HTMLElement} */ (document.querySelector('#standing')), (text) => this.#say(text));
    this.asking = new Asking({
      give: (given) => send('answers.give', { tab_id: this.#tabId, ...given }),
      draft: ({ label, max_length }) => send('answers.draft', { tab_id: this.#tabId, question: label, max_length: max_length ?? null }),
      focus: (frame, id) => this.#focus(frame, id),
      say: (text) => this.#say(text),
    });
    this.following = new Following((known) => this.#draw(known));
  }

  /** @param {number | null} tabId */
  async show(tabId) {
    if (tabId === null) return;
    await this.following.follow(tabId);
    const companion = await this.#try(() => send('companion.check', {}));
    const { tab } = this.following.known;
    if (companion?.phase === 'ready' && (!tab || tab.phase !== 'posting')) await this.#try(() => send('tab.look', { tab_id: tabId }));
  }

  get #tabId() {
    return /** @type {number} */ (this.following.known.tabId);
  }

  /** @param {Known} known */
  #draw(known) {
    const { tab, fill, companion } = known;
    this.#forget(tab?.document_id ?? null);
    const reading = tab?.phase === 'posting' && companion?.has_profile ? tab.reading : null;
    drawStatus(this.status, known, {
      retry: () => this.show(this.#tabId),
      look: () => this.#try(() => send('tab.look', { tab_id: this.#tabId })),
      options: () => chrome.runtime.openOptionsPage(),
    });
    drawCard(this.card, this.more, reading, (quotes, name) => this.#mark(quotes, name), this.short);
    this.standing.show(reading && companion?.phase === 'ready' ? (tab?.posting_id ?? null) : null, known.moved);
    const here = fill && tab && fill.document_id === tab.document_id ? fill : null;
    const fields = companion?.phase === 'ready' && companion.has_profile ? total(tab?.form_fields ?? {}) : 0;
    this.asking.offerDrafts(companion?.phase === 'ready' && companion.drafts);
    drawFill(this.fill, here, fields, { fill: (allow) => this.#fill(allow), focus: (frame, id) => this.#focus(frame, id), undo: () => this.#undo(), marks: (on) => this.#try(() => send('fill.marks', { tab_id: this.#tabId, on })), asking: this.asking }, this.short);
    if (this.corrections) this.#drawCorrections(this.corrections, known.corrections);
    if (fields > 0) this.#preview(known);
    this.onDraw?.(known);
  }

  /**
   * @param {Element} place
   * @param {import('./state').Correction[]} corrections
   */
  #drawCorrections(place, corrections) {
    drawCorrections(place, corrections, {
      keep: async (key, scope) => {
        const kept = await this.#try(() => send('corrections.keep', { tab_id: this.#tabId, key, scope }));
        if (kept) this.#say('Remembered. You find it under Answers in the settings.');
      },
      drop: (key) => this.#try(() => send('corrections.drop', { tab_id: this.#tabId, key })),
      options: () => chrome.runtime.openOptionsPage(),
    });
  }

  /** What a fill would do is asked once for each document and number of fields. @param {Known} known */
  #preview({ tab, fill }) {
    const key = `${tab?.document_id}:${total(tab?.form_fields ?? {})}`;
    if (key === this.#previewed || fill?.phase === 'filling') return;
    this.#previewed = key;
    this.#try(() => send('fill.preview', { tab_id: this.#tabId }));
  }

  /** @param {string[]} allow */
  async #fill(allow) {
    this.#say('Filling the form.');
    const done = await this.#try(() => send('fill.start', { tab_id: this.#tabId, allow }));
    if (done?.phase === 'done') this.#say(`Done: ${done.report?.fields?.filter((field) => field.outcome === 'filled').length ?? 0} fields filled. ${done.questions.length} left for you. Nothing was sent.`);
    else if (done?.message) this.#say(done.message);
  }

  /**
   * @param {string} frame
   * @param {string} fieldId
   */
  async #focus(frame, fieldId) {
    const found = await this.#try(() => send('fill.focus', { tab_id: this.#tabId, frame, field_id: fieldId }));
    this.#say(found ? 'The field has the focus in the page.' : 'This field is no longer in the page.');
  }

  async #undo() {
    this.#say('Putting back what was filled.');
    const undone = await this.#try(() => send('fill.undo', { tab_id: this.#tabId }));
    if (undone !== null) this.#say(`${undone.back} ${undone.back === 1 ? 'field holds' : 'fields hold'} again what ${undone.back === 1 ? 'it' : 'they'} held before${undone.left.length ? `, ${undone.left.length} ${undone.left.length === 1 ? 'does' : 'do'} not` : ''}.`);
  }

  /**
   * @param {import('./state').Quote[]} quotes
   * @param {string} name
   */
  async #mark(quotes, name) {
    const off = this.#marked === name;
    this.#marked = off ? '' : name;
    const found = await this.#try(() => send('tab.highlight', { tab_id: this.#tabId, quotes: off ? [] : quotes }));
    if (found !== null) this.#say(off ? 'The marks are gone.' : found ? `Marked in the page: ${found}.` : 'These words were not found in the page as it is now.');
  }

  /** What was said of a page is said no more once another one is in view. @param {string | null} shown its document */
  #forget(shown) {
    if (this.#document !== null && shown !== this.#document) this.#say('');
    this.#document = shown;
  }

  /** @param {string} text for screen readers, and for everybody for a moment */
  #say(text) {
    this.live.textContent = text;
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T | null>}
   */
  async #try(work) {
    try {
      return await work();
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
      return null;
    }
  }
}

/** @param {Record<string, number>} counts */
function total(counts) {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
