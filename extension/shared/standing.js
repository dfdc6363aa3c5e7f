// @ts-check
// What the person does with the posting in view, and what was done: queue, save, dismiss, and the application's status.

import { dashboardLink } from './dashboard.js';
import { draw, el, icon } from './dom.js';
import { sentence } from './format.js';
import { send } from './send.js';
import { ATTEMPT_STATES, DISMISS_REASONS, SETTABLE, statusName } from './words.js';

/** @typedef {import('./contracts').StandingReply} StandingReply */
/** @typedef {import('./contracts').ApplicationView} ApplicationView */
/** @typedef {import('./contracts').AttemptView} AttemptView */

/** Statuses before anything was sent: such a job can still be queued. */
const NOT_SENT = new Set(['saved', 'applying']);
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

export class Standing {
  /** @type {number | null} */
  #posting = null;
  /** Number of the last event that may have moved it. @type {number | null} */
  #moved = null;
  /** @type {StandingReply | null} */
  #known = null;
  /** Why it was not queued, and whether the person may insist. @type {{message: string, insist: boolean} | null} */
  #refused = null;
  #busy = false;

  /**
   * @param {Element} place
   * @param {(text: string) => void} say
   */
  constructor(place, say) {
    this.place = place;
    this.say = say;
  }

  /**
   * @param {number | null} posting
   * @param {number | null} moved
   */
  show(posting, moved) {
    if (posting === this.#posting && moved === this.#moved) return;
    if (posting !== this.#posting) {
      this.#known = null;
      this.#refused = null;
    }
    this.#posting = posting;
    this.#moved = moved;
    this.#draw();
    if (posting !== null) this.#do(async () => undefined);
  }

  /** Acts, and asks anew how things stand. @param {(posting: number) => Promise<unknown>} act */
  async #do(act) {
    const posting = this.#posting;
    if (posting === null) return;
    this.#busy = true;
    this.#draw();
    try {
      await act(posting);
      const known = await send('job.standing', { posting });
      if (posting === this.#posting) this.#known = known;
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    }
    this.#busy = false;
    this.#draw();
  }

  /**
   * @param {Event} event
   * @param {boolean} anyway
   */
  #queue(event, anyway) {
    // Only a person's own click sets a job on the way to be applied to.
    if (!event.isTrusted) return;
    this.#do(async (posting) => {
      const { added, refused } = await send('job.queue', { posting, anyway });
      if (posting !== this.#posting) return;
      this.#refused = refused[0] ? { message: refused[0].message, insist: refused[0].may_insist } : null;
      this.say(added.length > 0 ? 'Queued. You see the filled form before anything is sent.' : 'Not queued.');
    });
  }

  /**
   * @param {import('./contracts').FeedbackRequest['kind']} kind
   * @param {string} said
   * @param {import('./contracts').FeedbackRequest['reason']} [reason]
   */
  #react(kind, said, reason = '') {
    this.#do(async (posting) => {
      await send('job.react', { posting, kind, reason });
      this.say(said);
    });
  }

  /**
   * @param {ApplicationView} application
   * @param {string} status
   */
  #set(application, status) {
    this.#do(async () => {
      await send('job.status', { application: application.id, status: /** @type {any} */ (status) });
      this.say(`The application stands at: ${statusName(status)}.`);
    });
  }

  #draw() {
    draw(this.place, [this.#posting, this.#known, this.#refused, this.#busy], () => {
      if (!this.#known) return null;
      const { application, attempt, namesake } = this.#known;
      return el(
        'section',
        { class: 'panel standing', 'aria-label': 'This job', 'data-test': 'standing' },
        application && this.#application(application),
        attempt && !application && attemptLine(attempt),
        namesake && namesakeLine(namesake),
        this.#buttons(this.#known),
        this.#refused && this.#refusal(this.#refused),
        this.#known.state === 'dismissed' && this.#why(),
      );
    });
  }

  /** @param {ApplicationView} application */
  #application(application) {
    const stage = application.stage ?? '';
    const choices = SETTABLE.map(([status, name]) => el('option', { value: status, selected: status === stage }, name));
    const select = el(
      'select',
      { id: 'standing-status', 'data-key': 'status', 'data-test': 'set-status', disabled: this.#busy, onchange: () => this.#set(application, select.value) },
      !stage && el('option', { value: '', selected: true, disabled: true }, 'Unknown'),
      ...choices,
    );
    const silent = application.status === 'silent' ? ' · silent' : '';
    return el(
      'div',
      { class: 'standing-line' },
      el('label', { class: 'standing-name', for: 'standing-status' }, 'Your application'),
      select,
      application.since && el('span', { class: 'quiet small', 'data-test': 'since' }, `since ${DAY.format(new Date(application.since))}${silent}`),
      dashboardLink('Details', `/applications/${application.id}/`),
    );
  }

  /** @param {StandingReply} known */
  #buttons({ state, attempt, application }) {
    const sent = application && !NOT_SENT.has(application.stage ?? '');
    const disabled = this.#busy;
    const saved = state === 'saved';
    const dismissed = state === 'dismissed';
    if (sent) return null;
    return el(
      'div',
      { class: 'standing-buttons' },
      !attempt && el('button', { class: 'button whole', 'data-key': 'queue', 'data-test': 'queue', disabled, onclick: (/** @type {Event} */ event) => this.#queue(event, false) }, icon('list'), 'Add to queue'),
      el(
        'button',
        { class: 'button', 'data-key': 'save', 'data-test': 'save', 'aria-pressed': String(saved), disabled, onclick: () => (saved ? this.#react('cleared', 'No longer saved.') : this.#react('saved', 'Saved.')) },
        icon(saved ? 'check' : 'star'),
        saved ? 'Saved' : 'Save',
      ),
      el(
        'button',
        { class: 'button', 'data-key': 'dismiss', 'data-test': 'dismiss', 'aria-pressed': String(dismissed), disabled, onclick: () => (dismissed ? this.#react('cleared', 'No longer dismissed.') : this.#react('dismissed', 'Dismissed.')) },
        icon(dismissed ? 'check' : 'cross'),
        dismissed ? 'Dismissed' : 'Dismiss',
      ),
    );
  }

  /** @param {{message: string, insist: boolean}} refused */
  #refusal({ message, insist }) {
    return el(
      'div',
      { class: 'notice', role: 'alert', 'data-test': 'refused' },
      el('p', {}, 'Not queued: ', ...sentence(message)),
      insist && el('button', { class: 'button', 'data-key': 'anyway', 'data-test': 'queue-anyway', disabled: this.#busy, onclick: (/** @type {Event} */ event) => this.#queue(event, true) }, 'Queue it anyway'),
    );
  }

  /** A dismissal teaches more with its reason. */
  #why() {
    const select = el(
      'select',
      { id: 'standing-why', 'data-key': 'why', 'data-test': 'why', disabled: this.#busy, onchange: () => this.#react('dismissed', 'Noted: it teaches the scores.', /** @type {any} */ (select.value)) },
      ...DISMISS_REASONS.map(([reason, words]) => el('option', { value: reason }, words)),
    );
    return el('div', { class: 'standing-line' }, el('label', { class: 'standing-name', for: 'standing-why' }, 'Why?'), select);
  }
}

/** A job of this name here was applied to before: elsewhere, or told by a mail. @param {ApplicationView} application */
function namesakeLine(application) {
  const at = application.applied_at ?? application.since;
  return el(
    'div',
    { class: 'standing-line', 'data-test': 'namesake' },
    el('span', { class: 'standing-name' }, 'You applied to this title at this employer'),
    el('span', { class: 'quiet small' }, [at && DAY.format(new Date(at)), statusName(application.status)].filter(Boolean).join(' · ')),
    dashboardLink('Details', `/applications/${application.id}/`),
  );
}

/** @param {AttemptView} attempt */
function attemptLine(attempt) {
  const more = attempt.waits ?? attempt.note;
  return el(
    'div',
    { class: 'standing-line', 'data-test': 'attempt' },
    el('span', { class: 'standing-name' }, ATTEMPT_STATES[attempt.state]?.[0] ?? attempt.state),
    more ? el('span', { class: 'quiet small' }, ...sentence(more)) : null,
    dashboardLink('Open the queue', `/queue/${attempt.id}/`),
  );
}
