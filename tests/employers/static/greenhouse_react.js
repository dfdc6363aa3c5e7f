// The newer Greenhouse form: state first, a phone box with a country flag, and one late re-render that replaces every node.
(() => {
  const root = document.querySelector('#application-form');
  if (!root) return;
  const RERENDER_MS = 900;
  const markup = root.innerHTML;
  const form = new window.Employer.FormState(root, root.dataset.slug);

  /** The flag button and its list of countries: never a question of its own. */
  function flags() {
    const iti = root.querySelector('.iti');
    const button = iti.querySelector('.iti__selected-country');
    const list = iti.querySelector('.iti__dropdown-content');
    button.addEventListener('click', () => {
      list.classList.toggle('iti__hide');
      button.setAttribute('aria-expanded', String(!list.classList.contains('iti__hide')));
    });
  }

  function wire() {
    form.wire();
    form.conditions();
    flags();
    root.querySelector('#submit').addEventListener('click', submit);
  }

  function submit() {
    const said = root.querySelector('.form-error');
    if (form.missing().length) { said.textContent = 'Please fill in the required fields.'; return; }
    form.deliver(root.parentElement);
  }

  wire();
  // Hydration: what was typed before it stays, because it is in the state; the nodes do not.
  setTimeout(() => {
    if (root.contains(document.activeElement)) return;
    form.listeners.clear();
    root.innerHTML = markup;
    wire();
    for (const key of Object.keys(form.values)) for (const listener of form.listeners) listener(key);
    root.dataset.ready = 'true';
  }, RERENDER_MS);
})();
