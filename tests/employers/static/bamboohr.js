// BambooHR's lists: a toggle whose menu of menu items opens elsewhere; the select behind it stays as empty as it was.
(() => {
  const { wirings } = window.Employer;

  wirings['[data-fab]'] = (button, form) => {
    const key = button.dataset.fab;
    const shown = button.querySelector('.fab-SelectToggle__content');
    const close = () => { document.getElementById(button.dataset.menuId)?.remove(); button.setAttribute('aria-expanded', 'false'); };
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-expanded') === 'true') return close();
      const menu = document.createElement('div');
      menu.id = button.dataset.menuId;
      menu.className = '_floating fab-MenuVessel';
      menu.setAttribute('role', 'menu');
      for (const label of JSON.parse(button.dataset.options)) {
        const item = document.createElement('div');
        item.setAttribute('role', 'menuitem');
        item.textContent = label;
        item.addEventListener('mousedown', (event) => event.preventDefault());
        item.addEventListener('click', () => { form.set(key, label); close(); });
        menu.append(item);
      }
      const { left, bottom, width } = button.getBoundingClientRect();
      Object.assign(menu.style, { left: `${left + scrollX}px`, top: `${bottom + scrollY}px`, width: `${width}px` });
      document.body.append(menu);
      button.setAttribute('aria-expanded', 'true');
      return undefined;
    });
    button.addEventListener('blur', () => setTimeout(close, 50));
    const draw = () => { shown.textContent = form.get(key) || '--Select--'; };
    form.onChange((changed) => changed === key && draw());
    draw();
  };

  document.querySelector('#open-form')?.addEventListener('click', (event) => {
    event.currentTarget.remove();
    document.querySelector('#form-here').append(document.querySelector('#bamboo-form').content.cloneNode(true));
    document.head.append(Object.assign(document.createElement('script'), { src: '/static/app_form.js' }));
  });
})();
