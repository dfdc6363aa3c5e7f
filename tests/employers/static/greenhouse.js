// The older Greenhouse form: rendered by the server, its long lists dressed by a widget in the manner of Select2 version 3.
(() => {
  const form = document.querySelector('#application_form');
  if (!form) return;

  function dress(select) {
    const box = document.createElement('div');
    box.className = 'select2-container';
    box.id = `s2id_${select.id}`;
    box.innerHTML = `<a href="javascript:void(0)" class="select2-choice" tabindex="-1"><span class="select2-chosen"></span><span class="select2-arrow" role="presentation">▾</span></a>
      <label for="s2id_autogen_${select.id}" class="select2-offscreen"></label><input class="select2-focusser select2-offscreen" type="text" aria-haspopup="true" role="button" id="s2id_autogen_${select.id}">`;
    select.before(box);
    select.classList.add('select2-offscreen');
    select.tabIndex = -1;
    const chosen = box.querySelector('.select2-chosen');
    const draw = () => { chosen.textContent = select.selectedOptions[0]?.textContent || 'Please select'; };
    select.addEventListener('change', draw);
    draw();
    box.querySelector('a').addEventListener('mousedown', (event) => {
      event.preventDefault();
      document.querySelector('.select2-drop-active') ? shut() : open(select, box);
    });
  }

  function open(select, box) {
    box.classList.add('select2-dropdown-open');
    const drop = document.createElement('div');
    drop.className = 'select2-drop select2-drop-active';
    drop.innerHTML = `<div class="select2-search"><label for="s2id_autogen_${select.id}_search" class="select2-offscreen"></label><input type="text" class="select2-input" id="s2id_autogen_${select.id}_search" autocomplete="off" role="combobox" aria-expanded="true"></div><ul class="select2-results" role="listbox"></ul>`;
    const { left, bottom, width } = box.getBoundingClientRect();
    Object.assign(drop.style, { left: `${left + scrollX}px`, top: `${bottom + scrollY}px`, width: `${width}px` });
    document.body.append(drop);
    const list = drop.querySelector('ul');
    const fill = (term) => {
      list.replaceChildren(...[...select.options].filter((option) => option.value && option.textContent.toLowerCase().includes(term)).map((option) => {
        const item = document.createElement('li');
        item.className = 'select2-results-dept-0 select2-result select2-result-selectable';
        item.setAttribute('role', 'presentation');
        item.innerHTML = '<div class="select2-result-label" role="option"></div>';
        item.firstChild.textContent = option.textContent;
        item.addEventListener('mouseup', () => {
          select.value = option.value;
          select.dispatchEvent(new Event('change', { bubbles: true }));
          shut();
        });
        return item;
      }));
    };
    drop.querySelector('input').addEventListener('input', (event) => fill(event.target.value.toLowerCase()));
    fill('');
  }

  function shut() {
    document.querySelector('.select2-drop-active')?.remove();
    document.querySelector('.select2-dropdown-open')?.classList.remove('select2-dropdown-open');
  }

  for (const select of form.querySelectorAll('select.long')) dress(select);
  for (const input of form.querySelectorAll('input[type=file]')) {
    input.addEventListener('change', () => { input.closest('.field').querySelector('.filename').textContent = input.files[0]?.name ?? ''; });
  }
  const conditions = () => {
    for (const part of form.querySelectorAll('[data-when]')) {
      const [name, wanted] = part.dataset.when.split('=');
      const asked = form.querySelector(`[data-question="${name}"]`);
      const shown = asked?.selectedOptions?.[0]?.textContent === wanted;
      part.hidden = !shown;
    }
  };
  form.addEventListener('change', conditions);
  conditions();
})();
