// The gallery in a real browser under the content security policy of the house: what script adds, and that nothing breaks the policy.
// The gallery is what html_tests, built beside $ZHIJIAN, writes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { chromium } from 'playwright-core';

const tests = path.join(path.dirname(process.env.ZHIJIAN ?? 'build/dev/zhijian'), 'html_tests');
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml' };

let gallery, server, origin, browser, page, troubles;
let posts;    // what came to the server
let answers;  // path → how it answers a post

async function serve(request, response) {
  const url = new URL(request.url, 'http://x');
  response.setHeader('Content-Security-Policy', policy);
  if (request.method === 'POST') {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    posts.push({ path: url.pathname, body, fields: new URLSearchParams(body) });
    const answer = answers[url.pathname] ?? { status: 404, body: '' };
    response.writeHead(answer.status, { 'Content-Type': answer.type ?? 'text/html; charset=utf-8', ...answer.headers });
    return response.end(answer.body);
  }
  if (answers[url.pathname]) {
    response.writeHead(200, { 'Content-Type': types['.html'] });
    return response.end(answers[url.pathname].body);
  }
  try {
    const file = await readFile(path.join(gallery, path.normalize(url.pathname)));
    response.writeHead(200, { 'Content-Type': types[path.extname(url.pathname)] ?? 'application/octet-stream' });
    response.end(file);
  } catch {
    response.writeHead(404).end();
  }
}

before(async () => {
  gallery = await mkdtemp(path.join(os.tmpdir(), 'zhijian-gallery-'));
  execFileSync(tests, ['--gtest_filter=Gallery.*'], { env: { ...process.env, ZHIJIAN_GALLERY: gallery } });
  server = http.createServer(serve).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
});
after(async () => {
  await browser.close();
  server.close();
  await rm(gallery, { recursive: true });
});
beforeEach(async () => {
  await page?.context().close();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  posts = [];
  answers = {};
  troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => { if (/Content Security|Refused/.test(message.text())) troubles.push(message.text()); });
});

const open = (name) => page.goto(`${origin}/${name}`);
const toast = (words) => page.locator('body > .toast', { hasText: words }).waitFor({ timeout: 5000 });  // the gallery's own is in main
const company = () => page.locator('[id="f-企业.名称"]');
const posted = async (count) => {
  for (let i = 0; i < 100 && posts.length < count; ++i) await page.waitForTimeout(50);
  assert.equal(posts.length, count);
};
const savedAnswer = (version) => ({ status: 200, type: 'application/json', body: JSON.stringify({ version, at: '14:32' }) });

