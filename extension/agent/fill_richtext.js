// @ts-check
// Editors (contenteditable): text goes in as typing does, so that the editor's own model takes it.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.richtext) return;
  const { text, values, moves } = agent;

  const NOTE_MS = 150;
  const DRAW_MS = 200;
  const PASTE_MS = 1000;

  /** @param {any} raw @param {unknown} value @returns {Promise<string | null>} why it failed */
  async function write(raw, value) {
    const element = raw.anchor;
    const words = String(value);
    moves.enter(element);
    selectAll(element);
    // Editors take note of focus and selection a moment later.
    await moves.until(() => false, NOTE_MS);
    // Editors with a model of their own draw what was typed a moment later.
    const held = () => values.edited(element) === text.normalise(words);
    // Typed lines become nodes that an editor with a model does not know, and may break on: it takes them as one paste.
    const before = values.edited(element);
    const pasted = words !== '' && paste(element, words) && (await moves.until(held, PASTE_MS));
    // What came of a paste late is not typed once more.
    if (!pasted && values.edited(element) === before) {
      selectAll(element);
      // execCommand is old, yet the one way for a script to type with the browser's own input events.
      if (words === '') emptied(element);
      else document.execCommand('insertText', false, words);
      await moves.until(held, DRAW_MS);
    }
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

  /** Delete what is selected, by the editor's own doing where it has any: what is taken out under it may break it. @param {Element} element @returns {boolean} */
  function emptied(element) {
    const own = !moves.key(element, 'keydown', 'Backspace') || !element.dispatchEvent(new InputEvent('beforeinput', { inputType: 'deleteContentBackward', bubbles: true, cancelable: true, composed: true }));
    return own || document.execCommand('delete');
  }

  /** @param {Element} element @param {string} words @returns {boolean} whether the editor took it upon itself */
  function paste(element, words) {
    selectAll(element);
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    return !element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }

  agent.richtext = Object.freeze({ write });
})();
