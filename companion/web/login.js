// @ts-check
// Brings the one-time ticket, which stands behind "#" in the address, to the companion.
(async () => {
  const ticket = location.hash.slice(1);
  const state = /** @type {HTMLElement} */ (document.getElementById('state'));
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
  location.replace('/');
})();
