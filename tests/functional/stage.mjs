// A city with its people, and the few words in which stories are told of them: who does what, where, and what comes of it.
import assert from 'node:assert/strict';
import { claim, enterprise, pdf, sections, site } from './dossier.mjs';
import { addressesIn, formIn, wordsOf } from './page.mjs';
import { start } from './program.mjs';

export const experts = [1, 2, 3, 4, 5].map((n) => `zhuanjia${n}`);

// Who is who: the bureau's three accounts are there from the first start, the others are added when they first come in.
const logins = { operator: 'minli', signer: 'minli-qianshu', handler: 'jingban', head: 'chuzhang', leader: 'juling' };
const district = (role, name, org = enterprise.unit) => ({ name, roles: `district_${role}`, org });
const staff = {
  reviewer: district('reviewer', '高岚'),
  reviewer2: district('reviewer', '周沅'),
  lead: district('lead', '何之远'),
  lead2: district('lead', '罗清'),
  neighbour: district('reviewer', '胡朗', '510113'),
  ...Object.fromEntries(experts.map((login) => [login, { name: login, roles: 'expert' }])),
};

export const refOf = (answer) => answer.location.match(/\/([A-Z0-9]{16})/)[1];
// Where a page leads to, or posts to, for an act.
export const offered = (page, id) => addressesIn(page, new RegExp(`^/(o|new|applications)/[^#]*/${id}(\\?|$)`))[0];

