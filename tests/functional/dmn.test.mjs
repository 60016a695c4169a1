// A measure exported as DMN: a reader of others takes it without a warning, and its decisions, carried out by the letter of the
// standard, are those of the program itself, on every dossier at hand.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { ask, exactJson, Model, run, start } from './dmn.mjs';

const folder = 'policies/chengdu-draft';
const more = '../shared/data/dossiers';

const exported = (...args) => {
  const { stdout, stderr, status } = run(['measure', 'export', folder, ...args]);
  assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
  return stdout;
};

let xml, model, cases;
before(async () => {
  xml = exported('--dmn', '--edition', '1.3');
  model = await Model.read(xml);
  cases = exported('--cases').trim().split('\n').map((line) => JSON.parse(line));
});

test('a reader of DMN takes the model without a warning', () => {
  assert.deepEqual(model.warnings, []);
  assert.equal(model.root.$type, 'dmn:Definitions');
  assert.ok(model.inputs.length > 15 && model.decisions.length > 200 && model.functions.length >= 3);
});

test('edition 1.5 is the same model under its own namespaces', () => {
  assert.equal(exported('--dmn'), xml.replaceAll('/DMN/20191111/', '/DMN/20230324/'));
});

test('-o writes the same bytes to a file', () => {
  const home = mkdtempSync(join(tmpdir(), 'zhijian-'));
  try {
    const file = join(home, 'measure.dmn');
    assert.equal(exported('--dmn', '--edition', '1.3', '-o', file), '');
    assert.equal(readFileSync(file, 'utf8'), xml);
  } finally {
    rmSync(home, { recursive: true });
  }
});

test('every reference leads to an element of the kind it asks for', () => {
  const kinds = {
    requiredInput: 'dmn:InputData', requiredDecision: 'dmn:Decision', requiredKnowledge: 'dmn:BusinessKnowledgeModel',
    requiredAuthority: 'dmn:KnowledgeSource',
  };
  let edges = 0;
  for (const element of model.root.drgElement) {
    for (const list of ['informationRequirement', 'knowledgeRequirement', 'authorityRequirement']) {
      const seen = new Set();
      for (const edge of element[list] ?? []) {
        const [required] = Object.keys(kinds).filter((key) => edge[key]);
        assert.equal(model.at(edge[required])?.$type, kinds[required], `${element.name}: ${edge[required].href}`);
        assert.ok(!seen.has(edge[required].href), `${element.name} needs ${edge[required].href} once`);
        seen.add(edge[required].href);
        ++edges;
      }
    }
  }
  assert.ok(edges > 500);
});

test('names are unique, and what is required is used', () => {
  const names = model.root.drgElement.filter(({ $type }) => $type !== 'dmn:KnowledgeSource').map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  for (const element of [...model.decisions, ...model.functions]) {
    const text = model.text(element);
    for (const { name } of model.needs(element)) assert.ok(text.includes(name), `${element.name} does not use ${name}`);
  }
});

test('types are defined, and a decision carries the type of its values', () => {
  for (const { name, variable } of [...model.inputs, ...model.decisions]) {
    assert.equal(variable.name, name);
    assert.doesNotThrow(() => model.type(variable.typeRef), `${name}: ${variable.typeRef}`);
  }
});

test('every rule rests on its article and on the assumptions declared at it', () => {
  const sourcesOf = (name) => model.named(name).authorityRequirement.map(({ requiredAuthority }) => model.at(requiredAuthority).id);
  assert.deepEqual(sourcesOf('ART7_2a'), ['article.ART7.2', 'assumption.G04', 'assumption.G05']);
  assert.deepEqual(sourcesOf('近三年起点'), ['assumption.G04']);
  const article = model.elements['article.ART7.2'];
  assert.match(article.name, /第七条第二项/);
  assert.ok(article.description.length > 20);
  assert.deepEqual(article.authorityRequirement.map(({ requiredAuthority }) => requiredAuthority.href), ['#article.ART7']);
  assert.match(model.elements['assumption.G04'].description, /市经信局/);
});

