// @ts-check
import {
  Application,
  Comment,
  Converter,
  DefaultTheme,
  DefaultThemeRenderContext,
  JSX,
  ReflectionKind,
} from "typedoc";

/** @typedef {import("typedoc").DeclarationReflection} Declaration */

/**
 * Arranges the pages: guides by their headings, decisions last and below one heading, and of an overloaded function
 * what it does, its signatures, the common one first, and then the rest.
 *
 * @param {import("typedoc").Application} app
 */
export function arrange(app) {
  // Ahead of typedoc's own work on comments.
  app.converter.on(
    Converter.EVENT_RESOLVE_BEGIN,
    ({ project }) => {
      nameDocuments(project);
      for (const reflection of project.getReflectionsByKind(ReflectionKind.FunctionOrMethod)) {
        arrangeOverloads(/** @type {Declaration} */ (reflection));
      }
    },
    1_000_000,
  );
  // After typedoc has sorted them.
  app.converter.on(
    Converter.EVENT_RESOLVE_END,
    ({ project }) => {
      project.childrenIncludingDocuments?.sort((a, b) => Number(isDecisions(a)) - Number(isDecisions(b)));
    },
    -1_000_000,
  );
  app.renderer.defineTheme("arranged", ArrangedTheme);
  // In the configuration it would be taken for a package.
  app.on(Application.EVENT_BOOTSTRAP_END, () => app.options.setValue("theme", "arranged"));
}

/** @param {import("typedoc").Reflection} reflection */
function isDecisions(reflection) {
  return reflection.isDocument() && reflection.name === "Decisions";
}

/**
 * Calls a guide by its heading, where typedoc would take the file name, and puts the decisions below their overview.
 *
 * @param {import("typedoc").ProjectReflection} project
 */
function nameDocuments(project) {
  const documents = [...(project.documents ?? [])];
  for (const document of documents) {
    const [, heading] = /^# (.+)$/m.exec(document.content[0]?.text ?? "") ?? [];
    if (heading !== undefined) document.name = heading;
  }
  const overview = documents.find(isDecisions);
  for (const document of documents) {
    const isDecision = project.files.getReflectionPath(document)?.includes("/docs/decisions/") === true;
    if (overview === undefined || document === overview || !isDecision) continue;
    project.removeChild(document);
    document.parent = overview;
    overview.addChild(document);
  }
}

/**
 * Keeps what the comment of an overloaded function says about all of it with the function. typedoc repeats it under
 * each signature, and warns of every `@param` that the first does not have.
 *
 * @param {Declaration} reflection
 */
function arrangeOverloads(reflection) {
  const { signatures = [] } = reflection;
  const shared = signatures[0]?.comment;
  if (shared === undefined || signatures.length === 1) return;
  const isParam = (/** @type {{ tag: string }} */ { tag }) => tag === "@param";
  const params = shared.blockTags.filter(isParam);
  const rest = shared.blockTags.filter((tag) => !isParam(tag));
  reflection.comment = new Comment(shared.summary, rest, shared.modifierTags);
  for (const signature of signatures) {
    const names = signature.parameters?.map((parameter) => parameter.name) ?? [];
    const own = params.filter((tag) => names.includes(tag.name ?? ""));
    signature.comment = new Comment(
      [],
      own.map((tag) => tag.clone()),
    );
  }
  signatures.sort((a, b) => specialty(a) - specialty(b));
}

/**
 * How special a call is that a signature is for: the compiler wants those first that ask for more, readers last.
 *
 * @param {import("typedoc").SignatureReflection} signature
 */
function specialty({ parameters = [] }) {
  const required = parameters.filter(
    ({ flags, defaultValue }) => !flags.isOptional && defaultValue === undefined,
  );
  return required.length + (parameters.some(({ type }) => narrows(type)) ? 0.5 : 0);
}

/**
 * Whether an argument of this type narrows the type of the result: a type guard, or `Boolean`.
 *
 * @param {import("typedoc").SomeType | undefined} type
 * @returns {boolean}
 */
function narrows(type) {
  if (type?.type === "union") return type.types.some(narrows);
  if (type?.type === "reflection")
    return type.declaration.signatures?.some((signature) => signature.type?.type === "predicate") === true;
  return /Guard\b|\bBooleanConstructor\b/.test(String(type));
}

/** @param {import("typedoc").Reflection} reflection @returns {reflection is Declaration} */
function isOverloaded(reflection) {
  return reflection.isDeclaration() && (reflection.signatures?.length ?? 0) > 1;
}

class ArrangedContext extends DefaultThemeRenderContext {
  /** @param {ConstructorParameters<typeof DefaultThemeRenderContext>} args */
  constructor(...args) {
    super(...args);
    const { commentTags, memberSignatures } = this;
    /** @type {DefaultThemeRenderContext["commentTags"]} */
    this.commentTags = (reflection) => (isOverloaded(reflection) ? undefined : commentTags(reflection));
    /** @type {DefaultThemeRenderContext["memberSignatures"]} */
    this.memberSignatures = (reflection) => {
      const signatures = memberSignatures(reflection);
      if (!isOverloaded(reflection)) return signatures;
      // The page of a function starts with its summary; a method has none yet.
      const isOnPage = reflection === this.model;
      return JSX.createElement(
        JSX.Fragment,
        null,
        isOnPage ? undefined : this.commentSummary(reflection),
        signatures,
        commentTags(reflection),
      );
    };
  }
}

class ArrangedTheme extends DefaultTheme {
  /** @override @type {typeof DefaultThemeRenderContext} */
  ContextClass = ArrangedContext;
}
