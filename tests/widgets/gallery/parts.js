import SlimSelect from 'slim-select';
import '@shoelace-style/shoelace/dist/components/input/input.js';
import '@shoelace-style/shoelace/dist/components/select/select.js';
import '@shoelace-style/shoelace/dist/components/option/option.js';
import '@shoelace-style/shoelace/dist/components/radio-group/radio-group.js';
import '@shoelace-style/shoelace/dist/components/radio/radio.js';
import '@shoelace-style/shoelace/dist/components/checkbox/checkbox.js';
import '@shoelace-style/shoelace/dist/components/textarea/textarea.js';
import { createApp, h, ref } from 'vue/dist/vue.esm-bundler.js';
import { ElOption, ElSelect } from 'element-plus';
import 'slim-select/styles';
import '@shoelace-style/shoelace/dist/themes/light.css';
import 'element-plus/dist/index.css';
import { keep } from './state.js';

document.getElementById('root').innerHTML = `<form>
  <div><label for="slim">Region</label><select id="slim"><option value="">Choose</option><option value="DE">Germany</option><option value="US">United States</option></select></div>
  <sl-input label="First name" id="first"></sl-input>
  <sl-select label="Degree" id="degree"><sl-option value="ba">Bachelor</sl-option><sl-option value="ma">Master</sl-option></sl-select>
  <sl-radio-group label="Shift" id="shift"><sl-radio value="d">Day</sl-radio><sl-radio value="n">Night</sl-radio></sl-radio-group>
  <sl-checkbox id="remote">Remote only</sl-checkbox>
  <sl-textarea label="About you" id="about"></sl-textarea>
  <div id="vue"></div><input type="hidden">
</form>`;
new SlimSelect({ select: '#slim', settings: { showSearch: true }, events: { afterChange: (chosen) => keep('region', chosen[0]?.value) } });
const on = (id, event, read) => document.getElementById(id).addEventListener(event, (at) => keep(id, read(at.target)));
on('first', 'sl-input', (at) => at.value);
on('degree', 'sl-change', (at) => at.value);
on('shift', 'sl-change', (at) => at.value);
on('remote', 'sl-change', (at) => at.checked);
on('about', 'sl-input', (at) => at.value);
createApp({
  setup() {
    const office = ref('');
    return () =>
      h('div', [
        h('label', { for: 'office' }, 'Office'),
        h(ElSelect, { id: 'office', modelValue: office.value, placeholder: 'Select', 'onUpdate:modelValue': (value) => { office.value = value; keep('office', value); } },
          () => ['Berlin', 'Accra'].map((item) => h(ElOption, { key: item, label: item, value: item }))),
      ]);
  },
}).mount('#vue');
