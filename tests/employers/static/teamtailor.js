// Teamtailor's page: places offered while typing, the pick kept in a hidden field; files shown by name.
(() => {
  const box = document.querySelector('[data-places]');
  const hidden = document.querySelector('[name="candidate[location][city]"]');
  const WAIT_MS = 300;
  let timer;
  let list = null;
  const close = () => { list?.remove(); list = null; box.setAttribute('aria-expanded', 'false'); box.removeAttribute('aria-controls'); };
  box.addEventListener('input', () => {
    hidden.value = '';
    clearTimeout(timer);
    const asked = box.value;
    if (asked.length < 3) return close();
    timer = setTimeout(async () => {
      const found = await (await fetch(`/api/places?term=${encodeURIComponent(asked)}`)).json();
      if (box.value !== asked) return;
      close();
      list = document.createElement('ul');
      list.id = 'location-suggestions';
      list.setAttribute('role', 'listbox');
      for (const name of found) {
        const item = Object.assign(document.createElement('li'), { textContent: name });
        item.setAttribute('role', 'option');
        item.addEventListener('mousedown', (event) => event.preventDefault());
        item.addEventListener('click', () => { box.value = hidden.value = name; close(); });
        list.append(item);
      }
      box.after(list);
      box.setAttribute('aria-controls', list.id);
      box.setAttribute('aria-expanded', 'true');
    }, WAIT_MS);
    return undefined;
  });
  box.addEventListener('blur', () => { close(); if (!hidden.value) box.value = ''; });
  for (const input of document.querySelectorAll('.file input[type=file]')) {
    input.addEventListener('change', () => { input.closest('.file').querySelector('.filename').textContent = input.files[0]?.name ?? ''; });
  }
})();
