// @ts-check
// A score card, drawn in one way wherever it is shown: what stands in the way first, then the number and its reasons.

import { draw, el, icon } from './dom.js';
import { BANDS, doubtful, jobFacts, points, sureness } from './format.js';
import { quotesOf } from './quotes.js';
import { ring } from './ring.js';

/** @typedef {import('./contracts').PostingReading} PostingReading */
/** @typedef {import('./contracts').ScoreCard} ScoreCard */
/** @typedef {import('./contracts').SkillRequirement} SkillRequirement */
/** @typedef {(quotes: import('./state').Quote[], name: string) => void} Show marks words in the page */

/** What the popup shows of the reasons. */
const TOP_REASONS = 3;

/**
 * Title, employer, place, pay.
 * @param {PostingReading} reading
 */
export function jobHead(reading) {
  const { posting } = reading;
  return el(
    'header',
    { class: 'job' },
    el('h1', { 'data-test': 'title' }, posting?.title || 'Untitled posting'),
    posting && el('ul', { class: 'quiet small facts' }, ...jobFacts(posting).map((fact) => el('li', {}, fact))),
    reading.closed && el('p', { class: 'small gone', 'data-test': 'closed' }, icon('stop'), 'The page says that this job is no longer open.'),
    posting && doubtful(posting) && el('p', { class: 'quiet small', 'data-test': 'doubtful' }, `Not certain: ${doubtful(posting)}.`),
  );
}

/**
 * The number, in words too.
 * @param {ScoreCard} card
 * @param {boolean} [small]
 */
export function verdict(card, small = false) {
  return el(
    'section',
    { class: 'verdict', 'aria-label': 'Score' },
    el(
      'div',
      { class: 'verdict-line' },
      ring(card, small),
      el(
        'div',
        {},
        el('p', { class: `band band-${card.band}`, 'data-test': 'band' }, BANDS[card.band]),
        el('p', { class: 'quiet small', 'data-test': 'confidence' }, `${sureness(card.confidence)} · ${Math.round(card.confidence * 100)}% confidence`),
      ),
    ),
    card.summary && el('p', { class: 'summary', 'data-test': 'summary' }, card.summary),
  );
}

/**
 * @param {ScoreCard} card
 * @param {string} description
 * @param {Show} show
 */
export function blockers(card, description, show) {
  if (!card.blockers?.length) return null;
  return el(
    'section',
    { class: 'blockers', 'aria-labelledby': 'blockers-title' },
    el('h2', { id: 'blockers-title' }, icon('stop'), card.blockers.length > 1 ? 'What stands in the way' : 'This stands in the way'),
    el('ul', {}, ...card.blockers.map((blocker, index) => el('li', {}, pointing(blocker.reason, description, blocker.evidence, show, `blocker:${index}`)))),
  );
}

/**
 * @param {ScoreCard} card
 * @param {string} description
 * @param {Show} show
 * @param {boolean} [few] the weightiest only
 */
export function reasons(card, description, show, few = false) {
  // A correction that corrects nothing would only repeat what stands above.
  const all = card.components.filter((component) => component.weight > 0 || component.contribution !== 0);
  const shown = few ? [...all].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)).slice(0, TOP_REASONS) : all;
  if (shown.length === 0) return null;
  return el(
    'section',
    { class: 'panel reasons', 'aria-labelledby': 'reasons-title' },
    el('h2', { id: 'reasons-title' }, few ? 'What counts most' : 'Why this score'),
    el('ul', {}, ...shown.map((component) => el('li', {}, reason(component, description, show, few)))),
  );
}

/**
 * @param {import('./contracts').Component} component
 * @param {string} description
 * @param {Show} show
 * @param {boolean} bare without its sentence
 */
function reason(component, description, show, bare) {
  const most = component.weight * 100;
  // Contributions are rounded so that they add up to the score: one may be a tenth above its share.
  const sum = most > 0 ? `${points(component.contribution)} of ${points(Math.max(most, component.contribution))}` : points(component.contribution);
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' }, el('span', { class: `bar-part ${tone(component.value)}` }));
  /** @type {HTMLElement} */ (bar.firstElementChild).style.inlineSize = `${Math.round(component.value * 100)}%`;
  const content = [
    el('span', { class: 'reason-line' }, el('span', { class: 'reason-name' }, component.label), el('span', { class: 'numbers quiet small' }, el('span', { class: 'unseen' }, 'points: '), sum)),
    most > 0 ? bar : null,
    el('span', { class: bare ? 'unseen' : 'reason-text quiet small' }, component.reason),
  ];
  return pointing(content, description, component.evidence, show, `reason:${component.name}`, 'reason');
}

