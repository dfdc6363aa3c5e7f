// Workday's way through an application: one step at a time, the page of a step built when it is reached; lists opened by
// buttons, search-and-pick prompts, dates in parts, and a resume parser that writes over what stands there.
(() => {
  const root = document.querySelector('#wd-root');
  if (!root) return;
  const { FormState, wirings } = window.Employer;
  const steps = [...document.querySelectorAll('template[data-step]')];
  const form = new FormState(root, root.dataset.slug);
  const PARSER_MS = 500;
  let step = 0;

  function popup(owner, id, options, choose) {
    shut();
    const box = document.createElement('div');
    box.dataset.automationWidget = 'wd-popup';
    box.dataset.associatedWidget = owner.id;
    box.className = 'wd-popup';
    const list = document.createElement('ul');
    list.id = id;
    list.setAttribute('role', 'listbox');
    for (const label of options) {
      const item = document.createElement('li');
      item.setAttribute('role', 'option');
      item.tabIndex = -1;
      item.innerHTML = '<div data-automation-id="promptOption"></div>';
      item.firstChild.textContent = label;
      item.addEventListener('mousedown', (event) => event.preventDefault());
      item.addEventListener('click', () => choose(label));
      list.append(item);
    }
    box.append(list);
    const { left, bottom, width } = owner.getBoundingClientRect();
    Object.assign(box.style, { left: `${left + scrollX}px`, top: `${bottom + scrollY}px`, width: `${Math.max(width, 200)}px` });
    document.body.append(box);
  }

  function shut() {
    document.querySelector('.wd-popup')?.remove();
    for (const button of root.querySelectorAll('button[aria-expanded="true"]')) {
      button.setAttribute('aria-expanded', 'false');
      button.removeAttribute('aria-controls');
    }
  }

  wirings['button[aria-haspopup="listbox"]'] = (button) => {
    const key = button.name;
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-expanded') === 'true') return shut();
      const id = `list-${button.id}`;
      popup(button, id, JSON.parse(button.dataset.options), (label) => { form.set(key, label); shut(); });
      button.setAttribute('aria-expanded', 'true');
      button.setAttribute('aria-controls', id);
      return undefined;
    });
    const draw = () => { button.textContent = form.get(key) || 'Select One'; };
    form.onChange((changed) => changed === key && draw());
    draw();
  };

  wirings['[data-automation-id="multiSelectContainer"]'] = (container) => {
    const key = container.dataset.prompt;
    const input = container.querySelector('input');
    const list = container.querySelector('[data-automation-id="selectedItemList"]');
    const options = JSON.parse(container.dataset.options);
    input.addEventListener('click', () => popup(container, `list-${container.id}`, options, pick));
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      const term = input.value.toLowerCase();
      popup(container, `list-${container.id}`, options.filter((option) => option.toLowerCase().includes(term)), pick);
    });
    input.addEventListener('blur', () => { input.value = ''; shut(); });
    function pick(label) {
      form.set(key, label);
      input.value = '';
      shut();
    }
    const draw = () => {
      const label = form.get(key);
      list.innerHTML = label ? '<li><div data-automation-id="selectedItem"><span></span> <span role="button" data-automation-id="DELETE_charm" aria-label="remove"></span></div></li>' : '';
      if (!label) return;
      list.querySelector('span').textContent = label;
      list.querySelector('[data-automation-id="DELETE_charm"]').addEventListener('click', () => form.set(key, ''));
    };
    form.onChange((changed) => changed === key && draw());
    draw();
  };

  wirings['[data-automation-id="dateInputWrapper"]'] = (wrapper) => {
    const key = wrapper.dataset.date;
    const parts = [...wrapper.querySelectorAll('input')];
    for (const part of parts) {
      // The box counts only once it was left, and only digits within its range.
      part.addEventListener('focusout', () => {
        const number = Number(part.value);
        const [low, high] = part.getAttribute('aria-label') === 'Year' ? [1900, 2100] : [1, part.getAttribute('aria-label') === 'Month' ? 12 : 31];
        if (!(number >= low && number <= high)) { part.value = ''; return; }
        part.setAttribute('aria-valuenow', String(number));
        const values = parts.map((at) => at.getAttribute('aria-valuenow'));
        if (values.every(Boolean)) form.set(key, values.join('/'));
      });
    }
  };

  wirings['[data-parser]'] = (input) => {
    input.addEventListener('change', () => {
      const item = root.querySelector('[data-automation-id="file-upload-item"]');
      setTimeout(() => {
        item.hidden = false;
        item.querySelector('[data-automation-id="file-upload-item-name"]').textContent = input.files[0].name;
        // It reads badly: the last employer becomes the title, and the other way round.
        form.set('workExperience-1--jobTitle', 'Employer, as the parser took it');
        form.set('workExperience-1--companyName', 'Title, as the parser took it');
      }, PARSER_MS);
    });
  };

  function draw() {
    shut();
    form.listeners.clear();
    root.querySelector('#wd-step').replaceChildren(steps[step].content.cloneNode(true));
    root.querySelector('[data-automation-id="progressBarActiveStep"]').textContent = `current step ${step + 1} of ${steps.length}: ${steps[step].dataset.step}`;
    const next = root.querySelector('#wd-next');
    const last = step === steps.length - 1;
    next.dataset.automationId = last ? 'pageFooterSubmitButton' : 'pageFooterNextButton';
    next.textContent = last ? 'Submit' : 'Save and Continue';
    const review = root.querySelector('.review');
    if (review) review.replaceChildren(...Object.entries(form.values).map(([key, value]) => Object.assign(document.createElement('li'), { textContent: `${key}: ${value}` })));
    form.wire();
    for (const key of Object.keys(form.values)) for (const listener of form.listeners) listener(key);
    form.conditions();
  }

  root.querySelector('#wd-next').addEventListener('click', () => {
    const said = root.querySelector('.form-error');
    const missing = form.missing();
    said.textContent = missing.length ? `Error: ${missing.length} field${missing.length > 1 ? 's are' : ' is'} required and must have a value.` : '';
    if (missing.length) return;
    if (step < steps.length - 1) { step += 1; draw(); return; }
    form.deliver(root);
  });

  draw();
})();
