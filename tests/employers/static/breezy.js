// Breezy's page: entries are added by a link; the resume is read on the server, and what it says goes into the form.
(() => {
  const form = document.querySelector('#candidate');
  const PARSER_MS = 600;

  for (const section of form.querySelectorAll('[data-more]')) {
    let count = 0;
    const add = section.querySelector('[data-more-add]');
    add.addEventListener('click', (event) => {
      event.preventDefault();
      count += 1;
      const holder = document.createElement('template');
      holder.innerHTML = section.querySelector('template').innerHTML.replaceAll('{n}', String(count));
      add.before(holder.content);
    });
  }

  const file = form.querySelector('#main-attachment');
  file.addEventListener('change', () => {
    form.querySelector('.filename').textContent = file.files[0]?.name ?? '';
    if (!file.files.length) return;
    setTimeout(() => {
      form.querySelector('[name="cSummary"]').value = 'Summary as the parser took it';
      const work = form.querySelector('[data-more="work"]');
      work.querySelector('[data-more-add]').click();
      work.querySelector('[name="cWorkPosition_1"]').value = 'Employer, as the parser took it';
    }, PARSER_MS);
  });
})();
