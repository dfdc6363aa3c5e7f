import React from 'react';
import { createRoot } from 'react-dom/client';
import ClassicEditor from '@ckeditor/ckeditor5-build-classic';
import tinymce from 'tinymce';
import 'tinymce/models/dom';
import 'tinymce/themes/silver';
import 'tinymce/icons/default';
import flatpickr from 'flatpickr';
import monthSelect from 'flatpickr/dist/plugins/monthSelect';
import Datepicker from 'vanillajs-datepicker/Datepicker';
import FormControl from '@mui/joy/FormControl';
import FormLabel from '@mui/joy/FormLabel';
import Input from '@mui/joy/Input';
import { AdapterDayjs } from 'mui-x-8/AdapterDayjs';
import { DatePicker, LocalizationProvider } from 'mui-x-8';
import 'tinymce/skins/ui/oxide/skin.css';
import 'flatpickr/dist/flatpickr.css';
import 'flatpickr/dist/plugins/monthSelect/style.css';
import 'vanillajs-datepicker/css/datepicker.css';
import { keep } from './state.js';

const month = (date) => (date ? `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}` : null);
const took = (name, format) => (value) => keep(name, value?.isValid() ? value.format(format) : null);

// Editors in the place of a box that they hide, one in the page and one in a frame; months that are chosen in a year.
document.getElementById('root').innerHTML = `<form>
  <p><label for="letter">Cover letter</label><textarea id="letter"></textarea></p>
  <p><label for="about">About you</label><textarea id="about"></textarea></p>
  <p><label for="from">Employed from</label> <input id="from"></p>
  <p><label for="until">Employed until</label> <input id="until"></p>
  <div id="drawn"></div></form>`;
document.documentElement.dataset.making = 'editors';
const made = ClassicEditor.create(document.getElementById('letter')).then((editor) => editor.model.document.on('change:data', () => keep('letter', editor.getData())));
const text = (editor) => () => keep('about', editor.getContent({ format: 'text' }).trim());
Promise.all([made, tinymce.init({ selector: '#about', skin: false, content_css: false, menubar: false, height: 150, setup: (editor) => editor.on('input change SetContent blur', text(editor)) })]).then(() => delete document.documentElement.dataset.making);
flatpickr('#from', { plugins: [new monthSelect({ dateFormat: 'm/Y' })], onChange: ([date]) => keep('from', month(date)) });
new Datepicker(document.getElementById('until'), { pickLevel: 1, format: 'mm/yyyy', autohide: true });
document.getElementById('until').addEventListener('changeDate', (event) => keep('until', month(event.detail.date)));
createRoot(document.getElementById('drawn')).render(
  <LocalizationProvider dateAdapter={AdapterDayjs}>
    <FormControl><FormLabel>First name</FormLabel><Input onChange={(event) => keep('first', event.target.value)} /></FormControl>
    <DatePicker label="Start date" onChange={took('start', 'YYYY-MM-DD')} />
    <DatePicker label="Graduated" views={['month', 'year']} onChange={took('graduated', 'YYYY-MM')} />
  </LocalizationProvider>,
);
