// @ts-check
// Saved searches above the list of jobs: filters with a name, and how many new jobs each has.

import { draw, el } from '../shared/dom.js';
import { post } from './api.js';
import { ask, attempt, button, field, toast } from './ui.js';

/** @typedef {import('../shared/contracts').SearchInfo} SearchInfo */
/** @typedef {import('../shared/contracts').SearchesReply} Reply */
/** @typedef {Record<string, string | number>} Filters */

/** What the form asks besides filters: it is not part of a search. */
const NOT_KEPT = new Set(['state', 'sort']);

export class SearchBar {
  element = el('div', { class: 'searches' });
  /** @type {SearchInfo[]} */
  #known = [];
  #open = Number(new URLSearchParams(location.search).get('search')) || 0;
  /** Whether the form shows the open search. */
  #shown = false;
  /** Postings that were new when the search was opened. @type {Set<number>} */
  #fresh = new Set();
  /** Filters of the open search for which the form has no field. @type {Filters} */
  #besides = {};

  /**
   * @param {HTMLFormElement} form of the filters
   * @param {() => unknown} changed the list has to be asked for anew
   */
  constructor(form, changed) {
    this.form = form;
    this.changed = changed;
  }

  /** What the list is filtered by. @returns {Filters} */
  get filters() {
    const given = [...new FormData(this.form)].map(([name, value]) => /** @type {const} */ ([name, String(value).trim()]));
    return { ...this.#besides, ...Object.fromEntries(given.filter(([name, value]) => value !== '' && !NOT_KEPT.has(name))) };
  }

  /** The search that is open. */
  get open() {
    return this.#known.find((one) => one.search === this.#open);
  }

  /** @param {number} posting whether it was new when its search was opened */
  isNew(posting) {
    return this.#fresh.has(posting);
  }

  get news() {
    return this.#fresh.size;
  }

  /** Ask for the searches; the first time the one that the address names is opened. */
  async load() {
    await this.#take(post('/api/jobmatcher/searches/'));
    if (!this.#shown) this.#enter();
    this.draw();
  }

  draw() {
    const { open } = this;
    const changed = JSON.stringify(sorted(this.filters)) !== JSON.stringify(sorted(open?.filters ?? {}));
    draw(this.element, [this.#known, this.#open, changed], () => [
      this.#known.length > 0 &&
        el('div', { class: 'tabs', role: 'group', 'aria-label': 'Saved searches' }, this.#tab(0, 'All jobs', 0), ...this.#known.map((one) => this.#tab(one.search, one.name, one.new))),
      changed && button(open ? 'Keep these filters' : 'Save this search', () => (open ? this.#keep(open) : this.#save()), { 'data-test': 'save-search', 'data-key': 'save-search' }),
      open && button('Change', () => this.#change(open), { 'data-test': 'change-search', 'data-key': 'change-search', 'aria-label': `Change the search ${open.name}` }),
      open && button('Remove', () => this.#remove(open), { 'data-key': 'remove-search', 'aria-label': `Remove the search ${open.name}` }),
    ]);
  }

  /**
   * @param {number} id
   * @param {string} name
   * @param {number} news
   */
  #tab(id, name, news) {
    return el(
      'button',
      { type: 'button', class: 'tab clip', 'data-key': `search-${id}`, 'aria-pressed': String(id === this.#open), onclick: () => attempt(() => this.#pick(id)) },
      name,
      news > 0 && el('span', { class: 'tab-count' }, `${news} new`),
    );
  }

  /** @param {Promise<Reply>} reply */
  async #take(reply) {
    this.#known = (await reply).searches;
  }

  /** @param {number} id */
  async #pick(id) {
    this.#open = id;
    history.replaceState(null, '', id ? `?search=${id}` : location.pathname);
    this.#enter();
    await this.changed();
  }

  /** Put the filters of the open search into the form; what is new of it counts as looked at. */
  #enter() {
    this.#shown = true;
    const { open, form } = this;
    const order = /** @type {HTMLSelectElement} */ (form.elements.namedItem('sort')).value;
    form.reset();
    /** @type {HTMLSelectElement} */ (form.elements.namedItem('sort')).value = order;
    this.#besides = {};
    this.#fresh = new Set(open?.fresh);
    for (const [name, value] of Object.entries(sorted(open?.filters ?? {}))) {
      const control = form.elements.namedItem(name);
      if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) this.#besides[name] = value;
      else if (control instanceof HTMLSelectElement) choose(control, String(value));
      else control.value = String(value);
    }
    if (open && open.new > 0) void attempt(() => this.#take(post('/api/jobmatcher/searches/looked/', { search: open.search })).then(() => this.draw()));
  }

  async #save() {
    const answer = await ask('Save this search', this.#fields(described(this.form), true), 'Save');
    if (!answer) return;
    await this.#take(post('/api/jobmatcher/searches/save/', { name: answer.name, filters: this.filters, tell: answer.tell === 'on' }));
    await this.#pick(this.#known.at(-1)?.search ?? 0);
    toast(answer.tell === 'on' ? 'Saved. You are told when watched careers pages bring new ones.' : 'Saved.');
  }

  /** @param {SearchInfo} open */
  async #keep(open) {
    await this.#take(post('/api/jobmatcher/searches/save/', { search: open.search, name: open.name, filters: this.filters, tell: open.tell }));
    this.draw();
    toast(`“${open.name}” looks for this from now on.`);
  }

  /** @param {SearchInfo} open */
  async #change(open) {
    const answer = await ask('Change this search', this.#fields(open.name, open.tell), 'Save');
    if (!answer) return;
    await this.#take(post('/api/jobmatcher/searches/save/', { search: open.search, name: answer.name, filters: open.filters, tell: answer.tell === 'on' }));
    this.draw();
  }

  /** @param {SearchInfo} open */
  async #remove(open) {
    const { filters, name, tell } = open;
    await this.#take(post('/api/jobmatcher/searches/remove/', { search: open.search }));
    await this.#pick(0);
    toast(`Removed: ${name}.`, { label: 'Undo', act: () => this.#take(post('/api/jobmatcher/searches/save/', { name, filters, tell })).then(() => this.draw()) });
  }

  /**
   * @param {string} name
   * @param {boolean} tell
   */
  #fields(name, tell) {
    return [
      field('Name', el('input', { class: 'input', name: 'name', value: name, maxlength: 80, required: true })),
      el('label', { class: 'check' }, el('input', { type: 'checkbox', name: 'tell', checked: tell }), 'Tell me when careers pages that I watch bring new ones'),
    ];
  }
}

/** Filters that are set, in one order. @param {object} filters @returns {Filters} */
function sorted(filters) {
  const set = Object.entries(filters).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(set.map(([name, value]) => /** @type {const} */ ([name, String(value)])).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A score that was set elsewhere is a choice too.
 * @param {HTMLSelectElement} control
 * @param {string} value
 */
function choose(control, value) {
  if (![...control.options].some((one) => one.value === value)) control.append(el('option', { value }, `${value} and more`));
  control.value = value;
}

/** What the form asks for, in words. @param {HTMLFormElement} form */
function described(form) {
  const said = [...form.elements].map((control) => {
    if (control instanceof HTMLInputElement) return control.value.trim();
    if (control instanceof HTMLSelectElement && control.value !== '' && !NOT_KEPT.has(control.name)) return control.selectedOptions[0]?.text ?? '';
    return '';
  });
  return said.filter(Boolean).join(', ').slice(0, 80);
}
