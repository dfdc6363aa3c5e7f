// @ts-check
// Adding one more entry to a section that repeats, and waiting for it to be there.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.adding) return;
  const { moves } = agent;

  const APPEAR_MS = 2000;
  const QUIET_MS = 100;

  /** @param {any} raw @returns {Promise<string | null>} why it failed */
  async function add(raw) {
    const before = document.getElementsByTagName('*').length;
    moves.withoutSubmit(() => moves.press(raw.anchor));
    if (!(await moves.until(() => document.getElementsByTagName('*').length > before, APPEAR_MS))) return 'no further entry came up';
    await moves.settled(QUIET_MS, APPEAR_MS);
    return null;
  }

  agent.adding = Object.freeze({ add });
})();
