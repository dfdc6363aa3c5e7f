// @ts-check
// Attaching files, through the input or through the drop zone around it.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.files) return;
  const { moves } = agent;

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
   * @param {any} raw @param {{handle: string}} value @param {(handle: string) => Promise<any>} readFile
   * @returns {Promise<string | null>} why it failed
   */
  async function attach(raw, value, readFile) {
    let content;
    try {
      content = await readFile(value.handle);
    } catch (error) {
      return `the file could not be read: ${error instanceof Error ? error.message : error}`;
    }
    const file = fileOf(content);
    if (file.size === 0) return 'the file is empty';
    if (file.size > MAX_FILE_BYTES) return 'the file is too large';
    if (!accepts(raw.anchor.accept ?? '', file)) return `it takes only ${raw.anchor.accept}`;
    const transfer = new DataTransfer();
    transfer.items.add(file);
    setFiles.call(raw.anchor, transfer.files);
    moves.fire(raw.anchor, 'input');
    moves.fire(raw.anchor, 'change');
    return null;
  }

  agent.files = Object.freeze({ attach });
})();
