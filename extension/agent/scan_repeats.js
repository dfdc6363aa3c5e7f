// @ts-check
// Sections that repeat, and the button that adds one more: "Add another" below work experience or education.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.repeats) return;
  const { walk, text, sections } = agent;

  const MAX_WORDS = 40;
  const MAX_CLIMB = 6;
  /** The button alone: what is added stands around it. */
  const BARE = /^[+\s]*(?:add(?:\s+(?:another|more|new|one|an?|entry|item|section|row))*|hinzufügen|weitere[nrs]?\s+hinzufügen|ajouter|añadir|agregar|adicionar|aggiungi|toevoegen|dodaj|lägg till|tilføj)[+\s]*$/iu;
  /** The button with what it adds. */
  const NAMED = /^[+\s]*(?:add|ajouter|añadir|agregar|adicionar|aggiungi|dodaj|lägg till|tilføj)\b|\bhinzufügen$|\btoevoegen$/iu;
  /** What is added to is a list of the site's. */
  const ELSEWHERE = /\b(?:add to|saved?|alerts?|favou?rites?|cart|basket|compare|files?|attachments?|documents?|photos?)\b/iu;
  const KINDS = new Set(['work', 'education']);
  const HEADINGS = 'h1, h2, h3, h4, h5, h6, legend, [role="heading"]';

  /** A button that adds an entry of work or education, as a field of its own kind; null for any other. @param {Element} control */
  function adder(control) {
    const words = [control.getAttribute('aria-label'), text.textOf(control, 80)].map((at) => text.normalise(at)).filter(Boolean);
    const said = words.find((at) => at.length <= MAX_WORDS && (BARE.test(at) || NAMED.test(at)));
    if (!said || words.some((at) => ELSEWHERE.test(at))) return null;
    const named = words.map((at) => sections.sectionKind(at)).find(Boolean) ?? null;
    if (!named && !words.every((at) => BARE.test(at))) return null;
    const around = sectionAround(control, named);
    return around && KINDS.has(around.kind) ? { kind: 'add', widget: null, anchor: control, members: [control], box: null, repeats: around } : null;
  }

  /**
   * What a bare button adds, by the nearest box with a name of its own, and the box its entries stand in.
   * @param {Element} control @param {string | null} named @returns {{kind: string, section: Element} | null}
   */
  function sectionAround(control, named) {
    let at = walk.parentOf(control);
    for (let step = 0; at && step < MAX_CLIMB && !/^(?:FORM|BODY|MAIN)$/.test(at.tagName); step++, at = walk.parentOf(at)) {
      const heading = at.querySelector(HEADINGS);
      const before = heading && heading.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING ? text.textOf(heading, 80) : '';
      const names = [agent.texts.ariaName(at), before, walk.automationOf(at)];
      const kind = names.map((words) => (words ? sections.sectionKind(words) : null)).find(Boolean);
      if (kind && (!named || kind === named)) return { kind, section: at };
    }
    // Without a box of its own, what stands around is no part of the section.
    return named ? { kind: named, section: control } : null;
  }

  /**
   * Number the entries: by their names where those count (`sections.repeatSections`), else by labels that come again inside
   * the section of an add button. Each add button then stands for the entry that comes next.
   * @param {any[]} raws @param {any[]} fields their descriptors, in the same order
   */
  function number(raws, fields) {
    for (const raw of raws) if (raw.kind === 'add') countInside(raw, raws, fields);
    raws.forEach((raw, index) => {
      if (raw.kind !== 'add') return;
      const there = new Set(fields.map((field) => field.group).filter((group) => group?.startsWith(`${raw.repeats.kind}/`)));
      fields[index].group = `${raw.repeats.kind}/${there.size}`;
    });
  }

  /** @param {any} adds @param {any[]} raws @param {any[]} fields */
  function countInside(adds, raws, fields) {
    /** @type {Set<string>} */
    let seen = new Set();
    let entry = 0;
    raws.forEach((raw, index) => {
      const field = fields[index];
      if (raw.kind === 'add' || field.group || !walk.holds(adds.repeats.section, raw.anchor)) return;
      if (seen.has(field.label)) {
        seen = new Set();
        entry += 1;
      }
      seen.add(field.label);
      field.group = `${adds.repeats.kind}/${entry}`;
    });
  }

  agent.repeats = Object.freeze({ adder, number });
})();
