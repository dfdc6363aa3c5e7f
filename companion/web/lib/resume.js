// @ts-check
// A resume given in the dashboard becomes a new version of the profile.

import { el } from '../shared/dom.js';
import { counted } from '../shared/format.js';
import { post } from './api.js';
import { attempt, toast } from './ui.js';

/** @param {File} file */
async function base64Of(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** @param {() => unknown} done */
export function readResume(done) {
  const input = el('input', { type: 'file', class: 'unseen', accept: '.pdf,.docx,.txt,.json,.md', 'aria-label': 'Resume file', 'data-test': 'resume' });
  input.addEventListener('change', () =>
    attempt(async () => {
      const file = input.files?.[0];
      if (!file) return;
      toast(`Reading ${file.name} …`);
      const reply = await post('/api/profile/import/', { name: file.name, base64: await base64Of(file) });
      toast(`Read ${file.name}: ${counted(reply.profile.resume.work.length, 'position')}, ${counted(reply.profile.resume.skills.length, 'skill entry', 'skill entries')}. Look it through in the extension’s settings.`);
      await done();
    }),
  );
  return el('label', { class: 'button small-button main upload' }, 'Give a resume …', input);
}
