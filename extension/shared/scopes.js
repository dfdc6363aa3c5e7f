// @ts-check
// Where an answer holds, in words and as a choice.

import { el } from './dom.js';

/** @typedef {import('./contracts').Keep} Keep */
/** @typedef {{employer: string | null, ats: string | null, country: string | null}} Places */

/** @type {Record<string, string>} */
const ATS_NAMES = { smartrecruiters: 'SmartRecruiters', icims: 'iCIMS', bamboohr: 'BambooHR', successfactors: 'SuccessFactors', oracle: 'Oracle Recruiting', taleo_enterprise: 'Taleo', jazzhr: 'JazzHR', nhs_jobs: 'NHS Jobs' };

/** What a system calls itself. @param {string} ats */
export const atsName = (ats) => ATS_NAMES[ats] ?? ats.charAt(0).toUpperCase() + ats.slice(1).replaceAll('_', ' ');

/** @param {string} code ISO 3166-1 alpha-2 */
function countryName(code) {
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/**
 * @param {string} scope as the companion keeps it
 * @returns {string}
 */
export function scopeWords(scope) {
  const at = scope.indexOf(':');
  const name = scope.slice(at + 1);
  if (at < 0) return 'All employers';
  const kind = scope.slice(0, at);
  if (kind === 'ats') return `Forms of ${atsName(name)}`;
  return kind === 'country' ? `Jobs in ${countryName(name)}` : `Only ${name}`;
}

/**
 * @param {Places} places
 * @returns {[string, string][]} scope ("" remembers nothing) and words
 */
export function scopeChoices({ employer, ats, country }) {
  /** @type {[string, string][]} */
  const choices = [['all', 'All employers']];
  if (employer) choices.push([`employer:${employer.slice(0, 150)}`, `This employer (${employer})`]);
  if (ats) choices.push([`ats:${ats}`, `This application system (${atsName(ats)})`]);
  if (country) choices.push([`country:${country}`, `This country (${countryName(country)})`]);
  choices.push(['', 'Do not remember']);
  return choices;
}

/**
 * @param {Places} places
 * @param {Keep} keep what is proposed
 * @param {string} id
 */
export function scopeSelect(places, keep, id) {
  const choices = scopeChoices(places);
  const select = el('select', { id, 'data-key': id, 'data-test': 'scope' }, ...choices.map(([scope, words]) => el('option', { value: scope }, words)));
  select.value = choices.find(([scope]) => scope === keep || scope.startsWith(`${keep}:`))?.[0] ?? '';
  return select;
}
