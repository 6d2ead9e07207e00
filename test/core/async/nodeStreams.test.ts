/** Streams of Node need no function of their own: they are async iterables, and are made of them. */
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createWriteStream } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, pipeline as pipelineOf, Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, gzipSync } from "node:zlib";
import { fib } from "lazuli";
import { find, forEach, fromReadable, lines, map, ndjson, seq, take, toArray } from "lazuli/async";
import { testSourceAsync } from "lazuli/testing";
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import { turn } from "../../kit/gates.js";
import { inspect } from "../../kit/unhandled.js";
import { thrownBy } from "../../kit/worlds.js";

let folder: string;
let file: string;
const COUNT = 20_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lazuli-"));
  file = join(folder, "numbers.log");
  await writeFile(file, Array.from({ length: COUNT }, (_, index) => `line ${index} ü\r\n`).join(""));
});

afterAll(() => rm(folder, { recursive: true }));

/** Resolves when the file is closed. */
function closing(stream: Readable): Promise<void> {
  return new Promise((resolve) => void stream.once("close", resolve));
}

describe("a stream of Node", () => {
  test("is a source as it is: a file, line by line", async () => {
    for (const options of [{}, { encoding: "utf8" as const }, { highWaterMark: 7 }]) {
      const stream = createReadStream(file, options);
      let count = 0;
      await forEach(lines(stream), (line) => {
        if (line !== `line ${count} ü`) throw new Error(line);
        count++;
      });
      expect(count).toBe(COUNT);
      if (!stream.closed) await closing(stream);
    }
  });

  test("is destroyed when it is left, which closes the file", async () => {
    const stream = createReadStream(file);
    const closed = closing(stream);
    expect(await find(lines(stream), (line) => line.startsWith("line 5 "))).toBe("line 5 ü");
    expect([stream.destroyed, stream.bytesRead < COUNT * 9]).toEqual([true, true]);
    await closed;
  });

  test("is destroyed by break, and by an error in the loop", async () => {
    const broken = createReadStream(file);
    const closed = closing(broken);
    for await (const chunk of map(broken, (bytes: Buffer) => bytes.length)) {
      expect(chunk).toBeGreaterThan(0);
      break;
    }
    expect(broken.destroyed).toBe(true);
    await closed;
    const failing = createReadStream(file);
    const error = new Error("from the callback");
    expect(
      await thrownBy(() =>
        forEach(lines(failing), () => {
          throw error;
        }),
      ),
    ).toBe(error);
    expect(failing.destroyed).toBe(true);
    await closing(failing);
  });

  test("hands on its errors", async () => {
    const error = (await thrownBy(() =>
      toArray(lines(createReadStream(join(folder, "none")))),
    )) as NodeJS.ErrnoException;
    expect(error.code).toBe("ENOENT");
    const stream = new PassThrough();
    const sequence = lines(stream);
    stream.write("a\nb");
    expect((await sequence.next()).value).toBe("a");
    stream.destroy(new Error("cut off"));
    expect(String(await thrownBy(() => sequence.next()))).toBe("Error: cut off");
  });

  test("is refused by fromReadable, which says so", () => {
    expect(() => fromReadable(new PassThrough() as never)).toThrow(
      new TypeError(
        "fromReadable: stream must be a ReadableStream, got an async iterable: pass it to any function of lazuli/async as it is",
      ),
    );
  });

  test("of objects has them as values", async () => {
    expect(await toArray(map(Readable.from([1, 2], { objectMode: true }), (n: number) => n * 2))).toEqual([
      2, 4,
    ]);
    expect(await toArray(take(ndjson(Readable.from(["1\n", "2\n", "3\n"])), 2))).toEqual([1, 2]);
    expectTypeOf(
      lines(
        createReadStream(file)
          .on("error", () => {})
          .destroy(),
      ),
    ).toExtend<AsyncIterable<string>>();
  });
});

describe("a pipeline of streams", () => {
  const zipped = (): string => join(folder, "numbers.log.gz");
  const unzip = (path: string): { source: Readable; text: Readable } => {
    const source = createReadStream(path);
    return { source, text: pipelineOf(source, createGunzip(), () => {}) };
  };

  test("is read like one, and closes the file when it is left", async () => {
    await writeFile(zipped(), gzipSync(await readFile(file)));
    const { source, text } = unzip(zipped());
    expect(await find(lines(text), (line) => line.startsWith("line 7"))).toBe("line 7 ü");
    if (!source.closed) await closing(source);
    expect(source.destroyed).toBe(true);
  });

  test("hands on the errors of all of them", async () => {
    await inspect("pipeline", async () => {
      const missing = unzip(join(folder, "missing.gz"));
      expect(await thrownBy(() => toArray(lines(missing.text)))).toMatchObject({ code: "ENOENT" });
      const broken = unzip(file);
      expect(await thrownBy(() => toArray(lines(broken.text)))).toMatchObject({ code: "Z_DATA_ERROR" });
    });
  });
});

describe("the way back", () => {
  test("Readable.from makes a stream of a sequence, and closes it when it is destroyed", async () => {
    const source = testSourceAsync((index) => index);
    const stream = Readable.from(map(source, (n) => `${n}`));
    for await (const chunk of stream) if (chunk === "3") break;
    await turn();
    expect([source.closes, stream.destroyed]).toEqual([1, true]);
  });

  test("pipeline takes sequences at its start, and functions of them between streams", async () => {
    await inspect("pipeline", async () => {
      const target = join(folder, "copy.log");
      await pipeline(
        createReadStream(file),
        (source: AsyncIterable<Buffer>) =>
          seq(lines(source))
            .take(3)
            .map((line) => `${line.toUpperCase()}\n`),
        createWriteStream(target),
      );
      expect(await readFile(target, "utf8")).toBe("LINE 0 Ü\nLINE 1 Ü\nLINE 2 Ü\n");
      const written: string[] = [];
      const sink = new Writable({
        write(chunk: Buffer, _, done) {
          written.push(String(chunk));
          done();
        },
      });
      await pipeline(seq(take(fib(), 4)).map(String), sink);
      expect(written).toEqual(["1", "1", "2", "3"]);
    });
  });

  test("pipeline closes a sequence when what follows fails", async () => {
    const source = testSourceAsync((index) => `${index}`);
    const failing = new Writable({ write: (_, __, done) => done(new Error("full")) });
    expect(
      String(
        await thrownBy(() =>
          pipeline(
            map(source, (text) => text),
            failing,
          ),
        ),
      ),
    ).toBe("Error: full");
    await turn();
    expect(source.closes).toBe(1);
  });
});
