import React, { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Combobox, ComboboxInput, ComboboxOption, ComboboxOptions, Label, Listbox, ListboxButton, ListboxOption, ListboxOptions, Field, RadioGroup, Radio } from '@headlessui/react';
import { useCombobox, useSelect } from 'downshift';
import * as Radix from '@radix-ui/react-select';
import { keep } from './state.js';

const items = ['Bachelor', 'Master', 'Doctorate'];

function Headless() {
  const [degree, setDegree] = useState(null);
  const [city, setCity] = useState(null);
  const [query, setQuery] = useState('');
  const [plan, setPlan] = useState(null);
  return (
    <>
      <Field><Label>Degree</Label>
        <Listbox value={degree} onChange={(value) => { setDegree(value); keep('degree', value); }}>
          <ListboxButton>{degree ?? 'Select a degree'}</ListboxButton>
          <ListboxOptions anchor="bottom">{items.map((item) => <ListboxOption key={item} value={item}>{item}</ListboxOption>)}</ListboxOptions>
        </Listbox></Field>
      <Field><Label>Level</Label>
        <Combobox value={city} onChange={(value) => { setCity(value); keep('level', value); }} onClose={() => setQuery('')}>
          <ComboboxInput displayValue={(value) => value ?? ''} onChange={(event) => setQuery(event.target.value)} />
          <ComboboxOptions>{items.filter((item) => item.toLowerCase().includes(query.toLowerCase())).map((item) => <ComboboxOption key={item} value={item}>{item}</ComboboxOption>)}</ComboboxOptions>
        </Combobox></Field>
      <RadioGroup value={plan} onChange={(value) => { setPlan(value); keep('shift', value); }} aria-label="Shift">
        {['Day', 'Night'].map((item) => <Radio key={item} value={item}>{item}</Radio>)}
      </RadioGroup>
    </>
  );
}

function Down() {
  const [inputItems, setInputItems] = useState(items);
  const combo = useCombobox({
    items: inputItems,
    onInputValueChange: ({ inputValue }) => setInputItems(items.filter((item) => item.toLowerCase().startsWith((inputValue ?? '').toLowerCase()))),
    onSelectedItemChange: ({ selectedItem }) => keep('title', selectedItem),
  });
  const select = useSelect({ items, onSelectedItemChange: ({ selectedItem }) => keep('grade', selectedItem) });
  return (
    <>
      <div><label {...combo.getLabelProps()}>Title</label><input {...combo.getInputProps()} />
        <ul {...combo.getMenuProps()}>{combo.isOpen && inputItems.map((item, index) => <li key={item} {...combo.getItemProps({ item, index })}>{item}</li>)}</ul></div>
      <div><label {...select.getLabelProps()}>Grade</label><div {...select.getToggleButtonProps()}>{select.selectedItem ?? 'Choose'}</div>
        <ul {...select.getMenuProps()}>{select.isOpen && items.map((item, index) => <li key={item} {...select.getItemProps({ item, index })}>{item}</li>)}</ul></div>
    </>
  );
}

function RadixPart() {
  return (
    <div><label htmlFor="radix">Seniority</label>
      <Radix.Root onValueChange={(value) => keep('seniority', value)}>
        <Radix.Trigger id="radix"><Radix.Value placeholder="Pick one" /></Radix.Trigger>
        <Radix.Portal><Radix.Content position="popper"><Radix.Viewport>
          {items.map((item) => <Radix.Item key={item} value={item}><Radix.ItemText>{item}</Radix.ItemText></Radix.Item>)}
        </Radix.Viewport></Radix.Content></Radix.Portal>
      </Radix.Root></div>
  );
}
createRoot(document.getElementById('root')).render(<form><Headless /><Down /><RadixPart /></form>);
