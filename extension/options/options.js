// @ts-check
// The settings page: the companion, the resume, the profile and its versions.

import { draw, el } from '../shared/dom.js';
import { plainWords, sentence } from '../shared/format.js';
import { send } from '../shared/send.js';
import { AnswerList } from './answers.js';
import { SECTIONS } from './fields.js';
import { ProfileForm } from './form.js';
import { Pairing } from './pairing.js';
import { ResumeDrop } from './resume.js';

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

let version = 0;
let loaded = false;
let dirty = false;

const form = new ProfileForm(place('profile'), SECTIONS, () => setDirty(true));
const answers = new AnswerList(place('answers-body'));
const resume = new ResumeDrop(place('resume-body'), load);
const pairing = new Pairing(place('companion-body'), (companion) => {
  const ready = companion.phase === 'ready';
  document.body.classList.toggle('ready', ready);
  for (const part of document.querySelectorAll('[data-ready]')) /** @type {HTMLElement} */ (part).hidden = !ready;
  if (ready && !loaded) {
    load().catch(fail);
    answers.load();
  }
  if (!ready) loaded = false;
});

/** @param {number | null} [wanted] an older version, to be looked at and saved again */
async function load(wanted = null) {
  loaded = true;
  const reply = await send('profile.get', { version: wanted });
  const { versions } = await send('profile.versions', {});
  version = versions[0]?.version ?? 0;
  form.show(reply.profile);
  resume.show(reply.profile.resume_file?.name ?? null, version > 0);
  showVersions(versions, reply.version);
  setDirty(wanted !== null && wanted !== version);
}

/**
 * @param {{version: number, created: string, source: string}[]} versions
 * @param {number} shown
 */
function showVersions(versions, shown) {
  draw(place('versions-body'), [versions, shown], () =>
    versions.length === 0
      ? el('p', { class: 'quiet' }, 'Every saved version is kept. There is none yet.')
      : el('ol', { class: 'versions' }, ...versions.map((one) => versionLine(one, one.version === shown))),
  );
}

/**
 * @param {{version: number, created: string, source: string}} one
 * @param {boolean} shown
 */
function versionLine(one, shown) {
  const when = new Date(one.created).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return el(
    'li',
    {},
    el('span', { class: 'numbers' }, `${one.version}`),
    el('span', {}, when, el('span', { class: 'quiet' }, ` · ${plainWords(one.source)}`)),
    shown ? el('span', { class: 'tag' }, 'shown') : el('button', { type: 'button', class: 'link small', onclick: () => load(one.version).catch(fail) }, 'Show'),
  );
}

/** @param {boolean} now */
function setDirty(now) {
  dirty = now;
  place('save-bar').hidden = !now;
  if (now) say('There are changes that are not saved.');
}

/** @param {string} text */
function say(text) {
  place('save-status').textContent = text;
}

/** @param {unknown} error */
function fail(error) {
  place('save-bar').hidden = false;
  const message = error instanceof Error ? error.message : String(error);
  place('save-status').replaceChildren(...sentence(message));
}

place('profile').addEventListener('submit', (event) => event.preventDefault());
place('save').addEventListener('click', async () => {
  const fields = /** @type {HTMLFormElement} */ (place('profile'));
  if (!fields.reportValidity()) return;
  say('Saving …');
  try {
    await send('profile.put', { profile: form.value(), based_on: version });
    await load();
  } catch (error) {
    fail(error);
  }
});
place('discard').addEventListener('click', () => load().catch(fail));
addEventListener('beforeunload', (event) => {
  if (dirty) event.preventDefault();
});

const button = /** @type {HTMLInputElement} */ (place('button'));
button.checked = await send('button.get', {});
button.addEventListener('change', () => send('button.set', { on: button.checked }).catch(fail));

place('sections').append(
  el('li', {}, el('a', { href: '#companion' }, 'Companion')),
  el('li', {}, el('a', { href: '#pages' }, 'In pages')),
  ...[{ id: 'resume', title: 'Resume' }, ...SECTIONS, { id: 'answers', title: 'Answers' }, { id: 'versions', title: 'Versions' }].map(({ id, title }) => el('li', { 'data-ready': true, hidden: true }, el('a', { href: `#${id}` }, title))),
);

chrome.storage.session.onChanged.addListener(({ companion }) => {
  if (companion?.newValue) pairing.show(/** @type {any} */ (companion.newValue));
});
chrome.runtime.connect({ name: 'surface' });
await pairing.check();
