// node feelin.mjs CASES.json SECONDS   evaluations per second by feelin, parsed once: "id<TAB>number" a line, as zhijian feel --bench
//
// Its public functions parse every time. What is measured here is the closure they build and call: the package's module with three
// of its inner names exported besides.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [file, seconds] = [process.argv[2], Number(process.argv[3])];
const entry = fileURLToPath(import.meta.resolve('feelin'));
const opened = entry.replace(/\.js$/, '.opened.mjs');
writeFileSync(opened, `${readFileSync(entry, 'utf8')}\nexport { interpreter, InterpreterContext, coerceContext };\n`);
const { evaluate, interpreter, InterpreterContext, coerceContext } = await import(pathToFileURL(opened));

function decode(value) {
  if (Array.isArray(value)) return value.map(decode);
  if (value === null || typeof value !== 'object') return value;
  if ('n' in value) return Number(value.n);
  if ('ctx' in value) return Object.fromEntries(Object.entries(value.ctx).map(([name, inner]) => [name, decode(inner)]));
  return evaluate(`date("${value.date}")`).value;
}

function perSecond(work) {
  for (let i = 0; i < 5000; ++i) work();  // until the compiler of the machine has settled
  const start = process.hrtime.bigint(), end = start + BigInt(Math.round(seconds * 1e9));
  for (let count = 0; ;) {
    for (let i = 0; i < 64; ++i) work();
    count += 64;
    const now = process.hrtime.bigint();
    if (now >= end) return count / (Number(now - start) / 1e9);
  }
}

for (const { id, expr, context, expected } of JSON.parse(readFileSync(file, 'utf8'))) {
  const facts = decode({ ctx: context });
  if (evaluate(expr, facts).value !== expected) {
    console.log(`${id}\twrong`);
    continue;
  }
  const inner = new InterpreterContext(), coerced = coerceContext(facts);
  const { root } = interpreter.evaluate(expr, coerced, undefined, inner);
  console.log(`${id}\t${perSecond(() => { inner.warnings.length = 0; root(coerced); }).toFixed(0)}`);
}
