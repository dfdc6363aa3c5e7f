// @ts-check
// A question from a surface to the worker, and its answer.

/** @typedef {import('./messages').SurfaceMessages} SurfaceMessages */

export class Refusal extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * @template {keyof SurfaceMessages} T
 * @param {T} type
 * @param {SurfaceMessages[T]['ask']} ask
 * @returns {Promise<SurfaceMessages[T]['answer']>}
 * @throws {Refusal}
 */
export async function send(type, ask) {
  const reply = await chrome.runtime.sendMessage({ ...ask, type });
  if (reply?.ok) return reply.value;
  throw new Refusal(reply?.error?.code ?? 'defect', reply?.error?.message ?? 'The extension did not answer. Reload it in chrome://extensions.');
}
