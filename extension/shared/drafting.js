// @ts-check
// A draft for a free-text question: asked for by a click, put into the panel's box to be read and changed. It never goes into
// the page by itself.

import { el, icon } from './dom.js';
import { counted, sentence } from './format.js';

/** @typedef {import('./contracts').DraftReply} DraftReply */

const WRITE = 'Draft an answer';

export class Drafting {
  /** The box's text as the last draft left it: only that may be replaced, never the person's own words. */
  #draft = '';
  #note = el('div', { role: 'status', 'data-test': 'draft-note' });
  #button = el('button', { type: 'button', class: 'button small', 'data-key': 'draft', 'data-test': 'draft', onclick: (/** @type {Event} */ event) => this.#write(event) }, icon('pen'), WRITE);
  element = el('div', { class: 'drafting' }, this.#button, this.#note);

  /**
   * @param {HTMLTextAreaElement} box
   * @param {() => Promise<DraftReply>} make throws what is wrong
   */
  constructor(box, make) {
    this.box = box;
    this.make = make;
  }

  get #own() {
    return this.box.value.trim() !== '' && this.box.value !== this.#draft;
  }

  /** @param {Event} event */
  async #write(event) {
    if (!event.isTrusted) return;
    if (this.#own) return this.#say('bad', 'The box holds your own words: empty it first, a draft would replace them.');
    this.#button.disabled = true;
    this.#say('', 'Writing a draft …');
    try {
      this.#took(await this.make());
    } catch (error) {
      this.#say('bad', error instanceof Error ? error.message : String(error));
    }
    this.#button.disabled = false;
  }

  /** @param {DraftReply} reply */
  #took({ text, dropped }) {
    if (this.#own) return this.#say('', 'You began to write, so the draft was dropped.');
    this.box.value = text;
    this.#draft = this.box.value;
    this.box.dispatchEvent(new Event('input'));
    const left = dropped.length > 0 ? ` ${counted(dropped.length, 'sentence')} left out: your profile does not back ${dropped.length > 1 ? 'them' : 'it'}.` : '';
    this.#say('warn', 'Draft: check before you use it.', left);
    this.box.focus();
  }

  /**
   * @param {'' | 'warn' | 'bad'} kind
   * @param {string} message
   * @param {string} [more]
   */
  #say(kind, message, more = '') {
    this.#note.className = kind === 'bad' ? 'notice bad' : kind === 'warn' ? 'notice' : 'quiet small';
    this.#note.replaceChildren(...(kind === 'warn' ? [el('strong', {}, message), more] : sentence(message)));
  }
}
