// What script adds to pages that work without it. Each part looks for its own mark in the page (data-…) and does nothing where there is
// none. No eval, no inline style, no words or markup of its own: those come from the template #zj-parts.
(() => {
  'use strict';
  document.documentElement.classList.add('scripted');
  const parts = document.getElementById('zj-parts');
  const words = parts.dataset;
  const fill = (phrase, value) => phrase.replace('{0}', value);
  const part = (selector) => parts.content.querySelector(selector).cloneNode(true);
  const ours = { 'X-Requested-With': 'zhijian' };

  // The markup of an answer as an element of this page.
  const element = (markup) => {
    const holder = document.createElement('template');
    holder.innerHTML = markup;
    return holder.content.firstElementChild;
  };

  // ---- The short message at the corner. Good news goes away, everything else stays until it is no longer true.
  let shown;
  let hiding;
  function toast(tone, message) {
    clearTimeout(hiding);
    shown?.remove();
    shown = part('.flash--' + tone);
    shown.querySelector('p').textContent = message;
    document.body.append(shown);
    if (tone === 'ok') hiding = setTimeout(() => shown.remove(), 4000);
  }

  // ---- What a save changed elsewhere: elements with data-refresh are fetched anew, those of one address together; each takes the place of
  // its own by its id. Open folds stay open.
  let refreshing;
  const refreshSoon = () => {
    clearTimeout(refreshing);
    refreshing = setTimeout(() => {
      const addresses = new Set([...document.querySelectorAll('[data-refresh]')].map((stale) => stale.dataset.refresh));
      addresses.forEach(refresh);
    }, 300);
  };
  async function refresh(address) {
    const answer = await fetch(address, { headers: ours, redirect: 'manual' }).catch(() => null);
    if (!answer?.ok) return;
    const holder = document.createElement('template');
    holder.innerHTML = await answer.text();
    for (const fresh of [...holder.content.children]) {
      const old = document.getElementById(fresh.id);
      if (!old) continue;
      const open = new Set([...old.querySelectorAll('details[open] > summary')].map((summary) => summary.textContent));
      for (const summary of fresh.querySelectorAll('summary')) summary.parentNode.open = open.has(summary.textContent);
      old.replaceWith(fresh);
    }
  }

  // ---- Saving as one types. A form with data-save posts each changed field there: csrf, path, version, value (as often as there are
  // values). Answers: 200 {"version", "at", "seen"} saved · 409, 422 the field anew, with what is wrong · 401, 403 or a redirect: signed out.
  // A form with data-whole is saved as one: it posts all it holds, with the version it shows. Answers: 200 {"version", "at"} saved ·
  // 409, 422 the sentence that says why not.
  // What is not yet saved is kept on this computer for the account data-owner, and put back when the form is opened again.
  const drafts = new Map();

  function draftOf(form) {
    if (!drafts.has(form)) drafts.set(form, { form, key: `zj:${form.dataset.owner ?? ''}:${form.dataset.save}`, unsent: {}, settled: {}, sending: false });
    return drafts.get(form);
  }
  // `settled` names what need not be kept any longer; what another window of the same form keeps is left alone.
  function remember(draft, settled = []) {
    try {
      const kept = { ...JSON.parse(localStorage.getItem(draft.key)), ...draft.unsent };
      for (const path of settled) if (!draft.unsent[path]) delete kept[path];
      if (Object.keys(kept).length) localStorage.setItem(draft.key, JSON.stringify(kept));
      else localStorage.removeItem(draft.key);
    } catch {
      // No room, or storage is switched off: the entries are still in the page.
    }
  }
  const controlsOf = (form, path) => [...form.elements].filter((control) => control.name === path);
  const valuesOf = (form, path) => new FormData(form).getAll(path).filter((value) => typeof value === 'string');
  const isWhole = (form) => 'whole' in form.dataset;
  const versionOf = (form, path) => (isWhole(form) ? form.elements.version.value : controlsOf(form, path)[0]?.dataset.version ?? '');
  const same = (a, b) => a.length === b.length && a.every((value, i) => value === b[i]);

  function put(form, path, values) {
    for (const control of controlsOf(form, path)) {
      if (control.type === 'radio' || control.type === 'checkbox') control.checked = values.includes(control.value);
      else control.value = values[0] ?? '';
    }
  }

  function changed(event) {
    const { form, name, type, readOnly } = event.target;
    if (!form?.dataset.save || !name || type === 'file' || type === 'hidden' || readOnly) return;
    const draft = draftOf(form);
    const values = valuesOf(form, name);
    // Leaving a field tells again of what was typed and is long since saved.
    if (event.type === 'change' && !draft.unsent[name] && same(draft.settled[name] ?? [], values)) return;
    draft.unsent[name] = { values, version: versionOf(form, name) };
    remember(draft);
    clearTimeout(draft.timer);
    draft.timer = setTimeout(() => send(draft), 600);
  }

  const bodyFor = (draft, path) => {
    if (isWhole(draft.form)) return new URLSearchParams(new FormData(draft.form));
    const { values, version } = draft.unsent[path];
    const body = new URLSearchParams({ csrf: draft.form.elements.csrf?.value ?? '', path, version });
    for (const value of values) body.append('value', value);
    return body;
  };

  // The field as the server sees it now, with what the reader has typed meanwhile.
  function replaceField(form, path, markup) {
    const old = controlsOf(form, path)[0]?.closest('.field');
    const fresh = element(markup);
    if (!old || !fresh) return;
    const typed = valuesOf(form, path);
    const active = document.activeElement;
    const focused = old.contains(active) ? { id: active.id, from: active.selectionStart, to: active.selectionEnd } : null;
    old.replaceWith(fresh);
    put(form, path, typed);
    if (!focused) return;
    const control = document.getElementById(focused.id);
    control?.focus();
    if (focused.from != null) control?.setSelectionRange(focused.from, focused.to);
  }

  // What a plain post tells of a field beside its value (`v.path`) moves on with it.
  function saved(form, path, version, seen) {
    const mark = form.elements.namedItem('v.' + path);
    if (mark && seen) mark.value = seen;
    for (const control of controlsOf(form, path)) {
      control.dataset.version = version;
      control.removeAttribute('aria-invalid');
    }
    const field = controlsOf(form, path)[0]?.closest('.field');
    field?.classList.remove('field--error');
    field?.querySelectorAll('.error, .flash').forEach((trouble) => trouble.remove());
  }

  const post = (draft, path, keepalive = false) =>
    fetch(draft.form.dataset.save, { method: 'POST', body: bodyFor(draft, path), headers: ours, redirect: 'manual', keepalive }).catch(() => null);

  // Neither saved nor refused: what was typed stays here, and is sent again where that may help.
  function notSaved(draft, answer) {
    if (answer && (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403)) return toast('warn', words.signedOut);
    toast('bad', answer || navigator.onLine ? words.failed : words.offline);
    draft.timer = setTimeout(() => send(draft), 15000);
  }

  async function sendWhole(draft) {
    clearTimeout(draft.timer);
    if (draft.sending || !Object.keys(draft.unsent).length) return;
    draft.sending = true;
    toast('info', words.saving);
    const sent = { ...draft.unsent };
    const answer = await post(draft);
    draft.sending = false;

    if (answer?.ok) {
      const { version, at } = await answer.json();
      draft.form.elements.version.value = version;
      for (const [path, entry] of Object.entries(sent)) {
        draft.settled[path] = entry.values;
        if (draft.unsent[path] === entry) delete draft.unsent[path];
      }
      for (const later of Object.values(draft.unsent)) later.version = String(version);
      remember(draft, Object.keys(sent));
      refreshSoon();
      if (Object.keys(draft.unsent).length) draft.timer = setTimeout(() => send(draft), 600);
      else toast('ok', `${words.saved} ${at}`);
    } else if (answer?.status === 409 || answer?.status === 422) {
      toast('warn', await answer.text());
    } else {
      notSaved(draft, answer);
    }
    // Whoever pressed a button meanwhile meant it for what is saved now.
    if (draft.pressed) draft.form.requestSubmit(draft.pressed);
  }

  async function send(draft) {
    if (isWhole(draft.form)) return sendWhole(draft);
    clearTimeout(draft.timer);
    const path = Object.keys(draft.unsent).find((name) => !draft.unsent[name].refused);
    if (draft.sending || !path) return;
    draft.sending = true;
    toast('info', words.saving);
    const sent = draft.unsent[path];
    const answer = await post(draft, path);
    draft.sending = false;
    const newer = !same(valuesOf(draft.form, path), sent.values);

    if (answer?.ok) {
      const { version, at, seen } = await answer.json();
      saved(draft.form, path, version, seen);
      draft.settled[path] = sent.values;
      if (newer) draft.unsent[path] = { values: valuesOf(draft.form, path), version };
      else delete draft.unsent[path];
      remember(draft, [path]);
      refreshSoon();
      if (!Object.keys(draft.unsent).length) toast('ok', `${words.saved} ${at ?? ''}`);
      // What a choice adds to the page or takes from it is drawn by the server; nothing is unsaved that could be lost.
      const reshapes = controlsOf(draft.form, path)[0]?.closest('[data-reshapes]');
      if (reshapes && !Object.keys(draft.unsent).length) return location.reload();
      send(draft);
    } else if (answer?.status === 409 || answer?.status === 422) {
      replaceField(draft.form, path, await answer.text());
      draft.unsent[path] = { values: valuesOf(draft.form, path), version: versionOf(draft.form, path), refused: !newer };
      remember(draft);
      toast('warn', answer.status === 409 ? words.conflict : words.invalid);
      send(draft);
    } else {
      notSaved(draft, answer);
    }
  }

  function restore(form) {
    const draft = draftOf(form);
    let kept = {};
    try {
      kept = JSON.parse(localStorage.getItem(draft.key)) ?? {};
    } catch {
      // Unreadable: nothing to restore.
    }
    for (const [path, { values, version }] of Object.entries(kept)) {
      if (!controlsOf(form, path).length || same(valuesOf(form, path), values)) continue;
      put(form, path, values);
      draft.unsent[path] = { values, version };
    }
    remember(draft, Object.keys(kept).filter((path) => controlsOf(form, path).length));
    const back = Object.values(draft.unsent);
    if (!back.length) return;
    // Written over what has been saved elsewhere since: for its reader to look at first.
    if (isWhole(form) && back.some(({ version }) => version !== form.elements.version.value)) return toast('warn', words.restoredOver);
    toast('info', words.restored);
    draft.timer = setTimeout(() => send(draft), 1500);
  }

  document.addEventListener('input', changed);
  document.addEventListener('change', changed);
  addEventListener('online', () => drafts.forEach(send));
  addEventListener('pagehide', () => {
    for (const draft of drafts.values()) {
      for (const path of Object.keys(draft.unsent)) {
        if (!draft.unsent[path].refused) post(draft, path, true);
        if (isWhole(draft.form)) break;
      }
    }
  });
  document.querySelectorAll('form[data-save]').forEach(restore);

  document.addEventListener('submit', (event) => {
    const { target, submitter } = event;
    // The whole form goes to the server now, which answers for it. Whoever signs out leaves nothing behind.
    if (target.dataset.save) {
      const draft = draftOf(target);
      if (isWhole(target) && draft.sending) {
        // With the version that the answer brings: else this would be overtaken by its own save.
        draft.pressed = submitter;
        return event.preventDefault();
      }
      clearTimeout(draft.timer);
      draft.unsent = {};
    }
    if ('signOut' in target.dataset) {
      for (const key of Object.keys(localStorage)) if (key.startsWith('zj:')) localStorage.removeItem(key);
    }
  });

  // ---- Forms that are not saved as one types ask before they are left.
  const touched = new Set();
  document.addEventListener('input', ({ target }) => { if (target.form && 'guard' in target.form.dataset && !target.form.dataset.save) touched.add(target.form); });
  document.addEventListener('submit', ({ target }) => touched.delete(target));
  addEventListener('beforeunload', (event) => { if ([...touched].some((form) => form.isConnected)) event.preventDefault(); });

  // ---- Uploads: each file on its own, with its progress and a way to stop it. The answer is the row of what was stored.
  function upload(form, file) {
    const input = form.querySelector('input[type=file]');
    const row = part('.file');
    const note = row.querySelector('.file__meta');
    const body = new FormData(form);
    body.delete(input.name);
    body.append(input.name, file);
    row.querySelector('.file__name').textContent = file.name;
    form.querySelector('.files').append(row);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      const percent = Math.floor((100 * loaded) / total);
      row.querySelector('progress').value = percent;
      note.textContent = fill(words.uploading, percent);
    });
    const failed = (markup) => {
      row.querySelectorAll('progress, button').forEach((running) => running.remove());
      note.replaceChildren(element(markup) ?? words.uploadFailed);
    };
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300 && !request.responseURL.includes('/sign-in')) {
        row.replaceWith(element(request.responseText));
        refreshSoon();
      } else {
        failed(request.status >= 400 && request.status < 500 ? request.responseText : '');
      }
    });
    request.addEventListener('error', () => failed(''));
    row.querySelector('button').addEventListener('click', () => { request.abort(); row.remove(); });
    request.open('POST', form.action);
    request.setRequestHeader('X-Requested-With', ours['X-Requested-With']);
    request.send(body);
  }
  document.addEventListener('change', ({ target }) => {
    const form = target.closest('form[data-upload]');
    if (!form || target.type !== 'file') return;
    for (const file of target.files) upload(form, file);
    target.value = '';
  });
  document.addEventListener('dragover', (event) => { if (event.target.closest?.('form[data-upload]')) event.preventDefault(); });
  document.addEventListener('drop', (event) => {
    const form = event.target.closest?.('form[data-upload]');
    if (!form) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) upload(form, file);
  });

  // ---- Dialogs opened by their address: the focus goes in, stays in, and comes back to where it was.
  let opener;
  const opened = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return target && target.matches('.dialog') ? target : null;
  };
  const reachable = (box) => [...box.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')].filter((e) => !e.disabled);
  function enter() {
    const box = opened();
    if (box) {
      opener = document.querySelector(`a[href="${CSS.escape(location.hash)}"], a[href="${location.hash}"]`);
      (reachable(box)[0] ?? box).focus();
    }
  }
  function leave() {
    location.replace('#_');  // an address that is nowhere: closes without scrolling
    history.replaceState(null, '', location.pathname + location.search);
    opener?.focus();
  }
  addEventListener('hashchange', enter);
  document.addEventListener('click', (event) => {
    if (!opened() || !event.target.closest('.dialog a[href="#main"]')) return;
    event.preventDefault();
    leave();
  });
  document.addEventListener('keydown', (event) => {
    const box = opened();
    if (!box) return;
    if (event.key === 'Escape') leave();
    if (event.key !== 'Tab') return;
    const stops = reachable(box);
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement !== edge && box.contains(document.activeElement)) return;
    event.preventDefault();
    stops[event.shiftKey ? stops.length - 1 : 0]?.focus();
  });
  enter();

  // ---- Lists: how many rows are chosen, all of a page at once, and the keys J K X (Enter opens, as everywhere).
  const boxesOf = (table) => [...table.querySelectorAll('tbody td:first-child input[type=checkbox]')];
  function showChosen(table) {
    const boxes = boxesOf(table);
    const all = table.querySelector('[data-pick-all]');
    if (!boxes.length || !all) return;
    const chosen = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.closest('tr').classList.toggle('is-picked', box.checked);
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    const count = boxes[0].form?.querySelector('[data-chosen-count]');
    if (count) count.textContent = chosen ? fill(words.chosen, chosen) : words.noneChosen;
  }
  const showAllChosen = () => document.querySelectorAll('table[data-rows]').forEach(showChosen);
  document.addEventListener('change', ({ target }) => {
    const table = target.closest('table[data-rows]');
    if (!table || target.type !== 'checkbox') return;
    if (target.matches('[data-pick-all]')) for (const box of boxesOf(table)) box.checked = target.checked;
    showChosen(table);
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || opened()) return;
    if (event.target.matches('textarea, select, input:not([type=checkbox])')) return;
    const rows = [...document.querySelectorAll('table[data-rows] tbody tr')].filter((row) => row.querySelector('.rowlink'));
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const key = event.key.toLowerCase();
    if (key === 'j') rows[Math.min(at + 1, rows.length - 1)]?.querySelector('.rowlink').focus();
    else if (key === 'k') rows[Math.max(at - 1, 0)]?.querySelector('.rowlink').focus();
    else if (key === 'x' && at >= 0) rows[at].querySelector('td:first-child input[type=checkbox]')?.click();
    else return;
    event.preventDefault();
  });
  document.addEventListener('htmx:afterSettle', showAllChosen);
  showAllChosen();
})();
