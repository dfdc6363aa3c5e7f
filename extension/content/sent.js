// @ts-check
// After the person pressed the submit button of an application: shows the companion what the page says then, so that it sees
// whether the application arrived. Nothing is told of forms that do not look like one, and no value that was typed.
(() => {
  /** @type {any} */
  const agent = globalThis.JobAgent;
  /** @type {any} */
  const glue = (globalThis.JobCompanion ??= {});
  if (!agent?.controls || glue.sent) return;

  /** An application has so many fields at least, or a file. */
  const MIN_FIELDS = 3;
  /** The form is gone when no more than this share of its fields can still be seen. */
  const MAX_LEFT = 0.34;
  const QUIET_MS = 500;
  /** A site takes so long at most to answer. */
  const LONGEST_MS = 60_000;
  const MAX_TOLD = 4;
  const FIELDS = 'input:not([type="hidden"], [type="submit"], [type="button"], [type="image"], [type="search"]), select, textarea, [role="combobox"]';

  /** @type {MutationObserver | null} */
  let observer = null;

  /** @param {Element} element */
  const seen = (element) => element.isConnected && element.checkVisibility();

  /** @param {ParentNode} root */
  const fieldsOf = (root) => [...root.querySelectorAll(FIELDS)];

  /** @param {Element[]} fields */
  function isApplication(fields) {
    if (fields.some((one) => one.matches('[type="password"]'))) return false;
    return fields.some((one) => one.matches('[type="file"]')) || fields.filter(seen).length >= MIN_FIELDS;
  }

  /** What this document says, for one that came after the form's. */
  function said() {
    return { url: location.href, text: agent.controls.read().text, form_gone: fieldsOf(document).filter(seen).length < MIN_FIELDS };
  }

  /** @param {unknown} message */
  function tell(message) {
    if (!chrome.runtime?.id) return;
    chrome.runtime.sendMessage(message).catch((error) => {
      // The page is on its way elsewhere: the document that comes is asked instead.
      console.debug('a submit was not told:', error);
    });
  }

  /**
   * A person's own press of a submit button.
   * @param {Element | null} form null: a form without a form element
   */
  function began(form) {
    const fields = fieldsOf(form ?? document);
    if (!isApplication(fields)) return;
    const shown = fields.filter(seen);
    tell({ type: 'page.sent' });
    observer?.disconnect();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    let last = '';
    let left = MAX_TOLD;
    const until = performance.now() + LONGEST_MS;
    const look = () => {
      if (shown.filter(seen).length > MAX_LEFT * shown.length) return;
      const { text } = agent.controls.read();
      if (text === last) return;
      last = text;
      left -= 1;
      tell({ type: 'page.said', page: { url: location.href, text, form_gone: true } });
      if (left === 0) observer?.disconnect();
    };
    observer = new MutationObserver(() => {
      if (performance.now() > until) return observer?.disconnect();
      clearTimeout(timer);
      timer = setTimeout(look, QUIET_MS);
      return undefined;
    });
    observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  }

  glue.sent = Object.freeze({ began, said });
})();
