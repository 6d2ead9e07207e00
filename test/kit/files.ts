import { existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";

export const root: string = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The files below a folder that end in `extension`, as sorted paths from the root; none without the folder. What is
 * installed there is left out.
 */
export function filesUnder(folder: string, extension: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter(
    ({ name }) => name !== "node_modules",
  );
  return entries
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path, extension) : path.endsWith(extension) ? [path] : [];
    })
    .sort();
}
