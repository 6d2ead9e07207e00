/** A strict reader of the part of XML that pictures are written in. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** A start tag, an end tag, or text up to the next one. */
const TOKEN = /<\/([a-z]+)>|<([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>|([^<]+)/y;

/** What no XML may hold, nor what would look like something else. */
const ILLEGAL =
  /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|[\u{80}-\u{9f}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u;

/** The element that a text is, or an error that says where it is not well formed. */
export function parseMarkup(text: string): Element {
  const illegal = ILLEGAL.exec(text);
  if (illegal) throw new Error(`illegal character at ${text.slice(illegal.index - 20, illegal.index + 20)}`);
  const root: Element = { name: "", attributes: {}, children: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const [, closed, opened, attributes = "", isEmpty, content] = TOKEN.exec(text) ?? [];
    const last = open.at(-1) as Element;
    if (content !== undefined) last.children.push(decode(content));
    else if (opened !== undefined) {
      const element = { name: opened, attributes: attributesOf(attributes), children: [] };
      last.children.push(element);
      if (isEmpty === "") open.push(element);
    } else if (closed !== undefined && closed === last.name) open.pop();
    else throw new Error(`not well formed at ${text.slice(at, at + 60)}`);
  }
  const [only, ...more] = root.children;
  if (open.length > 1 || more.length > 0 || only === undefined || typeof only === "string") {
    throw new Error("not one element");
  }
  return only;
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`two attributes ${name}`);
    attributes[name] = decode(value);
  }
  return attributes;
}

function decode(text: string): string {
  return text.replace(/&(?:([a-z]+);)?/g, (found, name: string | undefined) => {
    const sign = ENTITIES[name ?? ""];
    if (sign === undefined) throw new Error(`not escaped: ${found} in ${text}`);
    return sign;
  });
}

/** An element and all within it. */
export function elementsOf(element: Element): Element[] {
  return [
    element,
    ...element.children.flatMap((child) => (typeof child === "string" ? [] : elementsOf(child))),
  ];
}

/** The text of an element, without that of elements in it. */
export function ownText({ children }: Element): string {
  return children.filter((child) => typeof child === "string").join("");
}
