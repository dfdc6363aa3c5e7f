// @ts-check
// Whether a field has to be answered, by any sign that a page gives.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.required) return;
  const { walk, texts } = agent;

  const REQUIRED_WORDS =
    /[*✱＊∗⁎]|\((?:required|mandatory|obligatoire|requis|obligatorio|requerido|obrigat[óo]rio|obbligatorio|richiesto|erforderlich|pflichtfeld|verplicht|wymagane|obligatorisk|p[åa]kr[æa]vd|påkrevd|pakollinen|povinné|kötelező|zorunlu|обязательно|必須|必填|필수)\)|\b(?:required field|pflichtfeld)\b|^(?:必須|必填|필수)|(?:必須|必填|필수)$/iu;
  const OPTIONAL_WORDS =
    /\((?:optional|facultatif|optionnel|opcional|facoltativo|optioneel|freiwillig|valfritt|valgfri(?:tt)?|opcjonalnie|необязательно|任意|选填)\)|\boptional$/iu;

  /**
   * Required by any sign a page gives.
   * @param {any} raw @param {any} said what names the field
   */
  function isRequired(raw, said) {
    const words = [said.label, said.aria, said.legend, said.nearby, said.placeholder].filter(Boolean);
    if (words.some((at) => OPTIONAL_WORDS.test(at))) return false;
    const owners = [...raw.members, raw.box].filter(Boolean);
    if (owners.some((at) => at.required === true || at.getAttribute('aria-required') === 'true' || at.getAttribute('data-required') === 'true')) return true;
    const set = walk.closest(raw.anchor, '[role="radiogroup"], [role="group"], fieldset');
    const own = set && raw.members.every((/** @type {Element} */ at) => set.contains(at));
    if (own && set.getAttribute('aria-required') === 'true') return true;
    const first = raw.kind === 'radio' || raw.kind === 'checkbox_group' ? [said.aria, said.legend, said.nearby] : words;
    if (first.some((at) => REQUIRED_WORDS.test(at))) return true;
    return labelElements(raw, set && own ? set : null).some(marksRequired);
  }

  /** @param {any} raw @param {Element | null} set */
  function labelElements(raw, set) {
    const inGroup = raw.members.length > 1 && raw.kind !== 'combobox' && raw.kind !== 'select';
    const labels = inGroup ? [] : [...(raw.anchor.labels ?? []), ...walk.referenced(raw.anchor, 'aria-labelledby')];
    const legend = set?.querySelector('legend');
    const parent = raw.anchor.parentElement?.closest('[class*="field" i], [class*="question" i], [class*="form-group" i]');
    const near = parent && parent.querySelectorAll(texts.CONTROL).length <= raw.members.length ? [...parent.querySelectorAll('label, [class*="label" i], [class*="title" i]')].slice(0, 2) : [];
    return [...labels, ...(legend ? [legend] : []), ...near, ...(near.length && parent ? [parent] : [])];
  }

  /** A class or a drawn star that says so. @param {Element} element */
  function marksRequired(element) {
    const names = String(element.getAttribute('class') ?? '');
    if (/(?:^|[\s_-])(?:is-?)?required(?:$|[\s_-])/i.test(names) && !/(?:not|non|un)-?required|required-?(?:false|message|error)/i.test(names)) return true;
    return ['::after', '::before'].some((part) => /[*✱＊]/.test(getComputedStyle(element, part).content));
  }

  agent.required = Object.freeze({ isRequired });
})();
