// @ts-check
// One attempt: every question and answer with its source, pictures, edited and approved here.

import { el } from '../shared/dom.js';
import { sourceWords } from '../shared/format.js';
import { USER, post } from '../lib/api.js';
import { attemptChip, settle } from '../lib/attempts.js';
import { run } from '../lib/page.js';
import { ask, button, byId, empty, field, panel, select, toast } from '../lib/ui.js';
import { exact, jobName } from '../lib/words.js';

/** @typedef {import('../shared/contracts').AttemptDetail} Detail */
/** @typedef {import('../shared/contracts').ReviewItem} Item */
/** @typedef {import('../shared/contracts').Review} Review */

const id = Number(location.pathname.split('/')[2]);
/** @type {Record<string, string>} */
const PICTURES = { form: 'The filled form', before: 'Before it was sent', after: 'After it was sent', problem: 'Where it stopped' };

/** @type {() => Promise<void>} */
const refresh = await run({
  watch: ['attempt.changed'],
  load: () => post('/api/jobapplier/attempt/', { attempt: id }),
  show: (/** @type {Detail} */ detail) => {
    head(detail);
    return el('div', { class: 'columns' }, el('div', { class: 'stack' }, questions(detail), confirmation(detail)), el('div', { class: 'stack' }, pictures(detail), steps(detail)));
  },
});

/** @param {Detail} detail */
function head({ attempt: one, review, approved }) {
  document.title = `Review: ${jobName(one)} · Job Companion`;
  byId('title').textContent = jobName(one);
  byId('lead').replaceChildren(attemptChip(one.state), one.note ? ` ${one.note}` : '');
  const then = (/** @type {string} */ path, /** @type {object} */ body, /** @type {string} */ said) => async () => {
    await post(path, { attempt: id, ...body });
    toast(said);
    await refresh();
  };
  const open = review?.open.length ?? 0;
  byId('actions').replaceChildren(
    ...(one.state === 'ready' && review && !approved ? [button('Do not send', then('/api/jobapplier/review/reject/', {}, 'It will not be sent.'), { 'data-test': 'reject' }), button('Send it', () => approve(review), { class: 'main', disabled: open > 0, title: open > 0 ? 'Answer what is open first' : '', 'data-test': 'approve' })] : []),
    ...(one.state === 'needs_input' ? [button('Go on', then('/api/jobapplier/resume/', {}, 'Goes on as soon as its turn comes.'), { class: 'main', 'data-test': 'resume' })] : []),
    ...(one.state === 'needs_human' ? [button('Open a window', then('/api/jobapplier/resume/', { window: true }, 'A window opens on the companion’s machine.'), { class: 'main', 'data-test': 'window' })] : []),
    ...(one.state === 'unknown' ? [button('Settle', async () => (await settle(one)) && refresh(), { class: 'main', 'data-test': 'settle' })] : []),
    one.url.startsWith('http') ? el('a', { class: 'button small-button', href: one.url, target: '_blank', rel: 'noreferrer noopener' }, 'Open the posting') : '',
  );
}

/** @param {Review} review */
async function approve(review) {
  if (!(await ask('Send this application?', [el('p', {}, 'Exactly what stands here is sent. It cannot be taken back.')], 'Send it'))) return;
  await post('/api/jobapplier/review/approve/', { attempt: id, digest: review.digest });
  toast('Approved: it is sent as soon as the pauses allow.');
  await refresh();
}

/** @param {Detail} detail */
function questions({ attempt: one, review }) {
  if (!review) return panel('Questions and answers', [empty('Not read yet', one.state === 'queued' ? 'its turn has not come: the form is opened and filled by itself' : 'the form was not reached')]);
  const changeable = ['ready', 'needs_input'].includes(one.state);
  const isOpen = (/** @type {Item} */ item) => review.open.includes(item.key);
  // What wants an answer stands first, the rest in the order of the form.
  const items = [...review.items.filter(isOpen), ...review.items.filter((item) => !isOpen(item))];
  return panel('Questions and answers', [
    review.doubts.length > 0 && el('div', { class: 'notice' }, el('p', {}, 'Why it is not sent by itself:'), el('ul', {}, ...review.doubts.map((doubt) => el('li', {}, doubt)))),
    el('ul', { class: 'rows' }, ...items.map((item) => row(item, isOpen(item), changeable))),
    review.submit && el('p', { class: 'quiet small' }, `The button of the form says “${review.submit}”.`),
  ]);
}

/** @param {Item['value']} value */
function words(value) {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return Array.isArray(value) ? value.join(', ') : value;
}

