// @ts-check
// Notes and contacts of an application.

import { el } from '../shared/dom.js';
import { post } from './api.js';
import { ask, button, field, panel, toast } from './ui.js';
import { when } from './words.js';

/** @typedef {import('../shared/contracts').NotebookEntry} Entry */

/**
 * @param {number} application
 * @param {Entry[]} entries
 * @param {() => unknown} changed
 * @returns {HTMLElement[]}
 */
export function notebook(application, entries, changed) {
  const save = async (/** @type {object} */ body) => {
    await post('/api/jobtracker/notebook/save/', { application, ...body });
    await changed();
  };
  const forget = async (/** @type {Entry} */ one) => {
    await post('/api/jobtracker/notebook/delete/', { application, id: one.id });
    const { kind, name, role, email, phone, text } = one;
    toast('Removed.', { label: 'Undo', act: () => save({ kind, name, role, email, phone, text }) });
    await changed();
  };
  const write = async (/** @type {Entry['kind']} */ kind, /** @type {Entry} */ one = /** @type {any} */ ({ name: '', role: '', email: '', phone: '', text: '' })) => {
    const answer = await ask(kind === 'note' ? 'Note' : 'Contact', kind === 'note' ? [text('Note', one.text, true)] : contactFields(one), 'Save');
    if (answer) await save({ kind, id: one.id ?? null, ...answer });
  };
  const row = (/** @type {Entry} */ one, /** @type {(Node | null)[]} */ content) =>
    el(
      'li',
      { 'data-test': one.kind },
      el('div', { class: 'grow' }, ...content),
      el('div', { class: 'row-actions' }, button('Edit', () => write(one.kind, one), { 'data-key': `edit-entry:${one.id}`, 'data-test': 'edit-entry' }), button('Remove', () => forget(one), { class: 'danger', 'data-key': `remove-entry:${one.id}`, 'data-test': 'remove-entry' })),
    );
  const contacts = entries.filter((one) => one.kind === 'contact');
  const notes = entries.filter((one) => one.kind === 'note');
  return [
    panel(
      'Notes',
      [notes.length > 0 ? el('ul', { class: 'rows' }, ...notes.map((one) => row(one, [el('p', { class: 'item-value' }, one.text), el('p', { class: 'quiet small' }, when(one.changed))]))) : el('p', { class: 'quiet' }, 'What you want to remember of it.')],
      button('Write', () => write('note'), { 'data-key': 'write-note', 'data-test': 'write-note' }),
    ),
    panel(
      'Contacts',
      [contacts.length > 0 ? el('ul', { class: 'rows' }, ...contacts.map((one) => row(one, person(one)))) : el('p', { class: 'quiet' }, 'The people you speak with.')],
      button('Add', () => write('contact'), { 'data-key': 'add-contact', 'data-test': 'add-contact' }),
    ),
  ];
}

/** @param {Entry} one */
function person(one) {
  const email = one.email.includes('@') && el('a', { href: `mailto:${one.email}` }, one.email);
  return [
    el('p', { class: 'row-title' }, one.name || one.email),
    el('p', { class: 'quiet small' }, [one.role, one.phone].filter(Boolean).join(' · ')),
    email ? el('p', { class: 'small' }, email) : null,
    one.text ? el('p', { class: 'item-value small' }, one.text) : null,
  ];
}

/**
 * @param {string} label
 * @param {string} value
 * @param {boolean} [required]
 */
function text(label, value, required = false) {
  return field(label, el('textarea', { class: 'input', name: 'text', maxlength: 10_000, required }, value));
}

/** @param {Entry} one */
function contactFields(one) {
  const line = (/** @type {'name' | 'role' | 'email' | 'phone'} */ name, /** @type {string} */ label, /** @type {string} */ type, /** @type {number} */ maxlength) => field(label, el('input', { class: 'input', name, type, value: one[name], maxlength }));
  return [line('name', 'Name', 'text', 300), line('role', 'Role', 'text', 300), line('email', 'Email', 'email', 320), line('phone', 'Phone', 'tel', 60), text('Note (not needed)', one.text)];
}
