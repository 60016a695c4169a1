// The rights over HTTP: everybody asks for everything in the demonstration city. What tests/rights grants is offered, what it does not
// grant is refused or hidden, and nothing changes by asking. Relations are worked out here from the record, apart from the program.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { formsIn } from './page.mjs';
import { start } from './program.mjs';

const password = 'zhijian-demo-2026';

// login → the hats it wears; nobody has none. The last three are strangers to most of what the others know.
const people = [
  ['nobody', 'public'], ['qiye', 'ent_operator'], ['qiye', 'ent_signer'], ['quxian-shenhe', 'district_reviewer'], ['quxian-fuze', 'district_lead'],
  ['jingban', 'bureau_handler'], ['chuzhang', 'division_head'], ['juling', 'bureau_leader'], ['zhuanjia', 'expert'], ['shenji', 'auditor'],
  ['qiye7', 'ent_signer'], ['quxian-fuze-CD-GXQ', 'district_lead'], ['zhuanjia6', 'expert'],
];

// object.act (or fact) → state → role/relation pairs.
function table(name) {
  const rows = {};
  for (const line of readFileSync(new URL(`../rights/${name}`, import.meta.url), 'utf8').split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const [object, what, pairs, states] = line.split(',');
    for (const state of states.split(' ')) ((rows[`${object}.${what}`] ??= {})[state] ??= []).push(...pairs.split(' '));
  }
  return rows;
}
const acts = table('acts.csv'), facts = table('facts.csv');

// Every act of the measure, those that follow from others and those of the clock too.
const procedure = readFileSync(new URL('../../policies/chengdu-draft/程序.md', import.meta.url), 'utf8');
const actsOf = (type) => {
  const [, section] = procedure.split(`{.acts object=${type}}`);
  return [...section.slice(0, section.indexOf('\n#')).matchAll(/^\| [^|]+ \| `(\w+)` \|/gm)].map((m) => m[1]);
};
const types = [...procedure.matchAll(/\{\.acts object=(\w+)\}/g)].map((m) => m[1]);

// Where an object may have a page.
const pagesOf = {
  round: (o) => [`/rounds/${o.ref}`, `/admin/rounds/${o.ref}`], case: (o) => [`/case/${o.ref}`, `/applications/${o.ref}`],
  panel: (o) => [`/panels/${o.ref}`], score_sheet: (o) => [`/sheets/${o.ref}`], proposed_list: (o) => [`/lists/${o.ref}`],
  notice: (o) => [`/notices/${o.ref}`, `/publications/${o.ref}`], recognition_doc: (o) => [`/recognition/${o.ref}`],
  title: (o) => [`/titles/${o.number}`], district_review: () => [], formal_check: () => [],
};
const lists = ['/', '/work', '/applications', '/queue', '/cases', '/panels', '/sheets', '/lists', '/recognition', '/admin/rounds', '/messages', '/notices', '/titles', '/measure'];
const casePages = ['fill', 'sign', 'rail', 'tree', 'marks'];

