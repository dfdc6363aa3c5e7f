// @ts-check
// The remembered answers: see, search, edit, merge, delete.

import { draw, el, icon } from '../shared/dom.js';
import { counted, sentence } from '../shared/format.js';
import { scopeWords } from '../shared/scopes.js';
import { send } from '../shared/send.js';

/** @typedef {import('../shared/contracts').AnswerInfo} AnswerInfo */

/** Typing settles before the list is asked for again. */
const SEARCH_MS = 200;
const SCOPES = /** @type {const} */ ([['all', 'All employers'], ['employer', 'One employer'], ['ats', 'One application system'], ['country', 'One country']]);
/** @type {Record<string, string>} */
const NAME_HINTS = { employer: 'Its name, as postings write it', ats: 'Such as greenhouse or workday', country: 'Two letters, such as DE' };

/** @param {import('../shared/contracts').AnswerInfo['value']} value */
function shown(value) {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? value : value.join('\n');
}

export class AnswerList {
  /** @type {AnswerInfo[]} */
  #answers = [];
  /** @type {Set<number>} */
  #chosen = new Set();
  /** @type {number | null} */
  #editing = null;
  #search = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.box = el('input', { type: 'search', id: 'answers-search', autocomplete: 'off', placeholder: 'Search questions and answers', 'aria-label': 'Search questions and answers', 'data-test': 'answers-search', oninput: () => this.#typed() });
    this.bar = el('div', { class: 'answers-bar' });
    this.list = el('div', { class: 'answers-list' });
    this.status = el('p', { class: 'small quiet', role: 'status', 'aria-live': 'polite' });
    place.append(el('p', { class: 'quiet small' }, 'What you answered in forms, and where it is used again. Answers stay on this machine.'), this.box, this.bar, this.list, this.status);
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.load(), SEARCH_MS);
  }

  async load() {
    await this.#try(async () => {
      this.#search = this.box.value.trim();
      this.#answers = (await send('answers.list', { search: this.#search })).answers;
      const known = new Set(this.#answers.map(({ id }) => id));
      this.#chosen = new Set([...this.#chosen].filter((id) => known.has(id)));
      this.#draw();
    });
  }

  #draw() {
    this.box.hidden = this.#answers.length === 0 && this.#search === '';
    draw(this.bar, [[...this.#chosen], this.#answers.length], () => this.#merging());
    draw(this.list, [this.#answers, [...this.#chosen], this.#editing, this.#search], () => {
      if (this.#answers.length === 0) return this.#empty();
      return el('ul', { class: 'answers', 'data-test': 'answers' }, ...this.#answers.map((answer) => (answer.id === this.#editing ? this.#editor(answer) : this.#entry(answer))));
    });
  }

  #empty() {
    const text = this.#search ? 'No answer holds these words.' : 'Nothing is remembered yet. After a fill, the panel asks the open questions; what you answer there is kept here, as far as you say.';
    return el('p', { class: 'quiet', 'data-test': 'answers-empty' }, text);
  }

  #merging() {
    const [keep, ...others] = [...this.#chosen];
    if (others.length === 0) return null;
    const kept = this.#answers.find(({ id }) => id === keep);
    return el(
      'div',
      { class: 'notice', 'data-test': 'merge-bar' },
      el('p', {}, `${counted(this.#chosen.size, 'answer')} chosen. The first one’s answer stays: “${shown(kept?.value ?? '').slice(0, 80)}”. It will be found by all their questions.`),
      el('button', { type: 'button', class: 'button', 'data-key': 'merge', 'data-test': 'merge', onclick: () => this.#merge(keep, others) }, 'Merge them'),
    );
  }

  /** @param {AnswerInfo} answer */
  #entry(answer) {
    const choose = (/** @type {Event} */ event) => {
      if (/** @type {HTMLInputElement} */ (event.target).checked) this.#chosen.add(answer.id);
      else this.#chosen.delete(answer.id);
      this.#draw();
    };
    return el(
      'li',
      { class: 'answer', 'data-test': 'answer' },
      el('input', { type: 'checkbox', checked: this.#chosen.has(answer.id), 'data-key': `choose:${answer.id}`, 'aria-label': `Choose for merging: ${answer.question}`, onchange: choose }),
      el(
        'div',
        {},
        el('p', { class: 'answer-question' }, answer.question),
        ...(answer.wordings ?? []).map((wording) => el('p', { class: 'quiet small' }, `also: ${wording}`)),
        el('p', { class: 'answer-value', 'data-test': 'answer-value' }, shown(answer.value)),
        el('p', { class: 'quiet small' }, el('span', { class: 'tag' }, scopeWords(answer.scope)), ` ${useOf(answer)}`),
      ),
      el(
        'div',
        { class: 'answer-tools' },
        el('button', { type: 'button', class: 'square', title: 'Edit', 'aria-label': `Edit: ${answer.question}`, 'data-key': `edit:${answer.id}`, 'data-test': 'answer-edit', onclick: () => this.#edit(answer.id) }, icon('pen')),
        el('button', { type: 'button', class: 'square', title: 'Delete', 'aria-label': `Delete: ${answer.question}`, 'data-key': `delete:${answer.id}`, 'data-test': 'answer-delete', onclick: () => this.#delete(answer) }, icon('cross')),
      ),
    );
  }

  /** @param {number | null} id */
  #edit(id) {
    this.#editing = id;
    this.#draw();
    /** @type {HTMLElement | null} */ (this.list.querySelector('.answer-form textarea, .answer-form select'))?.focus();
  }

  /** @param {AnswerInfo} answer */
  #editor(answer) {
    const at = answer.scope.indexOf(':');
    const question = el('textarea', { rows: 2, 'data-key': 'edit-question' });
    question.value = answer.question;
    const value = valueControl(answer);
    const kind = el('select', { 'data-key': 'edit-scope', 'data-test': 'edit-scope' }, ...SCOPES.map(([key, words]) => el('option', { value: key }, words)));
    kind.value = at < 0 ? 'all' : answer.scope.slice(0, at);
    const name = el('input', { type: 'text', autocomplete: 'off', 'data-key': 'edit-name' });
    name.value = at < 0 ? '' : answer.scope.slice(at + 1);
    const named = el('label', { class: 'field' }, el('span', { class: 'label' }, 'Which one'), name);
    const settle = () => {
      named.hidden = kind.value === 'all';
      name.placeholder = NAME_HINTS[kind.value] ?? '';
    };
    kind.addEventListener('change', settle);
    settle();
    const save = (/** @type {Event} */ event) => {
      event.preventDefault();
      const scope = kind.value === 'all' ? 'all' : `${kind.value}:${kind.value === 'country' ? name.value.trim().toUpperCase() : name.value.trim()}`;
      this.#save({ id: answer.id, question: question.value, value: value.read(), scope });
    };
    return el(
      'li',
      { class: 'answer editing' },
      el(
        'form',
        { class: 'answer-form', 'data-test': 'answer-form', onsubmit: save, 'aria-label': `Edit: ${answer.question}` },
        el('label', { class: 'field' }, el('span', { class: 'label' }, 'Answer'), value.element),
        el('label', { class: 'field' }, el('span', { class: 'label' }, 'Question'), question),
        el('div', { class: 'fields' }, el('label', { class: 'field' }, el('span', { class: 'label' }, 'Used for'), kind), named),
        el('div', { class: 'answer-buttons' }, el('button', { type: 'submit', class: 'button main', 'data-test': 'answer-save' }, 'Save'), el('button', { type: 'button', class: 'button', onclick: () => this.#edit(null) }, 'Cancel')),
      ),
    );
  }

  /** @param {{id: number, question: string, value: string | boolean | string[], scope: string}} change */
  async #save(change) {
    await this.#try(async () => {
      await send('answers.update', change);
      this.#editing = null;
      await this.load();
      this.#say('Saved.');
    });
  }

  /**
   * @param {number} keep
   * @param {number[]} merge
   */
  async #merge(keep, merge) {
    await this.#try(async () => {
      await send('answers.merge', { keep, merge });
      this.#chosen.clear();
      await this.load();
      this.#say('Merged.');
    });
  }

  /** @param {AnswerInfo} answer */
  async #delete(answer) {
    if (!confirm(`Forget the answer to “${answer.question}”?`)) return;
    await this.#try(async () => {
      await send('answers.delete', { id: answer.id });
      await this.load();
      this.#say('Forgotten.');
    });
  }

  /** @param {string} text */
  #say(text) {
    this.status.replaceChildren(...sentence(text));
  }

  /** @param {() => Promise<void>} work */
  async #try(work) {
    try {
      this.status.replaceChildren();
      await work();
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    }
  }
}

