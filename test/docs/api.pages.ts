/** The API pages as they were built: links, navigation, search, order, width. Run by `npm run docs`. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { filesUnder, root } from "../kit/files.js";

const api = join(root, "docs/api");
const paths = filesUnder("docs/api", ".html").map((path) => posix.relative("docs/api", path));
const pages = new Map(paths.map((path) => [path, readFileSync(join(api, path), "utf8")]));
const guides = [...pages].filter(([path]) => path === "index.html" || path.startsWith("documents/"));
const namesPath = "documents/What_it_is_called_elsewhere.html";

/** The names of ours, each with the pages it has: in `lazuli`, in `lazuli/async`, or both. */
const ours = new Map<string, string[]>();
for (const path of paths) {
  const [, name] = /^\w+\/lazuli(?:_async)?\.(\w+)\.html$/.exec(path) ?? [];
  if (name !== undefined) ours.set(name, [...(ours.get(name) ?? []), path]);
}

interface Library {
  readonly library: string;
  readonly names: Readonly<Record<string, string | object>>;
}
const libraries = JSON.parse(readFileSync(join(root, "docs/names.json"), "utf8")) as readonly Library[];
const foreign = libraries.flatMap(({ library, names }) =>
  Object.entries(names).map(([name, to]) => ({ library, name, to })),
);

/** What typedoc keeps beside the pages. */
function asset(name: string): unknown {
  const [, data = ""] = /"(.*)"/.exec(readFileSync(join(api, "assets", name), "utf8")) ?? [];
  return JSON.parse(inflateSync(Buffer.from(data, "base64")).toString());
}

const decoded = (html: string): string =>
  html.replace(
    /&lt;|&gt;|&quot;|&#39;|&amp;/g,
    (entity) => ({ "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" })[entity] ?? "&",
  );

describe("links", () => {
  // The first column of a row of the names page, which is what has an id.
  const foreignCell = /(?<=<tr id="[^"]*">\s*)<td>.*?<\/td>/gs;

  /** The main part of a page, without what is not ours to link: names of other libraries. */
  const bodyOf = (html: string): string =>
    html
      .slice(html.indexOf('class="col-content"'), html.indexOf('class="col-sidebar"'))
      .replace(foreignCell, "");

  /** The text of code with its links as `⟦name⟧`, without strings and comments. */
  function linkedCode(html: string): string {
    const text = html
      .replace(/<br[^>]*>/g, "\n")
      .replace(/<a [^>]*>(.*?)<\/a>/gs, "⟦$1⟧")
      .replace(/<[^>]*>/g, "");
    return decoded(text).replace(/\/\/.*|"(?:[^"\\]|\\.)*"|`[^`]*`/g, "");
  }

  const codeOf = (html: string): { code: string; isBlock: boolean; isLinked: boolean }[] =>
    [...bodyOf(html).matchAll(/(<pre>|<a [^>]*>)?<code(?: class="(?:ts|sh)")?>(.*?)<\/code>/gs)].map(
      ([, before, code = ""]) => ({
        code: linkedCode(code),
        isBlock: before === "<pre>",
        isLinked: before?.startsWith("<a") === true,
      }),
    );

  test("each name that stands alone in a guide is a link", () => {
    const unlinked = guides.flatMap(([path, html]) =>
      codeOf(html)
        .filter(({ code, isLinked }) => !isLinked && ours.has(code))
        .map(({ code }) => `${path}: ${code}`),
    );
    expect(unlinked).toEqual([]);
  });

  test("each name that is called or imported is a link, in the guides and in examples", () => {
    const unlinked = [...pages].flatMap(([path, html]) => {
      const isGuide = guides.some(([guide]) => guide === path);
      const self = posix.basename(path, ".html").split(".").at(-1) ?? "";
      return codeOf(html).flatMap(({ code, isBlock, isLinked }) => {
        if (isLinked || (!isBlock && !isGuide)) return [];
        const imported = [...code.matchAll(/import \{(.*?)\}/gs)].flatMap(([, list = ""]) =>
          list.split(/,\s*/),
        );
        const called = [...code.matchAll(/(?<![\w.]|function\*? )(\w+)\(/g)].map(([, name = ""]) => name);
        const locals = [...code.matchAll(/(?:function\*?|const|let) (\w+)/g)].map(([, name = ""]) => name);
        const names = [...imported.map((name) => name.trim()), ...called].filter((name) => ours.has(name));
        return names.filter((name) => ![...locals, self].includes(name)).map((name) => `${path}: ${name}`);
      });
    });
    expect(unlinked).toEqual([]);
  });

  test("names on the names page that are another library's lead nowhere", () => {
    const html = pages.get(namesPath) ?? "";
    const cells = html.match(foreignCell) ?? [];
    expect(cells.length).toBe(foreign.length);
    expect(cells.filter((cell) => cell.includes("<a "))).toEqual([]);
  });

  test("names lead to the module that is meant", () => {
    const stopping = pages.get("documents/Stopping_for_certain.html") ?? "";
    expect(stopping).toContain(
      '<code><a href="../functions/lazuli_async.budget.html" class="name">budget</a></code>',
    );
    expect(stopping).toContain(
      '<code><a href="../functions/lazuli.search.html" class="name">search</a></code>',
    );
    expect(pages.get("index.html")).toMatch(/href="functions\/lazuli_async.map.html" class="name">map<\/a>/);
    expect(pages.get("functions/lazuli_async.zip.html")).toContain(
      '"lazuli_async.toArray.html" class="name"',
    );
  });

  test("each link leads to a page, and to a place on it", () => {
    const ids = new Map([...pages].map(([path, html]) => [path, idsOf(html)]));
    const dead = [...pages].flatMap(([path, html]) =>
      [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)].flatMap(([, href = ""]) => {
        if (/^https?:/.test(href)) return [];
        const [target = "", id = ""] = decodeURI(href).split("#");
        const file = target === "" ? path : posix.join(posix.dirname(path), target);
        if (!file.endsWith(".html")) return existsSync(join(api, file)) ? [] : [`${path}: ${href}`];
        return ids.has(file) && (id === "" || ids.get(file)?.has(id)) ? [] : [`${path}: ${href}`];
      }),
    );
    expect(dead).toEqual([]);
  });
});

