// @ts-check
// Taking a day out again: of its box or button, and of the calendar that hangs on it.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.release) return;
  const { walk, text, values, moves, months, calendar, dates, witness } = agent;

  const EMPTY_MS = 400;
  const MAX_CLIMB = 3;

  const CLEARERS = '[aria-label*="clear" i], [title*="clear" i], [class*="clear" i]:not([class*="clearfix" i], [class*="clearable" i], :has(input))';
  const CLEARS = /^(?:clear|reset|remove|löschen|zurücksetzen|leeren|effacer|réinitialiser|borrar|limpiar|cancella|svuota|wissen|leegmaken|rensa|nulstil)\b/i;

  /** Whether a control says a day, or anything at all. @param {any} control */
  const shows = (control) => (control.tagName === 'INPUT' ? control.value !== '' : values.dayOn(control) !== null);

  /** The button beside a box that empties it. @param {Element} control @returns {Element | null} */
  function clearer(control) {
    let at = walk.parentOf(control);
    for (let step = 0; at && step < MAX_CLIMB && at.querySelectorAll('input:not([type="hidden"])').length < 2; step++, at = walk.parentOf(at)) {
      const found = calendar.inside(at).find((/** @type {Element} */ inner) => inner !== control && inner.matches(CLEARERS));
      if (found) return found;
    }
    return null;
  }

  /**
   * Empty a box or button of the day that we gave it: by its own button, by typing, by its calendar.
   * @param {any} raw @param {any} date with year, month and day
   * @returns {Promise<boolean | string>} whether neither it nor its calendar holds the day any more; `SILENT` where nothing tells
   */
  async function day(raw, date) {
    const control = raw.anchor;
    // A calendar may come up with the very emptying.
    const before = calendar.boxes();
    const emptied = () => moves.until(() => !shows(control), EMPTY_MS);
    const button = clearer(control);
    if (button) {
      moves.withoutSubmit(() => moves.press(button));
      await emptied();
    }
    const heard = !shows(control) || control.tagName !== 'INPUT' || !witness.chosen(control) || (await told(control, date, before));
    if (shows(control) && control.tagName === 'INPUT' && !control.readOnly) await moves.writeText(control, '');
    if (await unchosen(control, date, before)) return heard || witness.SILENT;
    // Some take what is in their box with a key alone; some calendars follow a box that only they write into.
    if (control.tagName === 'INPUT') await dates.written(control, '');
    return !shows(control) && !(await held(control, date, before)) && (heard || witness.SILENT);
  }

  /** Have the calendar of a control empty it by a button of its own; without one, see whether it marks the day at all. @param {any} control @param {any} date @param {Set<Element>} before @returns {Promise<boolean>} whether the page tells that it hears of it */
  async function told(control, date, before) {
    const month = await opened(control, date, before);
    try {
      const button = month && clears(month);
      if (!button) return month !== null && months.marked(month, Number(date.day));
      moves.withoutSubmit(() => moves.press(button));
      return (await moves.until(() => !shows(control), EMPTY_MS)) === true;
    } finally {
      await calendar.close(control, before);
    }
  }

  /** The button of a calendar that takes the day away. @param {any} month @returns {Element | undefined} */
  function clears(month) {
    const sheet = calendar.sheet(month);
    const named = calendar.inside(sheet).find((/** @type {Element} */ at) => at.matches('button, a, [role="button"]') && at.getClientRects().length && CLEARS.test(at.getAttribute('aria-label') ?? text.textOf(at, 30)));
    return named ?? calendar.worded(sheet, (/** @type {string} */ words) => CLEARS.test(words));
  }

  /** Take a day out of the calendar of a control where it is marked there. @param {any} control @param {any} date @param {Set<Element>} before boxes of months that stood there already @returns {Promise<boolean>} whether it is not marked any more */
  async function unchosen(control, date, before) {
    const month = await opened(control, date, before);
    try {
      if (!month || !months.marked(month, Number(date.day))) return !shows(control);
      const button = clears(month);
      if (button) moves.withoutSubmit(() => moves.press(button));
      else calendar.press(month, Number(date.day));
      await moves.until(() => !shows(control) && !marked(calendar.fresh(before), date), EMPTY_MS);
    } finally {
      await calendar.close(control, before);
    }
    return !shows(control) && !(await held(control, date, before));
  }

  /** @param {any[]} shown months @param {any} date */
  const marked = (shown, date) => shown.some((month) => month.at === calendar.monthOf(date) && months.marked(month, Number(date.day)));

  /** Whether the calendar of a control has a day marked. @param {any} control @param {any} date @param {Set<Element>} before */
  async function held(control, date, before) {
    const shown = await calendar.open(control, before);
    const found = marked(shown, date);
    await calendar.close(control, before);
    return found;
  }

  /** The month of a day: one that a calendar holds is where it opens. @param {any} control @param {any} date @param {Set<Element>} before */
  async function opened(control, date, before) {
    const shown = await calendar.open(control, before);
    const found = shown.find((/** @type {any} */ month) => month.at === calendar.monthOf(date));
    return found ?? (shown.length && shows(control) ? calendar.turn(() => calendar.fresh(before), calendar.monthOf(date)) : null);
  }

  agent.release = Object.freeze({ day });
})();
