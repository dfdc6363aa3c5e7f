// Entries of work or school that a button adds one by one.
(() => {
  const { wirings } = window.Employer;

  /** Entries of work or school: "Add" puts one more of them into the page; `{n}` in its template is its number, from `data-first` on. */
  wirings['[data-repeat]'] = (section, state) => {
    const name = section.dataset.repeat;
    const counts = (state.counts ??= {});
    const add = section.querySelector('[data-add]');
    const first = Number(section.dataset.first ?? 1);
    const one = (index) => {
      const number = first + index - 1;
      const holder = document.createElement('template');
      holder.innerHTML = section.querySelector('template').innerHTML.replaceAll('{n}', String(number));
      const entry = holder.content.firstElementChild;
      add.before(entry);
      if (add.dataset.again) add.textContent = add.dataset.again;
      return entry;
    };
    const start = Number(section.dataset.start ?? 0);
    counts[name] ??= start;
    for (let number = 1; number <= counts[name]; number++) state.wire(one(number));
    add.addEventListener('click', (event) => {
      event.preventDefault();
      if (counts[name] >= Number(section.dataset.most ?? 5)) return;
      counts[name] += 1;
      state.wire(one(counts[name]));
    });
  };
})();