test('no page breaks the policy or scrolls sideways on a phone', async () => {
  for (const name of ['gallery', 'gallery.en', 'work', 'bench', 'public', 'narrow']) {
    for (const width of [1440, 800, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await open(`${name}.html`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(overflow, 0, `${name} at ${width}`);
    }
  }
  assert.deepEqual(troubles, []);
});

test('symbols and the hatch are drawn', async () => {
  await open('gallery.html');
  const symbol = await page.locator('.verdict--met use').first().evaluate((use) => use.getBoundingClientRect().width);
  assert.ok(symbol > 8, `the symbol is ${symbol} wide`);
});

test('a field is saved as one types, with its version', async () => {
  answers['/draft/1/save'] = savedAnswer(4);
  await open('gallery.html');
  await company().fill('成都岷砺');
  await toast('已保存');
  await posted(1);
  assert.deepEqual(Object.fromEntries(posts[0].fields), { csrf: 'token', path: '企业.名称', version: '3', value: '成都岷砺' });
  assert.equal(await company().getAttribute('data-version'), '4');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test('all chosen boxes of a group are saved together', async () => {
  answers['/draft/1/save'] = savedAnswer(1);
  await open('gallery.html');
  await page.getByLabel('5G 网络').check();
  await posted(1);
  assert.deepEqual(posts[0].fields.getAll('value'), ['生产效率', '5G 网络']);
});

test('a conflict shows the field as the server sends it, and keeps what was typed since', async () => {
  answers['/draft/1/save'] = { status: 409, body: '<div class="field"><label for="f-企业.名称">企业名称</label>' +
    '<input class="input" id="f-企业.名称" name="企业.名称" value="甲" data-version="9"><div class="flash">李工已改为乙</div></div>' };
  await open('gallery.html');
  await company().fill('甲');
  await page.getByText('李工已改为乙').waitFor();
  assert.equal(await company().inputValue(), '甲');
  await toast('他人刚改过此项');
  answers['/draft/1/save'] = savedAnswer(10);
  await company().fill('甲方');
  await toast('已保存');
  assert.equal(posts.at(-1).fields.get('version'), '9');
  assert.equal(await page.getByText('李工已改为乙').count(), 0);
});

test('what could not be saved comes back after signing in again', async () => {
  answers['/draft/1/save'] = { status: 303, headers: { Location: '/sign-in' }, body: '' };
  await open('gallery.html');
  await company().fill('未保存的名称');
  await toast('登录已过期');
  answers['/draft/1/save'] = savedAnswer(4);
  await open('gallery.html');
  assert.equal(await company().inputValue(), '未保存的名称');
  await toast('已保存');
  assert.equal(posts.at(-1).fields.get('value'), '未保存的名称');
});

test('without a network the entry is kept and sent once there is one', async () => {
  answers['/draft/1/save'] = savedAnswer(4);
  await open('gallery.html');
  await page.context().setOffline(true);
  await company().fill('离线填写');
  await toast('离线');
  assert.equal(await page.evaluate(() => localStorage.length), 1);
  await page.context().setOffline(false);
  await toast('已保存');
  assert.equal(posts.at(-1).fields.get('value'), '离线填写');
});

test('signing out leaves no entries on the computer', async () => {
  answers['/draft/1/save'] = { status: 503, body: '' };
  answers['/sign-out'] = { status: 200, body: '<p>再见</p>' };
  await open('gallery.html');
  await company().fill('机密');
  await toast('未保存');
  await page.locator('details.menu > summary').click();
  await page.getByRole('button', { name: '退出' }).click();
  await page.waitForURL('**/sign-out');
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('zj:')).length), 0);
});

test('the rail is fetched anew after a save', async () => {
  answers['/draft/1/save'] = savedAnswer(4);
  answers['/draft/1/rail'] = { body: '<aside class="bench__rail sticky" id="rail" data-refresh="/draft/1/rail">符合 45</aside>' };
  await open('bench.html');
  await page.evaluate(() => {
    const form = Object.assign(document.createElement('form'), { innerHTML: '<div class="field"><input name="a" aria-label="a"></div>' });
    form.dataset.save = '/draft/1/save';
    document.getElementById('main').append(form);
  });
  await page.getByLabel('a', { exact: true }).fill('1');
  await page.getByText('符合 45').waitFor();
});

test('a dialog takes the focus, keeps it and gives it back', async () => {
  await open('gallery.html');
  const opener = page.getByRole('link', { name: '撤回申报…' });
  await opener.click();
  const dialog = page.locator('#dlg');
  await dialog.waitFor({ state: 'visible' });
  const inside = () => page.evaluate(() => document.getElementById('dlg').contains(document.activeElement));
  for (let i = 0; i < 5; ++i) {
    assert.ok(await inside());
    await page.keyboard.press('Tab');
  }
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '撤回申报…');
  assert.equal(await page.evaluate(() => scrollY), before);
});

test('a list is worked with the keys, and the bar says how many are chosen', async () => {
  await open('gallery.html');
  const count = page.locator('[data-chosen-count]');
  assert.equal(await count.textContent(), '已选 1 件');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  assert.equal(await count.textContent(), '已选 2 件');
  assert.equal(await page.locator('tr.is-picked').count(), 2);
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '四川蓉朔轨道装备有限公司');
  await page.getByLabel('全选本页').click();
  assert.equal(await count.textContent(), '未选；勾选后可批量办理');
});

test('letters typed into a field are text, not commands', async () => {
  await open('gallery.html');
  await page.locator('#search-q').fill('');
  await page.locator('#search-q').press('x');
  assert.equal(await page.locator('[data-chosen-count]').textContent(), '已选 1 件');
  assert.equal(await page.locator('#search-q').inputValue(), 'x');
});

test('a file is uploaded on its own, the key of the form first', async () => {
  answers['/draft/1/files'] = { status: 200, body: '<li class="file"><span></span><span class="file__name">台账.csv·129 行</span></li>' };
  await open('gallery.html');
  await page.setInputFiles('#up-file', { name: '台账.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  await page.getByText('台账.csv·129 行').waitFor();
  const body = posts[0].body;
  assert.ok(body.indexOf('name="csrf"') < body.indexOf('filename='), 'the token stands before the file');
  answers['/draft/1/files'] = { status: 422, body: '<p class="error">文件内容不是 CSV。</p>' };
  await page.setInputFiles('#up-file', { name: '照片.csv', mimeType: 'text/csv', buffer: Buffer.from('x') });
  await page.getByText('文件内容不是 CSV。').waitFor();
});

test('without script everything stands there and the forms post', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  answers['/draft/1'] = { status: 200, body: '<p>已存</p>' };
  await plain.goto(`${origin}/gallery.html`);
  assert.ok(await plain.locator('#up button').isVisible());
  assert.equal(await plain.locator('kbd').first().isVisible(), false);
  await plain.getByRole('link', { name: '撤回申报…' }).click();
  assert.ok(await plain.locator('#dlg').isVisible());
  await plain.locator('#dlg a').click();
  assert.equal(await plain.locator('#dlg').isVisible(), false);
  await plain.locator('#draft').getByRole('button', { name: '保存', exact: true }).click();
  assert.equal(posts.at(-1).fields.get('企业.名称'), '成都岷砺精密制造有限公司');
  assert.equal(posts.at(-1).fields.get('key'), 'k2');
  await context.close();
});
