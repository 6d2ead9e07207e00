import { mustBeNumber } from "../checks/counts.js";
import { must } from "../checks/must.js";
import { mustBeOptions } from "../checks/options.js";
import type { LineOptions } from "../types/options.js";

/** The part of a `TextDecoder` that is used. */
export interface Decoder {
  readonly encoding: string;
  decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string;
}

const host = globalThis as unknown as {
  readonly TextDecoder: new (
    label: string,
    options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
  ) => Decoder;
};

/** Refuses a string, which is probably a path. As a sequence of characters, a text would be read slowly. */
export function mustBeChunks(name: string, source: unknown): void {
  const expectation = "an iterable of chunks";
  const hint = ": pass [text], or createReadStream(path) of node:fs";
  must(typeof source !== "string", name, "source", expectation, source, TypeError, hint);
}

/** Refuses options of a function that reads lines. */
export function mustBeLineOptions(name: string, options: LineOptions): void {
  mustBeOptions(name, options, ["maxLength", "encoding", "fatal"]);
  const { maxLength = Infinity, encoding = "utf-8", fatal = false } = options;
  const isLength = maxLength === Infinity || (Number.isInteger(maxLength) && maxLength >= 1);
  mustBeNumber(isLength, name, "maxLength", "a positive integer or Infinity", maxLength);
  must(typeof fatal === "boolean", name, "fatal", "true or false", fatal);
  const expectation = 'a label of TextDecoder, such as "utf-8" or "latin1"';
  must(typeof encoding === "string", name, "encoding", expectation, encoding);
  try {
    decoderFor(options);
  } catch (error) {
    must(!(error instanceof RangeError), name, "encoding", expectation, encoding, RangeError);
    throw error;
  }
}

/** A decoder for those options. It drops no byte order mark. */
export function decoderFor({ encoding = "utf-8", fatal = false }: LineOptions): Decoder {
  return new host.TextDecoder(encoding, { fatal, ignoreBOM: true });
}