/**
 * @param {AnswerInfo} answer
 * @returns {{element: HTMLElement, read: () => string | boolean | string[]}}
 */
function valueControl(answer) {
  const { value, options = [] } = answer;
  if (typeof value === 'boolean' || (typeof value === 'string' && options.includes(value))) {
    const choices = typeof value === 'boolean' ? ['Yes', 'No'] : options;
    const select = el('select', { 'data-key': 'edit-value', 'data-test': 'edit-value' }, ...choices.map((choice) => el('option', { value: choice }, choice)));
    select.value = shown(value);
    return { element: select, read: () => (typeof value === 'boolean' ? select.value === 'Yes' : select.value) };
  }
  const text = shown(value);
  const area = el('textarea', { rows: Math.max(2, Math.min(10, text.split('\n').length + Math.floor(text.length / 70))), 'data-key': 'edit-value', 'data-test': 'edit-value' });
  area.value = text;
  const list = Array.isArray(value);
  return { element: area, read: () => (list ? area.value.split('\n').map((line) => line.trim()).filter(Boolean) : area.value) };
}

/** @param {AnswerInfo} answer */
function useOf({ used, uses = 0, created }) {
  const day = (/** @type {string} */ moment) => new Date(moment).toLocaleDateString(undefined, { dateStyle: 'medium' });
  return used ? `used ${counted(uses, 'time')}, last on ${day(used)}` : `not used yet, kept on ${day(created)}`;
}
