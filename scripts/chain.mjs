// @ts-check
/**
 * Writes the methods of the chain from the functions that they call: `node scripts/chain.mjs`.
 *
 * A method has the signatures of its function, without the source or without the first of several sources. The chain
 * takes the place of that source, and of each `Lazy` that is returned. What else the function asks of its source
 * becomes the type of `this`. What stands above the mark is by hand: a method there is not written again.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import ts from "typescript";

const { basename, dirname, join, relative } = posix;

/**
 * @typedef {object} Chain
 * @property {string} file - The class stands last in it.
 * @property {string} name - The class, whose type parameters are `T` and `R`.
 * @property {string} suffix - What the name of a function has behind that of its method.
 * @property {string[]} own - The folders of functions that only this chain has, whose names have no suffix.
 * @property {string} source - The type of what functions read.
 * @property {string} iterable - The type of what the chain is, among those.
 * @property {string} lazy - The type of what operators return.
 *
 * @typedef {{ path: string, isType: boolean, as?: string }} Origin Where a name comes from, and what it is called there.
 *
 * @typedef {object} Method
 * @property {string} text
 * @property {[name: string, origin: Origin][]} uses
 *
 * @typedef {object} Signature
 * @property {string} text - What comes after the name of the method.
 * @property {string[]} parameters - Their names, a rest with its dots.
 * @property {string[]} args - What the function is called with.
 * @property {string} wrap - What makes a chain of its result, or several; empty if there is nothing to do.
 * @property {boolean} isJoined - Whether the chain is the first of several sources.
 * @property {boolean} isPlain - Whether the compiler sees that this is the signature of the function.
 *
 * @typedef {(node: ts.Node) => string | undefined} Replace The text that a node has instead of its own, if it has.
 */

/** @type {Chain[]} */
const chains = [
  {
    file: "src/seq.ts",
    name: "Seq",
    suffix: "",
    own: [],
    source: "Iterable",
    iterable: "Iterable",
    lazy: "Lazy",
  },
  {
    file: "src/seqAsync.ts",
    name: "AsyncSeq",
    suffix: "Async",
    own: ["src/concurrency", "src/merging", "src/time", "src/recovery", "src/producers", "src/streams"],
    source: "AnyIterable",
    iterable: "AsyncIterable",
    lazy: "AsyncLazy",
  },
];

const root = fileURLToPath(new URL("..", import.meta.url));
const MARK = "// Written by scripts/chain.mjs from here on. The imports come last, for there are many.\n";
/** How wide a comment is, without its indentation. */
const WIDTH = 118;
/** The types of the values of a sequence. */
const VALUES = ["ValueOf", "AnyValueOf"];
/** What asks for an order of several sources, and what asks for it of one. */
const ORDERED = new Map([
  ["OrderedSources", "Ordered"],
  ["AnyOrderedSources", "AnyOrdered"],
]);

/** Each file as it should stand. */
export async function render() {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const chain of chains) {
    const filepath = join(root, chain.file);
    const [byHand = ""] = readFileSync(filepath, "utf8").split(MARK);
    const text = `${byHand}${MARK}\n${written(chain, parse(chain.file, `${byHand}}`))}`;
    texts[chain.file] = await format(text, { ...(await resolveConfig(filepath)), filepath });
  }
  return texts;
}

/**
 * What follows the mark: the rest of the class, and the imports.
 *
 * @param {Chain} chain
 * @param {ts.SourceFile} byHand
 */
function written(chain, byHand) {
  const own = byHand.statements.filter(ts.isClassDeclaration).flatMap(({ members }) => members.map(nameOf));
  const inherited = inheritedBy(chain);
  const methods = ["src/consumers", "src/operators", ...chain.own]
    .flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(folder, file)))
    .filter((path) => !own.includes(basename(path, ".ts")))
    .sort((a, b) => (basename(a).toLowerCase() < basename(b).toLowerCase() ? -1 : 1))
    .flatMap((path) => methodOf(path, chain, inherited) ?? []);

  const here = originsOf(byHand);
  const needed = new Map(methods.flatMap(({ uses }) => uses).filter(([name]) => !here.has(name)));
  const paths = new Set([...needed.values()].map(({ path }) => path));
  const imports = [...paths].sort().map((path) => {
    const names = [...needed].filter(([, origin]) => origin.path === path).sort();
    const areTypes = names.every(([, { isType }]) => isType);
    const list = names
      .map(([name, { isType, as = name }]) => {
        const text = as === name ? name : `${as} as ${name}`;
        return isType && !areTypes ? `type ${text}` : text;
      })
      .join(", ");
    const specifier = relative(dirname(chain.file), path)
      .replace(/^(?!\.)/, "./")
      .replace(/ts$/, "js");
    return `import ${areTypes ? "type " : ""}{ ${list} } from "${specifier}";\n`;
  });
  return `${methods.map(({ text }) => text).join("\n")}}\n\n${imports.join("")}`;
}

