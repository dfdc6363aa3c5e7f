// @ts-check
// Files that a person gives.

import { el } from '../shared/dom.js';
import { attempt } from './ui.js';

/** Bytes turned into text at a time: more arguments overflow a call. */
const CHUNK = 0x8000;

/** @param {File} file */
export async function base64Of(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

/**
 * A button that asks for a file.
 * @param {string} text
 * @param {Record<string, unknown>} props of the input: what it accepts, its label
 * @param {(file: File) => unknown} take
 */
export function fileButton(text, props, take) {
  const input = el('input', { type: 'file', class: 'unseen', ...props });
  input.addEventListener('change', () =>
    attempt(async () => {
      const file = input.files?.[0];
      // The same file may be given again, also while this one is still taken in: Chrome tells of no file that stands there already.
      input.value = '';
      if (file) await take(file);
    }),
  );
  return el('label', { class: 'button small-button main upload' }, text, input);
}
