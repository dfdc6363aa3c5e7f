import React, { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Autocomplete, Checkbox, FormControl, FormControlLabel, FormLabel, InputLabel, MenuItem, Radio, RadioGroup, Select, Switch, TextField } from '@mui/material';
import { LocalizationProvider } from '@mui/x-date-pickers/LocalizationProvider';
import { AdapterDayjs } from '@mui/x-date-pickers/AdapterDayjs';
import { DatePicker } from '@mui/x-date-pickers/DatePicker';
import { keep } from './state.js';

function Page() {
  const [name, setName] = useState('');
  const [degree, setDegree] = useState('');
  return (
    <LocalizationProvider dateAdapter={AdapterDayjs}>
      <form style={{ display: 'grid', gap: 16 }}>
        <TextField label="Full name" value={name} onChange={(event) => { setName(event.target.value); keep('name', event.target.value); }} required />
        <FormControl><InputLabel id="degree-label">Degree</InputLabel>
          <Select labelId="degree-label" label="Degree" value={degree} onChange={(event) => { setDegree(event.target.value); keep('degree', event.target.value); }}>
            <MenuItem value="ba">Bachelor's Degree</MenuItem><MenuItem value="ma">Master's Degree</MenuItem>
          </Select></FormControl>
        <Autocomplete options={['Germany', 'Ghana', 'United States']} onChange={(event, value) => keep('country', value)} renderInput={(params) => <TextField {...params} label="Country" />} />
        <Autocomplete multiple options={['Python', 'SQL', 'Go']} onChange={(event, value) => keep('skills', value)} renderInput={(params) => <TextField {...params} label="Skills" />} />
        <FormControl><FormLabel id="shift">Shift</FormLabel>
          <RadioGroup aria-labelledby="shift" onChange={(event) => keep('shift', event.target.value)}>
            <FormControlLabel value="day" control={<Radio />} label="Day" /><FormControlLabel value="night" control={<Radio />} label="Night" />
          </RadioGroup></FormControl>
        <FormControlLabel control={<Checkbox onChange={(event) => keep('agree', event.target.checked)} />} label="I agree" />
        <FormControlLabel control={<Switch onChange={(event) => keep('remote', event.target.checked)} />} label="Remote only" />
        <DatePicker desktopModeMediaQuery="@media all" label="Start date" onChange={(value) => keep('start', value?.isValid() ? value.format('YYYY-MM-DD') : null)} />
      </form>
    </LocalizationProvider>
  );
}
createRoot(document.getElementById('root')).render(<Page />);
