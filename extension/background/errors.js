// @ts-check
// An error a person can act upon. `code` is for programs (and equals the companion's `error` where it came from there).

export class Problem extends Error {
  /**
   * @param {string} code
   * @param {string} message what is wrong and what to do
   */
  constructor(code, message) {
    super(message);
    this.name = 'Problem';
    this.code = code;
  }
}

/**
 * @param {unknown} error
 * @returns {{code: string, message: string}}
 */
export function describe(error) {
  if (error instanceof Problem) return { code: error.code, message: error.message };
  return { code: 'defect', message: error instanceof Error ? error.message : String(error) };
}