/** @param {number} value in [0, 1] */
function tone(value) {
  return value >= 0.7 ? 'high' : value >= 0.4 ? 'middle' : 'low';
}

/**
 * Something said, and a way to its words in the page when there are any.
 * @param {string | (Node | null)[]} content
 * @param {string} description
 * @param {import('./contracts').Evidence[] | undefined} evidence
 * @param {Show} show
 * @param {string} key
 * @param {string} [name] class
 */
function pointing(content, description, evidence, show, key, name = 'said') {
  const children = typeof content === 'string' ? [content] : content;
  const quotes = quotesOf(description, evidence);
  if (quotes.length === 0) return el('div', { class: name }, ...children);
  return el(
    'button',
    { class: `plain ${name} points`, 'data-key': key, title: 'Show the words in the page', onclick: () => show(quotes, key) },
    ...children,
    el('span', { class: 'points-mark', 'aria-hidden': 'true' }, icon('search')),
  );
}

/** @type {readonly [keyof ScoreCard & ('matched' | 'missing_required' | 'missing_preferred'), string, import('./dom.js').IconName][]} */
const SKILLS = [
  ['missing_required', 'Required, not in your profile', 'cross'],
  ['matched', 'You have', 'check'],
  ['missing_preferred', 'Nice to have, not in your profile', 'minus'],
];

/**
 * @param {ScoreCard} card
 * @param {string} description
 * @param {Show} show
 */
export function skills(card, description, show) {
  const groups = SKILLS.filter(([key]) => (card[key] ?? []).length > 0);
  if (groups.length === 0) return null;
  return el(
    'section',
    { class: 'panel skills', 'aria-labelledby': 'skills-title' },
    el('h2', { id: 'skills-title' }, 'Skills'),
    ...groups.map(([key, title, mark]) =>
      el(
        'div',
        { class: `skill-group ${key}`, 'data-test': key },
        el('h3', { class: 'quiet small' }, `${title} (${(card[key] ?? []).length})`),
        el('ul', { class: 'chips' }, ...(card[key] ?? []).map((skill) => el('li', {}, chip(skill, description, show, mark, key)))),
      ),
    ),
  );
}

/**
 * @param {SkillRequirement} skill
 * @param {string} description
 * @param {Show} show
 * @param {import('./dom.js').IconName} mark
 * @param {string} group
 */
function chip(skill, description, show, mark, group) {
  const years = skill.years ? el('span', { class: 'quiet' }, ` ${skill.years}+ y`) : null;
  const quotes = quotesOf(description, skill.evidence);
  const inner = [icon(mark), skill.name, years];
  if (quotes.length === 0) return el('span', { class: 'chip' }, ...inner);
  const key = `${group}:${skill.name}`;
  return el('button', { class: 'chip', 'data-key': key, title: 'Show the words in the page', onclick: () => show(quotes, key) }, ...inner);
}

/**
 * How many skills fit, in one line (the popup's).
 * @param {ScoreCard} card
 */
export function skillCounts(card) {
  const matched = card.matched?.length ?? 0;
  const missing = card.missing_required?.length ?? 0;
  if (matched + missing === 0) return null;
  return el(
    'p',
    { class: 'quiet small skill-counts' },
    `${matched} of ${matched + missing} skills asked for are in your profile`,
    missing > 0 && `; missing: ${(card.missing_required ?? []).slice(0, 3).map((skill) => skill.name).join(', ')}${missing > 3 ? ' …' : ''}`,
  );
}

/**
 * Draws what a card says first into one place and its reasons into another: the form's button stands between them.
 * @param {Element} first
 * @param {Element} more
 * @param {PostingReading | null} reading
 * @param {Show} show
 * @param {boolean} short
 */
export function drawCard(first, more, reading, show, short) {
  const card = reading?.score_card;
  const description = reading?.posting?.description ?? '';
  draw(first, [reading, short], () => {
    if (!reading) return null;
    return card ? [jobHead(reading), blockers(card, description, show), verdict(card, short), short ? skillCounts(card) : null] : jobHead(reading);
  });
  draw(more, [reading, short], () => (card ? [reasons(card, description, show, short), short ? null : skills(card, description, show)] : null));
}
