// @ts-check
// Hosts on which vendors serve application forms that employers put into their own pages as frames.
// Source: the vendors' own embedding instructions and the addresses of their public boards.

const HOSTS = [
  'greenhouse.io', 'lever.co', 'ashbyhq.com', 'myworkdayjobs.com', 'myworkdaysite.com', 'smartrecruiters.com', 'workable.com',
  'icims.com', 'successfactors.com', 'successfactors.eu', 'taleo.net', 'oraclecloud.com', 'bamboohr.com', 'jobvite.com', 'recruitee.com',
  'teamtailor.com', 'personio.de', 'personio.com', 'breezy.hr', 'applytojob.com', 'pinpointhq.com', 'rippling.com', 'dover.com', 'comeet.com',
];

/** Registries that sell names one level deeper, as far as employers' sites use them. */
const TWO_LEVELS = new Set(['co.uk', 'org.uk', 'ac.uk', 'gov.uk', 'com.au', 'net.au', 'org.au', 'co.nz', 'co.jp', 'co.in', 'com.br', 'co.za', 'com.sg', 'com.mx', 'co.kr', 'com.tr', 'com.cn', 'com.hk', 'github.io']);

/** @param {string} host */
function site(host) {
  const parts = host.split('.');
  const depth = TWO_LEVELS.has(parts.slice(-2).join('.')) ? 3 : 2;
  return parts.slice(-depth).join('.');
}

/** @param {string} url @returns {string} */
export function hostOf(url) {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** @param {string} host */
export function isAts(host) {
  return HOSTS.some((known) => host === known || host.endsWith(`.${known}`));
}

/**
 * @param {string} one
 * @param {string} other
 */
export function sameSite(one, other) {
  return one !== '' && site(one) === site(other);
}
