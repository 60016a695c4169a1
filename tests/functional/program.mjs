// Starts the real program on a free port, with a record of its own, and speaks HTTP to it as a browser without script does.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formIn, read } from './page.mjs';

const zhijian = process.env.ZHIJIAN ?? 'build/dev/zhijian';
const server = process.env.ZHIJIAN_TEST_PG;

// The engines to run on: SQLite always, PostgreSQL where a test server is there.
export const engines = server ? ['sqlite', 'postgresql'] : ['sqlite'];

const sql = (statement) => execFileSync('psql', ['-qX', '-v', 'ON_ERROR_STOP=1', '-c', statement, server]);

// One record and the program that serves it: it can be started again on a later day, and everything written stays.
class Program {
  constructor(engine) {
    this.data = mkdtempSync(join(tmpdir(), 'zhijian-'));
    this.where = ['--data', this.data];
    this.listen = '127.0.0.1:0';
    if (engine !== 'postgresql') return;
    this.database = `zj_${randomBytes(6).toString('hex')}`;
    sql(`CREATE DATABASE ${this.database}`);
    this.where.push('--database', `${server} dbname=${this.database}`);
  }

  async serve(clock) {
    const time = clock ? ['--clock', clock] : ['--demo', '--demo-cases', '40'];  // the demonstration city has a time of its own
    const args = ['serve', ...this.where, '--listen', this.listen, ...time, '--lang', 'zh'];
    this.child = spawn(zhijian, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    process.once('exit', () => this.child.kill());  // a test that is broken off leaves nobody behind
    this.gone = new Promise((resolve) => this.child.on('exit', resolve));
    let out = '', err = '';
    this.child.stderr.on('data', (chunk) => (err += chunk));
    this.address = await new Promise((resolve, reject) => {
      this.child.stdout.on('data', (chunk) => {
        out += chunk;
        const found = out.match(/http:\/\/127\.0\.0\.1:\d+/);
        if (found) resolve(found[0]);
      });
      this.child.on('exit', (code) => reject(new Error(`serve exited with ${code}: ${out}${err}`)));
    });
    this.listen = new URL(this.address).host;  // a later start answers at the same address
    // The first start of a record makes the bureau's accounts and says their passwords.
    this.accounts ??= Object.fromEntries([...out.matchAll(/账号 (\S+)　密码 (\S+)/g)].map((m) => [m[1], m[2]]));
  }

  async halt() {
    this.child.kill('SIGTERM');
    return this.gone;
  }
  // The same record on a later day.
  async at(clock) {
    await this.halt();
    await this.serve(clock);
  }
  // The exit code of a stop in good order.
  async stop() {
    const code = await this.halt();
    rmSync(this.data, { recursive: true, force: true });
    if (this.database) sql(`DROP DATABASE ${this.database}`);
    return code;
  }

  run(...args) { return spawnSync(zhijian, [...args, ...this.where, '--lang', 'zh'], { encoding: 'utf8' }); }
  doctor() { return this.run('doctor'); }
  // A new account, with a password of its own.
  addAccount(login, { name = login, roles, org = 'bureau' }) {
    const added = this.run('account', 'add', login, '--name', name, '--roles', roles, '--org', org);
    if (added.status !== 0) throw new Error(`account add ${login}: ${added.stderr}`);
    this.accounts[login] = added.stdout.match(/密码 (\S+)/)[1];
  }

  visitor() { return new Visitor(this); }
  async signIn(login, password = this.accounts[login]) {
    const visitor = this.visitor();
    const answer = await visitor.submit(await visitor.get('/sign-in'), '/sign-in', { login, password });
    if (answer.status !== 303) throw new Error(`${login} cannot sign in: ${answer.status}`);
    return visitor;
  }
}

// With an empty record on a day of 2026, or with the demonstration city.
export async function start({ engine = 'sqlite', clock = '2026-03-02T09:00+08:00', demo = false } = {}) {
  const program = new Program(engine);
  await program.serve(demo ? undefined : clock);
  return program;
}

// A person at a browser without script: cookies kept, redirects followed by hand, forms posted with all that they hold.
export class Visitor {
  cookies = new Map();
  constructor(program) { this.program = program; }

  async request(path, init = {}) {
    const { address } = this.program;
    const response = await fetch(address + path, {
      redirect: 'manual', ...init,
      headers: { ...init.headers, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      value ? this.cookies.set(name, value) : this.cookies.delete(name);
    }
    return read(path, response);
  }
  get(path) { return this.request(path); }
  post(path, body, headers = {}) {
    return this.request(path, { method: 'POST', body, headers: { origin: this.program.address, ...headers } });
  }

  // Posts the form of `page` that posts to `action`, or has a button that does: what it holds, with `fields` typed over it.
  // A field with several values is an array; a File is uploaded.
  submit(page, action, fields = {}, headers = {}) {
    const form = formIn(page, action);
    if (!form) throw new Error(`no form of ${page.path} posts to ${action}`);
    const body = form.files ? new FormData() : new URLSearchParams();
    for (const [name, value] of form.entries) if (!(name in fields)) body.append(name, value);
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    return this.post(action, body, headers);
  }
}
