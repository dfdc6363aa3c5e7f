// @ts-check
// Notices that the person submits a form we filled, and tells the worker which of the fields we filled or asked about hold
// something else than we left in them. Values of other fields, and values left as they were, are not told. `sent.js` then
// looks what became of it.
(() => {
  /** @type {any} */
  const agent = globalThis.JobAgent;
  /** @type {any} */
  const glue = (globalThis.JobCompanion ??= {});
  if (!agent?.scan || !glue.sent || glue.submit) return;

  const MAX_WATCHED = 600;
  const MAX_TOLD = 50;
  /** Forms without a form element are sent by a button that says so. */
  const SENDS = /\b(?:submit|apply|send|bewerb\w*|absenden|senden|einreichen|postuler|envoyer|soumettre|enviar|solicitar|invia|candidat\w*|verstuur\w*|verzend\w*|solliciteer\w*)\b/i;

  /** What each field held when we had filled it, or asked about it. @type {Map<string, string>} */
  const left = new Map();

  /** @param {unknown} value */
  const key = (value) => (value === null || value === false || value === '' ? '' : JSON.stringify(value));

  /** @param {string} id */
  function held(id) {
    const found = agent.scan.get(id);
    if (!found?.raw.anchor.isConnected || found.raw.kind === 'password' || found.raw.kind === 'file') return undefined;
    return { anchor: found.raw.anchor, value: agent.values.current(found.raw) };
  }

  /**
   * @param {string[]} filled just now: what they hold is ours
   * @param {string[]} asked what they hold when we first asked counts
   */
  function watch(filled, asked) {
    for (const id of [...filled, ...asked.filter((one) => !left.has(one))].slice(0, MAX_WATCHED)) {
      const now = held(id);
      if (now) left.set(id, key(now.value));
    }
    return null;
  }

  /** @param {Element | null} form only fields of this form; null: fields of no form */
  function tell(form) {
    const changed = [];
    for (const [id, before] of left) {
      const now = held(id);
      if (!now || (now.anchor.form ?? now.anchor.closest('form')) !== form) continue;
      const value = key(now.value);
      if (value === '' || value === before) continue;
      left.set(id, value);
      changed.push({ field_id: id, value: now.value });
    }
    if (changed.length === 0 || !chrome.runtime?.id) return;
    chrome.runtime.sendMessage({ type: 'page.submitted', changed: changed.slice(0, MAX_TOLD) }).catch((error) => {
      // The page is on its way elsewhere, or the extension was updated meanwhile: there is nobody to tell.
      console.debug('a correction was not told:', error);
    });
  }

  addEventListener(
    'submit',
    (event) => {
      if (!event.isTrusted || !(event.target instanceof HTMLFormElement)) return;
      tell(event.target);
      glue.sent.began(event.target);
    },
    { capture: true, passive: true },
  );
  addEventListener(
    'click',
    (event) => {
      const at = event.composedPath()[0];
      const button = event.isTrusted && at instanceof Element ? at.closest('button, input[type="submit"], [role="button"]') : null;
      if (!button || button.closest('form') || !SENDS.test((button.textContent || button.getAttribute('value')) ?? '')) return;
      tell(null);
      // Many a posting has a button that says "apply" and only leads on.
      if (left.size > 0 || document.querySelector('input[type="file"]')) glue.sent.began(null);
    },
    { capture: true, passive: true },
  );

  glue.submit = Object.freeze({ watch });
})();