/**
 * The names that the class has from the one it extends.
 *
 * @param {Chain} chain
 */
function inheritedBy({ file, name }) {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram([join(root, file)], options);
  const declaration = program
    .getSourceFile(join(root, file))
    ?.statements.filter(ts.isClassDeclaration)
    .find((node) => nameOf(node) === name);
  const [base] = declaration?.heritageClauses?.[0]?.types ?? [];
  const type = program.getTypeChecker().getTypeAtLocation(/** @type {ts.Node} */ (base));
  return new Set(type.getProperties().map((property) => property.name));
}

/**
 * The method for the function that a file is named after, unless it reads no source.
 *
 * @param {string} path
 * @param {Chain} chain
 * @param {ReadonlySet<string>} inherited
 * @returns {Method | undefined}
 */
function methodOf(path, chain, inherited) {
  const file = parse(path, readFileSync(join(root, path), "utf8"));
  const name = basename(path, ".ts");
  const fn = chain.own.includes(dirname(path)) ? name : name + chain.suffix;
  const functions = file.statements.filter(ts.isFunctionDeclaration);
  const declarations = functions.filter((node) => nameOf(node) === fn);
  const overloads = declarations.length > 1 ? declarations.slice(0, -1) : declarations;
  const signatures = overloads.flatMap((node) => signatureOf(node, chain) ?? []);
  const [first] = signatures;
  if (first === undefined) return undefined;

  // The twins do the same, and the first of them says it.
  const [described = declarations[0]] = functions.filter((node) => nameOf(node) === name);
  const place = first.isJoined ? "; this sequence comes first" : "";
  const comment = commentOf(`${sentenceOf(described)} See {@link ${name}}${place}.`);
  const key = inherited.has(name) ? `override ${name}` : name;
  const isSeen = signatures.length === 1 && first.isPlain;
  const body = isSeen ? first : behind(signatures);
  const call = `${name}(${body.args.join(", ")})`;
  const result = first.wrap === "" ? call : `${first.wrap}(${call})`;
  const texts = signatures.map(({ text }) => text);
  // By the name of the method: an editor shows a link that it cannot follow as it stands in the comment.
  const origins = originsOf(file).set(name, { path, isType: false, as: fn });
  return {
    text: [
      // An editor shows the comment of the signature that a call has.
      ...(isSeen ? [comment] : texts.map((text) => `${comment}\n${key}${text};`)),
      `${key}${body.text} {`,
      body.text.endsWith(": void") ? `${result};` : `return ${result};`,
      "}\n",
    ].join("\n"),
    uses: [...origins].filter(([used]) => used === name || wordsOf(texts.join()).has(used)),
  };
}

/**
 * The signature behind those that callers see. Its types fit all of them. If they differ in length, it hands on what
 * comes: for some functions an `undefined` is an argument.
 *
 * @param {Signature[]} signatures
 * @returns {Pick<Signature, "text" | "args">}
 */
function behind(signatures) {
  const [{ parameters, args }] = /** @type {[Signature]} */ (signatures);
  const lengths = signatures.map((each) => each.parameters.filter((name) => !name.startsWith("...")).length);
  const fewest = Math.min(...lengths);
  if (lengths.every((length) => length === fewest) && fewest === parameters.length) {
    return { text: `(${["this", ...parameters].map((name) => `${name}: never`).join(", ")}): unknown`, args };
  }
  const rest = `...args: [${Array(fewest).fill("never").join(", ")}]`;
  return { text: `(this: never, ${rest}): unknown`, args: ["this", "...args"] };
}

/**
 * A signature of a function as that of a method, unless it reads no source.
 *
 * @param {ts.FunctionDeclaration} declaration
 * @param {Chain} chain
 * @returns {Signature | undefined}
 */
