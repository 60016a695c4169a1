// A whole round as people live it: in a browser, by clicking what the screens show and typing into what they ask, never by
// knowing an address. Every page that anybody comes to is watched: no error on the console, nothing against the content
// security policy, one h1, and on a phone nothing that scrolls sideways. $ZHIJIAN_SHOTS names a folder for screenshots.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { claim, enterprise, fullMarks, pdf, sections, site } from '../functional/dossier.mjs';
import { addressesIn } from '../functional/page.mjs';
import { start } from '../functional/program.mjs';

const shots = process.env.ZHIJIAN_SHOTS;
const desk = { width: 1440, height: 900 }, phone = { width: 390, height: 844 };
const experts = [1, 2, 3, 4, 5].map((n) => ({ login: `zhuanjia${n}`, name: `专家${n}`, roles: 'expert' }));
const company = enterprise.name;

describe('a round in the browser', () => {
  let program, browser;
  const troubles = [];
  const people = new Map();  // who → the page of his browser

  before(async () => {
    program = await start();
    program.addAccount('shenhe', { name: '高岚', roles: 'district_reviewer', org: enterprise.unit });
    program.addAccount('fuze', { name: '何之远', roles: 'district_lead', org: enterprise.unit });
    for (const { login, ...who } of experts) program.addAccount(login, who);
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    if (shots) mkdirSync(shots, { recursive: true });
  });
  after(async () => {
    await browser.close();
    assert.equal(await program.stop(), 0);
  });

  // ---- the vocabulary

  const newcomer = async () => {
    const context = await browser.newContext({ viewport: desk, locale: 'zh-CN' });
    context.setDefaultTimeout(8000);
    const page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // Wrong input is answered by 422, what was overtaken by 409: both are seen by the steps that make them.
      const expected = /status of (409|422)/.test(message.text());
      if (message.type() === 'error' && !expected) troubles.push(`${page.url()}: ${message.text()}`);
    });
    await page.goto(program.address);
    return page;
  };
  const sound = async (page) => {
    await page.waitForLoadState();
    const headings = await page.locator('h1').count();
    if (headings !== 1) troubles.push(`${new URL(page.url()).pathname}: ${headings} h1`);
  };
  const press = async (page, name, within = page) => {
    await within.getByRole('button', { name, exact: true }).first().click();
    await sound(page);
  };
  const follow = async (page, name, within = page) => {
    await within.getByRole('link', { name, exact: typeof name === 'string' }).first().click();
    await sound(page);
  };
  const type = async (page, fields) => {
    for (const [name, value] of Object.entries(fields)) await enter(page, name, value);
  };
  // Types, ticks or chooses in the field of that name, whatever it is.
  const enter = async (page, name, value) => {
    const field = page.locator(`[name="${name}"]:visible`);
    if (!(await field.count())) await press(page, '保存');  // what was chosen unfolds once it is saved
    const kind = await field.first().evaluate((one) => one.type);
    if (kind === 'radio' || kind === 'checkbox') {
      for (const one of [value].flat()) {
        const choice = page.locator(`[name="${name}"][value="${one}"]`);
        await choice.check({ force: true });
      }
    } else if (kind === 'select-one') {
      await field.first().selectOption(value);
    } else {
      await field.first().fill(value);
    }
  };
  // Adds a file to the first clause of an item.
  const prove = async (page, file) => {
    const clause = (await file.getAttribute('id')).match(/^up-(.*)-file$/)[1];
    if (!clause.endsWith('.a') || !(await page.locator(`[name="条款.${clause}.说明"]`).isVisible())) return;
    const paper = pdf(`${clause}.pdf`);
    await file.setInputFiles({ name: paper.name, mimeType: paper.type, buffer: Buffer.from(await paper.arrayBuffer()) });
    await sees(page, `${clause}.pdf`);
  };
  const settles = (page, place, words) =>
    page.locator(`[id="${place}"]`).getByText(words).first().waitFor().catch(() => troubles.push(`${place} never says ${words}`));
  // What is typed is kept in the browser until the server has it.
  const savedAll = (page) => page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.startsWith('zj:')));
  const sees = async (page, words) => page.getByText(words).first().waitFor();
  // What the clock does by itself is there soon: looked for again, as people do.
  const until = async (page, words) => {
    const found = page.getByText(words).first();
    for (let tries = 0; tries < 50 && !(await found.isVisible()); ++tries) await page.reload();
    await found.waitFor();
  };
  const shoot = async (page, name, { small = false } = {}) => {
    const take = async (file) => {
      const { width } = page.viewportSize();
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      const clip = { x: 0, y: 0, width, height: Math.min(height, 2400) };
      await page.screenshot({ path: `${shots}/${file}.png`, fullPage: true, clip });
    };
    await page.evaluate(() => scrollTo(0, 0));
    if (shots) await take(name);
    if (!small) return;
    await page.setViewportSize(phone);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) troubles.push(`${name}: ${over} px too wide on a phone`);
    if (shots) await take(`${name}-390`);
    await page.setViewportSize(desk);
  };
  const signIn = async (page, login) => {
    await follow(page, '登录办理');
    await page.getByLabel('账号', { exact: true }).fill(login);
    await page.getByLabel('密码', { exact: true }).fill(program.accounts[login]);
    await press(page, '登录');
  };
  const as = async (login) => {
    if (!people.has(login)) {
      const page = await newcomer();
      await signIn(page, login);
      people.set(login, page);
    }
    return people.get(login);
  };
  // The same people on a later day: they open the site again and sign in.
  const on = async (day) => {
    for (const page of people.values()) await page.context().close();
    people.clear();
    await program.at(`${day}T09:00+08:00`);
  };
  // From wherever somebody is to a case, through the list of all cases.
  const openCase = async (page) => {
    await follow(page, '申报件');
    await follow(page, company);
  };

  let ended = false;
  const step = (name, body) => test(name, async (context) => {
    if (ended) return context.skip('the story has ended');
    ended = true;
    await body();
    ended = false;
  });

  // ---- the story

  step('an enterprise finds the site and registers', async () => {
    const page = await newcomer();
    await sound(page);
    await shoot(page, '01-home-empty', { small: true });
    await follow(page, '登录办理');
    await follow(page, /注册/);
    await type(page, { ...enterprise, code: '91510100MA6C00009X', login: 'minli', password: 'correct horse' });
    await press(page, '注册并登录');
    await sees(page, '第 18 位校验码应为“H”，这里是“X”');
    await shoot(page, '02-register-wrong', { small: true });
    assert.equal(await page.locator('[name="name"]').inputValue(), company);
    await type(page, { code: enterprise.code, password: 'correct horse' });
    await press(page, '注册并登录');
    await sees(page, '注册成功');
    await shoot(page, '03-applications-empty', { small: true });
    program.accounts.minli = 'correct horse';
    people.set('minli', page);
    program.addAccount('minli-qianshu', { name: '许青原', roles: 'ent_signer', org: enterprise.code });
  });

  step('the bureau opens a round', async () => {
    const handler = await as('jingban');
    await shoot(handler, '04-queue-empty', { small: true });
    await follow(handler, '批次');
    await follow(handler, '新建批次');
    await shoot(handler, '05-new-round', { small: true });
    await type(handler, { 年度: '2026', 名称: '2026年度', 开放日: '2026-03-02', 截止日: '2026-04-30' });
    await press(handler, '新建批次');
    await sees(handler, '筹备');
    const head = await as('chuzhang');
    await follow(head, '批次');
    await follow(head, /2026年度/);
    await press(head, '锁定办法版本');
    const leader = await as('juling');
    await follow(leader, '批次');
    await follow(leader, /2026年度/);
    await press(leader, '发布申报通知');
    await shoot(leader, '06-round', { small: true });
  });

  step('the dossier is filled in as one types, and evidence added', async () => {
    const page = await as('minli');
    await follow(page, '我的申报');
    await until(page, '场所名称');
    await type(page, { 称号: site.称号, 场所名称: site.场所名称 });
    await press(page, '开始自评');
    for (;;) {
      const id = new URL(page.url()).searchParams.get('section') ?? '企业';
      await type(page, sections[id] ?? {});
      for (const field of await page.locator('textarea[name^="条款."]:visible').all()) await field.fill(claim);
      for (const file of await page.locator('input[type=file][id^="up-"]').all()) await prove(page, file);
      if (id === 'A1') await settles(page, 'F.A.1.1.a', '已填');  // without loading the page again
      await shoot(page, `07-fill-${id}`, { small: ['企业', 'A1', 'D'].includes(id) });
      const next = page.getByRole('button', { name: /^保存并到/ });
      if (!(await next.count())) break;
      await next.click();
      await sound(page);
    }
    await press(page, '保存');
    await shoot(page, '08-fill-done', { small: true });
    await follow(page, site.场所名称);
    await sees(page, '必填内容已经填齐');
    await shoot(page, '09-application', { small: true });
    await press(page, '送签');
  });

  step('the signer reads, declares and submits', async () => {
    const page = await as('minli-qianshu');
    await follow(page, site.场所名称);
    await follow(page, '签署并提交');
    await shoot(page, '10-sign', { small: true });
    await page.getByLabel(/声明/).check();
    await press(page, '签署并提交');
    await sees(page, '2026-0001');
    await shoot(page, '11-submitted', { small: true });
  });

  const checkAll = (page, list, answer) =>
    page.locator(`input[name^="${list}."][value="${answer}"]`).evaluateAll((all) => all.forEach((one) => one.click()));
  const remark = async (page, act, what, how) => {
    await page.locator('summary', { hasText: act }).click();
    await type(page, { '逐项意见[0].事实': what, '逐项意见[0].意见': how, reason: '一处需要补充，请一次补齐。' });
    await press(page, act);
  };
  const answerRemarks = async (step, fields) => {
    const page = await as('minli');
    await follow(page, '我的申报');
    await follow(page, site.场所名称);
    await shoot(page, `13-${step}`, { small: true });
    await follow(page, step);
    await type(page, fields);
    await press(page, '保存');
    await shoot(page, `14-${step}`);
    const signer = await as('minli-qianshu');
    await follow(signer, '我的申报');
    await follow(signer, site.场所名称);
    await follow(signer, /提交/, signer.locator('main'));
    await signer.getByLabel(/声明/).check();
    await shoot(signer, `15-${step}`, { small: true });
    await press(signer, /提交/);
  };

  step('the district returns it once, then recommends', async () => {
    const reviewer = await as('shenhe');
    await shoot(reviewer, '12-queue', { small: true });
    await follow(reviewer, company);
    await shoot(reviewer, '12-case', { small: true });
    await press(reviewer, '领取');
    await remark(reviewer, '退回修改', '企业.企业简介', '请写明主要客户。');
    await answerRemarks('按意见修改', { '企业.企业简介': '主要生产精密传动部件，客户为整车和轨道装备企业。' });
    await openCase(reviewer);
    await checkAll(reviewer, '核查清单', '属实');
    await type(reviewer, { 审核意见: '现场核实，建议推荐。' });
    await shoot(reviewer, '16-checklist', { small: true });
    await press(reviewer, '提出推荐');
    const lead = await as('fuze');
    await follow(lead, company);
    await press(lead, '签发推荐');
    await sees(lead, '推荐函');
    await shoot(lead, '17-recommended', { small: true });
  });

  step('the bureau accepts, asks for one correction and passes the formal check', async () => {
    const handler = await as('jingban');
    await follow(handler, '工作台');
    await shoot(handler, '18-queue', { small: true });
    await follow(handler, company);
    await press(handler, '受理');
    await remark(handler, '一次性告知补正', 'F.A.6.3', '请补充等级保护备案情况。');
    await answerRemarks('补正', { '条款.F.A.6.3.a.说明': `${claim}已完成等级保护二级备案。` });
    await openCase(handler);
    await shoot(handler, '19-case-corrected', { small: true });
    await checkAll(handler, '审查清单', '符合');
    await type(handler, { 审查意见: '符合形式审查要求。' });
    await press(handler, '填形式审查清单');
    await press(handler, '形式审查通过');
    await sees(handler, '形式审查意见');
  });

  // What a second window saves is never overwritten unseen: the first says so, and puts back what was typed there for its
  // reader to check.
  const inAnotherWindow = async (page, low) => {
    const reason = page.locator(`[name="${low.replace(/分值$/, '理由')}"]`), remark = page.locator('[name="评语"]');
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.locator('[name="评语"]').fill('系统运行稳定，证据充分，在另一个窗口补充。');
    await savedAll(other);
    await other.close();
    await reason.fill('只覆盖主要产品，其余在建。');
    await page.getByText('请刷新页面').waitFor();
    await page.reload();
    await sees(page, '核对后保存');
    assert.match(await remark.inputValue(), /另一个窗口/);
    assert.match(await reason.inputValue(), /其余在建/);
    await press(page, '保存评分');
    assert.match(await reason.inputValue(), /其余在建/);
  };
  // Full marks but for one clause, with its reason.
  const score = async (page) => {
    await follow(page, company);
    await shoot(page, '22-sheet', { small: true });
    await page.locator('input[name$=".分值"][value="1"]').evaluateAll((all) => all.forEach((one) => one.click()));
    const low = await page.locator('input[name$=".分值"]').first().getAttribute('name');
    await type(page, { [low]: '0.5', [low.replace(/分值$/, '理由')]: '只覆盖主要产品。' });
    await page.locator('[name^="新技术["][value="0.8"]').evaluateAll((all) => all.forEach((one) => one.click()));
    await type(page, { 行业水平: '是', 行业水平理由: '联网率高于同行。', 评语: '系统运行稳定，证据充分。' });
    await savedAll(page);
    await shoot(page, '22-sheet-scored', { small: true });
    await inAnotherWindow(page, low);
    await press(page, '提交评分');
    await shoot(page, '22-sheet-submitted');
  };
  // His colleagues do the same; nobody watches their screens.
  const scoreUnseen = async (visitor) => {
    const sheet = addressesIn(await visitor.get('/sheets'), /^\/sheets\/[A-Z0-9]{16}$/)[0], page = await visitor.get(sheet);
    const submitted = await visitor.submit(page, addressesIn(page, /\/submit$/)[0], fullMarks(page));
    assert.equal(submitted.status, 303);
  };

  step('experts score for themselves, the chair concludes', async () => {
    await on('2026-05-06');
    const head = await as('chuzhang');
    await follow(head, '批次');
    await follow(head, /2026年度/);
    await until(head, '区县审核阶段');
    await follow(head, '转入市级阶段');
    await press(head, '转入市级阶段');
    const handler = await as('jingban');
    await follow(handler, '专家评审');
    await follow(handler, '组建评审组');
    await type(handler, { 名称: '离散型一组' });
    await press(handler, '组建评审组');
    await follow(handler, '编入申报件');
    await handler.getByLabel(new RegExp(company)).check();
    await press(handler, '编入申报件');
    await follow(handler, '指定专家');
    for (const { name } of experts) await handler.getByLabel(new RegExp(name)).check();
    await shoot(handler, '20-draw', { small: true });
    await press(handler, '指定专家');
    const chair = await as(experts[0].login);
    await press(chair, /声明无回避/);
    const colleagues = [];
    for (const { login } of experts.slice(1)) {
      const visitor = await program.signIn(login);
      assert.equal((await visitor.submit(await visitor.get('/sheets'), '/sheets/declare')).status, 303);
      colleagues.push(visitor);
    }
    await follow(head, '专家评审');
    await follow(head, '离散型一组');
    await follow(head, '指定组长');
    await head.locator('[name="组长"]').selectOption({ label: experts[0].name });
    await press(head, '指定组长');
    await press(head, '开始评分');
    await shoot(head, '21-panel', { small: true });
    await score(chair);
    for (const visitor of colleagues) await scoreUnseen(visitor);
    await follow(chair, '我的评分');
    await follow(chair, '离散型一组');
    await press(chair, '关闭独立评分');
    await shoot(chair, '23-discussion', { small: true });
    await follow(chair, '形成组意见');
    await type(chair, { 组意见: '一致认为达到智能工厂要求。', 行业水平: '是' });
    await press(chair, '形成组意见');
    await follow(head, '专家评审');
    await follow(head, '离散型一组');
    await press(head, '确认评审结果');
  });

  step('the list is ranked, consulted on and adopted', async () => {
    const [handler, head, leader] = [await as('jingban'), await as('chuzhang'), await as('juling')];
    await follow(head, '批次');
    await follow(head, /2026年度/);
    await press(head, '转入拟认定阶段');
    const list = '2026年度拟认定名单';
    const opened = async (page) => {
      await follow(page, '名单与公示');
      await follow(page, list);
    };
    await follow(handler, '名单与公示');
    await follow(handler, '拟定名单');
    await type(handler, { 名称: list });
    await press(handler, '拟定名单');
    await press(handler, '生成择优排序');
    await follow(handler, '列入');
    await handler.getByLabel(new RegExp(company)).check();
    await press(handler, '列入');
    await shoot(handler, '24-list', { small: true });
    await press(handler, '送处室审核');
    await opened(head);
    await follow(head, '发起会商');
    await type(head, { '会商部门[0].名称': '市应急局', '会商部门[1].名称': '市税务局' });
    await shoot(head, '25-consult', { small: true });
    await press(head, '发起会商');
    await opened(handler);
    await follow(handler, '登记会商回复');
    await type(handler, { '会商部门[0].意见': '无异议。', '会商部门[1].意见': '无异议。' });
    await press(handler, '登记会商回复');
    await opened(head);
    await press(head, '提请审议');
    await opened(leader);
    await follow(leader, '审议通过');
    await type(leader, { 会议名称: '局务会', 会议日期: '2026-05-06', 决议号: '2026-17' });
    await press(leader, '审议通过');
    await shoot(leader, '26-adopted', { small: true });
  });

  step('the notice stands on the public page for five working days', async () => {
    await on('2026-05-20');
    const [handler, head] = [await as('jingban'), await as('chuzhang')];
    const title = '2026年度拟认定名单公示';
    await follow(handler, '名单与公示');
    await follow(handler, '拟公示稿');
    await handler.getByLabel('2026年度拟认定名单').check();
    await type(handler, { 标题: title, 联系方式: '成都市经济和信息化局，电话 028-00000000' });
    await press(handler, '拟公示稿');
    await follow(head, '名单与公示');
    await follow(head, title);
    await shoot(head, '27-notice-draft', { small: true });
    await press(head, '发布公示');
    await shoot(head, '28-notice-published');
    const anyone = await newcomer();
    await shoot(anyone, '29-home', { small: true });
    await follow(anyone, '公示公告');
    await follow(anyone, title);
    await sees(anyone, company);
    await shoot(anyone, '30-notice', { small: true });
    await anyone.context().close();
  });

  step('the recognition is signed, numbered and issued', async () => {
    await on('2026-05-28');
    const [handler, head, leader] = [await as('jingban'), await as('chuzhang'), await as('juling')];
    const title = '关于公布2026年度成都市智能工厂名单的通知';
    await openCase(handler);
    await until(handler, '公示通过');
    await follow(handler, '认定文件');
    await follow(handler, '起草认定文件');
    await type(handler, { 标题: title });
    await press(handler, '起草认定文件');
    await follow(handler, '列入附件名单');
    await handler.getByLabel(new RegExp(company)).check();
    await press(handler, '列入附件名单');
    for (const [page, act] of [[head, '送签'], [leader, '签发']]) {
      await follow(page, '认定文件');
      await follow(page, title);
      await press(page, act);
    }
    await follow(handler, '认定文件');
    await follow(handler, title);
    await follow(handler, '编号印发');
    await type(handler, { 文号: '成经信发〔2026〕58号', 成文日期: '2026-05-28' });
    await shoot(handler, '31-issue', { small: true });
    await press(handler, '编号印发');
    await shoot(handler, '32-issued', { small: true });
  });

  step('the title is found by anyone, with its certificate', async () => {
    const anyone = await newcomer();
    await shoot(anyone, '33-home-titles', { small: true });
    await anyone.getByLabel('称号编号').fill('cd-zngc-2026-0001');
    await press(anyone, '验证真伪与当前状态');
    await sees(anyone, '真实有效');
    await shoot(anyone, '34-title', { small: true });
    const certificate = await anyone.getByRole('link', { name: /下载证书/ }).getAttribute('href');
    const answer = await anyone.request.get(new URL(certificate, anyone.url()).href);
    assert.equal(answer.headers()['content-type'], 'application/pdf');
    if (shots) writeFileSync(`${shots}/35-certificate.pdf`, await answer.body());
    const operator = await as('minli');
    await follow(operator, site.场所名称);
    await shoot(operator, '36-recognised', { small: true });
    await follow(operator, '消息');
    await shoot(operator, '37-messages', { small: true });
  });

  test('every page that anybody came to was sound', () => assert.deepEqual([...new Set(troubles)], []));
});