export function stage(engine) {
  let program;
  let present = new Map();  // who has signed in since the program was started

  const as = async (who) => {
    const login = logins[who] ?? who;
    if (staff[who] && !program.accounts[who]) program.addAccount(who, staff[who]);
    if (!present.has(login)) present.set(login, await program.signIn(login));
    return present.get(login);
  };
  const open = async (who, path) => (who === 'public' ? program.visitor() : await as(who)).get(path);

  // Jobs fall due by themselves: the page says so soon.
  const until = async (who, path, words) => {
    for (let tries = 0; tries < 100; ++tries) {
      const page = await open(who, path);
      if (words.test(wordsOf(page))) return page;
      await new Promise((soon) => setTimeout(soon, 50));
    }
    assert.fail(`${path} never says ${words}`);
  };

  // The form in which `where` lets somebody do `id`: opened, not yet sent.
  const form = async (who, where, id) => {
    const visitor = await as(who), page = await visitor.get(where), address = offered(page, id);
    assert.ok(address, `${where} offers ${who} no ${id}: ${page.status} ${wordsOf(page)}`);
    const shown = formIn(page, address) ? page : await visitor.get(address);
    return { address, shown, send: (fields) => visitor.submit(shown, address, fields) };
  };
  const attempt = async (who, where, id, fields) => (await form(who, where, id)).send(fields);
  const act = async (who, where, id, fields) => {
    const answer = await attempt(who, where, id, fields);
    assert.equal(answer.status, 303, `${who} ${id}: ${wordsOf(answer)}`);
    return answer;
  };
  const refuses = async (who, where, id, fields, status, words) => {
    const answer = await attempt(who, where, id, fields);
    assert.equal(answer.status, status);
    assert.match(wordsOf(answer), words);
  };
  // An act that the table does not grant: no screen offers it, and its own address is answered like an unknown one.
  const isNotFor = async (who, where, id) => {
    assert.equal(offered(await open(who, where), id), undefined, `${where} offers ${who} ${id}`);
    assert.equal((await open(who, `/o/${where.split('/').pop()}/${id}`)).status, 404);
  };
  const says = async (who, path, words) => assert.match(wordsOf(await open(who, path)), words);
  const hides = async (who, path) => assert.equal((await open(who, path)).status, 404, `${who} sees ${path}`);

  // ---- what every story begins with

  const raise = async () => { program = await start({ engine }); };
  const leave = async () => assert.equal(await program.stop(), 0);
  const on = async (day) => {
    present = new Map();
    await program.at(`${day}T09:00+08:00`);
  };

  const register = async () => {
    const visitor = program.visitor(), password = 'correct horse';
    const typed = { ...enterprise, login: logins.operator, password };
    const answer = await visitor.submit(await visitor.get('/register'), '/register', typed);
    assert.equal(answer.status, 303, wordsOf(answer));
    present.set(logins.operator, visitor);
    program.accounts[logins.operator] = password;
    program.addAccount(logins.signer, { name: '许青原', roles: 'ent_signer', org: enterprise.code });
  };
  const openRound = async () => {
    const settings = { 年度: '2026', 名称: '2026年度', 开放日: '2026-03-02', 截止日: '2026-04-30' };
    const created = await act('handler', '/admin/rounds', 'create', settings);
    const round = `/admin/rounds/${refOf(created)}`;
    await act('head', round, 'pin_measure');
    await act('leader', round, 'announce');
    await until('operator', '/applications', /场所名称/);
    return round;
  };
  // A new application, and the same case as officers see it.
  const begin = async () => {
    const visitor = await as('operator'), page = await visitor.get('/applications');
    const created = await visitor.submit(page, addressesIn(page, /^\/applications\?round=/)[0], site);
    assert.equal(created.status, 303, wordsOf(created));
    return { application: `/applications/${refOf(created)}`, dossier: `/case/${refOf(created)}` };
  };
  const section = (application, id) => `${application}/fill?section=${encodeURIComponent(id)}`;
  // Saves what is typed into one section by its button.
  const save = async (application, id, values) => {
    const visitor = await as('operator'), path = section(application, id);
    return visitor.submit(await visitor.get(path), path, values);
  };
  const fill = async (application) => {
    for (const [id, values] of Object.entries(sections)) {
      const page = await open('operator', section(application, id));
      const claims = clausesIn(page).map((clause) => [`条款.${clause}.说明`, claim]);
      const saved = await save(application, id, { ...Object.fromEntries(claims), ...values });
      assert.equal(saved.status, 303, wordsOf(saved));
    }
  };
  const clausesIn = (page) => [...page.text.matchAll(/name="条款\.([^"]*)\.说明"/g)].map(([, clause]) => clause);
  const upload = async (application, clause, file, headers) => {
    const visitor = await as('operator'), page = await visitor.get(section(application, 'A1'));
    return visitor.submit(page, `${application}/evidence`, { clause, file }, headers);
  };
  // A file to the first clause of every item.
  const prove = async (application) => {
    for (const id of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'B', 'C', 'D']) {
      const clauses = clausesIn(await open('operator', section(application, id)));
      for (const clause of clauses.filter((one) => one.endsWith('.a'))) {
        assert.equal((await upload(application, clause, pdf(`${clause}.pdf`))).said, '已添加 1 份佐证。', clause);
      }
    }
  };
  const sign = async (application) => {
    const signer = await as('signer'), signing = `${application}/sign`;
    return signer.submit(await signer.get(signing), signing, { 真实性声明: '是' });
  };
  const submitted = async () => {
    const begun = await begin();
    await fill(begun.application);
    await act('operator', begun.application, 'send_sign');
    assert.equal((await sign(begun.application)).status, 303);
    return begun;
  };

  // A checklist answered the same throughout.
  const checked = (list, items, answer) => Object.fromEntries(items.map((item) => [`${list}.${item}`, answer]));
  const siteChecked = { ...checked('核查清单', ['主体', '场所', '排除情形', '材料', '指标'], '属实'), 审核意见: '现场核实，建议推荐。' };
  const formChecked = { ...checked('审查清单', ['职权', '齐全', '签署', '信用', '荣誉'], '符合'), 审查意见: '符合要求。' };

  return {
    siteChecked, formChecked,
    raise, leave, on, as, open, until, form, attempt, act, refuses, isNotFor, says, hides,
    register, openRound, begin, section, save, fill, upload, prove, sign, submitted,
    visitor: () => program.visitor(),
    doctor: () => program.doctor(),
    signIn: (login) => program.signIn(login),
    // Signs in on a page that asks for it.
    submitSignIn: (visitor, page, login) => visitor.submit(page, '/sign-in', { login, password: program.accounts[login] }),
  };
}
