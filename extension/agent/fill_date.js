// @ts-check
// Dates: native date controls, text boxes with a pattern of their own, and spin boxes for each part.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.dates) return;
  const { walk, moves, groups, values, calendar } = agent;

  const REFOCUS_MS = 60;
  /** A box writes a date in its own way within this time, or empties itself. */
  const SHOW_MS = 250;
  const ISO = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/;

  /** @param {unknown} value @returns {{year: string, month?: string, day?: string} | null} */
  function parts(value) {
    const found = ISO.exec(String(value));
    return found ? { year: found[1], month: found[2], day: found[3] } : null;
  }

  /** @param {any} raw @param {unknown} value @returns {Promise<string | null>} why it failed */
  async function native(raw, value) {
    if (raw.widget === 'calendar-button') return pressed(raw, String(value));
    if (value === '') {
      await moves.writeText(raw.anchor, '');
      return null;
    }
    const date = parts(value);
    const type = raw.anchor.type;
    if (raw.widget === 'text-date') return date ? boxed(raw.anchor, date, String(value)) : written(raw.anchor, String(value));
    if (!date) return `"${value}" is no date`;
    const { year, month, day } = date;
    if (type === 'date' && !day) return 'it asks for a full date';
    if (type === 'month' && !month) return 'it asks for a month';
    const iso = type === 'month' ? `${year}-${month}` : type === 'date' ? `${year}-${month}-${day}` : String(value);
    await moves.writeText(raw.anchor, iso);
    return null;
  }

  /** Choose a day in the calendar behind a button. @param {any} raw @param {string} value @returns {Promise<string | null>} why it failed */
  async function pressed(raw, value) {
    const date = parts(value);
    if (!date?.day) return 'it asks for a full date';
    const { found, failure } = await calendar.hold(raw.anchor, date, () => agent.check.sameDay(values.dayOn(raw.anchor) ?? '', value));
    return found ? failure : 'its calendar did not open';
  }

  /** Write a date into its box, and see to it that the calendar that hangs on it holds it too. @param {any} input @param {any} date @param {string} value as ISO */
  async function boxed(input, date, value) {
    if (!date.month) return input.readOnly ? 'it cannot be typed into' : asShown(input, date, value);
    const before = calendar.boxes(date);
    const failure = input.readOnly ? 'it cannot be typed into' : await asShown(input, date, value);
    const { found, failure: refused } = await calendar.hold(input, date, () => agent.check.sameDate(input.value, value), before);
    if (!found) return failure;
    // What the calendar does not hold is not in the form, whatever its box says.
    if (refused && input.value !== '' && !input.readOnly) await moves.writeText(input, '');
    return refused;
  }

  /**
   * Type into a plain text box, and have the calendar that it may turn out to have take a day.
   * @param {any} input @param {string} words @param {() => unknown} before what is done before a box that takes no day is left @returns {Promise<string | null>} why it failed
   */
  async function typed(input, words, before) {
    const month = parts(agent.check.isMonth(words) ? words : '');
    if (month && calendar.opener(input)) return monthBeside(input, month, words);
    const date = parts(agent.check.dayIn(words));
    const boxes = date ? calendar.boxes() : new Set();
    // A calendar that came up with a longer stay would be on its way out when it is asked.
    await moves.writeText(input, words, date ? undefined : before);
    if (!date) return null;
    const { failure } = await calendar.hold(input, date, () => agent.check.sameDay(input.value, words), boxes);
    if (failure && input.value !== '') await moves.writeText(input, '');
    return failure;
  }

  /** A month in a box with a calendar beside it: what says nothing of its format holds it only if the calendar says so. @param {any} input @param {any} date @param {string} value as ISO */
  async function monthBeside(input, date, value) {
    const before = calendar.boxes(date);
    const failure = await asShown(input, date, value);
    const { found, failure: refused } = await calendar.hold(input, date, () => agent.check.sameDate(input.value, value), before);
    const unsure = found ? refused : failure ?? (formatOf(input) ? null : 'its calendar could not be read');
    if (unsure && input.value !== '') await moves.writeText(input, '');
    return unsure;
  }

  /**
   * Write a date as its box takes it: in the format it shows, else in the orders that boxes take, until one stays.
   * @param {any} input @param {any} date @param {string} value the date as ISO @returns {Promise<string | null>} why it failed
   */
  async function asShown(input, date, value) {
    const orders = [formatted(input, date), ...(date.day ? others(date) : date.month ? monthly(date) : [])];
    // A box that is called wrong from the start may stay so, whatever it holds.
    const wrong = input.getAttribute('aria-invalid') === 'true';
    const took = (/** @type {string} */ words) => (agent.check.sameDate(input.value, value) || input.value === words) && (wrong || input.getAttribute('aria-invalid') !== 'true');
    for (const words of new Set(orders)) {
      await written(input, words);
      if (await moves.until(() => took(words), SHOW_MS)) return null;
    }
    await written(input, orders[0]);
    if (took(orders[0]) || input.value === '') return null;
    // Another day than the one that was asked for does not stay.
    await moves.writeText(input, '');
    return 'its calendar took another day';
  }

  /** A day in the orders of other places: the page's own first. @param {any} date @returns {string[]} */
  function others({ year, month, day }) {
    const american = `${month}/${day}/${year}`;
    const rest = [`${day}.${month}.${year}`, `${day}/${month}/${year}`, `${day}-${month}-${year}`];
    return /^en(?:-us)?$/i.test(document.documentElement.lang || 'en') ? [american, ...rest] : [...rest, american];
  }

  /** A month as boxes take it that say nothing of their format. @param {any} date @returns {string[]} */
  function monthly({ year, month }) {
    const name = (/** @type {'long' | 'short'} */ style) => new Date(Number(year), Number(month) - 1, 5).toLocaleDateString('en', { month: style });
    return [`${year}-${month}`, `${month}/${year}`, `${month}.${year}`, `${month}-${year}`, `${name('long')} ${year}`, `${name('short')} ${year}`];
  }

  const FORMAT = /\b(?:[dmyjtga]{1,4})([/.\-\s])(?:[dmyjtga]{1,4})(?:\1[dmyjtga]{1,4})\b/i;

  /** The format a box says it takes: in its placeholder, an attribute, or the words that describe it. @param {any} input @returns {string} */
  function formatOf(input) {
    const described = agent.walk.referenced(input, 'aria-describedby').map((/** @type {Element} */ at) => at.textContent ?? '');
    const said = [input.getAttribute('placeholder'), input.getAttribute('data-date-format'), input.getAttribute('data-format'), input.getAttribute('title'), ...described];
    const own = (said[0] ?? '').trim();
    if (/[a-z]/i.test(own) && !/[^dmyjtga/.\-\s]/i.test(own)) return own;
    return said.map((words) => FORMAT.exec(words ?? '')?.[0]).find(Boolean) ?? '';
  }

  /** A date as its text box asks for it; ISO where it does not say. @param {any} input @param {any} date @returns {string} */
  function formatted(input, date) {
    const format = formatOf(input);
    const long = /** @type {Record<string, string | undefined>} */ ({ y: date.year, a: date.year, m: date.month, d: date.day, t: date.day, g: date.day });
    const french = /jj[/.\-\s]+mm/i.test(format);
    const made = format.replace(/[a-z]+/gi, (/** @type {string} */ word) => {
      const letter = word[0].toLowerCase();
      const part = letter === 'j' ? (french && word.length === 2 ? date.day : date.year) : long[letter];
      return part === undefined ? word : word.length === 2 ? part.slice(-2) : word.length === 1 ? String(Number(part)) : part;
    });
    return format && !/[a-z]/i.test(made) ? made : [date.year, date.month, date.day].filter(Boolean).join('-');
  }

  /** Type a date and leave, so that a calendar that opened closes. @param {any} input @param {string} words @returns {Promise<string | null>} */
  async function written(input, words) {
    await moves.focused(input, () => {
      input.select?.();
      // Some take what is typed for a way through their calendar until a key says otherwise.
      moves.key(input, 'keydown', words.slice(-1) || 'Backspace');
      moves.typeInto(input, words);
      if (input.value !== words) paste(input, words);
      moves.key(input, 'keyup', words.slice(-1));
      moves.fire(input, 'change');
      for (const type of ['keydown', 'keyup']) moves.key(input, type, 'Enter');
      escape(input);
      moves.key(input, 'keydown', 'Tab');
    });
    // Some calendars hand the focus back to their box, and open again with it.
    if (await moves.until(() => document.activeElement === input, REFOCUS_MS)) {
      escape(input);
      moves.leave(input);
    }
    moves.beside(input);
    return null;
  }

  /** Close the calendar of a box by the key; in a sheet only where one is open, since the key closes that too. @param {any} input */
  function escape(input) {
    if (!moves.sheet(input) || calendar.boxes().size) moves.key(input, 'keydown', 'Escape');
  }

  /** @param {Element} input @param {string} words */
  function paste(input, words) {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }

  /** Month, day and year boxes of one date. @param {any} raw @param {unknown} value @returns {Promise<string | null>} */
  async function spin(raw, value) {
    if (value === '') {
      for (const member of raw.members) await emptied(member);
      return null;
    }
    const date = parts(value);
    if (!date) return `"${value}" is no date`;
    for (const member of raw.members) {
      const part = /** @type {'year' | 'month' | 'day' | null} */ (groups.partOf(member));
      const wanted = part && date[part];
      if (!wanted) return `it asks for the ${part} too`;
      await one(member, wanted);
    }
    return null;
  }

  /** @param {any} member */
  async function emptied(member) {
    await moves.asOurs(member, () => moves.focused(member, async () => {
      if (member.tagName === 'INPUT') {
        moves.typeInto(member, '');
        moves.fire(member, 'change');
        return;
      }
      await walk.breathe();
      // Some take back a digit with each key.
      for (let digits = 4; digits > 0; digits--) {
        const free = moves.key(member, 'keydown', 'Backspace') && member.dispatchEvent(new InputEvent('beforeinput', { inputType: 'deleteContentBackward', bubbles: true, cancelable: true }));
        if (free && member.isContentEditable) {
          getSelection()?.selectAllChildren(member);
          moves.edit('delete');
        }
        moves.key(member, 'keyup', 'Backspace');
        if (await moves.until(() => values.section(member) === '', REFOCUS_MS)) break;
      }
    }));
  }

  /** @param {any} member @param {string} wanted */
  async function one(member, wanted) {
    await moves.asOurs(member, () => moves.focused(member, async () => {
      if (member.tagName === 'INPUT') {
        moves.typeInto(member, wanted);
        moves.fire(member, 'change');
        return;
      }
      // A section without an input takes its digits one by one, and is drawn anew with each: the page gets the time to.
      await walk.breathe();
      for (const digit of wanted) {
        if (member.getRootNode().activeElement !== member) break;
        moves.key(member, 'keydown', digit);
        const free = member.dispatchEvent(new InputEvent('beforeinput', { data: digit, inputType: 'insertText', bubbles: true, cancelable: true }));
        if (free && member.isContentEditable) moves.edit('insertText', digit);
        moves.key(member, 'keyup', digit);
        await walk.breathe();
      }
      if (partOf(member) !== Number(wanted)) await stepped(member, Number(wanted));
    }));
  }

  const MAX_STEPS = 130;

  /** The number in a section; NaN while it has none. @param {any} member */
  const partOf = (member) => Number(/^\s*(\d+)\s*$/.exec(values.section(member))?.[1] ?? NaN);

  /** Count a section up or down by its keys. @param {any} member @param {number} wanted */
  async function stepped(member, wanted) {
    for (let step = 0; step < MAX_STEPS && partOf(member) !== wanted; step++) {
      const before = partOf(member);
      for (const type of ['keydown', 'keyup']) moves.key(member, type, before > wanted ? 'ArrowDown' : 'ArrowUp');
      if (!(await moves.until(() => partOf(member) !== before && !(Number.isNaN(before) && Number.isNaN(partOf(member))), REFOCUS_MS))) return;
    }
  }

  agent.dates = Object.freeze({ native, boxed, typed, written, spin, parts });
})();
