// The measure in a browser: a reader finds a rule, the head of the division attaches the official text and tries out a change. Every page
// that anybody comes to is watched: no error on the console, one h1, nothing that scrolls sideways on a phone. $ZHIJIAN_SHOTS names a
// folder for screenshots.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { start } from '../functional/program.mjs';

const shots = process.env.ZHIJIAN_SHOTS;
const desk = { width: 1440, height: 900 }, phone = { width: 390, height: 844 };
const issued = '第七条 排除条件。有下列情形之一的：\n（一）原文的第一项；\n（二）原文的第二项。\n第九十条 别处没有。\n';

describe('the measure in the browser', () => {
  let program, browser, head, reader;
  const troubles = [];

  const newcomer = async () => {
    const context = await browser.newContext({ viewport: desk, locale: 'zh-CN' });
    context.setDefaultTimeout(8000);
    const page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 422/.test(message.text())) troubles.push(`${page.url()}: ${message.text()}`);
    });
    await page.goto(program.address);
    return page;
  };
  // The page as it is, at a desk and on a phone.
  const look = async (page, name) => {
    await page.waitForLoadState();
    const headings = await page.locator('h1').count();
    if (headings !== 1) troubles.push(`${name}: ${headings} h1`);
    for (const [kind, size] of Object.entries({ desk, phone })) {
      await page.setViewportSize(size);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > size.width) troubles.push(`${name} on a ${kind}: ${wide} px wide`);
      if (shots) await page.screenshot({ path: `${shots}/measure-${name}-${kind}.png` });
    }
    await page.setViewportSize(desk);
  };
  const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
  const follow = (page, name) => page.getByRole('link', { name, exact: typeof name === 'string' }).first().click();
  const inSight = (page, id) => page.waitForFunction((one) => {
    const { top } = document.getElementById(one).getBoundingClientRect();
    return top >= 0 && top < innerHeight / 2;
  }, id);

  before(async () => {
    program = await start({ demo: true });
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
    if (shots) mkdirSync(shots, { recursive: true });
    [head, reader] = [await newcomer(), await newcomer()];
    await head.goto(`${program.address}/sign-in`);
    await head.locator('[name="login"]').fill('chuzhang');
    await head.locator('[name="password"]').fill('zhijian-demo-2026');
    await press(head, '登录');
  });
  after(async () => {
    await browser.close();
    assert.equal(await program.stop(), 0);
  });

  test('a reader finds a rule by the contents and by a word', async () => {
    await follow(reader, '办法');
    await follow(reader, '第七条 排除条件');
    await inSight(reader, 'ART7');
    await look(reader, 'article');
    await reader.getByLabel('在办法里找').first().fill('联网率');
    await press(reader, '在办法里找');
    await look(reader, 'search');
    await follow(reader, /F\.A\.2\.1\.T1/);
    await inSight(reader, 'F.A.2.1.T1');
  });

  test('the official text stands beside its article', async () => {
    await follow(head, '办法');
    await follow(head, '附上原文');
    await look(head, 'text-form');
    await head.getByLabel('原文文件').setInputFiles({ name: '办法.txt', mimeType: 'text/plain', buffer: Buffer.from(issued) });
    await press(head, '附上办法原文');
    await reader.goto(`${program.address}/measure#ART7`);
    const ours = await reader.locator('[id="ART7.1"] .prose').first().boundingBox();
    const theirs = await reader.getByText('（一）原文的第一项').boundingBox();
    assert.ok(theirs.x > ours.x + ours.width / 2 && Math.abs(theirs.y - ours.y) < 120, 'beside, not below');
    await look(reader, 'beside');
    await follow(reader, '历次版本');
    await look(reader, 'versions');
  });

  test('a change is edited by line, compared and tried out', async () => {
    await head.goto(`${program.address}/work`);
    await follow(head, '试改办法');
    await look(head, 'trials');
    await head.getByLabel('试改稿的名字').fill('联网率提高到 90 %');
    await press(head, '抄一份现行办法');
    await follow(head, '智能工厂.md');
    const text = head.locator('#text');
    const change = async (from, to) => {
      const old = await text.inputValue();
      assert.ok(old.includes(from));
      await text.fill(old.replace(from, to));
      await press(head, '保存');
      await head.waitForLoadState();
    };
    await change('关键设备联网率 >= 0.70', '关键设备联网律 >= 0.90');
    await head.locator('.found a').first().click();
    await inSight(head, new URL(head.url()).hash.slice(1));
    await look(head, 'error');
    await change('关键设备联网律 >= 0.90', '关键设备联网率 >= 0.90');
    await follow(head, '看改了什么');
    await head.locator('ins', { hasText: '0.90' }).waitFor();
    await look(head, 'diff');
    await follow(head, '联网率提高到 90 %');
    await look(head, 'trial');
    await press(head, '开始试算');
    await head.getByText('符合 → 不符合').first().click();
    await look(head, 'run');
    await head.locator('.entry a[href^="/case/"]').first().click();
    await head.waitForURL(/\/case\//);
  });

  test('every page that anybody came to was sound', () => assert.deepEqual([...new Set(troubles)], []));
});
