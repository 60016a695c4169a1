// The measure in the web: read by everybody, its official text attached by the head of the division, its versions, and a change that is
// tried out on what was submitted. On the demonstration city, on both engines.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { addressesIn, formsIn, wordsOf } from './page.mjs';
import { engines, start } from './program.mjs';

const password = 'zhijian-demo-2026';
const file = '智能工厂.md';
const at = (trial, more, path = file) => `${trial}${more}?path=${encodeURIComponent(path)}`;
const issued = ['某办法', '第一章 总则', '第五条 工厂条件。申请认定需具备以下条件：', '（一）原文第五条第一项的话；',
  '（九）没有对应条目的一项。', '第九十条 没有对应的一条。', ''].join('\r\n');
const draft = new URL('../../../shared/domain/measure-draft.txt', import.meta.url);

for (const engine of engines) describe(`the measure on ${engine}`, () => {
  let program, people = {};
  const as = async (login) => (people[login] ??= await program.signIn(login, password));
  const open = async (login, path) => (login ? await as(login) : program.visitor()).get(path);
  before(async () => { program = await start({ engine, demo: true }); });
  after(async () => assert.equal(await program.stop(), 0));

  test('everybody reads it, article by article, with what stands behind each', async () => {
    const page = await open(null, '/measure'), words = wordsOf(page);
    assert.equal(page.status, 200);
    for (const said of [/第七条 排除条件/, /校验例全部通过/, /待确认/, /未确认/, /尚未附上印发的原文/, /\d+ 个校验例/]) assert.match(words, said);
    assert.ok(!/附上原文/.test(words), 'the public is not offered what it may not do');
    // Every place that the page itself links to is there.
    const ids = new Set([...page.text.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
    const missing = addressesIn(page, /^(\/measure)?#./).map((a) => decodeURIComponent(a.split('#')[1])).filter((id) => !ids.has(id) && id !== 'main');
    assert.deepEqual(missing, []);
  });

  test('a term is found, with the place where it stands', async () => {
    const found = await open(null, `/measure?q=${encodeURIComponent('联网率')}`);
    assert.match(wordsOf(found), /“联网率”出现在 \d+ 处/);
    assert.ok(addressesIn(found, /^#F\.A\.2\.1\.T1$/).length);
    assert.match(wordsOf(await open(null, `/measure?q=${encodeURIComponent('<b>没有这个词')}`)), /办法里没有“<b>没有这个词”/);
  });

  test('every finding of a case links to its place in the measure', async () => {
    const measure = await open(null, '/measure');
    const ids = new Set([...measure.text.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
    const cases = addressesIn(await open('chuzhang', '/cases'), /^\/case\/[A-Z0-9]{16}$/);
    const own = addressesIn(await open('qiye', '/applications'), /^\/applications\/[A-Z0-9]{16}$/);
    const sheets = addressesIn(await open('zhuanjia', '/sheets'), /^\/sheets\/[A-Z0-9]{16}$/);
    let cited = 0;
    for (const [login, path] of [['chuzhang', cases[0]], ['qiye', own[0]], ['zhuanjia', sheets[0]]]) {
      if (!path) continue;
      const links = addressesIn(await open(login, path), /^\/measure#/);
      for (const link of links) assert.ok(ids.has(decodeURIComponent(link.slice('/measure#'.length))), `${path}: ${link}`);
      cited += links.length;
    }
    assert.ok(cited > 20, `${cited} citations`);
  });

  test('the official text stands beside its articles, and nothing of it is lost', async () => {
    for (const login of ['jingban', 'juling', 'qiye', 'zhuanjia', 'shenji', 'quxian-fuze'])
      assert.equal((await open(login, '/measure/text')).status, 404, login);
    assert.equal((await open(null, '/measure/text')).status, 303);
    const head = await as('chuzhang'), form = await head.get('/measure/text');
    const none = await head.submit(form, '/measure/text');
    assert.equal(none.status, 422);
    const gbk = await head.submit(form, '/measure/text', { file: new File([Buffer.from([0xb5, 0xda, 0x0a])], '办法.txt', { type: 'text/plain' }) });
    assert.equal(gbk.status, 422);
    assert.match(wordsOf(gbk), /UTF-8/);
    const attached = await head.submit(form, '/measure/text', { file: new File([issued], '办法.txt', { type: 'text/plain' }) });
    assert.equal(attached.status, 303, wordsOf(attached));
    const page = await open(null, '/measure'), words = wordsOf(page);
    assert.match(words, /原文取自《办法\.txt》/);
    const first = page.text.slice(page.text.indexOf('id="ART5.1"'), page.text.indexOf('id="ART5.2"'));
    assert.match(first, /原文第五条第一项的话/);
    assert.ok(page.text.indexOf('（九）没有对应条目的一项') < page.text.indexOf('id="ART5.1"'), 'goes along with its article');
    const rest = page.text.slice(page.text.indexOf('id="OFFICIAL.REST"'));
    for (const line of ['某办法', '没有对应的一条']) assert.ok(rest.includes(line), line);
    // A token of another session attaches nothing.
    const body = new FormData();
    body.append('version', formsIn(form)[0].entries.find(([name]) => name === 'version')?.[1] ?? '');
    body.append('file', new File(['第一条 假的。'], 'x.txt'));
    assert.equal((await head.post('/measure/text', body)).status, 403);
  });

  test('the draft of Chengdu finds its places', { skip: !existsSync(draft) && 'the official text is not here' }, async () => {
    const head = await as('chuzhang'), text = readFileSync(draft, 'utf8');
    const attached = await head.submit(await head.get('/measure/text'), '/measure/text', { file: new File([text], 'measure-draft.txt', { type: 'text/plain' }) });
    assert.match(attached.said, /19 条、24 项/);
    const words = wordsOf(await open(null, '/measure')).replace(/\s/g, '');
    for (const line of text.split('\n')) assert.ok(words.includes(line.replace(/\s/g, '')), line);
  });

  test('its versions are listed with the rounds that run by them', async () => {
    const list = await open(null, '/measure/versions');
    assert.match(wordsOf(list), /现行/);
    assert.match(wordsOf(list), /2026年度/);
    const version = addressesIn(list, /^\/measure\?version=[0-9a-f]{64}$/)[0];
    assert.equal((await open(null, version)).status, 200);
    const hash = version.split('=')[1];
    assert.match(wordsOf(await open(null, `/measure/diff?from=${hash}&to=${hash}`)), /两个版本没有差异/);
    for (const wrong of ['', 'ffffffff', hash.slice(0, 7), '%25%25%25%25%25%25%25%25'])
      assert.equal((await open(null, `/measure/diff?from=${wrong}&to=${hash}`)).status, 404);
  });

  let trial;
  test('a change is tried out by those who run rounds, and by nobody else', async () => {
    const head = await as('chuzhang');
    assert.equal((await head.submit(await head.get('/trials'), '/trials', { name: ' ' })).status, 422);
    const made = await head.submit(await head.get('/trials'), '/trials', { name: '联网率 90 %' });
    trial = made.location.match(/^\/trials\/[A-Z0-9]{16}/)[0];
    for (const login of ['jingban', 'juling']) assert.equal((await open(login, trial)).status, 200, login);
    const round = addressesIn(await head.get('/admin/rounds'), /^\/admin\/rounds\/[A-Z0-9]{16}$/)[0].split('/').pop();
    for (const login of ['qiye', 'zhuanjia', 'shenji', 'quxian-fuze', 'quxian-shenhe']) {
      for (const path of ['/trials', trial, at(trial, '/file'), at(trial, '/download'), `${trial}/diff`, `${trial}/run?round=${round}`])
        assert.equal((await open(login, path)).status, 404, `${login} ${path}`);
      const visitor = await as(login), page = await visitor.get('/messages');
      const csrf = formsIn(page).flatMap((form) => form.entries).find(([name]) => name === 'csrf')[1];
      for (const [path, fields] of [['/trials', { name: 'x', key: 'k' }], [`${trial}/file`, { path: file, text: 'x', version: '0' }], [`${trial}/remove`, {}]])
        assert.equal((await visitor.post(path, new URLSearchParams({ csrf, ...fields }))).status, 404, `${login} posts ${path}`);
    }
    assert.equal((await open(null, trial)).status, 303);
  });

  const edit = async (login, change, version) => {
    const visitor = await as(login), page = await visitor.get(at(trial, '/file'));
    const text = formsIn(page).flatMap((form) => form.entries).find(([name]) => name === 'text')[1];
    return visitor.submit(page, `${trial}/file`, { text: change(text).replaceAll('\n', '\r\n'), ...(version === undefined ? {} : { version }) });
  };

  test('what does not load is said line by line, and runs on nothing', async () => {
    const saved = await edit('chuzhang', (text) => text.replace('关键设备联网率 >= 0.70', '关键设备联网律 >= 0.90'));
    assert.match(saved.said, /还有 \d+ 处错误/);
    const page = await open('chuzhang', at(trial, '/file')), line = addressesIn(page, /^#L\d+$/)[0];
    assert.ok(page.text.includes(`id="${line.slice(1)}"`));
    assert.match(page.text, new RegExp(`id="${line.slice(1)}" class="wrong"`));
    assert.match(wordsOf(page), /关键设备联网律/);
    assert.match(wordsOf(await open('chuzhang', trial)), /不能载入/);
    assert.equal((await open('chuzhang', `${trial}/run`)).status, 422);
    assert.match(wordsOf(await open('chuzhang', `${trial}/diff`)), /律 >= 0\.90/);
  });

  test('two who edit the same file lose nothing', async () => {
    const late = await edit('jingban', (text) => `${text}\n我的一行\n`, '0');
    assert.equal(late.status, 409);
    assert.match(wordsOf(late), /没有保存/);
    assert.match(late.text, /我的一行/);
    assert.ok(!(await open('chuzhang', at(trial, '/file'))).text.includes('我的一行'));
  });

  test('who would come out otherwise, and why', async () => {
    const saved = await edit('chuzhang', (text) => text.replace('关键设备联网律 >= 0.90', '关键设备联网率 >= 0.90'));
    assert.match(saved.said, /办法能载入/);
    assert.match(wordsOf(await open('chuzhang', trial)), /个校验例没有通过/);
    const difference = wordsOf(await open('chuzhang', `${trial}/diff`));
    assert.match(difference, /规则 F\.A\.2\.1\.T1/);
    assert.match(difference, /修改 1 处/);
    const page = await open('chuzhang', `${trial}/run`), words = wordsOf(page);
    assert.match(words, /符合 → 不符合/);
    assert.match(words, /低于 90 %，差 [\d.]+ 个百分点/);
    assert.match(words, /只供试算，不会生效/);
    const flipped = addressesIn(page, /^\/case\//);
    assert.ok(flipped.length > 0);
    for (const one of flipped) assert.equal((await open('chuzhang', one)).status, 200, one);
    // Before and after count the same applications.
    const [, before, after] = words.match(/符合 (\d+) (\d+) −?\d+ 不符合/).map(Number);
    const [, unmet, unmetAfter] = words.match(/不符合 (\d+) (\d+) [+\d]+ 材料不足/).map(Number);
    assert.equal(before - after, unmetAfter - unmet);
    assert.equal(before - after, flipped.length);
    // Of one round only; a round that is not there is not found.
    const round = addressesIn(await open('chuzhang', '/admin/rounds'), /^\/admin\/rounds\/[A-Z0-9]{16}$/)[0].split('/').pop();
    assert.equal((await open('chuzhang', `${trial}/run?round=${round}`)).status, 200);
    assert.equal((await open('chuzhang', `${trial}/run?round=0000000000000000`)).status, 404);
  });

  test('what is saved can be fetched as a file, every save of it', async () => {
    const now = await open('chuzhang', `${at(trial, '/download')}&version=2`), copy = await open('chuzhang', `${at(trial, '/download')}&version=0`);
    assert.match(now.headers.get('content-disposition'), /attachment/);
    assert.equal(now.text, copy.text.replace('关键设备联网率 >= 0.70', '关键设备联网率 >= 0.90'));
    assert.equal((await open('chuzhang', `${at(trial, '/download')}&version=9`)).status, 404);
    assert.equal((await open('chuzhang', `${at(trial, '/download', '../x')}&version=0`)).status, 404);
  });

  test('the measure in force and the record are what they were', async () => {
    assert.match(wordsOf(await open(null, '/measure')), /关键设备联网率不低于 70 %/);
    const head = await as('chuzhang');
    const away = await head.submit(await head.get(trial), `${trial}/remove`);
    assert.match(away.said, /已收起/);
    assert.equal((await head.get(trial)).status, 404);
    assert.equal(program.doctor().status, 0);
  });
});