test('closed lists and lists of records are typed', () => {
  const type = (name) => model.type(model.named(name).variable.typeRef);
  assert.deepEqual(type('称号'), { allowed: 'string', values: '"智能工厂", "数字化车间"' });
  assert.deepEqual(type('事故记录').list.ctx.日期, 'date');
  assert.equal(type('事故记录').list.ctx.等级.values, '"特别重大", "重大", "较大", "一般"');
  assert.deepEqual(type('指标').ctx.关键设备联网率, { ctx: { 分子: 'number', 分母: 'number' } });
});

// ---- the same verdicts

const plain = () => structuredClone(cases.find(({ name }) => name === '离散型工厂').dossier);
const workshop = () => structuredClone(cases.find(({ name }) => name === '离散型车间').dossier);
const rates = (rate, top, bottom) => {
  const dossier = plain();
  dossier.指标[rate] = { 分子: top, 分母: bottom };
  return dossier;
};
const change = (benefit, from, to, dossier = plain()) => {
  dossier.指标[benefit] = { 基期: from, 报告期: to };
  return dossier;
};
const changed = (edit) => {
  const dossier = plain();
  edit(dossier);
  return dossier;
};

// Exactly on a threshold and a hair below it; null, absent and zero; and records with fields that are not there.
const boundary = () => ({
  '70 %': rates('关键设备联网率', '84', '120'),
  '70 % in thirds': rates('关键设备联网率', '0.7', '1'),
  'under 70 %': rates('关键设备联网率', '6999999999999999', '10000000000000000'),
  '85 %': rates('数字化研发设计工具普及率', '17', '20'),
  'under 85 %': rates('数字化研发设计工具普及率', '849999999999', '1000000000000'),
  '80 %': rates('关键工序数控化率', '0.8', '1.0'),
  'nothing over nothing': rates('关键设备联网率', '0', '0'),
  '10 % more': change('生产效率', '1.1', '1.21'),
  'under 10 % more': change('生产效率', '1.1', '1.2099999999'),
  '10 % less': change('产品不良率', '0.020', '0.018'),
  '10 % of a third': change('单位产品成本', '0.333333333333', '0.2999999999997'),
  '15 % shorter': change('产品研发周期', '120', '102'),
  'under 15 % shorter': change('产品研发周期', '120', '102.0000000001'),
  '10 % of a workshop': change('生产效率', '70', '77', workshop()),
  'from zero': change('生产效率', '0', '5'),
  'no base': changed((d) => delete d.指标.生产效率.基期),
  'an accident without a grade': changed((d) => (d.事故记录 = [{ 类别: '生产安全', 日期: '2025-05-01' }])),
  'an accident without a day': changed((d) => (d.事故记录 = [{ 类别: '质量', 等级: '重大' }])),
  'a small accident without a day': changed((d) => (d.事故记录 = [{ 类别: '质量', 等级: '一般' }])),
  'an accident on the first day': changed((d) => (d.事故记录 = [{ 类别: '环境污染', 等级: '特别重大', 日期: '2024-01-01' }])),
  'still listed': changed((d) => (d.失信记录 = [{ 名单: '严重失信主体名单', 列入日期: '2020-01-01', 移出日期: null }])),
  'removal not known': changed((d) => (d.失信记录 = [{ 名单: '严重失信主体名单', 列入日期: '2020-01-01' }])),
  'removed long ago': changed((d) => (d.失信记录 = [{ 名单: '严重失信主体名单', 移出日期: '2023-12-31' }])),
  'a list not known': changed((d) => (d.失信记录 = [{ 移出日期: null }])),
  'records not known': changed((d) => delete d.事故记录),
  'state not known': changed((d) => (d.在办申报 = [{ 称号: '数字化车间', 批次年度: 2026 }])),
  'another title': changed((d) => (d.在办申报 = [{ 称号: '数字化车间', 批次年度: 2026, 状态: '公示中' }])),
  'acceptance not known': changed((d) => (d.荣誉 = [{ 名称: '国家级智能制造示范工厂' }])),
  'accepted': changed((d) => (d.荣誉 = [{ 名称: '国家级智能制造示范工厂', 通过验收: true }])),
  'five once': changed((d) => (d.效益选项 = ['生产效率', '单位产品成本', '产品研发周期', '产品研发周期', '产品不良率'])),
  'benefits not chosen': changed((d) => delete d.效益选项),
  'kind of production not known': changed((d) => delete d.场所.生产类型),
  'no cells': changed((d) => delete d.环节),
  'a cell without evidence': changed((d) => (d.环节['F.A.1.1'].佐证 = [])),
  'a cell without words': changed((d) => delete d.环节['F.A.1.1'].说明),
  'half a year to the day': changed((d) => Object.assign(d, { 提交日期: '2026-08-20' }, { 场所: { ...d.场所, 建成投用日期: '2026-02-20' } })),
  'half a year but a day': changed((d) => Object.assign(d, { 提交日期: '2026-08-20' }, { 场所: { ...d.场所, 建成投用日期: '2026-02-21' } })),
  'nothing but the title': { 称号: '数字化车间' },
});