const idsOf = (html: string): Set<string> =>
  new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => decoded(id)));

test("decisions come last in the navigation, below one heading", () => {
  interface Entry {
    readonly text: string;
    readonly children?: readonly Entry[];
  }
  const navigation = asset("navigation.js") as readonly Entry[];
  expect(navigation.map(({ text }) => text)).toEqual([
    ...navigation.slice(0, -5).map(({ text }) => text),
    "lazuli",
    "lazuli/async",
    "lazuli/trace",
    "lazuli/testing",
    "Decisions",
  ]);
  const decisions = filesUnder("docs/decisions", ".md").length - 1;
  expect(navigation.at(-1)?.children?.map(({ text }) => parseInt(text))).toEqual(
    Array.from({ length: decisions }, (_, index) => index + 1),
  );
});

describe("search", () => {
  interface Row {
    readonly name: string;
    readonly url: string;
    readonly parent?: string;
  }
  interface Lunr {
    readonly Index: {
      load(index: unknown): { search(query: string): { ref: string; score: number }[] };
    };
  }
  // The version that typedoc writes the index with, and has on the pages.
  const lunr = createRequire(import.meta.resolve("typedoc"))("lunr") as Lunr;
  const data = asset("search.js") as { rows: readonly Row[]; index: unknown };
  const index = lunr.Index.load(data.index);

  /** What the page shows for what is typed, as its script ranks it. */
  function shown(typed: string): Row[] {
    const words = typed.split(" ").map((word) => `*${word}*`);
    const scored = index.search(words.join(" ")).map(({ ref, score }) => {
      const row = data.rows[Number(ref)] as Row;
      const starts = row.name.toLowerCase().startsWith(typed.toLowerCase());
      return { row, score: starts ? (score * 10) / (1 + Math.abs(row.name.length - typed.length)) : score };
    });
    return scored
      .sort((a, b) => b.score - a.score)
      .slice(0, 10)
      .map(({ row }) => row);
  }

  test("each name of another library leads to a function or to its row", () => {
    const lost = foreign.filter(({ library, name, to }) => {
      const found = shown(name);
      return typeof to === "string"
        ? !found.some(({ url }) => ours.get(to)?.includes(url))
        : !found.some((row) => row.name === name && row.parent === library);
    });
    expect(lost.map(({ library, name }) => `${library}: ${name}`)).toEqual([]);
  });

  test("each name of ours leads to its own page first", () => {
    // `peekable` and `Peekable` are the same to a search.
    const own = new Set(
      [...ours].flatMap(([name, urls]) => urls.map((url) => `${name.toLowerCase()} ${url}`)),
    );
    const late = [...ours].filter(([name]) => !own.has(`${name.toLowerCase()} ${shown(name)[0]?.url}`));
    expect(late.map(([name]) => name)).toEqual([]);
  });

  test("rows of the names page are places on it", () => {
    const ids = idsOf(pages.get(namesPath) ?? "");
    const urls = data.rows.map(({ url }) => url).filter((url) => url.startsWith(`${namesPath}#`));
    expect(urls.length).toBe(foreign.filter(({ to }) => typeof to !== "string").length);
    expect(urls.filter((url) => !ids.has(url.slice(namesPath.length + 1)))).toEqual([]);
  });
});

