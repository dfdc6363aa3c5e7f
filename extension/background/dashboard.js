// @ts-check
// Opens a page of the dashboard in a tab of its own, signed in by a ticket that counts once.

/**
 * @param {import('./api.js').Api} api
 * @param {string} path of the dashboard's page
 */
export async function openDashboard(api, path) {
  const address = new URL((await api.ask('/api/session/ticket/', {})).url);
  address.searchParams.set('to', path);
  await chrome.tabs.create({ url: address.href });
}
