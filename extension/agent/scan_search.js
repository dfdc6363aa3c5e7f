// @ts-check
// Forms that look something up or narrow a list: what stands in them asks nothing of the person.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.searches) return;
  const { walk, text } = agent;

  const FORMS = 'form, [role="form"], [role="search"], dialog, [role="dialog"]';
  /** What a form that takes something in has, and a search has not. */
  const TAKES_IN = 'textarea, input[type="file"], input[type="password"], input[type="email"], input[type="tel"]';
  const SUBMITS = 'button:not([type="button"]):not([type="reset"]), input[type="submit"], input[type="image"]';
  /** A part of the form's own name: "search-form", "job_filters", "advancedSearch". */
  const NAMES = /(?:^|[^a-z])(?:search|filters?|finder|suche|recherche|busca|buscar|buscador|ricerca|zoek(?:en|formulier)?|szukaj|wyszukiwarka)(?:$|[^a-z])/i;
  /** What the button of a search says, alone or beside what is looked for. */
  const VERBS =
    'search|find|filter|filters|refine|results|suchen|suche|finden|filtern|rechercher|recherche|chercher|trouver|filtrer|buscar|busca|búsqueda|filtrar|pesquisar|pesquisa|procurar|cerca|ricerca|filtra|zoek|zoeken|filteren|szukaj|wyszukaj|filtruj|sök|filtrera|søg|søk|hae|etsi|suodata|hledat|vyhledat|filtrovat|hľadať|vyhľadať|caută|căutare|keresés|szűrés|ara|bul|filtrele|αναζήτηση|найти|поиск|искать|фильтр|пошук|знайти|търсене|cari|tìm|tìm kiếm|tìm việc|بحث|חיפוש';
  const SEARCHES = new RegExp(`^(?:${VERBS})(?:\\s+\\S+){0,3}$|^(?:\\S+\\s+){1,2}(?:${VERBS})$|^(?:検索|搜索|搜寻|搜尋|查询|查詢|검색).{0,4}$|^\\S{1,8}(?:検索|搜索|검색)$`, 'iu');

  /** The form or the form-like box a control stands in. @param {Element} control @returns {Element | null} */
  const formAround = (control) => /** @type {HTMLInputElement} */ (control).form ?? walk.closest(control, FORMS);

  /** The forms of one scan, each judged once. */
  class Searches {
    constructor() {
      /** @type {Map<Element, boolean>} */
      this.judged = new Map();
    }

    /** Whether a control stands in a search. @param {Element} control */
    holds(control) {
      const form = formAround(control);
      if (!form) return false;
      if (!this.judged.has(form)) this.judged.set(form, isSearch(form));
      return this.judged.get(form) === true;
    }
  }

  /** @param {Element} form */
  function isSearch(form) {
    if (form.querySelector(TAKES_IN)) return false;
    if (form.matches('[role="search"]') || form.closest('[role="search"]')) return true;
    const names = ['id', 'name', 'class', 'action'].map((attribute) => separated(form.getAttribute(attribute) ?? ''));
    if (names.some((name) => NAMES.test(name))) return true;
    const buttons = [...form.querySelectorAll(SUBMITS)].map((at) => text.normalise(text.textOf(at, 60) || at.getAttribute('value') || at.getAttribute('aria-label') || at.getAttribute('title')));
    return buttons.length > 0 && buttons.every((words) => SEARCHES.test(words));
  }

  /** "advancedSearch" -> "advanced Search". @param {string} name */
  const separated = (name) => name.slice(0, 200).replace(/([a-z])([A-Z])/g, '$1 $2');

  agent.searches = Object.freeze({ Searches, formAround });
})();
