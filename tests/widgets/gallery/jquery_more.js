import './jquery_global.js';
import $ from 'jquery';
import 'jquery-ui-dist/jquery-ui.js';
import '@selectize/selectize/dist/js/selectize.js';
import Dropzone from 'dropzone';
import 'jquery-ui-dist/jquery-ui.css';
import '@selectize/selectize/dist/css/selectize.default.css';
import { keep } from './state.js';

const options = (list) => `<option value="">Choose</option>${list.map((item) => `<option>${item}</option>`).join('')}`;
document.getElementById('root').innerHTML = `<form>
  <div><label for="country">Country</label><select id="country">${options(['Ghana', 'United States'])}</select></div>
  <div><label for="skills">Skills</label><select id="skills" multiple>${options(['Python', 'Go', 'Rust'])}</select></div>
  <div><label for="start">Start date</label><input id="start"></div>
  <div><label for="degree">Degree</label><select id="degree">${options(['Bachelor', 'Master'])}</select></div>
  <h3>Resume</h3><div id="drop" class="dropzone" style="border: 1px solid; min-height: 60px"></div>
</form>`;
$('#country').selectize({ onChange: (value) => keep('country', value) });
$('#skills').selectize({ onChange: (value) => keep('skills', value) });
$('#start').datepicker({ dateFormat: 'yy-mm-dd' }).on('change', (event) => keep('start', event.target.value));
$('#degree').selectmenu({ change: (event, chosen) => keep('degree', chosen.item.value) });
Dropzone.autoDiscover = false;
new Dropzone('#drop', { url: 'about:blank', autoProcessQueue: false }).on('addedfile', (file) => keep('resume', file.name));
