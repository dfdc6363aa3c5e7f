// @ts-check
// The lists that scripted choices open: which one belongs to a widget, what it offers, and what it says is chosen.
(() => {
  /** @type {any} */
  const agent = (globalThis.JobAgent ??= {});
  if (agent.lists) return;
  const { text, widgets, appeared } = agent;

  const MAX_HOSTS = 600;
  const MAX_OVERLAYS = 20;

  const OPTIONS =
    '[role="option"], [role="menuitemradio"], [role="menuitemcheckbox"], [role="treeitem"], [class*="select__option"], .select2-results__option, .select2-result-selectable, .ant-select-item-option, .choices__item--choice, [role="menu"] [role="menuitem"], .pac-item, [data-automation-id="promptOption"], [class*="dropdown-results"] > *, [class*="suggestion"] li, .ts-dropdown .option, .selectize-dropdown .option, .chosen-results .active-result, .nice-select .option, .bootstrap-select .dropdown-menu li a, .selectric-items li';
  const LISTS =
    '[role="listbox"]:not(.choices__list--single), [role="menu"], [role="tree"], [role="radiogroup"], [class*="select__menu"], .select2-results, .ant-select-dropdown, .choices__list--dropdown, .ts-dropdown, .selectize-dropdown, .chosen-drop, .nice-select .list, .bootstrap-select .dropdown-menu, .selectric-items, .pac-container, [data-automation-widget="wd-popup"], [class*="dropdown-results"], [class*="suggestions"], [class*="select-menu" i], [class*="select-dropdown" i], [class*="multiselect-dropdown" i], ul[class*="menu" i], ul[class*="autocomplete" i], [class*="autocomplete-result" i], [class*="typeahead" i]:is(ul, div)';

  /** Options without a role. */
  const UNSAID_OPTIONS = '[class*="option" i]:not([class*="options" i]), [role="radio"], [role="menuitem"], li';

  /** Options a person sees now, of the list that belongs to the widget. @param {any} raw @param {Set<Element>} before lists that were there before it was opened */
  function offered(raw, before) {
    const list = menu(raw, before);
    // A list in a shadow tree shows options that stand outside of it.
    const worded = list ? inside(list).filter((at) => at.getClientRects().length > 0 && labelOf(at) !== '') : [];
    const said = worded.filter((at) => !worded.some((other) => other !== at && at.contains(other)) && !flat(at));
    return said.length || !raw.before ? said : appeared.rows(raw.before);
  }

  /** Options in a list, also those shown through slots and those in shadow trees of their own. @param {Element | ShadowRoot} list @returns {Element[]} */
  function inside(list) {
    const found = [...list.querySelectorAll(OPTIONS)];
    const slotted = [...list.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements({ flatten: true }));
    if (found.length) return found;
    const own = slotted.flatMap((at) => (at.matches(OPTIONS) ? [at] : inside(at.shadowRoot ?? at)));
    const hosts = [list, ...list.querySelectorAll('*')].slice(0, MAX_HOSTS).flatMap((at) => (at instanceof Element && at.shadowRoot && at !== list ? inside(at.shadowRoot) : []));
    return own.length || hosts.length ? [...new Set([...own, ...hosts])] : [...list.querySelectorAll(UNSAID_OPTIONS)];
  }

  /** Stand-ins for screen readers lie in a list without height. @param {Element} option */
  const flat = (option) => {
    const box = option.closest('[role="listbox"], ul')?.getBoundingClientRect();
    return box !== undefined && box.height < 2;
  };

  /** @param {any} raw @param {Set<Element>} before */
  function menu(raw, before) {
    const named = widgets.listOf(search(raw));
    // Ant Design's labelled list is a stand-in for screen readers; the one that is clicked is its neighbour.
    if (named && shown(named)) return named.closest('.ant-select-dropdown') ?? named;
    const around = raw.box?.parentElement ?? raw.anchor.parentElement;
    const inside = [...(around?.querySelectorAll(LISTS) ?? [])].filter((at) => shown(at) && (raw.box?.contains(at) ? hangs(raw, at) : !before.has(at)));
    if (inside.length) return inside[0];
    const fresh = lists(raw).filter((at) => !before.has(at) && !raw.box?.contains(at));
    return fresh.length === 1 || fresh.every((at) => fresh[0].contains(at)) ? (fresh[0] ?? null) : null;
  }

  /** A list of the widget's own that is no row of chips: it goes beyond its frame. @param {any} raw @param {Element} list */
  function hangs(raw, list) {
    // A list with the box in it that one types into holds what is chosen.
    if (!raw.box?.contains(list) || (list !== raw.anchor && list.contains(raw.anchor))) return false;
    const [outer, inner] = [raw.box.getBoundingClientRect(), list.getBoundingClientRect()];
    return raw.box === list || inner.bottom > outer.bottom + 2 || inner.top < outer.top - 2;
  }

  /** @param {any} raw */
  function lists(raw) {
    return roots(raw).flatMap((root) => [...root.querySelectorAll(LISTS)]).filter(shown);
  }

  /** The list that an element stands in. @param {Element | null} element @returns {Element | null} */
  const around = (element) => element?.closest(LISTS) ?? null;

  /** The trees a list may stand in: those around the control and in them, the document, and those of what lies over the page. @param {any} raw @returns {(Document | ShadowRoot)[]} */
  function roots(raw) {
    /** @type {(Document | ShadowRoot)[]} */
    const found = [];
    const own = raw.anchor.shadowRoot;
    if (own) found.push(own, ...trees(own));
    for (let root = raw.anchor.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) found.push(root, ...trees(root));
    const overlays = [...(document.body?.children ?? [])].slice(-MAX_OVERLAYS).flatMap((at) => (at.shadowRoot ? [at.shadowRoot] : []));
    return [...found, document, ...overlays];
  }

  /** The shadow trees in a tree: a list may be an element of its own there. @param {ShadowRoot} root @returns {ShadowRoot[]} */
  const trees = (root) => [...root.querySelectorAll('*')].slice(0, MAX_HOSTS).flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...trees(shadowRoot)] : []));

  /** @param {Element} element */
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().height > 1;

  /** The box to type into; it may appear only with the list. @param {any} raw */
  function search(raw) {
    if (raw.anchor.tagName === 'INPUT') return raw.anchor;
    if (raw.widget === 'select2') {
      return raw.box.querySelector('.select2-search__field, .select2-input') ?? document.querySelector('.select2-container--open .select2-search__field, .select2-drop-active .select2-input') ?? raw.anchor;
    }
    return raw.box?.querySelector('input:not([type="hidden"]):not([aria-hidden="true"])') ?? raw.anchor;
  }

  /** @param {Element} option */
  function labelOf(option) {
    const root = option.getRootNode();
    // In a tree of its own an option shows the words that stand around that tree.
    return text.textOf(option, 300) || text.normalise(option.getAttribute('aria-label')) || (root instanceof ShadowRoot ? text.textOf(root.host, 300) || text.normalise(root.host.getAttribute('text')) : '');
  }

  /** @param {Element} option whether its list says that it is chosen */
  function isMarked(option) {
    const said = ['aria-selected', 'aria-checked'].map((name) => option.getAttribute(name)).filter((value) => value !== null);
    if (said.includes('true') || option.querySelector('input:checked, [aria-checked="true"]')) return true;
    // Elements of the page's own kind say it as native ones do.
    if (option.localName.includes('-') && ['selected', 'checked'].some((name) => option.hasAttribute(name))) return true;
    return said.length === 0 && [...option.classList].some((name) => MARKED.test(name));
  }

  const MARKED = /^(?:[\w-]*[-_])?(?:is-?)?(?:selected|checked)$/i;

  agent.lists = Object.freeze({ offered, lists, hangs, around, search, labelOf, isMarked });
})();
