import { expectNone } from "./complaints.js";
import { turn } from "./gates.js";

/** Fails with the complaints that are found, and with the rejections that nobody handles meanwhile. */
export async function inspect(
  about: string,
  find: (complaints: string[]) => Promise<unknown>,
): Promise<void> {
  const complaints: string[] = [];
  const note = (error: unknown): void => void complaints.push(`nobody handles ${String(error)}`);
  process.on("unhandledRejection", note);
  try {
    await find(complaints);
    await turn();
  } finally {
    process.off("unhandledRejection", note);
  }
  expectNone(complaints, about);
}
