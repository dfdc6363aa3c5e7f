// @ts-check
// What was answered once: searched, edited, merged, forgotten.

import { el } from '../shared/dom.js';
import { counted } from '../shared/format.js';
import { post } from '../lib/api.js';
import { run } from '../lib/page.js';
import { announce, ask, attempt, button, byId, empty, field, select, toast } from '../lib/ui.js';
import { when } from '../lib/words.js';

/** @typedef {import('../shared/contracts').AnswerInfo} Answer */

const PAGE = 60;
const TYPING_MS = 150;
let search = '';
let wanted = PAGE;
/** @type {number | undefined} */
let typing;
/** @type {Map<number, Answer>} */
const chosen = new Map();

const box = el('input', { class: 'input', type: 'search', placeholder: 'Words or employer', 'aria-label': 'Search answers', 'data-test': 'search' });
box.addEventListener('input', () => {
  search = box.value;
  clearTimeout(typing);
  typing = setTimeout(() => refresh(), TYPING_MS);
});
const merger = button('Merge', merge, { disabled: true, 'data-test': 'merge' });
byId('actions').append(box, merger);

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['answer.'],
  load: async () => ({ answers: /** @type {Answer[]} */ ((await post('/api/autofill/answers/', { search })).answers), wanted, search }),
  show: ({ answers }) => {
    if (answers.length === 0) return search ? empty('No answer holds these words', 'questions, answers and scopes are searched') : empty('No answers yet', 'when a form asks what your profile does not say, your answer is kept here and used again, also for the same question in other words');
    return [
      el('section', { class: 'panel', 'aria-label': 'Answers' }, el('ul', { class: 'rows' }, ...answers.slice(0, wanted).map(row))),
      answers.length > wanted && button(`Show more of ${answers.length}`, () => ((wanted += PAGE), refresh()), { 'data-key': 'more' }),
    ];
  },
});

/** @param {Answer['value']} value */
function words(value) {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return Array.isArray(value) ? value.join(', ') : value;
}

/** @param {string} scope */
function scopeWords(scope) {
  const [kind, name] = scope.split(':');
  return kind === 'all' ? 'For all employers' : `For ${kind === 'country' ? 'jobs in ' : ''}${name ?? kind}`;
}

/** @param {Answer} one */
function row(one) {
  const check = el('input', { type: 'checkbox', 'aria-label': `Choose ${one.question} for merging`, checked: chosen.has(one.id), 'data-key': `pick:${one.id}` });
  check.addEventListener('change', () => {
    if (check.checked) chosen.set(one.id, one);
    else chosen.delete(one.id);
    merger.toggleAttribute('disabled', chosen.size < 2);
    announce(`${counted(chosen.size, 'answer')} chosen`);
  });
  return el(
    'li',
    { 'data-test': 'answer' },
    check,
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, one.question),
      one.wordings.length > 0 && el('p', { class: 'quiet small' }, `Also: ${one.wordings.join(' · ')}`),
      el('p', { class: 'answer-value' }, words(one.value)),
      el('p', { class: 'quiet small' }, `${scopeWords(one.scope)} · ${one.uses > 0 ? `used ${counted(one.uses, 'time')}` : 'not used yet'}`, one.used && ', last ', when(one.used)),
    ),
    el('div', { class: 'row-actions' }, button('Edit', () => edit(one), { 'data-key': `edit:${one.id}`, 'data-test': 'edit' }), button('Forget', () => forget(one), { class: 'danger', 'data-key': `forget:${one.id}`, 'data-test': 'forget' })),
  );
}

/** @param {Answer} one */
function control(one) {
  if (typeof one.value === 'boolean') return select('value', [['yes', 'Yes'], ['no', 'No']], one.value ? 'yes' : 'no');
  if (Array.isArray(one.value)) return el('textarea', { class: 'input', name: 'value' }, one.value.join('\n'));
  if (one.options.length > 0) return select('value', [...new Set([one.value, ...one.options])].map((option) => /** @type {const} */ ([option, option])), one.value);
  return el('textarea', { class: 'input', name: 'value' }, one.value);
}

/** @param {Answer} one */
async function edit(one) {
  const answer = await ask(
    'Edit the answer',
    [
      field('Question', el('textarea', { class: 'input', name: 'question', required: true, maxlength: 2000 }, one.question)),
      field(Array.isArray(one.value) ? 'Answer, one choice a line' : 'Answer', control(one)),
      typeof one.value === 'string' && one.options.length === 0 ? el('p', { class: 'quiet small' }, 'A text may say {employer} and {title}: those of each job are put in.') : null,
      field('It holds for: all, employer:NAME, ats:NAME or country:CODE', el('input', { class: 'input', name: 'scope', value: one.scope, required: true, maxlength: 200 })),
    ],
    'Save',
  );
  if (!answer) return;
  const given = answer.value ?? '';
  const value = typeof one.value === 'boolean' ? given === 'yes' : Array.isArray(one.value) ? given.split('\n').map((line) => line.trim()).filter(Boolean) : given;
  await post('/api/autofill/answers/update/', { id: one.id, question: answer.question, value, scope: answer.scope });
  toast('Saved: forms get it from now on.');
  await refresh();
}

/** @param {Answer} one */
async function forget(one) {
  await post('/api/autofill/answers/delete/', { id: one.id });
  toast(`Forgotten: ${one.question}`, {
    label: 'Undo',
    act: async () => {
      const { question, kind, options, value, scope } = one;
      await post('/api/autofill/answers/save/', { question, kind, options, value, scope });
      await refresh();
    },
  });
  await refresh();
}

async function merge() {
  const all = [...chosen.values()];
  const options = all.map((one) => /** @type {const} */ ([String(one.id), `${one.question}: ${words(one.value)}`]));
  const answer = await ask(`Make ${all.length} answers one`, [el('p', { class: 'quiet' }, 'The other questions become further wordings of the one that is kept.'), field('Keep', select('keep', options))], 'Merge');
  if (!answer) return;
  const keep = Number(answer.keep);
  await attempt(() => post('/api/autofill/answers/merge/', { keep, merge: all.map((one) => one.id).filter((id) => id !== keep) }));
  chosen.clear();
  merger.toggleAttribute('disabled', true);
  toast('Merged.');
  await refresh();
}
