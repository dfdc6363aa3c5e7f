// What the conditions of a posting do in its pages: a captcha, dialogs and other nuisances, the objections of the server
// on a form it rendered again. Loaded in front of every other script, and only where there is something to do.
(() => {
  const told = JSON.parse(document.currentScript.dataset.flow);
  const submit = () => document.querySelector('button.submit, input.submit');

  /** A challenge in a frame; its token goes with the form. */
  function challenge() {
    if (document.querySelector('.h-captcha')) return;
    const box = document.createElement('div');
    box.className = 'h-captcha';
    box.innerHTML = '<iframe title="Widget containing checkbox for hCaptcha security challenge" src="/captcha?hcaptcha" width="303" height="78" style="width:303px;height:78px"></iframe><input type="hidden" name="h-captcha-response" value="">';
    submit().before(box);
    addEventListener('message', (event) => {
      if (event.data.captcha) box.querySelector('input').value = event.data.captcha;
    });
  }

  /** The challenge comes up when the form is sent; who has not solved it sends nothing. */
  function challengeAtSubmit() {
    document.addEventListener('click', (event) => {
      if (!event.target.closest?.('button.submit, input.submit') || document.querySelector('[name="h-captcha-response"]')?.value) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      challenge();
    }, true);
  }

  /** Put back what was sent, and say at each field what is wrong with it. */
  function objections({ errors, values }) {
    const form = document.querySelector('form');
    for (const [name, given] of Object.entries(values)) {
      const controls = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
      controls.forEach((control, index) => {
        if (control.type === 'file') return;
        if (control.type === 'radio' || control.type === 'checkbox') control.checked = control.defaultChecked = given.includes(control.value);
        else control.value = control.defaultValue = given[index] ?? given[0];
        control.dispatchEvent(new Event('change', { bubbles: true }));
      });
    }
    const list = document.createElement('div');
    list.className = 'form-error flash';
    list.setAttribute('role', 'alert');
    list.textContent = Object.values(errors).join(' ');
    form.prepend(list);
    for (const [name, message] of Object.entries(errors)) mark(form.querySelector(`[name="${CSS.escape(name)}"]`), message);
  }

  /** One objection at its field. */
  function mark(control, message) {
    if (!control) return;
    control.setAttribute('aria-invalid', 'true');
    const said = document.createElement('p');
    said.className = 'field-error form-error';
    said.id = `${control.id || control.name}-error`;
    said.textContent = message;
    control.setAttribute('aria-describedby', said.id);
    (control.closest('.field, li') ?? control.parentElement).append(said);
  }

  const nuisances = {
    alert: () => alert('We use cookies to make this site better.'),
    confirm: () => document.addEventListener('click', (event) => {
      if (event.target.closest?.('button.submit') && !confirm('Send your application?')) { event.preventDefault(); event.stopImmediatePropagation(); }
    }, true),
    beforeunload: () => addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = ''; }),
    download: () => Object.assign(document.createElement('a'), { href: '/brochure.pdf', download: '' }).click(),
    geolocation: () => navigator.geolocation?.getCurrentPosition(() => {}, () => {}),
    notifications: () => globalThis.Notification?.requestPermission(),
    memory: () => { globalThis.hoard = Array.from({ length: 200 }, () => new Uint8Array(1_000_000).fill(1)); },
  };

  document.addEventListener('DOMContentLoaded', () => {
    if (told.captcha === 'form' && submit()) challenge();
    if (told.captcha === 'submit' && submit()) challengeAtSubmit();
    if (told.errors) objections(told);
    if (told.newTab) {
      for (const link of document.querySelectorAll('main a.button')) {
        link.addEventListener('click', (event) => { event.preventDefault(); open(link.href, '_blank'); });
      }
    }
    if (document.querySelector('form, [data-slug]')) for (const name of told.nuisances ?? []) nuisances[name]();
  });
})();
