// @ts-check
// What lists of fields have in common.

import { el, icon } from './dom.js';

/**
 * @param {string} frame
 * @param {string} fieldId
 * @param {string} label
 * @param {(frame: string, fieldId: string) => void} focus
 * @param {string} text an arrow stands for it where it is empty
 */
export function goButton(frame, fieldId, label, focus, text) {
  return el(
    'button',
    {
      class: text ? 'button go' : 'square',
      title: text ? null : 'Go to this field',
      'data-key': `go:${frame}#${fieldId}`,
      'data-test': 'go',
      'aria-label': `Go to ${label || 'the field'}`,
      onclick: () => focus(frame, fieldId),
    },
    text || icon('arrow'),
  );
}
