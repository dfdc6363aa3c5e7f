// A choice widget with the shape and the manners of react-select: one combobox input, a menu that exists only while it is
// open, options that load while typing where the list is the server's, and a hidden required twin for the browser.
(() => {
  const { wirings } = window.Employer;
  const WAIT_MS = 200;

  class ReactSelect {
    constructor(root, form) {
      this.root = root;
      this.form = form;
      this.id = root.dataset.reactSelect;
      this.key = root.dataset.key ?? this.id;
      this.remote = root.dataset.remote ?? null;
      this.options = JSON.parse(root.dataset.options ?? '[]');
      this.multi = root.dataset.multi !== undefined;
      this.open = false;
      this.focused = 0;
      this.shown = [];
      this.build();
      form.onChange((key) => key === this.key && this.draw());
      this.draw();
    }

    get chosen() {
      const value = this.form.values[this.key];
      return value === undefined || value === '' ? [] : [value].flat();
    }

    build() {
      const required = this.root.dataset.must !== undefined;
      this.root.innerHTML = `
        <div class="select-shell remix-css-b62m3t-container${this.multi ? ' select--is-multi' : ''}">
          <span id="react-select-${this.id}-live-region" class="a11y-text"></span><span aria-live="polite" class="a11y-text"></span>
          <div class="select__control remix-css-13cymwt-control"><div class="select__value-container${this.multi ? ' select__value-container--is-multi' : ''}">
            <div class="select__placeholder" id="react-select-${this.id}-placeholder">Select...</div>
            <div class="select__input-container" data-value=""><input class="select__input" autocapitalize="none" autocomplete="off" autocorrect="off"
              id="${this.id}" spellcheck="false" tabindex="0" type="text" aria-autocomplete="list" aria-expanded="false" aria-haspopup="true"
              aria-labelledby="${this.id}-label" ${required ? 'aria-required="true"' : ''} role="combobox" aria-activedescendant="" value=""></div></div>
            <div class="select__indicators">${this.remote ? '' : '<button type="button" class="icon-button" aria-label="Toggle flyout" tabindex="-1">▾</button>'}</div></div>
          ${required ? '<input required tabindex="-1" aria-hidden="true" class="twin" value="">' : ''}
        </div>`;
      this.shell = this.root.firstElementChild;
      this.control = this.shell.querySelector('.select__control');
      this.input = this.shell.querySelector('.select__input');
      this.control.addEventListener('mousedown', (event) => this.pressed(event));
      this.input.addEventListener('input', () => this.typed());
      this.input.addEventListener('keydown', (event) => this.key_(event));
      this.input.addEventListener('blur', () => this.left());
    }

    pressed(event) {
      if (event.button !== 0) return;
      if (event.target !== this.input) event.preventDefault();
      this.input.focus();
      if (this.open && event.target !== this.input) this.close();
      else this.show();
    }

    left() {
      this.input.value = '';
      this.close();
    }

    key_(event) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        if (!this.open) return this.show();
        this.focused = (this.focused + (event.key === 'ArrowDown' ? 1 : -1) + this.shown.length) % Math.max(1, this.shown.length);
        this.menu();
      } else if (event.key === 'Enter' && this.open) {
        event.preventDefault();
        if (this.shown[this.focused]) this.choose(this.shown[this.focused]);
      } else if (event.key === 'Escape') this.close();
    }

    typed() {
      this.root.querySelector('.select__input-container').dataset.value = this.input.value;
      if (!this.remote) return this.show();
      clearTimeout(this.timer);
      this.loading = true;
      this.show();
      const asked = this.input.value;
      this.timer = setTimeout(async () => {
        const reply = await fetch(`${this.remote}?term=${encodeURIComponent(asked)}`);
        const found = await reply.json();
        if (this.input.value !== asked) return;
        this.loading = false;
        this.options = found;
        if (this.open) this.show();
      }, WAIT_MS);
    }

    show() {
      this.open = true;
      const term = this.input.value.toLowerCase();
      this.shown = this.remote ? (term ? this.options : []) : this.options.filter((option) => option.toLowerCase().includes(term));
      if (this.multi) this.shown = this.shown.filter((option) => !this.chosen.includes(option));
      this.focused = 0;
      this.menu();
    }

    menu() {
      this.shell.querySelector('.select__menu')?.remove();
      const menu = document.createElement('div');
      menu.className = 'select__menu';
      const list = document.createElement('div');
      list.className = 'select__menu-list';
      list.id = `react-select-${this.id}-listbox`;
      list.setAttribute('role', 'listbox');
      if (this.loading || this.shown.length === 0) list.innerHTML = `<div class="select__menu-notice">${this.loading ? 'Loading...' : 'No options'}</div>`;
      else this.shown.forEach((option, index) => list.append(this.option(option, index)));
      menu.append(list);
      menu.addEventListener('mousedown', (event) => event.preventDefault());
      this.shell.append(menu);
      this.input.setAttribute('aria-expanded', 'true');
      this.input.setAttribute('aria-controls', list.id);
    }

    option(label, index) {
      const element = document.createElement('div');
      element.className = `select__option${index === this.focused ? ' select__option--is-focused' : ''}`;
      element.id = `react-select-${this.id}-option-${index}`;
      element.setAttribute('role', 'option');
      element.setAttribute('aria-selected', String(this.chosen.includes(label)));
      element.tabIndex = -1;
      element.textContent = label;
      element.addEventListener('click', () => this.choose(label));
      return element;
    }

    choose(label) {
      this.input.value = '';
      this.close();
      this.form.set(this.key, this.multi ? [...this.chosen, label] : label);
    }

    close() {
      this.open = false;
      this.shell.querySelector('.select__menu')?.remove();
      this.input.setAttribute('aria-expanded', 'false');
      this.input.removeAttribute('aria-controls');
    }

    draw() {
      const container = this.shell.querySelector('.select__value-container');
      for (const old of container.querySelectorAll('.select__single-value, .select__multi-value')) old.remove();
      container.querySelector('.select__placeholder').hidden = this.chosen.length > 0;
      for (const label of this.chosen) {
        const element = document.createElement('div');
        element.className = this.multi ? 'select__multi-value' : 'select__single-value';
        if (this.multi) element.innerHTML = '<div class="select__multi-value__label"></div>';
        (element.firstElementChild ?? element).textContent = label;
        container.prepend(element);
      }
      const twin = this.shell.querySelector('.twin');
      if (twin) twin.value = this.chosen.join(',');
    }
  }

  wirings['[data-react-select]'] = (element, form) => new ReactSelect(element, form);
})();
