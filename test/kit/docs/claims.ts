/**
 * What an example calls where it claims something. It runs wherever JavaScript runs: what it compares with is
 * vitest's `expect` in the tests, and that of test/platforms/ in other runtimes and in browsers.
 */

/** The part of an `expect` that is needed. */
export type Expect = (actual: unknown) => {
  toBe(value: unknown): void;
  toContain(part: string): void;
  toEqual(value: unknown): void;
  toMatch(pattern: RegExp): void;
};

/** What an example is played with. */
export interface Setting {
  readonly expect: Expect;
  /** The text that `console.log` prints. */
  readonly format: (...values: unknown[]) => string;
  readonly require: (name: string) => unknown;
}

/** The code of an example as a function: see `bodyOf` of examples.ts. */
export type Body = (
  claim: object,
  console: object,
  require: Setting["require"],
  exports: object,
) => Promise<void>;

/** Plays an example and checks what it claims. An error tells the line of the statement that was running. */
export async function play(
  body: Body,
  at: { readonly file: string; readonly line: number },
  { expect, format, require }: Setting,
): Promise<void> {
  let { line } = at;
  let printed: string[] = [];
  const claim = {
    at(statement: number): void {
      line = statement;
    },
    is(statement: number, actual: unknown, value: unknown): void {
      line = statement;
      expect(actual).toEqual(value);
    },
    forget(): void {
      printed = [];
    },
    prints(statement: number, text: string): void {
      line = statement;
      expect(printed.join(" ")).toBe(text);
    },
    async throws(statement: () => Promise<void>, text: string): Promise<void> {
      const error: unknown = await statement().then(
        () => "nothing",
        (reason: unknown) => reason,
      );
      // "RangeError: take: count must be 0 or more, got -1" begins with its name.
      const [, name = "", message = ""] = /^(\w+)(?:: )?(.*)$/.exec(text) ?? [];
      expect(`${String(error)}`).toMatch(new RegExp(`^${name}\\b`));
      expect(`${String(error)}`).toContain(message);
    },
  };
  const console = {
    log: (...values: unknown[]): void => {
      printed.push(format(...values));
    },
  };
  try {
    await body(claim, console, require, {});
  } catch (error) {
    // Changed in place: vitest shows the difference between values from the error's other properties.
    if (error instanceof Error) error.message = `${at.file}:${line}: ${error.message}`;
    throw error;
  }
}
