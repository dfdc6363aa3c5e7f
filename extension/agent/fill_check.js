// @ts-check
// Whether a field holds what it was given, as the form may write it.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.check) return;
  const { values, choice } = agent;

  /** @param {any} value */
  const isFile = (value) => typeof value === 'object' && value !== null && 'handle' in value;

  /** What a person reads in the field. @param {any} raw @returns {string | null} */
  function shown(raw) {
    const now = values.current(raw);
    if (now === null) return raw.kind === 'checkbox' ? 'no' : null;
    if (now === true) return 'yes';
    return Array.isArray(now) ? now.join(', ') : String(now);
  }

  /** @param {any} raw @param {any} value */
  function same(raw, value) {
    const now = values.current(raw);
    if (isFile(value)) return false;
    if (raw.kind === 'checkbox') return (now === true) === (value === true || value === 'true');
    if (now === null) return value === '' || value === null || (Array.isArray(value) && value.length === 0);
    if (Array.isArray(value) || Array.isArray(now)) {
      // A frame may show several choices as one text.
      const have = [now].flat().flatMap((one) => (raw.kind === 'combobox' || raw.box || agent.shown.takesEntries(raw.anchor) ? [one, ...String(one).split(/\s*[,;]\s*/)] : [one])).map(choice.plain);
      const want = choice.wishes(value).map(choice.plain);
      return want.every((/** @type {string} */ wish) => have.includes(wish)) && (raw.kind === 'checkbox_group' || (raw.kind === 'multiselect' && !raw.box) ? have.length === want.length : true);
    }
    const wish = value === true ? 'yes' : value === false ? 'no' : value;
    if (raw.kind === 'select' && [...raw.anchor.selectedOptions].some((option) => option.value !== '' && choice.plain(option.value) === choice.plain(wish))) return true;
    return alike(raw, String(now), String(wish));
  }

  /** @param {any} raw @param {string} now @param {string} wish */
  function alike(raw, now, wish) {
    if (choice.plain(now) === choice.plain(wish)) return true;
    if (raw.kind === 'combobox') return choice.plain(now).startsWith(choice.plain(wish)) || sameDay(now, wish);
    // A date in the order the box asks for: the same numbers.
    if (sameMonth(now, wish)) return true;
    if (raw.widget === 'text-date') {
      const numbers = (/** @type {string} */ words) => (words.match(/\d+/g) ?? []).map(Number).sort().join(' ');
      return now !== '' && (numbers(now) === numbers(wish) || sameDay(now, wish));
    }
    if (sameDay(now, wish)) return true;
    if (raw.kind === 'number') return now !== '' && Number(now) === Number(wish);
    const bare = (/** @type {string} */ words) => words.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
    if (raw.kind === 'textarea' || raw.kind === 'richtext') return bare(now) === bare(wish);
    // Masks write the same digits in their own way; a country widget drops or adds the prefix.
    if (raw.kind === 'tel') return bare(now).length > 5 && (bare(now).endsWith(bare(wish)) || bare(wish).endsWith(bare(now)));
    return /\d/.test(wish) && bare(now) === bare(wish);
  }

  /** Whether a value is a month and no day, as ISO. @param {string} words */
  const isMonth = (words) => /^\d{4}-\d{2}$/.test(words);

  /** The day that a text says in numbers, as ISO; null where it may be read in two ways. @param {string} words @returns {string | null} */
  function dayIn(words) {
    if (/^\d{4}-\d{2}-\d{2}$/.test(words)) return words;
    const found = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(words);
    if (!found) return null;
    const [one, other] = [Number(found[1]), Number(found[3])];
    const american = found[2] === '/' && /^en(?:-us)?$/i.test(document.documentElement.lang);
    const dayFirst = one > 12 || (found[2] === '.' && other <= 12);
    if (!dayFirst && !american && other <= 12 && one !== other) return null;
    const [day, month] = dayFirst ? [one, other] : [other, one];
    return month > 12 || day > 31 ? null : [found[4], month, day].map((part) => String(part).padStart(2, '0')).join('-');
  }

  /** Without the endings of counted days ("15th"), which no date is read with. @param {string} words */
  const uncounted = (words) => words.replace(/(\d)(?:st|nd|rd|th)\b/, '$1');

  /** The day that words say, as ISO; empty where they say none. @param {string | null} words */
  function dayOf(words) {
    const read = new Date(uncounted(words ?? ''));
    return Number.isNaN(read.getTime()) ? '' : [read.getFullYear(), read.getMonth() + 1, read.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  }

  /** Whether a text says the day that was asked for, in an order or in words of its own. @param {string} now @param {string} wish */
  function sameDay(now, wish) {
    const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(dayIn(wish) ?? '');
    if (!found || now.length > 40) return false;
    const [, year, month, day] = found.map(Number);
    const numbers = (now.match(/\d+/g) ?? []).map(Number);
    if (numbers.length === 3) return [[year, month, day], [month, day, year], [day, month, year]].some((order) => order.every((part, at) => part === numbers[at]));
    // With the month in words: those of other languages are not read, and were not typed.
    if (numbers.length === 2 && /\p{L}{3}/u.test(now) && Number.isNaN(Date.parse(uncounted(now)))) return numbers.includes(year) && numbers.includes(day);
    const read = new Date(uncounted(now));
    return read.getFullYear() === year && read.getMonth() + 1 === month && read.getDate() === day;
  }

  /** Whether a widget that makes something of what is typed says that it made nothing of it. @param {any} raw */
  const refused = ({ kind, widget, anchor }) => (kind === 'combobox' || kind === 'number' || ((kind === 'date' || kind === 'month') && widget !== null)) && anchor.getAttribute('aria-invalid') === 'true';

  /** Whether a text says the month that was asked for, and no day. @param {string} now @param {string} wish as ISO */
  function sameMonth(now, wish) {
    const found = /^(\d{4})-(\d{2})$/.exec(wish);
    return found !== null && now.length < 40 && (now.match(/\d+/g) ?? []).length < 3 && agent.months.monthIn(now) === Number(found[1]) * 12 + Number(found[2]) - 1;
  }

  /** @param {string} now @param {string} wish */
  const sameDate = (now, wish) => sameDay(now, wish) || sameMonth(now, wish);

  agent.check = Object.freeze({ isFile, refused, shown, same, sameDay, sameDate, dayIn, dayOf, isMonth });
})();
