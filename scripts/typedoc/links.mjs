// @ts-check
import { Application, PageEvent, RendererEvent } from "typedoc";
import { foreignId } from "./foreign.mjs";
import { uses } from "./uses.mjs";

/** @typedef {import("typedoc").DeclarationReflection} Declaration */
/**
 * What is used here of a token of markdown-it, which comes without types.
 *
 * @typedef {object} Token
 * @property {string} type
 * @property {string} content
 * @property {string} info
 * @property {Token[] | null} children
 * @property {{ isForeign?: boolean, module?: string } | null} meta
 * @property {(name: string, value: string) => void} attrSet
 */

/**
 * Makes each name of ours in code a link to its page: in the guides, the README and the examples.
 *
 * @param {import("typedoc").Application} app
 */
export function links(app) {
  /** @type {Map<string, Map<string, Declaration>>} */
  let modules = new Map();
  /** @type {PageEvent} */
  let page;
  app.renderer.on(RendererEvent.BEGIN, ({ project }) => {
    modules = new Map(
      (project.children ?? []).map((module) => [
        module.name,
        new Map((module.children ?? []).map((child) => [child.name, child])),
      ]),
    );
  });
  app.renderer.on(PageEvent.BEGIN, (event) => {
    page = event;
  });

  /**
   * @param {string} html - The code with its tags and entities.
   * @param {string} code
   * @param {string} outer - The module that names without an import belong to.
   */
  function linked(html, code, outer) {
    const insertions = uses(code, outer).flatMap(({ start, end, name, module }) => {
      // The types are documented in `lazuli` alone, and some functions are in `lazuli/async` alone.
      const candidates = modules.has(module) ? [module, ...modules.keys()] : [];
      const target = candidates
        .map((each) => modules.get(each)?.get(name))
        .find((each) => each !== undefined);
      if (target === undefined || target === page.model) return [];
      const url = app.renderer.router?.relativeUrl(page.model, target) ?? "";
      return [
        { at: start, tag: `<a href="${url}" class="name">` },
        { at: end, tag: "</a>" },
      ];
    });
    return insertAt(html, insertions);
  }

  /** @param {any} parser - markdown-it, as typedoc has set it up. */
  function load(parser) {
    parser.core.ruler.push("ours", (/** @type {{ tokens: Token[] }} */ { tokens }) => {
      mark(tokens);
    });

    parser.renderer.rules["code_inline"] = (/** @type {Token[]} */ tokens, /** @type {number} */ index) => {
      const { content, meta } = /** @type {Token} */ (tokens[index]);
      const text = parser.utils.escapeHtml(content);
      // Long names break between their words, on a phone too.
      if (meta?.isForeign) return `<code>${text.replace(/(?<=[._]|[a-z](?=[A-Z]))/g, "<wbr>")}</code>`;
      // The words of a doc comment are often those of parameters: it links by `@link`.
      const isProse = page.isReflectionEvent() && (page.model.isDocument() || page.model.isProject());
      return `<code>${isProse && meta?.module ? linked(text, content, meta.module) : text}</code>`;
    };

    const { fence } = parser.renderer.rules;
    parser.renderer.rules["fence"] = (
      /** @type {Token[]} */ tokens,
      /** @type {number} */ index,
      /** @type {unknown[]} */ ...rest
    ) => {
      const { content, info } = /** @type {Token} */ (tokens[index]);
      const html = fence?.(tokens, index, ...rest) ?? "";
      return /^(ts|js|mjs)\b/.test(info) ? linked(html, content, moduleOf(page.model)) : html;
    };
  }
  // Options that are set before are forgotten when the configuration is read.
  app.on(Application.EVENT_BOOTSTRAP_END, () => app.options.setValue("markdownItLoader", load));
}

/**
 * Notes what each piece of inline code belongs to: to a module of ours, to another library, or to a link that is there
 * already.
 *
 * @param {Token[]} tokens
 */
function mark(tokens) {
  let heading = "";
  /** @type {Token | undefined} */
  let row;
  let cells = 0;
  let isForeign = false;
  for (const [index, token] of tokens.entries()) {
    const { type, content, children } = token;
    if (type === "table_open") isForeign = false;
    if (type === "tr_open") {
      row = token;
      cells = 0;
    }
    if (type === "th_open" || type === "td_open") cells++;
    if (type !== "inline" || children === null) continue;
    const before = tokens[index - 1]?.type;
    if (before === "heading_open") heading = content;
    // The tables of the names page: what it is called there, and here.
    if (before === "th_open" && content === "there") isForeign = true;
    // One that speaks of both worlds names the module of the second.
    const module = children.some((child) => child.content === "lazuli/async") ? "lazuli/async" : "lazuli";
    let links = 0;
    for (const child of children) {
      if (child.type === "link_open") links++;
      if (child.type === "link_close") links--;
      if (child.type !== "code_inline") continue;
      if (isForeign && before === "td_open" && cells === 1) {
        child.meta = { isForeign };
        row?.attrSet("id", foreignId(heading, child.content));
      } else if (links === 0) child.meta = { module };
    }
  }
}

/** The module that a page belongs to; the guides speak of `lazuli`. @param {import("typedoc").RouterTarget} target */
function moduleOf(target) {
  /** @type {import("typedoc").Reflection | undefined} */
  let reflection = /** @type {import("typedoc").Reflection} */ (target);
  while (reflection?.parent !== undefined && !reflection.parent.isProject()) reflection = reflection.parent;
  return reflection?.isDeclaration() ? reflection.name : "lazuli";
}

/**
 * Puts tags into HTML at positions in its text.
 *
 * @param {string} html
 * @param {{ at: number, tag: string }[]} insertions - In order.
 */
function insertAt(html, insertions) {
  let position = 0;
  let next = 0;
  return html.replace(/<br[^>]*>|<[^>]*>|&[^;]+;|[^<&]/gu, (piece) => {
    const length = piece.startsWith("<br")
      ? 1
      : piece.startsWith("<")
        ? 0
        : piece.startsWith("&")
          ? 1
          : piece.length;
    let tags = "";
    // A name starts within the element that it stands in, and ends there.
    while (length > 0 && insertions[next]?.at === position) tags += insertions[next++]?.tag ?? "";
    position += length;
    let after = "";
    while (length > 0 && insertions[next]?.at === position && insertions[next]?.tag === "</a>") {
      after += insertions[next++]?.tag ?? "";
    }
    return tags + piece + after;
  });
}
