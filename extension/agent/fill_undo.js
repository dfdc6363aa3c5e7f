// @ts-check
// What our fills replaced in this document, and putting it back.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.undo) return;
  const { text, values, moves, choice, combobox, unpick, dates, release, files, richtext, witness } = agent;

  /** Written back values are given so long to settle. */
  const QUIET_MS = 200;
  const KEY_MS = 60;
  const SETTLE_MS = 2000;

  /** `before`: what the field held; `value`: what we gave it; `label`: what it is called; `around`: what stood around a box for files; `unseen`: what the page kept unseen beside it. @typedef {{before: any, value: any, label: string, around: string, unseen: string}} Note */
  /** First what each field held before we wrote into it, since the last undo. @type {Map<string, Note>} */
  const replaced = new Map();

  /** @param {string} id @param {any} raw before it is written to @param {any} value that it is given @param {string} label */
  function note(id, raw, value, label) {
    const known = replaced.get(id);
    const fresh = !known || values.touched(raw);
    replaced.set(id, { before: fresh ? (raw.kind === 'file' ? [...(raw.anchor.files ?? [])] : values.current(raw)) : known.before, value, label, around: known?.around ?? around(raw), unseen: known?.unseen ?? witness.unseen(raw) });
  }

  /** What a page says around a box for files: one that gives them to a script shows there whether it still has them. @param {any} raw */
  const around = (raw) => (raw.kind === 'file' ? text.textOf(raw.territory ?? raw.anchor, 2000) : '');

  /**
   * Put everything back.
   * @param {(id: string) => Promise<any>} locate
   * @returns {Promise<{back: number, left: string[]}>} how many fields hold again what they held, and what those are called that do not
   */
  async function back(locate) {
    /** @type {[string, Note, boolean][]} */
    const tried = [];
    for (const [id, noted] of [...replaced].reverse()) {
      const found = await locate(id);
      // What the page put away may still go in with what it sends.
      if (!found) tried.push([id, noted, false]);
      const unchanged = found && holds(found.raw, noted.before) && !stands(found.raw, noted.value) && around(found.raw) === noted.around;
      if (!found || unchanged || (found.raw.kind !== 'file' && values.touched(found.raw))) continue;
      tried.push([id, noted, await heard(found.raw, noted)]);
    }
    replaced.clear();
    await moves.settled(QUIET_MS, SETTLE_MS);
    /** @type {string[]} */
    const left = [];
    for (const [id, { before, value, label, around: words, unseen }, done] of tried.reverse()) {
      const found = await locate(id);
      if (found && done && holds(found.raw, before) && !stands(found.raw, value) && around(found.raw) === words && witness.unseen(found.raw) === unseen) values.own(found.raw);
      else left.push(label);
    }
    return { back: tried.length - left.length, left };
  }

  /** Put a field back, and see whether the page hears of it: what it keeps unseen beside it is looked at later. @param {any} raw @param {Note} noted @returns {Promise<boolean>} false where it did not, or nothing tells */
  async function heard(raw, noted) {
    const mirrored = witness.unseen(raw) !== noted.unseen;
    const said = await restore(raw, noted.before, noted.value);
    return said !== false && (said !== witness.SILENT || mirrored || witness.isSent(raw.anchor));
  }

  /** Put one field back to what it held. @param {string} id @param {any} raw */
  async function one(id, raw) {
    const noted = replaced.get(id);
    if (noted && !holds(raw, noted.before)) await restore(raw, noted.before, noted.value);
    // A mask that answers each key with its own signs is emptied past it.
    if (noted?.before === null && raw.anchor.tagName === 'INPUT' && raw.kind === 'text' && raw.anchor.value !== '') {
      moves.setValue(raw.anchor, '');
      moves.fire(raw.anchor, 'change');
    }
    values.own(raw);
  }

  /** @param {any} raw @param {any} before */
  function holds(raw, before) {
    if (raw.kind !== 'file') return values.key(values.current(raw)) === values.key(before);
    const names = (/** @type {File[]} */ list) => list.map((file) => file.name).join('\u0000');
    return names([...(raw.anchor.files ?? [])]) === names(before) && (before.length > 0 || !files.remover(raw));
  }

  /** Whether the page still names a file of ours, though its box is empty: its own list of uploads has it. @param {any} raw @param {any} value */
  const stands = (raw, value) => raw.kind === 'file' && agent.check.isFile(value) && files.named(raw, value.name);

  /** @type {Record<string, (raw: any, before: any, value: any) => unknown>} */
  const RESTORERS = {
    select: chosen, multiselect: chosen, combobox: picked, radio: pressed, checkbox: (raw, before) => choice.checkbox(raw, before === true),
    checkbox_group: (raw, before) => choice.checkboxes(raw, before ?? []), buttons: toggled, date_parts: (raw, before) => dates.spin(raw, before ?? ''),
    text: entered, date: (raw, before) => moves.writeText(raw.anchor, before ?? ''),
    richtext: (raw, before) => richtext.write(raw, before ?? ''), file: (raw, before) => files.restore(raw, before),
  };

  /** @param {any} raw @param {any} before @param {any} value that we gave it @returns {unknown} false where it is known not to be back */
  function restore(raw, before, value) {
    const day = calendared(raw) ? dates.parts(agent.check.dayIn(String(value))) : null;
    if (day?.day) return dated(raw, before, day);
    if (raw.widget === 'text-date') return dates.written(raw.anchor, before ?? '');
    const restorer = RESTORERS[raw.kind];
    return restorer ? restorer(raw, before, value) : moves.writeText(raw.anchor, before ?? '');
  }

  /** Whether a field may have a calendar of the page's own. @param {any} raw */
  const calendared = ({ kind, widget, anchor }) => (kind === 'date' ? Boolean(widget) : anchor.tagName === 'INPUT' && (kind === 'text' || (kind === 'combobox' && agent.check.dayOf(anchor.value) !== '')));

  /** A day goes out of its box and its calendar; the one that was there before comes back the way it came. @param {any} raw @param {any} before @param {any} day that we gave it */
  async function dated(raw, before, day) {
    if (before === null) return release.day(raw, day);
    const former = agent.check.dayIn(before) ?? agent.check.dayOf(before);
    if (raw.widget === 'calendar-button') return dates.native(raw, former);
    const date = dates.parts(former);
    if (date?.day) return (await dates.boxed(raw.anchor, date, before)) === null;
    return dates.written(raw.anchor, before);
  }

  /** Entries are taken back by their buttons, else by the key, the last one first; some boxes mark an entry before they take it. @param {any} raw @param {any} before */
  async function entered(raw, before) {
    const { anchor } = raw;
    if (agent.shown.takesEntries(anchor)) await unpick.unchip({ ...raw, box: agent.shown.entriesBox(anchor) }, []);
    for (let left = agent.shown.entries(raw.anchor, raw.name).length * 2; left > 0 && agent.shown.entries(raw.anchor, raw.name).length > 0; left--) {
      await moves.focused(raw.anchor, () => moves.key(raw.anchor, 'keydown', 'Backspace'));
      await moves.until(() => false, KEY_MS);
    }
    await moves.writeText(raw.anchor, before ?? '');
    return witness.chosen(raw.anchor) ? witness.SILENT : true;
  }

  /** @param {any} raw @param {any} before */
  async function chosen(raw, before) {
    if (before !== null) return choice.select(raw, before);
    const { anchor } = raw;
    await moves.focused(anchor, () => {
      if (anchor.multiple) for (const option of anchor.options) option.selected = false;
      else anchor.selectedIndex = [...anchor.options].findIndex(values.isEmptyOption);
      moves.fire(anchor, 'input');
      moves.fire(anchor, 'change');
    });
    return raw.box && values.current(raw) !== null ? unpick.clear(raw, []) : null;
  }

  /** @param {any} raw @param {any} before @param {any} value that we gave it */
  async function picked(raw, before, value) {
    // A frame may not tell that it takes several.
    if (Array.isArray(value)) raw.multiple = true;
    const keep = before === null ? [] : choice.wishes(before);
    const cleared = (raw.multiple || before === null) ? await unpick.clear(raw, keep) : true;
    if (keep.length) await combobox.fill(raw, raw.multiple ? keep : before);
    return cleared;
  }

  /** A radio that was chosen before is chosen again; where none was, a press takes the choice back where the form allows it. @param {any} raw @param {any} before */
  async function pressed(raw, before) {
    if (before !== null) return choice.radio(raw, before);
    const on = raw.members.find(values.isOn);
    if (!on) return null;
    moves.withoutSubmit(() => (on.tagName === 'INPUT' ? on.click() : moves.press(on)));
    if (!values.isOn(on) || on.tagName !== 'INPUT') return null;
    moves.setChecked(on, false);
    // A framework that holds the choice itself sets it again when it hears of a click; this one presses nothing.
    for (const type of ['click', 'input', 'change']) moves.fire(on, type);
    await moves.until(() => values.isOn(on), KEY_MS);
    // The browser sends only what is checked; a script that sends a form itself may have kept the choice, and nothing shows that.
    return witness.isSent(on) && !raw.members.some((/** @type {Element} */ other) => other !== on && marks(on) !== marks(other));
  }

  /** What says of a radio that it is on, in the looks of it, of its label and of what holds it alone. @param {any} member */
  function marks(member) {
    const label = member.closest('label') ?? member.labels?.[0];
    const parts = [member, ...(label ? [label, ...label.querySelectorAll('*')] : [])];
    for (let at = member.parentElement; at && at.querySelectorAll('input').length === 1; at = at.parentElement) parts.push(at);
    const said = parts.flatMap((at) => [...at.attributes].filter(({ name }) => name === 'class' || name === 'aria-checked' || (name.startsWith('data-') && name !== 'data-value')).flatMap(({ name, value }) => value.split(/\s+/).map((/** @type {string} */ word) => `${name}=${word}`)));
    return said.filter((word) => ON.test(word)).sort().join(' ');
  }
  const ON = /check|select|active/i;

  /** @param {any} raw @param {any} before */
  function toggled(raw, before) {
    if (before !== null) return choice.buttons(raw, before);
    const on = raw.options.find(values.isPressed);
    if (on) moves.withoutSubmit(() => moves.press(on));
    return null;
  }

  agent.undo = Object.freeze({ note, back, one });
})();
