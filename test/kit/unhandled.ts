import { afterAll, beforeAll } from "vitest";

/** Notes the rejections that nobody handles, from the first to the last test of a file. */
export function watchUnhandled(): unknown[] {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  beforeAll(() => void process.on("unhandledRejection", note));
  afterAll(() => void process.off("unhandledRejection", note));
  return unhandled;
}
