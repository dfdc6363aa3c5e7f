import React, { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { MantineProvider, Select, MultiSelect } from '@mantine/core';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import * as Checkbox from '@radix-ui/react-checkbox';
import * as RadioGroup from '@radix-ui/react-radio-group';
import { Dropdown } from 'primereact/dropdown';
import PhoneInput from 'react-phone-number-input';
import '@mantine/core/styles.css';
import 'react-phone-number-input/style.css';
import { keep } from './state.js';

const degrees = ['Bachelor', 'Master', 'Doctorate'];

function Mantine() {
  return (
    <MantineProvider>
      <Select label="Degree" placeholder="Pick one" data={degrees} onChange={(value) => keep('degree', value)} />
      <MultiSelect label="Skills" data={['Python', 'Go', 'Rust']} onChange={(value) => keep('skills', value)} />
    </MantineProvider>
  );
}

function Aria() {
  return (
    <>
      <AriaSelect onSelectionChange={(key) => keep('level', key)}>
        <Label>Level</Label>
        <Button><SelectValue /></Button>
        <Popover><ListBox>{degrees.map((item) => <ListBoxItem key={item} id={item}>{item}</ListBoxItem>)}</ListBox></Popover>
      </AriaSelect>
      <ComboBox onSelectionChange={(key) => keep('title', key)}>
        <Label>Job level</Label>
        <Input /><Button>v</Button>
        <Popover><ListBox>{degrees.map((item) => <ListBoxItem key={item} id={item}>{item}</ListBoxItem>)}</ListBox></Popover>
      </ComboBox>
    </>
  );
}

function RadixParts() {
  return (
    <>
      <div id="shift">Shift</div>
      <RadioGroup.Root aria-labelledby="shift" onValueChange={(value) => keep('shift', value)}>
        {['Day', 'Night'].map((item) => (
          <div key={item}><RadioGroup.Item value={item} id={`shift-${item}`} style={{ width: 20, height: 20 }}><RadioGroup.Indicator>x</RadioGroup.Indicator></RadioGroup.Item><label htmlFor={`shift-${item}`}>{item}</label></div>
        ))}
      </RadioGroup.Root>
      <div><Checkbox.Root id="remote" style={{ width: 20, height: 20 }} onCheckedChange={(value) => keep('remote', value)}><Checkbox.Indicator>x</Checkbox.Indicator></Checkbox.Root><label htmlFor="remote">Remote only</label></div>
    </>
  );
}

function Prime() {
  const [office, setOffice] = useState(null);
  return (
    <div><label htmlFor="prime">Office</label>
      <Dropdown inputId="prime" value={office} options={['Berlin', 'Accra', 'Boston']} placeholder="Choose" onChange={(event) => { setOffice(event.value); keep('office', event.value); }} /></div>
  );
}

function Phone() {
  const [phone, setPhone] = useState();
  return <div><label htmlFor="phone">Phone</label><PhoneInput id="phone" defaultCountry="DE" value={phone} onChange={(value) => { setPhone(value); keep('phone', value ?? null); }} /></div>;
}
createRoot(document.getElementById('root')).render(<form><Mantine /><Aria /><RadixParts /><Prime /><Phone /></form>);
