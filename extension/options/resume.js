// @ts-check
// Bringing a resume: chosen or dropped, read by the companion, shown for checking.

import { draw, el, icon } from '../shared/dom.js';
import { sentence } from '../shared/format.js';
import { send } from '../shared/send.js';

/** Bytes; the companion's own limit. */
const MAX_FILE = 5_000_000;
const ACCEPT = '.pdf,.docx,.txt,.md,.json';
const CHUNK = 0x8000;

export class ResumeDrop {
  /**
   * @param {HTMLElement} place
   * @param {() => Promise<void>} onImported
   */
  constructor(place, onImported) {
    this.place = place;
    this.onImported = onImported;
    this.busy = false;
    this.error = '';
    /** @type {string[]} */
    this.warnings = [];
    this.fileName = '';
    this.has = false;
  }

  /**
   * @param {string | null} fileName of the resume kept now
   * @param {boolean} has whether there is a profile
   */
  show(fileName, has) {
    this.fileName = fileName ?? '';
    this.has = has;
    draw(this.place, [this.fileName, has, this.busy, this.error, this.warnings], () => [
      this.#zone(),
      this.error ? el('p', { class: 'notice bad', role: 'alert', 'data-test': 'import-error' }, ...sentence(this.error)) : null,
      this.warnings.length > 0 ? el('div', { class: 'notice', role: 'status', 'data-test': 'warnings' }, el('p', {}, 'Please check what was read:'), el('ul', { class: 'dots' }, ...this.warnings.map((text) => el('li', {}, ...sentence(text))))) : null,
    ]);
  }

  #zone() {
    const input = el('input', { type: 'file', id: 'resume-file', class: 'unseen', accept: ACCEPT, disabled: this.busy, onchange: () => input.files?.[0] && this.#take(input.files[0]) });
    const zone = el(
      'div',
      { class: `drop${this.busy ? ' busy' : ''}` },
      el('div', { class: 'drop-icon' }, icon('page')),
      el('p', { class: 'drop-title' }, this.busy ? 'Reading your resume …' : this.fileName || (this.has ? 'No resume file yet' : 'Bring your resume')),
      el('p', { class: 'quiet small' }, 'PDF, Word, text or JSON Resume, up to 5 MB. It stays on this machine.'),
      input,
      el('label', { class: `button${this.fileName ? '' : ' main'}`, for: 'resume-file' }, this.fileName ? 'Choose a newer one' : 'Choose a file'),
    );
    zone.addEventListener('dragover', (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      zone.classList.remove('over');
      const file = event.dataTransfer?.files[0];
      if (file) this.#take(file);
    });
    return zone;
  }

  /** @param {File} file */
  async #take(file) {
    this.busy = true;
    this.error = '';
    this.warnings = [];
    this.show(this.fileName, this.has);
    try {
      if (file.size > MAX_FILE) throw new Error(`This file is ${(file.size / 1e6).toFixed(1)} MB. Save one of at most 5 MB.`);
      const reply = await send('profile.import', { name: file.name, base64: toBase64(new Uint8Array(await file.arrayBuffer())) });
      this.warnings = reply.warnings ?? [];
      this.busy = false;
      await this.onImported();
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error);
    }
    this.busy = false;
    this.show(this.fileName, this.has);
  }
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
