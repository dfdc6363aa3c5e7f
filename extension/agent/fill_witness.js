// @ts-check
// Whether a page has shown that it heard a choice go. What was pressed in a list or a calendar of the page its scripts may keep
// though the box is empty again: an empty box alone is no witness, and what has none is told as not put back.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.witness) return;

  /** What taking back returns where nothing tells whether the page has heard of it. */
  const SILENT = 'nothing tells';

  /** Boxes whose value was pressed in a list or calendar of the page, and not only typed. @type {WeakSet<Element>} */
  const pressed = new WeakSet();
  /** @param {Element} box */
  const chose = (box) => pressed.add(box);
  /** @param {Element} box */
  const chosen = (box) => pressed.has(box);

  /** What the page keeps unseen beside a field, to be sent in its stead. @param {any} raw @returns {string} */
  function unseen(raw) {
    const around = raw.territory?.isConnected ? raw.territory : raw.anchor.parentElement;
    return [...(around?.querySelectorAll('input[type="hidden"]') ?? [])].map((at) => `${at.name}=${at.value}`).join('\u0000');
  }

  /** Whether what stands in a box is what is sent: by the browser itself, without a script. @param {any} box */
  const isSent = (box) => !document.scripts.length || (box.name !== '' && box.form?.hasAttribute('action') === true);

  agent.witness = Object.freeze({ SILENT, chose, chosen, unseen, isSent });
})();
