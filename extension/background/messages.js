// @ts-check
// The table of every message the worker answers, and from whom. The browser says who sent a message; its body never does.

import { openDashboard } from './dashboard.js';
import { Problem, describe } from './errors.js';

/** @typedef {import('../shared/messages').PageMessages} PageMessages */
/** @typedef {import('../shared/messages').SurfaceMessages} SurfaceMessages */
/** @typedef {import('./tabs.js').Where} Where */
/** @typedef {{[T in keyof PageMessages]: (ask: PageMessages[T]['ask'], where: Where) => Promise<PageMessages[T]['answer']>}} PageTable */
/** @typedef {{[T in keyof SurfaceMessages]: (ask: SurfaceMessages[T]['ask']) => Promise<SurfaceMessages[T]['answer']>}} SurfaceTable */

/**
 * @param {object} parts
 * @param {import('./api.js').Api} parts.api
 * @param {import('./tabs.js').Tabs} parts.tabs
 * @param {import('./fill.js').Filler} parts.filler
 * @param {import('./answers.js').Answers} parts.answers
 * @param {import('./sent.js').Sent} parts.sent
 * @param {import('./inpage.js').InPage} parts.inPage
 * @returns {PageTable}
 */
export function pageTable({ api, tabs, filler, answers, sent, inPage }) {
  return {
    'page.seen': async (ask, where) => {
      await tabs.seen(where, ask);
      await sent.came(where);
      return null;
    },
    'page.file': (ask, where) => filler.file(where.documentId, ask.plan_id, ask.handle),
    // The browser says which page it was: its own word for its address does not count.
    'portal.seen': async ({ snapshot }, where) => {
      await api.ask('/api/jobtracker/portal/', { snapshot: { ...snapshot, url: where.url } }).catch((error) => {
        // On an employer's own domain where the user applied for nothing, a portal has nothing to tell.
        if (error.code !== 'portal_unknown') throw error;
      });
      return null;
    },
    'page.preview': (_, where) => inPage.act(where, (tabId) => filler.preview(tabId)),
    'page.fill': (_, where) => inPage.act(where, (tabId) => filler.start(tabId, [])),
    'page.undo': (_, where) => inPage.act(where, (tabId) => filler.undo(tabId)),
    'page.panel': async (_, where) => {
      // Chrome opens the panel only while the click is fresh: nothing is awaited before it.
      await chrome.sidePanel.open({ tabId: where.tabId });
      return null;
    },
    'page.never': async (_, where) => {
      await inPage.act(where, () => inPage.setButton(false));
      return null;
    },
    'page.go': ({ frame, field_id }, where) => filler.focus(where.tabId, frame, field_id),
    'page.submitted': (ask, where) => answers.submitted(where, ask.changed),
    'page.sent': (_, where) => sent.began(where),
    'page.said': ({ page }, where) => sent.said(where, page),
  };
}

/**
 * @param {object} parts
 * @param {import('./companion.js').Companion} parts.companion
 * @param {import('./api.js').Api} parts.api
 * @param {import('./tabs.js').Tabs} parts.tabs
 * @param {import('./page.js').Page} parts.page
 * @param {import('./store.js').Store} parts.store
 * @param {import('./fill.js').Filler} parts.filler
 * @param {import('./answers.js').Answers} parts.answers
 * @param {import('./inpage.js').InPage} parts.inPage
 * @returns {SurfaceTable}
 */
