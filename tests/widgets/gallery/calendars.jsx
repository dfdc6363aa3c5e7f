import './jquery_global.js';
import React, { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import * as Popover from '@radix-ui/react-popover';
import { DayPicker } from 'react-day-picker';
import { createEditor, Node } from 'slate';
import { Editable, Slate, withReact } from 'slate-react';
import $ from 'jquery';
import AirDatepicker from 'air-datepicker';
import en from 'air-datepicker/locale/en';
import 'bootstrap-datepicker';
import 'react-day-picker/style.css';
import 'air-datepicker/air-datepicker.css';
import 'bootstrap-datepicker/dist/css/bootstrap-datepicker3.standalone.css';
import { keep } from './state.js';

const iso = (date) => (date ? [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-') : null);

function Picker() {
  const [day, setDay] = useState();
  const [open, setOpen] = useState(false);
  const choose = (date) => { setDay(date); setOpen(false); keep('start', iso(date)); };
  return (
    <div>
      <label htmlFor="start">Start date</label>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild><button id="start" type="button">{day ? day.toLocaleDateString('en-US', { dateStyle: 'long' }) : 'Pick a date'}</button></Popover.Trigger>
        <Popover.Portal><Popover.Content style={{ background: 'white' }}><DayPicker mode="single" selected={day} onSelect={choose} /></Popover.Content></Popover.Portal>
      </Popover.Root>
    </div>
  );
}

function Letter() {
  const editor = useMemo(() => withReact(createEditor()), []);
  const held = (value) => keep('letter', value.map((line) => Node.string(line)).filter(Boolean));
  return <Slate editor={editor} initialValue={[{ type: 'paragraph', children: [{ text: '' }] }]} onChange={held}><Editable aria-label="Cover letter" style={{ border: '1px solid' }} /></Slate>;
}

createRoot(document.getElementById('root')).render(<form><Picker /><Letter /></form>);

// Both let one type what they do not take: only their calendar tells.
const plain = document.createElement('form');
plain.innerHTML = '<p><label for="birth">Date of birth</label> <input id="birth"></p><p><label for="last">Last working day</label> <input id="last"></p><p><label for="from">Available from this date</label> <input id="from" readonly></p>';
document.body.append(plain);
new AirDatepicker('#birth', { locale: en, autoClose: true, onSelect: ({ date }) => keep('birth', iso(date)) });
$('#last').datepicker({ autoclose: true }).on('changeDate', (event) => keep('last', iso(event.date)));
new AirDatepicker('#from', { locale: en, autoClose: true, onSelect: ({ date }) => keep('from', iso(date)) });
