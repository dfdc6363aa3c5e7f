// iCIMS' own lists: a link shows the choice and opens a panel with a search box; the select behind is set by the panel.
(() => {
  function dress(select) {
    const box = document.createElement('div');
    box.className = 'icims-dropdown';
    box.innerHTML = `<a href="javascript:void(0)" role="combobox" class="dropdown-link" id="${select.id}_icimsDropdown" aria-haspopup="listbox" aria-expanded="false" tabindex="0"><span class="dropdown-text"></span></a>`;
    select.after(box);
    const link = box.querySelector('a');
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    label.id ||= `${select.id}_label`;
    link.setAttribute('aria-labelledby', label.id);
    const draw = () => { box.querySelector('.dropdown-text').textContent = select.selectedOptions[0]?.textContent ?? ''; };
    let panel = null;
    const close = () => { panel?.remove(); panel = null; link.setAttribute('aria-expanded', 'false'); link.removeAttribute('aria-controls'); };
    const fill = (list, term) => list.replaceChildren(...[...select.options].filter((option) => option.value && option.textContent.toLowerCase().includes(term)).map((option) => {
      const item = Object.assign(document.createElement('li'), { className: 'dropdown-result', textContent: option.textContent });
      item.setAttribute('role', 'option');
      item.addEventListener('mousedown', (event) => event.preventDefault());
      item.addEventListener('click', () => { select.value = option.value; select.dispatchEvent(new Event('change', { bubbles: true })); close(); });
      return item;
    }));
    link.addEventListener('click', (event) => {
      event.preventDefault();
      if (panel) return close();
      panel = document.createElement('div');
      panel.className = 'dropdown-container icims-panel';
      panel.innerHTML = `<input type="text" class="dropdown-search" role="searchbox" aria-label="Search" autocomplete="off"><ul id="result-${select.id}" role="listbox" class="dropdown-results-list"></ul>`;
      const list = panel.querySelector('ul');
      panel.querySelector('input').addEventListener('input', (event) => fill(list, event.target.value.toLowerCase()));
      fill(list, '');
      panel.style.display = 'block';
      box.append(panel);
      link.setAttribute('aria-expanded', 'true');
      link.setAttribute('aria-controls', list.id);
      return undefined;
    });
    select.addEventListener('change', draw);
    draw();
  }

  for (const select of document.querySelectorAll('select[data-icims]')) dress(select);
  for (const input of document.querySelectorAll('.file input[type=file]')) {
    input.addEventListener('change', () => { input.closest('.file').querySelector('.filename').textContent = input.files[0]?.name ?? ''; });
  }
})();
