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
    await moves.asOurs(raw.anchor, () => put(raw.anchor, String(value)));
    return null;
  }

  /** @param {any} element @param {string} words */
  async function put(element, words) {
    moves.enter(element);
    selectAll(element);
    // Editors take note of focus and selection a moment later.
    await moves.until(() => false, NOTE_MS);
    // Editors with a model of their own draw what was typed a moment later.
    const held = () => values.edited(element) === text.normalise(words);
    // Typed lines become nodes that an editor with a model does not know, and may break on: it takes them as one paste.
    const before = values.edited(element);
    const taken = words !== '' && paste(element, words);
    // Some paste beside the text first, and put it where it belongs a moment later.
    const pasted = (taken || values.edited(element) !== before) && (await moves.until(held, PASTE_MS));
    // What came of a paste late is not typed once more.
    if (!pasted && values.edited(element) === before) {
      selectAll(element);
      if (words === '') emptied(element);
      else moves.edit('insertText', words);
      await moves.until(held, DRAW_MS);
    }
    moves.leave(element);
  }

  /** @param {Element} element */
  function selectAll(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }

  /** Delete what is selected, by the editor's own doing where it has any: what is taken out under it may break it. @param {Element} element */
  function emptied(element) {
    const own = !moves.key(element, 'keydown', 'Backspace') || !element.dispatchEvent(new InputEvent('beforeinput', { inputType: 'deleteContentBackward', bubbles: true, cancelable: true, composed: true }));
    if (!own) moves.edit('delete');
    moves.key(element, 'keyup', 'Backspace');
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
