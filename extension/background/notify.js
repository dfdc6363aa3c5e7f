// @ts-check
// Chrome's own notifications. The companion decides what is news and which kinds are told; here each is shown once, whether
// the event stream brings it or a look after the worker slept. A click leads to the dashboard's page for it.

import { openDashboard } from './dashboard.js';
import { Problem } from './errors.js';

/** @typedef {import('../shared/contracts').NotificationInfo} News */

export const NEWS_ALARM = 'news';
/** While no stream is held, it is looked so often. */
const LOOK_MINUTES = 1;
const LOOK_LIMIT = 50;
/** More at once, after a night, are told as one. */
const MOST_SINGLE = 3;
const PREFIX = 'news:';
const SUMMARY = `${PREFIX}many`;
const ALL_NEWS = '/notifications/';
const READ = 'Mark as read';
const ICON = 'icons/icon-128.png';
/** What the first button of each kind says. @type {Record<string, string>} */
const ACTIONS = {
  interview: 'See when',
  offer: 'See the offer',
  assessment: 'See what to do',
  rejection: 'Open the application',
  follow_up: 'See the draft',
  review: 'Look it through',
  needs_you: 'Go there',
  suggestion: 'Decide',
  new_jobs: 'See the jobs',
};

export class Notifier {
  /** Looks wait for each other: what was told last is read and written in two steps. @type {Promise<unknown>} */
  #turn = Promise.resolve();

  /**
   * @param {object} parts
   * @param {import('./store.js').Store} parts.store
   * @param {import('./api.js').Api} parts.api
   */
  constructor({ store, api }) {
    this.store = store;
    this.api = api;
  }

  /** Be woken from time to time, also when nothing is watched. */
  async start() {
    if (!(await chrome.alarms.get(NEWS_ALARM))) await chrome.alarms.create(NEWS_ALARM, { periodInMinutes: LOOK_MINUTES });
  }

  /** Ask what is new and show it. The first look after a pairing shows nothing: the past is no news. */
  look() {
    const turn = this.#turn.then(() => this.#look());
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** The stream tells of news: those stored together are shown together. @param {import('../shared/contracts').Event} event */
  async heard(event) {
    if (event.type === 'notification.told') await this.look();
    if (event.type === 'notification.read' && event.data.unread === 0) await this.#clear();
  }

  /**
   * @param {string} id of a Chrome notification
   * @param {number} [button] its index; none for the notification itself
   */
  async clicked(id, button) {
    if (!id.startsWith(PREFIX)) return;
    const path = (await this.store.newsPath(id)) ?? ALL_NEWS;
    chrome.notifications.clear(id);
    const number = Number(id.slice(PREFIX.length));
    await this.api.ask('/api/notifications/read/', Number.isInteger(number) ? { ids: [number] } : {});
    if (button !== 1) await openDashboard(this.api, path);
  }

  async #look() {
    if (!(await this.store.pairing())) return;
    /** @type {import('../shared/contracts').NotificationsReply} */
    let page;
    try {
      page = await this.api.ask('/api/notifications/list/', { limit: LOOK_LIMIT });
    } catch (error) {
      // Not there, or not ours: the connection has told the surfaces so.
      if (!(error instanceof Problem)) throw error;
      return;
    }
    const told = await this.store.told();
    const newest = page.notifications[0]?.id ?? 0;
    // Lower than before: other data, a restored backup say, whose numbers begin elsewhere.
    if (told !== newest) await this.store.setTold(newest);
    const fresh = page.notifications.filter(({ id, read }) => told !== null && id > told && read === null).reverse();
    if (fresh.length > MOST_SINGLE) await this.#summary(fresh);
    else for (const one of fresh) await this.#one(one);
  }

  /** @param {News} news */
  async #one({ id, kind, title, body, path }) {
    await this.store.setNewsPath(`${PREFIX}${id}`, path);
    await this.#create(`${PREFIX}${id}`, { title, message: body, buttons: [{ title: ACTIONS[kind] ?? 'Open' }, { title: READ }] });
  }

  /** @param {News[]} news */
  async #summary(news) {
    await this.store.setNewsPath(SUMMARY, ALL_NEWS);
    const message = news.slice(-MOST_SINGLE).map(({ title }) => title).join('\n');
    await this.#create(SUMMARY, { title: `${news.length} things happened`, message, buttons: [{ title: 'See them' }, { title: READ }] });
  }

  /**
   * @param {string} id
   * @param {{title: string, message: string, buttons: {title: string}[]}} content
   */
  async #create(id, content) {
    await chrome.notifications.create(id, { type: 'basic', iconUrl: chrome.runtime.getURL(ICON), ...content });
  }

  async #clear() {
    const shown = Object.keys(await chrome.notifications.getAll());
    await Promise.all(shown.filter((id) => id.startsWith(PREFIX)).map((id) => chrome.notifications.clear(id)));
  }
}
