// @ts-check
// What can be edited of a profile, as data: sections, and fields by their path in the profile.

import { countries } from './countries.js';

/** @typedef {'text' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'area' | 'yesno' | 'choice' | 'lines' | 'checks'} Kind */
/**
 * @typedef {object} Field
 * @property {string} path from the profile, or from the item of a list
 * @property {string} label
 * @property {Kind} [kind] text unless said
 * @property {string} [hint]
 * @property {readonly (readonly [string, string])[]} [options] value and label
 * @property {readonly string[]} [suggestions]
 * @property {string} [fallback] path of what stands in for it while it is empty
 * @property {boolean} [wide]
 */
/**
 * @typedef {object} Section
 * @property {string} id
 * @property {string} title
 * @property {string} [intro]
 * @property {Field[]} fields
 * @property {string} [list] path of a list whose items have these fields
 * @property {string} [one] what one item is called
 * @property {string[]} [named] paths that name an item
 * @property {boolean} [thirds] three fields a row
 */

const COUNTRIES = countries();
const PERIODS = /** @type {const} */ ([['year', 'a year'], ['month', 'a month'], ['week', 'a week'], ['day', 'a day'], ['hour', 'an hour']]);
const DATE_HINT = '2021, 2021-03 or 2021-03-15';

/** @type {Field[]} */
const DATES = [
  { path: 'startDate', label: 'From', hint: DATE_HINT },
  { path: 'endDate', label: 'To', hint: 'Empty while it goes on' },
];

