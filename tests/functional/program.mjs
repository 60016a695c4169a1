// Starts the real program on a free port, with a record of its own, and speaks HTTP to it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const zhijian = process.env.ZHIJIAN;

// The engines to run on: SQLite always, PostgreSQL where a test server is there.
export const engines = process.env.ZHIJIAN_TEST_PG ? ['sqlite', 'postgresql'] : ['sqlite'];

export async function start({ engine = 'sqlite', clock = '2026-03-02T09:00+08:00' } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'zhijian-'));
  const args = ['serve', '--data', data, '--listen', '127.0.0.1:0', '--clock', clock, '--lang', 'zh'];
  if (engine === 'postgresql') args.push('--database', process.env.ZHIJIAN_TEST_PG);
  const child = spawn(zhijian, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '', err = '';
  child.stderr.on('data', (chunk) => (err += chunk));
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const found = out.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`serve exited with ${code}: ${out}${err}`)));
  });
  const accounts = Object.fromEntries([...out.matchAll(/账号 (\S+)　密码 (\S+)/g)].map((m) => [m[1], m[2]]));
  return {
    address, data, accounts,
    doctor: () => spawnSync(zhijian, ['doctor', '--data', data, ...(engine === 'postgresql' ? ['--database', process.env.ZHIJIAN_TEST_PG] : [])], { encoding: 'utf8' }),
    async stop() {
      const gone = new Promise((resolve) => child.on('exit', resolve));
      child.kill('SIGTERM');
      const code = await gone;
      rmSync(data, { recursive: true, force: true });
      return code;
    },
  };
}

// A browser without script: cookies, redirects by hand, forms with their hidden fields.
export class Visitor {
  cookies = new Map();
  constructor(address) { this.address = address; }
  async request(path, init = {}) {
    const response = await fetch(this.address + path, {
      redirect: 'manual', ...init,
      headers: { ...(init.headers ?? {}), cookie: [...this.cookies].map(([k, v]) => `${k}=${v}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
      value ? this.cookies.set(name, value) : this.cookies.delete(name);
    }
    return { status: response.status, location: response.headers.get('location'), headers: response.headers, text: await response.text() };
  }
  get(path) { return this.request(path); }
  // Posts `fields` beside the hidden ones of the form that `page` holds for this address.
  async submit(page, action, fields) {
    const form = [...page.text.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find((m) => m[1].replaceAll('&amp;', '&') === action);
    if (!form) throw new Error(`no form posts to ${action}`);
    const body = new URLSearchParams();
    for (const input of form[2].matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      const name = input[0].match(/name="([^"]*)"/)?.[1], value = input[0].match(/value="([^"]*)"/)?.[1] ?? '';
      if (name && !(name in fields)) body.append(name, value);
    }
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    return this.request(action, { method: 'POST', body, headers: { origin: this.address } });
  }
}
