const NAME = '[A-Za-z][\\w-]*';
const TEXT = '(?:[^<>&"]|&(?:amp|lt|gt|quot|#39);)*';
const TOKEN = new RegExp(
  `<(?<closing>/?)(?<name>${NAME})(?<attributes>(?: ${NAME}="${TEXT}")*)(?<empty>/?)>|(?:[^<>&]|&(?:amp|lt|gt|quot|#39);)+`,
  'y',
);

/** An element of a document, in the order in which they begin. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * The elements of an XML document of elements, attributes and text alone (no comment, no processing instruction, no
 * CDATA, no entity but the five of XML).
 *
 * @throws Error when it is not well-formed
 */
export function elementsOf(xml: string): readonly Element[] {
  const elements: Element[] = [];
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const from = TOKEN.lastIndex;
    const groups = TOKEN.exec(xml)?.groups;
    if (!groups) throw new Error(`Not well-formed at ${from}: ${xml.slice(from, from + 60)}`);
    const name = groups['name'];
    if (name === undefined) continue;
    if (groups['closing'] === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes another element at ${from}`);
      continue;
    }
    if (open.length === 0 && elements.length > 0) throw new Error(`A second root at ${from}`);
    elements.push({ name, attributes: attributesOf(groups['attributes'] ?? '') });
    if (groups['empty'] !== '/') open.push(name);
  }
  if (open.length > 0) throw new Error(`Never closed: ${open.join(', ')}`);
  return elements;
}

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  const attributes: Record<string, string> = Object.fromEntries(found);
  if (Object.keys(attributes).length < found.length) throw new Error(`Twice in${text}`);
  return attributes;
}