export function surfaceTable({ companion, api, tabs, page, store, filler, answers, inPage }) {
  return {
    'companion.check': () => companion.check(),
    'companion.pair': ({ code, name }) => companion.pair(code, name),
    'companion.forget': () => companion.forget(),
    'dashboard.open': async ({ path }) => {
      await openDashboard(api, path);
      return null;
    },
    'job.standing': ({ posting }) => api.ask('/api/jobmatcher/standing/', { posting }),
    'job.queue': ({ posting, anyway }) => api.ask('/api/jobapplier/queue/add/', { postings: [posting], anyway }),
    'job.react': async ({ posting, kind, reason }) => {
      await api.ask('/api/jobmatcher/feedback/', { posting, kind, reason });
      return null;
    },
    'job.status': async ({ application, status }) => {
      await api.ask(`/api/jobtracker/application/${application}/status/`, { status }, 'PATCH');
      return null;
    },
    'profile.get': ({ version }) => api.ask('/api/profile/', { version }),
    'profile.put': async ({ profile, based_on }) =>
      companion.changed(await api.ask('/api/profile/', { profile, based_on, source: 'options' }, 'PUT')),
    'profile.import': async ({ name, base64 }) => companion.changed(await api.ask('/api/profile/import/', { name, base64 })),
    'profile.versions': () => api.ask('/api/profile/versions/', {}),
    'tab.look': ({ tab_id }) => tabs.look(tab_id),
    'tab.highlight': async ({ tab_id, quotes }) => {
      const tab = await store.tab(tab_id);
      if (!tab) return 0;
      return page.ask(tab_id, tab.reading_document ?? tab.document_id, 'highlight', { quotes });
    },
    'fill.preview': ({ tab_id }) => filler.preview(tab_id),
    'fill.start': ({ tab_id, allow }) => filler.start(tab_id, allow),
    'fill.focus': ({ tab_id, frame, field_id }) => filler.focus(tab_id, frame, field_id),
    'fill.marks': ({ tab_id, on }) => filler.mark(tab_id, on),
    'button.get': () => store.button(),
    'button.set': ({ on }) => inPage.setButton(on),
    'fill.undo': ({ tab_id }) => filler.undo(tab_id),
    'answers.give': (ask) => answers.give(ask),
    'answers.draft': ({ tab_id, question, max_length }) => answers.draft(tab_id, question, max_length),
    'answers.list': ({ search }) => api.ask('/api/autofill/answers/', { search }),
    'answers.update': ({ id, question, value, scope }) => api.ask('/api/autofill/answers/update/', { id, question, value, scope }),
    'answers.merge': ({ keep, merge }) => api.ask('/api/autofill/answers/merge/', { keep, merge }),
    'answers.delete': async ({ id }) => {
      await api.ask('/api/autofill/answers/delete/', { id });
      return null;
    },
    'corrections.keep': ({ tab_id, key, scope }) => answers.keep(tab_id, key, scope),
    'corrections.drop': ({ tab_id, key }) => answers.drop(tab_id, key),
  };
}

/**
 * @param {PageTable} pages
 * @param {SurfaceTable} surfaces
 * @returns {(message: any, sender: chrome.runtime.MessageSender, reply: (answer: unknown) => void) => boolean | undefined}
 */
export function answering(pages, surfaces) {
  return (message, sender, reply) => {
    const work = dispatch(pages, surfaces, message, sender);
    if (!work) return undefined;
    work.then(
      (value) => reply({ ok: true, value }),
      (error) => {
        if (!(error instanceof Problem)) console.error(message.type, error);
        reply({ ok: false, error: describe(error) });
      },
    );
    return true;
  };
}

/**
 * @param {PageTable} pages
 * @param {SurfaceTable} surfaces
 * @param {any} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<unknown> | null} null for messages that are not for us
 */
function dispatch(pages, surfaces, message, sender) {
  if (sender.id !== chrome.runtime.id || typeof message?.type !== 'string') return null;
  if (sender.origin === location.origin) {
    return Object.hasOwn(surfaces, message.type) ? /** @type {any} */ (surfaces)[message.type](message) : null;
  }
  const { tab, frameId, documentId, url } = sender;
  if (tab?.id === undefined || frameId === undefined || !documentId || !Object.hasOwn(pages, message.type)) return null;
  /** @type {Where} */
  const where = { tabId: tab.id, frameId, documentId, url: url ?? '' };
  return /** @type {any} */ (pages)[message.type](message, where);
}
