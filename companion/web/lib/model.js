// @ts-check
// The language model that drafts free-text answers: named, tried, forgotten.

import { el } from '../shared/dom.js';
import { sentence } from '../shared/format.js';
import { post } from './api.js';
import { savable } from './forms.js';
import { attempt, button, field, panel, toast } from './ui.js';

/** @typedef {import('../shared/contracts').ModelInfo} Model */
/** @typedef {import('../shared/contracts').ModelTrial} Trial */

const KEY_KEPT = 'Kept: leave empty to keep it';

/**
 * The parts that stand while the page is drawn anew: what is typed or was tried stays.
 * @typedef {object} Drafting
 * @property {HTMLFormElement} form
 * @property {HTMLElement} said
 * @property {HTMLInputElement} mails
 * @property {(model: Model) => void} show
 * @property {() => Promise<void>} tryIt
 * @property {() => Promise<void>} forget
 */

/**
 * @param {() => Promise<void>} refresh
 * @returns {Drafting}
 */
export function modelForm(refresh) {
  const address = el('input', { class: 'input', name: 'base_url', 'data-key': 'model-base_url', required: true, maxlength: 500, spellcheck: false, autocomplete: 'off', placeholder: 'http://127.0.0.1:11434/v1' });
  const name = el('input', { class: 'input', name: 'model', 'data-key': 'model-model', required: true, maxlength: 200, spellcheck: false, autocomplete: 'off', placeholder: 'llama3.2' });
  const key = el('input', { class: 'input', type: 'password', name: 'key', 'data-key': 'model-key', maxlength: 1000, autocomplete: 'new-password' });
  const mails = el('input', { type: 'checkbox', 'data-key': 'model-mails', 'data-test': 'model-mails' });
  mails.addEventListener('change', () =>
    attempt(async () => {
      await post('/api/autofill/model/mails/', { on: mails.checked });
      toast(mails.checked ? 'It is asked about mails that are not clear.' : 'Mails are not shown to it.');
      await refresh();
    }),
  );
  const said = el('div', { role: 'status', 'data-test': 'model-said' });
  const form = savable(
    [field('Address of its server', address), field('Name of the model', name), field('Key, if it wants one', key)],
    async ({ key: given, ...rest }) => {
      await post('/api/autofill/model/change/', { ...rest, ...(given ? { key: given } : {}) });
      key.value = '';
      said.replaceChildren();
      toast('Saved: drafts are on. Try whether it answers.');
      await refresh();
    },
    'save-model',
  );
  let trying = false;
  /** @type {Model | null} */
  let before = null;
  return {
    form,
    said,
    mails,
    show(model) {
      mails.checked = model.mails;
      key.placeholder = model.key_set ? KEY_KEPT : '';
      if (before?.base_url === model.base_url && before.model === model.model) return;
      [address.value, name.value, before] = [model.base_url, model.model, model];
    },
    async tryIt() {
      // The button stays as it is: one that is switched off meanwhile would lose the focus.
      if (trying) return;
      trying = true;
      said.replaceChildren(el('p', { class: 'notice' }, 'Asking the model for one word …'));
      const trial = await attempt(() => /** @type {Promise<Trial>} */ (post('/api/autofill/model/try/')));
      said.replaceChildren();
      if (trial) said.append(el('p', { class: `notice ${trial.ok ? 'good' : 'bad'}` }, ...sentence(trial.message), trial.ok && ` It took ${trial.seconds.toFixed(1)} s.`));
      trying = false;
    },
    async forget() {
      await post('/api/autofill/model/change/', { key: '' });
      said.replaceChildren();
      toast('Forgotten, with its key.');
      await refresh();
    },
  };
}

/**
 * @param {Model} model
 * @param {Drafting} drafting
 */
export function modelPanel(model, { form, said, mails, show, tryIt, forget }) {
  show(model);
  return panel(
    'A language model for drafts',
    [
      el(
        'p',
        { class: 'quiet small' },
        'Optional. An OpenAI-compatible server, best one on this machine (Ollama, llama.cpp, LM Studio), may draft answers to free-text questions. It gets the question, the posting and your resume without name and contact data; a sentence that your profile does not back is left out. Mails are not shown to it unless you say so below.',
      ),
      model.from_file && el('p', { class: 'small' }, 'This one is named in settings.toml or by the environment. What you save here counts instead.'),
      form,
      model.on && el('label', { class: 'choice' }, mails, 'Ask it about mails that are not clear'),
      model.on && el('p', { class: 'quiet small' }, 'It then sees their subject and text. What it takes them for is shown beside the question; it decides nothing.'),
      model.on &&
        el(
          'div',
          { class: 'row-actions' },
          button('Try it', tryIt, { 'data-key': 'try-model', 'data-test': 'try-model' }),
          !model.from_file && button('Forget it', forget, { class: 'danger', 'data-key': 'forget-model', 'data-test': 'forget-model' }),
        ),
      said,
    ],
    el('span', { class: `chip-status tone-${model.on ? 'good' : 'idle'}`, 'data-test': 'model-state' }, model.on ? 'On' : 'Off'),
  );
}
