// @ts-check
// A resume given in the dashboard becomes a new version of the profile.

import { counted } from '../shared/format.js';
import { post } from './api.js';
import { base64Of, fileButton } from './files.js';
import { toast } from './ui.js';

/** @param {() => unknown} done */
export function readResume(done) {
  return fileButton('Give a resume …', { accept: '.pdf,.docx,.txt,.json,.md', 'aria-label': 'Resume file', 'data-test': 'resume' }, async (file) => {
    toast(`Reading ${file.name} …`);
    const reply = await post('/api/profile/import/', { name: file.name, base64: await base64Of(file) });
    toast(`Read ${file.name}: ${counted(reply.profile.resume.work.length, 'position')}, ${counted(reply.profile.resume.skills.length, 'skill entry', 'skill entries')}. Look it through in the extension’s settings.`);
    await done();
  });
}
