// @ts-check
// One form out of all frames of a page. A frame that cannot be seen counts for nothing; a visible one of another site counts
// when it is a vendor's form, the same site's, or when the user said so.

import { hostOf, isAts, sameSite } from './ats_hosts.js';
import { Problem } from './errors.js';

/** @typedef {import('../shared/contracts').FormSnapshot} FormSnapshot */
/** @typedef {import('../shared/state').FrameScan} FrameScan */
/** @typedef {{form: FormSnapshot, documents: Record<string, string>, selectors: Record<string, string>, toAsk: import('../shared/state').FrameQuestion[]}} PageScan */

const MAX_FRAMES = 50;
const CAPTCHA = /** @type {const} */ (['none', 'invisible', 'visible']);

export class Scanner {
  /** @param {import('./page.js').Page} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * @param {number} tabId
   * @param {string} topDocument must still be the tab's
   * @param {string[]} allowed hosts of other sites the user said yes to
   * @returns {Promise<PageScan>}
   * @throws {Problem}
   */
  async scan(tabId, topDocument, allowed) {
    const frames = (await this.page.frames(tabId)).slice(0, MAX_FRAMES);
    const top = frames.find((frame) => frame.frameId === 0);
    if (!top || top.documentId !== topDocument) throw new Problem('gone', 'The page changed. Try again.');
    const answers = await Promise.all(frames.map((frame) => this.#read(tabId, frame, frame === top)));
    const read = answers.flatMap((answer) => (answer ? [answer] : [])).sort((a, b) => order(a.scan.path, b.scan.path));
    return merge(read, hostOf(top.url), allowed);
  }

  /**
   * @param {number} tabId
   * @param {import('./page.js').Frame} frame
   * @param {boolean} must
   * @returns {Promise<{frame: import('./page.js').Frame, scan: FrameScan} | null>}
   */
  async #read(tabId, frame, must) {
    try {
      return { frame, scan: await this.page.ask(tabId, frame.documentId, 'scan', {}) };
    } catch (error) {
      // A frame without our script (about:blank, an error page) or one that hangs has no form to fill.
      if (must || !(error instanceof Problem)) throw error;
      return null;
    }
  }
}

/**
 * @param {string} one
 * @param {string} other
 */
function order(one, other) {
  const [a, b] = [one, other].map((path) => path.split('/').slice(1).map(Number));
  for (let depth = 0; depth < Math.max(a.length, b.length); depth++) {
    if (a[depth] !== b[depth]) return (a[depth] ?? -1) - (b[depth] ?? -1);
  }
  return 0;
}

/**
 * @param {{frame: import('./page.js').Frame, scan: FrameScan}[]} read
 * @param {string} topHost
 * @param {string[]} allowed
 * @returns {PageScan}
 */
export function merge(read, topHost, allowed) {
  const hidden = read.flatMap(({ scan }) => scan.children.filter((child) => !child.visible).map((child) => child.path));
  const isHidden = (/** @type {string} */ path) => hidden.some((one) => path === one || path.startsWith(`${one}/`));
  /** @type {PageScan} */
  const result = { form: { ...read[0].scan.form, fields: [] }, documents: {}, selectors: {}, toAsk: [] };
  for (const { frame, scan } of read) {
    if (isHidden(scan.path)) continue;
    const fields = scan.form.fields ?? [];
    const host = hostOf(frame.url) || topHost;
    if (scan.path !== 'top' && !isAts(host) && !sameSite(host, topHost) && !allowed.includes(host)) {
      const visible = fields.filter((field) => field.visible !== false).length;
      if (visible > 0) result.toAsk.push({ host, fields: visible });
      continue;
    }
    result.documents[scan.path] = frame.documentId;
    for (const field of fields) result.selectors[`${scan.path}#${field.id}`] = field.selector;
    result.form = join(result.form, scan.form);
  }
  return result;
}

/**
 * @param {FormSnapshot} whole
 * @param {FormSnapshot} part
 * @returns {FormSnapshot}
 */
function join(whole, part) {
  const captcha = Math.max(CAPTCHA.indexOf(whole.captcha ?? 'none'), CAPTCHA.indexOf(part.captcha ?? 'none'));
  return {
    ...whole,
    fields: [...(whole.fields ?? []), ...(part.fields ?? [])],
    ats_marks: [...new Set([...(whole.ats_marks ?? []), ...(part.ats_marks ?? [])])],
    captcha: CAPTCHA[captcha],
    truncated: Boolean(whole.truncated || part.truncated),
  };
}