/**
 * @param {Item} item
 * @param {boolean} open
 * @param {boolean} changeable
 */
function row(item, open, changeable) {
  const shown = item.file ? `${item.file.name} (${Math.ceil(item.file.size_bytes / 1000)} kB)` : words(item.value);
  const source = item.edited ? 'You, here' : item.source === 'page' ? 'The site put it there' : item.source ? sourceWords(item.source) : '';
  return el(
    'li',
    { class: open ? 'item-open' : '', 'data-test': 'item' },
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'row-title' }, item.label || 'A question without words', ' ', item.required && el('span', { class: 'tag must' }, 'required'), item.draft && el('span', { class: 'tag' }, 'draft'), item.declaration && el('span', { class: 'tag' }, 'your own act')),
      el('p', { class: 'item-value' }, shown || el('span', { class: 'quiet' }, open ? 'Wants an answer' : 'Left empty')),
      el('p', { class: 'quiet small' }, [source, item.confidence > 0 && item.confidence < 1 ? `${Math.round(item.confidence * 100)}% sure` : '', item.reason].filter(Boolean).join(' · ')),
    ),
    changeable && !item.file && item.kind !== 'file' && button(open ? 'Answer' : 'Edit', () => edit(item), { 'data-key': `edit:${item.key}`, 'data-test': 'edit' }),
  );
}

/** @param {Item} item */
function control(item) {
  const labels = item.options.map((option) => option.label);
  const current = words(item.value);
  if (item.kind === 'checkbox') return select('value', [['yes', 'Yes'], ['no', 'No']], item.value === true ? 'yes' : 'no');
  if (Array.isArray(item.value) || ['multiselect', 'checkbox_group'].includes(item.kind)) return el('textarea', { class: 'input', name: 'value' }, Array.isArray(item.value) ? item.value.join('\n') : '');
  if (labels.length > 0) return select('value', [...new Set([current, ...labels])].map((label) => /** @type {const} */ ([label, label || 'Choose …'])), current);
  return el('textarea', { class: 'input', name: 'value' }, current);
}

/** @param {Item} item */
async function edit(item) {
  const several = Array.isArray(item.value) || ['multiselect', 'checkbox_group'].includes(item.kind);
  const answer = await ask(
    item.label || 'Your answer',
    [
      several && item.options.length > 0 ? el('p', { class: 'quiet small' }, `Offered: ${item.options.map((option) => option.label).join(', ')}`) : null,
      field(several ? 'Answer, one choice a line' : 'Answer', control(item)),
      !item.declaration && item.keep !== 'never' ? el('label', { class: 'choice' }, el('input', { type: 'checkbox', name: 'remember', value: 'all', checked: item.keep === 'all' }), 'Remember it for other forms') : null,
    ],
    'Save',
  );
  if (!answer) return;
  const given = answer.value ?? '';
  const value = item.kind === 'checkbox' ? given === 'yes' : several ? given.split('\n').map((line) => line.trim()).filter(Boolean) : given;
  await post('/api/jobapplier/review/edit/', { attempt: id, key: item.key, value, scope: answer.remember ?? null });
  toast('Saved: it goes into the form before it is sent.');
  await refresh();
}

/** @param {Detail} detail */
function pictures({ evidence }) {
  const shown = evidence.filter((one) => one.media_type.startsWith('image/') && !one.removed);
  if (shown.length === 0) return panel('Pictures', [el('p', { class: 'quiet' }, 'None was taken yet.')]);
  return panel('Pictures', shown.map((one) => {
    const address = `/api/jobapplier/evidence/${one.id}/?user=${USER}`;
    const name = PICTURES[one.kind] ?? one.kind;
    return el('figure', {}, el('figcaption', { class: 'quiet small' }, `${name}, ${exact(one.at)}`), el('img', { class: 'shot', src: address, alt: name, loading: 'lazy', 'data-test': 'shot' }));
  }));
}

/** @param {Detail} detail */
function confirmation({ confirmation: said }) {
  return said ? panel('What the site said', [el('blockquote', {}, said)]) : null;
}

/** @param {Detail} detail */
function steps({ steps: taken }) {
  return panel('Steps', [el('ol', { class: 'timeline' }, ...taken.map((one) => el('li', { class: 'step moved' }, el('div', { class: 'step-head' }, attemptChip(one.state), el('time', { class: 'quiet small', datetime: one.at }, exact(one.at))), one.note && el('p', { class: 'small' }, one.note))))]);
}
