// Ashby's form: every answer goes to a draft on the server while it is given; success replaces the form in place.
(() => {
  const root = document.querySelector('#form');
  if (!root) return;
  const { FormState, wirings } = window.Employer;
  const form = new FormState(root, root.dataset.slug);
  const base = location.pathname.replace(/\/application$/, '');

  form.onChange((key) => {
    if (key.endsWith('-name')) return;
    const value = form.values[key];
    fetch(`${base}/draft`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ path: key, value }) });
  });

  /** A combobox whose list floats under the body. */
  wirings['[data-floating]'] = (input) => {
    const key = input.dataset.floating;
    const remote = input.dataset.remote;
    const options = JSON.parse(input.dataset.options ?? '[]');
    let timer;
    let list = null;
    const close = () => {
      list?.remove();
      list = null;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-controls');
    };
    const show = (found) => {
      close();
      list = document.createElement('div');
      list.id = `floating-${input.id}`;
      list.className = '_floating';
      list.setAttribute('role', 'listbox');
      for (const label of found) {
        const item = document.createElement('div');
        item.setAttribute('role', 'option');
        item.textContent = label;
        item.addEventListener('mousedown', (event) => event.preventDefault());
        item.addEventListener('click', () => { form.set(key, label); close(); });
        list.append(item);
      }
      const { left, bottom, width } = input.getBoundingClientRect();
      Object.assign(list.style, { left: `${left + scrollX}px`, top: `${bottom + scrollY}px`, width: `${width}px` });
      document.body.append(list);
      input.setAttribute('aria-expanded', 'true');
      input.setAttribute('aria-controls', list.id);
    };
    const search = () => {
      const term = input.value;
      if (!remote) return show(options.filter((option) => option.toLowerCase().includes(term.toLowerCase())));
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const found = term ? await (await fetch(`${remote}?term=${encodeURIComponent(term)}`)).json() : [];
        if (document.activeElement === input && input.value === term) show(found);
      }, 200);
      return undefined;
    };
    input.addEventListener('mousedown', () => !remote && show(options));
    input.addEventListener('input', search);
    input.addEventListener('blur', () => { close(); input.value = form.get(key); });
    form.onChange((changed) => { if (changed === key) input.value = form.get(key); });
  };

  form.wire();
  // The box that offers to fill the form from a resume is the first file input of the page; it is not the resume field.
  const autofill = root.parentElement.querySelector('.ashby-application-form-autofill-input-root input');
  autofill.addEventListener('change', () => {
    root.dataset.autofilled = 'true';
    form.set('_systemfield_name', 'Name From The Parser');
  });
  root.addEventListener('submit', (event) => event.preventDefault());
  root.querySelector('.ashby-application-form-submit-button').addEventListener('click', () => {
    const said = root.querySelector('.form-error');
    if (form.missing().length) { said.textContent = 'Missing entry for required field'; return; }
    form.deliver(root.parentElement);
  });
})();
