// @ts-check
// Choosing a day in a calendar that opens from a box or a button, and asking it which day it holds.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.calendar) return;
  const { walk, text, moves, months, witness } = agent;

  const OPEN_MS = 400;
  const TURN_MS = 700;
  const WRITE_MS = 500;
  const CLOSE_MS = 300;
  /** What opens with a box is there, or has begun to come, when the page has been drawn so often. */
  const OPEN_FRAMES = 3;
  /** A page that has not changed at all for so long after a press will not. */
  const STILL_MS = 200;
  /** Turning its pages takes at most so long. */
  const TURNS_MS = 6000;
  /** So many controls that do nothing are pressed in search of those that turn pages. */
  const MAX_IDLE = 3;
  const MAX_CONTROLS = 24;
  const MAX_INSIDE = 3000;
  const MAX_ZOOMS = 40;
  /** Farther than so many months a year is looked for, where pages turn by the month. */
  const FAR = 12;

  const FORWARD = /next|forward|right|later|nächst|neste\b|næste|nästa|seuraava|suivant|siguiente|próxim|successiv|volgend|^[›»>→⟩▶]+$/i;
  const BACKWARD = /prev|back|left|earlier|vorig|forrige|föregående|edellinen|vorherig|zurück|précédent|anterior|precedent|^[‹«<←⟨◀]+$/i;
  const CONFIRMS = /^(?:ok|okay|done|apply|select|confirm|set|fertig|übernehmen|auswählen|anwenden|valider|appliquer|aceptar|aplicar|conferma|applica|gereed|toepassen|klar)$/i;

  /** @param {{year: string, month?: string}} date */
  const monthOf = (date) => Number(date.year) * 12 + Number(date.month) - 1;

  /**
   * What comes of a move: null when the page has drawn some frames without a change, or has not changed for a while, or at the end.
   * @template T @param {() => T | null | undefined | false} look @param {number} milliseconds at most @param {number} [frames] @returns {Promise<T | null>}
   */
  async function outcome(look, milliseconds, frames = Infinity) {
    let last = performance.now();
    let still = 0;
    const observer = new MutationObserver(() => {
      last = performance.now();
      still = 0;
    });
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
    let drawing = requestAnimationFrame(function drawn() {
      still++;
      drawing = requestAnimationFrame(drawn);
    });
    const found = await moves.until(() => {
      const seen = look();
      return seen ? { seen } : still >= frames || performance.now() - last > STILL_MS ? { seen: null } : null;
    }, milliseconds);
    cancelAnimationFrame(drawing);
    observer.disconnect();
    return found?.seen ?? null;
  }

  /** What a calendar is read as: months of days; years of months where a month is all that is asked for. @typedef {() => any[]} Kind */

  /** The months that came with opening. @param {Set<Element>} before boxes of months that stood there already @param {Kind} [kind] */
  const fresh = (before, kind = months.visible) => kind().filter((/** @type {any} */ month) => !before.has(month.box));

  /**
   * Open what hangs on a control, as a person does: with the focus, a press, the button in its frame.
   * @param {any} control @param {Set<Element>} before @param {Kind} [kind]
   */
  async function open(control, before, kind) {
    const look = () => (fresh(before, kind).length ? fresh(before, kind) : null);
    // What changes in a shadow tree is not heard: there a while is waited for.
    const frames = control.getRootNode() instanceof ShadowRoot ? Infinity : OPEN_FRAMES;
    moves.enter(control);
    let found = control.tagName === 'INPUT' ? await outcome(look, OPEN_MS / 4, frames) : null;
    if (!found) {
      moves.withoutSubmit(() => moves.press(control));
      found = await outcome(look, OPEN_MS, frames);
    }
    const button = found || control.tagName !== 'INPUT' ? null : opener(control);
    if (button) {
      moves.withoutSubmit(() => moves.press(button));
      found = await moves.until(look, OPEN_MS);
    }
    return found ?? [];
  }

  const OPENERS = ':is(button, [role="button"]):is([aria-haspopup="dialog"], [aria-haspopup="grid"], [aria-label], [title], [class*="calendar" i], [class*="date" i])';
  const OPENS = /\bcalendar\b|\b(?:open|choose|select|pick|show)\b.{0,20}\bdate\b|kalender|calendrier|calendario/i;

  const DATED = /date|calendar/i;
  const CLEARS = /clear|remove|reset|delete/i;

  /** The button that opens the calendar of a box: the only one of its kind in the box's frame. @param {Element} input */
  function opener(input) {
    let at = walk.parentOf(input);
    for (let step = 0; at && step < 3 && at.querySelectorAll('input:not([type="hidden"])').length < 2; step++, at = walk.parentOf(at)) {
      const buttons = [...at.querySelectorAll(OPENERS)].filter((button) => button.hasAttribute('aria-haspopup') || ((OPENS.test(`${button.getAttribute('aria-label')} ${button.getAttribute('title')} ${button.className}`) || DATED.test(button.className)) && !CLEARS.test(`${button.getAttribute('aria-label')} ${button.className}`)));
      if (buttons.length) return buttons.length === 1 ? buttons[0] : null;
    }
    return null;
  }

  /** What lies over the page with a month in it. @param {any} month @returns {Element} */
  function sheet(month) {
    let found = month.caption;
    for (let at = month.caption; at && at !== document.body; at = walk.parentOf(at)) {
      if (at.matches('[role="dialog"], dialog') || /absolute|fixed/.test(getComputedStyle(at).position)) return at;
      if (at.querySelector('form, textarea, input[type="email"]')) break;
      found = at;
    }
    return found;
  }

  /** What a control is called, by its words and by its makers. @param {Element} element */
  const called = (element) => [element.getAttribute('aria-label'), element.getAttribute('title'), text.textOf(element, 20), element.className.toString(), element.getAttribute('data-action'), element.getAttribute('part'), element.localName].filter(Boolean);

  const PRESSABLE = 'button, a, th, [role="button"]';

  /** Elements in a box and its open shadow trees. @param {Element | ShadowRoot} box @returns {Element[]} */
  const inside = (box) => [...box.querySelectorAll('*')].slice(0, MAX_INSIDE).flatMap((at) => (at.shadowRoot ? [at, ...inside(at.shadowRoot)] : [at]));

  /** What can be pressed in a calendar beside its days: the outermost of each. @param {any} month @returns {Element[]} */
  function pressable(month) {
    const found = inside(sheet(month)).filter((at) => (!walk.holds(month.box, at) || at.closest('thead')) && at.getClientRects().length && (at.matches(PRESSABLE) || getComputedStyle(at).cursor === 'pointer'));
    return found.filter((at) => !found.some((other) => other !== at && other.contains(at) && !other.matches('table, tr, thead')));
  }

  /** Controls of a calendar that may turn its pages in a direction: by what they are called, else by where they stand. @param {any} month @param {RegExp} way */
  function turners(month, way) {
    const all = pressable(month);
    const named = all.filter((at) => called(at).some((words) => way.test(/** @type {string} */ (words))) || [...at.children].some((inner) => way.test(inner.getAttribute('class') ?? '')));
    if (named.length) return named.slice(0, MAX_CONTROLS);
    const box = month.box.getBoundingClientRect();
    const middle = box.left + box.width / 2;
    const silent = all.filter((at) => !/[\p{L}\p{N}]/u.test(text.textOf(at, 20)) && at.getBoundingClientRect().bottom <= box.top + box.height / 4);
    return silent.filter((at) => (way === FORWARD ? at.getBoundingClientRect().left > middle : at.getBoundingClientRect().right < middle)).slice(0, MAX_CONTROLS);
  }

  /** A control by its kind and place: its words may name the month it leads to. @param {Element} element @param {Element} box */
  const sameness = (element, box) => [element.tagName, element.className, Math.round((element.getBoundingClientRect().left - box.getBoundingClientRect().left) / 8)].join(' ');

  /**
   * Turn the pages until a month is shown; what a control does is learnt from what it did.
   * @param {() => any[]} look @param {number} wanted @returns {Promise<any>} the month, or null
   */
  async function turn(look, wanted) {
    const end = performance.now() + TURNS_MS;
    /** @type {Map<string, number>} */
    const steps = new Map();
    const pace = walk.pacer();
    let zoomed = false;
    let idle = 0;
    let took = 0;
    while (performance.now() < end && idle < MAX_IDLE) {
      await pace();
      // One that is being drawn anew is not there for a moment.
      const shown = (await moves.until(() => (look().some((/** @type {any} */ month) => month.at) ? look() : null), TURN_MS)) ?? [];
      const there = shown.find((/** @type {any} */ month) => month.at === wanted);
      if (there || !shown.length) return there ?? null;
      const [month] = shown;
      const away = wanted - month.at;
      if (chooseYear(month, wanted)) {
        if (await moves.until(() => look()[0]?.at !== month.at, TURN_MS)) continue;
      }
      const fit = turners(month, away > 0 ? FORWARD : BACKWARD);
      const over = sheet(month);
      const key = (/** @type {Element} */ at) => sameness(at, over);
      const known = fit.filter((at) => steps.get(key(at)) !== 0);
      const size = (/** @type {Element | undefined} */ at) => (at ? (steps.get(key(at)) ?? Infinity) : 0);
      // What is not known yet is tried once; then the longest stride that does not go too far.
      const untried = Math.abs(away) > 1 || !fit.some((at) => Number.isFinite(size(at)) && size(at) > 0) ? known.find((at) => !steps.has(key(at))) : undefined;
      const best = known.filter((at) => size(at) <= Math.abs(away)).sort((one, other) => size(other) - size(one))[0];
      if (!untried && Math.abs(away) > FAR && !zoomed && size(best) < 12) {
        zoomed = true;
        await zoom(month, look, wanted);
        continue;
      }
      const next = untried ?? best;
      // What would take too long is not begun; what has turned pages and does no longer has come to its end.
      if (!next || (!untried && performance.now() + (Math.abs(away) / size(next)) * took > end)) return null;
      const name = key(next);
      const began = performance.now();
      moves.withoutSubmit(() => moves.press(next));
      const moved = await outcome(() => {
        const now = look()[0];
        return now && now.at !== month.at ? now : null;
      }, TURN_MS);
      took = performance.now() - began;
      if (!moved && steps.has(name)) return null;
      if (!moved) idle++;
      steps.set(name, moved ? Math.abs(moved.at - month.at) : 0);
    }
    return null;
  }

  /** The smallest element in a box whose words are exactly these, as a person sees them. @param {Element} box @param {(words: string) => boolean} fits */
  const worded = (box, fits) => inside(box).filter((at) => at.getClientRects().length && !/^(?:SELECT|OPTION)$/.test(at.tagName) && fits(text.textOf(at, 20).toLowerCase())).pop();

  /** Go by the year: press the title until years are offered, turn to the one that is wanted, take its month. @param {any} month @param {() => any[]} look @param {number} wanted */
  async function zoom(month, look, wanted) {
    const box = sheet(month);
    const [now, year] = [String(Math.floor(month.at / 12)), String(Math.floor(wanted / 12))];
    const isYear = (/** @type {string} */ words) => words === year;
    const offered = () => worded(box, isYear);
    const titles = pressable(month).filter((at) => called(at).some((words) => String(words).includes(now)) || text.textOf(at, 40).includes(now));
    const title = titles.find((at) => text.textOf(at, 20) === now) ?? titles[0];
    if (!title) return;
    const words = text.textOf(box, 4000);
    moves.withoutSubmit(() => moves.press(title));
    if (!(await moves.until(() => text.textOf(box, 4000) !== words, TURN_MS))) return;
    for (let step = 0; step < MAX_ZOOMS && !offered(); step++) {
      const before = text.textOf(box, 4000);
      const stage = { ...month, box: month.box.isConnected ? month.box : box.lastElementChild ?? box };
      const years = [...new Set(before.match(/\b(?:19|20)\d{2}\b/g) ?? [])].map(Number);
      // A few years are a page of them; one alone is the title of its months.
      const up = years.length < 4 ? inside(box).filter((at) => at.getClientRects().length && /^\D{0,3}(?:19|20)\d{2}\D{0,3}$/.test(text.textOf(at, 20))).pop() : null;
      const [press] = up ? [up] : turners(stage, Number(year) > Math.max(...years) ? FORWARD : BACKWARD);
      if (!press) return;
      moves.withoutSubmit(() => moves.press(press));
      if (!(await moves.until(() => text.textOf(box, 4000) !== before, TURN_MS))) return;
    }
    const found = offered();
    if (!found) return;
    found.scrollIntoView({ block: 'nearest' });
    moves.withoutSubmit(() => moves.press(found));
    await moves.until(() => look().length > 0 || !offered(), TURN_MS);
    if (look().length) return;
    const names = months.names(wanted % 12);
    const named = worded(box, (at) => names.includes(at));
    if (named) moves.withoutSubmit(() => moves.press(named));
    await moves.until(() => look().length > 0, TURN_MS);
  }

  /** Choose month and year in a calendar's own selects or boxes. @param {any} month @param {number} wanted @returns {boolean} whether it has any that were not right yet */
  function chooseYear(month, wanted) {
    let changed = false;
    for (const select of /** @type {HTMLSelectElement[]} */ (inside(month.caption).filter((at) => at.tagName === 'SELECT'))) {
      const years = [...select.options].some((option) => /^(?:19|20)\d{2}$/.test(text.normalise(option.text)));
      const index = years ? [...select.options].findIndex((option) => text.normalise(option.text) === String(Math.floor(wanted / 12))) : select.options.length === 12 ? wanted % 12 : -1;
      if (index < 0 || index === select.selectedIndex || select.options[index].disabled) continue;
      select.selectedIndex = index;
      moves.fire(select, 'input');
      moves.fire(select, 'change');
      changed = true;
      // The calendar may be drawn anew with each.
      break;
    }
    return changed;
  }

  /** Press a day, where a pointer would. @param {any} month @param {number} day */
  function press(month, day) {
    const cell = month.cells[day - 1];
    cell.scrollIntoView({ block: 'nearest' });
    const button = months.layers(cell, month).find((/** @type {Element} */ at) => at.matches('button, [role="button"], a, [role="gridcell"][tabindex]'));
    moves.withoutSubmit(() => moves.press(button ?? cell));
  }

  /** @param {any} month */
  function confirm(month) {
    const button = [...sheet(month).querySelectorAll('button, [role="button"]')].find((at) => CONFIRMS.test(text.textOf(at, 30)) && at.getClientRects().length);
    if (button) moves.withoutSubmit(() => moves.press(button));
    return Boolean(button);
  }

  /** @param {any} control @param {Set<Element>} before @param {Kind} [kind] */
  async function close(control, before, kind) {
    const gone = () => !fresh(before, kind).length;
    const escape = (/** @type {Element} */ at) => () => moves.key(at, 'keydown', 'Escape');
    const ways = [() => moves.leave(control), () => moves.beside(control)];
    const over = moves.sheet(control);
    // The key closes the sheet too that a control stands in, once the calendar is on its way out.
    if (over) await moves.until(gone, CLOSE_MS);
    for (const act of over ? [...ways, escape(control)] : [escape(control), ...ways, escape(document.body)]) {
      if (gone()) break;
      act();
      await moves.until(gone, CLOSE_MS);
    }
    moves.leave(control);
  }

  /** Why a day is not chosen that the pages of a calendar do not lead to: another try would turn them all again. */
  const BEYOND = 'its calendar does not reach that day';

  /** @param {{day?: string}} [date] that is to be chosen: of one without a day only the month */
  const boxes = (date) => new Set(kindOf(date)().map((/** @type {any} */ month) => month.box));

  /** @param {{day?: string}} [date] @returns {Kind} */
  const kindOf = (date) => (date && !date.day ? months.years : months.visible);

  /**
   * See to it that the calendar of a control holds a day: ask it, and choose the day in it where it does not.
   * @param {any} control @param {any} date with year, month and, unless a month is asked for, day @param {() => boolean} shows whether the control shows the day
   * @param {Set<Element>} [before] what stood there before the control was touched
   * @returns {Promise<{found: boolean, failure: string | null}>} `found`: it has a calendar
   */
  async function hold(control, date, shows, before = boxes(date)) {
    const kind = kindOf(date);
    const [wanted, day] = date.day ? [monthOf(date), Number(date.day)] : [Number(date.year) * 12, Number(date.month)];
    let first = await open(control, before, kind);
    if (first.length && !first.some((/** @type {any} */ month) => month.at) && control.value) {
      // What was typed has led it to a month that is none: it starts again from an empty box.
      await close(control, before, kind);
      await moves.writeText(control, '');
      first = await open(control, before, kind);
    }
    if (!first.length) {
      await close(control, before, kind);
      return { found: false, failure: null };
    }
    const look = () => fresh(before, kind);
    try {
      const now = first.find((/** @type {any} */ month) => month.at === wanted);
      if (now && shows() && months.chosen(now) === day) return { found: true, failure: null };
      const month = now ?? (await turn(look, wanted));
      if (!month) return { found: true, failure: BEYOND };
      const typed = control.tagName === 'INPUT' ? control.value : '';
      const failure = await choose(control, month, day, shows, look);
      if (!failure) witness.chose(control);
      if (!failure || typed === '' || control.value !== '' || look().length) return { found: true, failure };
      // One that held the day already may have closed without writing it once more.
      moves.setValue(control, typed);
      const again = shows() ? (await open(control, before, kind)).find((/** @type {any} */ at) => at.at === wanted) : null;
      if (again && months.chosen(again) === day) return { found: true, failure: null };
      moves.setValue(control, '');
      return { found: true, failure };
    } finally {
      await close(control, before, kind);
    }
  }

  /** @param {any} control @param {any} month @param {number} day @param {() => boolean} shows @param {() => any[]} look */
  async function choose(control, month, day, shows, look) {
    const box = control.tagName === 'INPUT';
    const typed = box ? control.value : '';
    // What the calendar writes itself is what it holds: what we typed goes first, without a word to the page.
    if (box) moves.setValue(control, '');
    press(month, day);
    if (await moves.until(shows, WRITE_MS)) return null;
    const left = look().find((at) => at.at === month.at);
    if (left && months.chosen(left) === day && confirm(left) && (await moves.until(shows, WRITE_MS))) return null;
    const still = look().find((at) => at.at === month.at);
    if (box && control.value === '' && still && months.chosen(still) === day) {
      moves.setValue(control, typed);
      return shows() ? null : 'its calendar did not take the day';
    }
    return 'its calendar did not take the day';
  }

  agent.calendar = Object.freeze({ BEYOND, boxes, fresh, open, opener, turn, press, close, sheet, inside, worded, monthOf, hold });
})();
