// What the widgets' own code holds, for the test to compare with what the filler says.
const state = {};
export function keep(name, value) {
  state[name] = value;
  document.documentElement.dataset.state = JSON.stringify(state);
}
keep('ready', true);