function signatureOf({ typeParameters, parameters: [source, ...others], type: result }, chain) {
  if (source?.type === undefined || result === undefined) return undefined;
  // It is about calls.
  if (ts.isFunctionTypeNode(source.type)) return undefined;
  // The chain is no array that a guard could narrow.
  if (ts.isTypePredicateNode(result)) return undefined;
  // Its method would bring the engine of the other world along for all who use the chain.
  if (chains.some(({ lazy }) => lazy !== chain.lazy && isReference(result, lazy))) return undefined;
  const generics = [...(typeParameters ?? [])];
  const list = generics
    .filter(isList)
    .map(nameOf)
    .find((name) => wordsOf(source.getText()).has(name));
  if (list === undefined && nameOf(source) !== "source") return undefined;

  const [read = source.type, ...more] = ts.isIntersectionTypeNode(source.type) ? source.type.types : [];
  // A chain is no tuple, so it may always be empty unless it never ends.
  const [shape] = more.flatMap((node) => (isReference(node, "Shape") ? [node] : []));
  const demands = more.filter((node) => node !== shape);
  const ordered = ts.isTypeReferenceNode(read) ? ORDERED.get(read.typeName.getText()) : undefined;
  const names = list === undefined ? namesFor(read, generics, chain) : new Map();
  /** @type {Replace} */
  const replace = (node) => {
    if (ts.isIdentifier(node)) return names.get(node.text);
    if (isReference(node, chain.lazy)) {
      const types = node.typeArguments?.map(write) ?? [];
      return `${chain.name}<${types.map((type) => (type === "EndOf<R>" ? "R" : type)).join(", ")}>`;
    }
    if (isReference(node, "IfEmpty")) return "undefined";
    if (ts.isIntersectionTypeNode(node)) {
      const types = node.types.filter((each) => !isReference(each, "IfEmpty"));
      if (types.length < node.types.length) return types.map(write).join(" & ");
    }
    // The chain does not learn its type from an argument.
    if (isReference(node, "NoInfer")) {
      const [type = ""] = node.typeArguments?.map(write) ?? [];
      if (type === "T") return type;
    }
    return list === undefined ? undefined : joined(node, list, chain);
  };
  /** @param {ts.Node} node @returns {string} */
  const write = (node) => rewritten(node, replace);

  const whole = `${chain.name}<T, R>`;
  const self = list === undefined ? selfAs(read, chain, write) : whole;
  const receiver = [self, ...demands.map(write), ...(ordered ? [`${ordered}<T>`] : [])].join(" & ");
  const texts = others.map((parameter) => parameterOf(parameter, write));
  const parameters = others.map((parameter) => `${dotsOf(parameter)}${nameOf(parameter)}`);
  const args = ["this", ...parameters];
  if (list !== undefined && source.dotDotDotToken) {
    const rest = `...${nameOf(source)}`;
    texts.push(`${rest}: ${ordered ? read.getText() : ts.isTupleTypeNode(read) ? write(read) : list}`);
    parameters.push(rest);
    args.push(rest);
  } else if (list !== undefined) {
    texts.unshift(`others: ${list}`);
    parameters.unshift("others");
    args[0] = "[this, ...others]";
  }
  if (receiver !== whole) texts.unshift(`this: ${receiver}`);
  const bound = ["T", "R"];
  const own = generics
    .filter((each) => !bound.includes(names.get(nameOf(each)) ?? ""))
    .filter((each) => nameOf(each) !== shape?.typeArguments?.[0]?.getText())
    .map(write);
  const [made] = referencesIn(result, chain.lazy);
  const [, end] = made?.typeArguments ?? [];
  const isSimple =
    made === undefined || (made === result && (end === undefined || write(end) === "EndOf<R>"));
  return {
    text: `${own.length > 0 ? `<${own.join(", ")}>` : ""}(${texts.join(", ")}): ${write(result)}`,
    parameters,
    args,
    wrap: made === undefined ? "" : made === result ? "chain" : "chains",
    isJoined: list !== undefined,
    isPlain: list === undefined && isSimple && !others.some(dotsOf),
  };
}

/**
 * What the type parameters of a function are called in its method. Those that the source binds are those of the class,
 * whose names no other has.
 *
 * @param {ts.TypeNode} read
 * @param {ts.TypeParameterDeclaration[]} generics
 * @param {Chain} chain
 * @returns {Map<string, string>}
 */
function namesFor(read, generics, chain) {
  const names = new Map(generics.map((each) => [nameOf(each), nameOf(each)]));
  const free = ["U", "V", "W"].filter((name) => !names.has(name));
  for (const name of ["T", "R"]) if (names.has(name)) names.set(name, free.shift() ?? name);
  for (const { typeArguments: [value, end] = [] } of referencesIn(read, chain.source)) {
    const bound = generics.find((each) => nameOf(each) === value?.getText());
    // One with a constraint is of the method, and the type of `this` binds it.
    if (bound && !bound.constraint && value?.parent === read) names.set(nameOf(bound), "T");
    if (end !== undefined) names.set(end.getText(), "R");
  }
  return names;
}

/**
 * The type of the chain in the place of the source. What may be a sequence of anything is one of `T`.
 *
 * @param {ts.TypeNode} read
 * @param {Chain} chain
 * @param {(node: ts.Node) => string} write
 */
function selfAs(read, chain, write) {
  return rewritten(read, (node) => {
    if (!isReference(node, chain.source)) return undefined;
    const value = (node.typeArguments ?? []).slice(0, 1).map(write).join();
    return `${chain.name}<${value === "unknown" ? "T" : value}, R>`;
  });
}

