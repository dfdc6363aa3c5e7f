// Ashby's form: every answer goes to a draft on the server while it is given; success replaces the form in place.
(() => {
  const root = document.querySelector('#form');
  if (!root) return;
  const { FormState } = window.Employer;
  const form = new FormState(root, root.dataset.slug);
  const base = location.pathname.replace(/\/application$/, '');

  form.onChange((key) => {
    if (key.endsWith('-name')) return;
    const value = form.values[key];
    fetch(`${base}/draft`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ path: key, value }) });
  });

  form.wire();
  // The box that offers to fill the form from a resume is the first file input of the page; it is not the resume field.
  const autofill = root.parentElement.querySelector('.ashby-application-form-autofill-input-root input');
  autofill.addEventListener('change', () => {
    root.dataset.autofilled = 'true';
    form.set('_systemfield_name', 'Name From The Parser');
  });
  root.addEventListener('submit', (event) => event.preventDefault());
  root.querySelector('.ashby-application-form-submit-button').addEventListener('click', () => {
    const said = root.querySelector('.form-error');
    if (form.missing().length) { said.textContent = 'Missing entry for required field'; return; }
    form.deliver(root.parentElement);
  });
})();