describe('rights over HTTP', () => {
  let program, visitors, objects, sample, refs, recusals, links;

  const query = (sql) => JSON.parse(execFileSync('sqlite3', ['-json', join(program.data, 'zhijian.db'), sql], { encoding: 'utf8', maxBuffer: 1 << 28 }) || '[]');
  const kept = ['object', 'link', 'slot', 'event', 'event_body', 'content', 'draft_field', 'evidence', 'document', 'job', 'message', 'recusal', 'person', 'role_grant'];
  const digest = () => createHash('sha256').update(JSON.stringify(kept.map((name) => query(`SELECT COUNT(*), ${name === 'object' ? 'SUM(version)' : '0'} FROM ${name}`))))
    .update(JSON.stringify(query('SELECT ref, state, version, data FROM object ORDER BY id'))).digest('hex');

  // Works through `jobs` a few at a time; what a job returns is a fault.
  const allOf = async (jobs) => {
    const faults = [], queue = jobs[Symbol.iterator]();
    const worker = async () => { for (const job of queue) faults.push(...[await job()].flat().filter(Boolean)); };
    await Promise.all(Array.from({ length: 8 }, worker));
    assert.deepEqual(faults.slice(0, 40), [], `${faults.length} faults`);
  };

  // The pairs that speak for somebody about an object (procedure, 1.2).
  const pairsOf = (visitor, o) => {
    if (!visitor.pairs.has(o)) visitor.pairs.set(o, pairs(visitor, o));
    return visitor.pairs.get(o);
  };
  const pairs = ({ person, role, org, unit }, o) => {
    if (person && recusals.has(`${person} ${o.enterprise}`)) return [];
    const panels = o.type === 'panel' ? [o] : objects.filter((p) => p.type === 'panel' && (p.id === o.parent || (o.type === 'case' && links.has(`${p.id} ${o.id}`))));
    const standing = panels.filter((p) => p.data && p.state !== 'dissolved');
    const sits = standing.some((p) => objects.some((s) => s.type === 'score_sheet' && s.parent === p.id && s.owner === person && !['voided', 'recused'].includes(s.state)));
    const leads = standing.some((p) => JSON.parse(p.data).组长 === refs.get(person));
    const round = objects.find((r) => r.id === o.round);
    const holds = {
      any: true,
      own: role.startsWith('ent_') ? o.type === 'round' || o.enterprise === org : o.type === 'score_sheet' && o.owner === person,
      same_district: role.startsWith('district_') && (o.type === 'round' || o.unit === unit),
      assigned: role === 'expert' ? o.type === 'round' || sits : person && (o.handler ?? round?.handler) === person,
    };
    const roles = role === 'expert' && leads ? [role, 'panel_chair'] : [role];
    return roles.flatMap((r) => Object.keys(holds).filter((relation) => holds[relation]).map((relation) => `${r}/${relation}`));
  };
  const granted = (visitor, type, act, state, o) => acts[`${type}.${act}`]?.[state]?.some((pair) => pairsOf(visitor, o).includes(pair)) ?? false;
  const sees = (visitor, fact, o) => {
    const row = facts[`${o.type}.${fact}`]?.[o.state] ?? [];
    return row.includes('public/any') || row.some((pair) => pairsOf(visitor, o).includes(pair));
  };
  const name = (visitor, ...rest) => [visitor.login, visitor.role, ...rest].join(' ');

  before(async () => {
    program = await start({ demo: true });
    const [persons, orgs] = [query('SELECT id, ref, login FROM person'), query('SELECT id, code, kind FROM org')];
    const grants = query('SELECT person, role, org FROM role_grant');
    refs = new Map(persons.map((p) => [p.id, p.ref]));
    recusals = new Set(query('SELECT person, enterprise FROM recusal').map((r) => `${r.person} ${r.enterprise}`));
    links = new Set(query("SELECT source, target FROM link WHERE kind = 'case'").map((l) => `${l.source} ${l.target}`));
    objects = query('SELECT id, ref, type, state, version, round, parent, enterprise, unit, handler, owner, number, data FROM object ORDER BY id');
    visitors = await Promise.all(people.map(async ([login, role]) => {
      const browser = login === 'nobody' ? program.visitor() : await program.signIn(login, password);
      const person = persons.find((p) => p.login === login)?.id;
      const org = grants.find((g) => g.person === person && g.role === role)?.org;
      if (person) assert.equal((await browser.get(`/seat?role=${role}&org=${org}`)).status, 303, `${login} is no ${role}`);
      const { code, kind } = orgs.find((o) => o.id === org) ?? {};
      const csrf = person && new Map(formsIn(await browser.get('/measure')).flatMap((form) => form.entries)).get('csrf');
      return { login, role, person, org, unit: kind === 'district' ? code : undefined, browser, csrf, pairs: new Map() };
    }));
    // Rights depend on an object's type and state and on how one stands to it: one object of each kind for everybody.
    for (const v of visitors) v.sample = [...new Map(objects.map((o) => [[o.type, o.state, ...pairsOf(v, o)].join(' '), o])).values()];
    sample = [...new Set(visitors.flatMap((v) => v.sample))];
  });
  after(async () => {
    const sound = program.doctor();
    await program.stop();
    assert.equal(sound.status, 0, sound.stdout + sound.stderr);
  });

  const post = ({ browser, csrf }, path, version) => browser.post(path, new URLSearchParams({ csrf: csrf ?? '', key: Math.random().toString(36), version, reason: '试一试' }));
  const refused = (visitor, answer) => [403, 404].includes(answer.status) || (!visitor.person && answer.status === 303 && answer.location.startsWith('/sign-in'));

  test('the sample reaches every type and everybody', () => {
    assert.deepEqual([...new Set(sample.map((o) => o.type))].sort(), Object.keys(pagesOf).sort());
    assert.deepEqual(types.slice().sort(), Object.keys(pagesOf).sort());
    for (const visitor of visitors) assert.ok(visitor.sample.some((o) => sees(visitor, 'existence', o)), visitor.login);
    assert.ok(visitors.every((v) => !v.person || v.csrf), 'everybody has a form to post');
  });

  test('an object has a page for those who may know of it, and for nobody else', async () => {
    await allOf(visitors.flatMap((v) => v.sample.map((o) => async () => {
      const answers = await Promise.all(pagesOf[o.type](o).map((path) => v.browser.get(path)));
      const faults = answers.filter((a) => a.status >= 500).map((a) => name(v, a.path, a.status));
      const shown = answers.some((a) => a.status === 200);
      if (answers.length && v.person && shown !== sees(v, 'existence', o)) faults.push(name(v, shown ? 'sees' : 'does not see', o.type, o.state, o.ref));
      if (!v.person && shown && !sees(v, 'existence', o)) faults.push(name(v, 'sees', o.type, o.state, o.ref));
      return faults;
    })));
  });

  test('every other page answers everybody without an error', async () => {
    await allOf(visitors.flatMap((v) => [
      ...lists.map((path) => async () => (await v.browser.get(path)).status >= 500 && name(v, path)),
      ...v.sample.filter((o) => o.type === 'case').flatMap((o) => casePages.map((page) => async () => {
        const { status } = await v.browser.get(`/applications/${o.ref}/${page}`);
        return (status >= 500 || (status === 200 && !sees(v, 'draft_content', o))) && name(v, page, o.state, o.ref, status);
      })),
    ]));
  });

  test('evidence is for those who may read the case, its letters for those who know of it', async () => {
    const cases = new Map(sample.filter((o) => o.type === 'case').map((o) => [o.id, o]));
    const one = (what) => query(`SELECT object, MIN(ref) AS ref FROM ${what} GROUP BY object`).filter(({ object }) => cases.has(object));
    const evidence = one('evidence'), documents = one('document');
    assert.ok(evidence.length > 10 && documents.length > 10);
    await allOf(visitors.flatMap((v) => [
      ...evidence.map(({ object, ref }) => async () => {
        const { status } = await v.browser.get(`/evidence/${ref}`);
        return ((status === 200) !== sees(v, 'content', cases.get(object)) || status >= 500) && name(v, 'evidence of', cases.get(object).state, ref, status);
      }),
      ...documents.map(({ object, ref }) => async () => {
        const { status } = await v.browser.get(`/document/${ref}`);
        return ((status === 200 && !sees(v, 'existence', cases.get(object))) || status >= 500) && name(v, 'letter of', cases.get(object).state, ref, status);
      }),
    ]));
  });

  test('an act is offered where it is granted, and nowhere else', async () => {
    let offered = 0;
    await allOf(visitors.flatMap((v) => v.sample.map((o) => async () => {
      const faults = [], known = sees(v, 'existence', o);
      for (const act of known ? actsOf(o.type) : actsOf(o.type).slice(0, 2)) {
        const answer = await v.browser.get(`/o/${o.ref}/${act}`), expected = known && granted(v, o.type, act, o.state, o);
        if (answer.status === 200) ++offered;
        if ((answer.status === 200) !== expected || !(expected || refused(v, answer))) faults.push(name(v, act, 'on', o.type, o.state, o.ref, 'answers', answer.status));
      }
      return faults;
    })));
    assert.ok(offered > 30, `${offered} acts offered`);
  });

  test('an act that is not granted is refused and changes nothing', async () => {
    const was = digest();
    let asked = 0;
    await allOf(visitors.flatMap((v) => v.sample.map((o) => async () => {
      const faults = [], known = sees(v, 'existence', o);
      for (const act of known ? actsOf(o.type) : actsOf(o.type).slice(0, 2)) {
        if (granted(v, o.type, act, o.state, o)) continue;
        ++asked;
        const answer = await post(v, `/o/${o.ref}/${act}`, o.version);
        if (!refused(v, answer)) faults.push(name(v, act, 'on', o.type, o.state, o.ref, 'posted, answers', answer.status));
      }
      return faults;
    })));
    assert.ok(asked > 3000, `${asked} acts posted`);
    assert.equal(digest(), was);
  });

  test('nothing is begun by those who may not begin it', async () => {
    const was = digest(), rounds = objects.filter((o) => o.type === 'round');
    await allOf(visitors.flatMap((v) => types.flatMap((type) => actsOf(type).map((act) => async () => {
      const faults = [];
      for (const parent of type === 'round' ? [undefined] : rounds) {
        const path = `/new/${type}/${act}${parent ? `?parent=${parent.ref}` : ''}`;
        const fresh = { type, enterprise: v.role.startsWith('ent_') ? v.org : null, round: parent?.id };
        const expected = granted(v, type, act, '-', fresh);
        const page = await v.browser.get(path);
        if ((page.status === 200) !== expected || page.status >= 500) faults.push(name(v, path, 'answers', page.status));
        if (expected) continue;
        const answer = await post(v, path, 0);
        if (!refused(v, answer)) faults.push(name(v, path, 'posted, answers', answer.status));
      }
      return faults;
    }))));
    assert.equal(digest(), was);
  });

  test('the hidden is answered as the unknown', async () => {
    const bare = (answer, ref) => answer.text.replaceAll(ref, 'REF').replace(/[\w-]{40,}/g, 'TOKEN');
    await allOf(visitors.filter((v) => v.person).map((v) => async () => {
      const hidden = v.sample.find((o) => o.type === 'case' && !sees(v, 'existence', o));
      if (!hidden) return;
      for (const path of ['/case/REF', '/applications/REF', '/o/REF/submit']) {
        const [a, b] = await Promise.all([hidden.ref, '0000000000000000'].map((ref) => v.browser.get(path.replace('REF', ref))));
        if (a.status !== b.status || bare(a, hidden.ref) !== bare(b, '0000000000000000')) return name(v, path, hidden.state, 'differs from the unknown');
      }
    }));
  });

  // The control: a table that grants less, or more, than the program is noticed.
  test('a changed row is noticed', () => {
    const o = sample.find((one) => one.type === 'case' && one.state === 'draft'), owner = (change) => ({ person: -1, role: 'ent_operator', org: o.enterprise, pairs: new Map(), ...change });
    assert.ok(granted(owner(), 'case', 'send_sign', 'draft', o));
    assert.ok(!granted(owner({ role: 'ent_signer' }), 'case', 'send_sign', 'draft', o));
    assert.ok(!granted(owner({ org: -1 }), 'case', 'send_sign', 'draft', o));
    assert.ok(!granted(owner(), 'case', 'send_sign', 'signing', o));
  });
});