describe("order", () => {
  test("a function has its signature before what it throws and its examples", () => {
    const functions = [...pages].filter(([path]) => path.startsWith("functions/"));
    const wrong = functions.filter(([, html]) => {
      const signature = html.indexOf('class="tsd-signature ');
      const tags = html.indexOf('class="tsd-tag-');
      return signature === -1 || tags < signature || !html.includes('class="tsd-tag-example"');
    });
    expect(functions.length).toBeGreaterThan(200);
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  test.each([
    ["filter", "Sync"],
    ["fib", "bigint"],
    ["isPrime", "boolean"],
    ["zip", "EndOfShortest"],
  ])("the first signature of %s is the common one: with %s", (name, word) => {
    const html = pages.get(`functions/lazuli.${name}.html`) ?? "";
    const [, first = ""] = /class="tsd-signature .*?>(.*?)<\/div>/s.exec(html) ?? [];
    expect(first.replace(/<[^>]*>/g, "")).toContain(word);
    expect(first).not.toMatch(/Guard| is |Boolean|Within/);
  });

  test.each(["lazuli.Seq", "lazuli_async.AsyncSeq"])(
    "a method of %s with several signatures has its comment before them, with a link to the function",
    (chain) => {
      const html = pages.get(`interfaces/${chain}.html`) ?? "";
      const [, before] = /<h3[^>]* id="filter">(.*?)class="tsd-signature /s.exec(html) ?? [];
      const target = `../functions/${chain.replace(/\w+$/, "filter")}.html`;
      expect(before).toContain(`<p>The values for which a predicate is true. See <a href="${target}"`);
    },
  );
});

test("the pages have an icon", () => {
  expect(existsSync(join(api, "assets/favicon.svg"))).toBe(true);
  expect([...pages.values()].filter((html) => !html.includes('rel="icon"'))).toEqual([]);
});

const chromium = "/usr/bin/chromium";

// Debian's Chromium lays them out, where it is installed.
test.runIf(existsSync(chromium))("no page is wider than a phone", { timeout: 600_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "lazuli-pages-"));
  try {
    // Without scripts a page shows everything at once, and loads quickly.
    const runner = `<iframe sandbox="allow-same-origin" style="width: 390px; height: 844px; border: 0"></iframe><pre></pre>
      <script type="module">
        const frame = document.querySelector("iframe");
        const wide = [];
        for (const path of ${JSON.stringify(paths)}) {
          await new Promise((loaded) => {
            frame.onload = loaded;
            frame.src = ${JSON.stringify(pathToFileURL(`${api}/`).href)} + path;
          });
          const { documentElement } = frame.contentDocument;
          for (const details of documentElement.querySelectorAll("details")) details.open = true;
          if (documentElement.scrollWidth > 390) wide.push(path + ": " + documentElement.scrollWidth);
        }
        document.querySelector("pre").textContent = JSON.stringify({ wide });
      </script>`;
    writeFileSync(join(folder, "runner.html"), runner);
    const flags =
      "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
      "--disable-component-update --disable-sync --allow-file-access-from-files --virtual-time-budget=10000000";
    const dom = execFileSync(
      chromium,
      [
        ...flags.split(" "),
        `--user-data-dir=${folder}`,
        "--dump-dom",
        pathToFileURL(join(folder, "runner.html")).href,
      ],
      { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 2 ** 26 },
    );
    const [, report = ""] = /<pre>(\{.*\})<\/pre>/.exec(dom) ?? [];
    expect(JSON.parse(decoded(report))).toEqual({ wide: [] });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
