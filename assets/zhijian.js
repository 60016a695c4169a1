// What script adds to pages that work without it. Each part looks for its own mark in the page (data-…) and does nothing
// where there is none. No eval, no inline style, no words of its own: those come from #zj-words.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('scripted');
  const words = () => document.getElementById('zj-words').dataset;
  const fill = (template, ...args) => template.replace(/\{(\d)\}/g, (_, i) => args[i] ?? '');

  // Lists: how many rows are chosen, all of a page at once, and the keys J K X Enter.
  const boxesOf = (table) => [...table.querySelectorAll('tbody td:first-child input[type=checkbox]')];

  function showChosen(table) {
    const boxes = boxesOf(table);
    const chosen = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.closest('tr').classList.toggle('is-picked', box.checked);
    const all = table.querySelector('[data-pick-all]');
    if (all) {
      all.checked = chosen > 0 && chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    }
    const count = boxes[0]?.form?.querySelector('[data-chosen-count]');
    if (count) count.textContent = chosen ? fill(words().chosen, chosen) : words().noneChosen;
  }

  document.addEventListener('change', (event) => {
    const table = event.target.closest?.('table[data-rows]');
    if (!table || event.target.type !== 'checkbox') return;
    if (event.target.matches('[data-pick-all]')) for (const box of boxesOf(table)) box.checked = event.target.checked;
    showChosen(table);
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.matches('textarea, select, input:not([type=checkbox]), [contenteditable]')) return;
    const rows = [...document.querySelectorAll('table[data-rows] tbody tr')].filter((row) => row.querySelector('.rowlink'));
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') {
      const next = rows[at < 0 ? 0 : at + (key === 'j' ? 1 : -1)];
      next?.querySelector('.rowlink').focus();
    } else if (key === 'x' && at >= 0) {
      rows[at].querySelector('td:first-child input[type=checkbox]')?.click();
    } else {
      return;
    }
    event.preventDefault();
  });

  for (const table of document.querySelectorAll('table[data-rows]')) if (boxesOf(table).length) showChosen(table);
})();