/**
 * The text of a type that speaks of a list of sources, where the chain is ahead of them.
 *
 * @param {ts.Node} node
 * @param {string} list
 * @param {Chain} chain
 */
function joined(node, list, { iterable }) {
  const text = node.getText();
  if (ts.isNamedTupleMember(node) && node.dotDotDotToken) return text;
  if (text === `${list}[number]`) return `${iterable}<T, R> | ${text}`;
  if (VALUES.some((type) => text === `${type}<${list}[number]>`)) return `T | ${text}`;
  if (VALUES.some((type) => text === `${type}<FirstOf<${list}>>`)) return "T";
  return text === list ? `[${iterable}<T>, ...${list}]` : undefined;
}

/**
 * The text of a node, with other texts for nodes in it.
 *
 * @param {ts.Node} node
 * @param {Replace} replace
 * @returns {string}
 */
function rewritten(node, replace) {
  const other = replace(node);
  if (other !== undefined) return other;
  const { text } = node.getSourceFile();
  let result = "";
  let end = node.getStart();
  ts.forEachChild(node, (child) => {
    result += text.slice(end, child.getStart()) + rewritten(child, replace);
    end = child.end;
  });
  return result + text.slice(end, node.end);
}

/**
 * A parameter as callers see it: what has a default may be left out.
 *
 * @param {ts.ParameterDeclaration} parameter
 * @param {(node: ts.Node) => string} write
 */
function parameterOf(parameter, write) {
  const { questionToken, initializer, type } = parameter;
  if (type === undefined) {
    const { fileName } = parameter.getSourceFile();
    throw new Error(`${fileName}: write the type of ${nameOf(parameter)}, which the chain copies`);
  }
  return `${dotsOf(parameter)}${nameOf(parameter)}${(questionToken ?? initializer) ? "?" : ""}: ${write(type)}`;
}

/** @param {ts.ParameterDeclaration} parameter */
function dotsOf({ dotDotDotToken }) {
  return dotDotDotToken ? "..." : "";
}

/** @param {ts.Node} node @param {string} name @returns {node is ts.TypeReferenceNode} */
function isReference(node, name) {
  return ts.isTypeReferenceNode(node) && node.typeName.getText() === name;
}

/** @param {ts.Node} node @param {string} name @returns {ts.TypeReferenceNode[]} */
function referencesIn(node, name) {
  /** @type {ts.TypeReferenceNode[]} */
  const found = isReference(node, name) ? [node] : [];
  ts.forEachChild(node, (child) => void found.push(...referencesIn(child, name)));
  return found;
}

/** Whether a type parameter stands for a list. @param {ts.TypeParameterDeclaration} node */
function isList({ constraint }) {
  return /^readonly .*\[\]/.test(constraint?.getText() ?? "");
}

/**
 * Where the names come from that a file imports, and those of the types that it exports.
 *
 * @param {ts.SourceFile} file
 */
function originsOf(file) {
  /** @type {Map<string, Origin>} */
  const origins = new Map();
  for (const node of file.statements) {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
      origins.set(nameOf(node), { path: file.fileName, isType: true });
    }
    if (!ts.isImportDeclaration(node)) continue;
    const bindings = node.importClause?.namedBindings;
    const specifier = /** @type {ts.StringLiteral} */ (node.moduleSpecifier).text;
    const path = join(dirname(file.fileName), specifier.replace(/js$/, "ts"));
    for (const { name, isTypeOnly } of bindings && ts.isNamedImports(bindings) ? bindings.elements : []) {
      origins.set(name.text, { path, isType: isTypeOnly || node.importClause?.isTypeOnly === true });
    }
  }
  return origins;
}

/** The first sentence of a doc comment. @param {ts.FunctionDeclaration} node */
function sentenceOf(node) {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment;
  const text = ts.getTextOfJSDocComment(comment)?.replaceAll("\n", " ") ?? "";
  return /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;
}

/** A text as a doc comment, on as many lines as it takes. @param {string} text */
function commentOf(text) {
  const line = `/** ${text} */`;
  if (line.length <= WIDTH) return line;
  const lines = [" *"];
  for (const [word] of text.matchAll(/\{[^}]*\}\S*|\S+/g)) {
    if (`${lines.at(-1)} ${word}`.length > WIDTH) lines.push(" *");
    lines.push(`${lines.pop()} ${word}`);
  }
  return ["/**", ...lines, " */"].join("\n");
}

/** @param {string} path @param {string} text */
function parse(path, text) {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** @param {ts.NamedDeclaration} node */
function nameOf(node) {
  return node.name !== undefined && ts.isIdentifier(node.name) ? node.name.text : "";
}

/** @param {string} text */
function wordsOf(text) {
  return new Set(text.match(/\w+/g));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of Object.entries(await render())) writeFileSync(join(root, file), text);
}
