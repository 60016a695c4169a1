// What goes wrong among people: two are there at once, a sign-in runs out, a button is pressed twice, a file is none, a date
// cannot be. Whoever typed something finds it again.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { enterprise, site } from './dossier.mjs';
import { addressesIn, formIn, wordsOf } from './page.mjs';
import { engines } from './program.mjs';
import { offered, refOf, stage } from './stage.mjs';

for (const engine of engines) {
  describe(`ugly days on ${engine}`, () => {
    const city = stage(engine), { as, open, form, act, says } = city;
    let application, dossier, draft;

    before(async () => {
      await city.raise();
      await city.register();
      await city.openRound();
      ({ application: draft } = await city.begin());
    });
    after(city.leave);

    const typedIn = (page, action) => Object.fromEntries(formIn(page, action).entries);

    test('a credit code is tidied, and each kind of wrong one is told apart', async () => {
      const visitor = city.visitor();
      const other = { ...enterprise, name: '成都望衡机器人有限公司', login: 'wangheng', password: 'correct horse' };
      const register = async (code) => visitor.submit(await visitor.get('/register'), '/register', { ...other, code });
      for (const [code, words] of [
        ['91510100MA6C0001', /18 位/],
        ['91510100MA6C0O01AX', /O/],
        ['91510100MA6C00009X', /应为“H”/],
        ['９１５１０１００ＭＡ６Ｃ００００９Ｈ', /已经注册|已注册/],
      ]) {
        const answer = await register(code);
        assert.equal(answer.status, 422, code);
        assert.match(wordsOf(answer), words);
        assert.equal(typedIn(answer, '/register').name, other.name);
      }
    });

    test('an impossible date is an error at its field, and stays there as it was typed', async () => {
      const typed = { '场所.建成投用日期': '2024-02-30', '场所.详细地址': '成龙大道二段 9 号' };
      const answer = await city.save(draft, '场所', typed);
      assert.equal(answer.status, 422);
      assert.match(wordsOf(answer), /2024-02-30/);
      assert.equal(typedIn(answer, city.section(draft, '场所'))['场所.建成投用日期'], '2024-02-30');
      const saved = typedIn(await open('operator', city.section(draft, '场所')), city.section(draft, '场所'));
      assert.equal(saved['场所.建成投用日期'], '');
      assert.equal(saved['场所.详细地址'], '成龙大道二段 9 号', 'what was right is saved');
    });

    test('a file that is not what it is called is refused with its name and the reason', async () => {
      const program = Buffer.from('MZ\u0090\u0000'), empty = Buffer.alloc(0);
      for (const [file, words] of [
        [new File([program], '证明.pdf', { type: 'application/pdf' }), /证明\.pdf/],
        [new File(['<script>alert(1)</script>'], '照片.png', { type: 'image/png' }), /照片\.png/],
        [new File([program], '工具.exe'), /工具\.exe/],
        [new File([empty], '空白.pdf', { type: 'application/pdf' }), /空白\.pdf.*空/],
      ]) {
        const plain = await city.upload(draft, 'F.A.1.1.a', file);
        assert.match(plain.location, /tone=bad/);
        assert.match(plain.said, words);
        const scripted = await city.upload(draft, 'F.A.1.1.a', file, { 'x-requested-with': 'zhijian' });
        assert.equal(scripted.status, 422);
        assert.match(wordsOf(scripted), words);
      }
      const page = await open('operator', city.section(draft, 'A1'));
      assert.doesNotMatch(page.text, /证明\.pdf|照片\.png|工具\.exe|空白\.pdf/);
    });

    test('two windows on one draft: other fields both stand, the same field asks', async () => {
      const operator = await as('operator'), path = city.section(draft, '企业');
      const [one, two] = [await operator.get(path), await operator.get(path)];
      assert.equal((await operator.submit(one, path, { '企业.联系人': '甲', '企业.注册地址': '一号' })).status, 303);
      const asked = await operator.submit(two, path, { '企业.联系人': '乙', '企业.通信地址': '二号' });
      assert.equal(asked.status, 409);
      assert.match(wordsOf(asked), /林知远 于 .*已把此项改为/);
      assert.equal(typedIn(asked, path)['企业.联系人'], '乙', 'my own text is kept');
      assert.match(asked.text, /<q>甲<\/q>/, 'beside theirs');
      const now = typedIn(await operator.get(path), path);
      assert.deepEqual([now['企业.联系人'], now['企业.注册地址'], now['企业.通信地址']], ['甲', '一号', '二号']);
      assert.equal((await operator.submit(asked, path)).status, 303, 'saving again is a decision');
      assert.equal(typedIn(await operator.get(path), path)['企业.联系人'], '乙');
    });

    test('a sign-in that ran out loses nothing: the form is back after signing in', async () => {
      const operator = await city.signIn('minli'), path = city.section(draft, '企业');
      const page = await operator.get(path);
      operator.cookies.clear();
      const parked = await operator.submit(page, path, { '企业.企业简介': '写了一个下午的简介。\n第二段。' });
      assert.equal(parked.status, 303);
      assert.match(parked.location, /^\/sign-in/);
      const signIn = await operator.get(parked.location);
      const wrong = await operator.submit(signIn, '/sign-in', { login: 'minli', password: 'mistyped' });
      assert.equal(wrong.status, 403);
      const back = await city.submitSignIn(operator, wrong, 'minli');
      assert.equal(back.location, '/restored');
      const restored = await operator.get(back.location);
      assert.match(wordsOf(restored), /写了一个下午的简介/);
      assert.equal((await operator.submit(restored, path)).status, 303);
      assert.equal(typedIn(await operator.get(path), path)['企业.企业简介'], '写了一个下午的简介。\n第二段。');
    });

    test('one application comes of a button pressed twice', async () => {
      const operator = await as('operator'), page = await operator.get('/applications');
      const begin = addressesIn(page, /^\/applications\?round=/)[0];
      const pressed = () => operator.submit(page, begin, { ...site, 场所名称: '二号工厂' });
      const [first, second] = await Promise.all([pressed(), pressed()]);
      assert.deepEqual([first.status, second.status], [303, 303]);
      assert.equal(refOf(first), refOf(second));
      assert.equal(addressesIn(await operator.get('/applications'), /^\/applications\/[A-Z0-9]{16}$/).length, 2);
    });

    test('an application is submitted once, however often the signer presses', async () => {
      ({ application, dossier } = await city.begin());
      await city.fill(application);
      await act('operator', application, 'send_sign');
      const signer = await as('signer'), signing = `${application}/sign`, page = await signer.get(signing);
      const pressed = () => signer.submit(page, signing, { 真实性声明: '是' });
      const answers = await Promise.all([pressed(), pressed(), pressed()]);
      assert.deepEqual(answers.map(({ status }) => status), [303, 303, 303]);
      const receipts = wordsOf(await open('operator', application)).match(/申报回执 PDF/g);
      assert.equal(receipts.length, 1);
    });

    test('two officers take the same case: one has it, the other learns who', async () => {
      const forms = [await form('reviewer', dossier, 'take'), await form('reviewer2', dossier, 'take')];
      const answers = await Promise.all(forms.map(({ send }) => send()));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
      const late = answers.find(({ status }) => status === 409);
      assert.match(wordsOf(late), /未生效：.*已由.*(高岚|周沅).*领取.*审核中/);
    });

    test('one lead recommends, the other sends back: one letter, and the reason typed is kept', async () => {
      const taker = wordsOf(await open('reviewer', dossier)).includes('提出推荐') ? 'reviewer' : 'reviewer2';
      await act(taker, dossier, 'propose_recommend', city.siteChecked);
      const late = await form('lead2', dossier, 'send_back');
      await act('lead', dossier, 'recommend');
      const answer = await late.send({ reason: '指标口径没有核对清楚。' });
      assert.equal(answer.status, 409);
      assert.match(wordsOf(answer), /签发推荐.*已推荐/);
      const letters = addressesIn(await open('lead', dossier), /^\/document\/[A-Z0-9]{16}$/);
      assert.equal(letters.length, 2, 'the receipt and one letter of recommendation');
      assert.match(answer.text, /指标口径没有核对清楚。/, 'the reason typed is still there to be copied');
    });

    test('a page of yesterday changes nothing today', async () => {
      const stale = await form('handler', dossier, 'accept');
      await act('lead', dossier, 'retract', { reason: '发现材料不全。' });
      const answer = await stale.send();
      assert.equal(answer.status, 409);
      assert.equal(offered(await open('lead', dossier), 'retract'), undefined);
      await says('lead', dossier, /审核中/);
    });

    test('what is typed into an act is parked and restored as well', async () => {
      const login = wordsOf(await open('reviewer', dossier)).includes('提出推荐') ? 'reviewer' : 'reviewer2';
      const visitor = await city.signIn(login), page = await visitor.get(dossier), address = offered(page, 'return_fix');
      visitor.cookies.clear();
      const typed = { '逐项意见[0].事实': '企业.企业简介', '逐项意见[0].意见': '请写明主要客户。', reason: '一处需要补充。' };
      const parked = await visitor.submit(page, address, typed);
      const back = await city.submitSignIn(visitor, await visitor.get(parked.location), login);
      const restored = await visitor.get(back.location);
      assert.match(wordsOf(restored), /理由 一处需要补充。/, 'under the label of the form');
      assert.match(wordsOf(restored), /请写明主要客户。/);
      assert.equal((await visitor.submit(restored, address)).status, 303);
      await says('operator', application, /请写明主要客户|一处需要补充/);
    });

    test('the record is sound', () => {
      const examined = city.doctor();
      assert.equal(examined.status, 0, examined.stdout + examined.stderr);
    });
  });
}
