// @ts-check
import { defineConfig, globalIgnores } from "eslint/config";
import jsdoc from "eslint-plugin-jsdoc";
import tseslint from "typescript-eslint";

/** Where users import from: every exported function there is public, and says all that the docs promise. */
const PUBLIC = [
  "src/{concurrency,consumers,merging,numbers,operators,predicates,producers,recovery,sources,streams,testing,time,trace}/*.ts",
  "src/{pipe,seq}.ts",
];
/** What a function over a sequence says of its work, beside the tags that everybody knows. */
const WORK = ["pulls", "keeps", "endless"];

const UNUSED = ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }];

export default defineConfig(
  globalIgnores(["dist/", "coverage/", "docs/api/", "**/.cache/", ".stryker-tmp/", "src/register/node.d.ts"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },

  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: "test/tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/no-unused-vars": UNUSED,
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      // The default of a getter that others override is a getter too.
      "@typescript-eslint/class-literal-property-style": "off",
      // What refers to itself has to be declared before it is assigned.
      "prefer-const": ["error", { ignoreReadBeforeAssign: true }],

      // The protocol asks for methods that are read once and called later, and for callbacks that do nothing.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-empty-function": "off",
      // A label or an error message shows whatever value it is about.
      "@typescript-eslint/restrict-template-expressions": "off",
      "@typescript-eslint/no-base-to-string": "off",
      // An async function also turns an error that is thrown into a rejection.
      "@typescript-eslint/require-await": "off",
      // The types promise more than old runtimes have and untyped callers hand over.
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/no-unnecessary-type-conversion": "off",
      "@typescript-eslint/no-unnecessary-template-expression": "off",
      // `lib.d.ts` says `any` of the end of an iterator and of what reflection gives.
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
      // `isolatedDeclarations` wants the types of exported functions written down.
      "@typescript-eslint/no-inferrable-types": "off",
      // A default that matters is written down too.
      "@typescript-eslint/no-unnecessary-type-arguments": "off",
      // Overloads are documented one by one, and mapped types are not records.
      "@typescript-eslint/unified-signatures": "off",
      "@typescript-eslint/consistent-indexed-object-style": "off",
      "@typescript-eslint/no-generated-empty-object-type": "off",
      // `as T` says what is known, where `!` says only that it is not undefined: and T may be undefined.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
    },
  },

  {
    // Three places do without `isEnd`, to keep the smallest bundles small (docs/decisions/007-size.md).
    files: ["src/**/*.ts"],
    ignores: ["src/core/engine/{cursor,edge,open}.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "BinaryExpression[operator=/^[!=]==$/] > Identifier[name='END']",
          message: "Ask `isEnd`, which costs a fraction of the comparison.",
        },
      ],
    },
  },

  {
    files: ["src/**/*.ts"],
    plugins: { jsdoc },
    settings: { jsdoc: { mode: "typescript" } },
    rules: {
      "jsdoc/check-alignment": "error",
      "jsdoc/check-tag-names": ["error", { definedTags: WORK }],
      "jsdoc/empty-tags": "error",
      "jsdoc/multiline-blocks": ["error", { noSingleLineBlocks: false }],
      "jsdoc/no-blank-blocks": "error",
      "jsdoc/no-types": "error",
      "jsdoc/require-asterisk-prefix": "error",
      "jsdoc/require-description": "error",
      "jsdoc/require-hyphen-before-param-description": "error",
      "jsdoc/require-param-description": "error",
      "jsdoc/require-returns-description": "error",
    },
  },
  {
    files: PUBLIC,
    rules: {
      // The first overload has the comment for all of them.
      "jsdoc/require-jsdoc": ["error", { publicOnly: true, skipInterveningOverloadedDeclarations: true }],
      "jsdoc/sort-tags": [
        "error",
        {
          linesBetween: 0,
          reportTagGroupSpacing: false,
          tagSequence: [{ tags: ["param", "returns", "throws", "example", "see", "category", ...WORK] }],
        },
      ],
    },
  },
  {
    // Tests play the hostile source and the caller without types.
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-this-alias": "off",
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-meaningless-void-operator": "off",
      "@typescript-eslint/prefer-includes": "off",
    },
  },
  {
    // The kit's type of a sequence stands for both worlds, but the sources are all of the sync one.
    files: ["test/laws/sources.test.ts"],
    rules: { "@typescript-eslint/no-floating-promises": "off" },
  },
  {
    // Type tests are compiled, never run.
    files: ["test/types/**/*.test-d.ts"],
    rules: {
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-floating-promises": "off",
    },
  },

  {
    files: ["**/*.{js,mjs}"],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      "@typescript-eslint/no-unused-vars": UNUSED,
      "@typescript-eslint/no-empty-function": "off",
    },
  },
);
