// @ts-check
// Attaching files, through the input or through the drop zone around it.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.files) return;
  const { text, walk, moves } = agent;

  const MAX_FILE_BYTES = 25_000_000;
  const setFiles = /** @type {any} */ (Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'files')).set;

  /** @param {{name: string, mediaType: string, base64?: string, bytes?: Uint8Array}} content @returns {File} */
  function fileOf(content) {
    const bytes = content.bytes ?? Uint8Array.from(atob(content.base64 ?? ''), (letter) => letter.charCodeAt(0));
    return new File([/** @type {any} */ (bytes)], content.name, { type: content.mediaType });
  }

  /** Whether an `accept` attribute lets a file through. @param {string} accept @param {File} file */
  function accepts(accept, file) {
    if (!accept.trim()) return true;
    const name = file.name.toLowerCase();
    return accept.toLowerCase().split(',').map((part) => part.trim()).filter(Boolean).some((part) =>
      part.startsWith('.') ? name.endsWith(part) : part.endsWith('/*') ? file.type.startsWith(part.slice(0, -1)) : part === file.type || part === '*' );
  }

  /**
   * @param {{handle: string}} value @param {(handle: string) => Promise<any>} readFile
   * @returns {Promise<{file: File} | {failure: string}>}
   */
  async function read(value, readFile) {
    try {
      return { file: fileOf(await readFile(value.handle)) };
    } catch (error) {
      return { failure: `the file could not be read: ${error instanceof Error ? error.message : error}` };
    }
  }

  /** @param {any} raw @param {{file: File} | {failure: string}} content @returns {string | null} why it failed */
  function attach(raw, content) {
    if ('failure' in content) return content.failure;
    const { file } = content;
    if (file.size === 0) return 'the file is empty';
    if (file.size > MAX_FILE_BYTES) return 'the file is too large';
    if (!accepts(raw.anchor.accept ?? '', file)) return `it takes only ${raw.anchor.accept}`;
    put(raw.anchor, [file]);
    return null;
  }

  /** @param {any} input @param {File[]} list */
  function put(input, list) {
    const transfer = new DataTransfer();
    for (const file of list) transfer.items.add(file);
    setFiles.call(input, transfer.files);
    moves.fire(input, 'input');
    moves.fire(input, 'change');
  }

  /** @param {any} raw */
  const around = (raw) => walk.closest(raw.anchor, 'form, [role="form"], dialog, [role="dialog"]') ?? document.body;

  /** The name of the file a field holds; upload widgets empty their input once they took it, then the page shows it. @param {any} raw @param {string} name @returns {string | null} */
  function held(raw, name) {
    if (raw.anchor.files?.length) return [...raw.anchor.files].map((file) => file.name).join(', ');
    return around(raw).textContent?.includes(name) || inTrees(around(raw), name) ? name : null;
  }

  /** Whether the page shows a file by its name: where a person reads, or in the trees around its box. @param {any} raw of the box; null where it has gone @param {string} name */
  function named(raw, name) {
    for (let root = raw?.anchor.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) if (text.textOf(root, MAX_WORDS).includes(name)) return true;
    return document.body.innerText.includes(name) || inTrees(document.body, name);
  }

  /** Whether a file is named in a shadow tree below: lists of uploads are drawn of elements of their own kind. @param {Element} top @param {string} name */
  const inTrees = (top, name) => agent.appeared.below(top).some((/** @type {Element} */ at) => at.shadowRoot !== null && text.textOf(at.shadowRoot, MAX_WORDS).includes(name));
  const MAX_WORDS = 4000;

  const REMOVE = /\b(?:remove|delete|clear|discard)\b|^[×✕✖x]$|entfernen|löschen|supprimer|eliminar|quitar|remover|rimuovi|verwijder/i;
  const MAX_STEPS = 6;

  /** The page's own button that takes the file away again, near its field. @param {any} raw @returns {Element | null} */
  function remover(raw) {
    let at = walk.parentOf(raw.anchor);
    for (let step = 0; at && step < MAX_STEPS && at.tagName !== 'FORM' && at !== document.body; step++, at = walk.parentOf(at)) {
      const inside = agent.appeared.below(at);
      if (inside.some((/** @type {Element} */ other) => other !== raw.anchor && other.matches('input:not([type="hidden"], [type="file"]), select, textarea'))) return null;
      const buttons = inside.filter((/** @type {Element} */ button) => button.matches('button, [role="button"], a') && button.getClientRects().length > 0);
      const named = (/** @type {Element} */ button) => [button.getAttribute('aria-label'), button.getAttribute('title'), text.textOf(button, 60)].some((words) => words && REMOVE.test(words.trim()));
      const found = buttons.find(named);
      if (found) return found;
    }
    return null;
  }

  /** Take our file away, by the input and, where the page keeps it, by its button. @param {any} raw @param {File[]} before */
  function restore(raw, before) {
    const button = before.length ? null : remover(raw);
    if (raw.anchor.files?.length || before.length) put(raw.anchor, before);
    if (button?.isConnected) moves.withoutSubmit(() => moves.press(button));
  }

  agent.files = Object.freeze({ read, attach, held, named, remover, restore });
})();
