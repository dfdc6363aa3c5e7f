// What a framework does with a form: it keeps the values itself, believes only real events, and draws the page from its state.
// Plain JavaScript, no library: the page behaves as React's controlled inputs do.
(() => {
  const native = (element) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value');

  class FormState {
    constructor(root, slug) {
      this.root = root;
      this.slug = slug;
      this.values = {};
      this.files = {};
      this.listeners = new Set();
      // A control is connected once, however often the part around it is.
      this.wired = new WeakMap();
      this.typed = 0;
      // For tests and for the curious: what the employer would get now.
      root.formState = this;
    }

    get(key) {
      return this.values[key] ?? '';
    }

    set(key, value) {
      this.values[key] = value;
      for (const listener of this.listeners) listener(key);
      this.conditions();
    }

    onChange(listener) {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    }

    /** Show the questions that an answer brings up: they are put into the page and taken out of it. */
    conditions() {
      for (const template of this.root.querySelectorAll('template[data-when]')) {
        const [key, wanted] = template.dataset.when.split('=');
        const there = template.nextElementSibling?.dataset.from === template.dataset.when;
        if (this.get(key) === wanted && !there) {
          const part = template.content.firstElementChild.cloneNode(true);
          part.dataset.from = template.dataset.when;
          template.after(part);
          this.wire(part);
        } else if (this.get(key) !== wanted && there) template.nextElementSibling.remove();
      }
    }

    /** Connect all controls below an element. */
    wire(part = this.root) {
      for (const [selector, connect] of Object.entries(wirings)) {
        for (const element of part.querySelectorAll(selector)) {
          const done = this.wired.get(element) ?? new Set();
          if (done.has(selector)) continue;
          this.wired.set(element, done.add(selector));
          connect(element, this);
        }
      }
    }

    missing() {
      const names = [];
      for (const element of this.root.querySelectorAll('[data-required]')) {
        const key = element.dataset.required;
        const value = this.files[key] ?? this.get(key);
        const empty = value === '' || value === null || value === undefined || value.length === 0;
        element.classList.toggle('invalid', empty);
        if (empty) names.push(key);
      }
      return names;
    }

    async send(path) {
      const body = new FormData();
      for (const [key, value] of Object.entries(this.values)) for (const one of [value].flat()) body.append(key, String(one));
      for (const [key, file] of Object.entries(this.files)) body.append(key, file);
      for (const hidden of this.root.querySelectorAll('input[type="hidden"][name]')) body.append(hidden.name, hidden.value);
      return fetch(path, { method: 'POST', body });
    }

    /** Send the form, and show what the server says: success in `place` or at an address, objections, or a code to give. */
    async deliver(place) {
      const reply = await this.send(location.pathname);
      this.answer(place, await reply.json());
    }

    answer(place, { errors, code, html, address }) {
      this.complain(errors);
      if (code) this.askCode(place, code);
      else if (address) location.assign(address);
      else if (html) place.innerHTML = html;
    }

    complain(errors) {
      for (const old of this.root.querySelectorAll('.field-error')) old.remove();
      this.root.querySelector('.form-error').textContent = Object.values(errors).join(', ');
      for (const [key, message] of Object.entries(errors)) {
        const part = this.root.querySelector(`[data-required="${CSS.escape(key)}"]`) ?? this.root.querySelector(`[data-text="${CSS.escape(key)}"]`)?.closest('.field');
        if (!part) continue;
        part.classList.add('invalid');
        const control = part.querySelector('input, textarea, select, button');
        control?.setAttribute('aria-invalid', 'true');
        part.append(Object.assign(document.createElement('p'), { className: 'field-error form-error', textContent: message }));
      }
    }

    askCode(place, { path, applicant }) {
      let box = this.root.querySelector('.code-wanted');
      if (box) return;
      box = document.createElement('div');
      box.className = 'field code-wanted';
      box.innerHTML = '<label for="security-code">Security code</label><p></p><input id="security-code" type="text" inputmode="numeric" maxlength="6" autocomplete="one-time-code"><button type="button" class="button">Confirm</button>';
      box.querySelector('p').textContent = `We sent a verification code to ${applicant}. Enter it to finish your application.`;
      box.querySelector('button').addEventListener('click', async () => {
        const body = new URLSearchParams({ applicant, code: box.querySelector('input').value });
        const reply = await fetch(path, { method: 'POST', body });
        this.answer(place, await reply.json());
      });
      this.root.append(box);
      box.querySelector('input').focus();
    }
  }

  /** A text box whose value belongs to the state: a value set without an event is lost when the box is left. */
  function text(element, form) {
    const key = element.dataset.text;
    const { get, set } = native(element);
    let tracked = get.call(element);
    Object.defineProperty(element, 'value', {
      configurable: true,
      get() { return get.call(this); },
      set(value) { tracked = String(value); set.call(this, value); },
    });
    const draw = () => {
      const value = form.get(key);
      if (get.call(element) !== value) { tracked = value; set.call(element, value); }
    };
    element.addEventListener('input', () => {
      const now = get.call(element);
      if (now === tracked) return;
      tracked = now;
      form.typed += 1;
      form.set(key, now);
    });
    element.addEventListener('blur', draw);
    form.onChange((changed) => changed === key && draw());
    draw();
  }

  function radio(element, form) {
    const key = element.dataset.radio;
    element.addEventListener('change', () => element.checked && form.set(key, element.value));
    form.onChange((changed) => { if (changed === key) element.checked = form.get(key) === element.value; });
  }

  function checkbox(element, form) {
    const key = element.dataset.checkbox;
    element.addEventListener('change', () => {
      if (!element.dataset.many) return form.set(key, element.checked ? 'true' : '');
      const now = new Set(form.values[key] ?? []);
      if (element.checked) now.add(element.value);
      else now.delete(element.value);
      form.set(key, [...now]);
    });
  }

  function select(element, form) {
    element.addEventListener('change', () => form.set(element.dataset.select, element.value));
  }

  function file(element, form) {
    const held = form.files[element.dataset.file];
    const name = element.closest('.file')?.querySelector('.filename');
    if (held && name) name.textContent = held.name;
    element.addEventListener('change', () => {
      const [chosen] = element.files;
      if (!chosen) return;
      const ending = `.${chosen.name.split('.').pop().toLowerCase()}`;
      const shown = element.closest('.file')?.querySelector('.filename');
      if (element.accept && !element.accept.includes(ending)) {
        if (shown) shown.textContent = 'This type of file is not accepted';
        return;
      }
      form.files[element.dataset.file] = chosen;
      if (shown) shown.textContent = chosen.name;
      form.set(`${element.dataset.file}-name`, chosen.name);
    });
  }

  /** Yes and No drawn as two buttons; a hidden checkbox says the same for No and for no answer. */
  function buttons(element, form) {
    const key = element.dataset.buttons;
    const hidden = element.querySelector('input');
    for (const button of element.querySelectorAll('button')) {
      button.addEventListener('click', (event) => {
        event.preventDefault();
        form.set(key, button.textContent.trim());
      });
    }
    form.onChange((changed) => {
      if (changed !== key) return;
      for (const button of element.querySelectorAll('button')) {
        const on = button.textContent.trim() === form.get(key);
        button.setAttribute('aria-pressed', String(on));
        button.classList.toggle('_active_y2cw4_58', on);
      }
      hidden.checked = form.get(key) === 'Yes';
    });
  }

  const wirings = {
    '[data-text]': text, '[data-radio]': radio, '[data-checkbox]': checkbox, '[data-select]': select, '[data-file]': file, '[data-buttons]': buttons,
  };

  window.Employer = { FormState, wirings };
})();
