// A combobox whose list floats under the body: its own, or asked of the server while typing.
(() => {
  const { wirings } = window.Employer;
  const WAIT_MS = 200;

  /** Put a list of options under an element; a person picks one by a click. */
  function popup(owner, { id, className, labels, choose, root = document.body, item = 'div' }) {
    const list = document.createElement('div');
    list.id = id;
    list.className = className;
    list.setAttribute('role', 'listbox');
    for (const label of labels) {
      const option = document.createElement(item);
      option.setAttribute('role', 'option');
      option.innerHTML = '<div></div>';
      option.firstChild.title = label;
      option.firstChild.textContent = label;
      option.addEventListener('mousedown', (event) => event.preventDefault());
      option.addEventListener('click', () => choose(label));
      list.append(option);
    }
    const { left, bottom, width } = owner.getBoundingClientRect();
    const away = root === document.body ? { left: `${left + scrollX}px`, top: `${bottom + scrollY}px` } : {};
    Object.assign(list.style, { ...away, width: `${Math.max(width, 160)}px` });
    root.append(list);
    return list;
  }

  /** Make an input a combobox over the form's state: free text is lost when it is left. */
  function combobox(input, form, key, { remote, options, root, item, free } = {}) {
    let timer;
    let list = null;
    const close = () => {
      list?.remove();
      list = null;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-controls');
    };
    const show = (labels) => {
      close();
      list = popup(input, { id: `floating-${input.id}`, className: '_floating', labels, root, item, choose: (label) => { form.set(key, label); close(); } });
      input.setAttribute('aria-expanded', 'true');
      input.setAttribute('aria-controls', list.id);
    };
    const search = () => {
      const term = input.value;
      if (free) form.values[key] = term;
      if (!remote) return show(options.filter((option) => option.toLowerCase().includes(term.toLowerCase())));
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const found = term ? await (await fetch(`${remote}?term=${encodeURIComponent(term)}`)).json() : [];
        if (input.value === term && input.isConnected) show(found);
      }, WAIT_MS);
      return undefined;
    };
    input.addEventListener('mousedown', () => !remote && show(options));
    input.addEventListener('keydown', (event) => { if (event.key === 'ArrowDown' && !list && !remote) show(options); if (event.key === 'Escape') close(); });
    input.addEventListener('input', search);
    input.addEventListener('blur', () => { clearTimeout(timer); close(); input.value = form.get(key); });
    form.onChange((changed) => { if (changed === key) input.value = form.get(key); });
    input.value = form.get(key);
  }

  wirings['[data-floating]'] = (input, form) =>
    combobox(input, form, input.dataset.floating, { remote: input.dataset.remote, options: JSON.parse(input.dataset.options ?? '[]') });

  /** A button that opens a list: `data-list` is its key. */
  wirings['[data-list]'] = (button, form) => {
    const key = button.dataset.list;
    const shown = button.querySelector('.shown') ?? button;
    let list = null;
    const close = () => {
      list?.remove();
      list = null;
      button.setAttribute('aria-expanded', 'false');
      button.removeAttribute('aria-controls');
    };
    button.addEventListener('click', (event) => {
      event.preventDefault();
      if (list) return close();
      const labels = JSON.parse(button.dataset.options);
      list = popup(button, { id: `list-${key}`, className: '_floating', labels, choose: (label) => { form.set(key, label); close(); } });
      button.setAttribute('aria-expanded', 'true');
      button.setAttribute('aria-controls', list.id);
      return undefined;
    });
    button.addEventListener('blur', () => setTimeout(close, 50));
    const draw = () => { shown.textContent = form.get(key) || button.dataset.empty; };
    form.onChange((changed) => changed === key && draw());
    draw();
  };

  Object.assign(window.Employer, { popup, combobox });
})();
