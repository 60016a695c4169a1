// An answer of the server, and the forms in it as a browser reads them. The pages are written by a builder that always
// escapes and closes, so tags are found by their shape.

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name]);

const tags = /<(\/?)(form|input|select|option|textarea|button)\b((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*>/g;
const attribute = /([^\s=>"]+)(?:="([^"]*)")?/g;
const attributes = (text) => Object.fromEntries([...text.matchAll(attribute)].map(([, name, value = '']) => [name, decoded(value)]));

export async function read(path, response) {
  const { status, headers } = response;
  const location = headers.get('location');
  const bytes = Buffer.from(await response.arrayBuffer());
  // What the next page will say, carried in the address.
  const said = location && new URL(location, 'http://x').searchParams.get('said');
  return { path, status, headers, location, said, bytes, text: bytes.toString() };
}

// The words of a page without its markup.
export const wordsOf = ({ text }) =>
  decoded(text.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');

// Every address on a page that leads to or posts to `pattern`.
export const addressesIn = (page, pattern) => {
  const all = [...page.text.matchAll(/\b(?:href|action|formaction)="([^"]*)"/g)].map(([, address]) => decoded(address));
  return [...new Set(all)].filter((address) => pattern.test(address));
};

// The forms of a page: where they post to, and what they post when nobody types anything. A control belongs to the form
// that it names, or else to the one that it stands in.
export function formsIn(page) {
  const found = [...page.text.matchAll(tags)].map(({ 0: whole, 1: end, 2: tag, 3: has, index }) =>
    ({ ends: end !== '', tag, has: attributes(has), after: index + whole.length }));
  const starts = found.filter(({ ends, tag }) => tag === 'form' && !ends);
  const forms = starts.map(({ has: { id, action, enctype } }) =>
    ({ id, actions: [action], files: enctype === 'multipart/form-data', entries: [] }));
  let open, select;
  for (const one of found) {
    const { ends, tag, has } = one;
    if (tag === 'form') open = ends ? undefined : forms[starts.indexOf(one)];
    const form = has.form ? forms.find(({ id }) => id === has.form) : open;
    const enter = (value) => form?.entries.push([has.name, value]);
    if (tag === 'select' && ends) {
      const chosen = select.options.filter((option) => 'selected' in option);
      for (const option of chosen.length ? chosen : select.options.slice(0, 1)) select.enter(option.value);
      select = undefined;
    }
    if (ends || 'disabled' in has) continue;
    if (tag === 'select') select = { enter, options: [] };
    if (tag === 'option') select?.options.push(has);
    if (tag === 'button' && has.formaction) form?.actions.push(has.formaction);
    if (tag === 'textarea') {
      enter(decoded(page.text.slice(one.after, page.text.indexOf('</textarea>', one.after))).replace(/^\n/, ''));
    }
    const chosen = !/^(checkbox|radio)$/.test(has.type) || 'checked' in has;
    if (tag === 'input' && has.name && has.type !== 'file' && chosen) enter(has.value ?? '');
  }
  return forms;
}

export const formIn = (page, action) => formsIn(page).find((form) => form.actions.includes(action));
