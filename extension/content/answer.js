// @ts-check
// Answers the worker: read the form, fill what was planned, mark words, lead to a field. Nobody else is answered.
(() => {
  /** @type {any} */
  const agent = globalThis.JobAgent;
  /** @type {any} */
  const glue = (globalThis.JobCompanion ??= {});
  if (!glue.look || !glue.submit || glue.answer) return;

  const FOCUS_MARK_MS = 1600;

  /** @param {string} selector */
  function focus(selector) {
    const element = agent.walk.find(selector);
    if (!(element instanceof HTMLElement)) return false;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
    element.focus({ preventScroll: true });
    element.animate([{ outline: '3px solid #2f5bd7', outlineOffset: '3px' }, { outline: '3px solid transparent', outlineOffset: '3px' }], FOCUS_MARK_MS);
    return true;
  }

  /** @type {Record<string, (ask: any) => unknown>} */
  const answers = {
    here: () => null,
    look: () => {
      glue.look.now();
      return null;
    },
    highlight: ({ quotes }) => (quotes.length > 0 ? agent.highlight.show(quotes) : agent.highlight.clear()) ?? 0,
    scan: async () => ({ path: agent.walk.framePath(), form: await agent.scan.read(), children: agent.scan.frames() }),
    fill: async ({ plan_id, items, deadline }) => {
      if (Date.now() > deadline) throw new Error('The time for this fill is over. Try again.');
      // Our own parts must not lie over a field while it is filled.
      glue.marks?.clear();
      glue.inpage?.filling(true);
      try {
        return await agent.fill.run(items, { readFile: (/** @type {string} */ handle) => file(plan_id, handle) });
      } finally {
        glue.inpage?.filling(false);
      }
    },
    focus: ({ selector }) => focus(selector),
    undo: () => {
      glue.marks?.clear();
      return agent.fill.undo();
    },
    offer: ({ on }) => glue.inpage?.offer({ on }) ?? null,
    marks: ({ marks }) => glue.marks?.show(marks) ?? 0,
    said: () => glue.sent.said(),
    watch: ({ filled, asked }) => glue.submit.watch(filled, asked),
  };

  /**
   * @param {string} planId
   * @param {string} handle
   */
  async function file(planId, handle) {
    const reply = await chrome.runtime.sendMessage({ type: 'page.file', plan_id: planId, handle });
    if (!reply?.ok) throw new Error(reply?.error?.message ?? 'the file did not come');
    return reply.value;
  }

  chrome.runtime.onMessage.addListener((message, sender, reply) => {
    if (sender.id !== chrome.runtime.id || sender.tab || !Object.hasOwn(answers, message?.type)) return undefined;
    Promise.resolve()
      .then(() => answers[message.type](message))
      .then(
        (value) => reply({ ok: true, value: value ?? null }),
        (error) => reply({ ok: false, error: { code: 'page', message: error instanceof Error ? error.message : String(error) } }),
      );
    return true;
  });

  glue.answer = true;
  Object.freeze(glue);
})();
