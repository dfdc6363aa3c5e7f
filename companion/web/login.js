// @ts-check
// Brings the one-time ticket, which stands behind "#" in the address, to the companion; goes on to the page `?to=` names.
(async () => {
  const ticket = location.hash.slice(1);
  const state = /** @type {HTMLElement} */ (document.getElementById('state'));
  const to = new URL(new URLSearchParams(location.search).get('to') ?? '/', location.origin);
  history.replaceState(null, '', '/login/');
  const reply = await fetch('/api/session/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ticket }),
  });
  const content = await reply.json();
  if (!reply.ok) {
    state.textContent = content.message;
    return;
  }
  localStorage.setItem('user', String(content.user));
  localStorage.setItem('name', content.name ?? '');
  // Only ever a page of ours, whatever the address asked for.
  location.replace(to.origin === location.origin ? to.pathname : '/');
})();
