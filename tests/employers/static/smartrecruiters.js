// SmartRecruiters' Spark components, as far as a form needs them: every box lies in an open shadow root, a phone's in two.
(() => {
  const { wirings, combobox } = window.Employer;
  let count = 0;
  const style = '<style>label{display:block;font-weight:600}input,textarea,button{font:inherit;padding:8px 10px;width:100%;box-sizing:border-box}.row{display:flex;gap:8px}.row button{width:110px}._floating{position:absolute;background:#fff;border:1px solid #aaa;z-index:9}:host{display:block;position:relative;margin-bottom:16px}</style>';
  const text = (words) => Object.assign(document.createElement('i'), { textContent: words }).innerHTML;

  function define(name, build) {
    customElements.define(name, class extends HTMLElement {
      connectedCallback() {
        if (this.shadowRoot) return;
        this.number = ++count;
        this.attachShadow({ mode: 'open' }).innerHTML = style + build(this);
      }
    });
  }

  const id = (host) => host.getAttribute('input-id') ?? `spl-form-element_${host.number}`;
  const label = (host) => `<label for="${id(host)}">${text(host.getAttribute('label'))}${host.hasAttribute('required') ? '<span aria-hidden="true">*</span>' : ''}</label>`;
  const must = (host) => (host.hasAttribute('required') ? ' required aria-required="true"' : '');

  define('spl-input', (host) => `${label(host)}<input id="${id(host)}" type="${host.getAttribute('type') ?? 'text'}" autocomplete="${host.getAttribute('autocomplete') ?? 'off'}" placeholder="${host.getAttribute('placeholder') ?? ''}"${must(host)}>`);
  define('spl-textarea', (host) => `${label(host)}<textarea id="${id(host)}"${must(host)}></textarea>`);
  define('spl-autocomplete', (host) => `${label(host)}<input id="${id(host)}" type="text" role="combobox" aria-autocomplete="list" aria-expanded="false" autocomplete="off"${must(host)}>`);
  define('spl-radio-group', (host) => `<fieldset role="radiogroup" aria-label="${text(host.getAttribute('label'))}"><legend>${text(host.getAttribute('label'))}${host.hasAttribute('required') ? '*' : ''}</legend>${JSON.parse(host.getAttribute('options')).map((option, at) => `<div><input type="radio" style="width:auto" id="${id(host)}-${at}" name="${id(host)}" value="${text(option)}"><label style="display:inline;font-weight:400" for="${id(host)}-${at}">${text(option)}</label></div>`).join('')}</fieldset>`);
  define('spl-dropzone', (host) => `<div class="dropzone"><button type="button">Choose a file</button> or drop it here<input type="file" id="file-input" aria-label="Choose a file or drop it here" style="position:absolute;opacity:0;width:1px;height:1px"><span class="filename"></span></div>`);
  define('oc-resume-upload', () => '<p>Resume*</p><spl-dropzone></spl-dropzone>');
  define('oc-resume-parser', () => '<p>Autofill from resume</p><spl-dropzone></spl-dropzone>');
  define('spl-tel', (host) => `<input type="tel" id="spl-form-element_tel_${host.number}" aria-label="Phone number" required>`);
  define('spl-phone-field', (host) => `<span class="label" id="phone-label">${text(host.getAttribute('label'))}*</span><div class="row"><button type="button" role="combobox" aria-haspopup="listbox" aria-expanded="false" aria-label="Country code">United States +1</button><spl-tel></spl-tel></div>`);

  const inner = (host, selector) => host.shadowRoot.querySelector(selector);
  const box = (input, form, key) => { input.dataset.text = key; wirings['[data-text]'](input, form); };

  Object.assign(wirings, {
    'spl-input, spl-textarea': (host, form) => box(inner(host, 'input, textarea'), form, host.dataset.key),
    'spl-phone-field': (host, form) => box(inner(host, 'spl-tel').shadowRoot.querySelector('input'), form, host.dataset.key),
    'spl-autocomplete': (host, form) => combobox(inner(host, 'input'), form, host.dataset.key, {
      remote: host.getAttribute('remote'), options: JSON.parse(host.getAttribute('options') ?? '[]'), root: host.shadowRoot, item: 'spl-select-option',
    }),
    'spl-radio-group': (host, form) => { for (const radio of host.shadowRoot.querySelectorAll('input')) { radio.dataset.radio = host.dataset.key; wirings['[data-radio]'](radio, form); } },
    'oc-resume-upload': (host, form) => {
      const zone = inner(host, 'spl-dropzone').shadowRoot;
      const input = zone.querySelector('input');
      const name = () => { zone.querySelector('.filename').textContent = form.files[host.dataset.key]?.name ?? ''; };
      input.addEventListener('change', () => { if (input.files[0]) form.files[host.dataset.key] = input.files[0]; name(); });
      name();
    },
  });

  // The box above the form is not the resume field: it reads the file and writes over the form.
  document.querySelector('oc-resume-parser').shadowRoot.querySelector('spl-dropzone').shadowRoot.querySelector('input')
    .addEventListener('change', () => { document.body.dataset.autofilled = 'true'; });
})();
