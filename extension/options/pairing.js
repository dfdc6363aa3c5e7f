// @ts-check
// The companion's part of the settings: whether it is there, pairing by code, forgetting the pairing.

import { dashboardLink } from '../shared/dashboard.js';
import { draw, el, icon } from '../shared/dom.js';
import { sentence } from '../shared/format.js';
import { send } from '../shared/send.js';

/** @typedef {import('../shared/state').CompanionState} CompanionState */

/** @type {Record<import('../shared/state').CompanionPhase, (companion: CompanionState) => string>} */
const SAID = {
  checking: () => 'Looking for your companion …',
  ready: ({ port, version }) => `Paired with the companion ${version} on port ${port} of this machine.`,
  offline: () => 'The companion is not running. Start it with “companion start”, then try again.',
  stranger: ({ port }) => `Another program answers on port ${port}, or a companion that does not know this browser. Nothing was sent to it.`,
  version: ({ version }) => `The companion (${version}) and this extension (${chrome.runtime.getManifest().version}) are of different versions. Update the older one.`,
  unpaired: () => 'The companion is running. Pair this browser with it:',
  error: ({ message }) => message ?? 'The companion reported a fault.',
};

export class Pairing {
  /**
   * @param {HTMLElement} place
   * @param {(companion: CompanionState) => void} onChange
   */
  constructor(place, onChange) {
    this.place = place;
    this.onChange = onChange;
    this.error = '';
  }

  async check() {
    this.show(await send('companion.check', {}));
  }

  /** @param {CompanionState} companion */
  show(companion) {
    draw(this.place, [companion, this.error], () => {
      const { phase } = companion;
      const good = phase === 'ready';
      return [
        el('p', { class: `presence ${phase}`, role: 'status', 'data-test': 'presence' }, icon(good ? 'check' : phase === 'unpaired' ? 'plug' : 'alert'), SAID[phase](companion)),
        phase === 'unpaired' || phase === 'stranger' ? this.#codeForm() : null,
        good && dashboardLink('Open the dashboard', '/'),
        phase === 'unpaired' ? null : good
          ? el('button', { type: 'button', class: 'link small', 'data-test': 'forget', onclick: () => this.#do(() => send('companion.forget', {})) }, 'Forget this pairing')
          : el('button', { type: 'button', class: 'button', 'data-test': 'retry', onclick: () => this.#do(() => send('companion.check', {})) }, icon('again'), 'Try again'),
      ];
    });
    this.onChange(companion);
  }

  #codeForm() {
    const code = el('input', { id: 'code', class: 'code', autocomplete: 'off', spellcheck: 'false', maxlength: 32, required: true, placeholder: 'XXXX-XXXX', 'aria-describedby': 'code-hint' });
    const name = el('input', { id: 'browser-name', autocomplete: 'off', maxlength: 80, required: true });
    name.value = browserName();
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#do(() => send('companion.pair', { code: code.value.trim(), name: name.value.trim() }));
    };
    return el(
      'form',
      { class: 'pair', onsubmit: submit },
      el('p', { class: 'quiet small', id: 'code-hint' }, 'Run ', el('code', {}, 'companion pair'), ' in a terminal and enter the code it shows. A code is good for five minutes.'),
      el('div', { class: 'fields' },
        el('div', { class: 'field' }, el('label', { class: 'label', for: 'code' }, 'Code'), code),
        el('div', { class: 'field' }, el('label', { class: 'label', for: 'browser-name' }, 'Name of this browser'), name),
      ),
      this.error && el('p', { class: 'notice bad', role: 'alert', 'data-test': 'pair-error' }, ...sentence(this.error)),
      el('button', { class: 'button main', 'data-test': 'pair' }, 'Pair'),
    );
  }

  /** @param {() => Promise<CompanionState>} work */
  async #do(work) {
    try {
      this.error = '';
      this.show(await work());
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
      await this.check();
    }
  }
}

function browserName() {
  const brands = /** @type {any} */ (navigator).userAgentData?.brands ?? [];
  const brand = brands.map((/** @type {{brand: string}} */ one) => one.brand).find((/** @type {string} */ name) => !/^Chromium$|Not.?A.?Brand/i.test(name)) ?? 'Chromium';
  return `${brand} on ${/** @type {any} */ (navigator).userAgentData?.platform ?? 'this machine'}`;
}
