import 'zone.js';
import '@angular/compiler';
import { Component } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { provideNativeDateAdapter } from '@angular/material/core';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatInputModule } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { MatSelectModule } from '@angular/material/select';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
// By its place: the package offers its themes to style sheets only.
import '../node_modules/@angular/material/prebuilt-themes/azure-blue.css';
import { keep } from './state.js';

const iso = (value: unknown) =>
  value instanceof Date ? [value.getFullYear(), value.getMonth() + 1, value.getDate()].map((part) => String(part).padStart(2, '0')).join('-') : value;

@Component({
  selector: 'job-form',
  standalone: true,
  imports: [ReactiveFormsModule, MatAutocompleteModule, MatCheckboxModule, MatDatepickerModule, MatInputModule, MatRadioModule, MatSelectModule],
  template: `<form [formGroup]="form">
    <mat-form-field><mat-label>First name</mat-label><input matInput formControlName="first"></mat-form-field>
    <mat-form-field><mat-label>Degree</mat-label><mat-select formControlName="degree">@for (item of degrees; track item) {<mat-option [value]="item">{{ item }}</mat-option>}</mat-select></mat-form-field>
    <mat-form-field><mat-label>Skills</mat-label><mat-select multiple formControlName="skills">@for (item of skills; track item) {<mat-option [value]="item">{{ item }}</mat-option>}</mat-select></mat-form-field>
    <mat-form-field><mat-label>Country</mat-label><input matInput formControlName="country" [matAutocomplete]="list"><mat-autocomplete #list="matAutocomplete">@for (item of countries; track item) {<mat-option [value]="item">{{ item }}</mat-option>}</mat-autocomplete></mat-form-field>
    <mat-form-field><mat-label>Start date</mat-label><input matInput [matDatepicker]="picker" formControlName="start"><mat-datepicker #picker></mat-datepicker></mat-form-field>
    <div><span id="shift">Shift</span><mat-radio-group aria-labelledby="shift" formControlName="shift"><mat-radio-button value="d">Day</mat-radio-button><mat-radio-button value="n">Night</mat-radio-button></mat-radio-group></div>
    <mat-checkbox formControlName="agree">I agree</mat-checkbox>
  </form>`,
})
class JobForm {
  degrees = ['Bachelor', 'Master'];
  skills = ['Python', 'Go', 'Rust'];
  countries = ['Ghana', 'United States', 'United States Minor Outlying Islands'];
  form = new FormGroup({ first: new FormControl(''), degree: new FormControl(''), skills: new FormControl([]), country: new FormControl(''), start: new FormControl(null), shift: new FormControl(''), agree: new FormControl(false) });

  constructor() {
    this.form.valueChanges.subscribe((held) => Object.entries(held).forEach(([name, value]) => keep(name, iso(value))));
  }
}

document.getElementById('root')!.innerHTML = '<job-form></job-form>';
void bootstrapApplication(JobForm, { providers: [provideNoopAnimations(), provideNativeDateAdapter()] });