/** @type {Section[]} */
export const SECTIONS = [
  {
    id: 'contact',
    title: 'Contact',
    fields: [
      { path: 'resume.basics.name', label: 'Full name' },
      { path: 'resume.basics.label', label: 'Current title', hint: 'As on your resume, such as “Registered nurse”' },
      { path: 'resume.basics.email', label: 'Email', kind: 'email' },
      { path: 'resume.basics.phone', label: 'Phone', kind: 'tel', hint: 'With the country’s code, such as +44 20 7946 0958' },
      { path: 'resume.basics.url', label: 'Website', kind: 'url' },
      { path: 'applicant.preferred_name', label: 'Preferred first name' },
      { path: 'applicant.first_name', label: 'First name', hint: 'Only where the full name would be split wrongly' },
      { path: 'applicant.last_name', label: 'Last name', hint: 'Only where the full name would be split wrongly' },
      { path: 'resume.basics.summary', label: 'Summary', kind: 'area', wide: true },
    ],
  },
  {
    id: 'links',
    title: 'Links',
    list: 'resume.basics.profiles',
    one: 'link',
    named: ['network'],
    fields: [
      { path: 'network', label: 'Network', suggestions: ['LinkedIn', 'GitHub', 'GitLab', 'Portfolio', 'Behance', 'Dribbble', 'ORCID', 'X', 'Stack Overflow'] },
      { path: 'url', label: 'Address', kind: 'url' },
    ],
  },
  {
    id: 'address',
    title: 'Address',
    fields: [
      { path: 'applicant.street', label: 'Street and number', fallback: 'resume.basics.location.address' },
      { path: 'applicant.street2', label: 'Flat, floor, building' },
      { path: 'applicant.city', label: 'City', fallback: 'resume.basics.location.city' },
      { path: 'applicant.region', label: 'State, province or county', fallback: 'resume.basics.location.region' },
      { path: 'applicant.postal_code', label: 'Postal code', fallback: 'resume.basics.location.postalCode' },
      { path: 'applicant.country', label: 'Country', kind: 'choice', options: COUNTRIES, fallback: 'resume.basics.location.countryCode' },
    ],
  },
  {
    id: 'right-to-work',
    title: 'Right to work',
    intro: 'Employers ask this for a country. It is answered only from what you state here, and left open for every other country.',
    list: 'applicant.work_authorization',
    one: 'country',
    named: ['country', 'status'],
    fields: [
      { path: 'country', label: 'Country', kind: 'choice', options: COUNTRIES },
      { path: 'authorized', label: 'May you work there?', kind: 'yesno' },
      { path: 'needs_sponsorship', label: 'Will you need sponsorship, now or later?', kind: 'yesno' },
      { path: 'status', label: 'On what grounds', suggestions: ['Citizen', 'Permanent resident', 'Work visa', 'Student visa', 'EU citizen'] },
    ],
  },
  {
    id: 'wishes',
    title: 'What you look for',
    fields: [
      { path: 'applicant.titles_wanted', label: 'Job titles', kind: 'lines', hint: 'One a line' },
      { path: 'applicant.commute_places', label: 'Places you would work on site', kind: 'lines', hint: 'One a line, besides your own city' },
      { path: 'applicant.workplaces', label: 'Ways of working', kind: 'checks', options: [['remote', 'Remote'], ['hybrid', 'Hybrid'], ['onsite', 'On site']], hint: 'None means all' },
      { path: 'applicant.relocate', label: 'Would you move for a job?', kind: 'yesno' },
      { path: 'applicant.relocate_to', label: 'Where to', kind: 'lines', hint: 'One a line' },
      { path: 'applicant.travel_percent', label: 'Travel, at most (percent of the time)', kind: 'number' },
    ],
  },
  {
    id: 'pay',
    title: 'Pay',
    thirds: true,
    intro: 'The minimum weighs in scores and is never told to an employer; the expectation answers “what do you expect?”.',
    fields: [
      { path: 'applicant.pay_minimum.amount', label: 'Minimum', kind: 'number' },
      { path: 'applicant.pay_minimum.currency', label: 'Currency', suggestions: ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF', 'INR', 'SEK', 'PLN'] },
      { path: 'applicant.pay_minimum.period', label: 'For', kind: 'choice', options: PERIODS },
      { path: 'applicant.pay_expected.amount', label: 'Expected', kind: 'number' },
      { path: 'applicant.pay_expected.currency', label: 'Currency', suggestions: ['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF', 'INR', 'SEK', 'PLN'] },
      { path: 'applicant.pay_expected.period', label: 'For', kind: 'choice', options: PERIODS },
    ],
  },
  {
    id: 'availability',
    title: 'Availability and other facts',
    fields: [
      { path: 'applicant.notice_period', label: 'Notice period', suggestions: ['Immediately', '2 weeks', '1 month', '3 months'] },
      { path: 'applicant.start_date', label: 'Earliest start', kind: 'date' },
      { path: 'applicant.over_18', label: 'Are you over 18?', kind: 'yesno' },
      { path: 'applicant.driving_licence', label: 'Do you hold a driving licence?', kind: 'yesno' },
      { path: 'applicant.current_employer_may_be_contacted', label: 'May your current employer be contacted?', kind: 'yesno' },
      { path: 'applicant.referral', label: '“How did you hear about us?”' },
      { path: 'applicant.birth_date', label: 'Date of birth', kind: 'date' },
      { path: 'applicant.nationality', label: 'Nationality' },
      { path: 'applicant.worked_for', label: 'Former employers to name when asked “have you worked for us?”', kind: 'lines', hint: 'One a line', wide: true },
    ],
  },
  {
    id: 'work',
    title: 'Work experience',
    list: 'resume.work',
    one: 'job',
    named: ['position', 'name'],
    fields: [
      { path: 'position', label: 'Title' },
      { path: 'name', label: 'Employer' },
      ...DATES,
      { path: 'location', label: 'Place' },
      { path: 'url', label: 'Website', kind: 'url' },
      { path: 'summary', label: 'Summary', kind: 'area', wide: true },
      { path: 'highlights', label: 'What you did', kind: 'lines', hint: 'One a line', wide: true },
    ],
  },
  {
    id: 'education',
    title: 'Education',
    list: 'resume.education',
    one: 'school',
    named: ['studyType', 'area', 'institution'],
    fields: [
      { path: 'institution', label: 'School' },
      { path: 'studyType', label: 'Degree', suggestions: ['High school', 'Vocational training', 'Associate', 'Bachelor', 'Master', 'Doctorate'] },
      { path: 'area', label: 'Subject' },
      { path: 'score', label: 'Grade' },
      ...DATES,
    ],
  },
  {
    id: 'skills',
    title: 'Skills',
    list: 'resume.skills',
    one: 'skill',
    named: ['name'],
    fields: [
      { path: 'name', label: 'Skill or group of skills' },
      { path: 'level', label: 'Level' },
      { path: 'keywords', label: 'In detail', kind: 'lines', hint: 'One a line', wide: true },
    ],
  },
  {
    id: 'languages',
    title: 'Languages',
    list: 'resume.languages',
    one: 'language',
    named: ['language', 'fluency'],
    fields: [
      { path: 'language', label: 'Language' },
      { path: 'fluency', label: 'How well', suggestions: ['Native', 'Fluent', 'Professional', 'Intermediate', 'Basic'] },
    ],
  },
  {
    id: 'certificates',
    title: 'Licences and certificates',
    list: 'resume.certificates',
    one: 'certificate',
    named: ['name'],
    fields: [
      { path: 'name', label: 'Name' },
      { path: 'issuer', label: 'Issued by' },
      { path: 'date', label: 'Date', hint: DATE_HINT },
      { path: 'url', label: 'Address', kind: 'url' },
    ],
  },
  {
    id: 'projects',
    title: 'Projects',
    list: 'resume.projects',
    one: 'project',
    named: ['name'],
    fields: [
      { path: 'name', label: 'Name' },
      { path: 'url', label: 'Address', kind: 'url' },
      ...DATES,
      { path: 'description', label: 'What it is', kind: 'area', wide: true },
      { path: 'highlights', label: 'What you did', kind: 'lines', hint: 'One a line', wide: true },
    ],
  },
  {
    id: 'self-identification',
    title: 'Self-identification',
    intro:
      'Some employers ask about gender, ethnicity, veteran status or disability for their statistics. Nothing is set here unless you set it, and a question without an answer ' +
      'here is left alone in every form. “I don’t wish to answer” is an answer too, if you want it given.',
    fields: [
      { path: 'applicant.demographics.gender', label: 'Gender', suggestions: ['Woman', 'Man', 'Non-binary', 'I don’t wish to answer'] },
      { path: 'applicant.demographics.pronouns', label: 'Pronouns', suggestions: ['she/her', 'he/him', 'they/them'] },
      { path: 'applicant.demographics.ethnicity', label: 'Ethnicity', suggestions: ['Asian', 'Black or African American', 'Hispanic or Latino', 'White', 'Two or more', 'I don’t wish to answer'] },
      { path: 'applicant.demographics.hispanic', label: 'Hispanic or Latino?', kind: 'yesno' },
      { path: 'applicant.demographics.veteran', label: 'Veteran status', suggestions: ['I am not a protected veteran', 'I am a protected veteran', 'I don’t wish to answer'] },
      { path: 'applicant.demographics.disability', label: 'Disability', suggestions: ['No, I do not have a disability', 'Yes, I have a disability', 'I do not want to answer'] },
      { path: 'applicant.demographics.orientation', label: 'Sexual orientation', suggestions: ['Heterosexual', 'Gay or lesbian', 'Bisexual', 'I don’t wish to answer'] },
      { path: 'applicant.demographics.transgender', label: 'Transgender?', kind: 'yesno' },
    ],
  },
];
