import React, { useState } from 'react';
import { createRoot } from 'react-dom/client';
import DatePicker from 'react-datepicker';
import { useDropzone } from 'react-dropzone';
import { createApp, h, ref } from 'vue/dist/vue.esm-bundler.js';
import 'react-datepicker/dist/react-datepicker.css';
import { keep } from './state.js';

function Drop() {
  const [taken, setTaken] = useState('');
  const { getRootProps, getInputProps } = useDropzone({ onDrop: (files) => { setTaken(files.map((file) => file.name).join()); keep('resume', files.map((file) => file.name)); } });
  return <div {...getRootProps({ className: 'dropzone', style: { border: '1px dashed', padding: 20 } })}><input {...getInputProps()} /><p>Resume: drag a file here, or click {taken}</p></div>;
}

function Page() {
  const [start, setStart] = useState(null);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [again, setAgain] = useState(0);
  const masked = (text) => text.replace(/\D/g, '').slice(0, 10).replace(/^(\d{3})(\d{3})(\d+)$/, '($1) $2-$3');
  return (
    <form>
      <label>Start date <DatePicker selected={start} onChange={(date) => { setStart(date); keep('start', date?.toISOString().slice(0, 10)); }} dateFormat="yyyy-MM-dd" /></label>
      <label key={`name${again}`}>Name <input value={name} onChange={(event) => { setName(event.target.value); keep('name', event.target.value); if (!again) setTimeout(() => setAgain(1), 100); }} /></label>
      <label>Phone <input type="tel" value={phone} onChange={(event) => { setPhone(masked(event.target.value)); keep('phone', masked(event.target.value)); }} /></label>
      <Drop />
    </form>
  );
}
createRoot(document.getElementById('root')).render(<Page />);

const vue = document.createElement('div');
document.body.append(vue);
createApp({
  setup() {
    const city = ref('');
    const shift = ref('');
    const years = ref(0);
    return { city, shift, years, keep };
  },
  template: `<form><label>City <input v-model.lazy="city" @change="keep('city', city)"></label>
    <label>Years <input type="number" v-model.number="years" @input="keep('years', years)"></label>
    <label>Shift <select v-model="shift" @change="keep('shift', shift)"><option value="">Choose</option><option>Day</option><option>Night</option></select></label></form>`,
}).mount(vue);
void h;
