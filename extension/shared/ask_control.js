// @ts-check
// The control with which the panel asks a question: the form's own options, or a box of the form's kind.

import { el } from './dom.js';

/** @typedef {import('./contracts').OpenQuestion} OpenQuestion */
/** @typedef {string | boolean | string[]} Value */
/**
 * `read` gives null where nothing was entered; `box` is there for free text.
 * @typedef {{element: HTMLElement, read: () => Value | null, box?: HTMLTextAreaElement}} Control
 */

/** A list longer than this is a drop-down instead of radio buttons. */
const MAX_RADIOS = 6;
const AREA_ROWS = 6;
/** @type {Partial<Record<import('./contracts').FieldKind, string>>} */
const INPUT_TYPES = { email: 'email', tel: 'tel', url: 'url', number: 'number', date: 'date', date_parts: 'date', month: 'month', time: 'time' };
const MANY = new Set(['multiselect', 'checkbox_group']);
const IN_THE_PAGE = new Set(['file', 'password', 'search', 'other']);

/** Whether the panel can ask it: agreements, files and secrets are done in the page itself. @param {OpenQuestion} question */
export function canAsk(question) {
  return question.keep !== 'never' && !IN_THE_PAGE.has(question.kind);
}

/**
 * @param {OpenQuestion} question
 * @param {string} named id of the element that holds the question
 * @returns {Control}
 */
export function askControl(question, named) {
  const labels = (question.options ?? []).map(({ label }) => label).filter(Boolean);
  if (question.kind === 'checkbox') return tick(named);
  if (MANY.has(question.kind)) return labels.length > 0 ? boxes(labels, named) : lines(named);
  if (labels.length > MAX_RADIOS && question.kind === 'combobox') return suggested(labels, named);
  if (labels.length > MAX_RADIOS) return list(labels, named);
  if (labels.length > 0 && question.kind !== 'text') return radios(labels, named);
  if (question.kind === 'textarea' || question.kind === 'richtext') return area(question, named);
  return input(question, named);
}

/** @param {string} named @returns {Control} */
function tick(named) {
  const box = el('input', { type: 'checkbox', 'data-key': 'ask-0', 'aria-describedby': named });
  return { element: el('label', { class: 'choice' }, box, el('span', {}, 'Tick this box')), read: () => (box.checked ? true : null) };
}

/** @param {string[]} labels @param {string} named @param {'radio' | 'checkbox'} type */
function choices(labels, named, type) {
  const inputs = labels.map((label, index) => {
    const box = el('input', { type, name: 'ask', value: label, 'data-key': `ask-${index}` });
    return { box, element: el('label', { class: 'choice' }, box, el('span', {}, label)) };
  });
  const element = el('div', { class: 'choices', role: type === 'radio' ? 'radiogroup' : 'group', 'aria-labelledby': named }, ...inputs.map((one) => one.element));
  return { element, chosen: () => inputs.filter(({ box }) => box.checked).map(({ box }) => box.value) };
}

/** @param {string[]} labels @param {string} named @returns {Control} */
function radios(labels, named) {
  const { element, chosen } = choices(labels, named, 'radio');
  return { element, read: () => chosen()[0] ?? null };
}

/** @param {string[]} labels @param {string} named @returns {Control} */
function boxes(labels, named) {
  const { element, chosen } = choices(labels, named, 'checkbox');
  return { element, read: () => (chosen().length > 0 ? chosen() : null) };
}

/** @param {string[]} labels @param {string} named @returns {Control} */
function list(labels, named) {
  const select = el('select', { 'data-key': 'ask-0', 'aria-labelledby': named }, el('option', { value: '' }, 'Choose …'), ...labels.map((label) => el('option', { value: label }, label)));
  return { element: select, read: () => select.value || null };
}

/** @param {string[]} labels @param {string} named @returns {Control} */
function suggested(labels, named) {
  const box = el('input', { type: 'text', list: 'ask-list', autocomplete: 'off', 'data-key': 'ask-0', 'aria-labelledby': named });
  const element = el('div', {}, box, el('datalist', { id: 'ask-list' }, ...labels.map((label) => el('option', { value: label }))));
  return { element, read: () => box.value.trim() || null };
}

/** @param {string} named @returns {Control} */
function lines(named) {
  const box = el('textarea', { rows: 3, 'data-key': 'ask-0', 'aria-labelledby': named, placeholder: 'One choice a line' });
  const read = () => box.value.split('\n').map((line) => line.trim()).filter(Boolean);
  return { element: box, read: () => (read().length > 0 ? read() : null) };
}

/** @param {OpenQuestion} question @param {string} named @returns {Control} */
function area(question, named) {
  const limit = question.max_length ?? null;
  const box = el('textarea', { rows: AREA_ROWS, maxlength: limit, 'data-key': 'ask-0', 'aria-labelledby': named });
  const left = limit ? el('p', { class: 'quiet small', 'aria-live': 'off' }, `${limit} characters at most`) : null;
  if (limit && left) box.addEventListener('input', () => left.replaceChildren(`${limit - box.value.length} of ${limit} characters left`));
  return { element: el('div', {}, box, left), read: () => box.value.trim() || null, box };
}

/** @param {OpenQuestion} question @param {string} named @returns {Control} */
function input(question, named) {
  const type = INPUT_TYPES[question.kind] ?? 'text';
  const box = el('input', { type, maxlength: question.max_length ?? null, step: type === 'number' ? 'any' : null, autocomplete: 'off', 'data-key': 'ask-0', 'aria-labelledby': named });
  return { element: box, read: () => box.value.trim() || null };
}
