// A reader of DMN models of its own kind: dmn-moddle reads the XML, and the decisions are carried out as the standard says, by
// `zhijian feel --jsonl`, from the texts and the requirements of the model alone.
import { spawn, spawnSync } from 'node:child_process';
import DmnModdle from 'dmn-moddle';

const zhijian = process.env.ZHIJIAN ?? 'build/dev/zhijian';

// What the program prints, and its exit status.
export function run(args, input = '') {
  const done = spawnSync(zhijian, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  return done;
}

// The same without waiting for it.
export const start = (args, input) =>
  new Promise((resolve, reject) => {
    const child = spawn(zhijian, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
    child.on('error', reject).on('close', (status) => resolve({ stdout, status }));
    child.stdin.end(input);
  });

const builtin = new Set(['number', 'string', 'boolean', 'date', 'time', 'date and time', 'days and time duration', 'years and months duration']);

// JSON with its numbers as {n: text}, so that none passes through a binary double.
export const exactJson = (text) =>
  JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) => (token[0] === '"' ? token : `{"n":"${token}"}`)));

export class Model {
  static async read(xml) {
    const { rootElement, warnings, elementsById } = await new DmnModdle().fromXML(xml);
    return new Model(rootElement, warnings, elementsById);
  }

  constructor(root, warnings, elements) {
    Object.assign(this, { root, warnings, elements });
    this.types = Object.fromEntries((root.itemDefinition ?? []).map((type) => [type.name, type]));
    this.inputs = this.of('InputData');
    this.decisions = this.of('Decision');
    this.functions = this.of('BusinessKnowledgeModel');
    this.sources = this.of('KnowledgeSource');
  }

  of = (type) => this.root.drgElement.filter((element) => element.$type === `dmn:${type}`);
  named = (name) => this.root.drgElement.find((element) => element.name === name);
  at = (reference) => this.elements[reference.href.slice(1)];

  // The elements that one needs for its value: inputs, decisions, functions.
  needs(element) {
    const information = (element.informationRequirement ?? []).map((edge) => this.at(edge.requiredInput ?? edge.requiredDecision));
    const knowledge = (element.knowledgeRequirement ?? []).map((edge) => this.at(edge.requiredKnowledge));
    return [...information, ...knowledge];
  }

  // These and all that they need, each after what it needs itself.
  inOrder(wanted) {
    const done = new Set(), open = new Set();
    const visit = (element) => {
      if (done.has(element)) return;
      if (open.has(element)) throw new Error(`${element.name} needs itself`);
      open.add(element);
      this.needs(element).forEach(visit);
      done.add(element);
    };
    wanted.forEach(visit);
    return [...done];
  }

  // The FEEL of a decision or function.
  text(element) {
    if (element.encapsulatedLogic) {
      const parameters = (element.encapsulatedLogic.formalParameter ?? []).map(({ name }) => name);
      return `function(${parameters.join(', ')}) ${element.encapsulatedLogic.body.text}`;
    }
    const logic = element.decisionLogic;
    if (logic.$type === 'dmn:LiteralExpression') return logic.text;
    const row = ({ elements }) => `{${elements.map((cell, i) => `${logic.column[i].name}: ${cell.text}`).join(', ')}}`;
    return `[${logic.row.map(row).join(', ')}]`;
  }

  // A type as the cases of the conformance kit write it.
  type(reference) {
    if (!reference || reference === 'Any') return undefined;
    return builtin.has(reference) ? reference : this.itemType(this.types[reference]);
  }

  itemType(item) {
    let type = item.itemComponent
      ? { ctx: Object.fromEntries(item.itemComponent.map((part) => [part.name, this.itemType(part) ?? 'Any'])) }
      : this.type(item.typeRef);
    if (item.allowedValues) type = { allowed: type, values: item.allowedValues.text };
    return item.isCollection ? { list: type } : type;
  }

  // The JSON of a dossier as the inputs of the model; what is not there is null.
  context(dossier) {
    return Object.fromEntries(this.inputs.map(({ name, variable }) => [name, this.value(dossier[name], this.type(variable.typeRef))]));
  }

  value(json, type) {
    if (json === undefined || json === null) return null;
    if (type?.allowed) return this.value(json, type.allowed);
    if (Array.isArray(json)) return json.map((item) => this.value(item, type?.list));
    if (type === 'number') return typeof json === 'string' ? { n: json } : json;
    if (type === 'date') return { date: json };
    if (typeof json !== 'object' || 'n' in json) return json;
    return { ctx: Object.fromEntries(Object.entries(json).map(([key, inner]) => [key, this.value(inner, type?.ctx?.[key])])) };
  }

  // A case for `feel --jsonl`: the values of these decisions, from their requirements alone.
  question(id, dossier, decisions) {
    const order = this.inOrder(decisions);
    const context = this.context(dossier);
    const inputs = order.filter((element) => element.$type === 'dmn:InputData');
    return JSON.stringify({
      id,
      context: Object.fromEntries(inputs.map(({ name }) => [name, context[name]])),
      let: order
        .filter((element) => element.$type !== 'dmn:InputData')
        .map((element) => ({ name: element.name, expr: this.text(element), type: this.type(element.variable.typeRef) })),
      expr: `{${decisions.map(({ name }) => `${name}: ${name}`).join(', ')}}`,
    });
  }
}

// The answers to such cases, in their order.
export function ask(questions) {
  const { stdout, stderr } = run(['feel', '--jsonl'], questions.map((line) => `${line}\n`).join(''));
  if (stderr) throw new Error(stderr);
  return stdout.trim().split('\n').map((line) => {
    const { id, value, error } = JSON.parse(line);
    if (error) throw new Error(`${id}: ${error}`);
    return value.ctx;
  });
}
