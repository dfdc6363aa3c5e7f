// @ts-check
// The open questions of a filled form, asked one after the other. An answer goes into the page by the person's own click, and
// is remembered as far as the person says.

import { askControl, canAsk } from './ask_control.js';
import { Drafting } from './drafting.js';
import { add, draw, el, icon } from './dom.js';
import { goButton } from './entries.js';
import { counted, sentence } from './format.js';
import { scopeSelect } from './scopes.js';

/** @typedef {import('./contracts').OpenQuestion} OpenQuestion */
/** @typedef {import('./contracts').FieldReport} FieldReport */
/** @typedef {import('./state').FillState} FillState */
/** @typedef {{frame: string, field_id: string, value: string | boolean | string[], scope: string | null}} Given */
/**
 * @typedef {object} AskActions
 * @property {(given: Given) => Promise<FieldReport>} give throws what is wrong
 * @property {(question: OpenQuestion) => Promise<import('./contracts').DraftReply>} draft throws what is wrong
 * @property {(frame: string, fieldId: string) => void} focus
 * @property {(text: string) => void} say
 */

const TITLE = 'ask-title';

/** @param {OpenQuestion} question */
const keyOf = (question) => `${question.frame ?? 'top'}#${question.field_id}`;

export class Asking {
  /** Keeps what is being entered while the rest of the panel is drawn anew. */
  element = el('div', { class: 'asking' });
  #card = el('div');
  #rest = el('div');
  /** @type {FillState | null} */
  #fill = null;
  /** @type {Set<string>} */
  #skipped = new Set();
  #document = '';
  #current = '';
  /** The focus follows to the next question once the page took an answer. */
  #moving = false;
  /** Whether drafts are set up. */
  #drafts = false;

