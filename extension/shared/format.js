// @ts-check
// Numbers, facts and sources in words a person uses.

import { el } from './dom.js';

/** @type {Record<import('./contracts').Band, string>} */
export const BANDS = { excellent: 'Excellent match', good: 'Good match', fair: 'Fair match', poor: 'Poor match' };

const SURE = /** @type {const} */ ([
  [0.8, 'Sure of it'],
  [0.6, 'Fairly sure'],
  [0.4, 'Not very sure'],
  [0, 'A guess: the posting says little'],
]);

/** @param {number} confidence in [0, 1] */
export function sureness(confidence) {
  return (SURE.find(([least]) => confidence >= least) ?? SURE[3])[1];
}

/** @param {number} points */
export function points(points) {
  const rounded = Math.round(points * 10) / 10;
  return (rounded < 0 ? '−' : '') + Math.abs(rounded).toLocaleString('en', { maximumFractionDigits: 1 });
}

/** @type {Record<string, string>} */
const PERIODS = { hour: 'an hour', day: 'a day', week: 'a week', month: 'a month', year: 'a year' };
/** @type {Record<string, string>} */
const WORKPLACES = { remote: 'Remote', hybrid: 'Hybrid', onsite: 'On site' };

/** @param {import('./contracts').Salary | null | undefined} salary */
export function pay(salary) {
  if (!salary || (salary.min == null && salary.max == null)) return '';
  const money = (/** @type {number} */ amount) => {
    const short = amount >= 10_000 ? { notation: /** @type {const} */ ('compact'), maximumFractionDigits: 1 } : { maximumFractionDigits: 2 };
    const style = salary.currency && /^[A-Z]{3}$/.test(salary.currency) ? { style: /** @type {const} */ ('currency'), currency: salary.currency } : {};
    return new Intl.NumberFormat('en', { ...short, ...style, minimumFractionDigits: 0 }).format(amount);
  };
  const ends = [salary.min, salary.max].flatMap((amount) => (amount == null ? [] : [money(amount)]));
  return `${[...new Set(ends)].join('\u00a0–\u2060\u00a0')}${salary.period ? ` ${PERIODS[salary.period]}` : ''}`;
}

/**
 * What stands under the title, part by part.
 * @param {import('./contracts').Posting} posting
 * @returns {string[]}
 */
export function jobFacts(posting) {
  const places = posting.locations ?? [];
  const place = places.length > 2 ? `${places.slice(0, 2).join('; ')} +${places.length - 2}` : places.join('; ');
  return [posting.company, place, posting.workplace ? WORKPLACES[posting.workplace] : '', pay(posting.salary)].flatMap((fact) => (fact ? [fact] : []));
}

const CERTAIN = 0.65;

/**
 * Which of title and employer the page says least clearly; empty where both are clear.
 * @param {import('./contracts').Posting} posting
 */
export function doubtful(posting) {
  const parts = [(posting.title_confidence ?? 1) < CERTAIN && 'the title', (posting.company_confidence ?? 1) < CERTAIN && 'the employer'];
  return parts.filter(Boolean).join(' and ');
}

/** What the parts of a profile are called. Longest match first wins. */
const PROFILE_WORDS = /** @type {const} */ ([
  ['basics.name', 'name'],
  ['basics.email', 'email address'],
  ['basics.phone', 'phone number'],
  ['basics.url', 'website'],
  ['basics.profiles', 'links'],
  ['basics.location', 'address'],
  ['basics.summary', 'summary'],
  ['basics.label', 'current title'],
  ['work', 'work experience'],
  ['education', 'education'],
  ['skills', 'skills'],
  ['languages', 'languages'],
  ['certificates', 'certificates'],
  ['resume_file', 'resume file'],
  ['applicant.work_authorization', 'work authorisation'],
  ['applicant.demographics', 'self-identification'],
  ['applicant.pay_expected', 'pay wish'],
  ['applicant.pay_minimum', 'pay wish'],
]);

/**
 * Where a value came from.
 * @param {string} source as PlanItem.source
 */
export function sourceWords(source) {
  const at = source.indexOf(':');
  const kind = at < 0 ? source : source.slice(0, at);
  const rest = at < 0 ? '' : source.slice(at + 1);
  if (kind === 'profile') return `Your profile: ${profileWords(rest)}`;
  if (kind === 'answer') return 'Your earlier answer';
  if (kind === 'draft') return 'A draft: read it before you send it';
  if (kind === 'rule') return `Rule: ${plainWords(rest)}`;
  return plainWords(source);
}

/** @param {string} path */
function profileWords(path) {
  const bare = path.replace(/^resume\.(?!file)/, '');
  const known = PROFILE_WORDS.find(([start]) => bare === start || bare.startsWith(`${start}.`) || bare.startsWith(`${start}[`));
  return known ? known[1] : plainWords(bare.split('.').at(-1) ?? bare);
}

/** @param {string} name in snake or camel case */
export function plainWords(name) {
  return name.replace(/[_.:-]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').replace(/\[\d+\]/g, '').toLowerCase().trim();
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * The companion's one-line messages as a sentence, its commands set apart.
 * @param {string} message with commands between backticks
 * @returns {(string | Node)[]}
 */
export function sentence(message) {
  const whole = message.charAt(0).toUpperCase() + message.slice(1) + (/[.!?…]$/.test(message) ? '' : '.');
  return whole.split('`').map((part, index) => (index % 2 === 1 ? el('code', {}, part) : part));
}
