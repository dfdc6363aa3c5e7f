import { createApp } from 'vue/dist/vue.esm-bundler.js';
import { createVuetify } from 'vuetify';
import { VApp } from 'vuetify/components/VApp';
import { VAutocomplete } from 'vuetify/components/VAutocomplete';
import { VSelect } from 'vuetify/components/VSelect';
import { NSelect } from 'naive-ui';
import Multiselect from 'vue-multiselect';
import 'vuetify/styles';
import 'vue-multiselect/dist/vue-multiselect.css';
import { keep } from './state.js';

const degrees = ['Bachelor', 'Master', 'Doctorate'];
createApp({
  components: { VApp, VAutocomplete, VSelect, NSelect, Multiselect },
  data: () => ({ degrees, named: degrees.map((value) => ({ label: value, value })), skills: ['Python', 'Go', 'Rust'], countries: ['Ghana', 'United States', 'United States Minor Outlying Islands'], held: { country: null, skills: [], level: null, grade: null } }),
  watch: { held: { deep: true, handler: (held) => Object.entries(held).forEach(([name, value]) => keep(name, value)) } },
  template: `<v-app><form>
    <v-autocomplete label="Country" :items="countries" v-model="held.country" />
    <v-select label="Skills" multiple chips :items="skills" v-model="held.skills" />
    <div><label>Level</label><multiselect :options="degrees" v-model="held.level" /></div>
    <div><label>Grade</label><n-select :options="named" v-model:value="held.grade" /></div>
  </form></v-app>`,
}).use(createVuetify()).mount('#root');
