// @ts-check
// Talks to the content scripts of a tab, one document at a time: a message addressed to a document never reaches the next
// page that the tab shows.

import { Problem } from './errors.js';

/** @typedef {import('../shared/messages').DocumentMessages} DocumentMessages */
/** @typedef {{documentId: string, frameId: number, parentFrameId: number, url: string}} Frame */

const ANSWER_TIMEOUT_MS = 8000;
/** As in the manifest's exclude_matches. */
const LOOPBACK = /^(?:localhost|.*\.localhost|127\.0\.0\.1|\[::1\])$/;
/** What Chrome says when a document has no content script of ours, or is gone. */
const NOBODY = /Receiving end does not exist|message (port|channel) closed|No tab with id|No document with id|back\/forward cache/;

export class Page {
  /** @param {number} tabId */
  async frames(tabId) {
    const found = (await chrome.webNavigation.getAllFrames({ tabId })) ?? [];
    /** @type {Frame[]} */
    const frames = found.filter((frame) => !frame.errorOccurred).map(({ documentId, frameId, parentFrameId, url }) => ({ documentId, frameId, parentFrameId, url }));
    return frames;
  }

  /**
   * @template {keyof DocumentMessages} T
   * @param {number} tabId
   * @param {string} documentId
   * @param {T} type
   * @param {DocumentMessages[T]['ask']} ask
   * @param {number} [timeoutMs]
   * @returns {Promise<DocumentMessages[T]['answer']>}
   * @throws {Problem} code `gone` when nobody of ours is there, `slow`, or what the content script said
   */
  async ask(tabId, documentId, type, ask, timeoutMs = ANSWER_TIMEOUT_MS) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Problem('slow', 'The page did not answer in time. Reload it and try again.')), timeoutMs);
    });
    try {
      const reply = await Promise.race([chrome.tabs.sendMessage(tabId, { ...ask, type }, { documentId }), late]);
      if (reply?.ok) return reply.value;
      throw new Problem(reply?.error?.code ?? 'gone', reply?.error?.message ?? 'The page went away.');
    } catch (error) {
      if (error instanceof Problem || !NOBODY.test(String(error))) throw error;
      throw new Problem('gone', 'This page cannot be read. Reload it and try again.');
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * The top document, with the content scripts in it: a tab that was open before the extension came has none yet, and
   * after the user's click on our button (activeTab) they may be put there.
   * @param {number} tabId
   * @returns {Promise<string>} document id
   * @throws {Problem} code `unreadable`
   */
  async reach(tabId) {
    const top = (await this.frames(tabId)).find((frame) => frame.frameId === 0);
    if (!top || !/^https?:/.test(top.url)) throw new Problem('unreadable', 'Chrome does not let extensions read this page.');
    if (LOOPBACK.test(new URL(top.url).hostname)) throw new Problem('unreadable', 'Pages of this machine’s own servers are left alone.');
    try {
      await this.ask(tabId, top.documentId, 'here', {});
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'gone') throw error;
      await this.#bring(tabId);
    }
    return top.documentId;
  }

  /** @param {number} tabId */
  async #bring(tabId) {
    const files = chrome.runtime.getManifest().content_scripts?.[0]?.js ?? [];
    try {
      await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, files });
    } catch (error) {
      console.info('scripts were not brought into the page:', error);
      throw new Problem('unreadable', 'This page was open before the extension was, or is closed to it. Reload the page.');
    }
  }
}
