// A form that lives in the page's state: one page or several, a parser that writes over what
// stands there, one late re-render. What is special to a vendor is wired before this runs.
(() => {
  const root = document.querySelector('[data-form]');
  if (!root) return;
  const { FormState, wirings } = window.Employer;
  const PARSER_MS = 500;
  const form = new FormState(root, root.dataset.slug);
  const pages = [...root.querySelectorAll(':scope > template[data-page]')];
  const mount = root.querySelector('[data-mount]') ?? root;
  let page = 0;

  /** The site's own reading of a resume: late, and wrong in places. */
  wirings['[data-parses]'] = (input, state) => {
    input.addEventListener('change', () => {
      if (!input.files.length) return;
      setTimeout(() => { for (const [key, value] of Object.entries(JSON.parse(input.dataset.parses))) state.set(key, value); }, PARSER_MS);
    });
  };

  /** A file that goes to the server the moment it is chosen; its input is emptied then. */
  wirings['[data-upload]'] = (input, state) => {
    const shown = input.closest('.file')?.querySelector('.filename');
    const held = state.files[input.dataset.upload];
    if (held && shown) shown.textContent = held.name;
    input.addEventListener('change', () => {
      const [file] = input.files;
      if (!file) return;
      state.files[input.dataset.upload] = file;
      fetch(`/jobs/${state.slug}/draft`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ file: file.name }) });
      input.value = '';
      if (shown) shown.textContent = file.name;
    });
  };

  const last = () => page >= pages.length - 1;

  function draw() {
    form.listeners.clear();
    if (pages.length) mount.replaceChildren(pages[page].content.cloneNode(true));
    const button = root.querySelector('.submit');
    if (pages.length) button.textContent = last() ? root.dataset.send ?? 'Submit application' : root.dataset.next ?? 'Next';
    root.dataset.at = String(page);
    form.wire();
    form.conditions();
    for (const key of Object.keys(form.values)) for (const listener of form.listeners) listener(key);
  }

  root.addEventListener('submit', (event) => event.preventDefault());
  root.addEventListener('click', (event) => {
    if (!event.target.closest('.submit')) return;
    event.preventDefault();
    const said = root.querySelector('.form-error');
    const missing = form.missing();
    said.textContent = missing.length ? `Please complete ${missing.length} required field${missing.length > 1 ? 's' : ''}.` : '';
    if (missing.length) return;
    if (last()) form.deliver(root.parentElement);
    else { page += 1; draw(); scrollTo(0, 0); }
  });

  const markup = root.innerHTML;
  draw();
  if (root.dataset.rerender) {
    setTimeout(() => {
      if (root.contains(document.activeElement)) return;
      root.innerHTML = markup;
      draw();
      root.dataset.ready = 'true';
    }, Number(root.dataset.rerender));
  }
})();
