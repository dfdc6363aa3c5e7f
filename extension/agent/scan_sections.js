// @ts-check
// Fields of sections that repeat, told by their names and by numbered headings.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.sections) return;

  const SECTION_WORDS = [
    ['work', /\b(?:work|employment|employer|experiences?|jobs?|positions?|berufserfahrung|exp[ée]riences?|experiencia)\b/i],
    ['education', /\b(?:education|schools?|degrees?|universit\w{1,5}|stud(?:y|ies)|ausbildung|formations?|educaci[oó]n)\b/i],
    ['language', /\b(?:languages?|sprachen?|langues?|idiomas?)\b/i],
    ['reference', /\b(?:references?|referees?)\b/i],
    ['certificate', /\b(?:certificat\w{1,6}|licen[sc]es?)\b/i],
    ['website', /\b(?:websites?|web addresses)\b/i],
  ];
  const INDEXED = /(?:^|[^\d])(\d{1,4})(?:\]|-{1,2}(?=[a-z])|$|_(?=[a-z]))/i;
  const COUNTED = /--(\d{1,3})$/;

  /** @param {string} words @returns {string | null} */
  function sectionKind(words) {
    // "job_application" is what some vendors call the whole form.
    const plain = words.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\-[\]]+/g, ' ').replace(/\bjob applications?\b/gi, '');
    for (const [kind, pattern] of SECTION_WORDS) if (/** @type {RegExp} */ (pattern).test(plain)) return /** @type {string} */ (kind);
    return null;
  }

  /**
   * Marks fields of repeated sections: by a number in their names, or by the number in their heading.
   * @param {{kind: string, texts: any, group: string | null}[]} fields descriptors in document order; `group` is set
   */
  function repeatSections(fields) {
    /** @type {Map<string, Map<string, number>>} */
    const orders = new Map();
    /** @type {string | null} */
    let last = null;
    for (const field of fields) {
      if (field.kind === 'add') continue;
      const { section, name, html_id: id, automation } = field.texts;
      const source = [id, name, automation].find((word) => word && INDEXED.test(word) && sectionKind(word));
      const heading = /^(.{3,40}?)\s+#?(\d{1,2})$/.exec(section);
      let kind = null;
      let key = '';
      if (source) {
        kind = sectionKind(source);
        key = INDEXED.exec(source)?.[1] ?? '';
      } else if (heading) {
        kind = sectionKind(heading[1]);
        key = heading[2];
      }
      // "school--0", "start-month--0": the number ties what has no telling name to the field before it.
      const counted = COUNTED.exec(id)?.[1];
      if (!kind && counted !== undefined && last !== null) {
        kind = last;
        key = counted;
      }
      last = counted === undefined ? null : kind;
      if (!kind) continue;
      const order = orders.get(kind) ?? new Map();
      orders.set(kind, order);
      if (!order.has(key)) order.set(key, order.size);
      field.group = `${kind}/${order.get(key)}`;
    }
  }

  agent.sections = Object.freeze({ repeatSections, sectionKind });
})();
