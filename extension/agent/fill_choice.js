// @ts-check
// Choosing in native selects, radios, checkboxes and yes/no buttons.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.choice) return;
  const { text, texts, values, moves } = agent;

  /** Compared without case, accents, punctuation at the ends and double blanks. @param {unknown} words */
  const plain = (words) =>
    text.normalise(String(words)).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’‘]/g, "'").replace(/^[\s*.:]+|[\s*.:]+$/g, '');

  /**
   * The one that is called `wanted`: by label, else by value. Two of the same name are no match.
   * @template T @param {T[]} candidates @param {string} wanted @param {(candidate: T) => string} label @param {(candidate: T) => string} [value] @returns {T | null}
   */
  function named(candidates, wanted, label, value) {
    const want = plain(wanted);
    const exact = candidates.filter((candidate) => label(candidate) === text.normalise(wanted));
    if (exact.length) return exact[0];
    const byLabel = candidates.filter((candidate) => plain(label(candidate)) === want);
    if (byLabel.length) return byLabel.length === 1 || new Set(byLabel.map(label)).size === 1 ? byLabel[0] : null;
    const byValue = value ? candidates.filter((candidate) => value(candidate) !== '' && plain(value(candidate)) === want) : [];
    return byValue.length === 1 ? byValue[0] : null;
  }

  /** @param {unknown} value @returns {string[]} */
  const wishes = (value) => (Array.isArray(value) ? value.map(String) : [String(value)]);

  /** @param {any} raw @param {unknown} value @returns {Promise<string | null>} why it failed */
  async function select(raw, value) {
    const element = raw.anchor;
    const options = [...element.options].filter((option) => !option.disabled);
    const wanted = wishes(value).map((wish) => named(options, wish, values.optionText, (/** @type {any} */ option) => option.value));
    if (wanted.some((option) => !option)) return raw.box ? agent.combobox.fill(raw, value) : `it offers no "${wishes(value)[wanted.indexOf(null)]}"`;
    const before = [...element.options].map((option) => option.selected);
    await moves.focused(element, () => {
      if (element.multiple) for (const option of element.options) option.selected = wanted.includes(option);
      else element.selectedIndex = wanted[0].index;
      moves.fire(element, 'input');
      moves.fire(element, 'change');
    });
    if (!raw.box) return null;
    if (await moves.until(() => shows(raw, value), FOLLOW_MS)) return agent.combobox.shut(raw, new Set());
    // The widget in front did not follow: put the select back and use the widget.
    element.querySelectorAll('option').forEach((/** @type {HTMLOptionElement} */ option, /** @type {number} */ index) => (option.selected = before[index]));
    return agent.combobox.fill(raw, value);
  }

  /** A widget shows what its select was given within this time, or it never does. */
  const FOLLOW_MS = 200;

  /** @param {any} raw @param {unknown} value */
  function shows(raw, value) {
    const now = [values.current(raw)].flat().map(plain);
    return wishes(value).every((wish) => now.includes(plain(wish)));
  }

  /**
   * Where a person presses who does not see the native control: in the label around it, which may be all that the page listens to.
   * @param {any} member @returns {Element | null} null where it is seen itself, or a link would be pressed
   */
  function labelled(member) {
    const label = member.tagName === 'INPUT' ? member.closest('label') : null;
    if (!label || sees(member) || !label.checkVisibility()) return null;
    label.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const at = agent.combobox.hit(label);
    return at === member || at.closest('a[href], button, input') ? null : at;
  }

  /** @param {Element} member */
  const sees = (member) => member.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && agent.combobox.hit(member) === member && member.getBoundingClientRect().width > MIN_SEEN_PX;
  const MIN_SEEN_PX = 4;

  /** @param {any} member @param {boolean} on */
  async function turn(member, on) {
    if (values.isOn(member) === on) return;
    const stand = values.drawing(member) ?? labelled(member) ?? member;
    moves.withoutSubmit(() => (stand.tagName === 'INPUT' ? stand.click() : moves.press(stand)));
    // A drawn control says what it holds a moment later: a press on its label at once would take the choice back.
    if (await moves.until(() => values.isOn(member) === on, FOLLOW_MS)) return;
    const label = member.labels?.[0];
    if (label) moves.withoutSubmit(() => label.click());
    if (values.isOn(member) === on) return;
    // What is drawn in it may listen alone: there a pointer lands.
    if (member.tagName !== 'INPUT' && member.childElementCount && !member.querySelector('a[href]')) {
      moves.withoutSubmit(() => agent.combobox.press(member));
      if (await moves.until(() => values.isOn(member) === on, FOLLOW_MS)) return;
    }
    // The input may only mirror what is drawn beside it (Workable): then the drawing takes the click.
    const drawn = member.parentElement?.querySelector(':scope > [role="radio"], :scope > [role="checkbox"], :scope > [role="switch"]');
    if (drawn && drawn !== member) moves.withoutSubmit(() => moves.press(drawn));
  }

  /** @param {any} raw @param {unknown} value @returns {Promise<string | null>} */
  async function radio(raw, value) {
    const wish = value === true ? 'yes' : value === false ? 'no' : String(value);
    const member = named(raw.members, wish, texts.optionLabel, (/** @type {any} */ at) => at.getAttribute('value') ?? '');
    if (!member) return `it offers no "${wish}"`;
    if (/** @type {any} */ (member).matches(':disabled')) return 'that choice cannot be made now';
    await turn(member, true);
    return null;
  }

  /** @param {any} raw @param {unknown} value @returns {Promise<string | null>} */
  async function checkbox(raw, value) {
    await turn(raw.anchor, value === true || value === 'true');
    return null;
  }

  /** @param {any} raw @param {unknown} value @returns {Promise<string | null>} */
  async function checkboxes(raw, value) {
    const wanted = wishes(value).map((wish) => named(raw.members, wish, texts.optionLabel, (/** @type {any} */ at) => at.getAttribute('value') ?? ''));
    if (wanted.some((member) => !member)) return `it offers no "${wishes(value)[wanted.indexOf(null)]}"`;
    for (const member of raw.members) await turn(member, wanted.includes(member));
    return null;
  }

  /** @param {any} raw @param {unknown} value @returns {Promise<string | null>} */
  async function buttons(raw, value) {
    const wish = value === true ? 'yes' : value === false ? 'no' : String(value);
    const button = named(raw.options, wish, (/** @type {Element} */ at) => text.textOf(at, 100), (/** @type {any} */ at) => at.value ?? '');
    if (!button) return `it offers no "${wish}"`;
    if (!values.isPressed(button)) moves.withoutSubmit(() => moves.press(button));
    return null;
  }

  agent.choice = Object.freeze({ plain, named, wishes, select, radio, checkbox, checkboxes, buttons });
})();
