// @ts-check
// What the panel in the page says: what a fill would do, what it did, what is to be looked at, what is left for the person.
(() => {
  /** @type {any} */
  const glue = (globalThis.JobCompanion ??= {});
  if (window !== window.top || !glue.style || glue.draw) return;
  const { el, icon } = glue.style;

  /** @typedef {import('../shared/state').PageFill} PageFill */
  /**
   * @typedef {object} Actions
   * @property {() => void} close
   * @property {(event: Event) => void} fill
   * @property {(event: Event) => void} undo
   * @property {() => void} toggle the marks at the fields
   * @property {(frame: string, fieldId: string) => void} go
   * @property {(event: Event) => void} more opens the side panel
   * @property {(event: Event) => void} never
   */

  const MAX_LISTED = 12;

  /** @param {number} count @param {string} one */
  const counted = (count, one) => `${count} ${one}${count === 1 ? '' : 's'}`;

  /** @param {PageFill} state */
  function short(state) {
    const left = state.open.length + state.check.length;
    return left ? `${state.filled} filled, ${left} for you` : `${state.filled} filled`;
  }

  /** @param {PageFill} state */
  function line(state) {
    if (state.phase === 'done') {
      const parts = [`${counted(state.filled, 'field')} filled`];
      if (state.check.length) parts.push(`${state.check.length} to check`);
      if (state.open.length) parts.push(`${state.open.length} for you`);
      return `${parts.join(', ')}. Nothing was sent: check it and send it yourself.`;
    }
    const open = state.open.length ? `; ${counted(state.open.length, 'question')} left for you` : '';
    return `${state.fillable} of ${counted(state.seen, 'field')} can be filled from your profile${open}. Nothing is sent.`;
  }

  /**
   * @param {string} title @param {'check' | 'yours'} kind @param {PageFill['open']} entries @param {Actions} actions
   */
  function list(title, kind, entries, actions) {
    if (!entries.length) return null;
    const rows = entries.slice(0, MAX_LISTED).map((entry) =>
      el('li', { class: kind }, el('button', { type: 'button', title: entry.reason, onclick: () => actions.go(entry.frame, entry.field_id) }, icon(kind === 'check' ? 'alert' : 'person'), el('span', {}, entry.label || 'A field without a name'))),
    );
    const more = entries.length > MAX_LISTED ? el('p', { class: 'quiet' }, `And ${entries.length - MAX_LISTED} more.`) : null;
    return el('div', {}, el('h3', {}, title), el('ul', {}, ...rows), more);
  }

  /**
   * @param {PageFill | null} state @param {string} message @param {{marked: boolean, putting: boolean}} now whether the fields are marked, and are being put back
   * @param {Actions} actions
   * @returns {HTMLElement}
   */
  function panel(state, message, { marked, putting }, actions) {
    const done = state?.phase === 'done' && !putting;
    const said = message || state?.message;
    return el(
      'div',
      { class: 'panel', role: 'dialog', 'aria-labelledby': 'title', 'data-test': 'inpage-panel' },
      el(
        'header',
        {},
        el('h2', { id: 'title', tabindex: -1 }, 'Job Companion'),
        el('button', { type: 'button', class: 'square', 'aria-label': 'Close', 'data-test': 'inpage-close', onclick: actions.close }, icon('cross')),
      ),
      el('p', { role: 'status', 'data-test': 'inpage-line' }, putting ? 'Putting back what was filled …' : state ? line(state) : said ? '' : 'Reading the form …'),
      said ? el('p', { class: 'notice bad', role: 'alert', 'data-test': 'inpage-message' }, said) : null,
      state?.notice && !done && !putting ? el('p', { class: 'notice' }, state.notice) : null,
      state?.frames ? el('p', { class: 'notice' }, 'A part of this page belongs to another site. The side panel asks about it.') : null,
      // What the page asks may be long: the buttons stay in sight.
      state && !putting ? el('div', { class: 'lists' }, done ? list('To check', 'check', state.check, actions) : null, list('For you', 'yours', state.open, actions)) : null,
      el('button', { type: 'button', class: 'main', 'data-test': 'inpage-fill', disabled: !state || putting, onclick: actions.fill }, icon('pen'), done ? 'Fill again' : 'Fill this form'),
      el(
        'div',
        { class: 'row' },
        done && state.filled ? el('button', { type: 'button', class: 'link', 'data-test': 'inpage-undo', onclick: actions.undo }, 'Undo') : null,
        done ? el('button', { type: 'button', class: 'link', 'data-test': 'inpage-marks', 'aria-pressed': String(marked), onclick: actions.toggle }, marked ? 'Hide marks' : 'Show marks') : null,
        el('button', { type: 'button', class: 'link', 'data-test': 'inpage-more', onclick: actions.more }, state?.open.length ? 'Answer in the side panel' : 'Open the side panel'),
        el('button', { type: 'button', class: 'link', 'data-test': 'inpage-never', onclick: actions.never }, 'Do not show this button'),
      ),
    );
  }

  glue.draw = Object.freeze({ short, panel });
})();