  /** @param {AskActions} actions */
  constructor(actions) {
    this.actions = actions;
    this.element.append(this.#card, this.#rest);
  }

  /**
   * @param {FillState} fill
   * @returns {HTMLElement}
   */
  show(fill) {
    if (fill.document_id !== this.#document) this.#skipped.clear();
    this.#document = fill.document_id;
    this.#fill = fill;
    this.#draw();
    return this.element;
  }

  /** @param {boolean} on whether a model for drafts is set up */
  offerDrafts(on) {
    if (on === this.#drafts) return;
    this.#drafts = on;
    if (this.#fill) this.#draw();
  }

  #draw() {
    const fill = /** @type {FillState} */ (this.#fill);
    const sorted = [...fill.questions].sort((a, b) => Number(b.required) - Number(a.required));
    const open = sorted.filter(canAsk);
    const ask = open.find((question) => !this.#skipped.has(keyOf(question)));
    const places = { employer: fill.employer, ats: fill.ats, country: fill.country };
    const changed = this.#current !== (ask ? keyOf(ask) : '');
    this.#current = ask ? keyOf(ask) : '';
    draw(this.#card, [ask, open.length, places, this.#drafts], () => (ask ? this.#question(ask, open.length, places) : null));
    draw(this.#rest, [sorted, this.#current, [...this.#skipped]], () => this.#list(sorted.filter((question) => question !== ask)));
    // Only once the panel has put the element back into its place can it take the focus.
    if (changed && this.#moving) setTimeout(() => this.#focus(), 0);
  }

  #focus() {
    this.#moving = false;
    const next = /** @type {HTMLElement | null} */ (this.element.querySelector(`#${TITLE}`));
    if (next) next.focus();
    else this.actions.say('Nothing more to ask. Nothing was sent: check the form and send it yourself.');
  }

  /**
   * @param {OpenQuestion} question
   * @param {number} count
   * @param {import('./scopes.js').Places} places
   */
  #question(question, count, places) {
    const control = askControl(question, TITLE);
    const drafting = this.#drafts && control.box ? new Drafting(control.box, () => this.actions.draft(question)) : null;
    const scope = scopeSelect(places, question.keep ?? 'all', 'ask-scope');
    const error = el('p', { class: 'notice bad', role: 'alert', hidden: true, 'data-test': 'ask-error' });
    const fill = el('button', { type: 'submit', class: 'button main', 'data-key': 'ask-fill', 'data-test': 'ask-fill' }, icon('pen'), 'Fill');
    const skip = el('button', { type: 'button', class: 'button', 'data-key': 'ask-skip', 'data-test': 'ask-skip', onclick: () => this.#skip(question) }, 'Skip');
    /** @param {Event} event */
    const answer = async (event) => {
      event.preventDefault();
      // Only a person's own click or key press fills a field.
      if (!event.isTrusted || fill.disabled) return;
      const value = control.read();
      if (value === null) return fail(error, 'Answer the question first, or skip it.');
      fill.disabled = true;
      error.hidden = true;
      const problem = await this.#give({ frame: question.frame ?? 'top', field_id: question.field_id, value, scope: scope.value || null });
      fill.disabled = false;
      if (problem) fail(error, problem);
    };
    return el(
      'form',
      { class: 'ask', 'data-test': 'question', 'aria-labelledby': TITLE, novalidate: true, onsubmit: answer },
      el('p', { class: 'ask-count quiet small' }, count > 1 ? `${counted(count, 'question')} for you. This one first:` : 'One question for you:'),
      el('h3', { id: TITLE, class: 'ask-title', tabindex: -1 }, question.label || 'A field without a name', question.required && ' ', question.required && el('span', { class: 'tag must' }, 'required')),
      el('p', { class: 'quiet small' }, ...sentence(question.reason)),
      el('div', { class: 'ask-control' }, control.element, drafting && drafting.element),
      el('label', { class: 'ask-scope' }, el('span', { class: 'small' }, 'Remember for'), scope),
      error,
      el('div', { class: 'ask-buttons' }, fill, skip, goButton(question.frame ?? 'top', question.field_id, question.label, this.actions.focus, 'Go to')),
    );
  }

  /**
   * @param {Given} given
   * @returns {Promise<string | null>} why the page did not take it
   */
  async #give(given) {
    this.#moving = true;
    try {
      const report = await this.actions.give(given);
      if (report.outcome === 'filled' || report.outcome === 'kept') {
        this.actions.say(given.scope ? 'Filled in the page, and remembered.' : 'Filled in the page.');
        return null;
      }
      this.#moving = false;
      return `The page did not take it: ${report.reason || 'it does not say why'}.${given.scope ? ' The answer is remembered all the same.' : ''}`;
    } catch (error) {
      this.#moving = false;
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** @param {OpenQuestion} question */
  #skip(question) {
    this.#skipped.add(keyOf(question));
    this.#moving = true;
    this.#draw();
  }

  /** @param {OpenQuestion} question */
  #unskip(question) {
    this.#skipped.delete(keyOf(question));
    for (const other of this.#fill?.questions ?? []) if (keyOf(other) !== keyOf(question)) this.#skipped.add(keyOf(other));
    this.#moving = true;
    this.#draw();
  }

  /** @param {OpenQuestion[]} others */
  #list(others) {
    if (others.length === 0) return null;
    const list = el('ul', { class: 'entries', 'data-test': 'questions' });
    add(list, others.map((question) => this.#entry(question)));
    return [el('h3', { class: 'entry-title' }, this.#current ? 'Also left for you' : 'Left for you'), list];
  }

  /** @param {OpenQuestion} question */
  #entry(question) {
    const askable = canAsk(question);
    return el(
      'li',
      { class: 'entry open', 'data-test': 'question' },
      icon('person'),
      el(
        'div',
        {},
        el('p', { class: 'entry-label' }, question.label || 'A field without a name', question.required && ' ', question.required && el('span', { class: 'tag must' }, 'required')),
        el('p', { class: 'quiet small' }, ...sentence(question.reason)),
      ),
      askable
        ? el('button', { class: 'button go', 'data-key': `ask:${keyOf(question)}`, 'data-test': 'ask-this', 'aria-label': `Answer ${question.label}`, onclick: () => this.#unskip(question) }, 'Answer')
        : goButton(question.frame ?? 'top', question.field_id, question.label, this.actions.focus, 'Go to'),
    );
  }
}

/**
 * @param {HTMLElement} place
 * @param {string} message
 */
function fail(place, message) {
  place.replaceChildren(...sentence(message));
  place.hidden = false;
}
