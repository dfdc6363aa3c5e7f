// @ts-check
// Forms of settings.

import { el } from '../shared/dom.js';
import { attempt } from './ui.js';

/**
 * @param {string} name
 * @param {number | string} value
 * @param {Record<string, unknown>} limits
 */
export function number(name, value, limits) {
  return el('input', { class: 'input', type: 'number', name, value, required: true, ...limits });
}

/**
 * A form that saves by itself when asked to.
 * @param {Node[]} fields
 * @param {(given: Record<string, string>) => unknown} save
 * @param {string} key
 * @param {string} [text] of its button
 */
export function savable(fields, save, key, text = 'Save') {
  const form = el('form', { class: 'grid-form' }, ...fields, el('button', { class: 'button small-button', 'data-key': key, 'data-test': key }, text));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void attempt(() => save(Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))));
  });
  return form;
}
