// An employer's own career site as one page: postings are drawn without a load, the address changes by history.
(() => {
  const root = document.querySelector('#app');
  if (!root) return;
  const jobs = JSON.parse(document.querySelector('#jobs').textContent);
  const DRAW_MS = 60;

  async function draw() {
    const slug = /^\/app\/jobs\/([\w-]+)/.exec(location.pathname)?.[1];
    if (!slug) {
      document.title = 'Careers';
      const items = jobs.map((job) => `<li><a data-spa href="/app/jobs/${job.slug}">${job.title}</a> <span>${job.place}</span></li>`);
      root.innerHTML = `<h1>Open positions</h1><ul class="list">${items.join('')}</ul>`;
      return;
    }
    const reply = await fetch(`/api/jobs/${slug}`);
    const job = await reply.json();
    setTimeout(() => {
      document.title = `${job.title} | ${job.company}`;
      root.innerHTML = `<a data-spa href="/app/">All positions</a><h1 class="job-title"></h1><p class="job-company"></p><p class="job-location"></p><div class="job-description">${job.body}</div><a class="button" href="/jobs/${slug}/apply">Apply now</a>`;
      root.querySelector('.job-title').textContent = job.title;
      root.querySelector('.job-company').textContent = job.company;
      root.querySelector('.job-location').textContent = job.place;
    }, DRAW_MS);
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-spa]');
    if (!link) return;
    event.preventDefault();
    history.pushState({}, '', link.getAttribute('href'));
    draw();
  });
  addEventListener('popstate', draw);
  draw();
})();
