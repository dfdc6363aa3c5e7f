// @ts-check
// What our fills replaced in this document, and putting it back.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.undo) return;
  const { walk, scan, values, moves, choice, combobox, dates, files, richtext } = agent;

  /** Written back values are given so long to settle. */
  const QUIET_MS = 200;
  const KEY_MS = 60;
  const SETTLE_MS = 2000;

  /** First what each field held before we wrote into it, since the last undo. @type {Map<string, any>} */
  const replaced = new Map();

  /** @param {string} id @param {any} raw before it is written to */
  function note(id, raw) {
    if (!replaced.has(id) || values.touched(raw)) replaced.set(id, raw.kind === 'file' ? [...(raw.anchor.files ?? [])] : values.current(raw));
  }

  /** Put everything back. @param {(id: string) => Promise<any>} locate @returns {Promise<number>} fields that hold again what they held */
  async function back(locate) {
    /** @type {[string, any][]} */
    const tried = [];
    for (const [id, before] of [...replaced].reverse()) {
      const found = await locate(id);
      if (!found || holds(found.raw, before) || (found.raw.kind !== 'file' && values.touched(found.raw))) continue;
      await restore(found.raw, before);
      tried.push([id, before]);
    }
    replaced.clear();
    await moves.settled(QUIET_MS, SETTLE_MS);
    let count = 0;
    for (const [id, before] of tried) {
      const found = await locate(id);
      if (!found || !holds(found.raw, before)) continue;
      values.own(found.raw);
      count++;
    }
    return count;
  }

  /** Put one field back to what it held. @param {string} id @param {any} raw */
  async function one(id, raw) {
    if (replaced.has(id) && !holds(raw, replaced.get(id))) await restore(raw, replaced.get(id));
    values.own(raw);
  }

  /** @param {any} raw @param {any} before */
  function holds(raw, before) {
    if (raw.kind !== 'file') return values.key(values.current(raw)) === values.key(before);
    const names = (/** @type {File[]} */ list) => list.map((file) => file.name).join('\u0000');
    return names([...(raw.anchor.files ?? [])]) === names(before) && (before.length > 0 || !files.remover(raw));
  }

  /** @type {Record<string, (raw: any, before: any) => unknown>} */
  const RESTORERS = {
    select: chosen, multiselect: chosen, combobox: picked, radio: pressed, checkbox: (raw, before) => choice.checkbox(raw, before === true),
    checkbox_group: (raw, before) => choice.checkboxes(raw, before ?? []), buttons: toggled, date_parts: (raw, before) => dates.spin(raw, before ?? ''),
    text: entered,
    date: (raw, before) => (raw.widget === 'calendar-button' ? dates.native(raw, before ?? '') : moves.writeText(raw.anchor, before ?? '')),
    richtext: (raw, before) => richtext.write(raw, before ?? ''), file: (raw, before) => files.restore(raw, before),
  };

  /** @param {any} raw @param {any} before */
  function restore(raw, before) {
    const restorer = RESTORERS[raw.kind];
    return restorer ? restorer(raw, before) : moves.writeText(raw.anchor, before ?? '');
  }

  /** Entries are taken back by the key, the last one first; some boxes mark an entry before they take it. @param {any} raw @param {any} before */
  async function entered(raw, before) {
    for (let left = agent.shown.entries(raw.anchor, raw.name).length * 2; left > 0 && agent.shown.entries(raw.anchor, raw.name).length > 0; left--) {
      await moves.focused(raw.anchor, () => moves.key(raw.anchor, 'keydown', 'Backspace'));
      await moves.until(() => false, KEY_MS);
    }
    await moves.writeText(raw.anchor, before ?? '');
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
    return raw.box && values.current(raw) !== null ? combobox.clear(raw, []) : null;
  }

  /** @param {any} raw @param {any} before */
  async function picked(raw, before) {
    const keep = before === null ? [] : choice.wishes(before);
    if (raw.multiple || before === null) await combobox.clear(raw, keep);
    if (keep.length) await combobox.fill(raw, raw.multiple ? keep : before);
  }

  /** A radio that was chosen before is chosen again; where none was, a press takes the choice back where the form allows it. @param {any} raw @param {any} before */
  async function pressed(raw, before) {
    if (before !== null) return choice.radio(raw, before);
    const on = raw.members.find(values.isOn);
    if (!on) return null;
    moves.withoutSubmit(() => (on.tagName === 'INPUT' ? on.click() : moves.press(on)));
    if (!values.isOn(on) || on.tagName !== 'INPUT') return null;
    moves.setChecked(on, false);
    moves.fire(on, 'input');
    moves.fire(on, 'change');
    return null;
  }

  /** @param {any} raw @param {any} before */
  function toggled(raw, before) {
    if (before !== null) return choice.buttons(raw, before);
    const on = raw.options.find(values.isPressed);
    if (on) moves.withoutSubmit(() => moves.press(on));
    return null;
  }

  agent.undo = Object.freeze({ note, back, one });
})();
