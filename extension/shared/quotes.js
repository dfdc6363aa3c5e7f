// @ts-check
// From evidence (offsets into the posting's text) to words that can be found in the page.

/** @typedef {import('./contracts').Evidence} Evidence */
/** @typedef {import('./state').Quote} Quote */

const AROUND = 48;

/**
 * @param {string} description Posting.description; offsets count code points
 * @param {Evidence[] | undefined} evidence
 * @returns {Quote[]}
 */
export function quotesOf(description, evidence) {
  if (!evidence || evidence.length === 0) return [];
  const letters = Array.from(description);
  return evidence.map(({ start, end, text }) => ({
    text: text || letters.slice(start, end).join(''),
    before: letters.slice(Math.max(0, start - AROUND), start).join(''),
    after: letters.slice(end, end + AROUND).join(''),
  }));
}
