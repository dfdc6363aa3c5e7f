// @ts-check
// On a candidate portal: what it shows of applications goes to the worker, each time that is something new.
(() => {
  /** @type {any} */
  const agent = globalThis.JobAgent;
  /** @type {any} */
  const glue = (globalThis.JobCompanion ??= {});
  if (!agent?.portal || glue.portal) return;

  let lastSeen = '';

  function seen() {
    const snapshot = agent.portal.read();
    const told = JSON.stringify(snapshot);
    if (!snapshot || told === lastSeen || (snapshot.signed_in && snapshot.rows.length === 0)) return;
    lastSeen = told;
    chrome.runtime.sendMessage({ type: 'portal.seen', snapshot }).catch((error) => {
      // The extension was updated meanwhile: there is nobody to tell.
      if (chrome.runtime?.id) throw error;
    });
  }

  glue.portal = Object.freeze({ seen });
})();
