// @ts-check
// Dates: native date controls, text boxes with a pattern of their own, and spin boxes for each part.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.dates) return;
  const { moves, groups } = agent;

  const ISO = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/;

  /** @param {unknown} value @returns {{year: string, month?: string, day?: string} | null} */
  function parts(value) {
    const found = ISO.exec(String(value));
    return found ? { year: found[1], month: found[2], day: found[3] } : null;
  }

  /** @param {any} raw @param {unknown} value @returns {Promise<string | null>} why it failed */
  async function native(raw, value) {
    if (value === '') {
      await moves.writeText(raw.anchor, '');
      return null;
    }
    const date = parts(value);
    if (!date) return `"${value}" is no date`;
    const { year, month, day } = date;
    const type = raw.anchor.type;
    if (type === 'date' && !day) return 'it asks for a full date';
    if (type === 'month' && !month) return 'it asks for a month';
    const written = type === 'month' ? `${year}-${month}` : type === 'date' ? `${year}-${month}-${day}` : String(value);
    await moves.writeText(raw.anchor, written);
    return null;
  }

  /** Month, day and year boxes of one date. @param {any} raw @param {unknown} value @returns {Promise<string | null>} */
  async function spin(raw, value) {
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

  /** @param {any} member @param {string} wanted */
  async function one(member, wanted) {
    await moves.focused(member, async () => {
      if (member.tagName === 'INPUT') {
        moves.typeInto(member, wanted);
        moves.fire(member, 'change');
        return;
      }
      // A section without an input takes its digits one by one.
      for (const digit of wanted) {
        moves.key(member, 'keydown', digit);
        member.dispatchEvent(new InputEvent('beforeinput', { data: digit, inputType: 'insertText', bubbles: true, cancelable: true }));
        if (member.isContentEditable) document.execCommand('insertText', false, digit);
        moves.key(member, 'keyup', digit);
      }
    });
  }

  agent.dates = Object.freeze({ native, spin });
})();
