// @ts-check
// What pages say and ask: spoken lines, passing notes with an undo, dialogs, empty places, failures.

import { add, el, icon } from '../shared/dom.js';
import { sentence } from '../shared/format.js';

const TOAST_MS = 9_000;

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  return /** @type {T} */ (document.getElementById(id));
}

/** @param {string} text said by a screen reader */
export function announce(text) {
  const place = byId('live');
  // The same words twice in a row would not be said again.
  place.textContent = place.textContent === text ? `${text}\u00a0` : text;
}

/**
 * A note that passes by itself.
 * @param {string} text
 * @param {{ label: string, act: () => unknown }} [action] e.g. an undo
 */
export function toast(text, action) {
  const close = () => note.remove();
  const note = el(
    'div',
    { class: 'toast', 'data-test': 'toast' },
    el('span', { class: 'grow' }, ...sentence(text)),
    action && el('button', { class: 'link', onclick: () => (close(), attempt(action.act)) }, action.label),
    el('button', { class: 'square', 'aria-label': 'Close', onclick: close }, icon('cross')),
  );
  byId('toasts').replaceChildren(note);
  announce(action ? `${text} ${action.label} is possible.` : text);
  let timer = setTimeout(close, TOAST_MS);
  note.addEventListener('pointerenter', () => clearTimeout(timer));
  note.addEventListener('focusin', () => clearTimeout(timer));
  note.addEventListener('pointerleave', () => (timer = setTimeout(close, TOAST_MS)));
}

/**
 * Do something the person asked for; say so when it fails.
 * @template T
 * @param {() => T | Promise<T>} act
 * @returns {Promise<T | undefined>}
 */
export async function attempt(act) {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    toast(error.message);
    return undefined;
  }
}

/**
 * Ask in a dialog; Escape answers nothing.
 * @param {string} title
 * @param {(Node | string | null)[]} content fields with names
 * @param {string} yes
 * @param {string} [style] class of the button
 * @returns {Promise<Record<string, string> | null>}
 */
export function ask(title, content, yes, style = 'main') {
  return new Promise((answer) => {
    const form = el('form', { method: 'dialog' });
    add(form, [
      el('h2', { id: 'dialog-title' }, title),
      ...content,
      el(
        'div',
        { class: 'buttons' },
        el('button', { class: 'button', value: 'no', formnovalidate: true }, 'Cancel'),
        el('button', { class: `button ${style}`, value: 'yes', 'data-test': 'yes' }, yes),
      ),
    ]);
    const dialog = el('dialog', { 'aria-labelledby': 'dialog-title' }, form);
    dialog.addEventListener('close', () => {
      const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
      answer(dialog.returnValue === 'yes' ? given : null);
      dialog.remove();
    });
    document.body.append(dialog);
    // Return in a field means yes, not the first button.
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      form.requestSubmit(/** @type {HTMLButtonElement} */ (form.querySelector('[value=yes]')));
    });
    dialog.showModal();
  });
}

/**
 * @param {string} label
 * @param {HTMLElement} control
 */
export function field(label, control) {
  return el('label', { class: 'field' }, el('span', { class: 'label' }, label), control);
}

/**
 * @param {string} name
 * @param {readonly (readonly [string, string])[]} options value and label
 * @param {string} [chosen]
 * @param {Record<string, unknown>} [props]
 */
export function select(name, options, chosen = '', props = {}) {
  return el('select', { class: 'input', name, ...props }, ...options.map(([value, label]) => el('option', { value, selected: value === chosen }, label)));
}

/**
 * A place where nothing is yet, and what to do about it.
 * @param {string} title
 * @param {string} text commands between backticks
 * @param {...Node} actions
 */
export function empty(title, text, ...actions) {
  return el('div', { class: 'empty', 'data-test': 'empty' }, el('h2', {}, title), el('p', {}, ...sentence(text)), actions.length > 0 && el('div', { class: 'row-actions' }, ...actions));
}

/**
 * @param {string} text
 * @param {() => unknown} act
 * @param {Record<string, unknown>} [props]
 */
export function button(text, act, props = {}) {
  const { class: style = '', ...rest } = props;
  return el('button', { type: 'button', class: `button small-button ${style}`, onclick: () => attempt(act), ...rest }, text);
}

/**
 * A section with a heading of its own.
 * @param {string} title
 * @param {(Node | string | null | undefined | false)[]} content
 * @param {Node | null} [aside] beside the heading
 */
export function panel(title, content, aside = null) {
  const id = `section-${title.toLowerCase().replace(/\W+/g, '-')}`;
  return el('section', { class: 'panel', 'aria-labelledby': id }, el('div', { class: 'section-head' }, el('h2', { id }, title), aside), ...content);
}
