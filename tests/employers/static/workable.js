// Workable's drawn radios and checkboxes: the pick is the drawing's; the input beside it mirrors, and takes no tick of its own.
(() => {
  const { wirings } = window.Employer;

  wirings['[data-drawn]'] = (drawn, form) => {
    const key = drawn.dataset.drawn;
    const many = drawn.dataset.many !== undefined;
    const input = drawn.parentElement.querySelector('input');
    const chosen = () => (many ? (form.values[key] ?? []).includes(drawn.dataset.value) : form.get(key) === drawn.dataset.value);
    const draw = () => {
      drawn.setAttribute('aria-checked', String(chosen()));
      drawn.parentElement.dataset.checked = String(chosen());
      input.checked = chosen();
    };
    const pick = () => {
      if (!many) return form.set(key, drawn.dataset.value);
      const now = new Set(form.values[key] ?? []);
      if (!now.delete(drawn.dataset.value)) now.add(drawn.dataset.value);
      return form.set(key, [...now]);
    };
    drawn.addEventListener('click', pick);
    drawn.addEventListener('keydown', (event) => { if (event.key === ' ') { event.preventDefault(); pick(); } });
    drawn.parentElement.addEventListener('click', (event) => { if (event.target !== drawn) event.preventDefault(); });
    input.addEventListener('change', draw);
    form.onChange((changed) => changed === key && draw());
    draw();
  };
})();
