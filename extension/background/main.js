// @ts-check
// The service worker: puts the parts together and registers every listener at once, so that Chrome can wake it for each.

import { Answers } from './answers.js';
import { Api } from './api.js';
import { Badge } from './badge.js';
import { Companion } from './companion.js';
import { Connection } from './connection.js';
import { Filler } from './fill.js';
import { InPage } from './inpage.js';
import { answering, pageTable, surfaceTable } from './messages.js';
import { NEWS_ALARM, Notifier } from './notify.js';
import { Page } from './page.js';
import { Scanner } from './scan.js';
import { Sent } from './sent.js';
import { Store } from './store.js';
import { Tabs } from './tabs.js';
import { Watch } from './watch.js';

const manifest = chrome.runtime.getManifest();
/** The ports are named once, in the manifest: Chrome lets us speak to no other. */
const ports = (manifest.host_permissions ?? []).map((/** @type {string} */ pattern) => Number(/:(\d+)\//.exec(pattern)?.[1]));

const store = new Store();
const badge = new Badge();
const page = new Page();
/** @type {Connection} */
const connection = new Connection({
  ports,
  client: `extension/${manifest.version}`,
  store,
  onPhase: (phase, hello, port, message) => companion.phase(phase, hello, port, message),
  onOpen: () => companion.welcomed(),
  onEvent: async (event) => {
    await watch.heard(event);
    await notifier.heard(event);
  },
});
const api = new Api(connection);
const tabs = new Tabs({ store, api, badge, page, onChange: () => watch.consider() });
/** @type {Companion} */
const companion = new Companion({ store, api, connection, onReady: () => tabs.lookAtAll() });
const filler = new Filler({ store, api, page, scanner: new Scanner(page) });
const notifier = new Notifier({ store, api });
const answers = new Answers({ store, api, filler });
const sent = new Sent({ store, api, page });
const inPage = new InPage({ store, page, filler });
/** @type {Watch} */
const watch = new Watch({ store, connection, tabs, companion });

const locked = store.lock();
const answer = answering(
  pageTable({ api, tabs, filler, answers, sent, inPage }),
  surfaceTable({ companion, api, tabs, page, store, filler, answers, inPage }),
);

chrome.runtime.onMessage.addListener(answer);
chrome.runtime.onConnect.addListener((port) => watch.surface(port));
chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === 'install') locked.then(() => chrome.tabs.create({ url: chrome.runtime.getURL('options/options.html') }));
});
chrome.webNavigation.onCommitted.addListener(({ tabId, frameId, documentId, url, documentLifecycle }) => {
  if (frameId === 0 && documentLifecycle === 'active') tabs.left(tabId, documentId, url);
});
chrome.tabs.onRemoved.addListener((tabId) => {
  store.forgetTab(tabId).then(() => watch.consider());
});
chrome.alarms.onAlarm.addListener(({ name }) => (name === NEWS_ALARM ? notifier.look() : watch.alarm()));
chrome.notifications.onClicked.addListener((id) => notifier.clicked(id));
chrome.notifications.onButtonClicked.addListener((id, button) => notifier.clicked(id, button));
chrome.storage.session.onChanged.addListener((changes) => {
  inPage.changed(changes);
});
chrome.commands.onCommand.addListener((command, tab) => {
  if (tab?.id === undefined) return;
  // Opening the panel must be the first thing: Chrome allows it only while the key press is fresh.
  chrome.sidePanel.open({ tabId: tab.id }).catch((error) => console.warn('the side panel did not open:', error));
  if (command === 'fill') filler.command(tab.id);
});
void notifier.start();
