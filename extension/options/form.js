// @ts-check
// The profile as a form, made from `fields.js`, and back. What the form does not show of a profile stays as it is.

import { el, icon } from '../shared/dom.js';
import { control } from './control.js';
import { at, put } from './paths.js';

/** @typedef {import('./fields.js').Section} Section */
/** @typedef {(profile: any) => void} Write puts what the person entered into a profile */

export class ProfileForm {
  /** @type {Write[]} */
  #writes = [];
  /** @type {any} */
  #profile = null;

  /**
   * @param {HTMLElement} place
   * @param {Section[]} sections
   * @param {() => void} onEdit
   */
  constructor(place, sections, onEdit) {
    this.place = place;
    this.sections = sections;
    this.onEdit = onEdit;
    place.addEventListener('input', onEdit);
  }

  /** @param {any} profile */
  show(profile) {
    this.#profile = profile;
    this.#writes = [];
    this.place.replaceChildren(...this.sections.map((section) => this.#section(section)));
  }

  /** @returns {any} the profile as it is in the form now */
  value() {
    const profile = structuredClone(this.#profile);
    for (const write of this.#writes) write(profile);
    for (const wish of ['pay_minimum', 'pay_expected']) {
      const given = profile.applicant[wish];
      if (given && given.amount === null) profile.applicant[wish] = null;
      else if (given && !given.period) given.period = 'year';
    }
    return profile;
  }

  /** @param {Section} section */
  #section(section) {
    const body = section.list ? this.#list(section, section.list) : this.#single(section);
    return el(
      'section',
      { class: 'panel', id: section.id, 'aria-labelledby': `${section.id}-title` },
      el('h2', { id: `${section.id}-title` }, section.title),
      section.intro && el('p', { class: 'quiet small intro' }, section.intro),
      body,
    );
  }

  /** @param {Section} section */
  #single(section) {
    const controls = section.fields.map((field) => {
      const made = control(field, at(this.#profile, field.path), field.fallback ? (at(this.#profile, field.fallback) ?? '') : '');
      this.#writes.push((profile) => put(profile, field.path, made.read()));
      return made.element;
    });
    return el('div', { class: section.thirds ? 'fields thirds' : 'fields' }, ...controls);
  }

  /**
   * @param {Section} section
   * @param {string} path
   */
  #list(section, path) {
    /** @type {{item: any, write: Write, element: HTMLElement}[]} */
    let entries = [];
    const list = el('div', { class: 'items' });
    const add = (/** @type {any} */ item, /** @type {boolean} */ open) => {
      const entry = this.#item(section, item, open, () => {
        entries = entries.filter((one) => one !== entry);
        entry.element.remove();
        this.onEdit();
      });
      entries.push(entry);
      list.append(entry.element);
      return entry;
    };
    for (const item of at(this.#profile, path) ?? []) add(item, false);
    this.#writes.push((profile) => {
      const items = entries.map(({ item, write }) => {
        const copy = structuredClone(item);
        write(copy);
        return copy;
      });
      put(profile, path, items.filter((item) => Object.values(item).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null && value !== ''))));
    });
    const more = el('button', { type: 'button', class: 'button', onclick: () => this.#added(add({}, true).element) }, `Add a ${section.one}`);
    return el('div', {}, list, more);
  }

  /** @param {HTMLElement} element */
  #added(element) {
    /** @type {HTMLElement | null} */ (element.querySelector('input, select, textarea'))?.focus();
    this.onEdit();
  }

  /**
   * @param {Section} section
   * @param {any} item
   * @param {boolean} open
   * @param {() => void} remove
   */
  #item(section, item, open, remove) {
    const controls = section.fields.map((field) => ({ field, made: control(field, at(item, field.path), '') }));
    const name = el('span', {}, nameOf(section, item));
    const element = el(
      'details',
      { class: 'item', open },
      el('summary', {}, name),
      el('div', { class: 'fields' }, ...controls.map(({ made }) => made.element)),
      el('button', { type: 'button', class: 'link small remove', onclick: remove }, icon('cross'), `Remove this ${section.one}`),
    );
    const write = (/** @type {any} */ copy) => {
      for (const { field, made } of controls) put(copy, field.path, made.read());
    };
    element.addEventListener('input', () => {
      const now = structuredClone(item);
      write(now);
      name.textContent = nameOf(section, now);
    });
    return { item, write, element };
  }
}

/**
 * @param {Section} section
 * @param {any} item
 */
function nameOf(section, item) {
  const options = section.fields.find((field) => field.path === section.named?.[0])?.options;
  const words = (section.named ?? []).map((path) => at(item, path)).filter(Boolean);
  const first = options?.find(([key]) => key === words[0])?.[1] ?? words[0];
  return [first, ...words.slice(1)].filter(Boolean).join(' · ') || `New ${section.one}`;
}
