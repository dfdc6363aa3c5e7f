// @ts-check
// On a candidate portal: what it shows of applications goes to the worker, each time that is something new; that it shows none
// only when its scripts had time to draw them.
(() => {
  /** @type {any} */
  const agent = globalThis.JobAgent;
  /** @type {any} */
  const glue = (globalThis.JobCompanion ??= {});
  if (!agent?.portal || glue.portal) return;

  /** A page that lists nothing for so long is taken for one that cannot be read. */
  const EMPTY_MS = 4000;
  /** Looks at one address: its lists stand behind tabs, and come page by page. */
  const MAX_LOOKS = 60;

  let lastSeen = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let empty;

  /** Whether the answer that this document was made of is a page, not an error. */
  function answered() {
    const [entry] = performance.getEntriesByType('navigation');
    return (/** @type {PerformanceNavigationTiming | undefined} */ (entry)?.responseStatus ?? 200) < 400;
  }

  function seen() {
    const snapshot = agent.portal.read();
    if (!snapshot) return;
    if (snapshot.signed_in && snapshot.rows.length === 0) {
      empty ??= setTimeout(stillEmpty, EMPTY_MS);
      return;
    }
    clearTimeout(empty);
    tell(snapshot);
  }

  function stillEmpty() {
    const snapshot = agent.portal.read();
    if (snapshot?.signed_in && snapshot.rows.length === 0 && answered()) tell(snapshot);
  }

  /** @param {object} snapshot */
  function tell(snapshot) {
    const told = JSON.stringify(snapshot);
    if (told === lastSeen || !chrome.runtime?.id) return;
    lastSeen = told;
    chrome.runtime.sendMessage({ type: 'portal.seen', snapshot }).catch((error) => {
      // The extension was updated meanwhile: there is nobody to tell.
      if (chrome.runtime?.id) throw error;
    });
  }

  glue.portal = Object.freeze({ seen, looks: () => (agent.portal.here() ? MAX_LOOKS : 0) });
})();
