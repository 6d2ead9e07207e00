import { describe, expect, test } from "vitest";
import { optionsOf, type RegisterOptions } from "../../src/register/options.js";

function read(text: string): { options: RegisterOptions; complaints: string[] } {
  const complaints: string[] = [];
  const options = optionsOf(text, (sentence) => complaints.push(sentence));
  return { options, complaints };
}

const usual = read("").options;

describe("the options of LAZULI_TRACE", () => {
  test("are a table of 10,000 events, if there are none", () => {
    for (const text of ["", "  "]) {
      const options = {
        texts: ["table"],
        svg: undefined,
        output: undefined,
        budget: 10_000,
        rounds: undefined,
      };
      expect(read(text)).toEqual({ options, complaints: [] });
    }
  });

  test("name texts, in the order in which they are printed", () => {
    expect(read("--lanes").options.texts).toEqual(["lanes"]);
    const all = ["table", "lanes", "tree", "summary", "timeline", "json"];
    expect(read(" --json --timeline\t--summary --tree --lanes --table ").options.texts).toEqual(all);
  });

  test("name a picture, which needs no text", () => {
    expect(read("--svg a.svg").options).toEqual({ ...usual, texts: [], svg: "a.svg" });
    expect(read("--svg a.svg --tree").options).toEqual({ ...usual, texts: ["tree"], svg: "a.svg" });
  });

  test("have counts", () => {
    expect(read("--budget 500 --rounds=3")).toEqual({
      options: { ...usual, budget: 500, rounds: 3 },
      complaints: [],
    });
  });

  test.each([
    ["--output a.txt", "a.txt"],
    ["--output='a b.txt'", "a b.txt"],
    ['--output "it\'s a.txt"', "it's a.txt"],
    ['--output "C:\\a b"\\c.txt', "C:\\a b\\c.txt"],
  ])("%s is a file, which may be quoted", (text, output) => {
    expect(read(text)).toEqual({ options: { ...usual, output }, complaints: [] });
  });

  test.each([
    ["--lane", "Unknown option '--lane'"],
    ["lanes", "Unexpected argument 'lanes'"],
    ["--lanes --tree=3", "Option '--tree' does not take an argument"],
    ["--output", "Option '--output <value>' argument missing"],
    ["--budget -3", "Option '--budget' argument is ambiguous"],
    ["--budget 0", "Option '--budget' must be a positive integer, got '0'"],
    ["--budget=1e3", "Option '--budget' must be a positive integer, got '1e3'"],
    ["--lanes --rounds 2.5", "Option '--rounds' must be a positive integer, got '2.5'"],
  ])("%s is refused in one line, and all are as usual", (text, problem) => {
    const { options, complaints } = read(text);
    expect(options).toEqual(usual);
    expect(complaints).toEqual([
      expect.stringMatching(/^LAZULI_TRACE is ignored: [^\n]*\. The options are --table, --lanes, [^\n]*\.$/),
    ]);
    // The words are Node's, which may change them.
    if (!/Unexpected|ambiguous|missing/.test(problem)) expect(complaints[0]).toContain(`: ${problem}. `);
  });
});
