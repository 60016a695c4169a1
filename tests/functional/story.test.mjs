// A whole round as it is meant to go, from the first draft to the title on the public page: each step by its own role with
// its own account, through the forms that the screens offer, without script, on both databases.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { claim, enterprise, fullMarks } from './dossier.mjs';
import { addressesIn, formIn, wordsOf } from './page.mjs';
import { engines } from './program.mjs';
import { experts, offered, refOf, stage } from './stage.mjs';

for (const engine of engines) {
  describe(`a round on ${engine}`, () => {
    const city = stage(engine), { on, as, open, until, act, refuses, isNotFor, says, hides } = city;
    let round, application, dossier, panel, list, notice, document, number;
    const the = (path) => path.split('/').pop();

    before(city.raise);
    after(city.leave);

    // ---- the story: a step that fails ends it

    let ended = false;
    const step = (name, body) => test(name, async (context) => {
      if (ended) return context.skip('the story has ended');
      ended = true;
      await body();
      ended = false;
    });
    // What is asked for on the way, and does not end it.
    const also = (name, body) => test(name, (context) => (ended ? context.skip('the story has ended') : body()));

    step('an enterprise registers: a wrong credit code loses nothing that was typed', async () => {
      const visitor = city.visitor(), typed = { ...enterprise, login: 'minli', password: 'correct horse' };
      const mistyped = { ...typed, code: '91510100MA6C00009X' };
      const wrong = await visitor.submit(await visitor.get('/register'), '/register', mistyped);
      assert.equal(wrong.status, 422);
      assert.match(wordsOf(wrong), /第 18 位校验码应为“H”，这里是“X”/);
      const kept = Object.fromEntries(formIn(wrong, '/register').entries);
      for (const name of ['name', 'unit', 'person', 'login']) assert.equal(kept[name], typed[name]);
      assert.equal(kept.code, mistyped.code);
      assert.equal(kept.password, '', 'a password is never sent back');
      await city.register();
    });

    step('the bureau opens a round', async () => {
      await says('operator', '/applications', /没有开放|尚未开放/);
      round = await city.openRound();
      await says('public', `/rounds/${the(round)}`, /2026年度/);
      await isNotFor('handler', round, 'announce');
      await isNotFor('leader', round, 'announce');
    });

    step('the dossier is filled in, section by section, and nobody else sees it', async () => {
      ({ application, dossier } = await city.begin());
      await city.fill(application);
      for (const who of ['reviewer', 'handler', 'head']) await hides(who, dossier);
    });

    step('evidence is added to each item; what is none, or too large, is refused', async () => {
      await city.prove(application);
      const uploaded = (name, bytes) => city.upload(application, 'F.A.1.1.b', new File([bytes], name, { type: 'application/pdf' }));
      const mistyped = await uploaded('证明.pdf', 'MZ\u0090\u0000 not a document');
      assert.match(mistyped.said, /证明\.pdf/);
      const oversize = await uploaded('录像.pdf', Buffer.alloc(202 << 20, '%PDF-1.4 '));
      assert.equal(oversize.status, 413);
      assert.match(wordsOf(oversize), /超过了上限 20\d MB/);
      const after = await open('operator', city.section(application, 'A1'));
      assert.match(after.text, /F\.A\.1\.1\.a\.pdf/);
      assert.doesNotMatch(after.text, /证明\.pdf|录像\.pdf/);
    });

    step('the signer declares and submits, and nobody else can', async () => {
      await says('operator', application, /符合 19/);
      await act('operator', application, 'send_sign');
      assert.equal(offered(await open('operator', application), 'submit'), undefined);
      const signing = `${application}/sign`, signer = await as('signer');
      const unsigned = await signer.submit(await signer.get(signing), signing);
      assert.equal(unsigned.status, 422);
      assert.match(wordsOf(unsigned), /真实性/);
      const submitted = await signer.submit(unsigned, signing, { 真实性声明: '是' });
      assert.equal(submitted.status, 303, wordsOf(submitted));
      await says('operator', application, /2026-0001/);
      await says('operator', application, /申报回执/);
    });

    step('the district returns it once with remarks by field', async () => {
      await hides('neighbour', dossier);
      await says('reviewer', '/queue', /成都岷砺精密制造有限公司/);
      await act('reviewer', dossier, 'take');
      await refuses('reviewer', dossier, 'return_fix', { reason: '请补充。' }, 422, /请填写“逐项意见”/);
      await act('reviewer', dossier, 'return_fix', {
        '逐项意见[0].事实': '指标.关键设备联网率',
        '逐项意见[0].意见': '请附设备清单，写明 93 台的范围。',
        '逐项意见[1].事实': '企业.企业简介',
        '逐项意见[1].意见': '请补充主要客户。',
        reason: '两处需要补充，其余属实。',
      });
      await says('operator', application, /请补充主要客户/);
      await says('operator', city.section(application, '企业'), /请补充主要客户/);
      const saved = await city.save(application, '企业', { '企业.企业简介': '主要生产精密传动部件，客户为整车和轨道装备企业。' });
      assert.equal(saved.status, 303);
      await says('signer', `${application}/sign`, /企业简介.*近三年持续投入.*整车和轨道装备/);
      assert.equal((await city.sign(application)).status, 303);
    });

    step('the reviewer proposes, the lead recommends', async () => {
      await act('reviewer', dossier, 'propose_recommend', city.siteChecked);
      await isNotFor('reviewer', dossier, 'recommend');
      await act('lead', dossier, 'recommend');
      await says('operator', application, /推荐/);
      await says('lead', dossier, /推荐函/);
    });

    step('the bureau accepts and asks once for a correction', async () => {
      await act('handler', dossier, 'accept');
      await act('handler', dossier, 'require_correction', {
        '逐项意见[0].事实': 'F.A.6.3',
        '逐项意见[0].意见': '请补充等级保护备案情况。',
        reason: '请一次补齐。',
      });
      await says('operator', city.section(application, 'A6'), /等级保护备案/);
      const saved = await city.save(application, 'A6', { '条款.F.A.6.3.a.说明': `${claim}已完成等级保护二级备案。` });
      assert.equal(saved.status, 303);
      assert.equal((await city.sign(application)).status, 303);
      await says('handler', dossier, /已完成等级保护二级备案/);
    });

    also('a second correction is not offered', async () => {
      const page = await open('handler', dossier);
      assert.equal(offered(page, 'require_correction'), undefined);
      assert.match(wordsOf(page), /补正只有一次/);
    });

    also('the checklist can be filled in and passed in one go', async () => {
      assert.ok(offered(await open('handler', dossier), 'pass'));
    });

    step('the formal check is passed', async () => {
      await act('handler', dossier, 'fill_checklist', city.formChecked);
      await act('handler', dossier, 'pass');
      await says('operator', application, /形式审查意见/);
    });

    step('the window closes, and the round goes on to the city', async () => {
      await on('2026-05-06');
      await until('head', round, /区县审核阶段/);
      await act('head', round, 'advance_city');
    });

    step('a panel is named, declares and scores by clause, each for himself', async () => {
      for (const who of experts) await as(who);
      panel = `/panels/${refOf(await act('handler', '/panels', 'create', { 名称: '离散型一组' }))}`;
      await act('handler', panel, 'add_case', { 申报件: the(dossier) });
      const draw = await open('handler', offered(await open('handler', panel), 'draw'));
      const boxOf = (name) => new RegExp(`value="([A-Z0-9]{16})"[^>]*>(?:(?!value=)[\\s\\S])*?${name}`);
      const people = experts.map((name) => draw.text.match(boxOf(name))[1]);
      await refuses('handler', panel, 'draw', { 专家: people.slice(0, 3) }, 403, /专家应不少于 5 人且为单数/);
      await act('handler', panel, 'draw', { 专家: people });
      await act('head', panel, 'appoint_chair', { 组长: people[0] });
      const waiting = await open('head', panel);
      assert.match(wordsOf(waiting), /还有专家没有声明/);
      for (const who of experts) {
        const visitor = await as(who), page = await visitor.get('/sheets');
        assert.equal((await visitor.submit(page, '/sheets/declare')).status, 303);
      }
      await act('head', panel, 'open_scoring');

      for (const [i, who] of experts.entries()) {
        const sheet = addressesIn(await open(who, '/sheets'), /^\/sheets\/[A-Z0-9]{16}$/)[0];
        const page = await open(who, sheet);
        const marks = fullMarks(page), [first, second] = Object.keys(marks).filter((name) => name.endsWith('.分值'));
        Object.assign(marks, { [first]: '0.8', [second]: '0.5' });
        if (i === 0) {
          await refuses(who, sheet, 'submit', marks, 403, /低于 0.8 的要写明理由/);
          await act(who, sheet, 'save', { [first]: '0.8' });
          await refuses(who, sheet, 'submit', { ...marks, [second]: [] }, 403, /条没有评分/);
        }
        await act(who, sheet, 'submit', { ...marks, [second.replace('分值', '理由')]: '只覆盖主要产品，不是全部。' });
        if (i > 0) continue;
        await says(who, sheet, /证据充分/);
        for (const other of ['handler', 'zhuanjia2']) {
          assert.doesNotMatch(wordsOf(await open(other, sheet)), /证据充分/, `${other} reads a colleague's sheet`);
        }
      }
    });

    step('the chair closes the scoring and concludes, the head of division confirms', async () => {
      await act(experts[0], panel, 'close_scoring');
      await isNotFor(experts[1], panel, 'conclude');
      await act(experts[0], panel, 'conclude', { 组意见: '一致认为达到智能工厂要求。', 行业水平: '是' });
      await act('head', panel, 'confirm_result');
      await says('head', dossier, /待拟定/);
      const own = wordsOf(await open('operator', application));
      assert.doesNotMatch(own, /待拟定|合成分|排序/);
    });

    step('the list is ranked, consulted on and adopted', async () => {
      await act('head', round, 'start_list');
      list = `/lists/${refOf(await act('handler', '/lists', 'create', { 名称: '2026年度拟认定名单' }))}`;
      await act('handler', list, 'rank');
      await act('handler', list, 'add', { 申报件: the(dossier) });
      await act('handler', list, 'submit_division');
      await hides('lead', list);
      await hides('operator', list);
      await act('head', list, 'start_consult', { '会商部门[0].名称': '市应急局', '会商部门[1].名称': '市税务局' });
      const impatient = offered(await open('head', list), 'submit_leadership');
      assert.equal(impatient, undefined, 'not before every department has answered');
      await act('handler', list, 'record_reply', {
        '会商部门[0].意见': '无异议。', '会商部门[0].回复日期': '2026-05-06',
        '会商部门[1].意见': '无异议。', '会商部门[1].回复日期': '2026-05-06',
      });
      await act('head', list, 'submit_leadership');
      const meeting = { 会议名称: '局务会', 会议日期: '2026-05-06', 决议号: '2026-17' };
      await refuses('leader', list, 'adopt', { ...meeting, 会议日期: '2026-02-30' }, 422, /2026-02-30/);
      await act('leader', list, 'adopt', meeting);
    });

    step('the notice stands on the public page for five working days', async () => {
      await on('2026-05-20');
      notice = `/publications/${refOf(await act('handler', '/lists', 'prepare', {
        名单: the(list), 标题: '2026年度拟认定名单公示', 联系方式: '成都市经济和信息化局，电话 028-00000000',
      }))}`;
      await isNotFor('handler', notice, 'publish');
      await act('head', notice, 'publish');
      const page = addressesIn(await open('public', '/notices'), /^\/notices\/[A-Z0-9]{16}/)[0];
      await says('public', page, /成都岷砺精密制造有限公司/);
      await says('public', page, /2026-05-27|5月27日/);
      await on('2026-05-27');
      await says('handler', notice, /公示中/);
      await on('2026-05-28');
      await until('handler', notice, /公示期满/);
      await says('handler', dossier, /公示通过/);
    });

    step('the recognition document is signed, numbered and issued once', async () => {
      const drafted = await act('handler', '/recognition', 'draft', { 标题: '关于公布2026年度成都市智能工厂名单的通知' });
      document = `/recognition/${refOf(drafted)}`;
      await act('handler', document, 'include', { 申报件: the(dossier) });
      await isNotFor('handler', document, 'submit_sign');
      await act('head', document, 'submit_sign');
      await isNotFor('head', document, 'sign');
      await act('leader', document, 'sign');
      await refuses('handler', document, 'issue', { 文号: '成经信发第58号', 成文日期: '2026-05-28' }, 403, /六角括号/);
      await act('handler', document, 'issue', { 文号: '成经信发〔2026〕58号', 成文日期: '2026-05-28' });
      await isNotFor('handler', document, 'issue');
    });

    step('the title is public: found by its number, with its certificate', async () => {
      number = wordsOf(await open('public', '/titles')).match(/CD-ZNGC-2026-\d{4}/)[0];
      const found = await open('public', `/titles/${number}`);
      assert.equal(found.status, 200);
      assert.match(wordsOf(found), /成都岷砺精密制造有限公司/);
      assert.match(wordsOf(found), /有效/);
      assert.match(wordsOf(found), /成经信发〔2026〕58号/);
      assert.doesNotMatch(wordsOf(found), /合成分|评语/);
      const certificate = await open('public', `/titles/${number}/certificate.pdf`);
      assert.equal(certificate.status, 200);
      assert.equal(certificate.headers.get('content-type'), 'application/pdf');
      assert.equal(certificate.bytes.subarray(0, 5).toString(), '%PDF-');
      await says('public', '/titles', new RegExp(number));
      await hides('public', '/titles/CD-ZNGC-2026-0009');
    });

    also('the enterprise is led to its title', async () => {
      const page = await open('operator', application);
      assert.deepEqual(addressesIn(page, new RegExp(`^/titles/${number}$`)), [`/titles/${number}`]);
    });

    also('nobody is told one thing twice', async () => {
      const told = wordsOf(await open('operator', '/messages')).match(/形式审查通过：一号工厂/g);
      assert.equal(told.length, 1);
    });

    step('the round is closed, and the record is sound', async () => {
      await act('head', round, 'close');
      const examined = city.doctor();
      assert.equal(examined.status, 0, examined.stdout + examined.stderr);
    });
  });
}
