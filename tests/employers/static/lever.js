// Lever's form: rendered by the server; the location must be picked from its list, free text is refused.
(() => {
  const form = document.querySelector('#application-form');
  if (!form) return;
  const box = form.querySelector('#location-input');
  const hidden = form.querySelector('#selected-location');
  const list = form.querySelector('.dropdown-results');
  const wrap = form.querySelector('.dropdown-container');
  let timer;
  let last = '';
  box.addEventListener('input', () => {
    hidden.value = '';
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const asked = box.value;
      if (!asked || asked === last) return;
      const found = await (await fetch(`/api/places?term=${encodeURIComponent(asked)}`)).json();
      if (asked !== box.value) return;
      wrap.style.display = 'block';
      list.replaceChildren(...found.map((name, index) => {
        const item = document.createElement('div');
        item.className = 'dropdown-location';
        item.id = `location-${index}`;
        item.textContent = name;
        item.addEventListener('mousedown', (event) => event.preventDefault());
        item.addEventListener('click', () => {
          last = box.value = name;
          hidden.value = JSON.stringify({ name });
          wrap.style.display = 'none';
        });
        return item;
      }));
    }, 200);
  });
  box.addEventListener('blur', () => {
    wrap.style.display = 'none';
    if (!hidden.value) box.value = '';
  });
  const file = form.querySelector('#resume-upload-input');
  file.addEventListener('change', () => {
    form.querySelector('.filename').textContent = file.files[0]?.name ?? '';
    form.querySelector('.resume-upload-success').hidden = !file.files.length;
  });
})();
