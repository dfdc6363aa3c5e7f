// @ts-check
// One control for each kind of field: how it looks, what it shows, what it says.

import { el } from '../shared/dom.js';

/** @typedef {import('./fields.js').Field} Field */
/** @typedef {{element: HTMLElement, read: () => unknown}} Control */

const AREA_ROWS = 3;
let serial = 0;

/** @param {string} text */
const lines = (text) => text.split('\n').map((line) => line.trim()).filter(Boolean);

/**
 * @param {Field} field
 * @param {any} value
 * @param {string} instead what stands in while it is empty
 * @returns {Control}
 */
export function control(field, value, instead) {
  const id = `field-${(serial += 1)}`;
  const make = field.kind === 'checks' ? checks : field.kind === 'yesno' || field.kind === 'choice' ? choice : field.kind === 'area' || field.kind === 'lines' ? area : input;
  const { inner, read, group } = make(field, value, id, instead);
  const hint = field.hint && el('p', { class: 'hint quiet', id: `${id}-hint` }, field.hint);
  const label = group ? el('span', { class: 'label', id: `${id}-label` }, field.label) : el('label', { class: 'label', for: id }, field.label);
  if (hint) inner.setAttribute('aria-describedby', `${id}-hint`);
  return { element: el('div', { class: `field${field.wide ? ' wide' : ''}`, 'data-path': field.path }, label, inner, hint), read };
}

/** @typedef {{inner: HTMLElement, read: () => unknown, group?: boolean}} Made */

/**
 * @param {Field} field
 * @param {any} value
 * @param {string} id
 * @param {string} instead
 * @returns {Made}
 */
function input(field, value, id, instead) {
  const kind = field.kind ?? 'text';
  const inner = el('input', { id, type: kind, placeholder: instead || null, list: field.suggestions ? `${id}-list` : null, step: kind === 'number' ? 'any' : null, min: kind === 'number' ? 0 : null, autocomplete: 'off' });
  inner.value = value ?? '';
  const read = () => (kind === 'number' ? (inner.value === '' ? null : Number(inner.value)) : inner.value.trim() || null);
  if (!field.suggestions) return { inner, read };
  return { inner: el('div', {}, inner, el('datalist', { id: `${id}-list` }, ...field.suggestions.map((text) => el('option', { value: text })))), read };
}

/**
 * @param {Field} field
 * @param {any} value
 * @param {string} id
 * @param {string} instead
 * @returns {Made}
 */
function area(field, value, id, instead) {
  const list = field.kind === 'lines';
  const shown = list ? (value ?? []).join('\n') : (value ?? '');
  const inner = el('textarea', { id, rows: Math.max(AREA_ROWS, Math.min(12, shown.split('\n').length)), placeholder: instead || null });
  inner.value = shown;
  return { inner, read: () => (list ? lines(inner.value) : inner.value.trim() || null) };
}

/**
 * @param {Field} field
 * @param {any} value
 * @param {string} id
 * @param {string} instead
 * @returns {Made}
 */
function choice(field, value, id, instead) {
  const yesno = field.kind === 'yesno';
  const options = yesno ? /** @type {const} */ ([['true', 'Yes'], ['false', 'No']]) : (field.options ?? []);
  const named = options.find(([key]) => key === instead)?.[1];
  const inner = el('select', { id }, el('option', { value: '' }, named ? `${named} (from your resume)` : 'Not said'), ...options.map(([key, label]) => el('option', { value: key }, label)));
  inner.value = value === null || value === undefined ? '' : String(value);
  return { inner, read: () => (inner.value === '' ? null : yesno ? inner.value === 'true' : inner.value) };
}

/**
 * @param {Field} field
 * @param {any} value
 * @param {string} id
 * @returns {Made}
 */
function checks(field, value, id) {
  const boxes = (field.options ?? []).map(([key, label]) => {
    const box = el('input', { type: 'checkbox', value: key });
    box.checked = (value ?? []).includes(key);
    return { box, element: el('label', { class: 'check' }, box, label) };
  });
  const inner = el('div', { class: 'checks', role: 'group', 'aria-labelledby': `${id}-label` }, ...boxes.map(({ element }) => element));
  return { inner, group: true, read: () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value) };
}