// What the program says of a dossier; null where it takes none of it.
async function assessed(text) {
  const { stdout, status } = await start(['assess', '-', '--measure', folder, '--json'], text);
  if (status === 2) return null;
  const { verdict, route, findings } = JSON.parse(stdout);
  return { verdict, route, findings: Object.fromEntries(findings.map(({ id, verdict: own }) => [id, own])) };
}

const ruleId = ({ id }) => id.replace(/^rule\./, '');
const rules = () => model.decisions.filter(({ id, variable }) => id.startsWith('rule.') && variable.typeRef === 't结论');

async function compare(dossiers, least) {
  const overall = model.named('认定结论');
  const known = [], left = [...dossiers];
  const worker = async () => {
    for (let dossier; (dossier = left.shift());) {
      const expected = await assessed(dossier.text);
      if (expected) known.push({ ...dossier, expected });
    }
  };
  await Promise.all([worker(), worker(), worker()]);
  assert.ok(known.length >= least, `${known.length} dossiers`);
  const answers = ask(known.map(({ name, text }) => model.question(name, exactJson(text), [...rules(), overall])));
  let findings = 0;
  known.forEach(({ name, expected }, i) => {
    const got = answers[i];
    for (const rule of rules()) {
      const verdict = expected.findings[ruleId(rule)];
      if (verdict === undefined) continue;  // a rule of the other title
      assert.equal(got[rule.name], verdict, `${name}: ${ruleId(rule)}`);
      ++findings;
    }
    assert.deepEqual([got[overall.name].ctx.结论, got[overall.name].ctx.路线], [expected.verdict, expected.route], name);
  });
  return `${known.length} dossiers, ${findings} findings`;
}

test('read back, the decisions are those of the program: the cases of the measure', async (t) => {
  t.diagnostic(await compare(cases.map(({ name, dossier }) => ({ name, text: JSON.stringify(dossier) })), 150));
});

test('read back, the decisions are those of the program: on the thresholds and where facts are missing', async (t) => {
  const dossiers = Object.entries(boundary()).map(([name, dossier]) => ({ name, text: JSON.stringify(dossier) }));
  t.diagnostic(await compare(dossiers, dossiers.length));
});

test('read back, the decisions are those of the program: further dossiers', async (t) => {
  if (!existsSync(more)) return t.skip(`${more} is not here`);
  const dossiers = readdirSync(more).filter((file) => file.endsWith('.json')).map((file) => {
    const text = readFileSync(join(more, file), 'utf8');
    const start = text.indexOf('{', text.indexOf('"dossier"'));  // its own bytes: the numbers as they are written
    let depth = 0, end = start;
    for (const { 0: token, index } of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
      depth += token === '{' ? 1 : token === '}' ? -1 : 0;
      end = start + index + 1;
      if (depth === 0) break;
    }
    return { name: file, text: text.slice(start, end) };
  });
  t.diagnostic(await compare(dossiers, 35));
});

test('a decision needs nothing that its requirements do not name', () => {
  const dossier = exactJson(JSON.stringify(plain()));
  const decisions = model.decisions;
  const [all] = ask([model.question('all', dossier, decisions)]);
  const each = ask(decisions.map((decision) => model.question(decision.name, dossier, [decision])));
  decisions.forEach(({ name }, i) => assert.deepEqual(each[i][name], all[name], name));
  // A name that nobody declared is null to the standard: these must not be.
  for (const { name } of decisions.filter(({ id }) => /^(value|definition|rate|rule)\./.test(id))) {
    if (!name.startsWith('W_') && !name.startsWith('ART6')) assert.notEqual(all[name], null, name);
  }
});
