import $ from 'jquery';
import select2 from 'select2';
import Choices from 'choices.js';
import TomSelect from 'tom-select';
import intlTelInput from 'intl-tel-input/intlTelInputWithUtils';
import flatpickr from 'flatpickr';
import * as FilePond from 'filepond';
import Quill from 'quill';
import 'select2/dist/css/select2.css';
import 'choices.js/public/assets/styles/choices.css';
import 'tom-select/dist/css/tom-select.css';
import 'intl-tel-input/styles';
import 'flatpickr/dist/flatpickr.css';
import 'filepond/dist/filepond.min.css';
import 'quill/dist/quill.snow.css';
import { keep } from './state.js';

select2(window, $);
const options = '<option value=""></option><option value="DE">Germany</option><option value="GH">Ghana</option><option value="US">United States</option>';
document.getElementById('root').innerHTML = `<form>
  <div><label for="s2">Country</label><select id="s2" style="width:200px">${options}</select></div>
  <div><label for="s2m">Languages</label><select id="s2m" multiple style="width:200px"><option>English</option><option>German</option><option>French</option></select></div>
  <div><label for="ch">Office</label><select id="ch">${options}</select></div>
  <div><label for="ts">Region</label><select id="ts">${options}</select></div>
  <div><label for="tel">Phone</label><input id="tel" type="tel"></div>
  <div><label for="fp">Start date</label><input id="fp"></div>
  <div><label for="pond">Resume</label><input id="pond" type="file"></div>
  <div><span id="ql">About you</span><div id="editor" aria-labelledby="ql"></div></div>
</form>`;
$('#s2').select2({ placeholder: 'Select' }).on('change', (event) => keep('country', event.target.value));
$('#s2m').select2().on('change', () => keep('languages', $('#s2m').val()));
new Choices('#ch');
document.getElementById('ch').addEventListener('change', (event) => keep('office', event.target.value));
new TomSelect('#ts', { onChange: (value) => keep('region', value) });
const iti = intlTelInput(document.getElementById('tel'), { initialCountry: 'de', separateDialCode: true });
document.getElementById('tel').addEventListener('input', () => keep('phone', iti.getNumber()));
flatpickr('#fp', { dateFormat: 'Y-m-d', allowInput: true, onChange: (dates, written) => keep('start', written) });
const pond = FilePond.create(document.getElementById('pond'));
pond.on('addfile', (error, file) => keep('resume', file?.filename));
const quill = new Quill('#editor', { theme: 'snow', modules: { toolbar: false } });
quill.on('text-change', () => keep('about', quill.getText().trim()));
