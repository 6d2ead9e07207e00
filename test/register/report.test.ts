import { describe, expect, test } from "vitest";
import { fileFor, textOf, writeWhole } from "../../src/register/report.js";
import { flagship } from "../trace/recording.js";

test("the texts of a record are printed one below the other", () => {
  const how = { width: 60, color: false };
  const [table, tree] = [textOf(flagship(), ["table"], how), textOf(flagship(), ["tree"], how)];
  expect(table).toMatch(/^ {3}fib .*\n3 .*✓\n$/s);
  expect(textOf(flagship(), ["table", "tree"], how)).toBe(`${table}\n${tree}`);
  expect(JSON.parse(textOf(flagship(), ["json"], how))).toHaveProperty("version", 1);
  expect(textOf(flagship(), [], how)).toBe("");
});

test.each([
  ["", "out.svg", "out.svg"],
  ["thread 1", "out.svg", "out-thread-1.svg"],
  ["process 12, thread 3", "/a.b/out", "/a.b/out-process-12-thread-3"],
  ["thread 1", "C:\\a.b\\out.tar.gz", "C:\\a.b\\out.tar-thread-1.gz"],
])("the file for %j and %s is %s", (part, file, expected) => {
  expect(fileFor(part, file)).toBe(expected);
});

describe("what is written", () => {
  const bytes = new TextEncoder().encode("a whole sentence");
  const failing = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };

  test("is all of it, however little is taken at once, and however often nothing is", () => {
    const written: number[] = [];
    const waits: number[] = [];
    let calls = 0;
    writeWhole(
      bytes,
      (rest, offset) => {
        if (calls++ % 2 === 0) failing("EAGAIN");
        const part = rest.slice(offset, offset + 3);
        written.push(...part);
        return part.length;
      },
      (milliseconds) => waits.push(milliseconds),
    );
    expect(new TextDecoder().decode(new Uint8Array(written))).toBe("a whole sentence");
    expect(waits).toEqual([10, 10, 10, 10, 10, 10]);
  });

  test("waits by itself", () => {
    let calls = 0;
    writeWhole(bytes, () => (calls++ === 0 ? failing("EAGAIN") : bytes.length));
    expect(calls).toBe(2);
  });

  test("is given up when nothing is taken for long", () => {
    let calls = 0;
    const write = (): number => {
      calls++;
      return failing("EAGAIN");
    };
    writeWhole(bytes, write, () => {});
    expect(calls).toBe(500);
  });

  test("is given up when nobody reads any more", () => {
    let calls = 0;
    const write = (): number => {
      calls++;
      return failing("EPIPE");
    };
    writeWhole(bytes, write);
    expect(calls).toBe(1);
  });
});
