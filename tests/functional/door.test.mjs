// The way in: registration, sign-in, a round opened by three officers, rights and refusals, over HTTP on both databases.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { wordsOf } from './page.mjs';
import { engines, start } from './program.mjs';

for (const engine of engines) {
  describe(`the door on ${engine}`, () => {
    let program;
    before(async () => { program = await start({ engine }); });
    after(async () => assert.equal(await program.stop(), 0));

    test('a wrong password is refused without telling which half is wrong', async () => {
      const tried = async (login) => {
        const visitor = program.visitor();
        return visitor.submit(await visitor.get('/sign-in'), '/sign-in', { login, password: 'not the password' });
      };
      const [wrong, unknown] = [await tried('jingban'), await tried('nobody-here')];
      assert.equal(wrong.status, 403);
      assert.equal(unknown.status, 403);
      assert.match(wordsOf(wrong), /账号或者密码不对/);
      assert.equal(wordsOf(wrong), wordsOf(unknown));
    });

    test('a round is prepared, pinned and announced by three people, and the public sees it', async () => {
      const handler = await program.signIn('jingban');
      const path = '/new/round/create';
      const fields = { 年度: '2026', 名称: '2026年度', 开放日: '2026-03-02', 截止日: '2026-04-30' };
      const early = await handler.submit(await handler.get(path), path, { ...fields, 截止日: '2026-02-30' });
      assert.equal(early.status, 422, 'an impossible date is an error at its field');
      assert.match(early.text, /2026年度/, 'and what was typed is still there');
      const created = await handler.submit(await handler.get(path), path, fields);
      assert.equal(created.status, 303);
      const ref = created.location.match(/rounds\/([A-Z0-9]+)/)[1];

      const act = async (login, id) => {
        const visitor = await program.signIn(login);
        const page = await visitor.get(`/o/${ref}/${id}`);
        return { status: page.status, posted: page.status === 200 ? await visitor.submit(page, `/o/${ref}/${id}`, {}) : null };
      };
      assert.equal((await act('jingban', 'announce')).status, 404, 'an act that is not mine is not shown');
      assert.equal((await act('chuzhang', 'pin_measure')).posted.status, 303);
      assert.equal((await act('juling', 'announce')).posted.status, 303);
      const open = await program.visitor().get(`/rounds/${ref}`);
      assert.equal(open.status, 200);
      assert.match(open.text, /2026年度/);
    });

    test('a form without its token, or from another site, changes nothing', async () => {
      const visitor = await program.signIn('jingban');
      const body = new URLSearchParams({ 年度: '2027', 名称: 'x', 开放日: '2026-03-02', 截止日: '2026-04-30' });
      for (const origin of [program.address, 'https://example.org']) {
        assert.equal((await visitor.post('/new/round/create', body, { origin })).status, 403);
      }
    });

    test('what may not be seen answers as what does not exist', async () => {
      const visitor = await program.signIn('jingban');
      const unknown = '0000000000000000';
      for (const path of [`/case/${unknown}`, `/o/${unknown}/submit`, `/evidence/${unknown}`, '/titles/CD-ZNGC-2026-9999']) {
        assert.equal((await visitor.get(path)).status, 404, path);
      }
    });

    test('the record is sound', () => {
      const examined = program.doctor();
      assert.equal(examined.status, 0, examined.stdout + examined.stderr);
    });
  });
}
