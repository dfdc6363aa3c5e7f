import React, { useState } from 'react';
import { createRoot } from 'react-dom/client';
import Select from 'react-select';
import AsyncSelect from 'react-select/async';
import CreatableSelect from 'react-select/creatable';
import { keep } from './state.js';

const countries = ['Germany', 'Ghana', 'United States', 'United States Minor Outlying Islands'].map((label) => ({ value: label, label }));
const cities = ['Berlin, Germany', 'Bern, Switzerland', 'Berlin, Connecticut, United States'].map((label) => ({ value: label, label }));
const search = (words) =>
  new Promise((resolve) => setTimeout(() => resolve(cities.filter((city) => city.label.toLowerCase().startsWith(words.toLowerCase()))), 300));

function Page() {
  const [late, setLate] = useState(null);
  return (
    <form>
      <label htmlFor="country">Country</label>
      <Select inputId="country" options={countries} onChange={(one) => keep('country', one?.value ?? null)} required />
      <label htmlFor="prefixed">Office</label>
      <Select inputId="prefixed" classNamePrefix="select" options={countries} onChange={(one) => keep('office', one?.value)} />
      <label htmlFor="many">Languages</label>
      <Select inputId="many" isMulti options={['English', 'German', 'French'].map((label) => ({ value: label, label }))} onChange={(all) => keep('languages', all.map((one) => one.value))} />
      <label htmlFor="city">City</label>
      <AsyncSelect inputId="city" loadOptions={search} onChange={(one) => keep('city', one?.value)} />
      <label htmlFor="body">Portal</label>
      <Select inputId="body" menuPortalTarget={document.body} value={late} options={countries} onChange={(one) => { setLate(one); keep('portal', one?.value); }} />
      <label htmlFor="tag">Tag</label>
      <CreatableSelect inputId="tag" options={countries} onChange={(one) => keep('tag', one?.value)} />
    </form>
  );
}
createRoot(document.getElementById('root')).render(<Page />);
