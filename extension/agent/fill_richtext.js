// @ts-check
// Editors (contenteditable): text goes in as typing does, so that the editor's own model takes it.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.richtext) return;
  const { text, moves } = agent;

  const NOTE_MS = 80;
  const DRAW_MS = 200;

  /** @param {any} raw @param {unknown} value @returns {Promise<string | null>} why it failed */
  async function write(raw, value) {
    const element = raw.anchor;
    const words = String(value);
    moves.enter(element);
    selectAll(element);
    // Editors take note of focus and selection a moment later.
    await moves.until(() => false, NOTE_MS);
    // execCommand is old, yet the one way for a script to type with the browser's own input events.
    const done = words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words);
    // Editors with a model of their own draw what was typed a moment later.
    const held = () => text.normalise(element.innerText) === text.normalise(words);
    if (!done || !(await moves.until(held, DRAW_MS))) paste(element, words);
    moves.leave(element);
    return null;
  }

  /** @param {Element} element */
  function selectAll(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }

  /** Editors that refuse typed text mostly take it pasted. @param {Element} element @param {string} words */
  function paste(element, words) {
    selectAll(element);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }

  agent.richtext = Object.freeze({ write });
})();
